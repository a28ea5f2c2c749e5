"""Format entries → lines of text: tables, lists, and free layouts."""

from __future__ import annotations

from . import widths as column_widths
from .cells import ELLIPSIS, RESET, first_line, head, split_lines, tail, width, wrap

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .records import FormatValue

LEFT, CENTER, RIGHT, UNDEFINED = 1, 2, 3, 0
_MINIMUM_SCREEN = 5


def field(text: str, size: int, alignment: int, pad: bool) -> str:
    """One cell of one line: cut with an ellipsis, or filled up with blanks (after the text only if `pad`)."""
    if "\n" in text or "\r" in text:
        text = first_line(text)
    length = len(text) if text.isascii() and "\x1b" not in text else width(text)
    if length < size:
        if alignment == RIGHT:
            return " " * (size - length) + text
        if alignment == CENTER:
            before = (size - length) // 2
            text = " " * before + text
            return text + " " * (size - length - before) if pad else text
        return text + " " * (size - length) if pad else text
    if length == size:
        return text
    if size > 1:
        text = ELLIPSIS + tail(text, size - 1) if alignment == RIGHT else head(text, size - 1) + ELLIPSIS
    else:
        text = tail(text, size) if alignment == RIGHT else head(text, size)
    if width(text) == size:
        return text
    # A wide character that did not fit leaves one cell open.
    if alignment == RIGHT:
        return " " + text
    return text + " " if pad else text


class TableWriter:
    """Lines of one group of a table, after the widths were settled."""

    __slots__ = ("alignments", "disabled", "header", "header_style", "hide_header", "label_style", "sizes")

    def __init__(
        self,
        screen_width: int,
        sizes: Sequence[int],
        alignments: Sequence[int],
        hide_header: bool,
        header_style: str = "",
        label_style: str = "",
    ) -> None:
        self.header: list[str] | None = None
        self.hide_header = hide_header
        self.header_style = header_style
        self.label_style = label_style
        self.alignments = list(alignments)
        self.sizes = column_widths.share(list(sizes), screen_width) if screen_width >= _MINIMUM_SCREEN else []
        self.disabled = not any(s > 0 for s in self.sizes)

    def header_lines(self, labels: Sequence[str], matches: Sequence[bool]) -> list[str]:
        """The labels and the dashes under them; none when headers are hidden."""
        if self.disabled or self.hide_header:
            return []
        if self.header is None:
            dashes = [
                "-" * min(size, width(label) or size) if size > 0 else "" for label, size in zip(labels, self.sizes)
            ]
            self.header = self._many(labels, self.alignments, matches if self.header_style else None)
            self.header.append(self._one(dashes, self.alignments, self.header_style))
        return self.header

    def row_lines(self, values: Sequence[str], alignments: Sequence[int] | None, multi_line: bool) -> list[str]:
        """A row; in a table that wraps it may take several lines."""
        if self.disabled:
            return []
        if alignments is None:
            active = self.alignments
        else:
            active = [a or b for a, b in zip(alignments, self.alignments)]
        if multi_line:
            return self._many(values, active, None)
        return [self._one(values, active, "")]

    def _one(self, values: Sequence[str], alignments: Sequence[int], style: str) -> str:
        sizes = self.sizes
        last = len(sizes) - 1
        cells: list[str] = []
        for k, size in enumerate(sizes):
            if size <= 0:
                continue
            text = field(values[k], size, alignments[k], k != last)
            if style:
                text = style + text + RESET
            elif "\x1b" in text and not text.rstrip().endswith(RESET):
                text += RESET
            cells.append(text)
        return " ".join(cells)

    def _many(self, values: Sequence[str], alignments: Sequence[int], matches: Sequence[bool] | None) -> list[str]:
        visible = [k for k, size in enumerate(self.sizes) if size > 0]
        columns: list[list[str]] = []
        for place, k in enumerate(visible):
            size, alignment, pad = self.sizes[k], alignments[k], place != len(visible) - 1
            lines = wrap(values[k], size, size)
            if pad or alignment in (RIGHT, CENTER):
                lines = [field(line, size, alignment, pad) if width(line) < size else line for line in lines]
            columns.append([" " + line for line in lines] if place else lines)
        count = max(len(lines) for lines in columns)
        rows: list[str] = []
        for number in range(count):
            last = max(place for place, lines in enumerate(columns) if len(lines) > number)
            text = ""
            for place, lines in enumerate(columns):
                if number < len(lines):
                    part = lines[number]
                elif place > last or place == len(columns) - 1:
                    part = ""
                else:
                    part = " " * (self.sizes[visible[place]] + (place > 0))
                if place == last and count > 1:
                    part = part.rstrip()
                if matches is not None:
                    if matches[visible[place]]:
                        part = self.header_style + part
                    elif part:
                        at = 1 if place else 0
                        part = part[:at] + self.label_style + part[at:]
                    part += RESET
                text += part
            rows.append(text)
        return rows


def items_per_row(longest: int, screen_width: int) -> int:
    """How many entries of a wide layout fit beside each other when it sizes itself."""
    if longest <= 0 or screen_width < 1 or longest >= screen_width:
        return 1
    count = 1
    while longest * (count + 1) + count < screen_width:
        count += 1
    return count


def list_lines(labels: Sequence[str], values: Sequence[str], screen_width: int, style: str = "") -> list[str]:
    """`Label : value` lines; long values wrap under themselves."""
    if not labels or screen_width < 5:
        return []
    sizes = [width(label) for label in labels]
    label_size = min(max(sizes), screen_width - 4)
    room = screen_width - label_size - 3
    under = " " * (label_size + 3)
    lines: list[str] = []
    for label, size, value in zip(labels, sizes, values):
        if size < label_size:
            label += " " * (label_size - size)
        elif size > label_size:
            label = head(label, label_size)
        start = label + " : "
        if style:
            start = style + start + RESET
        if "\n" not in value and "\r" not in value and "\x1b" not in value and width(value) <= room:
            lines.append(start + value)
            continue
        for line in split_lines(value):
            for part in wrap(line, room, room):
                if "\x1b" in part and not part.rstrip().endswith(RESET):
                    part += RESET
                lines.append(start + part)
                start = under
    return lines


class ComplexWriter:
    """Free layouts: text, line breaks and frames with margins."""

    __slots__ = ("_buffer", "_frames", "_screen_width", "_write")

    def __init__(self, write: Callable[[str], None], screen_width: int) -> None:
        self._write = write
        self._screen_width = screen_width
        self._frames: list[tuple[int, int, int]] = []
        self._buffer = ""

    def write(self, values: Sequence[FormatValue]) -> None:
        """Write a layout; what is left in the buffer ends with a line break, and an empty rest gives an empty line."""
        self._frames.clear()
        self._generate(values)
        self._flush()

    def _generate(self, values: Sequence[FormatValue]) -> None:
        for value in values:
            if type(value) is str:
                self._buffer += value
            elif value is None:
                self._flush()
            elif type(value) is list:
                self._generate(value)
            else:
                first, left, right, inner = value
                self._frames.append((first, left, right))
                self._generate(inner)
                self._frames.pop()

    def _flush(self) -> None:
        left = sum(frame[1] for frame in self._frames)
        right = sum(frame[2] for frame in self._frames)
        first = self._frames[-1][0] if self._frames else 0
        room = self._screen_width - right - left
        if room <= 0:
            self._buffer = ""
        if abs(first) >= room:
            first = 0
        first_room = room - first if first >= 0 else room
        following_room = room if first >= 0 else room + first
        pads = (left + first, left) if first >= 0 else (left, left - first)
        for number, line in enumerate(wrap(self._buffer, first_room, following_room)):
            self._write(" " * (pads[0] if number == 0 else pads[1]) + line)
        self._buffer = ""
