"""Invoke-History."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.runtime.history import HistoryInfo, history_of
from pyshell.values.exceptions import ArgumentException, PSInvalidOperationException


@cmdlet("Invoke", "History", module="Microsoft.PowerShell.Core", should_process=True)
class InvokeHistoryCommand(Cmdlet):
    """Runs a line of the session's history again: by its number, by how it begins, or the latest."""

    id: str | None = parameter("string", position=0, by_name=True)

    def end(self) -> None:
        history = history_of(self.context)
        entry = self._entry()
        running: set[str] = self.context.services.setdefault("invoked_history", set())
        if entry.text in running:
            self.throw(
                PSInvalidOperationException("The Invoke-History cmdlet is getting called in a loop."),
                "InvokeHistoryLoopDetected",
            )
        if not self.should_process(entry.text, "Invoke-History"):
            return
        if history.running:
            history.running[-1].text = entry.text
        ui = self.host.ui
        ui.write_line(entry.text)
        running.add(entry.text)
        try:
            self.context.compile(entry.text).run(self.runtime.out, new_scope=False, propagate=False)
        finally:
            running.discard(entry.text)

    def _entry(self) -> HistoryInfo:
        history = history_of(self.context)
        wanted = (self.id or "").strip()
        found: HistoryInfo | None = None
        if not wanted:
            found = history.entries[-1] if history.entries else None
            if found is None:
                self.throw(
                    PSInvalidOperationException("Cannot locate history."), "InvokeHistoryNoLastHistoryEntryFound"
                )
        elif wanted.lstrip("+-").isdigit():
            found = history.find(int(wanted))
            if found is None:
                self.throw(
                    ArgumentException(f"Cannot locate the history for Id {wanted}."), "InvokeHistoryNoHistoryForId"
                )
        else:
            for entry in reversed(history.entries):
                if entry.text.lower().startswith(wanted.lower()):
                    found = entry
                    break
            if found is None:
                self.throw(
                    ArgumentException(f"Cannot locate the history for command line {wanted}."),
                    "InvokeHistoryNoHistoryForCommandline",
                )
        assert found is not None
        return found
