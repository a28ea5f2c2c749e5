"""The client's side of a runspace pool and its pipelines, over any transport.

Calls block and read what they wait for themselves; a pipeline is driven by whoever runs it (a cmdlet, a job's thread).
"""

from __future__ import annotations

import threading
import uuid
from typing import Any

from pyshell.remoting import client_host
from pyshell.remoting import protocol as psrp
from pyshell.remoting.clixml import ClixmlError, deserialize, serialize
from pyshell.remoting.crypto import SessionKey
from pyshell.remoting.pipeline_message import write_pipeline
from pyshell.remoting.records import read_error, read_information, read_informational, read_progress
from pyshell.remoting.server_info import version_table
from pyshell.remoting.transport import SHELL_DISCONNECTED, TransportError
from pyshell.remoting.wire import PrimitiveDictionary, WireEnum, WireVersion, bag, note, number
from pyshell.values.psobject import PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from pyshell.remoting.engine import Invocation, Sink
    from pyshell.remoting.transport import Transport

PROTOCOL = "2.3"


class ClientPool:
    """A runspace pool at the other end of a transport."""

    def __init__(self, transport: Transport, host: Any, pool_id: uuid.UUID | None = None) -> None:
        self.transport = transport
        self.host = host
        self.pool_id = pool_id or uuid.uuid4()
        self.key = SessionKey()
        self.state = psrp.POOL_BEFORE_OPEN
        self.reason: Any = None
        self.private_data: Any = None
        self.application_arguments: Any = None
        self.pipelines: dict[bytes, ClientPipeline] = {}
        self.events: Callable[[Any], None] | None = None
        self._fragmenter = psrp.Fragmenter()
        self._reader = psrp.Defragmenter(skip_repeated=True)
        self._answers: dict[int, Any] = {}
        self._call_id = 0
        self._lock = threading.Lock()

    # -- opening -----------------------------------------------------------------------------------

    def open(self, seconds: float | None = None) -> None:
        """Open the pool on the server. Raises TransportError."""
        init = bag(
            {
                "MinRunspaces": 1,
                "MaxRunspaces": 1,
                "PSThreadOptions": WireEnum("System.Management.Automation.Runspaces.PSThreadOptions", "Default", 0),
                "ApartmentState": WireEnum("System.Threading.ApartmentState", "Unknown", 2),
                "ApplicationArguments": self._arguments(),
                "HostInfo": client_host.host_info(self.host),
            }
        )
        fragments = self._capability() + self.pack(psrp.INIT_RUNSPACEPOOL, init)
        self.state = psrp.POOL_OPENING
        self.transport.open(self.pool_id, fragments)
        self._wait(lambda: self.state not in (psrp.POOL_OPENING, psrp.POOL_NEGOTIATION_SENT), seconds)
        if self.state != psrp.POOL_OPENED:
            raise TransportError(
                0, self.reason.message if self.reason is not None else "The session could not be opened."
            )

    def connect(self, seconds: float | None = None) -> None:
        """Enter a session that some client left. Raises TransportError."""
        connect = bag({"MinRunspaces": 1, "MaxRunspaces": 1})
        fragments = self._capability() + self.pack(psrp.CONNECT_RUNSPACEPOOL, connect)
        self.state = psrp.POOL_CONNECTING
        self._take(self.transport.connect(self.pool_id, fragments))
        self._wait(lambda: self.state != psrp.POOL_CONNECTING and self.private_data is not None, seconds)

    def _arguments(self) -> PrimitiveDictionary:
        arguments = PrimitiveDictionary()
        for key, value in (self.application_arguments or {}).items():
            arguments[str(key)] = value
        arguments["PSVersionTable"] = version_table(PROTOCOL)
        return arguments

    def _capability(self) -> bytes:
        return self.pack(
            psrp.SESSION_CAPABILITY,
            bag(
                {
                    "protocolversion": WireVersion(PROTOCOL),
                    "PSVersion": WireVersion(psrp.PS_VERSION),
                    "SerializationVersion": WireVersion(psrp.SERIALIZATION_VERSION),
                }
            ),
        )

    # -- messages ----------------------------------------------------------------------------------

    def pack(self, type: int, value: Any, pipeline_id: bytes = psrp.NO_ID) -> bytes:
        """A message's fragments, cut to what the transport takes at once."""
        data = b"" if type == psrp.END_OF_PIPELINE_INPUT else serialize(value, self.key)
        return b"".join(self.fragments(psrp.Message(psrp.TO_SERVER, type, self.pool_id.bytes_le, pipeline_id, data)))

    def fragments(self, message: psrp.Message) -> list[bytes]:
        with self._lock:
            return list(self._fragmenter.fragments(message, self.transport.fragment_size))

    def post(self, type: int, value: Any, pipeline_id: bytes = psrp.NO_ID, *, prompt: bool = False) -> None:
        data = b"" if type == psrp.END_OF_PIPELINE_INPUT else serialize(value, self.key)
        message = psrp.Message(psrp.TO_SERVER, type, self.pool_id.bytes_le, pipeline_id, data)
        command = None if pipeline_id == psrp.NO_ID else uuid.UUID(bytes_le=pipeline_id)
        for fragment in self.fragments(message):
            self.transport.send(command, fragment, prompt)

    def read(self, message: psrp.Message) -> Any:
        try:
            return deserialize(message.data, self.key)
        except ClixmlError as error:
            raise TransportError(0, f"The remote computer sent data that cannot be read: {error}") from error

    def _wait(self, ready: Callable[[], bool], seconds: float | None) -> None:
        while not ready():
            self._take(self.transport.receive(None, seconds))

    def _take(self, fragments: bytes | None) -> None:
        if not fragments:
            return
        try:
            messages = self._reader.feed(fragments)
        except psrp.ProtocolError as error:
            raise TransportError(0, f"The remote computer sent data that is no PSRP: {error}") from error
        for message in messages:
            self.handle(message)

    def handle(self, message: psrp.Message) -> None:
        """Take a message that concerns the pool."""
        kind = message.type
        if kind == psrp.RUNSPACEPOOL_STATE:
            data = self.read(message)
            self.state = number(note(data, "RunspaceState"))
            error = note(data, "ExceptionAsErrorRecord")
            if error is not None:
                self.reason = read_error(error)
        elif kind == psrp.APPLICATION_PRIVATE_DATA:
            self.private_data = note(self.read(message), "ApplicationPrivateData")
            if self.state == psrp.POOL_CONNECTING:
                self.state = psrp.POOL_OPENED
        elif kind == psrp.ENCRYPTED_SESSION_KEY:
            self.key.accept(str(note(self.read(message), "EncryptedSessionKey", "")))
        elif kind == psrp.PUBLIC_KEY_REQUEST:
            self.post(psrp.PUBLIC_KEY, bag({"PublicKey": self.key.public_key()}))
        elif kind == psrp.RUNSPACE_AVAILABILITY:
            data = self.read(message)
            self._answers[number(note(data, "ci"))] = note(data, "SetMinMaxRunspacesResponse")
        elif kind == psrp.RUNSPACEPOOL_HOST_CALL:
            self.answer_host_call(self.read(message), psrp.NO_ID, self.host, with_streams=True)
        elif kind == psrp.USER_EVENT and self.events is not None:
            self.events(self.read(message))

    def answer_host_call(self, call: Any, pipeline_id: bytes, host: Any, *, with_streams: bool) -> None:
        """Run a host call here and send what it gave."""
        call_id = number(note(call, "ci"))
        error: Any = None
        result: Any = None
        try:
            if host is None:
                raise client_host.NotSupportedByHost("the client has no host")
            _, result = client_host.run(call, host, with_streams=with_streams)
        except Exception as raised:
            error = raised
        if call_id == client_host_void:
            return
        if _holds_secret(result):
            self.exchange_key()
        notes: dict[str, Any] = {"ci": note(call, "ci"), "mi": _method(call)}
        if error is not None:
            from pyshell.remoting.records import error_bag, record_of_exception

            notes["me"] = error_bag(record_of_exception(error))
        elif result is not None:
            notes["mr"] = result
        kind = psrp.RUNSPACEPOOL_HOST_RESPONSE if pipeline_id == psrp.NO_ID else psrp.PIPELINE_HOST_RESPONSE
        self.post(kind, bag(notes), pipeline_id, prompt=True)

    def exchange_key(self) -> None:
        """Have a session key, as SecureStrings need one. Raises TransportError."""
        if self.key.key is None:
            self.post(psrp.PUBLIC_KEY, bag({"PublicKey": self.key.public_key()}))
            self._wait(lambda: self.key.key is not None, 60)

    def request(self, type: int, notes: dict[str, Any]) -> Any:
        """A question to the pool (available runspaces, reset …) and its answer."""
        from pyshell.values.numbers import Int64

        with self._lock:
            self._call_id += 1
            call_id = self._call_id
        self.post(type, bag({**notes, "ci": Int64(call_id)}))
        self._wait(lambda: call_id in self._answers, 60)
        return self._answers.pop(call_id)

    # -- leaving and coming back -------------------------------------------------------------------

    def disconnect(self, idle_seconds: float | None = None, buffer_mode: str | None = None) -> None:
        self.transport.disconnect(idle_seconds, buffer_mode)
        self.state = psrp.POOL_DISCONNECTED
        for pipeline in self.pipelines.values():
            pipeline.left()

    def reconnect(self) -> None:
        self.transport.reconnect()
        self.state = psrp.POOL_OPENED
        for pipeline in self.pipelines.values():
            pipeline.back()

    def close(self) -> None:
        """End the session. Raises TransportError when the server cannot be told."""
        if self.state in (psrp.POOL_CLOSED, psrp.POOL_BEFORE_OPEN):
            self.state = psrp.POOL_CLOSED
            return
        self.state = psrp.POOL_CLOSED
        self.transport.close()


client_host_void = -100


def _method(call: Any) -> WireEnum:
    from pyshell.remoting.hostcalls import METHODS

    value = number(note(call, "mi"))
    return WireEnum("System.Management.Automation.Remoting.RemoteHostMethodId", METHODS.get(value, str(value)), value)


def _holds_secret(value: Any) -> bool:
    """Whether a value has a SecureString in it (it, a credential's, or a prompt's answer)."""
    if isinstance(value, PSObject):
        value = value.base
    if isinstance(value, dict):
        return any(_holds_secret(each) for each in value.values())
    name = getattr(type(value), "net_name", "")
    return name in ("System.Security.SecureString", "System.Management.Automation.PSCredential")


class ClientPipeline:
    """One invocation on the server; its streams go to a sink."""

    def __init__(
        self,
        pool: ClientPool,
        invocation: Invocation | None,
        sink: Sink,
        host: Any = None,
        *,
        pipeline_id: uuid.UUID | None = None,
        with_host_streams: bool = False,
    ) -> None:
        self.pool = pool
        self.invocation = invocation
        self.sink = sink
        self.host = host
        self.pipeline_id = pipeline_id or uuid.uuid4()
        self.state = psrp.PIPELINE_NOT_STARTED
        self.reason: Any = None
        self.with_host_streams = with_host_streams
        # True while another client (or nobody) is connected to the session.
        self.disconnected = False
        self.stop_requested = False
        self._reader = psrp.Defragmenter(skip_repeated=True)
        pool.pipelines[self.pipeline_id.bytes_le] = self

    @property
    def finished(self) -> bool:
        return self.state in (psrp.PIPELINE_STOPPED, psrp.PIPELINE_COMPLETED, psrp.PIPELINE_FAILED)

    def start(self) -> None:
        """Send the invocation. Raises TransportError."""
        assert self.invocation is not None
        if any(_holds_secret(value) for each in self.invocation.commands for _, value in each.parameters):
            self.pool.exchange_key()
        data = serialize(write_pipeline(self.invocation, client_host.null_host()), self.pool.key)
        message = psrp.Message(
            psrp.TO_SERVER, psrp.CREATE_PIPELINE, self.pool.pool_id.bytes_le, self.pipeline_id.bytes_le, data
        )
        first, *rest = self.pool.fragments(message)
        self.state = psrp.PIPELINE_RUNNING
        self.pool.transport.command(self.pipeline_id, first)
        for fragment in rest:
            self.pool.transport.send(self.pipeline_id, fragment)
        if self.stop_requested:
            # It was asked to stop before the server knew of it.
            self.pool.transport.signal(self.pipeline_id)

    def take_up(self) -> None:
        """Continue a command that another client started. Raises TransportError."""
        self.pool.transport.connect_command(self.pipeline_id)
        self.state = psrp.PIPELINE_RUNNING

    def feed(self, value: Any) -> None:
        if _holds_secret(value):
            self.pool.exchange_key()
        self.pool.post(psrp.PIPELINE_INPUT, value, self.pipeline_id.bytes_le)

    def end_input(self) -> None:
        self.pool.post(psrp.END_OF_PIPELINE_INPUT, None, self.pipeline_id.bytes_le)

    def pump(self, seconds: float | None = None) -> bool:
        """Receive once and hand on what came; True when the pipeline has ended. Raises TransportError."""
        if self.finished:
            return True
        try:
            fragments = self.pool.transport.receive(self.pipeline_id, seconds)
        except TransportError as error:
            if error.code == SHELL_DISCONNECTED and self.disconnected:
                return False
            raise
        if fragments:
            try:
                messages = self._reader.feed(fragments)
            except psrp.ProtocolError as error:
                raise TransportError(0, f"The remote computer sent data that is no PSRP: {error}") from error
            for message in messages:
                handler = _STREAMS.get(message.type)
                if handler is None:
                    self.pool.handle(message)
                else:
                    handler(self, message)
        return self.finished

    def run(self) -> None:
        """Pump to the end."""
        while not self.pump() and not self.disconnected:
            pass

    def stop(self) -> None:
        """Ask the server to stop it; may be called from another thread."""
        self.stop_requested = True
        if self.state == psrp.PIPELINE_RUNNING:
            self.pool.transport.signal(self.pipeline_id)

    def close(self) -> None:
        """Tell the server that the command is needed no more."""
        self.pool.pipelines.pop(self.pipeline_id.bytes_le, None)
        if self.pool.state == psrp.POOL_OPENED:
            self.pool.transport.close_command(self.pipeline_id)

    def left(self) -> None:
        self.disconnected = True

    def back(self) -> None:
        self.disconnected = False

    # -- streams -----------------------------------------------------------------------------------

    def _output(self, message: psrp.Message) -> None:
        self.sink.output(self.pool.read(message))

    def _error(self, message: psrp.Message) -> None:
        self.sink.error(read_error(self.pool.read(message)))

    def _warning(self, message: psrp.Message) -> None:
        self.sink.warning(read_informational(self.pool.read(message), "warning"))

    def _verbose(self, message: psrp.Message) -> None:
        self.sink.verbose(read_informational(self.pool.read(message), "verbose"))

    def _debug(self, message: psrp.Message) -> None:
        self.sink.debug(read_informational(self.pool.read(message), "debug"))

    def _progress(self, message: psrp.Message) -> None:
        self.sink.progress(read_progress(self.pool.read(message)))

    def _information(self, message: psrp.Message) -> None:
        self.sink.information(read_information(self.pool.read(message)))

    def _host_call(self, message: psrp.Message) -> None:
        self.pool.answer_host_call(
            self.pool.read(message), self.pipeline_id.bytes_le, self.host, with_streams=self.with_host_streams
        )

    def _state(self, message: psrp.Message) -> None:
        data = self.pool.read(message)
        error = note(data, "ExceptionAsErrorRecord")
        if error is not None:
            self.reason = read_error(error)
        self.state = number(note(data, "PipelineState"))


_STREAMS: dict[int, Callable[[ClientPipeline, psrp.Message], None]] = {
    psrp.PIPELINE_OUTPUT: ClientPipeline._output,
    psrp.ERROR_RECORD: ClientPipeline._error,
    psrp.WARNING_RECORD: ClientPipeline._warning,
    psrp.VERBOSE_RECORD: ClientPipeline._verbose,
    psrp.DEBUG_RECORD: ClientPipeline._debug,
    psrp.PROGRESS_RECORD: ClientPipeline._progress,
    psrp.INFORMATION_RECORD: ClientPipeline._information,
    psrp.PIPELINE_HOST_CALL: ClientPipeline._host_call,
    psrp.PIPELINE_STATE: ClientPipeline._state,
}
