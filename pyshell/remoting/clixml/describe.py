"""What the writer asks about values.

Their type names, text, properties, and whether they are primitives or collections.
"""

from __future__ import annotations

from typing import Any

from pyshell.remoting.wire import WireObject
from pyshell.values import collections, numbers, text
from pyshell.values.enums import EnumValue
from pyshell.values.psobject import CUSTOM, PSCodeMethod, PSObject
from pyshell.values.pstype import PSType, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

CUSTOM_NAMES = ("System.Management.Automation.PSCustomObject", "System.Object")

_CORE = ", System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
_AUTOMATION = ", System.Management.Automation, Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35"

_PRIMITIVES = frozenset(
    (
        str, bool, int, float, numbers.Int64, numbers.Byte, numbers.SByte, numbers.Int16, numbers.UInt16,
        numbers.UInt32,
        numbers.UInt64, numbers.Single, numbers.Decimal, numbers.Char,
    )
)  # fmt: skip

# Types of the values floor that are primitives on the wire.
TAGS = {
    "System.DateTime": "DT",
    "System.TimeSpan": "TS",
    "System.Guid": "G",
    "System.Uri": "URI",
    "System.Version": "Version",
    "System.Xml.XmlDocument": "XD",
    "System.Management.Automation.ScriptBlock": "SBK",
    "System.Security.SecureString": "SS",
    "System.TimeOnly": "TimeOnly",
    "System.DateOnly": "DateOnly",
}


def primitive_tag(value: Any) -> str | None:
    """The element of a primitive of a class met for the first time; None when it is none."""
    if isinstance(value, PSObject):
        return None
    return TAGS.get(type_of(value).full_name)


def primitive_text(tag: str) -> Callable[[Any], str]:
    from pyshell.remoting.clixml import primitives

    return primitives.WRITE[tag]


def is_enum(value: Any) -> bool:
    return isinstance(value, EnumValue)


def primitive_or_container(value: Any) -> str:
    """`primitive`, `container` or `object`."""
    kind = type(value)
    if kind in _PRIMITIVES:
        return "primitive"
    if isinstance(value, (list, collections.Dictionary, tuple)):
        return "container"
    name = type_of(value).full_name
    if name in TAGS:
        return "primitive"
    if name.startswith(("System.Collections.Queue", "System.Collections.Stack", "System.Collections.Generic.Queue`1",
                        "System.Collections.Generic.Stack`1", "System.Collections.Generic.HashSet`1")):  # fmt: skip
        return "container"
    return "object"


def container(value: Any) -> tuple[str, Any]:
    """The element of a collection, and its elements (pairs, for a dictionary)."""
    if isinstance(value, collections.Dictionary):
        return "DCT", value.items()
    if isinstance(value, (list, tuple)):
        return "LST", value
    name = type_of(value).full_name
    tag = "QUE" if "Queue" in name else "STK" if "Stack" in name else "IE"
    from pyshell.values.enumerate import enumerate_value

    return tag, list(enumerate_value(value) or ())


def net_name(pstype: PSType) -> str:
    """Type.FullName: generic arguments with their assemblies."""
    if pstype.element_type is not None and pstype.rank:
        return net_name(pstype.element_type) + "[" + "," * (pstype.rank - 1) + "]"
    if pstype.generic_definition is None:
        return pstype.full_name
    inner = ",".join(f"[{net_name(each)}{assembly(each)}]" for each in pstype.generic_arguments)
    return f"{pstype.generic_definition.full_name}[{inner}]"


def assembly(pstype: PSType) -> str:
    """The assembly part of a type's qualified name."""
    full = pstype.full_name
    return _AUTOMATION if full.startswith("System.Management.Automation") else _CORE


_type_names: dict[PSType, tuple[str, ...]] = {}


def type_names(value: Any) -> tuple[str, ...]:
    """PSObject.TypeNames of a value that has none of its own."""
    own = getattr(type(value), "wire_type_names", None)
    if own is not None:
        return tuple(own)
    pstype = type_of(value)
    found = _type_names.get(pstype)
    if found is None:
        found = tuple(net_name(each) for each in pstype.chain())
        if pstype.script_class is None:
            _type_names[pstype] = found
    return found


def text_of(value: Any) -> str:
    """What ToString gives, as the serializer writes it (invariant); empty where it fails."""
    if isinstance(value, EnumValue):
        return value.name
    if isinstance(value, PSType):
        return value.clr_name
    return text.to_string_flat(value)


def secret_text(value: Any) -> str:
    """The plain text of a SecureString."""
    from pyshell.remoting.clixml import primitives

    return primitives.secret(value)


def added_members(value: PSObject) -> dict[str, Any]:
    """The members that were added to a value and travel with it."""
    if value.extra:
        result = dict(value.notes)
        for name, each in _readable(value).items():
            result.setdefault(name, each)
        return result
    return value.notes


def all_members(value: PSObject) -> dict[str, Any]:
    """The properties of a custom object that has more than notes, in order."""
    from pyshell.values.members import property_items

    return dict(property_items(value))


def _readable(value: PSObject) -> dict[str, Any]:
    from pyshell.values.members import get_member

    return {
        member.name: get_member(value, member.name)
        for member in (value.extra or {}).values()
        if member.kind.endswith("Property") and not member.hidden
    }


class OriginalText(PSCodeMethod):
    """ToString of a deserialized object: the text that came with it.

    `adapted` names the properties that were the type's own, so that the object can be written again as it came.
    """

    __slots__ = ("text", "adapted")

    def __init__(self, original: str, adapted: frozenset[str]) -> None:
        super().__init__("ToString", lambda target: original, "CodeMethod")
        self.text = original
        self.adapted = adapted


def deserialized_parts(value: PSObject) -> tuple[str, frozenset[str]] | None:
    for member in (value.extra or {}).values():
        if type(member) is OriginalText:
            return member.text, member.adapted
    return None


def own_properties(value: Any) -> dict[str, Any]:
    """The .NET properties of a value, in the type's order; null for one that cannot be read."""
    from pyshell.remoting.clixml import properties

    return properties.own(value)


def extended_properties(value: Any) -> dict[str, Any]:
    """The properties that the type data and the value's user added."""
    from pyshell.remoting.clixml import properties

    return properties.extended(value)


def as_wire(value: Any, depth: int) -> Any:
    """The written form of the types that have one of their own (error records, credentials …), or None."""
    from pyshell.remoting import exceptions_wire, records

    maker = records.WIRE_FORMS.get(type(value))
    if maker is not None:
        return maker(value)
    if isinstance(value, BaseException):
        return exceptions_wire.exception_object(value)
    return None


__all__ = ["CUSTOM", "WireObject"]
