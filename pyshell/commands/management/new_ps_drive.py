"""New-PSDrive."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyStringAttribute, CredentialAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.variables import scope_of
from pyshell.providers.infos import PSDriveInfo
from pyshell.providers.session import check_drive_name
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("New", "PSDrive", module="Microsoft.PowerShell.Management", should_process=True, confirm_impact="Low")
class NewPSDriveCommand(Cmdlet):
    """Mounts a drive."""

    name: Any = parameter("string", mandatory=True, position=0, by_name=True)
    ps_provider: str | None = parameter("string", mandatory=True, position=1, by_name=True, name="PSProvider")
    root: str | None = parameter(
        "string",
        mandatory=True,
        position=2,
        by_name=True,
        validate=(AllowEmptyStringAttribute(),),
    )
    description: str | None = parameter("string", by_name=True)
    scope: str | None = parameter("string", by_name=True)
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def process(self) -> None:
        session = self.context.session
        try:
            provider = session.provider(self.ps_provider)
            check_drive_name(self.name)
            if not self.should_process(
                f"Name: {self.name} Provider: {provider.full_name} Root: {self.root}", "New drive"
            ):
                return
            root = provider.new_drive_root(self.root)
            drive = PSDriveInfo(self.name, provider, root, self.description or "")
            scope = scope_of(self, self.scope) if self.scope else self.runtime.scope
            session.add_drive(drive, scope)
        except NetException as error:
            self.error(error)
            return
        self.write(drive)
