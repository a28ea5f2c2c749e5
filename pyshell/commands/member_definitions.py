"""What Get-Member gives."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class MemberDefinition:
    """Microsoft.PowerShell.Commands.MemberDefinition."""

    __slots__ = ("definition", "member_kind", "name", "type_name", "ets", "__weakref__")
    net_name = "Microsoft.PowerShell.Commands.MemberDefinition"
    net_properties = ("TypeName", "Name", "MemberType", "Definition")

    def __init__(self, type_name: str, name: str, kind: str, definition: str) -> None:
        self.type_name = type_name
        self.name = name
        self.member_kind = kind
        self.definition = definition

    @property
    def member_type(self) -> Any:
        from pyshell.values.enums import member

        return member("System.Management.Automation.PSMemberTypes", self.member_kind)

    def __str__(self) -> str:
        return self.definition
