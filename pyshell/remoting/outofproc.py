"""The packets in which PSRP travels over a pair of streams (stdio and SSH): one XML element a line."""

from __future__ import annotations

import base64
import re
import uuid

from pyshell.remoting.protocol import ProtocolError

SESSION = uuid.UUID(int=0)

_PACKET = re.compile(
    rb"\s*<(?P<name>\w+)(?:\s+Stream=['\"](?P<stream>\w*)['\"])?\s+PSGuid=['\"](?P<guid>[0-9a-fA-F-]{36})['\"]"
    rb"(?:\s+Stream=['\"]\w*['\"])?\s*(?:/>|>(?P<body>[^<]*)</(?P=name)>)\s*"
)
_NAMES = frozenset(("Data", "DataAck", "Command", "CommandAck", "Close", "CloseAck", "Signal", "SignalAck"))

# How much of a message goes into one packet, as PowerShell cuts it.
FRAGMENT_SIZE = 32 * 1024


class Packet:
    """One element: its name, whom it concerns (a pipeline's id, or SESSION), and the data of a Data packet."""

    __slots__ = ("name", "guid", "data")

    def __init__(self, name: str, guid: uuid.UUID, data: bytes = b"") -> None:
        self.name = name
        self.guid = guid
        self.data = data


def encode_data(guid: uuid.UUID, data: bytes, stream: str = "Default") -> bytes:
    return b"<Data Stream='%s' PSGuid='%s'>%s</Data>\n" % (
        stream.encode("ascii"),
        str(guid).encode("ascii"),
        base64.b64encode(data),
    )


def encode_signal(name: str, guid: uuid.UUID) -> bytes:
    """A packet without data (`DataAck`, `Command`, `Close` …)."""
    return b"<%s PSGuid='%s' />\n" % (name.encode("ascii"), str(guid).encode("ascii"))


def decode(line: bytes) -> Packet:
    """The packet of a line. Raises ProtocolError."""
    match = _PACKET.fullmatch(line)
    if match is None:
        raise ProtocolError(f"no packet: {line[:80]!r}")
    name = match["name"].decode("ascii")
    if name not in _NAMES:
        raise ProtocolError(f"an unknown packet <{name}>")
    body = match["body"]
    try:
        data = base64.b64decode(body, validate=True) if body else b""
    except ValueError as error:
        raise ProtocolError("the data of a packet is not base64") from error
    return Packet(name, uuid.UUID(match["guid"].decode("ascii")), data)
