"""Out-Host."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Out", "Host", module="Microsoft.PowerShell.Core")
class OutHostCommand(Cmdlet):
    """Formats objects and writes them to the host."""

    paging: bool = parameter("switch")
    input_object: Any = parameter("psobject", pipeline=True)

    def begin(self) -> None:
        self._sink = self.context.formatter.out_default(self.context)

    def process(self) -> None:
        self._sink.process(self.input_object)

    def end(self) -> None:
        self._sink.end()
