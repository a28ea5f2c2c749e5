"""Format-Hex."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.encoding_parameter import EncodingTransformation
from pyshell.commands.hex_dump import ByteCollection, bytes_of
from pyshell.commands.items import ItemCmdlet
from pyshell.providers.encodings import encoding_of
from pyshell.values.exceptions import ArgumentException, NetException
from pyshell.values.psobject import base_of
from pyshell.values.pstype import PSType, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Format",
    "Hex",
    module="Microsoft.PowerShell.Utility",
    output=("Microsoft.PowerShell.Commands.ByteCollection",),
)
class FormatHexCommand(ItemCmdlet):
    """Shows bytes in hexadecimal."""

    path: list[str] | None = parameter(
        "string[]",
        In("Path", mandatory=True, position=0),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralPath", mandatory=True),
        aliases=(
            "PSPath",
            "LP",
        ),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    input_object: Any = parameter("psobject", In("ByInputObject", mandatory=True, pipeline=True))
    encoding: Any = parameter(
        "System.Text.Encoding",
        In("ByInputObject"),
        validate=(
            EncodingTransformation(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )
    count: int | None = parameter("long")
    offset: int | None = parameter("long")
    raw: bool = parameter("switch", In("ByInputObject"))

    def begin(self) -> None:
        self._buffer = bytearray()
        self._kind: PSType | None = None
        self._start = self.offset or 0
        self._count = 1 << 62 if self.count is None else self.count

    def process(self) -> None:
        if self.set_name != "ByInputObject":
            self._files()
            return
        value = base_of(self.input_object)
        kind = type_of(value)
        if kind.full_name in ("System.IO.FileInfo", "System.IO.DirectoryInfo"):
            from pyshell.values.members import get_member

            self._flush()
            self._file(str(get_member(value, "FullName")))
            return
        if isinstance(value, str) and kind.full_name == "System.String":
            self._flush()
            self._emit(encoding_of(self.encoding).encode(value), kind)
            return
        element = kind.element_type
        if element is not None:
            self._flush()
            data = (
                b"".join(bytes_of(v) or b"" for v in value) if bytes_of(value[0] if value else 0) is not None else None
            )
        else:
            data = bytes_of(value)
        if data is None:
            message = (
                f"Cannot convert input of type '{kind.full_name}' to hexadecimal. To view the hexadecimal "
                "formatting of "
                "its string representation, pipe it to the Out-String cmdlet before piping it to Format-Hex."
            )
            self.error(ArgumentException(message), "FormatHexTypeNotSupported", "InvalidArgument", kind)
            return
        if element is not None:
            self._emit(data, kind)
            return
        if self._kind is not None and self._kind is not kind:
            self._flush()
        self._kind = kind
        self._buffer += data

    def _flush(self) -> None:
        if self._buffer:
            assert self._kind is not None
            data, self._buffer = bytes(self._buffer), bytearray()
            self._emit(data, self._kind)
        self._kind = None

    def _emit(self, data: bytes, kind: PSType) -> None:
        from random import getrandbits

        label = f"{kind.name} ({kind.full_name}) <{getrandbits(31):08X}>"
        data = data[self._start :][: self._count]
        for at in range(0, len(data), 16):
            self.write(ByteCollection(at, data[at : at + 16], label))

    def _files(self) -> None:
        for place in self.places():
            if place.provider.name != "FileSystem":
                message = (
                    f"The given path '{place.display}' is not supported. This command only supports the "
                    "FileSystem Provider "
                    "paths."
                )
                self.error(
                    ArgumentException(message), "FormatHexOnlySupportsFileSystemPaths", "InvalidArgument", place.display
                )
            elif not place.provider.is_container(place.path):
                self._file(place.path)

    def _file(self, path: str) -> None:
        try:
            with open(path, "rb") as stream:
                stream.seek(self._start)
                data = stream.read(-1 if self._count >= 1 << 62 else self._count)
        except OSError as problem:
            from pyshell.providers.filesystem import from_os

            error: NetException = from_os(problem, path, "FormatHexIOError", "WriteError")
            self.error(error, "FormatHexIOError", "WriteError", path)
            return
        for at in range(0, len(data), 16):
            self.write(ByteCollection(at + self._start, data[at : at + 16], path, path))

    def end(self) -> None:
        self._flush()
