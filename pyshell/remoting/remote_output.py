"""A remote pipeline's streams, written through a cmdlet here as Invoke-Command does."""

from __future__ import annotations

import contextlib
import uuid
from typing import Any

from pyshell.remoting.client import ClientPipeline
from pyshell.remoting.records import OriginInfo
from pyshell.remoting.session import PSSession
from pyshell.remoting.transport import TransportError
from pyshell.remoting.wsman_transport import WSManTransport
from pyshell.values import exceptions
from pyshell.values.errors import ErrorRecord
from pyshell.values.psobject import PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# A network that fails this often while it is asked for one thing is given up.
_MAX_CUTS = 20


class Decorator:
    """Gives objects that arrive the notes that say where they come from."""

    def __init__(self, session: PSSession, hide_computer_name: bool = False) -> None:
        self._computer = session.computer_name
        self._runspace = session.instance_id
        self._shown = not hide_computer_name
        self.origin = OriginInfo(self._computer, self._runspace, _no_guid())

    def output(self, value: Any) -> Any:
        if value is None:
            return None
        if type(value) is not PSObject:
            value = PSObject(value)
        notes = value.notes
        if "PSComputerName" not in notes:
            notes["PSComputerName"] = self._computer
        if "RunspaceId" not in notes:
            notes["RunspaceId"] = self._runspace
            notes["PSShowComputerName"] = self._shown
        return value

    def record(self, record: Any) -> Any:
        if getattr(record, "origin_info", self) is None:
            record.origin_info = self.origin
        return record


def _no_guid() -> Any:
    from pyshell.remoting.clixml.primitives import make_guid

    return make_guid(uuid.UUID(int=0))


class CmdletSink:
    """The streams of a cmdlet as a pipeline's sink.

    Warnings and the like were let through by the preferences of the other side; they show here whatever the
    preferences are.
    """

    def __init__(self, cmdlet: Any, decorator: Decorator) -> None:
        self._cmdlet = cmdlet
        self._runtime = cmdlet.runtime
        self._decorator = decorator

    def output(self, value: Any) -> None:
        self._runtime.out(self._decorator.output(value))

    def error(self, record: Any) -> None:
        self._runtime.write_error(self._decorator.record(record))

    def warning(self, record: Any) -> None:
        self._runtime.append_variable(self._runtime.warning_variable, record)
        if self._runtime.warning_action not in ("SilentlyContinue", "Ignore"):
            self._runtime.streams.warning(record)

    def verbose(self, record: Any) -> None:
        self._runtime.streams.verbose(record)

    def debug(self, record: Any) -> None:
        self._runtime.streams.debug(record)

    def information(self, record: Any) -> None:
        runtime = self._runtime
        runtime.append_variable(runtime.information_variable, record)
        # The host call that goes with the record has shown it, so that the shell's own display must not show it again.
        if runtime.streams.information != runtime.context.show_information:
            runtime.streams.information(record)

    def progress(self, record: Any) -> None:
        self._runtime.streams.progress(record)


@contextlib.contextmanager
def stoppable(context: Any, stop: Callable[[], None]) -> Iterator[None]:
    """While this runs, stopping the shell's pipeline calls `stop`."""
    context.stop_hooks.append(stop)
    try:
        yield
    finally:
        context.stop_hooks.remove(stop)


def run_here(
    cmdlet: Any, session: PSSession, pipeline: ClientPipeline, *, hide_computer_name: bool = False, input: Any = None
) -> None:
    """Drive a pipeline to its end with its streams written through a cmdlet.

    A lost network becomes a warning while the connection is tried again, then an error and a disconnected session.
    """
    decorator = Decorator(session, hide_computer_name)
    pipeline.sink = CmdletSink(cmdlet, decorator)
    pipeline.host = cmdlet.host
    session.running += 1
    try:
        with stoppable(cmdlet.context, lambda: _stop(pipeline)):
            drive(session, pipeline, cmdlet.warning, input, before_wait=cmdlet.host.ui.flush)
    except TransportError as error:
        cmdlet.error(_broken(session, error))
        return
    finally:
        session.running -= 1
    finish(cmdlet, pipeline, decorator)


def _stop(pipeline: ClientPipeline) -> None:
    with contextlib.suppress(TransportError):
        pipeline.stop()


def drive(
    session: PSSession,
    pipeline: ClientPipeline,
    warn: Callable[[str], Any],
    input: Any = None,
    *,
    before_wait: Callable[[], Any] | None = None,
) -> None:
    """Start a pipeline where it has not started, feed it, and pump to its end. Raises TransportError.

    `before_wait` is called whenever the pipeline is about to wait for the server (what was written must be seen).
    """
    if pipeline.state == 0:
        _start(session, pipeline, warn)
    if input is not None:
        for value in input:
            pipeline.feed(value)
        pipeline.end_input()
    while not pipeline.finished and not pipeline.disconnected:
        if before_wait is not None:
            before_wait()
        try:
            pipeline.pump()
        except TransportError as error:
            if not error.lost or not session.pool.transport.can_disconnect:
                raise
            _retry(session, warn, error)
    if pipeline.finished:
        # All output is here: a cut at this point costs another attempt, and no error.
        _through_cuts(session, warn, pipeline.close)


def _start(session: PSSession, pipeline: ClientPipeline, warn: Callable[[str], Any]) -> None:
    """Start a pipeline; after a cut, only where the computer has not got it already."""
    transport = session.pool.transport
    try:
        pipeline.start()
    except TransportError as error:
        if not error.lost or not isinstance(transport, WSManTransport):
            raise
        _retry(session, warn, error)
        if pipeline.pipeline_id not in _through_cuts(session, warn, lambda: transport.commands(transport.shell_id)):
            pipeline.start()


def _through_cuts(session: PSSession, warn: Callable[[str], Any], work: Callable[[], Any]) -> Any:
    """Do what may be done twice, again after each cut of the network. Raises TransportError."""
    for _ in range(_MAX_CUTS):
        try:
            return work()
        except TransportError as error:
            if not error.lost or not session.pool.transport.can_disconnect:
                raise
            _retry(session, warn, error)
    return work()


def _retry(session: PSSession, warn: Callable[[str], Any], error: TransportError) -> None:
    """Try to reach the computer again; raises the error when the attempts are used up."""
    import time

    count = max(int(getattr(session.info, "max_connection_retry_count", 5)), 0)
    name = session.computer_name
    warn(
        f"The network connection to {name} has been interrupted. Attempting to reconnect for up to "
        f"{max(count * 2 // 60, 1)} minutes..."
    )
    for attempt in range(count):
        time.sleep(min(0.05 * 4**attempt, 60))
        warn(f"Attempting to reconnect to {name} ...")
        try:
            session.pool.transport.reconnect()
        except TransportError as again:
            if not again.lost:
                raise
            continue
        warn(f"The network connection to {name} has been restored.")
        return
    warn(
        f"Because the network connection to {name} cannot be restored, the PSSession is disconnected. "
        f'Reconnect to it by using "Connect-PSSession" when the network is available.'
    )
    session.mark_lost(error.message)
    raise error


def _broken(session: PSSession, error: TransportError) -> ErrorRecord:
    if not error.lost and session.state_name == "Opened":
        session.pool.state = 5
        session.reason = error.message
    made: Any = exceptions.PSRemotingTransportException(
        f"Processing data from remote server {session.computer_name} failed with the following error "
        f"message: {error.message} "
        "For more information, see the about_Remote_Troubleshooting Help topic."
    )
    record = ErrorRecord(made, "JobFailure", "OperationStopped", session.computer_name)
    record.fqid = record.error_id
    return record


def finish(cmdlet: Any, pipeline: ClientPipeline, decorator: Decorator) -> None:
    """What the pipeline's end means here: a failure over there is a terminating error."""
    if pipeline.state == 5 and pipeline.reason is not None:
        record = decorator.record(pipeline.reason)
        cmdlet.throw(record)


def left_commands(session: PSSession) -> list[ClientPipeline]:
    """The commands that a session just connected still has. Raises TransportError."""
    transport = session.pool.transport
    if not isinstance(transport, WSManTransport):
        return []
    result: list[ClientPipeline] = []
    for command_id in transport.commands(transport.shell_id):
        known = session.pool.pipelines.get(command_id.bytes_le)
        if known is None:
            known = ClientPipeline(session.pool, None, None, pipeline_id=command_id)  # type: ignore[arg-type]
            known.take_up()
        known.disconnected = False
        result.append(known)
    return result
