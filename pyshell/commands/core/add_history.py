"""Add-History."""

from __future__ import annotations

from time import time
from typing import Any

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.runtime.history import HistoryInfo, history_of
from pyshell.values.exceptions import ArgumentException
from pyshell.values.members import get_member
from pyshell.values.psobject import base_of


@cmdlet("Add", "History", module="Microsoft.PowerShell.Core", output=("Microsoft.PowerShell.Commands.HistoryInfo",))
class AddHistoryCommand(Cmdlet):
    """Adds lines to the session's history."""

    input_object: list[Any] | None = parameter("psobject[]", position=0, pipeline=True)
    passthru: bool = parameter("switch")

    def begin(self) -> None:
        history = history_of(self.context)
        if history.running:
            # The line that adds stands before what it adds.
            running = history.running[-1]
            if not running.skipped:
                running.skipped = True
                history.add(running.text, "Completed", running.started, time())

    def process(self) -> None:
        history = history_of(self.context)
        for given in self.input_object or ():
            entry = self._entry(given)
            if entry is None:
                self.error(
                    ArgumentException("Cannot add history because the input object has a format that is not valid."),
                    "AddHistoryInvalidInput",
                    "InvalidArgument",
                    given,
                )
                continue
            added = history.add(entry.text, entry.status, entry.started, entry.ended)
            if self.passthru:
                self.write(added)

    def _entry(self, given: Any) -> HistoryInfo | None:
        inner = base_of(given)
        if isinstance(inner, HistoryInfo):
            return inner
        text = get_member(given, "CommandLine")
        if not isinstance(text, str) or get_member(given, "StartExecutionTime") is None:
            return None
        now = time()
        return HistoryInfo(0, text, str(get_member(given, "ExecutionStatus") or "Completed"), now, now)
