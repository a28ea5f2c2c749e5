"""What is missing or wrong in conditions, loops, `try`, `trap` and `data`."""

from __future__ import annotations

from pyshell.language.nodes import Ast, CommandParameterAst
from pyshell.language.recovery.stacks import Recovery, at, count_of, is_error, keyword, simple

# ---- conditions and loops


@at(("if_first", 1), ("if_more", 2))
def if_parenthesis_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingOpenParenthesisInIfStatement", keyword(parser, 1))
    return parser.give_up(count_of(parser, "if_first", 1, "if_more", 2))


@at(("if_first", 2), ("if_more", 3))
def if_condition_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("IfStatementMissingCondition", keyword(parser, 2))
    return parser.put("pipeline", parser.error_statement())


@at(("if_first", 3), ("if_more", 4))
def if_parenthesis_unclosed(parser: Recovery, terminal: str) -> str | None:
    count = count_of(parser, "if_first", 3, "if_more", 4)
    if not is_error(parser.values[-1]):
        parser.missing_at_token("MissingEndParenthesisAfterStatement", keyword(parser, 3))
    nodes = [node for node in parser.nested(count) if not is_error(node)]
    return parser.give_up(count, end=parser.token_start - 1, nested=nodes)


@at(("if_first", 4), ("if_more", 5))
def if_block_missing(parser: Recovery, terminal: str) -> str | None:
    end = parser.previous_end
    parser.errors.report_incomplete(end - 1, end, "MissingStatementBlock", keyword(parser, 4))
    return parser.give_up(count_of(parser, "if_first", 4, "if_more", 5))


simple("if_else", 2, "MissingStatementBlockAfterElse")


@at(("while_statement", 1), ("for_statement", 1), ("foreach", 1), ("do_while", 3), ("do_until", 3))
def loop_parenthesis_missing(parser: Recovery, terminal: str) -> str | None:
    word = keyword(parser, 1)
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
    if not is_error(parser.values[-1]):
        parser.missing("MissingEndParenthesisAfterStatement", "while")
    nodes = [node for node in parser.nested(3) if not is_error(node)]
    return parser.give_up(3, "loop", nested=nodes)


@at(("while_statement", 4))
def while_block_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingLoopStatement", "while")
    nodes = [node for node in parser.nested(4) if not is_error(node)]
    return parser.give_up(4, "loop", nested=nodes)


simple("do_while", 1, "MissingLoopStatement", "do", goal="loop")
simple("do_while", 2, "MissingWhileOrUntilInDoWhile", goal="loop")


@at(("do_while", 4), ("do_until", 4))
def do_condition_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingExpressionAfterKeyword", keyword(parser, 2).lower())
    if terminal == "_RPAREN":
        parser.lexer.start = parser.lexer.pos
    return parser.give_up(4, "loop")


@at(("do_while", 5), ("do_until", 5))
def do_parenthesis_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisAfterStatement", keyword(parser, 3).lower())
    return parser.give_up(5, "loop")


@at(("for_statement", 3), ("for_statement", 2), ("for_separator", 1))
def for_parenthesis_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisAfterStatement", "for")
    return parser.give_up(parser.place("for_statement", 1), "loop")


simple("for_statement", 4, "MissingLoopStatement", "for", goal="loop")
simple("foreach", 2, "MissingVariableNameAfterForeach", goal="loop")
simple("foreach", 3, "MissingInInForeach", goal="loop")
simple("foreach", 4, "MissingForeachExpression", goal="loop")
simple("foreach", 5, "MissingEndParenthesisAfterForeach", goal="loop")
simple("foreach", 6, "MissingForeachStatement", goal="loop")
simple("foreach_flags", 2, "MissingOpenParenthesisAfterKeyword", "foreach", goal="loop")
simple("foreach_flags", 3, "MissingVariableNameAfterForeach", goal="loop")
simple("foreach_flags", 4, "MissingInInForeach", goal="loop")
simple("foreach_flags", 5, "MissingForeachExpression", goal="loop")
simple("foreach_flags", 6, "MissingEndParenthesisAfterForeach", goal="loop")
simple("foreach_flags", 7, "MissingForeachStatement", goal="loop")


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
    condition = parser.values[-1]
    if not is_error(condition):
        parser.missing("MissingEndParenthesisInSwitchStatement")
    if terminal == "_LCURLY":
        # The body is read, but the statement stays an error.
        if isinstance(condition, Ast) and not is_error(condition):
            parser.values[-1] = parser.error_statement([condition])
        return parser.supply("_RPAREN")
    return _give_up_switch(parser, count_of(parser, "switch", 3, "switch_flags", 4))


def _give_up_switch(parser: Recovery, count: int) -> str:
    """An error statement of what has been read of a switch: its condition, its clauses."""
    nodes = [node for node in parser.nested(count) if not is_error(node) and type(node) is not CommandParameterAst]
    return parser.give_up(count, "loop", nested=nodes)


@at(("switch", 4), ("switch_flags", 5))
def switch_block_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingCurlyBraceInSwitchStatement")
    return _give_up_switch(parser, count_of(parser, "switch", 4, "switch_flags", 5))


@at(("switch", 5), ("switch_flags", 6), ("switch_file", 3), ("switch", 6), ("switch_flags", 7), ("switch_file", 4))
def switch_clause_missing(parser: Recovery, terminal: str) -> str | None:
    count = count_of(
        parser, "switch", 5, "switch_flags", 6, "switch_file", 3, "switch", 6, "switch_flags", 7, "switch_file", 4
    )
    if terminal == "$END" and isinstance(parser.values[-1], list):
        opening = parser.starts[-2]
        parser.errors.report_incomplete(opening, opening + 1, "MissingEndCurlyBrace", detected=parser.token_end)
    else:
        parser.missing("MissingSwitchConditionExpression")
        if terminal == "_RCURLY":
            parser.lexer.start = parser.lexer.pos
    return _give_up_switch(parser, count)


@at(("switch_clause", 2), ("switch_clause_first", 1), ("switch_default", 2), ("switch_default_first", 1))
def switch_clause_block_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingSwitchStatementClause")
    return parser.put("block", None)


# ---- try, trap, data


simple("try_catch", 1, "MissingTryStatementBlock")
simple("try_catch", 2, "MissingCatchOrFinally", goal="try_statement")


@at(("catch", 1), ("catch", 2))
def catch_block_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingCatchHandlerBlock")
    return parser.give_up(parser.place("try_catch", 1), "try_statement")


@at(("catch_types", 2))
def catch_type_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingTypeLiteralToken")
    return parser.give_up(parser.place("try_catch", 1), "try_statement")


simple("try_finally", 3, "MissingFinallyStatementBlock", "finally", goal="try_statement")
simple("try_catch_finally", 4, "MissingFinallyStatementBlock", "finally", goal="try_statement")
simple("trap", 1, "MissingTrapStatement")
simple("trap_type", 2, "MissingTrapStatement")
simple("data", 1, "MissingStatementBlockForDataSection")
simple("data_name", 2, "MissingStatementBlockForDataSection")


@at(("data_commands", 2), ("data_name_commands", 3), ("names", 2))
def data_command_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingValueForSupportedCommandInDataSectionStatement")
    return _give_up_data(parser)


@at(("data_commands", 3), ("data_name_commands", 4))
def data_block_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingStatementBlockForDataSection")
    return _give_up_data(parser)


def _give_up_data(parser: Recovery) -> str:
    count = parser.place("data", 1)
    commands = [node for value in parser.values[-count:] if isinstance(value, list) for node in value]
    return parser.give_up(count, nested=commands)


@at(("block_statement", 1))
def block_statement_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingStatementAfterKeyword", keyword(parser, 1))
    return parser.give_up(1)
