"""`$PSCmdlet`: the methods that an advanced function calls on its own command."""

from __future__ import annotations

from pyshell.values import exceptions
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.binding.binder import Binder
    from pyshell.runtime.streams import CommandRuntime


class MshCommandRuntime:
    """`$PSCmdlet.CommandRuntime`: the writing half of the command."""

    net_name = "System.Management.Automation.MshCommandRuntime"
    net_transparent = True

    def __init__(self, cmdlet: PSScriptCmdlet) -> None:
        self._cmdlet = cmdlet

    @property
    def Host(self) -> Any:
        return self._cmdlet.Host

    def WriteObject(self, value: Any, enumerate: bool = False) -> Any:
        return self._cmdlet.WriteObject(value, enumerate)

    def WriteError(self, record: Any) -> Any:
        return self._cmdlet.WriteError(record)

    def WriteWarning(self, text: str) -> Any:
        return self._cmdlet.WriteWarning(text)

    def WriteVerbose(self, text: str) -> Any:
        return self._cmdlet.WriteVerbose(text)

    def WriteDebug(self, text: str) -> Any:
        return self._cmdlet.WriteDebug(text)

    def ThrowTerminatingError(self, record: Any) -> Any:
        return self._cmdlet.ThrowTerminatingError(record)

    def ShouldProcess(self, *args: Any) -> bool:
        return self._cmdlet.ShouldProcess(*args)


class PSScriptCmdlet:
    """System.Management.Automation.PSScriptCmdlet."""

    net_name = "System.Management.Automation.PSScriptCmdlet"
    # Its errors pass through the call as they are.
    net_transparent = True

    def __init__(self, processor: Any, runtime: CommandRuntime, binder: Binder) -> None:
        self._processor = processor
        self._runtime = runtime
        self._binder = binder

    def share_bound(self, bound: Any) -> None:
        """Let the binder keep what is bound in `$PSBoundParameters` itself."""
        self._binder.bound = bound

    # Properties

    @property
    def ParameterSetName(self) -> str:
        return self._binder.set_name

    @property
    def MyInvocation(self) -> Any:
        return self._processor.frame.invocation

    @property
    def SessionState(self) -> Any:
        from pyshell.runtime.intrinsics import SessionStateFace

        return SessionStateFace(self._runtime.context, self._processor.session)

    @property
    def InvokeCommand(self) -> Any:
        from pyshell.runtime.intrinsics import CommandInvocationIntrinsics

        return CommandInvocationIntrinsics(self._runtime.context)

    @property
    def InvokeProvider(self) -> Any:
        return self.SessionState.InvokeProvider

    @property
    def Host(self) -> Any:
        return self._runtime.context.host

    @property
    def CommandRuntime(self) -> Any:
        return MshCommandRuntime(self)

    @property
    def Stopping(self) -> bool:
        return self._runtime.stopping

    @property
    def PagingParameters(self) -> Any:
        if not self._binder.metadata.supports_paging:
            return None
        from pyshell.binding.common import PagingParameters

        return PagingParameters(self._binder.bound)

    # Methods

    def WriteObject(self, value: Any, enumerate: bool = False) -> Any:
        if enumerate:
            from pyshell.runtime.pipeline import feed

            feed(self._runtime.out, value)
        else:
            self._runtime.out(value)
        return AUTOMATION_NULL

    def WriteError(self, record: Any) -> Any:
        self._runtime.stamp(record)
        self._runtime.write_error(record)
        return AUTOMATION_NULL

    def ThrowTerminatingError(self, record: Any) -> Any:
        runtime = self._runtime
        record.invocation_info = runtime.invocation
        if record.command_qualifier is None and runtime.info is not None:
            record.command_qualifier = runtime.info.error_name
            record.is_command_error = True
        error: Any = runtime.terminating(record)
        # It ends the function, whatever statement of it this is.
        error.leaves = self._processor.frame
        raise error

    def WriteWarning(self, text: str) -> Any:
        self._runtime.write_warning(text)
        return AUTOMATION_NULL

    def WriteVerbose(self, text: str) -> Any:
        self._runtime.write_verbose(text)
        return AUTOMATION_NULL

    def WriteDebug(self, text: str) -> Any:
        self._runtime.write_debug(text)
        return AUTOMATION_NULL

    def WriteInformation(self, data: Any, tags: Any = None) -> Any:
        self._runtime.write_information(data, tuple(tags or ()))
        return AUTOMATION_NULL

    def WriteProgress(self, record: Any) -> Any:
        self._runtime.write_progress(record)
        return AUTOMATION_NULL

    def ShouldProcess(self, *args: Any) -> bool:
        if len(args) == 1:
            return self._runtime.should_process(args[0])
        if len(args) == 2:
            return self._runtime.should_process(args[0], args[1])
        if len(args) != 3:
            error = exceptions.MethodException(
                f'Cannot find an overload for "ShouldProcess" and the argument count: "{len(args)}".'
            )
            error.error_id = "MethodCountCouldNotFindBest"
            raise error
        return self._runtime.should_process_text(args[0], args[1], args[2])

    def ShouldContinue(self, query: str, caption: str, *rest: Any) -> bool:
        return self._runtime.should_continue(query, caption)

    def GetVariableValue(self, name: str, default: Any = None) -> Any:
        return self._processor.caller.get(name, default)

    def GetUnresolvedProviderPathFromPSPath(self, path: str) -> str:
        return str(self._runtime.context.session.unresolved_provider_path(path))

    def GetResolvedProviderPathFromPSPath(self, path: str, provider: Any = None) -> Any:
        found = self._runtime.context.session.resolved_provider_paths(path)
        if provider is not None and hasattr(provider, "value"):
            provider.value = self._runtime.context.session.current_provider
        return found

    def CurrentProviderLocation(self, provider: str) -> Any:
        return self._runtime.context.session.location

    def GetResourceString(self, base_name: str, resource_id: str) -> Any:
        raise exceptions.PSNotSupportedException("Resources are not available.")
