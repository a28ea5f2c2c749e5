"""The built-in type data's properties in Python, where PowerShell has scripts or .NET code."""

from __future__ import annotations

from pyshell.values.ets import code
from pyshell.values.members import get_member, invoke_member
from pyshell.values.psobject import PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _base(value: Any) -> Any:
    return value.base if type(value) is PSObject else value


@code("System.DateTime", "DateTime")
def date_time(value: Any) -> str:
    base = _base(value)
    hint = get_member(value, "DisplayHint") if type(value) is PSObject else None
    shown = getattr(hint, "name", None)
    if shown == "Date":
        return str(base.net_format("D", None))
    if shown == "Time":
        return str(base.net_format("T", None))
    return f"{base.net_format('D', None)} {base.net_format('T', None)}"


@code("System.Guid", "Guid")
def guid(value: Any) -> str:
    return str(_base(value))


@code("System.Net.IPAddress", "IPAddressToString")
def ip_address(value: Any) -> str:
    return str(_base(value))


@code("System.Management.Automation.ErrorRecord", "PSMessageDetails")
def message_details(value: Any) -> None:
    return None


@code("Deserialized.System.Enum", "Value")
def enum_value(value: Any) -> Any:
    return get_member(value, "value__")


@code("System.Version#IncludeLabel", "ToString")
def labelled_version(value: Any) -> str:
    from pyshell.values.text import net_string

    base = _base(value)
    text = net_string(base)
    label = get_member(value, "PSSemVerPreReleaseLabel")
    build = get_member(value, "PSSemVerBuildLabel")
    return text + (f"-{label}" if label else "") + (f"+{build}" if build else "")


@code("System.Xml.XmlNode", "ToString")
def xml_node_text(value: Any) -> str:
    return str(_base(value).local_name)


@code("System.Xml.XmlNodeList", "ToString")
def xml_list_text(value: Any) -> str:
    return str(_base(value).ps_string())


@code("System.Management.Automation.AliasInfo", "ResolvedCommandName")
def resolved_command_name(value: Any) -> Any:
    resolved = get_member(value, "ResolvedCommand")
    return None if resolved is None else get_member(resolved, "Name")


@code("System.Management.Automation.AliasInfo", "DisplayName")
def alias_display_name(value: Any) -> str:
    name, definition = get_member(value, "Name"), get_member(value, "Definition")
    return f"{name} -> {definition}"


@code("System.Management.Automation.CommandInfo", "HelpUri")
def help_uri(value: Any) -> str:
    return str(getattr(_base(value), "help_uri", None) or "")


@code("System.Management.Automation.CmdletInfo", "DLL")
def cmdlet_library(value: Any) -> Any:
    return None


@code("System.Management.Automation.ApplicationInfo", "FileVersionInfo")
def application_version(value: Any) -> Any:
    return None


@code("System.Management.Automation.CallStackFrame", "Command")
def frame_command(value: Any) -> Any:
    return get_member(value, "FunctionName")


@code("System.Management.Automation.CallStackFrame", "Location")
def frame_location(value: Any) -> Any:
    return invoke_member(value, "GetScriptLocation", [])


@code("System.Management.Automation.CallStackFrame", "Arguments")
def frame_arguments(value: Any) -> str:
    return str(getattr(_base(value), "arguments", "") or "")


@code("System.Management.Automation.Job", "State")
def job_state(value: Any) -> Any:
    return get_member(get_member(value, "JobStateInfo"), "State")


@code("System.Management.Automation.PSDriveInfo", "Used")
def drive_used(value: Any) -> Any:
    usage = _disk_usage(value)
    return None if usage is None else usage[0]


@code("System.Management.Automation.PSDriveInfo", "Free")
def drive_free(value: Any) -> Any:
    usage = _disk_usage(value)
    return None if usage is None else usage[1]


def _disk_usage(value: Any) -> tuple[Any, Any] | None:
    from shutil import disk_usage

    from pyshell.values.numbers import Int64

    provider = get_member(value, "Provider")
    if provider is None or get_member(provider, "Name") != "FileSystem":
        return None
    try:
        usage = disk_usage(str(get_member(value, "Root")))
    except OSError:
        return None
    return Int64(usage.used), Int64(usage.free)


@code("System.IO.FileSystemInfo", "UnixMode")
def unix_mode(value: Any) -> str:
    from stat import filemode

    return filemode(_base(value).stat().st_mode)


@code("System.IO.FileSystemInfo", "User")
def owner(value: Any) -> str:
    from pwd import getpwuid

    number = _base(value).stat().st_uid
    try:
        return getpwuid(number).pw_name
    except KeyError:
        return str(number)


@code("System.IO.FileSystemInfo", "Group")
def group(value: Any) -> str:
    from grp import getgrgid

    number = _base(value).stat().st_gid
    try:
        return getgrgid(number).gr_name
    except KeyError:
        return str(number)


@code("System.IO.FileSystemInfo", "Size")
def size(value: Any) -> Any:
    from pyshell.values.numbers import Int64

    return Int64(_base(value).stat().st_size)


def _mode(value: Any) -> str:
    return str(_base(value).mode_text())


code("System.IO.FileInfo", "Mode")(_mode)
code("System.IO.DirectoryInfo", "Mode")(_mode)
code("System.IO.FileInfo", "ModeWithoutHardLink")(_mode)
code("System.IO.DirectoryInfo", "ModeWithoutHardLink")(_mode)


@code("System.IO.FileInfo", "BaseName")
def file_base_name(value: Any) -> str:
    name: str = _base(value).name
    extension: str = _base(value).extension
    return name[: -len(extension)] if extension else name


@code("System.IO.DirectoryInfo", "BaseName")
def directory_base_name(value: Any) -> str:
    return str(_base(value).name)


def _link_type(value: Any) -> str | None:
    return "SymbolicLink" if _base(value).is_link() else None


code("System.IO.FileInfo", "LinkType")(_link_type)
code("System.IO.DirectoryInfo", "LinkType")(_link_type)


def _resolved_target(value: Any) -> Any:
    from os.path import realpath

    return realpath(_base(value).full_name)


code("System.IO.FileInfo", "ResolvedTarget")(_resolved_target)
code("System.IO.DirectoryInfo", "ResolvedTarget")(_resolved_target)


def _name_string(value: Any) -> str:
    base = _base(value)
    if base.is_link():
        return f"{base.name} -> {base.LinkTarget}"
    return str(base.name)


code("System.IO.FileInfo", "NameString")(_name_string)
code("System.IO.DirectoryInfo", "NameString")(_name_string)
code("System.IO.FileInfo", "LengthString")(lambda value: str(_base(value).Length))
code("System.IO.DirectoryInfo", "LengthString")(lambda value: "")


def _last_write_string(value: Any) -> str:
    return (
        f"{_base(value).LastWriteTime.net_format('d', None):>14} {_base(value).LastWriteTime.net_format('t', None):>8}"
    )


code("System.IO.FileInfo", "LastWriteTimeString")(_last_write_string)
code("System.IO.DirectoryInfo", "LastWriteTimeString")(_last_write_string)


@code("System.IO.FileInfo", "VersionInfo")
def version_info(value: Any) -> Any:
    from pyshell.values.members import invoke_static
    from pyshell.values.pstype import find_type

    found = find_type("System.Diagnostics.FileVersionInfo")
    return None if found is None else invoke_static(found, "GetVersionInfo", [_base(value).full_name])


def _of_process(name: str) -> None:
    attribute = {"CPU": "cpu", "Path": "path", "CommandLine": "command_line", "Parent": "parent"}.get(name)

    def read(value: Any) -> Any:
        return getattr(_base(value), attribute, None) if attribute else None

    code("System.Diagnostics.Process", name)(read)


for _name in (
    "Path",
    "CommandLine",
    "Parent",
    "Company",
    "CPU",
    "FileVersion",
    "ProductVersion",
    "Description",
    "Product",
):
    _of_process(_name)
