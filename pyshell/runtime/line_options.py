"""The settings of a session's line editor, under PSReadLine's names."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.runtime.context import ExecutionContext

COLORS = {
    "Command": "\x1b[93m",
    "Comment": "\x1b[32m",
    "ContinuationPrompt": "\x1b[37m",
    "DefaultToken": "\x1b[37m",
    "Emphasis": "\x1b[96m",
    "Error": "\x1b[91m",
    "InlinePrediction": "\x1b[97;2;3m",
    "Keyword": "\x1b[92m",
    "ListPrediction": "\x1b[33m",
    "ListPredictionSelected": "\x1b[48;5;238m",
    "ListPredictionTooltip": "\x1b[97;2;3m",
    "Member": "\x1b[37m",
    "Number": "\x1b[97m",
    "Operator": "\x1b[90m",
    "Parameter": "\x1b[90m",
    "Selection": "\x1b[30;47m",
    "String": "\x1b[36m",
    "Type": "\x1b[37m",
    "Variable": "\x1b[92m",
}


class LineOptions:
    """How the line editor behaves: what Get- and Set-PSReadLineOption show and change."""

    def __init__(self) -> None:
        self.sequences = dict(COLORS)
        self.edit_mode = "Emacs"
        self.prediction_source = "History"
        self.view_style = "InlineView"
        self.continuation_prompt = ">> "
        self.query_items = 100


def line_options(context: ExecutionContext) -> LineOptions:
    """The session's settings, made when first asked for."""
    found = context.services.get("line_options")
    if found is None:
        found = context.services["line_options"] = LineOptions()
    known: LineOptions = found
    return known
