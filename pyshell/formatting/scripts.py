"""The columns and layouts of built-in views that PowerShell's own definitions compute.

A column takes the object and the execution context and gives a value; a layout takes the object and the formatting
command.
Columns read properties as a script would, so they work on deserialized objects too.
"""

from __future__ import annotations

from . import objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .formatcommand import FormatCommand
    from .records import FormatValue

    Column = Callable[[Any, Any], Any]
    Layout = Callable[[Any, FormatCommand], list[FormatValue]]

_ELLIPSIS = "…"
_CONTENT_LIMIT = 200


def _get(target: Any, *path: str) -> Any:
    for name in path:
        if target is None:
            return None
        target = objects.get(target, name)
    return target


def _truth(value: Any) -> bool:
    return objects.to_bool(value)


def _leaf(path: str) -> str:
    return path.rstrip("/\\").replace("\\", "/").rpartition("/")[2]


def _parent(path: str) -> str:
    return path.rstrip("/\\").replace("\\", "/").rpartition("/")[0]


def _two_places(value: Any, divisor: float = 1.0) -> str:
    return f"{(value or 0) / divisor:,.2f}"


# -- processes ---------------------------------------------------------------------------------------------------------


def _npm(process: Any, context: Any) -> Any:
    return int(round((_get(process, "NPM") or 0) / 1024))


def _pm(process: Any, context: Any) -> Any:
    return _two_places(_get(process, "PM"), 1 << 20)


def _ws(process: Any, context: Any) -> Any:
    return _two_places(_get(process, "WS"), 1 << 20)


def _cpu(process: Any, context: Any) -> Any:
    return _two_places(_get(process, "CPU"))


def _start_day(process: Any, context: Any) -> Any:
    start = _get(process, "StartTime")
    return None if start is None else objects.format_value(start, "{0:d}")


# -- files, drives -----------------------------------------------------------------------------------------------------


def _file_last_write(file: Any, context: Any) -> Any:
    return objects.format_value(_get(file, "LastWriteTime"), "{0:d} {0:HH}:{0:mm}")


def _drive_space(drive: Any, name: str) -> Any:
    used, free = _get(drive, "Used"), _get(drive, "Free")
    if not _truth(used) and not _truth(free):
        return None
    return f"{(_get(drive, name) or 0) / (1 << 30):.2f}"


def _drive_root(drive: Any, context: Any) -> Any:
    shown = _get(drive, "DisplayRoot")
    return _get(drive, "Root") if shown is None else shown


# -- commands, modules, history ----------------------------------------------------------------------------------------


def _command_display_name(command: Any, context: Any) -> Any:
    if objects.to_text(_get(command, "CommandType")) == "Alias":
        return _get(command, "DisplayName")
    return _get(command, "Name")


def _module_prerelease(module: Any, context: Any) -> Any:
    data = _get(module, "PrivateData")
    psdata = objects.lookup(data, "PSData") if data is not None else None
    return objects.lookup(psdata, "PreRelease") if psdata is not None else None


def _keys(name: str) -> Column:
    return lambda module, context: _get(module, name, "Keys")


def _module_edition(module: Any, context: Any) -> Any:
    editions = [objects.to_text(e)[:4] for e in objects.elements(_get(module, "CompatiblePSEditions")) or ()]
    return ",".join(sorted(editions)) or "Desk"


def _module_folder(module: Any, context: Any) -> Any:
    folder = _parent(objects.to_text(_get(module, "Path")))
    parts = _leaf(folder).split(".")
    if len(parts) >= 2 and all(part.isdigit() for part in parts):
        folder = _parent(folder)
    return _parent(folder)


def _history_duration(entry: Any, context: Any) -> Any:
    seconds = float(_get(entry, "Duration", "TotalSeconds") or 0)
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    if hours:
        return f"{int(hours)}:{int(minutes):02}:{seconds:06.3f}"
    if minutes:
        return f"{int(minutes)}:{seconds:06.3f}"
    return f"{seconds:.3f}"


def _overloads(method: Any, context: Any) -> Any:
    return "".join(objects.to_text(each) + "\n" for each in objects.elements(_get(method, "OverloadDefinitions")) or ())


# -- runspaces, certificates, the web
# -----------------------------------------------------------------------------------


def _runspace_computer(runspace: Any, context: Any) -> Any:
    connection = _get(runspace, "ConnectionInfo")
    return "localhost" if connection is None else _get(connection, "ComputerName")


def _runspace_type(runspace: Any, context: Any) -> Any:
    return "Local" if _get(runspace, "ConnectionInfo") is None else "Remote"


def _runspace_availability(runspace: Any, context: Any) -> Any:
    if _truth(_get(runspace, "Debugger", "InBreakpoint")):
        return "InBreakpoint"
    return _get(runspace, "RunspaceAvailability")


def _certificate_usages(certificate: Any, context: Any) -> Any:
    usages = _get(certificate, "EnhancedKeyUsageList")
    names = [_get(usage, "FriendlyName") for usage in objects.elements(usages) or ()]
    return names[0] if len(names) == 1 else (names or None)


def _signature_summary(signature: Any, context: Any) -> Any:
    return f"{_leaf(objects.to_text(_get(signature, 'Path')))}: {objects.to_text(_get(signature, 'Status'))}"


def _web_content(response: Any, context: Any) -> Any:
    return _shortened(_get(response, "Content"))


def _web_raw_content(response: Any, context: Any) -> Any:
    return _shortened(_get(response, "RawContent"))


def _shortened(content: Any) -> str:
    text = objects.to_text(content)
    return text[:_CONTENT_LIMIT] + _ELLIPSIS if len(text) >= _CONTENT_LIMIT else text


def _task_result(task: Any, context: Any) -> Any:
    return _get(task, "Result") if _truth(_get(task, "IsCompleted")) else None


def _milliseconds(name: str) -> Column:
    def column(status: Any, context: Any) -> Any:
        if objects.to_text(_get(status, "Status")) == "TimedOut":
            return "*"
        return _get(status, name)

    return column


def _trace_host(status: Any, context: Any) -> Any:
    return _get(status, "Hostname") or "*"


def _style(label: str) -> Column:
    """A member of `$PSStyle`, in its own style and with ESC written as PowerShell writes it."""

    def column(style: Any, context: Any) -> Any:
        value = _get(style, *label.split("."))
        if label.startswith("Progress.") and label != "Progress.Style":
            return objects.to_text(value)
        if label == "FileInfo.Extension":
            return ",".join(objects.to_text(key) for key in objects.elements(_get(value, "Keys")) or ())
        text = objects.to_text(value)
        return text + text.replace("\x1b", "`e") + ("" if label == "Reset" else "\x1b[0m")

    return column


COLUMNS: dict[str, Column] = {
    "process_npm": _npm,
    "process_pm": _pm,
    "process_working_set": _ws,
    "process_cpu": _cpu,
    "process_start_day": _start_day,
    "process_module_size": lambda module, context: _get(module, "Size"),
    "file_last_write": _file_last_write,
    "drive_used": lambda drive, context: _drive_space(drive, "Used"),
    "drive_free": lambda drive, context: _drive_space(drive, "Free"),
    "drive_provider": lambda drive, context: _get(drive, "Provider", "Name"),
    "drive_root": _drive_root,
    "command_display_name": _command_display_name,
    "module_prerelease": _module_prerelease,
    "module_edition": _module_edition,
    "module_folder": _module_folder,
    "module_commands": _keys("ExportedCommands"),
    "module_functions": _keys("ExportedFunctions"),
    "module_cmdlets": _keys("ExportedCmdlets"),
    "module_variables": _keys("ExportedVariables"),
    "module_aliases": _keys("ExportedAliases"),
    "history_duration": _history_duration,
    "method_overloads": _overloads,
    "runspace_computer": _runspace_computer,
    "runspace_type": _runspace_type,
    "runspace_state": lambda runspace, context: _get(runspace, "RunspaceStateInfo", "State"),
    "runspace_availability": _runspace_availability,
    "certificate_usages": _certificate_usages,
    "certificate_subject": lambda certificate, context: _get(certificate, "SubjectName", "Name"),
    "certificate_issuer": lambda certificate, context: _get(certificate, "IssuerName", "Name"),
    "signature_thumbprint": lambda signature, context: _get(signature, "SignerCertificate", "Thumbprint"),
    "signature_leaf": lambda signature, context: _leaf(objects.to_text(_get(signature, "Path"))),
    "signature_folder": lambda signature, context: _parent(objects.to_text(_get(signature, "Path"))),
    "signature_summary": _signature_summary,
    "subsystem_type": lambda subsystem, context: _get(subsystem, "SubsystemType", "Name"),
    "breakpoint_script": lambda point, context: _leaf(_get(point, "Script") or ""),
    "cim_namespace": lambda cim_class, context: _get(cim_class, "CimSystemProperties", "Namespace"),
    "web_content": _web_content,
    "web_raw_content": _web_raw_content,
    "task_result": _task_result,
    "ping_latency": _milliseconds("Latency"),
    "ping_buffer": _milliseconds("BufferSize"),
    "trace_host": _trace_host,
    "help_module": lambda topic, context: _get(topic, "ModuleName") or "",
}


def _nothing(target: Any, context: Any) -> None:
    """A column that a view leaves empty."""


def column(name: str) -> Column:
    """The column a view names."""
    if name.startswith("style:"):
        return _style(name[6:])
    return COLUMNS[name] if name != "none" else _nothing


# -- layouts -----------------------------------------------------------------------------------------------------------


def _property(name: str) -> Layout:
    return lambda target, command: [[objects.to_text(_get(target, name))]]


def _self_text(target: Any, command: FormatCommand) -> list[FormatValue]:
    return [[objects.to_text(target)]]


def _match(target: Any, command: FormatCommand) -> list[FormatValue]:
    folder = command.context.session.location_path() if command.context is not None and command.context.session else ""
    return [[objects.unwrap(target).emphasized(folder)]]


def _error(target: Any, command: FormatCommand) -> list[FormatValue]:
    from .errorview import error_text

    context = command.context
    width = context.host.ui.width if context is not None else 120
    return [[error_text(objects.unwrap(target), context, width, command.styles)]]


def _error_details(target: Any, command: FormatCommand) -> list[FormatValue]:
    from .errordetails import error_layout_text

    return [[error_layout_text(target, command.context, command.styles)]]


def _parameter_set(target: Any, command: FormatCommand) -> list[FormatValue]:
    fields = (
        "ParameterType", "Position", "IsMandatory", "IsDynamic", "HelpMessage", "ValueFromPipeline",
        "ValueFromPipelineByPropertyName", "ValueFromRemainingArguments", "Aliases",
    )  # fmt: skip
    out: list[FormatValue] = [
        "Parameter Set Name: ", objects.to_text(_get(target, "Name")), None,
        "Is default parameter set: ", objects.to_text(_get(target, "IsDefault")), None,
    ]  # fmt: skip
    from .text import smart_text

    for parameter in objects.elements(_get(target, "Parameters")) or ():
        inner: list[FormatValue] = []
        for name in fields:
            inner.extend((f"{name} = ", smart_text(_get(parameter, name), command.limit), None))
        inner.extend(("Attributes =", None))
        for _ in objects.elements(_get(parameter, "Attributes")) or ():
            inner.append((0, 2, 0, [None]))
        frame: list[FormatValue] = [
            "Parameter Name: ",
            objects.to_text(_get(parameter, "Name")),
            None,
            (0, 2, 0, inner),
        ]
        out.extend((None, (0, 2, 0, frame)))
    out.append(None)
    return [out]


def _group(label: str, of: Callable[[Any], str]) -> Layout:
    return lambda target, command: [[label, of(target)]]


def _parent_path(target: Any) -> str:
    path = objects.to_text(_get(target, "PSParentPath"))
    return path.partition("::")[2] or path


LAYOUTS: dict[str, Layout] = {
    "datetime": _property("DateTime"),
    "match": _match,
    "match_line": _property("Line"),
    "self": _self_text,
    "error": _error,
    "error_details": _error_details,
    "warning": _property("Message"),
    "deserialized_warning": _property("InformationalRecord_Message"),
    "information": _self_text,
    "parameter_set": _parameter_set,
    "group_directory": _group("    Directory: ", _parent_path),
    "group_signature": _group("    Directory: ", lambda s: _parent(objects.to_text(_get(s, "Path")))),
    "group_module": _group("    Directory: ", lambda m: objects.to_text(_module_folder(m, None))),
}


def layout(name: str) -> Layout:
    """The layout a view names; `help:` names those of help objects."""
    if name.startswith("help:"):
        from .help_layouts import LAYOUTS as help_layouts

        return help_layouts[name[5:]]
    return LAYOUTS[name]
