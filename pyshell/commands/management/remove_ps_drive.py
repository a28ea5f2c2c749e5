"""Remove-PSDrive."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyCollectionAttribute, AllowNullAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.providers.session import drive_not_found
from pyshell.values.exceptions import PSInvalidOperationException


@cmdlet("Remove", "PSDrive", module="Microsoft.PowerShell.Management", default_set="Name", should_process=True)
class RemovePSDriveCommand(Cmdlet):
    """Unmounts a drive."""

    name: list[str] | None = parameter(
        "string[]",
        In("Name", mandatory=True, position=0, by_name=True),
        validate=(
            AllowNullAttribute(),
            AllowEmptyCollectionAttribute(),
        ),
    )
    literal_name: list[str] | None = parameter(
        "string[]",
        In("LiteralName", mandatory=True, position=0, by_name=True),
    )
    ps_provider: list[str] | None = parameter("string[]", by_name=True, name="PSProvider")
    scope: str | None = parameter("string", by_name=True)
    force: bool = parameter("switch")

    def process(self) -> None:
        from pyshell.values.wildcard import matcher

        session = self.context.session
        names = self.literal_name if self.set_name == "LiteralName" else self.name
        for name in names or ():
            matches = matcher(name)
            found = [d for d in session.drives() if matches(d.name)]
            if not found:
                self.error(drive_not_found(name), "DriveNotFound", "ObjectNotFound", name)
            for drive in found:
                if not self.should_process(
                    f"Name: {drive.name} Provider: {drive.provider.full_name} Root: {drive.root}", "Remove Drive"
                ):
                    continue
                if drive is session.current_drive and not self.force:
                    message = f"Cannot remove drive '{drive.name}' because it is in use."
                    self.error(PSInvalidOperationException(message), "InvalidOperation", "InvalidOperation", drive)
                    continue
                session.remove_drive(drive)
