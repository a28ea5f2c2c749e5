"""Strings in CLIXML: characters that XML cannot hold travel as `_xHHHH_` of their UTF-16 units
([MS-PSRP] 2.2.5.3.2)."""

from __future__ import annotations

import re

_SPECIAL = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\U00010000-\\U0010ffff]|_(?=[xX])")
_MARKUP = re.compile("[&<>]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SURROGATES = re.compile("[\\ud800-\\udbff][\\udc00-\\udfff]")


def _encode(match: re.Match[str]) -> str:
    number = ord(match.group())
    if number < 0x10000:
        return f"_x{number:04X}_"
    number -= 0x10000
    return f"_x{0xD800 + (number >> 10):04X}__x{0xDC00 + (number & 0x3FF):04X}_"


def encode(text: str) -> str:
    """The text as an element's content."""
    if _SPECIAL.search(text) is not None:
        text = _SPECIAL.sub(_encode, text)
    if _MARKUP.search(text) is not None:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text


def encode_attribute(text: str) -> str:
    """The text as an attribute's value."""
    return encode(text).replace('"', "&quot;")


def decode(text: str) -> str:
    """What `encode` encoded, XML's own escapes already undone."""
    if "_x" not in text:
        return text
    text = _ESCAPED.sub(lambda match: chr(int(match.group(1), 16)), text)
    if _SURROGATES.search(text) is not None:
        text = _SURROGATES.sub(
            lambda match: match.group().encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text
        )
    return text
