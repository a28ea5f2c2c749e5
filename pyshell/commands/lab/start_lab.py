"""Start-Lab."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.remoting import lab_control, lab_objects, lab_registry
from pyshell.values.exceptions import InvalidOperationException


@cmdlet("Start", "Lab", module="PyShell.Lab", output=("PyShell.Lab.Computer",))
class StartLabCommand(Cmdlet):
    """Starts the embedded lab: computers named Server01, Server02, Server30 and Localhost, on loopback.

    The lab is a process of its own: its sessions live on when this shell ends, until Stop-Lab.
    """

    computer_name: Any = parameter("string[]", position=0, help="Further computers.")
    credential: Any = parameter(
        "pscredential",
        help="The lab's account; by default one named after the current user.",
        validate=(CredentialAttribute(),),
    )
    port: Any = parameter("int", default=0, help="The port of the first computer; by default a free one.")

    def end(self) -> None:
        if lab_registry.read() is None:
            arguments = ["--port", str(int(self.port or 0))]
            for name in self.computer_name or ():
                arguments += ["--computer", str(name)]
            if self.credential is not None:
                from pyshell.remoting.clixml.primitives import secret

                arguments += ["--user", f"{self.credential.user_name}:{secret(self.credential.password)}"]
            try:
                lab_control.start(arguments)
            except lab_control.LabError as error:
                self.throw(InvalidOperationException(str(error)), "LabNotStarted", "OpenError")
        self.write_all(lab_objects.computers(lab_control.request("status")))
