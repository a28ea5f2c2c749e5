"""Unregister-PSSessionConfiguration."""

from __future__ import annotations

from typing import Any

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.remoting import configurations, lab_control
from pyshell.values.exceptions import InvalidOperationException


@cmdlet("Unregister", "PSSessionConfiguration", module="Microsoft.PowerShell.Core", should_process=True)
class UnregisterPSSessionConfigurationCommand(Cmdlet):
    """Deletes session configurations of this computer (in the lab). Sessions that use them go on."""

    force: bool = parameter("switch")
    name: Any = parameter("string", position=0, mandatory=True, by_name=True, wildcards=True)
    no_service_restart: bool = parameter("switch")

    def process(self) -> None:
        for found in configurations.chosen(self, [self.name]):
            name = str(found.notes["Name"])
            if not self.should_process(f"Name: {name}", "Unregister-PSSessionConfiguration"):
                continue
            try:
                lab_control.request("remove-configuration", computer=configurations.COMPUTER, name=name)
            except lab_control.LabError as error:
                self.error(
                    InvalidOperationException(str(error)), "SessionConfigurationNotRemoved", "InvalidOperation", name
                )
