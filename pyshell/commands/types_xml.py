"""Types files (.types.ps1xml): members and defaults of types as XML."""

from __future__ import annotations

from xml.etree import ElementTree

from pyshell.values import typedata
from pyshell.values.convert import convert
from pyshell.values.psobject import (
    PSAliasProperty,
    PSMemberSet,
    PSNoteProperty,
    PSPropertySet,
    PSScriptMethod,
    PSScriptProperty,
)
from pyshell.values.pstype import find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from xml.etree.ElementTree import Element

_SETS = {
    "defaultdisplaypropertyset": "default_display_property_set",
    "defaultkeypropertyset": "default_key_property_set",
    "propertyserializationset": "property_serialization_set",
}
_NOTES = {
    "defaultdisplayproperty": "default_display_property",
    "serializationmethod": "serialization_method",
    "serializationdepth": "serialization_depth",
    "stringserializationsource": "string_serialization_source",
    "inheritpropertyserializationset": "inherit_property_serialization_set",
    "targettypefordeserialization": "target_type_for_deserialization",
}


def load_types(path: str, context: Any) -> list[str]:
    """Take over a file's types; returns the messages of what was wrong with it."""
    try:
        root = ElementTree.parse(path).getroot()
    except (ElementTree.ParseError, OSError) as error:
        return [f"{path} : {error}"]
    messages: list[str] = []
    for element in root.iter("Type"):
        name = (element.findtext("Name") or "").strip()
        members = element.find("Members")
        for child in members if members is not None else ():
            _take(path, name, child, messages)
    return messages


def _take(path: str, type_name: str, element: Element, messages: list[str]) -> None:
    if element.tag == "MemberSet" and element.findtext("Name") == "PSStandardMembers":
        _standard(type_name, element)
        return
    member = _member(element)
    if member is None:
        messages.append(f"{path}, {type_name}: The node {element.tag} is not supported.")
        return
    try:
        typedata.update(type_name, member)
    except KeyError:
        messages.append(f'{path}, Error in type "{type_name}": The member {member.name} is already present.')


def _standard(type_name: str, element: Element) -> None:
    defaults: dict[str, Any] = {}
    for child in element.find("Members") or ():
        name = (child.findtext("Name") or "").lower()
        if name in _SETS:
            defaults[_SETS[name]] = _referenced(child)
        elif name in _NOTES:
            value: Any = (child.findtext("Value") or "").strip()
            if name == "serializationdepth":
                value = int(value)
            elif name == "inheritpropertyserializationset":
                value = value.lower() == "true"
            defaults[_NOTES[name]] = value
    typedata.update(type_name, None, True, **defaults)


def _referenced(element: Element) -> list[str]:
    return [(name.text or "").strip() for name in element.iter("Name")][1:]


def _block(text: str | None) -> Any:
    kind = find_type("scriptblock")
    assert kind is not None
    return None if text is None else convert(text, kind)


def _member(element: Element) -> Any:
    name = (element.findtext("Name") or "").strip()
    tag = element.tag
    if tag == "NoteProperty":
        return PSNoteProperty(name, (element.findtext("Value") or "").strip())
    if tag == "AliasProperty":
        return PSAliasProperty(name, (element.findtext("ReferencedMemberName") or "").strip())
    if tag == "ScriptProperty":
        return PSScriptProperty(
            name, _block(element.findtext("GetScriptBlock")), _block(element.findtext("SetScriptBlock"))
        )
    if tag == "ScriptMethod":
        return PSScriptMethod(name, _block(element.findtext("Script")))
    if tag == "PropertySet":
        return PSPropertySet(name, _referenced(element))
    if tag == "MemberSet":
        members = [_member(child) for child in element.find("Members") or ()]
        return PSMemberSet(name, [m for m in members if m is not None])
    return None
