"""Operators, flags of `switch`, and what `#requires` takes."""

from __future__ import annotations

import json
import re
from os.path import dirname, join

from pyshell.completion.results import CompletionResult

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.completion.analysis import Place

_FLAGS = ("CaseSensitive", "Exact", "File", "Parallel", "Regex", "Wildcard")


def _table(name: str) -> dict[str, str]:
    with open(join(dirname(__file__), name + ".json"), encoding="utf-8") as file:
        found: dict[str, str] = json.load(file)
    return found


def complete(place: Place) -> list[CompletionResult]:
    """The operators that begin as typed."""
    typed = place.word[1:].lower()
    return [
        CompletionResult("-" + name, name, "ParameterName", tip)
        for name, tip in sorted(_table("operators").items())
        if name.startswith(typed)
    ]


def switch_flags(place: Place) -> list[CompletionResult]:
    """The flags of the `switch` statement."""
    typed = place.word[1:].lower()
    return [
        CompletionResult("-" + name, name, "ParameterName", name) for name in _FLAGS if name.lower().startswith(typed)
    ]


def requires(place: Place) -> list[CompletionResult]:
    """The parameters of `#requires`, and their values where these are few."""
    text = place.text[place.start : place.cursor]
    if not re.match(r"#requires\s", text, re.IGNORECASE):
        return []
    value = re.search(r"-psedition\s+(\w*)$", text, re.IGNORECASE)
    if value is not None:
        place.start, place.end = place.cursor - len(value[1]), place.cursor
        return [
            CompletionResult(name, name, "ParameterValue", name)
            for name in ("Core", "Desktop")
            if name.lower().startswith(value[1].lower())
        ]
    found = re.search(r"-(\w*)$", text)
    if found is None:
        return []
    typed = found[1].lower()
    place.start, place.end = place.cursor - len(typed), place.cursor
    used = {name.lower() for name in re.findall(r"-(\w+)\s", text)}
    return [
        CompletionResult(name, name, "ParameterName", tip)
        for name, tip in sorted(_table("requires").items())
        if name.lower().startswith(typed) and name.lower() not in used
    ]
