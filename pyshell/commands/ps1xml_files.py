"""The .ps1xml files that Update-TypeData and Update-FormatData are given."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet
from pyshell.values.exceptions import InvalidOperationException, NetException


def data_files(cmdlet: Cmdlet, name: str) -> list[str]:
    """The files that a path stands for; what is wrong with it is written as an error."""
    kind = "Types" if "Type" in cmdlet.noun else "Format"
    try:
        found = cmdlet.context.session.resolve(name, False, True)
    except NetException as error:
        cmdlet.error(error)
        return []
    files: list[str] = []
    for place in found:
        if place.provider.name != "FileSystem":
            message = (
                f'Cannot open the file because the current provider is "{place.provider.full_name}", and this command '
                "requires a file."
            )
            cmdlet.error(InvalidOperationException(message), f"{kind}PathException", "InvalidOperation")
        elif not place.path.lower().endswith(".ps1xml"):
            message = f'Cannot read the file "{place.path}"  because it does not have the file name extension "ps1xml".'
            cmdlet.error(InvalidOperationException(message), "WrongExtension", "InvalidArgument")
        else:
            files.append(place.path)
    return files
