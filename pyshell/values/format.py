"""Formatting values: composite format strings (`-f`, String.Format), and one value by a format of its own type."""

from __future__ import annotations

from pyshell.values import culture
from pyshell.values.exceptions import FormatException
from pyshell.values.numbers import Decimal
from pyshell.values.psobject import CUSTOM, PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_WIDTH_LIMIT = 1_000_000
_TOO_FEW = "Index (zero based) must be greater than or equal to zero and less than the size of the argument list."


def _failure(offset: int, reason: str) -> FormatException:
    return FormatException(f"Input string was not in a correct format. Failure to parse near offset {offset}. {reason}")


def to_string_format(value: Any, spec: str | None, provider: Any = None) -> str:
    """IFormattable.ToString(spec, provider); the plain text of what is not formattable. Raises FormatException."""
    kind = type(value)
    if kind is str:
        return value  # type: ignore[no-any-return]
    if kind is PSObject:
        if value.base is CUSTOM:
            from pyshell.values.text import to_string

            return to_string(value)
        return to_string_format(value.base, spec, provider)
    if value is None:
        return ""
    if kind is bool:
        return "True" if value else "False"
    if isinstance(value, (int, float)) or kind is Decimal:
        from pyshell.values.enums import EnumValue

        if isinstance(value, EnumValue):
            from pyshell.values.clr.object import format_enum

            return format_enum(value, spec or "G")
        from pyshell.values.numformat import format_number

        return format_number(value, spec or "", culture.numbers_from(provider))
    method = getattr(kind, "net_format", None)
    if method is not None:
        return str(method(value, spec, provider))
    from pyshell.values.text import net_string

    return net_string(value)


def composite(text: str, args: Sequence[Any], provider: Any = None) -> str:
    """String.Format. Raises FormatException."""
    if "{" not in text and "}" not in text:
        return text
    parts = _PLANS.get(text)
    if parts is None:
        parts = _plan(text)
        if len(_PLANS) < _PLANS_LIMIT:
            _PLANS[text] = parts
    out: list[str] = []
    count = len(args)
    for part in parts:
        if type(part) is str:
            out.append(part)
        elif type(part) is tuple:
            number, width, spec = part
            if number >= count:
                raise FormatException(_TOO_FEW)
            shown = _argument(args[number], spec, provider)
            out.append(shown if not width else shown.rjust(width) if width > 0 else shown.ljust(-width))
        else:
            raise part()
    return "".join(out)


# What a format text consists of: text, (index, width, format), or what raises the error of the place where it is wrong.
_PLANS: dict[str, list[Any]] = {}
_PLANS_LIMIT = 1000


def _plan(text: str) -> list[Any]:
    out: list[Any] = []
    try:
        _read(text, out)
    except FormatException as error:
        message = error.message
        out.append(lambda: FormatException(message))
    return out


def _read(text: str, out: list[Any]) -> None:
    index, size = 0, len(text)
    while index < size:
        character = text[index]
        if character == "{":
            if text[index + 1 : index + 2] == "{":
                out.append("{")
                index += 2
                continue
            index, number, width, spec = _item(text, index + 1)
            out.append((number, width, spec))
        elif character == "}":
            if index + 1 >= size:
                raise _failure(size, "Format item ends prematurely.")
            if text[index + 1] != "}":
                raise _failure(index + 1, "Unexpected closing brace without a corresponding opening brace.")
            out.append("}")
            index += 2
        else:
            end = index + 1
            while end < size and text[end] not in "{}":
                end += 1
            out.append(text[index:end])
            index = end


def _item(text: str, index: int) -> tuple[int, int, int, str | None]:
    """One `{index,width:format}`: (the place after it, index, width, format). Raises FormatException."""
    size = len(text)
    start = index
    if index >= size:
        raise _failure(size, "Format item ends prematurely.")
    if not text[index].isdecimal() or not text[index].isascii():
        raise _failure(index, "Expected an ASCII digit.")
    while index < size and text[index].isdecimal():
        index += 1
    number = int(text[start:index])
    while index < size and text[index] == " ":
        index += 1
    width = 0
    if text[index : index + 1] == ",":
        index += 1
        while index < size and text[index] == " ":
            index += 1
        sign = 1
        if text[index : index + 1] == "-":
            sign = -1
            index += 1
        begin = index
        while index < size and text[index].isdecimal():
            index += 1
        if index == begin:
            if index >= size:
                raise _failure(size, "Format item ends prematurely.")
            raise _failure(index, "Expected an ASCII digit.")
        width = sign * int(text[begin:index])
        if abs(width) >= _WIDTH_LIMIT:
            raise _failure(begin + 7, "Format item ends prematurely.")
        while index < size and text[index] == " ":
            index += 1
    spec: str | None = None
    if text[index : index + 1] == ":":
        index += 1
        end = index
        while end < size and text[end] not in "{}":
            end += 1
        if text[end : end + 1] == "{":
            raise _failure(end, "Unexpected opening brace.")
        spec = text[index:end]
        index = end
    if index >= size:
        raise _failure(size, "Format item ends prematurely.")
    if text[index] != "}":
        raise _failure(index, _unexpected(text, index))
    return index + 1, number, width, spec


def _unexpected(text: str, index: int) -> str:
    return "Expected a closing brace." if text[index] not in "{" else "Unexpected opening brace."


def _argument(value: Any, spec: str | None, provider: Any) -> str:
    if type(value) is str:
        return value
    if type(value) is int and not spec:
        return str(value)
    return to_string_format(value, spec, provider)
