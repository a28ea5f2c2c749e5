"""One pipeline of a client's pool: its thread, its input, and its streams as messages."""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import Any

from pyshell.remoting import protocol as psrp
from pyshell.remoting.records import (
    error_bag,
    information_bag,
    informational_bag,
    pipeline_stopped_record,
    progress_bag,
    record_of_exception,
)
from pyshell.remoting.remote_host import HostInfo, RemoteHost
from pyshell.remoting.wire import bag

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyshell.remoting.engine import Invocation, Runspace
    from pyshell.remoting.server import PoolServer

_END_OF_INPUT = object()
# Deep recursion in a script must end in PowerShell's error, not in the thread's stack.
_STACK_SIZE = 64 * 1024 * 1024
_stack_lock = threading.Lock()


class PipelineServer:
    """Runs one invocation and sends what it writes."""

    def __init__(self, pool: PoolServer, pipeline_id: bytes, invocation: Invocation, host_info: HostInfo) -> None:
        self.pool = pool
        self.pipeline_id = pipeline_id
        self.invocation = invocation
        self.host = RemoteHost(pool, self, host_info)
        self.runspace: Runspace | None = None
        self.state = psrp.PIPELINE_NOT_STARTED
        self.stopping = False
        self._input: SimpleQueue[Any] = SimpleQueue()
        self._lock = threading.Lock()
        self._waiting: SimpleQueue[Any] | None = None
        self._thread: threading.Thread | None = None

    # -- life --------------------------------------------------------------------------------------

    def start(self, runspace: Runspace) -> None:
        """Run in a thread of its own."""
        self.runspace = runspace
        with self._lock:
            if self.stopping:
                self._finish_stopped()
                self.pool.released(self, runspace)
                return
            self.state = psrp.PIPELINE_RUNNING
        thread = threading.Thread(target=self._run, args=(runspace,), name="psrp-pipeline", daemon=True)
        self._thread = thread
        with _stack_lock:
            previous = threading.stack_size(_STACK_SIZE)
            try:
                thread.start()
            finally:
                threading.stack_size(previous)

    def _run(self, runspace: Runspace) -> None:
        pipeline_input = None if self.invocation.no_input else self._values()
        error: BaseException | None = None
        try:
            runspace.run(self.invocation, self, pipeline_input, self.host)
        except BaseException as raised:
            error = raised
        self.runspace = None
        self.pool.released(self, runspace)
        with self._lock:
            stopped = self.stopping
        if stopped:
            self._finish_stopped()
        elif error is not None:
            self.finish(psrp.PIPELINE_FAILED, error_bag(record_of_exception(error)))
        else:
            self.finish(psrp.PIPELINE_COMPLETED)

    def stop(self) -> None:
        """Stop the pipeline; its state message follows when it has stopped."""
        with self._lock:
            if self.stopping or self.state > psrp.PIPELINE_STOPPING:
                return
            self.stopping = True
            started = self.state == psrp.PIPELINE_RUNNING
            self.state = psrp.PIPELINE_STOPPING if started else self.state
            runspace = self.runspace
            waiting = self._waiting
        if waiting is not None:
            waiting.put(None)
        self._input.put(_END_OF_INPUT)
        if started and runspace is not None:
            runspace.stop()
        elif not started:
            self._finish_stopped()
            self.pool.released(self, None)

    def join(self, seconds: float) -> None:
        thread = self._thread
        if thread is not None and thread is not threading.current_thread():
            thread.join(seconds)

    def _finish_stopped(self) -> None:
        self.finish(psrp.PIPELINE_STOPPED, error_bag(pipeline_stopped_record()))

    def finish(self, state: int, error: Any = None) -> None:
        self.state = state
        notes: dict[str, Any] = {"PipelineState": state}
        if error is not None:
            notes["ExceptionAsErrorRecord"] = error
        self._post(psrp.PIPELINE_STATE, bag(notes))

    @property
    def finished(self) -> bool:
        return self.state in (psrp.PIPELINE_STOPPED, psrp.PIPELINE_COMPLETED, psrp.PIPELINE_FAILED)

    # -- input -------------------------------------------------------------------------------------

    def feed(self, value: Any) -> None:
        self._input.put(value)

    def end_input(self) -> None:
        self._input.put(_END_OF_INPUT)

    def _values(self) -> Iterator[Any]:
        while True:
            value = self._input.get()
            if value is _END_OF_INPUT:
                return
            yield value

    def waits_on(self, queue: SimpleQueue[Any]) -> None:
        """A host call waits; stopping the pipeline must wake it."""
        with self._lock:
            self._waiting = queue
            if self.stopping:
                queue.put(None)

    # -- streams -----------------------------------------------------------------------------------

    def _post(self, type: int, value: Any) -> None:
        self.pool.post(type, value, self.pipeline_id)

    def output(self, value: Any) -> None:
        self._post(psrp.PIPELINE_OUTPUT, value)

    def error(self, record: Any) -> None:
        self._post(psrp.ERROR_RECORD, error_bag(record, True))

    def warning(self, record: Any) -> None:
        self._informational(psrp.WARNING_RECORD, "warning", record)
        self.host.ui.write_warning(str(record.message))

    def verbose(self, record: Any) -> None:
        self._informational(psrp.VERBOSE_RECORD, "verbose", record)
        self.host.ui.write_verbose(str(record.message))

    def debug(self, record: Any) -> None:
        self._informational(psrp.DEBUG_RECORD, "debug", record)
        self.host.ui.write_debug(str(record.message))

    def _informational(self, type: int, stream: str, record: Any) -> None:
        self._post(type, informational_bag(record, stream, stream in self.invocation.invocation_info_streams))

    def information(self, record: Any) -> None:
        self._post(psrp.INFORMATION_RECORD, information_bag(record))

    def show_information(self, record: Any) -> None:
        """An information record that the preferences show: the client's host writes it."""
        data = record.message_data
        newline = True
        text = data
        message = getattr(data, "message", None)
        if message is not None:
            text, newline = message, not data.no_new_line
        from pyshell.values.convert import to_string

        if newline:
            self.host.ui.write_line(to_string(text))
        else:
            self.host.ui.write(to_string(text))

    def progress(self, record: Any) -> None:
        self._post(psrp.PROGRESS_RECORD, progress_bag(record))
        self.host.ui.write_progress(0, record)
