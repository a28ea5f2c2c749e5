"""Output of statements: written on, or collected into one value."""

from __future__ import annotations

from pyshell.values.psobject import AUTOMATION_NULL, PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

# Types whose values always go through a pipeline whole.
SCALARS: set[type] = {str, int, float, bool, type(None)}


def emit(out: Callable[[Any], Any], value: Any) -> None:
    """Write an expression statement's value: collections element by element."""
    kind = type(value)
    if kind in SCALARS:
        out(value)
    elif kind is list:
        for item in value:
            out(item)
    elif value is not AUTOMATION_NULL:
        from pyshell.values.enumerate import enumerate_value

        values = enumerate_value(value)
        if values is None:
            out(value)
        else:
            for item in values:
                out(item)


def nowhere(value: Any) -> None:
    """An output that nobody reads."""


def element(value: Any) -> Any:
    """A value as an array element, argument or hashtable value: nothing is null."""
    return None if value is AUTOMATION_NULL else value


def collected(values: list[Any]) -> Any:
    """What a pipeline's output is worth: nothing, the one object, or an array."""
    if len(values) == 1:
        return values[0]
    return values if values else AUTOMATION_NULL


def collect(function: Callable[..., Any], context: Any, scope: Any) -> Any:
    """The output of a subexpression's statements as one value."""
    values: list[Any] = []
    function(context, scope, values.append)
    return collected(values)


def collect_value(function: Callable[..., Any], context: Any, scope: Any) -> Any:
    values: list[Any] = []
    function(context, scope, values.append)
    return element(collected(values))


def collect_array(function: Callable[..., Any], context: Any, scope: Any) -> list[Any]:
    values: list[Any] = []
    function(context, scope, values.append)
    return values


def is_null(value: Any) -> bool:
    return value is None or value is AUTOMATION_NULL or (type(value) is PSObject and value.base is None)
