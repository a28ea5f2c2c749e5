"""Enumerations and small types of remoting that the recorded reflection data does not hold."""

from __future__ import annotations

from pyshell.values.collections import Hashtable
from pyshell.values.enums import make_enum
from pyshell.values.pstype import find_type, type_of_class

_ENUMS: dict[str, dict[str, int]] = {
    "Microsoft.PowerShell.Commands.SessionFilterState": {
        "All": 0,
        "Opened": 1,
        "Disconnected": 2,
        "Closed": 3,
        "Broken": 4,
    },
    "Microsoft.PowerShell.Commands.OutTarget": {"Default": 0, "Host": 1, "Job": 2},
    "System.Management.Automation.Runspaces.PSSessionConfigurationAccessMode": {"Disabled": 0, "Local": 1, "Remote": 2},
    "System.Management.Automation.Runspaces.PSSessionType": {"DefaultRemoteShell": 0, "Workflow": 1},
    "System.Management.Automation.Runspaces.PSThreadOptions": {
        "Default": 0,
        "UseNewThread": 1,
        "ReuseThread": 2,
        "UseCurrentThread": 3,
    },
    "System.Threading.ApartmentState": {"STA": 0, "MTA": 1, "Unknown": 2},
}

for _name, _values in _ENUMS.items():
    if find_type(_name) is None:
        make_enum(_name, _values)


class PSPrimitiveDictionary(Hashtable):
    """A hash table of what can travel without losing its type."""

    __slots__ = ()
    net_name = "System.Management.Automation.PSPrimitiveDictionary"


class PSTransportOption:
    """Base of the options of a configuration's transport."""

    net_name = "System.Management.Automation.PSTransportOption"


class PSSessionTypeOption:
    """Base of the options of a configuration's type."""

    net_name = "System.Management.Automation.PSSessionTypeOption"


for _class in (PSPrimitiveDictionary, PSTransportOption, PSSessionTypeOption):
    type_of_class(_class)
