"""Bytes as Format-Hex shows them."""

from __future__ import annotations

import struct

from pyshell.values.numbers import UInt32, UInt64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class ByteCollection:
    """Up to sixteen bytes and where they stand."""

    __slots__ = ("start", "data", "label", "path", "ets", "__weakref__")
    net_name = "Microsoft.PowerShell.Commands.ByteCollection"

    def __init__(self, start: int, data: bytes, label: str | None, path: str | None = None) -> None:
        self.start = start
        self.data = data
        self.label = label
        self.path = path

    Offset = property(lambda self: UInt32(self.start & 0xFFFFFFFF))
    Offset64 = property(lambda self: UInt64(self.start))
    Path = property(lambda self: self.path)
    Label = property(lambda self: self.label)
    HexOffset = property(lambda self: f"{self.start:016X}")
    HexBytes = property(lambda self: self.data.hex(" ").upper())

    @property
    def Bytes(self) -> Any:
        from pyshell.values.clr.convert import byte_array

        return byte_array(self.data)

    @property
    def Ascii(self) -> str:
        return "".join(_shown(b) for b in self.data)

    def ToString(self) -> str:
        return str(self)

    def __str__(self) -> str:
        text = f"{self.start:016X}   " + "".join(f"{b:02X} " for b in self.data)
        return text.ljust(19 + 48) + " " + self.Ascii.ljust(16)


def _shown(byte: int) -> str:
    if byte == 0:
        return " "
    return "\ufffd" if byte < 32 or 127 <= byte < 160 else chr(byte)


# .NET type → struct format of its bytes.
_FORMATS = {
    "System.SByte": "<b",
    "System.Byte": "<B",
    "System.Int16": "<h",
    "System.UInt16": "<H",
    "System.Int32": "<i",
    "System.UInt32": "<I",
    "System.Int64": "<q",
    "System.UInt64": "<Q",
    "System.Single": "<f",
    "System.Double": "<d",
}


def bytes_of(value: Any) -> bytes | None:
    """A number, character or enum value as .NET lays it out; None for what has no plain layout."""
    from pyshell.values.psobject import base_of
    from pyshell.values.pstype import type_of

    value = base_of(value)
    kind = type_of(value)
    if kind.full_name == "System.Boolean":
        return b"\x01" if value else b"\x00"
    if kind.full_name == "System.Char":
        return str.__str__(value).encode("utf-16-le", "surrogatepass")
    if kind.is_enum:
        underlying = kind.underlying
        name = getattr(underlying, "full_name", underlying) or "System.Int32"
        return struct.pack(_FORMATS.get(str(name), "<i"), int(value))
    layout = _FORMATS.get(kind.full_name)
    return struct.pack(layout, value) if layout is not None else None
