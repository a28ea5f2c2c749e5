"""New-Event."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.commands.event_queue import queue_of
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "New",
    "Event",
    module="Microsoft.PowerShell.Utility",
    output=("System.Management.Automation.PSEventArgs",),
)
class NewEventCommand(Cmdlet):
    """Puts an event of your own into the session's queue."""

    source_identifier: str = parameter("string", mandatory=True, position=0, help="The name of its source.")
    sender: Any = parameter("psobject", position=1, help="The object that it comes from.")
    event_arguments: list[Any] | None = parameter("psobject[]", position=2, help="Its arguments.")
    message_data: Any = parameter("psobject", position=3, help="More that belongs to it.")

    examples = (Example("Note something", "New-Event Done -MessageData 7; (Get-Event Done).MessageData", "Gives 7."),)

    def process(self) -> None:
        arguments = [base_of(each) for each in self.event_arguments or ()]
        self.write(queue_of(self).add(self.source_identifier, base_of(self.sender), arguments, self.message_data))
