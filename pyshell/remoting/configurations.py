"""Session configurations: those of the lab's Localhost, which stand for this computer's."""

from __future__ import annotations

from typing import Any

from pyshell.remoting import enums as _enums  # noqa: F401
from pyshell.remoting import lab_control
from pyshell.values import exceptions
from pyshell.values.psobject import PSObject, custom

TYPE_NAME = "Microsoft.PowerShell.Commands.PSSessionConfigurationCommands#PSSessionConfiguration"
COMPUTER = "Localhost"
DEFAULT = "Microsoft.PowerShell"


def text(value: Any) -> str:
    from pyshell.values.text import to_string

    return "" if value is None else to_string(value)


def configurations() -> list[PSObject]:
    """The configurations as Get-PSSessionConfiguration gives them. Raises LabError."""
    result: list[PSObject] = []
    for each in lab_control.request("configurations", computer=COMPUTER):
        users = each["users"]
        notes: dict[str, Any] = {
            "Name": each["name"],
            "PSVersion": "7.6",
            "StartupScript": each["startup_script"],
            "RunAsUser": "",
            "Permission": "NT AUTHORITY\\INTERACTIVE AccessAllowed"
            if users is None
            else ", ".join(f"{user} AccessAllowed" for user in users),
            "Enabled": each["enabled"],
        }
        notes.update(each["properties"])
        result.append(custom(notes, TYPE_NAME))
    return result


def chosen(cmdlet: Any, names: Any) -> list[PSObject]:
    """The configurations of these names or patterns; what is not found becomes an error of the cmdlet."""
    from pyshell.remoting.connecting import matches

    try:
        everything = configurations()
    except lab_control.LabError as error:
        cmdlet.throw(exceptions.InvalidOperationException(str(error)), "WinRMServiceNotRunning", "InvalidOperation")
    if names is None:
        return everything
    result: list[PSObject] = []
    for name in names if isinstance(names, list) else [names]:
        found = [each for each in everything if matches(str(each.notes["Name"]), [name])]
        if not found and not any(mark in text(name) for mark in "*?["):
            cmdlet.error(
                exceptions.InvalidOperationException(f'No session configuration matches criteria "{text(name)}".'),
                "NoMatchingSessionConfiguration",
                "ObjectNotFound",
                name,
            )
        result += found
    return result


def change(cmdlet: Any, configuration: dict[str, Any]) -> None:
    """Make or change a configuration."""
    try:
        lab_control.request("set-configuration", computer=COMPUTER, configuration=configuration)
    except lab_control.LabError as error:
        cmdlet.throw(exceptions.InvalidOperationException(str(error)), "SessionConfigurationNotSet", "InvalidOperation")


def settings(cmdlet: Any, name: str) -> dict[str, Any]:
    """What Register- and Set-PSSessionConfiguration were given, for the lab."""
    result: dict[str, Any] = {"name": name}
    if cmdlet.startup_script:
        path = cmdlet.context.file_path(text(cmdlet.startup_script)) or text(cmdlet.startup_script)
        with open(path, encoding="utf-8-sig") as file:
            result["startup_script"] = file.read()
    properties = {
        key: text(cmdlet.bound[key])
        for key in (
            "AccessMode",
            "SessionType",
            "ApplicationBase",
            "PSVersion",
            "MaximumReceivedObjectSizeMB",
            "ThreadOptions",
        )
        if key in cmdlet.bound
    }
    if properties:
        result["properties"] = properties
    return result
