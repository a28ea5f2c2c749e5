"""Join-Path."""

from __future__ import annotations

from pyshell.binding.attributes import (
    AllowEmptyCollectionAttribute,
    AllowEmptyStringAttribute,
    AllowNullAttribute,
    CredentialAttribute,
)
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.providers import paths
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Join", "Path", module="Microsoft.PowerShell.Management", output=("System.String",))
class JoinPathCommand(Cmdlet):
    """Joins paths."""

    path: list[str] | None = parameter(
        "string[]",
        mandatory=True,
        position=0,
        pipeline=True,
        by_name=True,
        aliases=("PSPath",),
    )
    child_path: list[str] | None = parameter(
        "string[]",
        mandatory=True,
        position=1,
        by_name=True,
        validate=(
            AllowNullAttribute(),
            AllowEmptyStringAttribute(),
            AllowEmptyCollectionAttribute(),
        ),
    )
    additional_child_path: list[str] | None = parameter(
        "string[]",
        position=2,
        by_name=True,
        remaining=True,
        validate=(
            AllowNullAttribute(),
            AllowEmptyStringAttribute(),
            AllowEmptyCollectionAttribute(),
        ),
    )
    resolve: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def process(self) -> None:
        child = paths.join_all(list(self.child_path or ()) + list(self.additional_child_path or ()))
        for path in self.path or ():
            drive, _ = paths.split_drive(path)
            try:
                if drive is not None:
                    self.context.session.drive(drive)
                joined = paths.join(path, child)
                if drive is not None and self.context.session.drive(drive).provider.name != "FileSystem":
                    head, _, tail = joined.partition(":")
                    joined = head + ":/" + tail.lstrip("/")
                if self.resolve:
                    for place in self.context.session.resolve(joined):
                        self.write(place.display)
                else:
                    self.write(joined)
            except NetException as error:
                self.error(error)
