"""How the line editor behaves: what Get- and Set-PSReadLineOption show and change."""

from __future__ import annotations

from pyshell.repl.colors import LineColors


class LineOptions:
    """The settings of a session's line editor, under PSReadLine's names."""

    def __init__(self, colors: LineColors) -> None:
        self.colors = colors
        self.edit_mode = "Emacs"
        self.prediction_source = "History"
        self.view_style = "InlineView"
        self.continuation_prompt = ">> "
        self.query_items = 100
