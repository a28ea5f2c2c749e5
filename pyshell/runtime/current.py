"""The execution context that runs on this thread, for what is reached without one (conversions, static methods)."""

from __future__ import annotations

from _thread import _local

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.runtime.context import ExecutionContext

_state = _local()
_latest: list[ExecutionContext | None] = [None]


def enter(context: ExecutionContext) -> ExecutionContext | None:
    """Make a context this thread's; gives back the former one for `leave`."""
    from _thread import get_ident

    former = getattr(_state, "context", None)
    _state.context = context
    _latest[0] = context
    context.thread = get_ident()
    return former


def leave(former: ExecutionContext | None) -> None:
    if former is not None:
        _state.context = former


def get() -> ExecutionContext | None:
    """This thread's context, or the one that was entered last on any thread."""
    found: ExecutionContext | None = getattr(_state, "context", None)
    return found if found is not None else _latest[0]
