"""Wildcard patterns: `*`, `?`, `[a-z]`, and the backquote before a character that is meant itself."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_SPECIAL = frozenset("*?[]`")


def invalid(pattern: str) -> Exception:
    from pyshell.values.exceptions import NetException, exception_class

    made = exception_class("System.Management.Automation.WildcardPatternException") or NetException
    return made(f"The specified wildcard character pattern is not valid: {pattern}").with_error("RuntimeException")


def contains_wildcards(pattern: str) -> bool:
    """WildcardPattern.ContainsWildcardCharacters."""
    escaped = False
    for character in pattern:
        if escaped:
            escaped = False
        elif character == "`":
            escaped = True
        elif character in "*?[":
            return True
    return False


def escape(text: str) -> str:
    """WildcardPattern.Escape."""
    return "".join("`" + character if character in "*?[]`" else character for character in text)


def unescape(text: str) -> str:
    """WildcardPattern.Unescape."""
    out: list[str] = []
    escaped = False
    for character in text:
        if character == "`" and not escaped:
            escaped = True
            continue
        if escaped and character not in "*?[]`":
            out.append("`")
        out.append(character)
        escaped = False
    if escaped:
        out.append("`")
    return "".join(out)


def to_regex(pattern: str) -> str:
    """The pattern as the body of a regular expression. Raises WildcardPatternException."""
    out: list[str] = []
    index, size = 0, len(pattern)
    while index < size:
        character = pattern[index]
        if character == "`":
            index += 1
            if index < size:
                out.append(_literal(pattern[index]))
                index += 1
            continue
        if character == "*":
            out.append(".*")
        elif character == "?":
            out.append(".")
        elif character == "[":
            index = _bracket(pattern, index, out)
            continue
        else:
            out.append(_literal(character))
        index += 1
    return "".join(out)


def _literal(character: str) -> str:
    return character if character.isalnum() else "\\" + character if character.isascii() else character


def _bracket(pattern: str, start: int, out: list[str]) -> int:
    """Translates `[…]`; returns the index after it."""
    index, size = start + 1, len(pattern)
    items: list[tuple[str, bool]] = []
    closed = False
    while index < size:
        character = pattern[index]
        if character == "`" and index + 1 < size:
            items.append((pattern[index + 1], True))
            index += 2
            continue
        if character == "]" and items:
            closed = True
            index += 1
            break
        items.append((character, False))
        index += 1
    if not closed:
        raise invalid(pattern)
    parts: list[str] = []
    place = 0
    while place < len(items):
        character, _ = items[place]
        if place + 2 < len(items) and items[place + 1] == ("-", False):
            low, high = character, items[place + 2][0]
            if low > high:
                raise invalid(pattern)
            parts.append(_in_class(low) + "-" + _in_class(high))
            place += 3
            continue
        parts.append(_in_class(character))
        place += 1
    out.append("[" + "".join(parts) + "]")
    return index


def _in_class(character: str) -> str:
    return character if character.isalnum() else "\\" + character if character.isascii() else character


_MATCHERS: dict[tuple[str, bool], Callable[[str], bool]] = {}


def matcher(pattern: str, ignore_case: bool = True) -> Callable[[str], bool]:
    """A test for the whole text. Raises WildcardPatternException."""
    key = (pattern, ignore_case)
    found = _MATCHERS.get(key)
    if found is None:
        found = _make(pattern, ignore_case)
        if len(_MATCHERS) > 1024:
            _MATCHERS.clear()
        _MATCHERS[key] = found
    return found


def _make(pattern: str, ignore_case: bool) -> Callable[[str], bool]:
    inner = pattern.strip("*")
    if _SPECIAL.isdisjoint(inner):
        return _simple(pattern, inner, ignore_case)
    body = to_regex(pattern)
    import re

    compiled = re.compile(body, re.DOTALL | (re.IGNORECASE if ignore_case else 0))
    full = compiled.fullmatch
    return lambda text: full(text) is not None


def _simple(pattern: str, inner: str, ignore_case: bool) -> Callable[[str], bool]:
    """Patterns with stars at the ends only need no regular expression."""
    if not inner:
        if pattern:
            return lambda text: True
        return lambda text: text == ""
    starts, ends = pattern[0] != "*", pattern[-1] != "*"
    if ignore_case:
        folded = inner.lower()
        if starts and ends:
            return lambda text: text.lower() == folded
        if starts:
            return lambda text: text.lower().startswith(folded)
        if ends:
            return lambda text: text.lower().endswith(folded)
        return lambda text: folded in text.lower()
    if starts and ends:
        return lambda text: text == inner
    if starts:
        return lambda text: text.startswith(inner)
    if ends:
        return lambda text: text.endswith(inner)
    return lambda text: inner in text


class WildcardPattern:
    """System.Management.Automation.WildcardPattern."""

    __slots__ = ("pattern", "ignore_case", "_test")
    net_name = "System.Management.Automation.WildcardPattern"

    def __init__(self, pattern: str, ignore_case: bool = False) -> None:
        self.pattern = pattern
        self.ignore_case = ignore_case
        self._test = matcher(pattern, ignore_case)

    def is_match(self, text: str) -> bool:
        return self._test(text)

    matches = is_match

    def IsMatch(self, input: str) -> bool:
        return input is not None and self._test(input)

    def ToWql(self) -> str:
        return self.pattern.replace("*", "%").replace("?", "_")

    @staticmethod
    def net_new(pattern: str, options: object = None) -> WildcardPattern:
        names = getattr(options, "name", "")
        return WildcardPattern(pattern, "IgnoreCase" in names)

    @staticmethod
    def Get(pattern: str, options: object = None) -> WildcardPattern:
        return WildcardPattern.net_new(pattern, options)

    @staticmethod
    def Escape(pattern: str) -> str:
        return escape(pattern)

    @staticmethod
    def Unescape(pattern: str) -> str:
        return unescape(pattern)

    @staticmethod
    def ContainsWildcardCharacters(pattern: str) -> bool:
        return contains_wildcards(pattern)
