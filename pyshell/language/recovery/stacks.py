"""What the parser does about an error: which error it reports, where, and how it goes on.

`HANDLERS` is keyed by a place in the grammar: a rule's name and how many of its symbols have been read. When a state
has no action for a token, the first handler of one of its rules is called; it reports what PowerShell reports there
and then supplies what is missing, gives up the statement, or leaves out the token. Without a handler the parser
completes the rule it is in, so that the error shows in the enclosing one.
"""

from __future__ import annotations

from pyshell.language.nodes import (
    Ast,
    ErrorExpressionAst,
    ErrorStatementAst,
    ScriptBlockAst,
)
from pyshell.language.tables import ACCEPT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pyshell.language.lexer import Lexer
    from pyshell.language.tables import Tables

    Handler = Callable[["Recovery", str], str | None]

#: Places inside brackets of every kind.
_OPENINGS = {
    ("block", 1),
    ("body", 1),
    ("paren", 1),
    ("sub_expression", 1),
    ("array_expression", 1),
    ("hashtable", 1),
    ("call_block", 3),
}
#: A handful of steps mends anything; more are a sign of handlers that undo each other.
MAX_STEPS_AT_ONE_PLACE = 100
#: What a handler returns when the parser shall read the next token anew.
AGAIN = ""
#: The terminal of text that is no token where it stands.
BAD = "?"
#: Terminals that end every statement.
CLOSERS = ("_RPAREN", "_RCURLY", "CHAIN_OPERATOR", "_NEWLINE", BAD)


class Recovery:
    """The parser's stacks, and what may be done to them when a token does not fit."""

    __slots__ = (
        "tables",
        "source",
        "errors",
        "lexer",
        "states",
        "values",
        "starts",
        "previous_end",
        "handlers",
        "stuck",
    )

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
        self.stuck = (0, 0, 0)

    def recover(self, terminal: str, previous_end: int) -> str:
        """Do something about a token that does not fit; returns the terminal to go on with ("": read anew)."""
        self.previous_end = previous_end
        state = self.states[-1]
        row = self.tables.actions[state]
        if row.get("$END") == ACCEPT:
            return self._after_the_end(terminal)
        if not self._moves():
            return self._force(terminal)
        handler = self.handlers[state]
        result = self._no_statement(terminal, row, handler is None)
        if result is None:
            result = self.fallback(terminal) if handler is None else handler(self, terminal)
        return self._force(terminal) if result is None else result

    def _moves(self) -> bool:
        """Whether the parse still moves on, in the text or out of brackets; many recoveries at one place do not."""
        at_, depth, count = self.stuck
        if self.lexer.start > at_ or len(self.states) < depth:
            self.stuck = (self.lexer.start, len(self.states), 0)
            return True
        self.stuck = (at_, depth, count + 1)
        return count < MAX_STEPS_AT_ONE_PLACE

    def _force(self, terminal: str) -> str:
        """Nothing else helps: leave out the token, or at the end of the text the last symbol."""
        if terminal != "$END":
            self.unexpected()
            self.lexer.pos = max(self.lexer.pos, self.lexer.start + 1)
            return AGAIN
        if len(self.states) > 1:
            self.drop(1)
        else:
            self.put("sub_expression", self.error_expression(self.lexer.limit, self.lexer.limit))
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

    def _no_statement(self, terminal: str, row: dict[str, int], alone: bool) -> str | None:
        """A token with which neither a statement nor a command can begin, where one may."""
        if not 0 <= row.get("COMMAND", -1) < ACCEPT:
            return None
        if terminal == "_PIPE" and ("pipeline_more", 2) not in self.tables.items[self.states[-1]]:
            self.missing_at_token("EmptyPipeElement")
            return self.skip()
        if alone and terminal in CLOSERS and "_IF" in row and not self.in_brackets():
            self.unexpected()
            return self.skip()
        return None

    # ---- the stacks

    def reduce(self, action: int) -> None:
        """Complete a rule."""
        origin, length, kept, build = self.tables.rules[-1 - action]
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
            lexer.read("argument", ANY_WORD)
        text = self.source.text[lexer.start : lexer.pos]
        self.errors.report(self.token_start, self.token_end, "UnexpectedToken", text)
        lexer.start = start

    # ---- giving up

    def nested(self, count: int) -> list[Ast]:
        """The nodes among the last symbols."""
        return [node for value in self.values[len(self.values) - count :] for node in _nodes(value)]

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


ANY_WORD = frozenset(("ARGUMENT", "PARAMETER"))


def _nodes(value: object) -> Iterator[Ast]:
    if isinstance(value, Ast):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _nodes(item)


def is_error(value: object) -> bool:
    return isinstance(value, ErrorStatementAst | ErrorExpressionAst)


HANDLERS: dict[tuple[str, int], Handler] = {}


def at(*places: tuple[str, int]) -> Callable[[Handler], Handler]:
    """Register a handler for places of the grammar."""

    def register(handler: Handler) -> Handler:
        for place in places:
            HANDLERS[place] = handler
        return handler

    return register


def simple(
    rule: str, index: int, error_id: str, *arguments: str, count: int | None = None, goal: str = "closed"
) -> None:
    """An error after the last token that gives up the statement."""

    def handler(parser: Recovery, terminal: str) -> str | None:
        parser.missing(error_id, *arguments)
        return parser.give_up(index if count is None else count, goal)

    HANDLERS[rule, index] = handler


def skip_to(parser: Recovery, *terminals: str) -> None:
    """Skip tokens until one of these, at the same depth of brackets; it stays."""
    lexer = parser.lexer
    lexer.pos = lexer.start
    depth = 0
    while True:
        terminal = lexer.read("argument", ANY_WORD)
        if terminal == "$END" or (depth == 0 and terminal in terminals):
            return
        if terminal in ("_LPAREN", "_LCURLY", "_ATPAREN", "_ATCURLY", "_DOLLARPAREN"):
            depth += 1
        elif terminal in ("_RPAREN", "_RCURLY"):
            depth -= 1
        elif terminal is None:
            lexer.pos = lexer.start + 1


def keyword(parser: Recovery, count: int) -> str:
    """The word with which the statement of the last symbols begins."""
    text = parser.source.text
    start = end = parser.starts[-count]
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


def count_of(parser: Recovery, *places: str | int) -> int:
    """How many symbols the rule at hand has so far: the index of the place the state is at."""
    items = parser.tables.items[parser.states[-1]]
    for at_ in range(0, len(places), 2):
        if (places[at_], places[at_ + 1]) in items:
            index = places[at_ + 1]
            assert isinstance(index, int)
            return index
    raise LookupError(places)


def handlers_by_state(items: list[list[tuple[str, int]]]) -> list[Handler | None]:
    """For each state the first handler, in the order of registration, among those of its places."""
    from pyshell.language.recovery import definitions, expressions, pipelines, statements

    assert all((expressions, pipelines, statements, definitions))  # Each has registered its handlers.
    ranks = {place: rank for rank, place in enumerate(HANDLERS)}
    result: list[Handler | None] = []
    for places in items:
        known = [place for place in places if place in HANDLERS]
        result.append(HANDLERS[min(known, key=lambda place: ranks[place])] if known else None)
    return result
