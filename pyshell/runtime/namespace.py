"""The globals of generated code: every name that the compiler may write."""

from __future__ import annotations

from pyshell.runtime import access, callsite, faults, flow, functions, matching, operators, pipeline, scopes, scriptblock, types, variables
from pyshell.runtime.commands import FilterInfo, FunctionInfo
from pyshell.runtime.scriptblock import BlockCode, ScriptBlock
from pyshell.values.convert import convert, to_bool
from pyshell.values.exceptions import NetException, RuntimeException
from pyshell.values.members import invoke_member, script_member, set_member
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import Scope
    from pyshell.values.pstype import PSType


def number(kind: str, value: Any) -> Any:
    """A number literal that is neither Int32 nor Double."""
    from pyshell.values import numbers

    return numbers.from_literal(kind, value)


def cast(context: ExecutionContext, pstype: PSType, value: Any) -> Any:
    """`[type]value`."""
    if pstype.pyclass is type(value):
        return value
    if value is AUTOMATION_NULL:
        value = None
    return convert(value, pstype)


def call_value(context: Any, scope: Any, site: Any, values: list[Any]) -> Any:
    """A command in an expression's place: its output as one value."""
    result: list[Any] = []
    pipeline.call(context, scope, result.append, site, values)
    if len(result) == 1:
        return result[0]
    return result if result else AUTOMATION_NULL


def pipeline_value(context: Any, scope: Any, stages: Any, source: Any = pipeline.NO_INPUT) -> Any:
    """A pipeline in an expression's place."""
    result: list[Any] = []
    pipeline.run_pipeline(context, scope, result.append, stages, source)
    if len(result) == 1:
        return result[0]
    return result if result else AUTOMATION_NULL


def choose_catch(context: ExecutionContext, scope: Scope, runtime: RuntimeException, table: tuple[Any, ...]) -> int:
    """The index of the catch clause that takes an exception, or -1."""
    handlers = [
        (None if types is None else (lambda types=types: resolve_catch(context, types)), index)
        for index, types in enumerate(table)
    ]
    chosen = faults.choose_handler(runtime, handlers, scope)
    return -1 if chosen is None else int(chosen)


def resolve_catch(context: ExecutionContext, references: tuple[Any, ...]) -> list[PSType]:
    """The types of a catch clause; raises TypeNotFound for a name that means none."""
    return [reference.get(context) for reference in references]


def run_traps(context: ExecutionContext, scope: Scope, error: BaseException, traps: tuple[Any, ...], out: Any) -> None:
    table = [
        (None if references is None else (lambda references=references: resolve_catch(context, references)), body)
        for references, body in traps
    ]
    faults.run_traps(context, scope, error, table, out)


def rethrow(runtime: RuntimeException) -> RuntimeException:
    """A bare `throw` in a catch body."""
    runtime.was_thrown_from_throw_statement = True
    return runtime


def exit_shell(context: ExecutionContext, value: Any) -> flow.ExitShell:
    from pyshell.values.convert import to_int

    if value is None or value is AUTOMATION_NULL:
        return flow.ExitShell(context.last_exit_code if value is None and False else 0)
    try:
        return flow.ExitShell(to_int(value))
    except NetException:
        return flow.ExitShell(0)


def type_constraint(pstype: PSType) -> Any:
    from pyshell.binding.attributes import ArgumentTypeConverter

    return ArgumentTypeConverter(pstype)


def attribute(context: ExecutionContext, name: str, positional: list[Any], named: list[tuple[str, Any]]) -> Any:
    """An attribute as written in a script; raises for a name that is none."""
    from pyshell.binding.attributes import make_attribute

    made = make_attribute(name, positional, dict(named))
    if made is not None:
        return made
    found = types.look_up(context, name) or types.look_up(context, name + "Attribute")
    if found is None:
        raise RuntimeException(f"Cannot find the type for custom attribute '{name}'. Make sure that the assembly that contains this type is loaded.", error_id="CustomAttributeTypeNotFound", category="InvalidOperation")
    from pyshell.binding.attributes import foreign_attribute

    return foreign_attribute(context, found, positional, named)


def define_function(context: ExecutionContext, scope: Scope, code: BlockCode, name: str, is_filter: bool) -> None:
    """A `function` or `filter` statement."""
    prefix, colon, rest = name.partition(":")
    target = scope
    if colon and prefix.lower() in ("global", "script", "local", "private"):
        target = variables.home_of(context, scope, prefix.lower())
        name = rest
    block = ScriptBlock(code, context, scope.session)
    made = (FilterInfo if is_filter else FunctionInfo)(name, block)
    if scope.session.module is not None:
        made.module = scope.session.module
    if target.functions is not None:
        existing = target.functions.get(name.lower())
        if existing is not None and existing.options & (scopes.READ_ONLY | scopes.CONSTANT):
            from pyshell.values import exceptions

            raise exceptions.SessionStateUnauthorizedAccessException(
                f"Cannot write to function {name} because it is read-only or constant.",
                error_id="FunctionNotWritable",
                category="WriteError",
                target=name,
            )
    context.commands.set_function(target, made)


def define_types(context: ExecutionContext, scope: Scope, entries: tuple[Any, ...]) -> None:
    from pyshell.runtime.classes import define_types as define

    define(context, scope, entries)


def enum_code(*parts: Any) -> Any:
    from pyshell.runtime.classes import EnumCode

    return EnumCode(*parts)


def class_code(*parts: Any) -> Any:
    from pyshell.runtime.classes import ClassCode

    return ClassCode(*parts)


def property_code(*parts: Any) -> Any:
    from pyshell.runtime.classes import PropertyCode

    return PropertyCode(*parts)


def method_code(*parts: Any) -> Any:
    from pyshell.runtime.classes import MethodCode

    return MethodCode(*parts)


def invoke_as(context: ExecutionContext, pstype: PSType, target: Any, name: str, args: list[Any]) -> Any:
    from pyshell.runtime.classes import invoke_as as invoke

    return invoke(context, pstype, target, name, args)


def using_module(context: ExecutionContext, scope: Scope, value: Any) -> None:
    """`using module`: import it with its classes."""
    context.modules.using(value, scope)


def start_background(context: ExecutionContext, scope: Scope, text: str) -> Any:
    """`pipeline &`."""
    start = context.services["start_background"]
    return start(context, scope, text)


def parse_error(errors: list[Any], source: Any) -> RuntimeException:
    from pyshell.runtime.syntax import parse_exception

    return parse_exception(errors, source)


def unsupported_configuration() -> RuntimeException:
    return RuntimeException("Configurations are not supported: Desired State Configuration exists on Windows only.", error_id="NotSupported")


def negate(value: Any) -> Any:
    return operators.neg(value)


OPERATORS = (
    "add", "subtract", "multiply", "divide", "remainder", "format_", "range_", "shl", "shr", "band", "bor", "bxor", "bnot",
    "increment", "decrement", "join_unary", "split_unary",
    "ieq", "ine", "igt", "ige", "ilt", "ile", "ceq", "cne", "cgt", "cge", "clt", "cle", "ilike", "inotlike", "clike", "cnotlike",
    "icontains", "inotcontains", "ccontains", "cnotcontains", "iin", "inotin", "cin", "cnotin",
)  # fmt: skip


def xor(left: Any, right: Any) -> bool:
    """`-xor`"""
    return to_bool(left) != to_bool(right)


def namespace() -> dict[str, Any]:
    """The names and what they mean."""
    names: dict[str, Any] = {
        "__pyshell__": True,
        "__builtins__": __builtins__,
        "type": type,
        "int": int,
        "len": len,
        "float": float,
        "Exception": Exception,
    }
    for module in (access, matching, variables):
        for name, value in vars(module).items():
            if callable(value) and not name.startswith("_") and getattr(value, "__module__", "") == module.__name__:
                names[name] = value
    for function in (
        number, cast, call_value, pipeline_value, choose_catch, run_traps, rethrow, exit_shell, type_constraint, attribute,
        define_function, define_types, using_module, start_background, parse_error, unsupported_configuration, invoke_as,
        negate, xor,
    ):  # fmt: skip
        names[function.__name__] = function
    for name in OPERATORS:
        names[name] = getattr(operators, name)
    names.update(
        unary_plus=operators.plus,
        get_member=script_member,
        set_member=set_member,
        invoke_member=invoke_member,
        to_bool=to_bool,
        call=pipeline.call,
        run_pipeline=pipeline.run_pipeline,
        Site=callsite.Site,
        Arg=callsite.Arg,
        Redirection=callsite.Redirection,
        BlockCode=BlockCode,
        ParamCode=scriptblock.ParamCode,
        ScriptBlock=ScriptBlock,
        TypeRef=types.TypeRef,
        EnumCode=enum_code,
        ClassCode=class_code,
        PropertyCode=property_code,
        MethodCode=method_code,
        statement_error=faults.statement_error,
        caught=faults.caught,
        passed_by=faults.passed_by,
        bind_catch=faults.bind_catch,
        unbind_catch=faults.unbind_catch,
        throw=faults.throw,
        BreakLoop=flow.BreakLoop,
        ContinueLoop=flow.ContinueLoop,
        ReturnFromBlock=flow.ReturnFromBlock,
        MISSING=scopes.MISSING,
        AUTOMATION_NULL=AUTOMATION_NULL,
        set_default=functions.set_default,
    )
    return names
