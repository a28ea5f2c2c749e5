"""From a text to a runnable block: cache, parser, code generation.

The generated code's globals are what it needs of the runtime's names, which the runtime hands in one by one: the
compiler
imports no runtime, and a script loads no more of the shell than it uses.
"""

from __future__ import annotations

from pyshell.compiler import cache
from pyshell.language.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Container
    from typing import Any


class Compiler:
    """Turns texts into script blocks. `resolve` gives the runtime's function of a name, `offered` tells which there
    are.
    """

    __slots__ = ("resolve", "offered", "memory", "use_disk")

    def __init__(self, resolve: Callable[[str], Any], offered: Container[str], use_disk: bool = True) -> None:
        self.resolve = resolve
        self.offered = offered
        self.memory: dict[tuple[str, str], Any] = {}
        self.use_disk = use_disk

    def code(self, text: str, file: str | None, kind: str) -> tuple[Any, Source]:
        """(needed names, code object) of a text; raises what `parse_error` makes of syntax errors."""
        source = Source(text, file)
        known = self.memory.get((text, kind))
        if known is not None:
            return known, source
        found = None
        name = ""
        if self.use_disk:
            name = cache.key(text, kind)
            found = cache.load(name)
        if found is None:
            found = self.parse_and_compile(text, file, kind, source)
            if self.use_disk:
                cache.save(name, found)
        if len(text) < 100_000:
            if len(self.memory) > 2000:
                self.memory.clear()
            self.memory[(text, kind)] = found
        return found, source

    def parse_and_compile(self, text: str, file: str | None, kind: str, source: Source) -> Any:
        from pyshell.compiler.unit import compile_tree
        from pyshell.language import parse

        result = parse(text, file)
        errors = result.errors or result.definition_errors
        if errors:
            raise self.resolve("parse_error")(errors, source)
        return compile_tree(result.ast, source, kind, offered=self.offered)

    def load(self, text: str, file: str | None, kind: str) -> dict[str, Any]:
        """Run a text's code object: the globals it leaves, with `ROOT`."""
        (needed, code), source = self.code(text, file, kind)
        resolve = self.resolve
        space: dict[str, Any] = {name: resolve(name) for name in needed}
        space["SOURCE"] = source
        space["__pyshell__"] = True
        exec(code, space)
        return space
