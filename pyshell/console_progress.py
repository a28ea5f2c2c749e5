"""Progress on a terminal: bars under the output, gone when the work is done."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.values.errors import ProgressRecord

WIDEST = 120
_STYLE, _REVERSE, _REVERSE_OFF, _RESET = "\x1b[33;1m", "\x1b[7m", "\x1b[27m", "\x1b[0m"


class ProgressBars:
    """The activities under way and the lines that show them (PowerShell's minimal view)."""

    def __init__(self, ui: Any) -> None:
        self._ui = ui
        self._records: dict[int, ProgressRecord] = {}
        self._shown = 0

    def update(self, record: ProgressRecord) -> str:
        """What to write when an activity has news."""
        number = int(record.activity_id)
        if str(record.record_type) == "Completed":
            self._records.pop(number, None)
        else:
            self._records[number] = record
        return self.clear() + self._draw()

    def around(self, text: str) -> str:
        """Other text, above the bars."""
        cleared = self.clear()
        return cleared + text + (self._draw() if text.endswith("\n") else "")

    def clear(self) -> str:
        """What takes the bars away."""
        shown, self._shown = self._shown, 0
        if not shown:
            return ""
        return "\r" + (f"\x1b[{shown - 1}A" if shown > 1 else "") + "\x1b[J"

    def _draw(self) -> str:
        width = int(self._ui.width)
        lines: list[str] = []
        self._collect(-1, 0, width, lines)
        self._shown = len(lines)
        return "\n".join(lines)

    def _collect(self, parent: int, depth: int, width: int, lines: list[str]) -> None:
        known = self._records
        for number, record in known.items():
            above = int(record.parent_activity_id)
            if above == parent or (parent == -1 and above not in known):
                lines.append(bar(record, min(width, WIDEST), depth * 2, bool(self._ui.color)))
                if number != parent:
                    self._collect(number, depth + 1, width, lines)


def bar(record: ProgressRecord, width: int, indentation: int = 0, color: bool = True) -> str:
    """One activity as `Name [status ... ]`, the share that is done in reverse."""
    activity = record.activity
    if len(activity) > width // 2:
        activity = activity[: width // 2 - 1] + "…"
    seconds = int(record.seconds_remaining)
    remaining = f"{seconds}s " if seconds >= 0 else ""
    room = max(0, width - len(activity) - indentation - len(remaining) - BESIDE)
    status = record.status_description or ""
    status = status[: max(0, room - 1)] + "…" if len(status) > room else status.ljust(room)
    percent = int(record.percent_complete)
    if color and 0 <= percent <= 100:
        done = int((room + 1) * percent / 100)
        status = _REVERSE + status[:done] + _REVERSE_OFF + status[done:]
    start, end = (_STYLE, _RESET) if color else ("", "")
    return f"{' ' * indentation}{start}{activity} [{status}{remaining}]{end}"


# The blank and brackets around the status, and what PowerShell keeps free at the right.
BESIDE = 5
