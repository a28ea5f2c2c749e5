"""From a text to a runnable block: cache, parser, code generation.

The generated code's globals are a copy of `namespace`, which the runtime hands in: the compiler imports no runtime.
"""

from __future__ import annotations

from pyshell.compiler import cache
from pyshell.language.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Compiler:
    """Turns texts into script blocks for one namespace of runtime functions."""

    __slots__ = ("namespace", "memory", "use_disk")

    def __init__(self, namespace: dict[str, Any], use_disk: bool = True) -> None:
        self.namespace = namespace
        self.memory: dict[tuple[str, str], Any] = {}
        self.use_disk = use_disk

    def code(self, text: str, file: str | None, kind: str) -> tuple[Any, Source]:
        """The code object of a text; raises what `parse_errors` of the namespace makes of syntax errors."""
        source = Source(text, file)
        known = self.memory.get((text, kind))
        if known is not None:
            return known, source
        code = None
        name = ""
        if self.use_disk:
            name = cache.key(text, kind)
            code = cache.load(name)
        if code is None:
            code = self.parse_and_compile(text, file, kind, source)
            if self.use_disk:
                cache.save(name, code)
        if len(text) < 100_000:
            if len(self.memory) > 2000:
                self.memory.clear()
            self.memory[(text, kind)] = code
        return code, source

    def parse_and_compile(self, text: str, file: str | None, kind: str, source: Source) -> Any:
        from pyshell.compiler.unit import compile_tree
        from pyshell.language import parse

        result = parse(text, file)
        if result.errors:
            raise self.namespace["parse_error"](result.errors, source)
        return compile_tree(result.ast, source, kind)

    def load(self, text: str, file: str | None, kind: str) -> dict[str, Any]:
        """Run a text's code object: the globals it leaves, with `ROOT`."""
        code, source = self.code(text, file, kind)
        space = dict(self.namespace)
        space["SOURCE"] = source
        exec(code, space)
        return space
