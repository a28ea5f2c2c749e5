"""PSSession: this client's view of a session on another computer, and the sessions that a shell knows."""

from __future__ import annotations

import threading
import time
import uuid
from typing import Any

from pyshell.remoting import protocol as psrp
from pyshell.remoting.client import ClientPool
from pyshell.remoting.connection_info import (
    ProcessConnectionInfo,
    RunspaceConnectionInfo,
    SSHConnectionInfo,
    WSManConnectionInfo,
)
from pyshell.remoting.stream_transport import StreamTransport
from pyshell.remoting.transport import RemoteShell, Transport, TransportError
from pyshell.remoting.wsman_transport import WSManTransport
from pyshell.values.enums import member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_STATES = {
    psrp.POOL_BEFORE_OPEN: "BeforeOpen",
    psrp.POOL_OPENING: "Opening",
    psrp.POOL_OPENED: "Opened",
    psrp.POOL_CLOSED: "Closed",
    psrp.POOL_CLOSING: "Closing",
    psrp.POOL_BROKEN: "Broken",
    psrp.POOL_NEGOTIATION_SENT: "Opening",
    psrp.POOL_NEGOTIATION_SUCCEEDED: "Opening",
    psrp.POOL_CONNECTING: "Connecting",
    psrp.POOL_DISCONNECTED: "Disconnected",
}


class RunspaceStateInfo:
    """A runspace's state and what brought it there."""

    net_name = "System.Management.Automation.Runspaces.RunspaceStateInfo"
    net_properties = (
        "State",
        "Reason",
    )

    def __init__(self, state: Any, reason: Any) -> None:
        self.state = state
        self.reason = reason

    def __str__(self) -> str:
        return str(self.state.name)


class RemoteRunspace:
    """The runspace of a session, as its Runspace property shows it."""

    net_name = "System.Management.Automation.RemoteRunspace"

    def __init__(self, session: PSSession) -> None:
        self._session = session

    @property
    def ConnectionInfo(self) -> Any:
        return self._session.info

    @property
    def OriginalConnectionInfo(self) -> Any:
        return self._session.info

    @property
    def InstanceId(self) -> Any:
        return self._session.instance_id

    @property
    def Id(self) -> int:
        return self._session.id

    @property
    def Name(self) -> str:
        return self._session.name

    @property
    def RunspaceStateInfo(self) -> RunspaceStateInfo:
        return RunspaceStateInfo(self._session.state, self._session.reason)

    @property
    def RunspaceAvailability(self) -> Any:
        return self._session.availability

    def __str__(self) -> str:
        return self.net_name


class PSSession:
    """A session on another computer.

    Its State is relative to this client; its Availability says whether somebody (else) has it: None, Busy, Available.
    """

    net_name = "System.Management.Automation.Runspaces.PSSession"

    def __init__(self, info: RunspaceConnectionInfo, pool: ClientPool, *, name: str = "", id: int = 0) -> None:
        self.info = info
        self.pool = pool
        self.id = id
        self.name = name
        self.reason: Any = None
        # Set when another client was seen to have the session.
        self.busy_elsewhere = False
        self.disconnected_at: float | None = None
        # A session that Enter-PSSession made for itself cannot be connected to.
        self.interactive = False
        self.running = 0
        self.command_ids: list[uuid.UUID] = []

    @property
    def instance_id(self) -> Any:
        from pyshell.remoting.clixml.primitives import make_guid

        return make_guid(self.pool.pool_id)

    @property
    def state_name(self) -> str:
        return _STATES.get(self.pool.state, "Broken")

    @property
    def state(self) -> Any:
        return member("System.Management.Automation.Runspaces.RunspaceState", self.state_name)

    @property
    def availability(self) -> Any:
        name = "None"
        if self.pool.state == psrp.POOL_OPENED:
            name = "Busy" if self.running else "Available"
        elif self.busy_elsewhere:
            name = "Busy"
        return member("System.Management.Automation.Runspaces.RunspaceAvailability", name)

    @property
    def computer_name(self) -> str:
        return self.info.computer_name

    @property
    def computer_type(self) -> str:
        return "RemoteMachine"

    @property
    def configuration_name(self) -> str:
        if isinstance(self.info, WSManConnectionInfo):
            return self.info.configuration_name
        return "DefaultShell"

    @property
    def transport_name(self) -> str:
        if isinstance(self.info, WSManConnectionInfo):
            return "WSMan"
        return "SSH" if isinstance(self.info, SSHConnectionInfo) else "Process"

    @property
    def application_private_data(self) -> Any:
        return self.pool.private_data

    @property
    def idle_timeout(self) -> int:
        return self.info.idle_timeout if self.info.idle_timeout > 0 else 7200000

    @property
    def output_buffering_mode(self) -> Any:
        name = getattr(self.info, "output_buffering_mode", "None")
        return member("System.Management.Automation.Runspaces.OutputBufferingMode", "Block" if name == "None" else name)

    # The names under which scripts read them.
    State = property(lambda self: self.state)
    Availability = property(lambda self: self.availability)
    ComputerName = property(lambda self: self.computer_name)
    ComputerType = property(lambda self: self.computer_type)
    ConfigurationName = property(lambda self: self.configuration_name)
    InstanceId = property(lambda self: self.instance_id)
    Id = property(lambda self: self.id)
    Name = property(lambda self: self.name)
    Transport = property(lambda self: self.transport_name)
    ApplicationPrivateData = property(lambda self: self.application_private_data)
    IdleTimeout = property(lambda self: self.idle_timeout)
    OutputBufferingMode = property(lambda self: self.output_buffering_mode)
    Runspace = property(RemoteRunspace)

    def __str__(self) -> str:
        return f"[PSSession]{self.name}"

    # -- life --------------------------------------------------------------------------------------

    def open(self) -> None:
        """Raises TransportError."""
        self.pool.open(self.info.open_timeout / 1000)

    def disconnect(self, idle_seconds: float | None, buffer_mode: str | None) -> None:
        """Leave the session as it is. Raises TransportError."""
        self.pool.disconnect(idle_seconds, buffer_mode)
        if idle_seconds:
            self.info.idle_timeout = int(idle_seconds * 1000)
        if buffer_mode and isinstance(self.info, WSManConnectionInfo):
            self.info.output_buffering_mode = buffer_mode
        self.disconnected_at = time.time()

    def connect(self) -> None:
        """Come back to a session that this client left, or enter one that another left. Raises TransportError."""
        if self.disconnected_at is not None:
            try:
                self.pool.reconnect()
            except TransportError:
                raise
            self.disconnected_at = None
        else:
            self.pool.connect(self.info.open_timeout / 1000)
        self.busy_elsewhere = False

    def mark_lost(self, reason: Any) -> None:
        """The network failed under the session: it lives on, left by this client."""
        self.reason = reason
        if self.pool.transport.can_disconnect:
            self.pool.state = psrp.POOL_DISCONNECTED
            self.disconnected_at = time.time()
            for pipeline in self.pool.pipelines.values():
                pipeline.left()
        else:
            self.pool.state = psrp.POOL_BROKEN

    def close(self) -> None:
        """End the session; it is gone for this client in any case."""
        try:
            self.pool.close()
        except TransportError as error:
            self.reason = error.message
            self.pool.transport.abandon()


def make_transport(info: RunspaceConnectionInfo) -> Transport:
    """The transport of a connection."""
    if isinstance(info, WSManConnectionInfo):
        return WSManTransport(info)
    if isinstance(info, SSHConnectionInfo):
        import shutil

        ssh = shutil.which("ssh")
        if ssh is None:
            raise TransportError(2, "The SSH client was not found. Install ssh, or add its folder to PATH.")
        return StreamTransport([ssh, *info.arguments()], name="ssh")
    assert isinstance(info, ProcessConnectionInfo)
    return StreamTransport(info.command, cwd=info.working_directory, name=info.command[0])


class SessionRepository:
    """The sessions that a shell knows, by id."""

    def __init__(self) -> None:
        self._sessions: dict[int, PSSession] = {}
        # Sessions that computers told of, so that they keep their ids.
        self._seen: dict[uuid.UUID, PSSession] = {}
        self._next = 1
        self._lock = threading.Lock()

    def create(self, info: RunspaceConnectionInfo, host: Any, *, name: str = "") -> PSSession:
        """A session that is not open yet and that nobody sees; `add` keeps it."""
        with self._lock:
            number = self._next
            self._next += 1
        name = name or f"Runspace{number}"
        if isinstance(info, WSManConnectionInfo):
            info.session_name = name
        return PSSession(info, ClientPool(make_transport(info), host), name=name, id=number)

    def add(self, session: PSSession) -> PSSession:
        self._sessions[session.id] = session
        return session

    def found(self, info: WSManConnectionInfo, shell: RemoteShell, host: Any) -> PSSession:
        """The session that a computer tells of: one that is known here, or a new one in the state Disconnected."""
        pool_id = uuid.UUID(shell.shell_id)
        for session in (*self._sessions.values(), *self._seen.values()):
            if session.pool.pool_id == pool_id and session.pool.state != psrp.POOL_CLOSED:
                if session.pool.state != psrp.POOL_OPENED:
                    session.busy_elsewhere = shell.state == "Connected"
                return session
        info.session_name = shell.name
        info.shell_uri = shell.configuration_uri or info.shell_uri
        info.idle_timeout = int(shell.idle_seconds * 1000)
        info.output_buffering_mode = shell.buffer_mode
        with self._lock:
            number = self._next
            self._next += 1
        pool = ClientPool(WSManTransport(info), host, pool_id)
        pool.state = psrp.POOL_DISCONNECTED
        session = PSSession(info, pool, name=shell.name or f"Runspace{number}", id=number)
        session.busy_elsewhere = shell.state == "Connected"
        self._seen[pool_id] = session
        return session

    def all(self) -> list[PSSession]:
        return [self._sessions[key] for key in sorted(self._sessions)]

    def get(self, id: int) -> PSSession | None:
        return self._sessions.get(id)

    def remove(self, session: PSSession) -> None:
        self._sessions.pop(session.id, None)

    def close(self) -> None:
        """The shell ends: its sessions that are open close; those that it left live on."""
        for session in self.all():
            if session.pool.state == psrp.POOL_OPENED:
                session.close()
            else:
                session.pool.transport.abandon()
        self._sessions.clear()


def repository(context: Any) -> SessionRepository:
    """The sessions of a shell."""
    found = context.services.get("sessions")
    if found is None:
        found = context.services["sessions"] = SessionRepository()
    assert isinstance(found, SessionRepository)
    return found


def throttled(limit: int, work: Iterable[Any]) -> list[Any]:
    """Run callables on threads, at most `limit` (32 when 0) at a time.

    Their results in order, exceptions as results.
    """
    from concurrent.futures import ThreadPoolExecutor

    tasks = list(work)

    def one(task: Any) -> Any:
        try:
            return task()
        except Exception as error:
            return error

    if len(tasks) <= 1:
        return [one(task) for task in tasks]
    with ThreadPoolExecutor(max_workers=min(limit or 32, len(tasks))) as executor:
        return list(executor.map(one, tasks))
