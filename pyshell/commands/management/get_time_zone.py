"""Get-TimeZone."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.values import exceptions
from pyshell.values.clr.datetime import TimeZoneInfo
from pyshell.values.exceptions import NetException
from pyshell.values.members import get_static
from pyshell.values.pstype import type_of_class


@cmdlet(
    "Get",
    "TimeZone",
    module="Microsoft.PowerShell.Management",
    default_set="Name",
    output=("System.TimeZoneInfo",),
    aliases=("gtz",),
)
class GetTimeZoneCommand(Cmdlet):
    """Gets this computer's time zone, or others by id or name."""

    id: list[str] | None = parameter("string[]", In("Id", mandatory=True, by_name=True), help="Ids of time zones.")
    list_available: bool = parameter("switch", In("ListAvailable", mandatory=True), help="All time zones.")
    name: list[str] | None = parameter(
        "string[]", In("Name", position=0, pipeline=True), help="Standard or daylight names.", wildcards=True
    )

    examples = (Example("How far Tokyo is ahead", "(Get-TimeZone -Id Asia/Tokyo).BaseUtcOffset.TotalHours", "Hours."),)

    def process(self) -> None:
        if self.list_available:
            self.write_all(TimeZoneInfo.GetSystemTimeZones())
        elif self.set_name == "Id":
            for each in self.id or ():
                try:
                    self.write(TimeZoneInfo.FindSystemTimeZoneById(each))
                except NetException as error:
                    self.error(error, "TimeZoneNotFound", "InvalidArgument", each)
        elif not self.name:
            self.write(get_static(type_of_class(TimeZoneInfo), "Local"))
        else:
            self._by_name(self.name)

    def _by_name(self, names: list[str]) -> None:
        from pyshell.values.wildcard import matcher

        zones = TimeZoneInfo.GetSystemTimeZones()
        for name in names:
            matches = matcher(name)
            found = [zone for zone in zones if matches(zone.StandardName) or matches(zone.DaylightName)]
            self.write_all(found)
            if not found and not any(character in name for character in "*?["):
                message = f"The time zone ID '{name}' was not found on the local computer."
                self.error(exceptions.TimeZoneNotFoundException(message), "TimeZoneNotFound", "InvalidArgument", name)
