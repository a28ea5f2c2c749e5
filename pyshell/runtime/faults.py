"""What becomes of an exception that ends a statement: its error record, its position, `trap`, `catch`, `$Error`.

The rules are those of a real PowerShell (recorded cases `streams-errors`, `statements`): a statement-terminating error
is reported and the next statement runs, unless a `try` or a trap is around it on the dynamic stack, the preference is
Stop, or it was thrown by `throw`.
"""

from __future__ import annotations

from pyshell.runtime.flow import FlowControl
from pyshell.runtime.scopes import MISSING
from pyshell.runtime.streams import IGNORE, INQUIRE, SILENT, STOP, net_exception, preference
from pyshell.values.errors import ErrorRecord
from pyshell.values.exceptions import ActionPreferenceStopException, NetException, RuntimeException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any

    from pyshell.language.source import Source
    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import Scope
    from pyshell.values.pstype import PSType


def position_of(traceback: TracebackType | None) -> tuple[Source, int, int] | None:
    """The source and extent of the innermost compiled statement in a traceback."""
    found = None
    while traceback is not None:
        source = traceback.tb_frame.f_globals.get("SOURCE")
        if source is not None and "__pyshell__" in traceback.tb_frame.f_globals:
            found = (source, traceback)
        traceback = traceback.tb_next
    if found is None:
        return None
    source, entry = found
    return extent_at(source, entry.tb_frame.f_code, entry.tb_lasti)


def extent_at(source: Source, code: Any, instruction: int) -> tuple[Source, int, int] | None:
    """The extent that the compiler gave to an instruction."""
    index = instruction // 2
    for at, (line, end_line, column, end_column) in enumerate(code.co_positions()):
        if at == index:
            if line is None or end_line is None or column is None or end_column is None:
                return None
            starts = source.line_starts
            return source, starts[line - 1] + column, starts[end_line - 1] + end_column
    return None


def to_runtime_exception(context: ExecutionContext, error: BaseException) -> RuntimeException:
    """The RuntimeException, with its ErrorRecord and position, of whatever a statement raised."""
    if isinstance(error, RuntimeException) and error.record is not None:
        record = error.record
        if record.invocation_info is None:
            place(context, record, error.__traceback__)
        elif record.script_stack_trace is None:
            trace(context, record)
        return error
    exception = net_exception(error)
    if isinstance(exception, RuntimeException):
        runtime = exception
        record = ErrorRecord(
            exception,
            exception.error_id or "RuntimeException",
            exception.error_category or "NotSpecified",
            exception.target,
        )
        runtime.record = record
    elif exception.net_name.startswith("System.Management.Automation.PS"):
        # PowerShell's own exceptions outside the RuntimeException family carry a record that is made one's own.
        runtime = RuntimeException(exception.message, exception)
        record = ErrorRecord(
            runtime,
            exception.error_id or "RuntimeException",
            exception.error_category or "NotSpecified",
            exception.target,
        )
        runtime.record = record
    else:
        record = ErrorRecord(
            exception,
            exception.error_id or exception.net_name,
            exception.error_category or "OperationStopped",
            exception.target,
        )
        runtime = RuntimeException(exception.message, inner=exception)
        runtime.record = record
    place(context, record, error.__traceback__)
    return runtime


def trace(context: ExecutionContext, record: ErrorRecord) -> None:
    """Give a record the script stack where its command stands."""
    position = record.invocation_info.position if record.invocation_info is not None else None
    if position is not None:
        from pyshell.runtime.callstack import stack_trace

        record.script_stack_trace = stack_trace(context, position.source, position.start_offset, position.end_offset)


def place(context: ExecutionContext, record: ErrorRecord, traceback: TracebackType | None) -> None:
    """Give a record the position of the statement that failed."""
    found = position_of(traceback)
    if found is not None:
        from pyshell.runtime.invocation import invocation_at

        record.invocation_info = invocation_at(*found)
        if record.script_stack_trace is None:
            trace(context, record)


def statement_error(context: ExecutionContext, scope: Scope, error: BaseException) -> None:
    """Handle an exception that reached the end of a statement: report it and return, or raise it on."""
    runtime = to_runtime_exception(context, error)
    record = runtime.record
    assert record is not None
    context.ok = False
    leaving = getattr(runtime, "leaves", None)
    if leaving is not None and is_within(scope, leaving):
        raise runtime if runtime is not error else error
    if context.propagate or runtime.suppress_prompt:
        add_to_error_variable(context, runtime, record)
        raise runtime if runtime is not error else error
    action = preference(scope, "erroractionpreference")
    if isinstance(runtime, ActionPreferenceStopException):
        action = STOP
    if action == INQUIRE and not runtime.was_thrown_from_throw_statement:
        action = ask(context, runtime)
    add_to_error_variable(context, runtime, record)
    if action in (SILENT, IGNORE):
        return
    if action == STOP:
        runtime.suppress_prompt = True
        raise runtime if runtime is not error else error
    if runtime.was_thrown_from_throw_statement:
        raise runtime if runtime is not error else error
    report(context, record)


def is_within(scope: Scope | None, frame: Any) -> bool:
    """Whether a scope belongs to a call that `$PSCmdlet.ThrowTerminatingError` ends."""
    while scope is not None:
        if scope.frame is frame:
            return True
        scope = scope.parent
    return False


def ask(context: ExecutionContext, runtime: RuntimeException) -> str:
    answer = context.host.ui.prompt_for_choice(
        "Action to take for this exception:",
        runtime.message,
        [("&Continue", ""), ("&Silently Continue", ""), ("&Break", ""), ("&Suspend", "")],
        0,
    )
    return ("Continue", SILENT, STOP, STOP)[answer]


def add_to_error_variable(context: ExecutionContext, runtime: RuntimeException, record: ErrorRecord) -> None:
    context.add_error(record)


def report(context: ExecutionContext, record: ErrorRecord) -> None:
    """Show a record on the error stream."""
    context.streams.error(record)


def run_traps(context: ExecutionContext, scope: Scope, error: BaseException, traps: Any, out: Any) -> None:
    """Let the traps of a block see an error: continue returns, break raises.

    `traps` is a list of (types or None, body); a body returns True for `continue`, None when it ran to its end.
    """
    runtime = to_runtime_exception(context, error)
    record = runtime.record
    assert record is not None
    context.ok = False
    chosen = choose_handler(runtime, [(types, body) for types, body in traps], scope)
    if chosen is None:
        statement_error(context, scope, error)
        return
    context.add_error(record)
    from pyshell.runtime.flow import BreakLoop, ContinueLoop
    from pyshell.runtime.scopes import Frame
    from pyshell.runtime.scopes import Scope as NewScope

    inner = NewScope(scope, scope.session)
    inner.frame = scope.frame if scope.frame is not None else Frame(None)
    # A handler of an inner exception's type sees a record of its own.
    inner.vars["_"] = inner.vars["psitem"] = runtime.record
    saved = context.scope
    context.scope = scope.session.current = inner
    saved_propagate, context.propagate = context.propagate, False
    try:
        chosen(context, inner, out)
    except ContinueLoop:
        return
    except BreakLoop:
        raise runtime from None
    finally:
        context.scope = scope.session.current = saved
        context.propagate = saved_propagate
    # A trap that just ends: the error is shown and the next statement runs, as recorded.
    action = preference(scope, "erroractionpreference")
    if context.propagate or action == STOP:
        raise runtime
    if action in (SILENT, IGNORE):
        return
    report(context, record)


def caught(context: ExecutionContext, error: BaseException) -> RuntimeException:
    """An exception as a `catch` sees it; it joins `$Error`."""
    runtime = to_runtime_exception(context, error)
    record = runtime.record
    assert record is not None
    context.ok = False
    add_to_error_variable(context, runtime, record)
    runtime.suppress_prompt = False
    return runtime


def choose_handler(runtime: RuntimeException, handlers: list[tuple[Any, Any]], scope: Scope) -> Any:
    """The body of the handler that fits best, or None: the most derived type wins, a bare one is the last resort.

    A handler of an inner exception's type sees a record with that exception.
    """
    best: Any = None
    best_rank = 1 << 30
    matched: NetException | None = None
    candidates = exception_chain(runtime)
    for types, body in handlers:
        if types is None:
            if best is None and best_rank > (1 << 29):
                best, best_rank = body, 1 << 29
            continue
        for pstype in types():
            for offset, candidate in enumerate(candidates):
                rank = distance(candidate, pstype)
                if rank is not None and rank + offset * 1000 < best_rank:
                    best, best_rank, matched = body, rank + offset * 1000, candidate
    record = runtime.record
    if matched is not None and record is not None and matched is runtime.inner and record.exception is runtime:
        fresh = record.copy()
        fresh.exception = matched
        runtime.record = fresh
    return best


def exception_chain(runtime: RuntimeException) -> list[NetException]:
    """The exceptions that a handler's types are held against, in order."""
    record = runtime.record
    chain: list[Any] = []
    if record is not None and isinstance(runtime, ActionPreferenceStopException):
        chain.append(record.exception)
        chain.append(runtime)
    else:
        inner = runtime.inner
        if inner is not None:
            chain.append(inner)
        if record is not None and record.exception not in chain and record.exception is not runtime:
            chain.insert(0, record.exception)
        chain.append(runtime)
    return chain


def distance(exception: NetException, pstype: Any) -> int | None:
    """How many bases lie between an exception's class and a type, or None when it is no instance."""
    from pyshell.values.pstype import type_of

    step = 0
    current: PSType | None = type_of(exception)
    while current is not None:
        if current is pstype or current.full_name == pstype.full_name:
            return step
        current = current.base
        step += 1
    return None


def passed_by(context: ExecutionContext, error: BaseException) -> RuntimeException:
    """An exception on its way through a `try` that only has a `finally`; it joins `$Error`."""
    runtime = to_runtime_exception(context, error)
    assert runtime.record is not None
    add_to_error_variable(context, runtime, runtime.record)
    return runtime


def bind_catch(scope: Scope, runtime: RuntimeException) -> Any:
    """Set `$_` for a catch body (a record of its own); the former value is given back for `unbind_catch`."""
    saved = scope.vars.get("_", MISSING)
    record = runtime.record
    assert record is not None
    scope.vars["_"] = scope.vars["psitem"] = record.copy()
    return saved


def unbind_catch(scope: Scope, saved: Any) -> None:
    if saved is MISSING:
        scope.vars.pop("_", None)
        scope.vars.pop("psitem", None)
    else:
        scope.vars["_"] = scope.vars["psitem"] = saved


def throw(context: ExecutionContext, scope: Scope, value: Any, given: bool) -> RuntimeException:
    """The exception that `throw value` raises."""
    from pyshell.values.convert import to_string
    from pyshell.values.psobject import PSObject, base_of

    inner = base_of(value) if isinstance(value, PSObject) else value
    if isinstance(inner, ErrorRecord):
        record = inner
        exception = record.exception
        if isinstance(exception, RuntimeException):
            runtime = exception
        else:
            runtime = RuntimeException(exception.message, inner=exception)
        fresh = record.copy()
        fresh.reported = False
        runtime.record = fresh
        runtime.was_thrown_from_throw_statement = True
        return runtime
    if isinstance(inner, NetException):
        if isinstance(inner, RuntimeException) and inner.record is not None:
            inner.was_thrown_from_throw_statement = True
            return inner
        runtime = inner if isinstance(inner, RuntimeException) else RuntimeException(inner.message, inner=inner)
        record = ErrorRecord(inner, inner.message, "OperationStopped")
        if isinstance(inner, RuntimeException):
            record.error_id = inner.error_id or inner.message
        runtime.record = record
        runtime.was_thrown_from_throw_statement = True
        return runtime
    text = to_string(value) if given else "ScriptHalted"
    if given and value is None:
        text = "ScriptHalted"
    runtime = RuntimeException(text)
    runtime.record = ErrorRecord(runtime, text, "OperationStopped", value if given else None)
    runtime.was_thrown_from_throw_statement = True
    return runtime


def is_flow(error: BaseException) -> bool:
    return isinstance(error, FlowControl)
