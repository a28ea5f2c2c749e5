"""Get-PSProvider."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.values.exceptions import ProviderNotFoundException


@cmdlet(
    "Get",
    "PSProvider",
    module="Microsoft.PowerShell.Management",
    output=("System.Management.Automation.ProviderInfo",),
)
class GetPSProviderCommand(Cmdlet):
    """Gets the providers of the session."""

    ps_provider: list[str] | None = parameter(
        "string[]",
        position=0,
        by_name=True,
        name="PSProvider",
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )

    def process(self) -> None:
        from pyshell.values.wildcard import matcher

        session = self.context.session
        for name in self.ps_provider or ["*"]:
            matches = matcher(name.rpartition("\\")[2])
            found = False
            for provider in sorted(session.providers.values(), key=lambda p: p.name):
                if matches(provider.name):
                    found = True
                    self.write(session.info_of(provider))
            if not found and "*" not in name:
                error = ProviderNotFoundException(f"Cannot find a provider with the name '{name}'.")
                self.error(error, "ProviderNotFound", "ObjectNotFound", name)
