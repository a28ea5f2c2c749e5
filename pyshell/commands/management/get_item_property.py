"""Get-ItemProperty."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import Example, In, cmdlet, parameter
from pyshell.commands.item_properties import check_properties, selected
from pyshell.commands.items import ItemCmdlet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Get", "ItemProperty", module="Microsoft.PowerShell.Management", default_set="Path")
class GetItemPropertyCommand(ItemCmdlet):
    """Gives the properties of items."""

    path: list[str] | None = parameter(
        "string[]", In("Path", mandatory=True, position=0, pipeline=True, by_name=True), help="The items."
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralPath", mandatory=True, by_name=True),
        aliases=("PSPath", "LP"),
        help="The items, without wildcards.",
    )
    name: list[str] | None = parameter("string[]", position=1, aliases=("PSProperty",), help="Only these properties.")
    filter: str | None = parameter("string", help="A pattern of the provider's own.")
    include: list[str] | None = parameter("string[]", help="Only items of these names.")
    exclude: list[str] | None = parameter("string[]", help="Not items of these names.")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    examples = (
        Example("When a file was written", "Get-ItemProperty / -Name LastWriteTime", "One property, and the path."),
    )

    def process(self) -> None:
        for place in self.places():
            item = self.attempt(lambda: self._read(place))  # noqa: B023
            if item is not None:
                self.write(item if not self.name else selected(item, self.name))

    def _read(self, place: Any) -> Any:
        check_properties(place)
        return self.session.item(place, self.request())
