"""What an expression will probably be: a value that is there already, a type, or an object literal's properties."""

from __future__ import annotations

from pyshell.language import nodes as ast
from pyshell.values import pstype
from pyshell.values.pstype import PSType, find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.completion.analysis import Place

MISSING: Any = object()
_DEPTH = 8


class Inferred:
    """One thing that an expression may be."""

    __slots__ = ("value", "type", "keys", "is_object", "evaluated")

    def __init__(
        self,
        type: PSType | None = None,
        value: Any = MISSING,
        keys: list[tuple[str, str]] | None = None,
        is_object: bool = False,
        evaluated: bool = False,
    ) -> None:
        self.type = type
        self.value = value
        # Names and types of the entries of a literal; of an object's properties where `is_object`.
        self.keys = keys or []
        self.is_object = is_object
        # Whether this is known to be, not only expected: a literal, or something made of literals.
        self.evaluated = evaluated or value is not MISSING


def infer(place: Place, node: ast.Ast | None, depth: int = 0) -> list[Inferred]:
    """What a node may give."""
    if node is None or depth > _DEPTH:
        return []
    if isinstance(node, ast.ParenExpressionAst):
        return infer(place, node.pipeline, depth + 1)
    if isinstance(node, ast.PipelineAst):
        last = node.pipeline_elements[-1]
        return infer(place, last, depth + 1)
    if isinstance(node, ast.CommandExpressionAst):
        return infer(place, node.expression, depth + 1)
    if isinstance(node, (ast.StringConstantExpressionAst, ast.ExpandableStringExpressionAst)):
        return [Inferred(pstype.STRING, evaluated=True)]
    if isinstance(node, ast.ConstantExpressionAst):
        return [Inferred(_constant_type(node), evaluated=True)]
    if isinstance(node, ast.ConvertExpressionAst):
        return _converted(place, node, depth)
    if isinstance(node, ast.HashtableAst):
        return [Inferred(find_type("hashtable"), evaluated=True, keys=_entries(place, node, depth))]
    if isinstance(node, (ast.ArrayLiteralAst, ast.ArrayExpressionAst)):
        return [Inferred(pstype.OBJECT_ARRAY, evaluated=True)]
    if isinstance(node, ast.BinaryExpressionAst):
        return _binary(place, node, depth)
    if isinstance(node, ast.TypeExpressionAst):
        return [Inferred(find_type("System.RuntimeType"))]
    if isinstance(node, ast.ScriptBlockExpressionAst):
        return [Inferred(find_type("scriptblock"))]
    if isinstance(node, ast.VariableExpressionAst):
        return _variable(place, node, depth)
    if isinstance(node, ast.InvokeMemberExpressionAst):
        return _member(place, node, depth, call=True)
    if isinstance(node, ast.MemberExpressionAst):
        return _member(place, node, depth, call=False)
    if isinstance(node, ast.IndexExpressionAst):
        return [element for each in infer(place, node.target, depth + 1) for element in elements(each)]
    if isinstance(node, ast.CommandAst):
        return _command(place, node, depth)
    return []


def elements(inferred: Inferred) -> list[Inferred]:
    """What comes out when the thing is enumerated."""
    from pyshell.values.convert import enumerate_value

    if inferred.value is not MISSING:
        items = enumerate_value(inferred.value)
        if items is None:
            return [inferred]
        first = next(iter(items), MISSING)
        return [] if first is MISSING else [Inferred(pstype.type_of(first), first)]
    kind = inferred.type
    if kind is not None and kind.rank and kind.element_type is not None:
        return [Inferred(kind.element_type)]
    return [inferred]


def _constant_type(node: ast.ConstantExpressionAst) -> PSType | None:
    from pyshell.values.pstype import type_of

    kind = node.constant[0] if isinstance(getattr(node, "constant", None), tuple) else None
    return find_type(str(kind)) if kind else type_of(node.value)


def _converted(place: Place, node: ast.ConvertExpressionAst, depth: int) -> list[Inferred]:
    name = node.attribute.type_name.name.lower()
    if name in ("pscustomobject", "psobject", "ordered") and isinstance(node.child, ast.HashtableAst):
        keys = _entries(place, node.child, depth)
        if name == "ordered":
            return [Inferred(find_type("System.Collections.Specialized.OrderedDictionary"), keys=keys)]
        return [Inferred(find_type("System.Management.Automation.PSObject"), keys=keys, is_object=True)]
    return [Inferred(_named(place, node.attribute.type_name.name))]


def _named(place: Place, name: str) -> PSType | None:
    from pyshell.runtime.types import look_up

    return look_up(place.context, name, tuple(place.tree.source.namespaces))


def _entries(place: Place, node: ast.HashtableAst, depth: int) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in node.key_value_pairs:
        if isinstance(key, ast.StringConstantExpressionAst):
            kinds = infer(place, value, depth + 1)
            name = kinds[0].type.ps_name if kinds and kinds[0].type is not None else "System.Object"
            found.append((str(key.value), name))
    return found


def _binary(place: Place, node: ast.BinaryExpressionAst, depth: int) -> list[Inferred]:
    operator = node.operator
    if operator == "DotDot":
        return [Inferred(pstype.OBJECT_ARRAY, evaluated=True)]
    if operator in ("And", "Or", "Xor", "Is", "IsNot") or operator.lstrip("IC") in ("in", "notin"):
        return [Inferred(pstype.BOOLEAN)]
    if operator in ("Format", "Join"):
        return [Inferred(pstype.STRING)]
    if operator == "As" and isinstance(node.right, ast.TypeExpressionAst):
        return [Inferred(_named(place, node.right.type_name.name))]
    return infer(place, node.left, depth + 1)


def _variable(place: Place, node: ast.VariableExpressionAst, depth: int) -> list[Inferred]:
    name = node.variable_path.user_path
    folded = name.lower()
    if folded in ("_", "psitem"):
        return _pipeline_object(place, node, depth)
    found: list[Inferred] = []
    for each in place.tree.walk():
        if each.start >= node.start:
            continue
        if isinstance(each, ast.AssignmentStatementAst):
            left: Any = each.left
            kind = None
            while isinstance(left, ast.ConvertExpressionAst):
                kind = left.attribute.type_name.name
                left = left.child
            if (
                isinstance(left, ast.VariableExpressionAst)
                and left.variable_path.user_path.lower() == folded
                and each.end < node.start
            ):
                found = [Inferred(_named(place, kind))] if kind else infer(place, each.right, depth + 1)
        elif isinstance(each, ast.ForEachStatementAst) and each.variable is not None and each.condition is not None:
            if each.variable.variable_path.user_path.lower() == folded and each.variable is not node:
                found = [item for one in infer(place, each.condition, depth + 1) for item in elements(one)]
        elif isinstance(each, ast.ParameterAst) and each.name.variable_path.user_path.lower() == folded:
            names = [a.type_name.name for a in each.attributes if isinstance(a, ast.TypeConstraintAst)]
            if names:
                found = [Inferred(_named(place, names[0]))]
    if found:
        return found
    from pyshell.runtime.scopes import MISSING as ABSENT

    value = place.context.scope.find(folded)
    if value is ABSENT:
        value = place.context.computed_variable(folded, place.context.scope)
    if value is ABSENT or value is None:
        return []
    return [Inferred(pstype.type_of(value), value)]


def _pipeline_object(place: Place, node: ast.Ast, depth: int) -> list[Inferred]:
    """`$_`: what the stage before gives."""
    at: ast.Ast | None = node
    while at is not None:
        if isinstance(at, ast.CatchClauseAst):
            return [Inferred(find_type("System.Management.Automation.ErrorRecord"))]
        above = at.parent
        if isinstance(above, ast.PipelineAst):
            stage = next((number for number, each in enumerate(above.pipeline_elements) if each is at), 0)
            if stage > 0:
                return from_stage(place, above.pipeline_elements[stage - 1], depth)
        at = above
    return []


def before(place: Place, command: ast.Ast, depth: int = 0) -> list[Inferred]:
    """What reaches a command through the pipeline."""
    above = command.parent
    if not isinstance(above, ast.PipelineAst):
        return []
    stage = next((number for number, each in enumerate(above.pipeline_elements) if each is command), 0)
    return from_stage(place, above.pipeline_elements[stage - 1], depth) if stage > 0 else []


def from_stage(place: Place, stage: ast.Ast, depth: int) -> list[Inferred]:
    """The single objects that a stage of a pipeline gives."""
    return [item for each in infer(place, stage, depth + 1) for item in elements(each)]


_PASSING = ("where-object", "sort-object", "tee-object", "get-unique")


def _command(place: Place, node: ast.CommandAst, depth: int) -> list[Inferred]:
    name = node.get_command_name()
    if not name:
        return []
    context = place.context
    info = context.commands.find(name)
    if info is None:
        return []
    folded = info.name.lower()
    if folded in _PASSING or folded == "select-object" and len(node.command_elements) == 1:
        return before(place, node, depth + 1)
    if folded == "new-object":
        for element in node.command_elements[1:]:
            if isinstance(element, ast.StringConstantExpressionAst):
                return [Inferred(_named(place, str(element.value)))]
    if folded == "foreach-object":
        for element in node.command_elements[1:]:
            if isinstance(element, ast.ScriptBlockExpressionAst):
                block = element.script_block.end_block
                if block is not None and block.statements:
                    return infer(place, block.statements[-1], depth + 1)
    known = info.metadata(context)
    found: list[Inferred] = []
    for each in known.output_types if known is not None else ():
        for kind in [each] if isinstance(each, str) else getattr(each, "types", None) or [each]:
            made = find_type(kind) if isinstance(kind, str) else kind
            if isinstance(made, PSType):
                found.append(Inferred(made))
    return found


def _member(place: Place, node: Any, depth: int, call: bool) -> list[Inferred]:
    from pyshell.values import dotnet
    from pyshell.values.members import get_member

    member = node.member
    if not isinstance(member, ast.StringConstantExpressionAst):
        return []
    name = str(member.value)
    if node.static:
        if not isinstance(node.expression, ast.TypeExpressionAst):
            return []
        kind = _named(place, node.expression.type_name.name)
        if kind is None:
            return []
        if call and name.lower() == "new":
            return [Inferred(kind)]
        table = dotnet.table(kind)
        return _returned(table.static_method(name.lower()) if call else table.static_property(name.lower()), call)
    found: list[Inferred] = []
    for target in infer(place, node.expression, depth + 1):
        if not call and target.value is not MISSING:
            value = get_member(target.value, name)
            if value is not None:
                found.append(Inferred(pstype.type_of(value), value))
                continue
        for key, kind_name in target.keys:
            if key.lower() == name.lower():
                found.append(Inferred(find_type(kind_name)))
        if target.type is not None:
            table = dotnet.table(target.type)
            found.extend(_returned(table.method(name.lower()) if call else table.property(name.lower()), call))
    return found


def _returned(member: Any, call: bool) -> list[Inferred]:
    if member is None:
        return []
    if not call:
        kind = find_type(member.type_text) if member.type_text else None
        return [Inferred(kind)] if kind is not None else []
    from pyshell.values.signatures import parse

    kinds: list[Inferred] = []
    seen: set[int] = set()
    for text in member.texts:
        kind = find_type(parse(text).return_text)
        if kind is not None and id(kind) not in seen:
            seen.add(id(kind))
            kinds.append(Inferred(kind))
    return kinds
