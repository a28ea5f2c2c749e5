"""The colours of the line being typed (what PSReadLine's options hold), as prompt-toolkit styles."""

from __future__ import annotations

import re

_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "gray")
_BRIGHT = (
    "brightblack",
    "brightred",
    "brightgreen",
    "brightyellow",
    "brightblue",
    "brightmagenta",
    "brightcyan",
    "white",
)
_ATTRIBUTES = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 5: "blink", 7: "reverse", 9: "strike"}


def style_of(sequence: str) -> str:
    """The prompt-toolkit style that an escape sequence stands for."""
    parts: list[str] = []
    codes = [int(code or 0) for group in re.findall(r"\x1b\[([0-9;]*)m", sequence) for code in group.split(";")]
    while codes:
        code = codes.pop(0)
        if code in _ATTRIBUTES:
            parts.append(_ATTRIBUTES[code])
        elif 30 <= code <= 37 or 40 <= code <= 47:
            parts.append(("fg" if code < 40 else "bg") + ":ansi" + _NAMES[code % 10])
        elif 90 <= code <= 97 or 100 <= code <= 107:
            parts.append(("fg" if code < 100 else "bg") + ":ansi" + _BRIGHT[code % 10])
        elif code in (38, 48) and codes:
            where = "fg" if code == 38 else "bg"
            kind = codes.pop(0)
            if kind == 5 and codes:
                parts.append(f"{where}:{_indexed(codes.pop(0))}")
            elif kind == 2 and len(codes) >= 3:
                red, green, blue = codes[:3]
                del codes[:3]
                parts.append(f"{where}:#{red:02x}{green:02x}{blue:02x}")
    return " ".join(parts)


def _indexed(number: int) -> str:
    """A colour of the 256-colour table."""
    if number < 16:
        return "ansi" + (_NAMES[number] if number < 8 else _BRIGHT[number - 8])
    if number >= 232:
        level = 8 + (number - 232) * 10
        return f"#{level:02x}{level:02x}{level:02x}"
    steps = (0, 95, 135, 175, 215, 255)
    number -= 16
    return f"#{steps[number // 36]:02x}{steps[number // 6 % 6]:02x}{steps[number % 6]:02x}"


class LineColors:
    """What each kind of token looks like; empty styles where colour is off."""

    def __init__(self, sequences: dict[str, str], enabled: bool) -> None:
        self.enabled = enabled
        self.sequences = sequences
        self._styles: dict[str, str] = {}

    def __getitem__(self, kind: str) -> str:
        if not self.enabled:
            return ""
        sequence = self.sequences[kind]
        found = self._styles.get(sequence)
        if found is None:
            found = self._styles[sequence] = style_of(sequence)
        return found
