"""What generated code calls that has no better home."""

from __future__ import annotations

from pyshell.runtime import faults, flow, operators, types
from pyshell.values.convert import convert, to_bool
from pyshell.values.exceptions import NetException, RuntimeException
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


def exit_shell(context: ExecutionContext, value: Any) -> flow.ExitShell:
    from pyshell.values.convert import to_int

    if value is None or value is AUTOMATION_NULL:
        return flow.ExitShell(0)
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
        raise RuntimeException(
            f"Cannot find the type for custom attribute '{name}'. Make sure that the assembly that contains this "
            "type is loaded.",
            error_id="CustomAttributeTypeNotFound",
            category="InvalidOperation",
        )
    from pyshell.binding.attributes import foreign_attribute

    return foreign_attribute(context, found, positional, named)


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


def unsupported_configuration() -> RuntimeException:
    return RuntimeException(
        "Configurations are not supported: Desired State Configuration exists on Windows only.", error_id="NotSupported"
    )


def negate(value: Any) -> Any:
    return operators.neg(value)


def xor(left: Any, right: Any) -> bool:
    """`-xor`"""
    return to_bool(left) != to_bool(right)


def refuse_method_style(scope: Scope, value: Any) -> Any:
    """The argument of `name(1, 2)`. Raises RuntimeException (StrictModeFunctionCallWithParens) in strict mode 2 and
    later.
    """
    from pyshell.runtime.variables import strict_version

    if strict_version(scope) >= 2:
        raise RuntimeException(
            "The function or command was called as if it were a method. Parameters should be separated by spaces. "
            "For information "
            "about parameters, see the about_Parameters Help topic.",
            error_id="StrictModeFunctionCallWithParens",
            category="InvalidOperation",
        )
    return value
