"""Remove-Item."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet
from pyshell.providers.session import Location
from pyshell.values.exceptions import NetException, PSInvalidOperationException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Remove", "Item", module="Microsoft.PowerShell.Management", default_set="Path", should_process=True)
class RemoveItemCommand(ItemCmdlet):
    """Removes items."""

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
    recurse: bool = parameter("switch")
    force: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def process(self) -> None:
        request = self.request()
        for place in list(self.places()):
            try:
                self._remove(place, request)
            except NetException as error:
                self.error(error)

    def _remove(self, place: Location, request: Any) -> None:
        provider = place.provider
        here = self.session.here()
        if provider.nested and here.provider is provider and (here.path + "/").startswith(place.path.rstrip("/") + "/"):
            message = f"Cannot remove the item at '{place.display}' because it is in use."
            self.error(PSInvalidOperationException(message), "InvalidOperation", "InvalidOperation", place.display)
            return
        if provider.nested and not request.recurse and provider.has_children(place.path):
            question = (
                f"The item at {place.display} has children and the Recurse parameter was not specified. If you "
                "continue, "
                "all children will be removed with the item. Are you sure you want to continue?"
            )
            if not self.runtime.what_if:
                if not self.should_continue(question, "Confirm", to_all=True):
                    return
            request.recurse = True
        provider.remove(place.path, request)
