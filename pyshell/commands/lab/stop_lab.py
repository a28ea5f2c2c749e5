"""Stop-Lab."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet
from pyshell.remoting import lab_control
from pyshell.values.exceptions import InvalidOperationException


@cmdlet("Stop", "Lab", module="PyShell.Lab", should_process=True)
class StopLabCommand(Cmdlet):
    """Stops the embedded lab; its sessions end with it."""

    def end(self) -> None:
        if not self.should_process("the lab", "Stop"):
            return
        try:
            lab_control.stop()
        except lab_control.LabError as error:
            self.error(InvalidOperationException(str(error)), "LabNotRunning", "InvalidOperation")
