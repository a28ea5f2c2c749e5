"""Strings, variables and words with something to expand in them."""

from __future__ import annotations

from pyshell.language.errors import ErrorList
from pyshell.language.nodes.base import ExpressionAst
from pyshell.language.nodes.expressions import (
    ExpandableStringExpressionAst,
    StringConstantExpressionAst,
    UsingExpressionAst,
    VariableExpressionAst,
)
from pyshell.language.source import Source
from pyshell.language.variable_path import VariablePath

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Container
    from typing import Any

    Parts = list[str | ExpressionAst]
    Mode = tuple[Callable[..., re.Match[str] | None], list[str]]
    NestedParser = Callable[["StringScanner", "Unparsed"], ExpressionAst]
    RawToken = tuple[str, int, int, object]

_SINGLE = "'\u2018\u2019\u201a\u201b"
_DOUBLE = '"\u201c\u201d\u201e'
_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_HEX = "0123456789abcdefABCDEF"


class Unparsed(ExpressionAst):
    """The place of a subexpression in a string that is still being read.

    `skipped` are the offsets of the characters that double or escape a quote inside it: they are not part of its text.
    """

    __slots__ = ("skipped",)

    def __init__(self, source: Source, start: int, end: int, skipped: list[int]) -> None:
        super().__init__(source, start, end)
        self.skipped = skipped


class StringScanner:
    """The part of the lexer that reads what stands in quotes, and words built like it."""

    __slots__ = (
        "source",
        "text",
        "pos",
        "limit",
        "start",
        "value",
        "errors",
        "modes",
        "patterns",
        "raw_tokens",
        "parse_nested",
        "paths",
        "is_outermost",
    )

    def __init__(
        self,
        source: Source,
        start: int,
        limit: int,
        errors: ErrorList,
        modes: dict[str, Mode],
        patterns: dict[str, re.Pattern[str]],
        parse_nested: NestedParser,
    ) -> None:
        self.source = source
        self.text = source.text
        self.pos = start
        self.limit = limit
        self.start = start
        # Any: a leaf of the tree, or whatever a token is worth to its builder.
        self.value: Any = None
        self.errors = errors
        self.modes = modes
        self.patterns = patterns
        self.raw_tokens: list[RawToken] = []
        self.parse_nested = parse_nested
        self.paths: dict[str, VariablePath] = {}
        #: Whether this is the script itself and not the inside of a string.
        self.is_outermost = True

    def note_comment(self, start: int, end: int) -> None:
        requires = self.text[start + 1 : start + 9].lower() == "requires" and self.is_outermost
        self.raw_tokens.append(("Requires" if requires else "Comment", start, end, None))

    # ---- literal strings

    def scan_single_quoted(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        self.value = StringConstantExpressionAst(
            self.source, self.start, end, self.text[self.start + 1 : end - 1], "SingleQuoted"
        )
        return "STRING"

    def scan_double_quoted(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        self.value = StringConstantExpressionAst(
            self.source, self.start, end, self.text[self.start + 1 : end - 1], "DoubleQuoted"
        )
        return "STRING"

    def scan_literal(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        value, self.pos = self._literal(end)
        self.value = StringConstantExpressionAst(self.source, self.start, self.pos, value, "SingleQuoted")
        return "STRING"

    def _literal(self, pos: int) -> tuple[str, int]:
        """The text of a literal string from after its quote, and where it ends."""
        text = self.text
        limit = self.limit
        opening = pos - 1
        pieces = []
        begin = pos
        while True:
            while pos < limit and text[pos] not in _SINGLE:
                pos += 1
            pieces.append(text[begin:pos])
            if pos >= limit:
                self.errors.report_incomplete(opening, pos, "TerminatorExpectedAtEndOfString", "'")
                return "".join(pieces), pos
            if pos + 1 < limit and text[pos + 1] in _SINGLE:
                begin = pos + 1
                pos += 2
                continue
            return "".join(pieces), pos + 1

    # ---- expandable strings

    def scan_expandable(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        parts: Parts = []
        values: list[str] = []
        self.pos = self._expandable(end, parts, values)
        self.value = self._string_node(self.start, self.pos, parts, values, "DoubleQuoted")
        return "STRING"

    def _string_node(
        self, start: int, end: int, parts: Parts, values: list[str], kind: str
    ) -> StringConstantExpressionAst | ExpandableStringExpressionAst:
        if all(isinstance(part, str) for part in parts):
            return StringConstantExpressionAst(self.source, start, end, "".join(values), kind)
        # Subexpressions are parsed once the whole string is read, as PowerShell does.
        pieces = [self.parse_nested(self, part) if type(part) is Unparsed else part for part in parts]
        return ExpandableStringExpressionAst(self.source, start, end, "".join(values), kind, _joined(pieces))

    def _expandable(self, pos: int, parts: Parts, values: list[str]) -> int:
        """Read an expandable string from after its quote; returns where it ends."""
        text = self.text
        limit = self.limit
        opening = pos - 1
        chunk = self.patterns["string_chunk"].match
        while pos < limit:
            match = chunk(text, pos, limit)
            if match is not None:
                piece = match.group()
                parts.append(piece)
                values.append(piece)
                pos = match.end()
                if pos >= limit:
                    break
            char = text[pos]
            if char == "$":
                pos = self._dollar(pos, parts, values, here=False)
            elif char == "`":
                pos = self._escape(pos, parts, values)
            else:
                if pos + 1 >= limit or text[pos + 1] not in _DOUBLE:
                    return pos + 1
                parts.append(text[pos + 1])
                values.append(text[pos + 1])
                pos += 2
        self.errors.report_incomplete(opening, limit, "TerminatorExpectedAtEndOfString", '"')
        return limit

    def _escape(self, pos: int, parts: Parts, values: list[str]) -> int:
        if pos + 1 >= self.limit:
            parts.append("`")
            values.append("`")
            return pos + 1
        char, pos = self.backtick(pos)
        parts.append(char)
        values.append(char)
        return pos

    def backtick(self, pos: int) -> tuple[str, int]:
        """What the escape at `pos` stands for, and where it ends."""
        char = self.text[pos + 1]
        if char == "u":
            return self._unicode_escape(pos)
        return _ESCAPES.get(char, char), pos + 2

    def _unicode_escape(self, pos: int) -> tuple[str, int]:
        text = self.text
        report = self.errors.report
        at = pos + 2
        if text[at : at + 1] != "{" or at >= self.limit:
            report(pos, at, "InvalidUnicodeEscapeSequence")
            return "\uffff", at
        at += 1
        digits = at
        while True:
            char = text[at] if at < self.limit else ""
            count = at - digits
            if char == "}":
                if count == 0:
                    report(pos, at + 1, "InvalidUnicodeEscapeSequence")
                    return "\uffff", at + 1
                break
            if not char or char not in _HEX:
                if count < 6:
                    report(at, at + 1, "InvalidUnicodeEscapeSequence")
                else:
                    report(at, at + 1, "MissingUnicodeEscapeSequenceTerminator")
                return "\uffff", at
            if count == 6:
                report(at, at + 1, "TooManyDigitsInUnicodeEscapeSequence")
                return "\uffff", at
            at += 1
        code = int(text[digits:at], 16)
        if code > 0x10FFFF:
            report(digits, at, "InvalidUnicodeEscapeSequenceValue")
            return "\uffff", at + 1
        return chr(code), at + 1

    def _dollar(self, pos: int, parts: Parts, values: list[str], here: bool) -> int:
        """Read what a dollar sign begins inside a string."""
        text = self.text
        following = text[pos + 1] if pos + 1 < self.limit else ""
        node: ExpressionAst
        if following == "(":
            node = self._sub_expression(pos, here)
            end = node.end
        elif following == "{":
            name, end = self._braced_name(pos, in_string=True)
            node = self.variable(name, pos, end)
        else:
            match = self.patterns["variable"].match(text, pos, self.limit)
            if match is None:
                parts.append("$")
                values.append("$")
                return pos + 1
            end = match.end()
            node = self.variable(text[pos + 1 : end], pos, end)
        parts.append(node)
        values.append(text[pos:end])
        return end

    def _sub_expression(self, pos: int, here: bool) -> Unparsed:
        """The place of `$(…)` in a string: parentheses are counted, whatever they stand in."""
        text = self.text
        limit = self.limit
        chunk = self.patterns["nested_chunk"].match
        skipped: list[int] = []
        depth = 1
        at = pos + 2
        while at < limit:
            match = chunk(text, at, limit)
            if match is not None:
                at = match.end()
                if at >= limit:
                    break
            char = text[at]
            at += 1
            if char == "(":
                depth += 1
            elif char == ")":
                depth -= 1
                if depth == 0:
                    return Unparsed(self.source, pos, at, skipped)
            elif not here and at < limit and text[at] in _DOUBLE:
                skipped.append(at - 1)
                at += 1
        self.errors.report_incomplete(pos, limit, "IncompleteDollarSubexpressionReference")
        return Unparsed(self.source, pos, limit, skipped)

    # ---- here-strings

    def scan_here_string(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        text = self.text
        literal = text[end - 1] in _SINGLE
        header = self.patterns["here_header"].match(text, self.start, self.limit)
        kind = "SingleQuotedHereString" if literal else "DoubleQuotedHereString"
        if header is None:
            self._bad_header(end)
            self.value = StringConstantExpressionAst(self.source, self.start, self.pos, "", kind)
            return "STRING"
        begin = header.end()
        if literal:
            footer = self.patterns["here_footer"].search(text, begin, self.limit)
            content = self._after_newline(begin)
            if footer is None:
                self._missing_footer(begin, "false_footer", "'@")
                value, self.pos = text[content : self.limit], self.limit
            else:
                value, self.pos = text[content : footer.start()], footer.end()
            self.value = StringConstantExpressionAst(self.source, self.start, self.pos, value, kind)
            return "STRING"
        parts: Parts = []
        values: list[str] = []
        self.pos = self._here_expandable(begin, parts, values)
        self.value = self._string_node(self.start, self.pos, parts, values, kind)
        return "STRING"

    def _after_newline(self, pos: int) -> int:
        return pos + (2 if self.text.startswith("\r\n", pos) else 1)

    def _bad_header(self, pos: int) -> None:
        text = self.text
        blanks = pos
        while blanks < self.limit and text[blanks].isspace() and text[blanks] not in "\r\n":
            blanks += 1
        quote = text[self.start + 1]
        if blanks >= self.limit:
            self.errors.report_incomplete(self.start, blanks, "TerminatorExpectedAtEndOfString", quote + "@")
            self.pos = blanks
            return
        self.errors.report(blanks, blanks + 1, "UnexpectedCharactersAfterHereStringHeader")
        at = blanks
        while at < self.limit and text[at] not in "\r\n":
            if text[at] == quote and text[at + 1 : at + 2] == "@":
                at += 2
                break
            at += 1
        self.pos = at

    def _missing_footer(self, begin: int, pattern: str, terminator: str) -> None:
        false = self.patterns[pattern].search(self.text, begin, self.limit)
        if false is not None:
            self.errors.report_incomplete(false.start(1), self.limit, "WhitespaceBeforeHereStringFooter")
        else:
            self.errors.report_incomplete(self.start, self.limit, "TerminatorExpectedAtEndOfString", terminator)

    def _here_expandable(self, begin: int, parts: Parts, values: list[str]) -> int:
        text = self.text
        limit = self.limit
        chunk = self.patterns["here_chunk"].match
        footer = self.patterns["expandable_footer"].match
        found = footer(text, begin, limit)
        if found is not None:
            return found.end()
        pos = self._after_newline(begin)
        while pos < limit:
            match = chunk(text, pos, limit)
            if match is not None:
                piece = match.group()
                parts.append(piece)
                values.append(piece)
                pos = match.end()
                if pos >= limit:
                    break
            char = text[pos]
            if char == "$":
                pos = self._dollar(pos, parts, values, here=True)
            elif char == "`":
                pos = self._escape(pos, parts, values)
            else:
                found = footer(text, pos, limit)
                if found is not None:
                    return found.end()
                piece = text[pos : self._after_newline(pos)]
                parts.append(piece)
                values.append(piece)
                pos += len(piece)
        self._missing_footer(begin, "expandable_false_footer", '"@')
        return limit

    # ---- variables

    def variable(self, name: str, start: int, end: int, splatted: bool = False) -> ExpressionAst:
        """The node of a variable: `$using:name` is a node around a variable."""
        path = self.paths.get(name)
        if path is None:
            path = self.paths[name] = VariablePath(name)
        if not path.unqualified_path:
            error = "InvalidVariableReferenceWithDrive" if path.is_drive_qualified else "InvalidVariableReference"
            self.errors.report(start, end, error)
        elif path.is_drive_qualified and name[:6].lower() == "using:":
            real = VariablePath(path.unqualified_path)
            inner = VariableExpressionAst(self.source, start, end, real, splatted)
            return UsingExpressionAst(self.source, start, end, inner)
        return VariableExpressionAst(self.source, start, end, path, splatted)

    def scan_variable(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        self.value = self.variable(self.text[self.start + 1 : end], self.start, end)
        return "VARIABLE"

    def scan_splat(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        self.value = node = self.variable(self.text[self.start + 1 : end], self.start, end, splatted=True)
        self.source.suspects.append(node)
        return "VARIABLE"

    def scan_braced_variable(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        name, self.pos = self._braced_name(self.start, in_string=False)
        self.value = self.variable(name, self.start, self.pos)
        return "VARIABLE"

    def scan_braced_argument(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        name, end = self._braced_name(self.start, in_string=False)
        following = self.text[end : end + 1] if end < self.limit else ""
        if following in (".", "[") or self.patterns["break"].match(self.text, end, self.limit) is not None:
            self.pos = end
            self.value = self.variable(name, self.start, end)
            return "VARIABLE"
        self.value = self.generic_word(self.start, expand=True)
        return "ARGUMENT" if "ARGUMENT" in row else "COMMAND_NAME"

    def _braced_name(self, pos: int, in_string: bool) -> tuple[str, int]:
        """The name in `${…}`, escapes resolved, and where it ends."""
        text = self.text
        limit = self.limit
        at = pos + 2
        pieces: list[str] = []
        while True:
            if at >= limit:
                self.errors.report_incomplete(pos + 1, at, "IncompleteDollarVariableReference")
                break
            char = text[at]
            if char == "}":
                if not pieces:
                    self.errors.report(at, at + 1, "EmptyVariableReference")
                at += 1
                break
            if char == "`" and at + 1 < limit:
                char, at = self.backtick(at)
                pieces.append(char)
                continue
            if char == "{":
                self.errors.report(at + 1, at + 2, "OpenBraceNeedsToBeBackTickedInVariableName")
            elif in_string and char in _DOUBLE and text[at + 1 : at + 2] in _DOUBLE and at + 1 < limit:
                at += 1
                char = text[at]
            pieces.append(char)
            at += 1
        name = "".join(pieces) or ":Error:"
        if not VariablePath(name).unqualified_path:
            self.errors.report(pos, at, "InvalidBracedVariableReference")
            name = ":Error:"
        return name, at

    # ---- words of command mode

    def generic_word(self, start: int, expand: bool) -> StringConstantExpressionAst | ExpandableStringExpressionAst:
        """A word up to the next break, with its quotes, escapes and variables; sets `pos`.

        Without `expand` (a command's name) variables in the word stand for their own text.
        """
        text = self.text
        limit = self.limit
        chunk = self.patterns["word_chunk"].match
        breaks = self.patterns["break"].match
        parts: Parts = []
        values: list[str] = []
        pos = start
        while pos < limit:
            match = chunk(text, pos, limit)
            if match is not None:
                piece = match.group()
                parts.append(piece)
                values.append(piece)
                pos = match.end()
            if breaks(text, pos, limit) is not None:
                break
            char = text[pos]
            if char == "$":
                pos = self._dollar(pos, parts, values, here=False)
            elif char == "`":
                pos = self._escape(pos, parts, values)
            elif char in _SINGLE:
                value, pos = self._literal(pos + 1)
                parts.append(value)
                values.append(value)
            else:
                pos = self._expandable(pos + 1, parts, values)
        if pos == start:
            # A break that begins a word: only a null character can.
            pos += 1
            parts.append(text[start:pos])
            values.append(text[start:pos])
        self.pos = pos
        if not expand:
            return StringConstantExpressionAst(self.source, start, pos, "".join(values), "BareWord")
        return self._string_node(start, pos, parts, values, "BareWord")


def _joined(parts: Parts) -> Parts:
    """The parts with neighbouring texts made one."""
    result: Parts = []
    for part in parts:
        if isinstance(part, str) and result and isinstance(result[-1], str):
            result[-1] += part
        elif part != "":
            result.append(part)
    return result
