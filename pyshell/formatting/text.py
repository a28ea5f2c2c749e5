"""A value as the text of a cell."""

from __future__ import annotations

from . import objects
from .cells import ELLIPSIS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

SCALARS = frozenset(
    f"System.{name}"
    for name in [
        "String",
        "SByte",
        "Byte",
        "Int16",
        "UInt16",
        "Int32",
        "UInt32",
        "Int64",
        "UInt64",
        "Char",
        "Single",
        "Double",
        "Boolean",
        "Decimal",
        "IntPtr",
        "Security.SecureString",
        "Numerics.BigInteger",
    ]
)
REMOTING_PROPERTIES = frozenset(("pscomputername", "psshowcomputername", "runspaceid", "pssourcejobinstanceid"))
_DESERIALIZED = "Deserialized."
_NAME_PATTERNS = ("name", "id", "key", "*key", "*name", "*id")
_SIMPLE = (str, int, bool)


def is_scalar(type_names: list[str]) -> bool:
    """Whether a value with these type names is shown as its own text: primitives and enumerations."""
    if not type_names:
        return False
    name = type_names[0]
    if name.startswith(_DESERIALIZED):
        name = name[len(_DESERIALIZED) :]
    return name in SCALARS or (len(type_names) > 1 and type_names[1] == "System.Enum")


def display_name_property(value: Any) -> str | None:
    """The property that names an object: what its type data says, else the first of Name, Id, Key, …Key, …Name, …Id."""
    declared = objects.default_display_property(value)
    if declared:
        return declared
    for pattern in _NAME_PATTERNS:
        for name in objects.match_properties(value, pattern):
            if name.lower() not in REMOTING_PROPERTIES:
                return name
    return None


def _element_text(value: Any) -> str:
    """One element of a collection inside a cell."""
    if value is None:
        return "$null"
    if type(value) in _SIMPLE or not objects.shows_its_name(value):
        return objects.to_text(value)
    name = display_name_property(value)
    if name is not None:
        found = objects.read(value, name)
        if found is not None and found[1] is None:
            return objects.to_text(found[0])
    return objects.to_text(value)


def smart_text(value: Any, limit: int, table: bool = False) -> str:
    """A value's text; a collection is `{first, second…}` with at most `limit` elements, a fraction in a table has
    three places.

    Raises what the value's own ToString raises.
    """
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]
    if value is None:
        return ""
    if kind is int:
        return str(value)
    elements = objects.elements(value)
    if elements is not None:
        parts: list[str] = []
        for element in elements:
            if limit >= 0 and len(parts) == limit:
                return "{" + ", ".join(parts) + ELLIPSIS + "}"
            parts.append(_element_text(element))
        return "{" + ", ".join(parts) + "}"
    if table and objects.is_fraction(value):
        return objects.fixed_text(value)
    return objects.to_text(value)


def field_text(value: Any, format_string: str | None, limit: int, table: bool = False) -> str:
    """A cell's text, with a format string where one was given. Raises what formatting raises."""
    if format_string:
        return objects.format_value(value, format_string)
    return smart_text(value, limit, table)
