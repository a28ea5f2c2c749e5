"""The root classes of the syntax tree."""

from __future__ import annotations

from pyshell.language.source import Extent, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class Ast:
    """A node of the syntax tree: a stretch of source text and its children.

    Classes and attributes carry the names of .NET's System.Management.Automation.Language (attributes in snake_case).
    """

    __slots__ = ("source", "start", "end", "parent")

    parent: Ast | None
    #: Attributes that hold children, in the order in which PowerShell's FindAll visits them.
    _children: tuple[str, ...] = ()
    #: Attributes that hold nodes which FindAll does not visit, although they belong to the tree.
    _unvisited: tuple[str, ...] = ()

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    def __getattr__(self, name: str) -> Ast | None:
        # Reached for an unset slot only: parents are linked for the whole tree when somebody first asks for one.
        if name != "parent":
            raise AttributeError(f"{type(self).__name__} has no attribute {name}")
        root = self.source.root
        if root is not None:
            _link_parents(root)
        try:
            return object.__getattribute__(self, "parent")  # type: ignore[no-any-return]
        except AttributeError:
            self.parent = None
            return None

    @property
    def extent(self) -> Extent:
        return Extent(self.source, self.start, self.end)

    @property
    def text(self) -> str:
        """The source text of this node."""
        return self.source.text[self.start : self.end]

    def children(self) -> Iterator[Ast]:
        """The direct children in the order of FindAll."""
        return self._nodes_in(self._children)

    def _nodes_in(self, names: tuple[str, ...]) -> Iterator[Ast]:
        for name in names:
            value = getattr(self, name)
            if value is None:
                continue
            if type(value) is not list:
                yield value
                continue
            for item in value:
                if type(item) is tuple:
                    yield from item
                else:
                    yield item

    def walk(self) -> Iterator[Ast]:
        """This node and everything below it, in the order of FindAll."""
        stack: list[Iterator[Ast]] = [iter((self,))]
        while stack:
            for node in stack[-1]:
                yield node
                stack.append(node.children())
                break
            else:
                stack.pop()

    def find_all(self, predicate: Callable[[Ast], object], search_nested: bool = True) -> list[Ast]:
        """All nodes for which `predicate` holds; without `search_nested`, nested script blocks are not entered."""
        found: list[Ast] = []
        stack: list[Iterator[Ast]] = [iter((self,))]
        while stack:
            for node in stack[-1]:
                if not node.hidden and predicate(node):
                    found.append(node)
                if search_nested or node is self or not node.opens_script_block:
                    stack.append(node.children())
                    break
            else:
                stack.pop()
        return found

    def find(self, predicate: Callable[[Ast], object], search_nested: bool = True) -> Ast | None:
        """The first node for which `predicate` holds, or None."""
        stack: list[Iterator[Ast]] = [iter((self,))]
        while stack:
            for node in stack[-1]:
                if not node.hidden and predicate(node):
                    return node
                if search_nested or node is self or not node.opens_script_block:
                    stack.append(node.children())
                    break
            else:
                stack.pop()
        return None

    def visit(self, visitor: object) -> object:
        """Call `visitor.visit_<ClassName>(self)`, or `visitor.visit_default(self)` when it has no such method."""
        method = getattr(visitor, "visit_" + type(self).__name__, None)
        if method is None:
            method = visitor.visit_default  # type: ignore[attr-defined]
        return method(self)

    #: True for the nodes behind which a nested script block begins.
    opens_script_block = False
    #: True for the nodes that FindAll goes through without showing them.
    hidden = False

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"{type(self).__name__} {self.start} {self.end}"


def _link_parents(root: Ast) -> None:
    pending = [root]
    root.parent = None
    while pending:
        node = pending.pop()
        for names in (node._children, node._unvisited):
            for child in node._nodes_in(names):
                child.parent = node
                pending.append(child)


class StatementAst(Ast):
    __slots__ = ()


class PipelineBaseAst(StatementAst):
    __slots__ = ()


class ChainableAst(PipelineBaseAst):
    __slots__ = ()


class CommandElementAst(Ast):
    __slots__ = ()


class ExpressionAst(CommandElementAst):
    __slots__ = ()


class ErrorStatementAst(PipelineBaseAst):
    """What was left of a statement that could not be parsed."""

    __slots__ = ("kind", "flags", "conditions", "bodies", "nested_ast")
    _children = ("nested_ast", "flag_values", "conditions", "bodies")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        kind: str | None = None,
        flags: dict[str, Ast | None] | None = None,
        conditions: list[Ast] | None = None,
        bodies: list[Ast] | None = None,
        nested_ast: list[Ast] | None = None,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.kind = kind
        self.flags = flags
        self.conditions = conditions
        self.bodies = bodies
        self.nested_ast = nested_ast

    @property
    def flag_values(self) -> list[Ast]:
        return [value for value in (self.flags or {}).values() if value is not None]


class ErrorExpressionAst(ExpressionAst):
    """What was left of an expression that could not be parsed."""

    __slots__ = ("nested_ast",)
    _children = ("nested_ast",)

    def __init__(self, source: Source, start: int, end: int, nested_ast: list[Ast] | None = None) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.nested_ast = nested_ast
