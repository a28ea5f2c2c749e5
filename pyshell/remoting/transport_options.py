"""WSManConfigurationOption: the quotas and time-outs of a session configuration (New-PSTransportOption)."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.enums import PSTransportOption
from pyshell.values.pstype import type_of_class

NAMES = (
    "ProcessIdleTimeoutSec", "MaxIdleTimeoutSec", "MaxSessions", "MaxConcurrentCommandsPerSession",
    "MaxSessionsPerUser",
    "MaxMemoryPerSessionMB", "MaxProcessesPerSession", "MaxConcurrentUsers", "IdleTimeoutSec", "OutputBufferingMode",
)  # fmt: skip


class WSManConfigurationOption(PSTransportOption):
    """What was given; the rest is null, as in PowerShell."""

    net_name = "Microsoft.PowerShell.Commands.WSManConfigurationOption"

    def __init__(self) -> None:
        self.values: dict[str, Any] = dict.fromkeys(NAMES)

    def set(self, name: str, value: Any) -> None:
        """Set an option; names that are none (common parameters) are passed over."""
        if name in self.values:
            self.values[name] = value


def _property(name: str) -> property:
    return property(lambda self: self.values[name], lambda self, value: self.values.__setitem__(name, value))


for _name in NAMES:
    setattr(WSManConfigurationOption, _name, _property(_name))
type_of_class(WSManConfigurationOption)
