"""The system's clipboard, through the program that this computer has for it."""

from __future__ import annotations

import shutil
import subprocess

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.binding.cmdlet import Cmdlet

# (the program and its arguments for reading, those for writing)
_PROGRAMS = (
    (("pbpaste",), ("pbcopy",)),
    (("wl-paste", "--no-newline"), ("wl-copy",)),
    (("xclip", "-selection", "clipboard", "-out"), ("xclip", "-selection", "clipboard")),
)
_SECONDS = 10


def clipboard_text(cmdlet: Cmdlet) -> str | None:
    """What the clipboard holds; a terminating error without a program that reads it."""
    command = _command(cmdlet, 0)
    done = _run(cmdlet, command, None)
    return done or None


def set_clipboard_text(cmdlet: Cmdlet, text: str) -> None:
    """Put text onto the clipboard; a terminating error without a program that does."""
    _run(cmdlet, _command(cmdlet, 1), text)


def _command(cmdlet: Cmdlet, which: int) -> tuple[str, ...]:
    from pyshell.values import exceptions

    for pair in _PROGRAMS:
        if shutil.which(pair[which][0]):
            return pair[which]
    error = exceptions.PlatformNotSupportedException(
        "The clipboard cannot be used: on Linux that takes the program xclip or wl-copy, which was not found."
    )
    cmdlet.throw(error, "ClipboardUnavailable", "InvalidOperation")
    raise error


def _run(cmdlet: Cmdlet, command: tuple[str, ...], text: str | None) -> str:
    from pyshell.values.exceptions import InvalidOperationException

    # xclip stays behind with its output open while it serves what was written: only reading waits for output.
    reads = text is None
    try:
        done = subprocess.run(
            command,
            input=None if text is None else text.encode(),
            stdin=subprocess.DEVNULL if text is None else None,
            stdout=subprocess.PIPE if reads else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        cmdlet.throw(InvalidOperationException(str(problem)), "ClipboardFailed", "InvalidOperation")
        raise
    return done.stdout.decode("utf-8", "replace") if reads else ""
