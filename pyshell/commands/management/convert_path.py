"""Convert-Path."""

from __future__ import annotations

from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet


@cmdlet("Convert", "Path", module="Microsoft.PowerShell.Management", default_set="Path", output=("System.String",))
class ConvertPathCommand(ItemCmdlet):
    """Gives the provider's own path of a path."""

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
    force: bool = parameter("switch")

    def process(self) -> None:
        for place in self.places():
            self.write(place.path)
