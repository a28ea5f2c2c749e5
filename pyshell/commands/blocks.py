"""Calling a script block once for each pipeline object, in the scope of the command's caller."""

from __future__ import annotations

from pyshell.runtime.flow import ReturnFromBlock
from pyshell.runtime.scopes import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import Scope
    from pyshell.runtime.scriptblock import ScriptBlock

    PerObject = Callable[[Any, Callable[[Any], Any]], None]


def per_object(context: ExecutionContext, scope: Scope, block: ScriptBlock) -> PerObject:
    """A function (object, output) that runs the block with `$_` the object, without a scope of its own.

    A stage below that runs a block in the same scope puts `$_` back when it returns, so each call restores what it
    found.
    """
    session = block.session
    if scope.session is not session:
        scope = session.current
    body = block.body()
    values = scope.vars

    def run(value: Any, out: Callable[[Any], Any]) -> None:
        saved = values.get("_", MISSING)
        values["_"] = values["psitem"] = value
        try:
            assert body is not None
            if context.scope is scope and context.session_state is session:
                body(context, scope, out)
            else:
                _elsewhere(context, scope, block, lambda: body(context, scope, out))
        except ReturnFromBlock:
            pass
        finally:
            if saved is MISSING:
                values.pop("_", None)
                values.pop("psitem", None)
            else:
                values["_"] = values["psitem"] = saved

    def run_whole(value: Any, out: Callable[[Any], Any]) -> None:
        _elsewhere(
            context, scope, block,
            lambda: block.run(out, dollar_under=value, input=[value], new_scope=False, propagate=False),
        )  # fmt: skip

    return run if body is not None else run_whole


def _elsewhere(context: ExecutionContext, scope: Scope, block: ScriptBlock, work: Callable[[], Any]) -> None:
    """Do some work with `scope` as the current one, whatever runs now (an upstream function, another module)."""
    session = block.session
    before = context.scope, context.session_state, session.current
    context.scope = session.current = scope
    context.session_state = session
    try:
        work()
    finally:
        context.scope, context.session_state, session.current = before


def run_once(context: ExecutionContext, scope: Scope, block: ScriptBlock, out: Callable[[Any], Any]) -> None:
    """Run a block in the caller's scope without an object (ForEach-Object's -Begin and -End)."""
    session = block.session
    if scope.session is not session:
        scope = session.current
    _elsewhere(context, scope, block, lambda: block.run(out, new_scope=False, propagate=False))
