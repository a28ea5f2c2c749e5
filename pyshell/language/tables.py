"""The parser's tables at run time (built by `pyshell.language.build`)."""

from __future__ import annotations

import gc
import marshal

from pyshell.language.builders import classes, expressions, pipelines, scripts, statements

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import Any

    from pyshell.language.strings import Mode

ACCEPT = 1 << 20
SKIP = ACCEPT + 1


class Tables:
    """What the driver and the lexer need: see `pyshell.language.build`."""

    __slots__ = (
        "actions",
        "gotos",
        "defaults",
        "fallbacks",
        "lexer_modes",
        "suffixes",
        "rules",
        "starts",
        "items",
        "modes",
        "patterns",
    )

    def __init__(self, data: dict[str, Any]) -> None:
        unique, indexes = data["actions"]
        self.actions: list[dict[str, int]] = [unique[index] for index in indexes]
        unique, indexes = data["gotos"]
        self.gotos: list[dict[str, int]] = [unique[index] for index in indexes]
        self.defaults: list[int] = data["defaults"]
        self.fallbacks: list[int] = data["fallbacks"]
        self.lexer_modes: list[str] = data["modes"]
        self.suffixes: list[int] = data["suffixes"]
        builders = _builders()
        self.rules = [(origin, length, kept, builders[alias]) for origin, length, alias, kept in data["rules"]]
        self.starts: dict[str, int] = data["starts"]
        self.items: list[list[tuple[str, int]]] = data["items"]
        self.modes, self.patterns = _lexer_tables(data["regex"])


def _builders() -> dict[str | None, Callable[..., Any] | None]:
    """All builders by the names under which the grammar knows them."""
    found: dict[str | None, Callable[..., Any] | None] = {None: None}
    for module in (expressions, pipelines, statements, scripts, classes):
        found.update(module.__dict__)
    # Words that Python has itself.
    found.update({"class": classes.class_, "property": classes.property_, "type": classes.type_})
    return found


def _lexer_tables(data: dict[str, Any]) -> tuple[dict[str, Mode], dict[str, re.Pattern[str]]]:
    import _sre  # type: ignore[import-not-found, unused-ignore]
    import sys

    if data["magic"] == (_sre.MAGIC, sys.version_info[:2]):
        # The engine takes its own compiled form: neither `re` nor its compiler is loaded.
        compile_code = _sre.compile
        modes = {name: (compile_code("", *code).match, names) for name, (code, names) in data["modes"].items()}
        return modes, {name: compile_code("", *code) for name, code in data["patterns"].items()}
    import re

    from pyshell.language import patterns

    return (
        {
            name: (re.compile(patterns.mode_pattern(alternatives)).match, ["", *(target for target, _ in alternatives)])
            for name, alternatives in patterns.MODES.items()
        },
        {name: re.compile(pattern) for name, pattern in patterns.PATTERNS.items()},
    )


_loaded: Tables | None = None


def load() -> Tables:
    """The tables, read once."""
    global _loaded
    if _loaded is None:
        with open(__file__[: -len("tables.py")] + "tables.marshal", "rb") as file:
            data = file.read()
        # The collector would look at every new row several times and find nothing.
        collecting = gc.isenabled()
        gc.disable()
        _loaded = Tables(marshal.loads(data))
        if collecting:
            gc.enable()
    return _loaded
