"""Receive-PSSession."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.jobs.remote import RemoteJob
from pyshell.jobs.repository import jobs_of
from pyshell.remoting import connecting, remote_output
from pyshell.remoting.connection_info import UnknownComputerScheme
from pyshell.remoting.session import PSSession
from pyshell.remoting.transport import TransportError
from pyshell.values.exceptions import ArgumentException


@cmdlet(
    "Receive",
    "PSSession",
    module="Microsoft.PowerShell.Core",
    default_set="Session",
    output=(
        "System.Management.Automation.Job",
        "System.Management.Automation.PSObject",
    ),
    should_process=True,
)
class ReceivePSSessionCommand(Cmdlet):
    """Gets the results of commands in disconnected sessions.

    A session that is disconnected is connected first. Results go to the pipeline, or to a job with -OutTarget Job or
    -JobName.
    """

    computer_name: Any = parameter(
        "string",
        In("ComputerInstanceId", position=0, mandatory=True, by_name=True),
        In("ComputerSessionName", position=0, mandatory=True, by_name=True),
        aliases=("Cn",),
    )
    application_name: Any = parameter(
        "string", In("ComputerInstanceId", by_name=True), In("ComputerSessionName", by_name=True)
    )
    configuration_name: Any = parameter(
        "string",
        In("ComputerInstanceId", by_name=True),
        In("ComputerSessionName", by_name=True),
        In("ConnectionUriInstanceId", by_name=True),
        In("ConnectionUriSessionName", by_name=True),
    )
    connection_uri: Any = parameter(
        "uri",
        In("ConnectionUriInstanceId", position=0, mandatory=True, by_name=True),
        In("ConnectionUriSessionName", position=0, mandatory=True, by_name=True),
        aliases=(
            "URI",
            "CU",
        ),
    )
    allow_redirection: bool = parameter("switch", In("ConnectionUriInstanceId"), In("ConnectionUriSessionName"))
    name: Any = parameter(
        "string",
        In("ComputerSessionName", mandatory=True),
        In("ConnectionUriSessionName", mandatory=True),
        In("SessionName", position=0, mandatory=True),
    )
    instance_id: Any = parameter(
        "guid",
        In("ComputerInstanceId", mandatory=True),
        In("ConnectionUriInstanceId", mandatory=True),
        In("InstanceId", position=0, mandatory=True),
    )
    out_target: Any = parameter("Microsoft.PowerShell.Commands.OutTarget")
    job_name: Any = parameter("string")
    credential: Any = parameter(
        "pscredential",
        In("ComputerInstanceId"),
        In("ComputerSessionName"),
        In("ConnectionUriInstanceId"),
        In("ConnectionUriSessionName"),
        validate=(CredentialAttribute(),),
    )
    authentication: Any = parameter(
        "System.Management.Automation.Runspaces.AuthenticationMechanism",
        In("ComputerInstanceId"),
        In("ComputerSessionName"),
        In("ConnectionUriInstanceId"),
        In("ConnectionUriSessionName"),
    )
    certificate_thumbprint: Any = parameter(
        "string",
        In("ComputerInstanceId"),
        In("ComputerSessionName"),
        In("ConnectionUriInstanceId"),
        In("ConnectionUriSessionName"),
    )
    port: Any = parameter("int", In("ComputerInstanceId"), In("ComputerSessionName"))
    use_ssl: bool = parameter("switch", In("ComputerInstanceId"), In("ComputerSessionName"), name="UseSSL")
    session_option: Any = parameter(
        "System.Management.Automation.Remoting.PSSessionOption",
        In("ComputerInstanceId"),
        In("ComputerSessionName"),
        In("ConnectionUriInstanceId"),
        In("ConnectionUriSessionName"),
    )
    id: Any = parameter("int", In("Id", position=0, mandatory=True, pipeline=True, by_name=True))
    session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession",
        In("Session", position=0, mandatory=True, pipeline=True, by_name=True),
    )

    def process(self) -> None:
        for session in self._sessions():
            if session.state_name == "Disconnected":
                if not connecting.connect_all(self, [session], 1):
                    continue
            elif session.state_name != "Opened":
                self.error(
                    connecting.state_record(
                        session,
                        "PSSessionConnectFailed",
                        f"The connect operation failed for session {session.name}. "
                        f"The Runspace state is {session.state_name}.",
                    )
                )
                continue
            elif not self.should_process(session.name, "Receive"):
                continue
            self._receive(session)

    def _receive(self, session: PSSession) -> None:
        target = str(getattr(self.out_target, "name", self.out_target) or "")
        try:
            pipelines = remote_output.left_commands(session)
        except TransportError as error:
            self.error(
                connecting.transport_record(
                    error, session.computer_name, "PSSessionReceiveFailed", "Receiving from remote server", session
                )
            )
            return
        if target == "Job" or self.job_name:
            job = RemoteJob.of_pipelines(jobs_of(self.context), session, pipelines, connecting.text(self.job_name))
            self.write(job)
            return
        for pipeline in pipelines:
            remote_output.run_here(self, session, pipeline)

    def _sessions(self) -> list[PSSession]:
        chosen = self.set_name
        if chosen in ("Session", "Id", "InstanceId", "SessionName"):
            return connecting.known(
                self,
                ids=self.id,
                instance_ids=self.instance_id if chosen == "InstanceId" else None,
                names=self.name if chosen == "SessionName" else None,
                sessions=self.session,
            )
        try:
            if chosen.startswith("ConnectionUri"):
                infos = connecting.uri_infos(self, [self.connection_uri], new_session=False)
            else:
                infos = connecting.computer_infos(self, [self.computer_name], new_session=False)
        except TransportError as error:
            self.throw(error, error.identifier, "InvalidArgument")
        except UnknownComputerScheme as error:
            self.throw(ArgumentException(f"The connection URI {error} is not an HTTP or HTTPS address."), "InvalidUri")
        return connecting.select(
            connecting.query(self, infos, 0),
            names=[self.name] if self.name else None,
            instance_ids=[self.instance_id] if self.instance_id else None,
            configuration=self.configuration_name,
            application=self.application_name if chosen.startswith("Computer") else None,
        )
