"""What the parser does about an error: which error it reports, where, and how it goes on.

`HANDLERS` is keyed by a place in the grammar: a rule's name and how many of its symbols have been read. When a state has
no action for a token, the first handler of one of its rules is called; it reports what PowerShell reports there and
then supplies what is missing, gives up the statement, or leaves out the token. Without a handler the parser completes
the rule it is in, so that the error shows in the enclosing one.
"""

from __future__ import annotations

from pyshell.language.nodes import (
    Ast,
    CommandParameterAst,
    ErrorExpressionAst,
    ErrorStatementAst,
    ParameterAst,
    ScriptBlockAst,
    StatementBlockAst,
    VariableExpressionAst,
)
from pyshell.language.tables import ACCEPT
from pyshell.language.variable_path import VariablePath

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyshell.language.errors import ErrorList
    from pyshell.language.lexer import Lexer
    from pyshell.language.source import Source
    from pyshell.language.tables import Tables

    Handler = Callable[["Recovery", str], str | None]

#: What a handler returns when the parser shall read the next token anew.
AGAIN = ""
#: The terminal of text that is no token where it stands.
BAD = "?"
#: Terminals that end every statement.
_CLOSERS = ("_RPAREN", "_RCURLY", "CHAIN_OPERATOR", "_NEWLINE", BAD)


class Recovery:
    """The parser's stacks, and what may be done to them when a token does not fit."""

    __slots__ = ("tables", "source", "errors", "lexer", "states", "values", "starts", "previous_end", "handlers", "stuck")

    def __init__(
        self, tables: Tables, lexer: Lexer, states: list[int], values: list[object], starts: list[int]
    ) -> None:
        self.tables = tables
        self.source = lexer.source
        self.errors = lexer.errors
        self.lexer = lexer
        self.states = states
        self.values = values
        self.starts = starts
        self.previous_end = lexer.pos
        self.handlers = handlers_by_state(tables.items)
        self.stuck = (0, 0)

    def recover(self, terminal: str, previous_end: int) -> str:
        """Do something about a token that does not fit; returns the terminal to go on with ("": read anew)."""
        self.previous_end = previous_end
        state = self.states[-1]
        row = self.tables.actions[state]
        if row.get("$END") == ACCEPT:
            return self._after_the_end(terminal)
        if not self._moves():
            return self._force(terminal)
        if 0 <= row.get("COMMAND", -1) < ACCEPT:
            result = self._no_statement(terminal, row)
            if result is not None:
                return result
        handler = self.handlers[state]
        result = self.fallback(terminal) if handler is None else handler(self, terminal)
        return self._force(terminal) if result is None else result

    def _moves(self) -> bool:
        """Whether the parse still moves on: many recoveries at one place are a sign that it does not."""
        at_, count = self.stuck
        if self.lexer.start > at_:
            self.stuck = (self.lexer.start, 0)
            return True
        self.stuck = (at_, count + 1)
        return count < 200

    def _force(self, terminal: str) -> str:
        """Nothing else helps: leave out the token, or at the end of the text the last symbol."""
        if terminal != "$END":
            self.unexpected()
            self.lexer.pos = max(self.lexer.pos, self.lexer.start + 1)
            return AGAIN
        if len(self.states) > 1:
            self.drop(1)
        return "$END"

    def _after_the_end(self, terminal: str) -> str:
        """A token after a whole script: PowerShell leaves it out and goes on with statements."""
        script = self.values[-1]
        if not isinstance(script, ScriptBlockAst) or script.end_block is None or not script.end_block.unnamed:
            return "$END"
        self.unexpected()
        end = max(self.lexer.pos, self.lexer.start + 1)
        self.drop(1)
        if script.using_statements:
            self.put("usings", script.using_statements)
        if script.param_block is not None:
            self.put("param_block", script.param_block, script.param_block.start)
        statements = [*script.end_block.traps, *script.end_block.statements]
        self.put("closed_statements", sorted(statements, key=lambda statement: statement.start))
        self.lexer.pos = end
        return AGAIN

    def _no_statement(self, terminal: str, row: dict[str, int]) -> str | None:
        """A token with which neither a statement nor a command can begin."""
        if terminal == "_PIPE":
            self.missing_at_token("EmptyPipeElement")
            return self.skip()
        if terminal in _CLOSERS and "_IF" in row and not self.in_brackets():
            self.unexpected()
            return self.skip()
        return None

    # ---- the stacks

    def reduce(self, action: int) -> None:
        """Complete a rule."""
        origin, length, _, kept, build = self.tables.rules[-1 - action]
        base = len(self.values) - length
        start = self.starts[base] if length else self.previous_end
        if build is None:
            value = self.values[base + kept[0]]
        else:
            value = build(self.source, start, self.previous_end, *[self.values[base + at] for at in kept])
        self.drop(length)
        self._push(self.tables.gotos[self.states[-1]][origin], value, start)

    def drop(self, count: int) -> None:
        """Forget the last symbols."""
        if count:
            del self.states[-count:]
            del self.values[-count:]
            del self.starts[-count:]

    def _push(self, state: int, value: object, start: int) -> None:
        self.states.append(state)
        self.values.append(value)
        self.starts.append(start)

    def put(self, nonterminal: str, value: object, start: int | None = None) -> str:
        """Go on as if a rule had been read here."""
        state = self.tables.gotos[self.states[-1]][nonterminal]
        self._push(state, value, self.previous_end if start is None else start)
        return self.again()

    def supply(self, terminal: str, value: object = None, start: int | None = None, end: int | None = None) -> str:
        """Go on as if a token had been read here; what it closes ends at `end`."""
        if end is not None:
            self.previous_end = end
        tables = self.tables
        while True:
            state = self.states[-1]
            action = tables.defaults[state] or tables.actions[state][terminal]
            if action >= 0:
                break
            self.reduce(action)
        self._push(action, value, self.previous_end if start is None else start)
        return self.again()

    def again(self) -> str:
        """Read the current token anew, in the mode of the state that is now reached."""
        self.lexer.pos = self.lexer.start
        return AGAIN

    def skip(self) -> str:
        """Leave out the current token."""
        self.lexer.pos = max(self.lexer.pos, self.lexer.start + 1)
        return AGAIN

    def fallback(self, terminal: str) -> str | None:
        """Complete the current rule; None if it is not complete."""
        action = self.tables.fallbacks[self.states[-1]]
        if not action:
            return None
        self.reduce(action)
        return terminal

    def in_brackets(self) -> bool:
        """Whether an opened bracket is still to be closed."""
        items = self.tables.items
        return any(place in _OPENINGS for state in self.states[1:] for place in items[state])

    def place(self, rule: str, index: int) -> int:
        """How many symbols have been read since that place of a rule, the place's own symbols included."""
        items = self.tables.items
        for depth in range(1, len(self.states)):
            if (rule, index) in items[self.states[-depth]]:
                return depth + index - 1
        return len(self.states) - 1

    # ---- reporting

    @property
    def token_start(self) -> int:
        """Where the current token starts; the end of the text counts as one character further, as in PowerShell."""
        return self.lexer.start + (self.lexer.start >= self.lexer.limit)

    @property
    def token_end(self) -> int:
        return self.lexer.pos if self.lexer.start < self.lexer.limit else self.lexer.limit + 1

    def missing(self, error_id: str, *arguments: str) -> bool:
        """Something is missing after the last token."""
        return self.errors.report_incomplete(self.previous_end, self.previous_end, error_id, *arguments)

    def missing_at_token(self, error_id: str, *arguments: str) -> bool:
        return self.errors.report_incomplete(self.token_start, self.token_end, error_id, *arguments)

    def unexpected(self) -> None:
        """The current token, read as in a command, is not expected."""
        lexer = self.lexer
        start = lexer.start
        if start < lexer.limit:
            lexer.pos = start
            lexer.read("argument", _ANY_WORD)
        text = self.source.text[lexer.start : lexer.pos]
        self.errors.report(self.token_start, self.token_end, "UnexpectedToken", text)
        lexer.start = start

    # ---- giving up

    def nested(self, count: int) -> list[Ast]:
        """The nodes among the last symbols."""
        return [
            node for value in self.values[len(self.values) - count :] for node in _nodes(value)
        ]

    def give_up(
        self, count: int, nonterminal: str = "closed", end: int | None = None, nested: list[Ast] | None = None
    ) -> str:
        """Make an error statement of the last symbols."""
        start = self.starts[-count]
        nodes = self.nested(count) if nested is None else nested
        node = ErrorStatementAst(self.source, start, self.previous_end if end is None else end, nested_ast=nodes)
        self.drop(count)
        return self.put(nonterminal, node, start)

    def error_expression(self, start: int, end: int, nested: list[Ast] | None = None) -> ErrorExpressionAst:
        return ErrorExpressionAst(self.source, start, end, nested)

    def error_statement(self, nested: list[Ast] | None = None) -> ErrorStatementAst:
        return ErrorStatementAst(self.source, self.previous_end, self.previous_end, nested_ast=nested)


_ANY_WORD = frozenset(("ARGUMENT", "PARAMETER"))


def _nodes(value: object) -> Iterator[Ast]:
    if isinstance(value, Ast):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _nodes(item)


def _is_error(value: object) -> bool:
    return isinstance(value, ErrorStatementAst | ErrorExpressionAst)


HANDLERS: dict[tuple[str, int], Handler] = {}


def at(*places: tuple[str, int]) -> Callable[[Handler], Handler]:
    """Register a handler for places of the grammar."""

    def register(handler: Handler) -> Handler:
        for place in places:
            HANDLERS[place] = handler
        return handler

    return register


def _simple(rule: str, index: int, error_id: str, *arguments: str, count: int | None = None, goal: str = "closed") -> None:
    """An error after the last token that gives up the statement."""

    def handler(parser: Recovery, terminal: str) -> str | None:
        parser.missing(error_id, *arguments)
        return parser.give_up(index if count is None else count, goal)

    HANDLERS[rule, index] = handler


# ---- expressions


@at(("operation", 2), ("operation_more", 2))
def operand_missing(parser: Recovery, terminal: str) -> str | None:
    _, start, end = parser.values[-1]  # type: ignore[misc]
    parser.missing("ExpectedValueExpression", parser.source.text[start:end])
    return parser.supply("VARIABLE", parser.error_expression(end, end))


@at(("operation_comma", 2), ("operation_more_comma", 2))
def array_element_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingExpressionAfterToken", ",")
    return parser.supply("VARIABLE", parser.error_expression(parser.previous_end - 1, parser.previous_end))


@at(("unary", 1), ("unary_comma", 1))
def unary_operand_missing(parser: Recovery, terminal: str) -> str | None:
    start = parser.starts[-1]
    end = parser.previous_end
    parser.missing("MissingExpressionAfterOperator", parser.source.text[start:end])
    parser.drop(1)
    return parser.supply("VARIABLE", parser.error_expression(start, end), start)


@at(("ternary", 2), ("ternary_folded", 2))
def ternary_value_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("ExpectedValueExpression", "?")
    return parser.supply("VARIABLE", parser.error_expression(parser.previous_end, parser.previous_end))


@at(("ternary", 4), ("ternary_folded", 4))
def ternary_alternative_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("ExpectedValueExpression", ":")
    return parser.supply("VARIABLE", parser.error_expression(parser.previous_end, parser.previous_end))


@at(("ternary", 3), ("ternary_folded", 3))
def ternary_colon_missing(parser: Recovery, terminal: str) -> str | None:
    nodes = [node for node in parser.nested(3) if not _is_error(node)]
    if not _is_error(parser.values[-1]):
        parser.missing_at_token("MissingColonInTernaryExpression")
    start = parser.starts[-3]
    end = parser.token_start - 1
    parser.drop(3)
    return parser.supply("VARIABLE", parser.error_expression(start, end, nodes), start, end)


@at(("fold", 1))
def parameter_after_operation(parser: Recovery, terminal: str) -> str | None:
    from pyshell.language.build_expressions import fold

    if not _is_parameter(parser):
        return parser.fallback(terminal)
    start = parser.starts[-1]
    operation = fold(parser.source, start, parser.previous_end, parser.values[-1])  # type: ignore[arg-type]
    return _parameter_in_expression(parser, operation)


@at(("operation", 1))
def parameter_after_operand(parser: Recovery, terminal: str) -> str | None:
    if not _is_parameter(parser):
        return parser.fallback(terminal)
    return _parameter_in_expression(parser, parser.values[-1])  # type: ignore[arg-type]


def _is_parameter(parser: Recovery) -> bool:
    text = parser.source.text
    at_ = parser.lexer.start
    if at_ + 1 >= parser.lexer.limit or text[at_] not in "-\u2013\u2014\u2015":
        return False
    return text[at_ + 1].isalpha() or text[at_ + 1] in "_?"


def _parameter_in_expression(parser: Recovery, expression: Ast) -> str:
    """`1 -foo`: the parameter belongs to an error expression, what follows it does not."""
    lexer = parser.lexer
    start = lexer.start
    end = start + 1
    text = parser.source.text
    while end < lexer.limit and (text[end].isascii() and text[end].isalpha()):
        end += 1
    parser.errors.report(start, end, "UnexpectedToken", text[start:end])
    name = CommandParameterAst(parser.source, start, end, text[start + 1 : end], None, end)
    node = parser.error_expression(expression.start, end, [expression, name])
    first = parser.starts[-1]
    parser.drop(1)
    lexer.pos = lexer.start = end
    return parser.supply("VARIABLE", node, first, end)


@at(("paren", 1))
def paren_empty(parser: Recovery, terminal: str) -> str | None:
    parser.missing("ExpectedExpression")
    return parser.put("pipeline", parser.error_statement())


@at(("paren", 2))
def paren_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisInExpression")
    return parser.supply("_RPAREN")


@at(
    ("sub_expression", 2), ("array_expression", 2), ("sub_expression_empty", 1), ("array_empty", 1)
)
def sub_expression_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing_at_token("MissingEndParenthesisInSubexpression")
    return parser.supply("_RPAREN", end=_end_of_statements(parser))


def _end_of_statements(parser: Recovery) -> int:
    """Where the statements read last end, separators after them not counted."""
    value = parser.values[-1]
    if not isinstance(value, list):
        return parser.previous_end
    return value[-1].end if value else parser.starts[-2] + 2  # type: ignore[no-any-return]


@at(("index", 1))
def index_empty(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingArrayIndexExpression")
    return parser.supply("VARIABLE", parser.error_expression(parser.starts[-1], parser.previous_end))


@at(("index", 2))
def index_unclosed(parser: Recovery, terminal: str) -> str | None:
    if not _is_error(parser.values[-1]):
        parser.missing("MissingEndSquareBracket")
    return parser.supply("_RBRACKET")


@at(("member", 1))
def member_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingPropertyName")
    lexer = parser.lexer
    start = lexer.start
    if start < lexer.limit and lexer.text[start] not in ",|;)}&\r\n<>(":
        lexer.pos = start
        if lexer.read("argument", _ANY_WORD) == "ARGUMENT":
            value, end = lexer.value, lexer.pos
            lexer.start = end
            return parser.supply("MEMBER_NAME", value, start, end)
        lexer.pos = lexer.start = start
    target = parser.starts[-2]
    return parser.supply("MEMBER_NAME", parser.error_expression(target, parser.previous_end))


@at(("argument_expressions", 2))
def call_argument_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingExpressionAfterToken", ",")
    parser.drop(1)
    if terminal == "_RPAREN":
        return parser.again()
    return parser.supply("_RPAREN")


@at(("call", 3), ("call", 4), ("call_generic", 6), ("call_generic", 7))
def call_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisInMethodCall")
    return parser.supply("_RPAREN")


@at(("hashtable_empty", 1), ("hashtable", 2))
def hashtable_unclosed(parser: Recovery, terminal: str) -> str | None:
    count = parser.place("hashtable_empty", 1)
    opening = parser.starts[-count] + 2
    parser.errors.report_incomplete(opening, opening, "MissingEndCurlyBrace", detected=parser.token_end)
    return parser.supply("_RCURLY", end=parser.token_start - 1)


@at(("entry", 1))
def entry_equals_missing(parser: Recovery, terminal: str) -> str | None:
    end = parser.previous_end
    parser.errors.report(end, end, "MissingEqualsInHashLiteral")
    key = parser.values[-1]
    start = parser.starts[-1]
    value = parser.error_statement()
    parser.drop(1)
    _skip_to(parser, "_RCURLY", "_SEMI", "_NEWLINE")
    return parser.put("entry", (key, value), start)


@at(("entry", 2))
def entry_value_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingStatementInHashLiteral")
    return parser.put("open", parser.error_statement())


def _skip_to(parser: Recovery, *terminals: str) -> None:
    """Skip tokens until one of these, at the same depth of brackets; it stays."""
    lexer = parser.lexer
    lexer.pos = lexer.start
    depth = 0
    while True:
        terminal = lexer.read("argument", _ANY_WORD)
        if terminal == "$END" or (depth == 0 and terminal in terminals):
            return
        if terminal in ("_LPAREN", "_LCURLY", "_ATPAREN", "_ATCURLY", "_DOLLARPAREN"):
            depth += 1
        elif terminal in ("_RPAREN", "_RCURLY"):
            depth -= 1
        elif terminal is None:
            lexer.pos = lexer.start + 1


# ---- types and attributes


@at(("type", 1))
def type_name_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingTypename")
    start = parser.starts[-1]
    parser.drop(1)
    lexer = parser.lexer
    lexer.pos = lexer.start = start
    row = parser.tables.actions[parser.states[-1]]
    if "COMMAND" in row:
        value = lexer.generic_word(start, expand=False)
        lexer.start = lexer.pos
        return parser.supply("COMMAND", value, start, lexer.pos)
    return BAD


@at(("type", 2))
def type_unclosed(parser: Recovery, terminal: str) -> str | None:
    place = parser.token_start - 1
    parser.errors.report(place, place, "EndSquareBracketExpectedAtEndOfAttribute")
    return parser.supply("_RBRACKET")


@at(("attribute_empty", 3), ("attribute", 4))
def attribute_arguments_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisInExpression")
    parser.supply("_RPAREN")
    if terminal == "_RBRACKET":
        return parser.again()
    return parser.supply("_RBRACKET")


@at(("attribute_empty", 4), ("attribute", 5))
def attribute_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("EndSquareBracketExpectedAtEndOfAttribute")
    return parser.supply("_RBRACKET")


@at(("attribute_arguments", 2))
def attribute_argument_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingExpressionAfterToken", ",")
    return parser.supply("VARIABLE", parser.error_expression(parser.previous_end, parser.previous_end))


@at(("named_argument_value", 2))
def named_argument_value_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingExpressionInNamedArgument")
    return parser.supply("VARIABLE", parser.error_expression(parser.previous_end, parser.previous_end))


@at(("qualified_type", 2))
def assembly_missing(parser: Recovery, terminal: str) -> str | None:
    end = parser.previous_end
    parser.errors.report(end, end, "MissingAssemblyNameSpecification")
    parser.drop(1)
    return parser.again()


@at(("type_arguments", 2))
def type_argument_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingTypename")
    parser.drop(1)
    return parser.again()


@at(("generic_type", 3), ("array_type_dimensions", 3), ("array_type", 2), ("bracketed_type", 2))
def type_brackets_unclosed(parser: Recovery, terminal: str) -> str | None:
    place = parser.token_start - 1
    parser.errors.report_incomplete(place, place, "EndSquareBracketExpectedAtEndOfAttribute")
    return parser.supply("_RBRACKET")


@at(("cast", 1))
def attribute_without_operand(parser: Recovery, terminal: str) -> str | None:
    annotations: list[Ast] = parser.values[-1]  # type: ignore[assignment]
    last = annotations[-1]
    if type(last).__name__ != "AttributeAst":
        return parser.fallback(terminal)
    name = last.type_name.full_name  # type: ignore[attr-defined]
    parser.errors.report_incomplete(last.start, last.end, "UnexpectedAttribute", name)
    start = parser.starts[-1]
    parser.drop(1)
    node = parser.error_expression(start, last.end, list(annotations))
    return parser.supply("VARIABLE", node, start, last.end)


# ---- pipelines and commands


@at(("pipeline_more", 1))
def pipeline_not_ended(parser: Recovery, terminal: str) -> str | None:
    if terminal not in ("_SEMI", "_NEWLINE", "_RPAREN", "_RCURLY", "$END", "CHAIN_OPERATOR", "_AMPERSAND"):
        parser.unexpected()
    return parser.fallback(terminal)


@at(("pipeline_more", 2))
def pipeline_element_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("EmptyPipeElement")
    parser.drop(1)
    return parser.again()


@at(("chain", 2))
def chain_element_missing(parser: Recovery, terminal: str) -> str | None:
    if terminal == "$END":
        parser.missing("EmptyPipelineChainElement")
        parser.drop(1)
        return parser.again()
    parser.errors.report(parser.starts[-1], parser.token_end, "EmptyPipelineChainElement")
    start = parser.starts[-2]
    node = ErrorStatementAst(parser.source, start, parser.previous_end, nested_ast=parser.nested(2))
    parser.drop(2)
    return parser.put("open_pipeline", node, start)


@at(("command_call", 1), ("command_dot", 1))
def command_name_missing(parser: Recovery, terminal: str) -> str | None:
    start = parser.starts[-1]
    parser.errors.report(start, parser.previous_end, "MissingExpression", parser.source.text[start : parser.previous_end])
    parser.drop(1)
    if terminal in _CLOSERS and "_IF" in parser.tables.actions[parser.states[-1]] and not parser.in_brackets():
        parser.unexpected()
        return parser.skip()
    return parser.again()


@at(("command_argument", 1))
def comma_without_argument(parser: Recovery, terminal: str) -> str | None:
    if terminal != "_COMMA":
        return parser.fallback(terminal)
    parser.errors.report(parser.token_start, parser.token_end, "MissingArgument")
    parser.previous_end = parser.lexer.pos
    parser.values[-1].end = parser.previous_end  # type: ignore[attr-defined]
    return parser.skip()


@at(("array_start", 2), ("array_more", 2))
def argument_after_comma_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingExpression", ",")
    start = parser.starts[-2]
    node = parser.error_expression(start, parser.previous_end, parser.nested(2))
    parser.drop(2)
    row = parser.tables.actions[parser.states[-1]]
    return parser.supply("ARGUMENT" if "ARGUMENT" in row else "COMMAND_NAME", node, start)


@at(("command_parameter_value", 2))
def parameter_value_missing(parser: Recovery, terminal: str) -> str | None:
    start = parser.starts[-1]
    end = parser.previous_end
    parser.errors.report(end, end, "ParameterRequiresArgument", parser.source.text[start:end])
    node = parser.values[-1]
    parser.drop(1)
    return parser.supply("PARAMETER", node, start)


@at(("redirection", 1), ("input_redirection", 1))
def file_name_missing(parser: Recovery, terminal: str) -> str | None:
    end = parser.previous_end
    parser.errors.report(end, end, "MissingFileSpecification")
    return parser.supply("COMMAND_NAME", parser.error_expression(parser.starts[-1], end))


@at(("assignment", 2))
def assigned_value_missing(parser: Recovery, terminal: str) -> str | None:
    _, start, end = parser.values[-1]  # type: ignore[misc]
    parser.missing("ExpectedValueExpression", parser.source.text[start:end])
    return parser.put("open", parser.error_statement())


# ---- lists of statements


@at(("open_statements", 1), ("closed_statements", 1))
def statement_does_not_follow(parser: Recovery, terminal: str) -> str | None:
    """A token after a statement, or in a statement's place, that cannot be there."""
    if terminal in ("_RPAREN", "_RCURLY", "CHAIN_OPERATOR", "$END"):
        if terminal == "$END" or parser.in_brackets():
            return parser.fallback(terminal)
        parser.unexpected()
        return parser.skip()
    return parser.supply("_SEMI")


_OPENINGS = {
    ("block", 1), ("body", 1), ("paren", 1), ("sub_expression", 1), ("array_expression", 1), ("hashtable", 1),
    ("call_block", 3),
}


@at(("block_empty", 1), ("block", 2), ("body", 2))
def block_unclosed(parser: Recovery, terminal: str) -> str | None:
    count = parser.place("block_empty", 1) if _reading(parser, "block_empty") else parser.place("body", 1)
    opening = parser.starts[-count]
    parser.errors.report_incomplete(opening, opening + 1, "MissingEndCurlyBrace", detected=parser.token_end)
    return parser.supply("_RCURLY", end=_block_end(parser, opening))


def _reading(parser: Recovery, rule: str) -> bool:
    items = parser.tables.items
    for state in reversed(parser.states):
        for name, index in items[state]:
            if index == 1 and name in ("block_empty", "body"):
                return name == rule
    return False


def _block_end(parser: Recovery, opening: int) -> int:
    value = parser.values[-1]
    if isinstance(value, list):
        return value[-1].end if value else opening + 1
    statements = getattr(value, "statements", None)
    if statements:
        end: int = statements[-1].end
        return end
    for part in ("blocks", "param_block"):
        node = getattr(value, part, None)
        if node:
            end = (node[-1] if isinstance(node, list) else node).end
            return end
    return opening + 1


@at(("content_parameters_blocks", 2), ("content_blocks", 1))
def statement_beside_named_blocks(parser: Recovery, terminal: str) -> str | None:
    if terminal in ("_RCURLY", "$END"):
        return parser.fallback(terminal)
    lexer = parser.lexer
    lexer.pos = lexer.start
    lexer.read("argument", _ANY_WORD)
    text = parser.source.text[lexer.start : lexer.pos]
    parser.errors.report(lexer.start, lexer.pos, "MissingNamedBlocks", text)
    if parser.in_brackets():
        end = parser.previous_end
        return parser.supply("_RCURLY", end=end)
    lexer.pos = lexer.start = lexer.limit
    return AGAIN


@at(("named_block", 1))
def named_block_missing(parser: Recovery, terminal: str) -> str | None:
    start = parser.starts[-1]
    end = parser.previous_end
    parser.missing("MissingNamedStatementBlock", parser.values[-1].lower())  # type: ignore[attr-defined]
    return parser.put("block", StatementBlockAst(parser.source, start, end, [], []))


# ---- conditions and loops


def _keyword(parser: Recovery, count: int) -> str:
    """The word with which the statement of the last symbols begins."""
    text = parser.source.text
    start = end = parser.starts[-count]
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


@at(("if_first", 1), ("if_more", 2))
def if_parenthesis_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingOpenParenthesisInIfStatement", _keyword(parser, 1))
    return parser.give_up(_count(parser, "if_first", 1, "if_more", 2))


def _count(parser: Recovery, *places: str | int) -> int:
    """How many symbols the rule at hand has so far: the index of the place the state is at."""
    items = parser.tables.items[parser.states[-1]]
    for at_ in range(0, len(places), 2):
        if (places[at_], places[at_ + 1]) in items:
            index = places[at_ + 1]
            assert isinstance(index, int)
            return index
    raise LookupError(places)


@at(("if_first", 2), ("if_more", 3))
def if_condition_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("IfStatementMissingCondition", _keyword(parser, 2))
    return parser.put("pipeline", parser.error_statement())


@at(("if_first", 3), ("if_more", 4))
def if_parenthesis_unclosed(parser: Recovery, terminal: str) -> str | None:
    count = _count(parser, "if_first", 3, "if_more", 4)
    if not _is_error(parser.values[-1]):
        parser.missing_at_token("MissingEndParenthesisAfterStatement", _keyword(parser, 3))
    nodes = [node for node in parser.nested(count) if not _is_error(node)]
    return parser.give_up(count, end=parser.token_start - 1, nested=nodes)


@at(("if_first", 4), ("if_more", 5))
def if_block_missing(parser: Recovery, terminal: str) -> str | None:
    end = parser.previous_end
    parser.errors.report_incomplete(end - 1, end, "MissingStatementBlock", _keyword(parser, 4))
    return parser.give_up(_count(parser, "if_first", 4, "if_more", 5))


_simple("if_else", 2, "MissingStatementBlockAfterElse")


@at(("while_statement", 1), ("for_statement", 1), ("foreach", 1), ("do_while", 3), ("do_until", 3))
def loop_parenthesis_missing(parser: Recovery, terminal: str) -> str | None:
    word = _keyword(parser, 1)
    parser.missing("MissingOpenParenthesisAfterKeyword", word)
    return parser.give_up(3 if word.lower() in ("while", "until") and _after_do(parser) else 1, "loop")


def _after_do(parser: Recovery) -> bool:
    items = parser.tables.items[parser.states[-1]]
    return ("do_while", 3) in items or ("do_until", 3) in items


@at(("while_statement", 2))
def while_condition_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingExpressionAfterKeyword", "while")
    return parser.put("pipeline", parser.error_statement())


@at(("while_statement", 3))
def while_parenthesis_unclosed(parser: Recovery, terminal: str) -> str | None:
    if not _is_error(parser.values[-1]):
        parser.missing("MissingEndParenthesisAfterStatement", "while")
    nodes = [node for node in parser.nested(3) if not _is_error(node)]
    return parser.give_up(3, "loop", nested=nodes)


@at(("while_statement", 4))
def while_block_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingLoopStatement", "while")
    nodes = [node for node in parser.nested(4) if not _is_error(node)]
    return parser.give_up(4, "loop", nested=nodes)


_simple("do_while", 1, "MissingLoopStatement", "do", goal="loop")
_simple("do_while", 2, "MissingWhileOrUntilInDoWhile", goal="loop")


@at(("do_while", 4), ("do_until", 4))
def do_condition_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingExpressionAfterKeyword", _keyword(parser, 2).lower())
    if terminal == "_RPAREN":
        parser.lexer.start = parser.lexer.pos
    return parser.give_up(4, "loop")


@at(("do_while", 5), ("do_until", 5))
def do_parenthesis_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisAfterStatement", _keyword(parser, 3).lower())
    return parser.give_up(5, "loop")


@at(("for_statement", 3), ("for_statement", 2), ("for_separator", 1))
def for_parenthesis_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisAfterStatement", "for")
    return parser.give_up(parser.place("for_statement", 1), "loop")


_simple("for_statement", 4, "MissingLoopStatement", "for", goal="loop")
_simple("foreach", 2, "MissingVariableNameAfterForeach", goal="loop")
_simple("foreach", 3, "MissingInInForeach", goal="loop")
_simple("foreach", 4, "MissingForeachExpression", goal="loop")
_simple("foreach", 5, "MissingEndParenthesisAfterForeach", goal="loop")
_simple("foreach", 6, "MissingForeachStatement", goal="loop")
_simple("foreach_flags", 2, "MissingOpenParenthesisAfterKeyword", "foreach", goal="loop")
_simple("foreach_flags", 3, "MissingVariableNameAfterForeach", goal="loop")
_simple("foreach_flags", 4, "MissingInInForeach", goal="loop")
_simple("foreach_flags", 5, "MissingForeachExpression", goal="loop")
_simple("foreach_flags", 6, "MissingEndParenthesisAfterForeach", goal="loop")
_simple("foreach_flags", 7, "MissingForeachStatement", goal="loop")


@at(("switch", 1))
def switch_value_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("PipelineValueRequired")
    if terminal == "_LCURLY":
        return parser.put("switch_flags", [])
    return parser.give_up(1, "loop")


@at(("switch_flags", 2))
def switch_value_missing_after_flags(parser: Recovery, terminal: str) -> str | None:
    flags = parser.values[-1]
    if not any(flag.file is not None for flag in flags):  # type: ignore[attr-defined]
        parser.missing("PipelineValueRequired")
    else:
        parser.missing("MissingCurlyBraceInSwitchStatement")
    return parser.give_up(2, "loop", nested=[])


@at(("switch_flag_file", 1))
def switch_file_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingFilenameOption")
    return parser.supply("COMMAND_NAME", parser.error_expression(parser.previous_end, parser.previous_end))


@at(("switch", 2), ("switch_flags", 3))
def switch_condition_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("PipelineValueRequired")
    return parser.put("pipeline", parser.error_statement())


@at(("switch", 3), ("switch_flags", 4))
def switch_parenthesis_unclosed(parser: Recovery, terminal: str) -> str | None:
    if not _is_error(parser.values[-1]):
        parser.missing("MissingEndParenthesisInSwitchStatement")
    return parser.give_up(_count(parser, "switch", 3, "switch_flags", 4), "loop")


@at(("switch", 4), ("switch_flags", 5))
def switch_block_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingCurlyBraceInSwitchStatement")
    return parser.give_up(_count(parser, "switch", 4, "switch_flags", 5), "loop")


@at(("switch", 5), ("switch_flags", 6), ("switch_file", 3), ("switch", 6), ("switch_flags", 7), ("switch_file", 4))
def switch_clause_missing(parser: Recovery, terminal: str) -> str | None:
    count = _count(
        parser, "switch", 5, "switch_flags", 6, "switch_file", 3, "switch", 6, "switch_flags", 7, "switch_file", 4
    )
    if terminal == "$END" and isinstance(parser.values[-1], list):
        opening = parser.starts[-2]
        parser.errors.report_incomplete(opening, opening + 1, "MissingEndCurlyBrace", detected=parser.token_end)
    else:
        parser.missing("MissingSwitchConditionExpression")
        if terminal == "_RCURLY":
            parser.lexer.start = parser.lexer.pos
    return parser.give_up(count, "loop")


@at(("switch_clause", 2), ("switch_clause_first", 1), ("switch_default", 2), ("switch_default_first", 1))
def switch_clause_block_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingSwitchStatementClause")
    return parser.put("block", None)


# ---- try, trap, data

_simple("try_catch", 1, "MissingTryStatementBlock")
_simple("try_catch", 2, "MissingCatchOrFinally", goal="try_statement")


@at(("catch", 1), ("catch", 2))
def catch_block_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingCatchHandlerBlock")
    return parser.give_up(parser.place("try_catch", 1), "try_statement")


@at(("catch_types", 2))
def catch_type_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingTypeLiteralToken")
    return parser.give_up(parser.place("try_catch", 1), "try_statement")


_simple("try_finally", 3, "MissingFinallyStatementBlock", "finally", goal="try_statement")
_simple("try_catch_finally", 4, "MissingFinallyStatementBlock", "finally", goal="try_statement")
_simple("trap", 1, "MissingTrapStatement")
_simple("trap_type", 2, "MissingTrapStatement")
_simple("data", 1, "MissingStatementBlockForDataSection")
_simple("data_name", 2, "MissingStatementBlockForDataSection")
_simple("data_commands", 2, "MissingValueForSupportedCommandInDataSectionStatement")
_simple("data_commands", 3, "MissingStatementBlockForDataSection")
_simple("data_name_commands", 3, "MissingValueForSupportedCommandInDataSectionStatement")
_simple("data_name_commands", 4, "MissingStatementBlockForDataSection")


@at(("block_statement", 1))
def block_statement_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingStatementAfterKeyword", _keyword(parser, 1))
    return parser.give_up(1)


# ---- functions and parameters


@at(("function", 1))
def function_name_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingNameAfterKeyword", _keyword(parser, 1))
    return parser.give_up(1, "function")


_simple("function", 2, "MissingFunctionBody", goal="function")
_simple("function_parameters", 5, "MissingFunctionBody", goal="function")


@at(("function_parameters", 3), ("function_parameters", 4))
def function_parameters_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisInFunctionParameterList")
    if terminal == "_LCURLY":
        parser.lexer.start = parser.lexer.pos
    return parser.give_up(_count(parser, "function_parameters", 3, "function_parameters", 4), "function")


@at(("param_block", 2), ("param_block", 3), ("param_block_annotated", 3), ("param_block_annotated", 4))
def param_block_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisInFunctionParameterList")
    return parser.supply("_RPAREN", end=parser.token_start - 1)


@at(("parameter_list", 2))
def parameter_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingExpressionAfterToken", ",")
    parser.drop(1)
    return parser.again()


@at(("parameter_default", 2), ("parameter_annotated_default", 3))
def parameter_default_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingExpressionAfterToken", "=")
    parser.drop(1)
    return parser.again()


@at(("parameter_annotated", 1))
def parameter_name_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("InvalidFunctionParameter")
    annotations: list[Ast] = parser.values[-1]  # type: ignore[assignment]
    start, end = annotations[0].start, annotations[-1].end
    name = VariableExpressionAst(parser.source, start, end, VariablePath("__error__"))
    node = ParameterAst(parser.source, start, end, name, annotations, None)  # type: ignore[arg-type]
    parser.drop(1)
    _skip_to(parser, "_RPAREN")
    parser.lexer.start = parser.lexer.pos
    return parser.put("parameter", node, start)


# ---- classes, enums, using


@at(("class", 1), ("enum", 1))
def type_definition_name_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingNameAfterKeyword", _keyword(parser, 1))
    return parser.give_up(1, "definition")


@at(("class", 2), ("enum", 2), ("class_based", 4), ("enum_based", 4))
def type_body_missing(parser: Recovery, terminal: str) -> str | None:
    count = _count(parser, "class", 2, "enum", 2, "class_based", 4, "enum_based", 4)
    parser.missing("MissingTypeBody", _keyword(parser, count).lower())
    return parser.give_up(count, "definition", nested=[])


@at(("class_based", 3), ("enum_based", 3), ("base_types", 2))
def base_type_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("TypeNameExpected")
    if ("base_types", 2) in parser.tables.items[parser.states[-1]]:
        parser.drop(1)
        return parser.again()
    count = 3
    return parser.give_up(count, "definition", nested=[])


@at(
    ("class", 3), ("class", 4), ("class_based", 5), ("class_based", 6),
    ("enum", 3), ("enum", 4), ("enum_based", 5), ("enum_based", 6),
)  # fmt: skip
def type_body_unclosed(parser: Recovery, terminal: str) -> str | None:
    members = parser.values[-1]
    opening = (parser.starts[-2] if isinstance(members, list) else parser.starts[-1]) + 1
    parser.errors.report_incomplete(opening, opening, "MissingEndCurlyBrace", detected=parser.token_end)
    end = members[-1].end if isinstance(members, list) and members else opening
    return parser.supply("_RCURLY", end=end)


@at(("property_members", 1), ("closed_enumerators", 1))
def member_terminator_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingPropertyTerminator")
    return parser.supply("_NEWLINE")


@at(("method_modified", 1))
def member_missing_after_modifiers(parser: Recovery, terminal: str) -> str | None:
    parser.missing("IncompleteMemberDefinition")
    parser.drop(1)
    return parser.again()


@at(("signature", 1))
def method_parameters_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingMethodParameterList")
    parser.supply("_LPAREN")
    return parser.supply("_RPAREN")


@at(("method", 1), ("method_modified", 2))
def method_body_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingFunctionBody")
    parser.drop(_count(parser, "method", 1, "method_modified", 2))
    _skip_to(parser, "_RCURLY")
    return parser.again()


@at(("using", 1), ("late_using", 1))
def using_kind_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingUsingStatementDirective")
    return _give_up_using(parser, 1)


@at(("using", 2), ("late_using", 2))
def using_item_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingUsingItemName")
    return _give_up_using(parser, 2)


@at(("using_alias", 4), ("late_using_alias", 4))
def using_alias_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingNamespaceAlias")
    return _give_up_using(parser, 4)


def _give_up_using(parser: Recovery, count: int) -> str:
    if ("using", 1) in parser.tables.items[parser.states[-count]]:
        parser.give_up(count, "using_statement")
        return parser.supply("_NEWLINE")
    return parser.give_up(count, "open")


@at(("usings", 1), ("usings", 2), ("script_only_using", 1), ("script_all_using", 2))
def using_terminator_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing_at_token("MissingStatementTerminator")
    return parser.supply("_NEWLINE")


def handlers_by_state(items: list[list[tuple[str, int]]]) -> list[Handler | None]:
    """For each state the first handler, in the order of registration, among those of its places."""
    ranks = {place: rank for rank, place in enumerate(HANDLERS)}
    result: list[Handler | None] = []
    for places in items:
        known = [place for place in places if place in HANDLERS]
        result.append(HANDLERS[min(known, key=lambda place: ranks[place])] if known else None)
    return result


