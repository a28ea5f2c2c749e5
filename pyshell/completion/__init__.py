"""Completion: what could stand at a place of a text, by the parser's tree and what the session knows."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.completion.results import CommandCompletion
    from pyshell.runtime.context import ExecutionContext


def complete_input(context: ExecutionContext, text: str, cursor: int) -> CommandCompletion:
    """The completions at a place of a text, as `[CommandCompletion]::CompleteInput` gives them."""
    from pyshell.completion.analysis import complete

    return complete(context, text, cursor)
