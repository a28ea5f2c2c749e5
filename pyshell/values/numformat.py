"""Number formatting: .NET's standard and custom numeric format strings."""

from __future__ import annotations

from pyshell.values import numbers
from pyshell.values.culture import NumberInfo
from pyshell.values.exceptions import FormatException
from pyshell.values.numbers import BigInteger, Decimal, Half, Single

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_BITS: dict[type, int] = {
    int: 32, numbers.Int64: 64, numbers.UInt64: 64, numbers.UInt32: 32, numbers.Int16: 16, numbers.UInt16: 16,
    numbers.Byte: 8, numbers.SByte: 8, numbers.Int128: 128, numbers.UInt128: 128, numbers.IntPtr: 64,
    numbers.UIntPtr: 64,
}  # fmt: skip


def bad_specifier() -> FormatException:
    return FormatException("Format specifier was invalid.")


class Digits:
    """A number as decimal digits: value = 0.digits × 10**scale."""

    __slots__ = ("negative", "digits", "scale", "exact")

    def __init__(self, negative: bool, digits: str, scale: int) -> None:
        self.negative = negative
        self.digits = digits
        self.scale = scale
        self.exact = True

    def rounded(self, places: int) -> Digits:
        """To `places` after the point, halves away from zero; trailing zeros dropped."""
        keep = self.scale + places
        digits, scale = self.digits, self.scale
        if keep < len(digits):
            if keep >= 0 and digits[keep] >= "5":
                kept = digits[:keep]
                number = str(int(kept or "0") + 1).zfill(len(kept))
                if len(number) > len(kept):
                    scale += 1
                digits = number
            else:
                digits = digits[:keep] if keep > 0 else ""
        digits = digits.rstrip("0")
        if not digits:
            scale = 0
        return Digits(self.negative, digits, scale)


def integer_digits(value: int) -> Digits:
    text = str(abs(value))
    stripped = text.rstrip("0")
    return Digits(value < 0, stripped if value else "", len(text) if value else 0)


def decimal_digits(value: Decimal) -> Digits:
    text = str(abs(value.unscaled))
    if not value.unscaled:
        return Digits(False, "", 0)
    return Digits(value.unscaled < 0, text, len(text) - value.scale)


def _float_places(value: float, places: int) -> Digits:
    """A real to `places` after the point, as .NET's exact algorithm gives them."""
    text = f"{abs(value):.{max(places, 0)}f}"
    whole, _, fraction = text.partition(".")
    return _from_text(_is_negative(value), whole + fraction, len(whole))


def _float_significant(value: float, count: int) -> Digits:
    """A real to `count` significant digits."""
    if value == 0:
        return Digits(_is_negative(value), "", 0)
    mantissa, _, exponent = f"{abs(value):.{max(count, 1) - 1}e}".partition("e")
    return _from_text(_is_negative(value), mantissa.replace(".", ""), int(exponent) + 1)


def _from_text(negative: bool, digits: str, scale: int) -> Digits:
    stripped = digits.lstrip("0")
    scale -= len(digits) - len(stripped)
    stripped = stripped.rstrip("0")
    return Digits(negative, stripped, scale if stripped else 0)


def _is_negative(value: float) -> bool:
    return value < 0 or (value == 0 and str(float(value))[0] == "-")


def special_text(value: float, info: NumberInfo) -> str | None:
    if value != value:
        return info.nan_symbol
    if value == float("inf"):
        return info.positive_infinity
    if value == float("-inf"):
        return info.negative_infinity
    return None


def format_number(value: Any, spec: str, info: NumberInfo) -> str:
    """Number.ToString(spec). Raises FormatException."""
    real = isinstance(value, float)
    if real:
        special = special_text(value, info)
        if special is not None:
            return special
    if not spec:
        spec = "G"
    kind, precision = spec[0], spec[1:]
    if kind.isalpha() and kind.isascii() and (not precision or (precision.isdecimal() and precision.isascii())):
        if precision and len(precision.lstrip("0")) > 9:
            raise FormatException()
        return _standard(value, kind, int(precision) if precision else -1, info)
    return _custom(value, spec, info)


def _digits(value: Any, places: int) -> Digits:
    """The digits of a number to `places` after the point."""
    if isinstance(value, float):
        return _float_places(value, places)
    if type(value) is Decimal:
        return decimal_digits(value).rounded(places)
    return integer_digits(int(value)).rounded(places)


def _standard(value: Any, kind: str, precision: int, info: NumberInfo) -> str:
    upper = kind.upper()
    integer = not isinstance(value, float) and type(value) is not Decimal
    if upper == "D":
        if not integer:
            raise bad_specifier()
        number = int(value)
        text = str(abs(number)).zfill(max(precision, 1))
        return (info.negative_sign if number < 0 else "") + text
    if upper in "XB":
        if not integer:
            raise bad_specifier()
        return _based(value, kind, precision)
    if upper == "N":
        places = info.decimal_digits if precision < 0 else precision
        return _number(_digits(value, places), places, info)
    if upper == "F":
        places = info.decimal_digits if precision < 0 else precision
        digits = _digits(value, places)
        text = _fixed(digits, places, "", (), info.decimal_separator)
        return (info.negative_sign if _shows_sign(digits, value) else "") + text
    if upper == "C":
        places = info.currency_decimal_digits if precision < 0 else precision
        digits = _digits(value, places)
        text = _fixed(
            digits, places, info.currency_group_separator, info.currency_group_sizes, info.currency_decimal_separator
        )
        return _currency(text, _shows_sign(digits, value), info)
    if upper == "P":
        places = info.percent_decimal_digits if precision < 0 else precision
        digits = _percent_digits(value, places)
        text = _fixed(
            digits, places, info.percent_group_separator, info.percent_group_sizes, info.percent_decimal_separator
        )
        return _percent(text, _shows_sign(digits, value), info)
    if upper == "E":
        return _exponent(value, kind, 6 if precision < 0 else precision, info)
    if upper == "R":
        if integer and type(value) is not BigInteger:
            return _general(value, "G", -1, info)
        return _general(value, "G" if kind == "R" else "g", -1, info)
    if upper == "G":
        return _general(value, kind, precision, info)
    raise bad_specifier()


def _shows_sign(digits: Digits, value: Any) -> bool:
    if isinstance(value, float):
        return digits.negative
    return digits.negative and bool(digits.digits)


def _number(digits: Digits, places: int, info: NumberInfo) -> str:
    text = _fixed(digits, places, info.group_separator, info.group_sizes, info.decimal_separator)
    if not digits.negative:
        return text
    sign = info.negative_sign
    return (f"({text})", sign + text, f"{sign} {text}", text + sign, f"{text} {sign}")[info.negative_pattern]


def _percent_digits(value: Any, places: int) -> Digits:
    digits = _digits(value, places + 2)
    if digits.digits:
        digits.scale += 2
    return digits


def _fixed(digits: Digits, places: int, group: str, sizes: tuple[int, ...], point: str) -> str:
    """Whole part with groups, point, `places` digits."""
    if digits.scale > 0:
        whole = digits.digits[: digits.scale].ljust(digits.scale, "0")
        fraction = digits.digits[digits.scale :]
    else:
        whole = "0"
        fraction = "0" * -digits.scale + digits.digits if digits.digits else ""
    if group and sizes:
        whole = grouped(whole, group, sizes)
    if places <= 0:
        return whole
    return whole + point + fraction[:places].ljust(places, "0")


def grouped(whole: str, separator: str, sizes: tuple[int, ...]) -> str:
    """Digits with group separators, the last size repeating (0 ends grouping)."""
    parts: list[str] = []
    index = 0
    while True:
        size = sizes[min(index, len(sizes) - 1)]
        if size == 0 or len(whole) <= size:
            break
        parts.append(whole[-size:])
        whole = whole[:-size]
        index += 1
    parts.append(whole)
    return separator.join(reversed(parts))


_CURRENCY_POSITIVE = ("$n", "n$", "$ n", "n $")
_CURRENCY_NEGATIVE = (
    "($n)", "-$n", "$-n", "$n-", "(n$)", "-n$", "n-$", "n$-", "-n $", "-$ n", "n $-", "$ n-", "$ -n", "n- $", "($ n)",
    "(n $)", "$- n",
)  # fmt: skip


def _pattern(pattern: str, text: str, symbol: str, sign: str) -> str:
    return "".join({"n": text, "$": symbol, "%": symbol, "-": sign}.get(each, each) for each in pattern)


def _currency(text: str, negative: bool, info: NumberInfo) -> str:
    pattern = (
        _CURRENCY_NEGATIVE[info.currency_negative_pattern]
        if negative
        else _CURRENCY_POSITIVE[info.currency_positive_pattern]
    )
    return _pattern(pattern, text, info.currency_symbol, info.negative_sign)


_PERCENT_POSITIVE = ("n %", "n%", "%n", "% n")
_PERCENT_NEGATIVE = ("-n %", "-n%", "-%n", "%-n", "%n-", "n-%", "n%-", "-% n", "n %-", "% n-", "% -n", "n- %")


def _percent(text: str, negative: bool, info: NumberInfo) -> str:
    pattern = (
        _PERCENT_NEGATIVE[info.percent_negative_pattern]
        if negative
        else _PERCENT_POSITIVE[info.percent_positive_pattern]
    )
    return _pattern(pattern, text, info.percent_symbol, info.negative_sign)


def _significant(value: Any, count: int) -> Digits:
    if isinstance(value, float):
        return _float_significant(value, count)
    digits = decimal_digits(value) if type(value) is Decimal else integer_digits(int(value))
    return digits.rounded(count - digits.scale)


def _exponent(value: Any, kind: str, precision: int, info: NumberInfo) -> str:
    digits = _significant(value, precision + 1)
    sign = info.negative_sign if _shows_sign(digits, value) else ""
    text = digits.digits.ljust(precision + 1, "0")
    mantissa = text[0] + (info.decimal_separator + text[1:] if precision else "")
    exponent = digits.scale - 1 if digits.digits else 0
    mark = info.negative_sign if exponent < 0 else info.positive_sign
    return f"{sign}{mantissa}{kind}{mark}{abs(exponent):03d}"


def _general(value: Any, kind: str, precision: int, info: NumberInfo) -> str:
    if isinstance(value, float):
        return _general_real(value, kind, precision, info)
    if type(value) is Decimal:
        if precision < 1:
            text = str(value)
            return text.replace("-", info.negative_sign).replace(".", info.decimal_separator)
        digits = decimal_digits(value)
        digits = digits.rounded(precision - digits.scale)
        return _general_digits(digits, precision, kind, info, _shows_sign(digits, value))
    number = int(value)
    if precision < 1 or type(value) is BigInteger:
        return (info.negative_sign if number < 0 else "") + str(abs(number))
    digits = integer_digits(number)
    digits = digits.rounded(precision - digits.scale)
    limit = precision
    return _general_digits(digits, limit, kind, info, digits.negative)


def _general_real(value: float, kind: str, precision: int, info: NumberInfo) -> str:
    default = 7 if isinstance(value, Single) else 5 if isinstance(value, Half) else 15
    if precision < 1:
        from pyshell.values.text import double_roundtrip, single_roundtrip

        text = single_roundtrip(value) if isinstance(value, Single) else double_roundtrip(value)
        if kind == "g":
            text = text.replace("E", "e")
        return text.replace("-", info.negative_sign).replace(".", info.decimal_separator)
    digits = _float_significant(value, precision)
    return _general_digits(digits, max(precision, 1) if precision > 0 else default, kind, info, digits.negative)


def _general_digits(digits: Digits, limit: int, kind: str, info: NumberInfo, negative: bool) -> str:
    sign = info.negative_sign if negative else ""
    text = digits.digits or "0"
    scale = digits.scale if digits.digits else 1
    if scale > limit or scale < -4:
        mantissa = text[0] + (info.decimal_separator + text[1:] if len(text) > 1 else "")
        exponent = scale - 1
        mark = info.negative_sign if exponent < 0 else info.positive_sign
        return f"{sign}{mantissa}{'E' if kind == 'G' else 'e'}{mark}{abs(exponent):02d}"
    if scale <= 0:
        return sign + "0" + info.decimal_separator + "0" * -scale + text
    if len(text) <= scale:
        return sign + text.ljust(scale, "0")
    return sign + text[:scale] + info.decimal_separator + text[scale:]


def _based(value: Any, kind: str, precision: int) -> str:
    number = int(value)
    base = "X" if kind == "X" else "x" if kind == "x" else "b"
    if type(value) is BigInteger:
        return _big_based(number, base, precision)
    if number < 0:
        number += 1 << _BITS.get(type(value), 64)
    return f"{number:{base}}".zfill(max(precision, 1))


def _big_based(number: int, base: str, precision: int) -> str:
    """BigInteger in two's complement with a leading sign digit."""
    size = max((number if number >= 0 else ~number).bit_length() // 8 + 1, 1)
    if base == "b":
        bits = (number if number >= 0 else ~number).bit_length() + 1
        text = f"{number & ((1 << bits) - 1):0{bits}b}"
        return text.rjust(max(precision, 1), "1" if number < 0 else "0")
    data = f"{number & ((1 << (size * 8)) - 1):0{size * 2}{base}}"
    fill = ("F" if base == "X" else "f") if number < 0 else "0"
    if number >= 0:
        data = data[1:] if data[0] == "0" and data[1:2] and int(data[1], 16) < 8 else data
    elif data[0] in "fF" and int(data[1], 16) >= 8:
        data = data[1:]
    return data.rjust(max(precision, 1), fill)


# --- custom formats


def _sections(spec: str) -> list[str]:
    """The parts of a custom format between unquoted semicolons."""
    parts: list[str] = []
    buffer = ""
    index = 0
    while index < len(spec):
        character = spec[index]
        if character == "\\" and index + 1 < len(spec):
            buffer += spec[index : index + 2]
            index += 2
            continue
        if character in "'\"":
            end = spec.find(character, index + 1)
            end = len(spec) - 1 if end < 0 else end
            buffer += spec[index : end + 1]
            index = end + 1
            continue
        if character == ";":
            parts.append(buffer)
            buffer = ""
        else:
            buffer += character
        index += 1
    parts.append(buffer)
    return parts


class _Section:
    """One section of a custom format, scanned."""

    __slots__ = (
        "spec",
        "digits",
        "point",
        "first_zero",
        "last_zero",
        "scaling",
        "groups",
        "scientific",
        "percent",
        "tokens",
    )

    def __init__(self, spec: str) -> None:
        self.spec = spec
        self.digits = 0
        self.point = -1
        self.first_zero = 0x7FFFFFFF
        self.last_zero = 0
        self.scaling = 0
        self.groups = False
        self.scientific = False
        self.percent = 0
        group_at, group_count = -1, 0
        index = 0
        while index < len(spec):
            character = spec[index]
            index += 1
            if character == "#":
                self.digits += 1
            elif character == "0":
                if self.first_zero == 0x7FFFFFFF:
                    self.first_zero = self.digits
                self.digits += 1
                self.last_zero = self.digits
            elif character == ".":
                if self.point < 0:
                    self.point = self.digits
            elif character == ",":
                if self.digits > 0 and self.point < 0:
                    if group_at >= 0:
                        if group_at == self.digits:
                            group_count += 1
                            continue
                        self.groups = True
                    group_at, group_count = self.digits, 1
            elif character == "%":
                self.percent += 2
            elif character == "‰":
                self.percent += 3
            elif character in "'\"":
                end = spec.find(character, index)
                index = len(spec) if end < 0 else end + 1
            elif character == "\\":
                index += 1
            elif character in "eE":
                following = spec[index : index + 1]
                after = spec[index + 1 : index + 2]
                if following == "0" or (following in ("+", "-") and following and after == "0"):
                    index += 1
                    while spec[index : index + 1] == "0":
                        index += 1
                    self.scientific = True
        if self.point < 0:
            self.point = self.digits
        if group_at >= 0:
            if group_at == self.point:
                self.scaling = group_count * 3
            else:
                self.groups = True


def _custom(value: Any, spec: str, info: NumberInfo) -> str:
    sections = _sections(spec)
    source = _custom_digits(value)
    negative = source.negative and bool(source.digits)
    index = 0
    if not source.digits and len(sections) > 2:
        index = 2
    elif negative and len(sections) > 1 and sections[1]:
        index = 1
    for _ in range(2):
        section = _Section(sections[index])
        digits = Digits(source.negative, source.digits, source.scale)
        if digits.digits:
            digits.scale += section.percent - section.scaling
            places = section.digits if section.scientific else digits.scale + section.digits - section.point
            keep = places - digits.scale if section.scientific else section.digits - section.point
            digits = digits.rounded(keep)
            if not digits.digits and not section.scientific and len(sections) > 2 and index != 2:
                index = 2
                continue
        break
    show_sign = (
        source.negative and index == 0 and (bool(digits.digits) or (isinstance(value, float) and "0" in section.spec))
    )
    if source.negative and len(sections) > 1 and sections[1] and index == 1:
        show_sign = False
    return _emit(section, digits, show_sign, info)


def _custom_digits(value: Any) -> Digits:
    if isinstance(value, float):
        return _float_significant(value, 7 if isinstance(value, Single) else 15)
    if type(value) is Decimal:
        found = decimal_digits(value)
        return Digits(found.negative, found.digits.rstrip("0"), found.scale)
    return integer_digits(int(value))


def _emit(section: _Section, digits: Digits, show_sign: bool, info: NumberInfo) -> str:
    spec = section.spec
    text = digits.digits
    scale = digits.scale
    if section.scientific:
        digit_position, adjust = section.point, 0
    else:
        digit_position = scale if scale > section.point else section.point
        adjust = scale - section.point
    first = section.point - section.first_zero if section.first_zero < section.point else 0
    last = section.point - section.last_zero if section.last_zero > section.point else 0
    group_positions: list[int] = []
    if section.groups and info.group_separator:
        sizes = info.group_sizes
        total, index = sizes[0], 0
        digit_count = digit_position + (adjust if adjust < 0 else 0)
        count = max(first, digit_count)
        while count > total:
            size = sizes[min(index, len(sizes) - 1)]
            if size == 0:
                break
            group_positions.append(total)
            index += 1
            total += sizes[min(index, len(sizes) - 1)]
    out: list[str] = []
    if show_sign:
        out.append(info.negative_sign)
    place = 0
    written_point = False
    index = 0

    def put(character: str) -> None:
        nonlocal digit_position
        out.append(character)
        if section.groups and digit_position > 1 and group_positions:
            if digit_position == group_positions[-1] + 1:
                out.append(info.group_separator)
                group_positions.pop()
        digit_position -= 1

    while index < len(spec):
        character = spec[index]
        index += 1
        if adjust > 0 and character in "#0.":
            while adjust > 0:
                digit = text[place] if place < len(text) else "0"
                place += 1
                put(digit)
                adjust -= 1
        if character in "#0":
            if adjust < 0:
                adjust += 1
                digit = "0" if digit_position <= first else ""
            else:
                if place < len(text):
                    digit = text[place]
                    place += 1
                else:
                    digit = "0" if digit_position > last else ""
            if digit:
                put(digit)
            else:
                digit_position -= 1
        elif character == ".":
            if digit_position != 0 or written_point:
                continue
            if last < 0 or (section.point < section.digits and place < len(text)):
                out.append(info.decimal_separator)
                written_point = True
        elif character == "‰":
            out.append(info.per_mille_symbol)
        elif character == "%":
            out.append(info.percent_symbol)
        elif character == ",":
            continue
        elif character in "'\"":
            end = spec.find(character, index)
            end = len(spec) if end < 0 else end
            out.append(spec[index:end])
            index = end + 1
        elif character == "\\":
            if index < len(spec):
                out.append(spec[index])
                index += 1
        elif character in "eE":
            index = _emit_exponent(spec, index, character, out, digits, section, info)
        else:
            out.append(character)
    return "".join(out)


def _emit_exponent(
    spec: str, index: int, character: str, out: list[str], digits: Digits, section: _Section, info: NumberInfo
) -> int:
    positive = False
    width = 0
    start = index
    if not section.scientific:
        out.append(character)
        return index
    following = spec[index : index + 1]
    if following == "0":
        pass
    elif following == "+" and spec[index + 1 : index + 2] == "0":
        positive = True
        index += 1
    elif following == "-" and spec[index + 1 : index + 2] == "0":
        index += 1
    else:
        out.append(character)
        return start
    while spec[index : index + 1] == "0":
        width += 1
        index += 1
    exponent = digits.scale - section.point if digits.digits else 0
    sign = info.negative_sign if exponent < 0 else info.positive_sign if positive else ""
    out.append(f"{character}{sign}{abs(exponent):0{min(width, 10)}d}")
    return index
