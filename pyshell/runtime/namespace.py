"""The names that generated code may use: where each lives, fetched when a script first needs it."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_HERE = "pyshell.runtime."
_MODULES: dict[str, tuple[str, ...]] = {
    _HERE + "calls": ("call_value", "pipeline_value", "define_function"),
    _HERE + "cold": (
        "statement_error", "caught", "passed_by", "choose_catch", "bind_catch", "unbind_catch", "throw",
        "run_traps", "rethrow",
        "parse_error",
    ),
    _HERE + "pipeline": ("call", "run_pipeline"),
    _HERE + "callsite": ("Site", "Arg", "Redirection"),
    _HERE + "scriptblock": ("BlockCode", "ParamCode", "ScriptBlock"),
    _HERE + "flow": ("BreakLoop", "ContinueLoop", "ReturnFromBlock"),
    _HERE + "scopes": ("MISSING",),
    _HERE + "types": ("TypeRef",),
    _HERE + "output": ("emit", "nowhere", "element", "collected", "collect", "collect_value", "collect_array",
        "is_null"),
    _HERE + "access": (
        "sub_value", "array_value", "sub_expression", "assign_call", "array_expression", "nothing", "text", "expand",
        "make_hashtable", "make_ordered", "make_custom",
        "member_name", "static_target", "static_member", "set_static_member", "invoke_static_member",
        "nullish_member", "get_index",
        "set_index", "spread_values", "loop_values", "loop_enumerator", "end_enumerator", "other_loop", "switch_values",
        "switch_match",
    ),
    _HERE + "matching": (
        "imatch", "cmatch", "inotmatch", "cnotmatch", "ireplace", "creplace", "isplit", "csplit", "is_type",
        "is_not_type",
        "as_type", "join",
    ),
    _HERE + "variables": (
        "get_var", "set_var", "set_special", "get_scoped", "set_scoped", "get_env", "set_env", "get_drive_item",
        "set_drive_item", "get_using", "make_reference", "make_value_reference", "declare_variable",
        "increment_variable",
        "increment_member", "increment_static", "increment_index",
    ),
    _HERE + "support": (
        "number", "cast", "exit_shell", "type_constraint", "attribute", "define_types", "invoke_as", "using_module",
        "start_background", "unsupported_configuration", "refuse_method_style", "negate", "xor",
    ),
    _HERE + "operators": (
        "add", "subtract", "multiply", "divide", "remainder", "format_", "range_", "shl", "shr", "band", "bor",
        "bxor", "bnot",
        "increment", "decrement", "join_unary", "split_unary",
        "ieq", "ine", "igt", "ige", "ilt", "ile", "ceq", "cne", "cgt", "cge", "clt", "cle", "ilike",
        "inotlike", "clike",
        "cnotlike", "icontains", "inotcontains", "ccontains", "cnotcontains", "iin", "inotin", "cin", "cnotin",
    ),
    "pyshell.values.members": ("invoke_member", "set_member"),
    "pyshell.values.convert": ("to_bool", "to_custom_object"),
    "pyshell.values.psobject": ("AUTOMATION_NULL",),
}  # fmt: skip
PLACES: dict[str, tuple[str, str]] = {name: (module, name) for module, names in _MODULES.items() for name in names}
PLACES.update(
    unary_plus=(_HERE + "operators", "plus"),
    get_member=("pyshell.values.members", "script_member"),
    EnumCode=(_HERE + "support", "enum_code"),
    ClassCode=(_HERE + "support", "class_code"),
    PropertyCode=(_HERE + "support", "property_code"),
    MethodCode=(_HERE + "support", "method_code"),
)
_found: dict[str, Any] = {}


def resolve(name: str) -> Any:
    """What a name of generated code means."""
    found = _found.get(name)
    if found is None:
        module, attribute = PLACES[name]
        found = _found[name] = getattr(__import__(module, fromlist=["_"]), attribute)
    return found
