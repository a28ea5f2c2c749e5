"""System.Math and MathF."""

from __future__ import annotations

import math

from pyshell.values import numbers
from pyshell.values.clr.numeric import ceiling, floor, guard, log, power, round_decimal, round_real
from pyshell.values.exceptions import ArgumentException, ArithmeticException, DivideByZeroException, OverflowException
from pyshell.values.numbers import Decimal, Int64, Single

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _kind(value: Any) -> Any:
    return type(value)


def _absolute(value: Any) -> Any:
    if type(value) is Decimal:
        return abs(value)
    kind = type(value)
    if isinstance(value, float):
        return kind(abs(value))
    number = abs(int(value))
    if number > numbers.RANGES[kind][1]:
        raise OverflowException("Negating the minimum value of a twos complement number is invalid.")
    return kind(number)


def _extreme(a: Any, b: Any, larger: bool) -> Any:
    if isinstance(a, float) and a != a:
        return a
    if isinstance(b, float) and b != b:
        return b
    return (a if a >= b else b) if larger else (a if a <= b else b)


class MathMembers:
    net_name = "System.Math"

    PI = math.pi
    E = math.e
    Tau = math.tau

    @staticmethod
    def Abs(value: Any) -> Any:
        return _absolute(value)

    @staticmethod
    def Max(a: Any, b: Any) -> Any:
        return _extreme(a, b, True)

    @staticmethod
    def Min(a: Any, b: Any) -> Any:
        return _extreme(a, b, False)

    @staticmethod
    def Sign(value: Any) -> int:
        if isinstance(value, float) and value != value:
            raise ArithmeticException("Function does not accept floating point Not-a-Number values.")
        number = value.unscaled if type(value) is Decimal else value
        return (number > 0) - (number < 0)

    @staticmethod
    def Round(value: Any, *args: Any) -> Any:
        return round_decimal(value, args) if type(value) is Decimal else round_real(value, args)

    @staticmethod
    def Floor(value: Any) -> Any:
        return Decimal(value.floor()) if type(value) is Decimal else floor(value)

    @staticmethod
    def Ceiling(value: Any) -> Any:
        return Decimal(-(-value.unscaled // 10**value.scale)) if type(value) is Decimal else ceiling(value)

    @staticmethod
    def Truncate(value: Any) -> Any:
        if type(value) is Decimal:
            return Decimal(value.truncated())
        return float(math.trunc(value)) if math.isfinite(value) else value

    @staticmethod
    def Clamp(value: Any, least: Any, most: Any) -> Any:
        if least > most:
            from pyshell.values.text import net_string

            raise ArgumentException(f"'{net_string(least)}' cannot be greater than {net_string(most)}.")
        return least if value < least else most if value > most else value

    @staticmethod
    def Pow(a: float, b: float) -> float:
        return power(a, b)

    @staticmethod
    def Sqrt(value: float) -> float:
        return math.sqrt(value) if value >= 0 else math.nan

    @staticmethod
    def Cbrt(value: float) -> float:
        return math.cbrt(value)

    @staticmethod
    def Exp(value: float) -> float:
        return guard(math.exp, value)

    @staticmethod
    def Log(value: float, base: float | None = None) -> float:
        return log(value, base)

    @staticmethod
    def Log2(value: float) -> float:
        return log(value, 2.0)

    @staticmethod
    def Log10(value: float) -> float:
        return log(value, 10.0)

    @staticmethod
    def ILogB(value: float) -> int:
        if value == 0:
            return -2147483648
        if not math.isfinite(value):
            return 2147483647
        return math.frexp(value)[1] - 1

    Sin = staticmethod(lambda value: guard(math.sin, value))
    Cos = staticmethod(lambda value: guard(math.cos, value))
    Tan = staticmethod(lambda value: guard(math.tan, value))
    Asin = staticmethod(lambda value: guard(math.asin, value))
    Acos = staticmethod(lambda value: guard(math.acos, value))
    Atan = staticmethod(math.atan)
    Atan2 = staticmethod(math.atan2)
    Sinh = staticmethod(lambda value: guard(math.sinh, value))
    Cosh = staticmethod(lambda value: guard(math.cosh, value))
    Tanh = staticmethod(math.tanh)
    Asinh = staticmethod(math.asinh)
    Acosh = staticmethod(lambda value: guard(math.acosh, value))
    Atanh = staticmethod(lambda value: guard(math.atanh, value))

    @staticmethod
    def IEEERemainder(a: float, b: float) -> float:
        return guard(lambda value: math.remainder(value, b), a)

    @staticmethod
    def CopySign(a: float, b: float) -> float:
        return math.copysign(a, b)

    @staticmethod
    def FusedMultiplyAdd(a: float, b: float, c: float) -> float:
        from fractions import Fraction

        return float(Fraction(a) * Fraction(b) + Fraction(c))

    @staticmethod
    def ScaleB(value: float, exponent: int) -> float:
        return math.ldexp(value, exponent)

    @staticmethod
    def BitIncrement(value: float) -> float:
        return math.nextafter(value, math.inf)

    @staticmethod
    def BitDecrement(value: float) -> float:
        return math.nextafter(value, -math.inf)

    @staticmethod
    def MaxMagnitude(a: float, b: float) -> float:
        return a if abs(a) >= abs(b) else b

    @staticmethod
    def MinMagnitude(a: float, b: float) -> float:
        return a if abs(a) <= abs(b) else b

    @staticmethod
    def BigMul(a: Any, b: Any, *rest: Any) -> Any:
        product = int(a) * int(b)
        return Int64(product) if -(1 << 63) <= product < 1 << 63 else numbers.UInt64(product & numbers.UInt64.MAX)

    @staticmethod
    def DivRem(a: Any, b: Any, remainder: Any = None) -> Any:
        if not b:
            raise DivideByZeroException()
        kind = type(a)
        quotient = abs(int(a)) // abs(int(b))
        quotient = quotient if (a < 0) == (b < 0) else -quotient
        rest = int(a) - quotient * int(b)
        if remainder is not None:
            remainder.value = kind(rest)
            return kind(quotient)
        from pyshell.values.clr.tuples import value_tuple

        return value_tuple([kind(quotient), kind(rest)])


class MathFMembers:
    net_name = "System.MathF"

    PI = Single(math.pi)
    E = Single(math.e)


for _name in (
    "Sqrt",
    "Sin",
    "Cos",
    "Tan",
    "Floor",
    "Ceiling",
    "Abs",
    "Pow",
    "Exp",
    "Log",
    "Log10",
    "Round",
    "Truncate",
):
    setattr(MathFMembers, _name, getattr(MathMembers, _name) and staticmethod(getattr(MathMembers, _name)))
