"""Everything that an error holds, as `Get-Error` and the DetailedView show it."""

from __future__ import annotations

from . import objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .style import Styles

_DEPTH = 10
_INDENT = "    "
# Shown as text, whatever properties they have.
_SIMPLE = (
    "System.Management.Automation.ErrorCategoryInfo",
    "System.Reflection.MethodBase",
    "System.Type",
    "System.RuntimeType",
)
_OPENED = (
    "System.Exception",
    "System.Management.Automation.ErrorRecord",
    "System.Management.Automation.InvocationInfo",
)
_ONE_LEVEL = ("MyCommand", "TargetSite")


def detailed_text(record: Any, context: Any, styles: Styles | None) -> str:
    """The text of an error in the DetailedView."""
    return error_layout_text(record, context, styles)


def error_layout_text(target: Any, context: Any, styles: Styles | None) -> str:
    """The properties of an error record or exception, those of what they hold indented below them."""
    accent, reset = (styles.format_accent, "\x1b[0m") if styles is not None else ("", "")
    return "\n" + "\n".join(_lines(target, "", 1, accent, reset, [])) + "\n"


def _lines(value: Any, indent: str, depth: int, accent: str, reset: str, above: list[int]) -> Iterator[str]:
    shown = list(_properties(value, above))
    if not shown:
        return
    width = max(len(name) for name, _ in shown)
    inner = [*above, id(objects.unwrap(value))]
    for name, content in shown:
        head = f"{indent}{accent}{name.ljust(width)}{reset} : "
        if _opens(name, content) and depth < _DEPTH:
            yield head.rstrip(" ") + " "
            yield from _lines(content, indent + _INDENT, depth + 1, accent, reset, inner)
            continue
        text = objects.to_text(content).rstrip("\n")
        first, *rest = text.split("\n") if text else [""]
        yield head + first
        margin = indent + " " * (width + 3)
        yield from (margin + line for line in rest)


def _properties(value: Any, above: list[int]) -> Iterator[tuple[str, Any]]:
    """The properties that hold something, an exception's type first."""
    names = objects.type_names(value)
    if "System.Exception" in names:
        yield "Type", names[0]
    for name in objects.property_names(value):
        if name in ("PSMessageDetails", "PSErrorIndex", "DisplayScriptPosition"):
            continue
        content, problem = objects.read(value, name)
        if problem is not None or content is None or content == "" or id(objects.unwrap(content)) in above:
            continue
        if isinstance(objects.unwrap(content), (list, dict)) and not objects.unwrap(content):
            continue
        yield name, content


def _opens(name: str, content: Any) -> bool:
    """Whether a value is shown by its own properties."""
    names = objects.type_names(content)
    if not names or names[0] in _SIMPLE or name in _ONE_LEVEL:
        return False
    return any(each in names for each in _OPENED)
