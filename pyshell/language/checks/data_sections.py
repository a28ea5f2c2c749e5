"""The checks of a data section, whose language is restricted."""

from __future__ import annotations

from pyshell.language.keywords import words
from pyshell.language.nodes import (
    Ast,
    BinaryExpressionAst,
    CommandAst,
    DataStatementAst,
    StringConstantExpressionAst,
    TypeConstraintAst,
    TypeExpressionAst,
    UnaryExpressionAst,
    VariableExpressionAst,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.checks.tree import Checker
    from pyshell.language.nodes import TypeNameBase

#: Nodes that a data section may not have, with the error each makes.
_FORBIDDEN = {
    "ScriptBlockAst": "ScriptBlockNotSupportedInDataSection",
    "ScriptBlockExpressionAst": "ScriptBlockNotSupportedInDataSection",
    "ParamBlockAst": "ParameterDeclarationNotSupportedInDataSection",
    "AttributeAst": "AttributeNotSupportedInDataSection",
    "AttributedExpressionAst": "AttributeNotSupportedInDataSection",
    "FunctionDefinitionAst": "FunctionDeclarationNotSupportedInDataSection",
    "TrapStatementAst": "TrapStatementNotSupportedInDataSection",
    "SwitchStatementAst": "SwitchStatementNotSupportedInDataSection",
    "DataStatementAst": "DataSectionStatementNotSupportedInDataSection",
    "ForEachStatementAst": "ForeachStatementNotSupportedInDataSection",
    "DoWhileStatementAst": "DoWhileStatementNotSupportedInDataSection",
    "DoUntilStatementAst": "DoWhileStatementNotSupportedInDataSection",
    "ForStatementAst": "ForWhileStatementNotSupportedInDataSection",
    "WhileStatementAst": "ForWhileStatementNotSupportedInDataSection",
    "TryStatementAst": "TryStatementNotSupportedInDataSection",
    "BreakStatementAst": "FlowControlStatementNotSupportedInDataSection",
    "ContinueStatementAst": "FlowControlStatementNotSupportedInDataSection",
    "ReturnStatementAst": "FlowControlStatementNotSupportedInDataSection",
    "ExitStatementAst": "FlowControlStatementNotSupportedInDataSection",
    "ThrowStatementAst": "FlowControlStatementNotSupportedInDataSection",
    "AssignmentStatementAst": "AssignmentStatementNotSupportedInDataSection",
    "MergingRedirectionAst": "RedirectionNotSupportedInDataSection",
    "FileRedirectionAst": "RedirectionNotSupportedInDataSection",
    "MemberExpressionAst": "PropertyReferenceNotSupportedInDataSection",
    "InvokeMemberExpressionAst": "MethodCallNotSupportedInDataSection",
    "IndexExpressionAst": "ArrayReferenceNotSupportedInDataSection",
    "BlockStatementAst": "ParallelAndSequenceBlockNotSupportedInDataSection",
}
_FORBIDDEN_OPERATORS = words(
    "DotDot Format Join Imatch Inotmatch Ireplace Isplit Cmatch Cnotmatch Creplace Csplit As PlusPlus MinusMinus "
    "PostfixPlusPlus PostfixMinusMinus"
)
_SIMPLE_TYPES = words(
    "System.Boolean System.Byte System.SByte System.Char System.Int16 System.UInt16 System.Int32 System.UInt32 "
    "System.Int64 System.UInt64 System.Single System.Double System.Decimal System.DateTime System.String"
)
_VARIABLES = frozenset(("psculture", "psuiculture", "true", "false", "null"))


def check_data_section(checker: Checker, node: DataStatementAst) -> None:
    """Report everything in a data section that its restricted language does not have."""
    constant = all(isinstance(name, StringConstantExpressionAst) for name in node.commands_allowed)
    allowed = {"convertfrom-stringdata"} | {getattr(name, "value", "").lower() for name in node.commands_allowed}
    for child in node.body.walk():
        error = _FORBIDDEN.get(type(child).__name__)
        if error is not None:
            checker.report(child, child, error)
        elif isinstance(child, CommandAst):
            _command(checker, child, allowed if constant else None)
        elif isinstance(child, TypeConstraintAst | TypeExpressionAst):
            _type(checker, child, child.type_name)
        elif isinstance(child, VariableExpressionAst):
            if child.variable_path.user_path.lower() not in _VARIABLES:
                from pyshell.language.messages import MESSAGES

                names = MESSAGES["DefaultAllowedVariablesInDataSection"]
                checker.report(child, child, "VariableReferenceNotSupportedInDataSection", names)
        elif isinstance(child, BinaryExpressionAst):
            if child.operator in _FORBIDDEN_OPERATORS:
                place = Ast(child.source, child.error_start, child.error_end)
                checker.report(child, place, "OperatorNotSupportedInDataSection", place.text)
        elif isinstance(child, UnaryExpressionAst) and child.token_kind in _FORBIDDEN_OPERATORS:
            sign = child.text[:2] if child.child.start > child.start else child.text[-2:]
            checker.report(child, child, "OperatorNotSupportedInDataSection", sign)


def _command(checker: Checker, node: CommandAst, allowed: set[str] | None) -> None:
    if node.invocation_operator == "Dot":
        checker.report(node, node, "DotSourcingNotSupportedInDataSection")
        return
    if allowed is None:
        return
    name = node.get_command_name()
    if name is None:
        if node.invocation_operator == "Ampersand":
            checker.report(node, node, "OperatorNotSupportedInDataSection", "&")
        else:
            checker.report(node, node, "CmdletNotInAllowedListForDataSection", node.text)
    elif name.lower() not in allowed:
        checker.report(node, node, "CmdletNotInAllowedListForDataSection", name)


def _type(checker: Checker, node: Ast, name: TypeNameBase) -> None:
    known = checker.type_of(name)
    if known is None or known.full_name.removesuffix("[]") not in _SIMPLE_TYPES:
        checker.report(node, node, "TypeNotAllowedInDataSection", name.full_name)
