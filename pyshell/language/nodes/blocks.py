"""Script blocks, parameters, attributes and the definitions of functions, classes and enums."""

from __future__ import annotations

from pyshell.language.nodes.base import Ast, ExpressionAst, StatementAst
from pyshell.language.nodes.typenames import TypeNameBase
from pyshell.language.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.nodes.expressions import HashtableAst, StringConstantExpressionAst, VariableExpressionAst
    from pyshell.language.nodes.statements import TrapStatementAst
    from pyshell.language.requirements import ScriptRequirements


class ScriptBlockAst(Ast):
    """A whole script, or what stands between the braces of a script block or function."""

    __slots__ = (
        "attributes",
        "using_statements",
        "param_block",
        "dynamic_param_block",
        "begin_block",
        "process_block",
        "end_block",
        "clean_block",
        "is_filter",
        "script_requirements",
    )
    _children: tuple[str, ...] = (
        "using_statements",
        "attributes",
        "param_block",
        "dynamic_param_block",
        "begin_block",
        "process_block",
        "end_block",
        "clean_block",
    )

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        attributes: list[AttributeAst],
        using_statements: list[UsingStatementAst],
        param_block: ParamBlockAst | None,
        dynamic_param_block: NamedBlockAst | None,
        begin_block: NamedBlockAst | None,
        process_block: NamedBlockAst | None,
        end_block: NamedBlockAst | None,
        clean_block: NamedBlockAst | None,
        is_filter: bool = False,
        script_requirements: ScriptRequirements | None = None,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.attributes = attributes
        self.using_statements = using_statements
        self.param_block = param_block
        self.dynamic_param_block = dynamic_param_block
        self.begin_block = begin_block
        self.process_block = process_block
        self.end_block = end_block
        self.clean_block = clean_block
        self.is_filter = is_filter
        self.script_requirements = script_requirements


class ParamBlockAst(Ast):
    """`param (…)` with its attributes."""

    __slots__ = ("attributes", "parameters")
    _children: tuple[str, ...] = ("attributes", "parameters")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        attributes: list[AttributeBaseAst],
        parameters: list[ParameterAst],
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.attributes = attributes
        self.parameters = parameters


class NamedBlockAst(Ast):
    """`begin`, `process`, `end`, `clean` or `dynamicparam`; unnamed when the script wrote its statements bare."""

    __slots__ = ("block_kind", "unnamed", "statements", "traps")
    _children: tuple[str, ...] = ("traps", "statements")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        block_kind: str,
        unnamed: bool,
        statements: list[StatementAst],
        traps: list[TrapStatementAst],
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.block_kind = block_kind
        self.unnamed = unnamed
        self.statements = statements
        self.traps = traps


class AttributeBaseAst(Ast):
    __slots__ = ("type_name",)

    def __init__(self, source: Source, start: int, end: int, type_name: TypeNameBase) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.type_name = type_name


class AttributeAst(AttributeBaseAst):
    """`[Name(positional, Named = value)]`."""

    __slots__ = ("positional_arguments", "named_arguments")
    _children: tuple[str, ...] = ("positional_arguments", "named_arguments")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        type_name: TypeNameBase,
        positional_arguments: list[ExpressionAst],
        named_arguments: list[NamedAttributeArgumentAst],
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.type_name = type_name
        self.positional_arguments = positional_arguments
        self.named_arguments = named_arguments


class TypeConstraintAst(AttributeBaseAst):
    """`[Type]` before a variable, a parameter or a cast."""

    __slots__ = ()


class NamedAttributeArgumentAst(Ast):
    """`Name = value`, or `Name` alone for true."""

    __slots__ = ("argument_name", "argument", "expression_omitted")
    _children: tuple[str, ...] = ("argument",)

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        argument_name: str,
        argument: ExpressionAst,
        expression_omitted: bool,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.argument_name = argument_name
        self.argument = argument
        self.expression_omitted = expression_omitted


class ParameterAst(Ast):
    __slots__ = ("name", "attributes", "default_value")
    _children: tuple[str, ...] = ("attributes", "name", "default_value")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        name: VariableExpressionAst,
        attributes: list[AttributeBaseAst],
        default_value: ExpressionAst | None,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.name = name
        self.attributes = attributes
        self.default_value = default_value


class FunctionDefinitionAst(StatementAst):
    """`function`, `filter` or `workflow`; `parameters` is None without a list in parentheses."""

    __slots__ = ("name", "is_filter", "is_workflow", "parameters", "body")
    _children: tuple[str, ...] = ("parameters", "body")
    opens_script_block = True

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        name: str,
        is_filter: bool,
        is_workflow: bool,
        parameters: list[ParameterAst] | None,
        body: ScriptBlockAst,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.name = name
        self.is_filter = is_filter
        self.is_workflow = is_workflow
        self.parameters = parameters
        self.body = body


class TypeDefinitionAst(StatementAst):
    """`class`, `enum` or `interface`."""

    __slots__ = ("name", "kind", "attributes", "base_types", "members")
    _children: tuple[str, ...] = ("attributes", "base_types", "members")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        name: str,
        kind: str,
        attributes: list[AttributeAst],
        base_types: list[TypeConstraintAst],
        members: list[MemberAst],
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.name = name
        self.kind = kind
        self.attributes = attributes
        self.base_types = base_types
        self.members = members

    @property
    def is_class(self) -> bool:
        return self.kind == "Class"

    @property
    def is_enum(self) -> bool:
        return self.kind == "Enum"

    @property
    def is_interface(self) -> bool:
        return self.kind == "Interface"


class MemberAst(Ast):
    __slots__ = ("name", "is_static", "is_hidden")

    def __init__(self, source: Source, start: int, end: int, name: str, is_static: bool, is_hidden: bool) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.name = name
        self.is_static = is_static
        self.is_hidden = is_hidden

    @property
    def is_public(self) -> bool:
        return True

    @property
    def is_private(self) -> bool:
        return False


class PropertyMemberAst(MemberAst):
    """A property of a class, or a name of an enum."""

    __slots__ = ("property_type", "attributes", "initial_value")
    _children: tuple[str, ...] = ("property_type", "attributes", "initial_value")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        name: str,
        is_static: bool,
        is_hidden: bool,
        property_type: TypeConstraintAst | None,
        attributes: list[AttributeAst],
        initial_value: ExpressionAst | None,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.name = name
        self.is_static = is_static
        self.is_hidden = is_hidden
        self.property_type = property_type
        self.attributes = attributes
        self.initial_value = initial_value


class FunctionMemberAst(MemberAst):
    """A method or constructor of a class."""

    __slots__ = ("attributes", "return_type", "function", "class_name")
    _children: tuple[str, ...] = ("attributes", "return_type", "function")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        is_static: bool,
        is_hidden: bool,
        attributes: list[AttributeAst],
        return_type: TypeConstraintAst | None,
        function: FunctionDefinitionAst,
        class_name: str,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.is_static = is_static
        self.is_hidden = is_hidden
        self.attributes = attributes
        self.return_type = return_type
        self.function = function
        self.name = function.name
        self.class_name = class_name

    @property
    def parameters(self) -> list[ParameterAst]:
        return self.function.parameters or []

    @property
    def body(self) -> ScriptBlockAst:
        return self.function.body

    @property
    def is_constructor(self) -> bool:
        return self.name.lower() == self.class_name.lower()


class UsingStatementAst(StatementAst):
    """`using namespace|module|assembly|type`."""

    __slots__ = ("using_statement_kind", "name", "alias", "module_specification")
    _children: tuple[str, ...] = ("name", "module_specification", "alias")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        using_statement_kind: str,
        name: StringConstantExpressionAst | None,
        alias: StringConstantExpressionAst | None,
        module_specification: HashtableAst | None,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.using_statement_kind = using_statement_kind
        self.name = name
        self.alias = alias
        self.module_specification = module_specification
