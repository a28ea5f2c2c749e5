"""Format files (`*.format.ps1xml`): XML → views.

The elements are those of PowerShell's format schema (about_Format.ps1xml).
"""

from __future__ import annotations

from xml.etree import ElementTree

from .expressions import Expression
from .views import CUSTOM, LIST, TABLE, WIDE, Entry, Item, Selection, Token, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any
    from xml.etree.ElementTree import Element

    Control = list[tuple[Selection, list[Token]]]

_ALIGNMENTS = {"left": 1, "center": 2, "right": 3}


class FormatFileError(Exception):
    """A format file that cannot be read; the message says where and why."""


class FormatFileReader:
    """Reads one file; `compile_script` makes a script block of a text."""

    def __init__(self, path: str, compile_script: Callable[[str], Any]) -> None:
        self.path = path
        self.compile_script = compile_script
        self.groups: dict[str, list[str]] = {}
        self.shared: dict[str, Control] = {}

    def read(self) -> list[View]:
        """The views of the file, in its order. Raises FormatFileError, OSError."""
        try:
            root = ElementTree.parse(self.path).getroot()
        except ElementTree.ParseError as error:
            raise FormatFileError(
                f"There were errors in loading the format data file: \n{self.path}, , {error}"
            ) from error
        for group in root.findall("SelectionSets/SelectionSet"):
            name = _text(group, "Name") or ""
            self.groups[name.lower()] = [(t.text or "").strip() for t in group.findall("Types/TypeName")]
        self.shared = self._controls(root.find("Controls"))
        return [view for element in root.findall("ViewDefinitions/View") if (view := self._view(element)) is not None]

    # -- pieces --------------------------------------------------------------------------------------------------------

    def _controls(self, parent: Element | None) -> dict[str, Control]:
        found: dict[str, Control] = {}
        for control in parent.findall("Control") if parent is not None else ():
            custom = control.find("CustomControl")
            if custom is not None:
                found[(_text(control, "Name") or "").lower()] = self._custom(custom)
        return found

    def _script(self, text: str) -> Expression:
        return Expression(text, self.compile_script(text))

    def _expression(self, element: Element) -> Expression | None:
        name = _text(element, "PropertyName")
        if name:
            return Expression(name)
        script = element.findtext("ScriptBlock")
        return self._script(script) if script is not None and script.strip() else None

    def _selection(self, element: Element | None) -> Selection:
        types: list[str] = []
        conditions: list[tuple[str, Expression]] = []
        if element is not None:
            types = self._types(element)
            for condition in element.findall("SelectionCondition"):
                expression = self._expression(condition)
                if expression is not None:
                    conditions.extend((name, expression) for name in self._types(condition))
        return Selection(types, conditions)

    def _types(self, element: Element) -> list[str]:
        names = [(t.text or "").strip() for t in element.findall("TypeName")]
        for reference in element.findall("SelectionSetName"):
            names.extend(self.groups.get((reference.text or "").strip().lower(), ()))
        return names

    def _condition(self, element: Element) -> Expression | None:
        condition = element.find("ItemSelectionCondition")
        return self._expression(condition) if condition is not None else None

    def _item(self, element: Element) -> Item:
        text = element.findtext("Text")
        return Item(
            self._expression(element),
            _text(element, "Label"),
            element.findtext("FormatString") or None,
            _alignment(element),
            text,
            self._condition(element),
        )

    # -- views ---------------------------------------------------------------------------------------------------------

    def _view(self, element: Element) -> View | None:
        selected = element.find("ViewSelectedBy")
        types = self._types(selected) if selected is not None else []
        name = _text(element, "Name") or ""
        view: View
        if (control := element.find("TableControl")) is not None:
            view = View(name, TABLE, types)
            self._table(view, control)
        elif (control := element.find("ListControl")) is not None:
            view = View(name, LIST, types)
            for entry in control.findall("ListEntries/ListEntry"):
                items = [self._item(item) for item in entry.findall("ListItems/ListItem")]
                view.entries.append(Entry(items, self._selection(entry.find("EntrySelectedBy"))))
        elif (control := element.find("WideControl")) is not None:
            view = View(name, WIDE, types)
            view.columns = _number(control, "ColumnNumber")
            view.autosize = True if control.find("AutoSize") is not None else None
            for entry in control.findall("WideEntries/WideEntry"):
                item = entry.find("WideItem")
                if item is not None:
                    view.entries.append(Entry([self._item(item)], self._selection(entry.find("EntrySelectedBy"))))
        elif (control := element.find("CustomControl")) is not None:
            view = View(name, CUSTOM, types)
            view.tokens = self._custom(control)
        else:
            return None
        view.out_of_band = element.find("OutOfBand") is not None
        view.controls = {**self.shared, **self._controls(element.find("Controls"))}
        group = element.find("GroupBy")
        if group is not None:
            view.group = self._expression(group)
            view.group_label = _text(group, "Label")
            name_of_control = _text(group, "CustomControlName")
            custom = group.find("CustomControl")
            if name_of_control:
                view.group_control = name_of_control
            elif custom is not None:
                view.group_control = self._custom(custom)
        return view

    def _table(self, view: View, control: Element) -> None:
        view.autosize = True if control.find("AutoSize") is not None else None
        view.hide_headers = control.find("HideTableHeaders") is not None
        for header in control.findall("TableHeaders/TableColumnHeader"):
            view.headers.append((_text(header, "Label"), _number(header, "Width"), _alignment(header)))
        default: list[Item] = []
        for row in control.findall("TableRowEntries/TableRowEntry"):
            items = [self._item(item) for item in row.findall("TableColumnItems/TableColumnItem")]
            selection = self._selection(row.find("EntrySelectedBy"))
            if selection.is_default:
                default = items
            else:
                # A column left empty in a special row is the default row's.
                for place, item in enumerate(items):
                    if item.expression is None and item.text is None and place < len(default):
                        items[place] = default[place]
            view.entries.append(Entry(items, selection, row.find("Wrap") is not None))

    def _custom(self, control: Element) -> Control:
        entries: Control = []
        for entry in control.findall("CustomEntries/CustomEntry"):
            item = entry.find("CustomItem")
            tokens = self._tokens(item) if item is not None else []
            entries.append((self._selection(entry.find("EntrySelectedBy")), tokens))
        return entries

    def _tokens(self, item: Element) -> list[Token]:
        tokens: list[Token] = []
        for element in item:
            tag = _tag(element)
            if tag == "Text":
                tokens.append(Token("text", element.text or ""))
            elif tag == "NewLine":
                tokens.append(Token("newline", _number(element, "Count") or 1))
            elif tag == "Frame":
                token = Token("frame")
                first = _number(element, "FirstLineIndent") - _number(element, "FirstLineHanging")
                token.margins = (first, _number(element, "LeftIndent"), _number(element, "RightIndent"))
                inner = element.find("CustomItem")
                token.tokens = self._tokens(inner) if inner is not None else []
                tokens.append(token)
            elif tag == "ExpressionBinding":
                tokens.append(self._binding(element))
        return tokens

    def _binding(self, element: Element) -> Token:
        token = Token("expression")
        token.expression = self._expression(element)
        token.condition = self._condition(element)
        token.enumerate = element.find("EnumerateCollection") is not None
        token.format_string = element.findtext("FieldControl/FormatString") or element.findtext("FormatString") or None
        name = _text(element, "CustomControlName")
        custom = element.find("CustomControl")
        if name:
            token.control = name
        elif custom is not None:
            token.control = self._custom(custom)
        return token


def _tag(element: Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _text(element: Element, name: str) -> str | None:
    text = element.findtext(name)
    return text.strip() if text is not None else None


def _number(element: Element, name: str) -> int:
    text = _text(element, name)
    return int(text) if text and text.lstrip("-").isdigit() else 0


def _alignment(element: Element) -> int:
    return _ALIGNMENTS.get((_text(element, "Alignment") or "").lower(), 0)
