"""Invoke-Expression."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter


@cmdlet("Invoke", "Expression", module="Microsoft.PowerShell.Utility")
class InvokeExpressionCommand(Cmdlet):
    """Runs a text as a command."""

    command: str | None = parameter("string", mandatory=True, position=0, pipeline=True)

    def process(self) -> None:
        block = self.context.compile(self.command or "")
        block.session = self.runtime.scope.session
        block.run(self.runtime.out, new_scope=False, propagate=False)
