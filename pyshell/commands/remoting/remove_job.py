"""Remove-Job."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.jobs import selection
from pyshell.jobs.repository import jobs_of
from pyshell.values.exceptions import ArgumentException


@cmdlet(
    "Remove",
    "Job",
    module="Microsoft.PowerShell.Core",
    default_set="SessionIdParameterSet",
    output=("System.Management.Automation.Job",),
    should_process=True,
)
class RemoveJobCommand(Cmdlet):
    """Removes jobs. One that runs is removed with -Force only, which stops it."""

    force: bool = parameter(
        "switch",
        In("SessionIdParameterSet"),
        In("JobParameterSet"),
        In("InstanceIdParameterSet"),
        In("NameParameterSet"),
        In("FilterParameterSet"),
        aliases=("F",),
    )
    filter: Any = parameter(
        "hashtable",
        In("FilterParameterSet", position=0, mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
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
        "int[]",
        In("SessionIdParameterSet", position=0, mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    job: Any = parameter(
        "System.Management.Automation.Job[]",
        In("JobParameterSet", position=0, mandatory=True, pipeline=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    state: Any = parameter(
        "System.Management.Automation.JobState", In("StateParameterSet", position=0, mandatory=True, by_name=True)
    )
    command: Any = parameter(
        "string[]", In("CommandParameterSet", by_name=True), validate=(ValidateNotNullOrEmptyAttribute(),)
    )

    def process(self) -> None:
        store = jobs_of(self.context)
        for job in selection.chosen(self):
            if not self.should_process(f"{job.id} ({job.name})" if job.name else str(job.id), "Remove"):
                continue
            if not job.finished and job.state_name != "NotStarted":
                if not self.force:
                    self.error(
                        ArgumentException(
                            f"The command cannot remove the job with the session ID {job.id} and name {job.name} "
                            "because the "
                            ""
                            "job is not finished. To remove the job, first stop the job, or use the Force parameter."
                        ),
                        "JobObjectNotFinishedCannotBeRemoved",
                        "InvalidOperation",
                        job,
                    )
                    continue
                job.stop()
            store.remove(job)
