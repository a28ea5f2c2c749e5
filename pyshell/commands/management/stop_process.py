"""Stop-Process."""

from __future__ import annotations

from pyshell.binding.cmdlet import Example, In, cmdlet, parameter
from pyshell.commands.processes import ProcessCmdlet
from pyshell.values import exceptions
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Stop",
    "Process",
    module="Microsoft.PowerShell.Management",
    default_set="Id",
    output=("System.Diagnostics.Process",),
    should_process=True,
)
class StopProcessCommand(ProcessCmdlet):
    """Ends processes at once."""

    name: list[str] | None = parameter(
        "string[]",
        In("Name", mandatory=True, by_name=True),
        aliases=("ProcessName",),
        help="The processes of these names.",
        wildcards=True,
    )
    id: list[int] | None = parameter(
        "int[]", In("Id", mandatory=True, position=0, by_name=True), help="The processes of these ids."
    )
    input_object: Any = parameter(
        "System.Diagnostics.Process[]",
        In("InputObject", mandatory=True, position=0, pipeline=True),
        help="Processes.",
    )
    pass_thru: bool = parameter("switch", help="Give the processes on.")
    force: bool = parameter("switch", help="Do not ask.")

    examples = (Example("What would end", "Stop-Process -Id $PID -WhatIf", "Names the process and leaves it alone."),)

    def process(self) -> None:
        for each in self.found():
            label = f"{each.name} ({each.id})"
            if not self.should_process(label):
                continue
            try:
                each.Kill()
            except NetException as problem:
                message = f'Cannot stop process "{label}" because of the following error: {problem}'
                error = exceptions.ProcessCommandException(message)
                self.error(error, "CouldNotStopProcess", "CloseError", each)
                continue
            if self.pass_thru:
                self.write(each)
