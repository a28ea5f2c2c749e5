"""The parser's tables at run time (built by `pyshell.language.build`)."""

from __future__ import annotations

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
        self.rules = [(*rule, _builder(rule[2])) for rule in data["rules"]]
        self.starts: dict[str, int] = data["starts"]
        self.items: list[list[tuple[str, int]]] = data["items"]
        self.modes, self.patterns = _lexer_tables(data["regex"])


def _builder(alias: str | None) -> Callable[..., Any] | None:
    if alias is None:
        return None
    for module in (expressions, pipelines, statements, scripts, classes):
        found: Callable[..., Any] | None = getattr(module, alias, None) or getattr(module, alias + "_", None)
        if found is not None:
            return found
    raise LookupError(f"no builder for the grammar's {alias}")


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
            _loaded = Tables(marshal.loads(file.read()))
    return _loaded
