"""Write-Verbose."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyStringAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter


@cmdlet("Write", "Verbose", module="Microsoft.PowerShell.Utility")
class WriteVerboseCommand(Cmdlet):
    """Writes a message to the verbose stream, which is shown where it was asked for."""

    message: str | None = parameter(
        "string",
        mandatory=True,
        position=0,
        pipeline=True,
        aliases=("Msg",),
        validate=(AllowEmptyStringAttribute(),),
    )

    def process(self) -> None:
        self.verbose(self.message or "")
