"""Colours by the real tokens: each character of the line gets the style of the token it belongs to."""

from __future__ import annotations

from pyshell.language import parse
from pyshell.language.tokens import (
    ASSIGNMENT_OPERATOR,
    BINARY_OPERATOR,
    COMMAND_NAME,
    KEYWORD,
    MEMBER_NAME,
    TYPE_NAME,
    UNARY_OPERATOR,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.parser import ParseResult
    from pyshell.language.tokens import Token
    from pyshell.repl.colors import LineColors

_BY_KIND = {
    "Comment": "Comment",
    "Parameter": "Parameter",
    "Variable": "Variable",
    "SplattedVariable": "Variable",
    "StringExpandable": "String",
    "StringLiteral": "String",
    "HereStringExpandable": "String",
    "HereStringLiteral": "String",
    "Number": "Number",
}


def kind_of(token: Token) -> str:
    """The kind of colour that PSReadLine gives a token."""
    flags = token.flags
    if flags & COMMAND_NAME:
        return "Command"
    found = _BY_KIND.get(token.kind)
    if found is not None:
        return found
    if token.kind == "Generic" and token.text.startswith("--"):
        return "Parameter"
    if flags & KEYWORD:
        return "Keyword"
    if token.kind != "Generic" and flags & (BINARY_OPERATOR | UNARY_OPERATOR | ASSIGNMENT_OPERATOR):
        return "Operator"
    if flags & TYPE_NAME:
        return "Type"
    if flags & MEMBER_NAME:
        return "Member"
    return "DefaultToken"


class Highlighted:
    """A text, parsed once: its styles by character, and whether the parser complains or waits for more."""

    def __init__(self, text: str, colors: LineColors) -> None:
        self.text = text
        self.colors = colors
        self.result: ParseResult = parse(text)
        self.errors = self.result.errors

    @property
    def incomplete(self) -> bool:
        return any(error.incomplete_input for error in self.errors)

    def fragments(self) -> list[list[tuple[str, str]]]:
        """Lines of (style, text)."""
        styles = [""] * len(self.text)
        tokens = self.result.tokens
        self._paint(tokens, styles)
        end = max((token.end for token in tokens if token.kind not in ("EndOfInput", "NewLine")), default=0)
        if self.errors and self.text[end:].strip():
            self._paint_rest(end, styles)
        lines: list[list[tuple[str, str]]] = [[]]
        for character, style in zip(self.text, styles):
            if character == "\n":
                lines.append([])
                continue
            line = lines[-1]
            if line and line[-1][0] == style:
                line[-1] = (style, line[-1][1] + character)
            else:
                line.append((style, character))
        return lines

    def _paint_rest(self, start: int, styles: list[str]) -> None:
        """What follows the place where the parser gave up, as if it were a command's arguments."""
        start += len(self.text[start:]) - len(self.text[start:].lstrip())
        styles[start:] = [self.colors["DefaultToken"]] * (len(styles) - start)
        head = "x "
        for token in parse(head + self.text[start:]).tokens:
            style = self.colors[kind_of(token)]
            for place in range(token.start, token.end):
                at = place - len(head) + start
                if place >= len(head) and at < len(styles):
                    styles[at] = style

    def _paint(self, tokens: list[Token], styles: list[str]) -> None:
        for token in tokens:
            style = self.colors[kind_of(token)]
            for place in range(token.start, min(token.end, len(styles))):
                styles[place] = style
            nested = token.nested_tokens
            if nested:
                self._paint(nested, styles)
