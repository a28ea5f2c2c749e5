"""Copy-Item."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet
from pyshell.providers.session import Location
from pyshell.values.exceptions import NetException, PSArgumentException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Copy", "Item", module="Microsoft.PowerShell.Management", default_set="Path", should_process=True)
class CopyItemCommand(ItemCmdlet):
    """Copies items."""

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
    container: bool = parameter("switch")
    force: bool = parameter("switch")
    filter: str | None = parameter("string")
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    recurse: bool = parameter("switch")
    pass_thru: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))
    from_session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession",
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    to_session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession",
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )

    def process(self) -> None:
        if self.to_session is not None or self.from_session is not None:
            from pyshell.commands import session_files

            session_files.copy(self)
            return
        request = self.request()
        for place in list(self.places()):
            try:
                self._copy(place, request)
            except NetException as error:
                self.error(error)

    def _copy(self, place: Location, request: Any) -> None:
        provider = place.provider
        target = self.session.place(self.destination) if self.destination else self.session.here()
        if target.provider is not provider:
            message = "Source and destination path did not resolve to the same provider."
            raise PSArgumentException(message).with_error(
                "CopyItemSourceAndDestinationNotSameProvider", "InvalidArgument", place.display
            )
        if provider.is_container(place.path) and target.exists() and not target.provider.is_container(target.path):
            message = "Container cannot be copied onto existing leaf item."
            raise PSArgumentException(message).with_error(
                "CopyContainerItemToLeafError", "InvalidArgument", place.display
            )
        container = bool(self.container) if "Container" in self.bound else True
        if provider.nested and not container and self.recurse and provider.is_container(place.path):
            self._flat(place, target, request)
            return
        for copied in provider.copy(place.path, target.path, request):
            if self.pass_thru:
                self.write(self.session.item(copied, request))

    def _flat(self, place: Location, target: Location, request: Any) -> None:
        """-Container:$false: what lies below the folder, each item straight into the destination."""
        source: Any = place.provider
        for name, is_folder in source.children(place.path, True, None):
            child = place.child(name)
            request.recurse = False
            for copied in child.provider.copy(child.path, target.path, request):
                if self.pass_thru:
                    self.write(self.session.item(copied, request))
            if is_folder:
                self._flat(child, target, request)
