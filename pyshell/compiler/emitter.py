"""Building Python syntax trees with the positions of PowerShell's source.

`_ast` holds the node classes without what `import ast` brings along.
"""

from __future__ import annotations

import _ast as py

from pyshell.compiler.names import ASSIGNED_SPECIALLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.language.nodes import Ast
    from pyshell.language.source import Source

LOAD = py.Load()
STORE = py.Store()
DELETE = py.Del()


class FunctionBuilder:
    """One Python function under construction: what is being compiled into it, and how its names are made."""

    __slots__ = (
        "name",
        "counter",
        "out",
        "loops",
        "in_try",
        "traps",
        "is_method",
        "in_sub",
        "uses_vars",
        "catch_depth",
        "parent_traps",
    )

    def __init__(self, name: str, out: str = "out") -> None:
        self.name = name
        self.counter = 0
        self.out = out
        self.loops: list[Any] = []
        self.in_try = 0
        self.traps: str | None = None
        self.is_method = False
        self.in_sub = False
        self.catch_depth: list[str] = []

    def temp(self, prefix: str = "t") -> str:
        self.counter += 1
        return f"{prefix}{self.counter}"


class Emitter:
    """The state of compiling one text, and short ways to write Python nodes at the current position."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.module: list[Any] = []  # top-level statements, in order
        self.counter = 0
        self.fn = FunctionBuilder("module")
        self.at: dict[str, int] = {"lineno": 1, "col_offset": 0, "end_lineno": 1, "end_col_offset": 0}
        self.spelling: dict[str, str] = {}
        self.namespaces: tuple[str, ...] = ()
        self.type_refs: dict[str, str] = {}
        self.watch_ok = "$?" in source.text
        self.types: list[Any] = []
        # The last statement of a whole text: its success is the text's, so it sets `$?` in any case.
        self.final: Any = None
        self.in_final = False
        # Every name that the generated code may look up in its globals.
        self.used: set[str] = set()

    # -- positions -----------------------------------------------------------------------------------

    def position(self, node: Ast) -> dict[str, int]:
        """Make a node's extent the position of what is emitted next; gives back the former position."""
        former = self.at
        source = self.source
        starts = source.line_starts
        start, end = node.start, node.end
        line, end_line = source.line_of(start), source.line_of(end)
        self.at = {
            "lineno": line,
            "col_offset": start - starts[line - 1],
            "end_lineno": end_line,
            "end_col_offset": end - starts[end_line - 1],
        }
        return former

    # -- names ---------------------------------------------------------------------------------------

    def fresh(self, prefix: str) -> str:
        self.counter += 1
        return f"{prefix}{self.counter}"

    # -- expressions ---------------------------------------------------------------------------------

    def name(self, id: str) -> Any:
        self.used.add(id)
        return py.Name(id, LOAD, **self.at)

    def const(self, value: Any) -> Any:
        return py.Constant(value, None, **self.at)

    def call(self, function: str, *args: Any) -> Any:
        self.used.add(function)
        return py.Call(py.Name(function, LOAD, **self.at), list(args), [], **self.at)

    def method(self, target: Any, name: str, *args: Any) -> Any:
        return py.Call(py.Attribute(target, name, LOAD, **self.at), list(args), [], **self.at)

    def attribute(self, target: Any, name: str) -> Any:
        return py.Attribute(target, name, LOAD, **self.at)

    def list_of(self, items: list[Any]) -> Any:
        return py.List([*items], LOAD, **self.at)

    def tuple_of(self, items: list[Any]) -> Any:
        return py.Tuple([*items], LOAD, **self.at)

    def walrus(self, name: str, value: Any) -> Any:
        return py.NamedExpr(py.Name(name, STORE, **self.at), value, **self.at)

    def if_exp(self, test: Any, body: Any, orelse: Any) -> Any:
        return py.IfExp(test, body, orelse, **self.at)

    def subscript(self, target: Any, index: Any) -> Any:
        return py.Subscript(target, index, LOAD, **self.at)

    def both(self, *values: Any) -> Any:
        return py.BoolOp(py.And(), list(values), **self.at)

    def either(self, *values: Any) -> Any:
        return py.BoolOp(py.Or(), list(values), **self.at)

    def negate(self, value: Any) -> Any:
        return py.UnaryOp(py.Not(), value, **self.at)

    def compare(self, left: Any, operator: Any, right: Any) -> Any:
        return py.Compare(left, [operator], [right], **self.at)

    def is_(self, left: Any, right: Any) -> Any:
        return py.Compare(left, [py.Is()], [right], **self.at)

    def is_int(self, value: Any) -> Any:
        """`type(value) is int`"""
        return self.is_(self.call("type", value), self.name("int"))

    # -- statements ----------------------------------------------------------------------------------

    def expr(self, value: Any) -> Any:
        return py.Expr(value, **self.at)

    def store(self, name: str, value: Any) -> Any:
        return py.Assign([py.Name(name, STORE, **self.at)], value, None, **self.at)

    def store_attribute(self, target: Any, name: str, value: Any) -> Any:
        return py.Assign([py.Attribute(target, name, STORE, **self.at)], value, None, **self.at)

    def store_item(self, target: Any, index: Any, value: Any) -> Any:
        return py.Assign([py.Subscript(target, index, STORE, **self.at)], value, None, **self.at)

    def if_(self, test: Any, body: list[Any], orelse: list[Any] | None = None) -> Any:
        return py.If(test, body or [py.Pass(**self.at)], orelse or [], **self.at)

    def while_true(self, body: list[Any]) -> Any:
        return py.While(self.const(True), body, [], **self.at)

    def for_(self, name: str, values: Any, body: list[Any]) -> Any:
        return py.For(py.Name(name, STORE, **self.at), values, body or [py.Pass(**self.at)], [], None, **self.at)

    def try_(self, body: list[Any], handlers: list[Any], final: list[Any] | None = None) -> Any:
        return py.Try(body or [py.Pass(**self.at)], handlers, [], final or [], **self.at)

    def handler(self, kind: str, name: str | None, body: list[Any]) -> Any:
        return py.ExceptHandler(self.name(kind), name, body or [py.Pass(**self.at)], **self.at)

    def raise_(self, value: Any = None) -> Any:
        return py.Raise(value, None, **self.at)

    def return_(self, value: Any = None) -> Any:
        return py.Return(value, **self.at)

    def break_(self) -> Any:
        return py.Break(**self.at)

    def continue_(self) -> Any:
        return py.Continue(**self.at)

    def pass_(self) -> Any:
        return py.Pass(**self.at)

    def define(self, name: str, parameters: list[str], body: list[Any]) -> None:
        """A function at the top of the generated module."""
        arguments = py.arguments([], [py.arg(p, None, None, **self.at) for p in parameters], None, [], [], None, [])
        extra: dict[str, Any] = {}
        if "type_params" in py.FunctionDef._fields:
            extra["type_params"] = []
        self.module.append(
            py.FunctionDef(name, arguments, body or [py.Pass(**self.at)], [], None, None, **extra, **self.at)
        )

    def top(self, name: str, value: Any) -> None:
        """A constant at the top of the generated module."""
        self.module.append(self.store(name, value))

    # -- variables -----------------------------------------------------------------------------------

    def spell(self, name: str) -> str:
        """A variable's look-up key; its spelling is remembered."""
        key = name.lower()
        if key != name:
            self.spelling.setdefault(key, name)
        return key

    def read_local(self, key: str) -> Any:
        """`L[key] if key in L else get_var(X, S, key)`"""
        return self.if_exp(
            self.compare(self.const(key), py.In(), self.name("L")),
            self.subscript(self.name("L"), self.const(key)),
            self.call("get_var", self.name("X"), self.name("S"), self.const(key)),
        )

    def thunk_function(self, value: Any, prefix: str) -> str:
        """A function of (context, scope) that gives one expression's value."""
        name = self.fresh(prefix)
        self.define(name, ["X", "S"], [self.store("L", self.attribute(self.name("S"), "vars")), self.return_(value)])
        return name

    def write_local(self, key: str, value: Any) -> list[Any]:
        """Statements that assign a plain variable of the current scope."""
        if key in ASSIGNED_SPECIALLY:
            return [self.expr(self.call("set_special", self.name("X"), self.name("S"), self.const(key), value))]
        if isinstance(value, py.Name | py.Constant):
            held, first = value, []
        else:
            name = self.fn.temp("v")
            held, first = self.name(name), [self.store(name, value)]
        return [
            *first,
            self.if_(
                self.is_(self.attribute(self.name("S"), "con"), self.const(None)),
                [self.store_item(self.name("L"), self.const(key), held)],
                [self.expr(self.method(self.name("S"), "assign", self.const(key), held))],
            ),
        ]
