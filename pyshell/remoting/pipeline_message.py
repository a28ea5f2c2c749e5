"""CREATE_PIPELINE and GET_COMMAND_METADATA,
read into an Invocation and written from one ([MS-PSRP] 2.2.2.10, 2.2.2.14)."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.engine import Command, Invocation
from pyshell.remoting.wire import WireEnum, WireList, bag, items, note, number

RESULT_TYPES = {
    0: "None",
    1: "Output",
    2: "Error",
    3: "Warning",
    4: "Verbose",
    5: "Debug",
    6: "Information",
    7: "All",
    8: "Null",
}
_MERGED = ("Error", "Warning", "Verbose", "Debug", "Information")
_RESULT_TYPE = "System.Management.Automation.Runspaces.PipelineResultTypes"
_COMMAND_LIST = (
    "System.Collections.Generic.List`1[[System.Management.Automation.PSObject, System.Management.Automation, "
    "Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35]]",
    "System.Object",
)
# RemoteStreamOptions: the streams whose records carry their InvocationInfo.
STREAM_OPTIONS = {1: "error", 2: "warning", 4: "debug", 8: "verbose"}


def read_pipeline(message: Any) -> Invocation:
    """The invocation of a CREATE_PIPELINE message."""
    shell = note(message, "PowerShell")
    extra = items(note(shell, "ExtraCmds"))
    commands: list[Command] = []
    if extra:
        for statement in extra:
            part = [_read_command(each) for each in items(note(statement, "Cmds"))]
            if part:
                part[-1].ends_statement = True
            commands += part
    else:
        commands = [_read_command(each) for each in items(note(shell, "Cmds"))]
    invocation = Invocation(
        commands,
        no_input=bool(note(message, "NoInput", True)),
        add_to_history=bool(note(message, "AddToHistory", False)),
    )
    invocation.is_nested = bool(note(message, "IsNested", False)) or bool(note(shell, "IsNested", False))
    history = note(shell, "History")
    invocation.history = None if history is None else str(history)
    options = number(note(message, "RemoteStreamOptions"))
    invocation.invocation_info_streams = frozenset(name for bit, name in STREAM_OPTIONS.items() if options & bit)
    return invocation


def _read_command(data: Any) -> Command:
    local = note(data, "UseLocalScope")
    command = Command(
        str(note(data, "Cmd", "")),
        bool(note(data, "IsScript", False)),
        None if local is None else bool(local),
        [(_parameter_name(note(each, "N")), note(each, "V")) for each in items(note(data, "Args"))],
    )
    mine = RESULT_TYPES.get(number(note(data, "MergeMyResult")), "None")
    if mine != "None":
        target = RESULT_TYPES.get(number(note(data, "MergeToResult")), "None")
        for stream in _MERGED if mine == "All" else (mine,):
            command.merge[stream.lower()] = target.lower()
    for stream in _MERGED:
        target = RESULT_TYPES.get(number(note(data, f"Merge{stream}")), "None")
        if target != "None":
            command.merge[stream.lower()] = target.lower()
    return command


def _parameter_name(name: Any) -> str | None:
    return None if name is None else str(name)


def _result_type(name: str) -> WireEnum:
    numbers = {text: value for value, text in RESULT_TYPES.items()}
    return WireEnum(_RESULT_TYPE, name, numbers[name])


def _write_command(command: Command) -> Any:
    notes: dict[str, Any] = {
        "Cmd": command.text,
        "IsScript": command.is_script,
        "UseLocalScope": command.use_local_scope,
        "MergeMyResult": _result_type("None"),
        "MergeToResult": _result_type("None"),
        "MergePreviousResults": _result_type("None"),
    }
    for stream in _MERGED:
        target = command.merge.get(stream.lower())
        notes[f"Merge{stream}"] = _result_type("None" if target is None else target.capitalize())
    notes["Args"] = WireList((bag({"N": name, "V": value}) for name, value in command.parameters), _COMMAND_LIST)
    return bag(notes)


def write_pipeline(invocation: Invocation, host_info: Any) -> Any:
    """The CREATE_PIPELINE message of an invocation, as PowerShell 7's client writes it."""
    statements = invocation.statements()
    shell: dict[str, Any] = {
        "Cmds": WireList((_write_command(each) for each in statements[0]) if statements else (), _COMMAND_LIST)
    }
    shell["IsNested"] = invocation.is_nested
    shell["History"] = invocation.history
    shell["RedirectShellErrorOutputPipe"] = True
    if len(statements) > 1:
        shell["ExtraCmds"] = WireList(
            (
                bag({"Cmds": WireList((_write_command(each) for each in statement), _COMMAND_LIST)})
                for statement in statements
            ),
            _COMMAND_LIST,
        )
    options = sum(bit for bit, name in STREAM_OPTIONS.items() if name in invocation.invocation_info_streams)
    return bag(
        {
            "PowerShell": bag(shell),
            "NoInput": invocation.no_input,
            "ApartmentState": WireEnum("System.Threading.ApartmentState", "Unknown", 2),
            "RemoteStreamOptions": WireEnum(
                "System.Management.Automation.RemoteStreamOptions",
                "AddInvocationInfo" if options == 15 else str(options),
                options,
            ),
            "AddToHistory": invocation.add_to_history,
            "HostInfo": host_info,
            "IsNested": invocation.is_nested,
        }
    )


# What Get-Command's results are reduced to for a client that asks for metadata ([MS-PSRP] 2.2.3.22).
_METADATA_PROPERTIES = [
    "Name",
    "Namespace",
    "HelpUri",
    "CommandType",
    "ResolvedCommandName",
    "OutputType",
    "Parameters",
]


def read_command_metadata(message: Any) -> Invocation:
    """GET_COMMAND_METADATA as the two pipelines that answer it: the count, then the commands."""
    parameters: list[tuple[str | None, Any]] = []
    names = items(note(message, "Name"))
    if names:
        parameters.append(("Name", names))
    kinds = number(note(message, "CommandType"))
    if kinds:
        parameters.append(("CommandType", kinds))
    modules = items(note(message, "Namespace"))
    if modules:
        parameters.append(("Module", modules))
    arguments = items(note(message, "ArgumentList"))
    if arguments:
        parameters.append(("ArgumentList", arguments))
    find = [Command("Get-Command", parameters=[*parameters, ("ErrorAction", "SilentlyContinue")]) for _ in range(2)]
    count = [Command("Measure-Object"), Command("Select-Object", parameters=[("Property", ["Count"])])]
    count[-1].ends_statement = True
    select = Command("Select-Object", parameters=[("Property", _METADATA_PROPERTIES)])
    return Invocation([find[0], *count, find[1], select])
