"""Remove-TypeData."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.values import typedata
from pyshell.values.exceptions import RuntimeException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Remove",
    "TypeData",
    module="Microsoft.PowerShell.Utility",
    default_set="RemoveTypeDataSet",
    should_process=True,
)
class RemoveTypeDataCommand(Cmdlet):
    """Forgets what was added to types."""

    type_name: str | None = parameter(
        "string",
        In("RemoveTypeSet", mandatory=True, position=0, pipeline=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    path: list[str] | None = parameter(
        "string[]",
        In("RemoveFileSet", mandatory=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    type_data: Any = parameter(
        "System.Management.Automation.Runspaces.TypeData",
        In("RemoveTypeDataSet", mandatory=True, pipeline=True),
    )

    def process(self) -> None:
        name = self.type_name if self.set_name == "RemoveTypeSet" else getattr(self.type_data, "type_name", None)
        if name is None:
            return
        if not self.should_process(f"Name of the type that will be removed: {name}", "Remove TypeData"):
            return
        if not typedata.remove(name):
            message = f'Error in TypeData "{name}": The TypeData was not found.'
            self.error(RuntimeException(message), "TypesDynamicRemoveException", "InvalidOperation")
