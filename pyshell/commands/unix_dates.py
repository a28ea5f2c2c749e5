"""Dates in the formats of Unix's `date`, as Get-Date -UFormat knows them."""

from __future__ import annotations

from pyshell.values.members import get_member, invoke_member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# Specifier → .NET format.
_NET = {
    "A": "dddd",
    "a": "ddd",
    "B": "MMMM",
    "b": "MMM",
    "c": "ddd dd MMM yyyy HH:mm:ss",
    "D": "MM/dd/yy",
    "d": "dd",
    "F": "yyyy-MM-dd",
    "H": "HH",
    "h": "MMM",
    "I": "hh",
    "M": "mm",
    "m": "MM",
    "p": "tt",
    "R": "HH:mm",
    "r": "hh:mm:ss tt",
    "S": "ss",
    "T": "HH:mm:ss",
    "X": "HH:mm:ss",
    "x": "MM/dd/yy",
    "Y": "yyyy",
    "y": "yy",
    "Z": "zz",
}
_EPOCH_TICKS = 621355968000000000


def unix_format(date: Any, pattern: str) -> str:
    """A date in a format of `date`; a leading `+` counts for nothing, unknown specifiers stand for themselves."""
    out: list[str] = []
    at = 1 if pattern[:1] == "+" else 0
    while at < len(pattern):
        c = pattern[at]
        at += 1
        if c != "%" or at >= len(pattern):
            out.append(c)
            continue
        kind = pattern[at]
        at += 1
        out.append(_part(date, kind))
    return "".join(out)


def _part(date: Any, kind: str) -> str:
    net = _NET.get(kind)
    if net is not None:
        # A format of one letter would be a standard one.
        return str(invoke_member(date, "ToString", [net if len(net) > 1 else "%" + net]))

    def number(name: str) -> int:
        return int(get_member(date, name))

    if kind == "C":
        return str(number("Year") // 100)
    if kind == "e":
        return f"{number('Day'):>2}"
    if kind in "GgV":
        year, week = _iso(date)
        return {"G": f"{year:04}", "g": f"{year % 100:02}", "V": f"{week:02}"}[kind]
    if kind == "j":
        return f"{number('DayOfYear'):03}"
    if kind == "k":
        return f"{number('Hour'):>2}"
    if kind == "l":
        return f"{(number('Hour') % 12) or 12:>2}"
    if kind == "n":
        return "\n"
    if kind == "t":
        return "\t"
    if kind == "s":
        ticks = int(get_member(invoke_member(date, "ToUniversalTime", []), "Ticks"))
        return str(round((ticks - _EPOCH_TICKS) / 10_000_000))
    if kind in "UW":
        return str(number("DayOfYear") // 7)
    if kind in "uw":
        day = int(get_member(date, "DayOfWeek"))
        return str(day or 7) if kind == "u" else str(day)
    return kind


def _iso(date: Any) -> tuple[int, int]:
    """(year, week) by ISO 8601."""
    from datetime import date as day

    year, week, _ = day(*(int(get_member(date, n)) for n in ("Year", "Month", "Day"))).isocalendar()
    return year, week
