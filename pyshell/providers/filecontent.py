"""Reading and writing the content of files."""

from __future__ import annotations

from pyshell.values import exceptions

from .encodings import UTF8, Encoding, encoding_of, split_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class FileReader:
    """Reads a file in blocks: lines, bytes, or what a delimiter ends."""

    def __init__(self, path: str, options: dict[str, Any]) -> None:
        self.path = path
        self.bytes = bool(options.get("AsByteStream"))
        self.raw = bool(options.get("Raw"))
        self.wait = bool(options.get("Wait"))
        self.delimiter: str | None = options.get("Delimiter")
        self.encoding: Encoding = encoding_of(options["Encoding"]) if options.get("Encoding") is not None else UTF8
        if self.bytes and self.delimiter is not None:
            message = "A delimiter cannot be specified when reading the stream one byte at a time."
            raise exceptions.PSArgumentException(message).with_error(
                "GetContentReaderArgumentError", "InvalidArgument", path
            )
        with open(path, "rb") as file:
            self._data = file.read()

    def items(self) -> Iterator[Any]:
        """Everything, item by item."""
        data = self._data
        if self.bytes:
            from pyshell.values.numbers import Byte

            if self.raw:
                from pyshell.values.collections import typed_array
                from pyshell.values.pstype import BYTE

                yield typed_array(BYTE, [Byte(b) for b in data])
            else:
                yield from (Byte(b) for b in data)
            return
        text = self.encoding.decode(data)
        if self.raw:
            if data or text:
                yield text
            return
        if self.delimiter:
            parts = text.split(self.delimiter)
            if parts and not parts[-1]:
                parts.pop()
            yield from parts
            return
        yield from split_lines(text)
        if self.wait:
            yield from self._follow(len(data))

    def tail(self, count: int) -> list[Any]:
        """The last items."""
        everything = list(self.items())
        return everything[len(everything) - count :] if count else []

    def _follow(self, position: int) -> Iterator[str]:
        """Lines as they are appended, until the pipeline is stopped."""
        from time import sleep

        rest = b""
        while True:
            with open(self.path, "rb") as file:
                file.seek(position)
                added = file.read()
            position += len(added)
            rest += added
            while b"\n" in rest:
                line, _, rest = rest.partition(b"\n")
                yield self.encoding.decode(line.rstrip(b"\r"))
            sleep(0.1)


class FileWriter:
    """Writes items as lines (or bytes) to the end of a file, or over it."""

    def __init__(self, path: str, options: dict[str, Any]) -> None:
        self.path = path
        self.bytes = bool(options.get("AsByteStream"))
        self.no_newline = bool(options.get("NoNewline"))
        append = bool(options.get("append"))
        self.encoding: Encoding = encoding_of(options["Encoding"]) if options.get("Encoding") is not None else UTF8
        self._file = open(path, "ab" if append else "wb")
        if not self.bytes and self.encoding.mark and self._file.tell() == 0:
            self._file.write(self.encoding.mark)

    def write(self, item: Any) -> None:
        """Write one item. Raises IOException when bytes were promised and something else came."""
        if self.bytes:
            if not isinstance(item, int) or isinstance(item, bool):
                message = (
                    "Cannot proceed with byte encoding. When using byte encoding the content must be of type byte."
                )
                raise exceptions.PSArgumentException(message).with_error("Argument", "InvalidArgument", item)
            self._file.write(bytes((int(item) & 0xFF,)))
            return
        from pyshell.values.psobject import PSObject
        from pyshell.values.text import net_string, to_string

        text = (
            item
            if type(item) is str
            else net_string(item.base if type(item) is PSObject and not item.notes else item)
            if item is not None
            else ""
        )
        if item is not None and type(item) is PSObject:
            text = to_string(item)
        self._file.write(self.encoding.encode(text if self.no_newline else text + "\n"))

    def close(self) -> None:
        self._file.close()
