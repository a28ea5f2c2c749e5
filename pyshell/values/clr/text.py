"""System.Text: StringBuilder, Encoding and its kinds, NormalizationForm, Rune."""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.clr.convert import byte_array
from pyshell.values.collections import typed_array
from pyshell.values.dotnet import static_property
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentNullException,
    ArgumentOutOfRangeException,
    IndexOutOfRangeException,
)
from pyshell.values.numbers import Char
from pyshell.values.text import net_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class StringBuilder:
    """Text that grows in pieces."""

    __slots__ = ("pieces", "room", "limit")
    net_name = "System.Text.StringBuilder"

    def __init__(self, text: str = "") -> None:
        self.pieces = [text] if text else []
        self.room = 16
        self.limit = 2147483647

    @staticmethod
    def net_new(*args: Any) -> StringBuilder:
        texts = [arg for arg in args if isinstance(arg, str)]
        given = [arg for arg in args if type(arg) is int]
        made = StringBuilder(texts[0] if texts else "")
        if len(given) == 3 and texts:
            made = StringBuilder(texts[0][given[0] : given[0] + given[1]])
            given = given[2:]
        if given:
            if given[0] < 0:
                raise ArgumentOutOfRangeException(
                    "capacity", f"capacity ('{given[0]}') must be a non-negative value.", given[0]
                )
            made.room = given[0] or 16
        while made.room < len(made.text()):
            made.room *= 2
        if len(given) == 2:
            made.limit = given[1]
        return made

    def text(self) -> str:
        if len(self.pieces) > 1:
            self.pieces = ["".join(self.pieces)]
        return self.pieces[0] if self.pieces else ""

    def _set(self, text: str) -> StringBuilder:
        self.pieces = [text]
        return self

    def __str__(self) -> str:
        return self.text()

    def ps_index(self, indices: list[Any]) -> Any:
        text = self.text()
        if not 0 <= indices[0] < len(text):
            raise IndexOutOfRangeException()
        return Char(text[indices[0]])

    def ps_set_index(self, indices: list[Any], value: Any) -> None:
        index, text = indices[0], self.text()
        self._set(text[:index] + str(value) + text[index + 1 :])

    @property
    def Length(self) -> int:
        return len(self.text())

    @Length.setter
    def Length(self, value: int) -> None:
        if value < 0:
            raise ArgumentOutOfRangeException("value", "Length cannot be less than zero.")
        self._set(self.text()[:value].ljust(value, "\0"))

    @property
    def Capacity(self) -> int:
        size = len(self.text())
        while self.room < size:
            self.room *= 2
        return self.room

    @Capacity.setter
    def Capacity(self, value: int) -> None:
        if value < len(self.text()):
            raise ArgumentOutOfRangeException("value", "capacity was less than the current size.")
        self.room = value

    MaxCapacity = property(lambda self: self.limit)

    def Append(self, value: Any, *args: Any) -> StringBuilder:
        if args and isinstance(value, str) and type(value) is Char:
            self.pieces.append(str.__str__(value) * args[0])
        elif len(args) == 2:
            text = "".join(value) if isinstance(value, list) else str(value)
            self.pieces.append(text[args[0] : args[0] + args[1]])
        elif type(value) is str:
            self.pieces.append(value)
        elif value is not None:
            self.pieces.append(
                "".join(value) if isinstance(value, list) and type(value) is not list else net_string(value)
            )
        return self

    def AppendLine(self, value: Any = None) -> StringBuilder:
        self.pieces.append("" if value is None else str(value))
        self.pieces.append("\n")
        return self

    def AppendFormat(self, *args: Any) -> StringBuilder:
        from pyshell.values.clr.string import StringMembers

        self.pieces.append(StringMembers.Format(*args))
        return self

    def AppendJoin(self, separator: Any, *args: Any) -> StringBuilder:
        from pyshell.values.clr.string import StringMembers

        self.pieces.append(StringMembers.Join(separator, *args))
        return self

    def Insert(self, index: int, value: Any, *args: Any) -> StringBuilder:
        text = self.text()
        if not 0 <= index <= len(text):
            raise ArgumentOutOfRangeException(
                "index",
                "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
            )
        new = "" if value is None else "".join(value) if isinstance(value, list) else net_string(value)
        if args and type(args[0]) is int:
            new *= args[0]
        return self._set(text[:index] + new + text[index:])

    def Remove(self, start: int, length: int) -> StringBuilder:
        text = self.text()
        if start < 0 or length < 0:
            raise ArgumentOutOfRangeException(
                "startIndex" if start < 0 else "length",
                "StartIndex cannot be less than zero." if start < 0 else "Length cannot be less than zero.",
            )
        if start + length > len(text):
            raise ArgumentOutOfRangeException(
                "length",
                "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
            )
        return self._set(text[:start] + text[start + length :])

    def Replace(self, old: Any, new: Any, *args: Any) -> StringBuilder:
        text = self.text()
        old, new = str.__str__(old), "" if new is None else str.__str__(new)
        if not old:
            raise ArgumentException("The value cannot be an empty string.", "oldValue")
        if len(args) == 2:
            start, count = args
            return self._set(text[:start] + text[start : start + count].replace(old, new) + text[start + count :])
        return self._set(text.replace(old, new))

    def Clear(self) -> StringBuilder:
        self.pieces.clear()
        return self

    def ToString(self, start: int | None = None, length: int = 0) -> str:
        text = self.text()
        return text if start is None else text[start : start + length]

    def Equals(self, other: Any) -> bool:
        return self is other or (type(other) is StringBuilder and self.text() == other.text())

    def EnsureCapacity(self, capacity: int) -> int:
        self.room = max(self.room, capacity)
        return self.room

    def CopyTo(self, source: int, target: list[Any], at: int, count: int) -> None:
        target[at : at + count] = [Char(each) for each in self.text()[source : source + count]]


_PREAMBLES = {
    "utf-8": b"\xef\xbb\xbf", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff", "utf-32-le": b"\xff\xfe\x00\x00",
    "utf-32-be": b"\x00\x00\xfe\xff",
}  # fmt: skip


class Encoding:
    """A character encoding: its Python codec, its web name, its code page."""

    __slots__ = ("codec", "web_name", "code_page", "emits_preamble", "english_name")
    net_name = "System.Text.Encoding"

    def __init__(self, codec: str, web_name: str, code_page: int, preamble: bool, english_name: str) -> None:
        self.codec = codec
        self.web_name = web_name
        self.code_page = code_page
        self.emits_preamble = preamble
        self.english_name = english_name

    def encode(self, text: str) -> bytes:
        """Characters that do not fit become `?` (U+FFFD in the Unicode encodings)."""
        if self.codec.startswith("utf"):
            from pyshell.values.clr.string import joined

            text = joined(text)
            lone = any("\ud800" <= character <= "\udfff" for character in text) if not text.isascii() else False
            return text.encode(self.codec, "replace" if lone else "strict")
        return text.encode(self.codec, "replace")

    def decode(self, data: bytes) -> str:
        return data.decode(self.codec, "replace")

    def __str__(self) -> str:
        return type(self).net_name if type(self) is not Encoding else "System.Text.Encoding"

    BodyName = property(lambda self: self.web_name)
    HeaderName = property(lambda self: self.web_name)
    WebName = property(lambda self: self.web_name)
    CodePage = property(lambda self: self.code_page)
    WindowsCodePage = property(lambda self: 1200 if self.codec.startswith("utf") else 1252)
    EncodingName = property(lambda self: self.english_name)
    IsSingleByte = property(lambda self: not self.codec.startswith("utf"))
    IsReadOnly = property(lambda self: True)
    Preamble = property(lambda self: self.GetPreamble())

    def GetBytes(self, text: Any, *args: Any) -> Any:
        if text is None:
            raise ArgumentNullException("s")
        body = "".join(text) if isinstance(text, list) else str(text)
        if len(args) == 2:
            body = body[args[0] : args[0] + args[1]]
        return byte_array(self.encode(body))

    def GetString(self, data: Any, start: int = 0, count: int | None = None) -> str:
        if data is None:
            raise ArgumentNullException("bytes")
        raw = bytes(int(each) for each in data)
        return self.decode(raw[start:] if count is None else raw[start : start + count])

    def GetChars(self, data: Any, *args: Any) -> Any:
        return typed_array(types.CHAR, [Char(each) for each in self.GetString(data, *args)])

    def GetByteCount(self, text: Any, *args: Any) -> int:
        return len(self.GetBytes(text, *args))

    def GetCharCount(self, data: Any, *args: Any) -> int:
        return len(self.GetString(data, *args))

    def GetMaxByteCount(self, count: int) -> int:
        return (count + 1) * (
            3 if self.codec == "utf-8" else 4 if "32" in self.codec else 2 if "16" in self.codec else 1
        )

    def GetPreamble(self) -> Any:
        return byte_array(_PREAMBLES.get(self.codec, b"") if self.emits_preamble else b"")

    def Clone(self) -> Any:
        return self

    def Equals(self, other: Any) -> bool:
        return isinstance(other, Encoding) and self.codec == other.codec and self.emits_preamble == other.emits_preamble

    UTF8 = static_property(lambda: UTF8Encoding(True))
    Default = static_property(lambda: UTF8Encoding(False))
    ASCII = static_property(lambda: ASCIIEncoding())
    Unicode = static_property(lambda: UnicodeEncoding(False, True))
    BigEndianUnicode = static_property(lambda: UnicodeEncoding(True, True))
    UTF32 = static_property(lambda: UTF32Encoding(False, True))
    UTF7 = static_property(lambda: Encoding("utf-7", "utf-7", 65000, False, "Unicode (UTF-7)"))
    Latin1 = static_property(lambda: Latin1Encoding())

    @staticmethod
    def GetEncoding(name: Any, *args: Any) -> Any:
        return find_encoding(name)

    @staticmethod
    def GetEncodings() -> list[Any]:
        return [find_encoding(name) for name in ("utf-8", "us-ascii", "utf-16", "utf-16BE", "utf-32", "iso-8859-1")]

    @staticmethod
    def Convert(source: Encoding, target: Encoding, data: Any, *args: Any) -> Any:
        return byte_array(target.encode(source.GetString(data, *args)))

    @staticmethod
    def RegisterProvider(provider: Any) -> None:
        return None


class UTF8Encoding(Encoding):
    __slots__ = ()
    net_name = "System.Text.UTF8Encoding"

    def __init__(self, emits: bool = False, throws: bool = False) -> None:
        super().__init__("utf-8", "utf-8", 65001, emits, "Unicode (UTF-8)")


class UnicodeEncoding(Encoding):
    __slots__ = ()
    net_name = "System.Text.UnicodeEncoding"

    def __init__(self, big_endian: bool = False, emits: bool = True, throws: bool = False) -> None:
        if big_endian:
            super().__init__("utf-16-be", "utf-16BE", 1201, emits, "Unicode (Big-Endian)")
        else:
            super().__init__("utf-16-le", "utf-16", 1200, emits, "Unicode")


class UTF32Encoding(Encoding):
    __slots__ = ()
    net_name = "System.Text.UTF32Encoding"

    def __init__(self, big_endian: bool = False, emits: bool = True, throws: bool = False) -> None:
        super().__init__("utf-32-be" if big_endian else "utf-32-le", "utf-32", 12000, emits, "Unicode (UTF-32)")


class ASCIIEncoding(Encoding):
    __slots__ = ()
    net_name = "System.Text.ASCIIEncoding"

    def __init__(self) -> None:
        super().__init__("ascii", "us-ascii", 20127, False, "US-ASCII")

    def decode(self, data: bytes) -> str:
        return "".join(chr(each) if each < 128 else "?" for each in data)


class Latin1Encoding(Encoding):
    __slots__ = ()
    net_name = "System.Text.Latin1Encoding"

    def __init__(self) -> None:
        super().__init__("latin-1", "iso-8859-1", 28591, False, "Western European (ISO)")


def find_encoding(name: Any) -> Encoding:
    """Encoding.GetEncoding by name or code page. Raises ArgumentException, NotSupportedException."""
    if isinstance(name, int):
        found = {
            0: "utf-8", 65001: "utf-8", 1200: "utf-16", 1201: "utf-16be", 12000: "utf-32", 20127: "us-ascii",
            28591: "iso-8859-1", 65000: "utf-7",
        }.get(int(name))  # fmt: skip
        if found is None:
            from codecs import lookup

            from pyshell.values.exceptions import NotSupportedException

            try:
                codec = lookup(f"cp{name}").name
            except LookupError:
                raise NotSupportedException(f"No data is available for encoding {name}.") from None
            return Encoding(codec, f"windows-{name}" if 1250 <= name <= 1258 else f"ibm{name}", int(name), False, codec)
        name = found
    folded = str(name).lower()
    makers: dict[str, Any] = {
        "utf-8": lambda: UTF8Encoding(True),
        "utf8": lambda: UTF8Encoding(True),
        "utf-16": lambda: UnicodeEncoding(),
        "utf-16le": lambda: UnicodeEncoding(),
        "unicode": lambda: UnicodeEncoding(),
        "utf-16be": lambda: UnicodeEncoding(True),
        "unicodefffe": lambda: UnicodeEncoding(True),
        "utf-32": lambda: UTF32Encoding(),
        "us-ascii": lambda: ASCIIEncoding(),
        "ascii": lambda: ASCIIEncoding(),
        "iso-8859-1": lambda: Latin1Encoding(),
        "latin1": lambda: Latin1Encoding(),
    }
    if folded in makers:
        made: Encoding = makers[folded]()
        return made
    from codecs import lookup

    try:
        codec = lookup(folded).name
    except LookupError:
        raise ArgumentException(
            f"'{name}' is not a supported encoding name. For information on defining a custom encoding, see the "
            f"documentation "
            "for the Encoding.RegisterProvider method.",
            "name",
        ) from None
    return Encoding(codec, folded, 0, False, codec)


class Rune:
    """System.Text.Rune: a Unicode scalar value."""

    __slots__ = ("code",)
    net_name = "System.Text.Rune"

    def __init__(self, value: Any = 0) -> None:
        self.code = ord(value) if isinstance(value, str) else int(value)

    Value = property(lambda self: self.code)
    IsAscii = property(lambda self: self.code < 128)
    IsBmp = property(lambda self: self.code < 0x10000)
    Utf8SequenceLength = property(lambda self: len(chr(self.code).encode()))
    Utf16SequenceLength = property(lambda self: 1 if self.code < 0x10000 else 2)

    def ToString(self) -> str:
        return chr(self.code)

    def __str__(self) -> str:
        return chr(self.code)

    def __eq__(self, other: object) -> bool:
        return type(other) is Rune and self.code == other.code

    def __hash__(self) -> int:
        return hash(self.code)
