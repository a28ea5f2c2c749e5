"""Get-PSDrive."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.providers.session import drive_not_found


@cmdlet(
    "Get",
    "PSDrive",
    module="Microsoft.PowerShell.Management",
    default_set="Name",
    output=("System.Management.Automation.PSDriveInfo",),
)
class GetPSDriveCommand(Cmdlet):
    """Gets the drives of the session."""

    name: list[str] | None = parameter(
        "string[]",
        In("Name", position=0, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    literal_name: list[str] | None = parameter(
        "string[]",
        In("LiteralName", mandatory=True, position=0, by_name=True),
    )
    scope: str | None = parameter("string", by_name=True)
    ps_provider: list[str] | None = parameter("string[]", by_name=True, name="PSProvider")

    def process(self) -> None:
        from pyshell.values.wildcard import matcher

        session = self.context.session
        drives = sorted(session.drives(), key=lambda d: d.name.lower())
        providers = [matcher(p) for p in self.ps_provider or ()]
        names = self.literal_name if self.set_name == "LiteralName" else (self.name or ["*"])
        for name in names or ():
            found = False
            matches = (
                matcher(name)
                if self.set_name != "LiteralName"
                else lambda text, name=name: text.lower() == name.lower()
            )
            for drive in drives:
                if not matches(drive.name):
                    continue
                found = True
                provider = drive.provider
                if providers and not any(m(provider.name) or m(provider.full_name) for m in providers):
                    continue
                self.write(drive)
            if not found and "*" not in name and "?" not in name:
                error = drive_not_found(name)
                self.error(error, "GetLocationNoMatchingDrive", "ObjectNotFound", name)
