"""Builders of expressions."""

from __future__ import annotations

from pyshell.language.keywords import PRECEDENCE
from pyshell.language.nodes import (
    ArrayExpressionAst,
    ArrayLiteralAst,
    AttributeBaseAst,
    AttributedExpressionAst,
    BinaryExpressionAst,
    ConstantExpressionAst,
    ConvertExpressionAst,
    ExpressionAst,
    HashtableAst,
    IndexExpressionAst,
    InvokeMemberExpressionAst,
    MemberExpressionAst,
    ParenExpressionAst,
    ScriptBlockExpressionAst,
    StatementBlockAst,
    StringConstantExpressionAst,
    SubExpressionAst,
    TernaryExpressionAst,
    TrapStatementAst,
    TypeConstraintAst,
    TypeExpressionAst,
    UnaryExpressionAst,
    UsingExpressionAst,
    VariableExpressionAst,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.builders.scripts import Content
    from pyshell.language.nodes import (
        CommandElementAst,
        PipelineBaseAst,
        ScriptBlockAst,
        StatementAst,
        TypeNameBase,
    )
    from pyshell.language.source import Source

    Operator = tuple[str, int, int]
    # Operands and operators in turn; a comma is None.
    Operation = list[ExpressionAst | Operator | None]


# ---- operators


def operation(
    source: Source, start: int, end: int, left: ExpressionAst, operator: Operator, right: ExpressionAst
) -> Operation:
    return [left, operator, right]


def operation_comma(source: Source, start: int, end: int, left: ExpressionAst, right: ExpressionAst) -> Operation:
    return [left, None, right]


def operation_more(
    source: Source, start: int, end: int, operation: Operation, operator: Operator, right: ExpressionAst
) -> Operation:
    operation.append(operator)
    operation.append(right)
    return operation


def operation_more_comma(source: Source, start: int, end: int, operation: Operation, right: ExpressionAst) -> Operation:
    operation.append(None)
    operation.append(right)
    return operation


def fold(source: Source, start: int, end: int, operation: Operation) -> ExpressionAst:
    """Operands and operators in turn, made a tree: commas bind tightest, the rest by precedence, left to right."""
    operands: list[ExpressionAst] = [operation[0]]  # type: ignore[list-item]
    operators: list[Operator] = []
    index = 1
    size = len(operation)
    while index < size:
        operator: Operator | None = operation[index]  # type: ignore[assignment]
        operand: ExpressionAst = operation[index + 1]  # type: ignore[assignment]
        index += 2
        if operator is None:
            items = [operands[-1], operand]
            while index < size and operation[index] is None:
                items.append(operation[index + 1])  # type: ignore[arg-type]
                index += 2
            operands[-1] = ArrayLiteralAst(source, items[0].start, items[-1].end, items)
            continue
        precedence = PRECEDENCE[operator[0]]
        while operators and PRECEDENCE[operators[-1][0]] >= precedence:
            _apply(source, operands, operators.pop())
        operators.append(operator)
        operands.append(operand)
    while operators:
        _apply(source, operands, operators.pop())
    return operands[0]


def _apply(source: Source, operands: list[ExpressionAst], operator: Operator) -> None:
    right = operands.pop()
    left = operands[-1]
    kind, start, end = operator
    operands[-1] = BinaryExpressionAst(source, left.start, right.end, left, kind, right, start, end)


def ternary(
    source: Source, start: int, end: int, condition: ExpressionAst, if_true: ExpressionAst, if_false: ExpressionAst
) -> TernaryExpressionAst:
    return TernaryExpressionAst(source, start, if_false.end, condition, if_true, if_false)


def ternary_folded(
    source: Source, start: int, end: int, condition: Operation, if_true: ExpressionAst, if_false: ExpressionAst
) -> TernaryExpressionAst:
    return TernaryExpressionAst(source, start, if_false.end, fold(source, start, end, condition), if_true, if_false)


def unary(source: Source, start: int, end: int, operator: Operator, child: ExpressionAst) -> UnaryExpressionAst:
    node = UnaryExpressionAst(source, start, child.end, operator[0], child)
    if operator[0] == "PlusPlus" or operator[0] == "MinusMinus":
        source.suspects.append(node)
    return node


def unary_comma(source: Source, start: int, end: int, child: ExpressionAst) -> ArrayLiteralAst:
    return ArrayLiteralAst(source, start, child.end, [child])


def postfix(source: Source, start: int, end: int, child: ExpressionAst, operator: Operator) -> UnaryExpressionAst:
    node = UnaryExpressionAst(source, start, end, operator[0], child)
    if type(child) is not VariableExpressionAst:
        source.suspects.append(node)
    return node


# ---- casts and types


_SPECIAL_TYPES = frozenset(("ordered", "ref", "system.management.automation.psreference"))


def _wrap(source: Source, annotations: list[AttributeBaseAst], expression: ExpressionAst) -> ExpressionAst:
    for annotation in reversed(annotations):
        if isinstance(annotation, TypeConstraintAst):
            expression = ConvertExpressionAst(source, annotation.start, expression.end, annotation, expression)
            if annotation.type_name.full_name.lower() in _SPECIAL_TYPES:
                source.suspects.append(expression)
        else:
            expression = AttributedExpressionAst(source, annotation.start, expression.end, annotation, expression)
            source.suspects.append(expression)
    return expression


def cast(
    source: Source, start: int, end: int, annotations: list[AttributeBaseAst], expression: ExpressionAst
) -> ExpressionAst:
    return _wrap(source, annotations, expression)


def _type_value(source: Source, annotation: AttributeBaseAst) -> TypeExpressionAst:
    return TypeExpressionAst(source, annotation.start, annotation.end, annotation.type_name)


def type_expression(source: Source, start: int, end: int, annotations: list[AttributeBaseAst]) -> ExpressionAst:
    return _wrap(source, annotations[:-1], _type_value(source, annotations[-1]))


Typed = tuple[list[AttributeBaseAst], "ExpressionAst"]


def typed_start(source: Source, start: int, end: int, annotations: list[AttributeBaseAst], suffix: Suffix) -> Typed:
    return annotations[:-1], suffix.apply(source, _type_value(source, annotations[-1]), end)


def typed_more(source: Source, start: int, end: int, typed: Typed, suffix: Suffix) -> Typed:
    return typed[0], suffix.apply(source, typed[1], end)


def typed(source: Source, start: int, end: int, typed: Typed) -> ExpressionAst:
    return _wrap(source, *typed)


def typed_postfix(source: Source, start: int, end: int, typed: Typed, operator: Operator) -> UnaryExpressionAst:
    return UnaryExpressionAst(source, start, end, operator[0], _wrap(source, *typed))


# ---- members and indexes


class Suffix:
    """`.member`, `::member(…)` or `[index]`, before it is joined to what stands before it."""

    __slots__ = ("access", "member", "call", "arguments", "generic_arguments", "index")

    def __init__(
        self,
        access: str,
        member: CommandElementAst | None = None,
        call: bool = False,
        arguments: list[ExpressionAst] | None = None,
        generic_arguments: list[TypeNameBase] | None = None,
        index: ExpressionAst | None = None,
    ) -> None:
        self.access = access
        self.member = member
        self.call = call
        self.arguments = arguments
        self.generic_arguments = generic_arguments
        self.index = index

    def apply(self, source: Source, target: ExpressionAst, end: int) -> ExpressionAst:
        """The node for the suffix after `target`. `$using:a.b` is a node around `a.b`."""
        if type(target) is UsingExpressionAst:
            target.sub_expression = self.apply(source, target.sub_expression, end)
            target.end = end
            source.suspects.append(target)
            return target
        start = target.start
        access = self.access
        if self.index is not None:
            return IndexExpressionAst(source, start, end, target, self.index, access == "QuestionLBracket")
        member = self.member
        assert member is not None
        static = access == "ColonColon"
        if self.call:
            return InvokeMemberExpressionAst(
                source,
                start,
                end,
                target,
                member,
                static,
                self.arguments or None,
                self.generic_arguments,
                access == "QuestionDot",
            )
        return MemberExpressionAst(source, start, end, target, member, static, access == "QuestionDot")


def suffix(source: Source, start: int, end: int, target: ExpressionAst, suffix: Suffix) -> ExpressionAst:
    return suffix.apply(source, target, end)


def index(source: Source, start: int, end: int, bracket: str, index: ExpressionAst) -> Suffix:
    return Suffix(bracket, index=index)


def member(source: Source, start: int, end: int, access: str, member: CommandElementAst) -> Suffix:
    return Suffix(access, member)


def call(
    source: Source, start: int, end: int, access: str, member: CommandElementAst, arguments: list[ExpressionAst]
) -> Suffix:
    return Suffix(access, member, True, arguments)


def call_generic(
    source: Source,
    start: int,
    end: int,
    access: str,
    member: CommandElementAst,
    types: list[TypeNameBase],
    arguments: list[ExpressionAst],
) -> Suffix:
    return Suffix(access, member, True, arguments, types)


def call_block(
    source: Source, start: int, end: int, access: str, member: CommandElementAst, content: Content
) -> Suffix:
    from pyshell.language.builders.scripts import body

    block = body(source, member.end, end, content)
    return Suffix(access, member, True, [script_block(source, member.end, end, block)])


# ---- brackets of all kinds


def paren(source: Source, start: int, end: int, pipeline: PipelineBaseAst) -> ParenExpressionAst:
    return ParenExpressionAst(source, start, end, pipeline)


def _inside(source: Source, statements: list[StatementAst]) -> StatementBlockAst:
    if not statements:
        return StatementBlockAst(source, 0, 0, [], [])
    first, last = statements[0].start, statements[-1].end
    traps = [item for item in statements if type(item) is TrapStatementAst]
    if traps:
        statements = [item for item in statements if type(item) is not TrapStatementAst]
    return StatementBlockAst(source, first, last, statements, traps)


def array_empty(source: Source, start: int, end: int) -> ArrayExpressionAst:
    return ArrayExpressionAst(source, start, end, _inside(source, []))


def array_expression(source: Source, start: int, end: int, statements: list[StatementAst]) -> ArrayExpressionAst:
    return ArrayExpressionAst(source, start, end, _inside(source, statements))


def sub_expression_empty(source: Source, start: int, end: int) -> SubExpressionAst:
    return SubExpressionAst(source, start, end, _inside(source, []))


def sub_expression(source: Source, start: int, end: int, statements: list[StatementAst]) -> SubExpressionAst:
    return SubExpressionAst(source, start, end, _inside(source, statements))


def script_block(source: Source, start: int, end: int, body: ScriptBlockAst) -> ScriptBlockExpressionAst:
    return ScriptBlockExpressionAst(source, start, end, body)


def hashtable_empty(source: Source, start: int, end: int) -> HashtableAst:
    return HashtableAst(source, start, end, [])


def hashtable(source: Source, start: int, end: int, entries: list[tuple[ExpressionAst, StatementAst]]) -> HashtableAst:
    node = HashtableAst(source, start, end, entries)
    if len({_key(key) for key, _ in entries}) < len(entries):
        source.suspects.append(node)
    return node


def _key(key: ExpressionAst) -> object:
    """What tells keys apart, as far as they are constant."""
    if type(key) is StringConstantExpressionAst:
        return key.value.lower()
    return str(key.constant[1]) if type(key) is ConstantExpressionAst else key


def entry(
    source: Source, start: int, end: int, key: ExpressionAst, value: StatementAst
) -> tuple[ExpressionAst, StatementAst]:
    return key, value
