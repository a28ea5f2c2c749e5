"""What the WSMan: drive gives: containers and values of the configuration."""

from __future__ import annotations

from typing import Any

from pyshell.values.pstype import find_type, type_of_class


class WSManConfigElement:
    """An element of the configuration."""

    net_name = "Microsoft.WSMan.Management.WSManConfigElement"
    net_properties: tuple[str, ...] = ("Name", "TypeNameOfElement", "Type")

    def __init__(self, name: str, type_name: str) -> None:
        self.name = name
        self.type_name = type_name

    @property
    def TypeNameOfElement(self) -> str:
        return self.type_name

    @property
    def Type(self) -> str:
        return self.type_name

    def __str__(self) -> str:
        return self.net_name


class WSManConfigContainerElement(WSManConfigElement):
    """A container; `keys` tell containers of one kind apart."""

    net_name = "Microsoft.WSMan.Management.WSManConfigContainerElement"
    net_properties = ("Name", "TypeNameOfElement", "Type", "Keys")

    def __init__(self, name: str, keys: list[str] | None = None) -> None:
        super().__init__(name, "Container")
        self.keys: Any = keys or []


class WSManConfigLeafElement(WSManConfigElement):
    """A value."""

    net_name = "Microsoft.WSMan.Management.WSManConfigLeafElement"
    net_properties = ("Name", "TypeNameOfElement", "Type", "SourceOfValue", "Value")

    def __init__(self, name: str, value: Any, type_name: str = "System.String") -> None:
        super().__init__(name, type_name)
        self.source_of_value: Any = None
        self.value = value


for _class in (WSManConfigElement, WSManConfigContainerElement, WSManConfigLeafElement):
    if find_type(_class.net_name) is None:
        type_of_class(_class)
