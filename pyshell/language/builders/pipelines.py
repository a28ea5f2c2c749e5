"""Builders of pipelines, commands, redirections and assignments."""

from __future__ import annotations

from pyshell.language.nodes import (
    ArrayLiteralAst,
    AssignmentStatementAst,
    CommandAst,
    CommandExpressionAst,
    CommandParameterAst,
    FileRedirectionAst,
    MergingRedirectionAst,
    PipelineAst,
    PipelineChainAst,
    StringConstantExpressionAst,
    VariableExpressionAst,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.nodes import (
        ChainableAst,
        CommandBaseAst,
        CommandElementAst,
        ExpressionAst,
        RedirectionAst,
        StatementAst,
    )
    from pyshell.language.source import Source

    Operator = tuple[str, int, int]


def assignment(
    source: Source, start: int, end: int, left: ExpressionAst, operator: Operator, right: StatementAst
) -> AssignmentStatementAst:
    if type(right) is PipelineAst and not right.background and len(right.pipeline_elements) == 1:
        element = right.pipeline_elements[0]
        if type(element) is CommandExpressionAst:
            right = element
    kind, error_start, error_end = operator
    node = AssignmentStatementAst(source, start, right.end, left, kind, right, error_start, error_end)
    if type(left) is not VariableExpressionAst:
        source.suspects.append(node)
    return node


def background(source: Source, start: int, end: int, chain: PipelineAst | PipelineChainAst) -> StatementAst:
    chain.background = True
    return chain


def chain(
    source: Source, start: int, end: int, left: ChainableAst, operator: Operator, right: PipelineAst
) -> PipelineChainAst:
    return PipelineChainAst(source, start, right.end, left, right, operator[0])


def pipeline(source: Source, start: int, end: int, element: CommandBaseAst) -> PipelineAst:
    return PipelineAst(source, start, element.end, [element])


def pipeline_more(source: Source, start: int, end: int, pipeline: PipelineAst, element: CommandBaseAst) -> PipelineAst:
    if type(element) is CommandExpressionAst:
        source.report(element.expression.start, element.expression.end, "ExpressionsMustBeFirstInPipeline")
    pipeline.pipeline_elements.append(element)
    pipeline.end = element.end
    return pipeline


def command_expression(source: Source, start: int, end: int, expression: ExpressionAst) -> CommandExpressionAst:
    return CommandExpressionAst(source, start, expression.end, expression, [])


def redirected_expression(
    source: Source, start: int, end: int, expression: ExpressionAst, redirection: RedirectionAst | None
) -> CommandExpressionAst:
    node = CommandExpressionAst(source, start, end, expression, [])
    _redirect(node, redirection)
    return node


def redirected_more(
    source: Source, start: int, end: int, expression: CommandExpressionAst, redirection: RedirectionAst | None
) -> CommandExpressionAst:
    _redirect(expression, redirection)
    expression.end = end
    return expression


def command_word(source: Source, start: int, end: int, name: CommandElementAst) -> CommandAst:
    return CommandAst(source, start, end, [name], "Unknown", [])


def command_call(source: Source, start: int, end: int, name: CommandElementAst) -> CommandAst:
    return CommandAst(source, start, end, [name], "Ampersand", [])


def command_dot(source: Source, start: int, end: int, name: CommandElementAst) -> CommandAst:
    return CommandAst(source, start, end, [name], "Dot", [])


def command_argument(
    source: Source, start: int, end: int, command: CommandAst, argument: CommandElementAst
) -> CommandAst:
    command.command_elements.append(argument)
    command.end = end
    return command


def command_parameter_value(
    source: Source, start: int, end: int, command: CommandAst, parameter: CommandParameterAst, value: ExpressionAst
) -> CommandAst:
    parameter.argument = value
    parameter.end = value.end
    command.command_elements.append(parameter)
    command.end = end
    return command


def command_dash_dash(source: Source, start: int, end: int, command: CommandAst, dashes: int) -> CommandAst:
    elements = command.command_elements
    seen = any(type(item) is CommandParameterAst and item.parameter_name == "-" for item in elements)
    if seen:
        elements.append(StringConstantExpressionAst(source, dashes, end, source.text[dashes:end], "BareWord"))
    else:
        elements.append(CommandParameterAst(source, dashes, end, "-", None, end))
    command.end = end
    return command


def command_redirection(
    source: Source, start: int, end: int, command: CommandAst, redirection: RedirectionAst | None
) -> CommandAst:
    _redirect(command, redirection)
    command.end = end
    return command


_STREAM_ORDER = ("All", "Output", "Error", "Warning", "Verbose", "Debug", "Information")


def _redirect(command: CommandBaseAst, redirection: RedirectionAst | None) -> None:
    """Redirections stand in the order of their streams, one for each."""
    if redirection is None:
        return
    from pyshell.language.messages import MESSAGES

    rank = _STREAM_ORDER.index(redirection.from_stream)
    others = command.redirections
    source = command.source
    if type(redirection) is MergingRedirectionAst:
        if redirection.to_stream != "Output" or redirection.from_stream == "Output":
            source.report(redirection.start, redirection.end, "RedirectionNotSupported", redirection.text)
            redirection.to_stream = "Output"
    place = 0
    while place < len(others) and _STREAM_ORDER.index(others[place].from_stream) < rank:
        place += 1
    if place == len(others) or others[place].from_stream != redirection.from_stream:
        others.insert(place, redirection)
    else:
        stream = MESSAGES[redirection.from_stream + "Stream"]
        source.report(redirection.start, redirection.end, "StreamAlreadyRedirected", stream)


def command_verbatim(
    source: Source, start: int, end: int, command: CommandAst, sign: CommandElementAst, rest: CommandElementAst
) -> CommandAst:
    command.command_elements.append(sign)
    command.command_elements.append(rest)
    command.end = end
    return command


def array_start(
    source: Source, start: int, end: int, first: ExpressionAst, second: ExpressionAst
) -> list[ExpressionAst]:
    return [first, second]


def array_more(
    source: Source, start: int, end: int, items: list[ExpressionAst], item: ExpressionAst
) -> list[ExpressionAst]:
    items.append(item)
    return items


def argument_array(source: Source, start: int, end: int, items: list[ExpressionAst]) -> ArrayLiteralAst:
    return ArrayLiteralAst(source, start, items[-1].end, items)


def redirection(
    source: Source, start: int, end: int, operator: tuple[str, bool, int, int], location: ExpressionAst
) -> FileRedirectionAst:
    return FileRedirectionAst(source, start, end, operator[0], location, operator[1])


def input_redirection(source: Source, start: int, end: int, location: ExpressionAst) -> None:
    """`<` is reserved: nothing of it stays in the tree."""
    source.report(start, start + 1, "RedirectionNotSupported", "<")
