"""Write-Error."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyStringAttribute, AllowNullAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.formatting import objects
from pyshell.values.errors import ErrorDetails, ErrorRecord
from pyshell.values.exceptions import WriteErrorException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Write", "Error", module="Microsoft.PowerShell.Utility", default_set="NoException")
class WriteErrorCommand(Cmdlet):
    """Writes a non-terminating error."""

    exception: Any = parameter("System.Exception", In("WithException", mandatory=True, position=0))
    message: str | None = parameter(
        "string",
        In("NoException", mandatory=True, position=0, pipeline=True),
        In("WithException"),
        aliases=("Msg",),
        validate=(
            AllowNullAttribute(),
            AllowEmptyStringAttribute(),
        ),
    )
    error_record: Any = parameter(
        "System.Management.Automation.ErrorRecord",
        In("ErrorRecord", mandatory=True, position=0),
    )
    category: Any = parameter("System.Management.Automation.ErrorCategory", In("NoException"), In("WithException"))
    error_id: str | None = parameter("string", In("NoException"), In("WithException"))
    target_object: Any = parameter("System.Object", In("NoException"), In("WithException"))
    recommended_action: str | None = parameter("string")
    category_activity: str | None = parameter("string", aliases=("Activity",))
    category_reason: str | None = parameter("string", aliases=("Reason",))
    category_target_name: str | None = parameter("string", aliases=("TargetName",))
    category_target_type: str | None = parameter("string", aliases=("TargetType",))

    def process(self) -> None:
        record = self.error_record
        if record is not None:
            record = objects.unwrap(record).copy()
        else:
            exception = objects.unwrap(self.exception) if self.exception is not None else None
            message = self.message
            if exception is None:
                exception = WriteErrorException(message)
            error_id = self.error_id or exception.net_name
            category = getattr(self.category, "name", self.category) or "NotSpecified"
            record = ErrorRecord(exception, error_id, category, self.target_object)
            if self.exception is not None and message:
                record.error_details = ErrorDetails(message)
        if self.recommended_action:
            record.error_details = record.error_details or ErrorDetails(record.message)
            record.error_details.recommended_action = self.recommended_action
        info = record.category_info
        for name in ("category_activity", "category_reason", "category_target_name", "category_target_type"):
            value = getattr(self, name)
            if value:
                setattr(info, name[len("category_") :], value)
        self.runtime.write_error_of_caller(record)
