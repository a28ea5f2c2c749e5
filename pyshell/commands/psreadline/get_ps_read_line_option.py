"""Get-PSReadLineOption."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet
from pyshell.runtime.line_options import line_options
from pyshell.values.psobject import custom


@cmdlet("Get", "PSReadLineOption", module="PSReadLine")
class GetPSReadLineOptionCommand(Cmdlet):
    """Shows how lines are edited at the prompt."""

    def end(self) -> None:
        options = line_options(self.context)
        shown = {
            "EditMode": options.edit_mode,
            "ContinuationPrompt": options.continuation_prompt,
            "CompletionQueryItems": options.query_items,
            "PredictionSource": options.prediction_source,
            "PredictionViewStyle": options.view_style,
        }
        for name in sorted(options.sequences):
            shown[f"{name}Color"] = options.sequences[name]
        self.write(custom(shown))
