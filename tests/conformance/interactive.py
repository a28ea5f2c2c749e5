"""Playing the recorded sessions of a terminal against the shell: a pseudo terminal, and an emulator that reads it."""

from __future__ import annotations

import os
import pty
import random
import re
import select
import shutil
import signal
import struct
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pyte

COLUMNS, ROWS = 100, 40
ENVIRONMENT = {"TERM": "xterm-256color", "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8", "TZ": "UTC"}
KEYS = {
    "Enter": "\r",
    "Tab": "\t",
    "Escape": "\x1b",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "Right": "\x1b[C",
    "Left": "\x1b[D",
    "Home": "\x1b[H",
    "End": "\x1b[F",
    "F8": "\x1b[19~",
    "C-Space": "\x00",
    "C-@": "\x00",
    "C-_": "\x1f",
    "BSpace": "\x7f",
    "DC": "\x1b[3~",
}
# Programs of the recorded machine that the shell's advice named.
PROGRAMS = ("who", "yq")
# Seconds: a screen that will match matches within this; one that does not match yet is given so long.
PATIENCE = 3.0
START = 15.0
# So many looks at the terminal, a fiftieth of a second apart, without news mean that the shell is at rest.
RESTING = 10


def key_text(key: str) -> str:
    """What a terminal sends for a key (as tmux names it); an unknown name is typed as it is."""
    if key in KEYS:
        return KEYS[key]
    if len(key) == 3 and key[:2] == "C-":
        return chr(ord(key[2].upper()) & 0x1F)
    if len(key) == 3 and key[:2] == "M-":
        return "\x1b" + key[2]
    return key


class TerminalSession:
    """The shell on a pseudo terminal."""

    def __init__(self, folder: Path, home: Path, arguments: list[str]) -> None:
        self.folder = folder
        self.screen = pyte.Screen(COLUMNS, ROWS)
        self.stream = pyte.ByteStream(self.screen)
        self.ended = False
        environment = {
            k: v for k, v in os.environ.items() if k not in ("COLUMNS", "LINES", "NO_COLOR", "XDG_DATA_HOME")
        }
        programs = home / "bin"
        programs.mkdir()
        for name in PROGRAMS:
            (programs / name).write_text("#!/bin/sh\n")
            (programs / name).chmod(0o755)
        (programs / "mkdir").symlink_to(shutil.which("mkdir") or "/bin/mkdir")
        environment |= {
            **ENVIRONMENT,
            "HOME": str(home),
            "PYSHELL_CACHE_DIR": str(home / "cache"),
            "PATH": str(programs),
        }
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            os.chdir(folder)
            os.execve(sys.executable, [sys.executable, "-m", "pyshell", *arguments], environment)
        ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def pump(self, seconds: float) -> bool:
        """Read what the shell writes, for a while at most; False when nothing came."""
        ready, _, _ = select.select([self.terminal], [], [], seconds)
        if not ready:
            return False
        try:
            data = os.read(self.terminal, 65536)
        except OSError:
            data = b""
        if not data:
            self.ended = True
            return False
        self.stream.feed(data)
        return True

    def wait_for_work(self, seconds: float) -> None:
        """Wait until the shell has come to rest: nothing written, the terminal's modes the same, for a moment.

        What Ctrl-C means depends on who has the terminal by then: the line editor, a pipeline or a program.
        """
        until = time.monotonic() + seconds
        modes: object = None
        rest = 0
        while rest < RESTING and time.monotonic() < until and not self.ended:
            now = termios.tcgetattr(self.terminal)[3]
            rest = rest + 1 if not self.pump(0.02) and now == modes else 0
            modes = now

    def send(self, text: str) -> None:
        if not self.ended:
            os.write(self.terminal, text.encode())

    def lines(self) -> list[str]:
        """The screen as the record has it: no blanks at ends, no empty lines at the end; nothing when the shell is
        gone.
        """
        if self.ended:
            return [""]
        shown = [tidy(line.replace(str(self.folder), "/srv/iw")) for line in self.screen.display]
        while shown and not shown[-1]:
            shown.pop()
        return shown or [""]

    def close(self) -> None:
        if not self.ended:
            os.kill(self.process, signal.SIGKILL)
        os.close(self.terminal)
        os.waitpid(self.process, 0)


def tidy(line: str) -> str:
    """What differs from run to run: dates and sizes of files, the owner, durations, this shell's own name."""
    line = re.sub(r" +\d{1,2}/\d{1,2}/\d{4} +\d{1,2}:\d\d +\d+ ", " DATE SIZE ", line.rstrip())
    line = re.sub(r"^Name : \w+$", "Name : SHELL", line)
    line = re.sub(r"^(\s+\d+ +)\d+\.\d{3} ", r"\1DURATION ", line)
    return line


def wait_for(session: TerminalSession, wanted: list[str], patience: float) -> bool:
    """Read until the screen is the wanted one; False when it stays another."""
    until = time.monotonic() + patience
    while session.lines() != wanted:
        left = until - time.monotonic()
        if left <= 0 or session.ended:
            return session.lines() == wanted
        session.pump(min(left, 0.2))
    return True


def short_folder() -> Path:
    """A new folder whose path is as long as the record's, so that lines break where they broke there."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    while True:
        folder = Path("/tmp") / "".join(random.choices(letters, k=2))
        try:
            folder.mkdir()
            return folder
        except FileExistsError:
            continue


def play(record: dict[str, object], folder: Path, home: Path) -> list[tuple[object, list[str], list[str]]]:
    """Play a session; gives what was sent, the wanted and the shown screen where they first differ."""
    arguments = ["-NoProfile"] if record["name"] == "logo" else ["-NoProfile", "-NoLogo"]
    session = TerminalSession(folder, home, arguments)
    try:
        first = ["PowerShell 7.6.5", "PS /srv/iw>"] if record["name"] == "logo" else ["PS /srv/iw>"]
        if not wait_for(session, first, START):
            return [("start", first, session.lines())]
        for step in record["steps"]:  # type: ignore[attr-defined]
            sent = step["send"]
            if sent == ["C-c"]:
                session.wait_for_work(PATIENCE)
            session.send(sent if isinstance(sent, str) else "".join(key_text(key) for key in sent))
            wanted = [tidy(line) for line in step["screen"]]
            if not wait_for(session, wanted, PATIENCE):
                return [(sent, wanted, session.lines())]
        return []
    finally:
        session.close()
