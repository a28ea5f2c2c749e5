"""`ForEach-Object -Parallel`: a runspace for each object, on threads."""

from __future__ import annotations

import queue
import threading
import time

from pyshell.remoting import script_text
from pyshell.remoting.engine import Command, Invocation
from pyshell.remoting.shell_engine import ShellEngine
from pyshell.values.exceptions import NetException, TimeoutException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.binding.cmdlet import Cmdlet

_THROTTLE = 5
_STACK_SIZE = 64 * 1024 * 1024
_STREAMS = ("output", "error", "warning", "verbose", "debug", "information", "progress")


class _Sink:
    """Sends what a runspace writes to the thread of the pipeline."""

    def __init__(self, arrived: queue.Queue[tuple[str, Any]]) -> None:
        for name in _STREAMS:
            setattr(self, name, lambda value, name=name: arrived.put((name, value)))


class ParallelRun:
    """The runs of one `ForEach-Object -Parallel`; output is written as it comes, on the pipeline's own thread."""

    def __init__(self, cmdlet: Cmdlet) -> None:
        self._cmdlet = cmdlet
        context = cmdlet.context
        text, self._values = script_text.with_using(context, script_text.block_text(cmdlet.parallel))  # type: ignore[attr-defined]
        self._text = text
        self._limit: int = cmdlet.throttle_limit or _THROTTLE  # type: ignore[attr-defined]
        seconds = cmdlet.timeout_seconds  # type: ignore[attr-defined]
        self._deadline = time.monotonic() + seconds if seconds else None
        self._folder = str(context.session.location)
        self._arrived: queue.Queue[tuple[str, Any]] = queue.Queue()
        self._running = 0
        self._spaces: list[Any] = []

    def add(self, value: Any) -> None:
        """Start the block for an object, once there is room for it."""
        while self._running >= self._limit:
            self._take()
        self._running += 1
        former = threading.stack_size(_STACK_SIZE)
        try:
            threading.Thread(target=self._run, args=(value,), name="parallel", daemon=True).start()
        finally:
            threading.stack_size(former)
        while not self._arrived.empty():
            self._take()

    def finish(self) -> None:
        """Write what is still to come."""
        while self._running:
            self._take()

    def _run(self, value: Any) -> None:
        try:
            factory = self._cmdlet.context.services["shell_factory"]
            space = ShellEngine(factory).open_runspace(self._cmdlet.context.host, {"working_directory": self._folder})
            self._spaces.append(space)
            space.set_variable("_", value)
            command = Command(self._text, True, True, list(self._values))
            space.run(Invocation([command]), _Sink(self._arrived), None, self._cmdlet.context.host)  # type: ignore[arg-type]
        except NetException as error:
            self._arrived.put(("error", error.error_record))
        finally:
            self._arrived.put(("", None))

    def _take(self) -> None:
        """Write the next thing that arrives. Past the time limit, what still runs is stopped."""
        try:
            left = None if self._deadline is None else max(self._deadline - time.monotonic(), 0.001)
            stream, value = self._arrived.get(timeout=left)
        except queue.Empty:
            self._deadline = None
            self.stop()
            self._cmdlet.error(
                TimeoutException("The running command stopped because the time limit was reached."),
                "TimeoutExceeded",
                "OperationTimeout",
            )
            return
        if stream == "":
            self._running -= 1
            return
        runtime = self._cmdlet.runtime
        if stream == "output":
            runtime.out(value)
        else:
            getattr(runtime.streams, stream)(value)

    def stop(self) -> None:
        """Stop what still runs."""
        for space in self._spaces:
            space.stop()
