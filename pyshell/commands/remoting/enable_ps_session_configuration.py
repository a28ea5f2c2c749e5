"""Enable-PSSessionConfiguration."""

from __future__ import annotations

from typing import Any

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.remoting import configurations


@cmdlet("Enable", "PSSessionConfiguration", module="Microsoft.PowerShell.Core", should_process=True)
class EnablePSSessionConfigurationCommand(Cmdlet):
    """Enables session configurations of this computer (in the lab)."""

    force: bool = parameter("switch")
    name: Any = parameter("string[]", position=0, pipeline=True, by_name=True, wildcards=True)
    no_service_restart: bool = parameter("switch")
    security_descriptor_sddl: Any = parameter("string")
    skip_network_profile_check: bool = parameter("switch")

    def process(self) -> None:
        for found in configurations.chosen(self, self.name or [configurations.DEFAULT]):
            name = str(found.notes["Name"])
            if self.should_process(f"Name: {name}", "Enable-PSSessionConfiguration"):
                configurations.change(self, {"name": name, "enabled": True})
