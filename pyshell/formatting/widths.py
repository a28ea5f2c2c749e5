"""How a table's columns share the width of the screen."""

from __future__ import annotations

_SEPARATOR = 1
_MINIMUM = 1


def share(widths: list[int], table_width: int) -> list[int]:
    """Final widths: 0 asks for a share of what is left; -1 in the result is a column that found no room."""
    widths = list(widths)
    if not _assign(widths, table_width):
        _trim(widths, table_width)
    return widths


def _total(widths: list[int]) -> int:
    visible = [w for w in widths if w > 0]
    return sum(visible) + _SEPARATOR * (len(visible) - 1)


def _assign(widths: list[int], table_width: int) -> bool:
    if all(w > 0 for w in widths):
        return _total(widths) <= table_width
    open_columns = [k for k, w in enumerate(widths) if w <= 0]
    for k in open_columns:
        if widths[k] == 0:
            widths[k] = _MINIMUM
    available = table_width - _total(widths)
    if available < 0:
        return False
    each, more = divmod(available, len(open_columns))
    for place, k in enumerate(open_columns):
        widths[k] += each + (place < more)
    return True


def _trim(widths: list[int], table_width: int) -> None:
    """Narrow the last column until the table fits; a column left with nothing is dropped, then the one before it."""
    while (excess := _total(widths) - table_width) > 0:
        last = len(widths) - 1
        while last >= 0 and widths[last] < 0:
            last -= 1
        if last < 0:
            return
        narrowed = widths[last] - excess
        widths[last] = narrowed if narrowed >= _MINIMUM else -1
