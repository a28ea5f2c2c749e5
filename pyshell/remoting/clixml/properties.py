"""The properties of an object that has a .NET type: its own, and those that type data and its user added."""

from __future__ import annotations

import functools
import json
from typing import Any

from pyshell.values import typedata
from pyshell.values.members import MISSING, all_properties, read_member, read_property, type_names_of
from pyshell.values.psobject import PSObject
from pyshell.values.pstype import type_of


@functools.cache
def _orders() -> dict[str, list[str]]:
    """The order in which .NET lists the properties of types, recorded from a real PowerShell's messages."""
    with open(__file__.rpartition("properties.py")[0] + "property_order.json", encoding="utf-8") as file:
        found: dict[str, list[str]] = json.load(file)
    return found


def own(value: Any) -> dict[str, Any]:
    """The readable properties of the value's type.

    One that fails to be read is left out, as PowerShell leaves it out.
    """
    pstype = type_of(value)
    properties = {prop.name: prop for prop in all_properties(pstype) if not prop.is_static}
    order = _orders().get(pstype.full_name.partition("`")[0])
    result: dict[str, Any] = {}
    for name in properties if order is None else order:
        prop = properties.get(name)
        if prop is None:
            continue
        try:
            result[name] = read_property(prop, value)
        except Exception:
            continue
    return result


def extended(value: Any) -> dict[str, Any]:
    """The notes of the value's wrapper and the properties of its extended type data."""
    result: dict[str, Any] = {}
    base = value
    if type(value) is PSObject:
        result.update(value.notes)
        base = value.base
        members = list((value.extra or {}).values())
    else:
        members = []
    known = {name.lower() for name in result}
    for member in (*members, *typedata.members(type_names_of(value)).values()):
        if not member.kind.endswith("Property") or member.hidden or member.name.lower() in known:
            continue
        known.add(member.name.lower())
        try:
            found = read_member(member, base)
        except Exception:
            continue
        if found is not MISSING:
            result[member.name] = found
    return result
