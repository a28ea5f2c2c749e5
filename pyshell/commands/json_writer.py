"""Values → JSON, as ConvertTo-Json writes it."""

from __future__ import annotations

from pyshell.formatting import objects
from pyshell.values import typedata
from pyshell.values.collections import Dictionary
from pyshell.values.enumerate import enumerate_value
from pyshell.values.enums import EnumValue
from pyshell.values.exceptions import InvalidOperationException, NetException
from pyshell.values.memberview import find as find_member_view
from pyshell.values.numbers import BigInteger, Char, Decimal, Integer, Single
from pyshell.values.psobject import CUSTOM, PSObject
from pyshell.values.pstype import type_of
from pyshell.values.text import double_roundtrip, single_roundtrip

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_ESCAPES = {
    '"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r",
    "\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029",
    **{chr(n): f"\\u{n:04x}" for n in range(32) if chr(n) not in "\b\t\n\f\r"},
}  # fmt: skip
_TABLE = str.maketrans(_ESCAPES)
_HTML = str.maketrans({**_ESCAPES, "<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "'": "\\u0027", '"': "\\u0022"})
_TEXTS = ("System.Guid", "System.Uri")


def number_text(text: str) -> str:
    """A real number's text with `.0` where it would look like an integer."""
    if any(c in text for c in ".eEN"):
        return text
    return text + ".0"


class JsonWriter:
    """One conversion: depth, layout, escapes, enumerations."""

    def __init__(
        self,
        max_depth: int,
        compress: bool,
        enums_as_strings: bool,
        escapes: str,
        warn: Callable[[str], None],
    ) -> None:
        self.max_depth = max_depth
        self.compress = compress
        self.enums_as_strings = enums_as_strings
        self.escapes = escapes.lower()
        self.warn = warn
        self._warned = False
        self._plain = self.escapes == "default"

    def write(self, value: Any, wrapped: bool) -> str:
        """The text of a value; `wrapped` says that it came through a pipeline, so its type's extended properties
        count.
        """
        return self._text(value, 0, wrapped)

    def string(self, text: str) -> str:
        """A quoted string."""
        if self._plain:
            if text.isalnum() and text.isascii():
                return f'"{text}"'
            return '"' + text.translate(_TABLE) + '"'
        if self.escapes == "escapehtml":
            return '"' + text.translate(_HTML) + '"'
        out = text.translate(_TABLE)
        if not out.isascii():
            units = out.encode("utf-16-be", "surrogatepass")
            codes = (int.from_bytes(units[i : i + 2], "big") for i in range(0, len(units), 2))
            out = "".join(chr(c) if c < 128 else f"\\u{c:04x}" for c in codes)
        return '"' + out + '"'

    # -- values --------------------------------------------------------------------------------------------------------

    def _text(self, value: Any, depth: int, wrapped: bool) -> str:
        kind = type(value)
        if kind is str:
            return self.string(value)
        if value is None:
            return "null"
        if kind is int:
            return str(value)
        if kind is bool:
            return "true" if value else "false"
        added: PSObject | None = None
        if kind is PSObject:
            added = value
            wrapped = True
            if value.base is CUSTOM:
                if depth > self.max_depth:
                    return self._too_deep(value)
                return self._object(self._custom(value), depth)
            value = value.base
            kind = type(value)
        scalar = self._scalar(value, kind)
        if scalar is None:
            if depth > self.max_depth:
                scalar = self._too_deep(value)
            elif isinstance(value, Dictionary):
                return self._object(self._dictionary(value, added), depth)
            else:
                elements = enumerate_value(value)
                if elements is None:
                    return self._object(self._reflected(value, added, wrapped), depth)
                scalar = self._array([self._text(each, depth + 1, False) for each in elements], depth)
        if not wrapped or kind is str or type_of(value).full_name == "System.DateTime":
            return scalar
        extended = self._extended(value, added)
        if not extended:
            return scalar
        texts = [f'"value"{self._colon()}{scalar}']
        texts.extend(
            f"{self.string(name)}{self._colon()}{self._text(item, depth + 1, False)}" for name, item in extended
        )
        return self._braces(texts, depth)

    def _scalar(self, value: Any, kind: type) -> str | None:
        if kind is float:
            return self._real(double_roundtrip(value))
        if issubclass(kind, EnumValue):
            return self.string(value.name) if self.enums_as_strings else str(int(value))
        if kind is str:
            return self.string(value)
        if kind is int or issubclass(kind, (Integer, BigInteger)):
            return int.__repr__(value)
        if kind is bool:
            return "true" if value else "false"
        if kind is Single:
            return self._real(single_roundtrip(value))
        if kind is Decimal:
            return number_text(objects.to_text(value))
        if kind is Char:
            return self.string(str.__str__(value))
        name = type_of(value).full_name
        if name == "System.DateTime" or name == "System.DateTimeOffset":
            return self.string(_iso_text(value))
        if name in _TEXTS:
            return self.string(objects.to_text(value))
        if name in ("System.DBNull", "System.Management.Automation.Language.NullString"):
            return "null"
        return None

    def _real(self, text: str) -> str:
        if text in ("NaN", "Infinity", "-Infinity"):
            return f'"{text}"'
        return number_text(text)

    def _too_deep(self, value: Any) -> str:
        if not self._warned:
            self._warned = True
            self.warn(f"Resulting JSON is truncated as serialization has exceeded the set depth of {self.max_depth}.")
        return self.string(objects.to_text(value))

    # -- members -------------------------------------------------------------------------------------------------------

    @staticmethod
    def _custom(value: PSObject) -> list[tuple[str, Any]]:
        if value.extra is None and value.type_names is None:
            return list(value.notes.items())
        pairs: list[tuple[str, Any]] = []
        for name in objects.property_names(value):
            pairs.append((name, objects.get(value, name)))
        return pairs

    def _dictionary(self, value: Dictionary, added: PSObject | None) -> list[tuple[str, Any]]:
        pairs: list[tuple[str, Any]] = []
        for key, item in value.items():
            key = objects.unwrap(key)
            if not isinstance(key, str):
                message = (
                    f"The type '{objects.type_name(value)}' is not supported for serialization or deserialization "
                    "of a dictionary. "
                    "Keys must be strings."
                )
                raise InvalidOperationException(message).with_error(
                    "NonStringKeyInDictionary", "InvalidOperation", value
                )
            pairs.append((str.__str__(key), item))
        if added is not None:
            names = {name for name, _ in pairs}
            pairs.extend((name, item) for name, item in self._extended(value, added) if name not in names)
        return pairs

    def _reflected(self, value: Any, added: PSObject | None, wrapped: bool) -> list[tuple[str, Any]]:
        from pyshell.values.members import all_properties

        pairs: dict[str, Any] = {}
        for prop in all_properties(type_of(value)):
            try:
                pairs[prop.name] = prop.getter(value)
            except (NetException, LookupError, ArithmeticError, ValueError, OSError, AttributeError):
                pairs[prop.name] = None
        if wrapped:
            for name, item in self._extended(value, added):
                pairs.setdefault(name, item)
        return list(pairs.items())

    @staticmethod
    def _extended(value: Any, added: PSObject | None) -> list[tuple[str, Any]]:
        """Properties that are not .NET's: added ones, and those of the extended type data."""
        target = value if added is None else added
        pairs: list[tuple[str, Any]] = []
        seen: set[str] = set()
        if added is not None:
            for name, item in added.notes.items():
                seen.add(name.lower())
                pairs.append((name, item))
            for member in (added.extra or {}).values():
                if member.kind.endswith("Property") and member.name.lower() not in seen:
                    seen.add(member.name.lower())
                    pairs.append((member.name, objects.get(target, member.name)))
        for member in typedata.members(objects.type_names(target)).values():
            view = find_member_view(target, member.name)
            if view is not None and getattr(view, "is_property", False) and not member.hidden:
                if member.name.lower() not in seen:
                    seen.add(member.name.lower())
                    pairs.append((member.name, objects.get(target, member.name)))
        return pairs

    # -- layout --------------------------------------------------------------------------------------------------------

    def _colon(self) -> str:
        return ":" if self.compress else ": "

    def _object(self, pairs: list[tuple[str, Any]], depth: int) -> str:
        colon = self._colon()
        text, string = self._text, self.string
        deeper = depth + 1
        return self._braces([f"{string(name)}{colon}{text(item, deeper, False)}" for name, item in pairs], depth)

    def _braces(self, texts: list[str], depth: int) -> str:
        if not texts:
            return "{}"
        if self.compress:
            return "{" + ",".join(texts) + "}"
        return "{\n  " + self._lines(texts) + "\n}"

    def _array(self, texts: list[str], depth: int) -> str:
        if not texts:
            return "[]"
        if self.compress:
            return "[" + ",".join(texts) + "]"
        return "[\n  " + self._lines(texts) + "\n]"

    @staticmethod
    def _lines(texts: list[str]) -> str:
        """Elements below each other. A line break inside an element is always layout: those of strings are escaped."""
        return ",\n".join(texts).replace("\n", "\n  ")


def _iso_text(value: Any) -> str:
    """ISO 8601 with as many fraction digits as there are, and the zone."""
    from pyshell.values.members import invoke_member

    text = str(invoke_member(value, "ToString", ["o"]))
    head, dot, rest = text.partition(".")
    if not dot:
        return text
    digits = rest[:7]
    fraction = digits.rstrip("0")
    return head + ("." + fraction if fraction else "") + rest[7:]
