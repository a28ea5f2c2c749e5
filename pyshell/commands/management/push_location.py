"""Push-Location."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.locations import go_to
from pyshell.values.exceptions import NetException


@cmdlet(
    "Push",
    "Location",
    module="Microsoft.PowerShell.Management",
    default_set="Path",
    output=("System.Management.Automation.PathInfo",),
)
class PushLocationCommand(Cmdlet):
    """Puts the current location on a stack and goes to another."""

    path: str | None = parameter("string", In("Path", position=0, pipeline=True, by_name=True))
    literal_path: str | None = parameter(
        "string",
        In("LiteralPath", by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    pass_thru: bool = parameter("switch")
    stack_name: str | None = parameter("string", by_name=True)

    def process(self) -> None:
        session = self.context.session
        session.push(self.stack_name)
        path = self.literal_path if self.set_name == "LiteralPath" else self.path
        if path:
            try:
                go_to(session, path, self.set_name == "LiteralPath")
            except NetException as error:
                self.error(error)
                return
        if self.pass_thru:
            self.write(session.location)
