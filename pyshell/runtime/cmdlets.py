"""A cmdlet as a stage of a pipeline."""

from __future__ import annotations

from pyshell.binding.binder import Binder
from pyshell.runtime.flow import FlowControl
from pyshell.runtime.streams import CommandRuntime, invocation_error
from pyshell.values.exceptions import RuntimeException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.runtime.commands import CmdletInfo
    from pyshell.runtime.context import ExecutionContext


class CmdletProcessor:
    """Binds a cmdlet's parameters and drives its begin, process and end."""

    __slots__ = (
        "context", "info", "site", "args", "values", "caller", "streams", "out", "position", "length", "expecting",
        "cmdlet", "runtime", "binder", "fast_field", "state", "begun", "begin_values",
    )  # fmt: skip

    def __init__(self, context: ExecutionContext, info: CmdletInfo, site: Any, args: Any, values: list[Any]) -> None:
        self.context = context
        self.info = info
        self.site = site
        self.args = args
        self.values = values
        self.caller = context.scope
        self.streams = context.streams
        self.out: Callable[[Any], Any] = _nowhere
        self.position = 1
        self.length = 1
        self.expecting = False
        self.fast_field: str | None = None
        self.begun = False
        self.cmdlet = info.cls()
        self.runtime = CommandRuntime(context, info, self.caller, site)

    @property
    def failed(self) -> bool:
        return self.runtime.failed

    def bound_parameters(self) -> dict[str, Any]:
        return dict(self.binder.bound)

    def unbound_arguments(self) -> list[Any]:
        return []

    def prepare(self, expecting: bool) -> None:
        self.expecting = expecting
        runtime, cmdlet, info = self.runtime, self.cmdlet, self.info
        runtime.streams = self.streams
        runtime.out = self.out
        runtime.processor = self
        cmdlet.runtime = runtime
        cmdlet.context = self.context
        from pyshell.binding.cmdlet import metadata_of

        metadata = metadata_of(info.cls)
        runtime.impact = metadata.confirm_impact
        self.state = cmdlet.__dict__
        binder = self.binder = Binder(self.context, metadata, runtime, self.state, cmdlet)
        cmdlet.bound = binder.bound
        binder.bind_command_line(self.args, self.values, expecting)
        cmdlet.set_name = binder.set_name
        if binder.common is not None:
            binder.apply_common(self)
        runtime.out = self.out
        if expecting:
            self.fast_field = binder.single_pipeline_field()
            binder.begin_pipeline()

    def guard(self, work: Callable[[], Any]) -> None:
        """Call one of the cmdlet's methods in the caller's scope; its exceptions leave as this command's errors."""
        context = self.context
        caller = self.caller
        saved = None
        if context.scope is not caller or context.streams is not self.streams:
            saved = (context.scope, context.session_state, caller.session.current, context.streams)
            context.scope = caller
            context.session_state = caller.session
            caller.session.current = caller
            context.streams = self.streams
        try:
            work()
        except FlowControl:
            raise
        except RuntimeException as error:
            if (
                error.record is not None
                and error.record.invocation_info is not None
                and not error.net_name.endswith(".ParseException")
            ):
                raise
            raise self.failure(error) from error
        except Exception as error:
            raise self.failure(error) from error
        finally:
            if saved is not None:
                context.scope, context.session_state, caller.session.current, context.streams = saved

    def failure(self, error: BaseException) -> RuntimeException:
        runtime = self.runtime
        if (
            isinstance(error, RuntimeException)
            and error.record is not None
            and error.record.invocation_info is not None
        ):
            # A text that the cmdlet could not compile: the error is the cmdlet's, at its own position.
            error.record = error.record.copy()
            error.record.invocation_info = None
        record = runtime.make_record(error)
        runtime.failed = True
        runtime.append_variable(runtime.error_variable, record)
        return invocation_error(record)

    def begin(self) -> None:
        self.begun = True
        self.cmdlet.invocation = _LazyInvocation(self.runtime)
        self.guard(self.cmdlet.begin)

    def process(self, value: Any) -> None:
        """One pipeline object."""
        field = self.fast_field
        if field is not None:
            self.state[field] = value
            self.binder.fed = True
            if self.context.scope is self.caller and self.context.streams is self.streams:
                try:
                    self.cmdlet.process()
                except RuntimeException as error:
                    if error.record is not None and error.record.invocation_info is not None:
                        raise
                    raise self.failure(error) from error
                except Exception as error:
                    raise self.failure(error) from error
                return
            self.guard(self.cmdlet.process)
            return
        if self.binder.bind_pipeline(value):
            self.cmdlet.set_name = self.binder.set_name
            self.guard(self.cmdlet.process)

    def no_input(self) -> None:
        """The first command of a pipeline processes once without input."""
        if self.binder.ready_without_input():
            self.guard(self.cmdlet.process)

    def end(self) -> None:
        self.guard(self.cmdlet.end)
        if self.runtime.flush_output is not None:
            self.runtime.flush_output()

    def stop(self) -> None:
        self.runtime.stopping = True
        self.cmdlet.stop()

    def dispose(self) -> None:
        if self.runtime.pipeline_variable is not None:
            self.caller.remove(self.runtime.pipeline_variable)
        if self.begun:
            self.cmdlet.dispose()


class _LazyInvocation:
    """Stands for a cmdlet's InvocationInfo until something of it is asked for."""

    __slots__ = ("_runtime",)

    def __init__(self, runtime: CommandRuntime) -> None:
        self._runtime = runtime

    def __getattr__(self, name: str) -> Any:
        return getattr(self._runtime.invocation, name)


def _nowhere(value: Any) -> None:
    """The output of a stage that is not joined to a pipeline."""
