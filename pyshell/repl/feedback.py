"""Advice after a line that failed: commands whose names are almost the one that was typed."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.shell import Shell

MOST = 5
_RESET = "\x1b[0m"
_SOURCE = "\x1b[97;2;3m[" + "\x1b[0;33;3mGeneral Feedback" + "\x1b[97;2m]\x1b[0m"


def advice(shell: Shell, record: Any, colored: bool) -> str | None:
    """The text under an error that says a command was not found, or None."""
    if record is None or record.fully_qualified_error_id != "CommandNotFoundException":
        return None
    name = getattr(record.exception, "command_name", None) or record.target_object
    if not isinstance(name, str):
        return None
    found = similar(shell, name)
    if not found:
        return None
    if not colored:
        return "\n[General Feedback]\n  The most similar commands are:\n    ➤ " + ", ".join(found) + "\n"
    names = ", ".join(f"\x1b[97m{each}{_RESET}" for each in found)
    return f"\n{_SOURCE}\n\x1b[96m  The most similar commands are:{_RESET}\n    \x1b[96m➤{_RESET} {names}\n"


def similar(shell: Shell, name: str) -> list[str]:
    """The names of commands that one change of a letter makes of a name."""
    folded = name.lower()
    found: dict[str, str] = {}
    commands = sorted(shell.context.commands.all(), key=lambda info: info.name.lower())
    for info in commands:
        if distance_is_one(folded, info.name.lower()):
            found.setdefault(info.name.lower(), info.name)
    for program in programs():
        if distance_is_one(folded, program.lower()):
            found.setdefault(program.lower(), program)
    return list(found.values())[:MOST]


def programs() -> list[str]:
    """The names of the programs on the path."""
    import os

    names: set[str] = set()
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        try:
            entries = list(os.scandir(folder)) if folder else []
        except OSError:
            continue
        names.update(
            e.name for e in entries if not set(e.name) & set("*?[]") and e.is_file() and os.access(e.path, os.X_OK)
        )
    return sorted(names)


def distance_is_one(first: str, second: str) -> bool:
    """Whether one letter added, left out, changed, or exchanged with its neighbour makes one word of the other."""
    if first == second or abs(len(first) - len(second)) > 1:
        return False
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    if len(first) == len(second):
        if first[start + 1 :] == second[start + 1 :]:
            return True
        swapped = first[start + 1 : start + 2] + first[start : start + 1]
        return first[start + 2 :] == second[start + 2 :] and swapped == second[start : start + 2]
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    return longer[start + 1 :] == shorter[start:]
