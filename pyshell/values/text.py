"""Values as text: PowerShell's conversion to string (culture-invariant) and .NET's ToString() (current culture).

Both are look-ups by Python class; `register_text` adds a class.
"""

from __future__ import annotations

from pyshell.values import numbers
from pyshell.values.psobject import CUSTOM, AutomationNull, PSCustomBase, PSObject
from pyshell.values.pstype import PSType, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def scientific(digits: str, exponent: int, negative: bool, limit: int) -> str:
    """Significant digits (without trailing zeros) and a decimal exponent in the manner of "G" with `limit` digits."""
    if exponent >= limit or exponent < -4:
        mantissa = digits[0] + ("." + digits[1:] if len(digits) > 1 else "")
        text = f"{mantissa}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
    elif exponent < 0:
        text = "0." + "0" * (-exponent - 1) + digits
    elif len(digits) <= exponent + 1:
        text = digits + "0" * (exponent + 1 - len(digits))
    else:
        text = digits[: exponent + 1] + "." + digits[exponent + 1 :]
    return "-" + text if negative else text


def _parts(text: str) -> tuple[str, int, bool]:
    """Digits, exponent and sign of Python's `d.ddde±xx`."""
    negative = text[0] == "-"
    mantissa, _, exponent = text.lstrip("-").partition("e")
    digits = mantissa.replace(".", "").rstrip("0") or "0"
    return digits, int(exponent), negative


def _special(value: float) -> str | None:
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return None


def double_general(value: float, precision: int) -> str:
    """Double.ToString("G<precision>", invariant)."""
    special = _special(value)
    if special is not None:
        return special
    if value == 0:
        return "-0" if str(value)[0] == "-" else "0"
    digits, exponent, negative = _parts(f"{value:.{precision - 1}e}")
    return scientific(digits, exponent, negative, precision)


def double_string(value: float) -> str:
    """A Double in PowerShell's text: 15 significant digits."""
    text = repr(value)
    if len(text) < 16 and "e" not in text and "n" not in text:
        return text[:-2] if text.endswith(".0") else text
    return double_general(value, 15)


def single_string(value: float) -> str:
    """A Single in PowerShell's text: 7 significant digits."""
    return double_general(value, 7)


def double_roundtrip(value: float) -> str:
    """Double.ToString(): the shortest digits that give the value back."""
    special = _special(value)
    if special is not None:
        return special
    text = repr(float(value))
    if "e" not in text:
        if text.endswith(".0"):
            text = text[:-2]
        if len(text) < 15 and not text.startswith(("0.0000", "-0.0000")):
            return text
    if value == 0:
        return "-0" if text[0] == "-" else "0"
    mantissa, _, power = text.lstrip("-").partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = whole + fraction
    exponent = len(whole) - 1 + int(power or 0)
    stripped = digits.lstrip("0")
    exponent -= len(digits) - len(stripped)
    return scientific(stripped.rstrip("0") or "0", exponent, text[0] == "-", 17)


def single_roundtrip(value: float) -> str:
    """Single.ToString(): the shortest digits that give the 32-bit value back."""
    special = _special(value)
    if special is not None:
        return special
    if value == 0:
        return "-0" if str(float(value))[0] == "-" else "0"
    for precision in range(1, 10):
        text = f"{value:.{precision - 1}e}"
        if numbers.to_single(float(text)) == value:
            break
    digits, exponent, negative = _parts(text)
    return scientific(digits, exponent, negative, 9)


def custom_text(value: PSObject) -> str:
    """`@{Name=value; …}` of an object that has only added properties."""
    if value.extra is None and not value.notes:
        return ""
    from pyshell.values.members import property_items

    parts = [f"{name}={to_string_flat(item)}" for name, item in property_items(value)]
    return "@{" + "; ".join(parts) + "}" if parts else ""


def _psobject_text(value: PSObject, flat: bool) -> str:
    if value.extra is not None:
        from pyshell.values.members import find_extra, invoke_member

        if find_extra(value.extra, "ToString") is not None:
            return str(invoke_member(value, "ToString", []))
    if value.base is CUSTOM:
        if value.type_names is not None:
            from pyshell.values import typedata

            if typedata.find_member(value.type_names, "ToString") is not None:
                from pyshell.values.members import invoke_member

                return str(invoke_member(value, "ToString", []))
        return custom_text(value)
    return to_string_flat(value.base) if flat else to_string(value.base)


def default_separator() -> str:
    return " "


# What stands between the elements of a collection that is cast to a string: the runtime answers with `$OFS`.
field_separator: Callable[[], str] = default_separator


def to_string(value: Any, separator: str = " ") -> str:
    """PowerShell's conversion to string; a collection joins its elements with `separator` ($OFS)."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]
    found = _TEXT.get(kind)
    if found is not None:
        return found(value)
    if kind is PSObject:
        if value.base is not CUSTOM and value.extra is None:
            return to_string(value.base, separator)
        return _psobject_text(value, False)
    from pyshell.values.enumerate import enumerate_value

    items = enumerate_value(value)
    if items is not None:
        return separator.join([to_string_flat(item) for item in items])
    return to_string_flat(value)


def to_string_flat(value: Any) -> str:
    """As `to_string`, but a collection gives its type's name, as an element of another does."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]
    found = _TEXT.get(kind)
    if found is None:
        if kind is PSObject:
            text = _psobject_text(value, True)
            # PowerShell takes a custom object inside another value for an object without a text of its own.
            return "" if value.base is CUSTOM and text.startswith("@{") else text
        if isinstance(value, list):
            return type_of(value).clr_name
        method = getattr(kind, "ps_string", None)
        return str(method(value)) if method is not None else net_string(value)
    return found(value)


def net_string(value: Any) -> str:
    """.NET's `ToString()`, in the current culture where the type's text depends on it."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]
    found = _NET_TEXT.get(kind)
    if found is not None:
        return found(value)
    if kind is PSObject:
        return _psobject_text(value, True)
    if isinstance(value, (list, PSCustomBase)):
        return type_of(value).clr_name
    method = getattr(kind, "ToString", None)
    if method is not None:
        return str(method(value))
    own_text: Any = kind.__str__
    if own_text is not object.__str__ and not isinstance(value, (dict, set, tuple)):
        return str(value)
    return type_of(value).clr_name


def register_text(kind: type, ps: Callable[[Any], str], net: Callable[[Any], str] | None = None) -> None:
    """Gives a Python class its PowerShell text, and its .NET text when that differs."""
    _TEXT[kind] = ps
    _NET_TEXT[kind] = net or ps


def _float_net(value: float) -> str:
    text = double_roundtrip(value)
    return localized(text)


def _single_net(value: float) -> str:
    return localized(single_roundtrip(value))


def localized(text: str) -> str:
    """An invariant number's text with the current culture's symbols."""
    if text in ("Infinity", "-Infinity", "NaN"):
        return {"Infinity": "∞", "-Infinity": "-∞"}.get(text, text)
    from pyshell.values.culture import current

    culture = current()
    if culture.invariant_numbers:
        return text
    info = culture.numbers
    return text.replace("-", info.negative_sign).replace(".", info.decimal_separator)


def _decimal_net(value: numbers.Decimal) -> str:
    return localized(str(value))


def type_string(value: PSType) -> str:
    return value.ps_name


_TEXT: dict[type, Callable[[Any], str]] = {
    type(None): lambda value: "",
    AutomationNull: lambda value: "",
    bool: str,
    int: str,
    float: double_string,
    numbers.Single: single_string,
    numbers.Half: lambda value: double_general(value, 5),
    numbers.Decimal: str,
    numbers.Char: lambda value: str.__str__(value),
    PSType: type_string,
}
_NET_TEXT: dict[type, Callable[[Any], str]] = {
    type(None): lambda value: "",
    bool: str,
    int: str,
    float: _float_net,
    numbers.Single: _single_net,
    numbers.Half: lambda value: double_general(value, 5),
    numbers.Decimal: _decimal_net,
    numbers.Char: lambda value: str.__str__(value),
    PSType: lambda value: value.clr_name,
}
for _class in (*numbers.RANGES, numbers.BigInteger):
    _TEXT[_class] = _NET_TEXT[_class] = int.__repr__
