"""Pop-Location."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.values.exceptions import NetException


@cmdlet(
    "Pop",
    "Location",
    module="Microsoft.PowerShell.Management",
    output=("System.Management.Automation.PathInfo",),
)
class PopLocationCommand(Cmdlet):
    """Goes back to the location on top of a stack."""

    pass_thru: bool = parameter("switch")
    stack_name: str | None = parameter("string", by_name=True)

    def process(self) -> None:
        session = self.context.session
        try:
            info = session.pop(self.stack_name)
        except NetException as error:
            self.error(error)
            return
        if self.pass_thru and info is not None:
            self.write(session.location)
