"""Start-Job."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import CredentialAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.binding.metadata import ParameterMetadata
from pyshell.jobs.model import Job
from pyshell.jobs.remote import BackgroundJob, RemoteChild, open_process_session
from pyshell.jobs.repository import jobs_of
from pyshell.remoting import connecting, script_text
from pyshell.remoting.engine import Command, Invocation
from pyshell.remoting.session import SessionRepository
from pyshell.values.exceptions import PSArgumentException


@cmdlet(
    "Start",
    "Job",
    module="Microsoft.PowerShell.Core",
    default_set="ComputerName",
    output=("System.Management.Automation.PSRemotingJob",),
)
class StartJobCommand(Cmdlet):
    """Starts a command in the background, in a process of its own, and gives the job."""

    name: Any = parameter(
        "string",
        In("ComputerName", by_name=True),
        In("FilePathComputerName", by_name=True),
        In("LiteralFilePathComputerName", by_name=True),
    )
    script_block: Any = parameter("scriptblock", In("ComputerName", position=0, mandatory=True), aliases=("Command",))
    credential: Any = parameter(
        "pscredential",
        In("ComputerName"),
        In("FilePathComputerName"),
        In("LiteralFilePathComputerName"),
        validate=(CredentialAttribute(),),
    )
    literal_path: Any = parameter(
        "string",
        In("LiteralFilePathComputerName", mandatory=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    file_path: Any = parameter("string", In("FilePathComputerName", position=0, mandatory=True))
    authentication: Any = parameter(
        "System.Management.Automation.Runspaces.AuthenticationMechanism",
        In("ComputerName"),
        In("FilePathComputerName"),
        In("LiteralFilePathComputerName"),
    )
    initialization_script: Any = parameter(
        "scriptblock",
        In("ComputerName", position=1),
        In("FilePathComputerName", position=1),
        In("LiteralFilePathComputerName", position=1),
    )
    # PowerShell 7's; dynamic, so that the sets stay those of the reference.
    working_directory: Any = None
    connecting_timeout: Any = parameter("int", In("SSHHost"))
    options: Any = parameter("hashtable", In("SSHHost"), validate=(ValidateNotNullOrEmptyAttribute(),))
    run_as32: bool = parameter(
        "switch", In("ComputerName"), In("FilePathComputerName"), In("LiteralFilePathComputerName")
    )
    ps_version: Any = parameter(
        "version",
        In("ComputerName"),
        In("FilePathComputerName"),
        In("LiteralFilePathComputerName"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
        name="PSVersion",
    )
    input_object: Any = parameter(
        "psobject",
        In("ComputerName", pipeline=True),
        In("FilePathComputerName", pipeline=True),
        In("LiteralFilePathComputerName", pipeline=True),
    )
    argument_list: Any = parameter(
        "object[]", In("ComputerName"), In("FilePathComputerName"), In("LiteralFilePathComputerName"), aliases=("Args",)
    )
    definition_name: Any = parameter(
        "string", In("DefinitionName", position=0, mandatory=True), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    definition_path: Any = parameter(
        "string", In("DefinitionName", position=1), validate=(ValidateNotNullOrEmptyAttribute(),)
    )
    type: Any = parameter("string", In("DefinitionName", position=2), validate=(ValidateNotNullOrEmptyAttribute(),))

    def dynamic_parameters(self) -> list[ParameterMetadata]:
        return [ParameterMetadata("WorkingDirectory", "string", field="working_directory", is_dynamic=True)]

    def begin(self) -> None:
        self._input: list[Any] = []
        if self.set_name == "DefinitionName":
            self.throw(
                PSArgumentException(f"There is no job definition {connecting.text(self.definition_name)}."),
                "JobDefinitionNotFound",
                "ObjectNotFound",
            )

    def process(self) -> None:
        if "input_object" in self.__dict__:
            self._input.append(self.input_object)

    def end(self) -> None:
        self.write(self._start())

    def _start(self) -> Job:
        context = self.context
        store = jobs_of(context)
        shown, command = self._command()
        commands = []
        if self.initialization_script is not None:
            first = Command(script_text.block_text(self.initialization_script), True)
            first.ends_statement = True
            commands.append(first)
        commands.append(command)
        invocation = Invocation(commands, no_input=not self._input)
        location = str(context.services.get("computer_name") or "localhost")
        job = BackgroundJob(store, shown, connecting.text(self.name), location)
        folder = connecting.text(self.working_directory) if self.working_directory else _folder(context)
        host = self.host
        child = RemoteChild(
            store,
            job,
            shown,
            location,
            lambda: open_process_session(SessionRepository(), host, folder),
            invocation,
            input=self._input or None,
            hide_computer_name=True,
            owns_session=True,
        )
        store.add(job)
        job.begin([child])
        return job

    def _command(self) -> tuple[str, Command]:
        arguments = list(self.argument_list or ())
        if self.script_block is not None:
            text = script_text.block_text(self.script_block)
            return text, script_text.command_of(self.context, text, arguments)
        given = connecting.text(self.file_path if self.file_path is not None else self.literal_path)
        return given, script_text.command_of(self.context, script_text.file_text(self, given), arguments)


def _folder(context: Any) -> str | None:
    """The file system's current folder."""
    path = context.file_path(".")
    return None if path is None else str(path)
