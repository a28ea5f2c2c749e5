"""Invoke-Command."""

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
from pyshell.jobs.remote import RemoteChild, RemoteJob
from pyshell.jobs.repository import jobs_of
from pyshell.remoting import connecting, fan_out, remote_output, script_text
from pyshell.remoting.client import ClientPipeline
from pyshell.remoting.connection_info import UnknownComputerScheme
from pyshell.remoting.engine import Command, Invocation
from pyshell.remoting.session import PSSession, repository
from pyshell.remoting.transport import TransportError
from pyshell.values.exceptions import ArgumentException


@cmdlet(
    "Invoke",
    "Command",
    module="Microsoft.PowerShell.Core",
    default_set="InProcess",
    output=(
        "System.Management.Automation.PSRemotingJob",
        "System.Management.Automation.Runspaces.PSSession",
        "System.Object",
    ),
)
class InvokeCommandCommand(Cmdlet):
    """Runs a command on other computers, or here.

    With -Session it runs in sessions that are open; with -ComputerName and the like in sessions made for it. What
    comes back says
    which computer it came from. Without any of them the script block runs here.
    """

    script_block: Any = parameter(
        "scriptblock",
        In("InProcess", position=0, mandatory=True),
        In("Session", position=1, mandatory=True),
        In("ComputerName", position=1, mandatory=True),
        In("Uri", position=1, mandatory=True),
        In("VMId", position=1, mandatory=True),
        In("VMName", position=1, mandatory=True),
        In("SSHHost", position=1, mandatory=True),
        In("ContainerId", position=1, mandatory=True),
        In("SSHHostHashParam", position=1, mandatory=True),
        aliases=("Command",),
        validate=(ValidateNotNullAttribute(),),
    )
    ssh_connection: Any = parameter(
        "hashtable[]",
        In("SSHHostHashParam", mandatory=True),
        In("FilePathSSHHostHash", mandatory=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="SSHConnection",
    )
    run_as_administrator: bool = parameter("switch", In("ContainerId"), In("FilePathContainerId"))
    host_name: Any = parameter(
        "string[]",
        In("SSHHost", mandatory=True),
        In("FilePathSSHHost", mandatory=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    user_name: Any = parameter(
        "string", In("SSHHost"), In("FilePathSSHHost"), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    key_file_path: Any = parameter(
        "string",
        In("SSHHost"),
        In("FilePathSSHHost"),
        aliases=("IdentityFilePath",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    subsystem: Any = parameter("string", In("SSHHost"), In("FilePathSSHHost"))
    connecting_timeout: Any = parameter("int", In("SSHHost"), In("FilePathSSHHost"))
    ssh_transport: bool = parameter(
        "switch", In("SSHHost"), In("FilePathSSHHost"), validate=(ValidateSetAttribute("true"),), name="SSHTransport"
    )
    options: Any = parameter(
        "hashtable", In("SSHHost"), In("FilePathSSHHost"), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    allow_redirection: bool = parameter("switch", In("Uri"), In("FilePathUri"))
    session_option: Any = parameter(
        "System.Management.Automation.Remoting.PSSessionOption",
        In("ComputerName"),
        In("FilePathComputerName"),
        In("Uri"),
        In("FilePathUri"),
    )
    authentication: Any = parameter(
        "System.Management.Automation.Runspaces.AuthenticationMechanism",
        In("ComputerName"),
        In("FilePathComputerName"),
        In("Uri"),
        In("FilePathUri"),
    )
    enable_network_access: bool = parameter(
        "switch", In("ComputerName"), In("FilePathComputerName"), In("Uri"), In("FilePathUri")
    )
    remote_debug: bool = parameter(
        "switch", In("SSHHost"), In("SSHHostHashParam"), In("FilePathSSHHost"), In("FilePathSSHHostHash")
    )
    no_new_scope: bool = parameter("switch", In("InProcess"))
    input_object: Any = parameter("psobject", pipeline=True)
    argument_list: Any = parameter("object[]", aliases=("Args",))
    container_id: Any = parameter(
        "string[]",
        In("ContainerId", mandatory=True, by_name=True),
        In("FilePathContainerId", mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    vm_name: Any = parameter(
        "string[]",
        In("VMName", mandatory=True, by_name=True),
        In("FilePathVMName", mandatory=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="VMName",
    )
    vm_id: Any = parameter(
        "guid[]",
        In("VMId", position=0, mandatory=True, by_name=True),
        In("FilePathVMId", position=0, mandatory=True, by_name=True),
        aliases=("VMGuid",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="VMId",
    )
    certificate_thumbprint: Any = parameter("string", In("ComputerName"), In("Uri"))
    session: Any = parameter(
        "System.Management.Automation.Runspaces.PSSession[]",
        In("Session", position=0),
        In("FilePathRunspace", position=0),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    throttle_limit: Any = parameter(
        "int",
        In("Session"),
        In("FilePathRunspace"),
        In("ComputerName"),
        In("FilePathComputerName"),
        In("Uri"),
        In("FilePathUri"),
        In("VMId"),
        In("VMName"),
        In("FilePathVMId"),
        In("FilePathVMName"),
        In("ContainerId"),
        In("FilePathContainerId"),
    )
    connection_uri: Any = parameter(
        "uri[]",
        In("Uri", position=0),
        In("FilePathUri", position=0),
        aliases=(
            "URI",
            "CU",
        ),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    as_job: bool = parameter(
        "switch",
        In("Session"),
        In("FilePathRunspace"),
        In("ComputerName"),
        In("FilePathComputerName"),
        In("Uri"),
        In("FilePathUri"),
        In("VMId"),
        In("VMName"),
        In("FilePathVMId"),
        In("FilePathVMName"),
        In("SSHHost"),
        In("ContainerId"),
        In("FilePathContainerId"),
        In("SSHHostHashParam"),
        In("FilePathSSHHost"),
        In("FilePathSSHHostHash"),
    )
    in_disconnected_session: bool = parameter(
        "switch",
        In("ComputerName"),
        In("FilePathComputerName"),
        In("Uri"),
        In("FilePathUri"),
        aliases=("Disconnected",),
    )
    session_name: Any = parameter(
        "string[]", In("ComputerName"), In("FilePathComputerName"), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    hide_computer_name: bool = parameter(
        "switch",
        In("Session"),
        In("FilePathRunspace"),
        In("ComputerName"),
        In("FilePathComputerName"),
        In("Uri"),
        In("FilePathUri"),
        In("VMId"),
        In("VMName"),
        In("FilePathVMId"),
        In("FilePathVMName"),
        In("SSHHost"),
        In("ContainerId"),
        In("FilePathContainerId"),
        In("SSHHostHashParam"),
        In("FilePathSSHHost"),
        In("FilePathSSHHostHash"),
        aliases=("HCN",),
    )
    job_name: Any = parameter(
        "string",
        In("Session"),
        In("FilePathRunspace"),
        In("ComputerName"),
        In("FilePathComputerName"),
        In("Uri"),
        In("FilePathUri"),
        In("SSHHost"),
        In("ContainerId"),
        In("FilePathContainerId"),
        In("SSHHostHashParam"),
    )
    file_path: Any = parameter(
        "string",
        In("FilePathRunspace", position=1, mandatory=True),
        In("FilePathComputerName", position=1, mandatory=True),
        In("FilePathUri", position=1, mandatory=True),
        In("FilePathVMId", position=1, mandatory=True),
        In("FilePathVMName", position=1, mandatory=True),
        In("FilePathContainerId", position=1, mandatory=True),
        In("FilePathSSHHost", mandatory=True),
        In("FilePathSSHHostHash", mandatory=True),
        aliases=("PSPath",),
        validate=(ValidateNotNullAttribute(),),
    )
    computer_name: Any = parameter(
        "string[]",
        In("ComputerName", position=0),
        In("FilePathComputerName", position=0),
        aliases=("Cn",),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    credential: Any = parameter(
        "pscredential",
        In("ComputerName", by_name=True),
        In("FilePathComputerName", by_name=True),
        In("Uri", by_name=True),
        In("FilePathUri", by_name=True),
        In("VMId", mandatory=True, by_name=True),
        In("VMName", mandatory=True, by_name=True),
        In("FilePathVMId", mandatory=True, by_name=True),
        In("FilePathVMName", mandatory=True, by_name=True),
        validate=(CredentialAttribute(),),
    )
    port: Any = parameter(
        "int",
        In("ComputerName"),
        In("FilePathComputerName"),
        In("SSHHost"),
        validate=(ValidateRangeAttribute(1, 65535),),
    )
    use_ssl: bool = parameter("switch", In("ComputerName"), In("FilePathComputerName"), name="UseSSL")
    configuration_name: Any = parameter(
        "string",
        In("ComputerName", by_name=True),
        In("FilePathComputerName", by_name=True),
        In("Uri", by_name=True),
        In("FilePathUri", by_name=True),
        In("VMId", by_name=True),
        In("VMName", by_name=True),
        In("FilePathVMId", by_name=True),
        In("FilePathVMName", by_name=True),
        In("ContainerId", by_name=True),
        In("FilePathContainerId", by_name=True),
    )
    application_name: Any = parameter(
        "string", In("ComputerName", by_name=True), In("FilePathComputerName", by_name=True)
    )

    def begin(self) -> None:
        self._input: list[Any] = []
        self._has_input = False

    def process(self) -> None:
        if "input_object" in self.__dict__:
            self._has_input = True
            self._input.append(self.input_object)

    def end(self) -> None:
        chosen = self.set_name
        if chosen == "InProcess":
            self._run_here()
            return
        if "VM" in chosen or "Container" in chosen:
            connecting.not_available(self, "Virtual machines and containers")
        if chosen in ("Session", "FilePathRunspace"):
            self._run_in(connecting.known(self, sessions=self.session), owned=False)
            return
        self._run_on(self._connections())

    def _run_here(self) -> None:
        block = self.script_block
        arguments = list(self.argument_list or ())
        block.run(self.runtime.out, arguments, input=self._input, new_scope=not self.no_new_scope, propagate=False)

    def _connections(self) -> list[Any]:
        chosen = self.set_name
        try:
            if chosen.endswith("ComputerName"):
                return list(connecting.computer_infos(self, self.computer_name or ["localhost"]))
            if chosen.endswith("Uri"):
                return list(connecting.uri_infos(self, self.connection_uri))
            if chosen in ("SSHHost", "FilePathSSHHost"):
                return list(connecting.ssh_infos(self, self.host_name))
            return list(connecting.ssh_table_infos(self.ssh_connection))
        except TransportError as error:
            self.throw(error, error.identifier, "InvalidArgument")
        except UnknownComputerScheme as error:
            self.throw(ArgumentException(f"The connection URI {error} is not an HTTP or HTTPS address."), "InvalidUri")
        return []

    def _text(self) -> tuple[str, Command]:
        arguments = list(self.argument_list or ())
        if self.script_block is not None:
            text = script_text.block_text(self.script_block)
            return text, script_text.command_of(self.context, text, arguments)
        given = connecting.text(self.file_path)
        return given, script_text.command_of(self.context, script_text.file_text(self, given), arguments)

    def _invocation(self) -> tuple[str, Invocation]:
        shown, command = self._text()
        return shown, Invocation([command], no_input=not self._has_input, add_to_history=True)

    def _run_on(self, infos: list[Any]) -> None:
        """Sessions made for the command: they close with it, unless they are to be left."""
        names = [connecting.text(each) for each in getattr(self, "session_name", None) or ()]
        throttle = int(self.throttle_limit or 0)
        if self.as_job:
            self._as_job(infos, throttle)
            return
        sessions = connecting.open_all(self, infos, names, throttle)
        for session in sessions:
            if not self.in_disconnected_session:
                repository(self.context).remove(session)
        if self.in_disconnected_session:
            self._leave_running(sessions)
            return
        self._run_in(sessions, owned=True)

    def _leave_running(self, sessions: list[PSSession]) -> None:
        for session in sessions:
            _, invocation = self._invocation()
            pipeline = ClientPipeline(session.pool, invocation, fan_out.Nowhere(), self.host)
            try:
                pipeline.start()
                for value in self._input:
                    pipeline.feed(value)
                if self._has_input:
                    pipeline.end_input()
                session.disconnect(None, None)
            except TransportError as error:
                self.error(
                    connecting.transport_record(
                        error,
                        session.computer_name,
                        "PSSessionDisconnectFailed",
                        "Disconnecting from remote server",
                        session,
                    )
                )
                continue
            self.write(session)

    def _run_in(self, sessions: list[PSSession], *, owned: bool) -> None:
        usable = [each for each in sessions if self._usable(each)]
        if self.as_job:
            self._job_in(usable)
            return
        try:
            hide = bool(self.hide_computer_name)
            if len(usable) == 1:
                _, invocation = self._invocation()
                pipeline = ClientPipeline(usable[0].pool, invocation, fan_out.Nowhere(), self.host)
                remote_output.run_here(
                    self,
                    usable[0],
                    pipeline,
                    hide_computer_name=hide,
                    input=self._input if self._has_input else None,
                )
            elif usable:
                invocations = [self._invocation()[1] for _ in usable]
                fan_out.run(
                    self,
                    usable,
                    invocations,
                    int(self.throttle_limit or 0),
                    hide_computer_name=hide,
                    input=self._input if self._has_input else None,
                )
        finally:
            if owned:
                for session in usable:
                    if session.state_name != "Disconnected":
                        session.close()

    def _usable(self, session: PSSession) -> bool:
        if session.state_name == "Opened":
            return True
        self.error(
            connecting.state_record(
                session,
                "InvalidRunspaceState" if session.state_name != "Disconnected" else "PSSessionIsDisconnected",
                f"Because the session state for session {session.name}, {session.pool.pool_id}, "
                f"{session.computer_name} is not "
                "equal to Open, you cannot run a command in the session. The session state is "
                + session.state_name
                + ".",
            )
        )
        return False

    def _as_job(self, infos: list[Any], throttle: int) -> None:
        store = repository(self.context)
        host = self.host

        def opener(info: Any) -> Any:
            def open_it() -> PSSession:
                session = store.create(info, host)
                session.open()
                return session

            return open_it

        self._make_job([(info.computer_name, opener(info)) for info in infos], throttle, owned=True)

    def _job_in(self, sessions: list[PSSession]) -> None:
        self._make_job(
            [(each.computer_name, lambda each=each: each) for each in sessions],
            int(self.throttle_limit or 0),
            owned=False,
        )

    def _make_job(self, targets: list[tuple[str, Any]], throttle: int, *, owned: bool) -> None:
        store = jobs_of(self.context)
        shown, _ = self._text()
        job = RemoteJob(store, shown, connecting.text(self.job_name), ",".join(name for name, _ in targets))
        children = [
            RemoteChild(
                store,
                job,
                shown,
                name,
                opener,
                self._invocation()[1],
                input=self._input if self._has_input else None,
                hide_computer_name=bool(self.hide_computer_name),
                owns_session=owned,
            )
            for name, opener in targets
        ]
        store.add(job)
        job.begin(children, throttle)
        self.write(job)
