"""Calling .NET methods: choosing the overload as PowerShell does, converting arguments, wrapping what is thrown.

The choice depends on the types of the arguments only, so it is made once for each combination and kept.
"""

from __future__ import annotations

from pyshell.values import numbers, signatures
from pyshell.values import pstype as types
from pyshell.values.conversions import ASSIGNABLE, IDENTITY, NONE, NULL_TO_VALUE, NUMERIC_IMPLICIT, figure
from pyshell.values.convert import error_text
from pyshell.values.exceptions import (
    DivideByZeroException,
    IndexOutOfRangeException,
    InvalidOperationException,
    MethodException,
    MethodInvocationException,
    NetException,
    NotSupportedException,
    OverflowException,
    PSInvalidCastException,
)
from pyshell.values.psobject import AUTOMATION_NULL, CUSTOM, AutomationNull, PSObject
from pyshell.values.reference import PSReference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from pyshell.values.pstype import PSType
    from pyshell.values.signatures import Overload

_SIMPLE_FIXES: dict[str, type] = {
    "long": numbers.Int64,
    "byte": numbers.Byte,
    "sbyte": numbers.SByte,
    "short": numbers.Int16,
    "ushort": numbers.UInt16,
    "uint": numbers.UInt32,
    "ulong": numbers.UInt64,
    "char": numbers.Char,
    "float": numbers.Single,
    "bigint": numbers.BigInteger,
    "System.IntPtr": numbers.IntPtr,
}


def result_fixer(return_text: str) -> Callable[[Any], Any] | None:
    """What gives a method's Python result the .NET type its signature promises; None when nothing is to be done."""
    marked = _SIMPLE_FIXES.get(return_text)
    if marked is not None:
        return lambda value: marked(value) if type(value) is not marked and value is not None else value
    if return_text == "void":
        return lambda value: AUTOMATION_NULL
    if return_text == "double":
        return lambda value: float(value) if type(value) is int else value
    if return_text.endswith("[]") and return_text != "System.Object[]":
        element_fix = _SIMPLE_FIXES.get(return_text[:-2])

        def fix_array(value: Any) -> Any:
            if type(value) is not list:
                return value
            found = types.find_type(return_text)
            if found is None or found.pyclass is None:
                return value
            return found.pyclass(value if element_fix is None else [element_fix(item) for item in value])

        return fix_array
    return None


class Plan:
    """How to call one overload with arguments of certain types."""

    __slots__ = ("overload", "converters", "fixer", "fill", "tail", "expanded")

    def __init__(
        self, overload: Overload | None, converters: list[Any] | None, fill: tuple[Any, ...], tail: int
    ) -> None:
        self.overload = overload
        self.converters = converters
        self.fixer = None if overload is None else result_fixer(overload.return_text)
        self.fill = fill
        self.tail = tail


def unwrap(value: Any) -> Any:
    """An argument as overload resolution sees it."""
    if type(value) is PSObject and value.base is not CUSTOM:
        return value.base
    return value


class MethodGroup:
    """A method with its overloads. `function(target, *args)` for instances, `function(*args)` for statics."""

    __slots__ = (
        "name",
        "function",
        "texts",
        "_overloads",
        "_plans",
        "is_static",
        "type_name",
        "takes_generics",
        "is_script",
        "owner",
    )

    def __init__(
        self,
        name: str,
        function: Callable[..., Any] | None,
        texts: Sequence[str],
        is_static: bool = False,
        type_name: str = "",
    ) -> None:
        self.name = name
        self.function = function
        self.texts = texts
        self.is_static = is_static
        self.type_name = type_name
        self._overloads: list[Overload] | None = None
        self._plans: dict[tuple[type, ...], Plan] = {}
        self.takes_generics = getattr(function, "takes_generics", False)
        # A script class's method: what it throws reaches the caller as it is.
        self.is_script = False
        self.owner: PSType | None = None

    @property
    def definitions(self) -> list[str]:
        """The signatures as they are shown, those of the type's interfaces after its own."""
        from pyshell.values.interfaces import interface_methods, shown_signature

        texts = [shown_signature(text) for text in self.texts]
        if self.owner is not None:
            texts.extend(text for text in interface_methods(self.owner).get(self.name, ()) if text not in self.texts)
        return texts

    @property
    def overloads(self) -> list[Overload]:
        if self._overloads is None:
            # A member that a class declares anew is recorded twice.
            self._overloads = [signatures.parse(text) for text in dict.fromkeys(self.texts)]
        return self._overloads

    def call(self, target: Any, args: Sequence[Any], generics: tuple[PSType, ...] = ()) -> Any:
        """Raises MethodException (no overload, bad argument), MethodInvocationException (the method threw)."""
        key = tuple([type(arg) for arg in args])
        plan = self._plans.get(key)
        if plan is None:
            if PSObject in key or AutomationNull in key:
                args = [None if arg is AUTOMATION_NULL else self._strip(arg) for arg in args]
                key = tuple([type(unwrap(arg)) for arg in args])
                plan = self._plans.get(key)
            if plan is None:
                plan = self._plan([unwrap(arg) for arg in args])
                self._plans[key] = plan
        return self.run(plan, target, args, generics)

    @staticmethod
    def _strip(arg: Any) -> Any:
        """A wrapper that carries nothing is dropped."""
        if (
            type(arg) is PSObject
            and arg.base is not CUSTOM
            and not arg.notes
            and arg.extra is None
            and arg.type_names is None
        ):
            return arg.base
        return arg

    def run(self, plan: Plan, target: Any, args: Sequence[Any], generics: tuple[PSType, ...] = ()) -> Any:
        converters = plan.converters
        if converters is not None:
            args = self.convert_args(plan, args)
        function = self.function
        if function is None:
            raise wrap_exception(NotSupportedException(), self.name, len(args))
        if self.is_script:
            return function(*args) if self.is_static else function(target, *args)
        try:
            if self.is_static:
                result = function(*args, generics=generics) if self.takes_generics else function(*args)
            else:
                result = function(target, *args)
        except (NetException, LookupError, ArithmeticError, ValueError, OSError, AttributeError, TypeError) as error:
            if getattr(error, "passes_through", False):
                raise
            raise wrap_exception(error, self.name, self._shown_count(plan, args)) from error
        fixer = plan.fixer
        return result if fixer is None else fixer(result)

    @staticmethod
    def _shown_count(plan: Plan, args: Sequence[Any]) -> int:
        return (
            len(args) - len(plan.fill)
            if plan.overload is None or plan.tail < 0
            else max(plan.tail + len(args[-1:][0]), 0)
        )

    def convert_args(self, plan: Plan, args: Sequence[Any]) -> list[Any]:
        converted: list[Any] = []
        overload = plan.overload
        assert overload is not None and plan.converters is not None
        for index, converter in enumerate(plan.converters):
            arg = args[index]
            if converter is None:
                converted.append(arg)
                continue
            try:
                converted.append(converter(arg))
            except NetException as error:
                if error.error_id == "NonRefArgumentToRefParameterMsg":
                    raise
                parameter = overload.parameters[min(index, len(overload.parameters) - 1)]
                raise argument_error(parameter.name or str(index), arg, self.name, parameter.type, error) from None
        if plan.tail >= 0:
            rest = converted[plan.tail :]
            wanted = overload.parameters[-1].type
            assert wanted is not None
            make: Any = wanted.pyclass or list
            return [*converted[: plan.tail], make(rest)]
        converted.extend(plan.fill)
        return converted

    def _plan(self, args: Sequence[Any]) -> Plan:
        if not self.texts:
            plan = Plan(None, None, (), -1)
            if getattr(self.function, "__annotations__", {}).get("return") == "None":
                plan.fixer = result_fixer("void")
            return plan
        candidates = self._candidates(len(args))
        if not candidates:
            raise no_overload(self.name, len(args))
        if len(candidates) == 1:
            chosen, expanded = candidates[0]
            if chosen.has_params and not expanded and len(args) == len(chosen.parameters):
                expanded = not self._fits_unexpanded(chosen, args)
            # The only method of its name converts its arguments and says which failed; one of several is left out.
            needs_reference = any(
                parameter.by_ref and not isinstance(arg, PSReference) for parameter, arg in zip(chosen.parameters, args)
            )
            if len(self.overloads) > 1 and not needs_reference and self._ranks(chosen, expanded, args) is None:
                raise no_overload(self.name, len(args))
            return self._make(chosen, expanded, args)
        return self._best(candidates, args)

    def _candidates(self, count: int) -> list[tuple[Overload, bool]]:
        found: list[tuple[Overload, bool]] = []
        for overload in self.overloads:
            if not overload.usable:
                continue
            size = len(overload.parameters)
            if overload.has_params:
                if count == size:
                    found.append((overload, False))
                elif count >= size - 1:
                    found.append((overload, True))
            elif overload.required <= count <= size:
                found.append((overload, False))
        return found

    @staticmethod
    def _fits_unexpanded(overload: Overload, args: Sequence[Any]) -> bool:
        wanted = overload.parameters[-1].type
        last = args[-1]
        if wanted is None or last is None:
            return True
        element = wanted.element_type
        if isinstance(last, list) and element is not None:
            return all(figure(type(unwrap(item)), element)[1] != NONE for item in last)
        rank = figure(type(last), wanted)[1]
        return rank > 32 and not (element is not None and figure(type(last), element)[1] >= rank)

    def _ranks(self, overload: Overload, expanded: bool, args: Sequence[Any]) -> list[int] | None:
        ranks: list[int] = []
        last = len(overload.parameters) - 1
        for index, arg in enumerate(args):
            parameter = overload.parameters[min(index, last)]
            wanted = parameter.type
            if expanded and index >= last and wanted is not None:
                wanted = wanted.element_type
            assert wanted is not None
            if type(arg) is PSReference or isinstance(arg, PSReference):
                if not parameter.by_ref:
                    return None
                ranks.append(IDENTITY)
                continue
            if parameter.by_ref:
                return None
            rank = _rank(arg, wanted)
            if rank == NONE and parameter.is_open and _closes(arg, wanted):
                rank = ASSIGNABLE
            if rank == NONE:
                return None
            ranks.append(rank)
        return ranks

    def _best(self, candidates: list[tuple[Overload, bool]], args: Sequence[Any]) -> Plan:
        ranked: list[tuple[Overload, bool, list[int]]] = []
        for overload, expanded in candidates:
            forms = [expanded]
            if overload.has_params and not expanded and len(args) == len(overload.parameters):
                forms = [False, True] if self._fits_unexpanded(overload, args) else [True]
            for form in forms:
                ranks = self._ranks(overload, form, args)
                if ranks is not None:
                    ranked.append((overload, form, ranks))
                    break
        if not ranked:
            if any(isinstance(arg, PSReference) for arg in args):
                raise no_overload(self.name, len(args))
            if len({id(overload) for overload, _ in candidates}) == 1:
                return self._make(*candidates[0], args)
            raise no_overload(self.name, len(args))
        best = ranked[0]
        ambiguous: list[tuple[Overload, bool, list[int]]] = []
        for other in ranked[1:]:
            comparison = _compare(best, other)
            if comparison < 0:
                best, ambiguous = other, []
            elif comparison == 0:
                ambiguous.append(other)
        if any(_compare(best, other) <= 0 for other in ambiguous):
            raise MethodException(
                f'Multiple ambiguous overloads found for "{self.name}" and the argument count: "{len(args)}".'
            ).with_error("MethodCountCouldNotFindBest")
        return self._make(best[0], best[1], args)

    def _make(self, overload: Overload, expanded: bool, args: Sequence[Any]) -> Plan:
        converters: list[Any] = []
        last = len(overload.parameters) - 1
        for index, arg in enumerate(args):
            parameter = overload.parameters[min(index, last)]
            wanted = parameter.type
            if expanded and index >= last and wanted is not None:
                wanted = wanted.element_type
            assert wanted is not None
            if parameter.by_ref:
                converters.append(_require_reference(index))
            elif wanted is types.OBJECT or (parameter.is_open and _closes(arg, wanted)):
                converters.append(None)
            else:
                converter, rank = figure(type(arg), wanted)
                converters.append(_unwrapping(converter, wanted, rank))
        fill: tuple[Any, ...] = ()
        if not expanded and len(args) < len(overload.parameters):
            fill = tuple(_fill(each) for each in overload.parameters[len(args) :])
        return Plan(overload, converters, fill, last if expanded else -1)


def _fill(parameter: signatures.Parameter) -> Any:
    if parameter.is_params and parameter.type is not None:
        return (parameter.type.pyclass or list)()
    return parameter.default


def _unwrapping(converter: Any, wanted: PSType, rank: int) -> Any:
    identity = rank in (ASSIGNABLE, IDENTITY)

    def run(value: Any) -> Any:
        if type(value) is PSObject and wanted is not types.PSOBJECT:
            if value.base is not CUSTOM:
                return figure(type(value.base), wanted)[0](value.base)
            return figure(PSObject, wanted)[0](value)
        return value if identity else converter(value)

    return run


def _require_reference(index: int) -> Any:
    def run(value: Any) -> Any:
        if isinstance(value, PSReference):
            return value
        raise MethodException(
            f"Argument: '{index + 1}' should be a System.Management.Automation.PSReference. Use [ref]."
        ).with_error("NonRefArgumentToRefParameterMsg")

    return run


def _rank(arg: Any, wanted: PSType) -> int:
    """The rank of an argument's conversion; script blocks to delegates and PSObjects included."""
    if type(arg) is PSObject:
        if wanted is types.PSOBJECT or wanted is types.CUSTOM_OBJECT:
            return IDENTITY
        if wanted is types.OBJECT:
            return 253
        from pyshell.values.psobject import PSCustomBase

        return figure(PSCustomBase, wanted)[1]
    return figure(type(arg), wanted)[1]


def _closes(arg: Any, wanted: PSType) -> bool:
    """Whether an argument's type is, or implements, some closed form of a generic parameter's type."""
    definition = wanted.generic_definition
    source = types.type_of(arg)
    if definition is None:
        return source.rank == 1
    if source.generic_definition is definition:
        return True
    if definition.name == "IEnumerable`1" and hasattr(type(arg), "enumerate_items"):
        return True
    head = definition.full_name.partition("`")[0] + "["
    return any(name.startswith(head) for name in source.interfaces)


def _compare(first: tuple[Overload, bool, list[int]], second: tuple[Overload, bool, list[int]]) -> int:
    """Above zero when the first overload fits better (PowerShell's CompareOverloadCandidates)."""
    ranks1, ranks2 = first[2], second[2]
    better = 0
    size = len(ranks1)
    for index in range(size):
        weight = size - index
        if ranks1[index] < ranks2[index]:
            better -= weight
        elif ranks1[index] > ranks2[index]:
            better += weight
    if better == 0:
        for index in range(size):
            weight = size - index
            rank1, rank2 = ranks1[index], ranks2[index]
            if rank1 < NULL_TO_VALUE or rank2 < NULL_TO_VALUE:
                continue
            if (rank1 >= NUMERIC_IMPLICIT) != (rank2 >= NUMERIC_IMPLICIT):
                continue
            type1, type2 = _parameter_type(first, index), _parameter_type(second, index)
            if type1 is None or type2 is None or type1 is type2:
                continue
            # an implicit conversion goes to the narrower type, an explicit one to the wider
            back, forth = _between(type1, type2), _between(type2, type1)
            gain = weight * ((back > forth) - (back < forth))
            better += gain if rank1 >= NUMERIC_IMPLICIT else -gain
    if better == 0:
        if first[1] != second[1]:
            return -1 if first[1] else 1
        if first[1]:
            better = len(first[0].parameters) - len(second[0].parameters)
    if better == 0:
        for index in range(size):
            type1, type2 = _parameter_type(first, index), _parameter_type(second, index)
            if type1 is not None and type2 is not None and type1 is not type2:
                better += int(_more_specific(type1, type2)) - int(_more_specific(type2, type1))
    if better == 0:
        better = len(second[0].parameters) - len(first[0].parameters)
    if better == 0 and first[1] and second[1]:
        type1, type2 = _parameter_type(first, size), _parameter_type(second, size)
        if type1 is not None and type2 is not None and type1 is not type2:
            better = int(_more_specific(type1, type2)) - int(_more_specific(type2, type1))
    if better == 0:
        better = len(second[0].generics) - len(first[0].generics)
    return better


def _parameter_type(candidate: tuple[Overload, bool, list[int]], index: int) -> PSType | None:
    parameters = candidate[0].parameters
    last = len(parameters) - 1
    found = parameters[min(index, last)].type
    if candidate[1] and index >= last and found is not None:
        return found.element_type
    return found


def _between(source: PSType, target: PSType) -> int:
    if source.pyclass is None:
        return ASSIGNABLE if source.is_subclass_of(target) else NONE
    return figure(source.pyclass, target)[1]


def _more_specific(first: PSType, second: PSType) -> bool:
    return (
        first is not second
        and second is not types.OBJECT
        and first.is_subclass_of(second)
        or (second is types.OBJECT and first is not types.OBJECT)
    )


def no_overload(name: str, count: int) -> NetException:
    return MethodException(f'Cannot find an overload for "{name}" and the argument count: "{count}".').with_error(
        "MethodCountCouldNotFindBest"
    )


def argument_error(parameter: str, value: Any, method: str, wanted: PSType | None, inner: NetException) -> NetException:
    """A conversion of an argument failed."""
    name = wanted.clr_name if wanted is not None else ""
    return MethodException(
        f'Cannot convert argument "{parameter}", with value: "{error_text(value)}", for "{method}" to type "{name}": '
        f'"{inner.message}"',
        inner,
    ).with_error("MethodArgumentConversionInvalidCastArgument")


def net_exception(error: BaseException) -> NetException:
    """A Python exception that came out of a .NET method's implementation, as .NET would have thrown it."""
    if isinstance(error, NetException):
        return error
    if isinstance(error, ZeroDivisionError):
        return DivideByZeroException()
    if isinstance(error, OverflowError):
        return OverflowException()
    if isinstance(error, IndexError):
        return IndexOutOfRangeException()
    if isinstance(error, OSError):
        from pyshell.values.clr.io import net_error

        return net_error(error)
    return InvalidOperationException(str(error))


def wrap_exception(error: BaseException, name: str, count: int) -> NetException:
    """`Exception calling "name" with "count" argument(s): "…"`."""
    inner = net_exception(error)
    if isinstance(inner, (PSInvalidCastException,)) and name.startswith("op_"):
        return inner
    shown = _type_name(inner)
    made = MethodInvocationException(f'Exception calling "{name}" with "{count}" argument(s): "{inner.message}"', inner)
    return made.with_error(shown)


def _type_name(error: NetException) -> str:
    return types.type_of(error).name


def call_function(function: Callable[..., Any], name: str, args: Sequence[Any]) -> Any:
    """Calls a Python function as a .NET member, its exceptions wrapped."""
    try:
        return function(*args)
    except (NetException, LookupError, ArithmeticError, ValueError, OSError) as error:
        raise wrap_exception(error, name, len(args)) from error
