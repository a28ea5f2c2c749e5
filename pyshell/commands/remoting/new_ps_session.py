"""New-PSSession."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import (
    CredentialAttribute,
    ValidateNotNullAttribute,
    ValidateNotNullOrEmptyAttribute,
    ValidateRangeAttribute,
    ValidateSetAttribute,
)
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.remoting import connecting
from pyshell.remoting.connection_info import UnknownComputerScheme
from pyshell.remoting.transport import TransportError
from pyshell.values.exceptions import ArgumentException


@cmdlet(
    "New",
    "PSSession",
    module="Microsoft.PowerShell.Core",
    default_set="ComputerName",
    output=("System.Management.Automation.Runspaces.PSSession",),
)
class NewPSSessionCommand(Cmdlet):
    """Opens sessions on computers and keeps them open.

    Each session has a runspace of its own over there: variables and functions stay from one Invoke-Command to the next.
    A name of the running lab leads to the lab's computer, any other name to the network.
    """

    computer_name: Any = parameter(
        "string[]",
        In("ComputerName", position=0, pipeline=True, by_name=True),
        aliases=("Cn",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    credential: Any = parameter(
        "pscredential",
        In("ComputerName", by_name=True),
        In("Uri", by_name=True),
        In("VMId", mandatory=True, by_name=True),
        In("VMName", mandatory=True, by_name=True),
        validate=(CredentialAttribute(),),
    )
    name: Any = parameter("string[]")
    ssh_connection: Any = parameter(
        "hashtable[]",
        In("SSHHostHashParam", mandatory=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="SSHConnection",
    )
    use_windows_power_shell: bool = parameter("switch", In("UseWindowsPowerShellParameterSet", mandatory=True))
    enable_network_access: bool = parameter("switch", In("ComputerName"), In("Uri"), In("Session"))
    configuration_name: Any = parameter(
        "string",
        In("ComputerName", by_name=True),
        In("Uri", by_name=True),
        In("VMId", by_name=True),
        In("VMName", by_name=True),
        In("ContainerId", by_name=True),
    )
    container_id: Any = parameter(
        "string[]", In("ContainerId", mandatory=True, by_name=True), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    run_as_administrator: bool = parameter("switch", In("ContainerId"))
    vm_name: Any = parameter(
        "string[]",
        In("VMName", mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="VMName",
    )
    vm_id: Any = parameter(
        "guid[]",
        In("VMId", position=0, mandatory=True, by_name=True),
        aliases=("VMGuid",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="VMId",
    )
    port: Any = parameter("int", In("ComputerName"), In("SSHHost"), validate=(ValidateRangeAttribute(1, 65535),))
    host_name: Any = parameter(
        "string[]", In("SSHHost", position=0, mandatory=True), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    user_name: Any = parameter("string", In("SSHHost"), validate=(ValidateNotNullOrEmptyAttribute(),))
    key_file_path: Any = parameter(
        "string", In("SSHHost"), aliases=("IdentityFilePath",), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    subsystem: Any = parameter("string", In("SSHHost", by_name=True))
    connecting_timeout: Any = parameter("int", In("SSHHost"))
    ssh_transport: bool = parameter(
        "switch", In("SSHHost"), validate=(ValidateSetAttribute("true"),), name="SSHTransport"
    )
    options: Any = parameter("hashtable", In("SSHHost"), validate=(ValidateNotNullOrEmptyAttribute(),))
    use_ssl: bool = parameter("switch", In("ComputerName"), name="UseSSL")
    application_name: Any = parameter("string", In("ComputerName", by_name=True))
    throttle_limit: Any = parameter(
        "int", In("ComputerName"), In("Uri"), In("VMId"), In("VMName"), In("Session"), In("ContainerId")
    )
    connection_uri: Any = parameter(
        "uri[]",
        In("Uri", position=0, mandatory=True, by_name=True),
        aliases=(
            "URI",
            "CU",
        ),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    allow_redirection: bool = parameter("switch", In("Uri"))
    session_option: Any = parameter(
        "System.Management.Automation.Remoting.PSSessionOption",
        In("ComputerName"),
        In("Uri"),
        validate=(ValidateNotNullAttribute(),),
    )
    authentication: Any = parameter(
        "System.Management.Automation.Runspaces.AuthenticationMechanism", In("ComputerName"), In("Uri")
    )
    certificate_thumbprint: Any = parameter("string", In("ComputerName"), In("Uri"))
    session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession[]",
        In("Session", position=0, pipeline=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )

    def process(self) -> None:
        names = [connecting.text(each) for each in self.name or ()]
        throttle = int(self.throttle_limit or 0)
        try:
            infos = self._connections()
        except TransportError as error:
            self.throw(error, error.identifier, "InvalidArgument")
        except UnknownComputerScheme as error:
            self.throw(ArgumentException(f"The connection URI {error} is not an HTTP or HTTPS address."), "InvalidUri")
        for session in connecting.open_all(self, infos, names, throttle):
            self.write(session)

    def _connections(self) -> list[Any]:
        chosen = self.set_name
        if chosen == "Uri":
            return list(connecting.uri_infos(self, self.connection_uri))
        if chosen == "Session":
            return [connecting.clone_any(each.info) for each in connecting.known(self, sessions=self.session)]
        if chosen == "SSHHost":
            return list(connecting.ssh_infos(self, self.host_name))
        if chosen == "SSHHostHashParam":
            return list(connecting.ssh_table_infos(self.ssh_connection))
        if chosen in ("VMId", "VMName"):
            connecting.not_available(self, "Virtual machines")
        if chosen == "ContainerId":
            connecting.not_available(self, "Containers")
        if chosen == "UseWindowsPowerShellParameterSet":
            connecting.not_available(self, "Windows PowerShell")
        return list(connecting.computer_infos(self, self.computer_name or ["localhost"]))
