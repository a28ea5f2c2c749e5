"""Records of the side streams as PSRP carries them ([MS-PSRP] 2.2.3.15, 2.2.2.19-2.2.2.26), written and read."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.exceptions_wire import exception_object
from pyshell.remoting.wire import WireEnum, WireList, WireObject, bag, items, note, number
from pyshell.values import exceptions
from pyshell.values.errors import (
    DebugRecord,
    ErrorDetails,
    ErrorRecord,
    HostInformationMessage,
    InformationRecord,
    InvocationInfo,
    ProgressRecord,
    VerboseRecord,
    WarningRecord,
)
from pyshell.values.exceptions import NetException
from pyshell.values.numbers import Int64, UInt32
from pyshell.values.psobject import CUSTOM, PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

_CORE = "System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"
_STRING_LIST = (f"System.Collections.Generic.List`1[[System.String, {_CORE}]]", "System.Object")
_OBJECT_LIST = (f"System.Collections.Generic.List`1[[System.Object, {_CORE}]]", "System.Object")
_PARAMETERS = (
    f"System.Collections.Generic.Dictionary`2[[System.String, {_CORE}],[System.Object, {_CORE}]]",
    "System.Object",
)

CATEGORIES = (
    "NotSpecified", "OpenError", "CloseError", "DeviceError", "DeadlockDetected", "InvalidArgument", "InvalidData",
    "InvalidOperation", "InvalidResult", "InvalidType", "MetadataError", "NotImplemented", "NotInstalled",
    "ObjectNotFound",
    "OperationStopped", "OperationTimeout", "SyntaxError", "ParserError", "PermissionDenied", "ResourceBusy",
    "ResourceExists", "ResourceUnavailable", "ReadError", "WriteError", "FromStdErr", "SecurityError", "ProtocolError",
    "ConnectionError", "AuthenticationError", "LimitsExceeded", "QuotaExceeded", "NotEnabled",
)  # fmt: skip


_STOPPED = exceptions.PipelineStoppedException


class _Table(dict[Any, Any]):
    """A dictionary written under the type names of InvocationInfo.BoundParameters."""

    __slots__ = ()
    type_names = _PARAMETERS


def invocation_object(info: InvocationInfo | None) -> Any:
    """ErrorRecord.InvocationInfo as it is written."""
    if info is None:
        info = InvocationInfo()
    command = info.my_command
    return WireObject(
        ("System.Management.Automation.InvocationInfo", "System.Object"),
        "System.Management.Automation.InvocationInfo",
        {
            "MyCommand": None if command is None else _command_text(command),
            "BoundParameters": _Table(),
            "UnboundArguments": WireList((), _OBJECT_LIST),
            "ScriptLineNumber": info.script_line_number,
            "OffsetInLine": info.offset_in_line,
            "HistoryId": Int64(info.history_id if isinstance(info.history_id, int) else 1),
            "ScriptName": info.script_name or "",
            "Line": info.line or "",
            "Statement": info.statement or "",
            "PositionMessage": info.position_message or "",
            "PSScriptRoot": info.ps_script_root or "",
            "PSCommandPath": info.ps_command_path,
            "InvocationName": info.invocation_name or "",
            # PowerShell's servers tell no places in the pipeline.
            "PipelineLength": 0,
            "PipelinePosition": 0,
            "ExpectingInput": bool(info.expecting_input),
            "CommandOrigin": str(info.command_origin),
            "DisplayScriptPosition": None,
        },
    )


def _command_text(command: Any) -> str:
    # A script has no name: its text stands for it.
    return str(getattr(command, "name", None) or command)


def error_bag(record: ErrorRecord, written: bool = False) -> Any:
    """An ErrorRecord as it is sent; `written` for one that a command wrote, as against the end of a pipeline."""
    category = record.category_info
    notes: dict[str, Any] = {
        "Exception": exception_object(record.exception),
        "TargetObject": record.target_object,
        "FullyQualifiedErrorId": record.fully_qualified_error_id,
        "InvocationInfo": None if type(record.exception) is _STOPPED else invocation_object(record.invocation_info),
        "ErrorCategory_Category": CATEGORIES.index(category.category) if category.category in CATEGORIES else 0,
        "ErrorCategory_Activity": category.activity,
        "ErrorCategory_Reason": category.reason,
        "ErrorCategory_TargetName": category.target_name,
        "ErrorCategory_TargetType": category.target_type,
        "ErrorCategory_Message": category.get_message(),
    }
    details = record.error_details
    if details is not None:
        notes["ErrorDetails_Message"] = details.message
        notes["ErrorDetails_RecommendedAction"] = details.recommended_action
    notes["SerializeExtendedInfo"] = False
    if record.script_stack_trace is not None:
        notes["ErrorDetails_ScriptStackTrace"] = record.script_stack_trace
    if written:
        notes["PSMessageDetails"] = None
    return WireObject(("System.Management.Automation.ErrorRecord", "System.Object"), record.message, None, notes)


def _written_error(record: ErrorRecord) -> Any:
    return error_bag(record, True)


def record_of_exception(error: BaseException) -> ErrorRecord:
    """The error record that ended a pipeline."""
    if isinstance(error, NetException):
        return error.error_record
    from pyshell.runtime.streams import net_exception

    return net_exception(error).error_record


def pipeline_stopped_record() -> ErrorRecord:
    stopped = exceptions.PipelineStoppedException("The pipeline has been stopped.")
    record = ErrorRecord(stopped, "PipelineStopped", "OperationStopped")
    record.category_info.reason = "PipelineStoppedException"
    return record


def informational_bag(record: Any, stream: str, with_invocation: bool) -> Any:
    """A warning, verbose or debug record."""
    name = f"System.Management.Automation.{stream.capitalize()}Record"
    notes: dict[str, Any] = {
        "InformationalRecord_Message": str(record.message),
        "InformationalRecord_SerializeInvocationInfo": with_invocation,
    }
    if with_invocation:
        notes.update(_invocation_notes(record.invocation_info, "InvocationInfo_"))
        notes["InformationalRecord_PipelineIterationInfo"] = None
    return WireObject(
        (name, "System.Management.Automation.InformationalRecord", "System.Object"), str(record.message), None, notes
    )


def _invocation_notes(info: InvocationInfo | None, prefix: str) -> dict[str, Any]:
    if info is None:
        info = InvocationInfo()
    return {
        prefix + "BoundParameters": _Table(),
        prefix + "CommandOrigin": WireEnum("System.Management.Automation.CommandOrigin", "Internal", 1),
        prefix + "ExpectingInput": bool(info.expecting_input),
        prefix + "InvocationName": info.invocation_name or "",
        prefix + "Line": info.line or "",
        prefix + "OffsetInLine": info.offset_in_line,
        prefix + "HistoryId": Int64(info.history_id if isinstance(info.history_id, int) else 1),
        prefix + "PipelineIterationInfo": None,
        prefix + "PipelineLength": info.pipeline_length,
        prefix + "PipelinePosition": info.pipeline_position,
        prefix + "PSScriptRoot": info.ps_script_root or "",
        prefix + "PSCommandPath": info.ps_command_path,
        prefix + "PositionMessage": info.position_message or "",
        prefix + "ScriptLineNumber": info.script_line_number,
        prefix + "ScriptName": info.script_name or "",
        prefix + "UnboundArguments": WireList((), _OBJECT_LIST),
        "SerializeExtent": False,
    }


def information_bag(record: InformationRecord) -> Any:
    import getpass
    import os
    import socket
    import threading

    from pyshell.remoting.clixml.primitives import now

    data = record.message_data
    return bag(
        {
            "MessageData": host_message_object(data) if type(data) is HostInformationMessage else data,
            "Source": record.source,
            "TimeGenerated": record.time_generated if record.time_generated is not None else now(),
            "Tags": WireList(record.tags, _STRING_LIST),
            "User": record.user if record.user is not None else getpass.getuser(),
            "Computer": record.computer if record.computer is not None else socket.gethostname(),
            "ProcessId": UInt32(record.process_id or os.getpid()),
            "NativeThreadId": UInt32(record.native_thread_id or threading.get_native_id()),
            "ManagedThreadId": UInt32(record.managed_thread_id or 5),
        }
    )


def host_message_object(data: HostInformationMessage) -> Any:
    def colour(value: Any) -> str:
        return "-1" if value is None else str(getattr(value, "name", value))

    return WireObject(
        ("System.Management.Automation.HostInformationMessage", "System.Object"),
        data.message,
        {
            "Message": data.message,
            "NoNewLine": bool(data.no_new_line),
            "ForegroundColor": colour(data.foreground_color),
            "BackgroundColor": colour(data.background_color),
        },
    )


def progress_bag(record: ProgressRecord) -> Any:
    kind = str(record.record_type)
    return bag(
        {
            "Activity": record.activity,
            "ActivityId": int(record.activity_id),
            "StatusDescription": record.status_description,
            "CurrentOperation": record.current_operation,
            "ParentActivityId": int(record.parent_activity_id),
            "PercentComplete": int(record.percent_complete),
            "Type": WireEnum("System.Management.Automation.ProgressRecordType", kind, 1 if kind == "Completed" else 0),
            "SecondsRemaining": int(record.seconds_remaining),
        }
    )


# -- reading ---------------------------------------------------------------------------------------


class RemotingErrorRecord(ErrorRecord):
    """An error that a remote command reported, with the computer it came from."""

    __slots__ = ("origin_info",)
    net_name = "System.Management.Automation.Runspaces.RemotingErrorRecord"
    net_properties = ("OriginInfo",)

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.origin_info: Any = None


class OriginInfo:
    """Where a remote record came from."""

    __slots__ = ("ps_computer_name", "runspace_id", "instance_id")
    net_name = "System.Management.Automation.Remoting.OriginInfo"
    net_properties = (
        "PSComputerName",
        "RunspaceID",
        "InstanceID",
    )

    def __init__(self, computer_name: str, runspace_id: Any, instance_id: Any) -> None:
        self.ps_computer_name = computer_name
        self.runspace_id = runspace_id
        self.instance_id = instance_id

    def __str__(self) -> str:
        return self.ps_computer_name


def remote_exception(serialized: Any, message: str) -> Any:
    """A RemoteException that carries what was serialized at the other end."""
    made: Any = exceptions.RemoteException(message)
    made.serialized_remote_exception = serialized
    made.serialized_remote_invocation_info = None
    return made


def read_error(data: Any) -> RemotingErrorRecord:
    """The record of an ERROR_RECORD message (or of any error record that was serialized)."""
    serialized = note(data, "Exception")
    message = note(serialized, "Message")
    text = str(message) if message is not None else _to_text(data)
    exception = remote_exception(serialized, text)
    category = number(note(data, "ErrorCategory_Category"))
    record = RemotingErrorRecord(
        exception,
        str(note(data, "FullyQualifiedErrorId", "") or ""),
        CATEGORIES[category] if 0 <= category < len(CATEGORIES) else "NotSpecified",
        note(data, "TargetObject"),
    )
    record.fqid = str(note(data, "FullyQualifiedErrorId", "") or "")
    record.is_remote = True
    info = record.category_info
    info.activity = str(note(data, "ErrorCategory_Activity", "") or "")
    info.reason = str(note(data, "ErrorCategory_Reason", "") or "")
    info.target_name = str(note(data, "ErrorCategory_TargetName", "") or "")
    info.target_type = str(note(data, "ErrorCategory_TargetType", "") or "")
    details = note(data, "ErrorDetails_Message")
    action = note(data, "ErrorDetails_RecommendedAction")
    if details is not None or action is not None:
        record.error_details = ErrorDetails(None if details is None else str(details), str(action or ""))
    trace = note(data, "ErrorDetails_ScriptStackTrace")
    record.script_stack_trace = None if trace is None else str(trace)
    exception.serialized_remote_invocation_info = note(data, "InvocationInfo")
    exception.error_record = record
    return record


def _to_text(data: Any) -> str:
    from pyshell.values.text import to_string

    return to_string(data)


def exception_of(data: Any) -> NetException:
    """The exception to raise for a serialized error record."""
    return read_error(data).exception  # type: ignore[no-any-return]


def read_informational(data: Any, stream: str) -> Any:
    made = {"warning": WarningRecord, "verbose": VerboseRecord, "debug": DebugRecord}[stream]
    return made(str(note(data, "InformationalRecord_Message", "") or ""))


def read_information(data: Any) -> InformationRecord:
    content = note(data, "MessageData")
    if type(content) is PSObject and content.base is CUSTOM and "NoNewLine" in content.notes:
        content = _read_host_message(content)
    source = note(data, "Source")
    record = InformationRecord(
        content, None if source is None else str(source), [str(tag) for tag in items(note(data, "Tags"))]
    )
    record.time_generated = note(data, "TimeGenerated")
    record.user = _optional(note(data, "User"))
    record.computer = _optional(note(data, "Computer"))
    record.process_id = number(note(data, "ProcessId"))
    record.native_thread_id = number(note(data, "NativeThreadId"))
    record.managed_thread_id = number(note(data, "ManagedThreadId"))
    return record


def _optional(value: Any) -> str | None:
    return None if value is None else str(value)


def _read_host_message(data: PSObject) -> HostInformationMessage:
    def colour(name: str) -> Any:
        value = data.notes.get(name)
        if value is None or str(value) == "-1":
            return None
        from pyshell.values.enums import member

        try:
            return member("System.ConsoleColor", str(value))
        except (KeyError, AssertionError):
            return None

    return HostInformationMessage(
        str(data.notes.get("Message", "")),
        bool(data.notes.get("NoNewLine")),
        colour("ForegroundColor"),
        colour("BackgroundColor"),
    )


def read_progress(data: Any) -> ProgressRecord:
    record = ProgressRecord(
        number(note(data, "ActivityId")), str(note(data, "Activity", "")), str(note(data, "StatusDescription", ""))
    )
    operation = note(data, "CurrentOperation")
    record.current_operation = None if operation is None else str(operation)
    record.parent_activity_id = number(note(data, "ParentActivityId"), -1)
    record.percent_complete = number(note(data, "PercentComplete"), -1)
    record.seconds_remaining = number(note(data, "SecondsRemaining"), -1)
    record.record_type = "Completed" if number(note(data, "Type")) == 1 else "Processing"
    return record


def _informational(stream: str) -> Callable[[Any], Any]:
    return lambda record: informational_bag(record, stream, False)


WIRE_FORMS: dict[type, Callable[[Any], Any]] = {
    ErrorRecord: _written_error,
    RemotingErrorRecord: _written_error,
    WarningRecord: _informational("warning"),
    VerboseRecord: _informational("verbose"),
    DebugRecord: _informational("debug"),
    HostInformationMessage: host_message_object,
    InvocationInfo: invocation_object,
}
