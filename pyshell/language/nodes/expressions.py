"""Expressions."""

from __future__ import annotations

from pyshell.language import numbers
from pyshell.language.nodes.base import CommandElementAst, ExpressionAst, PipelineBaseAst, StatementAst
from pyshell.language.nodes.blocks import AttributeBaseAst, ScriptBlockAst, TypeConstraintAst
from pyshell.language.nodes.statements import StatementBlockAst
from pyshell.language.nodes.typenames import TypeNameBase
from pyshell.language.source import Extent, Source
from pyshell.language.variable_path import VariablePath


class TernaryExpressionAst(ExpressionAst):
    __slots__ = ("condition", "if_true", "if_false")
    _children: tuple[str, ...] = ("condition", "if_true", "if_false")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        condition: ExpressionAst,
        if_true: ExpressionAst,
        if_false: ExpressionAst,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.condition = condition
        self.if_true = if_true
        self.if_false = if_false


class BinaryExpressionAst(ExpressionAst):
    """`left operator right`; `error_start`/`error_end` is where the operator stands."""

    __slots__ = ("left", "operator", "right", "error_start", "error_end")
    _children: tuple[str, ...] = ("left", "right")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        left: ExpressionAst,
        operator: str,
        right: ExpressionAst,
        error_start: int,
        error_end: int,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.left = left
        self.operator = operator
        self.right = right
        self.error_start = error_start
        self.error_end = error_end

    @property
    def error_position(self) -> Extent:
        return Extent(self.source, self.error_start, self.error_end)


class UnaryExpressionAst(ExpressionAst):
    __slots__ = ("token_kind", "child")
    _children: tuple[str, ...] = ("child",)

    def __init__(self, source: Source, start: int, end: int, token_kind: str, child: ExpressionAst) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.token_kind = token_kind
        self.child = child


class AttributedExpressionAst(ExpressionAst):
    """`[attribute()] expression`."""

    __slots__ = ("attribute", "child")
    _children: tuple[str, ...] = ("attribute", "child")

    def __init__(self, source: Source, start: int, end: int, attribute: AttributeBaseAst, child: ExpressionAst) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.attribute = attribute
        self.child = child


class ConvertExpressionAst(AttributedExpressionAst):
    """`[type] expression`."""

    __slots__ = ()
    attribute: TypeConstraintAst

    @property
    def type(self) -> TypeConstraintAst:
        return self.attribute


class MemberExpressionAst(ExpressionAst):
    """`expression.member`, `[type]::member`."""

    __slots__ = ("expression", "member", "static", "null_conditional")
    _children: tuple[str, ...] = ("expression", "member")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        expression: ExpressionAst,
        member: CommandElementAst,
        static: bool,
        null_conditional: bool = False,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.expression = expression
        self.member = member
        self.static = static
        self.null_conditional = null_conditional


class InvokeMemberExpressionAst(MemberExpressionAst):
    """`expression.member(arguments)`; `arguments` is None for empty parentheses."""

    __slots__ = ("arguments", "generic_type_arguments")
    _children: tuple[str, ...] = ("expression", "member", "arguments")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        expression: ExpressionAst,
        member: CommandElementAst,
        static: bool,
        arguments: list[ExpressionAst] | None,
        generic_type_arguments: list[TypeNameBase] | None = None,
        null_conditional: bool = False,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.expression = expression
        self.member = member
        self.static = static
        self.arguments = arguments
        self.generic_type_arguments = generic_type_arguments
        self.null_conditional = null_conditional


class BaseCtorInvokeMemberExpressionAst(InvokeMemberExpressionAst):
    """`: base(arguments)` of a constructor."""

    __slots__ = ()
    hidden = True


class TypeExpressionAst(ExpressionAst):
    """`[type]` as a value."""

    __slots__ = ("type_name",)

    def __init__(self, source: Source, start: int, end: int, type_name: TypeNameBase) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.type_name = type_name


class VariableExpressionAst(ExpressionAst):
    __slots__ = ("variable_path", "splatted")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        variable_path: VariablePath,
        splatted: bool = False,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.variable_path = variable_path
        self.splatted = splatted


class ConstantExpressionAst(ExpressionAst):
    """A number: `constant` is (.NET type name, value); a Decimal's value is its text."""

    __slots__ = ("constant",)

    def __init__(self, source: Source, start: int, end: int, constant: tuple[str, int | float | str]) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.constant = constant

    @property
    def value(self) -> object:
        """The value as floor 1 builds it (see `pyshell.language.numbers`)."""
        kind, value = self.constant
        return numbers.build(kind, value)


class StringConstantExpressionAst(ConstantExpressionAst):
    """A string without anything to expand; `string_constant_type` is .NET StringConstantType."""

    __slots__ = ("value", "string_constant_type")

    value: str

    def __init__(self, source: Source, start: int, end: int, value: str, string_constant_type: str) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.value = value
        self.string_constant_type = string_constant_type


class ExpandableStringExpressionAst(ExpressionAst):
    """A string with variables or subexpressions; `parts` alternates finished text and nested expressions."""

    __slots__ = ("value", "string_constant_type", "parts")
    _children: tuple[str, ...] = ("nested_expressions",)

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        value: str,
        string_constant_type: str,
        parts: list[str | ExpressionAst],
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.value = value
        self.string_constant_type = string_constant_type
        self.parts = parts

    @property
    def nested_expressions(self) -> list[ExpressionAst]:
        return [part for part in self.parts if not isinstance(part, str)]


class ScriptBlockExpressionAst(ExpressionAst):
    __slots__ = ("script_block",)
    _children: tuple[str, ...] = ("script_block",)
    opens_script_block = True

    def __init__(self, source: Source, start: int, end: int, script_block: ScriptBlockAst) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.script_block = script_block


class ArrayLiteralAst(ExpressionAst):
    """`a, b, c`."""

    __slots__ = ("elements",)
    _children: tuple[str, ...] = ("elements",)

    def __init__(self, source: Source, start: int, end: int, elements: list[ExpressionAst]) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.elements = elements


class HashtableAst(ExpressionAst):
    """`@{ key = statement }`."""

    __slots__ = ("key_value_pairs",)
    _children: tuple[str, ...] = ("key_value_pairs",)

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        key_value_pairs: list[tuple[ExpressionAst, StatementAst]],
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.key_value_pairs = key_value_pairs


class ArrayExpressionAst(ExpressionAst):
    """`@( … )`."""

    __slots__ = ("sub_expression",)
    _children: tuple[str, ...] = ("sub_expression",)

    def __init__(self, source: Source, start: int, end: int, sub_expression: StatementBlockAst) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.sub_expression = sub_expression


class ParenExpressionAst(ExpressionAst):
    """`( … )`."""

    __slots__ = ("pipeline",)
    _children: tuple[str, ...] = ("pipeline",)

    def __init__(self, source: Source, start: int, end: int, pipeline: PipelineBaseAst) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.pipeline = pipeline


class SubExpressionAst(ExpressionAst):
    """`$( … )`."""

    __slots__ = ("sub_expression",)
    _children: tuple[str, ...] = ("sub_expression",)

    def __init__(self, source: Source, start: int, end: int, sub_expression: StatementBlockAst) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.sub_expression = sub_expression


class UsingExpressionAst(ExpressionAst):
    """`$using:name`."""

    __slots__ = ("sub_expression",)
    _children: tuple[str, ...] = ("sub_expression",)

    def __init__(self, source: Source, start: int, end: int, sub_expression: ExpressionAst) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.sub_expression = sub_expression


class IndexExpressionAst(ExpressionAst):
    """`target[index]`."""

    __slots__ = ("target", "index", "null_conditional")
    _children: tuple[str, ...] = ("target", "index")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        target: ExpressionAst,
        index: ExpressionAst,
        null_conditional: bool = False,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.target = target
        self.index = index
        self.null_conditional = null_conditional
