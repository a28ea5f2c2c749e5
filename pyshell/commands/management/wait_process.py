"""Wait-Process."""

from __future__ import annotations

from time import monotonic, sleep

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Example, In, cmdlet, parameter
from pyshell.commands.processes import ProcessCmdlet
from pyshell.values import exceptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.values.clr.processes import Process


@cmdlet(
    "Wait",
    "Process",
    module="Microsoft.PowerShell.Management",
    default_set="Name",
    output=("System.Diagnostics.Process",),
)
class WaitProcessCommand(ProcessCmdlet):
    """Waits until processes have ended."""

    id: list[int] | None = parameter(
        "int[]",
        In("Id", mandatory=True, position=0, by_name=True),
        aliases=("PID", "ProcessId"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        help="The processes of these ids.",
    )
    name: list[str] | None = parameter(
        "string[]",
        In("Name", mandatory=True, position=0, by_name=True),
        aliases=("ProcessName",),
        help="The processes of these names.",
        wildcards=True,
    )
    timeout: int = parameter(
        "int",
        position=1,
        aliases=("TimeoutSec",),
        validate=(ValidateNotNullOrEmptyAttribute(), ValidateRangeAttribute(0, 32767)),
        help="How many seconds to wait.",
    )
    any_: bool = parameter("switch", help="Wait until one of them has ended.")
    pass_thru: bool = parameter("switch", help="Give the processes on.")
    input_object: Any = parameter(
        "System.Diagnostics.Process[]",
        In("InputObject", mandatory=True, position=0, pipeline=True),
        help="Processes.",
    )

    examples = (
        Example("Wait for a program", "Start-Process sleep 0 -PassThru | Wait-Process", "Goes on once it has ended."),
    )

    def begin(self) -> None:
        self._wanted: list[Process] = []

    def process(self) -> None:
        self._wanted.extend(self.found())

    def end(self) -> None:
        from os import getpid

        own = [each for each in self._wanted if each.id == getpid()]
        for each in own:
            error = exceptions.ProcessCommandException("This command cannot wait on the process that it runs in.")
            self.error(error, "WaitOnItself", "ObjectNotFound", each.id)
        wanted = [each for each in self._wanted if each.id != getpid()]
        until = monotonic() + self.timeout if "Timeout" in self.bound else None
        waiting = list(wanted)
        self.context.host.ui.flush()
        while waiting and not self.stopping:
            waiting = [each for each in waiting if not each.HasExited]
            if not waiting or (self.any_ and len(waiting) < len(wanted)):
                break
            if until is not None and monotonic() >= until:
                self._report(waiting)
                break
            sleep(0.02)
            self.context.check_stop()
        if self.pass_thru:
            self.write_all(wanted)

    def _report(self, waiting: list[Process]) -> None:
        for each in waiting:
            message = (
                f'This command stopped operation because process "{each.name} ({each.id})" is not stopped in the '
                "specified time-out."
            )
            error = exceptions.TimeoutException(message)
            self.error(error, "ProcessNotTerminated", "CloseError", each)
