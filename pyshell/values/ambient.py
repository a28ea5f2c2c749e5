"""The engine that .NET statics act on (`[scriptblock]::Create`): the one of this thread, else the one made last.

An engine is whatever the runtime hands in; values ask it only for `compile(text)`.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_by_thread: dict[int, Any] = {}
_latest: Any = None


def set_current(engine: Any, thread: int | None = None) -> None:
    """Makes an engine current, for one thread when given."""
    global _latest
    if thread is None:
        _latest = engine
    else:
        _by_thread[thread] = engine


def forget_thread(thread: int) -> None:
    _by_thread.pop(thread, None)


def current() -> Any:
    """The current engine or None."""
    if not _by_thread:
        return _latest
    from _thread import get_ident

    return _by_thread.get(get_ident(), _latest)
