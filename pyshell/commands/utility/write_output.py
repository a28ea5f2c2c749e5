"""Write-Output."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyCollectionAttribute, AllowNullAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.values.enumerate import enumerate_value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Write", "Output", module="Microsoft.PowerShell.Utility")
class WriteOutputCommand(Cmdlet):
    """Writes objects to the pipeline."""

    input_object: Any = parameter(
        "psobject",
        mandatory=True,
        position=0,
        pipeline=True,
        remaining=True,
        validate=(
            AllowNullAttribute(),
            AllowEmptyCollectionAttribute(),
        ),
    )
    no_enumerate: bool = parameter("switch")

    def process(self) -> None:
        if self.no_enumerate:
            self.write(self.input_object)
            return
        value = self.input_object
        values = enumerate_value(value)
        if values is None:
            self.write(value)
        else:
            self.write_all(values)
