"""Format-List."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateSetAttribute
from pyshell.binding.cmdlet import cmdlet, parameter
from pyshell.commands.formatting_support import FormatCmdlet
from pyshell.formatting.parameters import LIST_KEYS, FormatParameters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Format",
    "List",
    module="Microsoft.PowerShell.Utility",
    output=(
        "Microsoft.PowerShell.Commands.Internal.Format.FormatStartData",
        "Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData",
        "Microsoft.PowerShell.Commands.Internal.Format.FormatEndData",
        "Microsoft.PowerShell.Commands.Internal.Format.GroupStartData",
        "Microsoft.PowerShell.Commands.Internal.Format.GroupEndData",
    ),
)
class FormatListCommand(FormatCmdlet):
    """Shows objects as a list of their properties."""

    property: Any = parameter("System.Object[]", position=0)
    group_by: Any = parameter("System.Object")
    view: str | None = parameter("string")
    show_error: bool = parameter("switch")
    display_error: bool = parameter("switch")
    force: bool = parameter("switch")
    expand: str | None = parameter("string", validate=(ValidateSetAttribute("CoreOnly", "EnumOnly", "Both"),))
    input_object: Any = parameter("psobject", pipeline=True)

    shape = "List"

    def read_parameters(self, parameters: FormatParameters) -> None:
        self.read_properties(parameters, LIST_KEYS)
