"""Get-Event."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.event_queue import events_of_number, events_of_source


@cmdlet(
    "Get",
    "Event",
    module="Microsoft.PowerShell.Utility",
    default_set="BySource",
    output=("System.Management.Automation.PSEventArgs",),
)
class GetEventCommand(Cmdlet):
    """Gets the events that wait in the session's queue; they stay there."""

    source_identifier: str | None = parameter(
        "string", In("BySource", position=0, by_name=True), help="Only events of this source.", wildcards=True
    )
    event_identifier: int = parameter(
        "int", In("ById", mandatory=True, position=0, by_name=True), aliases=("Id",), help="The event of this number."
    )

    examples = (Example("Events that wait", "$null = New-Event A; (Get-Event).SourceIdentifier", "Gives A."),)

    def end(self) -> None:
        if self.set_name == "ById":
            self.write_all(events_of_number(self, self.event_identifier))
        else:
            self.write_all(events_of_source(self, self.source_identifier or "*"))
