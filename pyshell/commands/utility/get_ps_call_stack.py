"""Get-PSCallStack."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet
from pyshell.runtime.callstack import frames


@cmdlet(
    "Get", "PSCallStack", module="Microsoft.PowerShell.Utility", output=("System.Management.Automation.CallStackFrame",)
)
class GetPSCallStackCommand(Cmdlet):
    """Lists the functions and scripts that are running, innermost first."""

    examples = (
        Example("Where am I", "function f { Get-PSCallStack }; f", "The function, and below it what called it."),
    )

    def end(self) -> None:
        site = self.runtime.site
        if site is None:
            self.write_all(frames(self.context, None, 0, 0))
        else:
            self.write_all(frames(self.context, site.source, site.start, site.end))
