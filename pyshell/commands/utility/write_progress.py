"""Write-Progress."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.values.errors import ProgressRecord


@cmdlet("Write", "Progress", module="Microsoft.PowerShell.Utility")
class WriteProgressCommand(Cmdlet):
    """Shows how far something has come."""

    activity: str | None = parameter("string", position=0)
    status: str | None = parameter("string", position=1, validate=(ValidateNotNullOrEmptyAttribute(),))
    id: int | None = parameter("int", position=2, validate=(ValidateRangeAttribute(0, 2147483647),))
    percent_complete: int | None = parameter("int", validate=(ValidateRangeAttribute(-1, 100),))
    seconds_remaining: int | None = parameter("int")
    current_operation: str | None = parameter("string")
    parent_id: int | None = parameter("int", validate=(ValidateRangeAttribute(-1, 2147483647),))
    completed: bool = parameter("switch")
    source_id: int | None = parameter("int")

    def process(self) -> None:
        record = ProgressRecord(self.id or 0, self.activity or "", self.status or "Processing")
        record.parent_activity_id = -1 if self.parent_id is None else self.parent_id
        record.percent_complete = -1 if self.percent_complete is None else self.percent_complete
        record.seconds_remaining = -1 if self.seconds_remaining is None else self.seconds_remaining
        record.current_operation = self.current_operation
        record.record_type = "Completed" if self.completed else "Processing"
        self.progress(record)
