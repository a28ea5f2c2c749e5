"""The console as a host: text to standard output and error, prompts, widths."""

from __future__ import annotations

import os
import sys

from pyshell.runtime.host import Host, HostUI

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# .NET's ConsoleColor, in its order, as foreground colours of a terminal; backgrounds are ten more.
CONSOLE_COLORS = (30, 34, 32, 36, 31, 35, 33, 37, 90, 94, 92, 96, 91, 95, 93, 97)
WHITE, YELLOW = 15, 14
_RESET = "\x1b[0m"


class ConsoleUI(HostUI):
    """Standard streams. `interactive` is False with -NonInteractive: prompts then fail as PowerShell's do."""

    def __init__(self, interactive: bool = True) -> None:
        self.interactive = interactive
        self.out = sys.stdout
        self.err = sys.stderr
        self._pending: list[str] = []
        self.color = _colored(sys.stdout)
        self._error_color = self.color and _colored(sys.stderr)
        # The prompt's terminal, while there is one.
        self.terminal: Any = None
        self._styles: Any = None
        self._progress: Any = None

    @property
    def width(self) -> int:  # type: ignore[override]
        return _size("COLUMNS", 0, 120)

    @property
    def height(self) -> int:  # type: ignore[override]
        return _size("LINES", 1, 50)

    # -- colours ---------------------------------------------------------------------------------------

    @property
    def styles(self) -> Any:
        """What formatted output looks like on this console, None where it is plain."""
        if self._styles is None and self.color:
            from pyshell.formatting.style import Styles

            self._styles = Styles()
        return self._styles

    def _styled(self, name: str, text: str) -> str:
        styles = self.styles if self.formatter is None else self.formatter.styles
        return text if styles is None else f"{getattr(styles, name)}{text}{_RESET}"

    def colored(self, text: str, foreground: Any, background: Any = None) -> str:
        """Text in colours of .NET's ConsoleColor, where this console has colour."""
        if not self.color or not text:
            return text
        codes = []
        for number, more in ((foreground, 0), (background, 10)):
            if number is not None and 0 <= int(number) < len(CONSOLE_COLORS):
                codes.append(str(CONSOLE_COLORS[int(number)] + more))
        return f"\x1b[{';'.join(codes)}m{text}{_RESET}" if codes else text

    # -- text out --------------------------------------------------------------------------------------

    def write(self, text: str, foreground: Any = None, background: Any = None) -> None:
        if foreground is not None or background is not None:
            text = self.colored(text, foreground, background)
        pending = self._pending
        pending.append(text)
        if len(pending) > 500:
            self.flush()

    def write_line(self, text: str = "", foreground: Any = None, background: Any = None) -> None:
        if foreground is not None or background is not None:
            text = self.colored(text, foreground, background)
        self.write(text + "\n")

    def flush(self) -> None:
        pending = self._pending
        if pending:
            text = "".join(pending)
            pending.clear()
            if self._progress is not None:
                text = self._progress.around(text)
            self._put(text)

    def _put(self, text: str) -> None:
        try:
            self.out.write(text)
            self.out.flush()
        except BrokenPipeError:
            sys.stdout = None
            raise SystemExit(1) from None

    def write_error(self, text: str) -> None:
        self.flush()
        if not self._error_color and "\x1b" in text:
            from pyshell.formatting.cells import strip_escapes

            text = strip_escapes(text)
        text += "\n"
        if self._progress is not None:
            text = self._progress.around(text)
        try:
            self.err.write(text)
            self.err.flush()
        except BrokenPipeError:
            return

    def write_warning(self, text: str) -> None:
        self.write_line(self._styled("warning", "WARNING: " + text))

    def write_verbose(self, text: str) -> None:
        self.write_line(self._styled("verbose", "VERBOSE: " + text))

    def write_debug(self, text: str) -> None:
        self.write_line(self._styled("debug", "DEBUG: " + text))

    # -- progress --------------------------------------------------------------------------------------

    def write_progress(self, source: int, record: Any) -> None:
        if self.terminal is None:
            return
        if self._progress is None:
            from pyshell.console_progress import ProgressBars

            self._progress = ProgressBars(self)
        self.flush()
        self._put(self._progress.update(record))

    def end_progress(self) -> None:
        """Take the bars away: nothing runs any more."""
        if self._progress is not None:
            self.flush()
            self._put(self._progress.clear())
            self._progress = None

    # -- text in ---------------------------------------------------------------------------------------

    def read_line(self) -> str | None:
        self.flush()
        if not self.interactive:
            raise self.refused("")
        if self.terminal is not None:
            typed: str | None = self.terminal.read_line(self._put)
            return typed
        line = sys.stdin.readline()
        if line == "":
            return None
        line = line.rstrip("\r\n")
        if not sys.stdin.isatty():
            # What comes from a pipe is shown as if it had been typed.
            self.write_line(line)
        return line

    def read_masked(self) -> str | None:
        """A line of which a terminal shows only stars; None at the end of input."""
        self.flush()
        if not self.interactive:
            raise self.refused("")
        if not sys.stdin.isatty():
            return self.read_line()
        from pyshell.repl.terminal import Terminal

        terminal = self.terminal or Terminal(sys.stdin.fileno())
        try:
            typed: str | None = terminal.read_line(self._put, masked=True)
            return typed
        finally:
            if self.terminal is None:
                terminal.as_found()

    def read_secret(self) -> Any:
        from pyshell.values.clr.security import secure_string

        return secure_string(self.read_masked() or "")

    def prompt(self, caption: str, message: str, fields: list[Any]) -> dict[str, Any]:
        from pyshell.console_prompts import prompt_fields

        return prompt_fields(self, caption, message, fields)

    def prompt_for_choice(self, caption: str, message: str, choices: list[tuple[str, str]], default: int) -> int:
        if not self.interactive:
            raise self.refused(message)
        from pyshell.console_prompts import prompt_choice

        return prompt_choice(self, caption, message, choices, default)

    def prompt_for_credential(self, caption: str, message: str, user: str, target: str) -> Any:
        if not self.interactive:
            raise self.refused(message)
        from pyshell.console_prompts import prompt_credential

        return prompt_credential(self, caption, message, user)


def _colored(stream: Any) -> bool:
    """Whether a stream is a terminal that may have colour (the rules of `formatting.style.enabled`, without importing
    it).
    """
    environ = os.environ
    return (
        stream is not None and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb" and bool(stream.isatty())
    )


def _size(variable: str, index: int, default: int) -> int:
    given = os.environ.get(variable, "")
    if given.isdigit() and int(given) > 0:
        return int(given)
    try:
        found = os.get_terminal_size(1)[index]
    except OSError:
        return default
    return found or default


class ConsoleHost(Host):
    """The host behind the command line."""

    name = "ConsoleHost"

    def __init__(self, interactive: bool = True) -> None:
        super().__init__(ConsoleUI(interactive))
        # The session of another computer that lines go to (Enter-PSSession).
        self.remote: Any = None
        # Programs of a pipeline that have the console, or a part of it, now.
        self._applications = 0
        self._session: Any = None

    def attach(self, session: Any) -> None:
        """The prompt that this host belongs to."""
        self._session = session

    def push_runspace(self, runspace: Any) -> None:
        from pyshell.repl.remote import RemotePrompt

        if self.remote is not None:
            from pyshell.values import exceptions

            raise exceptions.PSInvalidOperationException(
                "You are currently in a Windows PowerShell PSSession and cannot use the Enter-PSSession cmdlet to "
                "enter another PSSession."
            )
        self.remote = RemotePrompt(self, runspace)

    def pop_runspace(self) -> None:
        """Leave the other computer's session."""
        left, self.remote = self.remote, None
        if left is not None:
            left.close()

    def enter_nested_prompt(self) -> None:
        if self._session is None:
            super().enter_nested_prompt()
        else:
            self._session.nested()

    @property
    def _console(self) -> Any:
        return self.ui

    def begin_application(self) -> None:
        ui = self._console
        if ui.terminal is None:
            return
        from pyshell.repl.running import hold_interrupts

        self._applications += 1
        ui.end_progress()
        hold_interrupts()
        ui.terminal.as_found()

    def application_interrupted(self) -> bool:
        if self._console.terminal is None:
            return False
        from pyshell.repl.running import interrupted

        return interrupted()

    def end_application(self) -> None:
        ui = self._console
        if ui.terminal is None:
            return
        from pyshell.repl.running import interrupted, release_interrupts

        self._applications -= 1
        if self._applications:
            return
        ui.terminal.quiet()
        if interrupted():
            # Behind the ^C that the terminal has shown.
            ui.write_line()
        release_interrupts()
