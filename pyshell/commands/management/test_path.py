"""Test-Path."""

from __future__ import annotations

from pyshell.binding.attributes import (
    AllowEmptyCollectionAttribute,
    AllowEmptyStringAttribute,
    AllowNullAttribute,
    CredentialAttribute,
)
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet
from pyshell.formatting import objects
from pyshell.providers.session import filtered
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Test", "Path", module="Microsoft.PowerShell.Management", default_set="Path", output=("System.Boolean",))
class TestPathCommand(ItemCmdlet):
    """Says whether there is an item at a path."""

    path: list[str] | None = parameter(
        "string[]",
        In("Path", mandatory=True, position=0, pipeline=True, by_name=True),
        validate=(
            AllowNullAttribute(),
            AllowEmptyCollectionAttribute(),
            AllowEmptyStringAttribute(),
        ),
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralPath", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
        validate=(
            AllowNullAttribute(),
            AllowEmptyCollectionAttribute(),
            AllowEmptyStringAttribute(),
        ),
    )
    filter: str | None = parameter("string")
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    path_type: Any = parameter("Microsoft.PowerShell.Commands.TestPathType", aliases=("Type",))
    is_valid: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))
    older_than: Any = parameter("System.Nullable[datetime]")
    newer_than: Any = parameter("System.Nullable[datetime]")

    def process(self) -> None:
        names, literal = self.paths()
        for name in names:
            if name is None or not name.strip():
                self.write(False)
            elif self.is_valid:
                self.write(self._valid(name))
            else:
                self.write(self._there(name, literal))

    def _valid(self, name: str) -> bool:
        try:
            place = self.session.place(name)
        except NetException:
            return False
        return place.provider.is_valid(place.path)

    def _there(self, name: str, literal: bool) -> bool:
        try:
            found = self.session.resolve(name, literal, True, must_exist=False)
        except NetException:
            return False
        kind = objects.to_text(self.path_type).lower() if "PathType" in self.bound else "any"
        for place in filtered(found, self.include, self.exclude):
            if not place.exists():
                continue
            container = place.provider.is_container(place.path)
            if kind == "container" and not container or kind == "leaf" and container:
                continue
            if self.older_than is None and self.newer_than is None or self._dated(place):
                return True
        return False

    def _dated(self, place: Any) -> bool:
        from pyshell.runtime import operators
        from pyshell.values.members import get_member

        if place.provider.name != "FileSystem":
            return True
        written = get_member(place.provider.info(place.path), "LastWriteTime")
        if self.older_than is not None and not operators.lt(written, self.older_than, True):
            return False
        return self.newer_than is None or operators.gt(written, self.newer_than, True)
