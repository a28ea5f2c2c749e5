"""The lines of former sessions: a file that every session adds to."""

from __future__ import annotations

import os
import re

# Lines that look as if they held a secret are remembered for this session only.
_SECRET = re.compile("password|asplaintext|token|apikey|secret", re.IGNORECASE)
LIMIT = 4096


def history_path() -> str:
    """Where the lines are kept."""
    base = os.environ.get("XDG_DATA_HOME") or os.path.join(os.path.expanduser("~"), ".local", "share")
    return os.path.join(base, "pyshell", "console_history.txt")


class LineHistory:
    """Typed lines, oldest first; `position` is where recall stands (the length of `lines`: at the line being typed)."""

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self.lines: list[str] = read(path) if path is not None else []
        self.position = len(self.lines)
        self._typed = ""
        self._shown: list[int] = []

    def add(self, line: str) -> None:
        """Remember a line, and start recall anew."""
        if line.strip() and (not self.lines or self.lines[-1] != line):
            self.lines.append(line)
            if self.path is not None and not _SECRET.search(line):
                append(self.path, line)
        self.leave()

    def leave(self) -> None:
        """Back to the line being typed."""
        self.position = len(self.lines)
        self._shown.clear()

    def older(self, current: str) -> str | None:
        """The next older line, each different line once; None at the oldest."""
        if self.position == len(self.lines):
            self._typed = current
            self._shown.clear()
        seen = {self.lines[each] for each in self._shown}
        for place in range(self.position - 1, -1, -1):
            if self.lines[place] not in seen:
                self._shown.append(place)
                self.position = place
                return self.lines[place]
        return None

    def newer(self) -> str | None:
        """The next newer line, in the end what was being typed; None when recall has not begun."""
        if not self._shown:
            return None
        self._shown.pop()
        if not self._shown:
            self.leave()
            return self._typed
        self.position = self._shown[-1]
        return self.lines[self.position]

    def oldest(self, current: str) -> str | None:
        """The first line of all."""
        found = None
        while (line := self.older(current)) is not None:
            found = line
        return found

    def newest(self) -> str | None:
        """What was being typed before recall began."""
        if not self._shown:
            return None
        self.leave()
        return self._typed

    def prediction(self, typed: str) -> str | None:
        """The latest single line that goes on where `typed` stops."""
        if not typed or "\n" in typed:
            return None
        folded = typed.lower()
        for line in reversed(self.lines):
            if len(line) > len(typed) and "\n" not in line and line.lower().startswith(folded):
                return line
        return None

    def matching(self, typed: str, count: int) -> list[str]:
        """The latest different lines that contain `typed`."""
        found: list[str] = []
        folded = typed.lower()
        for line in reversed(self.lines):
            if "\n" not in line and line != typed and folded in line.lower() and line not in found:
                found.append(line)
                if len(found) == count:
                    break
        return found


def read(path: str) -> list[str]:
    """The lines of a history file; a line that ends in a backquote goes on in the next."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            content = file.read()
    except OSError:
        return []
    lines: list[str] = []
    pending = ""
    for line in content.split("\n"):
        if line.endswith("`"):
            pending += line[:-1] + "\n"
            continue
        if pending or line:
            lines.append(pending + line)
        pending = ""
    return lines[-LIMIT:]


def append(path: str, line: str) -> None:
    """Add a line to a history file; a file that cannot be written keeps nobody from working."""
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with open(descriptor, "a", encoding="utf-8") as file:
            file.write(line.replace("\n", "`\n") + "\n")
    except OSError:
        return
