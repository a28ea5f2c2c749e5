"""Members of values and types, keys of dictionaries."""

from __future__ import annotations

from pyshell.completion.inference import MISSING, Inferred, infer
from pyshell.completion.results import CompletionResult
from pyshell.language import nodes as ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.completion.analysis import Place
    from pyshell.values.pstype import PSType

_COLLECTION_METHODS = (
    ("Where", "Where({ expression } [, mode [, numberToReturn]])"),
    ("ForEach", "ForEach(expression [, arguments...])"),
    ("PSWhere", "PSWhere({ expression } [, mode [, numberToReturn]])"),
    ("PSForEach", "PSForEach(expression [, arguments...])"),
)


def complete(place: Place, typed: str) -> list[CompletionResult] | None:
    """The members after a `.` or `::`; None where no member access is."""
    node = _access(place)
    if node is None:
        return None
    if node.static:
        kind = _static_type(place, node)
        return static(kind, typed) if kind is not None else []
    results: dict[str, CompletionResult] = {}
    for target in infer(place, node.expression):
        for result in of(target, typed):
            results.setdefault(result.list_item_text.lower(), result)
    return list(results.values())


def _access(place: Place) -> Any:
    """The member access whose operator stands right before the cursor's word."""
    operator_end = place.start
    for node in reversed(place.chain()):
        if isinstance(node, ast.MemberExpressionAst) and node.expression is not None:
            between = place.text[node.expression.end : operator_end].strip()
            if node.expression.end <= operator_end and between in (".", "::", "?."):
                return node
    return None


def _static_type(place: Place, node: Any) -> PSType | None:
    from pyshell.runtime.types import look_up

    target = node.expression
    if isinstance(target, ast.TypeExpressionAst):
        return look_up(place.context, target.type_name.name, tuple(place.tree.source.namespaces))
    for each in infer(place, target):
        if each.value is not MISSING:
            from pyshell.values.pstype import PSType

            return each.value if isinstance(each.value, PSType) else each.type
    return None


def _matches(typed: str) -> Any:
    from pyshell.values.wildcard import matcher

    return matcher(typed + "*")


def of(target: Inferred, typed: str) -> list[CompletionResult]:
    """The members of one thing: properties by name, methods by name, indexers, keys."""
    wanted = _matches(typed)
    properties, methods, indexers = _listed(target)
    results = [r for r in properties if wanted(r.list_item_text)]
    results += [r for r in methods if wanted(r.list_item_text)]
    results += [r for r in indexers if wanted(r.list_item_text)]
    if _is_collection(target):
        results += [
            CompletionResult(name + "(", name, "Method", tip) for name, tip in _COLLECTION_METHODS if wanted(name)
        ]
    if not target.is_object:
        results += [CompletionResult(name, name, "Property", tip) for name, tip in _keys(target) if wanted(name)]
    return results


def _is_collection(target: Inferred) -> bool:
    kind = target.type
    if kind is None or kind.full_name == "System.String":
        return False
    names = kind.interfaces
    return bool(kind.rank) or "System.Collections.IList" in names


def _listed(target: Inferred) -> tuple[list[CompletionResult], list[CompletionResult], list[CompletionResult]]:
    from pyshell.values import memberview, typedata
    from pyshell.values.members import all_properties

    properties: dict[str, CompletionResult] = {}
    methods: dict[str, CompletionResult] = {}
    indexers: list[CompletionResult] = []
    if target.is_object:
        for name, type_name in target.keys:
            properties[name.lower()] = CompletionResult(name, name, "Property", f"{type_name} {name}")
    if target.value is not MISSING:
        for each in memberview.properties_of(target.value):
            properties.setdefault(each.name.lower(), _property(each.name, each.definition))
        for each in memberview.methods_of(target.value):
            methods.setdefault(each.name.lower(), _method(each.name, each.source))
    if target.type is not None:
        kind = target.type
        if target.value is MISSING:
            for prop in all_properties(kind):
                accessors = _accessors(prop.setter is not None, target.evaluated)
                properties.setdefault(
                    prop.name.lower(), _property(prop.name, f"{prop.type_text} {prop.name} {accessors}")
                )
            for group in memberview.all_methods(kind):
                methods.setdefault(group.name.lower(), _method(group.name, group))
            for folded, member in typedata.members(kind.type_names).items():
                shown = memberview.view(None, member.name, member.kind, member)
                if shown.is_property:
                    properties.setdefault(folded, _property(member.name, memberview.definition_of(shown)))
                elif member.kind.endswith("Method"):
                    methods.setdefault(
                        folded,
                        CompletionResult(member.name + "(", member.name, "Method", memberview.definition_of(shown)),
                    )
        for result in _array_methods(kind):
            methods.setdefault(result.list_item_text.lower(), result)
        for name, text in _indexers(kind):
            indexers.append(CompletionResult(name + "(", name, "Method", text))
    return _by_name(properties), _by_name(methods), indexers


# Properties that take an index, as .NET shows them; {0} and {1} stand for the type's arguments.
_INDEXERS = {
    "System.String": "char Chars(int index) {get;}",
    "System.Collections.Hashtable": "System.Object Item(System.Object key) {get;set;}",
    "System.Collections.ArrayList": "System.Object Item(int index) {get;set;}",
    "System.Collections.Specialized.OrderedDictionary": (
        "System.Object Item(int index) {get;set;}, System.Object Item(System.Object key) {get;set;}"
    ),
    "System.Collections.Generic.List`1": "{0} Item(int index) {get;set;}",
    "System.Collections.Generic.Dictionary`2": "{1} Item({0} key) {get;set;}",
    "System.Text.StringBuilder": "char Chars(int index) {get;set;}",
}
_ARRAY_INDEXER = "System.Object IList.Item(int index) {get;set;}"
_CORE = "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"


def _indexers(kind: PSType) -> list[tuple[str, str]]:
    if kind.rank:
        return [("Item", _ARRAY_INDEXER)]
    for each in kind.chain():
        text = _INDEXERS.get((each.generic_definition or each).full_name)
        if text is not None:
            for number, argument in enumerate(each.generic_arguments):
                text = text.replace(f"{{{number}}}", argument.ps_name)
            return [(text.partition("(")[0].rpartition(" ")[2], text)]
    return []


def _accessors(writable: bool, evaluated: bool) -> str:
    """How a tip shows them: a value's properties otherwise than those of a type that is only expected."""
    if evaluated:
        return "{get;set;}" if writable else "{get;}"
    return "{ get; set; }" if writable else "{ get; }"


def _array_methods(kind: PSType) -> list[CompletionResult]:
    """What every array type has of its own."""
    if not kind.rank or kind.element_type is None:
        return []
    element = kind.element_type
    places = ", ".join("int " for _ in range(kind.rank))
    shown = element.ps_name if element.ps_name != "object" else "System.Object"
    return [
        CompletionResult("Address(", "Address", "Method", f"{element.full_name}&, {_CORE} Address({places})"),
        CompletionResult("Get(", "Get", "Method", f"{shown} Get({places})"),
        CompletionResult("Set(", "Set", "Method", f"void Set({places}, {shown} )"),
    ]


def _by_name(results: dict[str, CompletionResult]) -> list[CompletionResult]:
    return sorted(results.values(), key=lambda each: each.list_item_text.lower())


def _property(name: str, tip: str) -> CompletionResult:
    return CompletionResult(_word(name), name, "Property", tip)


def _method(name: str, group: Any) -> CompletionResult:
    texts = getattr(group, "texts", None) or [f"System.Object {name}()"]
    return CompletionResult(name + "(", name, "Method", "\r\n".join(texts))


def _word(name: str) -> str:
    return name if name.replace("_", "a").isalnum() else "'" + name.replace("'", "''") + "'"


def _keys(target: Inferred) -> list[tuple[str, str]]:
    """The entries of a dictionary: (key, what it holds)."""
    from pyshell.values.collections import Dictionary
    from pyshell.values.convert import to_string
    from pyshell.values.psobject import base_of

    found = [(name, name) for name, _ in target.keys]
    if target.value is not MISSING:
        inner = base_of(target.value)
        if isinstance(inner, (dict, Dictionary)):
            found.extend((shown, shown) for shown in map(to_string, list(inner)))
    return found


def static(kind: PSType, typed: str) -> list[CompletionResult]:
    """The static members of a type, `new` among them."""
    from pyshell.values import memberview

    wanted = _matches(typed)
    properties: dict[str, CompletionResult] = {}
    methods: dict[str, CompletionResult] = {}
    for each in memberview.static_members_of(kind):
        if each.kind == "Property":
            source = each.source
            accessors = "{get;set;}" if source.setter is not None else "{get;}"
            text = f"static {source.type_text or kind.ps_name} {each.name} {accessors}"
            properties.setdefault(each.name.lower(), CompletionResult(each.name, each.name, "Property", text))
        else:
            methods.setdefault(each.name.lower(), _method(each.name, each.source))
    for group in _inherited(kind):
        methods.setdefault(group.name.lower(), _method(group.name, group))
    return [r for r in (*_by_name(properties), *_by_name(methods)) if wanted(r.list_item_text)]


def _inherited(kind: PSType) -> list[Any]:
    from pyshell.values import dotnet, pstype

    found: list[Any] = []
    for each in kind.chain():
        if each is kind:
            continue
        table = dotnet.table(each)
        found.extend(
            group for name in table.record("staticMethods") if (group := table.static_method(name)) is not None
        )
    if not found and kind is not pstype.OBJECT:
        table = dotnet.table(pstype.OBJECT)
        found.extend(
            group for name in table.record("staticMethods") if (group := table.static_method(name)) is not None
        )
    return found


def keys(place: Place, node: ast.IndexExpressionAst, typed: str) -> list[CompletionResult]:
    """The keys that an index in quotes could be."""
    quote = place.text[place.start]
    results: list[CompletionResult] = []
    for target in infer(place, node.target):
        for name, _ in _keys(target):
            if name.lower().startswith(typed.lower()):
                text = quote + name.replace(quote, quote * 2) + quote
                results.append(CompletionResult(text, name, "Property", name))
    return results
