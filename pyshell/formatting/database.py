"""Which view an object is shown in.

The built-in views lie in `views.marshal`, made from `views.json` by `python -m pyshell.formatting.build`; a view is
built
when first looked up. `Update-FormatData` puts views before or after them, one database per session.
"""

from __future__ import annotations

from .expressions import Expression
from .views import CUSTOM, Entry, Item, Selection, View

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_DESERIALIZED = "deserialized."

_packed: tuple[list[bytes], dict[str, list[int]]] | None = None
_built: dict[int, View] = {}


def _load() -> tuple[list[bytes], dict[str, list[int]]]:
    global _packed
    if _packed is None:
        import marshal

        with open(__file__.rpartition("database.py")[0] + "views.marshal", "rb") as file:
            _packed = marshal.load(file)
    return _packed


def _item(spec: Sequence[Any]) -> Item:
    label, source, format_string = spec
    return Item(expression(source), label, format_string)


def expression(source: str) -> Expression:
    """A property's name, or `=name` for a column written in Python (`scripts.COLUMNS`)."""
    if source.startswith("="):
        from .scripts import column

        return Expression(source, function=column(source[1:]))
    return Expression(source)


def build(spec: dict[str, Any]) -> View:
    """A view from its packed form."""
    view = View(spec["name"], spec["kind"], spec["types"])
    if "group" in spec:
        view.group = expression(spec["group"])
        view.group_label = spec.get("group_label")
        if "group_control" in spec:
            from .scripts import layout

            view.group_control = layout("group_" + spec["group_control"])
    view.autosize = spec.get("autosize")
    view.out_of_band = spec.get("out_of_band", False)
    view.hide_headers = spec.get("hide_headers", False)
    view.headers = [tuple(h) for h in spec.get("headers", ())]
    view.columns = spec.get("columns", 0)
    for row in spec.get("rows", ()):
        items = [Item(expression(source), None, fs, align) for source, align, fs in row["columns"]]
        view.entries.append(Entry(items, Selection(row.get("types")), row.get("wrap", False)))
    for entry in spec.get("entries", ()):
        if "item" in entry:
            source, format_string = entry["item"]
            items = [Item(expression(source), None, format_string)]
        else:
            items = [_item(item) for item in entry["items"]]
        view.entries.append(Entry(items, Selection(entry.get("types"))))
    if view.kind == CUSTOM:
        from .scripts import layout

        view.layout = layout(spec["control"])
    return view


def _builtin(number: int) -> View:
    view = _built.get(number)
    if view is None:
        import marshal

        view = _built[number] = build(marshal.loads(_load()[0][number]))
    return view


class FormatDatabase:
    """The views of a session, in the order in which they are tried."""

    def __init__(self) -> None:
        self.before: list[View] = []
        self.after: list[View] = []
        self._kinds: dict[str, list[tuple[int, str, bool]]] = {}

    def views(self) -> list[View]:
        """Every view."""
        return [*self.before, *(_builtin(n) for n in range(len(_load()[0]))), *self.after]

    def add(self, views: list[View], prepend: bool) -> None:
        """Put views before all others, or after them."""
        if prepend:
            self.before = views + self.before
        else:
            self.after = self.after + views

    def find(
        self, type_names: Sequence[str], kind: str | None, name: str | None = None, out_of_band: bool = False
    ) -> View | None:
        """The view for the most derived type that has one, the earlier view first; deserialized types take their live
        type's.

        `kind` None takes a view of any shape. Out-of-band views are asked for apart from the others.
        """
        folded = [t.lower() for t in type_names]
        found = self._find(folded, kind, name, out_of_band)
        if found is None:
            live = [t[len(_DESERIALIZED) :] for t in folded if t.startswith(_DESERIALIZED)]
            if live:
                found = self._find(live, kind, name, out_of_band)
        return found

    def _find(self, folded: list[str], kind: str | None, name: str | None, out_of_band: bool) -> View | None:
        index = _load()[1]
        before, after = self.before, self.after
        for type_name in folded:
            if before:
                for view in before:
                    if _fits(view, type_name, kind, name, out_of_band):
                        return view
            numbers = index.get(type_name)
            if numbers is not None:
                for number in numbers:
                    view = _builtin(number)
                    if _fits(view, type_name, kind, name, out_of_band):
                        return view
            if after:
                for view in after:
                    if _fits(view, type_name, kind, name, out_of_band):
                        return view
        return None


def _fits(view: View, type_name: str, kind: str | None, name: str | None, out_of_band: bool) -> bool:
    return (
        view.out_of_band == out_of_band
        and (kind is None or view.kind == kind)
        and (name is None or view.name.lower() == name.lower())
        and any(t.lower() == type_name for t in view.types)
    )


def select(entries: Sequence[tuple[Selection, Any]], type_names: Sequence[str], target: Any) -> Any:
    """The entry whose selection fits the most derived type name, or the default entry; None when there is neither."""
    folded = [t.lower() for t in type_names]
    live = [t[len(_DESERIALIZED) :] for t in folded if t.startswith(_DESERIALIZED)]
    for names in (folded, live) if live else (folded,):
        best: Any = None
        best_place = len(names)
        for selection, entry in entries:
            for place, type_name in enumerate(names[:best_place]):
                if type_name in selection.types or any(
                    t == type_name and condition.is_true(target) for t, condition in selection.conditions
                ):
                    best, best_place = entry, place
                    break
        if best is not None:
            return best
    for selection, entry in entries:
        if selection.is_default:
            return entry
    return None
