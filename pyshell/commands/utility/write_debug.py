"""Write-Debug."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyStringAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter


@cmdlet("Write", "Debug", module="Microsoft.PowerShell.Utility")
class WriteDebugCommand(Cmdlet):
    """Writes a message to the debug stream, which is shown where it was asked for."""

    message: str | None = parameter(
        "string",
        mandatory=True,
        position=0,
        pipeline=True,
        aliases=("Msg",),
        validate=(AllowEmptyStringAttribute(),),
    )

    def process(self) -> None:
        self.debug(self.message or "")
