"""Disable-PSSessionConfiguration."""

from __future__ import annotations

from typing import Any

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.remoting import configurations


@cmdlet("Disable", "PSSessionConfiguration", module="Microsoft.PowerShell.Core", should_process=True)
class DisablePSSessionConfigurationCommand(Cmdlet):
    """Disables session configurations of this computer (in the lab)."""

    force: bool = parameter("switch")
    name: Any = parameter("string[]", position=0, pipeline=True, by_name=True, wildcards=True)
    no_service_restart: bool = parameter("switch")

    def process(self) -> None:
        for found in configurations.chosen(self, self.name or [configurations.DEFAULT]):
            name = str(found.notes["Name"])
            if self.should_process(f"Name: {name}", "Disable-PSSessionConfiguration"):
                configurations.change(self, {"name": name, "enabled": False})
