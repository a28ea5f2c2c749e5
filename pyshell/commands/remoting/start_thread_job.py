"""Start-ThreadJob."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import ValidateNotNullAttribute, ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.jobs.repository import jobs_of
from pyshell.jobs.thread import ThreadJob, queue_of
from pyshell.remoting import connecting, script_text
from pyshell.remoting.engine import Command, Invocation


@cmdlet(
    "Start", "ThreadJob", module="Microsoft.PowerShell.ThreadJob", output=("Microsoft.PowerShell.ThreadJob.ThreadJob",)
)
class StartThreadJobCommand(Cmdlet):
    """Starts a command on a thread of this process, in a runspace of its own, and gives the job."""

    script_block: Any = parameter(
        "scriptblock",
        In("ScriptBlock", position=0, mandatory=True),
        aliases=("Command",),
        validate=(ValidateNotNullAttribute(),),
    )
    name: Any = parameter("string", validate=(ValidateNotNullOrEmptyAttribute(),))
    initialization_script: Any = parameter("scriptblock", validate=(ValidateNotNullAttribute(),))
    input_object: Any = parameter("psobject", pipeline=True, validate=(ValidateNotNullAttribute(),))
    argument_list: Any = parameter("object[]", aliases=("Args",))
    throttle_limit: Any = parameter("int", validate=(ValidateRangeAttribute(1, 1000000),))
    streaming_host: Any = parameter("System.Management.Automation.Host.PSHost")
    file_path: Any = parameter(
        "string", In("FilePath", position=0, mandatory=True), validate=(ValidateNotNullOrEmptyAttribute(),)
    )

    def begin(self) -> None:
        self._input: list[Any] = []

    def process(self) -> None:
        if "input_object" in self.__dict__:
            self._input.append(self.input_object)

    def end(self) -> None:
        context = self.context
        arguments = list(self.argument_list or ())
        if self.script_block is not None:
            text = script_text.block_text(self.script_block)
        else:
            text = script_text.file_text(self, connecting.text(self.file_path))
        commands = []
        if self.initialization_script is not None:
            first = Command(script_text.block_text(self.initialization_script), True)
            first.ends_statement = True
            commands.append(first)
        commands.append(script_text.command_of(context, text, arguments))
        store = jobs_of(context)
        job = ThreadJob(
            store,
            text,
            connecting.text(self.name),
            context.services["shell_factory"],
            Invocation(commands, no_input=not self._input),
            self._input or None,
            {},
        )
        store.add(job)
        queue = queue_of(context)
        if self.throttle_limit:
            queue.limit = int(self.throttle_limit)
        queue.put(job)
        self.write(job)
