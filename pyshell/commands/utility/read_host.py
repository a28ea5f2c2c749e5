"""Read-Host."""

from __future__ import annotations

from pyshell.binding.attributes import AllowNullAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Read",
    "Host",
    module="Microsoft.PowerShell.Utility",
    default_set="AsString",
    output=(
        "System.String",
        "System.Security.SecureString",
    ),
)
class ReadHostCommand(Cmdlet):
    """Reads a line from the user."""

    prompt: Any = parameter("System.Object", position=0, remaining=True, validate=(AllowNullAttribute(),))
    as_secure_string: bool = parameter("switch", In("AsSecureString"))
    mask_input: bool = parameter("switch", In("AsString"))

    def process(self) -> None:
        ui = self.host.ui
        if self.prompt is not None:
            from pyshell.formatting import objects

            prompt = objects.to_text(self.prompt)
            ui.check_interactive("Read-Host") if hasattr(ui, "check_interactive") else None
            if ui.interactive:
                ui.write(f"{prompt}: ")
        if self.as_secure_string:
            self.write(ui.read_secret())
            return
        line = ui.read_line()
        self.write("" if line is None else line)
