"""Get-PSSession."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import (
    CredentialAttribute,
    ValidateNotNullAttribute,
    ValidateNotNullOrEmptyAttribute,
    ValidateRangeAttribute,
)
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.remoting import connecting
from pyshell.remoting.connection_info import UnknownComputerScheme
from pyshell.remoting.transport import TransportError
from pyshell.values.exceptions import ArgumentException


@cmdlet(
    "Get",
    "PSSession",
    module="Microsoft.PowerShell.Core",
    default_set="Name",
    output=("System.Management.Automation.Runspaces.PSSession",),
)
class GetPSSessionCommand(Cmdlet):
    """Gets the sessions of this shell, or those that computers hold for this user.

    With -ComputerName or -ConnectionUri the computers are asked: the sessions that other shells left there are found
    too.
    """

    name: Any = parameter(
        "string[]",
        In("Name", by_name=True),
        In("ComputerName"),
        In("ConnectionUri"),
        In("ContainerId"),
        In("VMId"),
        In("VMName"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        wildcards=True,
    )
    credential: Any = parameter(
        "pscredential",
        In("ComputerName"),
        In("ComputerInstanceId"),
        In("ConnectionUri"),
        In("ConnectionUriInstanceId"),
        validate=(CredentialAttribute(),),
    )
    authentication: Any = parameter(
        "System.Management.Automation.Runspaces.AuthenticationMechanism",
        In("ComputerName"),
        In("ComputerInstanceId"),
        In("ConnectionUri"),
        In("ConnectionUriInstanceId"),
    )
    certificate_thumbprint: Any = parameter(
        "string", In("ComputerName"), In("ComputerInstanceId"), In("ConnectionUri"), In("ConnectionUriInstanceId")
    )
    port: Any = parameter(
        "int", In("ComputerName"), In("ComputerInstanceId"), validate=(ValidateRangeAttribute(1, 65535),)
    )
    use_ssl: bool = parameter("switch", In("ComputerName"), In("ComputerInstanceId"), name="UseSSL")
    throttle_limit: Any = parameter(
        "int", In("ComputerName"), In("ComputerInstanceId"), In("ConnectionUri"), In("ConnectionUriInstanceId")
    )
    state: Any = parameter(
        "Microsoft.PowerShell.Commands.SessionFilterState",
        In("ComputerName"),
        In("ComputerInstanceId"),
        In("ConnectionUri"),
        In("ConnectionUriInstanceId"),
        In("ContainerId"),
        In("ContainerIdInstanceId"),
        In("VMId"),
        In("VMIdInstanceId"),
        In("VMName"),
        In("VMNameInstanceId"),
    )
    vm_name: Any = parameter(
        "string[]",
        In("VMName", mandatory=True, by_name=True),
        In("VMNameInstanceId", mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="VMName",
    )
    vm_id: Any = parameter(
        "guid[]",
        In("VMId", mandatory=True, by_name=True),
        In("VMIdInstanceId", mandatory=True, by_name=True),
        aliases=("VMGuid",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="VMId",
    )
    container_id: Any = parameter(
        "string[]",
        In("ContainerId", mandatory=True, by_name=True),
        In("ContainerIdInstanceId", mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    session_option: Any = parameter(
        "System.Management.Automation.Remoting.PSSessionOption",
        In("ComputerName"),
        In("ComputerInstanceId"),
        In("ConnectionUri"),
        In("ConnectionUriInstanceId"),
    )
    computer_name: Any = parameter(
        "string[]",
        In("ComputerName", position=0, mandatory=True, by_name=True),
        In("ComputerInstanceId", position=0, mandatory=True, by_name=True),
        aliases=("Cn",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    application_name: Any = parameter(
        "string", In("ComputerName", by_name=True), In("ComputerInstanceId", by_name=True)
    )
    configuration_name: Any = parameter(
        "string",
        In("ComputerName", by_name=True),
        In("ComputerInstanceId", by_name=True),
        In("ConnectionUri", by_name=True),
        In("ConnectionUriInstanceId", by_name=True),
        In("ContainerId", by_name=True),
        In("ContainerIdInstanceId", by_name=True),
        In("VMId", by_name=True),
        In("VMIdInstanceId", by_name=True),
        In("VMName", by_name=True),
        In("VMNameInstanceId", by_name=True),
    )
    allow_redirection: bool = parameter("switch", In("ConnectionUri"), In("ConnectionUriInstanceId"))
    instance_id: Any = parameter(
        "guid[]",
        In("ComputerInstanceId", mandatory=True),
        In("ConnectionUriInstanceId", mandatory=True),
        In("ContainerIdInstanceId", mandatory=True),
        In("VMIdInstanceId", mandatory=True),
        In("VMNameInstanceId", mandatory=True),
        In("InstanceId"),
        validate=(ValidateNotNullAttribute(),),
    )
    connection_uri: Any = parameter(
        "uri[]",
        In("ConnectionUri", position=0, mandatory=True, by_name=True),
        In("ConnectionUriInstanceId", position=0, mandatory=True, by_name=True),
        aliases=(
            "URI",
            "CU",
        ),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    id: Any = parameter(
        "int[]", In("Id", position=0, mandatory=True, by_name=True), validate=(ValidateNotNullAttribute(),)
    )

    def process(self) -> None:
        chosen = self.set_name
        if chosen.startswith(("VM", "Container")):
            connecting.not_available(self, "Virtual machines and containers")
        if chosen.startswith(("ComputerName", "ComputerInstanceId", "ConnectionUri")):
            sessions = self._remote()
        else:
            sessions = connecting.known(self, ids=self.id, instance_ids=self.instance_id, names=self.name)
            if chosen in ("Id", "InstanceId", "Name"):
                self.write_all(sessions)
                return
        self.write_all(
            connecting.select(
                sessions,
                names=self.name,
                instance_ids=self.instance_id,
                configuration=self.configuration_name,
                application=self.application_name if chosen.startswith("Computer") else None,
                state=self.state,
            )
        )

    def _remote(self) -> list[Any]:
        try:
            if self.set_name.startswith("ConnectionUri"):
                infos = connecting.uri_infos(self, self.connection_uri, new_session=False)
            else:
                infos = connecting.computer_infos(self, self.computer_name, new_session=False)
        except TransportError as error:
            self.throw(error, error.identifier, "InvalidArgument")
        except UnknownComputerScheme as error:
            self.throw(ArgumentException(f"The connection URI {error} is not an HTTP or HTTPS address."), "InvalidUri")
        return connecting.query(self, infos, int(self.throttle_limit or 0))
