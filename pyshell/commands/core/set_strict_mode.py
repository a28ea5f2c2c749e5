"""Set-StrictMode."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.formatting import objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Set", "StrictMode", module="Microsoft.PowerShell.Core", default_set="Version")
class SetStrictModeCommand(Cmdlet):
    """Sets how strict the shell is with scripts of the current scope."""

    off: bool = parameter("switch", In("Off", mandatory=True))
    version: Any = parameter("version", In("Version", mandatory=True), aliases=("v",))

    def end(self) -> None:
        if self.off:
            self.runtime.scope.strict = 0
            return
        self.runtime.scope.strict = _major(self.version)


def _major(version: Any) -> int:
    """The version's first number; `Latest` is the highest."""
    text = objects.to_text(version)
    if text.lower() == "latest":
        return 3
    head = text.partition(".")[0]
    return min(int(head), 3) if head.isdigit() else 3
