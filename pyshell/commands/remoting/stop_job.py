"""Stop-Job."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.jobs import selection


@cmdlet(
    "Stop",
    "Job",
    module="Microsoft.PowerShell.Core",
    default_set="SessionIdParameterSet",
    output=("System.Management.Automation.Job",),
    should_process=True,
)
class StopJobCommand(Cmdlet):
    """Stops jobs."""

    pass_thru: bool = parameter("switch")
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
        wildcards=True,
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

    def process(self) -> None:
        for job in selection.chosen(self):
            if self.should_process(f"{job.id} ({job.name})" if job.name else str(job.id), "Stop"):
                job.stop()
                if self.pass_thru:
                    self.write(job)
