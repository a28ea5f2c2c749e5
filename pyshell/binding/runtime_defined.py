"""Parameters that scripts make in `dynamicparam` blocks."""

from __future__ import annotations

from pyshell.values.collections import GenericDictionary

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class RuntimeDefinedParameter:
    """System.Management.Automation.RuntimeDefinedParameter."""

    net_name = "System.Management.Automation.RuntimeDefinedParameter"
    net_properties = ("Name", "ParameterType", "Attributes", "Value", "IsSet")

    def __init__(self, name: str = "", parameter_type: Any = None, attributes: Any = None) -> None:
        from pyshell.values.collections import collection_of

        self.name = name
        self.parameter_type = parameter_type
        self.attributes = collection_of("System.Attribute") if attributes is None else attributes
        self.value: Any = None
        self.is_set = False


class RuntimeDefinedParameterDictionary(GenericDictionary):
    """System.Management.Automation.RuntimeDefinedParameterDictionary."""

    __slots__ = ("help_file", "data")
    net_name = "System.Management.Automation.RuntimeDefinedParameterDictionary"
    net_base = "System.Collections.Generic.Dictionary[string,object]"

    def __init__(self, items: Any = None) -> None:
        super().__init__(items, True)


class CmdletFacts:
    """`[System.Management.Automation.Cmdlet]`: the names of the common parameters."""

    net_name = "System.Management.Automation.Cmdlet"
    CommonParameters = [
        "Verbose", "Debug", "ErrorAction", "WarningAction", "InformationAction", "ProgressAction", "ErrorVariable",
        "WarningVariable", "OutVariable", "OutBuffer", "PipelineVariable", "InformationVariable",
    ]  # fmt: skip
    OptionalCommonParameters = ["WhatIf", "Confirm", "UseTransaction"]
