"""Move-Item."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet
from pyshell.values.exceptions import NetException, PSArgumentException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Move", "Item", module="Microsoft.PowerShell.Management", default_set="Path", should_process=True)
class MoveItemCommand(ItemCmdlet):
    """Moves items."""

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
    destination: str | None = parameter("string", position=1, by_name=True)
    force: bool = parameter("switch")
    filter: str | None = parameter("string")
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    pass_thru: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def process(self) -> None:
        request = self.request()
        places = list(self.places())
        target = self.session.place(self.destination) if self.destination else self.session.here()
        if len(places) > 1 and not target.provider.is_container(target.path):
            message = (
                "Cannot move the item because the source path points to one or more items and the destination "
                "path is not a "
                "container. Validate that the destination path is a container and try again."
            )
            self.error(
                PSArgumentException(message),
                "MoveItemPathMultipleDestinationNotContainer",
                "InvalidArgument",
                self.destination,
            )
            return
        for place in places:
            try:
                if place.provider is not target.provider:
                    message = (
                        "Cannot move the item because the source and destination paths did not resolve to the same "
                        "provider."
                    )
                    raise PSArgumentException(message).with_error(
                        "MoveItemSourceAndDestinationNotSameProvider", "InvalidArgument", place.display
                    )
                moved = place.provider.move(place.path, target.path, request)
                if moved is not None and self.pass_thru:
                    self.write(self.session.item(moved, request))
            except NetException as error:
                self.error(error)
