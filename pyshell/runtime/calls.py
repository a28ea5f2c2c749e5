"""Commands in an expression's place, and function definitions: what nearly every script calls."""

from __future__ import annotations

from pyshell.runtime import pipeline, scopes
from pyshell.runtime.commands import FilterInfo, FunctionInfo
from pyshell.runtime.scriptblock import ScriptBlock
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import Scope
    from pyshell.runtime.scriptblock import BlockCode


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


def define_function(context: ExecutionContext, scope: Scope, code: BlockCode, name: str, is_filter: bool) -> None:
    """A `function` or `filter` statement."""
    prefix, colon, rest = name.partition(":")
    target = scope
    if colon and prefix.lower() in ("global", "script", "local", "private"):
        from pyshell.runtime.variables import home_of

        target = home_of(context, scope, prefix.lower())
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
