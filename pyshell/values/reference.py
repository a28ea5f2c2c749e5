"""`[ref]`: a box around a value or a variable."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class PSReference:
    """System.Management.Automation.PSReference. A subclass may redirect `value` to a variable."""

    __slots__ = ("_value",)
    net_name = "System.Management.Automation.PSReference"
    net_properties = ("Value",)

    def __init__(self, value: Any = None) -> None:
        self._value = value

    @property
    def value(self) -> Any:
        return self._value

    @value.setter
    def value(self, value: Any) -> None:
        self._value = value
