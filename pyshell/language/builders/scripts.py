"""Builders of scripts, script blocks, functions and parameters."""

from __future__ import annotations

from pyshell.language.nodes import (
    FunctionDefinitionAst,
    HashtableAst,
    NamedBlockAst,
    ParamBlockAst,
    ParameterAst,
    ScriptBlockAst,
    StatementBlockAst,
    StringConstantExpressionAst,
    TrapStatementAst,
    UsingStatementAst,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from pyshell.language.nodes import (
        Ast,
        AttributeBaseAst,
        ExpressionAst,
        StatementAst,
        VariableExpressionAst,
    )
    from pyshell.language.source import Source

    Annotations = list[AttributeBaseAst]
    NodeT = TypeVar("NodeT", bound=Ast)


def suspect(source: Source, node: NodeT) -> NodeT:
    """Let the checks of the finished tree look at a node."""
    source.suspects.append(node)
    return node


# ---- lists


def list_empty(source: Source, start: int, end: int) -> list[Any]:
    return []


def list_one(source: Source, start: int, end: int, item: Any) -> list[Any]:
    return [item]


def list_more(source: Source, start: int, end: int, items: list[Any], item: Any) -> list[Any]:
    items.append(item)
    return items


# ---- scripts and script blocks


class Content:
    """What stands between the braces of a script block: parameters, and statements or named blocks."""

    __slots__ = ("param_block", "statements", "blocks")

    def __init__(
        self,
        param_block: ParamBlockAst | None = None,
        statements: list[StatementAst] | None = None,
        blocks: list[NamedBlockAst] | None = None,
    ) -> None:
        self.param_block = param_block
        self.statements = statements
        self.blocks = blocks


def content_empty(source: Source, start: int, end: int) -> Content:
    return Content()


def content_statements(source: Source, start: int, end: int, statements: list[StatementAst]) -> Content:
    return Content(None, statements)


def content_parameters(source: Source, start: int, end: int, param_block: ParamBlockAst) -> Content:
    return Content(param_block)


def content_parameters_statements(
    source: Source, start: int, end: int, param_block: ParamBlockAst, statements: list[StatementAst]
) -> Content:
    return Content(param_block, statements)


def content_blocks(source: Source, start: int, end: int, blocks: list[NamedBlockAst]) -> Content:
    return Content(None, None, blocks)


def content_parameters_blocks(
    source: Source, start: int, end: int, param_block: ParamBlockAst, blocks: list[NamedBlockAst]
) -> Content:
    return Content(param_block, None, blocks)


def _split_traps(statements: list[StatementAst]) -> tuple[list[StatementAst], list[TrapStatementAst]]:
    traps = [statement for statement in statements if type(statement) is TrapStatementAst]
    if not traps:
        return statements, traps
    return [statement for statement in statements if type(statement) is not TrapStatementAst], traps


def _script_block(
    source: Source, start: int, end: int, content: Content, usings: list[UsingStatementAst], empty: tuple[int, int]
) -> ScriptBlockAst:
    param_block = content.param_block
    blocks: dict[str, NamedBlockAst] = {}
    if content.blocks is not None:
        for block in content.blocks:
            if block.block_kind in blocks:
                source.report(block.start, block.end, "DuplicateScriptCommandClause", block.block_kind.lower())
            else:
                blocks[block.block_kind] = block
    else:
        statements = content.statements or []
        if statements:
            first, last = (param_block or statements[0]).start, statements[-1].end
        elif param_block is not None:
            first, last = param_block.start, param_block.end
        else:
            first, last = empty
        statements, traps = _split_traps(statements)
        blocks["End"] = NamedBlockAst(source, first, last, "End", True, statements, traps)
    return ScriptBlockAst(
        source,
        start,
        end,
        [],
        usings,
        param_block,
        blocks.get("Dynamicparam"),
        blocks.get("Begin"),
        blocks.get("Process"),
        blocks.get("End"),
        blocks.get("Clean"),
    )


def script(source: Source, start: int, end: int, content: Content) -> ScriptBlockAst:
    return _script_block(source, 0, len(source.text), content, [], (0, 0))


def script_using(
    source: Source, start: int, end: int, usings: list[UsingStatementAst], content: Content
) -> ScriptBlockAst:
    # A statement that could not be read is not among the using statements.
    whole = [item for item in usings if isinstance(item, UsingStatementAst)]
    return _script_block(source, 0, len(source.text), content, whole, (0, 0))


def script_only_using(source: Source, start: int, end: int, using: UsingStatementAst) -> ScriptBlockAst:
    return script_using(source, start, end, [using], Content())


def script_all_using(
    source: Source, start: int, end: int, usings: list[UsingStatementAst], using: UsingStatementAst
) -> ScriptBlockAst:
    return script_using(source, start, end, [*usings, using], Content())


def body(source: Source, start: int, end: int, content: Content) -> ScriptBlockAst:
    # PowerShell gives the unnamed block of an empty body the inside of the braces, unless they touch.
    empty = (start + 1, end - 2) if end - start > 2 else (0, 0)
    return _script_block(source, start, end, content, [], empty)


def param_block(source: Source, start: int, end: int, keyword: int, parameters: list[ParameterAst]) -> ParamBlockAst:
    return suspect(source, ParamBlockAst(source, keyword, end, [], parameters))


def param_block_annotated(
    source: Source, start: int, end: int, annotations: Annotations, keyword: int, parameters: list[ParameterAst]
) -> ParamBlockAst:
    return suspect(source, ParamBlockAst(source, keyword, end, annotations, parameters))


def parameter(source: Source, start: int, end: int, name: VariableExpressionAst) -> ParameterAst:
    return ParameterAst(source, start, end, name, [], None)


def parameter_default(
    source: Source, start: int, end: int, name: VariableExpressionAst, default: ExpressionAst
) -> ParameterAst:
    return ParameterAst(source, start, end, name, [], default)


def parameter_annotated(
    source: Source, start: int, end: int, annotations: Annotations, name: VariableExpressionAst
) -> ParameterAst:
    return ParameterAst(source, start, end, name, annotations, None)


def parameter_annotated_default(
    source: Source,
    start: int,
    end: int,
    annotations: Annotations,
    name: VariableExpressionAst,
    default: ExpressionAst,
) -> ParameterAst:
    return ParameterAst(source, start, end, name, annotations, default)


def named_block(source: Source, start: int, end: int, kind: str, block: StatementBlockAst) -> NamedBlockAst:
    return NamedBlockAst(source, start, end, kind, False, block.statements, block.traps)


def block_empty(source: Source, start: int, end: int) -> StatementBlockAst:
    return StatementBlockAst(source, start, end, [], [])


def block(source: Source, start: int, end: int, statements: list[StatementAst]) -> StatementBlockAst:
    statements, traps = _split_traps(statements)
    return StatementBlockAst(source, start, end, statements, traps)


def function(source: Source, start: int, end: int, kind: str, name: str, body: ScriptBlockAst) -> FunctionDefinitionAst:
    return _function(source, start, end, kind, name, None, body)


def function_parameters(
    source: Source, start: int, end: int, kind: str, name: str, parameters: list[ParameterAst], body: ScriptBlockAst
) -> FunctionDefinitionAst:
    # An empty list in parentheses is as good as none.
    return _function(source, start, end, kind, name, parameters or None, body)


def _function(
    source: Source,
    start: int,
    end: int,
    kind: str,
    name: str,
    parameters: list[ParameterAst] | None,
    body: ScriptBlockAst,
) -> FunctionDefinitionAst:
    if kind == "Filter":
        body.is_filter = True
        unnamed = body.end_block
        if unnamed is not None and unnamed.unnamed:
            unnamed.block_kind = "Process"
            body.process_block, body.end_block = unnamed, None
    node = FunctionDefinitionAst(source, start, end, name, kind == "Filter", kind == "Workflow", parameters, body)
    if parameters is not None or kind == "Workflow":
        source.suspects.append(node)
    return node


def using(source: Source, start: int, end: int, kind: str, item: ExpressionAst) -> StatementAst:
    if kind == "Module" and isinstance(item, HashtableAst):
        return suspect(source, UsingStatementAst(source, start, end, kind, None, None, item))
    return suspect(source, UsingStatementAst(source, start, end, kind, _using_name(item), None, None))


def using_alias(
    source: Source, start: int, end: int, kind: str, item: ExpressionAst, alias: ExpressionAst
) -> StatementAst:
    if isinstance(alias, HashtableAst):
        return suspect(source, UsingStatementAst(source, start, end, kind, _using_name(item), None, alias))
    return suspect(source, UsingStatementAst(source, start, end, kind, _using_name(item), _using_name(alias), None))


def _using_name(item: ExpressionAst) -> StringConstantExpressionAst | None:
    if type(item) is StringConstantExpressionAst:
        return item
    item.source.report(item.start, item.end, "InvalidValueForUsingItemName", item.text)
    return None


def late_using(source: Source, start: int, end: int, kind: str, item: ExpressionAst) -> StatementAst:
    source.report(start, end, "UsingMustBeAtStartOfScript")
    return using(source, start, end, kind, item)


def late_using_alias(
    source: Source, start: int, end: int, kind: str, item: ExpressionAst, alias: ExpressionAst
) -> StatementAst:
    source.report(start, end, "UsingMustBeAtStartOfScript")
    return using_alias(source, start, end, kind, item, alias)
