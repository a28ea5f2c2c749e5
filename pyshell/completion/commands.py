"""Names of commands."""

from __future__ import annotations

import os

from pyshell.completion import files
from pyshell.completion.results import CompletionResult

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.completion.analysis import Place


def complete(place: Place) -> list[CompletionResult]:
    """The commands whose names begin as typed; with a separator in it, the files."""
    typed = place.word
    name = typed.strip("'\"")
    if "/" in name or "\\" in name or name[:1] in (".", "~"):
        return files.complete(place.context, typed)
    return named(place.context, name + "*") if name else []


def named(context: Any, pattern: str) -> list[CompletionResult]:
    """The commands that a pattern matches, by name."""
    from pyshell.values.wildcard import matcher

    matches = matcher(pattern)
    found: dict[str, CompletionResult] = {}
    for info in context.commands.all():
        if matches(info.name):
            found.setdefault(info.name.lower(), CompletionResult(info.name, info.name, "Command", tip_of(info)))
    for path in programs(matches):
        name = os.path.basename(path)
        found.setdefault(name.lower(), CompletionResult(name, name, "Command", path))
    return [found[key] for key in sorted(found)]


def tip_of(info: Any) -> str:
    """What a command says of itself: its syntax, or what an alias stands for."""
    from pyshell.runtime import commandview

    if info.kind == "Alias":
        return str(info.definition)
    return commandview.syntax(info)


def programs(matches: Any) -> list[str]:
    """The paths of the programs on the path whose names match."""
    found: list[str] = []
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        try:
            names = os.listdir(folder) if folder else []
        except OSError:
            continue
        for name in names:
            if matches(name):
                path = os.path.join(folder, name)
                if os.path.isfile(path) and os.access(path, os.X_OK):
                    found.append(path)
    return found
