"""Get-History."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.runtime.history import history_of
from pyshell.values.exceptions import ArgumentException


@cmdlet("Get", "History", module="Microsoft.PowerShell.Core", output=("Microsoft.PowerShell.Commands.HistoryInfo",))
class GetHistoryCommand(Cmdlet):
    """Gets the lines that were typed in this session."""

    id: list[int] | None = parameter(
        "long[]", position=0, pipeline=True, validate=(ValidateRangeAttribute(1, 9223372036854775807),)
    )
    count: int | None = parameter("int", position=1, validate=(ValidateRangeAttribute(0, 32767),))

    def process(self) -> None:
        history = history_of(self.context)
        if not self.id:
            entries = list(history.entries)
            if "Count" in self.bound and self.count is not None:
                entries = entries[max(0, len(entries) - self.count) :]
            self.write_all(entries)
            return
        for number in self.id:
            entry = history.find(number)
            if entry is None:
                self.error(
                    ArgumentException(f"Cannot locate the history for Id {number}."),
                    "GetHistoryNoHistoryForId",
                    "ObjectNotFound",
                    number,
                )
                continue
            if "Count" in self.bound and len(self.id) == 1 and self.count:
                at = history.entries.index(entry)
                self.write_all(history.entries[max(0, at + 1 - self.count) : at + 1])
            else:
                self.write(entry)
