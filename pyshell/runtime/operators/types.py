"""`-is -as`, the range operator, `-not`."""

from __future__ import annotations

from pyshell.values import numparse
from pyshell.values import pstype as types
from pyshell.values.convert import convert, to_bool, to_string
from pyshell.values.exceptions import (
    FormatException,
    InvalidCastException,
    NetException,
    RuntimeException,
)
from pyshell.values.numbers import Char, Decimal
from pyshell.values.psobject import AUTOMATION_NULL, CUSTOM, PSObject
from pyshell.values.pstype import PSType, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def resolve_type(value: Any, operator: str) -> PSType:
    """The right operand of -is or -as as a type. Raises RuntimeException."""
    base = value.base if type(value) is PSObject and value.base is not CUSTOM else value
    if type(base) is PSType:
        return base
    if base is None or base is AUTOMATION_NULL:
        raise RuntimeException(
            f"The right operand of '{operator}' must be a type.",
            error_id="IsOperatorRequiresType" if operator.startswith("-is") else "AsOperatorRequiresType",
            category="InvalidOperation",
        )
    try:
        found: PSType = convert(base, types.TYPE)
    except NetException as error:
        raise RuntimeException(error.message, error, error_id="RuntimeException", category="NotSpecified") from None
    return found


def is_(value: Any, wanted: Any) -> bool:
    """`value -is wanted`. Raises RuntimeException when `wanted` is no type."""
    target = wanted if type(wanted) is PSType else resolve_type(wanted, "-is")
    if value is None or value is AUTOMATION_NULL:
        return False
    if type(value) is PSObject:
        if value.base is CUSTOM:
            return target in (types.CUSTOM_OBJECT, types.PSOBJECT, types.OBJECT)
        if target is types.PSOBJECT:
            return True
        value = value.base
    if type(value) is target.pyclass:
        return True
    if target.generic_definition is not None and target.generic_definition.full_name == "System.Nullable`1":
        target = target.generic_arguments[0]
    return type_of(value).is_subclass_of(target)


def is_not(value: Any, wanted: Any) -> bool:
    """`value -isnot wanted`."""
    target = wanted if type(wanted) is PSType else resolve_type(wanted, "-isnot")
    return not is_(value, target)


def as_(value: Any, wanted: Any) -> Any:
    """`value -as wanted`: converted, or null."""
    target = wanted if type(wanted) is PSType else resolve_type(wanted, "-as")
    if value is None or value is AUTOMATION_NULL:
        if target in (types.STRING,):
            return None if value is None and target is not types.STRING else convert(None, target)
    try:
        return convert(None if value is AUTOMATION_NULL else value, target)
    except NetException:
        return None


def not_(value: Any) -> bool:
    """`-not value`."""
    return not to_bool(value)


def _stopped(error: NetException) -> NetException:
    return error.with_error(error.net_name, "OperationStopped")


def _end(value: Any) -> int:
    """An end of a range: Convert.ToInt32. Raises FormatException, OverflowException, InvalidCastException."""
    if type(value) is int:
        return value
    if value is None:
        return 0
    kind = type(value)
    if kind is str:
        number = numparse.parse_integer(value)
        if number is None:
            raise _stopped(numparse.bad_format(value))
        try:
            return int(numparse.checked(number, int))
        except NetException as error:
            raise _stopped(error) from None
    if kind is Char:
        return ord(value)
    if kind is bool:
        return int(value)
    if isinstance(value, float):
        from pyshell.values.conversions import round_to

        try:
            return int(round_to(value, int))
        except NetException as error:
            raise _stopped(error) from None
    try:
        if kind is Decimal:
            return int(numparse.checked(value.to_even_int(), int))
        if isinstance(value, int) and kind.__name__ != "BigInteger":
            return int(numparse.checked(int(value), int))
    except NetException as error:
        raise _stopped(error) from None
    name = type_of(value).clr_name
    if name == "System.DateTime":
        raise _stopped(InvalidCastException("Invalid cast from 'DateTime' to 'Int32'."))
    if kind is PSObject:
        name = "System.Management.Automation.PSObject"
    raise _stopped(InvalidCastException(f"Unable to cast object of type '{name}' to type 'System.IConvertible'."))


def range_(left: Any, right: Any) -> list[Any]:
    """`left .. right`: integers, or characters between two single ones."""
    if type(left) is int and type(right) is int:
        return list(range(left, right + 1)) if left <= right else list(range(left, right - 1, -1))
    low = _bare(left)
    high = _bare(right)
    if isinstance(low, str) and isinstance(high, str) and len(low) == 1 and len(high) == 1:
        if not (low.isdecimal() or high.isdecimal()) or (type(low) is Char and type(high) is Char):
            first, last = ord(low), ord(high)
            step = 1 if first <= last else -1
            return [Char(chr(code)) for code in range(first, last + step, step)]
    start, stop = _end(low), _end(high)
    step = 1 if start <= stop else -1
    return list(range(start, stop + step, step))


def _bare(value: Any) -> Any:
    if type(value) is PSObject:
        return value if value.base is CUSTOM else value.base
    return None if value is AUTOMATION_NULL else value


__all__ = ["FormatException", "as_", "is_", "is_not", "not_", "range_", "resolve_type", "to_string"]
