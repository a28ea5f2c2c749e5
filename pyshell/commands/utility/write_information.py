"""Write-Information."""

from __future__ import annotations

from pyshell.binding.attributes import AllowNullAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Write", "Information", module="Microsoft.PowerShell.Utility")
class WriteInformationCommand(Cmdlet):
    """Writes an object to the information stream."""

    message_data: Any = parameter(
        "System.Object",
        mandatory=True,
        position=0,
        pipeline=True,
        aliases=(
            "Msg",
            "Message",
        ),
        validate=(AllowNullAttribute(),),
    )
    tags: list[str] | None = parameter("string[]", position=1)

    def process(self) -> None:
        self.information(self.message_data, tuple(self.tags or ()))
