"""Out-Default."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Out", "Default", module="Microsoft.PowerShell.Core")
class OutDefaultCommand(Cmdlet):
    """Hands objects to the default formatting and to the host."""

    transcript: bool = parameter("switch")
    input_object: Any = parameter("psobject", pipeline=True)

    def begin(self) -> None:
        self._sink = self.context.formatter.out_default(self.context)

    def process(self) -> None:
        if self.transcript:
            self.write(self.input_object)
            return
        self._sink.process(self.input_object)

    def end(self) -> None:
        self._sink.end()
