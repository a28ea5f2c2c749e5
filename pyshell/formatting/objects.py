"""What formatting and the object cmdlets ask of values: type names, properties by pattern, text.

A thin layer over `pyshell.values`, in the terms of PowerShell's property expressions.
"""

from __future__ import annotations

from pyshell.values import typedata
from pyshell.values.collections import Dictionary, Hashtable
from pyshell.values.convert import to_bool
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import NetException
from pyshell.values.members import find_member, get_member, members_of, property_names_of, type_names_of
from pyshell.values.numbers import Decimal, Single
from pyshell.values.psobject import CUSTOM, PSMemberSet, PSNoteProperty, PSObject, PSPropertySet, find_note
from pyshell.values.pstype import type_of
from pyshell.values.text import net_string, to_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

__all__ = ["to_bool"]

FORMATTING_ERRORS = (NetException, ValueError)
_WILDCARDS = frozenset("*?[")


def to_text(value: Any) -> str:
    """PSObject.ToString(): a deserialized value keeps the text that it came with."""
    if type(value) is str:
        return value
    if type(value) is PSObject and value.extra:
        original = value.extra.get("ToStringFromDeserialization")
        if original is not None:
            return str(original.text)  # type: ignore[attr-defined]
    base = value.base if type(value) is PSObject else value
    if isinstance(base, float) and base - base == 0:
        return to_string(value)
    return to_string(value) if base is CUSTOM or isinstance(base, (list, tuple)) else net_string(value)


def unwrap(value: Any) -> Any:
    """The value under a PSObject (a custom object stays)."""
    if type(value) is PSObject and value.base is not CUSTOM:
        return value.base
    return value


def type_names(value: Any) -> list[str]:
    """PSTypeNames."""
    return type_names_of(value)


def type_name(value: Any) -> str:
    """The .NET type's full name."""
    return type_of(value).clr_name


def is_dictionary(value: Any) -> bool:
    return isinstance(unwrap(value), Dictionary)


def dictionary_items(value: Any) -> list[tuple[Any, Any]]:
    """Keys and values of a dictionary."""
    return unwrap(value).items()  # type: ignore[no-any-return]


def is_script_block(value: Any) -> bool:
    return type(unwrap(value)).__name__ == "ScriptBlock"


def elements(value: Any) -> Iterator[Any] | None:
    """What a collection or a dictionary holds (entries), None for one value."""
    base = value.base if type(value) is PSObject else value
    if isinstance(base, Dictionary):
        return base.entries()
    return enumerate_value(value)


# -- properties --------------------------------------------------------------------------------------------------------


def property_names(value: Any) -> list[str]:
    """The object's own properties in order of display: its type's, then the added ones."""
    if type(value) is PSObject and value.base is CUSTOM and value.extra is None and value.type_names is None:
        return list(value.notes)
    return property_names_of(value)


def expanded_names(value: Any) -> list[str]:
    """The properties that are shown when none were asked for: .NET's first, then those of type data and the object's
    own.
    """
    if type(value) is PSObject and value.base is CUSTOM:
        return property_names(value)
    from pyshell.values.memberview import properties_of

    members = properties_of(value)
    adapted = [m.name for m in members if m.kind == "Property"]
    return adapted + [m.name for m in members if m.kind != "Property"]


def has_own_properties(value: Any) -> bool:
    """Whether there is any property besides those that remoting adds."""
    from .text import REMOTING_PROPERTIES

    return any(name.lower() not in REMOTING_PROPERTIES for name in property_names(value))


def has_property(value: Any, name: str) -> bool:
    return get_property_name(value, name) is not None


def get_property_name(value: Any, name: str) -> str | None:
    """The property's name as the object spells it, None when there is no such property."""
    if type(value) is PSObject:
        found = find_note(value.notes, name)
        if found is not None:
            return found
    member = find_member(value, name)
    if member is None or not member.is_property:
        return None
    return str(member.name)


def match_properties(value: Any, pattern: str) -> list[str]:
    """Names of the properties a name or pattern stands for; a hashtable's keys count as properties, property sets
    expand.
    """
    base = value.base if type(value) is PSObject else value
    if _WILDCARDS.isdisjoint(pattern):
        if isinstance(base, Hashtable) and pattern in base:
            return [_key_name(base, pattern)]
        found = get_property_name(value, pattern)
        if found is not None:
            return [found]
        member = find_member(value, pattern)
        if isinstance(member, PSPropertySet):
            return [name for each in member.referenced for name in match_properties(value, each)]
        return []
    from pyshell.values.wildcard import matcher

    matches = matcher(pattern)
    if isinstance(base, Hashtable):
        keys = [to_text(key) for key in base.keys()]
        matched = [key for key in keys if matches(key)]
        if matched:
            return matched
    return [name for name in property_names(value) if matches(name)]


def match_members(value: Any, pattern: str, methods: bool = False) -> list[str]:
    """Names of members (only methods, if asked) that a name or pattern stands for."""
    from pyshell.values.wildcard import matcher

    matches = matcher(pattern)
    found = [m for m in members_of(value) if matches(m.name)]
    return [str(m.name) for m in found if not methods or "Method" in m.kind]


def is_strict(scope: Any, version: int) -> bool:
    """Whether strict mode of at least this version holds in a scope."""
    while scope is not None:
        if scope.strict is not None:
            return bool(scope.strict >= version)
        scope = scope.parent
    return False


def _key_name(table: Dictionary, name: str) -> str:
    for key in table.keys():
        if to_text(key).lower() == name.lower():
            return to_text(key)
    return name


def read(value: Any, name: str) -> tuple[Any, BaseException | None]:
    """A property's value, or the error that reading it raised."""
    if type(value) is PSObject:
        notes = value.notes
        if name in notes:
            return notes[name], None
    try:
        return get_member(value, name), None
    except NetException as error:
        return None, error


def get(value: Any, name: str) -> Any:
    """A property's value, None when there is no such property or reading it fails."""
    return read(value, name)[0]


def lookup(dictionary: Any, key: str) -> Any:
    """A dictionary's value, None when it has no such key or is no dictionary."""
    base = unwrap(dictionary)
    return base.get(key) if isinstance(base, Dictionary) else None


def run_script(context: Any, script: Any, target: Any) -> tuple[Any, BaseException | None]:
    """A script block's value for an object ($_): nothing is None, several values are an array."""
    try:
        results = context.invoke(unwrap(script), dollar_under=target)
    except NetException as error:
        return None, error
    if not results:
        return None, None
    return (results[0] if len(results) == 1 else results), None


# -- type data ---------------------------------------------------------------------------------------------------------


def _standard_members(value: Any) -> PSMemberSet | None:
    if type(value) is PSObject and value.extra:
        for name, member in value.extra.items():
            if name.lower() == "psstandardmembers" and isinstance(member, PSMemberSet):
                return member
    return None


def default_property_set(value: Any) -> list[str]:
    """The names in DefaultDisplayPropertySet, empty when there is none."""
    own = _standard_members(value)
    if own is not None:
        for name, member in own.members.items():
            if name.lower() == "defaultdisplaypropertyset" and isinstance(member, PSPropertySet):
                return [n for n in member.referenced if n]
    for data in _type_data(value):
        if data.default_display_property_set:
            return list(data.default_display_property_set)
    return []


def default_display_property(value: Any) -> str | None:
    """DefaultDisplayProperty, None when there is none."""
    own = _standard_members(value)
    if own is not None:
        for name, member in own.members.items():
            if name.lower() == "defaultdisplayproperty" and isinstance(member, PSNoteProperty):
                return to_text(member.value) or None
    for data in _type_data(value):
        if data.default_display_property:
            return str(data.default_display_property)
    return None


def _type_data(value: Any) -> Iterable[typedata.TypeData]:
    names = type_names(value)
    live = [name[13:] for name in names if name.startswith("Deserialized.")]
    for name in (*names, *live):
        data = typedata.lookup(name) or typedata.builtin(name)
        if data is not None:
            yield data


def shows_computer_name(value: Any) -> bool:
    """Whether a remote object is to be shown with its computer's name."""
    if type(value) is not PSObject or not value.notes:
        return False
    shows = find_note(value.notes, "PSShowComputerName")
    return shows is not None and find_note(value.notes, "PSComputerName") is not None and to_bool(value.notes[shows])


# -- text --------------------------------------------------------------------------------------------------------------

_UNNAMED = frozenset(("System.Text.RegularExpressions.Match", "System.Text.RegularExpressions.Group"))
_NAMED_BASES = frozenset(("System.IO.FileSystemInfo", "System.Management.Automation.CommandInfo"))


def shows_its_name(value: Any) -> bool:
    """Whether an element of a collection is shown by its name property: its own class has no ToString of its own."""
    if type(value) is PSObject:
        return False
    pstype = type_of(value)
    if pstype.clr_name in _UNNAMED:
        return True
    if pstype.is_enum or pstype.is_value_type or pstype.is_array:
        return False
    for each in pstype.chain():
        if each.full_name in _NAMED_BASES:
            return each is not pstype
    return to_text(value) == pstype.clr_name


def is_fraction(value: Any) -> bool:
    kind = type(unwrap(value))
    return kind is float or kind is Single or kind is Decimal


def fixed_text(value: Any) -> str:
    """ToString("F") of a fractional number."""
    return format_value(value, "F")


def format_value(value: Any, format_string: str) -> str:
    """A value by a composite format (`{0:…}`) or by a format of its own type. Raises FormatException."""
    from pyshell.values.format import composite, to_string_format

    if "{0" in format_string or "}" in format_string:
        return composite(format_string, [value])
    return to_string_format(value, format_string)


def same_group(first: Any, second: Any) -> bool:
    """Whether two grouping values are one group: equal in PowerShell's comparison, else by text, without regard to
    case.
    """
    from pyshell.values.compare import try_compare

    result = try_compare(first, second)
    if result is not None:
        return result == 0
    return to_text(first).lower() == to_text(second).lower()


def error_record(error: Any, error_id: str, message: str, target: Any) -> Any:
    """The record shown below a row whose property could not be computed (-ShowError)."""
    from pyshell.values.errors import ErrorDetails, ErrorRecord

    record = ErrorRecord(error, error_id, "InvalidArgument", target)
    record.error_details = ErrorDetails(message)
    return record
