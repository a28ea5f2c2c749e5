"""Pipelines: commands joined so that each hands every object straight to the next."""

from __future__ import annotations

from pyshell.runtime.callsite import PARAMETER, PARAMETER_WITH_VALUE, SPLAT, VALUE, Arg, Site
from pyshell.runtime.commands import (
    AliasInfo,
    ApplicationInfo,
    CmdletInfo,
    CommandInfo,
    ExternalScriptInfo,
    FunctionInfo,
    not_found,
)
from pyshell.runtime.flow import StopUpstream
from pyshell.runtime.functions import ScriptProcessor, call_function
from pyshell.runtime.scopes import MISSING
from pyshell.runtime.scriptblock import ScriptBlock
from pyshell.values.psobject import AUTOMATION_NULL, PSObject, base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import Scope
    from pyshell.values.exceptions import RuntimeException

NO_INPUT: Any = object()


def call(context: ExecutionContext, scope: Scope, out: Callable[[Any], Any], site: Site, values: list[Any]) -> None:
    """Run one command with a constant name, alone in its pipeline and without redirections."""
    if site.version != context.commands.version or site.session is not context.session_state:
        assert site.name is not None
        if not site.name:
            raise bad_expression(site)
        info = context.commands.find(site.name)
        if info is None:
            raise command_not_found(site, context.commands.last_name(site.name))
        site.info = info
        site.version = context.commands.version
        site.session = context.session_state
    info = site.info
    if type(info) is FunctionInfo and not site.splats and not site.operator and not site.dashes:
        if call_function(context, scope, out, site, info, values):
            return
    run_pipeline(context, scope, out, ((site, MISSING, values),))


def command_not_found(site: Site, name: str) -> RuntimeException:
    from pyshell.runtime.invocation import invocation_at

    error = not_found(name)
    record = error.error_record
    record.invocation_info = invocation_at(site.source, site.name_start or site.start, site.name_end or site.end)
    record.invocation_info.invocation_name = name
    record.category_info.activity = ""
    return error


def run_pipeline(
    context: ExecutionContext,
    scope: Scope,
    out: Callable[[Any], Any],
    stages: Any,
    source: Any = NO_INPUT,
) -> None:
    """Run a pipeline of commands; `source` is the value of an expression that stands first.

    Raises what a command raises to end it; a command's own errors went to its error stream.
    """
    if len(stages) == 1 and stages[0][0].redirections:
        source_redirected = source
        run_redirected(context, scope, out, stages, source_redirected)
        return
    processors = [processor_for(context, site, target, values) for site, target, values in stages]
    redirected = join(context, processors, stages, out)
    run_processors(context, processors, source)
    if redirected is not None:
        for close in redirected:
            close()


def run_redirected(
    context: ExecutionContext, scope: Scope, out: Callable[[Any], Any], stages: Any, source: Any
) -> None:
    """A single command with redirections."""
    processors = [processor_for(context, site, target, values) for site, target, values in stages]
    closers = join(context, processors, stages, out)
    try:
        run_processors(context, processors, source)
    finally:
        for close in closers or ():
            close()


def join(context: ExecutionContext, processors: list[Any], stages: Any, out: Callable[[Any], Any]) -> list[Any] | None:
    """Give each stage its output and its streams; returns what closes the files it opened."""
    closers: list[Any] | None = None
    count = len(processors)
    follower = out
    for index in range(count - 1, -1, -1):
        processor = processors[index]
        processor.position = index + 1
        processor.length = count
        site = stages[index][0]
        sink = follower
        if site is not None and site.redirections:
            from pyshell.runtime.redirection import redirect

            streams, sink, opened = redirect(context, site, stages[index][2], sink)
            processor.streams = streams
            if opened:
                closers = (closers or []) + opened
        processor.out = sink
        follower = processor.process
    return closers


def run_processors(context: ExecutionContext, processors: list[Any], source: Any = NO_INPUT) -> None:
    """Prepare, begin, feed and end the stages of a joined pipeline."""
    first = processors[0]
    context.ok = True
    has_source = source is not NO_INPUT
    try:
        expecting = has_source
        for processor in processors:
            processor.prepare(expecting)
            expecting = True
        for processor in processors:
            processor.begin()
        if has_source:
            feed(first.process, source)
        else:
            first.no_input()
        for processor in processors:
            processor.end()
    except StopUpstream as stop:
        if stop.processor not in processors:
            raise
        for processor in processors[processors.index(stop.processor) + 1 :]:
            processor.end()
    finally:
        for processor in processors:
            processor.dispose()
    for processor in processors:
        if processor.failed or (processor.runtime is not None and processor.runtime.failed):
            context.ok = False
            return
    context.ok = True


def feed(process: Callable[[Any], Any], source: Any) -> None:
    """Push an expression's value into a pipeline: each element of a collection, a scalar as it is."""
    kind = type(source)
    if kind is list:
        for value in source:
            process(value)
        return
    if source is AUTOMATION_NULL:
        return
    from pyshell.values.enumerate import enumerate_value

    values = enumerate_value(source)
    if values is None:
        process(source)
    else:
        for value in values:
            process(value)


def processor_for(context: ExecutionContext, site: Site, target: Any, values: list[Any]) -> Any:
    """The processor of one stage: its command resolved, its splats spread."""
    args: Any = site.args
    if site.splats:
        args, values = spread(context, site, values)
    info: CommandInfo | None
    dotted = site.operator == "."
    if target is MISSING:
        if site.version == context.commands.version and site.session is context.session_state:
            info = site.info
        else:
            assert site.name is not None
            if not site.name:
                raise bad_expression(site)
            info = context.commands.find(site.name)
            if info is None:
                raise command_not_found(site, context.commands.last_name(site.name))
            site.info, site.version, site.session = info, context.commands.version, context.session_state
    else:
        value = base_of(target) if type(target) is PSObject else target
        if isinstance(value, ScriptBlock):
            if site.dashes:
                args, values = after_dashes(args, values)
            return ScriptProcessor(context, None, value, site, args, values, dotted)
        info = command_of(context, site, value)
    return make_processor(context, info, site, args, values, dotted)


def command_of(context: ExecutionContext, site: Site, value: Any) -> CommandInfo:
    """The command that `& value` means; raises for what is none."""
    if isinstance(value, CommandInfo):
        if isinstance(value, AliasInfo):
            return context.commands.resolve(value.definition)
        return value
    if isinstance(value, list) and len(value) == 1:
        return command_of(context, site, base_of(value[0]))
    module_scope = getattr(value, "invoke_in_module", None)
    if module_scope is not None:
        return value  # type: ignore[no-any-return]
    from pyshell.values.convert import to_string

    name = "" if value is None or value is AUTOMATION_NULL else to_string(value)
    if name == "":
        raise bad_expression(site)
    info = context.commands.find(name)
    if info is None:
        raise command_not_found(site, name)
    return info


def bad_expression(site: Site) -> RuntimeException:
    """The error of `& $null`."""
    from pyshell.runtime.invocation import invocation_at
    from pyshell.values.exceptions import RuntimeException

    error = RuntimeException(
        f"The expression after '{site.operator}' in a pipeline element produced an object that was not valid. It "
        "must result in a command "
        "name, a script block, or a CommandInfo object.",
        error_id="BadExpression",
        category="InvalidOperation",
    )
    error.error_record.invocation_info = invocation_at(
        site.source, site.name_start or site.start, site.name_end or site.end
    )
    return error


def make_processor(
    context: ExecutionContext, info: Any, site: Any, args: Any, values: list[Any], dotted: bool = False
) -> Any:
    """A pipeline stage for a command."""
    kind = type(info)
    if site is not None and site.dashes and kind is not ApplicationInfo:
        helped = help_processor(context, info, site, args)
        if helped is not None:
            return helped
        args, values = after_dashes(args, values)
    if kind is CmdletInfo:
        from pyshell.runtime.cmdlets import CmdletProcessor

        return CmdletProcessor(context, info, site, args, values)
    if isinstance(info, FunctionInfo):
        return ScriptProcessor(context, info, info.block, site, args, values, dotted)
    if kind is ExternalScriptInfo:
        from pyshell.runtime.scripts import ScriptFileProcessor

        return ScriptFileProcessor(context, info, info.block(context), site, args, values, dotted)
    if kind is ApplicationInfo:
        from pyshell.runtime.native import NativeProcessor

        return NativeProcessor(context, info, site, args, values)
    if hasattr(info, "invoke_in_module"):
        block = base_of(values[0])
        bound = ScriptBlock(block.code, context, info.session) if isinstance(block, ScriptBlock) else None
        if bound is None:
            return make_processor(context, info.command_in_module(values[0]), site, list(args[1:]), values[1:], dotted)
        return ScriptProcessor(context, None, bound, site, list(args[1:]), values[1:], dotted)
    raise TypeError(f"{kind.__name__} is no command")


def help_processor(context: ExecutionContext, info: Any, site: Site, args: Any) -> Any:
    """`command -?`: Get-Help in the command's place. None where the question mark is not asked for."""
    for arg in args:
        if arg.name == "--":
            return None
        if arg.kind == PARAMETER and arg.name == "?":
            from pyshell.runtime.cmdlets import CmdletProcessor

            helper = context.commands.cmdlet("Get-Help")
            if helper is None or not isinstance(info, CommandInfo):
                return None
            asked = info.path if type(info) is ExternalScriptInfo else info.name
            named = [Arg(PARAMETER_WITH_VALUE, name, None, arg.start, arg.end) for name in ("Name", "Category")]
            return CmdletProcessor(context, helper, site, named, [asked, info.kind])
    return None


def after_dashes(args: Any, values: list[Any]) -> tuple[list[Arg], list[Any]]:
    """`--`: what follows are values, also what looks like a parameter."""
    kept: list[Arg] = []
    result: list[Any] = []
    ended = False
    for arg, value in zip(args, values):
        if not ended:
            if arg.name == "--":
                ended = True
                continue
            kept.append(arg)
            result.append(value)
        elif arg.kind in (PARAMETER, PARAMETER_WITH_VALUE):
            kept.append(Arg(VALUE, "word", None, arg.start, arg.end))
            result.append("-" + (arg.name or ""))
            if arg.kind == PARAMETER_WITH_VALUE:
                kept.append(Arg(VALUE, None, None, arg.start, arg.end))
                result.append(value)
        else:
            kept.append(arg)
            result.append(value)
    return kept, result


def spread(context: ExecutionContext, site: Site, values: list[Any]) -> tuple[list[Arg], list[Any]]:
    """The arguments with splatted variables spread: a dictionary into parameters, a list into values."""
    from pyshell.values.convert import to_string
    from pyshell.values.enumerate import enumerate_value

    args: list[Arg] = []
    result: list[Any] = []
    named: set[str] = {a.name.lower() for a in site.args if a.name and a.kind in (PARAMETER, PARAMETER_WITH_VALUE)}
    for arg, value in zip(site.args, values):
        if arg.kind != SPLAT:
            args.append(arg)
            result.append(value)
            continue
        inner = base_of(value)
        if inner is AUTOMATION_NULL:
            continue
        if type(inner) is str:
            inner = list(inner)
        marks = context.scope.frame.marks if arg.name == "args" and context.scope.frame is not None else None
        if hasattr(inner, "entries") and hasattr(inner, "keys"):
            for name, item in list(inner.items()):
                key = to_string(name)
                if key.lower() in named:
                    continue  # an explicit parameter overrides a splatted one
                args.append(Arg(PARAMETER_WITH_VALUE, key, "splat", arg.start, arg.end))
                result.append(item)
        else:
            items = enumerate_value(inner)
            for at, item in enumerate((inner,) if items is None else items):
                if marks is not None and marks.get(at) == item:
                    args.append(Arg(PARAMETER, marks[at][1:].rstrip(":"), "splat", arg.start, arg.end))
                    result.append(None)
                else:
                    args.append(Arg(VALUE, None, None, arg.start, arg.end))
                    result.append(item)
    return args, result


def run_command(
    context: ExecutionContext,
    name: str | CommandInfo,
    parameters: dict[str, Any],
    positional: list[Any],
    input: Any,
    out: Callable[[Any], Any],
) -> None:
    """Run one command given by name with parameters given as values (embedding, remoting, implicit calls)."""
    info = context.commands.resolve(name) if isinstance(name, str) else name
    args = [Arg(PARAMETER_WITH_VALUE, key, None, 0, 0) for key in parameters] + [
        Arg(VALUE, None, None, 0, 0) for _ in positional
    ]
    values = [*parameters.values(), *positional]
    processor = make_processor(context, info, None, args, values)
    processor.out = out
    run_processors(context, [processor], NO_INPUT if input is None else input)
