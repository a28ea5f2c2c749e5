"""Get-Item."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Get",
    "Item",
    module="Microsoft.PowerShell.Management",
    default_set="Path",
    output=(
        "System.IO.FileInfo",
        "System.Boolean",
        "System.String",
        "System.IO.FileInfo",
        "System.IO.DirectoryInfo",
    ),
)
class GetItemCommand(ItemCmdlet):
    """Gets the item at a path."""

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
    force: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def process(self) -> None:
        request = self.request()
        for place in self.places():
            if not self.check_filter(place):
                continue
            item = self.attempt(lambda: self.session.item(place, request))  # noqa: B023
            if item is None:
                continue
            base = getattr(item, "base", None)
            if type(base) is list:
                self.write_all(base)
            else:
                self.write(item)
