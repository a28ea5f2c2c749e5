"""The numeric types of .NET that Python has no name for, as small subclasses of Python's own numbers.

A plain ``int`` is an Int32 and a plain ``float`` a Double; everything else carries its class.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Integer(int):
    """Base of the marked integers: the class says which .NET type the value has."""

    __slots__ = ()
    MIN: int = 0
    MAX: int = 0


class Byte(Integer):
    __slots__ = ()
    MIN, MAX = 0, 255


class SByte(Integer):
    __slots__ = ()
    MIN, MAX = -128, 127


class Int16(Integer):
    __slots__ = ()
    MIN, MAX = -32768, 32767


class UInt16(Integer):
    __slots__ = ()
    MIN, MAX = 0, 65535


class UInt32(Integer):
    __slots__ = ()
    MIN, MAX = 0, 4294967295


class Int64(Integer):
    __slots__ = ()
    MIN, MAX = -9223372036854775808, 9223372036854775807


class UInt64(Integer):
    __slots__ = ()
    MIN, MAX = 0, 18446744073709551615


class Int128(Integer):
    __slots__ = ()
    MIN, MAX = -(1 << 127), (1 << 127) - 1


class UInt128(Integer):
    __slots__ = ()
    MIN, MAX = 0, (1 << 128) - 1


class IntPtr(Integer):
    __slots__ = ()
    MIN, MAX = Int64.MIN, Int64.MAX


class UIntPtr(Integer):
    __slots__ = ()
    MIN, MAX = 0, UInt64.MAX


class BigInteger(int):
    """System.Numerics.BigInteger: an integer without bounds."""

    __slots__ = ()


INT32_MIN = -2147483648
INT32_MAX = 2147483647

RANGES: dict[type, tuple[int, int]] = {
    int: (INT32_MIN, INT32_MAX),
    Byte: (Byte.MIN, Byte.MAX),
    SByte: (SByte.MIN, SByte.MAX),
    Int16: (Int16.MIN, Int16.MAX),
    UInt16: (UInt16.MIN, UInt16.MAX),
    UInt32: (UInt32.MIN, UInt32.MAX),
    Int64: (Int64.MIN, Int64.MAX),
    UInt64: (UInt64.MIN, UInt64.MAX),
    Int128: (Int128.MIN, Int128.MAX),
    UInt128: (UInt128.MIN, UInt128.MAX),
    IntPtr: (IntPtr.MIN, IntPtr.MAX),
    UIntPtr: (UIntPtr.MIN, UIntPtr.MAX),
}


def wrap(value: int, cls: type[int]) -> int:
    """`value` reduced to the bits of `cls`, as an unchecked cast in C# does."""
    low, high = RANGES[cls]
    return cls((value - low) % (high - low + 1) + low)


def to_single(value: float) -> float:
    """`value` rounded to the nearest 32-bit float (infinity beyond its range)."""
    from struct import pack, unpack

    try:
        return float(unpack("f", pack("f", value))[0])
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


class Single(float):
    """System.Single: a float that holds only 32-bit values."""

    __slots__ = ()

    def __new__(cls, value: float = 0.0) -> Single:
        return float.__new__(cls, to_single(value))


def truncated_float(value: int) -> float:
    """BigInteger's conversion to Double, which cuts what 53 bits do not hold."""
    size = abs(value).bit_length() - 53
    if size <= 0:
        return float(value)
    if size > 971:
        return float("inf") if value > 0 else float("-inf")
    cut = float((abs(value) >> size) << size)
    return cut if value > 0 else -cut


class Half(float):
    """System.Half: a float that holds only 16-bit values."""

    __slots__ = ()

    def __new__(cls, value: float = 0.0) -> Half:
        from struct import pack, unpack

        try:
            return float.__new__(cls, unpack("e", pack("e", value))[0])
        except OverflowError:
            return float.__new__(cls, "inf" if value > 0 else "-inf")


class Char(str):
    """System.Char: one UTF-16 unit."""

    __slots__ = ()


DECIMAL_MAX = (1 << 96) - 1


def _round_half_even(value: int, divisor: int) -> int:
    """`value` / `divisor` rounded to the nearest integer, ties to even."""
    sign = -1 if value < 0 else 1
    quotient, rest = divmod(abs(value), divisor)
    twice = rest * 2
    if twice > divisor or (twice == divisor and quotient & 1):
        quotient += 1
    return sign * quotient


class Decimal:
    """System.Decimal: a 96-bit integer and a scale of 0 to 28 (the scale is kept, so 1.10 stays 1.10)."""

    __slots__ = ("unscaled", "scale")

    def __init__(self, unscaled: int = 0, scale: int = 0) -> None:
        self.unscaled = unscaled
        self.scale = scale

    @classmethod
    def fit(cls, unscaled: int, scale: int) -> Decimal:
        """The Decimal nearest to unscaled / 10**scale. Raises OverflowException."""
        magnitude = abs(unscaled)
        if scale <= 28 and magnitude <= DECIMAL_MAX:
            if scale >= 0:
                return cls(unscaled, scale)
            return cls.fit(unscaled * 10**-scale, 0)
        drop = max(scale - 28, 0)
        while magnitude // 10**drop > DECIMAL_MAX:
            drop += 1
        while True:
            if scale - drop < 0:
                from pyshell.values.exceptions import OverflowException

                raise OverflowException("Value was either too large or too small for a Decimal.")
            rounded = _round_half_even(unscaled, 10**drop)
            if abs(rounded) <= DECIMAL_MAX:
                return cls(rounded, scale - drop)
            drop += 1

    @classmethod
    def parse(cls, text: str) -> Decimal | None:
        """A Decimal from digits, point and exponent; None when the text is no number. Raises OverflowException."""
        mantissa, exponent = text.strip(), 0
        for mark in ("e", "E"):
            if mark in mantissa:
                mantissa, _, power = mantissa.partition(mark)
                if not power.lstrip("+-").isdecimal() or len(power) - len(power.lstrip("+-")) > 1:
                    return None
                exponent = int(power)
                break
        sign = 1
        if mantissa[:1] in "+-" and mantissa:
            sign = -1 if mantissa[0] == "-" else 1
            mantissa = mantissa[1:]
        whole, _, fraction = mantissa.partition(".")
        digits = whole + fraction
        if not digits or not digits.isascii() or not digits.isdecimal():
            return None
        return cls.fit(sign * int(digits), len(fraction) - exponent)

    @classmethod
    def from_int(cls, value: int) -> Decimal:
        """Raises OverflowException when `value` has more than 96 bits."""
        return cls.fit(int(value), 0)

    @classmethod
    def from_float(cls, value: float) -> Decimal:
        """A Double at 15 significant digits, a Single at 7, as .NET converts. Raises OverflowException."""
        digits = 7 if isinstance(value, Single) else 15
        if value != value or value in (float("inf"), float("-inf")):
            from pyshell.values.exceptions import OverflowException

            raise OverflowException("Value was either too large or too small for a Decimal.")
        if value == 0:
            return cls(0, 0)
        text = f"{value:.{digits - 1}e}"
        result = cls.parse(text)
        assert result is not None
        return result.trimmed()

    def trimmed(self) -> Decimal:
        """The same value without trailing zeros in its fraction."""
        unscaled, scale = self.unscaled, self.scale
        while scale and unscaled % 10 == 0:
            unscaled //= 10
            scale -= 1
        return Decimal(unscaled, scale)

    def rounded(self, digits: int, to_even: bool = True) -> Decimal:
        """Rounded to `digits` places, ties to even or away from zero."""
        if self.scale <= digits:
            return self
        divisor = 10 ** (self.scale - digits)
        if to_even:
            return Decimal(_round_half_even(self.unscaled, divisor), digits)
        sign = -1 if self.unscaled < 0 else 1
        return Decimal(sign * ((abs(self.unscaled) * 2 + divisor) // (divisor * 2)), digits)

    def truncated(self) -> int:
        sign = -1 if self.unscaled < 0 else 1
        return int(sign * (abs(self.unscaled) // 10**self.scale))

    def floor(self) -> int:
        return int(self.unscaled // 10**self.scale)

    def to_even_int(self) -> int:
        """Rounded to an integer, ties to even: PowerShell's conversion to integers."""
        return _round_half_even(self.unscaled, 10**self.scale) if self.scale else self.unscaled

    def __str__(self) -> str:
        digits = str(abs(self.unscaled))
        if self.scale:
            digits = digits.zfill(self.scale + 1)
            digits = digits[: -self.scale] + "." + digits[-self.scale :]
        return "-" + digits if self.unscaled < 0 else digits

    def __repr__(self) -> str:
        return f"Decimal('{self}')"

    def __int__(self) -> int:
        return self.truncated()

    def __float__(self) -> float:
        return float(self.unscaled / 10**self.scale)

    def __bool__(self) -> bool:
        return self.unscaled != 0

    def __neg__(self) -> Decimal:
        return Decimal(-self.unscaled, self.scale)

    def __abs__(self) -> Decimal:
        return Decimal(abs(self.unscaled), self.scale)

    def _aligned(self, other: Decimal) -> tuple[int, int, int]:
        if self.scale == other.scale:
            return self.unscaled, other.unscaled, self.scale
        if self.scale > other.scale:
            return self.unscaled, other.unscaled * 10 ** (self.scale - other.scale), self.scale
        return self.unscaled * 10 ** (other.scale - self.scale), other.unscaled, other.scale

    def __add__(self, other: Decimal) -> Decimal:
        left, right, scale = self._aligned(other)
        return Decimal.fit(left + right, scale)

    def __sub__(self, other: Decimal) -> Decimal:
        left, right, scale = self._aligned(other)
        return Decimal.fit(left - right, scale)

    def __mul__(self, other: Decimal) -> Decimal:
        return Decimal.fit(self.unscaled * other.unscaled, self.scale + other.scale)

    def __truediv__(self, other: Decimal) -> Decimal:
        """Raises DivideByZeroException, OverflowException."""
        if not other.unscaled:
            from pyshell.values.exceptions import DivideByZeroException

            raise DivideByZeroException()
        scale = self.scale - other.scale
        dividend, divisor = self.unscaled, other.unscaled
        if scale < 0:
            dividend *= 10**-scale
            scale = 0
        if dividend % divisor == 0:
            return Decimal.fit(dividend // divisor, scale)
        if divisor < 0:
            dividend, divisor = -dividend, -divisor
        extra = 28 - scale
        quotient = _round_half_even(dividend * 10**extra, divisor)
        while abs(quotient) > DECIMAL_MAX:
            extra -= 1
            quotient = _round_half_even(dividend * 10**extra, divisor) if extra >= 0 else quotient // 10
        return Decimal.fit(quotient, scale + extra).trimmed()

    def __mod__(self, other: Decimal) -> Decimal:
        """The remainder with the dividend's sign. Raises DivideByZeroException."""
        if not other.unscaled:
            from pyshell.values.exceptions import DivideByZeroException

            raise DivideByZeroException()
        left, right, scale = self._aligned(other)
        if abs(left) < abs(right):
            return self
        rest = abs(left) % abs(right)
        return Decimal.fit(-rest if left < 0 else rest, scale)

    def __eq__(self, other: object) -> bool:
        if type(other) is not Decimal:
            return NotImplemented
        left, right, _ = self._aligned(other)
        return left == right

    def __lt__(self, other: Decimal) -> bool:
        left, right, _ = self._aligned(other)
        return left < right

    def __le__(self, other: Decimal) -> bool:
        left, right, _ = self._aligned(other)
        return left <= right

    def __gt__(self, other: Decimal) -> bool:
        left, right, _ = self._aligned(other)
        return left > right

    def __ge__(self, other: Decimal) -> bool:
        left, right, _ = self._aligned(other)
        return left >= right

    def __hash__(self) -> int:
        exact = self.trimmed()
        return hash((exact.unscaled, exact.scale))


INTEGERS: dict[str, type[int]] = {
    "Int32": int,
    "Byte": Byte,
    "SByte": SByte,
    "Int16": Int16,
    "UInt16": UInt16,
    "UInt32": UInt32,
    "Int64": Int64,
    "UInt64": UInt64,
    "BigInteger": BigInteger,
    "Int128": Int128,
    "UInt128": UInt128,
}


def from_literal(kind: str, value: Any) -> Any:
    """The value of a numeric literal from its .NET type name and Python number (text for a Decimal)."""
    if kind == "Double":
        return float(value)
    if kind == "Single":
        return Single(value)
    if kind == "Decimal":
        return value if type(value) is Decimal else Decimal.parse(str(value))
    return INTEGERS[kind](value)
