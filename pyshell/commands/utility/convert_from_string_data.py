"""ConvertFrom-StringData."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyStringAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.values.collections import Hashtable
from pyshell.values.exceptions import NetException, PSInvalidOperationException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("ConvertFrom", "StringData", module="Microsoft.PowerShell.Utility", output=("System.Collections.Hashtable",))
class ConvertFromStringDataCommand(Cmdlet):
    """Makes a hashtable of lines with keys and values."""

    string_data: str | None = parameter(
        "string",
        mandatory=True,
        position=0,
        pipeline=True,
        validate=(AllowEmptyStringAttribute(),),
    )
    delimiter: Any = parameter("char", position=1)

    def process(self) -> None:
        table = Hashtable()
        if not self.string_data:
            self.write(table)
            return
        delimiter = str(self.delimiter) if self.delimiter is not None else "="
        for line in self.string_data.split("\n"):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            key, found, value = line.partition(delimiter)
            if not found:
                message = f"Data line '{line}' is not in 'name=value' format. "
                self.throw(PSInvalidOperationException(message), "InvalidOperation", "InvalidOperation")
            key, value = key.strip(), value.strip()
            if key in table:
                message = f"Data item '{key}' in line '{line}' is already defined. "
                self.throw(PSInvalidOperationException(message), "InvalidOperation", "InvalidOperation")
            try:
                table[key] = _unescape(value)
            except NetException as error:
                self.throw(error, "System.Text.RegularExpressions.RegexParseException", "NotSpecified")
        self.write(table)


def _unescape(text: str) -> str:
    """Regex.Unescape."""
    if "\\" not in text:
        return text
    from pyshell.values.members import invoke_static
    from pyshell.values.pstype import find_type

    regex = find_type("System.Text.RegularExpressions.Regex")
    assert regex is not None
    try:
        return str(invoke_static(regex, "Unescape", [text]))
    except NetException as error:
        raise (error.inner if isinstance(error.inner, NetException) else error) from None
