"""Exit-PSSession."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet
from pyshell.values.exceptions import PSInvalidOperationException


@cmdlet("Exit", "PSSession", module="Microsoft.PowerShell.Core")
class ExitPSSessionCommand(Cmdlet):
    """Ends an interactive session and returns to the shell here."""

    def process(self) -> None:
        pop = getattr(self.host, "pop_runspace", None)
        if pop is None:
            self.throw(
                PSInvalidOperationException("There is no interactive session to leave."),
                "HostDoesNotSupportPushRunspace",
            )
        else:
            pop()
