"""Pipelines, commands, their parameters and redirections, assignments."""

from __future__ import annotations

from pyshell.language.nodes.base import (
    Ast,
    ChainableAst,
    CommandElementAst,
    ExpressionAst,
    PipelineBaseAst,
    StatementAst,
)
from pyshell.language.source import Extent, Source


class PipelineChainAst(ChainableAst):
    """`left && right`, `left || right`."""

    __slots__ = ("lhs_pipeline_chain", "rhs_pipeline", "operator", "background")
    _children: tuple[str, ...] = ("lhs_pipeline_chain", "rhs_pipeline")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        lhs_pipeline_chain: ChainableAst,
        rhs_pipeline: PipelineAst,
        operator: str,
        background: bool = False,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.lhs_pipeline_chain = lhs_pipeline_chain
        self.rhs_pipeline = rhs_pipeline
        self.operator = operator
        self.background = background


class PipelineAst(ChainableAst):
    __slots__ = ("pipeline_elements", "background")
    _children: tuple[str, ...] = ("pipeline_elements",)

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        pipeline_elements: list[CommandBaseAst],
        background: bool = False,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.pipeline_elements = pipeline_elements
        self.background = background


class CommandBaseAst(StatementAst):
    __slots__ = ("redirections",)

    def __init__(self, source: Source, start: int, end: int, redirections: list[RedirectionAst]) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.redirections = redirections


class CommandAst(CommandBaseAst):
    """A command with its arguments; `invocation_operator` is Ampersand, Dot or Unknown."""

    __slots__ = ("command_elements", "invocation_operator")
    _children: tuple[str, ...] = ("command_elements", "redirections")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        command_elements: list[CommandElementAst],
        invocation_operator: str,
        redirections: list[RedirectionAst],
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.command_elements = command_elements
        self.invocation_operator = invocation_operator
        self.redirections = redirections

    def get_command_name(self) -> str | None:
        """The name when it is written as a constant, else None."""
        value = getattr(self.command_elements[0], "value", None)
        return value if type(value) is str else None


class CommandExpressionAst(CommandBaseAst):
    """An expression that stands as a pipeline element."""

    __slots__ = ("expression",)
    _children: tuple[str, ...] = ("expression", "redirections")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        expression: ExpressionAst,
        redirections: list[RedirectionAst],
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.expression = expression
        self.redirections = redirections


class CommandParameterAst(CommandElementAst):
    """`-Name`, or `-Name:argument`."""

    __slots__ = ("parameter_name", "argument", "error_end")
    _children: tuple[str, ...] = ("argument",)

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        parameter_name: str,
        argument: ExpressionAst | None,
        error_end: int,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.parameter_name = parameter_name
        self.argument = argument
        self.error_end = error_end

    @property
    def error_position(self) -> Extent:
        return Extent(self.source, self.start, self.error_end)


class RedirectionAst(Ast):
    __slots__ = ("from_stream",)

    def __init__(self, source: Source, start: int, end: int, from_stream: str) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.from_stream = from_stream


class MergingRedirectionAst(RedirectionAst):
    """`2>&1`."""

    __slots__ = ("to_stream",)

    def __init__(self, source: Source, start: int, end: int, from_stream: str, to_stream: str) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.from_stream = from_stream
        self.to_stream = to_stream


class FileRedirectionAst(RedirectionAst):
    """`>file`, `2>>file`."""

    __slots__ = ("location", "append")
    _children: tuple[str, ...] = ("location",)

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        from_stream: str,
        location: ExpressionAst,
        append: bool,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.from_stream = from_stream
        self.location = location
        self.append = append


class AssignmentStatementAst(PipelineBaseAst):
    __slots__ = ("left", "operator", "right", "error_start", "error_end")
    _children: tuple[str, ...] = ("left", "right")

    def __init__(
        self,
        source: Source,
        start: int,
        end: int,
        left: ExpressionAst,
        operator: str,
        right: StatementAst,
        error_start: int,
        error_end: int,
    ) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.left = left
        self.operator = operator
        self.right = right
        self.error_start = error_start
        self.error_end = error_end

    @property
    def error_position(self) -> Extent:
        return Extent(self.source, self.error_start, self.error_end)
