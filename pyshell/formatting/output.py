"""Format packets → lines of text: what Out-Host, Out-String and Out-File share, and default output.

A table whose first column has no width of its own waits for its rows, 300 ms at most, so that its columns can be as
wide
as what is in them; then it goes on row by row.
"""

from __future__ import annotations

from . import objects
from .cells import strip_escapes, width
from .formatcommand import FormatCommand
from .records import (
    ComplexViewEntry,
    FormatEndData,
    FormatEntryData,
    FormatInfoData,
    FormatStartData,
    GroupEndData,
    GroupStartData,
    ListViewEntry,
    ListViewHeaderInfo,
    RawTextFormatEntry,
    TableHeaderInfo,
    TableRowEntry,
    WideViewEntry,
    WideViewHeaderInfo,
)
from .writers import LEFT, ComplexWriter, TableWriter, items_per_row, list_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .database import FormatDatabase
    from .style import Styles

_UNBOUNDED = 1 << 30
_WAIT_SECONDS = 0.3
_RESET, _FORMATTING, _IN_GROUP = 0, 1, 2
_FLUSH_EVERY = 64


class OutOfSequence(Exception):
    """A packet where none like it may stand; `error_id` and message are PowerShell's."""

    def __init__(self, packet: FormatInfoData, command: str) -> None:
        name = objects.type_name(packet)
        super().__init__(
            f'The object of type "{name}" is not valid or not in the correct sequence. This is likely caused by a '
            f'user-specified "{command}" command which is conflicting with the default formatting.'
        )


class TextOutput:
    """Writes objects as text, line by line, formatting those that are not format packets already.

    `write_line(text, stream)` gets each line; stream 0 is output, others are the side streams' numbers.
    """

    def __init__(
        self,
        write_line: Callable[[str, int], None],
        screen_width: int,
        database: FormatDatabase,
        context: Any,
        styles: Styles | None = None,
        limit: int = 4,
        screen_height: int = 0,
    ) -> None:
        self._write_line = write_line
        self._width = screen_width
        self._height = screen_height
        self._database = database
        self._context = context
        self._limit = limit
        self._styles = styles
        self._stream = 0
        self._state = _RESET
        self._command: FormatCommand | None = None
        self._shape: Any = None
        self._autosize = False
        self._queue: list[FormatInfoData] | None = None
        self._deadline = 0.0
        self._waits = False
        self._hint: list[int] | int | None = None
        self._table: TableWriter | None = None
        self._rows = 0
        self._wide: list[str] = []
        self._items = 2

    # -- taking objects ------------------------------------------------------------------------------------------------

    def process(self, value: Any, stream: int = 0) -> None:
        """Take one object. Raises OutOfSequence for format packets out of their order."""
        if value is None:
            return
        if isinstance(value, FormatInfoData):
            if self._command is not None:
                # What was formatted implicitly ends where a Format- command's packets begin.
                ended = self._command
                self._command = None
                ended.end()
            self._packet(value)
            return
        command = self._command
        if command is None:
            command = self._command = FormatCommand(
                self._formatted, self._database, self._context, limit=self._limit, styles=self._styles
            )
        self._stream = stream
        command.process(value)
        self._stream = 0

    def _formatted(self, packet: Any) -> None:
        if self._stream and type(packet) is FormatEntryData:
            packet.stream = self._stream
        self._packet(packet)

    def end(self) -> None:
        """Close what is open and write what waits."""
        if self._command is not None:
            command, self._command = self._command, None
            command.end()
        self._drain()

    def _drain(self) -> None:
        queue, self._queue = self._queue, None
        for packet in queue or ():
            self._play(packet)

    def _packet(self, packet: FormatInfoData) -> None:
        kind = type(packet)
        if kind is FormatEntryData:
            if not packet.out_of_band:  # type: ignore[attr-defined]
                self._expect(_IN_GROUP, packet)
        elif kind is FormatStartData:
            if self._state == _IN_GROUP:
                self._restart()
            self._expect(_RESET, packet)
            self._state = _FORMATTING
            self._start(packet)  # type: ignore[arg-type]
        elif kind is FormatEndData:
            self._expect(_FORMATTING, packet)
            self._state = _RESET
        elif kind is GroupStartData:
            self._expect(_FORMATTING, packet)
            self._state = _IN_GROUP
        else:
            self._expect(_IN_GROUP, packet)
            self._state = _FORMATTING
        self._enqueue(packet, kind)

    def _restart(self) -> None:
        """A second document begins inside the first: end the first as if the input had ended."""
        self._drain()
        self._waits = False
        self._finish_group()
        self._state = _RESET

    def _expect(self, state: int, packet: FormatInfoData) -> None:
        if self._state != state:
            command = "format-*"
            if type(packet) is FormatStartData:
                shapes = {TableHeaderInfo: "table", ListViewHeaderInfo: "list", WideViewHeaderInfo: "wide"}
                command = "format-" + shapes.get(type(packet.shape), "complex")
            raise OutOfSequence(packet, command)

    def _start(self, packet: FormatStartData) -> None:
        shape = packet.shape
        self._autosize = packet.autosize
        self._waits = packet.autosize or (
            type(shape) is TableHeaderInfo and bool(shape.widths) and shape.widths[0] == 0
        )

    # -- waiting for a group -------------------------------------------------------------------------------------------

    def _enqueue(self, packet: FormatInfoData, kind: type) -> None:
        queue = self._queue
        if queue is None:
            if kind is GroupStartData and self._waits:
                from time import monotonic

                self._queue = [packet]
                self._deadline = 0.0 if self._autosize else monotonic() + _WAIT_SECONDS
            else:
                self._play(packet)
            return
        queue.append(packet)
        if kind is GroupEndData or (self._deadline and not len(queue) % _FLUSH_EVERY and self._expired()):
            self._measure(queue)
            self._drain()

    def _expired(self) -> bool:
        from time import monotonic

        return monotonic() > self._deadline

    def flush_expired(self) -> None:
        """Write a waiting table's rows if it has waited long enough (for a host that is idle)."""
        if self._queue is not None and self._deadline and self._expired():
            self._measure(self._queue)
            self._drain()

    def _measure(self, packets: list[FormatInfoData]) -> None:
        """Find the widths that a group's rows ask for."""
        shape = self._shape
        entries = [p.entry for p in packets if type(p) is FormatEntryData and not p.out_of_band]
        self._hint = None
        if type(shape) is TableHeaderInfo:
            if not shape.labels:
                return
            columns: list[list[str]] = [[label] for label in shape.labels]
            for entry in entries:
                if type(entry) is TableRowEntry:
                    for column, value in zip(columns, entry.values):
                        column.append(value)
            self._hint = [max(map(width, column)) for column in columns]
        elif type(shape) is WideViewHeaderInfo and shape.columns == 0:
            self._hint = max((width(e.value) for e in entries if type(e) is WideViewEntry), default=0)

    # -- writing -------------------------------------------------------------------------------------------------------

    def line(self, text: str) -> None:
        """Write one line; without styles, escape sequences of the data go too."""
        if self._styles is None and "\x1b" in text:
            text = strip_escapes(text)
        self._write_line(text, self._stream)

    def _play(self, packet: FormatInfoData) -> None:
        kind = type(packet)
        if kind is FormatEntryData:
            stream, self._stream = self._stream, packet.stream  # type: ignore[attr-defined]
            self._entry(packet)  # type: ignore[arg-type]
            self._stream = stream
        elif kind is FormatStartData:
            self._shape = packet.shape  # type: ignore[attr-defined]
            self.line("")
        elif kind is FormatEndData:
            if type(self._shape) is not ListViewHeaderInfo:
                self.line("")
            self._shape = None
        elif kind is GroupStartData:
            self._begin_group(packet)  # type: ignore[arg-type]
        else:
            self._finish_group()

    def _begin_group(self, packet: GroupStartData) -> None:
        shape = self._shape
        hint, self._hint = self._hint, None
        self._table = None
        if packet.heading is not None:
            ComplexWriter(self.line, self._width).write(packet.heading)
            self.line("")
        if type(shape) is TableHeaderInfo:
            self._rows = 0
            if shape.labels:
                styles = self._styles
                table = self._table = TableWriter(
                    self._width,
                    hint if type(hint) is list else shape.widths,
                    shape.alignments,
                    shape.hide_header,
                    styles.table_header if styles is not None else "",
                    styles.custom_table_header_label if styles is not None else "",
                )
                self._header(table, shape)
        elif type(shape) is WideViewHeaderInfo:
            if type(hint) is int and hint > 0:
                self._items = items_per_row(hint, self._width)
            else:
                self._items = shape.columns if shape.columns > 0 else 2
            self._table = TableWriter(self._width, [0] * self._items, [LEFT] * self._items, False)
            self._wide = []

    def _header(self, table: TableWriter, shape: TableHeaderInfo) -> None:
        lines = table.header_lines(shape.labels, shape.header_matches)
        for line in lines:
            self.line(line)
        self._rows += len(lines)

    def _finish_group(self) -> None:
        if self._wide:
            self._write_wide()
        self._table = None

    def _write_wide(self) -> None:
        assert self._table is not None
        values = self._wide + [""] * (self._items - len(self._wide))
        self._wide = []
        for line in self._table.row_lines(values, None, False):
            self.line(line)

    def _entry(self, packet: FormatEntryData) -> None:
        entry = packet.entry
        kind = type(entry)
        if packet.out_of_band:
            self._out_of_band(entry)
        elif kind is TableRowEntry:
            table, shape = self._table, self._shape
            if table is None:
                return
            if shape.repeat_header and self._height > 0 and self._rows >= self._height - 2:
                self.line("")
                self._rows = 0
                self._header(table, shape)
            values = entry.values  # type: ignore[union-attr]
            if len(values) != len(table.sizes):
                values = (values + [""] * len(table.sizes))[: len(table.sizes)]
            for line in table.row_lines(values, entry.alignments, entry.multi_line):  # type: ignore[union-attr]
                self.line(line)
            self._rows += 1
        elif kind is ListViewEntry:
            self._list(entry)  # type: ignore[arg-type]
            self.line("")
        elif kind is WideViewEntry:
            self._wide.append(entry.value)  # type: ignore[union-attr]
            if len(self._wide) == self._items:
                self._write_wide()
        elif kind is ComplexViewEntry:
            ComplexWriter(self.line, self._width).write(entry.layout)  # type: ignore[union-attr]

    def _list(self, entry: ListViewEntry) -> None:
        style = self._styles.format_accent if self._styles is not None else ""
        for line in list_lines(entry.labels, entry.values, self._width, style):
            self.line(line)

    def _out_of_band(self, entry: Any) -> None:
        kind = type(entry)
        if kind is RawTextFormatEntry:
            self.line(entry.text)
        elif kind is ComplexViewEntry:
            ComplexWriter(self.line, _UNBOUNDED).write(entry.layout)
        elif kind is ListViewEntry:
            self.line("")
            self._list(entry)
            self.line("")
