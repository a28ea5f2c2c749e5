"""Small values that exist only on the wire: property bags, enumerations and lists with fixed .NET type names."""

from __future__ import annotations

from typing import Any

from pyshell.values.collections import Dictionary
from pyshell.values.psobject import CUSTOM, PSObject

NO_TYPES: list[str] = []


def bag(notes: dict[str, Any]) -> PSObject:
    """An object without type names: what PSRP messages are made of."""
    return PSObject(CUSTOM, notes, None, NO_TYPES)


class WireEnum:
    """An enumeration's value written with its type, name and number."""

    __slots__ = ("type_name", "text", "number")

    def __init__(self, type_name: str, text: str, number: int) -> None:
        self.type_name = type_name
        self.text = text
        self.number = number

    def __int__(self) -> int:
        return self.number


class WireObject:
    """An object as it is written: type names, text, its own properties and the added ones."""

    __slots__ = ("type_names", "text", "props", "added")

    def __init__(
        self,
        type_names: tuple[str, ...],
        text: str | None,
        props: dict[str, Any] | None = None,
        added: dict[str, Any] | None = None,
    ) -> None:
        self.type_names = type_names
        self.text = text
        self.props: dict[str, Any] = props if props is not None else {}
        self.added: dict[str, Any] = added if added is not None else {}


class WireList(list[Any]):
    """A list written under the type names given (an ArrayList by default)."""

    __slots__ = ("type_names",)

    def __init__(
        self, values: Any = (), type_names: tuple[str, ...] = ("System.Collections.ArrayList", "System.Object")
    ):
        super().__init__(values)
        self.type_names = type_names


class PrimitiveDictionary(dict[str, Any]):
    """System.Management.Automation.PSPrimitiveDictionary: application arguments and private data."""

    __slots__ = ()
    type_names = (
        "System.Management.Automation.PSPrimitiveDictionary",
        "System.Collections.Hashtable",
        "System.Object",
    )


class WireHashtable(dict[Any, Any]):
    """A Hashtable inside a message, whatever its keys are."""

    __slots__ = ()
    type_names = ("System.Collections.Hashtable", "System.Object")


class WireVersion(str):
    """A System.Version inside a message."""

    __slots__ = ()


class VersionList(list[Any]):
    """A System.Version[] inside a message."""

    __slots__ = ()
    type_names = ("System.Version[]", "System.Array", "System.Object")


def note(value: Any, name: str, default: Any = None) -> Any:
    """A property of a deserialized message object, exact name, whatever wrapper it came in."""
    if type(value) is PSObject:
        if value.base is CUSTOM:
            return value.notes.get(name, default)
        value = value.base
    if isinstance(value, (dict, Dictionary)):
        return value.get(name, default)
    return default


def table(value: Any) -> dict[Any, Any]:
    """The entries of a dictionary that may have come wrapped."""
    if type(value) is PSObject:
        value = value.base
    return {key: value[key] for key in value} if isinstance(value, (dict, Dictionary)) else {}


def number(value: Any, default: int = 0) -> int:
    """An integer that may have come as an enumeration's object."""
    if type(value) is PSObject:
        value = value.base
    return int(value) if isinstance(value, int) else default


def items(value: Any) -> list[Any]:
    """The elements of a list that may have come wrapped."""
    if type(value) is PSObject:
        value = value.base
    return list(value) if isinstance(value, list) else []
