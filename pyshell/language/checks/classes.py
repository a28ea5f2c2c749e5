"""The checks of classes: the types they name, and what their methods may do."""

from __future__ import annotations

from pyshell.language import hooks
from pyshell.language.checks.method_flow import analyze_method
from pyshell.language.checks.tree import assignment_targets
from pyshell.language.keywords import words
from pyshell.language.nodes import (
    ArrayTypeName,
    AssignmentStatementAst,
    Ast,
    AttributeAst,
    BreakStatementAst,
    ContinueStatementAst,
    ConvertExpressionAst,
    FunctionDefinitionAst,
    FunctionMemberAst,
    GenericTypeName,
    LoopStatementAst,
    PropertyMemberAst,
    ReturnStatementAst,
    ScriptBlockExpressionAst,
    StringConstantExpressionAst,
    TypeConstraintAst,
    TypeDefinitionAst,
    TypeExpressionAst,
    TypeName,
    VariableExpressionAst,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.checks.tree import Checker
    from pyshell.language.nodes import TypeNameBase


_ATTRIBUTES = words(
    "alias allowemptycollection allowemptystring allownull argumentcompleter argumentcompletions argumenttocommandname "
    "argumenttransformation argumenttoencodingtransformation cmdlet cmdletbinding cmdletprovider credential "
    "dscproperty dscresource dsclocalconfigurationmanager dynamicclassimplementationassembly experimental flags hidden "
    "nonserialized obsolete outputtype parameter parsing psdefaultvalue pstypename serializable supportswildcards "
    "switch thread threadstatic validatearguments validatecount validatedrive validateenumeratedarguments "
    "validatelength validatenotnull validatenotnullorempty validatenotnullorwhitespace validatepattern validaterange "
    "validatescript validateset validatetrusteddata validateuserdrive"
)


#: What .NET has in System.Drawing everywhere; the rest of it, and System.Windows, exists on Windows only.
_DRAWING = words(
    "color colorconverter colortranslator knowncolor point pointf rectangle rectanglef size sizef systemcolors"
)


def check_definitions(checker: Checker, definitions: list[TypeDefinitionAst]) -> None:
    """Check all classes of a script: first the names in all of them, as PowerShell does, then their members."""
    names: set[str] = set()
    scopes: set[tuple[Ast | None, str]] = set()
    for node in definitions:
        name = node.name.lower()
        scope = _scope(node)
        if (scope, name) in scopes:
            checker.errors.report(node.start, node.end, "MemberAlreadyDefined", node.name)
        scopes.add((scope, name))
        names.add(name)
    for node in sorted(definitions, key=lambda definition: definition.start):
        _Names(checker, names, node).check()
    for node in definitions:
        for member in node.members:
            if isinstance(member, FunctionMemberAst):
                _check_method(checker, member)
            elif isinstance(member, PropertyMemberAst) and member.property_type is not None:
                _check_property_type(checker, member, member.property_type)


def _scope(node: Ast) -> Ast | None:
    """The function or script block in which a class is defined, None for the script."""
    parent = node.parent
    while parent is not None and not isinstance(parent, FunctionDefinitionAst | ScriptBlockExpressionAst):
        parent = parent.parent
    return parent


class _Names:
    """The names that one class uses."""

    def __init__(self, checker: Checker, types: set[str], definition: TypeDefinitionAst) -> None:
        self.checker = checker
        self.types = types
        self.definition = definition
        self.properties = {
            member.name.lower(): member for member in definition.members if isinstance(member, PropertyMemberAst)
        }

    def check(self) -> None:
        for node in self.definition.walk():
            if isinstance(node, TypeExpressionAst | TypeConstraintAst):
                self._type(node.type_name, False, 0)
            elif isinstance(node, AttributeAst):
                self._type(node.type_name, True, 0)
            elif isinstance(node, AssignmentStatementAst) and _directly_in_method(node):
                self._assignment(node)

    def _type(self, name: TypeNameBase, attribute: bool, arguments: int) -> None:
        if isinstance(name, ArrayTypeName):
            self._type(name.element_type, False, 0)
        elif isinstance(name, GenericTypeName):
            self._type(name.type_name, False, len(name.generic_arguments))
            for argument in name.generic_arguments:
                self._type(argument, False, 0)
        elif isinstance(name, TypeName) and not self._is_known(name, attribute, arguments):
            error = "CustomAttributeTypeNotFound" if attribute else "TypeNotFound"
            self.checker.errors.report(name.start, name.end, error, name.name)

    def _is_known(self, name: TypeName, attribute: bool, arguments: int) -> bool:
        text = name.full_name
        lower = text.lower()
        if hooks.find_type is None or lower in self.types or lower == "ordered":
            return True
        if attribute and (lower in _ATTRIBUTES or lower + "attribute" in self.types):
            return True
        if lower.startswith("system.windows.") or (
            lower.startswith("system.drawing.") and lower.removeprefix("system.drawing.") not in _DRAWING
        ):
            return False
        if "." in text or self.checker.namespaces or lower.endswith("attribute"):
            # Not every type of .NET is known here: a name that may well be one of them gets the benefit of the doubt.
            return True
        candidates = (f"{text}`{arguments}", text) if arguments else (text,)
        return any(hooks.find_type(candidate, ()) is not None for candidate in candidates)

    def _assignment(self, node: AssignmentStatementAst) -> None:
        for target in assignment_targets(node.left):
            variable: Ast = target
            while isinstance(variable, ConvertExpressionAst):
                variable = variable.child
            if not isinstance(variable, VariableExpressionAst) or not variable.variable_path.is_variable:
                continue
            member = self.properties.get(variable.variable_path.user_path.lower())
            if member is None:
                continue
            report = self.checker.errors.report
            if member.is_static:
                prefix = f"[{self.definition.name}]::"
                report(variable.start, variable.end, "MissingTypeInStaticPropertyAssignment", prefix, member.name)
            else:
                report(variable.start, variable.end, "MissingThis", "$this.", member.name)


def _directly_in_method(node: Ast) -> bool:
    parent = node.parent
    while parent is not None:
        if isinstance(parent, FunctionDefinitionAst):
            return isinstance(parent.parent, FunctionMemberAst)
        if isinstance(parent, ScriptBlockExpressionAst):
            return False
        parent = parent.parent
    return False


def _check_property_type(checker: Checker, member: PropertyMemberAst, constraint: TypeConstraintAst) -> None:
    if checker.is_type(constraint.type_name, "void", "System.Void"):
        checker.report(member, constraint, "TypeNotAllowedForProperty", constraint.type_name.full_name)


def _check_method(checker: Checker, member: FunctionMemberAst) -> None:
    body = member.body
    if body.param_block is not None:
        checker.report(member, body.param_block, "ParamBlockNotAllowedInMethod")
    end = body.end_block
    named = [body.dynamic_param_block, body.begin_block, body.process_block]
    if any(block is not None for block in (*named, body.clean_block)) or end is None or not end.unnamed:
        first: Ast = next((block for block in (*named, end) if block is not None), body)
        checker.report(member, first, "NamedBlockNotAllowedInMethod")
    if member.is_constructor and member.return_type is not None:
        checker.report(member, member.return_type, "ConstructorCantHaveReturnType")
    returns_nothing = member.return_type is None or member.return_type.type_name.full_name.lower() in (
        "void",
        "system.void",
    )
    flow = analyze_method(member)
    if not flow.always_returns and not returns_nothing:
        start = member.function.start
        place = Ast(member.source, start, start + len(member.name))
        checker.report(member, place, "MethodHasCodePathNotReturn")
    for variable in flow.unassigned:
        checker.report(variable, variable, "VariableNotLocal")
    for node in body.find_all(lambda other: True, search_nested=False):
        if isinstance(node, ReturnStatementAst):
            if node.pipeline is not None and returns_nothing:
                checker.report(node, node, "VoidMethodHasReturn")
            elif node.pipeline is None and not returns_nothing:
                checker.report(node, node, "NonVoidMethodMissingReturnValue")
        elif isinstance(node, BreakStatementAst | ContinueStatementAst):
            _check_label(checker, node)
    if member.is_static:
        for node in member.walk():
            if isinstance(node, VariableExpressionAst) and node.variable_path.user_path.lower() == "this":
                checker.report(node, node, "NonStaticMemberAccessInStaticMember", node.variable_path.user_path)


def _check_label(checker: Checker, node: BreakStatementAst | ContinueStatementAst) -> None:
    if not isinstance(node.label, StringConstantExpressionAst) or not node.label.value:
        return
    label = node.label.value
    parent = node.parent
    while parent is not None and not isinstance(parent, FunctionDefinitionAst):
        if isinstance(parent, LoopStatementAst) and (parent.label or "").lower() == label.lower():
            return
        parent = parent.parent
    checker.report(node, node, "LabelNotFound", label)
