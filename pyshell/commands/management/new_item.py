"""New-Item."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyStringAttribute, AllowNullAttribute, CredentialAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet
from pyshell.formatting import objects
from pyshell.providers import paths
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "New",
    "Item",
    module="Microsoft.PowerShell.Management",
    default_set="pathSet",
    output=(
        "System.String",
        "System.IO.FileInfo",
        "System.IO.DirectoryInfo",
    ),
    should_process=True,
)
class NewItemCommand(ItemCmdlet):
    """Makes an item."""

    path: list[str] | None = parameter(
        "string[]",
        In("pathSet", mandatory=True, position=0, by_name=True),
        In("nameSet", position=0, by_name=True),
    )
    name: str | None = parameter(
        "string",
        In("nameSet", mandatory=True, by_name=True),
        validate=(
            AllowNullAttribute(),
            AllowEmptyStringAttribute(),
        ),
    )
    item_type: str | None = parameter("string", by_name=True, aliases=("Type",))
    value: Any = parameter("System.Object", pipeline=True, by_name=True, aliases=("Target",))
    force: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def dynamic_parameters(self) -> list[Any]:
        return self.provider_parameters("new_parameters")

    def process(self) -> None:
        request = self.request()
        request.dynamic = dict(self.bound)
        kind = objects.to_text(self.item_type) if self.item_type else None
        given = self.path if self.path is not None else [None]
        for path in given:
            name = self.name
            if name:
                target = paths.join(path, name) if path else name
            else:
                target = path or ""
            try:
                place = self.session.place(target)
                item = place.provider.new(place.path, kind, self.value, request)
                if item is not None:
                    self.write(self.session.noted(place, item))
            except NetException as error:
                self.error(error)
