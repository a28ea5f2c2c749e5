"""The execution context: one per runspace, handed to everything that runs in it."""

from __future__ import annotations

from pyshell.runtime.commands import CommandTable
from pyshell.runtime.flow import PipelineStopped
from pyshell.runtime.scopes import ALL_SCOPE, CONSTANT, MISSING, READ_ONLY, SessionState
from pyshell.runtime.streams import Streams
from pyshell.values import ambient

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from pyshell.runtime.host import Host
    from pyshell.runtime.scopes import Scope
    from pyshell.runtime.scriptblock import ScriptBlock
    from pyshell.values.errors import ErrorRecord

MAXIMUM_ERRORS = 256


class ExecutionContext:
    """The state of one runspace: scopes, streams, commands, `$Error`, and the services of the floors above.

    Floors above put their services in: `formatter` (formatting), `session` (drives and location), `binder`.
    """

    __slots__ = (
        "host", "session_state", "scope", "streams", "commands", "_errors", "propagate", "ok", "_session", "_formatter",
        "_modules", "module_autoload", "makers", "default_out", "stop_requested", "spelling", "computed",
        "depth", "compiler",
        "events", "jobs", "runspace", "history", "lock", "last_exit_code", "services", "running", "type_scope",
        "constrained", "debugger", "execution_policy", "thread", "stop_hooks", "top_frame", "interactive",
        "error_collectors", "__weakref__",
    )  # fmt: skip

    def __init__(self, host: Host, command_index: Any = None) -> None:
        self.host = host
        self.session_state = SessionState(self)
        self.scope: Scope = self.session_state.global_scope
        ui = host.ui
        self.streams = Streams(
            self.show_error,
            lambda r: ui.write_warning(r.message),
            lambda r: ui.write_verbose(r.message),
            lambda r: ui.write_debug(r.message),
            self.show_information,
            lambda r: ui.write_progress(0, r),
        )
        self.commands = CommandTable(self, command_index)
        self._errors: Any = None
        self.propagate = False
        self.ok = True
        # What the floors above put in; made when first asked for.
        self.makers: dict[str, Callable[[ExecutionContext], Any]] = {}
        self._session: Any = None
        self._formatter: Any = None
        self._modules: Any = None
        self.module_autoload: Callable[[str], bool] | None = None
        self.default_out: Callable[[Any], Any] = lambda value: None
        self.stop_requested = False
        self.spelling: dict[str, str] = {}
        self.computed: dict[str, Callable[[], Any]] = {}
        self.depth = 0
        self.compiler: Any = None
        self.events: Any = None
        self.jobs: Any = None
        self.runspace: Any = None
        self.history: Any = None
        self.last_exit_code = 0
        self.services: dict[str, Any] = {}
        self.running: list[Any] = []
        self.type_scope: dict[str, Any] = {}
        self.thread: int | None = None
        self.stop_hooks: list[Callable[[], None]] = []
        self.interactive = False
        # Functions that run with -ErrorVariable: their scope and the list that collects.
        self.error_collectors: list[tuple[Any, list[Any]]] = []
        ambient.set_current(self)

    # -- services of the floors above ------------------------------------------------------------------

    @property
    def session(self) -> Any:
        """Drives, providers and the location."""
        if self._session is None and "session" in self.makers:
            self._session = self.makers["session"](self)
        return self._session

    @property
    def formatter(self) -> Any:
        """Views, and the ways from objects to text."""
        if self._formatter is None and "formatter" in self.makers:
            self._formatter = self.makers["formatter"](self)
        return self._formatter

    @formatter.setter
    def formatter(self, value: Any) -> None:
        self._formatter = value

    @property
    def modules(self) -> Any:
        """The loaded modules."""
        if self._modules is None and "modules" in self.makers:
            self._modules = self.makers["modules"](self)
        return self._modules

    @property
    def errors(self) -> Any:
        """`$Error`."""
        if self._errors is None:
            from pyshell.values.collections import ArrayList

            self._errors = ArrayList()
        return self._errors

    # -- variables -----------------------------------------------------------------------------------

    def computed_variable(self, key: str, scope: Scope) -> Any:
        """An automatic variable that is made when read (`$HOST`, `$PWD` …), or MISSING."""
        maker = self.computed.get(key)
        return MISSING if maker is None else maker()

    def define_computed(self, name: str, maker: Callable[[], Any]) -> None:
        key = name.lower()
        self.computed[key] = maker
        self.spelling[key] = name

    def declare_global(self, name: str, value: Any, options: int = 0, description: str = "") -> None:
        """A variable of the global scope that has options or a description."""
        scope = self.session_state.global_scope
        if options & ~ALL_SCOPE or description:
            scope.declare(name, value, options & ~ALL_SCOPE, description=description)
        else:
            scope.vars[name.lower()] = value
            self.spelling[name.lower()] = name

    # -- errors --------------------------------------------------------------------------------------

    def add_error(self, record: ErrorRecord) -> None:
        """Put a record at the head of `$Error`, once."""
        errors = self.errors
        if record.reported:
            return
        record.reported = True
        errors.insert(0, record)
        limit = self.session_state.global_scope.vars.get("maximumerrorcount", MAXIMUM_ERRORS)
        if len(errors) > limit:
            del errors[limit:]

    def show_error(self, record: Any) -> None:
        """The default error stream: text for a person."""
        text = self.formatter.format_error(record, self)
        reset = "\x1b[0m" if text.endswith("\x1b[0m") else ""
        self.host.ui.write_error(text.removesuffix(reset).rstrip("\n") + reset)

    def show_information(self, record: Any) -> None:
        data = record.message_data
        if type(data).__name__ == "HostInformationMessage":
            if data.no_new_line:
                self.host.ui.write(data.message, data.foreground_color, data.background_color)
            else:
                self.host.ui.write_line(data.message, data.foreground_color, data.background_color)
        else:
            self.host.ui.write_line(str(record))

    def shell_session(self) -> SessionState:
        """The session state of the shell itself, whatever module's code runs now."""
        return self.session_state.global_scope.session

    # -- compiling -----------------------------------------------------------------------------------

    def compile(self, text: str, file: str | None = None, kind: str = "script") -> ScriptBlock:
        """A script block of a text; raises ParseException."""
        return self.compiler.block(self, text, file, kind)  # type: ignore[no-any-return]

    def compile_file(self, path: str) -> ScriptBlock:
        """A script block of a file; raises ParseException, or what reading the file raises."""
        return self.compiler.file(self, path)  # type: ignore[no-any-return]

    # -- running -------------------------------------------------------------------------------------

    def invoke(
        self,
        block: ScriptBlock,
        args: Iterable[Any] = (),
        input: Any = None,
        this: Any = MISSING,
        dollar_under: Any = MISSING,
    ) -> list[Any]:
        """Run a block in a scope of its own and collect its output."""
        return block.invoke(args, this=this, dollar_under=dollar_under, input=input)

    def run(self, text: str) -> list[Any]:
        """Run a text in the current scope and collect its output."""
        result: list[Any] = []
        self.compile(text).run(result.append, new_scope=False, propagate=False)
        return result

    def pipeline(
        self, name: str, parameters: dict[str, Any] | None = None, input: Any = None, args: Iterable[Any] = ()
    ) -> list[Any]:
        """Run one command by name with parameters, and collect its output."""
        from pyshell.runtime.pipeline import run_command

        result: list[Any] = []
        run_command(self, name, parameters or {}, list(args), input, result.append)
        return result

    def file_path(self, name: str) -> str | None:
        """A path of the file system for a path as typed, or None when it is on another drive."""
        if self.session is not None:
            return self.session.file_path(name)  # type: ignore[no-any-return]
        import os

        return os.path.abspath(os.path.expanduser(name.replace("\\", "/")))

    # -- stopping ------------------------------------------------------------------------------------

    def check_stop(self) -> None:
        """Raise `PipelineStopped` when a stop was asked for."""
        if self.stop_requested:
            raise PipelineStopped

    def request_stop(self) -> None:
        """Stop what runs, from another thread."""
        self.stop_requested = True
        for hook in list(self.stop_hooks):
            hook()
        thread = self.thread
        if thread is not None:
            import ctypes

            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(PipelineStopped))


__all__ = ["ALL_SCOPE", "CONSTANT", "READ_ONLY", "ExecutionContext"]
