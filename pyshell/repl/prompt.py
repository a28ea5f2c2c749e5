"""The prompt on a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager

from pyshell.repl.colors import LineColors
from pyshell.repl.editor import CANCELLED, ENDED, LISTED, LineEditor, Typed
from pyshell.repl.feedback import advice
from pyshell.repl.history import LineHistory, history_path
from pyshell.repl.running import (
    Interruptible,
    forget_interrupt,
    ignore_interrupts,
    prompt_text,
    run_text,
    with_former_place,
)
from pyshell.repl.tabs import columns
from pyshell.repl.terminal import Terminal
from pyshell.runtime.flow import ExitShell, PipelineStopped
from pyshell.runtime.line_options import line_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.shell import Shell


def run_prompt(shell: Shell, logo: bool) -> int:
    """Read and run lines until `exit` or the end of input; returns the exit code."""
    session = PromptSession(shell)
    try:
        if logo:
            shell.host.ui.write_line("PowerShell 7.6.5")
        session.loop()
        return 0
    except ExitShell as stop:
        return stop.code
    finally:
        shell.host.ui.flush()
        session.close()


class PromptSession:
    """The terminal, its line editor and the shell, with the remote session that the prompt may be in."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        host: Any = shell.host
        self.ui: Any = host.ui
        self.terminal = Terminal(sys.stdin.fileno())
        self.terminal.quiet()
        self.ui.terminal = self.terminal
        self.options = line_options(shell.context)
        colors = LineColors(self.options.sequences, bool(self.ui.color))
        self.host = host
        host.attach(self)
        self.editor = LineEditor(LineHistory(history_path()), self.options, colors, self.complete)
        shell.context.interactive = True
        ignore_interrupts()

    def close(self) -> None:
        """Give the terminal back as it was."""
        self.host.pop_runspace()
        self.ui.terminal = None
        self.terminal.as_found()

    # -- the loop --------------------------------------------------------------------------------------

    def loop(self) -> None:
        """Lines until the end of input; raises ExitShell."""
        while True:
            typed = self.read()
            if typed.outcome == ENDED:
                if self.host.remote is not None:
                    self.host.pop_runspace()
                    continue
                return
            if typed.outcome == CANCELLED or not typed.text.strip():
                continue
            self.editor.history.add(typed.text)
            remote = self.host.remote
            if remote is not None:
                remote.run(typed.text)
            else:
                self.run(typed.text)

    def read(self) -> Typed:
        """One input at the prompt; completions that were asked for are listed on the way."""
        prompt = self.prompt()
        above, _, last = prompt.rpartition("\n")
        if above:
            self.ui.write_line(above)
        self.ui.flush()
        text, cursor = "", None
        while True:
            try:
                forget_interrupt()
                typed = self.editor.read(last, text, cursor)
            finally:
                self.terminal.quiet()
            if typed.outcome != LISTED:
                return typed
            self.list(typed.shown)
            text, cursor = typed.text, typed.cursor

    def prompt(self) -> str:
        """The prompt's text."""
        remote = self.host.remote
        try:
            with Interruptible():
                return str(remote.prompt()) if remote is not None else prompt_text(self.shell)
        except PipelineStopped:
            return "PS>"

    def list(self, items: list[str]) -> None:
        """Show completions, after a question when they are many."""
        if len(items) >= self.options.query_items:
            self.ui.write(f"Display all {len(items)} possibilities? (y or n) _")
            self.ui.flush()
            answer = next(self.terminal.characters(), "n")
            self.ui.write_line("\b" + (answer if answer.isprintable() else ""))
            if answer not in "yY \t":
                return
        self.ui.write_line(columns(items, self.ui.width))
        self.ui.flush()

    def run(self, text: str) -> None:
        """Run one input; raises ExitShell."""
        errors = self.shell.context.errors
        former = errors[0] if errors else None
        try:
            with Interruptible():
                run_text(self.shell, text)
        except PipelineStopped:
            self.shell.context.ok = False
        finally:
            self.ui.end_progress()
            self.ui.flush()
        latest = errors[0] if errors else None
        if not self.shell.context.ok and latest is not former:
            said = advice(self.shell, latest, bool(self.ui.color))
            if said is not None:
                self.ui.write_line(said)

    def complete(self, text: str, cursor: int) -> Any:
        """The completions at a place."""
        from pyshell.completion import complete_input

        if text.startswith("#") and "\n" not in text and cursor == len(text):
            return self.from_history(text)
        context = self.shell.context
        ok = context.ok
        try:
            return complete_input(context, text, cursor)
        except Exception:
            # A completer that fails knows nothing; whoever types goes on typing.
            return None
        finally:
            context.ok = ok

    def from_history(self, text: str) -> Any:
        """`#` and a piece of a line: the lines of the history that have it."""
        from pyshell.completion.results import CommandCompletion, CompletionResult
        from pyshell.values.wildcard import matcher

        wanted = matcher(f"*{text[1:]}*")
        lines: dict[str, None] = {}
        for line in reversed(self.editor.history.lines):
            if wanted(line):
                lines.setdefault(line)
        found = [CompletionResult(line, line, "History", line) for line in lines]
        return CommandCompletion(found, 0, len(text)) if found else None

    # -- what the host is asked for --------------------------------------------------------------------

    def nested(self) -> None:
        """A prompt inside a running pipeline, until `exit`."""
        context = self.shell.context
        scope = context.session_state.global_scope
        level = scope.vars.get("nestedpromptlevel", 0)
        with contextmanager(with_former_place)(self.shell):
            self.ui.flush()
            scope.vars["nestedpromptlevel"] = level + 1
            context.scope = context.session_state.global_scope
            try:
                self.loop()
            except ExitShell:
                self.ui.flush()
            finally:
                scope.vars["nestedpromptlevel"] = level
