"""Indentation of an exported document: two spaces a level, text left alone."""

from __future__ import annotations

import re

_TAG = re.compile(r"<[^>]*>|[^<]+")


def indented(text: str, level: int) -> str:
    """One value's markup (as the writer gives it, without a break) on lines of its own."""
    lines: list[str] = []
    tokens: list[str] = _TAG.findall(text)
    index = 0
    while index < len(tokens):
        token = tokens[index]
        if token.startswith("</"):
            level -= 1
            lines.append("  " * level + token)
        elif token.endswith("/>"):
            lines.append("  " * level + token)
        elif index + 1 < len(tokens) and not tokens[index + 1].startswith("<"):
            lines.append("  " * level + "".join(tokens[index : index + 3]))
            index += 2
        elif index + 1 < len(tokens) and tokens[index + 1].startswith("</"):
            lines.append("  " * level + token + tokens[index + 1])
            index += 1
        else:
            lines.append("  " * level + token)
            level += 1
        index += 1
    return "\n".join(lines) + "\n"
