"""Clear-History."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.runtime.history import HistoryInfo, history_of
from pyshell.values.exceptions import ArgumentException
from pyshell.values.wildcard import matcher


@cmdlet("Clear", "History", module="Microsoft.PowerShell.Core", default_set="IDParameter", should_process=True)
class ClearHistoryCommand(Cmdlet):
    """Deletes lines from the session's history."""

    id: list[int] | None = parameter(
        "int[]", In("IDParameter", position=0), validate=(ValidateRangeAttribute(1, 2147483647),)
    )
    command_line: list[str] | None = parameter(
        "string[]", In("CommandLineParameter"), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    count: int | None = parameter("int", position=1, validate=(ValidateRangeAttribute(1, 2147483647),))
    newest: bool = parameter("switch")

    def process(self) -> None:
        history = history_of(self.context)
        chosen = list(history.entries)
        if self.id:
            chosen = []
            for number in self.id:
                entry = history.find(number)
                if entry is None:
                    self.error(
                        ArgumentException(f"Cannot locate the history for Id {number}."),
                        "GetHistoryNoHistoryForId",
                        "ObjectNotFound",
                        number,
                    )
                else:
                    chosen.append(entry)
        elif self.command_line:
            chosen = []
            for pattern in self.command_line:
                found = [entry for entry in history.entries if matcher(pattern)(entry.text)]
                if not found:
                    self.error(
                        ArgumentException(f"Cannot locate the history for command line {pattern}."),
                        "NoHistoryForCommandLine",
                        "ObjectNotFound",
                        pattern,
                    )
                chosen.extend(found)
        if "Count" in self.bound and self.count:
            chosen = chosen[-self.count :] if self.newest else chosen[: self.count]
        if chosen and self.should_process(f"Command history: {self._listed(chosen)}", "Clear-History"):
            history.entries = [entry for entry in history.entries if entry not in chosen]

    def _listed(self, entries: list[HistoryInfo]) -> str:
        return (
            "all entries"
            if len(entries) == len(history_of(self.context).entries)
            else ", ".join(e.text for e in entries)
        )
