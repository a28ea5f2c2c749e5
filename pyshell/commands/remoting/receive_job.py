"""Receive-Job."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateNotNullAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.jobs import selection
from pyshell.jobs.model import Job
from pyshell.jobs.repository import jobs_of


@cmdlet(
    "Receive",
    "Job",
    module="Microsoft.PowerShell.Core",
    default_set="Location",
    output=("System.Management.Automation.PSObject",),
)
class ReceiveJobCommand(Cmdlet):
    """Gets what jobs have written.

    Output and the records of their other streams. It is gone afterwards, unless -Keep is given.
    """

    job: Any = parameter(
        "System.Management.Automation.Job[]",
        In("Location", position=0, mandatory=True, pipeline=True, by_name=True),
        In("ComputerName", position=0, mandatory=True, pipeline=True, by_name=True),
        In("Session", position=0, mandatory=True, pipeline=True, by_name=True),
    )
    session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession[]",
        In("Session", position=1, by_name=True),
        validate=(ValidateNotNullAttribute(),),
    )
    computer_name: Any = parameter(
        "string[]",
        In("ComputerName", position=1, by_name=True),
        aliases=("Cn",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        wildcards=True,
    )
    location: Any = parameter("string[]", In("Location", position=1), validate=(ValidateNotNullOrEmptyAttribute(),))
    keep: bool = parameter("switch")
    no_recurse: bool = parameter("switch")
    force: bool = parameter("switch")
    wait: bool = parameter("switch")
    auto_remove_job: bool = parameter("switch")
    write_events: bool = parameter("switch")
    write_job_in_results: bool = parameter("switch")
    id: Any = parameter(
        "int[]",
        In("SessionIdParameterSet", position=0, mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
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

    def begin(self) -> None:
        self._jobs: list[Job] = []

    def process(self) -> None:
        for job in self._chosen():
            if job not in self._jobs:
                self._jobs.append(job)
                if not self.wait:
                    self._receive(job)

    def end(self) -> None:
        if not self.wait:
            return
        try:
            for job in self._jobs:
                self._follow(job)
        finally:
            # Also when one of the job's errors ends the command.
            if self.auto_remove_job:
                for job in self._jobs:
                    jobs_of(self.context).remove(job)

    def _chosen(self) -> list[Job]:
        jobs = selection.chosen(self)
        if self.set_name == "Location" and self.location:
            wanted = [selection.text(each) for each in self.location]
            return [c for job in jobs for c in job.parts() if any(selection.like(c.location, each) for each in wanted)]
        if self.set_name == "ComputerName" and self.computer_name:
            wanted = [selection.text(each) for each in self.computer_name]
            return [c for job in jobs for c in job.parts() if any(selection.like(c.location, each) for each in wanted)]
        return jobs

    def _follow(self, job: Job) -> None:
        """Hand on what comes until the job has ended."""
        if self.write_job_in_results:
            self.write(job)
        while not self.stopping:
            ended = job.finished
            self._receive(job)
            if ended:
                return
            job.ended.wait(0.05)

    def _receive(self, job: Job) -> None:
        for part in [job] if self.no_recurse else job.parts():
            for stream, value in part.streams.take(bool(self.keep)):
                self._write(stream, value)
            reason = part.reason
            if part.state_name == "Failed" and reason is not None and not getattr(part, "reason_told", False):
                part.reason_told = True  # type: ignore[attr-defined]
                self._tell(reason)

    def _tell(self, reason: Any) -> None:
        record = getattr(reason, "error_record", None)
        self.runtime.write_error(self.runtime.make_record(reason if record is None else record))

    def _write(self, stream: str, value: Any) -> None:
        runtime = self.runtime
        if stream == "output":
            runtime.out(value)
        elif stream == "error":
            runtime.write_error(value)
        elif stream == "warning":
            runtime.append_variable(runtime.warning_variable, value)
            if runtime.warning_action not in ("SilentlyContinue", "Ignore"):
                runtime.streams.warning(value)
        elif stream == "verbose":
            if runtime.verbose_flag is not False:
                runtime.streams.verbose(value)
        elif stream == "debug":
            if runtime.debug_flag is not False:
                runtime.streams.debug(value)
        else:
            runtime.write_information(value)
