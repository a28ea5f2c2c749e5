"""A PSRP server without any transport: it takes messages, runs pipelines on an engine, and hands messages back.

WSMan (the lab), stdio (`pyshell -s`) and SSH put it on a wire. The transport calls `handle` for each message in order;
`deliver` may be called from the threads of running pipelines.
"""

from __future__ import annotations

import threading
import uuid
from queue import SimpleQueue
from typing import Any

from pyshell.remoting import protocol as psrp
from pyshell.remoting.clixml import ClixmlError, deserialize, serialize
from pyshell.remoting.crypto import SessionKey
from pyshell.remoting.pipeline_message import read_command_metadata, read_pipeline
from pyshell.remoting.remote_host import HostInfo, RemoteHost
from pyshell.remoting.server_info import private_data
from pyshell.remoting.server_pipeline import PipelineServer
from pyshell.remoting.wire import WireVersion, bag, note, number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pyshell.remoting.engine import Engine, Runspace

# Commands with which a client sets up its debugger; they have no effect without one, but their senders wait for the
# end.
DEBUGGER_COMMANDS = frozenset(
    name.lower()
    for name in (
        "__Set-PSDebugMode",
        "__Set-PSUnhandledBreakpointMode",
        "__Get-PSDebuggerStopArgs",
        "__Get-PSBreakpoint",
        "__Set-PSBreakpoint",
        "__Enable-PSBreakpoint",
        "__Disable-PSBreakpoint",
        "__Remove-PSBreakpoint",
        "__Set-PSDebuggerAction",
    )
)


class PoolServer:
    """One runspace pool that a client has opened here."""

    def __init__(
        self, engine: Engine, deliver: Callable[[psrp.Message], None], settings: Mapping[str, Any] | None = None
    ) -> None:
        self.engine = engine
        self.settings = dict(settings or {})
        self.state = psrp.POOL_BEFORE_OPEN
        self.pool_id = psrp.NO_ID
        self.key = SessionKey()
        self.host_info = HostInfo(None)
        self.application_arguments: Any = None
        self.min_runspaces = 1
        self.max_runspaces = 1
        self.pipelines: dict[bytes, PipelineServer] = {}
        self.protocol_version = psrp.PROTOCOL_VERSION
        self._deliver = deliver
        self._lock = threading.RLock()
        self._idle: list[Runspace] = []
        self._all: list[Runspace] = []
        self._waiting: list[PipelineServer] = []
        self._calls: dict[int, SimpleQueue[Any]] = {}
        self._call_id = 0

    # -- from the client ---------------------------------------------------------------------------

    def handle(self, message: psrp.Message) -> None:
        """Take one message. Raises ProtocolError where it may not come."""
        handler = _HANDLERS.get(message.type)
        if handler is None:
            raise psrp.ProtocolError(f"a client does not send a message of type {message.type:#x}")
        try:
            handler(self, message)
        except psrp.ProtocolError:
            raise
        except ClixmlError as error:
            raise psrp.ProtocolError(str(error)) from error
        except Exception as error:
            # Whatever a message set off, the transport ends this session with a reason, not the process.
            raise psrp.ProtocolError(f"{type(error).__name__}: {error}") from error

    def _capability(self, message: psrp.Message) -> None:
        if self.state not in (psrp.POOL_BEFORE_OPEN, psrp.POOL_DISCONNECTED):
            raise psrp.ProtocolError("the session was negotiated already")
        theirs = str(note(self.read(message), "protocolversion", psrp.PROTOCOL_VERSION))
        self.protocol_version = theirs if theirs.startswith("2.") else psrp.PROTOCOL_VERSION
        if self.state == psrp.POOL_BEFORE_OPEN:
            self.pool_id = message.pool_id
            self.state = psrp.POOL_OPENING
        capability = bag(
            {
                "protocolversion": WireVersion(self.protocol_version),
                "PSVersion": WireVersion(psrp.PS_VERSION),
                "SerializationVersion": WireVersion(psrp.SERIALIZATION_VERSION),
            }
        )
        # The recorded server answers before it knows the pool: the message carries no pool id.
        self.post(psrp.SESSION_CAPABILITY, capability, pool_id=psrp.NO_ID)

    def _init(self, message: psrp.Message) -> None:
        if self.state != psrp.POOL_OPENING:
            raise psrp.ProtocolError("the pool cannot be opened in this state")
        init = self.read(message)
        self.min_runspaces = number(note(init, "MinRunspaces"), 1)
        self.max_runspaces = max(number(note(init, "MaxRunspaces"), 1), 1)
        self.host_info = HostInfo(note(init, "HostInfo"))
        self.application_arguments = note(init, "ApplicationArguments")
        self.post(psrp.APPLICATION_PRIVATE_DATA, self._private_data())
        self._set_state(psrp.POOL_OPENED)

    def _connect(self, message: psrp.Message) -> None:
        data = self.read(message)
        self.min_runspaces = number(note(data, "MinRunspaces"), self.min_runspaces)
        self.max_runspaces = number(note(data, "MaxRunspaces"), self.max_runspaces)
        self.post(
            psrp.RUNSPACEPOOL_INIT_DATA,
            bag({"MinRunspaces": self.min_runspaces, "MaxRunspaces": self.max_runspaces}),
        )
        self.post(psrp.APPLICATION_PRIVATE_DATA, self._private_data())
        self._set_state(psrp.POOL_OPENED)

    def _private_data(self) -> Any:
        return bag({"ApplicationPrivateData": private_data(self.application_arguments, self.protocol_version)})

    def _create_pipeline(self, message: psrp.Message) -> None:
        self._need_open()
        data = self.read(message)
        invocation = read_pipeline(data)
        host_info = HostInfo(note(data, "HostInfo"))
        if host_info.use_runspace_host:
            host_info = self.host_info
        pipeline = PipelineServer(self, message.pipeline_id, invocation, host_info)
        first = invocation.commands[0] if invocation.commands else None
        if first is None or (not first.is_script and first.text.lower() in DEBUGGER_COMMANDS):
            pipeline.finish(psrp.PIPELINE_COMPLETED)
            return
        self._start(pipeline)

    def _command_metadata(self, message: psrp.Message) -> None:
        self._need_open()
        invocation = read_command_metadata(self.read(message))
        self._start(PipelineServer(self, message.pipeline_id, invocation, self.host_info))

    def _need_open(self) -> None:
        if self.state not in (psrp.POOL_OPENED, psrp.POOL_DISCONNECTED):
            raise psrp.ProtocolError("the pool is not open")

    def _input(self, message: psrp.Message) -> None:
        pipeline = self.pipelines.get(message.pipeline_id)
        if pipeline is not None:
            pipeline.feed(self.read(message))

    def _end_of_input(self, message: psrp.Message) -> None:
        pipeline = self.pipelines.get(message.pipeline_id)
        if pipeline is not None:
            pipeline.end_input()

    def _host_response(self, message: psrp.Message) -> None:
        response = self.read(message)
        waiting = self._calls.pop(number(note(response, "ci"), psrp_no_call), None)
        if waiting is not None:
            waiting.put(response)

    def _public_key(self, message: psrp.Message) -> None:
        try:
            answer = self.key.answer(str(note(self.read(message), "PublicKey", "")))
        except ValueError as error:
            raise psrp.ProtocolError(str(error)) from error
        self.post(psrp.ENCRYPTED_SESSION_KEY, bag({"EncryptedSessionKey": answer}))

    def _set_max(self, message: psrp.Message) -> None:
        data = self.read(message)
        count = number(note(data, "MaxRunspaces"))
        accepted = count >= max(self.min_runspaces, 1)
        if accepted:
            self.max_runspaces = count
        self._answer(data, accepted)
        self._run_waiting()

    def _set_min(self, message: psrp.Message) -> None:
        data = self.read(message)
        count = number(note(data, "MinRunspaces"))
        accepted = 1 <= count <= self.max_runspaces
        if accepted:
            self.min_runspaces = count
        self._answer(data, accepted)

    def _get_available(self, message: psrp.Message) -> None:
        self._answer(self.read(message), self.available())

    def _reset(self, message: psrp.Message) -> None:
        data = self.read(message)
        with self._lock:
            idle = self.max_runspaces == 1 and len(self._idle) == len(self._all)
            runspaces = list(self._idle)
        if idle:
            for runspace in runspaces:
                runspace.reset()
        self._answer(data, idle)

    def _answer(self, request: Any, response: Any) -> None:
        self.post(
            psrp.RUNSPACE_AVAILABILITY,
            bag({"SetMinMaxRunspacesResponse": response, "ci": note(request, "ci")}),
        )

    # -- runspaces ---------------------------------------------------------------------------------

    def available(self) -> int:
        """How many pipelines could start now (GET_AVAILABLE_RUNSPACES)."""
        with self._lock:
            return self.max_runspaces - (len(self._all) - len(self._idle))

    @property
    def busy(self) -> bool:
        with self._lock:
            return bool(self._waiting) or len(self._all) > len(self._idle)

    def _start(self, pipeline: PipelineServer) -> None:
        nested = pipeline.invocation.is_nested
        with self._lock:
            if message_exists := pipeline.pipeline_id in self.pipelines:
                pass
            else:
                self.pipelines[pipeline.pipeline_id] = pipeline
            outer = next((p for p in self.pipelines.values() if p.runspace is not None), None) if nested else None
            if not message_exists and outer is None:
                self._waiting.append(pipeline)
        if message_exists:
            raise psrp.ProtocolError("a pipeline of this id exists")
        if outer is not None and outer.runspace is not None:
            # A nested pipeline runs in its outer one's runspace, which waits for a host call meanwhile.
            pipeline.start(outer.runspace)
        else:
            self._run_waiting()

    def _run_waiting(self) -> None:
        while True:
            with self._lock:
                if not self._waiting or len(self._all) - len(self._idle) >= self.max_runspaces:
                    return
                pipeline = self._waiting.pop(0)
                runspace = self._idle.pop() if self._idle else self._open_runspace()
            pipeline.start(runspace)

    def _open_runspace(self) -> Runspace:
        settings = dict(self.settings)
        settings["application_arguments"] = self.application_arguments
        settings["runspace_id"] = str(uuid.UUID(bytes_le=self.pool_id))
        runspace = self.engine.open_runspace(RemoteHost(self, None, self.host_info), settings)
        self._all.append(runspace)
        return runspace

    def released(self, pipeline: PipelineServer, runspace: Runspace | None) -> None:
        """Called by a pipeline's thread at its end."""
        with self._lock:
            if runspace is not None and not pipeline.invocation.is_nested:
                self._idle.append(runspace)
            elif pipeline in self._waiting:
                self._waiting.remove(pipeline)
        self._run_waiting()

    # -- to the client -----------------------------------------------------------------------------

    def read(self, message: psrp.Message) -> Any:
        return deserialize(message.data, self.key)

    def post(self, type: int, value: Any, pipeline_id: bytes = psrp.NO_ID, *, pool_id: bytes | None = None) -> None:
        data = serialize(value, self.key)
        self._deliver(
            psrp.Message(psrp.TO_CLIENT, type, self.pool_id if pool_id is None else pool_id, pipeline_id, data)
        )

    def _set_state(self, state: int, error: Any = None) -> None:
        self.state = state
        notes: dict[str, Any] = {"RunspaceState": state}
        if error is not None:
            notes["ExceptionAsErrorRecord"] = error
        self.post(psrp.RUNSPACEPOOL_STATE, bag(notes))

    def forward_event(self, notes: dict[str, Any]) -> None:
        """Send an engine event that the client asked for (USER_EVENT)."""
        self.post(psrp.USER_EVENT, bag(notes))

    def new_call(self) -> tuple[int, SimpleQueue[Any]]:
        """A number for a host call that will be answered, and where the answer arrives."""
        with self._lock:
            self._call_id += 1
            waiting: SimpleQueue[Any] = SimpleQueue()
            self._calls[self._call_id] = waiting
            return self._call_id, waiting

    # -- life --------------------------------------------------------------------------------------

    def stop_pipeline(self, pipeline_id: bytes) -> None:
        pipeline = self.pipelines.get(pipeline_id)
        if pipeline is not None:
            pipeline.stop()

    def close_pipeline(self, pipeline_id: bytes) -> None:
        """The client needs the pipeline no more: stop it if it runs, and forget it."""
        pipeline = self.pipelines.pop(pipeline_id, None)
        if pipeline is not None:
            pipeline.stop()

    def mark_disconnected(self) -> None:
        if self.state == psrp.POOL_OPENED:
            self.state = psrp.POOL_DISCONNECTED

    def mark_reconnected(self) -> None:
        if self.state == psrp.POOL_DISCONNECTED:
            self.state = psrp.POOL_OPENED

    def close(self, *, announce: bool = True) -> None:
        """Stop what runs and close every runspace. `announce` sends the states, as the stdio server does."""
        with self._lock:
            if self.state == psrp.POOL_CLOSED:
                return
            pipelines = list(self.pipelines.values())
            self._waiting.clear()
            runspaces = list(self._all)
        was_open = self.state != psrp.POOL_BEFORE_OPEN
        for pipeline in pipelines:
            pipeline.stop()
        for pipeline in pipelines:
            pipeline.join(5)
        if announce and was_open:
            self._set_state(psrp.POOL_CLOSING)
            self._set_state(psrp.POOL_CLOSED)
        self.state = psrp.POOL_CLOSED
        for runspace in runspaces:
            runspace.close()


psrp_no_call = -1

_HANDLERS: dict[int, Callable[[PoolServer, psrp.Message], None]] = {
    psrp.SESSION_CAPABILITY: PoolServer._capability,
    psrp.INIT_RUNSPACEPOOL: PoolServer._init,
    psrp.CONNECT_RUNSPACEPOOL: PoolServer._connect,
    psrp.CREATE_PIPELINE: PoolServer._create_pipeline,
    psrp.GET_COMMAND_METADATA: PoolServer._command_metadata,
    psrp.PIPELINE_INPUT: PoolServer._input,
    psrp.END_OF_PIPELINE_INPUT: PoolServer._end_of_input,
    psrp.PIPELINE_HOST_RESPONSE: PoolServer._host_response,
    psrp.RUNSPACEPOOL_HOST_RESPONSE: PoolServer._host_response,
    psrp.PUBLIC_KEY: PoolServer._public_key,
    psrp.SET_MAX_RUNSPACES: PoolServer._set_max,
    psrp.SET_MIN_RUNSPACES: PoolServer._set_min,
    psrp.GET_AVAILABLE_RUNSPACES: PoolServer._get_available,
    psrp.RESET_RUNSPACE_STATE: PoolServer._reset,
}
