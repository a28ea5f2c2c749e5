"""`-band -bor -bxor -bnot -shl -shr`."""

from __future__ import annotations

from pyshell.runtime.operators.arithmetic import RANK, call_operator, text_number, unwrap
from pyshell.values import numbers
from pyshell.values import pstype as types
from pyshell.values.convert import convert, failed, no_conversion
from pyshell.values.exceptions import (
    InvalidOperationException,
    NetException,
    NullReferenceException,
    OverflowException,
    RuntimeException,
)
from pyshell.values.numbers import BigInteger, Byte, Char, Decimal, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64
from pyshell.values.pstype import type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_NAMES = {"-band": "op_BitwiseAnd", "-bor": "op_BitwiseOr", "-bxor": "op_ExclusiveOr"}
_ACTIONS: dict[str, Callable[[int, int], int]] = {
    "-band": lambda a, b: a & b,
    "-bor": lambda a, b: a | b,
    "-bxor": lambda a, b: a ^ b,
}
_REALS = (float, Single, Decimal)


def band(left: Any, right: Any) -> Any:
    return left & right if type(left) is int and type(right) is int else _bitwise("-band", left, right)


def bor(left: Any, right: Any) -> Any:
    return left | right if type(left) is int and type(right) is int else _bitwise("-bor", left, right)


def bxor(left: Any, right: Any) -> Any:
    return left ^ right if type(left) is int and type(right) is int else _bitwise("-bxor", left, right)


def _bitwise(sign: str, left: Any, right: Any) -> Any:
    left, right = unwrap(left), unwrap(right)
    left_enum, right_enum = type_of(left).is_enum, type_of(right).is_enum
    if left_enum or right_enum:
        done, result = _enums(sign, left, right, left_enum)
        if done:
            return result
    left = _operand(left, right)
    right = _operand(right, left)
    first, second = type(left), type(right)
    if first in RANK and second in RANK:
        return _numbers(sign, left, right)
    if first is BigInteger or second is BigInteger:
        if (first is BigInteger or first in RANK) and (second is BigInteger or second in RANK):
            return BigInteger(_ACTIONS[sign](_big(left), _big(right)))
        return call_operator(_NAMES[sign], left, right)
    if first in _REALS or second in _REALS:
        raise NullReferenceException().with_error("System.NullReferenceException", "OperationStopped")
    return call_operator(_NAMES[sign], left, right)


def _big(value: Any) -> int:
    return int(convert(value, types.BIGINTEGER))


def _enums(sign: str, left: Any, right: Any, left_enum: bool) -> tuple[bool, Any]:
    wanted = type_of(left) if left_enum else type_of(right)
    first, second = left, right
    if type(first) is str:
        first = convert(first, wanted) if first else 0
    if type(second) is str:
        second = convert(second, wanted) if second else 0
    first = 0 if first is None else first
    second = 0 if second is None else second
    if type(first) in _REALS or type(second) in _REALS:
        return True, _numbers(sign, _plain(first), _plain(second))
    if not (isinstance(first, int) and isinstance(second, int)) or BigInteger in (type(first), type(second)):
        return False, None
    result = _ACTIONS[sign](int(first), int(second))
    if left_enum:
        assert wanted.pyclass is not None
        return True, wanted.pyclass(result)
    return True, _numbers(sign, _plain(first), _plain(second))


def _plain(value: Any) -> Any:
    return int(value) if type_of(value).is_enum else value


def _operand(value: Any, other: Any) -> Any:
    if value is None:
        return 0
    if type(value) is str:
        wanted = type_of(other) if type(other) in RANK and type(other) not in (bool, Char) else types.INT32
        return text_number(value, wanted)
    return value


def _numbers(sign: str, left: Any, right: Any) -> Any:
    first, second = type(left), type(right)
    top = max(RANK[first], RANK[second])
    action = _ACTIONS[sign]
    if top >= 13:
        negative = any(_is_negative(value) for value in (left, right))
        kind: type[int] = Int64 if negative else UInt64
        return numbers.wrap(action(_whole(left, kind), _whole(right, kind)), kind)
    a = ord(left) if first is Char else int(left)
    b = ord(right) if second is Char else int(right)
    if top <= 9:
        return action(a, b)
    signed = (a < 0) or (b < 0)
    if top == 10:
        if signed:
            return numbers.wrap(action(a, b), Int64)
        return numbers.wrap(action(a, b), UInt32)
    if top == 11:
        return numbers.wrap(action(a, b), Int64)
    return numbers.wrap(action(a, b), UInt64 if not signed else UInt64)


def _is_negative(value: Any) -> bool:
    if type(value) is Char:
        return False
    return bool(float(value) < 0)


def _whole(value: Any, kind: type[int]) -> int:
    """A number as 64 bits. Raises PSInvalidCastException when it does not fit."""
    if type(value) is Char:
        return ord(value)
    if type(value) is bool or isinstance(value, int):
        return int(value)
    if value != value:
        raise failed("InvalidCastIConvertible", value, types.UINT64, OverflowException())
    wanted = types.UINT64 if kind is UInt64 else types.INT64
    if type(value) is Decimal:
        return int(convert(value, wanted))
    if value != value or not numbers.RANGES[kind][0] <= value <= numbers.RANGES[kind][1]:
        raise failed("InvalidCastIConvertible", value, wanted, OverflowException())
    return int(convert(value, wanted))


def bnot(value: Any) -> Any:
    """`-bnot value`."""
    if type(value) is int:
        return ~value
    base = unwrap(value)
    if base is None:
        return -1
    if type(base) is str:
        base = text_number(base, types.INT32)
    kind = type(base)
    if type_of(base).is_enum:
        made = type_of(base).pyclass
        assert made is not None
        return made(~int(base))
    if kind is bool:
        return ~int(base)
    if kind in (SByte, Byte, Int16, UInt16) or kind is int:
        return ~int(base)
    if kind is Char:
        return ~ord(base)
    if kind in (UInt32, Int64, UInt64):
        return numbers.wrap(~int(base), kind)
    if kind is BigInteger:
        return BigInteger(~int(base))
    if kind in _REALS:
        return _real_complement(base)
    return ~int(convert(base, types.INT32))


def _real_complement(value: Any) -> Any:
    """A real as the narrowest of Int32, UInt32, Int64, UInt64 that holds it."""
    whole = _narrowest(value)
    return numbers.wrap(~int(whole), type(whole))


def _narrowest(value: Any) -> Any:
    for target in (types.INT32, types.UINT32, types.INT64, types.UINT64):
        try:
            return convert(value, target)
        except NetException:
            continue
    raise no_conversion(value, types.UINT64)


def shl(left: Any, right: Any) -> Any:
    """`left -shl right`."""
    return _shift(left, right, True)


def shr(left: Any, right: Any) -> Any:
    """`left -shr right`."""
    return _shift(left, right, False)


def _shift(left: Any, right: Any, is_left: bool) -> Any:
    left, right = unwrap(left), unwrap(right)
    name = "op_LeftShift" if is_left else "op_RightShift"
    if left is None:
        return 0
    if type(left) is str:
        left = text_number(left, types.INT32)
    kind = type(left)
    if kind is bool or kind is Char:
        if right is None or type(right) in RANK and type(right) is not Decimal or type(right) in (bool, Char):
            shown = "$null" if right is None else type_of(right).clr_name
            raise RuntimeException(
                f"The operation '[{type_of(left).clr_name}] {'-shl' if is_left else '-shr'} [{shown}]' is not defined.",
                error_id="NotADefinedOperationForType",
                category="InvalidOperation",
            )
        return call_operator(name, left, right)
    if type_of(left).is_enum:
        _count(right, int)
        raise InvalidOperationException(
            f"The binary operator {name[3:]} is not defined for the types '{type_of(left).clr_name}' and "
            f"'System.Int32'."
        ).with_error("System.InvalidOperationException", "OperationStopped")
    if type(right) is str:
        right = text_number(right, type_of(left) if kind in RANK else types.INT32)
    if kind is BigInteger:
        return BigInteger(int(left) << _count(right, kind)) if is_left else BigInteger(int(left) >> _count(right, kind))
    if kind not in RANK:
        return call_operator(name, left, right)
    if kind in _REALS:
        left = _narrowest(left)
        kind = type(left)
    count = _count(right, kind)
    mask = 63 if kind in (Int64, UInt64) else 31
    return _shift_bits(int(left), count & mask, is_left, kind)


def _count(value: Any, kind: type) -> int:
    if value is None:
        return 0
    if type(value) is str and kind in RANK and kind not in (bool, Char):
        value = text_number(value, types.type_of_class(kind))
    return int(convert(value, types.INT32))


def _shift_bits(number: int, count: int, is_left: bool, kind: type[int]) -> Any:
    return numbers.wrap(number << count if is_left else number >> count, kind)
