"""Get-Job."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.jobs import selection


@cmdlet(
    "Get",
    "Job",
    module="Microsoft.PowerShell.Core",
    default_set="SessionIdParameterSet",
    output=("System.Management.Automation.Job",),
)
class GetJobCommand(Cmdlet):
    """Gets the jobs of this shell."""

    include_child_job: bool = parameter(
        "switch",
        In("SessionIdParameterSet"),
        In("InstanceIdParameterSet"),
        In("NameParameterSet"),
        In("StateParameterSet"),
        In("CommandParameterSet"),
    )
    child_job_state: Any = parameter(
        "System.Management.Automation.JobState",
        In("SessionIdParameterSet"),
        In("InstanceIdParameterSet"),
        In("NameParameterSet"),
        In("StateParameterSet"),
        In("CommandParameterSet"),
    )
    has_more_data: Any = parameter(
        "bool",
        In("SessionIdParameterSet"),
        In("InstanceIdParameterSet"),
        In("NameParameterSet"),
        In("StateParameterSet"),
        In("CommandParameterSet"),
    )
    before: Any = parameter(
        "datetime",
        In("SessionIdParameterSet"),
        In("InstanceIdParameterSet"),
        In("NameParameterSet"),
        In("StateParameterSet"),
        In("CommandParameterSet"),
    )
    after: Any = parameter(
        "datetime",
        In("SessionIdParameterSet"),
        In("InstanceIdParameterSet"),
        In("NameParameterSet"),
        In("StateParameterSet"),
        In("CommandParameterSet"),
    )
    newest: Any = parameter(
        "int",
        In("SessionIdParameterSet"),
        In("InstanceIdParameterSet"),
        In("NameParameterSet"),
        In("StateParameterSet"),
        In("CommandParameterSet"),
    )
    command: Any = parameter(
        "string[]",
        In("CommandParameterSet", by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        wildcards=True,
    )
    state: Any = parameter(
        "System.Management.Automation.JobState", In("StateParameterSet", position=0, mandatory=True, by_name=True)
    )
    name: Any = parameter(
        "string[]",
        In("NameParameterSet", position=0, mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        wildcards=True,
    )
    instance_id: Any = parameter(
        "guid[]",
        In("InstanceIdParameterSet", position=0, mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    id: Any = parameter(
        "int[]", In("SessionIdParameterSet", position=0, by_name=True), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    filter: Any = parameter(
        "hashtable",
        In("FilterParameterSet", position=0, mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )

    def process(self) -> None:
        jobs = selection.chosen(self)
        if self.include_child_job:
            jobs = [each for job in jobs for each in (job, *job.child_jobs)]
        elif self.child_job_state is not None:
            wanted = selection.text(getattr(self.child_job_state, "name", self.child_job_state)).lower()
            jobs = [
                each for job in jobs for each in (job, *(c for c in job.child_jobs if c.state_name.lower() == wanted))
            ]
        if self.has_more_data is not None:
            jobs = [job for job in jobs if job.has_more == bool(self.has_more_data)]
        if self.newest:
            jobs = sorted(jobs, key=lambda job: job.id, reverse=True)[: int(self.newest)]
        self.write_all(jobs)
