"""Format-Table."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateSetAttribute
from pyshell.binding.cmdlet import cmdlet, parameter
from pyshell.commands.formatting_support import FormatCmdlet
from pyshell.formatting.parameters import TABLE_KEYS, FormatParameters

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Format",
    "Table",
    module="Microsoft.PowerShell.Utility",
    output=(
        "Microsoft.PowerShell.Commands.Internal.Format.FormatStartData",
        "Microsoft.PowerShell.Commands.Internal.Format.FormatEntryData",
        "Microsoft.PowerShell.Commands.Internal.Format.FormatEndData",
        "Microsoft.PowerShell.Commands.Internal.Format.GroupStartData",
        "Microsoft.PowerShell.Commands.Internal.Format.GroupEndData",
    ),
)
class FormatTableCommand(FormatCmdlet):
    """Shows objects as a table."""

    auto_size: bool = parameter("switch")
    repeat_header: bool = parameter("switch")
    hide_table_headers: bool = parameter("switch")
    wrap: bool = parameter("switch")
    property: Any = parameter("System.Object[]", position=0)
    group_by: Any = parameter("System.Object")
    view: str | None = parameter("string")
    show_error: bool = parameter("switch")
    display_error: bool = parameter("switch")
    force: bool = parameter("switch")
    expand: str | None = parameter("string", validate=(ValidateSetAttribute("CoreOnly", "EnumOnly", "Both"),))
    input_object: Any = parameter("psobject", pipeline=True)

    shape = "Table"

    def read_parameters(self, parameters: FormatParameters) -> None:
        self.read_properties(parameters, TABLE_KEYS)
        if "AutoSize" in self.bound:
            parameters.autosize = bool(self.auto_size)
        parameters.repeat_header = bool(self.repeat_header)
        if "HideTableHeaders" in self.bound:
            parameters.hide_headers = bool(self.hide_table_headers)
        if "Wrap" in self.bound:
            parameters.wrap = bool(self.wrap)
