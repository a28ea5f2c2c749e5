"""Calling functions and script blocks: scopes, frames, parameters, `begin`/`process`/`end`/`clean`.

A function that has no attributes (a simple function) binds here, by a plan kept with the call site; an advanced one
goes
through the binder like a cmdlet.
"""

from __future__ import annotations

from pyshell.runtime.callsite import PARAMETER, PARAMETER_WITH_VALUE
from pyshell.runtime.flow import ReturnFromBlock
from pyshell.runtime.scopes import MISSING, Frame, Scope
from pyshell.values.exceptions import RuntimeException
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.runtime.callsite import Arg
    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scriptblock import BlockCode, ScriptBlock


def bind_positional(context: ExecutionContext, scope: Scope, block: ScriptBlock, args: list[Any]) -> None:
    """Give positional values to a block's parameters (delegates, `.Invoke()`, ScriptMethod calls)."""
    code = block.code
    con = code.constraints(context)
    if con is not None:
        scope.con = con if scope.con is None else {**scope.con, **con}
        scope.con_shared = scope.con is con
    values = scope.vars
    bound: dict[str, Any] = {}
    count = len(args)
    metadata = code.metadata(context) if con is not None else None
    for index, param in enumerate(code.params):
        if index < count:
            value = args[index]
            if metadata is not None:
                value = coerce_argument(context, metadata, param, value)
            values[param.lower] = value
            bound[param.name] = value
        else:
            set_default(context, scope, param, metadata)
    if scope.frame is not None:
        scope.frame.bound = bound
        scope.frame.args = args[len(code.params) :]


def coerce_argument(context: ExecutionContext, metadata: Any, param: Any, value: Any) -> Any:
    from pyshell.binding.binder import coerce

    return coerce(context, metadata, metadata.by_name[param.lower], value)


def set_default(context: ExecutionContext, scope: Scope, param: Any, metadata: Any) -> None:
    """The value of a parameter that got none: its default expression, or its type's empty value."""
    if param.default is not None:
        value = param.default(context, scope)
        if param.type_text is not None:
            con = scope.con
            if con is not None and param.lower in con:
                from pyshell.binding.script_parameters import coerce_default

                value = coerce_default(context, scope, param, con[param.lower], value)
        scope.vars[param.lower] = None if value is AUTOMATION_NULL else value
    elif param.type_text is not None:
        from pyshell.binding.script_parameters import empty_value

        scope.vars[param.lower] = empty_value(param, context)
    else:
        scope.vars[param.lower] = None


class SimplePlan:
    """How the arguments of a call site go to a simple function's parameters."""

    __slots__ = ("targets", "rest", "unbound", "names", "direct")

    def __init__(self) -> None:
        # (index of the value or -1 for a switch's True, parameter)
        self.targets: list[tuple[int, Any]] = []
        self.rest: list[int | str] = []
        self.unbound: list[Any] = []
        self.direct: tuple[tuple[int, str, str], ...] | None = None


def plan_simple(context: ExecutionContext, code: BlockCode, args: tuple[Arg, ...] | list[Arg]) -> SimplePlan:
    """Match a call's arguments with a simple function's parameters, once per call site; raises binding errors."""
    from pyshell.binding.binder import ambiguous, missing_argument, repeated

    plan = SimplePlan()
    metadata = code.metadata(context)
    taken: dict[str, Any] = {}
    by_lower = {p.lower: p for p in code.params}
    positional: list[int] = []
    named: list[str] = []
    rest: list[tuple[int, int | str]] = []  # place, value index or text
    index = 0
    count = len(args)
    while index < count:
        arg = args[index]
        if arg.kind == PARAMETER or arg.kind == PARAMETER_WITH_VALUE:
            assert arg.name is not None
            matches = match_names(metadata, arg.name)
            if len(matches) > 1:
                raise ambiguous(metadata, arg, matches)
            if not matches:
                # An unknown parameter of a simple function is an argument like any other.
                rest.append((index, "-" + arg.name + (":" if arg.kind == PARAMETER_WITH_VALUE else "")))
                if arg.kind == PARAMETER_WITH_VALUE:
                    rest.append((index, index))
                if index + 1 < count and args[index + 1].kind not in (PARAMETER, PARAMETER_WITH_VALUE):
                    # The value behind an unknown name stays with it, attached one or not.
                    index += 1
                    rest.append((index, index))
                index += 1
                continue
            param = matches[0]
            if param.lower in taken:
                raise repeated(metadata, arg, param)
            named.append(param.lower)
            if arg.kind == PARAMETER_WITH_VALUE:
                taken[param.lower] = index
            elif param.is_switch:
                taken[param.lower] = -1
            elif index + 1 < count and (
                args[index + 1].kind not in (PARAMETER, PARAMETER_WITH_VALUE)
                or not match_names(metadata, args[index + 1].name or "")
            ):
                index += 1
                taken[param.lower] = index
            else:
                raise missing_argument(metadata, arg, param)
        else:
            positional.append(index)
        index += 1
    free = iter(positional)
    for param in code.params:
        if param.lower in taken:
            plan.targets.append((taken[param.lower], metadata.by_name[param.lower]))
            continue
        if not metadata.by_name[param.lower].is_switch:
            at = next(free, None)
            if at is not None:
                plan.targets.append((at, metadata.by_name[param.lower]))
                continue
        plan.unbound.append(by_lower[param.lower])
    # What was named is bound first, in the order written.
    order = {at: place for place, at in enumerate(named)}
    plan.targets.sort(key=lambda target: order.get(target[1].lower, count))
    rest.extend((at, at) for at in free)
    rest.sort(key=lambda item: item[0])
    plan.rest = [item[1] for item in rest]
    if not plan.rest and code.constraints(context) is None and all(at >= 0 for at, _ in plan.targets):
        plan.direct = tuple((at, p.lower, p.name) for at, p in plan.targets)
    return plan


def match_names(metadata: Any, name: str) -> list[Any]:
    """The parameters that a written name means: an exact one, else all whose name or alias it begins."""
    key = name.lower()
    exact = metadata.by_name.get(key)
    if exact is not None:
        return [exact]
    found: list[Any] = []
    for known, param in metadata.by_name.items():
        if known.startswith(key) and param not in found:
            found.append(param)
    if len(found) > 1:
        own = [p for p in found if not p.is_common]
        if len(own) == 1:
            return own
    return found


def bind_simple(
    context: ExecutionContext,
    scope: Scope,
    frame: Frame,
    code: BlockCode,
    plan: SimplePlan,
    values: list[Any],
    args: Any,
) -> None:
    """Put a call's values into a simple function's scope as its plan says."""
    variables = scope.vars
    direct = plan.direct
    if direct is not None:
        bound = {}
        for at, lower, name in direct:
            value = values[at]
            if value is AUTOMATION_NULL:
                value = None
            variables[lower] = bound[name] = value
        frame.bound = bound
        frame.args = []
    else:
        con = code.constraints(context)
        if con is not None:
            scope.con = con if scope.con is None else {**scope.con, **con}
            scope.con_shared = scope.con is con
        bound = {}
        metadata = code.metadata(context)
        from pyshell.binding.binder import coerce_at

        for at, param in plan.targets:
            if at >= 0:
                value = values[at]
                if args[at].kind == PARAMETER:
                    value = "-" + args[at].name
            else:
                value = True
            if value is AUTOMATION_NULL:
                value = None
            if param.steps is not None or param.declared_type:
                value = coerce_at(context, metadata, param, value, args[at] if at >= 0 else None)
            variables[param.lower] = bound[param.name] = value
        frame.bound = bound
        frame.args = [item if isinstance(item, str) else values[item] for item in plan.rest]
        frame.marks = {at: item for at, item in enumerate(plan.rest) if type(item) is str}
    for param in plan.unbound:
        set_default(context, scope, param, None)


class ScriptProcessor:
    """A function, script block or script file as a stage of a pipeline."""

    __slots__ = (
        "context", "info", "block", "site", "args", "values", "out", "caller", "session", "scope", "frame", "streams",
        "saved_streams", "position", "length", "expecting", "failed", "collected", "runtime", "binder",
        "dotted", "code",
        "started", "input_seen", "outer_frame", "last_ok",
    )  # fmt: skip

    def __init__(
        self,
        context: ExecutionContext,
        info: Any,
        block: ScriptBlock,
        site: Any,
        args: Any,
        values: list[Any],
        dotted: bool,
    ) -> None:
        self.context = context
        self.info = info
        self.block = block
        self.code = block.code
        self.site = site
        self.args = args
        self.values = values
        self.caller = context.scope
        self.session = block.session
        self.streams = context.streams
        self.out: Callable[[Any], Any] = _nowhere
        self.position = 1
        self.length = 1
        self.expecting = False
        self.failed = False
        self.collected: list[Any] | None = None
        self.runtime: Any = None
        self.binder: Any = None
        self.dotted = dotted
        self.started = False
        self.input_seen = False
        # `$?` as the body left it: what a whole script's exit code goes by.
        self.last_ok = True

    # -- what InvocationInfo asks ----------------------------------------------------------------

    def bound_parameters(self) -> dict[str, Any]:
        bound = self.frame.bound
        return dict(bound.items()) if bound else {}

    def unbound_arguments(self) -> list[Any]:
        return list(self.frame.args or ())

    # -- life ----------------------------------------------------------------------------------------

    def prepare(self, expecting: bool) -> None:
        """Make the scope and bind the command line."""
        self.expecting = expecting
        session = self.session
        code = self.code
        if self.dotted:
            scope = session.current if session is self.context.session_state else session.top
            self.frame = Frame(self.block, self.info, self.site)
            self.scope = scope
            self.outer_frame = scope.frame
        else:
            parent = session.current
            kind = "script" if code.kind == "script" else "block"
            self.scope = scope = Scope(parent, session, kind)
            self.frame = scope.frame = Frame(self.block, self.info, self.site)
        frame = self.frame
        frame.expecting = expecting
        frame.pipeline_position = self.position
        frame.pipeline_length = self.length
        if code.attributes is not None or code.params:
            metadata = code.metadata(self.context)
            if metadata.is_advanced:
                self.bind_advanced(metadata)
                return
        self.bind_plain()

    def bind_plain(self) -> None:
        context, code, site = self.context, self.code, self.site
        args = self.args
        if not args and not code.params:
            self.frame.args = []
            self.frame.bound = {}
            if self.dotted:
                self.scope.vars["args"] = self.frame.args
            return
        if site is not None and args is site.args:
            plan = site.plan
            if site.plan_for is not code:
                plan = site.plan = self.enter_for_binding(lambda: plan_simple(context, code, args))
                site.plan_for = code
        else:
            plan = plan_simple(context, code, args)
        frame = self.frame
        if plan.direct is not None and not plan.unbound:
            bind_simple(context, self.scope, frame, code, plan, self.values, args)
        else:
            self.enter_for_binding(lambda: bind_simple(context, self.scope, frame, code, plan, self.values, args))
        if self.dotted:
            self.scope.vars["args"] = frame.args

    def enter_for_binding(self, work: Callable[[], Any]) -> Any:
        """Default values run in the function's scope, errors carry the function's name."""
        self.enter()
        try:
            return work()
        except RuntimeException as error:
            span = getattr(error, "span", None)
            if span is not None and self.site is not None and error.error_record.invocation_info is None:
                from pyshell.runtime.invocation import invocation_at

                error.error_record.invocation_info = invocation_at(self.site.source, *span)
            raise
        finally:
            self.leave()

    def bind_advanced(self, metadata: Any) -> None:
        from pyshell.runtime.advanced import prepare_advanced

        prepare_advanced(self, metadata)

    def enter(self) -> None:
        context = self.context
        session = self.session
        self.saved_streams = (context.scope, context.session_state, session.current, context.streams)
        context.session_state = session
        context.scope = session.current = self.scope
        context.streams = self.streams
        if self.dotted:
            self.scope.frame = self.frame

    def leave(self) -> None:
        context = self.context
        scope = self.scope
        (context.scope, context.session_state, self.session.current, context.streams) = self.saved_streams
        if self.dotted:
            scope.frame = self.outer_frame
        if scope.functions is not None and not self.dotted:
            context.commands.version += 1

    def call(self, body: Callable[[Any, Any, Any], Any]) -> None:
        """Run one named block in the function's scope."""
        context = self.context
        session = self.session
        saved_scope, saved_session, saved_current, saved_streams = (
            context.scope, context.session_state, session.current, context.streams,
        )  # fmt: skip
        context.session_state = session
        context.scope = session.current = self.scope
        context.streams = self.streams
        if self.dotted:
            self.scope.frame = self.frame
        context.depth += 1
        if context.depth > MAXIMUM_DEPTH:
            context.depth -= 1
            raise RecursionError
        try:
            body(context, self.scope, self.out)
        except ReturnFromBlock:
            pass
        finally:
            self.last_ok = context.ok
            context.depth -= 1
            context.scope = saved_scope
            context.session_state = saved_session
            session.current = saved_current
            context.streams = saved_streams
            if self.dotted:
                self.scope.frame = self.outer_frame

    def begin(self) -> None:
        self.started = True
        code = self.code
        if code.begin is not None:
            self.call(code.begin)
        if code.process is None:
            self.collected = self.frame.input = []
            self.frame.input = self.collected

    def process(self, value: Any) -> None:
        """One pipeline object."""
        self.input_seen = True
        if self.collected is not None:
            if self.binder is not None and not self.binder.bind_pipeline(value):
                return
            self.collected.append(value)
            return
        if self.binder is not None and not self.binder.bind_pipeline(value):
            return
        variables = self.scope.vars
        saved = variables.get("_", MISSING) if self.dotted else MISSING
        variables["_"] = variables["psitem"] = value
        self.frame.input = [value]
        assert self.code.process is not None
        self.call(self.code.process)
        if saved is not MISSING:
            variables["_"] = variables["psitem"] = saved

    def no_input(self) -> None:
        """The first command of a pipeline processes once without input."""
        if self.code.process is not None:
            if self.binder is not None and not self.binder.ready_without_input():
                return
            self.frame.input = []
            self.call(self.code.process)

    def end(self) -> None:
        code = self.code
        if self.binder is not None and not self.input_seen and self.expecting:
            self.binder.finish()
        if code.finish is not None:
            if self.collected:
                # In an end block `$_` is the last object that came.
                self.frame.input = self.collected
            elif self.input_seen and code.process is not None:
                self.frame.input = []
            self.call(code.finish)

    def dispose(self) -> None:
        if self.runtime is not None:
            end_common(self.context, self)
        if self.started and self.code.clean is not None:
            out, self.out = self.out, _nowhere
            try:
                self.call(self.code.clean)
            finally:
                self.out = out
        scope = self.scope if self.started else None
        if scope is not None and scope.functions is not None and not self.dotted:
            self.context.commands.version += 1


def end_common(context: ExecutionContext, processor: Any) -> None:
    """What common parameters leave behind when a command has ended."""
    runtime = processor.runtime
    if runtime.error_variable is not None and context.error_collectors:
        context.error_collectors[:] = [
            entry for entry in context.error_collectors if entry[1] is not runtime.error_variable
        ]
    if runtime.pipeline_variable is not None:
        processor.caller.remove(runtime.pipeline_variable)


MAXIMUM_DEPTH = 4000


def _nowhere(value: Any) -> None:
    """The output of a stage that is not joined to a pipeline."""


def call_function(
    context: ExecutionContext, scope: Scope, out: Callable[[Any], Any], site: Any, info: Any, values: list[Any]
) -> bool:
    """The short way to call a simple function alone in its pipeline. False when the long way is needed."""
    block = info.block
    code = block.code
    if not code.simple or code.attributes is not None:
        return False
    if site.plan_for is not code:
        metadata = code.metadata(context) if code.params else None
        if metadata is not None and metadata.is_advanced:
            return False
        try:
            plan = plan_simple(context, code, site.args) if code.params else None
        except Exception:
            return False  # the long way raises it again, with the function's name
        if code.params and (plan is None or plan.direct is None):
            return False
        if plan is None and any(a.kind for a in site.args):
            return False
        site.plan, site.plan_for = plan, code
    plan = site.plan
    if plan is not None and plan.direct is None:
        return False
    session = block.session
    inner = Scope(session.current, session)
    frame = inner.frame = Frame(block, info, site)
    saved_scope, saved_session, saved_current = context.scope, context.session_state, session.current
    context.depth += 1
    if context.depth > MAXIMUM_DEPTH:
        context.depth -= 1
        raise RecursionError
    context.session_state = session
    context.scope = session.current = inner
    context.ok = True
    try:
        if plan is not None:
            bind_simple(context, inner, frame, code, plan, values, site.args)
        else:
            frame.args = values
            frame.bound = {}
        frame.input = []
        if code.finish is not None:
            code.finish(context, inner, out)
    except ReturnFromBlock:
        pass
    finally:
        context.depth -= 1
        context.scope = saved_scope
        context.session_state = saved_session
        session.current = saved_current
        if inner.functions is not None:
            context.commands.version += 1
    return True
