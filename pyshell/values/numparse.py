"""Text to numbers: PowerShell's reading of numeric strings, and .NET's Parse methods."""

from __future__ import annotations

from pyshell.values import numbers
from pyshell.values import pstype as types
from pyshell.values.exceptions import FormatException, NetException, OverflowException
from pyshell.values.numbers import RANGES, BigInteger, Decimal, Int64, Single

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WHITE = " \t\n\v\f\r"
RANGE_NAMES: dict[type, str] = {
    int: "an Int32",
    numbers.Int64: "an Int64",
    numbers.UInt32: "a UInt32",
    numbers.UInt64: "a UInt64",
    numbers.Int16: "an Int16",
    numbers.UInt16: "a UInt16",
    numbers.Byte: "an unsigned byte",
    numbers.SByte: "a signed byte",
    numbers.Int128: "an Int128",
    numbers.UInt128: "a UInt128",
}


def overflow(kind: type) -> OverflowException:
    """The error of a value outside an integer type."""
    if kind is numbers.Char:
        return OverflowException("Value was either too large or too small for a character.")
    return OverflowException(f"Value was either too large or too small for {RANGE_NAMES.get(kind, kind.__name__)}.")


def bad_format(text: str) -> FormatException:
    return FormatException(f"The input string '{text}' was not in a correct format.")


def parse_real(text: str) -> float | None:
    """A number in .NET's invariant Float style with thousands; None when it is none."""
    stripped = text.strip(WHITE)
    plain = stripped.replace(",", "") if "," in stripped and stripped[:1] != "," else stripped
    if not plain:
        return None
    if plain.isascii() and "_" not in plain and plain[-1] in "0123456789.":
        try:
            return float(plain)
        except ValueError:
            return None
    folded = plain.lower().lstrip("+-")
    if folded in ("infinity", "∞"):
        return float("-inf") if plain[0] == "-" else float("inf")
    if folded == "nan":
        return float("nan")
    return None


def parse_integer(text: str) -> int | None:
    """An integer in .NET's Integer style (white space and a sign); None when it is none."""
    stripped = text.strip(WHITE)
    digits = stripped[1:] if stripped[:1] in ("+", "-") else stripped
    if digits and digits.isascii() and digits.isdecimal():
        return int(stripped)
    return None


def checked(value: int, kind: type) -> Any:
    """`value` as integer class `kind`. Raises OverflowException."""
    if kind is BigInteger:
        return BigInteger(value)
    low, high = RANGES[kind]
    if low <= value <= high:
        return kind(value)
    raise overflow(kind)


def scan_number(text: str) -> Any:
    """What PowerShell's own number reading makes of text: suffixes, multipliers, hex; None when it is no literal."""
    stripped = text.strip(WHITE)
    if not stripped or not (stripped[0].isdigit() or stripped[0] in ".+-"):
        return None
    sign = 1
    body = stripped
    if body[0] in "+-":
        sign = -1 if body[0] == "-" else 1
        body = body[1:]
    if not body or not body[0].isascii() or not (body[0].isdigit() or body[0] == "."):
        return None
    multiplier = 1
    folded = body.lower()
    for suffix, factor in (("kb", 1024), ("mb", 1 << 20), ("gb", 1 << 30), ("tb", 1 << 40), ("pb", 1 << 50)):
        if folded.endswith(suffix) and not folded.startswith("0x"):
            multiplier, folded = factor, folded[:-2]
            break
    if folded.startswith(("0x", "0b")):
        return _scan_based(folded, sign)
    kind = ""
    for suffix in ("ul", "us", "uy", "u", "l", "s", "y", "d", "n"):
        if folded.endswith(suffix):
            kind, folded = suffix, folded[: -len(suffix)]
            break
    return _finish(folded, kind, sign, multiplier)


_SUFFIX_CLASSES: dict[str, type] = {
    "ul": numbers.UInt64,
    "us": numbers.UInt16,
    "uy": numbers.Byte,
    "l": numbers.Int64,
    "s": numbers.Int16,
    "y": numbers.SByte,
    "n": BigInteger,
}


def _finish(body: str, kind: str, sign: int, multiplier: int) -> Any:
    if not body or "_" in body or not body.isascii() or body[-1].isspace():
        return None
    is_real = "." in body or "e" in body
    if kind == "d":
        found = Decimal.parse(body)
        return None if found is None else Decimal(sign * found.unscaled, found.scale) * Decimal(multiplier)
    if is_real:
        try:
            value = float(body) * multiplier * sign
        except ValueError:
            return None
        if not kind:
            return value
        number = round(value)
    else:
        if not body.isdecimal():
            return None
        number = int(body) * multiplier * sign
    if kind == "u":
        return numbers.UInt32(number) if 0 <= number <= numbers.UInt32.MAX else _or_none(number, numbers.UInt64)
    if kind:
        return BigInteger(number) if kind == "n" else _or_none(number, _SUFFIX_CLASSES[kind])
    if numbers.INT32_MIN <= number <= numbers.INT32_MAX:
        return number
    if Int64.MIN <= number <= Int64.MAX:
        return Int64(number)
    if abs(number) <= numbers.DECIMAL_MAX:
        return Decimal(number)
    return float(number)


def _or_none(number: int, kind: type) -> Any:
    low, high = RANGES[kind]
    return kind(number) if low <= number <= high else None


def _scan_based(folded: str, sign: int) -> Any:
    base = 16 if folded[1] == "x" else 2
    digits = folded[2:]
    kind = ""
    for suffix in ("ul", "us", "uy", "u", "l", "s", "y", "n"):
        if digits.endswith(suffix):
            kind, digits = suffix, digits[: -len(suffix)]
            break
    if not digits or "_" in digits:
        return None
    try:
        number = int(digits, base)
    except ValueError:
        return None
    width = len(digits) * (4 if base == 16 else 1)
    if kind:
        if kind == "u":
            return numbers.UInt32(number) if number <= numbers.UInt32.MAX else _or_none(number, numbers.UInt64)
        if kind == "n":
            return BigInteger(number * sign)
        target = _SUFFIX_CLASSES[kind]
        return _or_none(number * sign, target)
    if width <= 32 and number <= 0xFFFFFFFF:
        return (number - (1 << 32) if number > numbers.INT32_MAX else number) * sign
    if number <= 0xFFFFFFFFFFFFFFFF:
        return Int64((number - (1 << 64) if number > Int64.MAX else number) * sign)
    return BigInteger(number * sign)


def text_to_number(text: str) -> Any:
    """A string in arithmetic: the literal it spells, empty as 0. Raises PSInvalidCastException (to Int32)."""
    if not text:
        return 0
    found = scan_number(text)
    if found is not None:
        return found
    real = parse_real(text)
    if real is not None:
        return real
    from pyshell.values.convert import convert

    return convert(text, types.INT32)


def string_to_integer(text: str, kind: type) -> Any:
    """PowerShell's cast of a string to an integer type: Parse, else rounded from what the number spells.

    Raises FormatException, OverflowException.
    """
    if not text or text.isspace():
        return kind(0)
    number = parse_integer(text)
    if number is not None:
        if kind is BigInteger and abs(number) >= 1 << 96:
            # What no Decimal holds goes through a Double.
            number = int(float(number))
        return checked(number, kind)
    stripped = text.strip(WHITE)
    if kind is BigInteger:
        real = scan_number(stripped)
        if real is not None and real == real and abs(real) != float("inf"):
            return BigInteger(real.truncated() if type(real) is Decimal else int(real))
        raise FormatException("The value could not be parsed.")
    if stripped[:2].lower() in ("0x", "0b"):
        scanned = scan_number(stripped)
        if isinstance(scanned, int):
            return checked(int(scanned), kind)
        raise bad_format(text)
    scanned = scan_number(stripped)
    if scanned is None:
        raise bad_format(text)
    try:
        if type(scanned) is Decimal:
            return checked(scanned.to_even_int(), kind)
        if isinstance(scanned, float):
            if scanned != scanned or abs(scanned) == float("inf"):
                raise overflow(kind)
            return checked(round(scanned), kind)
        return checked(int(scanned), kind)
    except OverflowException:
        # What shows is the failure of the first attempt.
        raise bad_format(text) from None


def string_to_real(text: str, kind: type) -> Any:
    """PowerShell's cast of a string to Double or Single. Raises FormatException."""
    if not text:
        return kind(0.0)
    real = parse_real(text)
    if real is None:
        scanned = scan_number(text)
        if scanned is None:
            raise bad_format(text)
        real = float(scanned)
    return Single(real) if kind is Single else real


def string_to_decimal(text: str) -> Decimal:
    """PowerShell's cast of a string to Decimal. Raises FormatException, OverflowException."""
    if not text:
        return Decimal(0)
    stripped = text.strip(WHITE)
    try:
        found = Decimal.parse(stripped)
    except NetException as error:
        raise OverflowException(error.message) from None
    if found is None:
        scanned = scan_number(stripped)
        if scanned is None:
            raise bad_format(text)
        if type(scanned) is Decimal:
            return scanned
        return Decimal.from_float(scanned) if isinstance(scanned, float) else Decimal.from_int(scanned)
    return found
