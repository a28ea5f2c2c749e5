"""Number literals: from text to a .NET type's name and a value.

The language floor knows a literal's .NET type and its mathematical value, not how values are represented; floor 1
sets `build` to make the value that scripts see.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Constant = tuple[str, int | float | str]


def _plain(kind: str, value: int | float | str) -> object:
    """Until floor 1 is loaded a literal's value is Python's own (a Decimal is its text)."""
    return value


build: Callable[[str, int | float | str], object] = _plain

_RANGES = {
    "SByte": (-(2**7), 2**7 - 1),
    "Byte": (0, 2**8 - 1),
    "Int16": (-(2**15), 2**15 - 1),
    "UInt16": (0, 2**16 - 1),
    "Int32": (-(2**31), 2**31 - 1),
    "UInt32": (0, 2**32 - 1),
    "Int64": (-(2**63), 2**63 - 1),
    "UInt64": (0, 2**64 - 1),
}
_DECIMAL_MAX = 79228162514264337593543950335
#: The types a suffix allows, in the order in which they are tried.
_SUFFIX_TYPES = {
    "y": ("SByte",),
    "uy": ("Byte",),
    "s": ("Int16",),
    "us": ("UInt16",),
    "l": ("Int64",),
    "ul": ("UInt64",),
    "u": ("UInt32", "UInt64"),
    "n": ("BigInteger",),
}
_SHIFTS = {"k": 10, "m": 20, "g": 30, "t": 40, "p": 50}
_HEX_LENGTHS = {"y": 2, "s": 4, "l": 16}


def _fit(value: int, types: tuple[str, ...]) -> Constant | None:
    for kind in types:
        if kind == "BigInteger":
            return kind, value
        low, high = _RANGES[kind]
        if low <= value <= high:
            return kind, value
    return None


def _signed(digits: str, base: int) -> int:
    """Two's complement of the digits' own width."""
    value = int(digits, base)
    bits = len(digits) * (4 if base == 16 else 1)
    return value - (1 << bits) if value >> (bits - 1) else value


def _hexadecimal(digits: str, suffix: str) -> tuple[int, str]:
    # A number whose digits fill its type exactly has its sign in the first bit (0xFFFFFFFF is -1).
    text = "0" + digits
    if not suffix.startswith("u"):
        width = _HEX_LENGTHS.get(suffix) or (8 if len(text) < 16 else 16)
        if len(text) == width + 1:
            text = digits
    if len(text) == 16 and suffix in ("", "u"):
        suffix += "l"
    return _signed(text, 16), suffix


def _binary(digits: str, suffix: str) -> tuple[int, str]:
    width = len(digits)
    signed = width in (8, 16, 32, 64, 96, 128) or (width > 128 and width % 8 == 0)
    value = _signed(digits, 2) if signed and not suffix.startswith("u") else int(digits, 2)
    if width == 64 and suffix in ("", "u"):
        suffix += "l"
    return value, suffix


def _decimal(text: str, multiplier: int) -> Constant | None:
    import decimal

    context = decimal.Context(prec=60)
    value = context.create_decimal(text)
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)
    if exponent < -28:
        value = value.quantize(decimal.Decimal(1).scaleb(-28), rounding=decimal.ROUND_HALF_EVEN, context=context)
    while len(value.as_tuple().digits) > 29 or abs(int(value.scaleb(-min(0, _exponent(value))))) > _DECIMAL_MAX:
        if _exponent(value) >= 0:
            return None
        step = decimal.Decimal(1).scaleb(_exponent(value) + 1)
        value = value.quantize(step, rounding=decimal.ROUND_HALF_EVEN, context=context)
    if multiplier != 1:
        value = context.multiply(value, decimal.Decimal(multiplier))
        if abs(value) > _DECIMAL_MAX:
            return None
    return "Decimal", format(value, "f")


def _exponent(value: object) -> int:
    exponent = value.as_tuple().exponent  # type: ignore[attr-defined]
    return exponent if type(exponent) is int else 0


def constant(
    sign: str | None,
    hexadecimal: str | None,
    binary: str | None,
    real: str | None,
    integer: str | None,
    suffix: str | None,
    multiplier: str | None,
) -> Constant | None:
    """The constant a number's parts denote, or None when no type of .NET holds it."""
    negative = sign is not None and sign != "+"
    suffix = suffix.lower() if suffix else ""
    factor = 1 << _SHIFTS[multiplier[0].lower()] if multiplier else 1
    if real is not None:
        text = real.replace("\u2013", "-").replace("\u2014", "-").replace("\u2015", "-")
        if text == ".":
            return None
        if suffix == "d":
            return _decimal("-" + text if negative else text, factor)
        number = float(text) * factor
        if negative:
            number = -number
        if not suffix:
            return "Double", number
        if number != number or number in (float("inf"), float("-inf")):
            return None
        return _fit(round(number), _SUFFIX_TYPES[suffix])
    if hexadecimal is not None:
        value, suffix = _hexadecimal(hexadecimal, suffix)
    elif binary is not None:
        value, suffix = _binary(binary, suffix)
    else:
        value = int(integer or "0")
    value *= -factor if negative else factor
    if suffix == "d":
        return ("Decimal", str(value)) if abs(value) <= _DECIMAL_MAX else None
    if suffix:
        return _fit(value, _SUFFIX_TYPES[suffix])
    fitting = _fit(value, ("Int32", "Int64"))
    if fitting is None and integer is not None:
        fitting = ("Decimal", str(value)) if abs(value) <= _DECIMAL_MAX else ("Double", float(value))
    return fitting
