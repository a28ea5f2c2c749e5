"""`[powershell]`: pipelines that a script builds and runs, in this runspace or in one of their own."""

from __future__ import annotations

import threading
import uuid
from typing import Any

from pyshell.remoting.engine import Command, Invocation
from pyshell.remoting.shell_engine import PipelineValues, ShellEngine, ShellRunspace
from pyshell.values import enums
from pyshell.values.collections import collection, generic_list
from pyshell.values.exceptions import NetException
from pyshell.values.psobject import base_of
from pyshell.values.pstype import OBJECT, PSOBJECT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMESPACE = "System.Management.Automation."


class PSDataStreams:
    """The side streams of a pipeline, kept until they are cleared."""

    net_name = _NAMESPACE + "PSDataStreams"
    net_properties = ("Error", "Progress", "Verbose", "Debug", "Warning", "Information")

    def __init__(self) -> None:
        self.ClearStreams()

    def ClearStreams(self) -> None:
        for name in ("error", "progress", "verbose", "debug", "warning", "information"):
            setattr(self, name, generic_list(PSOBJECT, []))


class _Sink:
    """Collects a pipeline's streams."""

    def __init__(self, streams: Any, output: list[Any]) -> None:
        self.output = output.append
        self.error = streams.error.append
        self.warning = streams.warning.append
        self.verbose = streams.verbose.append
        self.debug = streams.debug.append
        self.information = streams.information.append
        self.progress = streams.progress.append


class HostedCommand:
    """One command of a pipeline that a script builds (System.Management.Automation.Runspaces.Command)."""

    net_name = _NAMESPACE + "Runspaces.Command"
    net_properties = ("CommandText", "IsScript", "UseLocalScope", "Parameters")

    def __init__(self, command: Command) -> None:
        self.command = command
        self.command_text = command.text
        self.is_script = command.is_script
        self.use_local_scope = bool(command.use_local_scope)

    @property
    def parameters(self) -> Any:
        return collection(OBJECT, [CommandParameter(name, value) for name, value in self.command.parameters])


class CommandParameter:
    """A parameter or argument of such a command."""

    net_name = _NAMESPACE + "Runspaces.CommandParameter"
    net_properties = ("Name", "Value")

    def __init__(self, name: str | None, value: Any) -> None:
        self.name = name
        self.value = value


class PSCommand:
    """The commands of a pipeline."""

    net_name = _NAMESPACE + "PSCommand"
    net_properties = ("Commands",)

    def __init__(self) -> None:
        self.items: list[Command] = []

    @property
    def commands(self) -> Any:
        return collection(OBJECT, [HostedCommand(each) for each in self.items])

    def Clear(self) -> None:
        self.items.clear()


class PSInvocationStateInfo:
    """How far a pipeline has come, and what ended it."""

    net_name = _NAMESPACE + "PSInvocationStateInfo"
    net_properties = ("State", "Reason")

    def __init__(self, state: str, reason: Any = None) -> None:
        self.state = enums.member(_NAMESPACE + "PSInvocationState", state)
        self.reason = reason


class AsyncResult:
    """A pipeline that runs on a thread of its own."""

    net_name = _NAMESPACE + "PowerShellAsyncResult"
    net_properties = ("IsCompleted", "CompletedSynchronously", "AsyncState")

    def __init__(self) -> None:
        self.done = threading.Event()
        self.output: list[Any] = []
        self.error: BaseException | None = None
        self.completed_synchronously = False
        self.async_state: Any = None

    @property
    def is_completed(self) -> bool:
        return self.done.is_set()


class PowerShell:
    """System.Management.Automation.PowerShell."""

    net_name = _NAMESPACE + "PowerShell"
    net_transparent = True
    signatures = {
        "Create": [
            "static powershell Create()",
            "static powershell Create(System.Management.Automation.RunspaceMode runspace)",
        ],
        "Invoke": [
            "System.Collections.ObjectModel.Collection[psobject] Invoke()",
            "System.Collections.ObjectModel.Collection[psobject] Invoke(System.Object input)",
        ],
        "BeginInvoke": ["System.IAsyncResult BeginInvoke()", "System.IAsyncResult BeginInvoke(System.Object input)"],
        "EndInvoke": ["System.Object EndInvoke(System.Object asyncResult)"],
        "AddCommand": [
            "powershell AddCommand(System.Object cmdlet)",
            "powershell AddCommand(System.Object cmdlet, bool useLocalScope)",
        ],
    }
    net_properties = ("Commands", "Streams", "InstanceId", "InvocationStateInfo", "IsNested", "HadErrors", "Runspace")

    def __init__(self, current: bool = False) -> None:
        from pyshell.runtime.current import get

        context = get()
        assert context is not None
        self._context = context
        self._current = current
        self._space: Any = None
        self.commands = PSCommand()
        self.streams = PSDataStreams()
        self.had_errors = False
        self.is_nested = current
        self.instance_id = uuid.uuid4()
        self.runspace: Any = None
        self._state = PSInvocationStateInfo("NotStarted")

    @property
    def invocation_state_info(self) -> PSInvocationStateInfo:
        return self._state

    @staticmethod
    def Create(mode: Any = None) -> PowerShell:
        """A pipeline; `CurrentRunspace` runs it here, else it has a runspace of its own."""
        return PowerShell(mode is not None and str(mode).lower() == "currentrunspace")

    # -- building ------------------------------------------------------------------------------------

    def AddScript(self, text: str, use_local_scope: bool = False) -> PowerShell:
        self.commands.items.append(Command(str(text), True, bool(use_local_scope)))
        return self

    def AddCommand(self, name: Any, use_local_scope: bool = False) -> PowerShell:
        name = base_of(name)
        self.commands.items.append(Command(str(getattr(name, "name", name)), False, bool(use_local_scope)))
        return self

    def AddParameter(self, name: str, *value: Any) -> PowerShell:
        self._last().parameters.append((str(name), value[0] if value else True))
        return self

    def AddParameters(self, parameters: Any) -> PowerShell:
        values = base_of(parameters)
        if hasattr(values, "items"):
            for name, value in values.items():
                self._last().parameters.append((str(name), value))
        else:
            for value in values:
                self._last().parameters.append((None, value))
        return self

    def AddArgument(self, value: Any) -> PowerShell:
        self._last().parameters.append((None, value))
        return self

    def AddStatement(self) -> PowerShell:
        if self.commands.items:
            self.commands.items[-1].ends_statement = True
        return self

    def _last(self) -> Command:
        from pyshell.values import exceptions

        if not self.commands.items:
            raise exceptions.InvalidOperationException(
                "A command is required to add a parameter. A command must be added to the PowerShell instance before "
                "adding a parameter."
            )
        return self.commands.items[-1]

    # -- running -------------------------------------------------------------------------------------

    def Invoke(self, input: Any = None) -> Any:
        """Run the commands and give their output. Raises what ended the pipeline, as MethodInvocationException."""
        output: list[Any] = []
        self._run(output, input)
        return collection(PSOBJECT, output)

    def BeginInvoke(self, *rest: Any) -> AsyncResult:
        """Start the commands on a thread of their own."""
        result = AsyncResult()

        def work() -> None:
            try:
                self._run(result.output, rest[0] if rest else None)
            except NetException as error:
                result.error = error
            finally:
                result.done.set()

        threading.Thread(target=work, name="powershell-pipeline", daemon=True).start()
        return result

    def EndInvoke(self, result: AsyncResult) -> Any:
        """Wait for a started pipeline and give its output."""
        result.done.wait()
        if result.error is not None:
            raise result.error
        return collection(PSOBJECT, result.output)

    def Stop(self) -> None:
        if self._space is not None:
            self._space.stop()

    def Dispose(self) -> None:
        if self._space is not None:
            self._space.close()
            self._space = None

    def _run(self, output: list[Any], input: Any) -> None:
        from pyshell.values.overloads import wrap_exception

        self._state = PSInvocationStateInfo("Running")
        self.had_errors = False
        before = len(self.streams.error)  # type: ignore[attr-defined]
        values = None if input is None else iter(input if isinstance(input, list) else [input])
        sink = _Sink(self.streams, output)
        try:
            self._runspace().run(Invocation(list(self.commands.items)), sink, values, self._context.host)
        except NetException as error:
            self.had_errors = True
            self._state = PSInvocationStateInfo("Failed", error)
            raise wrap_exception(error, "Invoke", 0) from None
        self.had_errors = self.had_errors or len(self.streams.error) > before  # type: ignore[attr-defined]
        self._state = PSInvocationStateInfo("Completed")

    def _runspace(self) -> Any:
        if self._space is None:
            if self._current:
                self._space = CurrentRunspace(self._context)
            else:
                factory = self._context.services["shell_factory"]
                self._space = ShellEngine(factory).open_runspace(self._context.host, {})
        return self._space


class CurrentRunspace(ShellRunspace):
    """The shell that runs now, as a runspace: what it runs is part of the script that asks for it."""

    def __init__(self, context: Any) -> None:
        self._context = context

    def run(self, invocation: Invocation, sink: Any, pipeline_input: Iterator[Any] | None, host: Any) -> None:
        from pyshell.runtime.faults import to_runtime_exception
        from pyshell.runtime.flow import FlowControl
        from pyshell.runtime.pipeline import NO_INPUT
        from pyshell.runtime.streams import Streams

        context = self._context
        saved = context.streams, context.propagate
        context.streams = Streams(sink.error, sink.warning, sink.verbose, sink.debug, sink.information, sink.progress)
        context.propagate = False
        source: Any = NO_INPUT if pipeline_input is None else PipelineValues(pipeline_input)
        try:
            for statement in invocation.statements():
                self.run_statement(context, statement, sink.output, source)
                source = NO_INPUT
        except FlowControl:
            raise
        except Exception as error:
            raise to_runtime_exception(context, error) from error
        finally:
            context.streams, context.propagate = saved

    def stop(self) -> None:
        self._context.request_stop()

    def close(self) -> None:
        """It goes on: its shell is the caller's."""
