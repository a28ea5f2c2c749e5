"""Enter-PSSession."""

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
from pyshell.remoting.session import PSSession, repository
from pyshell.remoting.transport import TransportError
from pyshell.values.exceptions import ArgumentException


@cmdlet("Enter", "PSSession", module="Microsoft.PowerShell.Core", default_set="ComputerName")
class EnterPSSessionCommand(Cmdlet):
    """Starts an interactive session with another computer: what is typed runs there until Exit-PSSession."""

    computer_name: Any = parameter(
        "string",
        In("ComputerName", position=0, mandatory=True, pipeline=True, by_name=True),
        aliases=("Cn",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    enable_network_access: bool = parameter("switch", In("ComputerName"), In("Uri"))
    credential: Any = parameter(
        "pscredential",
        In("ComputerName", by_name=True),
        In("Uri", by_name=True),
        In("VMId", mandatory=True, by_name=True),
        In("VMName", mandatory=True, by_name=True),
        validate=(CredentialAttribute(),),
    )
    configuration_name: Any = parameter(
        "string",
        In("ComputerName", by_name=True),
        In("Uri", by_name=True),
        In("VMId", by_name=True),
        In("VMName", by_name=True),
        In("ContainerId", by_name=True),
    )
    run_as_administrator: bool = parameter("switch", In("ContainerId"))
    allow_redirection: bool = parameter("switch", In("Uri"))
    port: Any = parameter("int", In("ComputerName"), In("SSHHost"), validate=(ValidateRangeAttribute(1, 65535),))
    user_name: Any = parameter("string", In("SSHHost"), validate=(ValidateNotNullOrEmptyAttribute(),))
    key_file_path: Any = parameter(
        "string", In("SSHHost"), aliases=("IdentityFilePath",), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    subsystem: Any = parameter("string", In("SSHHost", by_name=True))
    connecting_timeout: Any = parameter("int", In("SSHHost"))
    ssh_transport: bool = parameter(
        "switch", In("SSHHost"), validate=(ValidateSetAttribute("true"),), name="SSHTransport"
    )
    use_ssl: bool = parameter("switch", In("ComputerName"), name="UseSSL")
    application_name: Any = parameter("string", In("ComputerName", by_name=True))
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
    host_name: Any = parameter(
        "string",
        In("SSHHost", position=0, mandatory=True, pipeline=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    options: Any = parameter("hashtable", In("SSHHost"), validate=(ValidateNotNullOrEmptyAttribute(),))
    session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession",
        In("Session", position=0, pipeline=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    connection_uri: Any = parameter(
        "uri",
        In("Uri", position=1, by_name=True),
        aliases=(
            "URI",
            "CU",
        ),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    instance_id: Any = parameter("guid", In("InstanceId", by_name=True), validate=(ValidateNotNullAttribute(),))
    id: Any = parameter("int", In("Id", position=0, by_name=True), validate=(ValidateNotNullAttribute(),))
    name: Any = parameter("string", In("Name", by_name=True))
    vm_id: Any = parameter(
        "guid",
        In("VMId", position=0, mandatory=True, pipeline=True, by_name=True),
        aliases=("VMGuid",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="VMId",
    )
    vm_name: Any = parameter(
        "string",
        In("VMName", position=0, mandatory=True, pipeline=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="VMName",
    )
    container_id: Any = parameter(
        "string",
        In("ContainerId", position=0, mandatory=True, pipeline=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )

    def process(self) -> None:
        chosen = self.set_name
        if chosen.startswith(("VM", "Container")):
            connecting.not_available(self, "Virtual machines and containers")
        session = self._session()
        if session.state_name != "Opened":
            self.throw(
                ArgumentException(f"The session {session.name} is not available: its state is {session.state_name}."),
                "PushedRunspaceMustBeOpen",
                "InvalidArgument",
            )
        self.host.push_runspace(session)

    def _session(self) -> PSSession:
        chosen = self.set_name
        try:
            if chosen == "ComputerName":
                return self._open(connecting.computer_infos(self, [self.computer_name])[0])
            if chosen == "Uri":
                return self._open(connecting.uri_infos(self, [self.connection_uri])[0])
            if chosen == "SSHHost":
                return self._open(connecting.ssh_infos(self, [self.host_name])[0])
        except TransportError as error:
            self.throw(error, error.identifier, "InvalidArgument")
        found = connecting.known(
            self,
            ids=[self.id] if self.id is not None else None,
            instance_ids=[self.instance_id] if self.instance_id is not None else None,
            names=[self.name] if self.name else None,
            sessions=[self.session] if self.session is not None else None,
        )
        if not found:
            self.throw(ArgumentException("There is no such session."), "CannotFindSession", "InvalidArgument")
        return found[0]

    def _open(self, info: Any) -> PSSession:
        try:
            session = connecting.open_session(self, info)
        except TransportError as error:
            record = connecting.transport_record(
                error,
                info.computer_name,
                "CreateRemoteRunspaceFailed",
                "Connecting to remote server",
                info.computer_name,
            )
            record.error_id = record.fqid = "CreateRemoteRunspaceFailed"
            self.throw(record)
        session.interactive = True
        return repository(self.context).add(session)
