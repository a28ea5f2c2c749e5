"""Objects → format packets: the work behind Format-* and behind default output."""

from __future__ import annotations

from . import objects, text
from .custom import browse, layout_of
from .database import FormatDatabase, select
from .expressions import Expression
from .parameters import ALIGNMENT, FORMAT, WIDTH, FormatParameters, FormatProperty
from .records import (
    ComplexViewEntry,
    ComplexViewHeaderInfo,
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
from .views import CUSTOM, LIST, TABLE, WIDE, Entry, Item, View
from .writers import LEFT, RIGHT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from .records import FormatValue
    from .style import Styles

_MAX_TABLE_PROPERTIES = 4
_MAX_TABLE_COLUMNS = 10
_COMPUTER_NAME, _SHOW_COMPUTER_NAME = "PSComputerName", "PSShowComputerName"
_ERROR_TEXT, _FORMAT_ERROR_TEXT = "#ERR", "#FMTERR"
_UNSET: Any = object()


class UnknownView(Exception):
    """No view of the name that -View asked for; the message is PowerShell's."""


class Errors:
    """What becomes of a property that fails: nothing, `#ERR` in the cell, or an error below the row."""

    __slots__ = ("as_messages", "in_cells", "pending")

    def __init__(self, as_messages: bool, in_cells: bool) -> None:
        self.as_messages = as_messages
        self.in_cells = in_cells
        self.pending: list[tuple[Any, str, str, Any]] = []


class Column:
    """A column or field from -Property or from the object's own properties."""

    __slots__ = ("expression", "origin")

    def __init__(self, origin: FormatProperty | None, expression: Expression) -> None:
        self.origin = origin
        self.expression = expression

    @property
    def label(self) -> str:
        label = self.origin.label if self.origin is not None else None
        return label if label is not None else self.expression.text

    def entry(self, key: str) -> Any:
        return self.origin.entries.get(key) if self.origin is not None else None


def _expand(properties: Sequence[FormatProperty], target: Any, keep_missing: bool) -> list[Column]:
    columns: list[Column] = []
    for each in properties:
        found = each.expression.resolve(target)
        if not found and keep_missing and not each.expression.has_wildcards:
            found = [each.expression]
        columns.extend(Column(each, expression) for expression in found)
    return columns


def _own_columns(target: Any) -> list[Column]:
    names = objects.expanded_names(target)
    hidden: set[str] = set()
    folded = [name.lower() for name in names]
    if _SHOW_COMPUTER_NAME.lower() in folded:
        hidden.add(_SHOW_COMPUTER_NAME.lower())
        if _COMPUTER_NAME.lower() in folded and not objects.shows_computer_name(target):
            hidden.add(_COMPUTER_NAME.lower())
    return [Column(None, Expression(name, resolved=True)) for name in names if name.lower() not in hidden]


def _default_columns(target: Any) -> list[Column]:
    """The properties named by the type's DefaultDisplayPropertySet; empty when there is none."""
    columns = [Column(None, Expression(name)) for name in objects.default_property_set(target)]
    if columns and objects.shows_computer_name(target):
        columns.append(Column(None, Expression(_COMPUTER_NAME)))
    return columns


class FormatCommand:
    """One formatting of a stream of objects. `shape` None chooses by the first object, as default output does."""

    def __init__(
        self,
        write: Callable[[Any], None],
        database: FormatDatabase,
        context: Any,
        shape: str | None = None,
        parameters: FormatParameters | None = None,
        limit: int = 4,
        styles: Styles | None = None,
    ) -> None:
        self.styles = styles
        self.write = write
        self.database = database
        self.context = context
        self.shape = shape
        self.parameters = parameters
        self.limit = limit
        self._generator: Generator | None = None
        self._in_group = False

    def process(self, value: Any) -> None:
        """Take one pipeline object; a collection is taken apart unless -Expand says otherwise."""
        if isinstance(value, FormatInfoData):
            self.write(value)
            return
        elements = objects.elements(value)
        if elements is None:
            self.process_object(value)
            return
        expand = self.parameters.expand if self.parameters is not None else None
        expand = expand.lower() if expand else "enumonly"
        if expand == "coreonly":
            self.process_object(value)
            return
        if expand == "both":
            everything = list(elements)
            self._comment("The following object supports IEnumerable:")
            self._write_out_of_band(value)
            self._comment(_count_comment(len(everything)))
            elements = iter(everything)
        for element in elements:
            self.process_object("" if element is None else element)

    def end(self) -> None:
        """Close what is open."""
        if self._in_group:
            self._in_group = False
            self.write(GroupEndData())
        if self._generator is not None:
            self._generator = None
            self.write(FormatEndData())

    def process_object(self, target: Any) -> None:
        """Take one object as it is."""
        if isinstance(target, FormatInfoData):
            self.write(target)
            return
        type_names = objects.type_names(target)
        out_of_band = self.shape is None or self.parameters is None or not self.parameters.force
        if out_of_band and type_names:
            packet = self._out_of_band(target, type_names, False)
            if packet is not None:
                self.write(packet)
                return
        generator = self._generator
        if generator is None:
            generator = self._generator = self._choose(target, type_names)
            self.write(FormatStartData(generator.start(target), generator.autosize))
        if out_of_band and not generator.applies_to(type_names):
            packet = self._out_of_band(target, type_names, True)
            if packet is not None:
                self.write(packet)
                return
        changed = generator.group_changed(target)
        if self._in_group and changed:
            self.write(FormatEntryData(ComplexViewEntry([[]]), True))
            self.write(GroupEndData())
            self._in_group = False
        if not self._in_group:
            self._in_group = True
            self.write(GroupStartData(generator.heading(target)))
        self.write(FormatEntryData(generator.entry(target)))
        if generator.errors.pending:
            self._write_errors(generator.errors)

    # -- out of band ---------------------------------------------------------------------------------------------------

    def _out_of_band(self, target: Any, type_names: list[str], as_list: bool) -> FormatEntryData | None:
        """The packet of an object that stands apart from any document, or None when it does not."""
        view = self.database.find(type_names, None, out_of_band=True)
        if view is not None:
            if view.kind == CUSTOM:
                return FormatEntryData(ComplexViewEntry(layout_of(view, target, self)), True)
            return FormatEntryData(ListGenerator(self, view, None).entry(target), True)
        if text.is_scalar(type_names) or not objects.has_own_properties(target):
            return FormatEntryData(RawTextFormatEntry(objects.to_text(target)), True)
        if not as_list or not objects.match_properties(target, "*"):
            return None
        return FormatEntryData(ListGenerator(self, None, None).entry(target), True)

    def _write_out_of_band(self, target: Any) -> None:
        packet = self._out_of_band(target, objects.type_names(target), True)
        if packet is not None:
            self.write(packet)

    def _comment(self, message: str) -> None:
        self.write(FormatEntryData(RawTextFormatEntry(message), True))

    def _write_errors(self, errors: Errors) -> None:
        pending, errors.pending = errors.pending, []
        for error, error_id, message, target in pending:
            self._write_out_of_band(objects.error_record(error, error_id, message, target))

    # -- choosing ------------------------------------------------------------------------------------------------------

    def _choose(self, target: Any, type_names: list[str]) -> Generator:
        parameters = self.parameters
        if self.shape is None:
            view = self.database.find(type_names, None)
            if view is not None:
                return _GENERATORS[view.kind](self, view, target)
            count = len(objects.default_property_set(target)) or len(objects.property_names(target))
            kind = TABLE if count <= _MAX_TABLE_PROPERTIES else LIST
            return _GENERATORS[kind](self, None, target)
        if parameters is not None and parameters.properties:
            return _GENERATORS[self.shape](self, None, target)
        if parameters is not None and parameters.view:
            view = self.database.find(type_names, self.shape, parameters.view)
            if view is None:
                raise UnknownView(self._unknown_view(target, parameters.view))
            return _GENERATORS[self.shape](self, view, target)
        view = self.database.find(type_names, self.shape)
        return _GENERATORS[self.shape](self, view, target)

    def _unknown_view(self, target: Any, name: str) -> str:
        kind = objects.type_name(target)
        own = [v for v in self.database.views() if any(t.lower() == kind.lower() for t in v.types)]
        fitting = [v.name for v in own if v.kind == self.shape]
        if fitting:
            return (
                f"The view name {name} cannot be found. Specify one of the following {self.shape} views and try again: "
                f"{', '.join(fitting)}."
            )
        others = [f"Format-{v.kind}" for v in own if v.name.lower() == name.lower()]
        if others:
            return (
                f" The view name {name} cannot be found in the {self.shape} formatting."
                f" Try using one of these other format cmdlets: {', '.join(others)}"
            )
        return f"The view name {name} cannot be found. There are no existing {self.shape} views for {kind} objects."


def _count_comment(count: int) -> str:
    if count == 0:
        return "The IEnumerable contains no objects."
    if count == 1:
        return "The IEnumerable contains the following object:"
    return f"The IEnumerable contains the following {count} objects:"


class Generator:
    """What makes the packets of one document, from a view or from properties."""

    kind = ""

    def __init__(self, command: FormatCommand, view: View | None, target: Any) -> None:
        self.command = command
        self.view = view
        parameters = self.parameters = command.parameters
        self.limit = command.limit
        self.context = command.context
        self.autosize = False
        if parameters is not None and parameters.autosize is not None:
            self.autosize = parameters.autosize
        elif view is not None and view.autosize:
            self.autosize = True
        self.errors = Errors(
            bool(parameters is not None and parameters.show_error),
            bool(parameters is not None and parameters.display_error),
        )
        self._group: Expression | None = None
        self._group_label: str | None = None
        self._group_name = ""
        self._group_value: Any = _UNSET
        if parameters is not None and parameters.group_by is not None:
            self._group = parameters.group_by.expression
            self._group_label = parameters.group_by.label
        elif view is not None and view.group is not None:
            self._group = view.group
        self._types = frozenset(t.lower() for t in view.types) if view is not None else None

    def applies_to(self, type_names: list[str]) -> bool:
        """Whether an object belongs into this document."""
        types = self._types
        if types is None:
            return True
        for name in type_names:
            folded = name.lower()
            if folded in types or (folded.startswith("deserialized.") and folded[13:] in types):
                return True
        return False

    # -- groups --------------------------------------------------------------------------------------------------------

    def group_changed(self, target: Any) -> bool:
        """Whether the grouping value differs from the last object's; remembers it."""
        if self._group is None:
            return False
        result = self._group.value(target, self.context)
        if result is None or result[1] is not None:
            return False
        before, self._group_value = self._group_value, result[0]
        if objects.same_group(None if before is _UNSET else before, result[0]):
            return False
        if self._group_label is None:
            resolved = self._group.resolve(target)
            self._group_name = resolved[0].text if resolved else self._group.text
        return True

    def heading(self, target: Any) -> list[FormatValue] | None:
        """The layout above a group."""
        if self._group_value is _UNSET:
            return None
        view = self.view
        control = view.group_control if view is not None else None
        if control is not None:
            assert view is not None
            if callable(control):
                return control(target, self.command)
            from .custom import run_control

            return run_control(control, view, target, self.command)
        label = self._group_label
        if label is None and view is not None and view.group_label is not None:
            label = view.group_label
        shown = text.smart_text(self._group_value, self.limit)
        return [[f"   {label if label is not None else self._group_name}: ", shown]]

    # -- cells ---------------------------------------------------------------------------------------------------------

    def cell(self, target: Any, expression: Expression, format_string: str | None, table: bool = False) -> str:
        """The text of an expression's value, or of its failure."""
        result = expression.value(target, self.context)
        if result is None:
            return ""
        value, error = result
        if error is not None:
            return self.failed(error, expression.text, target)
        if type(value) is str and not format_string:
            return value
        try:
            return text.field_text(value, format_string, self.limit, table)
        except objects.FORMATTING_ERRORS as failure:
            if not self.errors.in_cells:
                return text.smart_text(value, self.limit, table) if format_string else ""
            if self.errors.as_messages:
                message = f'Failed to interpret format string "{format_string or ""}".'
                self.errors.pending.append((failure, "formattingError", message, value))
            return _FORMAT_ERROR_TEXT

    def failed(self, error: BaseException, expression: str, target: Any) -> str:
        """Note that an expression failed; the text that stands in its place."""
        if self.errors.as_messages:
            message = f'Failed to evaluate expression "{expression}".'
            self.errors.pending.append((error, "PSPropertyExpressionError", message, target))
        return _ERROR_TEXT if self.errors.in_cells else ""

    def item_text(self, item: Item, target: Any) -> str:
        """The text of a view's field."""
        if item.expression is None:
            return item.text or ""
        return self.cell(target, item.expression, item.format_string)

    def view_entry(self, target: Any) -> Entry | None:
        """The view's entry for an object."""
        assert self.view is not None
        entries = self.view.entries
        if len(entries) == 1 and entries[0].selection.is_default:
            return entries[0]
        found: Entry | None = select([(e.selection, e) for e in entries], objects.type_names(target), target)
        return found

    def exclude(self, columns: list[Column]) -> list[Column]:
        """Without the properties that -ExcludeProperty names."""
        filters = self.parameters.exclude if self.parameters is not None else None
        if not filters:
            return columns
        return [c for c in columns if not any(matches(c.expression.text) for matches in filters)]

    def start(self, target: Any) -> Any:
        raise NotImplementedError

    def entry(self, target: Any) -> Any:
        raise NotImplementedError


class TableGenerator(Generator):
    """Tables."""

    kind = TABLE

    def __init__(self, command: FormatCommand, view: View | None, target: Any) -> None:
        super().__init__(command, view, target)
        self.columns: list[Column] = []
        self._readers: list[tuple[Expression, str | None, bool]] = []
        self._with_computer = view is not None and objects.shows_computer_name(target)
        parameters = self.parameters
        self._wrap = parameters.wrap if parameters is not None else None
        if view is None:
            if parameters is not None and parameters.properties:
                columns = _expand(parameters.properties, target, True)
            else:
                columns = _default_columns(target) or _own_columns(target)[:_MAX_TABLE_COLUMNS]
            self.columns = self.exclude(columns)
            self._readers = [(c.expression, c.entry(FORMAT), not c.entry(FORMAT)) for c in self.columns]

    def start(self, target: Any) -> TableHeaderInfo:
        parameters = self.parameters
        hide = parameters.hide_headers if parameters is not None else None
        repeat = parameters.repeat_header if parameters is not None else False
        if self.view is None:
            labels = [c.label for c in self.columns]
            widths = [c.entry(WIDTH) or 0 for c in self.columns]
            aligned = [c.entry(ALIGNMENT) or self._alignment(c.expression, target) for c in self.columns]
            return TableHeaderInfo(labels, widths, aligned, bool(hide), repeat)
        view = self.view
        entry = self.view_entry(target)
        labels, widths, aligned, matches = [], [], [], []
        for place, item in enumerate(entry.items if entry is not None else ()):
            label, width, align = view.headers[place] if place < len(view.headers) else (None, 0, 0)
            matches.append(not label or objects.has_property(target, label))
            if label is None:
                label = item.text if item.expression is None else item.expression.text
            labels.append(label or "")
            widths.append(width)
            aligned.append(align or item.alignment)
        if self._with_computer:
            labels.append(_COMPUTER_NAME)
            widths.append(0)
            aligned.append(0)
            matches.append(True)
        return TableHeaderInfo(labels, widths, aligned, view.hide_headers if hide is None else hide, repeat, matches)

    def _alignment(self, expression: Expression, target: Any) -> int:
        result = expression.value(target, self.context)
        if result is None or result[1] is not None or result[0] is None:
            return LEFT
        value = result[0]
        if type(value) is str:
            return LEFT
        names = objects.type_names(value)
        return RIGHT if names and names[0] != "System.String" and text.is_scalar(names) else LEFT

    def entry(self, target: Any) -> TableRowEntry:
        view = self.view
        if view is None:
            cell = self.cell
            values = [cell(target, expression, fs, table) for expression, fs, table in self._readers]
            return TableRowEntry(values, None, bool(self._wrap))
        entry = self.view_entry(target)
        items = entry.items if entry is not None else []
        values = [self.item_text(item, target) for item in items]
        alignments = [item.alignment for item in items]
        if self._with_computer:
            values.append(self.cell(target, Expression(_COMPUTER_NAME), None))
            alignments.append(0)
        wrap = self._wrap if self._wrap is not None else entry is not None and entry.wrap
        return TableRowEntry(values, alignments if any(alignments) else None, wrap)


class ListGenerator(Generator):
    """Lists."""

    kind = LIST

    def start(self, target: Any) -> ListViewHeaderInfo:
        return ListViewHeaderInfo()

    def entry(self, target: Any) -> ListViewEntry:
        labels: list[str] = []
        values: list[str] = []
        if self.view is None:
            parameters = self.parameters
            if parameters is not None and parameters.properties:
                columns = _expand(parameters.properties, target, False)
            else:
                columns = _default_columns(target) or _own_columns(target)
            for column in self.exclude(columns):
                labels.append(column.label)
                values.append(self.cell(target, column.expression, column.entry(FORMAT)))
            return ListViewEntry(labels, values)
        entry = self.view_entry(target)
        for item in entry.items if entry is not None else ():
            if item.condition is not None and not item.condition.is_true(target, self.context):
                continue
            values.append(self.item_text(item, target))
            labels.append(item.label if item.label is not None else self._item_label(item, target))
        if objects.shows_computer_name(target):
            labels.append(_COMPUTER_NAME)
            values.append(self.cell(target, Expression(_COMPUTER_NAME), None))
        return ListViewEntry(labels, values)

    @staticmethod
    def _item_label(item: Item, target: Any) -> str:
        if item.expression is None:
            return item.text or ""
        resolved = item.expression.resolve(target) if item.expression.is_property else None
        return resolved[0].text if resolved else item.expression.text


class WideGenerator(Generator):
    """One value an object, several beside each other."""

    kind = WIDE

    def start(self, target: Any) -> WideViewHeaderInfo:
        columns = 0
        if not self.autosize:
            if self.parameters is not None and self.parameters.columns is not None:
                columns = self.parameters.columns
            elif self.view is not None:
                columns = self.view.columns
        return WideViewHeaderInfo(columns)

    def entry(self, target: Any) -> WideViewEntry:
        if self.view is not None:
            entry = self.view_entry(target)
            return WideViewEntry(self.item_text(entry.items[0], target) if entry is not None and entry.items else "")
        parameters = self.parameters
        if parameters is not None and parameters.properties:
            columns = _expand(parameters.properties, target, False)
        else:
            name = text.display_name_property(target)
            if name is not None:
                columns = [Column(None, Expression(name, resolved=True))]
            else:
                columns = _default_columns(target) or _own_columns(target)
        columns = self.exclude(columns)
        if not columns:
            return WideViewEntry("")
        return WideViewEntry(self.cell(target, columns[0].expression, columns[0].entry(FORMAT)))


class CustomGenerator(Generator):
    """Layouts of their own, and the tree that Format-Custom shows where there is no view."""

    kind = CUSTOM

    def start(self, target: Any) -> ComplexViewHeaderInfo:
        return ComplexViewHeaderInfo()

    def entry(self, target: Any) -> ComplexViewEntry:
        if self.view is not None:
            return ComplexViewEntry(layout_of(self.view, target, self.command))
        return ComplexViewEntry(browse(target, self))


_GENERATORS: dict[str, type[Generator]] = {
    TABLE: TableGenerator,
    LIST: ListGenerator,
    WIDE: WideGenerator,
    CUSTOM: CustomGenerator,
}
