"""Text measured in the cells of a terminal: width, cutting, wrapping.

Escape sequences take no room. A character outside the basic plane counts as its two UTF-16 halves, as in .NET.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

ELLIPSIS = "…"
RESET = "\x1b[0m"
_SOFT_HYPHEN = "\u00ad"
_UNBREAKABLE = "\u2011\u00a0"

_escape: re.Pattern[str] | None = None


def escape_pattern() -> re.Pattern[str]:
    """The sequences PowerShell knows: colours and styles, private modes, hyperlinks."""
    global _escape
    if _escape is None:
        import re

        _escape = re.compile("\x1b\\[\\d*(?:;\\d+)*m|\x1b\\[\\?\\d+[hl]|\x1b\\]8;;.*?\x1b\\\\", re.S)
    return _escape


def strip_escapes(text: str) -> str:
    """The text without its escape sequences."""
    if "\x1b" not in text:
        return text
    return escape_pattern().sub("", text)


def _is_wide(code: int) -> bool:
    return (
        code <= 0x115F
        or code in (0x2329, 0x232A)
        or (0x2E80 <= code <= 0xA4CF and code != 0x303F)
        or 0xAC00 <= code <= 0xD7A3
        or 0xF900 <= code <= 0xFAFF
        or 0xFE10 <= code <= 0xFE19
        or 0xFE30 <= code <= 0xFE6F
        or 0xFF00 <= code <= 0xFF60
        or 0xFFE0 <= code <= 0xFFE6
        or code > 0xFFFF
    )


def char_width(char: str) -> int:
    """1, or 2 for East Asian wide characters and those outside the basic plane."""
    code = ord(char)
    return 2 if code >= 0x1100 and _is_wide(code) else 1


def width(text: str) -> int:
    """Cells the text takes."""
    if text.isascii():
        return len(text) if "\x1b" not in text else len(strip_escapes(text))
    text = strip_escapes(text)
    total = len(text)
    for char in text:
        if char >= "\u1100" and _is_wide(ord(char)):
            total += 1
    return total


def _fit(text: str, cells: int) -> int:
    """How many characters from the start fit in so many cells."""
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > cells:
            return index
    return len(text)


def _decorated_slice(text: str, start: int, stop: int) -> str:
    """Characters start to stop of the visible text, with the sequences that stand among and before them."""
    pieces: list[str] = []
    position = visible = 0
    for match in escape_pattern().finditer(text):
        run = text[position : match.start()]
        pieces.append(run[max(start - visible, 0) : max(stop - visible, 0)])
        visible += len(run)
        pieces.append(match.group())
        position = match.end()
    run = text[position:]
    pieces.append(run[max(start - visible, 0) : max(stop - visible, 0)])
    return "".join(pieces)


def head(text: str, cells: int) -> str:
    """As much of the start as fits in so many cells."""
    if "\x1b" not in text:
        return text[:cells] if text.isascii() else text[: _fit(text, cells)]
    return _decorated_slice(text, 0, _fit(strip_escapes(text), cells))


def tail(text: str, cells: int) -> str:
    """As much of the end as fits in so many cells."""
    plain = strip_escapes(text)
    count = _fit(plain[::-1], cells)
    if plain is text:
        return text[len(text) - count :]
    return _decorated_slice(text, len(plain) - count, len(plain))


def first_line(text: str) -> str:
    """The text up to its first line break, with an ellipsis where it was cut."""
    if "\n" not in text and "\r" not in text:
        return text
    stops = [i for i in (text.find("\n"), text.find("\r")) if i >= 0]
    return text[: min(stops)] + ELLIPSIS


def split_lines(text: str) -> list[str]:
    """Lines without their breaks; carriage returns vanish. Styles are closed at each break and taken up again."""
    if "\r" in text:
        text = text.replace("\r", "")
    if "\n" not in text:
        return [text]
    lines = text.split("\n")
    if "\x1b" not in text:
        return lines
    open_styles = ""
    result = []
    for line in lines:
        line = open_styles + line
        rest = line
        for match in escape_pattern().finditer(line):
            rest = line[match.end() :]
            open_styles = "" if match.group() == RESET else open_styles + match.group()
        if open_styles:
            open_styles = "".join(
                dict.fromkeys(
                    m.group() for m in escape_pattern().finditer(line[line.rfind(RESET) + 1 :]) if m.group() != RESET
                )
            )
            if not rest and line == open_styles:
                line = ""
            elif not line.endswith(RESET):
                line += RESET
        result.append(line)
    return result


def _words(text: str) -> list[str]:
    """Words with the blank that ends each; a soft hyphen shows only where it ends a line, so it stays with its word."""
    words: list[str] = []
    start = 0
    for index, char in enumerate(text):
        if char in " \t" or char == _SOFT_HYPHEN:
            words.append(text[start : index + 1])
            start = index + 1
        elif char in _UNBREAKABLE:
            words.append(text[start:index])
            start = index + 1
    words.append(text[start:])
    return words


def wrap(text: str, first: int, following: int) -> list[str]:
    """Lines of at most so many cells, broken between words; a word longer than a line is broken where the line ends."""
    if not text:
        return [text]
    result: list[str] = []
    for line in split_lines(text):
        if width(line) <= first:
            result.append(line)
            continue
        _wrap_line(line, first, following, result)
    return result


def _wrap_line(line: str, first: int, following: int, result: list[str]) -> None:
    limit = left = first
    current = ""
    for word in _words(line):
        if word.endswith(_SOFT_HYPHEN):
            word = word[:-1] + ("-" if width(word[:-1]) + 1 == left else "")
        size = width(word)
        if limit == 0:
            limit = left = following
            if limit == 0:
                break
        if size > limit:
            for char in _characters(word):
                cells = 0 if char[0] == "\x1b" else char_width(char)
                if cells > limit:
                    char, cells = "?", 1
                if cells > left:
                    result.append(current)
                    current = char
                    limit = following
                    left = limit - cells
                else:
                    current += char
                    left -= cells
        elif size > left:
            result.append(current)
            current = word
            limit = following
            left = limit - size
        else:
            current += word
            left -= size
    result.append(current)


def _characters(word: str) -> list[str]:
    """Single characters, an escape sequence counting as one."""
    if "\x1b" not in word:
        return list(word)
    pieces: list[str] = []
    position = 0
    for match in escape_pattern().finditer(word):
        pieces.extend(word[position : match.start()])
        pieces.append(match.group())
        position = match.end()
    pieces.extend(word[position:])
    return pieces
