"""Format-Wide."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateRangeAttribute, ValidateSetAttribute
from pyshell.binding.cmdlet import cmdlet, parameter
from pyshell.commands.formatting_support import FormatCmdlet
from pyshell.formatting.parameters import WIDE_KEYS, FormatParameters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Format",
    "Wide",
    module="Microsoft.PowerShell.Utility",
    output=(
        "Microsoft.PowerShell.Commands.Internal.Format.FormatStartData",
        "Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData",
        "Microsoft.PowerShell.Commands.Internal.Format.FormatEndData",
        "Microsoft.PowerShell.Commands.Internal.Format.GroupStartData",
        "Microsoft.PowerShell.Commands.Internal.Format.GroupEndData",
    ),
)
class FormatWideCommand(FormatCmdlet):
    """Shows objects by one property, several beside each other."""

    property: Any = parameter("System.Object", position=0)
    auto_size: bool = parameter("switch")
    column: int | None = parameter("int", validate=(ValidateRangeAttribute(1, 2147483647),))
    group_by: Any = parameter("System.Object")
    view: str | None = parameter("string")
    show_error: bool = parameter("switch")
    display_error: bool = parameter("switch")
    force: bool = parameter("switch")
    expand: str | None = parameter("string", validate=(ValidateSetAttribute("CoreOnly", "EnumOnly", "Both"),))
    input_object: Any = parameter("psobject", pipeline=True)

    shape = "Wide"

    def read_parameters(self, parameters: FormatParameters) -> None:
        if "AutoSize" in self.bound and "Column" in self.bound:
            self.refuse(
                "Cmdlet parameters AutoSize and Column are mutually exclusive.", "FormatCannotSpecifyAutosizeAndColumns"
            )
        self.read_properties(parameters, WIDE_KEYS)
        if "AutoSize" in self.bound:
            parameters.autosize = bool(self.auto_size)
        if "Column" in self.bound:
            parameters.columns = self.column
