"""The seam through which number literals become values.

The language floor knows a literal's .NET type and its mathematical value, not how values are represented;
floor 1 sets `build` to make the value that scripts see.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _plain(kind: str, value: int | float | str) -> object:
    """Until floor 1 is loaded a literal's value is Python's own (a Decimal is its text)."""
    return value


build: Callable[[str, int | float | str], object] = _plain
