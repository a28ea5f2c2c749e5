"""The session's history: what was typed at the prompt, with how long it took."""

from __future__ import annotations

from time import time

from pyshell.values.numbers import Int64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.context import ExecutionContext

DEFAULT_COUNT = 4096
_TICKS_PER_SECOND = 10_000_000


class HistoryInfo:
    """One line of the history."""

    net_name = "Microsoft.PowerShell.Commands.HistoryInfo"
    net_properties = ("Id", "CommandLine", "ExecutionStatus", "StartExecutionTime", "EndExecutionTime", "Duration")
    __slots__ = ("id", "text", "started", "ended", "status", "ets", "__weakref__")

    def __init__(self, number: int, text: str, status: str, started: float, ended: float) -> None:
        self.id = Int64(number)
        self.text = text
        self.status = status
        self.started = started
        self.ended = ended

    Id = property(lambda self: self.id)
    CommandLine = property(lambda self: self.text)

    @property
    def ExecutionStatus(self) -> Any:
        from pyshell.values.enums import member

        return member("System.Management.Automation.Runspaces.PipelineState", self.status)

    @property
    def StartExecutionTime(self) -> Any:
        return _date(self.started)

    @property
    def EndExecutionTime(self) -> Any:
        return _date(self.ended)

    @property
    def Duration(self) -> Any:
        from pyshell.values.clr.datetime import TimeSpan

        return TimeSpan(int((self.ended - self.started) * _TICKS_PER_SECOND))

    def ToString(self) -> str:
        return self.text

    def __str__(self) -> str:
        return self.text


def _date(seconds: float) -> Any:
    from datetime import datetime

    from pyshell.values.convert import convert
    from pyshell.values.pstype import find_type

    kind = find_type("datetime")
    assert kind is not None
    return convert(datetime.fromtimestamp(seconds).strftime("%Y-%m-%dT%H:%M:%S.%f"), kind)


class Running:
    """A line that runs now; `text` is what the history will have of it."""

    __slots__ = ("text", "started", "succeeded", "stopped", "skipped")

    def __init__(self, text: str) -> None:
        self.text = text
        self.started = time()
        self.succeeded = True
        self.stopped = False
        self.skipped = False


class History:
    """The lines that ran, oldest first. A line gets its number when it has ended."""

    def __init__(self, context: ExecutionContext) -> None:
        self._context = context
        self.entries: list[HistoryInfo] = []
        self.running: list[Running] = []
        self._next = 1

    def start(self, text: str) -> Running:
        """A line begins to run."""
        running = Running(text)
        self.running.append(running)
        return running

    def finish(self, running: Running) -> None:
        """A line has ended."""
        self.running.remove(running)
        if running.skipped:
            return
        status = "Stopped" if running.stopped else "Completed"
        self.add(running.text, status, running.started, time())

    def add(self, text: str, status: str, started: float, ended: float) -> HistoryInfo:
        """Put a line at the end, and drop the oldest ones that are too many."""
        entry = HistoryInfo(self._next, text, status, started, ended)
        self._next += 1
        self.entries.append(entry)
        limit = self._context.session_state.global_scope.vars.get("maximumhistorycount", DEFAULT_COUNT)
        if type(limit) is int and len(self.entries) > limit:
            del self.entries[: len(self.entries) - limit]
        return entry

    def find(self, number: int) -> HistoryInfo | None:
        """The entry with a number."""
        for entry in self.entries:
            if entry.id == number:
                return entry
        return None


def history_of(context: ExecutionContext) -> History:
    """The history of a session, made when first asked for."""
    if context.history is None:
        context.history = History(context)
    found: History = context.history
    return found
