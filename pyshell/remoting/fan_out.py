"""One command in many sessions at a time: threads receive, the cmdlet's own thread writes."""

from __future__ import annotations

import threading
from queue import SimpleQueue
from typing import Any

from pyshell.remoting.client import ClientPipeline
from pyshell.remoting.remote_output import CmdletSink, Decorator, _broken, _stop, drive, stoppable
from pyshell.remoting.session import PSSession
from pyshell.remoting.transport import TransportError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.remoting.engine import Invocation


class Nowhere:
    """A sink for a pipeline whose streams somebody else will take."""

    def output(self, value: Any) -> None:
        """Passed over, as are all others."""

    error = warning = verbose = debug = information = progress = output


class _QueueSink:
    """Hands what comes to the cmdlet's thread."""

    def __init__(self, queue: SimpleQueue[Any], sink: CmdletSink) -> None:
        self._queue = queue
        self._sink = sink

    def _put(self, name: str, value: Any) -> None:
        self._queue.put((getattr(self._sink, name), value))

    def output(self, value: Any) -> None:
        self._put("output", value)

    def error(self, record: Any) -> None:
        self._put("error", record)

    def warning(self, record: Any) -> None:
        self._put("warning", record)

    def verbose(self, record: Any) -> None:
        self._put("verbose", record)

    def debug(self, record: Any) -> None:
        self._put("debug", record)

    def information(self, record: Any) -> None:
        self._put("information", record)

    def progress(self, record: Any) -> None:
        self._put("progress", record)


def run(
    cmdlet: Any,
    sessions: list[PSSession],
    invocations: list[Invocation],
    throttle: int,
    *,
    hide_computer_name: bool = False,
    input: list[Any] | None = None,
) -> None:
    """Run in all sessions, at most `throttle` (32 when 0) at a time; returns when all have ended."""
    queue: SimpleQueue[Any] = SimpleQueue()
    pipelines: list[ClientPipeline] = []
    gate = threading.Semaphore(throttle or 32)

    def work(session: PSSession, pipeline: ClientPipeline, decorator: Decorator) -> None:
        with gate:
            session.running += 1
            try:
                drive(session, pipeline, lambda text: queue.put((cmdlet.warning, text)), input)
            except TransportError as error:
                queue.put((cmdlet.error, _broken(session, error)))
            except Exception as error:
                queue.put((cmdlet.error, error))
            finally:
                session.running -= 1
            if pipeline.state == 5 and pipeline.reason is not None:
                queue.put((cmdlet.error, decorator.record(pipeline.reason)))
            queue.put(None)

    threads: list[threading.Thread] = []
    for session, invocation in zip(sessions, invocations):
        decorator = Decorator(session, hide_computer_name)
        sink = _QueueSink(queue, CmdletSink(cmdlet, decorator))
        pipeline = ClientPipeline(session.pool, invocation, sink, cmdlet.host)
        pipelines.append(pipeline)
        threads.append(threading.Thread(target=work, args=(session, pipeline, decorator), daemon=True))

    def stop() -> None:
        for pipeline in pipelines:
            _stop(pipeline)

    with stoppable(cmdlet.context, stop):
        for thread in threads:
            thread.start()
        running = len(threads)
        while running:
            item = queue.get()
            if item is None:
                running -= 1
            else:
                item[0](item[1])
