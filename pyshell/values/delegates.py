"""Script blocks as code for .NET: delegates (Func, Action, Predicate …), and running a block as a member."""

from __future__ import annotations

from pyshell.values.exceptions import NetException
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.values.pstype import PSType

_ABSENT: Any = object()


def invoke_block(script: Any, args: list[Any], this: Any = _ABSENT, dollar_under: Any = _ABSENT) -> Any:
    """Runs a script block (or a Python callable) and gives its output as one value."""
    if not hasattr(script, "invoke"):
        return script(*args)
    options: dict[str, Any] = {}
    if this is not _ABSENT:
        options["this"] = this
    if dollar_under is not _ABSENT:
        options["dollar_under"] = dollar_under
    output = script.invoke(args, **options)
    if not output:
        return AUTOMATION_NULL
    return output[0] if len(output) == 1 else output


class Delegate:
    """A delegate: calling it runs its target and converts the result to the delegate's return type."""

    __slots__ = ("target", "__weakref__")
    net_name = "System.MulticastDelegate"
    net_base = "System.Delegate"

    def __init__(self, target: Any) -> None:
        self.target = target

    def __call__(self, *args: Any) -> Any:
        from pyshell.values.convert import convert
        from pyshell.values.pstype import type_of

        result = invoke_block(self.target, list(args))
        wanted = return_type(type_of(self))
        if result is AUTOMATION_NULL:
            result = None
            if wanted is not None and not wanted.is_value_type:
                return None
        return convert(result, wanted) if wanted is not None else AUTOMATION_NULL

    def Invoke(self, *args: Any) -> Any:
        type_ = _type(self)
        parameters = parameter_types(type_)
        if parameters is not None:
            if len(args) != len(parameters):
                from pyshell.values.overloads import no_overload

                raise no_overload("Invoke", len(args))
            from pyshell.values.convert import convert

            args = tuple(convert(arg, wanted) for arg, wanted in zip(args, parameters))
        return self(*args)

    def DynamicInvoke(self, *args: Any) -> Any:
        return self.Invoke(*args)

    @property
    def Target(self) -> Any:
        return self.target


def _type(value: Any) -> PSType:
    from pyshell.values.pstype import type_of

    return type_of(value)


def return_type(type_: PSType) -> PSType | None:
    """What a delegate type returns, None for void."""
    from pyshell.values import pstype as types

    definition = type_.generic_definition
    name = definition.full_name if definition is not None else type_.full_name
    arguments = type_.generic_arguments
    if name.startswith("System.Func`"):
        return arguments[-1]
    if name == "System.Predicate`1":
        return types.BOOLEAN
    if name == "System.Comparison`1":
        return types.INT32
    if name == "System.Converter`2":
        return arguments[1]
    if name == "System.Text.RegularExpressions.MatchEvaluator":
        return types.STRING
    return None


def parameter_types(type_: PSType) -> tuple[PSType, ...] | None:
    """A delegate type's parameters when they are known."""
    definition = type_.generic_definition
    name = definition.full_name if definition is not None else type_.full_name
    arguments = type_.generic_arguments
    if name.startswith("System.Func`") or name == "System.Converter`2":
        return arguments[:-1]
    if name.startswith("System.Action`") or name == "System.Predicate`1":
        return arguments
    if name == "System.Comparison`1":
        return (arguments[0], arguments[0])
    if name == "System.Action":
        return ()
    return None


def is_script_block(kind: type) -> bool:
    return hasattr(kind, "invoke") and "scriptblock" in kind.__name__.lower()


def to_delegate(kind: type, target: PSType) -> tuple[Callable[[Any], Any], int] | None:
    """The conversion of a script block to a delegate type."""
    from pyshell.values.conversions import LANGUAGE

    if not is_script_block(kind) and kind.__name__ != "MethodValue" and kind.__name__ != "StaticMethodValue":
        return None
    made = target.pyclass
    assert made is not None
    if kind.__name__ in ("MethodValue", "StaticMethodValue"):
        return (lambda value: made(value.Invoke)), LANGUAGE
    return made, LANGUAGE


__all__ = [
    "Delegate",
    "NetException",
    "invoke_block",
    "is_script_block",
    "parameter_types",
    "return_type",
    "to_delegate",
]
