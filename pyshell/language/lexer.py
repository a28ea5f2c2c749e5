"""The lexer: text to terminals, in the mode that the parser's state asks for.

`Lexer.read(mode, row)` reads the next token; `row` holds the terminals that the parser's state accepts, so that a word
is a keyword only where one may stand. Leaves of the tree (variables, constants, bare words) are made here; `value` is
what the parser puts on its stack. A scanner returns its terminal, "" when it only skipped something, None when its text
is no token of the mode.
"""

from __future__ import annotations

from pyshell.language import numbers
from pyshell.language.keywords import BINARY_OPERATORS, KEYWORDS, SYMBOLS, UNARY_OPERATORS
from pyshell.language.nodes.blocks import TypeConstraintAst
from pyshell.language.nodes.expressions import ConstantExpressionAst, StringConstantExpressionAst
from pyshell.language.nodes.pipelines import CommandParameterAst, MergingRedirectionAst
from pyshell.language.nodes.typenames import TypeName
from pyshell.language.strings import StringScanner

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Container

STREAMS = {"*": "All", "1": "Output", "2": "Error", "3": "Warning", "4": "Verbose", "5": "Debug", "6": "Information"}
_DASHES = str.maketrans("\u2013\u2014\u2015", "---")
_LEFTOVERS = ("_ELSE", "_ELSEIF", "_CATCH", "_UNTIL")
_SWITCH_FILE = ("f", "fi", "fil", "file")


class Lexer(StringScanner):
    """Reads the tokens of one stretch of a source."""

    __slots__ = ()

    def read(self, mode: str, row: Container[str]) -> str | None:
        """The next token's terminal; sets `start`, `pos` (its end) and `value`. None if no token of the mode fits."""
        if mode == "assembly" or mode == "verbatim":
            return self._line_part(mode)
        matcher, names = self.modes[mode]
        while True:
            match = matcher(self.text, self.pos, self.limit)
            if match is None:
                return self._end(mode, row)
            group = match.lastindex or 0
            name = names[group]
            self.start = match.start(group)
            self.value = None
            if name[0] != "s":
                self.pos = match.end()
                return name
            terminal: str | None = getattr(self, name)(match.end(), row, match)
            if terminal != "":
                return terminal

    def _end(self, mode: str, row: Container[str]) -> str | None:
        text = self.text
        pos = self.pos
        while pos < self.limit and text[pos] in " \t":
            pos += 1
        self.start = pos
        if pos >= self.limit:
            self.pos = pos
            return "$END"
        return None

    def _line_part(self, mode: str) -> str | None:
        """The assembly in a type's name, or what follows `--%`."""
        match = self.patterns[mode].match(self.text, self.pos, self.limit)
        if match is None:
            self.start = self.pos
            return None
        self.start, self.pos = match.span(1)
        text = match.group(1)
        if mode == "assembly":
            self.value = " ".join(text.split())
            return "ASSEMBLY"
        self.value = StringConstantExpressionAst(self.source, self.start, self.pos, text, "BareWord")
        return "VERBATIM"

    def read_suffix(self, kind: int) -> str:
        """What may follow without a blank: a member access, an index or a call (see `build._suffix` for the kinds).

        "" if nothing of that kind does, "$NONE" if nothing else can follow.
        """
        pos = self.pos
        text = self.text
        char = text[pos] if pos < self.limit else " "
        if kind == 4:
            return self._call(char, pos) or "$NONE"
        if char not in ".[:?":
            return ""
        following = text[pos + 1] if pos + 1 < self.limit else ""
        if char == "." and following != ".":
            if kind == 2 and (following == "" or following in " \t\r\n\f\v\xa0\x85"):
                return ""
            return self._suffix("ACCESS", 1, "Dot")
        if char == ":" and following == ":":
            if kind == 2 and (pos + 2 >= self.limit or text[pos + 2] in " \t\r\n\f\v\xa0\x85"):
                return ""
            return self._suffix("ACCESS", 2, "ColonColon")
        if char == "?" and following == ".":
            return self._suffix("ACCESS", 2, "QuestionDot")
        if kind != 3:
            if char == "[":
                return self._suffix("INDEX", 1, "LBracket")
            if char == "?" and following == "[":
                return self._suffix("INDEX", 2, "QuestionLBracket")
        return ""

    def _suffix(self, terminal: str, length: int, value: str | None) -> str:
        self.start = self.pos
        self.pos += length
        self.value = value
        return terminal

    def _call(self, char: str, pos: int) -> str:
        if char == "(":
            return self._suffix("_CALL_PAREN", 1, None)
        if char == "{":
            return self._suffix("_CALL_CURLY", 1, None)
        if char == "[" and self._generic_call_follows(pos):
            return self._suffix("_GENERIC", 1, None)
        return ""

    def _generic_call_follows(self, pos: int) -> bool:
        """Whether `[…](` follows, with a type's name after the bracket."""
        if self.patterns["generic_arguments"].match(self.text, pos, self.limit) is None:
            return False
        depth = 0
        text = self.text
        while pos < self.limit:
            char = text[pos]
            if char == "[":
                depth += 1
            elif char == "]":
                depth -= 1
                if depth == 0:
                    return text[pos + 1 : pos + 2] == "("
            elif not (char.isalnum() or char in "_.,`+ \t\r\n"):
                return False
            pos += 1
        return False

    def continues(self, row: Container[str]) -> bool:
        """Whether the statement before this newline goes on after it: with `else`, `catch`, or a pipe."""
        if "_PIPE" not in row and "_ELSE" not in row and "_CATCH" not in row:
            return False
        patterns = self.patterns
        if "_ELSE" in row and patterns["else_ahead"].match(self.text, self.pos, self.limit) is not None:
            return True
        if "_CATCH" in row and patterns["catch_ahead"].match(self.text, self.pos, self.limit) is not None:
            return True
        return "_PIPE" in row and patterns["pipe_ahead"].match(self.text, self.pos, self.limit) is not None

    # ---- what separates tokens

    def scan_skipped(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        start = self.start
        skipped = self.patterns["skipped"].match(self.text, start, self.limit)
        if skipped is None:
            return self._unskippable(row)
        self.pos = skipped.end()
        if skipped.lastgroup == "comment":
            self.note_comment(start, self.pos)
        elif self.text[start] == "`" and self.text[self.pos - 1] in "\r\n":
            self.raw_tokens.append(("LineContinuation", start, self.pos, None))
        return ""

    def _unskippable(self, row: Container[str]) -> str | None:
        text = self.text
        start = self.start
        if text[start] == "`":
            # At the very end of the text.
            self.errors.report_incomplete(start + 1, start + 1, "IncompleteString")
            self.pos = start + 1
            return ""
        self.errors.report_incomplete(start, self.limit, "MissingTerminatorMultiLineComment")
        self.pos = self.limit
        self.note_comment(start, self.pos)
        return ""

    # ---- words

    def scan_word(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        word = self.text[self.start : end]
        self.pos = end
        keyword = KEYWORDS.get(word.lower())
        if keyword is not None:
            terminal = self._keyword(keyword, row)
            if terminal is not None:
                return terminal
        self.value = StringConstantExpressionAst(self.source, self.start, end, word, "BareWord")
        return "COMMAND"

    def _keyword(self, keyword: tuple[str, str | None], row: Container[str]) -> str | None:
        terminal, value = keyword
        if terminal == "_USING" and terminal not in row:
            terminal = "_LATE_USING"
        if terminal not in row:
            # After an error PowerShell passes over the rest of a statement that it gave up.
            leftover = terminal in _LEFTOVERS and "_IF" in row and len(self.errors) > 0
            return "" if leftover else None
        self.value = value
        if terminal == "PARAM":
            if self.patterns["param_ahead"].match(self.text, self.pos, self.limit) is None:
                return None
            self.value = self.start
        return terminal

    def scan_keyword(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        """A word where only a keyword can stand."""
        keyword = KEYWORDS.get(self.text[self.start : end].lower())
        if keyword is not None:
            self.pos = end
            terminal = self._keyword(keyword, row)
            if terminal is not None:
                return terminal
            self.pos = self.start
        return None

    def scan_command(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        """A command's name that is more than letters: `.\\run.ps1`, `foo$bar`, `7z`, `%`."""
        char = self.text[self.start]
        if char == "@" or char == "]":
            if char == "@":
                self.errors.report(self.start, end, "UnrecognizedToken")
            return self._bare_word(end, "COMMAND")
        if char == "<" or char == ">":
            return self._bare_word(self.start + (2 if self.text.startswith(">>", self.start) else 1), "COMMAND")
        self.value = self.generic_word(self.start, expand=False)
        return "COMMAND"

    def scan_argument_word(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        word = self.text[self.start : end]
        self.pos = end
        if "ARGUMENT" not in row:
            if "COMMAND_NAME" not in row or "DEFAULT" in row:
                keyword = KEYWORDS.get(word.lower())
                if keyword is not None and keyword[0] in row:
                    self.value = self.start if keyword[0] == "DEFAULT" else keyword[1]
                    return keyword[0]
            self.value = StringConstantExpressionAst(self.source, self.start, end, word, "BareWord")
            return "COMMAND_NAME"
        self.value = StringConstantExpressionAst(self.source, self.start, end, word, "BareWord")
        return "ARGUMENT"

    def scan_argument(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        text = self.text
        start = self.start
        char = text[start]
        terminal = "ARGUMENT" if "ARGUMENT" in row else "COMMAND_NAME"
        if char == "@":
            self.errors.report(start, end, "UnrecognizedToken")
            return self._bare_word(end, terminal)
        if char == "]" or (char == "." and text[end : end + 1] in ("$", '"', "'")):
            return self._bare_word(end, terminal)
        if char == "=" and "_EQUALS" in row:
            self.pos = end
            return "_EQUALS"
        if terminal == "ARGUMENT" and char in "-\u2013\u2014\u2015":
            if text[start : start + 2].translate(_DASHES) == "--" and self._breaks_at(start + 2):
                self.pos = start + 2
                self.value = start
                return "DASH_DASH"
        self.value = word_node = self.generic_word(start, expand=True)
        if terminal == "ARGUMENT" and type(word_node) is StringConstantExpressionAst and word_node.value == "--%":
            return "STOP_PARSING"
        return terminal

    def _end_of(self, pattern: str) -> int:
        """Where something ends whose beginning is already recognized."""
        match = self.patterns[pattern].match(self.text, self.start, self.limit)
        return self.start if match is None else match.end()

    def _breaks_at(self, pos: int) -> bool:
        return self.patterns["break"].match(self.text, pos, self.limit) is not None

    def _bare_word(self, end: int, terminal: str) -> str:
        self.pos = end
        self.value = StringConstantExpressionAst(self.source, self.start, end, self.text[self.start : end], "BareWord")
        return terminal

    def scan_at(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        """An @ that begins nothing, where an operand may stand."""
        self.errors.report(self.start, end, "UnrecognizedToken")
        return None

    def scan_label(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        if "LABEL" in row and self.patterns["loop_ahead"].match(self.text, end, self.limit) is not None:
            self.pos = end
            self.value = self.text[self.start + 1 : end]
            return "LABEL"
        return self._bare_word(end, "COMMAND")

    def scan_function_name(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        word = self.generic_word(self.start, expand=False)
        self.value = word.value if isinstance(word, StringConstantExpressionAst) else word.text
        return "FUNCTION_NAME"

    def scan_member(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        self.value = StringConstantExpressionAst(self.source, self.start, end, self.text[self.start : end], "BareWord")
        return "MEMBER_NAME" if "MEMBER_NAME" in row else "ARGUMENT_NAME" if "ARGUMENT_NAME" in row else "KEY_NAME"

    def scan_name(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        word = self.text[self.start : end]
        self.pos = end
        keyword = KEYWORDS.get(word.lower())
        if keyword is not None and keyword[0] in row:
            self.value = self.start if keyword[0] == "BASE" else (keyword[1], self.start, self.source)
            return keyword[0]
        if "METHOD_NAME" in row:
            self.value = word
            return "METHOD_NAME"
        self.value = StringConstantExpressionAst(self.source, self.start, end, word, "BareWord")
        return "NAME"

    def scan_type_name(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        self.value = TypeName(self.source, self.start, end, self.text[self.start : end])
        return "TYPE_NAME"

    def scan_type(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        start = self.start
        name = TypeName(self.source, start + 1, end - 1, self.text[start + 1 : end - 1])
        self.value = TypeConstraintAst(self.source, start, end, name)
        return "TYPE"

    # ---- dashes and operators

    def scan_parameter(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        text = self.text
        start = self.start
        end = self._end_of("parameter")
        if "PARAMETER" not in row:
            if "COMMAND_NAME" in row or "ARGUMENT" in row:
                if text[end : end + 1] in "'\"\u2018\u2019\u201a\u201b\u201c\u201d\u201e" and end < self.limit:
                    return self.scan_argument(end, row, match)
                terminal = "ARGUMENT" if "ARGUMENT" in row else "COMMAND_NAME"
                return self._bare_word(end + (text[end : end + 1] == ":"), terminal)
            return None
        following = text[end : end + 1] if end < self.limit else ""
        if following and following in "'\"\u2018\u2019\u201a\u201b\u201c\u201d\u201e":
            self.value = self.generic_word(start, expand=True)
            return "ARGUMENT"
        name = text[start + 1 : end]
        if following == ":":
            end += 1
            self.pos = end
            self.value = CommandParameterAst(self.source, start, end, name, None, end)
            if text[end : end + 1] != "," and "PARAMETER_COLON" in row:
                return "PARAMETER_COLON"
        else:
            self.pos = end
            self.value = CommandParameterAst(self.source, start, end, name, None, end)
        if "SWITCH_FILE" in row and name.lower() in _SWITCH_FILE:
            return "SWITCH_FILE"
        return "PARAMETER"

    def scan_dash_word(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        """A dash and letters where an operand may stand."""
        return self._unary_word()

    def scan_dash_command(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        """A dash and letters at a statement's start: a unary operator, else a command's name."""
        terminal = self._unary_word()
        if terminal is None:
            end = self._end_of("parameter")
            if self.text[end : end + 1] == ":":
                end += 1
            return self._bare_word(end, "COMMAND")
        return terminal

    def _unary_word(self) -> str | None:
        end = self._end_of("dash_letters")
        kind = UNARY_OPERATORS.get(self.text[self.start + 1 : end].lower())
        if kind is None:
            return None
        self.pos = end
        self.value = (kind, self.start, self.pos)
        return "UNARY_OPERATOR"

    def scan_sign(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        self.value = (SYMBOLS[self.text[self.start : end].translate(_DASHES)], self.start, end)
        return "UNARY_OPERATOR"

    def scan_not(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        self.value = ("Exclaim", self.start, end)
        return "UNARY_OPERATOR"

    def scan_operator_word(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        kind = BINARY_OPERATORS.get(self.text[self.start + 1 : end].lower())
        if kind is None:
            return None
        self.pos = end
        self.value = (kind, self.start, end)
        return "BINARY_OPERATOR"

    def scan_operator(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        self.value = (SYMBOLS[self.text[self.start : end].translate(_DASHES)], self.start, end)
        return "BINARY_OPERATOR"

    def scan_postfix(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        kind = "PostfixPlusPlus" if self.text[self.start] == "+" else "PostfixMinusMinus"
        self.value = (kind, self.start, end)
        return "POSTFIX"

    def scan_assign(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        sign = self.text[self.start : end].translate(_DASHES)
        self.value = (SYMBOLS[sign], self.start, end)
        return "ASSIGN"

    def scan_chain(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        self.value = (SYMBOLS[self.text[self.start : end]], self.start, end)
        return "CHAIN_OPERATOR"

    def scan_merging(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        text = self.text
        self.value = MergingRedirectionAst(
            self.source, self.start, end, STREAMS[text[self.start]], STREAMS[text[end - 1]]
        )
        return "MERGING_REDIRECTION"

    def scan_redirection(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        sign = self.text[self.start : end]
        self.value = (STREAMS.get(sign[0], "Output"), sign.endswith(">>"), self.start, end)
        return "REDIRECTION"

    # ---- numbers

    def scan_integer(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        self.pos = end
        constant = ("Int32", int(self.text[self.start : end]))
        self.value = ConstantExpressionAst(self.source, self.start, end, constant)
        return "NUMBER"

    def scan_number(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        """A number where an operand may stand."""
        number = self.patterns["number"].match(self.text, self.start, self.limit)
        if number is None:
            return None
        end = number.end()
        ends = "number_end" if "COMMAND" in row else "ternary_number_end"
        if self.patterns[ends].match(self.text, end, self.limit) is None:
            start = self.start
            self.value = self.generic_word(start, expand=False)
            if "COMMAND" in row:
                return "COMMAND"
            self.pos = start
            return None
        constant = numbers.constant(*number.groups())
        if constant is None:
            self.errors.report(self.start, end, "BadNumericConstant", self.text[self.start : end])
            constant = ("Int32", 0)
        self.pos = end
        self.value = ConstantExpressionAst(self.source, self.start, end, constant)
        return "NUMBER"

    def scan_number_argument(self, end: int, row: Container[str], match: re.Match[str]) -> str | None:
        """A number in command mode, where it must be a word of its own."""
        number = self.patterns["number"].match(self.text, self.start, self.limit)
        if number is not None and self._breaks_at(number.end()):
            constant = numbers.constant(*number.groups())
            if constant is not None:
                self.pos = number.end()
                self.value = ConstantExpressionAst(self.source, self.start, self.pos, constant)
                return "NUMBER"
        return self.scan_argument(end, row, match)
