"""SwitchParameter: what a function's switch holds."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class SwitchParameter:
    """System.Management.Automation.SwitchParameter: a boolean that knows it was a switch."""

    __slots__ = ("is_present",)
    net_name = "System.Management.Automation.SwitchParameter"

    def __init__(self, is_present: Any = False) -> None:
        self.is_present = bool(is_present)

    def __bool__(self) -> bool:
        return self.is_present

    def ps_bool(self) -> bool:
        return self.is_present

    def __str__(self) -> str:
        return "True" if self.is_present else "False"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, (bool, SwitchParameter)) and bool(other) == self.is_present

    def __hash__(self) -> int:
        return hash(self.is_present)

    def ToBool(self) -> bool:
        return self.is_present
