"""What is wrong with classes and enums when they are made: errors that stop a script although its text parses."""

from __future__ import annotations

from pyshell.language.checks.tree import Checker
from pyshell.language.errors import ErrorList, ParseError
from pyshell.language.keywords import words
from pyshell.language.nodes import (
    ArrayLiteralAst,
    ConstantExpressionAst,
    FunctionMemberAst,
    MemberExpressionAst,
    PropertyMemberAst,
    ScriptBlockAst,
    TypeConstraintAst,
    TypeDefinitionAst,
    TypeExpressionAst,
    UnaryExpressionAst,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.nodes import Ast, ExpressionAst

#: The types an enum may be based on, with their short names in messages and their bounds.
_UNDERLYING = {
    "byte": (0, 2**8 - 1),
    "sbyte": (-(2**7), 2**7 - 1),
    "short": (-(2**15), 2**15 - 1),
    "ushort": (0, 2**16 - 1),
    "int": (-(2**31), 2**31 - 1),
    "uint": (0, 2**32 - 1),
    "long": (-(2**63), 2**63 - 1),
    "ulong": (0, 2**64 - 1),
}
_SHORT = {
    "int16": "short",
    "uint16": "ushort",
    "int32": "int",
    "uint32": "uint",
    "int64": "long",
    "uint64": "ulong",
}


def definition_errors(root: ScriptBlockAst, definitions: list[TypeDefinitionAst]) -> list[ParseError]:
    """The errors that PowerShell reports before it runs a script that defines types."""
    errors = ErrorList(root.source)
    types = {definition.name.lower() for definition in definitions}
    checker = Checker(root, errors)
    for definition in sorted(definitions, key=lambda node: node.start):
        _bases(checker, definition)
        if definition.is_enum:
            _Enum(checker, types, definition).check()
        else:
            _members(errors, definition)
    return errors.errors


#: Classes of .NET from which nothing can inherit (besides value types).
_SEALED = words(
    "System.String System.Text.StringBuilder System.Version System.DBNull System.Convert System.Math "
    "System.Environment System.GC System.Console"
)
#: What the interfaces that scripts implement ask for.
_INTERFACE_METHODS = {
    "System.IComparable": ("CompareTo",),
    "System.IDisposable": ("Dispose",),
    "System.ICloneable": ("Clone",),
    "System.IFormattable": ("ToString",),
    "System.Collections.IEnumerable": ("GetEnumerator",),
    "System.Collections.IComparer": ("Compare",),
    "System.Collections.IEqualityComparer": ("Equals", "GetHashCode"),
    "System.Management.Automation.IValidateSetValuesGenerator": ("GetValidValues",),
}


def _bases(checker: Checker, definition: TypeDefinitionAst) -> None:
    if definition.is_enum:
        return
    interfaces = []
    for number, base in enumerate(definition.base_types):
        if base.type_name.is_array:
            checker.errors.report(base.start, base.end, "SubtypeArray", base.type_name.full_name)
            continue
        known = checker.type_of(base.type_name)
        if known is None:
            continue
        name = known.full_name.rpartition(".")[2]
        if known.is_interface:
            interfaces.append(known.full_name)
        elif number:
            checker.errors.report(base.start, base.end, "InterfaceNameExpected", name)
        elif known.is_value_type or known.is_enum or known.full_name in _SEALED:
            checker.errors.report(base.start, base.end, "SealedBaseClass", name)
    if len(interfaces) == len(definition.base_types):
        _interfaces(checker, definition, interfaces)


def _interfaces(checker: Checker, definition: TypeDefinitionAst, interfaces: list[str]) -> None:
    """A class without a base class has all methods of its interfaces itself."""
    own = {member.name.lower() for member in definition.members if isinstance(member, FunctionMemberAst)}
    for interface in interfaces:
        for method in _INTERFACE_METHODS.get(interface, ()):
            if method.lower() not in own:
                message = (
                    f"Method '{method}' in type '{definition.name}' from assembly 'PowerShell Class Assembly, "
                    "Version=1.0.0.1, Culture=neutral, PublicKeyToken=null' does not have an implementation."
                )
                checker.errors.report(definition.start, definition.end, "TypeCreationError", definition.name, message)
                return


def _members(errors: ErrorList, definition: TypeDefinitionAst) -> None:
    properties: set[str] = set()
    methods: set[tuple[str, tuple[str, ...], bool]] = set()
    for member in definition.members:
        name = member.name.lower()
        if isinstance(member, PropertyMemberAst):
            if name in properties:
                errors.report(member.start, member.end, "MemberAlreadyDefined", member.name)
            properties.add(name)
        elif isinstance(member, FunctionMemberAst):
            start = member.function.start
            key = (name, _signature(member), member.is_static and member.is_constructor)
            if member.is_constructor and member.is_static and member.parameters:
                first, last = member.parameters[0], member.parameters[-1]
                errors.report(first.start, last.end, "StaticConstructorCantHaveParameters")
            if key in methods:
                errors.report(start, start + len(member.name), "MemberAlreadyDefined", member.name)
            methods.add(key)


def _signature(member: FunctionMemberAst) -> tuple[str, ...]:
    result = []
    for parameter in member.parameters:
        types = [item for item in parameter.attributes if isinstance(item, TypeConstraintAst)]
        result.append(types[0].type_name.full_name.lower() if types else "object")
    return tuple(result)


class _Enum:
    """The names and values of one enum."""

    def __init__(self, checker: Checker, types: set[str], definition: TypeDefinitionAst) -> None:
        self.checker = checker
        self.types = types
        self.definition = definition
        base = definition.base_types[0].type_name.full_name.lower() if definition.base_types else "int"
        base = base.removeprefix("system.")
        self.underlying = _SHORT.get(base, base)

    def check(self) -> None:
        report = self.checker.errors.report
        bounds = _UNDERLYING.get(self.underlying)
        if bounds is None:
            base = self.definition.base_types[0]
            report(base.start, base.end, "InvalidUnderlyingType", base.type_name.name)
            return
        value: int | None = 0
        seen: set[str] = set()
        for member in self.definition.members:
            if not isinstance(member, PropertyMemberAst):
                continue
            if member.initial_value is not None:
                value = self._value(member.initial_value, bounds)
            elif value is not None and value > bounds[1]:
                report(member.start, member.end, "EnumeratorValueOutOfBounds", self.underlying)
            if member.name.lower() in seen:
                report(member.start, member.end, "MemberAlreadyDefined", member.name)
            seen.add(member.name.lower())
            value = None if value is None else value + 1

    def _value(self, node: ExpressionAst, bounds: tuple[int, int]) -> int | None:
        """The number of an enumerator, None where it takes the values' floor to know."""
        report = self.checker.errors.report
        if not self._is_constant(node):
            report(node.start, node.end, "EnumeratorValueMustBeConstant")
            return None
        negative = isinstance(node, UnaryExpressionAst) and node.token_kind == "Minus"
        inner = node.child if isinstance(node, UnaryExpressionAst) and negative else node
        if type(inner) is not ConstantExpressionAst or not isinstance(inner.constant[1], int):
            return None
        value = -inner.constant[1] if negative else inner.constant[1]
        if not bounds[0] <= value <= bounds[1]:
            report(node.start, node.end, "EnumeratorValueOutOfBounds", self.underlying)
            return None
        return value

    def _is_constant(self, node: Ast) -> bool:
        if any(isinstance(child, ArrayLiteralAst) for child in node.walk()):
            return False
        members = [child for child in node.walk() if type(child) is MemberExpressionAst and self._is_own(child)]
        return bool(members) or self.checker.is_constant(node, True)

    def _is_own(self, node: Ast) -> bool:
        """Whether this is an enumerator of a type that the script itself defines."""
        assert isinstance(node, MemberExpressionAst)
        expression = node.expression
        return isinstance(expression, TypeExpressionAst) and expression.type_name.full_name.lower() in self.types
