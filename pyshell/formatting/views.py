"""Format views: what a type looks like as a table, a list, in columns, or in a layout of its own."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .expressions import Expression

TABLE, LIST, WIDE, CUSTOM = "Table", "List", "Wide", "Custom"


class Selection:
    """Which objects an entry of a view is for: type names, and conditions that go with them; neither is the default
    entry.
    """

    __slots__ = ("conditions", "types")

    def __init__(self, types: list[str] | None = None, conditions: list[tuple[str, Expression]] | None = None) -> None:
        self.types = [t.lower() for t in types or ()]
        self.conditions = [(t.lower(), e) for t, e in conditions or ()]

    @property
    def is_default(self) -> bool:
        return not self.types and not self.conditions


class Item:
    """A field of a view: an expression or a fixed text, with label, alignment and format string."""

    __slots__ = ("alignment", "condition", "expression", "format_string", "label", "text")

    def __init__(
        self,
        expression: Expression | None,
        label: str | None = None,
        format_string: str | None = None,
        alignment: int = 0,
        text: str | None = None,
        condition: Expression | None = None,
    ) -> None:
        self.expression = expression
        self.label = label
        self.format_string = format_string
        self.alignment = alignment
        self.text = text
        self.condition = condition


class Entry:
    """The fields for the objects of one selection; `wrap` is for table rows."""

    __slots__ = ("items", "selection", "wrap")

    def __init__(self, items: list[Item], selection: Selection | None = None, wrap: bool = False) -> None:
        self.items = items
        self.selection = selection or Selection()
        self.wrap = wrap


class Token:
    """A piece of a custom layout.

    `kind` is "text" (`value`), "newline" (`value` times), "frame" (`margins`, `tokens`) or "expression": the object,
    or the
    value of `expression`, written as text or through `control` (entries of tokens, or the name of a shared control).
    """

    __slots__ = (
        "condition",
        "control",
        "enumerate",
        "expression",
        "format_string",
        "kind",
        "margins",
        "tokens",
        "value",
    )

    def __init__(self, kind: str, value: Any = None) -> None:
        self.kind = kind
        self.value = value
        self.margins = (0, 0, 0)
        self.tokens: list[Token] = []
        self.expression: Expression | None = None
        self.condition: Expression | None = None
        self.enumerate = False
        self.control: list[tuple[Selection, list[Token]]] | str | None = None
        self.format_string: str | None = None


# A layout written in Python: (object, formatting session) → layout.
LayoutFunction = "Callable[[Any, Any], list[Any]]"
Control = "list[tuple[Selection, list[Token]]]"


class View:
    """One view; which of the fields count depends on `kind`."""

    __slots__ = (
        "autosize",
        "columns",
        "controls",
        "entries",
        "group",
        "group_control",
        "group_label",
        "headers",
        "hide_headers",
        "kind",
        "layout",
        "name",
        "out_of_band",
        "tokens",
        "types",
    )

    def __init__(self, name: str, kind: str, types: list[str]) -> None:
        self.name = name
        self.kind = kind
        self.types = types
        self.group: Expression | None = None
        self.group_label: str | None = None
        self.group_control: Callable[[Any, Any], list[Any]] | list[tuple[Selection, list[Token]]] | str | None = None
        self.autosize: bool | None = None
        self.out_of_band = False
        self.hide_headers = False
        self.headers: list[tuple[str | None, int, int]] = []
        self.entries: list[Entry] = []
        self.columns = 0
        self.layout: Callable[[Any, Any], list[Any]] | None = None
        self.tokens: list[tuple[Selection, list[Token]]] = []
        self.controls: dict[str, list[tuple[Selection, list[Token]]]] = {}
