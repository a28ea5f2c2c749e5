"""Builders of classes, enums, types and attributes."""

from __future__ import annotations

from pyshell.language.nodes import (
    ArrayTypeName,
    AttributeAst,
    AttributeBaseAst,
    BaseCtorInvokeMemberExpressionAst,
    CommandExpressionAst,
    ConstantExpressionAst,
    ErrorExpressionAst,
    ErrorStatementAst,
    FunctionDefinitionAst,
    FunctionMemberAst,
    GenericTypeName,
    MemberAst,
    NamedAttributeArgumentAst,
    PropertyMemberAst,
    StringConstantExpressionAst,
    TypeConstraintAst,
    TypeDefinitionAst,
    TypeName,
    VariableExpressionAst,
)
from pyshell.language.variable_path import VariablePath

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.nodes import Ast, ExpressionAst, ParameterAst, ScriptBlockAst, StatementAst, TypeNameBase
    from pyshell.language.source import Source

    # `static` and `hidden` are (kind, start, source).
    Modifier = tuple[str, int, Source] | AttributeBaseAst


# ---- definitions


def annotated_definition(
    source: Source,
    start: int,
    end: int,
    annotations: list[AttributeBaseAst],
    definition: TypeDefinitionAst | ErrorStatementAst,
) -> StatementAst:
    if isinstance(definition, ErrorStatementAst):
        return definition
    definition.start = start
    definition.attributes = [item for item in annotations if isinstance(item, AttributeAst)]
    types: list[Ast] = [item for item in annotations if isinstance(item, TypeConstraintAst)]
    if not types:
        return definition
    for item in annotations:
        if isinstance(item, TypeConstraintAst):
            name = item.type_name.full_name
            source.report(item.start, item.end, "TypeNotAllowedBeforeStatement", name)
    return ErrorStatementAst(source, start, end, nested_ast=[*types, definition])


def class_(
    source: Source,
    start: int,
    end: int,
    name: StringConstantExpressionAst,
    members: list[MemberAst | Method | FailedMember],
) -> StatementAst:
    return class_based(source, start, end, name, [], members)


def class_based(
    source: Source,
    start: int,
    end: int,
    name: StringConstantExpressionAst,
    bases: list[TypeNameBase],
    members: list[MemberAst | Method | FailedMember],
) -> StatementAst:
    types = [TypeConstraintAst(source, base.start, base.end, base) for base in bases]
    failed = [node for member in members if isinstance(member, FailedMember) for node in member.nodes]
    if failed:
        return ErrorStatementAst(source, start, end, nested_ast=failed)
    finished = [
        member.finish(name.value) if isinstance(member, Method) else member
        for member in members
        if not isinstance(member, FailedMember)
    ]
    node = TypeDefinitionAst(source, start, end, name.value, "Class", [], types, finished)
    source.suspects.append(node)
    return node


def enum(
    source: Source, start: int, end: int, name: StringConstantExpressionAst, members: list[MemberAst]
) -> TypeDefinitionAst:
    node = TypeDefinitionAst(source, start, end, name.value, "Enum", [], [], members)
    source.suspects.append(node)
    return node


def enum_based(
    source: Source,
    start: int,
    end: int,
    name: StringConstantExpressionAst,
    base: TypeNameBase | None,
    members: list[MemberAst],
) -> TypeDefinitionAst:
    if base is None:
        return enum(source, start, end, name, members)
    underlying = TypeConstraintAst(source, base.start, base.end, base)
    node = TypeDefinitionAst(source, start, end, name.value, "Enum", [], [underlying], members)
    source.suspects.append(node)
    return node


def member_semicolon(source: Source, start: int, end: int, members: list[MemberAst]) -> list[MemberAst]:
    # The semicolon that ends a property belongs to it.
    members[-1].end = end
    return members


def enumerator(source: Source, start: int, end: int, name: StringConstantExpressionAst) -> PropertyMemberAst:
    return PropertyMemberAst(source, start, end, name.value, True, False, None, [], None)


def enumerator_value(
    source: Source, start: int, end: int, name: StringConstantExpressionAst, value: ExpressionAst
) -> PropertyMemberAst:
    initial = None if isinstance(value, ErrorExpressionAst) else value
    return PropertyMemberAst(source, start, end, name.value, True, False, None, [], initial)


# ---- members


class Modifiers:
    """What stands before a member's name."""

    __slots__ = ("attributes", "type", "is_static", "is_hidden")

    def __init__(self, modifiers: list[Modifier]) -> None:
        self.attributes = [item for item in modifiers if isinstance(item, AttributeAst)]
        self.type = next((item for item in modifiers if isinstance(item, TypeConstraintAst)), None)
        words = [item for item in modifiers if isinstance(item, tuple)]
        self.is_static = any(word[0] == "Static" for word in words)
        self.is_hidden = any(word[0] == "Hidden" for word in words)
        self._report_repeated(modifiers)

    def _report_repeated(self, modifiers: list[Modifier]) -> None:
        seen: set[str] = set()
        for item in modifiers:
            if isinstance(item, tuple):
                kind, start, source = item
                if kind in seen:
                    end = start + len(kind)
                    source.report(start, end, "DuplicateQualifier", source.text[start:end])
                seen.add(kind)
            elif isinstance(item, TypeConstraintAst) and item is not self.type:
                item.source.report(item.start, item.end, "TooManyTypes")


class Signature:
    """A method's name, parameters and, for a constructor, the call of its base."""

    __slots__ = ("start", "name", "parameters", "base_start", "base_end", "base_arguments")

    def __init__(self, start: int, name: str, parameters: list[ParameterAst]) -> None:
        self.start = start
        self.name = name
        self.parameters = parameters
        self.base_start = -1
        self.base_end = -1
        self.base_arguments: list[ExpressionAst] = []


class FailedMember:
    """What stood before a member that could not be read."""

    __slots__ = ("nodes",)

    def __init__(self, nodes: list[Ast]) -> None:
        self.nodes = nodes


class Method:
    """A method before it is known in which class it stands (a constructor has the class's name)."""

    __slots__ = ("source", "start", "end", "modifiers", "signature", "body")

    def __init__(
        self, source: Source, start: int, end: int, modifiers: Modifiers, signature: Signature, body: ScriptBlockAst
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.modifiers = modifiers
        self.signature = signature
        self.body = body

    def finish(self, class_name: str) -> FunctionMemberAst:
        """The member, once its class is known."""
        source, signature, body, modifiers = self.source, self.signature, self.body, self.modifiers
        if signature.name.lower() == class_name.lower() and not modifiers.is_static and body.end_block is not None:
            body.end_block.statements.insert(0, _base_call(source, signature))
        function = FunctionDefinitionAst(
            source, signature.start, self.end, signature.name, False, False, signature.parameters, body
        )
        return FunctionMemberAst(
            source,
            self.start,
            self.end,
            modifiers.is_static,
            modifiers.is_hidden,
            modifiers.attributes,
            modifiers.type,
            function,
            class_name,
        )


def _base_call(source: Source, signature: Signature) -> CommandExpressionAst:
    """The statement with which a constructor begins: the call of its base, written or not."""
    if signature.base_start < 0:
        start = keyword_end = end = 0
    else:
        start, keyword_end, end = signature.base_start, signature.base_start + 4, signature.base_end
    this = VariableExpressionAst(source, start, keyword_end, VariablePath("this"))
    name = StringConstantExpressionAst(source, start, keyword_end, ".ctor", "BareWord")
    call = BaseCtorInvokeMemberExpressionAst(source, start, end, this, name, False, signature.base_arguments)
    return CommandExpressionAst(source, start, end, call, [])


def property_(source: Source, start: int, end: int, name: VariableExpressionAst) -> PropertyMemberAst:
    return _property(source, start, end, Modifiers([]), name, None)


def property_value(
    source: Source, start: int, end: int, name: VariableExpressionAst, value: ExpressionAst
) -> PropertyMemberAst:
    return _property(source, start, end, Modifiers([]), name, value)


def property_modified(
    source: Source, start: int, end: int, modifiers: list[Modifier], name: VariableExpressionAst
) -> PropertyMemberAst:
    return _property(source, start, end, Modifiers(modifiers), name, None)


def property_modified_value(
    source: Source,
    start: int,
    end: int,
    modifiers: list[Modifier],
    name: VariableExpressionAst,
    value: ExpressionAst,
) -> PropertyMemberAst:
    return _property(source, start, end, Modifiers(modifiers), name, value)


def _property(
    source: Source,
    start: int,
    end: int,
    modifiers: Modifiers,
    name: VariableExpressionAst,
    value: ExpressionAst | None,
) -> PropertyMemberAst:
    return PropertyMemberAst(
        source,
        start,
        end,
        name.variable_path.user_path,
        modifiers.is_static,
        modifiers.is_hidden,
        modifiers.type,
        modifiers.attributes,
        value,
    )


def method(source: Source, start: int, end: int, signature: Signature, body: ScriptBlockAst) -> Method:
    return Method(source, start, end, Modifiers([]), signature, body)


def method_modified(
    source: Source, start: int, end: int, modifiers: list[Modifier], signature: Signature, body: ScriptBlockAst
) -> Method:
    return Method(source, start, end, Modifiers(modifiers), signature, body)


def signature(source: Source, start: int, end: int, name: str, parameters: list[ParameterAst]) -> Signature:
    return Signature(start, name, parameters)


def signature_base(
    source: Source,
    start: int,
    end: int,
    name: str,
    parameters: list[ParameterAst],
    base: int,
    arguments: list[ExpressionAst],
) -> Signature:
    result = Signature(start, name, parameters)
    result.base_start = base
    result.base_end = end
    result.base_arguments = arguments
    return result


# ---- types and attributes


def type_(source: Source, start: int, end: int, name: TypeNameBase) -> TypeConstraintAst:
    return TypeConstraintAst(source, start, end, name)


def qualified_type(source: Source, start: int, end: int, name: TypeNameBase, assembly: str) -> TypeNameBase:
    if not assembly:
        return name
    inner = name
    while isinstance(inner, ArrayTypeName):
        inner = inner.element_type
    plain = inner.type_name if isinstance(inner, GenericTypeName) else inner
    if isinstance(plain, TypeName):
        plain.qualify(assembly)
    if name is plain:
        name.end = end
    return name


def generic_type(
    source: Source, start: int, end: int, name: TypeNameBase, arguments: list[TypeNameBase]
) -> GenericTypeName:
    return GenericTypeName(source, start, end, name, arguments)


def array_type(source: Source, start: int, end: int, element: TypeNameBase) -> ArrayTypeName:
    return ArrayTypeName(source, start, end, element, 1)


def array_type_dimensions(
    source: Source, start: int, end: int, element: TypeNameBase, dimensions: int
) -> ArrayTypeName:
    return ArrayTypeName(source, start, end, element, dimensions)


def dimensions(source: Source, start: int, end: int) -> int:
    return 2


def dimensions_more(source: Source, start: int, end: int, count: int) -> int:
    return count + 1


def bracketed_type(source: Source, start: int, end: int, name: TypeNameBase) -> TypeNameBase:
    return name


def attribute_empty(source: Source, start: int, end: int, name: TypeNameBase) -> AttributeAst:
    return AttributeAst(source, start, end, name, [], [])


def attribute(
    source: Source,
    start: int,
    end: int,
    name: TypeNameBase,
    arguments: list[ExpressionAst | NamedAttributeArgumentAst],
) -> AttributeAst:
    positional = [item for item in arguments if not isinstance(item, NamedAttributeArgumentAst)]
    named = [item for item in arguments if isinstance(item, NamedAttributeArgumentAst)]
    node = AttributeAst(source, start, end, name, positional, named)
    source.suspects.append(node)
    return node


def named_argument(
    source: Source, start: int, end: int, name: StringConstantExpressionAst
) -> NamedAttributeArgumentAst:
    value = ConstantExpressionAst(source, start, end, ("Boolean", 1))
    return NamedAttributeArgumentAst(source, start, end, name.value, value, True)


def named_argument_value(
    source: Source, start: int, end: int, name: StringConstantExpressionAst, value: ExpressionAst
) -> NamedAttributeArgumentAst:
    return NamedAttributeArgumentAst(source, start, end, name.value, value, False)
