"""What PowerShell takes apart: in pipelines, `foreach`, `-join` and the conversions to arrays."""

from __future__ import annotations

from pyshell.values import collections, numbers
from pyshell.values.psobject import PSObject
from pyshell.values.pstype import PSType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any


def enumerate_value(value: Any) -> Iterator[Any] | None:
    """An iterator over a collection's elements, None for what PowerShell treats as one value.

    Strings, dictionaries and XML nodes are one value. A class says that its instances are collections with a method
    `enumerate_items`.
    """
    how = _HOW.get(type(value), _UNKNOWN)
    if how is None:
        return None
    if how is _UNKNOWN:
        how = _decide(type(value))
        if how is None:
            return None
    return how(value)  # type: ignore[no-any-return]


def is_collection(value: Any) -> bool:
    """Whether `enumerate_value` would take the value apart (without starting to)."""
    kind = type(value)
    if kind is PSObject:
        return is_collection(value.base)
    how = _HOW.get(kind, _UNKNOWN)
    return (_decide(kind) if how is _UNKNOWN else how) is not None


def _psobject(value: PSObject) -> Iterator[Any] | None:
    return enumerate_value(value.base)


def _decide(kind: type) -> Callable[[Any], Iterator[Any] | None] | None:
    found: Callable[[Any], Iterator[Any] | None] | None = None
    method = getattr(kind, "enumerate_items", None)
    if method is not None:
        found = method
    elif issubclass(kind, list):
        found = iter
    _HOW[kind] = found
    return found


_UNKNOWN = object()
_HOW: dict[type, Any] = {
    type(None): None,
    str: None,
    int: None,
    float: None,
    bool: None,
    list: iter,
    collections.ArrayList: iter,
    collections.Hashtable: None,
    collections.OrderedDictionary: None,
    numbers.Int64: None,
    numbers.Char: None,
    numbers.Decimal: None,
    PSType: None,
    PSObject: _psobject,
}
