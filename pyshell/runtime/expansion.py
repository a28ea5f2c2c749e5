"""Expanding a text as an expandable string at run time (`ExpandString`)."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.runtime.context import ExecutionContext


def expand_string(context: ExecutionContext, text: str) -> str:
    """Variables, subexpressions and backtick escapes of a text, evaluated in the current scope."""
    quoted = text.replace('"', '""') if '"' in text else text
    from pyshell.values.convert import to_string

    block = context.compile(f'"{quoted}"', kind="block")
    output: list[object] = []
    block.run(output.append, new_scope=False)
    return to_string(output[0]) if output else ""
