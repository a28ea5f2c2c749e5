"""New-PSTransportOption."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.remoting.transport_options import WSManConfigurationOption


@cmdlet(
    "New",
    "PSTransportOption",
    module="Microsoft.PowerShell.Core",
    output=("Microsoft.PowerShell.Commands.WSManConfigurationOption",),
)
class NewPSTransportOptionCommand(Cmdlet):
    """Makes the advanced options of a session configuration."""

    max_idle_timeout_sec: Any = parameter(
        "System.Nullable[int]", by_name=True, validate=(ValidateRangeAttribute(60, 2147483),)
    )
    process_idle_timeout_sec: Any = parameter(
        "System.Nullable[int]", by_name=True, validate=(ValidateRangeAttribute(0, 1209600),)
    )
    max_sessions: Any = parameter(
        "System.Nullable[int]", by_name=True, validate=(ValidateRangeAttribute(1, 2147483647),)
    )
    max_concurrent_commands_per_session: Any = parameter(
        "System.Nullable[int]", by_name=True, validate=(ValidateRangeAttribute(1, 2147483647),)
    )
    max_sessions_per_user: Any = parameter(
        "System.Nullable[int]", by_name=True, validate=(ValidateRangeAttribute(1, 2147483647),)
    )
    max_memory_per_session_mb: Any = parameter(
        "System.Nullable[int]",
        by_name=True,
        validate=(ValidateRangeAttribute(5, 2147483647),),
        name="MaxMemoryPerSessionMB",
    )
    max_processes_per_session: Any = parameter(
        "System.Nullable[int]", by_name=True, validate=(ValidateRangeAttribute(1, 2147483647),)
    )
    max_concurrent_users: Any = parameter(
        "System.Nullable[int]", by_name=True, validate=(ValidateRangeAttribute(1, 100),)
    )
    idle_timeout_sec: Any = parameter(
        "System.Nullable[int]", by_name=True, validate=(ValidateRangeAttribute(60, 2147483),)
    )
    output_buffering_mode: Any = parameter(
        "System.Nullable[System.Management.Automation.Runspaces.OutputBufferingMode]", by_name=True
    )

    def begin(self) -> None:
        option = WSManConfigurationOption()
        for name in self.bound:
            option.set(name, self.bound[name])
        self.write(option)
