"""Running what was typed: history, `$^` and `$$`, and what Ctrl-C does meanwhile."""

from __future__ import annotations

import signal

from pyshell.runtime.flow import PipelineStopped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pyshell.shell import Shell


def prompt_text(shell: Shell) -> str:
    """What the `prompt` function gives, or the usual prompt when there is none or it fails."""
    from pyshell.values.convert import to_string

    context = shell.context
    if context.commands.function("prompt") is None:
        return "PS>"
    ok, exit_code = context.ok, context.last_exit_code
    try:
        result = shell.run("prompt")
    finally:
        context.ok, context.last_exit_code = ok, exit_code
    text = to_string(result.output[-1]) if result.success and result.output else ""
    return text or "PS>"


def is_complete(text: str) -> bool:
    """Whether a text can run: the parser does not wait for more."""
    from pyshell.language import parse

    return not any(error.incomplete_input for error in parse(text).errors)


def run_text(shell: Shell, text: str) -> bool:
    """Run one input; raises ExitShell. The session's history has it afterwards."""
    from pyshell.runtime.history import history_of

    history = history_of(shell.context)
    running = history.start(text)
    try:
        good = shell.print(lambda out: shell.run_block(shell.context.compile(text), out))
        running.succeeded = good
    except PipelineStopped:
        good = False
        running.stopped = True
    finally:
        history.finish(running)
    shell.context.ok = good
    remember_words(shell, text)
    return good


def remember_words(shell: Shell, text: str) -> None:
    """`$^` and `$$`: the first and last word of the line before."""
    from pyshell.language import parse

    words = [t for t in parse(text).tokens if t.kind not in ("EndOfInput", "NewLine", "Comment", "LineContinuation")]
    if words:
        scope = shell.context.session_state.global_scope
        scope.vars["^"], scope.vars["$"] = words[0].text, words[-1].text


# Ctrl-C came while no pipeline ran; the one that is just starting is meant.
_pending = [False]
# While a program has the console, Ctrl-C is for the program; the pipeline stops when that has ended.
_held = [False]


def hold_interrupts() -> None:
    """Keep Ctrl-C back until `release_interrupts`."""
    _held[0] = True


def interrupted() -> bool:
    """Whether Ctrl-C was kept back."""
    return _pending[0]


def release_interrupts() -> None:
    """Ctrl-C stops the pipeline again; raises PipelineStopped when it came meanwhile."""
    _held[0] = False
    if _pending[0]:
        _pending[0] = False
        raise PipelineStopped


class Interruptible:
    """While it lasts, Ctrl-C stops the pipeline: at any point, in whatever waits; before and after it does nothing."""

    def __init__(self, stop: Any = None) -> None:
        self._stop = stop
        self._former: Any = None

    def __enter__(self) -> Interruptible:
        self._former = signal.signal(signal.SIGINT, self._interrupt)
        if _pending[0]:
            _pending[0] = False
            signal.signal(signal.SIGINT, self._former)
            raise PipelineStopped
        return self

    def __exit__(self, *_: object) -> None:
        signal.signal(signal.SIGINT, self._former)

    def _interrupt(self, number: int, frame: Any) -> None:
        if self._stop is not None:
            from threading import Thread

            # Not from here: what the signal interrupted may hold the locks that stopping needs.
            Thread(target=self._stop, daemon=True).start()
            return
        if _held[0]:
            _pending[0] = True
            return
        raise PipelineStopped


def ignore_interrupts() -> None:
    """Ctrl-C between pipelines stops no more than the next one; programs that are started still get theirs."""
    signal.signal(signal.SIGINT, _remember)


def forget_interrupt() -> None:
    """A line is being typed: an earlier Ctrl-C was for what went before."""
    _pending[0] = False


def _remember(number: int, frame: Any) -> None:
    _pending[0] = True


def with_former_place(shell: Shell) -> Iterator[None]:
    """Keep where the outer pipeline stands while a nested prompt runs others."""
    context = shell.context
    saved = context.scope, context.session_state, context.default_out, context.depth, context.ok, context.propagate
    session_scope = context.scope.session
    try:
        yield
    finally:
        scope, state, out, depth, ok, propagate = saved
        context.scope, context.session_state, context.default_out = scope, state, out
        session_scope.current = scope
        context.depth, context.ok, context.propagate = depth, ok, propagate
