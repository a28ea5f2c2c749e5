"""The driver of the parser's tables, and the entry to the language floor.

The tables are lark's LALR(1) tables for the grammar (see `pyshell.language.build`). The driver asks the lexer for a
token only where a state needs one, and each time in the mode that the state stands for.
"""

from __future__ import annotations

from pyshell.language import tables
from pyshell.language.errors import ErrorList, ParseError
from pyshell.language.lexer import Lexer
from pyshell.language.nodes import CommandAst
from pyshell.language.source import Source
from pyshell.language.tables import ACCEPT, SKIP, Tables

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.nodes import Ast, ExpressionAst, ScriptBlockAst
    from pyshell.language.recovery import Recovery
    from pyshell.language.strings import StringScanner

#: How deeply strings with subexpressions may be nested in each other.
MAX_STRING_DEPTH = 100


_PARAMETERS = ("PARAMETER", "PARAMETER_COLON")


class Parser:
    """One parse of one stretch of a source."""

    __slots__ = ("tables", "source", "errors", "lexer", "depth")

    def __init__(self, source: Source, errors: ErrorList, start: int, limit: int, depth: int = 0) -> None:
        self.tables: Tables = tables.load()
        self.source = source
        self.errors = errors
        self.depth = depth
        self.lexer = Lexer(
            source, start, limit, errors, self.tables.modes, self.tables.patterns, self.parse_nested
        )

    def parse_nested(self, scanner: StringScanner, start: int, end: int) -> ExpressionAst:
        """The subexpression in a string."""
        nested = Parser(self.source, self.errors, start, end, self.depth + 1)
        nested.lexer.is_outermost = False
        node: ExpressionAst = nested.parse("sub_expression")  # type: ignore[assignment]
        scanner.raw_tokens.append(("Nested", start, end, nested.lexer.raw_tokens))
        return node

    def parse(self, goal: str) -> Ast:
        """The tree for one of the grammar's start rules."""
        data = self.tables
        actions = data.actions
        gotos = data.gotos
        defaults = data.defaults
        modes = data.lexer_modes
        suffixes = data.suffixes
        rules = data.rules
        source = self.source
        lexer = self.lexer
        read = lexer.read
        record = lexer.raw_tokens.append
        state = data.starts[goal]
        states = [state]
        values: list[object] = [None]
        starts = [lexer.pos]
        previous_end = lexer.pos
        terminal: str | None = ""
        recovery: Recovery | None = None
        while True:
            action = defaults[state]
            if not action:
                row = actions[state]
                if terminal == "":
                    kind = suffixes[state]
                    if kind:
                        terminal = lexer.read_suffix(kind, row)
                        if terminal == "" and kind == 4:
                            terminal = "$NONE"
                    if terminal == "":
                        mode = modes[state]
                        terminal = read(mode, row)
                        if terminal is None and kind == 3:
                            terminal = read("operator", row)
                        if terminal == "_NEWLINE":
                            if "_ELSE" in row or "_CATCH" in row or "_PIPE" in row:
                                if lexer.continues(row):
                                    record((terminal, lexer.start, lexer.pos, None))
                                    terminal = ""
                                    continue
                if terminal == "$NONE":
                    terminal = ""
                    action = data.fallbacks[state]
                else:
                    found = row.get(terminal) if terminal is not None else None
                    if found is None:
                        if terminal == "ASSIGN" and "_EQUALS" in row and lexer.value[0] == "Equals":
                            terminal = "_EQUALS"
                            continue
                        if terminal in _PARAMETERS and "ARGUMENT" in row:
                            # Read where a parameter may stand as well: after -- it is a word.
                            lexer.pos = lexer.start
                            terminal = ""
                            continue
                        if recovery is None:
                            from pyshell.language.recovery import Recovery

                            recovery = Recovery(data, lexer, states, values, starts)
                        terminal = recovery.recover(terminal or "?", previous_end)
                        state = states[-1]
                        previous_end = recovery.previous_end
                        continue
                    action = found
            if action >= 0:
                if action == ACCEPT:
                    return values[-1]
                record((terminal, lexer.start, lexer.pos, None))
                if action == SKIP:
                    terminal = ""
                    continue
                state = action
                states.append(state)
                values.append(lexer.value)
                starts.append(lexer.start)
                previous_end = lexer.pos
                terminal = ""
                continue
            origin, length, _, kept, build = rules[-1 - action]
            if length == 1:
                if build is not None:
                    values[-1] = build(source, starts[-1], previous_end, values[-1]) if kept else build(source, starts[-1], previous_end)
                states[-1] = state = gotos[states[-2]][origin]
                continue
            if length == 0:
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
    """What a parse gives: a tree, even of bad text, and the errors."""

    __slots__ = ("ast", "errors", "_raw_tokens")

    def __init__(self, ast: ScriptBlockAst, errors: list[ParseError], raw_tokens: list[tuple[str, int, int, object]]) -> None:
        self.ast = ast
        self.errors = errors
        self._raw_tokens = raw_tokens


def _command(source: Source, errors: ErrorList, token: tuple[str, int, int, object]) -> CommandAst | None:
    """The command in a `#requires` comment."""
    script = Parser(source, errors, token[1] + 1, token[2]).parse("script")
    found = script.find(lambda node: type(node) is CommandAst)
    return found if isinstance(found, CommandAst) else None


def parse(text: str, file: str | None = None) -> ParseResult:
    """Parse a script. Never raises on bad text: see `.errors`."""
    source = Source(text, file)
    errors = source.errors = ErrorList(source)
    parser = Parser(source, errors, 0, len(text))
    tree: ScriptBlockAst = parser.parse("script")  # type: ignore[assignment]
    source.root = tree
    requires = [token for token in parser.lexer.raw_tokens if token[0] == "Requires"]
    if requires:
        from pyshell.language.requirements import read_requirements

        tree.script_requirements = read_requirements(source, [_command(source, errors, token) for token in requires])
    if source.suspects:
        from pyshell.language.checks import Checker

        Checker(tree, errors).run(source.suspects)
    return ParseResult(tree, errors.errors, parser.lexer.raw_tokens)
