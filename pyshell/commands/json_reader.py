"""JSON → values, with the leniency and the messages of the reader that PowerShell uses.

Strict JSON goes through Python's own decoder; the rest (comments, single quotes, bare names, trailing commas, errors
with
path, line and position) through the reader below.
"""

from __future__ import annotations

import json
import re

from pyshell.values.collections import OrderedDictionary
from pyshell.values.exceptions import ArgumentException, InvalidOperationException
from pyshell.values.numbers import BigInteger, Int64
from pyshell.values.psobject import PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.values.exceptions import NetException

MAX_DEPTH = 1024
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,7})\d*)?(Z|[+-]\d\d(?::?\d\d)?)?\Z")
_MICROSOFT = re.compile(r"/Date\((-?\d+)([+-]\d{4})?\)/\Z")


class JsonFailure(Exception):
    """A text that is not JSON; the message is the reader's."""


class OrderedHashtable(OrderedDictionary):
    """System.Management.Automation.OrderedHashtable: what -AsHashtable gives; names keep their case."""

    __slots__ = ()
    net_name = "System.Management.Automation.OrderedHashtable"
    net_base = "System.Collections.Hashtable"


class JsonReader:
    """One conversion: how objects and dates come out, and how deep the text may go."""

    def __init__(self, as_hashtable: bool = False, depth: int = MAX_DEPTH, date_kind: str = "default") -> None:
        self.as_hashtable = as_hashtable
        self.depth = depth
        self.date_kind = date_kind.lower()

    def read(self, text: str) -> Any:
        """The value of a text. Raises ArgumentException for what is no JSON, InvalidOperationException for names that
        clash.
        """
        try:
            tree = json.loads(text, object_pairs_hook=_Pairs, parse_int=_integer, strict=False)
        except (ValueError, RecursionError):
            try:
                tree = _Lenient(text, self.depth).read()
            except JsonFailure as error:
                raise ArgumentException(f"Conversion from JSON failed with error: {error}") from None
        else:
            if self.depth < MAX_DEPTH and _depth(tree) > self.depth:
                try:
                    _Lenient(text, self.depth).read()
                except JsonFailure as error:
                    raise ArgumentException(f"Conversion from JSON failed with error: {error}") from None
        return self._value(tree)

    def _value(self, tree: Any) -> Any:
        kind = type(tree)
        if kind is _Pairs:
            return self._table(tree) if self.as_hashtable else self._object(tree)
        if kind is list:
            value = self._value
            return [value(item) for item in tree]
        if kind is str:
            if len(tree) >= 19 and (tree[10] == "T" or tree[0] == "/") and self.date_kind != "string":
                return _date(tree, self.date_kind)
            return tree
        return tree

    def _object(self, pairs: _Pairs) -> PSObject:
        notes: dict[str, Any] = {}
        folded: dict[str, str] = {}
        value = self._value
        for name, item in pairs:
            if not name:
                raise _refused(
                    "EmptyKeyInJsonString",
                    "The provided JSON includes a property whose name is an empty string, this is only supported "
                    "using the "
                    "-AsHashTable switch.",
                )
            key = name.lower()
            if folded.setdefault(key, name) != name:
                raise _refused(
                    "KeysWithDifferentCasingInJsonString",
                    "Cannot convert the JSON string because it contains keys with different casing. Please use the "
                    "-AsHashTable "
                    f"switch instead. The key that was attempted to be added to the existing key '{folded[key]}' "
                    f"was '{name}'.",
                )
            kind = type(item)
            notes[name] = item if kind is not str and kind is not list and kind is not _Pairs else value(item)
        return PSObject(notes=notes)

    def _table(self, pairs: _Pairs) -> OrderedHashtable:
        table = OrderedHashtable()
        table.ignore_case = False
        for name, item in pairs:
            table[name] = self._value(item)
        return table


class _Pairs(list[tuple[str, "Any"]]):
    """An object's names and values in order."""


def _refused(error_id: str, message: str) -> NetException:
    return InvalidOperationException(message).with_error(error_id, "InvalidOperation")


def _integer(text: str) -> Any:
    value = int(text)
    return Int64(value) if -9223372036854775808 <= value <= 9223372036854775807 else BigInteger(value)


def _depth(tree: Any) -> int:
    if type(tree) is _Pairs:
        return 1 + max((_depth(value) for _, value in tree), default=0)
    if type(tree) is list:
        return 1 + max(map(_depth, tree), default=0)
    return 0


def _date(text: str, kind: str) -> Any:
    """A date where the text is one in ISO 8601 or in Microsoft's form, else the text."""
    match = _ISO.match(text)
    if match is not None:
        return _iso(text, match, kind)
    match = _MICROSOFT.match(text)
    if match is None:
        return text
    milliseconds = int(match.group(1))
    return _made(621355968000000000 + milliseconds * 10_000, "Utc", kind, 0)


def _iso(text: str, match: re.Match[str], kind: str) -> Any:
    from datetime import datetime

    year, month, day, hour, minute, second = (int(match.group(n)) for n in range(1, 7))
    try:
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return text
    delta = moment - datetime(1, 1, 1)
    ticks = (delta.days * 86400 + delta.seconds) * 10_000_000 + int((match.group(7) or "0").ljust(7, "0"))
    zone = match.group(8)
    if zone is None:
        return _made(ticks, "Unspecified", kind, 0)
    if zone == "Z":
        return _made(ticks, "Utc", kind, 0)
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if zone[0] == "-" else 1)
    if kind == "offset":
        return _offset(ticks, offset)
    return _made(ticks - offset * 600_000_000, "FromUtc", kind, 0)


def _made(ticks: int, state: str, kind: str, offset: int) -> Any:
    """A DateTime as -DateKind wants it; `FromUtc` is a moment given with an offset, which comes out in local time."""
    if kind == "offset":
        return _offset(ticks, offset)
    from pyshell.commands.times import date_time
    from pyshell.values.members import invoke_member, invoke_static
    from pyshell.values.pstype import find_type

    name = "Utc" if state in ("Utc", "FromUtc") else "Unspecified"
    value = date_time(Int64(ticks), name)
    if state == "FromUtc" or kind == "local":
        if state == "Unspecified":
            date_type = find_type("System.DateTime")
            assert date_type is not None
            return invoke_static(date_type, "SpecifyKind", [value, "Local"])
        return invoke_member(value, "ToLocalTime", [])
    if kind == "utc" and name == "Unspecified":
        date_type = find_type("System.DateTime")
        assert date_type is not None
        return invoke_static(date_type, "SpecifyKind", [value, "Utc"])
    return value


def _offset(ticks: int, minutes: int) -> Any:
    from pyshell.commands.times import time_span_of_ticks
    from pyshell.values.members import new_object
    from pyshell.values.pstype import find_type

    found = find_type("System.DateTimeOffset")
    assert found is not None
    return new_object(found, [Int64(ticks), time_span_of_ticks(minutes * 600_000_000)])


_SIMPLE_ESCAPES = {'"': '"', "'": "'", "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_NAME_END = frozenset(" \t\r\n:,{}[]\"'/")
_CONSTANTS = {
    "true": True,
    "false": False,
    "null": None,
    "undefined": None,
    "NaN": float("nan"),
    "Infinity": float("inf"),
}


class _Lenient:
    """The lenient reader: every step knows the path, line and position for its errors."""

    def __init__(self, text: str, max_depth: int) -> None:
        self.text = text
        self.place = 0
        self.max_depth = max_depth
        self.depth = 0
        self.path: list[str] = []

    def read(self) -> Any:
        self.blank()
        if self.place >= len(self.text):
            return None
        value = self.value()
        self.blank()
        if self.place < len(self.text):
            raise self.failure(
                "Additional text encountered after finished reading JSON content: " + self.text[self.place] + "."
            )
        return value

    def failure(self, message: str, at: int | None = None) -> JsonFailure:
        at = self.place if at is None else at
        line = self.text.count("\n", 0, at)
        start = self.text.rfind("\n", 0, at) + 1
        path = "".join(self.path).lstrip(".")
        # The reader counts lines from one once it has read anything.
        number = line + 1 if at or line else 0
        return JsonFailure(f"{message} Path '{path}', line {number}, position {at - start}.")

    def blank(self) -> None:
        text = self.text
        while self.place < len(text):
            char = text[self.place]
            if char in " \t\r\n":
                self.place += 1
            elif char == "/" and text[self.place + 1 : self.place + 2] == "*":
                end = text.find("*/", self.place + 2)
                if end < 0:
                    self.place = len(text)
                    raise self.failure("Unexpected end while parsing comment.")
                self.place = end + 2
            elif char == "/" and text[self.place + 1 : self.place + 2] == "/":
                end = text.find("\n", self.place)
                self.place = len(text) if end < 0 else end
            else:
                return

    def enter(self) -> None:
        self.depth += 1
        if self.depth > self.max_depth:
            self.place += 1
            raise self.failure(f"The reader's MaxDepth of {self.max_depth} has been exceeded.")

    def value(self) -> Any:
        text = self.text
        char = text[self.place]
        if char == "{":
            return self.object()
        if char == "[":
            return self.array()
        if char in "\"'":
            return self.string()
        if char.isdigit() or char in "-.":
            return self.number()
        for word, meaning in _CONSTANTS.items():
            if text.startswith(word, self.place):
                end = self.place + len(word)
                if end == len(text) or text[end] in _NAME_END:
                    self.place = end
                    return meaning
        raise self.failure(f"Unexpected character encountered while parsing value: {char}.")

    def object(self) -> _Pairs:
        self.enter()
        self.place += 1
        pairs: dict[str, Any] = {}
        while True:
            self.blank()
            if self.place >= len(self.text):
                raise self.failure("Unexpected end when deserializing object.")
            char = self.text[self.place]
            if char == "}":
                self.place += 1
                break
            if char == ",":
                if not pairs:
                    raise self.failure(f"Invalid property identifier character: {char}.")
                self.place += 1
                continue
            name = self.string() if char in "\"'" else self.bare_name()
            self.blank()
            if self.text[self.place : self.place + 1] != ":":
                if self.place >= len(self.text):
                    raise self.failure("Unexpected end when deserializing object.")
                raise self.failure(
                    f"Invalid character after parsing property name. Expected ':' but got: {self.text[self.place]}."
                )
            self.place += 1
            self.path.append("." + name if name.isidentifier() else f"['{name}']")
            self.blank()
            if self.place >= len(self.text):
                raise self.failure("Unexpected end when deserializing object.")
            pairs[name] = self.value()
            self.blank()
            if self.place >= len(self.text):
                raise self.failure("Unexpected end when deserializing object.")
            if self.text[self.place] not in ",}":
                raise self.failure(
                    f"After parsing a value an unexpected character was encountered: {self.text[self.place]}."
                )
            self.path.pop()
        self.depth -= 1
        return _Pairs(pairs.items())

    def bare_name(self) -> str:
        start = self.place
        text = self.text
        if not (text[start].isalpha() or text[start] in "_$" or text[start].isdigit()):
            raise self.failure(f"Invalid property identifier character: {text[start]}.")
        while self.place < len(text) and (text[self.place].isalnum() or text[self.place] in "_$"):
            self.place += 1
        return text[start : self.place]

    def array(self) -> list[Any]:
        self.enter()
        self.place += 1
        items: list[Any] = []
        while True:
            self.blank()
            if self.place >= len(self.text):
                # The reader lets the end of the text close an array that has elements.
                break
            char = self.text[self.place]
            if char == "]":
                self.place += 1
                break
            if char == ",":
                self.place += 1
                if items and type(items[-1]) is not _Missing:
                    self.blank()
                    if self.text[self.place : self.place + 1] == ",":
                        items.append(None)
                    continue
                items.append(None)
                continue
            self.path.append(f"[{len(items)}]")
            items.append(self.value())
            self.blank()
            if self.place < len(self.text) and self.text[self.place] not in ",]":
                raise self.failure(
                    f"After parsing a value an unexpected character was encountered: {self.text[self.place]}."
                )
            self.path.pop()
        self.depth -= 1
        return items

    def string(self) -> str:
        text = self.text
        quote = text[self.place]
        self.place += 1
        out: list[str] = []
        while True:
            if self.place >= len(text):
                raise self.failure(f"Unterminated string. Expected delimiter: {quote}.")
            char = text[self.place]
            self.place += 1
            if char == quote:
                break
            if char != "\\":
                out.append(char)
                continue
            escape = text[self.place : self.place + 1]
            self.place += 1
            if escape == "u":
                digits = text[self.place : self.place + 4]
                try:
                    out.append(chr(int(digits, 16)))
                except ValueError:
                    raise self.failure(f"Invalid Unicode escape sequence: \\u{digits}.") from None
                self.place += 4
            elif escape in _SIMPLE_ESCAPES:
                out.append(_SIMPLE_ESCAPES[escape])
            else:
                raise self.failure(f"Bad JSON escape sequence: \\{escape}.")
        return "".join(out).encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def number(self) -> Any:
        text = self.text
        start = self.place
        while self.place < len(text) and (text[self.place].isalnum() or text[self.place] in "+-."):
            self.place += 1
        word = text[start : self.place]
        if word == "-Infinity":
            return float("-inf")
        try:
            if word[:2].lower() == "0x":
                return _integer(str(int(word, 16)))
            if len(word) > 1 and word[0] == "0" and word.isdigit():
                return _integer(str(int(word, 8)))
            return float(word) if any(c in word for c in ".eE") else _integer(str(int(word)))
        except ValueError:
            raise self.failure(f"Input string '{word}' is not a valid number.") from None


class _Missing:
    """What stands between two commas of an array."""
