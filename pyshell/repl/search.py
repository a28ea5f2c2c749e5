"""Searching the lines of history while typing (Ctrl-R, Ctrl-S)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.repl.history import LineHistory


class HistorySearch:
    """One search: what is looked for, where it stands, and the line that was typed before."""

    def __init__(self, history: LineHistory, typed: str, backward: bool) -> None:
        self.history = history
        self.typed = typed
        self.backward = backward
        self.query = ""
        self.failed = False
        self.place = len(history.lines) if backward else -1

    @property
    def found(self) -> str:
        """The line that matches now."""
        lines = self.history.lines
        return lines[self.place] if 0 <= self.place < len(lines) else self.typed

    @property
    def status(self) -> str:
        """The line under the prompt."""
        direction = "bck" if self.backward else "fwd"
        return f"{'failed-' if self.failed else ''}{direction}-i-search: {self.query}_"

    def span(self) -> tuple[int, int] | None:
        """Where in the found line the query stands."""
        at = self.found.lower().find(self.query.lower()) if self.query else -1
        return (at, at + len(self.query)) if at >= 0 else None

    def type(self, text: str) -> None:
        """More of the query: the line found so far may still match."""
        self.query += text
        self._look(self.place)

    def erase(self) -> None:
        """Less of the query: start again at the latest line."""
        self.query = self.query[:-1]
        self.place = len(self.history.lines) if self.backward else -1
        self.failed = False
        if self.query:
            self._look(self.place)

    def again(self, backward: bool) -> None:
        """The next match in a direction."""
        self.backward = backward
        if self.query:
            self._look(self.place + (-1 if backward else 1))

    def _look(self, start: int) -> None:
        lines = self.history.lines
        folded = self.query.lower()
        current = self.found if 0 <= self.place < len(lines) else None
        places = range(min(start, len(lines) - 1), -1, -1) if self.backward else range(max(start, 0), len(lines))
        for place in places:
            line = lines[place]
            if folded in line.lower() and (line != current or place == self.place):
                self.place = place
                self.failed = False
                return
        self.failed = True
