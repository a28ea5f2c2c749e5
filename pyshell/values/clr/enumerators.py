"""Enumerators: what GetEnumerator() gives."""

from __future__ import annotations

from pyshell.values.exceptions import InvalidOperationException
from pyshell.values.pstype import OBJECT, close_generic, find_type, type_of_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


class Enumerator:
    """An IEnumerator over Python items; enumerating it in a pipeline goes on from where it stands."""

    __slots__ = ("source", "items", "current", "started", "done", "keyed")
    net_name = "System.Collections.IEnumerator"
    net_is_interface = True

    def __new__(cls, source: Iterable[Any], name: str = "", keyed: bool = False) -> Enumerator:
        """`name` is the .NET type's, which its class then carries."""
        if not name:
            return super().__new__(cls)
        return super().__new__(_named(name))

    def __init__(self, source: Iterable[Any], name: str = "", keyed: bool = False) -> None:
        self.source = source
        self.items: Iterator[Any] = iter(source)
        self.current: Any = None
        self.started = False
        self.done = False
        self.keyed = keyed

    def enumerate_items(self) -> Iterator[Any]:
        return self.items

    def MoveNext(self) -> bool:
        self.started = True
        try:
            self.current = next(self.items)
        except StopIteration:
            self.current, self.done = None, True
            return False
        return True

    def Reset(self) -> None:
        self.items = iter(self.source)
        self.started = self.done = False
        self.current = None

    def Dispose(self) -> None:
        self.done = True

    @property
    def Current(self) -> Any:
        if self.keyed and (not self.started or self.done):
            raise InvalidOperationException("Enumeration has either not started or has already finished.")
        return self.current

    @property
    def Key(self) -> Any:
        return self.Current.key

    @property
    def Value(self) -> Any:
        return self.Current.value

    @property
    def Entry(self) -> Any:
        return self.Current

    signatures = {
        "MoveNext": ["bool MoveNext()"],
        "Reset": ["void Reset()"],
        "Dispose": ["void Dispose()"],
    }


_NAMED: dict[str, type[Enumerator]] = {}
_INTERFACES = ("System.Collections.IEnumerator", "System.IDisposable")


def _named(name: str) -> type[Enumerator]:
    found = _NAMED.get(name)
    if found is None:
        definition, mark, arguments = name.partition("[")
        body: dict[str, Any] = {
            "__slots__": (),
            "net_name": definition,
            "net_base": OBJECT,
            "net_interfaces": _INTERFACES,
        }
        found = type("Enumerator", (Enumerator,), body)
        if mark:
            made = type_of_class(found)
            closed = [find_type(each) or OBJECT for each in arguments[:-1].split(",")]
            found = close_generic(made, tuple(closed)).pyclass or found
        _NAMED[name] = found
    return found


def enumerator_of(value: Any, items: Iterable[Any], definition: str, keyed: bool = False) -> Enumerator:
    """The enumerator of a generic collection: its type takes the collection's arguments."""
    arguments = type_of_class(type(value)).generic_arguments
    shown = ",".join(each.ps_name for each in arguments)
    return Enumerator(items, f"{definition}[{shown}]" if shown else definition, keyed)
