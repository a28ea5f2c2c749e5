"""Start-Sleep."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.formatting import objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Start", "Sleep", module="Microsoft.PowerShell.Utility", default_set="Seconds")
class StartSleepCommand(Cmdlet):
    """Waits."""

    seconds: float | None = parameter(
        "double",
        In("Seconds", mandatory=True, position=0, pipeline=True, by_name=True),
        validate=(ValidateRangeAttribute(0, 2147483),),
    )
    milliseconds: int | None = parameter(
        "int",
        In("Milliseconds", mandatory=True, by_name=True),
        aliases=("ms",),
        validate=(ValidateRangeAttribute(0, 2147483647),),
    )
    duration: Any = parameter(
        "timespan",
        In("FromTimeSpan", mandatory=True, position=0, pipeline=True, by_name=True),
        aliases=("ts",),
    )

    def process(self) -> None:
        from time import monotonic, sleep

        from pyshell.values.members import get_member

        if self.set_name == "FromTimeSpan":
            seconds = float(get_member(self.duration, "TotalSeconds"))
        elif "Milliseconds" in self.bound:
            seconds = int(self.milliseconds or 0) / 1000
        else:
            seconds = float(objects.unwrap(self.seconds) or 0)
        until = monotonic() + seconds
        self.context.host.ui.flush()
        while (left := until - monotonic()) > 0 and not self.stopping:
            sleep(min(left, 0.05))
            self.context.check_stop()
