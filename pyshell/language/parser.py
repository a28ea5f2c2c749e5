"""The driver of the parser's tables, and the entry to the language floor.

The tables are lark's LALR(1) tables for the grammar (see `pyshell.language.build`). The driver asks the lexer for a
token only where a state needs one, and each time in the mode that the state stands for.
"""

from __future__ import annotations

from pyshell.language import tables
from pyshell.language.errors import ErrorList, ParseError
from pyshell.language.lexer import Lexer
from pyshell.language.nodes import CommandAst, ErrorExpressionAst, TypeDefinitionAst
from pyshell.language.source import Source
from pyshell.language.tables import ACCEPT, SKIP

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.language.nodes import ExpressionAst, ScriptBlockAst
    from pyshell.language.recovery.stacks import Recovery
    from pyshell.language.strings import RawToken, StringScanner, Unparsed
    from pyshell.language.tokens import Token

#: How deeply strings with subexpressions may be nested in each other (each level is a parse of its own).
MAX_STRING_DEPTH = 60
#: Terminals that the lexer may have read for a neighbouring state, and what they are where only that is accepted.
_PARAMETERS = ("PARAMETER", "PARAMETER_COLON")


#: The value of a recorded newline or semicolon that meant nothing.
SKIPPED = "skipped"


class Parser:
    """One parse of one stretch of a source."""

    __slots__ = ("source", "errors", "lexer", "depth")

    def __init__(self, source: Source, errors: ErrorList, start: int, limit: int, depth: int = 0) -> None:
        self.source = source
        self.errors = errors
        self.depth = depth
        data = tables.load()
        self.lexer = Lexer(source, start, limit, errors, data.modes, data.patterns, self.parse_nested)
        self.lexer.is_outermost = depth == 0

    def parse_nested(self, scanner: StringScanner, place: Unparsed) -> ExpressionAst:
        """The subexpression in a string."""
        start, end = place.start, place.end
        if self.depth >= MAX_STRING_DEPTH:
            self.errors.report(start, end, "ScriptTooComplicated")
            return ErrorExpressionAst(self.source, start, end)
        if place.skipped:
            from pyshell.language.escaped import parse_escaped

            return parse_escaped(self, place)
        nested = Parser(self.source, self.errors, start, end, self.depth + 1)
        node: ExpressionAst = nested.parse("sub_expression")
        scanner.raw_tokens.append(("Nested", start, end, nested.lexer.raw_tokens))
        return node

    # Any: the values on the stack are of whatever type the builders make.
    def parse(self, goal: str) -> Any:
        """What one of the grammar's start rules makes of the text."""
        data = tables.load()
        actions, gotos, defaults, rules = data.actions, data.gotos, data.defaults, data.rules
        modes, suffixes = data.lexer_modes, data.suffixes
        source = self.source
        lexer = self.lexer
        read = lexer.read
        record = lexer.raw_tokens.append
        recovery: Recovery | None = None
        state = data.starts[goal]
        states = [state]
        values: list[Any] = [None]
        starts = [lexer.pos]
        previous_end = lexer.pos
        terminal = ""
        while True:
            action = defaults[state]
            if not action:
                row = actions[state]
                if terminal == "":
                    suffix = suffixes[state]
                    if suffix:
                        terminal = lexer.read_suffix(suffix)
                    if terminal == "":
                        terminal = read(modes[state], row) or "?"
                        if terminal == "?" and suffix == 3:
                            terminal = read("operator", row) or "?"
                        if terminal == "_NEWLINE" and lexer.continues(row):
                            record((terminal, lexer.start, lexer.pos, SKIPPED))
                            terminal = ""
                            continue
                if terminal == "$NONE":
                    terminal = ""
                    action = data.fallbacks[state]
                elif terminal in row:
                    action = row[terminal]
                elif terminal == "ASSIGN" and "_EQUALS" in row and lexer.value[0] == "Equals":
                    terminal = "_EQUALS"
                    continue
                elif terminal in _PARAMETERS and "ARGUMENT" in row:
                    # Read where a parameter may stand as well; after -- it is a word.
                    terminal = ""
                    lexer.pos = lexer.start
                    continue
                else:
                    if recovery is None:
                        from pyshell.language.recovery.stacks import Recovery

                        recovery = Recovery(data, lexer, states, values, starts)
                    terminal = recovery.recover(terminal, previous_end)
                    state = states[-1]
                    previous_end = recovery.previous_end
                    continue
            if action >= 0:
                if action == ACCEPT:
                    return values[-1]
                record((terminal, lexer.start, lexer.pos, SKIPPED if action == SKIP else lexer.value))
                terminal = ""
                if action != SKIP:
                    state = action
                    states.append(state)
                    values.append(lexer.value)
                    starts.append(lexer.start)
                    previous_end = lexer.pos
                continue
            origin, length, kept, build = rules[-1 - action]
            if length == 1:
                if build is not None:
                    arguments = values[-1:] if kept else ()
                    values[-1] = build(source, starts[-1], previous_end, *arguments)
                states[-1] = state = gotos[states[-2]][origin]
                continue
            if length == 0:
                assert build is not None  # What is empty has nothing to hand on.
                start = previous_end
                value = build(source, start, start)
            else:
                start = starts[-length]
                base = len(values) - length
                if build is None:
                    value = values[base + kept[0]]
                else:
                    value = build(source, start, previous_end, *[values[base + at] for at in kept])
                del states[-length:]
                del values[-length:]
                del starts[-length:]
            state = gotos[states[-1]][origin]
            states.append(state)
            values.append(value)
            starts.append(start)


class ParseResult:
    """What a parse gives: a tree, even of bad text, the errors, and the tokens."""

    __slots__ = ("ast", "errors", "_raw_tokens", "_tokens")

    def __init__(self, ast: ScriptBlockAst, errors: list[ParseError], raw_tokens: list[RawToken]) -> None:
        self.ast = ast
        self.errors = errors
        self._raw_tokens = raw_tokens
        self._tokens: list[Token] | None = None

    @property
    def definition_errors(self) -> list[ParseError]:
        """What is wrong with the classes and enums of a script that parses: PowerShell says so before it runs it."""
        definitions = [node for node in self.ast.source.suspects if isinstance(node, TypeDefinitionAst)]
        if not definitions:
            return []
        from pyshell.language.checks.definitions import definition_errors

        return definition_errors(self.ast, definitions)

    @property
    def incomplete_input(self) -> bool:
        """Whether more text may make the script whole: what a prompt asks before it reports an error."""
        return bool(self.errors) and self.errors[0].incomplete_input

    @property
    def tokens(self) -> list[Token]:
        """The tokens, comments among them."""
        if self._tokens is None:
            from pyshell.language.tokens import finish_tokens

            self._tokens = finish_tokens(self.ast.source, self._raw_tokens)
        return self._tokens


def parse(text: str, file: str | None = None) -> ParseResult:
    """Parse a script. Never raises on bad text: see `.errors`."""
    source = Source(text, file)
    errors = source.errors = ErrorList(source)
    parser = Parser(source, errors, 0, len(text))
    tree: ScriptBlockAst = parser.parse("script")
    source.root = tree
    raw_tokens = parser.lexer.raw_tokens
    requires = [token for token in raw_tokens if token[0] == "Requires"]
    if requires:
        from pyshell.language.requirements import read_requirements

        tree.script_requirements = read_requirements(source, [_command(source, errors, token) for token in requires])
    if source.suspects:
        from pyshell.language.checks.tree import Checker

        Checker(tree, errors).run(source.suspects)
    return ParseResult(tree, errors.errors, raw_tokens)


def _command(source: Source, errors: ErrorList, token: RawToken) -> CommandAst | None:
    """The command in a `#requires` comment."""
    script: ScriptBlockAst = Parser(source, errors, token[1] + 1, token[2], depth=1).parse("script")
    found = script.find(lambda node: type(node) is CommandAst)
    return found if isinstance(found, CommandAst) else None
