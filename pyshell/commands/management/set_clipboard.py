"""Set-Clipboard."""

from __future__ import annotations

import base64

from pyshell.binding.attributes import AllowEmptyCollectionAttribute, AllowEmptyStringAttribute, AllowNullAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.commands.clipboards import clipboard_text, set_clipboard_text


@cmdlet(
    "Set",
    "Clipboard",
    module="Microsoft.PowerShell.Management",
    output=("System.String",),
    should_process=True,
    aliases=("scb",),
)
class SetClipboardCommand(Cmdlet):
    """Puts text onto the clipboard."""

    value: list[str] | None = parameter(
        "string[]",
        mandatory=True,
        position=0,
        pipeline=True,
        by_name=True,
        validate=(AllowNullAttribute(), AllowEmptyCollectionAttribute(), AllowEmptyStringAttribute()),
        help="The lines.",
    )
    append: bool = parameter("switch", help="Keep what is there and add to it.")
    pass_thru: bool = parameter("switch", help="Give the text on.")
    as_osc52: bool = parameter(
        "switch", aliases=("ToLocalhost",), help="Ask the terminal to do it, from far away too.", name="AsOSC52"
    )

    examples = (Example("Copy a text", "Set-Clipboard 'some text' -WhatIf", "Tells what would be copied."),)

    def begin(self) -> None:
        self._lines: list[str] = []

    def process(self) -> None:
        self._lines.extend(line or "" for line in self.value or ())
        if self.pass_thru:
            self.write_all(self.value or ())

    def end(self) -> None:
        text = "\n".join(self._lines)
        shown = text if len(text) <= 20 else text[:20] + " ..."
        action = "Append to" if self.append else "Set"
        target = f"{action} clipboard content"
        if not self.should_process(shown, target):
            return
        if self.append and not self.as_osc52:
            before = clipboard_text(self)
            text = text if before is None else f"{before}\n{text}"
        if self.as_osc52:
            self.context.host.ui.write(f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\a")
        else:
            set_clipboard_text(self, text)
