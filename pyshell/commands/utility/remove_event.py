"""Remove-Event."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.event_queue import events_of_number, events_of_source, queue_of


@cmdlet("Remove", "Event", module="Microsoft.PowerShell.Utility", default_set="BySource", should_process=True)
class RemoveEventCommand(Cmdlet):
    """Takes events out of the session's queue."""

    source_identifier: str = parameter(
        "string", In("BySource", mandatory=True, position=0, by_name=True), help="The events' source.", wildcards=True
    )
    event_identifier: int = parameter(
        "int", In("ByIdentifier", mandatory=True, position=0, by_name=True), help="The event's number."
    )

    examples = (Example("Empty the queue", "$null = New-Event A; Get-Event | Remove-Event; @(Get-Event).Count", "0."),)

    def process(self) -> None:
        if self.set_name == "ByIdentifier":
            found = events_of_number(self, self.event_identifier)
        else:
            found = events_of_source(self, self.source_identifier)
        for event in found:
            if self.should_process(f"Event '{event.source}'", "Remove"):
                queue_of(self).waiting.remove(event)
