"""Where the cursor is: the token and the nodes around it decide what could stand there."""

from __future__ import annotations

import re

from pyshell.completion import attributes, commands, files, members, operators, parameters, types, variables
from pyshell.completion.results import CommandCompletion, CompletionResult
from pyshell.language import nodes as ast
from pyshell.language import parse
from pyshell.language.tokens import COMMAND_NAME, TYPE_NAME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.tokens import Token
    from pyshell.runtime.context import ExecutionContext

_IGNORED = ("NewLine", "EndOfInput", "LineContinuation")
_VALUES = ("Number", "Variable", "RParen", "RCurly", "RBracket", "StringLiteral", "StringExpandable")


class Place:
    """The cursor in a text: the tree, the token that ends or goes on there, the token before, the part to replace."""

    def __init__(self, context: ExecutionContext, text: str, cursor: int) -> None:
        self.context = context
        self.text = text
        self.cursor = cursor
        result = parse(text)
        self.tree = result.ast
        self.errors = result.errors
        self.token, self.before = self._tokens(result.tokens)
        self.start = self.token.start if self.token is not None else cursor
        self.end = self.token.end if self.token is not None else cursor

    def _tokens(self, tokens: list[Token]) -> tuple[Token | None, Token | None]:
        """(the token at the cursor, the one before it), inside strings too."""
        here: Token | None = None
        before: Token | None = None
        for token in tokens:
            if token.kind in _IGNORED:
                continue
            if token.start < self.cursor <= token.end:
                if token.nested_tokens:
                    inner = self._tokens(token.nested_tokens)
                    if inner[0] is not None or self._in_subexpression(token):
                        return inner
                here = token
            elif token.end <= self.cursor:
                before = token
        return here, before

    def _in_subexpression(self, token: Token) -> bool:
        return any(n.kind == "DollarParen" and n.start < self.cursor for n in token.nested_tokens or ())

    @property
    def word(self) -> str:
        """What is typed of the token, up to the cursor."""
        return self.text[self.start : self.cursor]

    def chain(self, offset: int | None = None) -> list[ast.Ast]:
        """The nodes around an offset, the innermost last."""
        at = self.cursor if offset is None else offset
        found: list[ast.Ast] = []
        for node in self.tree.walk():
            if node.start <= at <= node.end:
                found.append(node)
        return found

    def command(self) -> ast.CommandAst | None:
        """The command that the cursor is in (or right behind, after blanks)."""
        at = self.cursor
        while at > 0 and self.text[at - 1] in " \t" and self.token is None:
            at -= 1
        for node in reversed(self.chain(at)):
            if isinstance(node, ast.CommandAst):
                return node if node.start < self.cursor else None
            if isinstance(node, (ast.ScriptBlockAst, ast.StatementBlockAst)) and node.start < at < node.end:
                return None
        return None


def complete(context: ExecutionContext, text: str, cursor: int) -> CommandCompletion:
    """What could stand at the cursor."""
    place = Place(context, text, max(0, min(cursor, len(text))))
    found = _matches(place)
    return CommandCompletion(found, place.start, place.end - place.start)


def _matches(place: Place) -> list[CompletionResult]:
    token, before = place.token, place.before
    dashed = re.search(r"-\w*$", place.text[: place.cursor])
    if dashed is not None and (token is None or token.kind in ("Minus", "Generic")) and _after_value(place):
        place.start, place.end = dashed.start(), place.cursor
        return operators.complete(place)
    if token is not None:
        kind = token.kind
        if kind == "Comment":
            return operators.requires(place)
        if kind in ("Variable", "SplattedVariable"):
            return variables.complete(place)
        if kind in ("Dot", "ColonColon", "QuestionDot") and place.cursor == token.end and before is not None:
            place.start = place.end = place.cursor
            found = members.complete(place, "")
            if found is not None:
                return found
        if before is not None and before.kind in ("Dot", "ColonColon", "QuestionDot") and before.end == token.start:
            found = members.complete(place, place.word)
            if found is not None:
                return found
        if kind == "LParen" and place.cursor == token.end:
            place.start = place.end = place.cursor
            return attributes.complete(place, "")
        if kind == "LBracket" and place.cursor == token.end:
            place.start = place.end = place.cursor
            return types.complete(place.context, "")
        if kind == "Identifier" and attributes.inside(place):
            return attributes.complete(place, place.word)
        if token.flags & TYPE_NAME:
            return types.complete(place.context, place.word)
        if kind in ("StringLiteral", "StringExpandable", "HereStringLiteral", "HereStringExpandable"):
            return _in_string(place)
        if _is_using(place):
            return types.namespaces(place.context, place.word)
        if kind == "Parameter":
            found = operators.switch_flags(place) if _statement_word(place) == "switch" else None
            return found if found is not None else parameters.complete(place)
        if place.word.startswith("-") and _after_value(place):
            return operators.complete(place)
        if token.flags & COMMAND_NAME or _is_command_name(place):
            return commands.complete(place)
        if place.word == "-" and place.command() is not None:
            return parameters.complete(place)
        if kind in ("LCurly", "Pipe", "Semi", "AtCurly", "AtParen", "DollarParen", "Comma", "Equals", "AndAnd", "OrOr"):
            place.start = place.end = place.cursor
            return _at_gap(place) if kind == "Comma" else hashtable_or_nothing(place)
    elif place.cursor and before is None:
        return []
    if place.command() is not None:
        return parameters.argument(place)
    return []


def _at_gap(place: Place) -> list[CompletionResult]:
    return parameters.argument(place) if place.command() is not None else []


def hashtable_or_nothing(place: Place) -> list[CompletionResult]:
    """Nothing is offered where anything could begin."""
    return []


def _is_using(place: Place) -> bool:
    return (
        any(isinstance(node, ast.UsingStatementAst) for node in place.chain())
        and place.before is not None
        and (place.before.kind == "Namespace")
    )


def _statement_word(place: Place) -> str:
    before = place.before
    return before.text.lower() if before is not None and before.kind == "Switch" else ""


def _after_value(place: Place) -> bool:
    """Whether an operator could begin here: a value stands before, and it is no command's argument."""
    before = place.before
    if before is None or before.kind not in _VALUES and not before.kind.endswith("String"):
        return False
    for node in reversed(place.chain()):
        if isinstance(node, ast.CommandAst) and node.start < place.start:
            return False
        if isinstance(node, (ast.CommandExpressionAst, ast.BinaryExpressionAst, ast.ParenExpressionAst)):
            return True
    return before.end <= place.start


def _is_command_name(place: Place) -> bool:
    command = place.command()
    if command is None:
        return False
    first = command.command_elements[0]
    return first.start == place.start


def _in_string(place: Place) -> list[CompletionResult]:
    """Inside quotes: a key of an index, an argument, or a file."""
    for node in reversed(place.chain()):
        if isinstance(node, ast.IndexExpressionAst) and node.index is not None and node.index.start <= place.start:
            return members.keys(place, node, place.word.strip("'\""))
        if isinstance(node, ast.CommandAst):
            if node.command_elements[0].start == place.start:
                return commands.complete(place)
            return parameters.argument(place)
    if re.search(r"[/\\.]", place.word):
        return files.complete(place.context, place.word)
    return []
