"""Format-Custom."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateRangeAttribute, ValidateSetAttribute
from pyshell.binding.cmdlet import cmdlet, parameter
from pyshell.commands.formatting_support import FormatCmdlet
from pyshell.formatting.parameters import CUSTOM_KEYS, FormatParameters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Format",
    "Custom",
    module="Microsoft.PowerShell.Utility",
    output=(
        "Microsoft.PowerShell.Commands.Internal.Format.FormatStartData",
        "Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData",
        "Microsoft.PowerShell.Commands.Internal.Format.FormatEndData",
        "Microsoft.PowerShell.Commands.Internal.Format.GroupStartData",
        "Microsoft.PowerShell.Commands.Internal.Format.GroupEndData",
    ),
)
class FormatCustomCommand(FormatCmdlet):
    """Shows objects in a layout of their type's own, or as a tree."""

    property: Any = parameter("System.Object[]", position=0)
    depth: int | None = parameter("int", validate=(ValidateRangeAttribute(1, 2147483647),))
    group_by: Any = parameter("System.Object")
    view: str | None = parameter("string")
    show_error: bool = parameter("switch")
    display_error: bool = parameter("switch")
    force: bool = parameter("switch")
    expand: str | None = parameter("string", validate=(ValidateSetAttribute("CoreOnly", "EnumOnly", "Both"),))
    input_object: Any = parameter("psobject", pipeline=True)

    shape = "Custom"

    def read_parameters(self, parameters: FormatParameters) -> None:
        self.read_properties(parameters, CUSTOM_KEYS)
        if "Depth" in self.bound:
            parameters.depth = self.depth
