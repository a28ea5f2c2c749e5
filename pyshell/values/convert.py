"""PowerShell's conversions: casts, `-as`, parameter and argument conversion.

`convert` looks up one function by the value's Python class and the target type; `conversions` works that function
out in PowerShell's order (language rules, Parse, constructor, cast operator, IConvertible, properties) and ranks it
for overloads.
"""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.enumerate import enumerate_value, is_collection
from pyshell.values.exceptions import NetException, PSInvalidCastException
from pyshell.values.numbers import Decimal
from pyshell.values.psobject import AUTOMATION_NULL, CUSTOM, PSObject
from pyshell.values.pstype import PSType
from pyshell.values.text import net_string, to_string, to_string_flat

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Converter = Callable[[Any], Any]

__all__ = [
    "convert",
    "enumerate_value",
    "is_collection",
    "net_string",
    "to_bool",
    "to_custom_object",
    "to_int",
    "to_number",
    "to_string",
    "to_string_flat",
    "try_convert",
]

_CACHE: dict[tuple[type, PSType], Converter] = {}


def convert(value: Any, target: PSType) -> Any:
    """`value` as `target`. Raises PSInvalidCastException with PowerShell's ids and texts."""
    kind = type(value)
    if kind is target.pyclass:
        return value
    converter = _CACHE.get((kind, target))
    if converter is None:
        from pyshell.values.conversions import figure

        converter = _CACHE[kind, target] = figure(kind, target)[0]
    return converter(value)


def try_convert(value: Any, target: PSType) -> tuple[bool, Any]:
    """(True, converted) or (False, None)."""
    try:
        return True, convert(value, target)
    except NetException:
        return False, None


def forget_conversions() -> None:
    """Drops cached conversions (a script class with a known name was defined again)."""
    _CACHE.clear()
    from pyshell.values import conversions

    conversions.CACHE.clear()


def cast_error(error_id: str, message: str, inner: BaseException | None = None) -> PSInvalidCastException:
    return PSInvalidCastException(message, inner, error_id)


def no_conversion(value: Any, target: PSType) -> PSInvalidCastException:
    """The error of a conversion that does not exist at all."""
    source = types.type_of(value)
    return cast_error(
        "ConvertToFinalInvalidCastException",
        f'Cannot convert the "{error_text(value)}" value of type "{source.full_name}" to type "{target.clr_name}".',
    )


def failed(error_id: str, value: Any, target: PSType, inner: BaseException | str) -> PSInvalidCastException:
    """The error of a conversion that exists but did not work: `Cannot convert value … Error: …`."""
    message = inner if isinstance(inner, str) else str(getattr(inner, "message", inner))
    return cast_error(
        error_id,
        f'Cannot convert value "{error_text(value)}" to type "{target.clr_name}". Error: "{message}"',
        inner if isinstance(inner, BaseException) else None,
    )


def error_text(value: Any) -> str:
    """A value inside a conversion error's message: its .NET text."""
    if value is None:
        return ""
    if type(value) is PSObject and value.base is CUSTOM:
        return to_string(value)
    return net_string(value)


def to_bool(value: Any) -> bool:
    """PowerShell's truth."""
    kind = type(value)
    if kind is bool:
        return value  # type: ignore[no-any-return]
    if value is None or value is AUTOMATION_NULL:
        return False
    if kind is str:
        return bool(value != "")
    if kind is int or kind is float:
        return bool(value != 0)
    if isinstance(value, list):
        if kind is not list and getattr(kind, "ps_bool", None) is not None:
            return True
        if not value:
            return False
        if len(value) == 1:
            first = value[0]
            if isinstance(first, list):
                return len(first) > 0
            return to_bool(first)
        return True
    if isinstance(value, (int, float)):
        return value != 0
    if isinstance(value, str):
        return value not in ("", "\0")
    if kind is PSObject:
        return True if value.base is CUSTOM else to_bool(value.base)
    if kind is Decimal:
        return bool(value.unscaled != 0)
    truth = getattr(kind, "ps_bool", None)
    if truth is not None:
        return bool(truth(value))
    return True


def to_int(value: Any) -> int:
    """`value` as Int32."""
    if type(value) is int:
        return value
    result: int = convert(value, types.INT32)
    return result


def to_number(value: Any) -> Any:
    """`value` as some number: itself when numeric, null as 0, text as the number it spells, bool as 0 or 1.

    Raises PSInvalidCastException for anything else.
    """
    kind = type(value)
    if kind is int or kind is float:
        return value
    if value is None:
        return 0
    if kind is str:
        from pyshell.values.numparse import text_to_number

        return text_to_number(value)
    if kind is bool:
        return int(value)
    if kind is PSObject and value.base is not CUSTOM:
        return to_number(value.base)
    if isinstance(value, (int, float)) or kind is Decimal:
        return value
    return convert(value, types.INT32)


def to_custom_object(value: Any) -> Any:
    """`[pscustomobject]` applied to a value: a dictionary becomes a custom object, the rest stays as it is."""
    from pyshell.values.collections import Dictionary
    from pyshell.values.psobject import custom

    base = value.base if type(value) is PSObject else value
    if not isinstance(base, Dictionary):
        return value
    notes: dict[str, Any] = {}
    type_names: list[str] | None = None
    folded: dict[str, str] = {}
    for key, item in base.items():
        name = to_string(key)
        if name.lower() == "pstypename":
            type_names = [to_string(each) for each in (item if isinstance(item, list) else [item])]
            continue
        exact = folded.setdefault(name.lower(), name)
        notes[exact] = item
    made = custom(notes)
    if type_names:
        made.type_names = [*type_names, "System.Management.Automation.PSCustomObject", "System.Object"]
    return made


def default_value(target: PSType) -> Any:
    """What an unassigned variable or field of a type holds: null, or zero of a value type."""
    if not target.is_value_type or target.pyclass is None:
        return None
    if target.is_enum:
        return target.pyclass(0)
    if target.generic_definition is not None and target.generic_definition.full_name == "System.Nullable`1":
        return None
    maker = getattr(target.pyclass, "net_default", None)
    if maker is not None:
        return maker()
    if issubclass(target.pyclass, str):
        return target.pyclass("\0")
    return target.pyclass()
