"""PowerShell's view of values: the .NET types people use, conversion, members, numbers and dates as text."""

from __future__ import annotations

from pyshell.language import hooks
from pyshell.language import numbers as literals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _find_type(name: str, namespaces: tuple[str, ...]) -> Any:
    from pyshell.values.pstype import find_type

    return find_type(name, namespaces)


def _build_number(kind: str, value: int | float | str) -> object:
    """The value of a number literal in the tree."""
    if kind in ("Int32", "Double"):
        return value
    if kind == "Boolean":
        return bool(value)
    from pyshell.values import numbers

    return numbers.Decimal.parse(str(value)) if kind == "Decimal" else getattr(numbers, kind)(value)


literals.build = _build_number
# The parser's checks ask for types by name; the types are loaded when the first check does.
hooks.find_type = _find_type
