"""Culture-sensitive comparison of text: the order of Unicode's root collation, as ICU gives it to .NET.

ASCII text is compared through one `str.translate`; other text through keys of primary, accent and case weights.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ORDER = "\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
_PRIMARY: dict[int, str] = {ord(character): chr(index + 1) for index, character in enumerate(_ORDER)}
_BASE = len(_ORDER) + 1
for _index in range(26):
    _PRIMARY[97 + _index] = _PRIMARY[65 + _index] = chr(_BASE + _index)
# control characters carry no weight at all
_IGNORED = {chr(code) for code in range(32) if chr(code) not in _ORDER} | {"\x7f"}
for _character in _IGNORED:
    _PRIMARY[ord(_character)] = ""

_EXPANSIONS = {
    "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ł": "l",
    "Ł": "L", "ħ": "h", "Ħ": "H", "ĳ": "ij", "Ĳ": "IJ", "ð": "d", "Ð": "D", "ŋ": "n", "Ŋ": "N", "þ": "th", "Þ": "TH",
}  # fmt: skip
_SLASHED = "øØđĐłŁħĦðÐŋŊ"


def compare(first: str, second: str, ignore_case: bool = False) -> int:
    """-1, 0 or 1."""
    if first == second:
        return 0
    if first.isascii() and second.isascii():
        one, two = first.translate(_PRIMARY), second.translate(_PRIMARY)
        if one != two:
            return -1 if one < two else 1
        if ignore_case:
            return 0
        one, two = first.swapcase(), second.swapcase()
        return -1 if one < two else 1 if one > two else 0
    one_key, two_key = _key(first), _key(second)
    for level in (0, 1, 2):
        if level == 2 and ignore_case:
            return 0
        if one_key[level] != two_key[level]:
            return -1 if one_key[level] < two_key[level] else 1
    return 0


def sort_key(text: str, ignore_case: bool = False) -> Any:
    """A key that sorts as `compare` does."""
    if text.isascii():
        primary = tuple(map(ord, text.translate(_PRIMARY)))
        return (primary, ()) if ignore_case else (primary, (), tuple(character.isupper() for character in text))
    key = _key(text)
    return key[:2] if ignore_case else key


_KEYS: dict[str, tuple[Any, Any, Any]] = {}


def _key(text: str) -> tuple[Any, Any, Any]:
    found = _KEYS.get(text)
    if found is not None:
        return found
    from unicodedata import combining, normalize

    primary: list[int] = []
    accents: list[int] = []
    cases: list[int] = []
    for character in normalize("NFD", text):
        if combining(character):
            if accents:
                accents[-1] = accents[-1] * 4096 + (ord(character) & 0xFFF)
            continue
        expanded = _EXPANSIONS.get(character)
        if expanded is not None:
            for each in expanded:
                primary.append(ord(_PRIMARY[ord(each)]))
                accents.append(0x2F if character in _SLASHED or character in "æÆœŒ" else 0)
                cases.append(2 if each.islower() else 3)
            continue
        code = ord(character)
        if code < 128:
            weight = _PRIMARY.get(code, "")
            if not weight:
                continue
            primary.append(ord(weight))
        else:
            primary.append(_primary(character))
        accents.append(0)
        cases.append(1 if character.isupper() else 0)
    found = (tuple(primary), _accent_level(accents), tuple(cases))
    if len(_KEYS) > 4096:
        _KEYS.clear()
    _KEYS[text] = found
    return found


def _accent_level(accents: list[int]) -> tuple[int, ...]:
    return tuple(accents) if any(accents) else (0,) * len(accents)


def _primary(character: str) -> int:
    """A weight beyond ASCII: punctuation before digits, letters by script and code point after Latin."""
    if character.isspace():
        return 6
    if character.isalpha():
        if character == "ı":
            return ord(_PRIMARY[ord("i")])
        return 0x10000 + ord(character.lower()[0])
    if character.isdecimal():
        return ord(_PRIMARY[ord(str(int(character)))])
    from unicodedata import category

    kind = category(character)
    if kind[0] in "PS":
        return ord(_PRIMARY[ord("~" if kind[0] == "S" else "%")])
    return 0x8000 + (ord(character) & 0x7FFF)


def equal(first: str, second: str, ignore_case: bool = True) -> bool:
    """PowerShell's equality of strings."""
    if first == second:
        return True
    if ignore_case:
        first, second = first.lower(), second.lower()
        if first == second:
            return True
    if first.isascii() or second.isascii():
        return False
    from unicodedata import normalize

    return normalize("NFC", first) == normalize("NFC", second)
