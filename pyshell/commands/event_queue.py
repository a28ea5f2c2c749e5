"""The events of a session that wait to be read: what `New-Event` puts there and `Get-Event` shows."""

from __future__ import annotations

from pyshell.values.clr.datetime import DateTime
from pyshell.values.exceptions import ArgumentException
from pyshell.values.members import get_static, invoke_static
from pyshell.values.pstype import find_type, type_of_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.binding.cmdlet import Cmdlet


class PSEventArgs:
    """System.Management.Automation.PSEventArgs: one event."""

    __slots__ = ("number", "source", "sender", "arguments", "data", "time", "runspace_id", "ets", "__weakref__")
    net_name = "System.Management.Automation.PSEventArgs"
    signatures = {
        "ComputerName": ["string ComputerName {get;}"],
        "RunspaceId": ["guid RunspaceId {get;}"],
        "EventIdentifier": ["int EventIdentifier {get;}"],
        "Sender": ["System.Object Sender {get;}"],
        "SourceEventArgs": ["System.EventArgs SourceEventArgs {get;}"],
        "SourceArgs": ["System.Object[] SourceArgs {get;}"],
        "SourceIdentifier": ["string SourceIdentifier {get;}"],
        "TimeGenerated": ["datetime TimeGenerated {get;}"],
        "MessageData": ["psobject MessageData {get;}"],
    }
    ComputerName = property(lambda self: None)
    RunspaceId = property(lambda self: self.runspace_id)
    EventIdentifier = property(lambda self: self.number)
    Sender = property(lambda self: self.sender)
    SourceEventArgs = property(lambda self: None)
    SourceArgs = property(lambda self: self.arguments)
    SourceIdentifier = property(lambda self: self.source)
    TimeGenerated = property(lambda self: self.time)
    MessageData = property(lambda self: self.data)

    def __init__(
        self, number: int, source: str, sender: Any, arguments: list[Any], data: Any, runspace_id: Any
    ) -> None:
        self.number = number
        self.source = source
        self.sender = sender
        self.arguments = arguments
        self.data = data
        self.time = get_static(type_of_class(DateTime), "Now")
        self.runspace_id = runspace_id


class EventQueue:
    """The events of a session in the order they came."""

    def __init__(self) -> None:
        self.waiting: list[PSEventArgs] = []
        self._last = 0
        guid = find_type("System.Guid")
        assert guid is not None
        self._runspace_id = invoke_static(guid, "NewGuid", [])

    def add(self, source: str, sender: Any, arguments: list[Any], data: Any) -> PSEventArgs:
        self._last += 1
        made = PSEventArgs(self._last, source, sender, arguments, data, self._runspace_id)
        self.waiting.append(made)
        return made


def queue_of(cmdlet: Cmdlet) -> EventQueue:
    """The session's queue, made when it is first used."""
    context = cmdlet.context
    if context.events is None:
        context.events = EventQueue()
    queue: EventQueue = context.events
    return queue


def events_of_source(cmdlet: Cmdlet, pattern: str) -> list[PSEventArgs]:
    """The events of sources that a pattern fits; an error for a plain name without any."""
    from pyshell.values.wildcard import matcher

    matches = matcher(pattern)
    found = [event for event in queue_of(cmdlet).waiting if matches(event.source)]
    if not found and not any(character in pattern for character in "*?["):
        error = ArgumentException(f"Event with source identifier '{pattern}' does not exist.")
        cmdlet.error(error, "INVALID_SOURCE_IDENTIFIER", "InvalidArgument")
    return found


def events_of_number(cmdlet: Cmdlet, number: int) -> list[PSEventArgs]:
    """The event of an identifier; an error when there is none."""
    found = [event for event in queue_of(cmdlet).waiting if event.number == number]
    if not found:
        error = ArgumentException(f"Event with identifier '{number}' does not exist.")
        cmdlet.error(error, "INVALID_EVENT_IDENTIFIER", "InvalidArgument")
    return found
