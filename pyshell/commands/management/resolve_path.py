"""Resolve-Path."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet
from pyshell.providers.relative import relative_path
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Resolve",
    "Path",
    module="Microsoft.PowerShell.Management",
    default_set="Path",
    output=(
        "System.String",
        "System.Management.Automation.PathInfo",
    ),
)
class ResolvePathCommand(ItemCmdlet):
    """Gives the paths that a path with wildcards stands for."""

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
    relative: bool = parameter("switch")
    relative_base_path: str | None = parameter("string")
    force: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def process(self) -> None:
        names, literal = self.paths()
        base = self.session.place(self.relative_base_path) if self.relative_base_path else None
        for name in names:
            try:
                found = self.session.resolve(name, literal, bool(self.force), relative_to=base)
            except NetException as error:
                self.error(error)
                continue
            for place in found:
                if self.relative:
                    self.write(relative_path(place, base or self.session.here()))
                else:
                    self.write(place.info())
