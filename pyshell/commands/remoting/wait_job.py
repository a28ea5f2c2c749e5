"""Wait-Job."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.jobs import selection
from pyshell.jobs.model import Job


@cmdlet(
    "Wait",
    "Job",
    module="Microsoft.PowerShell.Core",
    default_set="SessionIdParameterSet",
    output=("System.Management.Automation.Job",),
)
class WaitJobCommand(Cmdlet):
    """Waits until jobs have ended, and gives those that have."""

    any: bool = parameter("switch")
    timeout: Any = parameter("int", aliases=("TimeoutSec",), validate=(ValidateRangeAttribute(-1, 2147483647),))
    force: bool = parameter("switch")
    filter: Any = parameter(
        "hashtable",
        In("FilterParameterSet", position=0, mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    state: Any = parameter(
        "System.Management.Automation.JobState", In("StateParameterSet", position=0, mandatory=True, by_name=True)
    )
    instance_id: Any = parameter(
        "guid[]",
        In("InstanceIdParameterSet", position=0, mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    name: Any = parameter(
        "string[]",
        In("NameParameterSet", position=0, mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    id: Any = parameter(
        "int[]",
        In("SessionIdParameterSet", position=0, mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    job: Any = parameter(
        "System.Management.Automation.Job[]",
        In("JobParameterSet", position=0, mandatory=True, pipeline=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )

    def begin(self) -> None:
        self._jobs: list[Job] = []

    def process(self) -> None:
        self._jobs += [job for job in selection.chosen(self) if job not in self._jobs]

    def end(self) -> None:
        timeout = self.timeout
        seconds = None if timeout is None or int(timeout) < 0 else float(timeout)
        done = selection.wait(self._jobs, bool(self.any), seconds, lambda: self.stopping)
        self.write_all(done[:1] if self.any else done)
