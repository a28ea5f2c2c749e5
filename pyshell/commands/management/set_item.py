"""Set-Item."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Set", "Item", module="Microsoft.PowerShell.Management", default_set="Path", should_process=True)
class SetItemCommand(ItemCmdlet):
    """Changes the value of an item."""

    path: list[str] | None = parameter("string[]", In("Path", mandatory=True, position=0, by_name=True))
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralPath", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    value: Any = parameter("System.Object", position=1, pipeline=True, by_name=True)
    force: bool = parameter("switch")
    pass_thru: bool = parameter("switch")
    filter: str | None = parameter("string")
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def dynamic_parameters(self) -> list[Any]:
        return self.provider_parameters("set_parameters")

    def process(self) -> None:
        request = self.request()
        request.should_continue = self.should_continue
        if "Concatenate" in self.bound:
            request.dynamic["Concatenate"] = self.bound["Concatenate"]
        if "Options" in self.bound:
            request.dynamic["Options"] = self.bound["Options"]
        for place in self.places(must_exist=False):
            item = self.attempt(lambda: place.provider.set(place.path, self.value, request))  # noqa: B023
            if item is not None and self.pass_thru:
                self.write(self.session.noted(place, item))
