"""The extended type data PowerShell comes with, our own code standing for its scripts. Loaded per type on first use."""

from __future__ import annotations

import marshal
from os.path import dirname, join

from pyshell.values.psobject import (
    PSAliasProperty,
    PSCodeMethod,
    PSCodeProperty,
    PSMember,
    PSNoteProperty,
    PSPropertySet,
)
from pyshell.values.typedata import TypeData

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_PATH = join(dirname(__file__), "data", "ets.bin")
_raw: dict[str, Any] | None = None
_made: dict[str, TypeData | None] = {}
_CODE: dict[tuple[str, str], tuple[Callable[..., Any], Callable[[Any, Any], None] | None]] = {}


def code(type_name: str, member: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Registers Python code for a script or code member of the built-in type data."""

    def keep(function: Callable[..., Any]) -> Callable[..., Any]:
        _CODE[type_name.lower(), member.lower()] = (function, None)
        return function

    return keep


def _load() -> dict[str, Any]:
    global _raw
    if _raw is None:
        with open(_PATH, "rb") as file:
            _raw = marshal.loads(file.read())
    return _raw


def names() -> list[str]:
    return [entry[0] for entry in _load().values()]


def lookup(type_name: str) -> TypeData | None:
    """The built-in data of a type name, or None."""
    key = type_name.lower()
    if key in _made:
        return _made[key]
    entry = _load().get(key)
    made: TypeData | None = None
    if entry is not None:
        made = TypeData(entry[0])
        made.default_display_property = entry[1]
        made.default_display_property_set = list(entry[2]) or None
        made.default_key_property_set = list(entry[3]) or None
        for name, kind, reference in entry[4]:
            member = _member(entry[0], name, kind, reference)
            if member is not None:
                made.members[name.lower()] = member
        if made.default_display_property_set:
            made.members.setdefault("psstandardmembers", _standard(made))
    _made[key] = made
    return made


def _standard(data: TypeData) -> PSMember:
    from pyshell.values.psobject import PSMemberSet

    group = PSMemberSet(
        "PSStandardMembers", [PSPropertySet("DefaultDisplayPropertySet", data.default_display_property_set or [])]
    )
    group.hidden = True
    return group


def _member(type_name: str, name: str, kind: str, reference: str | None) -> PSMember | None:
    if kind == "AliasProperty":
        return PSAliasProperty(name, reference or "")
    if kind == "NoteProperty":
        made = PSNoteProperty(name, type_name.rpartition(".")[2])
        made.hidden = name.startswith("__")
        return made
    if not _CODE:
        from pyshell.values import ets_code  # noqa: F401
    found = _CODE.get((type_name.lower(), name.lower()))
    if found is None:
        return None
    if kind.endswith("Method"):
        return PSCodeMethod(name, found[0], kind)
    return PSCodeProperty(name, found[0], found[1], kind)
