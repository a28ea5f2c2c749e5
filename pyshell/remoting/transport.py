"""What the client asks of a transport. Calls block; several threads may be in one transport at a time."""

from __future__ import annotations

from typing import Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    import uuid

# Fault codes of WSMan that say what happened to a session.
ACCESS_DENIED = 5
OPERATION_TIMED_OUT = 2150858793
SHELL_NOT_FOUND = 2150858843
SHELL_DISCONNECTED = 2150859204
SHELL_OF_ANOTHER_CLIENT = 2150859213
CANNOT_CONNECT = 2150858770
COMPUTER_NOT_FOUND = 2150859193
LOGON_FAILURE = 1326
REDIRECT_REQUESTED = 2150859161
REDIRECT_LOCATION_INVALID = 2150859160
SERVER_NOT_TRUSTED = 2150858980
INVALID_RESOURCE_URI = 2150858752

# How PowerShell names these in error identifiers.
_IDENTIFIERS = {
    ACCESS_DENIED: "AccessDenied",
    LOGON_FAILURE: "LogonFailure",
    OPERATION_TIMED_OUT: "WinRMOperationTimeout",
    CANNOT_CONNECT: "CannotConnect",
    COMPUTER_NOT_FOUND: "ComputerNotFound",
    INVALID_RESOURCE_URI: "InvalidResourceUri",
    REDIRECT_REQUESTED: "RedirectInformationRequired",
    SERVER_NOT_TRUSTED: "ServerNotTrusted",
    53: "NetworkPathNotFound",
    8: "ServerOutOfMemory",
}


class TransportError(Exception):
    """What a transport could not do: WSMan's code, and a message for a person.

    `lost` says that the network failed (the session may live on), as against a server that refused.
    """

    def __init__(self, code: int, message: str, *, lost: bool = False) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.lost = lost

    @property
    def identifier(self) -> str:
        """The first part of the error's FullyQualifiedErrorId."""
        name = _IDENTIFIERS.get(self.code)
        if name is not None:
            return name
        return str(self.code - (1 << 32) if self.code >= 1 << 31 else self.code)


class Redirected(TransportError):
    """The server sends the connection to another URI."""

    def __init__(self, uri: str) -> None:
        super().__init__(
            REDIRECT_REQUESTED,
            "The WinRM client cannot process the request because the request needs to be sent to a different machine. "
            "Use the redirect information to send the request to a new machine. "
            f"Redirect location reported: {uri}.",
        )
        self.uri = uri


class RemoteShell:
    """A session that a computer says it holds."""

    __slots__ = (
        "shell_id",
        "name",
        "state",
        "configuration_uri",
        "idle_seconds",
        "buffer_mode",
        "owner",
        "inactive_seconds",
    )

    def __init__(self, shell_id: str) -> None:
        self.shell_id = shell_id
        self.name = ""
        self.state = "Disconnected"
        self.configuration_uri = ""
        self.idle_seconds = 0.0
        self.buffer_mode = "Block"
        self.owner = ""
        self.inactive_seconds = 0.0


class Transport(Protocol):
    """Carries one pool's fragments. Every method raises TransportError."""

    # Whether sessions over it can be left and found again.
    can_disconnect: bool
    # The largest run of fragments to send at once.
    fragment_size: int

    def open(self, pool_id: uuid.UUID, fragments: bytes) -> None:
        """Create the session with its first fragments."""

    def connect(self, pool_id: uuid.UUID, fragments: bytes) -> bytes:
        """Enter a disconnected session; returns the fragments that answer at once."""

    def command(self, command_id: uuid.UUID, fragments: bytes) -> None:
        """Start a command with its first fragments."""

    def connect_command(self, command_id: uuid.UUID) -> None:
        """Take up a command that runs in a session just connected."""

    def receive(self, command_id: uuid.UUID | None, seconds: float | None) -> bytes | None:
        """Fragments of the pool or of a command; None when there were none in time."""

    def send(self, command_id: uuid.UUID | None, fragments: bytes, prompt: bool = False) -> None: ...

    def signal(self, command_id: uuid.UUID) -> None:
        """Ask the command to stop."""

    def close_command(self, command_id: uuid.UUID) -> None: ...

    def disconnect(self, idle_seconds: float | None, buffer_mode: str | None) -> None: ...

    def reconnect(self) -> None: ...

    def close(self) -> None:
        """End the session on the server."""

    def abandon(self) -> None:
        """Give up the connections and leave the session as it is."""
