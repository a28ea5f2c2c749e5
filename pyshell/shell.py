"""The assembled shell: one runspace with every floor in place."""

from __future__ import annotations

import os
import sys

from pyshell.runtime.context import ExecutionContext
from pyshell.runtime.flow import BreakLoop, ContinueLoop, ExitShell, FlowControl, PipelineStopped
from pyshell.runtime.host import Host, HostUI
from pyshell.runtime.scopes import ALL_SCOPE, CONSTANT, READ_ONLY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from pyshell.binding.cmdlet import Cmdlet
    from pyshell.runtime.scriptblock import ScriptBlock
    from pyshell.values.errors import ErrorRecord

PS_VERSION = "7.6.5"


class Result:
    """What one run gave: its output objects, the records of the side streams, and whether it went well."""

    __slots__ = ("output", "errors", "warnings", "verbose", "debug", "information", "progress", "success", "exit_code")

    def __init__(self) -> None:
        self.output: list[Any] = []
        self.errors: list[ErrorRecord] = []
        self.warnings: list[Any] = []
        self.verbose: list[Any] = []
        self.debug: list[Any] = []
        self.information: list[Any] = []
        self.progress: list[Any] = []
        self.success = True
        self.exit_code: int | None = None

    def __iter__(self) -> Any:
        return iter(self.output)

    def __len__(self) -> int:
        return len(self.output)

    def __getitem__(self, index: int) -> Any:
        return self.output[index]


class Shell:
    """A PowerShell shell in this process.

    `run` takes text, `invoke` one command with parameters; both give a `Result` with Python values. A shell belongs to
    one thread at a time; `stop` may be called from another.
    """

    def __init__(self, host: Host | None = None, *, use_cache: bool = True) -> None:
        self.host = host or Host()
        context = self.context = ExecutionContext(self.host, "pyshell.commands.index")
        from pyshell.runtime.compiling import compiler_for

        context.compiler = compiler_for(use_cache)
        self.define_variables()
        context.makers.update(session=make_session, formatter=make_formatter, modules=make_modules)
        context.module_autoload = lambda name: bool(context.modules.autoload(name))
        context.services["shell_factory"] = Shell
        from pyshell.runtime import current

        current.enter(context)

    # -- set-up --------------------------------------------------------------------------------------

    def define_variables(self) -> None:
        """The automatic and preference variables."""
        context = self.context
        scope = context.session_state.global_scope
        values = scope.vars
        spelling = context.spelling
        for name, value in SIMPLE_VARIABLES:
            key = name.lower()
            values[key] = value
            spelling[key] = name
        context.define_computed("Error", lambda: context.errors)
        context.declare_global(
            "HOME", os.path.expanduser("~"), READ_ONLY | ALL_SCOPE, "Folder containing the current user's profile"
        )
        for name, value in READ_ONLY_VARIABLES:
            context.declare_global(name, value, READ_ONLY | ALL_SCOPE)
        for name, value in CONSTANT_VARIABLES:
            context.declare_global(name, value, CONSTANT | ALL_SCOPE)
        context.declare_global("PID", os.getpid(), CONSTANT | ALL_SCOPE, "Current process ID")
        context.declare_global(
            "PSHOME",
            os.path.dirname(os.path.abspath(__file__)),
            CONSTANT | ALL_SCOPE,
            "Parent folder of the host application of the current runspace",
        )
        from pyshell.runtime import automatic

        automatic.define(context)

    # -- running -------------------------------------------------------------------------------------

    def run(self, text: str, *, args: Iterable[Any] = (), input: Any = None) -> Result:
        """Run a text in the shell's global scope; syntax errors and terminating errors come back in `errors`."""
        result = Result()
        self.capture(result, lambda out: self.run_block(self.context.compile(text), out, list(args), input))
        return result

    def invoke(self, name: str, *args: Any, input: Any = None, **parameters: Any) -> Result:
        """Run one command: `shell.invoke("Get-Item", Path="x")`."""
        from pyshell.runtime.pipeline import run_command

        result = Result()
        self.capture(result, lambda out: run_command(self.context, name, parameters, list(args), input, out))
        return result

    def add_cmdlet(self, cls: type[Cmdlet]) -> None:
        """Make a cmdlet declared in Python (`@cmdlet`) a command of this shell."""
        self.context.commands.add_cmdlet(cls)

    def capture(self, result: Result, work: Callable[[Callable[[Any], Any]], Any]) -> None:
        """Do work with every stream collected in a result."""
        from pyshell.runtime.streams import Streams

        context = self.context
        saved = context.streams
        context.streams = Streams(
            result.errors.append,
            result.warnings.append,
            result.verbose.append,
            result.debug.append,
            result.information.append,
            result.progress.append,
        )
        try:
            result.success = self.guarded(lambda: work(result.output.append), result.errors.append)
        except ExitShell as stop:
            result.exit_code = stop.code
            result.success = stop.code == 0
        finally:
            context.streams = saved

    def guarded(self, work: Callable[[], Any], show: Callable[[Any], Any]) -> bool:
        """Do work at the top of the stack: errors that end it are shown; True when the last command went well."""
        context = self.context
        from pyshell.runtime import current

        former = current.enter(context)
        global_scope = context.session_state.global_scope
        try:
            work()
            return context.ok
        except ExitShell:
            raise
        except PipelineStopped:
            context.ok = False
            return False
        except (BreakLoop, ContinueLoop):
            return context.ok
        except FlowControl:
            return context.ok
        except Exception as error:
            from pyshell.runtime.faults import to_runtime_exception

            runtime = to_runtime_exception(context, error)
            record = runtime.record
            assert record is not None
            context.add_error(record)
            context.ok = False
            show(record)
            return False
        finally:
            current.leave(former)
            context.propagate = False
            context.stop_requested = False
            if context.scope is not global_scope:
                session = global_scope.session
                context.scope = session.current = global_scope
                context.session_state = session
            context.depth = 0

    def run_block(
        self, block: ScriptBlock, out: Callable[[Any], Any], args: list[Any] | None = None, input: Any = None
    ) -> None:
        """Run a block in the global scope with its output pushed into `out`."""
        from pyshell.runtime.callsite import VALUE, Arg
        from pyshell.runtime.functions import ScriptProcessor
        from pyshell.runtime.pipeline import NO_INPUT, run_processors

        values = args or []
        processor = ScriptProcessor(
            self.context, None, block, None, [Arg(VALUE, None, None, 0, 0) for _ in values], values, True
        )
        processor.out = out
        run_processors(self.context, [processor], NO_INPUT if input is None else input)
        self.context.ok = processor.last_ok

    def print(self, work: Callable[[Callable[[Any], Any]], Any]) -> bool:
        """Do work with its output shown on the host as Out-Default shows it."""
        context = self.context
        sink = context.formatter.out_default(context)
        saved = context.default_out
        out = context.default_out = sink.process
        try:
            return self.guarded(lambda: _with_end(work, out, sink), context.streams.error)
        finally:
            try:
                # What comes out of order at the very end is an error like any other.
                self.guarded(sink.end, context.streams.error)
            finally:
                context.default_out = saved
                context.host.ui.flush()

    def stop(self) -> None:
        """Stop what runs, from another thread."""
        self.context.request_stop()


def _with_end(work: Callable[[Callable[[Any], Any]], Any], out: Callable[[Any], Any], sink: Any) -> None:
    try:
        work(out)
    except FlowControl:
        sink.end()
        raise
    except Exception:
        sink.end()
        raise


def make_session(context: ExecutionContext) -> Any:
    from pyshell.providers.session import Session

    session = Session(context)
    session.late["wsman"] = ("WSMan", "pyshell.remoting.wsman_provider", "WSManProvider")
    session.late["cert"] = ("Cert", "pyshell.remoting.certificate_provider", "CertificateProvider")
    return session


def make_formatter(context: ExecutionContext) -> Any:
    from pyshell.formatting.formatter import Formatter

    ui = context.host.ui
    ui.formatter = formatter = Formatter(context, ui.styles)
    return formatter


def make_modules(context: ExecutionContext) -> Any:
    from pyshell.runtime.modules import ModuleTable

    return ModuleTable(context)


SIMPLE_VARIABLES: tuple[tuple[str, Any], ...] = (
    ("MaximumHistoryCount", 4096),
    ("NestedPromptLevel", 0),
    ("FormatEnumerationLimit", 4),
    ("WhatIfPreference", False),
    ("PSEmailServer", ""),
    ("PSSessionApplicationName", "wsman"),
    ("PSSessionConfigurationName", "http://schemas.microsoft.com/powershell/Microsoft.PowerShell"),
    ("PSNativeCommandUseErrorActionPreference", False),
    ("StackTrace", None),
    ("^", None),
    ("$", None),
)
READ_ONLY_VARIABLES: tuple[tuple[str, Any], ...] = (
    ("IsCoreCLR", True),
    ("IsLinux", sys.platform.startswith("linux")),
    ("IsMacOS", sys.platform == "darwin"),
    ("IsWindows", False),
)
CONSTANT_VARIABLES: tuple[tuple[str, Any], ...] = (
    ("PSEdition", "Core"),
    ("ShellId", "Microsoft.PowerShell"),
    ("true", True),
    ("false", False),
)


class QuietUI(HostUI):
    """A user interface that shows nothing (embedding)."""

    def write(self, text: str, foreground: Any = None, background: Any = None) -> None:
        """Shows nothing."""
