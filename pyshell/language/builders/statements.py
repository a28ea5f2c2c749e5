"""Builders of statements: jumps, conditions, loops, `try`, `trap`, `data`."""

from __future__ import annotations

from pyshell.language.builders.scripts import suspect
from pyshell.language.nodes import (
    BlockStatementAst,
    BreakStatementAst,
    CatchClauseAst,
    CommandExpressionAst,
    ConfigurationDefinitionAst,
    ContinueStatementAst,
    DataStatementAst,
    DoUntilStatementAst,
    DoWhileStatementAst,
    ErrorStatementAst,
    ExitStatementAst,
    ExpressionAst,
    ForEachStatementAst,
    ForStatementAst,
    IfStatementAst,
    LabeledStatementAst,
    PipelineAst,
    ReturnStatementAst,
    ScriptBlockExpressionAst,
    StatementBlockAst,
    StringConstantExpressionAst,
    SwitchStatementAst,
    ThrowStatementAst,
    TrapStatementAst,
    TryStatementAst,
    WhileStatementAst,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.nodes import (
        Ast,
        CommandParameterAst,
        PipelineBaseAst,
        ScriptBlockAst,
        StatementAst,
        TypeConstraintAst,
        VariableExpressionAst,
    )
    from pyshell.language.source import Source


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
    if isinstance(loop, LabeledStatementAst):
        loop.label = label
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
    return suspect(source, ForEachStatementAst(source, start, end, None, names, None, variable, condition, block))


class SwitchFlag:
    """A parameter of `switch`, with the file of `-file`."""

    __slots__ = ("parameter", "file")

    def __init__(self, parameter: CommandParameterAst, file: ExpressionAst | None) -> None:
        self.parameter = parameter
        self.file = file


SWITCH_FLAGS = ("Regex", "Wildcard", "Exact", "CaseSensitive", "Parallel")
# A condition, its block (None where it is missing), and whether the condition is the word `default`.
SwitchClause = tuple["ExpressionAst", "StatementBlockAst | None", bool]


def switch_flag(source: Source, start: int, end: int, parameter: CommandParameterAst) -> SwitchFlag:
    return SwitchFlag(parameter, None)


def switch_flag_file(
    source: Source, start: int, end: int, parameter: CommandParameterAst, file: ExpressionAst
) -> SwitchFlag:
    return SwitchFlag(parameter, file)


def switch_clause_first(
    source: Source, start: int, end: int, condition: ExpressionAst, block: StatementBlockAst
) -> list[SwitchClause]:
    return [(condition, block, False)]


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
    clauses.append((condition, block, False))
    return clauses


def switch_default(
    source: Source, start: int, end: int, clauses: list[SwitchClause], word: int, block: StatementBlockAst
) -> list[SwitchClause]:
    name = source.text[word : word + len("default")]
    clauses.append((StringConstantExpressionAst(source, word, word + len(name), name, "BareWord"), block, True))
    return clauses


def switch(
    source: Source, start: int, end: int, condition: PipelineBaseAst, clauses: list[SwitchClause]
) -> StatementAst:
    return _switch(source, start, end, [], condition, clauses)


def switch_flags(
    source: Source,
    start: int,
    end: int,
    flags: list[SwitchFlag],
    condition: PipelineBaseAst,
    clauses: list[SwitchClause],
) -> StatementAst:
    return _switch(source, start, end, flags, condition, clauses)


def switch_file(
    source: Source, start: int, end: int, flags: list[SwitchFlag], clauses: list[SwitchClause]
) -> StatementAst:
    file = next((flag.file for flag in flags if flag.file is not None), None)
    if file is None:
        if flags:
            place = flags[-1].parameter.end
            source.report(place, place, "PipelineValueRequired")
        return _switch_error(source, start, end, None, clauses)
    element = CommandExpressionAst(source, file.start, file.end, file, [])
    return _switch(source, start, end, flags, PipelineAst(source, file.start, file.end, [element]), clauses)


def _switch_error(
    source: Source, start: int, end: int, condition: PipelineBaseAst | None, clauses: list[SwitchClause]
) -> ErrorStatementAst:
    bodies: list[Ast] = [node for clause in clauses for node in clause[:2] if node is not None]
    conditions: list[Ast] = []
    if isinstance(condition, ErrorStatementAst):
        conditions = condition.nested_ast or []
    elif condition is not None:
        conditions = [condition]
    # PowerShell ends the error where the last clause ends.
    last = bodies[-1].end if bodies else end
    return ErrorStatementAst(source, start, last, kind="Switch", conditions=conditions, bodies=bodies)


def _switch_options(source: Source, flags: list[SwitchFlag]) -> tuple[str, ...] | None:
    """The names of the flags, None if one is not known."""
    names: list[str] = []
    known = True
    for flag in flags:
        if flag.file is not None:
            names.append("File")
            continue
        parameter = flag.parameter
        name = next((one for one in SWITCH_FLAGS if one.lower().startswith(parameter.parameter_name.lower())), None)
        if name is None:
            source.report(parameter.start, parameter.end, "InvalidSwitchFlag", parameter.parameter_name)
            known = False
            continue
        if name in ("Regex", "Wildcard", "Exact"):
            names = [other for other in names if other not in ("Regex", "Wildcard")]
        if name != "Exact" and name not in names:
            names.append(name)
    return tuple(names) if known else None


def _switch(
    source: Source,
    start: int,
    end: int,
    flags: list[SwitchFlag],
    condition: PipelineBaseAst,
    clauses: list[SwitchClause],
) -> StatementAst:
    names = _switch_options(source, flags)
    defaults = [(word, block) for word, block, is_default in clauses if is_default]
    for word, _ in defaults[1:]:
        source.report(word.start, word.end, "MultipleSwitchDefaultClauses")
    kept = [(test, block) for test, block, is_default in clauses if block is not None and not is_default]
    complete = len(kept) + len(defaults) == len(clauses) and len(defaults) < 2
    if names is None or not complete or isinstance(condition, ErrorStatementAst):
        return _switch_error(source, start, end, condition, clauses)
    default = defaults[0][1] if defaults else None
    node = SwitchStatementAst(source, start, end, None, condition, names, kept, default)
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
    return suspect(source, TryStatementAst(source, start, end, block, [], last))


def try_catch_finally(
    source: Source,
    start: int,
    end: int,
    block: StatementBlockAst,
    catches: list[CatchClauseAst],
    last: StatementBlockAst,
) -> TryStatementAst:
    return suspect(source, TryStatementAst(source, start, end, block, catches, last))


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
    return suspect(source, DataStatementAst(source, start, end, None, [], block))


def data_name(
    source: Source, start: int, end: int, name: StringConstantExpressionAst, block: StatementBlockAst
) -> DataStatementAst:
    return suspect(source, DataStatementAst(source, start, end, name.value, [], block))


def data_commands(
    source: Source,
    start: int,
    end: int,
    parameter: CommandParameterAst,
    commands: list[ExpressionAst],
    block: StatementBlockAst,
) -> DataStatementAst:
    return suspect(source, DataStatementAst(source, start, end, None, commands, block))


def data_name_commands(
    source: Source,
    start: int,
    end: int,
    name: StringConstantExpressionAst,
    parameter: CommandParameterAst,
    commands: list[ExpressionAst],
    block: StatementBlockAst,
) -> DataStatementAst:
    return suspect(source, DataStatementAst(source, start, end, name.value, commands, block))


def block_statement(source: Source, start: int, end: int, kind: str, block: StatementBlockAst) -> BlockStatementAst:
    return suspect(source, BlockStatementAst(source, start, end, kind, block))


def reserved(source: Source, start: int, end: int, word: str) -> ErrorStatementAst:
    source.report(start, end, "ReservedKeywordNotAllowed", word)
    return ErrorStatementAst(source, start, end)


def configuration(
    source: Source, start: int, end: int, name: ExpressionAst, body: ScriptBlockAst
) -> ConfigurationDefinitionAst:
    block = ScriptBlockExpressionAst(source, body.start, body.end, body)
    return ConfigurationDefinitionAst(source, start, end, block, "Resource", name)
