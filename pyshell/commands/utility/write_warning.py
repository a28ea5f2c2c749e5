"""Write-Warning."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyStringAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter


@cmdlet("Write", "Warning", module="Microsoft.PowerShell.Utility")
class WriteWarningCommand(Cmdlet):
    """Writes a warning."""

    message: str | None = parameter(
        "string",
        mandatory=True,
        position=0,
        pipeline=True,
        aliases=("Msg",),
        validate=(AllowEmptyStringAttribute(),),
    )

    def process(self) -> None:
        self.warning(self.message or "")
