"""Builders of scripts, statements, pipelines, classes: what each reduction of the grammar makes.

A builder is named by the alias of its grammar rule and gets the source, the start and end of what was reduced, and the
values of the rule's symbols (those without an underscore).
"""

from __future__ import annotations

from pyshell.language.nodes import (
    Ast,
    AttributeAst,
    AttributeBaseAst,
    BaseCtorInvokeMemberExpressionAst,
    BlockStatementAst,
    BreakStatementAst,
    CatchClauseAst,
    ConfigurationDefinitionAst,
    ContinueStatementAst,
    DataStatementAst,
    DoUntilStatementAst,
    DoWhileStatementAst,
    ErrorStatementAst,
    ExitStatementAst,
    ForEachStatementAst,
    ForStatementAst,
    FunctionDefinitionAst,
    FunctionMemberAst,
    IfStatementAst,
    MemberAst,
    NamedBlockAst,
    ParamBlockAst,
    ParameterAst,
    PropertyMemberAst,
    ReturnStatementAst,
    ScriptBlockAst,
    ScriptBlockExpressionAst,
    StatementAst,
    StatementBlockAst,
    StringConstantExpressionAst,
    SwitchStatementAst,
    ThrowStatementAst,
    TrapStatementAst,
    TryStatementAst,
    TypeConstraintAst,
    TypeDefinitionAst,
    UsingStatementAst,
    VariableExpressionAst,
    WhileStatementAst,
    CommandExpressionAst,
    HashtableAst,
    PipelineAst,
)
from pyshell.language.variable_path import VariablePath

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeVar

    from pyshell.language.nodes import CommandParameterAst, ExpressionAst, PipelineBaseAst, TypeNameBase
    from pyshell.language.source import Source

    Annotations = list[AttributeBaseAst]
    NodeT = TypeVar("NodeT", bound=Ast)


def _suspect(source: Source, node: NodeT) -> NodeT:
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
    return _suspect(source, ParamBlockAst(source, keyword, end, [], parameters))


def param_block_annotated(
    source: Source, start: int, end: int, annotations: Annotations, keyword: int, parameters: list[ParameterAst]
) -> ParamBlockAst:
    return _suspect(source, ParamBlockAst(source, keyword, end, annotations, parameters))


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
    return _function(source, start, end, kind, name, parameters, body)


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
        return _suspect(source, UsingStatementAst(source, start, end, kind, None, None, item))
    return _suspect(source, UsingStatementAst(source, start, end, kind, _using_name(item), None, None))


def using_alias(
    source: Source, start: int, end: int, kind: str, item: ExpressionAst, alias: ExpressionAst
) -> StatementAst:
    if isinstance(alias, HashtableAst):
        return _suspect(source, UsingStatementAst(source, start, end, kind, _using_name(item), None, alias))
    return _suspect(source, UsingStatementAst(source, start, end, kind, _using_name(item), _using_name(alias), None))


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


# ---- jumps


def return_nothing(source: Source, start: int, end: int) -> ReturnStatementAst:
    return ReturnStatementAst(source, start, end, None)


def return_statement(source: Source, start: int, end: int, pipeline: PipelineBaseAst) -> ReturnStatementAst:
    return ReturnStatementAst(source, start, pipeline.end, pipeline)


def exit_nothing(source: Source, start: int, end: int) -> ExitStatementAst:
    return ExitStatementAst(source, start, end, None)


def exit_statement(source: Source, start: int, end: int, pipeline: PipelineBaseAst) -> ExitStatementAst:
    return ExitStatementAst(source, start, pipeline.end, pipeline)


def throw_nothing(source: Source, start: int, end: int) -> ThrowStatementAst:
    return ThrowStatementAst(source, start, end, None)


def throw_statement(source: Source, start: int, end: int, pipeline: PipelineBaseAst) -> ThrowStatementAst:
    return ThrowStatementAst(source, start, pipeline.end, pipeline)


def break_statement(source: Source, start: int, end: int) -> BreakStatementAst:
    return BreakStatementAst(source, start, end, None)


def break_label(source: Source, start: int, end: int, label: ExpressionAst) -> BreakStatementAst:
    return BreakStatementAst(source, start, end, label)


def continue_statement(source: Source, start: int, end: int) -> ContinueStatementAst:
    return ContinueStatementAst(source, start, end, None)


def continue_label(source: Source, start: int, end: int, label: ExpressionAst) -> ContinueStatementAst:
    return ContinueStatementAst(source, start, end, label)


# ---- conditions and loops


def if_first(
    source: Source, start: int, end: int, condition: PipelineBaseAst, block: StatementBlockAst
) -> list[tuple[PipelineBaseAst, StatementBlockAst]]:
    return [(condition, block)]


def if_more(
    source: Source,
    start: int,
    end: int,
    clauses: list[tuple[PipelineBaseAst, StatementBlockAst]],
    condition: PipelineBaseAst,
    block: StatementBlockAst,
) -> list[tuple[PipelineBaseAst, StatementBlockAst]]:
    clauses.append((condition, block))
    return clauses


def if_statement(
    source: Source, start: int, end: int, clauses: list[tuple[PipelineBaseAst, StatementBlockAst]]
) -> IfStatementAst:
    return IfStatementAst(source, start, end, clauses, None)


def if_else(
    source: Source,
    start: int,
    end: int,
    clauses: list[tuple[PipelineBaseAst, StatementBlockAst]],
    block: StatementBlockAst,
) -> IfStatementAst:
    return IfStatementAst(source, start, end, clauses, block)


def labeled(source: Source, start: int, end: int, label: str, loop: StatementAst) -> StatementAst:
    loop.label = label  # type: ignore[attr-defined]
    loop.start = start
    return loop


def while_statement(
    source: Source, start: int, end: int, condition: PipelineBaseAst, block: StatementBlockAst
) -> WhileStatementAst:
    return WhileStatementAst(source, start, end, None, condition, block)


def do_while(
    source: Source, start: int, end: int, block: StatementBlockAst, condition: PipelineBaseAst
) -> DoWhileStatementAst:
    return DoWhileStatementAst(source, start, end, None, condition, block)


def do_until(
    source: Source, start: int, end: int, block: StatementBlockAst, condition: PipelineBaseAst
) -> DoUntilStatementAst:
    return DoUntilStatementAst(source, start, end, None, condition, block)


def for_separator(
    source: Source, start: int, end: int, parts: list[PipelineBaseAst | None]
) -> list[PipelineBaseAst | None]:
    parts.append(None)
    return parts


def for_statement(
    source: Source, start: int, end: int, parts: list[PipelineBaseAst | None], block: StatementBlockAst
) -> ForStatementAst:
    # Each of the three may be missing; a semicolon (None) ends one, and so does a newline.
    slots: list[PipelineBaseAst | None] = [None, None, None]
    index = 0
    filled = False
    for part in parts:
        if part is None:
            index += 1
            filled = False
            continue
        if filled:
            index += 1
        if index < 3:
            slots[index] = part
        filled = True
    return ForStatementAst(source, start, end, None, slots[0], slots[1], slots[2], block)


def foreach(
    source: Source,
    start: int,
    end: int,
    variable: VariableExpressionAst,
    condition: PipelineBaseAst,
    block: StatementBlockAst,
) -> ForEachStatementAst:
    return ForEachStatementAst(source, start, end, None, (), None, variable, condition, block)


def foreach_flags(
    source: Source,
    start: int,
    end: int,
    flags: list[CommandParameterAst],
    variable: VariableExpressionAst,
    condition: PipelineBaseAst,
    block: StatementBlockAst,
) -> ForEachStatementAst:
    for flag in flags:
        if not "parallel".startswith(flag.parameter_name.lower()):
            source.report(flag.start, flag.end, "InvalidForeachFlag", flag.parameter_name)
    names = tuple("Parallel" for flag in flags if "parallel".startswith(flag.parameter_name.lower()))
    return _suspect(source, ForEachStatementAst(source, start, end, None, names, None, variable, condition, block))


class SwitchFlag:
    """A parameter of `switch`, with the file of `-file`."""

    __slots__ = ("parameter", "file")

    def __init__(self, parameter: CommandParameterAst, file: ExpressionAst | None) -> None:
        self.parameter = parameter
        self.file = file


SWITCH_FLAGS = ("Regex", "Wildcard", "Exact", "CaseSensitive", "Parallel")
SwitchClause = tuple["ExpressionAst", StatementBlockAst]


class DefaultWord(StringConstantExpressionAst):
    """The word `default` before a clause."""

    __slots__ = ()


def switch_flag(source: Source, start: int, end: int, parameter: CommandParameterAst) -> SwitchFlag:
    return SwitchFlag(parameter, None)


def switch_flag_file(
    source: Source, start: int, end: int, parameter: CommandParameterAst, file: ExpressionAst
) -> SwitchFlag:
    return SwitchFlag(parameter, file)


def switch_clause_first(
    source: Source, start: int, end: int, condition: ExpressionAst, block: StatementBlockAst
) -> list[SwitchClause]:
    return [(condition, block)]


def switch_default_first(
    source: Source, start: int, end: int, word: int, block: StatementBlockAst
) -> list[SwitchClause]:
    return switch_default(source, start, end, [], word, block)


def switch_clause(
    source: Source,
    start: int,
    end: int,
    clauses: list[SwitchClause],
    condition: ExpressionAst,
    block: StatementBlockAst,
) -> list[SwitchClause]:
    clauses.append((condition, block))
    return clauses


def switch_default(
    source: Source, start: int, end: int, clauses: list[SwitchClause], word: int, block: StatementBlockAst
) -> list[SwitchClause]:
    name = source.text[word : word + len("default")]
    clauses.append((DefaultWord(source, word, word + len(name), name, "BareWord"), block))
    return clauses


def switch(
    source: Source, start: int, end: int, condition: PipelineBaseAst, clauses: list[SwitchClause]
) -> SwitchStatementAst:
    return _switch(source, start, end, [], condition, clauses)


def switch_flags(
    source: Source,
    start: int,
    end: int,
    flags: list[SwitchFlag],
    condition: PipelineBaseAst,
    clauses: list[SwitchClause],
) -> SwitchStatementAst:
    return _switch(source, start, end, flags, condition, clauses)


def switch_file(
    source: Source, start: int, end: int, flags: list[SwitchFlag], clauses: list[SwitchClause]
) -> StatementAst:
    file = next((flag.file for flag in flags if flag.file is not None), None)
    if file is None:
        if flags:
            place = flags[-1].parameter.end
            source.report(place, place, "PipelineValueRequired")
        return _switch_error(source, start, end, clauses)
    element = CommandExpressionAst(source, file.start, file.end, file, [])
    return _switch(source, start, end, flags, PipelineAst(source, file.start, file.end, [element]), clauses)


def _switch_error(source: Source, start: int, end: int, clauses: list[SwitchClause]) -> ErrorStatementAst:
    bodies: list[Ast] = [node for clause in clauses for node in clause if node is not None]
    # PowerShell ends the error where the last clause ends.
    return ErrorStatementAst(source, start, bodies[-1].end if bodies else end, kind="Switch", bodies=bodies)


def _switch(
    source: Source,
    start: int,
    end: int,
    flags: list[SwitchFlag],
    condition: PipelineBaseAst,
    clauses: list[SwitchClause],
) -> StatementAst:
    names: list[str] = []
    wrong = type(condition) is ErrorStatementAst or any(block is None for _, block in clauses)
    for flag in flags:
        if flag.file is not None:
            names.append("File")
            continue
        word = flag.parameter.parameter_name.lower()
        name = next((known for known in SWITCH_FLAGS if known.lower().startswith(word)), None)
        if name is None:
            source.report(
                flag.parameter.start, flag.parameter.end, "InvalidSwitchFlag", flag.parameter.parameter_name
            )
            wrong = True
        if name in ("Regex", "Wildcard", "Exact"):
            names = [other for other in names if other not in ("Regex", "Wildcard")]
        if name is not None and name != "Exact" and name not in names:
            names.append(name)
    defaults = [block for condition, block in clauses if isinstance(condition, DefaultWord)]
    for extra in [condition for condition, _ in clauses if isinstance(condition, DefaultWord)][1:]:
        source.report(extra.start, extra.end, "MultipleSwitchDefaultClauses")
        wrong = True
    if wrong:
        return _switch_error(source, start, end, clauses)
    kept = [(condition, block) for condition, block in clauses if not isinstance(condition, DefaultWord)]
    node = SwitchStatementAst(
        source, start, end, None, condition, tuple(names), kept, defaults[0] if defaults else None
    )
    if "Parallel" in names:
        source.suspects.append(node)
    return node


# ---- try, trap, data


def try_catch(
    source: Source, start: int, end: int, block: StatementBlockAst, catches: list[CatchClauseAst]
) -> TryStatementAst:
    node = TryStatementAst(source, start, end, block, catches, None)
    if len(catches) > 1:
        source.suspects.append(node)
    return node


def try_finally(
    source: Source, start: int, end: int, block: StatementBlockAst, last: StatementBlockAst
) -> TryStatementAst:
    return _suspect(source, TryStatementAst(source, start, end, block, [], last))


def try_catch_finally(
    source: Source,
    start: int,
    end: int,
    block: StatementBlockAst,
    catches: list[CatchClauseAst],
    last: StatementBlockAst,
) -> TryStatementAst:
    return _suspect(source, TryStatementAst(source, start, end, block, catches, last))


def catch_all(source: Source, start: int, end: int, block: StatementBlockAst) -> CatchClauseAst:
    return CatchClauseAst(source, start, end, [], block)


def catch(
    source: Source, start: int, end: int, types: list[TypeConstraintAst], block: StatementBlockAst
) -> CatchClauseAst:
    return CatchClauseAst(source, start, end, types, block)


def trap(source: Source, start: int, end: int, block: StatementBlockAst) -> TrapStatementAst:
    return TrapStatementAst(source, start, end, None, block)


def trap_type(
    source: Source, start: int, end: int, trap_type: TypeConstraintAst, block: StatementBlockAst
) -> TrapStatementAst:
    return TrapStatementAst(source, start, end, trap_type, block)


def data(source: Source, start: int, end: int, block: StatementBlockAst) -> DataStatementAst:
    return _suspect(source, DataStatementAst(source, start, end, None, [], block))


def data_name(
    source: Source, start: int, end: int, name: StringConstantExpressionAst, block: StatementBlockAst
) -> DataStatementAst:
    return _suspect(source, DataStatementAst(source, start, end, name.value, [], block))


def data_commands(
    source: Source,
    start: int,
    end: int,
    parameter: CommandParameterAst,
    commands: list[ExpressionAst],
    block: StatementBlockAst,
) -> DataStatementAst:
    return _suspect(source, DataStatementAst(source, start, end, None, commands, block))


def data_name_commands(
    source: Source,
    start: int,
    end: int,
    name: StringConstantExpressionAst,
    parameter: CommandParameterAst,
    commands: list[ExpressionAst],
    block: StatementBlockAst,
) -> DataStatementAst:
    return _suspect(source, DataStatementAst(source, start, end, name.value, commands, block))


def block_statement(source: Source, start: int, end: int, kind: str, block: StatementBlockAst) -> BlockStatementAst:
    return _suspect(source, BlockStatementAst(source, start, end, kind, block))


def reserved(source: Source, start: int, end: int, word: str) -> ErrorStatementAst:
    source.report(start, end, "ReservedKeywordNotAllowed", word)
    return ErrorStatementAst(source, start, end)


def configuration(
    source: Source, start: int, end: int, name: ExpressionAst, body: ScriptBlockAst
) -> ConfigurationDefinitionAst:
    block = ScriptBlockExpressionAst(source, body.start, body.end, body)
    return ConfigurationDefinitionAst(source, start, end, block, "Resource", name)
