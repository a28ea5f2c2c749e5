"""Get-PSSessionConfiguration."""

from __future__ import annotations

from typing import Any

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.remoting import configurations


@cmdlet(
    "Get",
    "PSSessionConfiguration",
    module="Microsoft.PowerShell.Core",
    output=("Microsoft.PowerShell.Commands.PSSessionConfigurationCommands#PSSessionConfiguration",),
)
class GetPSSessionConfigurationCommand(Cmdlet):
    """Gets the session configurations of this computer (in the lab)."""

    force: bool = parameter("switch")
    name: Any = parameter("string[]", position=0, wildcards=True)

    def process(self) -> None:
        self.write_all(configurations.chosen(self, self.name))
