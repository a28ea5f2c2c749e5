"""Measure-Command."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.blocks import per_object
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Measure", "Command", module="Microsoft.PowerShell.Utility", output=("System.TimeSpan",))
class MeasureCommandCommand(Cmdlet):
    """Measures how long a script block takes."""

    input_object: Any = parameter("psobject", pipeline=True)
    expression: Any = parameter("scriptblock", mandatory=True, position=0)

    def begin(self) -> None:
        self._seconds = 0.0

    def process(self) -> None:
        from time import perf_counter

        run = per_object(self.context, self.runtime.scope, self.expression)
        value = self.input_object if self.input_object is not AUTOMATION_NULL else None
        started = perf_counter()
        run(value, lambda output: None)
        self._seconds += perf_counter() - started

    def end(self) -> None:
        from pyshell.commands.times import time_span

        self.write(time_span(self._seconds))
