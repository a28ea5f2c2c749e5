"""Extended type data: members and defaults that types have beyond .NET's, as types.ps1xml and Update-TypeData give
them.
"""

from __future__ import annotations

from pyshell.values.psobject import PSMember

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any


class TypeData:
    """What is known of one type name."""

    __slots__ = (
        "type_name",
        "members",
        "default_display_property",
        "default_display_property_set",
        "default_key_property_set",
        "property_serialization_set",
        "string_serialization_source",
        "serialization_method",
        "serialization_depth",
        "target_type_for_deserialization",
        "type_converter",
        "type_adapter",
        "inherit_property_serialization_set",
    )

    def __init__(self, type_name: str) -> None:
        self.type_name = type_name
        self.members: dict[str, PSMember] = {}
        self.default_display_property: str | None = None
        self.default_display_property_set: list[str] | None = None
        self.default_key_property_set: list[str] | None = None
        self.property_serialization_set: list[str] | None = None
        self.string_serialization_source: str | None = None
        self.serialization_method: str | None = None
        self.serialization_depth: int | None = None
        self.target_type_for_deserialization: Any = None
        self.type_converter: Any = None
        self.type_adapter: Any = None
        self.inherit_property_serialization_set: bool | None = None


_USER: dict[str, TypeData] = {}
_ON_CHANGE: list[Callable[[], None]] = []
_builtin: Callable[[str], TypeData | None] | None = None


def on_change(callback: Callable[[], None]) -> None:
    """Registers what must forget its cached look-ups when type data changes."""
    _ON_CHANGE.append(callback)


def _changed() -> None:
    for callback in _ON_CHANGE:
        callback()


def forget() -> None:
    """Back to the type data that PowerShell comes with."""
    _USER.clear()
    _changed()


def lookup(type_name: str) -> TypeData | None:
    """The data of one type name: what the session added, or what PowerShell comes with."""
    found = _USER.get(type_name.lower())
    return found if found is not None else builtin(type_name)


def builtin(type_name: str) -> TypeData | None:
    from pyshell.values import ets

    return ets.lookup(type_name)


def find_member(type_names: Iterable[str], name: str) -> PSMember | None:
    """The member `name` (any case) of the nearest of these type names."""
    folded = name.lower()
    for type_name in type_names:
        data = lookup(type_name)
        if data is not None and data.members:
            found = data.members.get(folded)
            if found is not None:
                return found
    return None


def members(type_names: Iterable[str]) -> dict[str, PSMember]:
    """All members of these type names by lower-case name, the nearest first."""
    result: dict[str, PSMember] = {}
    for type_name in type_names:
        data = lookup(type_name)
        if data is not None:
            for folded, member in data.members.items():
                result.setdefault(folded, member)
    return result


def editable(type_name: str) -> TypeData:
    """The session's own data of a type name, begun as a copy of the built-in when there is any."""
    key = type_name.lower()
    found = _USER.get(key)
    if found is None:
        found = TypeData(type_name)
        original = builtin(type_name)
        if original is not None:
            for slot in TypeData.__slots__:
                setattr(found, slot, getattr(original, slot))
            found.members = dict(original.members)
        _USER[key] = found
    return found


def update(type_name: str, member: PSMember | None = None, force: bool = False, **defaults: Any) -> None:
    """Adds a member or defaults (attributes of TypeData). Raises KeyError when the member exists and not `force`."""
    data = editable(type_name)
    if member is not None:
        folded = member.name.lower()
        if folded in data.members and not force:
            raise KeyError(member.name)
        data.members[folded] = member
    for name, value in defaults.items():
        setattr(data, name, value)
    _changed()


def remove(type_name: str) -> bool:
    """Forgets the session's data of a type name; False when there was none at all."""
    key = type_name.lower()
    known = lookup(type_name) is not None
    _USER[key] = TypeData(type_name)
    _changed()
    return known


def all_names() -> list[str]:
    """Every type name that has data."""
    from pyshell.values import ets

    names = {name.lower(): name for name in ets.names()}
    names.update({key: data.type_name for key, data in _USER.items()})
    return list(names.values())
