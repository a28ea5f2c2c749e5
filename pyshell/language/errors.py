"""Syntax errors: their identifiers, texts and places, as PowerShell's parser reports them."""

from __future__ import annotations

from pyshell.language.source import Extent, Source


class ParseError:
    """One error in a script, as .NET's ParseError."""

    __slots__ = ("extent", "error_id", "message", "incomplete_input")

    def __init__(self, extent: Extent, error_id: str, message: str, incomplete_input: bool = False) -> None:
        self.extent = extent
        self.error_id = error_id
        self.message = message
        self.incomplete_input = incomplete_input

    def __repr__(self) -> str:
        return f"ParseError({self.error_id}, {self.extent.start_offset}, {self.extent.end_offset})"


class ErrorList:
    """The errors of one parse; the same error at the same place is kept once."""

    __slots__ = ("source", "errors", "_seen")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.errors: list[ParseError] = []
        self._seen: set[tuple[str, int, int]] = set()

    def __len__(self) -> int:
        return len(self.errors)

    def report(self, start: int, end: int, error_id: str, *arguments: str) -> None:
        """An error that more input cannot mend."""
        self._add(start, end, error_id, arguments, False)

    def report_incomplete(
        self, start: int, end: int, error_id: str, *arguments: str, detected: int | None = None
    ) -> bool:
        """An error that more input may mend, if nothing but blanks and comments follows `detected` (default: `end`).

        Returns whether it may.
        """
        incomplete = self._nothing_follows(end if detected is None else detected)
        self._add(start, end, error_id, arguments, incomplete)
        return incomplete

    def _nothing_follows(self, offset: int) -> bool:
        text = self.source.text
        length = len(text)
        while offset < length:
            char = text[offset]
            if char == "#":
                while offset < length and text[offset] not in "\r\n":
                    offset += 1
            elif char == "<" and text[offset + 1 : offset + 2] == "#":
                end = text.find("#>", offset + 2)
                offset = length if end < 0 else end + 2
            elif char.isspace() and char not in "\r\n":
                offset += 1
            else:
                return False
        return True

    def _add(self, start: int, end: int, error_id: str, arguments: tuple[str, ...], incomplete: bool) -> None:
        key = (error_id, start, end)
        if key in self._seen:
            return
        self._seen.add(key)
        from pyshell.language.messages import MESSAGES

        message = MESSAGES[error_id]
        if arguments:
            for number, argument in enumerate(arguments):
                message = message.replace(f"{{{number}}}", argument)
        self.errors.append(ParseError(Extent(self.source, start, end), error_id, message, incomplete))
