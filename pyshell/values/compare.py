"""Comparing values as PowerShell's operators and cmdlets do: LanguagePrimitives.Equals and Compare."""

from __future__ import annotations

from pyshell.values import collation
from pyshell.values import pstype as types
from pyshell.values.collections import Dictionary
from pyshell.values.convert import convert, to_string
from pyshell.values.exceptions import ExtendedTypeSystemException, NetException, RuntimeException
from pyshell.values.numbers import BigInteger, Char, Decimal, Single
from pyshell.values.psobject import AUTOMATION_NULL, CUSTOM, PSObject
from pyshell.values.pstype import PSType, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _number_classes() -> set[type]:
    from pyshell.values.numbers import Byte, Int16, Int64, SByte, UInt16, UInt32, UInt64

    return {int, float, Byte, Int16, Int64, SByte, UInt16, UInt32, UInt64, Single, Decimal}


NUMBERS = _number_classes()


def unwrap(value: Any) -> Any:
    if type(value) is PSObject:
        return value if value.base is CUSTOM else value.base
    return None if value is AUTOMATION_NULL else value


def compare_numbers(first: Any, second: Any) -> int | None:
    """-1, 0, 1, or None when a NaN is in it. A Decimal and a real meet as Decimals."""
    if type(first) is Decimal or type(second) is Decimal:
        try:
            one, two = _decimal(first), _decimal(second)
        except NetException:
            one_float, two_float = float(first), float(second)
            if one_float != one_float or two_float != two_float:
                return None
            return (one_float > two_float) - (one_float < two_float)
        return (one > two) - (one < two)
    if first < second:
        return -1
    if first > second:
        return 1
    return 0 if first == second else None


def _decimal(value: Any) -> Decimal:
    if type(value) is Decimal:
        return value
    return Decimal.from_float(value) if isinstance(value, float) else Decimal.from_int(value)


def equals(first: Any, second: Any, ignore_case: bool = True) -> bool:
    """LanguagePrimitives.Equals."""
    kind, other = type(first), type(second)
    if kind is str and other is str:
        return first == second or collation.equal(first, second, ignore_case)
    if kind is int and other is int:
        return bool(first == second)
    if first is None or first is AUTOMATION_NULL:
        return unwrap(second) is None
    first, second = unwrap(first), unwrap(second)
    if first is None or second is None:
        return first is second
    kind, other = type(first), type(second)
    if kind is str:
        return collation.equal(first, second if other is str else to_string(second), ignore_case)
    if kind in NUMBERS and other in NUMBERS:
        return compare_numbers(first, second) == 0
    if other is bool and type_of(first).is_enum:
        return int(first) == int(second)
    if first is second:
        return not (kind is float and first != first)
    if kind is Char and other in (Char, str):
        if other is str and len(second) != 1:
            return False
        one, two = str.__str__(first), str.__str__(second)
        return one == two or (ignore_case and one.lower() == two.lower())
    if kind is bool and other is bool:
        return bool(first == second)
    if kind is other and not isinstance(first, list):
        return bool(_net_equals(first, second))
    if isinstance(first, list) or kind is PSObject or kind is PSType:
        if kind is PSType and other is str:
            found = types.find_type(second)
            return found is first
        own = getattr(kind, "ps_equals", None)
        return bool(own(first, second)) if own is not None else False
    if _net_equals(first, second):
        return True
    try:
        converted = convert(second, type_of(first))
    except NetException:
        return False
    if kind in NUMBERS:
        return compare_numbers(first, converted) == 0
    return bool(_net_equals(first, converted))


def _net_equals(first: Any, second: Any) -> bool:
    own = getattr(type(first), "ps_equals", None)
    if own is not None:
        return bool(own(first, second))
    method = getattr(type(first), "Equals", None)
    if method is not None and type_of(first).script_class is not None:
        return bool(method(first, second))
    if type_of(first).script_class is not None:
        from pyshell.values.members import invoke_member

        return bool(invoke_member(first, "Equals", [second]))
    if type(first) is not type(second):
        return False
    return bool(first == second)


def compare(first: Any, second: Any, ignore_case: bool = True) -> int | None:
    """LanguagePrimitives.Compare: -1, 0, 1 (None with NaN). Raises RuntimeException (ComparisonFailure,
    NotIcomparable).
    """
    kind, other = type(first), type(second)
    if kind is str and other is str:
        return collation.compare(first, second, ignore_case)
    first, second = unwrap(first), unwrap(second)
    kind, other = type(first), type(second)
    if first is None:
        return 0 if second is None else -compare_to_null(second)
    if second is None:
        return compare_to_null(first)
    if kind is str:
        return collation.compare(first, second if other is str else to_string(second), ignore_case)
    if kind in NUMBERS and other in NUMBERS:
        return compare_numbers(first, second)
    if (isinstance(first, Dictionary) and not isinstance(second, Dictionary)) or (
        kind is PSType and other is not PSType
    ):
        raise _not_comparable(first)
    if kind is not PSObject:
        try:
            converted = convert(second, type_of(first))
        except NetException as error:
            raise RuntimeException(
                f'Could not compare "{to_string(first)}" to "{to_string(second)}". Error: "{error.message}"',
                error,
                error_id="ComparisonFailure",
                category="InvalidOperation",
            ) from None
    else:
        converted = second
    if kind in NUMBERS:
        return compare_numbers(first, converted)
    return compare_same(first, converted, ignore_case)


def compare_to_null(value: Any) -> int:
    """How a value stands to null: a negative number is below it, everything else above."""
    if type(value) in NUMBERS or type(value) is BigInteger:
        return -1 if float(value) < 0 else 1
    return 1


def compare_same(first: Any, second: Any, ignore_case: bool) -> int:
    """Two values of one type through IComparable. Raises RuntimeException (NotIcomparable)."""
    kind = type(first)
    if kind is Char:
        one, two = str.__str__(first), str.__str__(second)
        if ignore_case:
            one, two = one.upper(), two.upper()
        return (one > two) - (one < two)
    if isinstance(first, (int, float)):
        return int((first > second) - (first < second))
    method = getattr(kind, "CompareTo", None)
    if method is not None:
        return int(method(first, second))
    if kind is PSObject:
        if first is second:
            return 0
        raise ExtendedTypeSystemException(
            f'Cannot compare "{to_string(first)}" to "{to_string(second)}" because the objects are not the same '
            f"type or "
            f'the object "{to_string(first)}" does not implement "IComparable".'
        ).with_error("PSObjectCompareTo")
    if type_of(first).script_class is not None and any("IComparable" in each for each in type_of(first).interfaces):
        from pyshell.values.members import invoke_member

        return int(invoke_member(first, "CompareTo", [second]))
    if equals(first, second, ignore_case):
        return 0
    raise _not_comparable(first)


def _not_comparable(value: Any) -> RuntimeException:
    shown = value.clr_name if type(value) is PSType else to_string(value)
    if isinstance(value, list):
        shown = type_of(value).clr_name
    return RuntimeException(
        f'Cannot compare "{shown}" because it is not IComparable.',
        error_id="NotIcomparable",
        category="InvalidOperation",
    )


def try_compare(first: Any, second: Any, ignore_case: bool = True) -> int | None:
    """-1, 0, 1, or None when the values cannot be compared."""
    try:
        return compare(first, second, ignore_case)
    except NetException:
        return None
