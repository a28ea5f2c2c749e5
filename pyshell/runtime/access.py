"""Members, indices, collections and output as compiled code uses them."""

from __future__ import annotations

from pyshell.runtime.output import SCALARS, collected, is_null
from pyshell.values import members
from pyshell.values.collections import Dictionary, Hashtable, MultiArray
from pyshell.values.convert import enumerate_value, to_string
from pyshell.values.exceptions import NetException, RuntimeException
from pyshell.values.indexing import get_index as look_up
from pyshell.values.indexing import set_index as store
from pyshell.values.members import get_member, invoke_member, set_member
from pyshell.values.numbers import Int64
from pyshell.values.psobject import AUTOMATION_NULL, PSObject, base_of, custom
from pyshell.values.pstype import PSType, type_of

NoneType = type(None)
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import Scope


def sub_value(value: Any) -> Any:
    """`$(expression)`: a collection is unrolled."""
    if type(value) in SCALARS:
        return value
    if value is AUTOMATION_NULL:
        return value
    values = enumerate_value(value)
    if values is None:
        return value
    return collected(list(values))


def array_value(value: Any) -> list[Any]:
    """`@(expression)`."""
    if type(value) is list:
        return value[:]
    if value is AUTOMATION_NULL:
        return []
    if type(value) in SCALARS:
        return [value]
    values = enumerate_value(value)
    return [value] if values is None else list(values)


def sub_expression(context: ExecutionContext, scope: Scope, value: Callable[[Any, Any], Any]) -> Any:
    """`$(expression)`: an error is the inner statement's; what is around it goes on (string-expansion-error)."""
    try:
        return sub_value(value(context, scope))
    except Exception as error:
        from pyshell.runtime.cold import statement_error

        statement_error(context, scope, error)
        return AUTOMATION_NULL


def array_expression(context: ExecutionContext, scope: Scope, value: Callable[[Any, Any], Any]) -> list[Any]:
    """`@(expression)`, likewise."""
    try:
        return array_value(value(context, scope))
    except Exception as error:
        from pyshell.runtime.cold import statement_error

        statement_error(context, scope, error)
        return []


def assign_call(target: Any, name: str, arguments: list[Any], value: Any) -> None:
    """`target.Item(arguments) = value`. Raises RuntimeException: null target, or no property that takes parameters."""
    if is_null(target):
        raise RuntimeException(
            "You cannot call a method on a null-valued expression.",
            error_id="InvokeMethodOnNull",
            category="InvalidOperation",
        )
    base = base_of(target)
    indexer = getattr(type(base), "net_indexer", None)
    shown = indexer[0] if indexer is not None else "Item" if isinstance(base, (list, Dictionary)) else ""
    if arguments and shown.lower() == name.lower():
        store(base, arguments, value)
        return
    raise RuntimeException(
        f"The property '{name}' cannot be found on this object. Verify that the property exists and can be set.",
        error_id="PropertyNotFound",
        category="InvalidOperation",
    )


def nothing(value: Any) -> Any:
    """`[void]expression`."""
    return AUTOMATION_NULL


def text(value: Any) -> str:
    return to_string(value)


def expand(scope: Scope, value: Any) -> str:
    """A value inside an expandable string; `$OFS` joins collections."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if isinstance(value, list) or type(value) not in SCALARS:
        ofs = scope.find("ofs")
        if ofs is not None and type(ofs) is str:
            return to_string(value, ofs)
    return to_string(value)


# -- hashtables and custom objects ------------------------------------------------------------------------


def duplicate_key(key: Any) -> RuntimeException:
    return RuntimeException(
        f"Duplicate keys '{to_string(key)}' are not allowed in hash literals.",
        error_id="DuplicateKeyInHashLiteral",
        category="InvalidOperation",
    )


def fill(table: Any, pairs: Iterable[tuple[Any, Any]]) -> Any:
    for key, value in pairs:
        key = base_of(key)
        if key is None or key is AUTOMATION_NULL:
            raise RuntimeException(
                "A null key is not allowed in a hash literal.", error_id="InvalidNullKey", category="InvalidOperation"
            )
        if key in table:
            raise duplicate_key(key)
        table[key] = value
    return table


def make_hashtable(pairs: tuple[tuple[Any, Any], ...]) -> Any:
    from pyshell.values.collections import Hashtable

    table = Hashtable()
    table.capacity = len(pairs)
    return fill(table, pairs)


def make_ordered(pairs: tuple[tuple[Any, Any], ...]) -> Any:
    from pyshell.values.collections import OrderedDictionary

    return fill(OrderedDictionary(), pairs)


def make_custom(pairs: tuple[tuple[Any, Any], ...]) -> PSObject:
    """`[pscustomobject]@{…}`: NoteProperties in the order written; `PSTypeName` names the type."""
    notes: dict[str, Any] = {}
    folded: set[str] = set()
    names: list[str] | None = None
    for key, value in pairs:
        name = key if type(key) is str else to_string(key)
        lower = name.lower()
        if lower in folded:
            raise duplicate_key(name)
        folded.add(lower)
        if lower == "pstypename" and isinstance(base_of(value), str):
            names = [to_string(value)]
            continue
        notes[name] = value
    result = custom(notes)
    if names is not None:
        from pyshell.values.psobject import CUSTOM_TYPE_NAMES

        result.type_names = [*names, *CUSTOM_TYPE_NAMES]
    return result


# -- members and indices ----------------------------------------------------------------------------------


def member_name(value: Any) -> str:
    """A computed member name."""
    inner = base_of(value)
    if type(inner) is str:
        return inner
    return to_string(value)


def static_target(context: ExecutionContext, value: Any) -> PSType:
    """What stands left of `::` when it is no type literal: a type, or a value's type."""
    inner = base_of(value)
    if type(inner) is PSType:
        return inner
    if inner is None:
        raise RuntimeException(
            "You cannot call a method on a null-valued expression.",
            error_id="InvokeMethodOnNull",
            category="InvalidOperation",
        )
    return type_of(inner)


def static_member(target: PSType, name: str) -> Any:
    from pyshell.values.members import get_static

    return get_static(target, name)


def set_static_member(target: PSType, name: str, value: Any) -> None:
    from pyshell.values.members import set_static

    set_static(target, name, value)


def invoke_static_member(
    context: ExecutionContext, target: PSType, name: str, args: list[Any], generics: list[Any] | None = None
) -> Any:
    from pyshell.values.members import invoke_static

    if generics:
        return invoke_static(target, name, args, tuple(generics))
    return invoke_static(target, name, args)


def nullish_member(target: Any, name: str, value: Callable[[], Any]) -> None:
    """`$x.name ??= value`."""
    if is_null(get_member(target, name)):
        set_member(target, name, value())


def get_index(target: Any, index: Any) -> Any:
    """`target[index]`; a hashtable by text and an array by number go the short way."""
    kind = type(target)
    if kind is Hashtable:
        if type(index) is str:
            return target._values.get(index.lower() if target.ignore_case else index)
    elif (type(index) is int or type(index) is Int64) and is_plain_list(kind):
        try:
            return target[index]
        except IndexError:
            if not strict_index():
                return None
            raise out_of_bounds() from None
    result = look_up(target, index if type(index) is list and len(index) != 1 else [index])
    if (
        result is None
        and type(index) is int
        and isinstance(target, list)
        and not -len(target) <= index < len(target)
        and strict_index()
    ):
        raise out_of_bounds()
    return result


def strict_index() -> bool:
    """Strict mode 3: an index outside an array is an error."""
    version = members.strict_version
    return version is not None and version() >= 3


def out_of_bounds() -> NetException:
    from pyshell.values.exceptions import IndexOutOfRangeException

    return IndexOutOfRangeException()


def is_plain_list(kind: type) -> bool:
    """Whether a number indexes it as it does Python's lists (arrays of several dimensions are not among them)."""
    found = _PLAIN.get(kind)
    if found is None:
        found = _PLAIN[kind] = issubclass(kind, list) and not issubclass(kind, MultiArray)
    return found


_PLAIN: dict[type, bool] = {}


def set_index(target: Any, index: Any, value: Any) -> None:
    """`target[index] = value`."""
    if value is AUTOMATION_NULL:
        value = None
    kind = type(target)
    if kind is Hashtable:
        if type(index) is str and not target.read_only:
            folded = index.lower() if target.ignore_case else index
            values = target._values
            if folded not in values:
                target._keys[folded] = index
            values[folded] = value
            return
    elif (
        (type(index) is int or type(index) is Int64) and -1 < index < len(target) if isinstance(target, list) else False
    ):
        element_class = ELEMENT_CLASSES.get(kind)
        if element_class is None:
            element_class = ELEMENT_CLASSES[kind] = element_class_of(target)
        if element_class is object or element_class is type(value):
            target[index] = value
            return
    store(target, index if type(index) is list else [index], value)


# The Python class that an element of a list class has; object where any value does, type(None) where the long way is
# needed.
ELEMENT_CLASSES: dict[type, type] = {list: object}


def element_class_of(target: list[Any]) -> type:
    pstype = type_of(target)
    if isinstance(target, MultiArray) or not pstype.rank or pstype.element_type is None:
        return NoneType
    return pstype.element_type.pyclass or NoneType


def spread_values(value: Any, count: int) -> list[Any]:
    """The values of `$a, $b = value`: the last target takes the rest."""
    values = enumerate_value(value) if value is not AUTOMATION_NULL and value is not None else None
    items = list(values) if values is not None else [None if value is AUTOMATION_NULL else value]
    if len(items) > count:
        return [*items[: count - 1], items[count - 1 :]]
    return items + [None] * (count - len(items))


# -- loops --------------------------------------------------------------------------------------------------


def loop_values(value: Any) -> Iterable[Any]:
    """What `foreach` goes over: nothing for null, the elements of a collection, else the value itself."""
    kind = type(value)
    if kind is list:
        return value  # type: ignore[no-any-return]
    if value is None or value is AUTOMATION_NULL:
        return ()
    if kind in SCALARS:
        return (value,)
    values = enumerate_value(value)
    if values is None:
        return (value,)
    return (
        watched(value)
        if isinstance(value, list) and kind.__bases__[0] is not list and not hasattr(kind, "rank")
        else values
    )


def watched(values: list[Any]) -> Iterable[Any]:
    """The elements of a growing list; raises when it changes under the loop."""
    count = len(values)
    for value in values:
        yield value
        if len(values) != count:
            from pyshell.values.exceptions import InvalidOperationException

            raise InvalidOperationException("Collection was modified; enumeration operation may not execute.")


class ForEachEnumerator:
    """`$foreach`: the enumerator of the loop that runs; MoveNext takes the next value away from the loop."""

    __slots__ = ("values", "current", "outer")
    net_name = "System.SZGenericArrayEnumerator`1"

    def __init__(self, values: Iterable[Any], outer: Any) -> None:
        self.values = iter(values)
        self.current: Any = None
        self.outer = outer

    @property
    def Current(self) -> Any:
        return self.current

    def __iter__(self) -> ForEachEnumerator:
        return self

    def __next__(self) -> Any:
        self.current = next(self.values)
        return self.current

    def MoveNext(self) -> bool:
        try:
            self.current = next(self.values)
        except StopIteration:
            return False
        return True

    def Reset(self) -> None:
        raise RuntimeException("Specified method is not supported.")


def loop_enumerator(scope: Scope, value: Any) -> Iterable[Any]:
    enumerator = ForEachEnumerator(loop_values(value), scope.vars.get("foreach"))
    scope.vars["foreach"] = enumerator
    return enumerator


def end_enumerator(scope: Scope) -> None:
    current = scope.vars.get("foreach")
    outer = getattr(current, "outer", None)
    if outer is None:
        scope.vars.pop("foreach", None)
    else:
        scope.vars["foreach"] = outer


def other_loop(flow: Any, label: str | None) -> bool:
    """Whether a `break` or `continue` is meant for a loop further out."""
    wanted = flow.label
    return bool(wanted) and wanted != label


def switch_values(context: ExecutionContext, scope: Scope, value: Any, is_file: bool) -> Iterable[Any]:
    """What `switch` goes over; with -File the lines of a file."""
    if is_file:
        return switch_lines(context, value)
    if value is None:
        return (None,)
    return loop_values(value)


def switch_lines(context: ExecutionContext, value: Any) -> Iterable[Any]:
    path = context.file_path(to_string(value))
    if path is None:
        raise RuntimeException(
            f"Could not open file {to_string(value)}.", error_id="FileOpenError", category="InvalidOperation"
        )
    try:
        with open(path, encoding="utf-8-sig", newline=None) as file:
            return [line.rstrip("\n") for line in file]
    except OSError as error:
        from pyshell.runtime.streams import net_exception

        raise RuntimeException(
            net_exception(error).message, net_exception(error), "FileReadError", "InvalidOperation"
        ) from error


def switch_match(context: ExecutionContext, scope: Scope, mode: str, case: bool, value: Any, pattern: Any) -> bool:
    """Whether a switch clause takes a value."""
    from pyshell.runtime import operators
    from pyshell.runtime.scriptblock import ScriptBlock
    from pyshell.values.convert import to_bool

    inner = base_of(pattern)
    if isinstance(inner, ScriptBlock):
        saved = scope.vars.get("_")
        values: list[Any] = []
        inner.run(values.append, [], dollar_under=value, new_scope=True, propagate=False)
        scope.vars["_"] = scope.vars["psitem"] = saved
        return to_bool(collected(values))
    if mode == "wildcard":
        return bool(operators.like(to_string(value), to_string(pattern), case))
    if mode == "regex":
        from pyshell.runtime.matching import match_scalar

        if getattr(type(inner), "net_name", "") == "System.Text.RegularExpressions.Regex":
            return match_scalar(scope, to_string(value), inner, case)
        return match_scalar(scope, to_string(value), to_string(pattern), case)
    # An exact switch compares texts, whatever the types are (recorded: switch-value-type-comparison).
    return bool(operators.eq(to_string(value), to_string(pattern), case))


__all__ = ["get_member", "invoke_member", "set_member"]
