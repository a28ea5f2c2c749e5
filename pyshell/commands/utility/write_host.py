"""Write-Host."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.formatting import objects
from pyshell.values.errors import HostInformationMessage, InformationRecord

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Write", "Host", module="Microsoft.PowerShell.Utility")
class WriteHostCommand(Cmdlet):
    """Writes text to the host, through the information stream."""

    object: Any = parameter(
        "System.Object",
        position=0,
        pipeline=True,
        remaining=True,
        aliases=(
            "Msg",
            "Message",
        ),
    )
    no_newline: bool = parameter("switch")
    separator: Any = parameter("System.Object")
    foreground_color: Any = parameter("System.ConsoleColor")
    background_color: Any = parameter("System.ConsoleColor")

    def process(self) -> None:
        separator = objects.to_text(self.separator) if "Separator" in self.bound else " "
        text = _text(self.object, separator)
        ui = self.host.ui
        foreground, background = self.foreground_color, self.background_color
        message = HostInformationMessage(
            text,
            bool(self.no_newline),
            ui.raw_value("ForegroundColor") if foreground is None else foreground,
            ui.raw_value("BackgroundColor") if background is None else background,
        )
        self.information(InformationRecord(message, self.runtime.source_name(), ["PSHOST"]))


def _text(value: Any, separator: str) -> str:
    """A value as Write-Host shows it: elements of collections (and of those in them) joined by the separator."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value or ""
    elements = objects.elements(value)
    if elements is not None:
        shown = [text for text in (_text(each, separator) for each in elements)]
        return separator.join(shown)
    return objects.to_text(value)
