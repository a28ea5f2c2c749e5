"""Get-Credential."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import CredentialAttribute, ValidateNotNullAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter


@cmdlet(
    "Get",
    "Credential",
    module="Microsoft.PowerShell.Security",
    default_set="CredentialSet",
    output=("System.Management.Automation.PSCredential",),
)
class GetCredentialCommand(Cmdlet):
    """Asks for a user name and password and gives them as a credential."""

    credential: Any = parameter(
        "pscredential", In("CredentialSet", position=0), validate=(ValidateNotNullAttribute(), CredentialAttribute())
    )
    message: str | None = parameter("string", In("MessageSet"), validate=(ValidateNotNullOrEmptyAttribute(),))
    user_name: str | None = parameter(
        "string", In("MessageSet", position=0), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    title: str | None = parameter("string", In("MessageSet"), validate=(ValidateNotNullOrEmptyAttribute(),))

    def begin(self) -> None:
        found = self.credential
        if found is None:
            found = self.host.ui.prompt_for_credential(self.title or "", self.message or "", self.user_name or "", "")
        if found is not None:
            self.write(found)
