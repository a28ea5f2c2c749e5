"""Rename-Item."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet
from pyshell.values.exceptions import NetException, PSArgumentException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Rename", "Item", module="Microsoft.PowerShell.Management", default_set="ByPath", should_process=True)
class RenameItemCommand(ItemCmdlet):
    """Gives an item another name."""

    path: str | None = parameter("string", In("ByPath", mandatory=True, position=0, pipeline=True, by_name=True))
    literal_path: str | None = parameter(
        "string",
        In("ByLiteralPath", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    new_name: str | None = parameter("string", mandatory=True, position=1, by_name=True)
    force: bool = parameter("switch")
    pass_thru: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def process(self) -> None:
        request = self.request()
        places = list(self.places())
        if len(places) > 1:
            message = (
                "Cannot rename item because the path resolved to multiple items. Only one item can be "
                "renamed at a time."
            )
            self.error(PSArgumentException(message), "RenameMultipleItemError", "InvalidArgument", self.path)
            return
        for place in places:
            try:
                renamed = place.provider.rename(place.path, self.new_name or "", request)
                if renamed is not None and self.pass_thru:
                    request.force = True
                    self.write(self.session.item(renamed, request))
            except NetException as error:
                self.error(error)
