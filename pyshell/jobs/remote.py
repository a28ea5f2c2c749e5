"""Jobs whose commands run in sessions.

Invoke-Command -AsJob, Receive-PSSession -OutTarget Job, and Start-Job's processes.
"""

from __future__ import annotations

import contextlib
import sys
import threading
from typing import Any

from pyshell.jobs.model import COMPLETED, FAILED, RUNNING, STOPPED, STOPPING, PSRemotingChildJob, PSRemotingJob
from pyshell.remoting.client import ClientPipeline
from pyshell.remoting.connection_info import ProcessConnectionInfo
from pyshell.remoting.remote_output import Decorator, drive
from pyshell.remoting.session import PSSession, SessionRepository
from pyshell.remoting.transport import TransportError
from pyshell.values import exceptions
from pyshell.values.errors import ErrorRecord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from pyshell.jobs.repository import JobRepository
    from pyshell.remoting.engine import Invocation


class RemoteChild(PSRemotingChildJob):
    """One session's part of a job; it runs on a thread."""

    def __init__(
        self,
        owner: JobRepository,
        parent: PSRemotingJob,
        command: str,
        location: str,
        open_session: Callable[[], PSSession],
        invocation: Invocation | None,
        *,
        input: list[Any] | None = None,
        pipeline: ClientPipeline | None = None,
        decorate: bool = True,
        hide_computer_name: bool = False,
        owns_session: bool = False,
    ) -> None:
        super().__init__(owner, parent, command, location)
        self._open_session = open_session
        self._invocation = invocation
        self._input = input
        self._pipeline = pipeline
        self._decorate = decorate
        self._hide = hide_computer_name
        self._owns_session = owns_session
        self._session: PSSession | None = None
        self._decorator: Decorator | None = None
        self._stop_asked = False

    def start(self) -> None:
        self.set_state(RUNNING)
        threading.Thread(target=self._run, name=f"job-{self.id}", daemon=True).start()

    def _run(self) -> None:
        try:
            self._work()
        except TransportError as error:
            self._fail(error)
        except Exception as error:
            self.streams.add("error", ErrorRecord(error, type(error).__name__, "OperationStopped"))
            self.set_state(FAILED, error)
        finally:
            self.parent.child_ended()
            if self._owns_session and self._session is not None:
                self._session.close()

    def _fail(self, error: TransportError) -> None:
        if self._stop_asked:
            self.set_state(STOPPED)
            return
        made: Any = exceptions.PSRemotingTransportException(f"[{self.location}] {error.message}")
        self.streams.add(
            "error", ErrorRecord(made, f"{error.identifier},PSSessionStateBroken", "OpenError", self.location)
        )
        self.set_state(FAILED, made)

    def _work(self) -> None:
        session = self._session = self._open_session()
        if self._stop_asked:
            self.set_state(STOPPED)
            return
        self._decorator = Decorator(session, self._hide)
        pipeline = self._pipeline
        if pipeline is None:
            pipeline = self._pipeline = ClientPipeline(session.pool, self._invocation, self, session.pool.host)
        else:
            pipeline.sink = self
        session.running += 1
        try:
            drive(session, pipeline, lambda text: None, self._input)
        finally:
            session.running -= 1
        if pipeline.state == 5:
            reason = pipeline.reason
            if reason is not None and self._decorator is not None:
                self._decorator.record(reason)
            self.set_state(FAILED, None if reason is None else reason.exception)
        elif pipeline.state == 3 or self._stop_asked:
            self.set_state(STOPPED)
        else:
            self.set_state(COMPLETED)

    def output(self, value: Any) -> None:
        decorator = self._decorator
        super().output(decorator.output(value) if decorator is not None and self._decorate else value)

    def error(self, record: Any) -> None:
        decorator = self._decorator
        super().error(decorator.record(record) if decorator is not None else record)

    def stop(self) -> None:
        if self.finished:
            return
        self._stop_asked = True
        self.set_state(STOPPING)
        if self._pipeline is not None:
            with contextlib.suppress(TransportError):
                self._pipeline.stop()
        if not self.ended.wait(10) and self._session is not None:
            # It does not answer: its session goes with it.
            self._session.pool.transport.abandon()
            self.ended.wait(5)

    def dispose(self) -> None:
        if self._owns_session and self._session is not None and not self.finished:
            self._session.close()


class RemoteJob(PSRemotingJob):
    """A command on several computers."""

    @classmethod
    def of_pipelines(
        cls, owner: JobRepository, session: PSSession, pipelines: list[ClientPipeline], name: str
    ) -> RemoteJob:
        """A job that receives commands which run already."""
        job = cls(owner, "", name, session.computer_name)
        children = [
            RemoteChild(owner, job, "", session.computer_name, lambda: session, None, pipeline=pipeline)
            for pipeline in pipelines
        ]
        owner.add(job)
        job.begin(children)
        return job

    def begin(self, children: list[RemoteChild], throttle: int = 0) -> None:
        """Start the children, at most `throttle` (32 when 0) at a time."""
        self.set_state(RUNNING)
        if not children:
            self.set_state(COMPLETED)
            return
        limit = throttle or 32
        if len(children) <= limit:
            for child in children:
                child.start()
            return
        threading.Thread(target=self._begin_throttled, args=(children, limit), daemon=True).start()

    def _begin_throttled(self, children: list[RemoteChild], limit: int) -> None:
        gate = threading.Semaphore(limit)
        for child in children:
            gate.acquire()
            child.start()
            threading.Thread(target=_release_at_end, args=(child, gate), daemon=True).start()


def _release_at_end(child: RemoteChild, gate: threading.Semaphore) -> None:
    child.ended.wait()
    gate.release()


class BackgroundJob(RemoteJob):
    """Start-Job: a command in a process of its own."""

    job_type = "BackgroundJob"


def server_command() -> list[str]:
    """The command line of a server process of this program."""
    return [sys.executable, "-m", "pyshell", "-s", "-NoLogo", "-NoProfile"]


def open_process_session(sessions: SessionRepository, host: Any, folder: str | None) -> PSSession:
    """A session in a new process. Raises TransportError."""
    session = sessions.create(ProcessConnectionInfo(server_command(), folder), host)
    session.open()
    return session
