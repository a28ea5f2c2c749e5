"""What Group-Object gives."""

from __future__ import annotations

from pyshell.formatting import objects
from pyshell.values.collections import ArrayList

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class GroupInfo:
    """A group: its key values, its members, how many they are, and the values' text as its name."""

    __slots__ = ("count", "group", "name", "values", "ets", "__weakref__")
    net_name = "Microsoft.PowerShell.Commands.GroupInfo"
    net_properties = ("Values", "Count", "Group", "Name")

    def __init__(self, values: list[Any], members: list[Any]) -> None:
        from pyshell.values.collections import collection_of

        self.values = ArrayList(values)
        self.count = len(members)
        self.group: Any = collection_of("System.Management.Automation.PSObject", self.kept(members))
        self.name = _name(values)

    def kept(self, members: list[Any]) -> list[Any]:
        """The members that the group holds on to."""
        return members


class GroupInfoNoElement(GroupInfo):
    """A group that only counts its members."""

    __slots__ = ()
    net_name = "Microsoft.PowerShell.Commands.GroupInfoNoElement"
    net_base = "Microsoft.PowerShell.Commands.GroupInfo"

    def kept(self, members: list[Any]) -> list[Any]:
        return []


def _name(values: list[Any]) -> str:
    """The key values' text; a collection's elements stand in braces."""
    parts: list[str] = []
    for value in values:
        if value is None:
            continue
        elements = objects.elements(value)
        if elements is None:
            parts.append(objects.to_text(value))
        else:
            parts.append("{" + ", ".join(objects.to_text(element) for element in elements) + "}")
    return ", ".join(parts)
