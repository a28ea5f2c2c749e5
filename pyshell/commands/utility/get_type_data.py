"""Get-TypeData."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.values import typedata


@cmdlet("Get", "TypeData", module="Microsoft.PowerShell.Utility", output=("System.Management.Automation.PSObject",))
class GetTypeDataCommand(Cmdlet):
    """Gets what is known of types beyond .NET."""

    type_name: list[str] | None = parameter(
        "string[]",
        position=0,
        pipeline=True,
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )

    def process(self) -> None:
        from pyshell.values.wildcard import matcher

        names = typedata.all_names()
        if self.type_name is None:
            wanted = names
        else:
            wanted = []
            for pattern in self.type_name:
                matches = matcher(pattern)
                wanted.extend(name for name in names if matches(name) and name not in wanted)
        for name in wanted:
            data = typedata.lookup(name)
            if data is not None:
                self.write(data)
