"""The text of a script and positions in it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.errors import ErrorList
    from pyshell.language.nodes.base import Ast


class Source:
    """One parsed text: the string, the file it came from, its lines, and the root of its tree."""

    __slots__ = ("text", "file", "root", "errors", "suspects", "_line_starts", "_astral", "namespaces")

    def __init__(self, text: str, file: str | None = None) -> None:
        self.text = text
        self.file = file
        self.root: Ast | None = None
        self.errors: ErrorList | None = None
        #: Nodes that the checks of the finished tree shall look at.
        self.suspects: list[Ast] = []
        self._line_starts: list[int] | None = None
        # What `using namespace` opened, for names that are resolved when the script runs.
        self.namespaces: tuple[str, ...] = ()
        self._astral: list[int] | None = None

    def report(self, start: int, end: int, error_id: str, *arguments: str) -> None:
        """Report an error found while the tree is built."""
        if self.errors is not None:
            self.errors.report(start, end, error_id, *arguments)

    def units(self, offset: int) -> int:
        """An offset counted as .NET counts: characters beyond U+FFFF are two units."""
        astral = self._astral
        if astral is None:
            text = self.text
            wide = not text.isascii() and any(char > "\uffff" for char in text)
            astral = [at for at, char in enumerate(text) if char > "\uffff"] if wide else []
            self._astral = astral
        if not astral:
            return offset
        from bisect import bisect_left

        return offset + bisect_left(astral, offset)

    @property
    def line_starts(self) -> list[int]:
        """Offsets at which lines begin; a line ends with LF, CR LF or a lone CR."""
        starts = self._line_starts
        if starts is None:
            text = self.text
            starts = [0]
            find = text.find
            if "\r" not in text:
                at = find("\n")
                while at >= 0:
                    starts.append(at + 1)
                    at = find("\n", at + 1)
            else:
                for at, char in enumerate(text):
                    if char == "\n" or (char == "\r" and text[at + 1 : at + 2] != "\n"):
                        starts.append(at + 1)
            self._line_starts = starts
        return starts

    def line_of(self, offset: int) -> int:
        """The 1-based line number of an offset."""
        # Imported here: an error-free run of a short command never asks for a line.
        from bisect import bisect_right

        return bisect_right(self.line_starts, offset)

    def column_of(self, offset: int) -> int:
        """The 1-based column number of an offset."""
        starts = self.line_starts
        line_start = starts[self.line_of(offset) - 1]
        return self.units(offset) - self.units(line_start) + 1

    def line_text(self, number: int) -> str:
        """The text of a line (1-based) without its end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")


class Position:
    """A place in a script, as .NET's IScriptPosition (whose offsets and columns count UTF-16 units)."""

    __slots__ = ("source", "_offset")

    def __init__(self, source: Source, offset: int) -> None:
        self.source = source
        self._offset = offset

    @property
    def offset(self) -> int:
        return self.source.units(self._offset)

    @property
    def file(self) -> str | None:
        return self.source.file

    @property
    def line_number(self) -> int:
        return self.source.line_of(self._offset)

    @property
    def column_number(self) -> int:
        return self.source.column_of(self._offset)

    @property
    def line(self) -> str:
        return self.source.line_text(self.line_number)

    def get_full_script(self) -> str:
        return self.source.text


class Extent:
    """A stretch of a script, as .NET's IScriptExtent; `start` and `end` count Python's characters."""

    __slots__ = ("source", "start", "end")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    @property
    def file(self) -> str | None:
        return self.source.file

    @property
    def start_offset(self) -> int:
        return self.source.units(self.start)

    @property
    def end_offset(self) -> int:
        return self.source.units(self.end)

    @property
    def text(self) -> str:
        return self.source.text[self.start : self.end]

    @property
    def start_script_position(self) -> Position:
        return Position(self.source, self.start)

    @property
    def end_script_position(self) -> Position:
        return Position(self.source, self.end)

    @property
    def start_line_number(self) -> int:
        return self.source.line_of(self.start)

    @property
    def start_column_number(self) -> int:
        return self.source.column_of(self.start)

    @property
    def end_line_number(self) -> int:
        return self.source.line_of(self.end)

    @property
    def end_column_number(self) -> int:
        return self.source.column_of(self.end)

    def __repr__(self) -> str:
        return f"Extent({self.start}, {self.end})"
