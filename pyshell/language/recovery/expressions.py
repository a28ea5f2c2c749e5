"""What is missing or wrong in expressions, types and attributes."""

from __future__ import annotations

from pyshell.language.nodes import Ast, AttributeAst, CommandParameterAst, TypeName
from pyshell.language.recovery.stacks import ANY_WORD, BAD, Recovery, at, is_error, skip_to

# ---- expressions


@at(("operation", 2), ("operation_more", 2))
def operand_missing(parser: Recovery, terminal: str) -> str | None:
    start, end = parser.starts[-1], parser.previous_end
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
    nodes = [node for node in parser.nested(3) if not is_error(node)]
    if not is_error(parser.values[-1]):
        parser.missing_at_token("MissingColonInTernaryExpression")
    start = parser.starts[-3]
    end = parser.token_start - 1
    parser.drop(3)
    return parser.supply("VARIABLE", parser.error_expression(start, end, nodes), start, end)


@at(("fold", 1))
def parameter_after_operation(parser: Recovery, terminal: str) -> str | None:
    from pyshell.language.builders.expressions import fold

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


@at(("sub_expression", 2), ("array_expression", 2), ("sub_expression_empty", 1), ("array_empty", 1))
def sub_expression_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing_at_token("MissingEndParenthesisInSubexpression")
    return parser.supply("_RPAREN", end=_end_of_statements(parser))


def _end_of_statements(parser: Recovery) -> int:
    """Where the statements read last end, separators after them not counted."""
    value = parser.values[-1]
    if not isinstance(value, list):
        return parser.previous_end
    return value[-1].end if value else parser.starts[-2] + 2


@at(("index", 1))
def index_empty(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingArrayIndexExpression")
    return parser.supply("VARIABLE", parser.error_expression(parser.starts[-1], parser.previous_end))


@at(("index", 2))
def index_unclosed(parser: Recovery, terminal: str) -> str | None:
    if not is_error(parser.values[-1]):
        parser.missing("MissingEndSquareBracket")
    return parser.supply("_RBRACKET")


@at(("member", 1))
def member_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingPropertyName")
    lexer = parser.lexer
    start = lexer.start
    if start < lexer.limit and lexer.text[start] not in ",|;)}&\r\n<>(":
        lexer.pos = start
        if lexer.read("argument", ANY_WORD) == "ARGUMENT":
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
    skip_to(parser, "_RCURLY", "_SEMI", "_NEWLINE")
    return parser.put("entry", (key, value), start)


@at(("entry", 2))
def entry_value_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingStatementInHashLiteral")
    return parser.put("open", parser.error_statement())


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
    if parser.source.text[parser.lexer.start : parser.lexer.start + 1] == "]":
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
    return parser.supply("ASSEMBLY", "")


@at(("type_arguments", 2))
def type_argument_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingTypename")
    end = parser.previous_end
    return parser.supply("TYPE_NAME", TypeName(parser.source, end - 1, end, ":ErrorTypeName:"))


@at(("generic_type", 3), ("array_type_dimensions", 3), ("array_type", 2), ("bracketed_type", 2))
def type_brackets_unclosed(parser: Recovery, terminal: str) -> str | None:
    place = parser.token_start - 1
    parser.errors.report_incomplete(place, place, "EndSquareBracketExpectedAtEndOfAttribute")
    return parser.supply("_RBRACKET")


@at(("cast", 1))
def attribute_without_operand(parser: Recovery, terminal: str) -> str | None:
    annotations: list[Ast] = parser.values[-1]  # type: ignore[assignment]
    last = annotations[-1]
    if not isinstance(last, AttributeAst):
        return parser.fallback(terminal)
    parser.errors.report_incomplete(last.start, last.end, "UnexpectedAttribute", last.type_name.full_name)
    start = parser.starts[-1]
    parser.drop(1)
    node = parser.error_expression(start, last.end, list(annotations))
    return parser.supply("VARIABLE", node, start, last.end)
