"""The console as a host: text to standard output and error, prompts, widths."""

from __future__ import annotations

import os
import sys

from pyshell.runtime.host import Host, HostUI

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class ConsoleUI(HostUI):
    """Standard streams. `interactive` is False with -NonInteractive: prompts then fail as PowerShell's do."""

    def __init__(self, interactive: bool = True) -> None:
        self.interactive = interactive
        self.out = sys.stdout
        self.err = sys.stderr
        self._pending: list[str] = []
        self.color = False

    @property
    def width(self) -> int:  # type: ignore[override]
        return _size("COLUMNS", 0, 120)

    @property
    def height(self) -> int:  # type: ignore[override]
        return _size("LINES", 1, 50)

    def write(self, text: str, foreground: Any = None, background: Any = None) -> None:
        pending = self._pending
        pending.append(text)
        if len(pending) > 500:
            self.flush()

    def write_line(self, text: str = "", foreground: Any = None, background: Any = None) -> None:
        self.write(text + "\n")

    def flush(self) -> None:
        pending = self._pending
        if pending:
            text = "".join(pending)
            pending.clear()
            try:
                self.out.write(text)
                self.out.flush()
            except BrokenPipeError:
                sys.stdout = None  # type: ignore[assignment]
                raise SystemExit(1) from None

    def write_error(self, text: str) -> None:
        self.flush()
        try:
            self.err.write(text + "\n")
            self.err.flush()
        except BrokenPipeError:
            return

    def read_line(self) -> str | None:
        self.flush()
        if not self.interactive:
            raise self.refused("")
        line = sys.stdin.readline()
        if line == "":
            return None
        line = line.rstrip("\r\n")
        if not sys.stdin.isatty():
            # What comes from a pipe is shown as if it had been typed.
            self.write_line(line)
        return line

    def read_secret(self) -> Any:
        from pyshell.values.clr.security import secure_string

        self.flush()
        if sys.stdin.isatty():
            from getpass import getpass

            return secure_string(getpass(""))
        return secure_string(self.read_line() or "")

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
