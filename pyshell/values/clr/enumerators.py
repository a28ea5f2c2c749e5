"""Enumerators: what GetEnumerator() gives."""

from __future__ import annotations

from pyshell.values.exceptions import InvalidOperationException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


class Enumerator:
    """An IEnumerator over Python items; enumerating it in a pipeline goes on from where it stands."""

    __slots__ = ("source", "items", "current", "started", "done", "keyed")
    net_name = "System.Collections.IEnumerator"

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
