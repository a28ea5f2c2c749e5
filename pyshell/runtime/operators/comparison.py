"""`-eq -ne -gt -ge -lt -le`, `-contains -in`: a collection on the left filters, a single value answers with a bool."""

from __future__ import annotations

from pyshell.runtime.operators.arithmetic import LONGS, NUMERIC, text_number
from pyshell.values import numparse
from pyshell.values import pstype as types
from pyshell.values.compare import NUMBERS, compare, compare_numbers, equals, unwrap
from pyshell.values.convert import convert
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import InvalidOperationException, NetException
from pyshell.values.numbers import Char
from pyshell.values.psobject import AUTOMATION_NULL
from pyshell.values.pstype import type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def _scalar_equal(left: Any, right: Any, ignore_case: bool) -> bool:
    kind = type(left)
    if kind in NUMERIC:
        other = type(right)
        if other in NUMERIC:
            return left == right if kind is other else compare_numbers(left, right) == 0
        if other is str or other is Char:
            try:
                return compare_numbers(left, text_number(str.__str__(right), type_of(left))) == 0
            except NetException:
                return False
    elif isinstance(left, int) and kind is not bool:
        _reject_enum(left, right)
    return equals(left, right, ignore_case)


def _reject_enum(left: Any, right: Any) -> None:
    """An enumeration next to an unsigned number makes .NET's expression fail."""
    if type_of(left).is_enum and type(right) in (types.UINT32.pyclass, types.UINT64.pyclass):
        name = type_of(left).clr_name
        raise InvalidOperationException(
            f"The binary operator GreaterThanOrEqual is not defined for the types '{name}' and 'System.Int32'."
        ).with_error("System.InvalidOperationException", "OperationStopped")


def eq(left: Any, right: Any, case: bool = False) -> Any:
    """`left -eq right` (`case`: -ceq)."""
    kind = type(left)
    if kind in LONGS and type(right) in LONGS:
        return int(left) == int(right)
    if kind is str or kind is float:
        return _scalar_equal(left, right, not case)
    items = enumerate_value(left) if left is not AUTOMATION_NULL else None
    if items is not None:
        same = _scalar_equal if type(right) is str else equals
        return [item for item in items if same(item, right, not case)]
    return _scalar_equal(unwrap(left), unwrap(right), not case)


def ne(left: Any, right: Any, case: bool = False) -> Any:
    """`left -ne right`."""
    if type(left) in LONGS and type(right) in LONGS:
        return int(left) != int(right)
    if type(left) is str and type(right) is str:
        return not _scalar_equal(left, right, not case)
    items = enumerate_value(left) if left is not AUTOMATION_NULL and type(left) is not str else None
    if items is not None:
        same = _scalar_equal if type(right) is str else equals
        return [item for item in items if not same(item, right, not case)]
    return not _scalar_equal(unwrap(left), unwrap(right), not case)


def _scalar_compare(left: Any, right: Any, ignore_case: bool) -> int | None:
    kind = type(left)
    if kind in NUMERIC and type(right) is str:
        return compare_numbers(left, text_number(right, type_of(left)))
    if kind not in NUMBERS and kind is not str:
        base = unwrap(left)
        if base is None and type_of(right).is_enum:
            name = type_of(right).clr_name
            raise InvalidOperationException(
                f"The binary operator GreaterThanOrEqual is not defined for the types '{name}' and '{name}'."
            ).with_error("System.InvalidOperationException", "OperationStopped")
        if base is not None:
            _reject_enum(base, right)
            if type_of(base).is_enum:
                found = _enum_operand(base, unwrap(right))
                if found is not None:
                    return compare_numbers(int(base), found)
    return compare(left, right, ignore_case)


def _enum_operand(left: Any, right: Any) -> Any:
    """What an enumeration is compared with as a number, None when it is something else."""
    kind = type(right)
    if kind is str:
        found = numparse.scan_number(right) if right else 0
        return int(convert(right, type_of(left))) if found is None else found
    if kind is Char:
        return ord(right)
    return int(right) if kind is bool else right if kind in NUMBERS else None


def _ordered(left: Any, right: Any, case: bool, test: Callable[[int], bool]) -> Any:
    items = enumerate_value(left) if left is not AUTOMATION_NULL and type(left) is not str else None
    if items is not None:
        found: list[Any] = []
        for item in items:
            result = _scalar_compare(unwrap(item), right, not case)
            if result is not None and test(result):
                found.append(item)
        return found
    result = _scalar_compare(unwrap(left), unwrap(right), not case)
    return result is not None and test(result)


def gt(left: Any, right: Any, case: bool = False) -> Any:
    """`left -gt right`."""
    if (type(left) is int or type(left) is float) and (type(right) is int or type(right) is float):
        return left > right
    if type(left) in LONGS and type(right) in LONGS:
        return int(left) > int(right)
    return _ordered(left, right, case, lambda result: result > 0)


def ge(left: Any, right: Any, case: bool = False) -> Any:
    """`left -ge right`."""
    if (type(left) is int or type(left) is float) and (type(right) is int or type(right) is float):
        return left >= right
    if type(left) in LONGS and type(right) in LONGS:
        return int(left) >= int(right)
    return _ordered(left, right, case, lambda result: result >= 0)


def lt(left: Any, right: Any, case: bool = False) -> Any:
    """`left -lt right`."""
    if (type(left) is int or type(left) is float) and (type(right) is int or type(right) is float):
        return left < right
    if type(left) in LONGS and type(right) in LONGS:
        return int(left) < int(right)
    return _ordered(left, right, case, lambda result: result < 0)


def le(left: Any, right: Any, case: bool = False) -> Any:
    """`left -le right`."""
    if (type(left) is int or type(left) is float) and (type(right) is int or type(right) is float):
        return left <= right
    if type(left) in LONGS and type(right) in LONGS:
        return int(left) <= int(right)
    return _ordered(left, right, case, lambda result: result <= 0)


def contains(left: Any, right: Any, case: bool = False) -> bool:
    """`left -contains right`."""
    items = enumerate_value(left) if left is not AUTOMATION_NULL else iter(())
    ignore_case = not case
    if items is None:
        return equals(left, right, ignore_case)
    same = _scalar_equal if type(right) is str else equals
    return any(same(item, right, ignore_case) for item in items)


def in_(left: Any, right: Any, case: bool = False) -> bool:
    """`left -in right`."""
    items = enumerate_value(right) if right is not AUTOMATION_NULL else iter(())
    ignore_case = not case
    if items is None:
        return equals(right, left, ignore_case)
    same = _scalar_equal if type(left) is str else equals
    return any(same(item, left, ignore_case) for item in items)


def not_contains(left: Any, right: Any, case: bool = False) -> bool:
    """`left -notcontains right`."""
    return not contains(left, right, case)


def not_in(left: Any, right: Any, case: bool = False) -> bool:
    """`left -notin right`."""
    return not in_(left, right, case)
