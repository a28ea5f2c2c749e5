"""What Select-String finds: MatchInfo, the lines around it, and the search for it."""

from __future__ import annotations

from pyshell.values.collections import typed_array
from pyshell.values.numbers import UInt64
from pyshell.values.pstype import STRING, find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

INPUT_STREAM = "InputStream"


class MatchInfoContext:
    """The lines before and after a match; those shown leave out what an earlier match shows already."""

    __slots__ = ("pre_context", "post_context", "display_pre_context", "display_post_context", "ets", "__weakref__")
    net_name = "Microsoft.PowerShell.Commands.MatchInfoContext"
    net_properties = ("PreContext", "PostContext", "DisplayPreContext", "DisplayPostContext")

    def __init__(self) -> None:
        empty: list[str] = []
        self.pre_context: Any = typed_array(STRING, empty)
        self.post_context: Any = typed_array(STRING, empty)
        self.display_pre_context: Any = typed_array(STRING, empty)
        self.display_post_context: Any = typed_array(STRING, empty)

    def Clone(self) -> MatchInfoContext:
        made = MatchInfoContext()
        for name in ("pre_context", "post_context", "display_pre_context", "display_post_context"):
            setattr(made, name, typed_array(STRING, getattr(self, name)))
        return made


class MatchInfo:
    """One line that was found."""

    __slots__ = (
        "ignore_case",
        "line_number",
        "line",
        "path",
        "pattern",
        "context",
        "matches",
        "spans",
        "ets",
        "__weakref__",
    )
    net_name = "Microsoft.PowerShell.Commands.MatchInfo"
    net_properties = ("IgnoreCase", "LineNumber", "Line", "Filename", "Path", "Pattern", "Context", "Matches")

    def __init__(self) -> None:
        self.ignore_case = True
        self.line_number: Any = UInt64(0)
        self.line = ""
        self.path = INPUT_STREAM
        self.pattern = ""
        self.context: MatchInfoContext | None = None
        self.matches: Any = _no_matches()
        self.spans: list[tuple[int, int]] | None = None

    @property
    def filename(self) -> str:
        return self.path.rpartition("/")[2] if self.path != INPUT_STREAM else INPUT_STREAM

    def RelativePath(self, directory: str) -> str:
        path = self.path
        if path != INPUT_STREAM and directory and path.lower().startswith(directory.lower()):
            offset = len(directory)
            if offset < len(path):
                if directory[-1] in "/\\":
                    return path[offset:]
                if path[offset] in "/\\":
                    return path[offset + 1 :]
        return path

    def ToString(self, directory: str | None = None) -> str:
        return self._text(directory, self.line)

    def __str__(self) -> str:
        return self._text(None, self.line)

    def ToEmphasizedString(self, directory: str) -> str:
        return self.emphasized(directory)

    def emphasized(self, directory: str | None) -> str:
        """As text, with what was found in reverse video where the host can show that."""
        line = self.line
        if self.spans:
            pieces: list[str] = []
            at = 0
            for start, length in self.spans:
                pieces += (line[at:start], "\x1b[7m", line[start : start + length], "\x1b[0m")
                at = start + length
            line = "".join(pieces) + line[at:]
        return self._text(directory, line)

    def _text(self, directory: str | None, line: str) -> str:
        path = self.path if directory is None else self.RelativePath(directory)
        context = self.context
        number = int(self.line_number)
        if context is None:
            return self._one("", line, path, number)
        number -= len(context.display_pre_context)
        lines: list[str] = []
        for prefix, texts in (
            ("  ", context.display_pre_context),
            ("> ", [line]),
            ("  ", context.display_post_context),
        ):
            for text in texts:
                lines.append(self._one(prefix, text, path, number))
                number += 1
        return "\n".join(lines)

    def _one(self, prefix: str, line: str, path: str, number: int) -> str:
        return f"{prefix}{line}" if self.path == INPUT_STREAM else f"{prefix}{path}:{number}:{line}"

    def copy(self) -> MatchInfo:
        made = MatchInfo()
        for name in ("ignore_case", "line_number", "line", "path", "pattern", "matches", "spans"):
            setattr(made, name, getattr(self, name))
        made.context = self.context.Clone() if self.context is not None else None
        return made


def _no_matches() -> Any:
    kind = find_type("System.Text.RegularExpressions.Match")
    assert kind is not None
    return typed_array(kind, [])


class ContextTracker:
    """Holds matches back until the lines after them are known, then hands them on with the lines around them."""

    def __init__(self, before: int, after: int, emit: Callable[[MatchInfo], Any]) -> None:
        self._before = before
        self._after = after
        self._emit = emit
        self._lines: list[str] = []
        self._dropped = 0
        self._matches: list[tuple[int, MatchInfo]] = []
        self._shown = -1

    def track(self, line: str, match: MatchInfo | None) -> None:
        here = self._dropped + len(self._lines)
        self._lines.append(line)
        if match is not None:
            self._matches.append((here, match))
        while self._matches and self._matches[0][0] + self._after <= here:
            self._release(here)
        keep = self._before + self._after + 1
        if not self._matches and len(self._lines) > 4 * keep + 256:
            drop = len(self._lines) - keep
            del self._lines[:drop]
            self._dropped += drop

    def finish(self) -> None:
        last = self._dropped + len(self._lines) - 1
        while self._matches:
            self._release(last)

    def _release(self, last: int) -> None:
        at, match = self._matches.pop(0)
        context = match.context
        if context is not None:
            following = self._matches[0][0] if self._matches else last + 1
            end = min(at + self._after, last)
            context.pre_context = self._range(max(at - self._before, 0), at)
            context.post_context = self._range(at + 1, end + 1)
            context.display_pre_context = self._range(max(at - self._before, self._shown + 1), at)
            context.display_post_context = self._range(at + 1, min(end + 1, following))
            self._shown = min(at + self._after, following - 1)
        self._emit(match)

    def _range(self, start: int, end: int) -> Any:
        start = max(start - self._dropped, 0)
        return typed_array(STRING, self._lines[start : max(end - self._dropped, start)])
