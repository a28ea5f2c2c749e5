"""Set-StrictMode."""

from __future__ import annotations

from pyshell.binding.attributes import Attribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.formatting import objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class VersionTransformation(Attribute):
    """`Latest`, or a number without a dot, as a version."""

    net_name = "Microsoft.PowerShell.Commands.SetStrictModeCommand+ArgumentToPSVersionTransformationAttribute"
    transforms = True

    def transform(self, context: Any, value: Any) -> Any:
        text = objects.to_text(value)
        if text.lower() == "latest":
            return "3.0"
        return text + ".0" if text.isdigit() else value


@cmdlet("Set", "StrictMode", module="Microsoft.PowerShell.Core", default_set="Version")
class SetStrictModeCommand(Cmdlet):
    """Sets how strict the shell is with scripts of the current scope."""

    off: bool = parameter("switch", In("Off", mandatory=True))
    version: Any = parameter(
        "version", In("Version", mandatory=True), aliases=("v",), validate=(VersionTransformation(),)
    )

    def end(self) -> None:
        if self.off:
            self.runtime.scope.strict = 0
            return
        self.runtime.scope.strict = _major(self.version)


def _major(version: Any) -> int:
    """The version's first number; there are no rules above 3."""
    text = objects.to_text(version)
    head = text.partition(".")[0]
    return min(int(head), 3) if head.isdigit() else 3
