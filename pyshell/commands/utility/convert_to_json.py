"""ConvertTo-Json."""

from __future__ import annotations

from pyshell.binding.attributes import AllowNullAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.json_writer import JsonWriter
from pyshell.formatting import objects
from pyshell.values.exceptions import NetException
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("ConvertTo", "Json", module="Microsoft.PowerShell.Utility", output=("System.String",))
class ConvertToJsonCommand(Cmdlet):
    """Converts objects to JSON."""

    input_object: Any = parameter(
        "System.Object",
        mandatory=True,
        position=0,
        pipeline=True,
        validate=(AllowNullAttribute(),),
    )
    depth: int | None = parameter("int", validate=(ValidateRangeAttribute(0, 100),))
    compress: bool = parameter("switch")
    enums_as_strings: bool = parameter("switch")
    as_array: bool = parameter("switch")
    escape_handling: Any = parameter("Newtonsoft.Json.StringEscapeHandling")

    def begin(self) -> None:
        self._values: list[Any] = []

    def process(self) -> None:
        self._values.append(None if self.input_object is AUTOMATION_NULL else self.input_object)

    def end(self) -> None:
        values = self._values
        if not values:
            return
        depth = 2 if self.depth is None else int(self.depth)
        escapes = objects.to_text(self.escape_handling) if "EscapeHandling" in self.bound else "Default"
        writer = JsonWriter(depth, bool(self.compress), bool(self.enums_as_strings), escapes, self.warning)
        piped = self.runtime.processor.expecting
        try:
            if len(values) > 1 or self.as_array:
                texts = [writer._text(value, 1, piped) for value in values]
                self.write(writer._array(texts, 0))
            else:
                self.write(writer.write(values[0], piped))
        except NetException as error:
            self.throw(error)
