"""Get-Host."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet


@cmdlet("Get", "Host", module="Microsoft.PowerShell.Utility", output=("System.Management.Automation.Host.PSHost",))
class GetHostCommand(Cmdlet):
    """Gives the program that hosts the shell."""

    def process(self) -> None:
        self.write(self.context.scope.get("Host"))
