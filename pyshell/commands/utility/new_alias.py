"""New-Alias."""

from __future__ import annotations

from pyshell.binding.cmdlet import cmdlet, parameter
from pyshell.commands.alias_support import AliasWriterCmdlet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "New",
    "Alias",
    module="Microsoft.PowerShell.Utility",
    output=("System.Management.Automation.AliasInfo",),
    should_process=True,
    confirm_impact="Low",
)
class NewAliasCommand(AliasWriterCmdlet):
    """Makes an alias."""

    name: str | None = parameter("string", mandatory=True, position=0, by_name=True)
    value: str | None = parameter("string", mandatory=True, position=1, by_name=True)
    description: str | None = parameter("string")
    option: Any = parameter("System.Management.Automation.ScopedItemOptions")
    pass_thru: bool = parameter("switch")
    scope: str | None = parameter("string")
    force: bool = parameter("switch")

    verb_text = "New Alias"
    replaces = False
