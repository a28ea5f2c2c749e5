"""Layouts of the custom shape: from a view's tokens, and the tree of an object's properties."""

from __future__ import annotations

from . import objects, text
from .cells import ELLIPSIS
from .database import select
from .parameters import DEPTH
from .views import Selection, Token, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .formatcommand import CustomGenerator, FormatCommand
    from .records import FormatValue

    Control = list[tuple[Selection, list[Token]]]

_MAX_DEPTH = 50
_DEFAULT_TREE_DEPTH = 5
_INDENT = 2


def layout_of(view: View, target: Any, command: FormatCommand) -> list[FormatValue]:
    """An object's layout by a custom view."""
    if view.layout is not None:
        return view.layout(target, command)
    return run_control(view.tokens, view, target, command)


def run_control(
    control: Control | str, view: View, target: Any, command: FormatCommand, depth: int = 0
) -> list[FormatValue]:
    """An object's layout by a control, given itself or by the name under which the view shares it."""
    if isinstance(control, str):
        control = view.controls.get(control.lower(), [])
    tokens = select(control, objects.type_names(target), target)
    if tokens is None or depth >= _MAX_DEPTH:
        return []
    return [_run_tokens(tokens, view, target, command, depth)]


def _run_tokens(tokens: list[Token], view: View, target: Any, command: FormatCommand, depth: int) -> list[FormatValue]:
    out: list[FormatValue] = []
    for token in tokens:
        if token.kind == "text":
            out.append(token.value)
        elif token.kind == "newline":
            out.extend([None] * token.value)
        elif token.kind == "frame":
            out.append((*token.margins, [_run_tokens(token.tokens, view, target, command, depth)]))
        elif token.condition is None or token.condition.is_true(target, command.context):
            _run_expression(token, view, target, command, depth, out)
    return out


def _run_expression(
    token: Token, view: View, target: Any, command: FormatCommand, depth: int, out: list[FormatValue]
) -> None:
    value = target
    if token.expression is not None:
        result = token.expression.value(target, command.context)
        value = None if result is None else result[0]
    elements = objects.elements(value) if token.enumerate else None
    if token.control is None:
        values: Iterable[Any] = [value] if elements is None else [x for x in elements if x is not None]
        for each in values:
            try:
                out.append(text.field_text("" if each is None else each, token.format_string, command.limit))
            except objects.FORMATTING_ERRORS:
                out.append("")
        return
    if value is None:
        return
    for each in [value] if elements is None else [x for x in elements if x is not None]:
        out.extend(run_control(token.control, view, each, command, depth + 1))


def browse(target: Any, generator: CustomGenerator) -> list[FormatValue]:
    """The tree of an object's properties (`class X` with braces), as deep as -Depth allows."""
    return _Browser(generator).show(target)


class _Browser:
    def __init__(self, generator: CustomGenerator) -> None:
        self.generator = generator
        self.limit = generator.limit
        parameters = generator.parameters
        depth = parameters.depth if parameters is not None else None
        self.max_depth = _DEFAULT_TREE_DEPTH if depth is None else depth

    def show(self, target: Any) -> list[FormatValue]:
        if text.is_scalar(objects.type_names(target)):
            return [[text.smart_text(target, self.limit), None]]
        out: list[FormatValue] = []
        elements = objects.elements(target)
        if elements is not None:
            inner: list[FormatValue] = []
            self.enumeration(elements, 0, self.max_depth, inner)
            return [inner]
        parameters = self.generator.parameters
        self.object(target, 0, self.max_depth, parameters.properties if parameters is not None else [], out)
        return out

    def object(self, target: Any, level: int, max_depth: int, properties: list[Any], out: list[FormatValue]) -> None:
        from .formatcommand import _default_columns, _expand, _own_columns

        if properties:
            columns = _expand(properties, target, False)
        else:
            columns = _default_columns(target) or _own_columns(target)
        names = objects.type_names(target)
        label = names[0].rpartition(".")[2] if names else "PSObject"
        inner: list[FormatValue] = []
        for column in self.generator.exclude(columns):
            inner.append(f"{column.expression.text} = ")
            result = column.expression.value(target, self.generator.context)
            value = None if result is None else result[0]
            if result is not None and result[1] is not None:
                value = self.generator.failed(result[1], column.expression.text, target)
            own_depth = column.entry(DEPTH)
            limit = max_depth if own_depth is None else own_depth
            elements = objects.elements(value) if value is not None else None
            if elements is not None:
                inner.append(None)
                frame: list[FormatValue] = []
                self.enumeration(elements, level + 1, limit, frame)
                inner.append((0, _INDENT, 0, frame))
            elif self.is_leaf(value, level, limit):
                self.leaf(value, inner)
            else:
                inner.append(None)
                frame = []
                self.object(value, level + 1, limit, [], frame)
                inner.append((0, _INDENT, 0, frame))
        out.append([f"class {label}", None, "{", None, (0, _INDENT, 0, inner), "}", None])

    def enumeration(self, elements: Iterable[Any], level: int, max_depth: int, out: list[FormatValue]) -> None:
        out.extend(("[", None))
        inner: list[FormatValue] = []
        count = 0
        for element in elements:
            if self.limit >= 0 and count == self.limit:
                self.leaf(ELLIPSIS, inner)
                break
            count += 1
            if self.is_leaf(element, level, max_depth):
                self.leaf(element, inner)
                continue
            nested = objects.elements(element)
            if nested is not None:
                inner.append(None)
                frame: list[FormatValue] = []
                self.enumeration(nested, level + 1, max_depth, frame)
                inner.append((0, _INDENT, 0, frame))
            else:
                self.object(element, level + 1, max_depth, [], inner)
        out.extend(((0, _INDENT, 0, inner), "]", None, None))

    def is_leaf(self, value: Any, level: int, max_depth: int) -> bool:
        return value is None or level >= max_depth or text.is_scalar(objects.type_names(value))

    def leaf(self, value: Any, out: list[FormatValue]) -> None:
        try:
            shown = text.smart_text(value, self.limit)
        except objects.FORMATTING_ERRORS:
            shown = ""
        out.extend((shown, None))
