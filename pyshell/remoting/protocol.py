"""The PowerShell Remoting Protocol's messages and fragments, without any input or output ([MS-PSRP] 2.2.1 and 2.2.4).

Both sides of a session and every transport use these. psrpcore holds the same layer, but ties it to its own serializer
and its own value types: a value would be built twice on either side, in properties' order that differs from
PowerShell's. It stands in the tests instead, as the peer that knows nothing of us.
"""

from __future__ import annotations

import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

# [MS-PSRP] 2.2.1: MessageType.
SESSION_CAPABILITY = 0x00010002
INIT_RUNSPACEPOOL = 0x00010004
PUBLIC_KEY = 0x00010005
ENCRYPTED_SESSION_KEY = 0x00010006
PUBLIC_KEY_REQUEST = 0x00010007
CONNECT_RUNSPACEPOOL = 0x00010008
RUNSPACEPOOL_INIT_DATA = 0x0002100B
RESET_RUNSPACE_STATE = 0x0002100C
SET_MAX_RUNSPACES = 0x00021002
SET_MIN_RUNSPACES = 0x00021003
RUNSPACE_AVAILABILITY = 0x00021004
RUNSPACEPOOL_STATE = 0x00021005
CREATE_PIPELINE = 0x00021006
GET_AVAILABLE_RUNSPACES = 0x00021007
USER_EVENT = 0x00021008
APPLICATION_PRIVATE_DATA = 0x00021009
GET_COMMAND_METADATA = 0x0002100A
RUNSPACEPOOL_HOST_CALL = 0x00021100
RUNSPACEPOOL_HOST_RESPONSE = 0x00021101
PIPELINE_INPUT = 0x00041002
END_OF_PIPELINE_INPUT = 0x00041003
PIPELINE_OUTPUT = 0x00041004
ERROR_RECORD = 0x00041005
PIPELINE_STATE = 0x00041006
DEBUG_RECORD = 0x00041007
VERBOSE_RECORD = 0x00041008
WARNING_RECORD = 0x00041009
PROGRESS_RECORD = 0x00041010
INFORMATION_RECORD = 0x00041011
PIPELINE_HOST_CALL = 0x00041100
PIPELINE_HOST_RESPONSE = 0x00041101

MESSAGE_NAMES: dict[int, str] = {
    value: name for name, value in list(globals().items()) if name.isupper() and type(value) is int
}

# [MS-PSRP] 2.2.3.4: RunspacePoolState.
POOL_BEFORE_OPEN, POOL_OPENING, POOL_OPENED, POOL_CLOSED, POOL_CLOSING, POOL_BROKEN = range(6)
POOL_NEGOTIATION_SENT, POOL_NEGOTIATION_SUCCEEDED, POOL_CONNECTING, POOL_DISCONNECTED = range(6, 10)

# [MS-PSRP] 2.2.3.5: PSInvocationState.
PIPELINE_NOT_STARTED, PIPELINE_RUNNING, PIPELINE_STOPPING, PIPELINE_STOPPED = range(4)
PIPELINE_COMPLETED, PIPELINE_FAILED, PIPELINE_DISCONNECTED = range(4, 7)

TO_CLIENT = 1
TO_SERVER = 2

NO_ID = bytes(16)
PROTOCOL_VERSION = "2.3"
PS_VERSION = "2.0"
SERIALIZATION_VERSION = "1.1.0.1"

_FRAGMENT_HEADER = struct.Struct(">QQBI")
_MESSAGE_HEADER = struct.Struct("<II16s16s")
_BOM = b"\xef\xbb\xbf"

# What a peer may make us hold: one message, and messages of which only a part has come.
MAX_MESSAGE = 512 * 1024 * 1024
MAX_OPEN_MESSAGES = 1024


class ProtocolError(Exception):
    """The peer sent bytes that are no PSRP, or a message that the state of the session does not allow."""


class Message:
    """One whole message: to whom, of what type, for which pool and pipeline (ids as .NET's 16 bytes),
    and its CLIXML."""

    __slots__ = ("destination", "type", "pool_id", "pipeline_id", "data")

    def __init__(self, destination: int, type: int, pool_id: bytes, pipeline_id: bytes, data: bytes) -> None:
        self.destination = destination
        self.type = type
        self.pool_id = pool_id
        self.pipeline_id = pipeline_id
        self.data = data

    def pack(self) -> bytes:
        return _MESSAGE_HEADER.pack(self.destination, self.type, self.pool_id, self.pipeline_id) + self.data

    @classmethod
    def unpack(cls, data: bytes) -> Message:
        if len(data) < 40:
            raise ProtocolError("a message is shorter than its header")
        destination, type, pool_id, pipeline_id = _MESSAGE_HEADER.unpack_from(data)
        body = data[43:] if data.startswith(_BOM, 40) else data[40:]
        return cls(destination, type, pool_id, pipeline_id, body)

    def __repr__(self) -> str:
        return f"<Message {MESSAGE_NAMES.get(self.type, hex(self.type))} of {len(self.data)} bytes>"


class Fragmenter:
    """Cuts messages into fragments; object ids count from 1 on each side of a session."""

    __slots__ = ("_object_id",)

    def __init__(self) -> None:
        self._object_id = 0

    def fragments(self, message: Message, size: int) -> Iterator[bytes]:
        """The message's fragments, each at most `size` bytes with its header."""
        self._object_id += 1
        data = message.pack()
        room = max(size - _FRAGMENT_HEADER.size, 1)
        if len(data) <= room:
            yield _FRAGMENT_HEADER.pack(self._object_id, 0, 3, len(data)) + data
            return
        view = memoryview(data)
        for index, start in enumerate(range(0, len(data), room)):
            part = view[start : start + room]
            flags = (1 if index == 0 else 0) | (2 if start + room >= len(data) else 0)
            yield _FRAGMENT_HEADER.pack(self._object_id, index, flags, len(part)) + part

    def fragment(self, message: Message) -> bytes:
        """The message as one fragment of whatever size (for transports that have no limit of their own)."""
        self._object_id += 1
        data = message.pack()
        return _FRAGMENT_HEADER.pack(self._object_id, 0, 3, len(data)) + data


class Defragmenter:
    """Puts fragments together to messages. `feed` takes bytes as they come, cut anywhere.

    With `skip_repeated`, fragments that came before are passed over: a server gives its last reply again after a cut.
    """

    __slots__ = ("_buffer", "_open", "_held", "_skip_repeated", "_last")

    def __init__(self, *, skip_repeated: bool = False) -> None:
        self._skip_repeated = skip_repeated
        self._last = (-1, -1)
        self._buffer = b""
        self._open: dict[int, list[bytes]] = {}
        self._held = 0

    def feed(self, data: bytes) -> list[Message]:
        """The messages that these bytes complete. Raises ProtocolError when they cannot be fragments."""
        if self._buffer:
            data = self._buffer + data
        position = 0
        end = len(data)
        messages: list[Message] = []
        while end - position >= 21:
            object_id, fragment_id, flags, length = _FRAGMENT_HEADER.unpack_from(data, position)
            if length + self._held > MAX_MESSAGE:
                raise ProtocolError("a message is larger than this side accepts")
            if end - position - 21 < length:
                break
            blob = bytes(data[position + 21 : position + 21 + length])
            position += 21 + length
            if self._skip_repeated:
                if (object_id, fragment_id) <= self._last:
                    continue
                self._last = (object_id, fragment_id)
            if flags & 1:
                if fragment_id != 0:
                    raise ProtocolError("a starting fragment does not have the number 0")
                if flags & 2:
                    messages.append(Message.unpack(blob))
                    continue
                if len(self._open) >= MAX_OPEN_MESSAGES:
                    raise ProtocolError("too many messages are unfinished")
                self._open[object_id] = [blob]
                self._held += length
                continue
            parts = self._open.get(object_id)
            if parts is None or len(parts) != fragment_id:
                raise ProtocolError("a fragment is missing")
            parts.append(blob)
            self._held += length
            if flags & 2:
                del self._open[object_id]
                whole = b"".join(parts)
                self._held -= len(whole)
                messages.append(Message.unpack(whole))
        self._buffer = data[position:]
        return messages
