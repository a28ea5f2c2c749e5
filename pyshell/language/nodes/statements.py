"""Statements: conditions, loops, error handling, jumps, data sections."""

from __future__ import annotations

from pyshell.language.nodes.base import Ast, ExpressionAst, PipelineBaseAst, StatementAst
from pyshell.language.nodes.blocks import TypeConstraintAst
from pyshell.language.source import Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.nodes.expressions import ScriptBlockExpressionAst, VariableExpressionAst


class StatementBlockAst(Ast):
    """`{ … }` of a statement, or the inside of `$(…)` and `@(…)`."""

    __slots__ = ("statements", "traps")
    _children: tuple[str, ...] = ("traps", "statements")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        statements: list[StatementAst],
        traps: list[TrapStatementAst],
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.statements = statements
        self.traps = traps


class BlockStatementAst(StatementAst):
    """`parallel { … }` and `sequence { … }`, which only workflows had."""

    __slots__ = ("kind", "body")
    _children: tuple[str, ...] = ("body",)

    def __init__(self, source: Source, start: int, end: int, kind: str, body: StatementBlockAst) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.kind = kind
        self.body = body


class IfStatementAst(StatementAst):
    __slots__ = ("clauses", "else_clause")
    _children: tuple[str, ...] = ("clauses", "else_clause")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        clauses: list[tuple[PipelineBaseAst, StatementBlockAst]],
        else_clause: StatementBlockAst | None,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.clauses = clauses
        self.else_clause = else_clause


class DataStatementAst(StatementAst):
    __slots__ = ("variable", "commands_allowed", "body")
    _children: tuple[str, ...] = ("body",)
    _unvisited = ("commands_allowed",)

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        variable: str | None,
        commands_allowed: list[ExpressionAst],
        body: StatementBlockAst,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.variable = variable
        self.commands_allowed = commands_allowed
        self.body = body


class LabeledStatementAst(StatementAst):
    __slots__ = ("label", "condition")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        label: str | None,
        condition: PipelineBaseAst | None,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.label = label
        self.condition = condition


class LoopStatementAst(LabeledStatementAst):
    __slots__ = ("body",)
    _children: tuple[str, ...] = ("condition", "body")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        label: str | None,
        condition: PipelineBaseAst | None,
        body: StatementBlockAst,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.label = label
        self.condition = condition
        self.body = body


class ForEachStatementAst(LoopStatementAst):
    """`foreach ($variable in condition) { … }`."""

    __slots__ = ("flags", "throttle_limit", "variable")
    _children: tuple[str, ...] = ("variable", "condition", "body")
    _unvisited = ("throttle_limit",)

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        label: str | None,
        flags: tuple[str, ...],
        throttle_limit: ExpressionAst | None,
        variable: VariableExpressionAst,
        condition: PipelineBaseAst,
        body: StatementBlockAst,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.label = label
        self.flags = flags
        self.throttle_limit = throttle_limit
        self.variable = variable
        self.condition = condition
        self.body = body


class ForStatementAst(LoopStatementAst):
    __slots__ = ("initializer", "iterator")
    _children: tuple[str, ...] = ("initializer", "condition", "iterator", "body")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        label: str | None,
        initializer: PipelineBaseAst | None,
        condition: PipelineBaseAst | None,
        iterator: PipelineBaseAst | None,
        body: StatementBlockAst,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.label = label
        self.initializer = initializer
        self.condition = condition
        self.iterator = iterator
        self.body = body


class DoWhileStatementAst(LoopStatementAst):
    __slots__ = ()


class DoUntilStatementAst(LoopStatementAst):
    __slots__ = ()


class WhileStatementAst(LoopStatementAst):
    __slots__ = ()


class SwitchStatementAst(LabeledStatementAst):
    """`switch`; `flags` holds the names of .NET SwitchFlags."""

    __slots__ = ("flags", "clauses", "default")
    _children: tuple[str, ...] = ("condition", "clauses", "default")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        label: str | None,
        condition: PipelineBaseAst,
        flags: tuple[str, ...],
        clauses: list[tuple[ExpressionAst, StatementBlockAst]],
        default: StatementBlockAst | None,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.label = label
        self.condition = condition
        self.flags = flags
        self.clauses = clauses
        self.default = default


class TryStatementAst(StatementAst):
    __slots__ = ("body", "catch_clauses", "finally_")
    _children: tuple[str, ...] = ("body", "catch_clauses", "finally_")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        body: StatementBlockAst,
        catch_clauses: list[CatchClauseAst],
        finally_: StatementBlockAst | None,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.body = body
        self.catch_clauses = catch_clauses
        self.finally_ = finally_


class CatchClauseAst(Ast):
    __slots__ = ("catch_types", "body")
    _children: tuple[str, ...] = ("catch_types", "body")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        catch_types: list[TypeConstraintAst],
        body: StatementBlockAst,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.catch_types = catch_types
        self.body = body

    @property
    def is_catch_all(self) -> bool:
        return not self.catch_types


class TrapStatementAst(StatementAst):
    __slots__ = ("trap_type", "body")
    _children: tuple[str, ...] = ("trap_type", "body")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        trap_type: TypeConstraintAst | None,
        body: StatementBlockAst,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.trap_type = trap_type
        self.body = body


class BreakStatementAst(StatementAst):
    __slots__ = ("label",)
    _children: tuple[str, ...] = ("label",)

    def __init__(self, source: Source, start: int, end: int, label: ExpressionAst | None) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.label = label


class ContinueStatementAst(StatementAst):
    __slots__ = ("label",)
    _children: tuple[str, ...] = ("label",)

    def __init__(self, source: Source, start: int, end: int, label: ExpressionAst | None) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.label = label


class ReturnStatementAst(StatementAst):
    __slots__ = ("pipeline",)
    _children: tuple[str, ...] = ("pipeline",)

    def __init__(self, source: Source, start: int, end: int, pipeline: PipelineBaseAst | None) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.pipeline = pipeline


class ExitStatementAst(StatementAst):
    __slots__ = ("pipeline",)
    _children: tuple[str, ...] = ("pipeline",)

    def __init__(self, source: Source, start: int, end: int, pipeline: PipelineBaseAst | None) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.pipeline = pipeline


class ThrowStatementAst(StatementAst):
    __slots__ = ("pipeline",)
    _children: tuple[str, ...] = ("pipeline",)

    def __init__(self, source: Source, start: int, end: int, pipeline: PipelineBaseAst | None) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.pipeline = pipeline

    @property
    def is_rethrow(self) -> bool:
        """True for a bare `throw` inside a catch block."""
        if self.pipeline is not None:
            return False
        node = self.parent
        while node is not None:
            if type(node) is CatchClauseAst:
                return True
            node = node.parent
        return False


class ConfigurationDefinitionAst(StatementAst):
    __slots__ = ("body", "configuration_type", "instance_name")
    _children: tuple[str, ...] = ("instance_name", "body")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        body: ScriptBlockExpressionAst,
        configuration_type: str,
        instance_name: ExpressionAst,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.body = body
        self.configuration_type = configuration_type
        self.instance_name = instance_name
