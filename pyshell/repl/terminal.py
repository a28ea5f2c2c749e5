"""The terminal's modes: as it was found, for programs and for lines typed to a prompt; quiet, while a pipeline runs."""

from __future__ import annotations

import os
import termios

from pyshell.runtime.flow import PipelineStopped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

ERASE = ("\x7f", "\x08")


class Terminal:
    """One terminal, by its file descriptor. `found` is how it was before the shell changed anything."""

    def __init__(self, descriptor: int = 0) -> None:
        self.descriptor = descriptor
        self.found: list[Any] = termios.tcgetattr(descriptor)

    def as_found(self) -> None:
        """Echo, lines and signals: what programs expect."""
        self._set(self.found)

    def quiet(self) -> None:
        """Nothing typed is shown, and what is typed waits for the next prompt; Ctrl-C is still a signal."""
        modes = termios.tcgetattr(self.descriptor)
        modes[3] = (modes[3] | termios.ISIG) & ~(termios.ECHO | termios.ICANON)
        modes[0] |= termios.ICRNL
        control = list(modes[6])
        control[termios.VMIN], control[termios.VTIME] = 1, 0
        control[termios.VQUIT] = control[termios.VSUSP] = b"\0"
        modes[6] = control
        self._set(modes)

    def _set(self, modes: list[Any]) -> None:
        # Not TCSAFLUSH: what was typed ahead stays.
        termios.tcsetattr(self.descriptor, termios.TCSADRAIN, modes)

    def characters(self) -> Iterator[str]:
        """Characters as they are typed, unseen."""
        from codecs import getincrementaldecoder

        decoder = getincrementaldecoder("utf-8")("replace")
        while byte := os.read(self.descriptor, 1):
            yield from decoder.decode(byte)

    def read_line(self, write: Any, masked: bool = False) -> str | None:
        """A line, shown through `write` as it is typed, or as stars; None for the end of input."""
        from prompt_toolkit.utils import get_cwidth

        self.quiet()
        typed: list[str] = []

        def width(character: str) -> int:
            return 1 if masked else max(get_cwidth(character), 0)

        def erase(count: int) -> None:
            for _ in range(min(count, len(typed))):
                write("\b \b" * width(typed.pop()))

        try:
            return self._read_line(write, typed, erase, masked)
        except PipelineStopped:
            # What comes next begins on a line of its own.
            write("\n")
            raise

    def _read_line(self, write: Any, typed: list[str], erase: Callable[[int], None], masked: bool) -> str | None:
        for character in self.characters():
            if character in "\r\n":
                write("\n")
                return "".join(typed)
            if character == "\x04" and not typed:
                write("\n")
                return None
            if character in ERASE:
                erase(1)
            elif character == "\x15":
                erase(len(typed))
            elif character >= " ":
                typed.append(character)
                write("*" if masked else character)
        return "".join(typed) if typed else None
