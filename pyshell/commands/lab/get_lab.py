"""Get-Lab."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet
from pyshell.remoting import lab_control, lab_objects
from pyshell.values.exceptions import InvalidOperationException


@cmdlet("Get", "Lab", module="PyShell.Lab", output=("PyShell.Lab.Computer",))
class GetLabCommand(Cmdlet):
    """Shows the computers of the lab that runs."""

    def end(self) -> None:
        try:
            status = lab_control.request("status")
        except lab_control.LabError as error:
            self.error(InvalidOperationException(str(error)), "LabNotRunning", "InvalidOperation")
            return
        self.write_all(lab_objects.computers(status))
