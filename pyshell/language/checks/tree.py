"""Checks of a whole tree: what PowerShell refuses although the grammar allows it.

The tree builders note the nodes that may offend (`Source.suspects`), so that a script without them costs nothing here.
Errors come in the order in which PowerShell's visitor meets the nodes.
"""

from __future__ import annotations

from pyshell.language import hooks
from pyshell.language.keywords import words
from pyshell.language.nodes import (
    ArrayLiteralAst,
    AssignmentStatementAst,
    Ast,
    AttributeAst,
    AttributedExpressionAst,
    BinaryExpressionAst,
    BlockStatementAst,
    BreakStatementAst,
    CommandAst,
    CommandExpressionAst,
    ConstantExpressionAst,
    ContinueStatementAst,
    ConvertExpressionAst,
    DataStatementAst,
    ExpressionAst,
    ForEachStatementAst,
    FunctionDefinitionAst,
    HashtableAst,
    IndexExpressionAst,
    InvokeMemberExpressionAst,
    LabeledStatementAst,
    MemberExpressionAst,
    NamedBlockAst,
    ParamBlockAst,
    ParameterAst,
    ParenExpressionAst,
    PipelineAst,
    ReturnStatementAst,
    ScriptBlockAst,
    ScriptBlockExpressionAst,
    StringConstantExpressionAst,
    SubExpressionAst,
    SwitchStatementAst,
    TernaryExpressionAst,
    TrapStatementAst,
    TryStatementAst,
    TypeConstraintAst,
    TypeDefinitionAst,
    TypeExpressionAst,
    UnaryExpressionAst,
    UsingExpressionAst,
    UsingStatementAst,
    VariableExpressionAst,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from pyshell.language.errors import ErrorList
    from pyshell.language.hooks import TypeInfo
    from pyshell.language.nodes import TypeNameBase

#: What an assignment may have on its left.
ASSIGNABLE = (
    VariableExpressionAst,
    MemberExpressionAst,
    InvokeMemberExpressionAst,
    IndexExpressionAst,
    AttributedExpressionAst,
    ArrayLiteralAst,
    ParenExpressionAst,
)
_AUTOMATIC_TYPES = {
    "_": "System.Object",
    "args": "System.Object[]",
    "this": "System.Object",
    "input": "System.Object",
    "pscmdlet": "System.Management.Automation.PSScriptCmdlet",
    "psboundparameters": "System.Management.Automation.PSBoundParametersDictionary",
    "myinvocation": "System.Management.Automation.InvocationInfo",
    "psscriptroot": "System.String",
    "pscommandpath": "System.String",
}
_FOLDABLE = words("Exclaim Multiply Divide Rem Plus Minus Not Bnot And Or Xor Band Bor Bxor Shl Shr")
_PRIMITIVES = words(
    "System.Boolean System.Byte System.SByte System.Char System.Int16 System.UInt16 System.Int32 System.UInt32 "
    "System.Int64 System.UInt64 System.Single System.Double"
)
_PRIMITIVE_NAMES = words(
    "bool boolean byte sbyte char int16 short uint16 ushort int int32 uint32 uint int64 long uint64 ulong single float "
    "double"
)


class Checker:
    """The checks of one tree."""

    __slots__ = ("root", "errors", "found", "namespaces")

    def __init__(self, root: ScriptBlockAst, errors: ErrorList) -> None:
        self.root = root
        self.errors = errors
        self.found: list[tuple[int, int, int, Ast, str, tuple[str, ...]]] = []
        names = (using.name for using in root.using_statements if using.using_statement_kind == "Namespace")
        self.namespaces = tuple(name.value for name in names if name is not None)

    def run(self, suspects: list[Ast]) -> None:
        """Check the nodes noted while the tree was built."""
        definitions = [node for node in suspects if type(node) is TypeDefinitionAst]
        if definitions:
            from pyshell.language.checks.classes import check_definitions

            check_definitions(self, definitions)
        for node in suspects:
            check = _CHECKS.get(type(node))
            if check is not None:
                check(self, node)
        for _, _, _, place, error_id, arguments in sorted(self.found, key=lambda item: item[:3]):
            self.errors.report(place.start, place.end, error_id, *arguments)

    def report(self, node: Ast, place: Ast, error_id: str, *arguments: str) -> None:
        """An error about `node`, shown at `place`."""
        self.found.append((node.start, -node.end, len(self.found), place, error_id, arguments))

    def type_of(self, name: TypeNameBase) -> TypeInfo | None:
        """The type a name stands for, as far as types are known yet."""
        find = hooks.find_type
        return None if find is None else find(name.full_name, self.namespaces)

    def is_type(self, name: TypeNameBase, short: str, full: str) -> bool:
        return name.full_name.lower() in (short, full.lower())

    # ---- functions and parameters

    def param_block(self, node: ParamBlockAst) -> None:
        self.parameters(node, node.parameters)
        for attribute in node.attributes:
            if isinstance(attribute, TypeConstraintAst):
                self.report(node, attribute, "TypeNotAllowedBeforeParam", attribute.type_name.full_name)

    def parameters(self, node: Ast, parameters: list[ParameterAst]) -> None:
        seen = set()
        for parameter in parameters:
            path = parameter.name.variable_path.user_path
            if path.lower() in seen:
                self.report(node, parameter.name, "DuplicateFormalParameter", path)
            seen.add(path.lower())
            for attribute in parameter.attributes:
                if isinstance(attribute, TypeConstraintAst):
                    name = attribute.type_name
                    if self.is_type(name, "void", "System.Void"):
                        self.report(node, attribute, "VoidTypeConstraintNotAllowed")
                    elif name.full_name.lower() == "ordered":
                        self.report(parameter, attribute, "OrderedAttributeOnlyOnHashLiteralNode", name.full_name)

    def function(self, node: FunctionDefinitionAst) -> None:
        if node.parameters is not None:
            if node.body.param_block is not None:
                self.report(node, node.body.param_block, "OnlyOneParameterListAllowed")
            else:
                self.parameters(node, node.parameters)
        if node.is_workflow:
            self.report(node, node, "WorkflowNotSupportedInPowerShellCore")

    # ---- attributes

    def attribute(self, node: AttributeAst) -> None:
        in_class = _declares_in_class(node)
        error = (
            "ParameterAttributeArgumentNeedsToBeConstant"
            if in_class
            else "ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock"
        )
        names: set[str] = set()
        for named in node.named_arguments:
            if named.argument_name.lower() in names:
                self.report(node, named, "DuplicateNamedArgument", named.argument_name)
                continue
            names.add(named.argument_name.lower())
            if not named.expression_omitted and not self.is_constant(named.argument, in_class):
                self.report(node, named.argument, error)
        for argument in node.positional_arguments:
            if not self.is_constant(argument, in_class):
                self.report(node, argument, error)

    def is_constant(self, node: Ast, in_class: bool) -> bool:
        """Whether an attribute may have this as its argument."""
        kind = type(node)
        if kind is ConstantExpressionAst or kind is StringConstantExpressionAst or kind is TypeExpressionAst:
            return True
        if isinstance(node, ScriptBlockExpressionAst):
            return not in_class
        if isinstance(node, VariableExpressionAst):
            return node.variable_path.unqualified_path.lower() in ("true", "false", "null")
        if isinstance(node, ArrayLiteralAst | TernaryExpressionAst):
            return all(self.is_constant(child, in_class) for child in node.children())
        if isinstance(node, ParenExpressionAst):
            return self._is_constant_statement(node.pipeline, in_class)
        if isinstance(node, SubExpressionAst):
            block = node.sub_expression
            return (
                not block.traps and len(block.statements) == 1
                and self._is_constant_statement(block.statements[0], in_class)
            )  # fmt: skip
        if isinstance(node, BinaryExpressionAst):
            return node.operator in _FOLDABLE and all(self.is_constant(side, in_class) for side in node.children())
        if isinstance(node, UnaryExpressionAst):
            return node.token_kind in _FOLDABLE and self.is_constant(node.child, in_class)
        if isinstance(node, ConvertExpressionAst):
            return self._is_primitive(node.attribute.type_name) and self.is_constant(node.child, in_class)
        if kind is MemberExpressionAst:
            return self._is_constant_member(node)  # type: ignore[arg-type]
        return isinstance(node, UsingExpressionAst) and self.is_constant(node.sub_expression, in_class)

    def _is_constant_statement(self, node: Ast, in_class: bool) -> bool:
        expression = pure_expression(node)
        return expression is not None and self.is_constant(expression, in_class)

    def _is_primitive(self, name: TypeNameBase) -> bool:
        known = self.type_of(name)
        return name.full_name.lower() in _PRIMITIVE_NAMES if known is None else known.full_name in _PRIMITIVES

    def _is_constant_member(self, node: MemberExpressionAst) -> bool:
        if not node.static or not isinstance(node.expression, TypeExpressionAst):
            return False
        if type(node.member) is not StringConstantExpressionAst:
            return False
        return hooks.find_type is None or self.type_of(node.expression.type_name) is not None

    # ---- assignments and operators

    def assignment_target(self, node: Ast, target: Ast, simple: bool, error_id: str, *arguments: str) -> None:
        """Whether something can be assigned to."""
        offender: Ast | None = None
        if isinstance(target, ArrayLiteralAst):
            if not simple:
                offender = target
            else:
                for element in target.elements:
                    self.assignment_target(node, element, True, error_id, *arguments)
        elif isinstance(target, ParenExpressionAst):
            inner = pure_expression(target.pipeline)
            if inner is None:
                offender = target.pipeline
            else:
                self.assignment_target(node, inner, simple, error_id, *arguments)
        elif (
            not isinstance(target, ASSIGNABLE)
            or isinstance(target, MemberExpressionAst | IndexExpressionAst)
            and target.null_conditional
        ):
            offender = target
        elif isinstance(target, AttributedExpressionAst):
            self._converted_target(node, target, simple, error_id, *arguments)
        if offender is not None:
            self.report(node, offender, error_id, *arguments)

    def _converted_target(
        self, node: Ast, target: AttributedExpressionAst, simple: bool, error_id: str, *arguments: str
    ) -> None:
        converts = 0
        reference: Ast | None = None
        last: TypeNameBase | None = None
        inner: ExpressionAst = target
        while isinstance(inner, AttributedExpressionAst):
            if isinstance(inner, ConvertExpressionAst):
                converts += 1
                last = inner.attribute.type_name
                if self.is_type(last, "ref", "System.Management.Automation.PSReference"):
                    reference = inner.attribute
                elif self.is_type(last, "void", "System.Void"):
                    self.report(node, inner.attribute, "VoidTypeConstraintNotAllowed")
            inner = inner.child
        if reference is not None and converts > 1:
            self.report(node, reference, "ReferenceNeedsToBeByItselfInTypeConstraint")
            return
        if isinstance(inner, VariableExpressionAst) and inner.variable_path.is_any_local:
            name = inner.variable_path.unqualified_path
            expected = _AUTOMATIC_TYPES.get(name.lower())
            known = self.type_of(last) if last is not None else None
            if expected is not None and (known.full_name if known is not None else None) != expected:
                self.report(node, target, "AssignmentStatementToAutomaticNotSupported", name, expected)
        self.assignment_target(node, inner, simple, error_id, *arguments)

    def assignment(self, node: AssignmentStatementAst) -> None:
        self.assignment_target(node, node.left, node.operator == "Equals", "InvalidLeftHandSide")

    def unary(self, node: UnaryExpressionAst) -> None:
        sign = "++" if node.token_kind.endswith("PlusPlus") else "--"
        self.assignment_target(node, node.child, False, "OperatorRequiresVariableOrProperty", sign)

    def convert(self, node: ConvertExpressionAst) -> None:
        name = node.attribute.type_name.full_name
        if name.lower() == "ordered":
            if not isinstance(node.child, HashtableAst):
                self.report(node, node, "OrderedAttributeOnlyOnHashLiteralNode", name)
            return
        self._reference(node)

    def _reference(self, node: ConvertExpressionAst) -> None:
        """`[ref]` stands last, and once."""
        child: Ast = node.child
        several = False
        while isinstance(child, AttributedExpressionAst):
            if isinstance(child, ConvertExpressionAst) and _is_reference(child):
                several = True
                self.report(node, child.attribute, "ReferenceNeedsToBeByItselfInTypeSequence")
            child = child.child
        parent = node.parent
        if isinstance(parent, ConvertExpressionAst) and not several and not _is_reference(parent):
            above: Ast | None = parent.parent
            while above is not None and not isinstance(above, AssignmentStatementAst):
                if isinstance(above, CommandExpressionAst):
                    above = None
                    break
                above = above.parent
            if above is None or above.left.find(lambda other: other is node) is None:
                self.report(node, node.attribute, "ReferenceNeedsToBeLastTypeInTypeConversion")

    def attributed(self, node: AttributedExpressionAst) -> None:
        child: Ast = node
        while isinstance(child, AttributedExpressionAst):
            child = child.child
            if isinstance(child, VariableExpressionAst):
                return
        self.report(node, node.attribute, "UnexpectedAttribute", node.attribute.type_name.full_name)

    def using_expression(self, node: UsingExpressionAst) -> None:
        child: Ast = node.sub_expression
        while not isinstance(child, VariableExpressionAst):
            if type(child) is MemberExpressionAst and isinstance(child.member, StringConstantExpressionAst):
                child = child.expression
            elif isinstance(child, IndexExpressionAst):
                if not self.is_constant(child.index, False):
                    child = child.index
                    break
                child = child.target
            else:
                break
        else:
            return
        self.report(node, child, "InvalidUsingExpression")

    def splatted(self, node: VariableExpressionAst) -> None:
        if not node.splatted or isinstance(node.parent, CommandAst | UsingExpressionAst):
            return
        name = node.variable_path.user_path
        if isinstance(node.parent, ArrayLiteralAst) and isinstance(node.parent.parent, CommandAst):
            self.report(node, node, "SplattingNotPermittedInArgumentList", name)
        else:
            self.report(node, node, "SplattingNotPermitted", name)

    def hashtable(self, node: HashtableAst) -> None:
        seen = set()
        for key, _ in node.key_value_pairs:
            text = key_text(key)
            if text is not None:
                if text.lower() in seen:
                    self.report(node, key, "DuplicateKeyInHashLiteral", text)
                seen.add(text.lower())

    # ---- statements

    def try_statement(self, node: TryStatementAst) -> None:
        clauses = node.catch_clauses
        for number, first in enumerate(clauses[:-1]):
            for second in clauses[number + 1 :]:
                if first.is_catch_all:
                    place = Ast(second.source, second.start - 1, second.start - 1)
                    self.report(node, place, "EmptyCatchNotLast")
                    break
                for caught in first.catch_types:
                    one = self.type_of(caught.type_name)
                    if one is None:
                        continue
                    for later in second.catch_types:
                        other = self.type_of(later.type_name)
                        if other is not None and (other is one or other.is_subclass_of(one)):
                            self.report(node, later, "ExceptionTypeAlreadyCaught", other.full_name)
        if node.finally_ is not None:
            for jump in node.finally_.walk():
                if isinstance(jump, BreakStatementAst | ContinueStatementAst | ReturnStatementAst):
                    self._leaves_finally(jump, node)

    def _leaves_finally(self, jump: Ast, statement: TryStatementAst) -> None:
        label = getattr(jump, "label", None)
        name = "" if label is None else getattr(label, "value", None)
        returns = isinstance(jump, ReturnStatementAst)
        node = jump.parent
        while node is not None and node is not statement.finally_:
            if isinstance(node, NamedBlockAst | TrapStatementAst | ScriptBlockAst):
                return
            if not returns and name is not None and isinstance(node, LabeledStatementAst):
                if not name or name.lower() == (node.label or "").lower():
                    return
            if isinstance(node.parent, TryStatementAst) and node.parent.finally_ is node:
                return
            node = node.parent
        if node is not None:
            self.report(jump, jump, "ControlLeavingFinally")

    def switch(self, node: SwitchStatementAst) -> None:
        if "Parallel" in node.flags:
            self.report(node, node, "KeywordParameterReservedForFutureUse", "switch", "parallel")

    def foreach(self, node: ForEachStatementAst) -> None:
        if "Parallel" in node.flags:
            self.report(node, node, "KeywordParameterReservedForFutureUse", "foreach", "parallel")

    def block_statement(self, node: BlockStatementAst) -> None:
        word = node.source.text[node.start : node.start + len(node.kind)]
        place = Ast(node.source, node.start, node.start + len(node.kind))
        self.report(node, place, "UnexpectedKeyword", word)

    def data(self, node: DataStatementAst) -> None:
        from pyshell.language.checks.data_sections import check_data_section

        check_data_section(self, node)

    def using_statement(self, node: UsingStatementAst) -> None:
        if node.using_statement_kind not in ("Namespace", "Assembly", "Module") or node.alias is not None:
            self.report(node, node, "UsingStatementNotSupported")
        if node.using_statement_kind == "Module" and hooks.module_exists is not None and node.name is not None:
            name = node.name.value
            if not hooks.module_exists(name, node.source.file):
                self.report(node, node, "ModuleNotFoundDuringParse", name)
        if node.using_statement_kind == "Namespace" and node.name is not None:
            if not all(part.isidentifier() for part in node.name.value.split(".")):
                self.report(node, node.name, "InvalidNamespaceValue")


def pure_expression(node: Ast) -> ExpressionAst | None:
    """The expression of which a pipeline consists, if it is no more than that."""
    if isinstance(node, PipelineAst) and len(node.pipeline_elements) == 1:
        element = node.pipeline_elements[0]
        if isinstance(element, CommandExpressionAst) and not element.redirections:
            return element.expression
    return None


def assignment_targets(left: ExpressionAst) -> Iterator[ExpressionAst]:
    """The single targets on the left of an assignment."""
    if isinstance(left, ArrayLiteralAst):
        for element in left.elements:
            yield from assignment_targets(element)
    elif isinstance(left, ParenExpressionAst):
        inner = pure_expression(left.pipeline)
        if inner is not None:
            yield from assignment_targets(inner)
    else:
        yield left


def key_text(key: Ast) -> str | None:
    """A constant key as the text that must be unique, or None."""
    if type(key) is StringConstantExpressionAst:
        return key.value
    if type(key) is ConstantExpressionAst:
        value = key.constant[1]
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return None


def _is_reference(node: ConvertExpressionAst) -> bool:
    return node.attribute.type_name.full_name.lower() in ("ref", "system.management.automation.psreference")


def _declares_in_class(node: AttributeAst) -> bool:
    from pyshell.language.nodes import FunctionMemberAst, MemberAst

    parent = node.parent
    if isinstance(parent, TypeDefinitionAst | MemberAst):
        return True
    if isinstance(parent, ParameterAst) and parent.parent is not None:
        return isinstance(parent.parent.parent, FunctionMemberAst)
    return False


#: Any: each check takes the class it stands for.
_CHECKS: dict[type[Ast], Callable[[Checker, Any], None]] = {
    AssignmentStatementAst: Checker.assignment,
    ParamBlockAst: Checker.param_block,
    FunctionDefinitionAst: Checker.function,
    AttributeAst: Checker.attribute,
    UnaryExpressionAst: Checker.unary,
    ConvertExpressionAst: Checker.convert,
    AttributedExpressionAst: Checker.attributed,
    UsingExpressionAst: Checker.using_expression,
    VariableExpressionAst: Checker.splatted,
    HashtableAst: Checker.hashtable,
    TryStatementAst: Checker.try_statement,
    SwitchStatementAst: Checker.switch,
    ForEachStatementAst: Checker.foreach,
    BlockStatementAst: Checker.block_statement,
    DataStatementAst: Checker.data,
    UsingStatementAst: Checker.using_statement,
}
