"""Dates and spans for cmdlets."""

from __future__ import annotations

from pyshell.values.numbers import Int64
from pyshell.values.pstype import find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_TICKS = 10_000_000


def time_span(seconds: float) -> Any:
    """A TimeSpan of so many seconds."""
    return time_span_of_ticks(round(seconds * _TICKS))


def time_span_of_ticks(ticks: int) -> Any:
    """A TimeSpan of so many ticks (100 ns)."""
    from pyshell.values.members import new_object

    found = find_type("System.TimeSpan")
    assert found is not None
    return new_object(found, [Int64(ticks)])


def date_time(*arguments: Any) -> Any:
    """A DateTime from .NET's constructor arguments."""
    from pyshell.values.members import new_object

    found = find_type("System.DateTime")
    assert found is not None
    return new_object(found, list(arguments))
