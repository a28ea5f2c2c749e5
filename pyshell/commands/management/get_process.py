"""Get-Process."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Example, In, cmdlet, parameter
from pyshell.commands.processes import ProcessCmdlet
from pyshell.values.psobject import PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Get",
    "Process",
    module="Microsoft.PowerShell.Management",
    default_set="Name",
    output=("System.Diagnostics.Process",),
)
class GetProcessCommand(ProcessCmdlet):
    """Gets the processes that run on this computer."""

    name: list[str] | None = parameter(
        "string[]",
        In("Name", position=0, by_name=True),
        In("NameWithUserName", position=0, by_name=True),
        aliases=("ProcessName",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        help="Only processes of these names.",
        wildcards=True,
    )
    id: list[int] | None = parameter(
        "int[]",
        In("Id", mandatory=True, by_name=True),
        In("IdWithUserName", mandatory=True, by_name=True),
        aliases=("PID",),
        help="The processes of these ids.",
    )
    input_object: Any = parameter(
        "System.Diagnostics.Process[]",
        In("InputObject", mandatory=True, pipeline=True),
        In("InputObjectWithUserName", mandatory=True, pipeline=True),
        help="Processes.",
    )
    include_user_name: bool = parameter(
        "switch",
        In("NameWithUserName", mandatory=True),
        In("IdWithUserName", mandatory=True),
        In("InputObjectWithUserName", mandatory=True),
        help="Add the name of each process's user.",
    )

    examples = (
        Example("This shell's process", "(Get-Process -Id $PID).HasExited", "A process that is asked is alive."),
        Example("Processes by name", "Get-Process -Name pyshell* | Measure-Object", "Names may have wildcards."),
    )

    def process(self) -> None:
        for each in self.found():
            if not self.include_user_name:
                self.write(each)
                continue
            names = ["System.Diagnostics.Process#IncludeUserName", "System.Diagnostics.Process"]
            names += ["System.ComponentModel.Component", "System.MarshalByRefObject", "System.Object"]
            self.write(PSObject(each, {"UserName": each.user_name}, type_names=names))
