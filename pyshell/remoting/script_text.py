"""A script block as a text for another runspace, its `$using:` values taken along as parameters."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.engine import Command

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.runtime.scriptblock import ScriptBlock

_PREFIX = "__using_"


def block_text(block: ScriptBlock) -> str:
    """What stands between the braces."""
    return str(block)


def file_text(cmdlet: Any, given: str) -> str:
    """The text of a script file given to a cmdlet; a path that is none of the file system ends the cmdlet."""
    path = cmdlet.context.file_path(given)
    if path is None:
        from pyshell.values import exceptions

        error = exceptions.PSArgumentException(f"The path {given} is not one of the file system.")
        cmdlet.throw(error, "InvalidPath", "InvalidArgument")
    with open(path, encoding="utf-8-sig") as file:
        return file.read()


def command_of(context: Any, text: str, arguments: list[Any] | None) -> Command:
    """The text as a command to send; `$using:` expressions become parameters with the values they have here.

    Raises ParseException for a text that is no script.
    """
    text, values = with_using(context, text)
    command = Command(text, True)
    command.parameters = [*values, *((None, each) for each in arguments or ())]
    return command


def with_using(context: Any, text: str) -> tuple[str, list[tuple[str | None, Any]]]:
    """The text with `$using:` expressions replaced, and the parameters that carry their values."""
    if "using:" not in text.lower():
        return text, []
    from pyshell.language import parse

    tree = parse(text).ast
    found = [node for node in tree.find_all(lambda node: type(node).__name__ == "UsingExpressionAst", True)]
    if not found:
        return text, []
    names: dict[str, str] = {}
    values: list[tuple[str | None, Any]] = []
    edits: list[tuple[int, int, str]] = []
    for node in found:
        source = text[node.start : node.end]
        expression = _local_expression(source)
        name = names.get(expression.lower())
        if name is None:
            name = names[expression.lower()] = f"{_PREFIX}{len(names)}"
            values.append((name, _value(context, expression)))
        edits.append((node.start, node.end, "${" + name + "}"))
    for start, end, replacement in sorted(edits, reverse=True):
        text = text[:start] + replacement + text[end:]
    declared = ", ".join("${" + name + "}" for name in names.values())
    return _with_parameters(text, declared), values


def _local_expression(source: str) -> str:
    """`$using:x.y` as the expression that gives its value here."""
    body = source[1:]
    braced = body.startswith("{")
    rest = body.lstrip("{")
    return ("${" if braced else "$") + rest[len("using:") :]


def _value(context: Any, expression: str) -> Any:
    results = context.run(expression)
    if not results:
        return None
    return results[0] if len(results) == 1 else results


def _with_parameters(text: str, declared: str) -> str:
    """The text with further parameters: at the head of its param block, or in a new one."""
    from pyshell.language import parse

    block = parse(text).ast.param_block
    if block is None:
        return f"param({declared})\n{text}"
    inner = text.index("(", block.start) + 1
    # Parameters that were there keep their positions: the new ones go last and are bound by name.
    last = text.rindex(")", inner, block.end)
    between = ", " if text[inner:last].strip() else ""
    return text[:last] + between + declared + text[last:]
