"""Get-Error."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.formatting import objects
from pyshell.values.errors import ErrorRecord
from pyshell.values.exceptions import PSArgumentException
from pyshell.values.psobject import PSObject, base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_RECORD = "System.Management.Automation.ErrorRecord"
_EXCEPTION = "System.Exception"
_SUFFIX = "#PSExtendedError"


@cmdlet(
    "Get",
    "Error",
    module="Microsoft.PowerShell.Utility",
    default_set="Newest",
    output=(
        "System.Management.Automation.ErrorRecord#PSExtendedError",
        "System.Exception#PSExtendedError",
    ),
)
class GetErrorCommand(Cmdlet):
    """Shows everything that the latest errors hold."""

    input_object: Any = parameter(
        "psobject",
        In("Error", position=0, pipeline=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        help="The error to show.",
    )
    newest: int | None = parameter(
        "int",
        In("Newest"),
        aliases=("Last",),
        validate=(ValidateRangeAttribute(1, 2147483647),),
        help="How many of the latest errors to show.",
    )

    examples = (
        Example(
            "The latest error",
            "Get-Item /nowhere -ErrorAction SilentlyContinue; Get-Error",
            "All properties of the record and of its exception.",
        ),
    )

    def process(self) -> None:
        if self.set_name == "Error":
            self._show(self.input_object, 0, False)
            return
        errors = list(self.context.errors)[: self.newest or 1]
        for index, each in enumerate(errors):
            self._show(each, index, len(errors) > 1)

    def _show(self, value: Any, index: int, numbered: bool) -> None:
        base = base_of(value)
        if isinstance(base, ErrorRecord):
            first = _RECORD
        elif isinstance(base, BaseException):
            first = _EXCEPTION
        else:
            message = "The InputObject is neither an ErrorRecord nor an Exception."
            self.throw(PSArgumentException(message, "InputObject"), "InvalidInputObject", "InvalidArgument", value)
            return
        # Without the names whose own views would come first.
        names = [name for name in objects.type_names(value) if name not in (_RECORD, _EXCEPTION)]
        shown = PSObject(base, type_names=[first + _SUFFIX, *names])
        if numbered:
            shown.notes["PSErrorIndex"] = index
        self.write(shown)
