"""Text encodings as the content cmdlets name them."""

from __future__ import annotations

from pyshell.values import exceptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Name → (Python codec, byte order mark).
_NAMED: dict[str, tuple[str, bytes]] = {
    "ascii": ("ascii", b""),
    "ansi": ("utf-8", b""),
    "default": ("utf-8", b""),
    "oem": ("utf-8", b""),
    "utf8": ("utf-8", b""),
    "utf8nobom": ("utf-8", b""),
    "utf8bom": ("utf-8", b"\xef\xbb\xbf"),
    "unicode": ("utf-16-le", b"\xff\xfe"),
    "utf16": ("utf-16-le", b"\xff\xfe"),
    "string": ("utf-16-le", b"\xff\xfe"),
    "unknown": ("utf-16-le", b"\xff\xfe"),
    "bigendianunicode": ("utf-16-be", b"\xfe\xff"),
    "utf32": ("utf-32-le", b"\xff\xfe\x00\x00"),
    "bigendianutf32": ("utf-32-be", b"\x00\x00\xfe\xff"),
    "utf7": ("utf-7", b""),
    "latin1": ("latin-1", b""),
}
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
NAMES = (
    "ascii", "ansi", "bigendianunicode", "bigendianutf32", "default", "latin1", "oem", "string", "unicode",
    "utf7", "utf8",
    "utf8BOM", "utf8NoBOM", "utf32",
)  # fmt: skip


class Encoding:
    """A codec, the mark that starts a new file, and whether a file's own mark overrides the codec."""

    __slots__ = ("codec", "detects", "mark")

    def __init__(self, codec: str, mark: bytes = b"", detects: bool = True) -> None:
        self.codec = codec
        self.mark = mark
        self.detects = detects

    def decode(self, data: bytes) -> str:
        """Bytes as text, by their byte order mark if they have one."""
        if self.detects:
            for mark, codec in _MARKS:
                if data.startswith(mark):
                    return data[len(mark) :].decode(codec, "replace")
        return data.decode(self.codec, "replace")

    def encode(self, text: str) -> bytes:
        """Text as bytes, `?` for what the encoding lacks."""
        try:
            return text.encode(self.codec)
        except UnicodeEncodeError:
            return text.encode(
                self.codec,
                "replace" if self.codec in ("ascii", "latin-1") or self.codec.startswith("cp") else "surrogatepass",
            )


UTF8 = Encoding("utf-8")


def encoding_of(value: Any) -> Encoding:
    """The encoding that an -Encoding argument means: a name, a code page number, or a System.Text.Encoding.

    Raises PSArgumentException for an unknown name.
    """
    from pyshell.values.psobject import base_of

    value = base_of(value)
    if value is None:
        return UTF8
    if isinstance(value, Encoding):
        return value
    if isinstance(value, str):
        named = _NAMED.get(value.lower().replace("-", ""))
        if named is not None:
            return Encoding(*named)
        if value.isdigit():
            return _by_code_page(int(value))
        return _by_codec(value)
    if isinstance(value, int):
        return _by_code_page(int(value))
    mark = next((mark for mark, codec in _MARKS if codec == value.codec), b"") if value.emits_preamble else b""
    return Encoding(value.codec, mark)


def net_encoding(value: Any) -> Any:
    """The System.Text.Encoding that an -Encoding argument means. Raises PSArgumentException for an unknown name."""
    from pyshell.values.clr import text
    from pyshell.values.psobject import base_of

    value = base_of(value)
    if isinstance(value, text.Encoding) or value is None:
        return value
    codec = encoding_of(value).codec
    marked = bool(encoding_of(value).mark)
    makers: dict[str, Any] = {
        "utf-8": lambda: text.UTF8Encoding(marked),
        "utf-16-le": text.UnicodeEncoding,
        "utf-16-be": lambda: text.UnicodeEncoding(True),
        "utf-32-le": text.UTF32Encoding,
        "utf-32-be": lambda: text.UTF32Encoding(True),
        "ascii": text.ASCIIEncoding,
        "latin-1": text.Latin1Encoding,
    }
    if codec in makers:
        return makers[codec]()
    return text.Encoding(codec, codec, 0, False, codec)


def _by_code_page(number: int) -> Encoding:
    known = {
        65001: "utf-8",
        1200: "utf-16-le",
        1201: "utf-16-be",
        12000: "utf-32-le",
        12001: "utf-32-be",
        20127: "ascii",
        28591: "latin-1",
    }
    return _by_codec(known.get(number, f"cp{number}"))


def _by_codec(name: str) -> Encoding:
    import codecs

    try:
        codec = codecs.lookup(name).name
    except LookupError:
        raise exceptions.PSArgumentException(
            f"'{name}' is not a supported encoding name. For information on defining a custom encoding, see the "
            "documentation for "
            "the Encoding.RegisterProvider method.",
            "name",
        ).with_error("Argument", "InvalidArgument") from None
    return Encoding(codec)


def split_lines(text: str) -> list[str]:
    """Lines ended by CR LF, LF or CR; the last one needs no end."""
    if not text:
        return []
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    if not lines[-1]:
        lines.pop()
    return lines
