"""Doors to what scripts need only when something goes wrong: the modules behind them load then."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import Scope
    from pyshell.values.exceptions import RuntimeException


def statement_error(context: ExecutionContext, scope: Scope, error: BaseException) -> None:
    from pyshell.runtime.faults import statement_error as handle

    handle(context, scope, error)


def caught(context: ExecutionContext, error: BaseException) -> RuntimeException:
    from pyshell.runtime.faults import caught as handle

    return handle(context, error)


def passed_by(context: ExecutionContext, error: BaseException) -> RuntimeException:
    from pyshell.runtime.faults import passed_by as handle

    return handle(context, error)


def choose_catch(context: ExecutionContext, scope: Scope, runtime: RuntimeException, table: tuple[Any, ...]) -> int:
    from pyshell.runtime.support import choose_catch as handle

    return handle(context, scope, runtime, table)


def bind_catch(scope: Scope, runtime: RuntimeException) -> Any:
    from pyshell.runtime.faults import bind_catch as handle

    return handle(scope, runtime)


def throw(context: ExecutionContext, scope: Scope, value: Any, given: bool) -> RuntimeException:
    from pyshell.runtime.faults import throw as make

    return make(context, scope, value, given)


def unbind_catch(scope: Scope, saved: Any) -> None:
    from pyshell.runtime.faults import unbind_catch as handle

    handle(scope, saved)


def run_traps(context: ExecutionContext, scope: Scope, error: BaseException, traps: tuple[Any, ...], out: Any) -> None:
    from pyshell.runtime import faults
    from pyshell.runtime.support import resolve_catch

    table = [
        (None if references is None else (lambda references=references: resolve_catch(context, references)), body)
        for references, body in traps
    ]
    faults.run_traps(context, scope, error, table, out)


def rethrow(runtime: RuntimeException) -> RuntimeException:
    """A bare `throw` in a catch body."""
    runtime.was_thrown_from_throw_statement = True
    return runtime


def parse_error(errors: list[Any], source: Any) -> RuntimeException:
    from pyshell.runtime.syntax import parse_exception

    return parse_exception(errors, source)
