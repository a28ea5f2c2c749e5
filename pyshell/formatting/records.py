"""What the Format-* cmdlets emit: the packets from which output cmdlets make text.

The names are those of PowerShell's internal classes, which scripts see in `GetType()`.
A layout of the custom shape is a list of: str (text), None (line break), list (nested), and
(first line, left, right, list) for a frame.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias

    FormatValue: TypeAlias = Any

NAMESPACE = "Microsoft.PowerShell.Commands.Internal.Format."


class FormatInfoData:
    """A packet of formatted output."""

    net_name = NAMESPACE + "FormatInfoData"

    __slots__ = ()


class TableHeaderInfo:
    """The columns of a table."""

    net_name = NAMESPACE + "TableHeaderInfo"

    __slots__ = ("alignments", "header_matches", "hide_header", "labels", "repeat_header", "widths")

    def __init__(
        self,
        labels: list[str],
        widths: list[int],
        alignments: list[int],
        hide_header: bool = False,
        repeat_header: bool = False,
        header_matches: list[bool] | None = None,
    ) -> None:
        self.labels = labels
        self.widths = widths
        self.alignments = alignments
        self.hide_header = hide_header
        self.repeat_header = repeat_header
        self.header_matches = header_matches if header_matches is not None else [True] * len(labels)


class ListViewHeaderInfo:
    """The list shape."""

    net_name = NAMESPACE + "ListViewHeaderInfo"

    __slots__ = ()


class WideViewHeaderInfo:
    """The wide shape; 0 columns lets the output decide."""

    net_name = NAMESPACE + "WideViewHeaderInfo"

    __slots__ = ("columns",)

    def __init__(self, columns: int) -> None:
        self.columns = columns


class ComplexViewHeaderInfo:
    """The custom shape."""

    net_name = NAMESPACE + "ComplexViewHeaderInfo"

    __slots__ = ()


ShapeInfo = TableHeaderInfo | ListViewHeaderInfo | WideViewHeaderInfo | ComplexViewHeaderInfo


class FormatStartData(FormatInfoData):
    """Opens a document of one shape."""

    net_name = NAMESPACE + "FormatStartData"

    __slots__ = ("autosize", "shape")

    def __init__(self, shape: ShapeInfo, autosize: bool) -> None:
        self.shape = shape
        self.autosize = autosize


class FormatEndData(FormatInfoData):
    """Closes a document."""

    net_name = NAMESPACE + "FormatEndData"

    __slots__ = ()


class GroupStartData(FormatInfoData):
    """Opens a group; `heading` is a layout or None."""

    net_name = NAMESPACE + "GroupStartData"

    __slots__ = ("heading",)

    def __init__(self, heading: list[FormatValue] | None = None) -> None:
        self.heading = heading


class GroupEndData(FormatInfoData):
    """Closes a group."""

    net_name = NAMESPACE + "GroupEndData"

    __slots__ = ()


class RawTextFormatEntry:
    """A value that is its own text."""

    net_name = NAMESPACE + "RawTextFormatEntry"

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class TableRowEntry:
    """A row's cells; `alignments` only where a view sets them by row."""

    net_name = NAMESPACE + "TableRowEntry"

    __slots__ = ("alignments", "multi_line", "values")

    def __init__(self, values: list[str], alignments: list[int] | None, multi_line: bool) -> None:
        self.values = values
        self.alignments = alignments
        self.multi_line = multi_line


class ListViewEntry:
    """An object's labels and values."""

    net_name = NAMESPACE + "ListViewEntry"

    __slots__ = ("labels", "values")

    def __init__(self, labels: list[str], values: list[str]) -> None:
        self.labels = labels
        self.values = values


class WideViewEntry:
    """An object's one value."""

    net_name = NAMESPACE + "WideViewEntry"

    __slots__ = ("value",)

    def __init__(self, value: str) -> None:
        self.value = value


class ComplexViewEntry:
    """An object's layout."""

    net_name = NAMESPACE + "ComplexViewEntry"

    __slots__ = ("layout",)

    def __init__(self, layout: list[FormatValue]) -> None:
        self.layout = layout


FormatEntryInfo = RawTextFormatEntry | TableRowEntry | ListViewEntry | WideViewEntry | ComplexViewEntry


class FormatEntryData(FormatInfoData):
    """One object; out of band when it does not belong to the document around it."""

    net_name = NAMESPACE + "FormatEntryData"

    __slots__ = ("entry", "out_of_band", "stream")

    def __init__(self, entry: FormatEntryInfo, out_of_band: bool = False, stream: int = 0) -> None:
        self.entry = entry
        self.out_of_band = out_of_band
        self.stream = stream
