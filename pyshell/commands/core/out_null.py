"""Out-Null."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Out", "Null", module="Microsoft.PowerShell.Core")
class OutNullCommand(Cmdlet):
    """Takes objects and drops them."""

    input_object: Any = parameter("psobject", pipeline=True)

    def process(self) -> None:
        """Nothing is kept."""
