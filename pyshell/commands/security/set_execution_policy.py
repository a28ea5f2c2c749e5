"""Set-ExecutionPolicy."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.values import exceptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Set", "ExecutionPolicy", module="Microsoft.PowerShell.Security", should_process=True)
class SetExecutionPolicyCommand(Cmdlet):
    """Would change which scripts may run; only Windows has such policies, so elsewhere it is an error."""

    execution_policy: Any = parameter(
        "Microsoft.PowerShell.ExecutionPolicy", mandatory=True, position=0, pipeline=True, by_name=True, help="Which."
    )
    scope: Any = parameter(
        "Microsoft.PowerShell.ExecutionPolicyScope", position=1, by_name=True, help="For whom it holds."
    )
    force: bool = parameter("switch", help="Do not ask.")

    examples = (
        Example(
            "What happens here",
            "try { Set-ExecutionPolicy Restricted } catch { $_.Exception.Message }",
            "Every script may run.",
        ),
    )

    def process(self) -> None:
        error = exceptions.PlatformNotSupportedException("Operation is not supported on this platform.")
        self.throw(error, "System.PlatformNotSupportedException", "NotSpecified")
