"""Remove-PSSession."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateNotNullAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.remoting import connecting
from pyshell.remoting.session import repository


@cmdlet("Remove", "PSSession", module="Microsoft.PowerShell.Core", default_set="Id", should_process=True)
class RemovePSSessionCommand(Cmdlet):
    """Closes sessions, on the computer and here."""

    id: Any = parameter(
        "int[]", In("Id", position=0, mandatory=True, by_name=True), validate=(ValidateNotNullAttribute(),)
    )
    session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession[]",
        In("Session", position=0, mandatory=True, pipeline=True, by_name=True),
    )
    container_id: Any = parameter(
        "string[]", In("ContainerId", mandatory=True, by_name=True), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    vm_id: Any = parameter(
        "guid[]",
        In("VMId", mandatory=True, by_name=True),
        aliases=("VMGuid",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="VMId",
    )
    vm_name: Any = parameter(
        "string[]",
        In("VMName", mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="VMName",
    )
    instance_id: Any = parameter(
        "guid[]", In("InstanceId", mandatory=True, by_name=True), validate=(ValidateNotNullAttribute(),)
    )
    name: Any = parameter(
        "string[]",
        In("Name", mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        wildcards=True,
    )
    computer_name: Any = parameter(
        "string[]",
        In("ComputerName", position=0, mandatory=True, by_name=True),
        aliases=("Cn",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        wildcards=True,
    )

    def process(self) -> None:
        if self.set_name.startswith(("VM", "Container")):
            connecting.not_available(self, "Virtual machines and containers")
        if self.set_name == "ComputerName":
            sessions = [
                each
                for each in repository(self.context).all()
                if connecting.matches(each.computer_name, self.computer_name)
            ]
        else:
            sessions = connecting.known(
                self, ids=self.id, instance_ids=self.instance_id, names=self.name, sessions=self.session
            )
        for session in sessions:
            if self.should_process(session.name, "Remove"):
                session.close()
                repository(self.context).remove(session)
