"""Methods that every value has in PowerShell: `.ForEach()` and `.Where()`."""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.collections import collection
from pyshell.values.convert import convert, to_bool
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import NetException, RuntimeException
from pyshell.values.psobject import AUTOMATION_NULL, AutomationNull
from pyshell.values.pstype import PSType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any


def _items(value: Any) -> list[Any]:
    if type(value) is AutomationNull:
        return []
    items = enumerate_value(value)
    return [value] if items is None else list(items)


def _result(items: list[Any]) -> Any:
    return collection(types.PSOBJECT, items)


def for_each(value: Any, args: Sequence[Any]) -> Any:
    """`.ForEach({…}, arguments)`, `.ForEach([type])`, `.ForEach('Property'[, value])`, `.ForEach('Method',
    arguments)`.
    """
    if not args:
        raise RuntimeException(
            'Cannot find an overload for "ForEach" and the argument count: "0".',
            error_id="MethodCountCouldNotFindBest",
        )
    action, rest = args[0], list(args[1:])
    items = _items(value)
    results: list[Any] = []
    run = getattr(action, "run", None)
    if run is not None:
        # In the caller's own scope (recorded: scope-sort-and-calculated-property-blocks-child).
        for item in items:
            run(results.append, rest, dollar_under=item, new_scope=False)
        return _result(results)
    if type(action) is PSType:
        return _result([convert(item, action) for item in items])
    from pyshell.values.members import MISSING, MethodValue, invoke_member, read, set_member

    name = convert(action, types.STRING)
    for item in items:
        found = read(item, name)
        if found is MISSING or type(found) is MethodValue:
            result = invoke_member(item, name, rest)
            if result is not AUTOMATION_NULL:
                results.append(result)
        elif rest:
            set_member(item, name, rest[0] if len(rest) == 1 else rest)
        else:
            results.append(found)
    return _result(results)


_MODES = ("Default", "First", "Last", "SkipUntil", "Until", "Split")


def where(value: Any, args: Sequence[Any]) -> Any:
    """`.Where({…}, mode, count)`. Raises RuntimeException."""
    if not args:
        raise RuntimeException(
            'Cannot find an overload for "Where" and the argument count: "0".', error_id="MethodCountCouldNotFindBest"
        )
    mode, count = "Default", 0
    if len(args) > 1:
        mode_type = types.find_type("System.Management.Automation.WhereOperatorSelectionMode")
        assert mode_type is not None
        mode = convert(args[1], mode_type).name
    if len(args) > 2:
        count = convert(args[2], types.INT32)
        if count < 0:
            raise RuntimeException(
                "The 'numberToReturn' value provided to the third argument of the 'where' operator must be "
                "greater than "
                "zero. Correct the value of the argument, and try to run the command again.",
                error_id="NumberToReturnMustBeGreaterThanZero",
                category="InvalidOperation",
            )
    block = args[0]
    items = _items(value)
    if block is None:
        if mode in ("First", "Last"):
            picked = items[: count or 1] if mode == "First" else items[-(count or 1) :]
            return _result(picked)
        test: Callable[[Any], bool] = to_bool
    else:

        def test(item: Any) -> bool:
            output: list[Any] = []
            block.run(output.append, dollar_under=item, new_scope=False)
            return to_bool(_one(output))

    return _result(_select(items, test, mode, count))


def _one(output: list[Any]) -> Any:
    if not output:
        return None
    return output[0] if len(output) == 1 else output


def _select(items: list[Any], test: Callable[[Any], bool], mode: str, count: int) -> list[Any]:
    if mode == "First":
        found: list[Any] = []
        for item in items:
            if test(item):
                found.append(item)
                if len(found) >= (count or 1):
                    break
        return found
    if mode == "Last":
        return [item for item in items if test(item)][-(count or 1) :]
    if mode in ("Until", "SkipUntil"):
        for index, item in enumerate(items):
            if test(item):
                before, after = items[:index], items[index:]
                break
        else:
            before, after = items, []
        chosen = before if mode == "Until" else after
        return chosen[:count] if count else chosen
    if mode == "Split":
        yes: list[Any] = []
        no: list[Any] = []
        for item in items:
            if (not count or len(yes) < count) and test(item):
                yes.append(item)
            else:
                no.append(item)
        return [_result(yes), _result(no)]
    matched = [item for item in items if test(item)]
    return matched[:count] if count else matched


METHODS: dict[str, Callable[[Any, Sequence[Any]], Any]] = {"foreach": for_each, "where": where}
__all__ = ["METHODS", "NetException", "for_each", "where"]
