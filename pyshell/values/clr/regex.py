"""System.Text.RegularExpressions: Regex, Match, Group, Capture and their collections."""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values import regex
from pyshell.values.collections import typed_array
from pyshell.values.enums import make_enum
from pyshell.values.exceptions import ArgumentNullException, ArgumentOutOfRangeException
from pyshell.values.text import register_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from pyshell.values.regex import CompiledRegex

RegexOptions = make_enum(
    "System.Text.RegularExpressions.RegexOptions",
    {
        "None": 0, "IgnoreCase": 1, "Multiline": 2, "ExplicitCapture": 4, "Compiled": 8, "Singleline": 16,
        "IgnorePatternWhitespace": 32, "RightToLeft": 64, "ECMAScript": 256, "CultureInvariant": 512,
        "NonBacktracking": 1024,
    },
    flags=True,
)  # fmt: skip


class Capture:
    """A piece of the text."""

    __slots__ = ("text", "start", "end")
    net_name = "System.Text.RegularExpressions.Capture"

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end

    Index = property(lambda self: max(self.start, 0))
    Length = property(lambda self: self.end - self.start)
    Value = property(lambda self: self.text[self.start : self.end] if self.start >= 0 else "")

    def ToString(self) -> str:
        return str(self.Value)

    def __str__(self) -> str:
        return str(self.Value)


class Group(Capture):
    """A group of a match."""

    __slots__ = ("match", "place")
    net_name = "System.Text.RegularExpressions.Group"

    def __init__(self, match: Match | None, place: int) -> None:
        self.match = match
        self.place = place
        if match is None or match.found is None:
            super().__init__("", 0, 0)
            return
        start, end = match.compiled.span(match.found, place)
        super().__init__(match.found.string, start, end if start >= 0 else start)

    @property
    def Success(self) -> bool:
        return self.match is not None and self.match.found is not None and self.start >= 0

    @property
    def Name(self) -> str:
        return (
            self.match.compiled.groups[self.place][0]
            if self.match is not None and self.match.found is not None
            else "0"
        )

    @property
    def Captures(self) -> CaptureCollection:
        if not self.Success or self.match is None:
            return CaptureCollection([])
        spans: list[tuple[int, int]] = []
        for engine in self.match.compiled.groups[self.place][2]:
            spans.extend(self.match.found.spans(engine))
        return CaptureCollection([Capture(self.text, start, end) for start, end in sorted(spans)])


class Match(Group):
    """A match; `found` is None for an unsuccessful one."""

    __slots__ = ("compiled", "found", "_groups")
    net_name = "System.Text.RegularExpressions.Match"

    def __init__(self, compiled: CompiledRegex, found: Any) -> None:
        self.compiled = compiled
        self.found = found
        self._groups: GroupCollection | None = None
        super().__init__(self, 0)

    @property
    def Groups(self) -> GroupCollection:
        if self._groups is None:
            self._groups = GroupCollection(self)
        return self._groups

    def NextMatch(self) -> Match:
        if self.found is None:
            return self
        position = self.end + (1 if self.end == self.start else 0)
        following = self.compiled.search(self.text, position) if position <= len(self.text) else None
        return Match(self.compiled, following)

    def Result(self, replacement: str) -> str:
        return self.compiled.expander(replacement)(self.found)


class _Items:
    """A read-only collection over `content`."""

    __slots__ = ("content",)

    def __init__(self, content: list[Any]) -> None:
        self.content = content

    def enumerate_items(self) -> Iterator[Any]:
        return iter(self.content)

    def __len__(self) -> int:
        return len(self.content)

    def __getitem__(self, index: int) -> Any:
        return self.content[index]

    def ps_index(self, indices: list[Any]) -> Any:
        index = indices[0]
        if isinstance(index, list) or len(indices) > 1:
            chosen = index if isinstance(index, list) else indices
            return [self.content[each] for each in chosen if -len(self.content) <= each < len(self.content)]
        from pyshell.values.convert import to_int

        number = to_int(index)
        if number < 0:
            number += len(self.content)
        if not 0 <= number < len(self.content):
            raise self.out_of_range(number)
        return self.content[number]

    @staticmethod
    def out_of_range(index: int) -> Exception:
        from pyshell.values.exceptions import GetValueInvocationException

        inner = ArgumentOutOfRangeException("i", "Specified argument was out of the range of valid values.")
        return GetValueInvocationException(f'Exception getting "Item": "{inner.message}"', inner).with_error(
            "ExceptionWhenGetting"
        )

    Count = property(lambda self: len(self.content))
    IsReadOnly = property(lambda self: True)

    def Item(self, index: int) -> Any:
        return self.content[index]

    def GetEnumerator(self) -> Any:
        from pyshell.values.clr.enumerators import Enumerator

        return Enumerator(self.content)

    def CopyTo(self, target: list[Any], index: int) -> None:
        target[index : index + len(self.content)] = self.content


class MatchCollection(_Items):
    __slots__ = ()
    net_name = "System.Text.RegularExpressions.MatchCollection"


class CaptureCollection(_Items):
    __slots__ = ()
    net_name = "System.Text.RegularExpressions.CaptureCollection"


class GroupCollection(_Items):
    """Groups by number or name."""

    __slots__ = ("match",)
    net_name = "System.Text.RegularExpressions.GroupCollection"

    def __init__(self, match: Match) -> None:
        self.match = match
        if match.found is None:
            super().__init__([match])
            return
        others = [Group(match, place) for place in range(1, len(match.compiled.groups))]
        super().__init__([match, *others])

    def ps_index(self, indices: list[Any]) -> Any:
        index = indices[0]
        if isinstance(index, str):
            place = self.match.compiled.indexes.get(str(index))
            return Group(None, 0) if place is None or place >= len(self.content) else self.content[place]
        if isinstance(index, list):
            return [self.ps_index([each]) for each in index]
        for place, (_, number, _) in enumerate(self.match.compiled.groups):
            if number == index and place < len(self.content):
                return self.content[place]
        return Group(None, 0)

    Keys = property(lambda self: [each[0] for each in self.match.compiled.groups])
    Values = property(lambda self: list(self.content))

    def ContainsKey(self, name: str) -> bool:
        return name in self.match.compiled.indexes

    def Item(self, index: Any) -> Any:
        return self.ps_index([index])


def _options(args: tuple[Any, ...]) -> int:
    for arg in args:
        if type(arg) is RegexOptions:
            return int(arg)
    return 0


class Regex:
    """A regular expression."""

    __slots__ = ("compiled",)
    net_name = "System.Text.RegularExpressions.Regex"

    def __init__(self, pattern: str, options: Any = 0, timeout: Any = None) -> None:
        if pattern is None:
            raise ArgumentNullException("pattern")
        self.compiled = regex.compile_pattern(pattern, False, int(options))

    def __str__(self) -> str:
        return self.compiled.pattern

    def ToString(self) -> str:
        return self.compiled.pattern

    def ps_equals(self, other: Any) -> bool:
        return self is other

    Options = property(lambda self: RegexOptions(self.compiled.options))
    RightToLeft = property(lambda self: bool(self.compiled.options & 64))

    @property
    def MatchTimeout(self) -> Any:
        from pyshell.values.clr.datetime import TimeSpan

        return TimeSpan(-10000)

    def IsMatch(self, input: str, start: int = 0) -> bool:
        return self.compiled.search(_text(input), start) is not None

    def Match(self, input: str, start: int = 0, length: int | None = None) -> Match:
        text = _text(input)
        if length is not None:
            text, start = text[start : start + length], 0
        return Match(self.compiled, self.compiled.search(text, start))

    def Matches(self, input: str, start: int = 0) -> MatchCollection:
        return MatchCollection([Match(self.compiled, found) for found in self.compiled.find(_text(input), start)])

    def Count(self, input: str, start: int = 0) -> int:
        return sum(1 for _ in self.compiled.find(_text(input), start))

    def Replace(self, input: str, replacement: Any, count: int = -1, start: int = 0) -> str:
        return self.compiled.sub(_text(input), _expander(self.compiled, replacement), count, start)

    def Split(self, input: str, count: int = 0, start: int = 0) -> Any:
        return typed_array(types.STRING, self.compiled.split(_text(input), count, start))

    def GetGroupNames(self) -> Any:
        return typed_array(types.STRING, [name for name, _, _ in self.compiled.groups])

    def GetGroupNumbers(self) -> list[int]:
        return [number for _, number, _ in self.compiled.groups]

    def GroupNameFromNumber(self, number: int) -> str:
        return next((name for name, each, _ in self.compiled.groups if each == number), "")

    def GroupNumberFromName(self, name: str) -> int:
        return next((number for each, number, _ in self.compiled.groups if each == name), -1)

    @staticmethod
    def static_IsMatch(input: str, pattern: str, *args: Any) -> bool:
        return _made(pattern, args).search(_text(input)) is not None

    @staticmethod
    def static_Match(input: str, pattern: str, *args: Any) -> Any:
        compiled = _made(pattern, args)
        return Match(compiled, compiled.search(_text(input)))

    @staticmethod
    def static_Matches(input: str, pattern: str, *args: Any) -> MatchCollection:
        compiled = _made(pattern, args)
        return MatchCollection([Match(compiled, found) for found in compiled.find(_text(input))])

    @staticmethod
    def static_Count(input: str, pattern: str, *args: Any) -> int:
        return sum(1 for _ in _made(pattern, args).find(_text(input)))

    @staticmethod
    def static_Replace(input: str, pattern: str, replacement: Any, *args: Any) -> str:
        compiled = _made(pattern, args)
        return compiled.sub(_text(input), _expander(compiled, replacement))

    @staticmethod
    def static_Split(input: str, pattern: str, *args: Any) -> Any:
        return typed_array(types.STRING, _made(pattern, args).split(_text(input)))

    @staticmethod
    def Escape(text: str) -> str:
        return regex.escape(_text(text, "str"))

    @staticmethod
    def Unescape(text: str) -> str:
        return regex.unescape(_text(text, "str"))


def _made(pattern: str, args: tuple[Any, ...]) -> CompiledRegex:
    if pattern is None:
        raise ArgumentNullException("pattern")
    return regex.compile_pattern(pattern, False, _options(args))


def _text(value: Any, name: str = "input") -> str:
    if value is None:
        raise ArgumentNullException(name)
    return str(value)


def _expander(compiled: CompiledRegex, replacement: Any) -> str | Callable[[Any], str]:
    if replacement is None:
        raise ArgumentNullException("replacement")
    if isinstance(replacement, str):
        return replacement

    def expand(found: Any) -> str:
        result = replacement(Match(compiled, found))
        return "" if result is None else str(result)

    return expand


for _class in (Capture, Group, Match, Regex):
    register_text(_class, _class.__str__)
