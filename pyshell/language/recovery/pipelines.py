"""What is missing or wrong in pipelines, commands, and between statements."""

from __future__ import annotations

from pyshell.language.nodes import ErrorStatementAst, StatementBlockAst
from pyshell.language.recovery.stacks import AGAIN, ANY_WORD, CLOSERS, Recovery, at

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
    parser.errors.report(
        start, parser.previous_end, "MissingExpression", parser.source.text[start : parser.previous_end]
    )
    parser.drop(1)
    if terminal in CLOSERS and "_IF" in parser.tables.actions[parser.states[-1]] and not parser.in_brackets():
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
    gotos = parser.tables.gotos[parser.states[-1]]
    return parser.put(next(name for name in ("argument", "name_list", "names") if name in gotos), node, start)


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
    start, end = parser.starts[-1], parser.previous_end
    parser.missing("ExpectedValueExpression", parser.source.text[start:end])
    return parser.put("open", parser.error_statement())


# ---- lists of statements


@at(("open_statements", 1), ("closed_statements", 1))
def statement_does_not_follow(parser: Recovery, terminal: str) -> str | None:
    """A token after a statement, or in a statement's place, that cannot be there."""
    if terminal == "CHAIN_OPERATOR" and _follows_background(parser):
        return AGAIN
    if terminal in ("_RPAREN", "_RCURLY", "CHAIN_OPERATOR", "$END"):
        if terminal == "$END" or parser.in_brackets():
            return parser.fallback(terminal)
        parser.unexpected()
        return parser.skip()
    return parser.supply("_SEMI")


@at(("block_empty", 1), ("block", 2), ("body", 2), ("call_block", 4))
def block_unclosed(parser: Recovery, terminal: str) -> str | None:
    opening = parser.starts[-_symbols_since_brace(parser)]
    parser.errors.report_incomplete(opening, opening + 1, "MissingEndCurlyBrace", detected=parser.token_end)
    return parser.supply("_RCURLY", end=_block_end(parser, opening))


def _follows_background(parser: Recovery) -> bool:
    """`a & && b`: the whole becomes an error statement."""
    statements = parser.values[-1]
    last = statements[-1] if isinstance(statements, list) and statements else None
    if not getattr(last, "background", False):
        return False
    parser.errors.report(parser.token_start, parser.token_end, "BackgroundOperatorInPipelineChain")
    statements[-1] = ErrorStatementAst(parser.source, last.start, parser.token_end)  # type: ignore[index, union-attr]
    return True


_BRACES = {("block_empty", 1), ("body", 1), ("call_block", 3)}


def _symbols_since_brace(parser: Recovery) -> int:
    items = parser.tables.items
    for depth in range(1, len(parser.states)):
        if _BRACES.intersection(items[parser.states[-depth]]):
            return depth
    raise LookupError("no brace is open")


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
    lexer.read("argument", ANY_WORD)
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
