"""Get-Location."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.providers.infos import PathInfoStack
from pyshell.values.exceptions import NetException, PSArgumentException


@cmdlet(
    "Get",
    "Location",
    module="Microsoft.PowerShell.Management",
    default_set="Location",
    output=(
        "System.Management.Automation.PathInfo",
        "System.Management.Automation.PathInfoStack",
    ),
)
class GetLocationCommand(Cmdlet):
    """Gives the current location, or a stack of locations."""

    ps_provider: list[str] | None = parameter("string[]", In("Location", by_name=True), name="PSProvider")
    ps_drive: list[str] | None = parameter("string[]", In("Location", by_name=True), name="PSDrive")
    stack: bool = parameter("switch", In("Stack"))
    stack_name: list[str] | None = parameter("string[]", In("Stack", by_name=True))

    def process(self) -> None:
        session = self.context.session
        if self.set_name == "Stack":
            names: list[str | None] = [*(self.stack_name or (None,))]
            for name in names:
                found = session.stack(name)
                if found is None:
                    error = PSArgumentException(
                        f"Cannot find location stack '{name}'. It does not exist or it is not a container."
                    )
                    self.error(error, "Argument", "InvalidArgument")
                else:
                    self.write(PathInfoStack(name or session.default_stack, list(found)))
            return
        if self.ps_drive:
            for name in self.ps_drive:
                try:
                    self.write(session.location_of(session.drive(name)).info())
                except NetException as error:
                    self.error(error)
            return
        if self.ps_provider:
            for name in self.ps_provider:
                try:
                    provider = session.provider(name)
                except NetException as error:
                    self.error(error)
                    continue
                current = session.current_drive
                if current.provider is provider:
                    self.write(session.location)
                    continue
                for drive in session.drives():
                    if drive.provider is provider:
                        self.write(session.location_of(drive).info())
                        break
            return
        self.write(session.location)
