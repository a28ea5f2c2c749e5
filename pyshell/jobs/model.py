"""Jobs: what every kind has in common, and the collections that their streams go to."""

from __future__ import annotations

import threading
import uuid
from typing import Any

from pyshell.values.enums import member
from pyshell.values.pstype import type_of_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.jobs.repository import JobRepository

NOT_STARTED, RUNNING, COMPLETED, FAILED, STOPPED = "NotStarted", "Running", "Completed", "Failed", "Stopped"
BLOCKED, SUSPENDED, DISCONNECTED, STOPPING = "Blocked", "Suspended", "Disconnected", "Stopping"
FINISHED = frozenset((COMPLETED, FAILED, STOPPED))


class JobStateInfo:
    """A job's state and what brought it there."""

    net_name = "System.Management.Automation.JobStateInfo"
    net_properties = (
        "State",
        "Reason",
    )

    def __init__(self, state: Any, reason: Any) -> None:
        self.state = state
        self.reason = reason

    def __str__(self) -> str:
        return str(self.state.name)


def _now() -> Any:
    from pyshell.remoting.clixml.primitives import now

    return now()


class Streams:
    """The collections of one job's streams. A job writes from its thread while others read and clear."""

    def __init__(self) -> None:
        from pyshell.values.collections import ArrayList

        self.output = ArrayList()
        self.errors = ArrayList()
        self.warnings = ArrayList()
        self.verbose = ArrayList()
        self.debug = ArrayList()
        self.informations = ArrayList()
        self.progress = ArrayList()
        # What Receive-Job gives, in the order in which it came: (stream, value).
        self.pending: list[tuple[str, Any]] = []
        self.lock = threading.Lock()
        self.arrived = threading.Condition(self.lock)

    def add(self, stream: str, value: Any) -> None:
        with self.lock:
            getattr(self, _COLLECTIONS[stream]).append(value)
            self.pending.append((stream, value))
            self.arrived.notify_all()

    def take(self, keep: bool) -> list[tuple[str, Any]]:
        """What has come since it was last taken; with `keep` it stays for the next time."""
        with self.lock:
            result = list(self.pending)
            if not keep:
                self.pending.clear()
                for name in _COLLECTIONS.values():
                    getattr(self, name).clear()
            return result


_COLLECTIONS = {
    "output": "output",
    "error": "errors",
    "warning": "warnings",
    "verbose": "verbose",
    "debug": "debug",
    "information": "informations",
    "progress": "progress",
}


class Job:
    """A job, or a child of one."""

    net_name = "System.Management.Automation.Job"
    job_type = ""

    def __init__(self, owner: JobRepository, command: str, name: str = "", location: str = "localhost") -> None:
        self.id = owner.next_id()
        self.name = name or f"Job{self.id}"
        self.guid = uuid.uuid4()
        self.command = command
        self.location = location
        self.child_jobs: list[Job] = []
        self.state_name = NOT_STARTED
        self.reason: Any = None
        self.status_message = ""
        self.streams = Streams()
        self.begin_time: Any = None
        self.end_time: Any = None
        self.ended = threading.Event()
        self._changed = threading.Condition()

    # -- state -------------------------------------------------------------------------------------

    def set_state(self, state: str, reason: Any = None) -> None:
        with self._changed:
            if self.state_name in FINISHED:
                return
            self.state_name = state
            if reason is not None:
                self.reason = reason
            if state == RUNNING and self.begin_time is None:
                self.begin_time = _now()
            if state in FINISHED:
                self.end_time = _now()
                self.ended.set()
            self._changed.notify_all()
        with self.streams.lock:
            self.streams.arrived.notify_all()

    @property
    def finished(self) -> bool:
        return self.state_name in FINISHED

    def stop(self) -> None:
        """Stop it; returns when it has stopped."""
        for child in self.child_jobs:
            child.stop()
        if self.child_jobs:
            self.ended.wait(5)

    def dispose(self) -> None:
        """It is removed: let go of what it holds."""
        for child in self.child_jobs:
            child.dispose()

    def parts(self) -> list[Job]:
        """The jobs whose streams Receive-Job reads: the children, or the job itself."""
        return list(self.child_jobs) or [self]

    @property
    def has_more(self) -> bool:
        if self.child_jobs:
            return any(child.has_more for child in self.child_jobs)
        with self.streams.lock:
            return bool(self.streams.pending) or not self.finished

    # -- as a sink of a pipeline -------------------------------------------------------------------

    def output(self, value: Any) -> None:
        self.streams.add("output", value)

    def error(self, record: Any) -> None:
        self.streams.add("error", record)

    def warning(self, record: Any) -> None:
        self.streams.add("warning", record)

    def verbose(self, record: Any) -> None:
        self.streams.add("verbose", record)

    def debug(self, record: Any) -> None:
        self.streams.add("debug", record)

    def information(self, record: Any) -> None:
        self.streams.add("information", record)

    def progress(self, record: Any) -> None:
        with self.streams.lock:
            self.streams.progress.append(record)

    # -- the names that scripts read ---------------------------------------------------------------

    Id = property(lambda self: self.id)
    Name = property(lambda self: self.name, lambda self, value: setattr(self, "name", str(value)))
    State = property(lambda self: member("System.Management.Automation.JobState", self.state_name))
    JobStateInfo = property(lambda self: JobStateInfo(self.State, self.reason))
    HasMoreData = property(lambda self: self.has_more)
    Location = property(lambda self: self.location)
    Command = property(lambda self: self.command)
    StatusMessage = property(lambda self: self.status_message)
    PSJobTypeName = property(lambda self: self.job_type)
    PSBeginTime = property(lambda self: self.begin_time)
    PSEndTime = property(lambda self: self.end_time)
    ChildJobs = property(lambda self: _list(self.child_jobs))
    Output = property(lambda self: self.streams.output)
    Error = property(lambda self: self.streams.errors)
    Warning = property(lambda self: self.streams.warnings)
    Verbose = property(lambda self: self.streams.verbose)
    Debug = property(lambda self: self.streams.debug)
    Information = property(lambda self: self.streams.informations)
    Progress = property(lambda self: self.streams.progress)

    @property
    def InstanceId(self) -> Any:
        from pyshell.remoting.clixml.primitives import make_guid

        return make_guid(self.guid)

    def StopJob(self) -> None:
        self.stop()

    def __str__(self) -> str:
        return self.net_name


def _list(values: list[Any]) -> Any:
    from pyshell.values.collections import ArrayList

    return ArrayList(values)


class PSRemotingJob(Job):
    """A job of child jobs that run in other runspaces: background jobs and remote commands."""

    net_name = "System.Management.Automation.PSRemotingJob"
    job_type = "RemoteJob"

    def child_ended(self) -> None:
        """Called by a child at its end: the job is over when all of them are."""
        states = [child.state_name for child in self.child_jobs]
        if all(state in FINISHED for state in states):
            if FAILED in states:
                self.set_state(FAILED)
            elif STOPPED in states:
                self.set_state(STOPPED)
            else:
                self.set_state(COMPLETED)


class PSRemotingChildJob(Job):
    """One computer's part of a job."""

    net_name = "System.Management.Automation.PSRemotingChildJob"

    def __init__(self, owner: JobRepository, parent: PSRemotingJob, command: str, location: str) -> None:
        super().__init__(owner, command, location=location)
        self.parent = parent
        parent.child_jobs.append(self)


for _class in (Job, PSRemotingJob, PSRemotingChildJob, JobStateInfo):
    type_of_class(_class)
