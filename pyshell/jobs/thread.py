"""Start-ThreadJob: a command in a shell of its own on a thread of this process."""

from __future__ import annotations

import threading
from typing import Any

from pyshell.jobs.model import COMPLETED, FAILED, NOT_STARTED, RUNNING, STOPPED, STOPPING, Job
from pyshell.remoting.shell_engine import ShellEngine
from pyshell.runtime.host import Host
from pyshell.values.pstype import type_of_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from pyshell.jobs.repository import JobRepository
    from pyshell.remoting.engine import Invocation, Runspace

_STACK_SIZE = 64 * 1024 * 1024


class ThreadJob(Job):
    """A job on a thread; it waits its turn when as many run as the throttle lets."""

    net_name = "Microsoft.PowerShell.ThreadJob.ThreadJob"
    job_type = "ThreadJob"

    def __init__(
        self,
        owner: JobRepository,
        command: str,
        name: str,
        factory: Callable[[Any], Any],
        invocation: Invocation,
        input: list[Any] | None,
        variables: dict[str, Any],
    ) -> None:
        super().__init__(owner, command, name, "PowerShell")
        self._factory = factory
        self._invocation = invocation
        self._input = input
        self._variables = variables
        self._runspace: Runspace | None = None
        self._stop_asked = False

    def run(self) -> None:
        """The job's work, on its own thread."""
        if self._stop_asked:
            return
        self.set_state(RUNNING)
        try:
            runspace = self._runspace = ShellEngine(self._factory).open_runspace(Host(), {})
            if self._stop_asked:
                self.set_state(STOPPED)
                return
            for name, value in self._variables.items():
                runspace.set_variable(name, value)
            runspace.run(self._invocation, self, None if self._input is None else iter(self._input), Host())
        except Exception as error:
            if self._stop_asked:
                self.set_state(STOPPED)
                return
            record = getattr(error, "error_record", None)
            if record is not None:
                self.streams.add("error", record)
            self.set_state(FAILED, error)
            return
        self.set_state(STOPPED if self._stop_asked else COMPLETED)

    def stop(self) -> None:
        if self.finished:
            return
        self._stop_asked = True
        if self.state_name == NOT_STARTED:
            self.set_state(STOPPED)
            return
        self.set_state(STOPPING)
        if self._runspace is not None:
            self._runspace.stop()
        self.ended.wait(10)


class ThreadJobQueue:
    """Runs thread jobs, at most `limit` at a time."""

    def __init__(self) -> None:
        self.limit = 5
        self._running = 0
        self._waiting: list[ThreadJob] = []
        self._lock = threading.Lock()

    def put(self, job: ThreadJob) -> None:
        with self._lock:
            self._waiting.append(job)
        self._next()

    def _next(self) -> None:
        with self._lock:
            if self._running >= self.limit or not self._waiting:
                return
            job = self._waiting.pop(0)
            self._running += 1
        previous = threading.stack_size(_STACK_SIZE)
        try:
            threading.Thread(target=self._run, args=(job,), name=f"threadjob-{job.id}", daemon=True).start()
        finally:
            threading.stack_size(previous)

    def _run(self, job: ThreadJob) -> None:
        try:
            job.run()
        finally:
            with self._lock:
                self._running -= 1
            self._next()


def queue_of(context: Any) -> ThreadJobQueue:
    """The thread jobs' queue of a shell."""
    found = context.services.get("thread_jobs")
    if found is None:
        found = context.services["thread_jobs"] = ThreadJobQueue()
    assert isinstance(found, ThreadJobQueue)
    return found


type_of_class(ThreadJob)
