"""The language: text to tokens, syntax tree and syntax errors."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.parser import ParseResult


def parse(text: str, file: str | None = None) -> ParseResult:
    """Parse a script. Never raises on bad text: the result has `.ast`, `.tokens` and `.errors`."""
    from pyshell.language.parser import parse

    return parse(text, file)
