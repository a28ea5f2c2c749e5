"""`-match` and its kin, which set `$Matches`; `-replace`, `-split` and type operators as compiled code calls them."""

from __future__ import annotations

from pyshell.runtime import operators
from pyshell.values.convert import enumerate_value
from pyshell.values.exceptions import RuntimeException
from pyshell.values.psobject import base_of
from pyshell.values.pstype import PSType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import Scope


def set_matches(scope: Scope, matches: Any) -> None:
    scope.assign("matches", matches)


def match_scalar(scope: Scope, text: str, pattern: Any, case: bool) -> bool:
    """`text -match pattern` for one value."""
    result, matches = operators.match(text, pattern, case)
    if matches is not None:
        set_matches(scope, matches)
    return bool(result)


def _match(scope: Scope, left: Any, right: Any, case: bool) -> Any:
    result, matches = operators.match(left, right, case)
    if matches is not None:
        set_matches(scope, matches)
    return result


def imatch(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> Any:
    return _match(scope, left, right, False)


def cmatch(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> Any:
    return _match(scope, left, right, True)


def inotmatch(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> Any:
    return _not_match(scope, left, right, False)


def cnotmatch(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> Any:
    return _not_match(scope, left, right, True)


def _not_match(scope: Scope, left: Any, right: Any, case: bool) -> Any:
    result, matches = operators.not_match(left, right, case)
    if matches is not None:
        set_matches(scope, matches)
    return result


def ireplace(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> Any:
    return operators.replace(left, right, False)


def creplace(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> Any:
    return operators.replace(left, right, True)


def isplit(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> Any:
    return operators.split(left, right, False)


def csplit(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> Any:
    return operators.split(left, right, True)


def type_operand(context: ExecutionContext, value: Any) -> PSType:
    """The type at the right of `-is` and `-as`: a type, or its name."""
    inner = base_of(value)
    if type(inner) is PSType:
        return inner
    if type(inner) is not str:
        from pyshell.runtime.operators.types import resolve_type

        return resolve_type(inner, "-is")
    from pyshell.runtime.types import look_up
    from pyshell.values.convert import to_string

    name = to_string(value)
    found = look_up(context, name.strip("[]")) or look_up(context, name)
    if found is None:
        raise RuntimeException(
            f'Cannot convert the "{name}" value of type "System.String" to type "System.Type".',
            error_id="RuntimeException",
        )
    return found


def is_type(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> bool:
    return bool(operators.is_(left, type_operand(context, right)))


def is_not_type(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> bool:
    return not operators.is_(left, type_operand(context, right))


def as_type(context: ExecutionContext, scope: Scope, left: Any, right: Any) -> Any:
    return operators.as_(left, type_operand(context, right))


def join(scope: Scope, left: Any, right: Any) -> str:
    return str(operators.join(left, right))


def values_of(value: Any) -> list[Any]:
    found = enumerate_value(value)
    return [value] if found is None else list(found)
