"""Set-PSReadLineOption."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateSetAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.runtime.line_options import line_options
from pyshell.values.exceptions import ArgumentException
from pyshell.values.text import to_string


@cmdlet("Set", "PSReadLineOption", module="PSReadLine")
class SetPSReadLineOptionCommand(Cmdlet):
    """Changes how lines are edited at the prompt: keys, colours, and what history suggests."""

    edit_mode: str | None = parameter("string", validate=(ValidateSetAttribute("Emacs", "Vi", "Windows"),))
    prediction_source: str | None = parameter(
        "string", validate=(ValidateSetAttribute("History", "HistoryAndPlugin", "None", "Plugin"),)
    )
    prediction_view_style: str | None = parameter("string", validate=(ValidateSetAttribute("InlineView", "ListView"),))
    continuation_prompt: str | None = parameter("string")
    completion_query_items: int | None = parameter("int")
    colors: Any = parameter("hashtable")

    def end(self) -> None:
        options = line_options(self.context)
        if self.edit_mode:
            options.edit_mode = self.edit_mode.capitalize()
        if self.prediction_source:
            options.prediction_source = "None" if self.prediction_source.lower() in ("none", "plugin") else "History"
        if self.prediction_view_style:
            options.view_style = "ListView" if self.prediction_view_style.lower() == "listview" else "InlineView"
        if "ContinuationPrompt" in self.bound:
            options.continuation_prompt = self.continuation_prompt or ""
        if "CompletionQueryItems" in self.bound and self.completion_query_items is not None:
            options.query_items = self.completion_query_items
        known = {name.lower(): name for name in options.sequences}
        for key, value in self.colors.items() if self.colors is not None else ():
            name = known.get(to_string(key).lower().removesuffix("color"))
            if name is None:
                self.error(
                    ArgumentException(f"'{to_string(key)}' is not a valid color property."), "InvalidColorProperty"
                )
                continue
            options.sequences[name] = sequence(to_string(value))


def sequence(text: str) -> str:
    """An escape sequence for a colour given as one, as `#RRGGBB`, or by a console colour's name."""
    from pyshell.values.pstype import find_type

    if text.startswith("\x1b"):
        return text
    if len(text) == 7 and text[0] == "#":
        red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
        return f"\x1b[38;2;{red};{green};{blue}m"
    kind = find_type("System.ConsoleColor")
    assert kind is not None
    names = {name.lower(): int(number) for name, number in kind.enum_names.items()}
    number = names.get(text.lower())
    if number is None:
        raise ArgumentException(f"'{text}' is not a valid color.")
    # .NET's order of colours swaps red and blue against a terminal's.
    code = (number & 2) | (number & 1) << 2 | (number & 4) >> 2
    return f"\x1b[{(90 if number >= 8 else 30) + code}m"
