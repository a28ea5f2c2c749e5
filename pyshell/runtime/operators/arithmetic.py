"""`+ - * / %`, unary `+ -`, `++ --`: fast by exact type, else PowerShell's promotions and the types' own operators."""

from __future__ import annotations

from pyshell.values import dotnet, numbers, numparse
from pyshell.values import pstype as types
from pyshell.values.collections import Dictionary, Hashtable, OrderedDictionary, typed_array
from pyshell.values.convert import cast_error, convert, to_string
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentOutOfRangeException,
    InvalidCastException,
    InvalidOperationException,
    NetException,
    RuntimeException,
)
from pyshell.values.numbers import BigInteger, Byte, Char, Decimal, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64
from pyshell.values.psobject import AUTOMATION_NULL, CUSTOM, PSObject
from pyshell.values.pstype import type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

INT_MIN, INT_MAX = numbers.INT32_MIN, numbers.INT32_MAX
# .NET's TypeCode order decides the common type of two numbers
RANK: dict[type, int] = {
    bool: 3, Char: 4, SByte: 5, Byte: 6, Int16: 7, UInt16: 8, int: 9, UInt32: 10, Int64: 11, UInt64: 12,
    Single: 13, float: 14, Decimal: 15,
}  # fmt: skip
NUMERIC = set(RANK) - {bool, Char}
_WIDE = (Int64, UInt64)
_UNSIGNED = {Byte, UInt16, UInt32, UInt64, Char, bool}
OP_NAMES = {"+": "op_Addition", "-": "op_Subtraction", "*": "op_Multiply", "/": "op_Division", "%": "op_Modulus"}


# Int32 and Int64: any two of them with an Int64 among them work in 64 bits.
LONGS = frozenset((int, Int64))
LONG_MIN, LONG_MAX = numbers.RANGES[Int64]


def unwrap(value: Any) -> Any:
    """An operand without its wrapper; nothing counts as null."""
    if type(value) is PSObject:
        return value if value.base is CUSTOM else value.base
    return None if value is AUTOMATION_NULL else value


def divide_by_zero() -> NetException:
    from pyshell.values.exceptions import DivideByZeroException

    inner = DivideByZeroException()
    return RuntimeException(inner.message, inner, error_id="RuntimeException", category="NotSpecified")


def add(left: Any, right: Any) -> Any:
    """`left + right`."""
    kind, other = type(left), type(right)
    if kind is int and other is int:
        result = left + right
        return result if INT_MIN <= result <= INT_MAX else float(result)
    if kind is str:
        return left + (right if other is str else to_string(right))
    if kind is float and (other is float or other is int):
        return left + right
    if kind is list:
        return _append(left, right)
    if kind in LONGS and other in LONGS:
        result = int.__add__(left, right)
        return Int64(result) if LONG_MIN <= result <= LONG_MAX else float(result)
    return _add(left, right)


def _append(left: Any, right: Any) -> list[Any]:
    """A new object[] with the elements of both."""
    if type(right) is list:
        return list(left) + right
    if right is AUTOMATION_NULL:
        return list(left)
    items = enumerate_value(right)
    return [*left, *items] if items is not None else [*left, right]


def _add(left: Any, right: Any) -> Any:
    if left is AUTOMATION_NULL:
        left = None
    if left is None:
        return None if right is AUTOMATION_NULL else right
    base = unwrap(left)
    kind = type(base)
    if kind is str:
        return base + to_string(right)
    if isinstance(base, list) or (kind not in RANK and enumerate_value(base) is not None):
        return _append(list(enumerate_value(base) or ()), right)
    if kind is Char:
        return str.__str__(base) + to_string(right)
    if isinstance(base, Dictionary):
        return _add_tables(base, unwrap(right))
    return _general("+", base, unwrap(right))


def _add_tables(left: Dictionary, right: Any) -> Dictionary:
    if not isinstance(right, Dictionary):
        raise RuntimeException(
            "A hash table can only be added to another hash table.",
            error_id="AddHashTableToNonHashTable",
            category="InvalidOperation",
        )
    made: Dictionary
    if isinstance(left, OrderedDictionary):
        made = OrderedDictionary(left, ignore_case=left.ignore_case)
    else:
        made = Hashtable(left)
    for key, value in right.items():
        if key in made:
            shown = to_string(key)
            raise ArgumentException(
                f"Item has already been added. Key in dictionary: '{shown}'  Key being added: '{shown}'"
            ).with_error("System.ArgumentException", "OperationStopped")
        made[key] = value
    return made


def subtract(left: Any, right: Any) -> Any:
    """`left - right`."""
    kind, other = type(left), type(right)
    if kind is int and other is int:
        result = left - right
        return result if INT_MIN <= result <= INT_MAX else float(result)
    if kind is float and (other is float or other is int):
        return left - right
    if kind in LONGS and other in LONGS:
        result = int.__sub__(left, right)
        return Int64(result) if LONG_MIN <= result <= LONG_MAX else float(result)
    return _general("-", unwrap(left), unwrap(right))


def multiply(left: Any, right: Any) -> Any:
    """`left * right`: numbers, repeated strings, repeated arrays."""
    kind, other = type(left), type(right)
    if kind is int and other is int:
        result = left * right
        return result if INT_MIN <= result <= INT_MAX else float(result)
    if kind is float and (other is float or other is int):
        return left * right
    if kind in LONGS and other in LONGS:
        result = int.__mul__(left, right)
        return Int64(result) if LONG_MIN <= result <= LONG_MAX else numbers.truncated_float(result)
    base = unwrap(left)
    if base is None:
        return None
    kind = type(base)
    if kind is str:
        return _repeat_text(base, right)
    if isinstance(base, list):
        return _repeat_items(base, right)
    other_base = unwrap(right)
    if kind is bool or kind is Char:
        if other_base is None or type(other_base) in NUMERIC - {Decimal} or type(other_base) in (bool, Char):
            shown = "$null" if other_base is None else type_of(other_base).clr_name
            raise RuntimeException(
                f"The operation '[{type_of(base).clr_name}] * [{shown}]' is not defined.",
                error_id="NotADefinedOperationForType",
                category="InvalidOperation",
            )
        return _operator_method("*", base, other_base)
    return _general("*", base, other_base)


def _repeat_text(text: str, times: Any) -> str:
    if type(times) is not int:
        times = convert(scan_operand(unwrap(times), types.INT32), types.INT32)
    if times < 0:
        raise ArgumentOutOfRangeException(
            "times", f"times ('{times}') must be a non-negative value.", times
        ).with_error("System.ArgumentOutOfRangeException", "OperationStopped")
    if len(text) * times > 1073741791:
        from pyshell.values.exceptions import OutOfMemoryException

        raise OutOfMemoryException().with_error("System.OutOfMemoryException", "OperationStopped")
    return str(text * times)


def scan_operand(value: Any, wanted: types.PSType) -> Any:
    """A string operand as the number it spells. Raises PSInvalidCastException."""
    if type(value) is str:
        return text_number(value, wanted)
    return value


def _repeat_items(items: list[Any], times: Any) -> list[Any]:
    if type(times) is not int:
        times = convert(scan_operand(unwrap(times), types.INT32), types.UINT32)
    if times < 0:
        times = convert(times, types.UINT32)
    result = list(items) * int(times)
    element = type_of(items).element_type
    return typed_array(element, result) if element is not None and type_of(items).rank == 1 else result


def divide(left: Any, right: Any) -> Any:
    """`left / right`: an integer when it comes out even. Raises RuntimeException (division by zero)."""
    kind, other = type(left), type(right)
    if kind is int and other is int and right:
        quotient, rest = divmod(left, right)
        if rest == 0:
            return quotient if quotient <= INT_MAX else float(quotient)
        return left / right
    if kind is float and (other is float or other is int) and right:
        return left / right
    return _general("/", unwrap(left), unwrap(right))


def remainder(left: Any, right: Any) -> Any:
    """`left % right`, with the sign of `left`. Raises RuntimeException (division by zero)."""
    if type(left) is int and type(right) is int and right:
        rest = abs(left) % abs(right)
        return -rest if left < 0 else rest
    if type(left) in LONGS and type(right) in LONGS and right:
        rest = abs(int(left)) % abs(int(right))
        return Int64(-rest if left < 0 else rest)
    return _general("%", unwrap(left), unwrap(right))


def text_number(text: str, wanted: types.PSType) -> Any:
    """A string operand as a number; the error names `wanted`, the other operand's type."""
    if not text:
        return 0
    found = numparse.scan_number(text)
    if found is None:
        if wanted.pyclass in (float, Single):
            found = numparse.parse_real(text)
        if found is None:
            return convert(text, wanted)
    return found


def _number(value: Any, other: Any) -> Any:
    """An operand as a number where PowerShell makes one of it: null, text, enumerations."""
    if value is None:
        return 0
    if type(value) is str:
        wanted = type_of(other) if type(other) in NUMERIC else types.INT32
        return text_number(value, wanted)
    return value


def _general(sign: str, left: Any, right: Any) -> Any:
    """Numbers of any type, operands that become numbers, and operators that a type defines."""
    if left is None and right is None:
        left = right = 0
    elif left is None:
        left = 0
    first = type(left)
    if first is str:
        left = _number(left, right)
        first = type(left)
    if right is None and (first in RANK):
        right = 0
    if type(right) is str and (first in RANK):
        right = _number(right, left) if first in NUMERIC else text_number(right, types.INT32)
    second = type(right)
    if first in RANK and second in RANK:
        if (first is Decimal and second in (float, Single)) or (second is Decimal and first in (float, Single)):
            return _decimals(sign, left, right)
        return _numeric(sign, left, right)
    if types.type_of(left).is_enum or types.type_of(right).is_enum:
        done, result = _enums(sign, left, right)
        if done:
            return result
    return _operator_method(sign, left, right)


def _enums(sign: str, left: Any, right: Any) -> tuple[bool, Any]:
    left_type, right_type = types.type_of(left), types.type_of(right)
    if left_type.is_enum:
        return _enum_left(sign, left, right, left_type)
    if type(left) in RANK and right_type.is_enum:
        return True, _numeric(sign, left, int(right))
    return False, None


def _enum_left(sign: str, left: Any, right: Any, left_type: types.PSType) -> tuple[bool, Any]:
    """An enumeration first: the result goes back to it, which only an Int32 can."""
    if right is None:
        right = 0
    if type(right) is str:
        number = numparse.scan_number(right) if right else 0
        right = convert(right, left_type) if number is None else number
    if types.type_of(right).is_enum:
        right = int(right)
    kind = type(right)
    if kind not in RANK:
        return False, None
    name = left_type.clr_name
    if kind in (float, Single):
        raise InvalidCastException(f"Unable to cast object of type '{name}' to type 'System.Double'.").with_error(
            "System.InvalidCastException", "OperationStopped"
        )
    if kind is Decimal:
        raise InvalidOperationException(
            f"No coercion operator is defined between types '{name}' and 'System.Decimal'."
        ).with_error("System.InvalidOperationException", "OperationStopped")
    if kind is UInt32 or kind is UInt64:
        raise InvalidOperationException(
            f"The binary operator GreaterThanOrEqual is not defined for the types '{name}' and 'System.Int32'."
        ).with_error("System.InvalidOperationException", "OperationStopped")
    result = _numeric(sign, int(left), right)
    assert left_type.pyclass is not None
    if type(result) is not int:
        raise InvalidCastException(
            f"Unable to cast object of type '{type_of(result).clr_name}' to type '{name}'."
        ).with_error("System.InvalidCastException", "OperationStopped")
    return True, left_type.pyclass(result)


def _decimals(sign: str, left: Any, right: Any) -> Any:
    """Decimal with a real: both as Decimal. Raises OverflowException as .NET does."""
    try:
        first = left if type(left) is Decimal else Decimal.from_float(left)
        second = right if type(right) is Decimal else Decimal.from_float(right)
    except NetException as error:
        raise error.with_error("System.OverflowException", "OperationStopped") from None
    return _decimal_operation(sign, first, second)


def _decimal_operation(sign: str, left: Decimal, right: Decimal) -> Decimal:
    try:
        if sign == "+":
            return left + right
        if sign == "-":
            return left - right
        if sign == "*":
            return left * right
        if not right.unscaled:
            raise divide_by_zero()
        return left / right if sign == "/" else left % right
    except RuntimeException:
        raise
    except NetException as error:
        raise RuntimeException(error.message, error, error_id="RuntimeException", category="NotSpecified") from None


def _numeric(sign: str, left: Any, right: Any) -> Any:
    """Two numbers (or bool, Char) by the rules of their TypeCodes."""
    first, second = type(left), type(right)
    top = max(RANK[first], RANK[second])
    if top == 15:
        if first is bool and sign != "*":
            raise InvalidOperationException(
                "No coercion operator is defined between types 'System.Boolean' and 'System.Decimal'."
            ).with_error("System.InvalidOperationException", "OperationStopped")
        return _decimal_operation(sign, convert(left, types.DECIMAL), convert(right, types.DECIMAL))
    if top >= 13:
        return _real(sign, _float(left), _float(right))
    a = ord(left) if first is Char else int(left)
    b = ord(right) if second is Char else int(right)
    if top <= 9:
        return _integer(sign, a, b, int)
    if top == 10:
        signed = first not in _UNSIGNED or second not in _UNSIGNED
        return _integer(sign, a, b, Int64 if signed and (a < 0 or b < 0) else UInt32)
    if top == 11:
        return _integer(sign, a, b, Int64)
    if (a < 0 and first not in _UNSIGNED) or (b < 0 and second not in _UNSIGNED):
        return _decimal_operation(sign, Decimal(a), Decimal(b))
    return _integer(sign, a, b, UInt64)


def _float(value: Any) -> float:
    return float(ord(value)) if type(value) is Char else float(value)


def _integer(sign: str, a: int, b: int, kind: type[int]) -> Any:
    low, high = numbers.RANGES[kind]
    if sign == "+":
        result = a + b
    elif sign == "-":
        result = a - b
    elif sign == "*":
        result = a * b
    elif b == 0:
        raise divide_by_zero()
    elif sign == "/":
        if abs(a) % abs(b):
            return a / b
        result = a // b
    else:
        rest = abs(a) % abs(b)
        result = -rest if a < 0 else rest
    if low <= result <= high:
        return kind(result)
    if sign == "+":
        return float(a) + float(b)
    if sign == "-":
        return float(a) - float(b)
    return numbers.truncated_float(result) if kind in _WIDE and sign == "*" else float(a) * float(b)


def _real(sign: str, a: float, b: float) -> float:
    if sign == "+":
        return a + b
    if sign == "-":
        return a - b
    if sign == "*":
        return a * b
    nan = float("nan")
    if sign == "/":
        if b == 0:
            if a == 0 or a != a:
                return nan
            negative = (a < 0) != (str(b)[0] == "-")
            return float("-inf") if negative else float("inf")
        return a / b
    if b == 0 or a != a or b != b or a in (float("inf"), float("-inf")):
        return nan
    from math import fmod

    return fmod(a, b)


def _operator_method(sign: str, left: Any, right: Any) -> Any:
    """An operator that the type of an operand defines. Raises RuntimeException (MethodNotFound)."""
    return call_operator(OP_NAMES[sign], left, right)


_PRIMITIVE = {bool, Char, str, type(None), int, float, Single, Byte, SByte, Int16, UInt16, UInt32, Int64, UInt64}


def call_operator(name: str, left: Any, right: Any) -> Any:
    """A static `op_…` of the left or the right operand's type."""
    left_type, right_type = type_of(left), type_of(right)
    folded = name.lower()
    for owner, value in ((left_type, left), (right_type, right)):
        if type(value) in _PRIMITIVE or value is None or type(value) is PSObject:
            continue
        if owner is right_type and type(left) not in _PRIMITIVE and left_type is not right_type:
            break
        group = dotnet.table(owner).static_method(folded)
        if group is not None and group.function is not None:
            try:
                return group.call(None, [left, right])
            except NetException as error:
                if owner.script_class is not None:
                    from pyshell.values.overloads import wrap_exception

                    raise wrap_exception(error, name, 2) from None
                if (
                    error.net_name == "System.Management.Automation.MethodInvocationException"
                    and error.inner is not None
                ):
                    if owner.script_class is None:
                        error.with_error("DotNetMethodException")
                raise
    shown = left_type
    if (type(left) in _PRIMITIVE or left is None) and right is not None:
        shown = right_type
    text = "System.Management.Automation.PSObject" if shown is types.CUSTOM_OBJECT else shown.full_name
    raise RuntimeException(
        f"Method invocation failed because [{text}] does not contain a method named '{name}'.",
        error_id="MethodNotFound",
        category="InvalidOperation",
    )


# --- unary


def plus(value: Any) -> Any:
    """Unary `+`: the value as a number."""
    if type(value) is int or type(value) is float:
        return value
    base = unwrap(value)
    if base is None:
        return 0
    if type(base) is Char:
        return ord(base)
    return add(0, _unary_operand(base))


def neg(value: Any) -> Any:
    """Unary `-`."""
    kind = type(value)
    if kind is int:
        return -value if value != INT_MIN else 2147483648.0
    if kind is float:
        return -value
    base = unwrap(value)
    if base is None:
        return 0
    kind = type(base)
    if kind is Decimal:
        return -base
    if kind in RANK and kind not in (bool, Char, Single):
        return subtract(0, base)
    if kind is Single:
        return -float(base)
    if kind is BigInteger:
        return BigInteger(-int(base))
    return subtract(0, _unary_operand(base))


def _unary_operand(base: Any) -> Any:
    if type(base) is str:
        return text_number(base, types.INT32)
    return base


def increment(value: Any) -> Any:
    """What `++` stores. Raises RuntimeException (OperatorRequiresNumber)."""
    return _step(value, 1, "++")


def decrement(value: Any) -> Any:
    """What `--` stores. Raises RuntimeException (OperatorRequiresNumber)."""
    return _step(value, -1, "--")


def _step(value: Any, by: int, sign: str) -> Any:
    if type(value) is int:
        result = value + by
        return result if INT_MIN <= result <= INT_MAX else float(result)
    base = unwrap(value)
    if base is None:
        return by
    kind = type(base)
    if type_of(base).is_enum:
        return kind(int(base) + by)
    if kind in NUMERIC:
        if kind is UInt64 and by < 0:
            return Decimal(int(base) + by)
        if kind is Single or kind is float:
            return float(base) + by
        return _numeric("+", base, by)
    shown = (
        "System.Management.Automation.PSObject" if base is CUSTOM or type(base) is PSObject else type_of(base).clr_name
    )
    raise RuntimeException(
        f"The '{sign}' operator works only on numbers. The operand is a '{shown}'.",
        error_id="OperatorRequiresNumber",
        category="InvalidOperation",
    )


__all__ = [
    "add",
    "call_operator",
    "cast_error",
    "decrement",
    "divide",
    "increment",
    "multiply",
    "neg",
    "plus",
    "remainder",
    "subtract",
    "text_number",
    "unwrap",
]
