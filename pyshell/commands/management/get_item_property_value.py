"""Get-ItemPropertyValue."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import Example, In, cmdlet, parameter
from pyshell.commands.item_properties import check_properties
from pyshell.commands.items import ItemCmdlet
from pyshell.values.exceptions import IOException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Get", "ItemPropertyValue", module="Microsoft.PowerShell.Management", default_set="Path")
class GetItemPropertyValueCommand(ItemCmdlet):
    """Gives the values of properties of items, and nothing else."""

    path: list[str] | None = parameter(
        "string[]", In("Path", position=0, pipeline=True, by_name=True), help="The items."
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralPath", mandatory=True, by_name=True),
        aliases=("PSPath", "LP"),
        help="The items, without wildcards.",
    )
    name: list[str] = parameter("string[]", position=1, mandatory=True, aliases=("PSProperty",), help="The properties.")
    filter: str | None = parameter("string", help="A pattern of the provider's own.")
    include: list[str] | None = parameter("string[]", help="Only items of these names.")
    exclude: list[str] | None = parameter("string[]", help="Not items of these names.")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    examples = (Example("The name of a folder", "Get-ItemPropertyValue / -Name FullName", "The value itself."),)

    def process(self) -> None:
        from pyshell.values.members import find_property

        for place in self.places():
            item = self.attempt(lambda: self._read(place))  # noqa: B023
            if item is None:
                continue
            for name in self.name:
                found = find_property(item, name)
                if found is None:
                    message = f"Property {name} does not exist at path {place.path}."
                    self.error(IOException(message), "System.IO.IOException", "InvalidArgument", place.path)
                else:
                    self.write(found[0])

    def _read(self, place: Any) -> Any:
        check_properties(place)
        return self.session.item(place, self.request())
