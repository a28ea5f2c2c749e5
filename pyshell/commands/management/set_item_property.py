"""Set-ItemProperty."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import Example, In, cmdlet, parameter
from pyshell.commands.item_properties import check_properties
from pyshell.commands.items import ItemCmdlet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Set",
    "ItemProperty",
    module="Microsoft.PowerShell.Management",
    default_set="propertyValuePathSet",
    should_process=True,
)
class SetItemPropertyCommand(ItemCmdlet):
    """Gives properties of items other values."""

    path: list[str] | None = parameter(
        "string[]",
        In("propertyValuePathSet", mandatory=True, position=0, by_name=True),
        In("propertyPSObjectPathSet", mandatory=True, position=0, by_name=True),
        help="The items.",
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("propertyValueLiteralPathSet", mandatory=True, by_name=True),
        In("propertyPSObjectLiteralPathSet", mandatory=True, by_name=True),
        aliases=("PSPath", "LP"),
        help="The items, without wildcards.",
    )
    name: str = parameter(
        "string",
        In("propertyValuePathSet", mandatory=True, position=1, by_name=True),
        In("propertyValueLiteralPathSet", mandatory=True, position=1, by_name=True),
        aliases=("PSProperty",),
        help="The property.",
    )
    value: Any = parameter(
        "object",
        In("propertyValuePathSet", mandatory=True, position=2, by_name=True),
        In("propertyValueLiteralPathSet", mandatory=True, position=2, by_name=True),
        help="Its new value.",
    )
    input_object: Any = parameter(
        "psobject",
        In("propertyPSObjectPathSet", mandatory=True, pipeline=True, by_name=True),
        In("propertyPSObjectLiteralPathSet", mandatory=True, pipeline=True, by_name=True),
        help="An object whose properties are the new values.",
    )
    pass_thru: bool = parameter("switch", help="Write the changed properties.")
    force: bool = parameter("switch", help="Also change what is read-only.")
    filter: str | None = parameter("string", help="A pattern of the provider's own.")
    include: list[str] | None = parameter("string[]", help="Only items of these names.")
    exclude: list[str] | None = parameter("string[]", help="Not items of these names.")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    examples = (
        Example(
            "Protect a file",
            "Set-Content a.txt x; Set-ItemProperty a.txt IsReadOnly $true; (Get-Item a.txt).IsReadOnly",
            "The file cannot be written to any more.",
        ),
    )

    def process(self) -> None:
        for place in self.places():
            self.attempt(lambda: self._change(place))  # noqa: B023

    def _change(self, place: Any) -> None:
        from pyshell.commands.item_properties import NOTES, selected
        from pyshell.values.members import set_member
        from pyshell.values.memberview import properties_of

        check_properties(place)
        item = self.session.item(place, self.request())
        if self.input_object is not None:
            changes = {
                v.name: v.read(self.input_object) for v in properties_of(self.input_object) if v.name not in NOTES
            }
        else:
            changes = {self.name: self.value}
        for name, value in changes.items():
            if self.should_process(f"Item: {place.path} Property: {name}", "Set Property File"):
                set_member(item, name, value)
        if self.pass_thru:
            self.write(selected(item, list(changes)))
