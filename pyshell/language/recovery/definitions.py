"""What is missing or wrong in functions, parameters, classes, enums and `using`."""

from __future__ import annotations

from pyshell.language.builders.classes import FailedMember
from pyshell.language.nodes import (
    Ast,
    ParameterAst,
    StringConstantExpressionAst,
    TypeConstraintAst,
    VariableExpressionAst,
)
from pyshell.language.recovery.stacks import Recovery, at, count_of, keyword, simple, skip_to
from pyshell.language.variable_path import VariablePath

# ---- functions and parameters


@at(("function", 1))
def function_name_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingNameAfterKeyword", keyword(parser, 1))
    return parser.give_up(1, "function")


simple("function", 2, "MissingFunctionBody", goal="function")
simple("function_parameters", 5, "MissingFunctionBody", goal="function")


@at(("function_parameters", 3), ("function_parameters", 4))
def function_parameters_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisInFunctionParameterList")
    if terminal == "_LCURLY":
        parser.lexer.start = parser.lexer.pos
    return parser.give_up(count_of(parser, "function_parameters", 3, "function_parameters", 4), "function")


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
    parser.previous_end = parser.values[-1].end  # type: ignore[attr-defined]
    return parser.again()


@at(("parameter_annotated", 1))
def parameter_name_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("InvalidFunctionParameter")
    annotations: list[Ast] = parser.values[-1]  # type: ignore[assignment]
    start, end = annotations[0].start, annotations[-1].end
    name = VariableExpressionAst(parser.source, start, end, VariablePath("__error__"))
    node = ParameterAst(parser.source, start, end, name, annotations, None)  # type: ignore[arg-type]
    parser.drop(1)
    skip_to(parser, "_RPAREN")
    parser.lexer.start = parser.lexer.pos
    return parser.put("parameter", node, start)


# ---- classes, enums, using


@at(("class", 1), ("enum", 1))
def type_definition_name_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingNameAfterKeyword", keyword(parser, 1))
    return parser.give_up(1, "definition")


@at(("class", 2), ("enum", 2), ("class_based", 4), ("enum_based", 4))
def type_body_missing(parser: Recovery, terminal: str) -> str | None:
    count = count_of(parser, "class", 2, "enum", 2, "class_based", 4, "enum_based", 4)
    word = keyword(parser, count).lower()
    name: StringConstantExpressionAst = parser.values[1 - count]  # type: ignore[assignment]
    bases = parser.values[-1] if word == "class" and isinstance(parser.values[-1], list) else []
    nested: list[Ast] = [TypeConstraintAst(parser.source, base.start, base.end, base) for base in bases]
    parser.previous_end = nested[-1].end if nested else name.end
    parser.missing("MissingTypeBody", word)
    return parser.give_up(count, "definition", nested=nested)


@at(("class_based", 3))
def base_class_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("TypeNameExpected")
    return parser.put("base_types", [])


@at(("enum_based", 3))
def underlying_type_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("TypeNameExpected")
    return parser.put("type_name", None)


@at(("base_types", 2))
def further_base_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("TypeNameExpected")
    parser.drop(1)
    return parser.again()


@at(
    ("class", 3), ("class", 4), ("class_based", 5), ("class_based", 6),
    ("enum", 3), ("enum", 4), ("enum_based", 5), ("enum_based", 6),
)  # fmt: skip
def type_body_unclosed(parser: Recovery, terminal: str) -> str | None:
    members = parser.values[-1]
    opening = (parser.starts[-2] if isinstance(members, list) else parser.starts[-1]) + 1
    parser.errors.report_incomplete(opening, opening, "MissingEndCurlyBrace", detected=parser.token_end)
    whole = [member for member in members if not isinstance(member, FailedMember)] if isinstance(members, list) else []
    end = whole[-1].end if whole else opening
    return parser.supply("_RCURLY", end=end)


@at(("property_members", 1), ("closed_enumerators", 1))
def member_terminator_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingPropertyTerminator")
    return parser.supply("_NEWLINE")


@at(("property_value", 2), ("property_modified_value", 3))
def property_value_missing(parser: Recovery, terminal: str) -> str | None:
    # No error of its own: the property has no value then.
    parser.drop(1)
    parser.previous_end = parser.values[-1].end  # type: ignore[attr-defined]
    return parser.again()


@at(("enumerator_value", 2))
def enumerator_value_missing(parser: Recovery, terminal: str) -> str | None:
    end = parser.previous_end
    parser.errors.report(end, end, "ExpectedValueExpression", "=")
    return parser.supply("VARIABLE", parser.error_expression(end, end))


@at(("method_modified", 1))
def member_missing_after_modifiers(parser: Recovery, terminal: str) -> str | None:
    parser.missing("IncompleteMemberDefinition")
    return _failed_member(parser, 1)


@at(("signature", 1))
def method_parameters_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingMethodParameterList")
    parser.supply("_LPAREN")
    return parser.supply("_RPAREN")


@at(("signature", 2), ("signature", 3))
def method_parameters_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisInFunctionParameterList")
    return _failed_method(parser, count_of(parser, "signature", 2, "signature", 3))


@at(("signature_base", 5))
def base_call_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingBaseCtorCall")
    return _failed_method(parser, 5)


@at(("signature_base", 6))
def base_arguments_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingMethodParameterList")
    return _failed_method(parser, 6)


@at(("signature_base", 7), ("signature_base", 8))
def base_arguments_unclosed(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingEndParenthesisInMethodCall")
    return parser.supply("_RPAREN")


@at(("method", 1), ("method_modified", 2))
def method_body_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing("MissingFunctionBody")
    return _failed_method(parser, 1)


def _failed_method(parser: Recovery, count: int) -> str:
    """Give up a method and go on at the end of its class."""
    parser.drop(count - 1)
    modified = ("modifiers", 1) in parser.tables.items[parser.states[-2]]
    skip_to(parser, "_RCURLY")
    return _failed_member(parser, 2 if modified else 1)


def _failed_member(parser: Recovery, count: int) -> str:
    """What stood before a member that could not be read makes an error of its class."""
    nodes = parser.nested(count)
    start = parser.starts[-count]
    parser.drop(count)
    return parser.put("method", FailedMember(nodes), start) if nodes else parser.again()


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


@at(("script_only_using", 1), ("script_all_using", 2))
def using_terminator_missing(parser: Recovery, terminal: str) -> str | None:
    parser.missing_at_token("MissingStatementTerminator")
    return parser.supply("_NEWLINE")
