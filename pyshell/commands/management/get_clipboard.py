"""Get-Clipboard."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.commands.clipboards import clipboard_text


@cmdlet("Get", "Clipboard", module="Microsoft.PowerShell.Management", output=("System.String",), aliases=("gcb",))
class GetClipboardCommand(Cmdlet):
    """Gets the text of the clipboard, line by line."""

    raw: bool = parameter("switch", help="Give the whole text as one string.")
    delimiter: list[str] | None = parameter("string[]", help="What ends a line.")

    examples = (
        Example("Lines that were copied", "try { Get-Clipboard } catch { 'no clipboard' }", "One string per line."),
    )

    def process(self) -> None:
        text = clipboard_text(self)
        if text is None:
            return
        if self.raw:
            self.write(text)
            return
        parts = [text]
        for delimiter in self.delimiter or ("\r\n", "\n"):
            if delimiter:
                parts = [piece for part in parts for piece in part.split(delimiter)]
        self.write_all(parts)
