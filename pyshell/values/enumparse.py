"""Text and numbers to enumeration values, with PowerShell's prefix matching."""

from __future__ import annotations

from pyshell.values.convert import cast_error, error_text, to_string
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import ArgumentException, NetException
from pyshell.values.numparse import parse_integer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.values.pstype import PSType


def _undefined(error_id: str, value: Any, target: PSType) -> NetException:
    from pyshell.values.conversions import sorted_names

    return cast_error(
        error_id,
        f'Cannot convert value "{error_text(value)}" to type "{target.clr_name}" due to enumeration values that '
        f"are not "
        "valid. Specify one of the following enumeration values and try again. The possible enumeration values are "
        f'"{",".join(sorted_names(target))}".',
    )


def is_defined(number: int, target: PSType) -> bool:
    """Whether a number is a member, or for flags made of members' bits."""
    values = target.enum_names.values()
    if number in values:
        return True
    if not target.is_flags:
        return False
    if number < 0:
        return False
    mask = 0
    for each in values:
        mask |= each
    return number & ~mask == 0


def from_integer(value: int, target: PSType) -> Any:
    """Raises PSInvalidCastException (UndefinedIntegerToEnum)."""
    number = int(value)
    if not is_defined(number, target):
        raise _undefined("UndefinedIntegerToEnum", value, target)
    assert target.pyclass is not None
    return target.pyclass(number)


def parse(text: str, target: PSType) -> Any:
    """A cast of text: a number, names joined by commas, unambiguous prefixes. Raises PSInvalidCastException."""
    from pyshell.values.convert import failed

    assert target.pyclass is not None
    number = parse_integer(text)
    if number is not None:
        if not is_defined(number, target):
            raise _undefined("EnumParseUndefined", text, target)
        return target.pyclass(number)
    total = 0
    parts = text.split(",")
    for part in parts:
        found = match_name(part.strip(), target, text)
        if isinstance(found, str):
            raise failed("SubstringDisambiguationEnumParseThrewAnException", text, target, found)
        total |= found
    if len(parts) > 1 and not is_defined(total, target):
        raise _undefined("EnumParseUndefined", text, target)
    return target.pyclass(total)


def match_name(name: str, target: PSType, whole: str = "") -> int | str:
    """The number of the member that `name` spells or begins, or the text of the error (about `whole` when given)."""
    from pyshell.values.conversions import sorted_names

    folded = name.lower()
    names = target.enum_names
    if name in names:
        return names[name]
    for each, number in names.items():
        if each.lower() == folded:
            return number
    matches = [each for each in sorted_names(target) if each.lower().startswith(folded)]
    if len(matches) == 1:
        return names[matches[0]]
    if matches:
        for preferred in _PREFERRED.get(target.full_name, ()):
            if preferred in matches:
                return names[preferred]
        # members with the same value are no ambiguity
        if len({names[each] for each in matches}) == 1:
            return names[matches[0]]
        return (
            f"The identifier name {name} cannot be processed because it is either too similar or identical to the "
            f"following enumerator names: {', '.join(matches)}. Use a more specific identifier name."
        )
    return (
        f"Unable to match the identifier name {whole or name} to a valid enumerator name. Specify one of the "
        f"following enumerator "
        f"names and try again:\n{', '.join(sorted_names(target))}"
    )


_PREFERRED = {"System.IO.FileAttributes": ("Directory", "ReadOnly", "System")}


def from_collection(value: Any, target: PSType) -> Any:
    """A collection of names or numbers, combined."""
    from pyshell.values.convert import convert, no_conversion

    items = enumerate_value(value)
    if items is None:
        raise no_conversion(value, target)
    listed = list(items)
    if all(isinstance(item, str) for item in listed):
        return parse(",".join(listed), target)
    return parse(
        ",".join(item if isinstance(item, str) else to_string(convert(item, target)) for item in listed), target
    )


def net_parse(text: str, target: PSType, ignore_case: bool) -> Any:
    """Enum.Parse: whole names or numbers only. Raises ArgumentException."""
    assert target.pyclass is not None
    number = parse_integer(text)
    if number is not None:
        return target.pyclass(number)
    if not text.strip():
        raise ArgumentException("Must specify valid information for parsing in the string.", "value")
    total = 0
    for part in text.split(","):
        name = part.strip()
        for each, value in target.enum_names.items():
            if each == name or (ignore_case and each.lower() == name.lower()):
                total |= value
                break
        else:
            raise ArgumentException(f"Requested value '{text}' was not found.")
    return target.pyclass(total)


__all__ = ["from_collection", "from_integer", "is_defined", "match_name", "net_parse", "parse", "to_string"]
