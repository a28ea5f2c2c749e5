"""Get-Uptime."""

from __future__ import annotations

from datetime import datetime, timedelta

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.values.clr.datetime import DateTime, TimeSpan


@cmdlet(
    "Get",
    "Uptime",
    module="Microsoft.PowerShell.Utility",
    default_set="Timespan",
    output=("System.TimeSpan", "System.DateTime"),
)
class GetUptimeCommand(Cmdlet):
    """Gives how long this computer has run."""

    since: bool = parameter("switch", In("Since"), help="Give the time it was started instead.")

    examples = (Example("Has it run for an hour?", "(Get-Uptime).TotalHours -gt 1", "Gives a time span."),)

    def process(self) -> None:
        import psutil

        started = datetime.fromtimestamp(int(psutil.boot_time()))
        if self.since:
            ticks = (started - datetime(1, 1, 1)) // timedelta(microseconds=1) * 10
            self.write(DateTime(ticks, 2))
            return
        seconds = int((datetime.now() - started).total_seconds())
        self.write(TimeSpan(seconds * 10_000_000))
