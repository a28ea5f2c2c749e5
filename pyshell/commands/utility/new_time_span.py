"""New-TimeSpan."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.times import time_span_of_ticks
from pyshell.runtime import operators
from pyshell.values.members import get_static
from pyshell.values.pstype import find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("New", "TimeSpan", module="Microsoft.PowerShell.Utility", default_set="Date", output=("System.TimeSpan",))
class NewTimeSpanCommand(Cmdlet):
    """Makes a time span: from parts, or between two dates."""

    start: Any = parameter(
        "datetime",
        In("Date", position=0, pipeline=True, by_name=True),
        aliases=("LastWriteTime",),
    )
    end_: Any = parameter("datetime", In("Date", position=1, by_name=True))
    days: int | None = parameter("int", In("Time"))
    hours: int | None = parameter("int", In("Time"))
    minutes: int | None = parameter("int", In("Time"))
    seconds: int | None = parameter("int", In("Time"))
    milliseconds: int | None = parameter("int", In("Time"))

    def process(self) -> None:
        if self.set_name == "Date":
            clock = find_type("System.DateTime")
            assert clock is not None
            now = get_static(clock, "Now")
            start = self.start if "Start" in self.bound else now
            end = self.end_ if "End" in self.bound else now
            self.write(operators.subtract(end, start))
            return
        seconds = (self.days or 0) * 86400 + (self.hours or 0) * 3600 + (self.minutes or 0) * 60 + (self.seconds or 0)
        self.write(time_span_of_ticks(seconds * 10_000_000 + (self.milliseconds or 0) * 10_000))
