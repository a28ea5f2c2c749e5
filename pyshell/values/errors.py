"""Error records and the records of the other streams."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class InvocationInfo:
    """Where and how a command was called. Fields are filled by the engine; positions belong to `position` (an
    extent).
    """

    __slots__ = (
        "my_command",
        "bound_parameters",
        "unbound_arguments",
        "script_line_number",
        "offset_in_line",
        "history_id",
        "script_name",
        "line",
        "statement",
        "ps_script_root",
        "ps_command_path",
        "invocation_name",
        "pipeline_length",
        "pipeline_position",
        "expecting_input",
        "command_origin",
        "display_script_position",
        "position",
    )
    net_name = "System.Management.Automation.InvocationInfo"

    def __init__(self) -> None:
        self.my_command: Any = None
        self.bound_parameters: Any = None
        self.unbound_arguments: Any = None
        self.script_line_number = 0
        self.offset_in_line = 0
        self.history_id: Any = None
        self.script_name = ""
        self.line = ""
        self.statement = ""
        self.ps_script_root = ""
        self.ps_command_path: str | None = None
        self.invocation_name = ""
        self.pipeline_length = 0
        self.pipeline_position = 0
        self.expecting_input = False
        self.command_origin = "Internal"
        self.display_script_position: Any = None
        self.position: Any = None

    @property
    def position_message(self) -> str:
        """`At file:line char:column`, the line, and a mark under the statement."""
        return "" if self.position is None else position_message(self.position)


MAX_LINE = 69


def position_message(extent: Any) -> str:
    """The text of PositionMessage for an extent; a line over 69 characters is cut around the mark."""
    start_line, column = extent.start_line_number, extent.start_column_number
    line = extent.source.line_text(start_line).rstrip()
    file = extent.file
    where = f"At {file}:{start_line} char:{column}" if file else f"At line:{start_line} char:{column}"
    if not line:
        return where
    before = column - 1
    if extent.end_line_number == start_line and extent.end_column_number <= len(line) + 1:
        length = extent.end_column_number - column
    else:
        length = len(line) - column + 1
    length = max(length, 1)
    if "\t" in line:
        length += 3 * line[before : before + length].count("\t")
        before += 3 * line[:before].count("\t")
        line = line.replace("\t", "    ")
    prefix = suffix = ""
    if len(line) > MAX_LINE:
        # Eight characters after the mark where they fit, twelve before it (recorded positions).
        cut = max(min(before + length + 8 - MAX_LINE, before - 12, len(line) - MAX_LINE), 0)
        length = min(length, MAX_LINE - (before - cut))
        prefix = "… " if cut else ""
        suffix = " …" if cut + MAX_LINE < len(line) else ""
        line = line[cut : cut + MAX_LINE]
        before -= cut
    return f"{where}\n+ {prefix}{line}{suffix}\n+ {' ' * (before + len(prefix))}{'~' * length}"


def object_text(value: Any) -> str:
    """A value's own ToString(): of an array its type, not its elements."""
    if isinstance(value, list):
        from pyshell.values.pstype import type_of

        return type_of(value).full_name
    from pyshell.values.convert import to_string

    return to_string(value)


def short_text(text: str, limit: int = 40) -> str:
    """An over-long name as PowerShell shortens it in an error's category line."""
    if len(text) <= limit:
        return text
    half = (limit - 1) // 2
    return text[:half] + "…" + text[len(text) - half :]


class ErrorCategoryInfo:
    """ErrorRecord.CategoryInfo: values set here win over those taken from the record."""

    __slots__ = ("record", "category", "_activity", "_reason", "_target_name", "_target_type")
    net_name = "System.Management.Automation.ErrorCategoryInfo"

    def __init__(self, record: ErrorRecord, category: str) -> None:
        self.record = record
        self.category = category
        self._activity: str | None = None
        self._reason: str | None = None
        self._target_name: str | None = None
        self._target_type: str | None = None

    @property
    def has_activity(self) -> bool:
        """Whether an activity was set here."""
        return bool(self._activity)

    @property
    def activity(self) -> str:
        if self._activity:
            return self._activity
        info = self.record.invocation_info
        command = info.my_command if info is not None else None
        return str(getattr(command, "name", "") or "") if self.record.is_command_error else ""

    @activity.setter
    def activity(self, value: str) -> None:
        self._activity = value

    @property
    def reason(self) -> str:
        if self._reason:
            return self._reason
        from pyshell.values.pstype import type_of

        exception = self.record.exception
        return type_of(exception).name if exception is not None else ""

    @reason.setter
    def reason(self, value: str) -> None:
        self._reason = value

    @property
    def target_name(self) -> str:
        if self._target_name:
            return self._target_name
        target = self.record.target_object
        if target is None:
            return ""
        return object_text(target)

    @target_name.setter
    def target_name(self, value: str) -> None:
        self._target_name = value

    @property
    def target_type(self) -> str:
        if self._target_type:
            return self._target_type
        target = self.record.target_object
        if target is None:
            return ""
        from pyshell.values.pstype import type_of

        return type_of(target).name

    @target_type.setter
    def target_type(self, value: str) -> None:
        self._target_type = value

    def get_message(self) -> str:
        """The category line: `Category: (target:type) [activity], reason`."""
        return (
            f"{self.category}: ({short_text(self.target_name)}:{short_text(self.target_type)}) "
            f"[{short_text(self.activity)}], {self.reason}"
        )

    __str__ = get_message


class ErrorDetails:
    """ErrorRecord.ErrorDetails: a message that replaces the exception's, and a recommendation."""

    __slots__ = ("message", "recommended_action")
    net_name = "System.Management.Automation.ErrorDetails"
    net_properties = ("Message", "RecommendedAction")
    signatures = {"new": ["System.Management.Automation.ErrorDetails new(string message)"]}

    def __init__(self, message: str | None = None, recommended_action: str | None = "") -> None:
        self.message = message
        self.recommended_action = recommended_action

    def __str__(self) -> str:
        return self.message or ""


class ErrorRecord:
    """System.Management.Automation.ErrorRecord.

    `error_id` is the id as given; `fully_qualified_error_id` appends the command's type name or name once
    `set_invocation` was called. `is_command_error` says that a command reported it (its activity is the command's
    name).
    """

    __slots__ = (
        "exception",
        "error_id",
        "category_info",
        "target_object",
        "error_details",
        "invocation_info",
        "script_stack_trace",
        "pipeline_iteration_info",
        "command_qualifier",
        "is_command_error",
        "preserve_invocation",
        "is_remote",
        "fqid",
        "reported",
        "ets",
        "__weakref__",
    )
    net_name = "System.Management.Automation.ErrorRecord"

    def __init__(
        self, exception: Any, error_id: str | None, category: str = "NotSpecified", target: Any = None
    ) -> None:
        self.exception = exception
        self.error_id = error_id or ""
        self.category_info = ErrorCategoryInfo(self, category)
        self.target_object = target
        self.error_details: ErrorDetails | None = None
        self.invocation_info: InvocationInfo | None = None
        self.script_stack_trace: str | None = None
        self.pipeline_iteration_info: list[int] = []
        self.command_qualifier: str | None = None
        self.is_command_error = False
        self.preserve_invocation = False
        self.is_remote = False
        self.fqid: str | None = None
        # True once the record stands in $Error (it is put there once, however often it is raised again).
        self.reported = False

    def copy(self) -> ErrorRecord:
        """A record of its own with the same contents."""
        made = ErrorRecord(self.exception, self.error_id, self.category_info.category, self.target_object)
        for name in (
            "error_details", "invocation_info", "script_stack_trace", "command_qualifier", "is_command_error",
            "is_remote", "fqid",
            "reported",
        ):  # fmt: skip
            setattr(made, name, getattr(self, name))
        for name in ("_activity", "_reason", "_target_name", "_target_type"):
            setattr(made.category_info, name, getattr(self.category_info, name))
        return made

    @property
    def fully_qualified_error_id(self) -> str:
        if self.fqid is not None:
            return self.fqid
        if self.command_qualifier:
            return f"{self.error_id},{self.command_qualifier}" if self.error_id else self.command_qualifier
        return self.error_id

    @property
    def message(self) -> str:
        """What a person reads: the details' message, or the exception's."""
        if self.error_details is not None and self.error_details.message:
            return self.error_details.message
        exception = self.exception
        message = getattr(exception, "message", None)
        return str(exception) if message is None else str(message)

    def __str__(self) -> str:
        return self.message


class InformationalRecord:
    """Base of the warning, verbose and debug records."""

    __slots__ = ("message", "invocation_info", "pipeline_iteration_info", "ets", "__weakref__")
    net_name = "System.Management.Automation.InformationalRecord"
    net_properties = ("Message", "InvocationInfo", "PipelineIterationInfo")

    def __init__(self, message: str, invocation_info: InvocationInfo | None = None) -> None:
        self.message = message
        self.invocation_info = invocation_info
        self.pipeline_iteration_info: list[int] = []

    def __str__(self) -> str:
        return self.message


class WarningRecord(InformationalRecord):
    __slots__ = ("fully_qualified_warning_id",)
    net_name = "System.Management.Automation.WarningRecord"

    def __init__(
        self, message: str, invocation_info: InvocationInfo | None = None, fully_qualified_warning_id: str = ""
    ) -> None:
        super().__init__(message, invocation_info)
        self.fully_qualified_warning_id = fully_qualified_warning_id


class VerboseRecord(InformationalRecord):
    __slots__ = ()
    net_name = "System.Management.Automation.VerboseRecord"


class DebugRecord(InformationalRecord):
    __slots__ = ()
    net_name = "System.Management.Automation.DebugRecord"


class InformationRecord:
    """A record of the information stream."""

    __slots__ = (
        "message_data",
        "source",
        "time_generated",
        "tags",
        "user",
        "computer",
        "process_id",
        "native_thread_id",
        "managed_thread_id",
        "ets",
        "__weakref__",
    )
    net_name = "System.Management.Automation.InformationRecord"

    def __init__(self, message_data: Any, source: str | None, tags: list[str] | None = None) -> None:
        self.message_data = message_data
        self.source = source
        from pyshell.values.collections import generic_list
        from pyshell.values.pstype import STRING

        self.tags: Any = generic_list(STRING, tags or ())
        self.time_generated: Any = None
        self.user: str | None = None
        self.computer: str | None = None
        self.process_id = 0
        self.native_thread_id = 0
        self.managed_thread_id = 0

    def __str__(self) -> str:
        return "" if self.message_data is None else object_text(self.message_data)


class HostInformationMessage:
    """What Write-Host puts into the information stream."""

    __slots__ = ("message", "no_new_line", "foreground_color", "background_color")
    net_name = "System.Management.Automation.HostInformationMessage"

    def __init__(
        self, message: str = "", no_new_line: bool = False, foreground_color: Any = None, background_color: Any = None
    ) -> None:
        self.message = message
        self.no_new_line = no_new_line
        self.foreground_color = foreground_color
        self.background_color = background_color

    def __str__(self) -> str:
        return self.message


class ProgressRecord:
    """A record of the progress stream. Type is `Processing` or `Completed`."""

    __slots__ = (
        "activity_id",
        "activity",
        "status_description",
        "parent_activity_id",
        "current_operation",
        "percent_complete",
        "seconds_remaining",
        "record_type",
    )
    net_name = "System.Management.Automation.ProgressRecord"

    def __init__(self, activity_id: int, activity: str, status_description: str) -> None:
        self.activity_id = activity_id
        self.activity = activity
        self.status_description = status_description
        self.parent_activity_id = -1
        self.current_operation: str | None = None
        self.percent_complete = -1
        self.seconds_remaining = -1
        self.record_type = "Processing"

    def __str__(self) -> str:
        return (
            f"parent = {self.parent_activity_id} id = {self.activity_id} act = {self.activity} "
            f"stat = {self.status_description} cur = {self.current_operation or ''} pct = {self.percent_complete} "
            f"sec = {self.seconds_remaining} type = {self.record_type}"
        )
