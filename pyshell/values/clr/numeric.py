"""The numeric types' members: parsing, formatting, comparing, and their mathematical statics."""

from __future__ import annotations

import math

from pyshell.values import culture, numbers, numparse
from pyshell.values.dotnet import static_property
from pyshell.values.enums import member
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentNullException,
    DivideByZeroException,
    FormatException,
    NetException,
    OverflowException,
)
from pyshell.values.numbers import (
    BigInteger,
    Byte,
    Char,
    Decimal,
    Half,
    Int16,
    Int64,
    SByte,
    Single,
    UInt16,
    UInt32,
    UInt64,
)
from pyshell.values.numformat import format_number

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ALLOW_LEADING_WHITE, ALLOW_TRAILING_WHITE, ALLOW_LEADING_SIGN, ALLOW_TRAILING_SIGN = 1, 2, 4, 8
ALLOW_PARENTHESES, ALLOW_DECIMAL_POINT, ALLOW_THOUSANDS, ALLOW_EXPONENT = 16, 32, 64, 128
ALLOW_CURRENCY, ALLOW_HEX, ALLOW_BINARY = 256, 512, 1024
INTEGER_STYLE, NUMBER_STYLE, FLOAT_STYLE = 7, 111, 167


def arguments(args: tuple[Any, ...]) -> tuple[Any, Any]:
    """(NumberStyles number or None, provider) among a Parse method's further arguments."""
    style: Any = None
    provider: Any = None
    for arg in args:
        if isinstance(arg, int) and type(arg).__name__ == "NumberStyles":
            style = int(arg)
        elif arg is not None:
            provider = arg
    return style, provider


def normalize(text: str | None, style: int, provider: Any) -> str | None:
    """A number's text under NumberStyles as plain `[-]digits[.digits][e±digits]`; None when it does not fit."""
    if text is None:
        raise ArgumentNullException("s")
    info = culture.numbers_from(provider)
    body = text.rstrip("\0")
    if style & ALLOW_LEADING_WHITE:
        body = body.lstrip(numparse.WHITE)
    if style & ALLOW_TRAILING_WHITE:
        body = body.rstrip(numparse.WHITE)
    if style & (ALLOW_HEX | ALLOW_BINARY):
        base = 16 if style & ALLOW_HEX else 2
        try:
            return (
                str(int(body, base))
                if body and body[0] not in "+-" and "_" not in body and body[1:2] not in ("x", "b")
                else None
            )
        except ValueError:
            return None
    negative = False
    if style & ALLOW_PARENTHESES and body.startswith("(") and body.endswith(")"):
        negative, body = True, body[1:-1]
    changed = True
    signed = negative
    while changed:
        changed = False
        if style & ALLOW_LEADING_SIGN and not signed:
            for sign, value in ((info.negative_sign, True), (info.positive_sign, False), ("-", True)):
                if sign and body.startswith(sign):
                    negative, body, changed, signed = value, body[len(sign) :], True, True
                    break
        if style & ALLOW_CURRENCY and info.currency_symbol and body.startswith(info.currency_symbol):
            body, changed = body[len(info.currency_symbol) :].lstrip(), True
    if style & ALLOW_TRAILING_SIGN and not signed:
        for sign, value in ((info.negative_sign, True), (info.positive_sign, False)):
            if sign and body.endswith(sign):
                negative, body = value, body[: -len(sign)].rstrip()
                break
    if style & ALLOW_CURRENCY and info.currency_symbol and body.endswith(info.currency_symbol):
        body = body[: -len(info.currency_symbol)].rstrip()
    number = _digits_only(body, style, info)
    return None if number is None else ("-" if negative else "") + number


def _digits_only(body: str, style: int, info: Any) -> str | None:
    out: list[str] = []
    index, size = 0, len(body)
    seen_digit = seen_point = False
    while index < size:
        character = body[index]
        if character.isdecimal() and character.isascii():
            out.append(character)
            seen_digit = True
            index += 1
        elif style & ALLOW_DECIMAL_POINT and not seen_point and body.startswith(info.decimal_separator, index):
            out.append(".")
            seen_point = True
            index += len(info.decimal_separator)
        elif (
            style & ALLOW_THOUSANDS
            and seen_digit
            and not seen_point
            and info.group_separator
            and (body.startswith(info.group_separator, index) or (info.group_separator == "\xa0" and character == " "))
        ):
            index += len(info.group_separator)
        elif style & ALLOW_EXPONENT and seen_digit and character in "eE":
            rest = body[index + 1 :]
            digits = rest[1:] if rest[:1] in ("+", "-") else rest
            if not (digits.isdecimal() and digits.isascii()):
                return None
            out.append("e" + rest)
            index = size
        else:
            return None
    return "".join(out) if seen_digit else None


def parse_integer_type(kind: type, text: str, args: tuple[Any, ...]) -> Any:
    """IntXX.Parse. Raises FormatException, OverflowException, ArgumentNullException."""
    style, provider = arguments(args)
    style = INTEGER_STYLE if style is None else style
    plain = normalize(text, style, provider)
    if plain is None:
        if kind is BigInteger:
            raise FormatException("The value could not be parsed.")
        raise numparse.bad_format(text)
    if style & (ALLOW_HEX | ALLOW_BINARY):
        number = int(plain)
        if kind is BigInteger:
            digits = text.strip()
            if style & ALLOW_HEX and digits[:1].lower() in tuple("89abcdef"):
                number -= 1 << (4 * len(digits))
            return BigInteger(number)
        low, high = numbers.RANGES[kind]
        if number > high - low:
            raise numparse.overflow(kind)
        return numbers.wrap(number, kind)
    mantissa, _, exponent = plain.partition("e")
    whole, _, fraction = mantissa.partition(".")
    if exponent:
        shift = int(exponent)
        digits = whole + fraction[: max(shift, 0)].ljust(max(shift, 0), "0")
        fraction = fraction[max(shift, 0) :]
        whole = digits if shift >= 0 else whole[:shift] or "0"
    if fraction.strip("0"):
        raise numparse.overflow(kind)
    return numparse.checked(int(whole or "0"), kind)


def parse_real_type(kind: type, text: str, args: tuple[Any, ...]) -> Any:
    """Double.Parse and Single.Parse. Raises FormatException, ArgumentNullException."""
    style, provider = arguments(args)
    style = FLOAT_STYLE | ALLOW_THOUSANDS if style is None else style
    plain = normalize(text, style, provider)
    if plain is None:
        stripped = text.strip(numparse.WHITE).lower()
        info = culture.numbers_from(provider)
        for name, value in (
            (info.positive_infinity, math.inf),
            (info.negative_infinity, -math.inf),
            (info.nan_symbol, math.nan),
            ("infinity", math.inf),
            ("-infinity", -math.inf),
            ("-∞", -math.inf),
            ("∞", math.inf),
            ("nan", math.nan),
            ("-nan", math.nan),
            ("+infinity", math.inf),
        ):
            if stripped == name.lower():
                return kind(value)
        raise numparse.bad_format(text)
    return kind(float(plain))


def parse_decimal(text: str, args: tuple[Any, ...]) -> Decimal:
    """Decimal.Parse. Raises FormatException, OverflowException, ArgumentNullException."""
    style, provider = arguments(args)
    plain = normalize(text, NUMBER_STYLE if style is None else style, provider)
    found = None if plain is None else Decimal.parse(plain)
    if found is None:
        raise numparse.bad_format(text)
    return found


def _try(parse: Any, zero: Any, text: str | None, args: tuple[Any, ...]) -> bool:
    result = args[-1]
    try:
        result.value = parse(text, args[:-1])
    except NetException:
        result.value = zero
        return False
    return True


def _compare(first: Any, second: Any) -> int:
    if second is None:
        return 1
    if isinstance(first, float) and first != first:
        return 0 if second != second else -1
    if isinstance(second, float) and second != second:
        return 1
    return int(first > second) - int(first < second)


class NumberMembers:
    """What all numbers have."""

    def ToString(self: Any, *args: Any) -> str:
        spec = next((arg for arg in args if type(arg) is str), None)
        provider = next((arg for arg in args if type(arg) is not str and arg is not None), None)
        return format_number(self, spec or "", culture.numbers_from(provider))

    def CompareTo(self: Any, other: Any) -> int:
        if other is not None and type(other) is not type(self):
            raise ArgumentException(f"Object must be of type {type_name(type(self))}.")
        return _compare(self, other)

    def Equals(self: Any, other: Any) -> bool:
        return type(other) is type(self) and bool(self == other or (self != self and other != other))

    def GetTypeCode(self: Any) -> Any:
        return member("System.TypeCode", type_name(type(self)))


def type_name(kind: type) -> str:
    return {int: "Int32", float: "Double"}.get(kind, kind.__name__)


def _integer_statics(kind: type) -> dict[str, Any]:
    def wrap(value: int) -> Any:
        return numparse.checked(value, kind)

    low, high = numbers.RANGES[kind]
    bits = (high - low).bit_length()

    def rotate(value: int, amount: int) -> Any:
        mask = (1 << bits) - 1
        number = int(value) & mask
        amount %= bits
        return numbers.wrap(((number << amount) | (number >> (bits - amount))) & mask, kind)

    def absolute(value: int) -> Any:
        if int(value) == low and low < 0:
            raise OverflowException("Negating the minimum value of a twos complement number is invalid.")
        return kind(abs(int(value)))

    def clamp(value: int, least: int, most: int) -> Any:
        if least > most:
            raise ArgumentException(f"'{least}' cannot be greater than {most}.")
        return kind(max(int(least), min(int(value), int(most))))

    def div_rem(left: int, right: int) -> Any:
        from pyshell.values.clr.tuples import value_tuple

        if not right:
            raise DivideByZeroException()
        quotient = abs(int(left)) // abs(int(right)) * (1 if (left < 0) == (right < 0) else -1)
        return value_tuple([kind(quotient), kind(int(left) - quotient * int(right))])

    return {
        "MaxValue": kind(high),
        "MinValue": kind(low),
        "Parse": staticmethod(lambda text, *args: parse_integer_type(kind, text, args)),
        "TryParse": staticmethod(
            lambda text, *args: _try(lambda t, a: parse_integer_type(kind, t, a), kind(0), text, args)
        ),
        "Abs": staticmethod(absolute),
        "Max": staticmethod(lambda a, b: kind(max(int(a), int(b)))),
        "Min": staticmethod(lambda a, b: kind(min(int(a), int(b)))),
        "Clamp": staticmethod(clamp),
        "Sign": staticmethod(lambda value: (value > 0) - (value < 0)),
        "IsEvenInteger": staticmethod(lambda value: int(value) % 2 == 0),
        "IsOddInteger": staticmethod(lambda value: int(value) % 2 == 1),
        "IsNegative": staticmethod(lambda value: value < 0),
        "IsPositive": staticmethod(lambda value: value >= 0),
        "IsPow2": staticmethod(lambda value: value > 0 and int(value) & (int(value) - 1) == 0),
        "Log2": staticmethod(lambda value: kind(max(int(value).bit_length() - 1, 0))),
        "PopCount": staticmethod(lambda value: kind((int(value) & ((1 << bits) - 1)).bit_count())),
        "LeadingZeroCount": staticmethod(lambda value: kind(bits - (int(value) & ((1 << bits) - 1)).bit_length())),
        "TrailingZeroCount": staticmethod(
            lambda value: kind((int(value) & -int(value)).bit_length() - 1 if value else bits)
        ),
        "RotateLeft": staticmethod(rotate),
        "RotateRight": staticmethod(lambda value, amount: rotate(value, -amount)),
        "DivRem": staticmethod(div_rem),
        "BigMul": staticmethod(lambda a, b: Int64(int(a) * int(b))),
        "CopySign": staticmethod(lambda value, sign: wrap(-abs(int(value)) if sign < 0 else abs(int(value)))),
    }


class Int32Members(NumberMembers):
    implements = "System.Int32"


class Int64Members(NumberMembers):
    implements = "System.Int64"


class Int16Members(NumberMembers):
    implements = "System.Int16"


class ByteMembers(NumberMembers):
    implements = "System.Byte"


class SByteMembers(NumberMembers):
    implements = "System.SByte"


class UInt16Members(NumberMembers):
    implements = "System.UInt16"


class UInt32Members(NumberMembers):
    implements = "System.UInt32"


class UInt64Members(NumberMembers):
    implements = "System.UInt64"


class Int128Members(NumberMembers):
    implements = "System.Int128"


class UInt128Members(NumberMembers):
    implements = "System.UInt128"


class IntPtrMembers(NumberMembers):
    implements = "System.IntPtr"

    Zero = static_property(lambda: numbers.IntPtr(0))
    Size = 8


for _members, _kind in (
    (Int32Members, int),
    (Int64Members, Int64),
    (Int16Members, Int16),
    (ByteMembers, Byte),
    (SByteMembers, SByte),
    (UInt16Members, UInt16),
    (UInt32Members, UInt32),
    (UInt64Members, UInt64),
    (Int128Members, numbers.Int128),
    (UInt128Members, numbers.UInt128),
    (IntPtrMembers, numbers.IntPtr),
):
    for _name, _value in _integer_statics(_kind).items():
        setattr(_members, _name, _value)


def _real_statics(kind: type) -> dict[str, Any]:
    def unary(function: Any) -> Any:
        return staticmethod(lambda value: kind(guard(function, value)))

    def clamp(value: float, least: float, most: float) -> Any:
        if least > most:
            raise ArgumentException(f"'{least}' cannot be greater than {most}.")
        return kind(max(least, min(value, most)))

    single = kind is Single
    return {
        "MaxValue": kind(3.4028234663852886e38 if single else 1.7976931348623157e308),
        "MinValue": kind(-3.4028234663852886e38 if single else -1.7976931348623157e308),
        "Epsilon": kind(1.401298464324817e-45 if single else 5e-324),
        "NaN": kind(math.nan),
        "PositiveInfinity": kind(math.inf),
        "NegativeInfinity": kind(-math.inf),
        "NegativeZero": kind(-0.0),
        "E": kind(math.e),
        "Pi": kind(math.pi),
        "Tau": kind(math.tau),
        "Parse": staticmethod(lambda text, *args: parse_real_type(kind, text, args)),
        "TryParse": staticmethod(
            lambda text, *args: _try(lambda t, a: parse_real_type(kind, t, a), kind(0.0), text, args)
        ),
        "IsNaN": staticmethod(lambda value: value != value),
        "IsInfinity": staticmethod(lambda value: math.isinf(value)),
        "IsPositiveInfinity": staticmethod(lambda value: value == math.inf),
        "IsNegativeInfinity": staticmethod(lambda value: value == -math.inf),
        "IsFinite": staticmethod(lambda value: math.isfinite(value)),
        "IsInteger": staticmethod(lambda value: math.isfinite(value) and value == math.floor(value)),
        "IsNegative": staticmethod(lambda value: math.copysign(1, value) < 0),
        "IsPositive": staticmethod(lambda value: math.copysign(1, value) > 0),
        "IsEvenInteger": staticmethod(lambda value: math.isfinite(value) and value % 2 == 0),
        "IsOddInteger": staticmethod(lambda value: math.isfinite(value) and value % 2 == 1),
        "Abs": unary(abs),
        "Sqrt": unary(lambda value: math.sqrt(value) if value >= 0 else math.nan),
        "Floor": unary(floor),
        "Ceiling": unary(ceiling),
        "Truncate": unary(lambda value: float(math.trunc(value)) if math.isfinite(value) else value),
        "Round": staticmethod(lambda value, *args: kind(round_real(value, args))),
        "Sign": staticmethod(lambda value: (value > 0) - (value < 0)),
        "Max": staticmethod(lambda a, b: kind(math.nan if a != a or b != b else max(a, b))),
        "Min": staticmethod(lambda a, b: kind(math.nan if a != a or b != b else min(a, b))),
        "Clamp": staticmethod(clamp),
        "Pow": staticmethod(lambda a, b: kind(power(a, b))),
        "Exp": unary(math.exp),
        "Log": staticmethod(lambda value, *base: kind(log(value, *base))),
        "Log2": unary(lambda value: log(value, 2.0)),
        "Log10": unary(lambda value: log(value, 10.0)),
        "Sin": unary(math.sin),
        "Cos": unary(math.cos),
        "Tan": unary(math.tan),
        "Cbrt": unary(math.cbrt),
        "Hypot": staticmethod(lambda a, b: kind(math.hypot(a, b))),
        "DegreesToRadians": unary(math.radians),
        "RadiansToDegrees": unary(math.degrees),
        "CopySign": staticmethod(lambda a, b: kind(math.copysign(a, b))),
        "Lerp": staticmethod(lambda a, b, t: kind(a * (1 - t) + b * t)),
    }


def guard(function: Any, value: float) -> float:
    """A math function with .NET's NaN and infinity where Python raises."""
    try:
        return float(function(value))
    except ValueError:
        return math.nan
    except OverflowError:
        return math.inf


def floor(value: float) -> float:
    if not math.isfinite(value):
        return value
    return float(math.floor(value)) if value else value


def ceiling(value: float) -> float:
    if not math.isfinite(value):
        return value
    result = float(math.ceil(value))
    return -0.0 if result == 0 and math.copysign(1, value) < 0 else result


def power(base: float, exponent: float) -> float:
    """Math.Pow."""
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf
    except ValueError:
        if base == 0:
            return math.copysign(math.inf, base) if exponent % 2 == 1 and exponent < 0 else math.inf
        return math.nan


def log(value: float, base: float | None = None) -> float:
    """Math.Log."""
    if value != value or (base is not None and base != base):
        return math.nan
    if base == 1 or (base is not None and value != 1 and (base == 0 or base == math.inf)):
        return math.nan
    if value < 0:
        return math.nan
    if value == 0:
        return -math.inf if base is None or base > 1 else math.inf
    if base is None:
        return math.log(value)
    if base == 2:
        return math.log2(value)
    if base == 10:
        return math.log10(value)
    return math.log(value) / math.log(base) if base > 0 else math.nan


def round_real(value: float, args: tuple[Any, ...]) -> float:
    """Math.Round for reals: digits and MidpointRounding in any combination. Raises ArgumentOutOfRangeException."""
    digits, mode = 0, 0
    for arg in args:
        if type(arg).__name__ == "MidpointRounding":
            mode = int(arg)
        else:
            digits = int(arg)
    if not 0 <= digits <= 15:
        from pyshell.values.exceptions import ArgumentOutOfRangeException

        raise ArgumentOutOfRangeException("digits", "Rounding digits must be between 0 and 15, inclusive.")
    if not math.isfinite(value) or abs(value) >= 1e16:
        return value
    scale = 10.0**digits
    scaled = value * scale
    if mode == 0:
        result = float(round(scaled))
    elif mode == 1:
        result = math.copysign(math.floor(abs(scaled) + 0.5), scaled)
        if abs(scaled) - math.floor(abs(scaled)) < 0.5:
            result = math.copysign(math.floor(abs(scaled)), scaled)
    elif mode == 2:
        result = float(math.trunc(scaled))
    elif mode == 3:
        result = float(math.floor(scaled))
    else:
        result = float(math.ceil(scaled))
    result = math.copysign(result, value) if result == 0 else result
    return result / scale


class DoubleMembers(NumberMembers):
    implements = "System.Double"


class SingleMembers(NumberMembers):
    implements = "System.Single"


class HalfMembers(NumberMembers):
    implements = "System.Half"


for _real, _class in ((DoubleMembers, float), (SingleMembers, Single), (HalfMembers, Half)):
    for _name, _value in _real_statics(_class).items():
        setattr(_real, _name, _value)


def round_decimal(value: Decimal, args: tuple[Any, ...]) -> Decimal:
    """Math.Round for Decimal."""
    digits, mode = 0, 0
    for arg in args:
        if type(arg).__name__ == "MidpointRounding":
            mode = int(arg)
        else:
            digits = int(arg)
    if not 0 <= digits <= 28:
        from pyshell.values.exceptions import ArgumentOutOfRangeException

        raise ArgumentOutOfRangeException("decimals", "Decimal can only round to between 0 and 28 digits of precision.")
    if mode in (0, 1):
        return value.rounded(digits, mode == 0)
    if value.scale <= digits:
        return value
    divisor = 10 ** (value.scale - digits)
    quotient, rest = divmod(value.unscaled, divisor)
    if mode == 2 and value.unscaled < 0 and rest or mode == 4 and rest:
        quotient += 1
    return Decimal(quotient, digits)


class DecimalMembers(NumberMembers):
    implements = "System.Decimal"

    @staticmethod
    def net_new(*args: Any) -> Decimal:
        if not args:
            return Decimal()
        if len(args) == 5:
            low, middle, high, negative, scale = args
            number = (int(low) & 0xFFFFFFFF) | (int(middle) & 0xFFFFFFFF) << 32 | (int(high) & 0xFFFFFFFF) << 64
            return Decimal(-number if negative else number, int(scale))
        first = args[0]
        if isinstance(first, list):
            low, middle, high, flags = (int(each) & 0xFFFFFFFF for each in first)
            number = low | middle << 32 | high << 64
            return Decimal(-number if flags & 0x80000000 else number, flags >> 16 & 0xFF)
        return Decimal.from_float(first) if isinstance(first, float) else Decimal(int(first))

    @property
    def Scale(self: Any) -> Any:
        return Byte(self.scale)

    MaxValue = static_property(lambda: Decimal(numbers.DECIMAL_MAX))
    MinValue = static_property(lambda: Decimal(-numbers.DECIMAL_MAX))
    Zero = static_property(lambda: Decimal(0))
    One = static_property(lambda: Decimal(1))
    MinusOne = static_property(lambda: Decimal(-1))

    Parse = staticmethod(lambda text, *args: parse_decimal(text, args))
    TryParse = staticmethod(lambda text, *args: _try(parse_decimal, Decimal(0), text, args))
    Add = staticmethod(lambda a, b: a + b)
    Subtract = staticmethod(lambda a, b: a - b)
    Multiply = staticmethod(lambda a, b: a * b)
    Divide = staticmethod(lambda a, b: a / b)
    Remainder = staticmethod(lambda a, b: a % b)
    Negate = staticmethod(lambda value: -value)
    Abs = staticmethod(lambda value: abs(value))
    Floor = staticmethod(lambda value: Decimal(value.floor()))
    Ceiling = staticmethod(lambda value: Decimal(-(-value.unscaled // 10**value.scale)))
    Truncate = staticmethod(lambda value: Decimal(value.truncated()))
    Round = staticmethod(lambda value, *args: round_decimal(value, args))
    Max = staticmethod(lambda a, b: a if a >= b else b)
    Min = staticmethod(lambda a, b: a if a <= b else b)
    Sign = staticmethod(lambda value: (value.unscaled > 0) - (value.unscaled < 0))
    Compare = staticmethod(lambda a, b: (a > b) - (a < b))
    static_Equals = staticmethod(lambda a, b: a == b)
    ToInt32 = staticmethod(lambda value: numparse.checked(value.truncated(), int))
    ToInt64 = staticmethod(lambda value: numparse.checked(value.truncated(), Int64))
    ToDouble = staticmethod(float)
    FromOACurrency = staticmethod(lambda value: Decimal(int(value), 4).trimmed())
    IsInteger = staticmethod(lambda value: value.trimmed().scale == 0)
    IsNegative = staticmethod(lambda value: value.unscaled < 0)
    IsPositive = staticmethod(lambda value: value.unscaled >= 0)

    @staticmethod
    def GetBits(value: Decimal) -> list[int]:
        number = abs(value.unscaled)
        flags = value.scale << 16 | (0x80000000 if value.unscaled < 0 else 0)
        parts = [number & 0xFFFFFFFF, number >> 32 & 0xFFFFFFFF, number >> 64, flags]
        return [part - (1 << 32) if part > 0x7FFFFFFF else part for part in parts]

    op_Addition = staticmethod(lambda a, b: a + b)
    op_Subtraction = staticmethod(lambda a, b: a - b)
    op_Multiply = staticmethod(lambda a, b: a * b)
    op_Division = staticmethod(lambda a, b: a / b)
    op_Modulus = staticmethod(lambda a, b: a % b)
    signatures = {
        name: [f"static decimal {name}(decimal 0, decimal 1)"]
        for name in ("op_Addition", "op_Subtraction", "op_Multiply", "op_Division", "op_Modulus")
    }


def _big(function: Any) -> Any:
    return staticmethod(lambda *args: BigInteger(function(*[int(arg) for arg in args])))


def _truncated_divide(a: int, b: int) -> int:
    if not b:
        raise DivideByZeroException()
    quotient = abs(a) // abs(b)
    return quotient if (a < 0) == (b < 0) else -quotient


def _truncated_rest(a: int, b: int) -> int:
    return a - _truncated_divide(a, b) * b


def _mod_pow(value: int, exponent: int, modulus: int) -> int:
    result = pow(value, exponent, abs(modulus))
    return result - abs(modulus) if value < 0 and exponent % 2 and result else result


class BigIntegerMembers(NumberMembers):
    implements = "System.Numerics.BigInteger"

    @staticmethod
    def net_new(*args: Any) -> BigInteger:
        if not args:
            return BigInteger(0)
        first = args[0]
        if isinstance(first, list):
            unsigned = len(args) > 1 and bool(args[1])
            order = "big" if len(args) > 2 and args[2] else "little"
            return BigInteger(int.from_bytes(bytes(first), order, signed=not unsigned))  # type: ignore[arg-type]
        if type(first) is Decimal:
            return BigInteger(first.truncated())
        return BigInteger(int(first))

    IsZero = property(lambda self: int(self) == 0)
    IsOne = property(lambda self: int(self) == 1)
    IsEven = property(lambda self: int(self) % 2 == 0)
    IsPowerOfTwo = property(lambda self: self > 0 and int(self) & (int(self) - 1) == 0)
    Sign = property(lambda self: (self > 0) - (self < 0))

    def ToByteArray(self: Any, unsigned: bool = False, big_endian: bool = False) -> list[Byte]:
        number = int(self)
        size = (
            (number.bit_length() + 7) // 8 if unsigned else (number if number >= 0 else ~number).bit_length() // 8 + 1
        )
        data = number.to_bytes(max(size, 1), "big" if big_endian else "little", signed=not unsigned)
        return [Byte(each) for each in data]

    def GetBitLength(self: Any) -> int:
        number = int(self)
        return (number if number >= 0 else ~number).bit_length()

    def CompareTo(self: Any, other: Any) -> int:
        return 1 if other is None else (int(self) > int(other)) - (int(self) < int(other))

    def Equals(self: Any, other: Any) -> bool:
        return isinstance(other, int) and type(other) is not bool and int(self) == int(other)

    Zero = static_property(lambda: BigInteger(0))
    One = static_property(lambda: BigInteger(1))
    MinusOne = static_property(lambda: BigInteger(-1))
    Parse = staticmethod(lambda text, *args: parse_integer_type(BigInteger, text, args))
    TryParse = staticmethod(
        lambda text, *args: _try(lambda t, a: parse_integer_type(BigInteger, t, a), BigInteger(0), text, args)
    )
    Add = _big(lambda a, b: a + b)
    Subtract = _big(lambda a, b: a - b)
    Multiply = _big(lambda a, b: a * b)
    Divide = _big(_truncated_divide)
    Remainder = _big(_truncated_rest)
    Negate = _big(lambda value: -value)
    Abs = _big(abs)
    Max = _big(max)
    Min = _big(min)
    ModPow = _big(_mod_pow)
    GreatestCommonDivisor = _big(math.gcd)
    Pow = staticmethod(lambda value, exponent: BigInteger(int(value) ** int(exponent)))
    Compare = staticmethod(lambda a, b: (int(a) > int(b)) - (int(a) < int(b)))
    Log10 = staticmethod(lambda value: math.log10(int(value)) if value > 0 else -math.inf if value == 0 else math.nan)
    IsEvenInteger = staticmethod(lambda value: int(value) % 2 == 0)
    IsOddInteger = staticmethod(lambda value: int(value) % 2 == 1)
    IsNegative = staticmethod(lambda value: value < 0)
    IsPositive = staticmethod(lambda value: value >= 0)
    IsPow2 = staticmethod(lambda value: value > 0 and int(value) & (int(value) - 1) == 0)
    PopCount = _big(lambda value: value.bit_count())
    Log2 = _big(lambda value: value.bit_length() - 1)

    @staticmethod
    def Log(value: int, base: float | None = None) -> float:
        if value <= 0:
            return -math.inf if value == 0 else math.nan
        return math.log(int(value)) if base is None else math.log(int(value), base)

    @staticmethod
    def DivRem(left: int, right: int, remainder: Any = None) -> Any:
        quotient, rest = _truncated_divide(int(left), int(right)), _truncated_rest(int(left), int(right))
        if remainder is not None:
            remainder.value = BigInteger(rest)
            return BigInteger(quotient)
        from pyshell.values.clr.tuples import value_tuple

        return value_tuple([BigInteger(quotient), BigInteger(rest)])

    op_Addition = _big(lambda a, b: a + b)
    op_Subtraction = _big(lambda a, b: a - b)
    op_Multiply = _big(lambda a, b: a * b)
    op_Division = _big(_truncated_divide)
    op_Modulus = _big(_truncated_rest)
    op_BitwiseAnd = _big(lambda a, b: a & b)
    op_BitwiseOr = _big(lambda a, b: a | b)
    op_ExclusiveOr = _big(lambda a, b: a ^ b)
    signatures = {
        name: [f"static bigint {name}(bigint 0, bigint 1)"]
        for name in (
            "op_Addition",
            "op_Subtraction",
            "op_Multiply",
            "op_Division",
            "op_Modulus",
            "op_BitwiseAnd",
            "op_BitwiseOr",
            "op_ExclusiveOr",
        )
    }


class BooleanMembers:
    implements = "System.Boolean"

    def ToString(self: Any, provider: Any = None) -> str:
        return "True" if self else "False"

    def CompareTo(self: Any, other: Any) -> int:
        return 1 if other is None else int(self) - int(other)

    def Equals(self: Any, other: Any) -> bool:
        return type(other) is bool and self is other

    def GetTypeCode(self: Any) -> Any:
        return member("System.TypeCode", "Boolean")

    TrueString = "True"
    FalseString = "False"

    @staticmethod
    def Parse(text: str) -> bool:
        if text is None:
            raise ArgumentNullException("value")
        folded = text.strip(" \t\r\n\0").lower()
        if folded in ("true", "false"):
            return folded == "true"
        raise FormatException(f"String '{text}' was not recognized as a valid Boolean.")

    @staticmethod
    def TryParse(text: str | None, result: Any) -> bool:
        folded = (text or "").strip(" \t\r\n\0").lower()
        result.value = folded == "true"
        return folded in ("true", "false")


__all__ = [
    "Char",
    "floor",
    "ceiling",
    "log",
    "parse_decimal",
    "parse_real_type",
    "power",
    "round_decimal",
    "round_real",
]
