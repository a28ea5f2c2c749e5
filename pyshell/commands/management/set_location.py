"""Set-Location."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.locations import go_to
from pyshell.values.exceptions import NetException, PSArgumentException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Set",
    "Location",
    module="Microsoft.PowerShell.Management",
    default_set="Path",
    output=(
        "System.Management.Automation.PathInfo",
        "System.Management.Automation.PathInfoStack",
    ),
)
class SetLocationCommand(Cmdlet):
    """Goes to another location."""

    path: str | None = parameter("string", In("Path", position=0, pipeline=True, by_name=True))
    literal_path: str | None = parameter(
        "string",
        In("LiteralPath", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    pass_thru: bool = parameter("switch")
    stack_name: str | None = parameter("string", In("Stack", by_name=True))

    def process(self) -> None:
        session = self.context.session
        if self.set_name == "Stack":
            session.default_stack = self.stack_name or "default"
            return
        path = self.literal_path if self.set_name == "LiteralPath" else self.path
        try:
            if path == "-" and self.set_name == "Path":
                self._step(session.history, session.future, "There is no location history left to navigate backwards.")
            elif path == "+" and self.set_name == "Path":
                self._step(session.future, session.history, "There is no location history left to navigate forwards.")
            else:
                before = session.here()
                go_to(
                    session,
                    path if path else (session.current_drive.provider.home or "~"),
                    self.set_name == "LiteralPath",
                )
                session.history.append(before)
                session.future.clear()
        except NetException as error:
            self.error(error)
            return
        if self.pass_thru:
            self.write(session.location)

    def _step(self, source: list[Any], other: list[Any], message: str) -> None:
        if not source:
            raise PSArgumentException(message).with_error("Argument", "InvalidArgument")
        session = self.context.session
        other.append(session.here())
        session.go(source.pop())
