"""The engine behind a PSRP server: shells of this program, a shell for each runspace."""

from __future__ import annotations

import functools
from typing import Any

from pyshell.runtime.flow import BreakLoop, ContinueLoop, ExitShell, FlowControl, PipelineStopped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pyshell.remoting.engine import Command, Invocation, Sink


class PSSenderInfo:
    """`$PSSenderInfo`: who is at the other end."""

    net_name = "System.Management.Automation.Remoting.PSSenderInfo"
    net_properties = (
        "UserInfo",
        "ClientTimeZone",
        "ConnectionString",
        "ApplicationArguments",
        "ConfigurationName",
    )

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self.user_info = PSPrincipal(str(settings.get("user") or _account()))
        self.client_time_zone: Any = None
        self.connection_string = str(settings.get("connection_string") or "http://localhost")
        self.application_arguments = settings.get("application_arguments")
        self.configuration_name = settings.get("configuration")


class PSIdentity:
    """The identity of a remote user."""

    net_name = "System.Management.Automation.Remoting.PSIdentity"
    net_properties = (
        "AuthenticationType",
        "IsAuthenticated",
        "Name",
        "CertificateDetails",
    )

    def __init__(self, name: str) -> None:
        self.authentication_type = ""
        self.is_authenticated = True
        self.name = name
        self.certificate_details: Any = None


class PSPrincipal:
    """A remote user."""

    net_name = "System.Management.Automation.Remoting.PSPrincipal"
    net_properties = ("Identity",)

    def __init__(self, name: str) -> None:
        self.identity = PSIdentity(name)

    def __str__(self) -> str:
        return self.net_name


def _account() -> str:
    import getpass

    return getpass.getuser()


class PipelineValues:
    """A pipeline's input from the client, taken apart as it arrives."""

    def __init__(self, values: Iterator[Any]) -> None:
        self._values = values

    def enumerate_items(self) -> Iterator[Any]:
        return self._values


class ShellEngine:
    """Opens runspaces; `factory` makes a shell for a host."""

    def __init__(self, factory: Callable[[Any], Any]) -> None:
        self._factory = factory

    def open_runspace(self, host: Any, settings: Mapping[str, Any]) -> ShellRunspace:
        return ShellRunspace(self._factory, host, settings)


class ShellRunspace:
    """One shell as a runspace of a server."""

    def __init__(self, factory: Callable[[Any], Any], host: Any, settings: Mapping[str, Any]) -> None:
        self._factory = factory
        self._host = host
        self._settings = settings
        self._shell = self._open()

    def _open(self) -> Any:
        from pyshell.runtime import current

        former = current.get()
        shell = self._factory(self._host)
        context = shell.context
        context.declare_global("PSSenderInfo", PSSenderInfo(self._settings))
        configuration = self._settings.get("configuration")
        if configuration:
            context.services["configuration_name"] = configuration
        for name in ("shares", "computer_name", "runspace_id"):
            if name in self._settings:
                context.services[name] = self._settings[name]
        folder = self._settings.get("working_directory")
        if folder:
            context.pipeline("Set-Location", {"LiteralPath": folder})
        startup = self._settings.get("startup")
        if startup:
            shell.run(startup)
        current.leave(former)
        return shell

    def run(self, invocation: Invocation, sink: Sink, pipeline_input: Iterator[Any] | None, host: Any) -> None:
        """Run the statements one after another; raises what ended them."""
        from pyshell.runtime import current
        from pyshell.runtime.faults import to_runtime_exception
        from pyshell.runtime.pipeline import NO_INPUT
        from pyshell.runtime.streams import Streams
        from pyshell.values.exceptions import PipelineStoppedException

        context = self._shell.context
        former = current.enter(context)
        saved_host, saved_streams = context.host, context.streams
        context.host = host
        shown = getattr(sink, "show_information", None)

        def information(record: Any) -> None:
            sink.information(record)
            if shown is not None:
                shown(record)

        context.streams = Streams(sink.error, sink.warning, sink.verbose, sink.debug, information, sink.progress)
        context.services["hidden_information"] = sink.information
        source: Any = NO_INPUT if pipeline_input is None else PipelineValues(pipeline_input)
        global_scope = context.session_state.global_scope
        line = _remembered(context, invocation)
        try:
            for statement in invocation.statements():
                self.run_statement(context, statement, sink.output, source)
                source = NO_INPUT
        except ExitShell as stop:
            host.should_exit(stop.code)
        except (BreakLoop, ContinueLoop):
            context.ok = True
        except PipelineStopped as stop:
            raise PipelineStoppedException("The pipeline has been stopped.") from stop
        except FlowControl:
            context.ok = True
        except Exception as error:
            runtime = to_runtime_exception(context, error)
            assert runtime.record is not None
            context.add_error(runtime.record)
            raise runtime from error
        finally:
            if line is not None:
                line.succeeded = context.ok
                context.history.finish(line)
            context.thread = None
            context.stop_requested = False
            context.propagate = False
            context.host, context.streams = saved_host, saved_streams
            if context.scope is not global_scope:
                session = global_scope.session
                context.scope = session.current = global_scope
                context.session_state = session
            context.depth = 0
            current.leave(former)

    def run_statement(self, context: Any, commands: list[Command], output: Callable[[Any], None], source: Any) -> None:
        from pyshell.runtime.pipeline import run_processors

        processors = [_processor(context, command) for command in commands]
        follower: Callable[[Any], Any] = output
        for position in range(len(processors) - 1, -1, -1):
            processor, command = processors[position], commands[position]
            processor.position, processor.length = position + 1, len(processors)
            processor.out = follower
            if command.merge:
                processor.streams = _merged(context, command, follower)
            follower = processor.process
        run_processors(context, processors, source)

    def stop(self) -> None:
        self._shell.context.request_stop()

    def reset(self) -> None:
        self._shell = self._open()

    def set_variable(self, name: str, value: Any) -> None:
        self._shell.context.session_state.global_scope.set(name, value)

    def close(self) -> None:
        jobs = self._shell.context.services.get("jobs")
        if jobs is not None:
            jobs.close()
        sessions = self._shell.context.services.get("sessions")
        if sessions is not None:
            sessions.close()


def _remembered(context: Any, invocation: Invocation) -> Any:
    """The entry of the session's history for an invocation that is to have one."""
    if not invocation.add_to_history:
        return None
    from pyshell.runtime.history import history_of

    text = invocation.history or " | ".join(each.text for each in invocation.commands)
    return history_of(context).start(text)


def _processor(context: Any, command: Command) -> Any:
    """The pipeline stage of a command or script with its arguments."""
    from pyshell.runtime.callsite import PARAMETER_WITH_VALUE, VALUE, Arg
    from pyshell.runtime.pipeline import make_processor

    args = [
        Arg(VALUE, None, None, 0, 0)
        if name is None
        else Arg(PARAMETER_WITH_VALUE, name.strip().lstrip("-").rstrip(":"), None, 0, 0)
        for name, _ in command.parameters
    ]
    values = [value for _, value in command.parameters]
    dotted = command.use_local_scope is not True
    if command.is_script:
        block = context.compile(command.text)
        return script_processor()(context, None, block, None, args, values, dotted)
    info = context.commands.resolve(command.text)
    return make_processor(context, info, None, args, values, False)


@functools.cache
def script_processor() -> Any:
    """ScriptProcessor for a client's script: it runs in the session's own scope, and has its own `$input` there."""
    from pyshell.runtime.functions import ScriptProcessor

    class RemoteScriptProcessor(ScriptProcessor):
        __slots__ = ()

        def call(self, body: Callable[[Any, Any, Any], Any]) -> None:
            scope = self.scope
            former, scope.frame = scope.frame, self.frame
            try:
                super().call(body)
            finally:
                scope.frame = former

    return RemoteScriptProcessor


def _merged(context: Any, command: Command, out: Callable[[Any], Any]) -> Any:
    streams = context.streams.copy()
    for stream, target in command.merge.items():
        setattr(streams, stream, out if target == "output" else _discard)
    return streams


def _discard(value: Any) -> None:
    """Where merged streams go that were sent to null."""
