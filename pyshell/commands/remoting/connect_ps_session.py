"""Connect-PSSession."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.remoting import connecting
from pyshell.remoting.connection_info import UnknownComputerScheme
from pyshell.remoting.transport import TransportError
from pyshell.values.exceptions import ArgumentException


@cmdlet(
    "Connect",
    "PSSession",
    module="Microsoft.PowerShell.Core",
    default_set="Name",
    output=("System.Management.Automation.Runspaces.PSSession",),
    should_process=True,
)
class ConnectPSSessionCommand(Cmdlet):
    """Reconnects to sessions that were disconnected.

    They may have been left on purpose (Disconnect-PSSession, Invoke-Command -InDisconnectedSession) or by a network
    that
    failed, by this shell or by another one of the same user. Sessions that are connected already are left alone. The
    idle
    time-out of a session stays what it is, whatever -SessionOption says.
    """

    computer_name: Any = parameter(
        "string[]",
        In("ComputerName", position=0, mandatory=True),
        In("ComputerNameGuid", position=0, mandatory=True),
        aliases=("Cn",),
    )
    application_name: Any = parameter("string", In("ComputerName", by_name=True), In("ComputerNameGuid", by_name=True))
    configuration_name: Any = parameter(
        "string",
        In("ComputerName", by_name=True),
        In("ComputerNameGuid", by_name=True),
        In("ConnectionUri", by_name=True),
        In("ConnectionUriGuid", by_name=True),
    )
    connection_uri: Any = parameter(
        "uri[]",
        In("ConnectionUri", position=0, mandatory=True, by_name=True),
        In("ConnectionUriGuid", position=0, mandatory=True, by_name=True),
        aliases=(
            "URI",
            "CU",
        ),
    )
    allow_redirection: bool = parameter("switch", In("ConnectionUri"), In("ConnectionUriGuid"))
    instance_id: Any = parameter(
        "guid[]",
        In("ComputerNameGuid", mandatory=True),
        In("ConnectionUriGuid", mandatory=True),
        In("InstanceId", mandatory=True),
    )
    name: Any = parameter("string[]", In("ComputerName"), In("ConnectionUri"), In("Name", mandatory=True))
    credential: Any = parameter(
        "pscredential",
        In("ComputerName"),
        In("ComputerNameGuid"),
        In("ConnectionUri"),
        In("ConnectionUriGuid"),
        validate=(CredentialAttribute(),),
    )
    authentication: Any = parameter(
        "System.Management.Automation.Runspaces.AuthenticationMechanism",
        In("ComputerName"),
        In("ComputerNameGuid"),
        In("ConnectionUri"),
        In("ConnectionUriGuid"),
    )
    certificate_thumbprint: Any = parameter(
        "string", In("ComputerName"), In("ComputerNameGuid"), In("ConnectionUri"), In("ConnectionUriGuid")
    )
    port: Any = parameter("int", In("ComputerName"), In("ComputerNameGuid"))
    use_ssl: bool = parameter("switch", In("ComputerName"), In("ComputerNameGuid"), name="UseSSL")
    session_option: Any = parameter(
        "System.Management.Automation.Remoting.PSSessionOption",
        In("ComputerName"),
        In("ComputerNameGuid"),
        In("ConnectionUri"),
        In("ConnectionUriGuid"),
    )
    throttle_limit: Any = parameter("int")
    id: Any = parameter("int[]", In("Id", position=0, mandatory=True, by_name=True))
    session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession[]",
        In("Session", position=0, mandatory=True, pipeline=True, by_name=True),
    )

    def process(self) -> None:
        chosen = self.set_name
        if chosen == "Session":
            sessions = connecting.known(self, sessions=self.session)
        elif chosen == "Id":
            sessions = connecting.known(self, ids=self.id)
        elif chosen == "InstanceId":
            sessions = connecting.known(self, instance_ids=self.instance_id)
        elif chosen == "Name":
            sessions = connecting.known(self, names=self.name)
        else:
            sessions = self._remote()
        for session in connecting.connect_all(self, sessions, int(self.throttle_limit or 0)):
            self.write(session)

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
        return connecting.select(
            connecting.query(self, infos, int(self.throttle_limit or 0)),
            names=self.name,
            instance_ids=self.instance_id,
            configuration=self.configuration_name,
            application=self.application_name if self.set_name.startswith("Computer") else None,
            state="Disconnected",
        )
