"""Invoke-Item."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Invoke", "Item", module="Microsoft.PowerShell.Management", default_set="Path", should_process=True)
class InvokeItemCommand(ItemCmdlet):
    """Does with an item what opening it does."""

    path: list[str] | None = parameter(
        "string[]",
        In("Path", mandatory=True, position=0, pipeline=True, by_name=True),
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralPath", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    filter: str | None = parameter("string")
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def process(self) -> None:
        request = self.request()
        for place in self.places():
            self.attempt(lambda: place.provider.invoke(place.path, request))  # noqa: B023
