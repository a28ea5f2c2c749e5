"""System.IO streams, readers and writers, compression, and System.Console."""

from __future__ import annotations

import io
import os

from pyshell.values import pstype as types
from pyshell.values.clr.convert import byte_array
from pyshell.values.clr.io import checked, net_error
from pyshell.values.clr.text import Encoding, UTF8Encoding
from pyshell.values.dotnet import static_property
from pyshell.values.enums import EnumValue
from pyshell.values.exceptions import (
    ArgumentNullException,
    IOException,
    NotSupportedException,
)
from pyshell.values.numbers import Byte, Char, Int64
from pyshell.values.text import net_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def disposed(name: str) -> Exception:
    from pyshell.values import exceptions

    error: Exception = exceptions.ObjectDisposedException(f"Cannot access a closed {name}.")
    return error


class Stream:
    """A stream over a Python binary file."""

    __slots__ = ("raw", "path", "__weakref__")
    net_name = "System.IO.Stream"

    def __init__(self, raw: Any, path: str = "") -> None:
        self.raw = raw
        self.path = path

    CanRead = property(lambda self: not self.raw.closed and self.raw.readable())
    CanWrite = property(lambda self: not self.raw.closed and self.raw.writable())
    CanSeek = property(lambda self: not self.raw.closed and self.raw.seekable())

    @property
    def Position(self) -> Int64:
        return Int64(self._open().tell())

    @Position.setter
    def Position(self, value: int) -> None:
        self._open().seek(int(value))

    @property
    def Length(self) -> Int64:
        raw = self._open()
        place = raw.tell()
        size = raw.seek(0, 2)
        raw.seek(place)
        return Int64(size)

    def _open(self) -> Any:
        if self.raw.closed:
            raise disposed("Stream" if not self.path else "file")
        return self.raw

    def Read(self, buffer: list[Any], offset: int = 0, count: int | None = None) -> int:
        data = self._open().read(len(buffer) - offset if count is None else count)
        buffer[offset : offset + len(data)] = [Byte(each) for each in data]
        return len(data)

    def ReadByte(self) -> int:
        data = self._open().read(1)
        return data[0] if data else -1

    def Write(self, buffer: Any, offset: int = 0, count: int | None = None) -> None:
        raw = self._open()
        if not raw.writable():
            raise NotSupportedException("Stream does not support writing.")
        data = buffer[offset:] if count is None else buffer[offset : offset + count]
        raw.write(bytes(int(each) for each in data))

    def WriteByte(self, value: int) -> None:
        self._open().write(bytes([int(value)]))

    def Seek(self, offset: int, origin: Any) -> Int64:
        return Int64(self._open().seek(int(offset), int(origin)))

    def SetLength(self, value: int) -> None:
        self._open().truncate(int(value))

    def Flush(self, *args: Any) -> None:
        self._open().flush()

    def CopyTo(self, target: Any, *args: Any) -> None:
        target.Write(list(self._open().read()))

    def Close(self) -> None:
        self.raw.close()

    def Dispose(self) -> None:
        self.raw.close()


class MemoryStream(Stream):
    __slots__ = ("kept",)
    net_name = "System.IO.MemoryStream"

    def __init__(self, data: bytes = b"") -> None:
        super().__init__(io.BytesIO(data))
        self.kept = b""

    @staticmethod
    def net_new(*args: Any) -> MemoryStream:
        if not args or isinstance(args[0], int):
            return MemoryStream()
        data = args[0]
        if data is None:
            raise ArgumentNullException("buffer")
        numbers = [int(arg) for arg in args[1:] if type(arg) is int]
        if len(numbers) == 2:
            data = data[numbers[0] : numbers[0] + numbers[1]]
        return MemoryStream(bytes(int(each) for each in data))

    def ToArray(self) -> Any:
        return byte_array(self.kept if self.raw.closed else self.raw.getvalue())

    def GetBuffer(self) -> Any:
        return self.ToArray()

    def Close(self) -> None:
        if not self.raw.closed:
            self.kept = self.raw.getvalue()
        self.raw.close()

    Dispose = Close

    def WriteTo(self, target: Any) -> None:
        target.Write(list(self.raw.getvalue()))

    @property
    def Capacity(self) -> int:
        return max(256, len(self.raw.getvalue())) if self.raw.getvalue() else 0


class FileStream(Stream):
    __slots__ = ()
    net_name = "System.IO.FileStream"

    @staticmethod
    def opened(path: str, mode: str) -> FileStream:
        try:
            return FileStream(open(checked(path), mode), os.path.abspath(path))
        except OSError as error:
            raise net_error(error, path) from None

    @staticmethod
    def net_new(path: str, mode: Any, *args: Any) -> FileStream:
        name = mode.name if isinstance(mode, EnumValue) else str(mode)
        access = next((arg.name for arg in args if isinstance(arg, EnumValue) and arg.pstype.name == "FileAccess"), "")
        exists = os.path.exists(path)
        if name == "CreateNew" and exists:
            raise IOException(f"The file '{os.path.abspath(path)}' already exists.")
        if name in ("Open", "Truncate") and not exists:
            raise net_error(FileNotFoundError(2, ""), path)
        if name == "Append":
            return FileStream.opened(path, "ab")
        if access == "Read":
            return FileStream.opened(path, "rb")
        if name in ("Create", "CreateNew", "Truncate"):
            return FileStream.opened(path, "w+b")
        return FileStream.opened(path, "r+b" if exists else "w+b")

    Name = property(lambda self: self.path)


class GZipStream(Stream):
    """System.IO.Compression.GZipStream."""

    __slots__ = ("inner", "leave_open", "writing")
    net_name = "System.IO.Compression.GZipStream"

    def __init__(self, inner: Stream, writing: bool, leave_open: bool) -> None:
        from gzip import GzipFile

        super().__init__(GzipFile(fileobj=inner.raw, mode="wb" if writing else "rb"))
        self.inner = inner
        self.leave_open = leave_open
        self.writing = writing

    @staticmethod
    def net_new(inner: Stream, mode: Any, leave_open: bool = False) -> GZipStream:
        compress = not (isinstance(mode, EnumValue) and mode.pstype.name == "CompressionMode" and int(mode) == 0)
        return GZipStream(inner, compress, bool(leave_open))

    def Close(self) -> None:
        self.raw.close()
        if not self.leave_open:
            self.inner.Close()

    Dispose = Close

    BaseStream = property(lambda self: self.inner)


class DeflateStream(Stream):
    """System.IO.Compression.DeflateStream."""

    __slots__ = ("inner", "leave_open", "writing", "buffer")
    net_name = "System.IO.Compression.DeflateStream"

    def __init__(self, inner: Stream, writing: bool, leave_open: bool) -> None:
        from zlib import MAX_WBITS, decompress

        self.inner, self.leave_open, self.writing = inner, leave_open, writing
        super().__init__(io.BytesIO(b"" if writing else decompress(inner.raw.read(), -MAX_WBITS)))

    @staticmethod
    def net_new(inner: Stream, mode: Any, leave_open: bool = False) -> DeflateStream:
        compress = not (isinstance(mode, EnumValue) and mode.pstype.name == "CompressionMode" and int(mode) == 0)
        return DeflateStream(inner, compress, bool(leave_open))

    def Close(self) -> None:
        if self.writing and not self.raw.closed:
            from zlib import MAX_WBITS, compressobj

            packer = compressobj(wbits=-MAX_WBITS)
            self.inner.raw.write(packer.compress(self.raw.getvalue()) + packer.flush())
        self.raw.close()
        if not self.leave_open:
            self.inner.Close()

    Dispose = Close


class TextReader:
    """A reader over a Python string."""

    __slots__ = ("text", "place", "stream", "encoding")
    net_name = "System.IO.TextReader"

    def __init__(self, text: str, stream: Any = None) -> None:
        self.text: str | None = text
        self.place = 0
        self.stream = stream

    def _content(self) -> str:
        if self.text is None:
            raise disposed("TextReader")
        return self.text

    def Read(self, *args: Any) -> int:
        text = self._content()
        if args:
            buffer, index, count = args
            piece = text[self.place : self.place + count]
            buffer[index : index + len(piece)] = [Char(each) for each in piece]
            self.place += len(piece)
            return len(piece)
        if self.place >= len(text):
            return -1
        self.place += 1
        return ord(text[self.place - 1])

    def Peek(self) -> int:
        text = self._content()
        return ord(text[self.place]) if self.place < len(text) else -1

    def ReadLine(self) -> str | None:
        text = self._content()
        if self.place >= len(text):
            return None
        for index in range(self.place, len(text)):
            if text[index] in "\r\n":
                line = text[self.place : index]
                self.place = index + (2 if text[index : index + 2] == "\r\n" else 1)
                return line
        line = text[self.place :]
        self.place = len(text)
        return line

    def ReadToEnd(self) -> str:
        rest = self._content()[self.place :]
        self.place = len(self._content())
        return rest

    def ReadBlock(self, buffer: list[Any], index: int, count: int) -> int:
        return self.Read(buffer, index, count)

    def Close(self) -> None:
        self.text = None
        if self.stream is not None:
            self.stream.Close()

    Dispose = Close


class StringReader(TextReader):
    __slots__ = ()
    net_name = "System.IO.StringReader"

    @staticmethod
    def net_new(text: str) -> StringReader:
        if text is None:
            raise ArgumentNullException("s")
        return StringReader(text)


class StreamReader(TextReader):
    __slots__ = ()
    net_name = "System.IO.StreamReader"

    @staticmethod
    def net_new(source: Any, *args: Any) -> StreamReader:
        from pyshell.values.clr.io import decode

        encoding = next((arg for arg in args if isinstance(arg, Encoding)), None) or UTF8Encoding(True)
        stream = FileStream.opened(source, "rb") if isinstance(source, str) else source
        made = StreamReader(decode(stream.raw.read(), encoding), stream)
        setattr(made, "encoding", encoding)  # noqa: B010 - a TextReader over a string has none
        return made

    EndOfStream = property(lambda self: self.place >= len(self._content()))
    BaseStream = property(lambda self: self.stream)
    CurrentEncoding = property(lambda self: self.encoding)

    def DiscardBufferedData(self) -> None:
        return None


class TextWriter:
    """A writer; `put` takes the text."""

    __slots__ = ("new_line",)
    net_name = "System.IO.TextWriter"

    def __init__(self) -> None:
        self.new_line = "\n"

    def put(self, text: str) -> None:
        raise NotSupportedException()

    @property
    def NewLine(self) -> str:
        return self.new_line

    @NewLine.setter
    def NewLine(self, value: str) -> None:
        self.new_line = value

    def Write(self, value: Any = "", *args: Any) -> None:
        self.put(_written(value, args))

    def WriteLine(self, value: Any = "", *args: Any) -> None:
        self.put(_written(value, args) + self.new_line)

    def Flush(self) -> None:
        return None

    def Close(self) -> None:
        return None

    def Dispose(self) -> None:
        self.Close()


def _written(value: Any, args: tuple[Any, ...]) -> str:
    if args and isinstance(value, str):
        from pyshell.values.format import composite

        given = list(args[0]) if len(args) == 1 and isinstance(args[0], list) else list(args)
        return composite(value, given)
    if isinstance(value, list) and args:
        return "".join(value[args[0] : args[0] + args[1]])
    if isinstance(value, list) and all(type(each) is Char for each in value) and type(value) is not list:
        return "".join(value)
    return "" if value is None else net_string(value)


class StringWriter(TextWriter):
    __slots__ = ("builder",)
    net_name = "System.IO.StringWriter"

    def __init__(self, builder: Any = None) -> None:
        from pyshell.values.clr.text import StringBuilder

        super().__init__()
        self.builder = builder if isinstance(builder, StringBuilder) else StringBuilder()

    def put(self, text: str) -> None:
        self.builder.pieces.append(text)

    def GetStringBuilder(self) -> Any:
        return self.builder

    def ToString(self) -> str:
        return str(self.builder.text())

    def __str__(self) -> str:
        return str(self.builder.text())


class StreamWriter(TextWriter):
    __slots__ = ("stream", "encoding", "auto_flush", "started")
    net_name = "System.IO.StreamWriter"

    def __init__(self, stream: Any, encoding: Any) -> None:
        super().__init__()
        self.stream = stream
        self.encoding = encoding
        self.auto_flush = False
        self.started = False

    @staticmethod
    def net_new(target: Any, *args: Any) -> StreamWriter:
        encoding = next((arg for arg in args if isinstance(arg, Encoding)), None) or UTF8Encoding(False)
        append = any(arg is True for arg in args)
        stream = FileStream.opened(target, "ab" if append else "wb") if isinstance(target, str) else target
        made = StreamWriter(stream, encoding)
        made.started = append or stream.raw.tell() > 0
        return made

    def put(self, text: str) -> None:
        if self.stream.raw.closed:
            from pyshell.values import exceptions

            raise exceptions.ObjectDisposedException("Cannot write to a closed TextWriter.")
        if not self.started:
            self.started = True
            self.stream.raw.write(bytes(self.encoding.GetPreamble()))
        self.stream.raw.write(self.encoding.encode(text))

    @property
    def AutoFlush(self) -> bool:
        return self.auto_flush

    @AutoFlush.setter
    def AutoFlush(self, value: bool) -> None:
        self.auto_flush = value

    BaseStream = property(lambda self: self.stream)
    Encoding = property(lambda self: self.encoding)

    def Flush(self) -> None:
        self.stream.raw.flush()

    def Close(self) -> None:
        self.stream.Close()

    Dispose = Close


class BinaryWriter:
    __slots__ = ("stream",)
    net_name = "System.IO.BinaryWriter"

    def __init__(self, stream: Any, *args: Any) -> None:
        self.stream = stream

    BaseStream = property(lambda self: self.stream)
    OutStream = property(lambda self: self.stream)

    def Write(self, value: Any, *args: Any) -> None:
        from pyshell.values.clr.convert import BitConverterMembers

        if isinstance(value, str) and type(value) is not Char:
            data = value.encode()
            size = len(data)
            while size >= 0x80:
                self.stream.raw.write(bytes([size & 0x7F | 0x80]))
                size >>= 7
            self.stream.raw.write(bytes([size]) + data)
        elif type(value) is Byte:
            self.stream.raw.write(bytes([int(value)]))
        elif type(value) is Char:
            self.stream.raw.write(str.__str__(value).encode())
        elif isinstance(value, list):
            self.stream.raw.write(bytes(int(each) for each in value))
        else:
            self.stream.raw.write(bytes(BitConverterMembers.GetBytes(value)))

    def Flush(self) -> None:
        self.stream.raw.flush()

    def Close(self) -> None:
        self.stream.Close()

    Dispose = Close


class BinaryReader:
    __slots__ = ("stream",)
    net_name = "System.IO.BinaryReader"

    def __init__(self, stream: Any, *args: Any) -> None:
        self.stream = stream

    BaseStream = property(lambda self: self.stream)

    def _take(self, count: int) -> bytes:
        data: bytes = self.stream.raw.read(count)
        if len(data) < count:
            from pyshell.values import exceptions

            raise exceptions.EndOfStreamException("Unable to read beyond the end of the stream.")
        return data

    def _as(self, name: str, size: int) -> Any:
        from pyshell.values.clr.convert import BitConverterMembers

        return getattr(BitConverterMembers, name)(self._take(size), 0)

    def ReadByte(self) -> Byte:
        return Byte(self._take(1)[0])

    def ReadBytes(self, count: int) -> Any:
        return byte_array(self.stream.raw.read(count))

    def ReadBoolean(self) -> bool:
        return self._take(1)[0] != 0

    def ReadChar(self) -> Char:
        return Char(chr(self._take(1)[0]))

    def ReadInt16(self) -> Any:
        return self._as("ToInt16", 2)

    def ReadInt32(self) -> Any:
        return self._as("ToInt32", 4)

    def ReadInt64(self) -> Any:
        return self._as("ToInt64", 8)

    def ReadUInt16(self) -> Any:
        return self._as("ToUInt16", 2)

    def ReadUInt32(self) -> Any:
        return self._as("ToUInt32", 4)

    def ReadUInt64(self) -> Any:
        return self._as("ToUInt64", 8)

    def ReadSingle(self) -> Any:
        return self._as("ToSingle", 4)

    def ReadDouble(self) -> Any:
        return self._as("ToDouble", 8)

    def ReadString(self) -> str:
        size, shift = 0, 0
        while True:
            byte = self._take(1)[0]
            size |= (byte & 0x7F) << shift
            if byte < 0x80:
                break
            shift += 7
        return self._take(size).decode()

    def Close(self) -> None:
        self.stream.Close()

    Dispose = Close


class ConsoleWriter(TextWriter):
    """`[Console]::Out` and `Error`: what the process writes now."""

    __slots__ = ("name",)
    net_name = "System.IO.TextWriter+SyncTextWriter"

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def put(self, text: str) -> None:
        import sys

        stream = getattr(sys, self.name)
        try:
            stream.write(text)
        except UnicodeEncodeError:
            from pyshell.values.clr.string import joined

            stream.write(joined(text).encode("utf-8", "replace").decode())

    def Flush(self) -> None:
        import sys

        getattr(sys, self.name).flush()

    Encoding = property(lambda self: UTF8Encoding(False))


class ConsoleReader(TextReader):
    __slots__ = ()
    net_name = "System.IO.SyncTextReader"

    def ReadLine(self) -> str | None:
        import sys

        line = sys.stdin.readline()
        return line.rstrip("\n") if line else None

    def ReadToEnd(self) -> str:
        import sys

        return sys.stdin.read()

    def Read(self, *args: Any) -> int:
        import sys

        character = sys.stdin.read(1)
        return ord(character) if character else -1

    def Peek(self) -> int:
        return -1


def _size(place: int, default: int) -> int:
    from shutil import get_terminal_size

    return get_terminal_size((120, 50))[place] or default


class _State:
    """What scripts set on the console."""

    out: Any = ConsoleWriter("stdout")
    error: Any = ConsoleWriter("stderr")
    reader: Any = ConsoleReader("")
    foreground = -1
    background = -1
    title = ""
    output_encoding: Any = None
    treat_control_c = False


def _set(name: str) -> Any:
    return lambda value: setattr(_State, name, value)


class ConsoleMembers:
    net_name = "System.Console"

    Out = static_property(lambda: _State.out)
    Error = static_property(lambda: _State.error)
    In = static_property(lambda: _State.reader)
    Title = static_property(lambda: _State.title, _set("title"))
    OutputEncoding = static_property(lambda: _State.output_encoding or UTF8Encoding(False), _set("output_encoding"))
    InputEncoding = static_property(lambda: UTF8Encoding(False), lambda value: None)
    ForegroundColor = static_property(
        lambda: _color(_State.foreground), lambda value: setattr(_State, "foreground", int(value))
    )
    BackgroundColor = static_property(
        lambda: _color(_State.background), lambda value: setattr(_State, "background", int(value))
    )
    WindowWidth = static_property(lambda: _size(0, 120), lambda value: None)
    WindowHeight = static_property(lambda: _size(1, 50), lambda value: None)
    BufferWidth = static_property(lambda: _size(0, 120), lambda value: None)
    BufferHeight = static_property(lambda: _size(1, 50), lambda value: None)
    LargestWindowWidth = static_property(lambda: _size(0, 120))
    LargestWindowHeight = static_property(lambda: _size(1, 50))
    CursorLeft = static_property(lambda: 0, lambda value: None)
    CursorTop = static_property(lambda: 0, lambda value: None)
    CursorVisible = static_property(lambda: True, lambda value: None)
    IsInputRedirected = static_property(lambda: not os.isatty(0))
    IsOutputRedirected = static_property(lambda: not os.isatty(1))
    IsErrorRedirected = static_property(lambda: not os.isatty(2))
    KeyAvailable = static_property(lambda: False)
    TreatControlCAsInput = static_property(lambda: _State.treat_control_c, _set("treat_control_c"))

    @staticmethod
    def Write(value: Any = "", *args: Any) -> None:
        _State.out.Write(value, *args)

    @staticmethod
    def WriteLine(value: Any = "", *args: Any) -> None:
        _State.out.WriteLine(value, *args)

    @staticmethod
    def ReadLine() -> str | None:
        line: str | None = _State.reader.ReadLine()
        return line

    @staticmethod
    def Read() -> int:
        return int(_State.reader.Read())

    @staticmethod
    def ReadKey(intercept: bool = False) -> Any:
        from pyshell.values.exceptions import InvalidOperationException

        raise InvalidOperationException(
            "Cannot read keys when either application does not have a console or when console input has been "
            "redirected. "
            "Try Console.Read."
        )

    @staticmethod
    def Clear() -> None:
        if os.isatty(1):
            _State.out.put("\x1b[H\x1b[2J\x1b[3J")

    @staticmethod
    def Beep(*args: Any) -> None:
        if os.isatty(1):
            _State.out.put("\a")

    @staticmethod
    def ResetColor() -> None:
        _State.foreground = _State.background = -1

    @staticmethod
    def SetCursorPosition(left: int, top: int) -> None:
        if os.isatty(1):
            _State.out.put(f"\x1b[{top + 1};{left + 1}H")

    @staticmethod
    def SetOut(writer: Any) -> None:
        _State.out = writer

    @staticmethod
    def SetError(writer: Any) -> None:
        _State.error = writer

    @staticmethod
    def SetIn(reader: Any) -> None:
        _State.reader = reader

    @staticmethod
    def OpenStandardOutput(*args: Any) -> Any:
        import sys

        return Stream(sys.stdout.buffer)

    @staticmethod
    def OpenStandardError(*args: Any) -> Any:
        import sys

        return Stream(sys.stderr.buffer)

    @staticmethod
    def OpenStandardInput(*args: Any) -> Any:
        import sys

        return Stream(sys.stdin.buffer)


def _color(value: int) -> Any:
    found = types.find_type("System.ConsoleColor")
    assert found is not None and found.pyclass is not None
    return found.pyclass(value)
