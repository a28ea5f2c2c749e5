"""One text → one Python code object.

Running the code with the runtime's namespace as globals leaves `ROOT`, the BlockCode of the whole text.
"""

from __future__ import annotations

import _ast as py

from pyshell.compiler.blocks import Blocks
from pyshell.language import nodes as ps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container
    from types import CodeType
    from typing import Any


class Unit(Blocks):
    """The compiler of one parsed text."""

    def compile(self, tree: Any, kind: str, name: str, offered: Container[str]) -> tuple[tuple[str, ...], CodeType]:
        """The names of the runtime that the code needs (among those offered), and the code."""
        self.namespaces = tuple(
            u.name.value for u in tree.using_statements if u.using_statement_kind == "Namespace" and u.name is not None
        )
        definitions = tree.find_all(lambda n: type(n) is ps.TypeDefinitionAst, True)
        self.position(tree)
        self.at = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0}
        if self.namespaces:
            self.module.append(self.store_attribute(self.name("SOURCE"), "namespaces", self.const(self.namespaces)))
        types = self.define_types(definitions)
        usings = self.using_modules(tree)
        if tree.end_block is not None and tree.end_block.statements:
            self.final = tree.end_block.statements[-1]
        root = self.block_code(tree, kind, name)
        if types or usings:
            self.define(
                "prepare", ["X", "S"], [self.store("L", self.attribute(self.name("S"), "vars")), *usings, *types]
            )
        self.top("ROOT", self.name(root))
        if self.spelling:
            pairs = sorted(self.spelling.items())
            self.top("SPELLING", self.tuple_of([self.const(p) for p in pairs]))
        requirements = tree.script_requirements
        if requirements is not None:
            self.top("REQUIRES", self.const(True))
        module = py.Module(self.module, [])
        code = compile(module, "<pyshell>", "exec", dont_inherit=True, optimize=2)
        return tuple(sorted(name for name in self.used if name in offered)), code

    def using_modules(self, tree: Any) -> list[Any]:
        statements: list[Any] = []
        for using in tree.using_statements:
            if using.using_statement_kind == "Module":
                former = self.position(using)
                value = (
                    self.const(using.name.value) if using.name is not None else self.value(using.module_specification)
                )
                statements.append(self.expr(self.call("using_module", self.name("X"), self.name("S"), value)))
                self.at = former
        return statements


def compile_tree(
    tree: Any, source: Any, kind: str = "script", name: str = "", offered: Container[str] = ()
) -> tuple[tuple[str, ...], CodeType]:
    """The needed names and the code object of a parsed text."""
    return Unit(source).compile(tree, kind, name, offered)
