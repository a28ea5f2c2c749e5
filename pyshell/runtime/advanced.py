"""Advanced functions: the binder's work, `$PSCmdlet`, and the preferences that common parameters set."""

from __future__ import annotations

from pyshell.binding.binder import Binder
from pyshell.runtime.functions import ScriptProcessor, set_default
from pyshell.runtime.pscmdlet import PSScriptCmdlet
from pyshell.runtime.streams import CommandRuntime

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.binding.metadata import CommandMetadata, ParameterMetadata

PREFERENCES = {
    "erroraction": "ErrorActionPreference",
    "warningaction": "WarningPreference",
    "informationaction": "InformationPreference",
    "progressaction": "ProgressPreference",
}


class ScriptBinder(Binder):
    """The binder of an advanced function: values go into the function's scope."""

    __slots__ = ("processor",)
    processor: Any

    def reset(self) -> None:
        pending = self.pipeline_bound
        super().reset()
        for param in pending:
            code_param = self.processor.parameters.get(param.lower)
            if code_param is not None:
                set_default(self.context, self.processor.scope, code_param, self.metadata)
                # A key that the pipeline brought once stays, with the default (recorded:
                # pipeline-values-reset-between-objects).
                self.bound[param.name] = self.processor.scope.vars[param.lower]

    def bind_pipeline(self, value: Any) -> bool:
        processor = self.processor
        processor.enter()
        try:
            return super().bind_pipeline(value)
        finally:
            processor.leave()


class FunctionCommand:
    """What the binder asks of a function: its dynamic parameters."""

    __slots__ = ("processor",)

    def __init__(self, processor: Any) -> None:
        self.processor = processor

    def dynamic_parameters(self) -> list[ParameterMetadata] | None:
        from pyshell.runtime.dynamic import dynamic_parameters_of

        return dynamic_parameters_of(self.processor)


class AdvancedState:
    """What an advanced function's processor keeps beside the scope."""

    __slots__ = ("scope", "parameters", "dynamic", "processor")

    def __init__(self, processor: ScriptProcessor) -> None:
        self.processor = processor
        self.scope = processor.scope
        self.parameters = {p.lower: p for p in processor.code.params}
        self.dynamic: Any = None

    def enter(self) -> None:
        self.processor.enter()

    def leave(self) -> None:
        self.processor.leave()


def prepare_advanced(processor: ScriptProcessor, metadata: CommandMetadata) -> None:
    """Bind an advanced function's command line and make `$PSCmdlet`."""
    context, scope, frame, code = processor.context, processor.scope, processor.frame, processor.code
    runtime = CommandRuntime(context, processor.info or _anonymous(processor), processor.caller, processor.site)
    runtime.processor = processor
    runtime.impact = metadata.confirm_impact
    processor.runtime = runtime
    con = code.constraints(context)
    if con is not None:
        scope.con = dict(con) if scope.con is None else {**scope.con, **con}
        scope.con_shared = False
    state = AdvancedState(processor)
    command = FunctionCommand(processor) if code.dynamic is not None else None
    binder = ScriptBinder(context, metadata, runtime, scope.vars, command)
    binder.processor = state
    frame.bound = binder.bound
    frame.args = []
    frame.input = []
    frame.cmdlet = PSScriptCmdlet(processor, runtime, binder)
    processor.enter()
    try:
        binder.bind_command_line(processor.args, processor.values, processor.expecting)
        for param in code.params:
            if param.lower not in binder.bound_keys:
                set_default(context, scope, param, metadata)
    finally:
        processor.leave()
    if binder.common is not None:
        binder.apply_common(processor)
        set_preferences(processor, runtime, binder.common)
    runtime.out = processor.out
    runtime.scope = scope
    runtime.streams = processor.streams
    if runtime.error_variable is not None:
        context.error_collectors.append((scope, runtime.error_variable))
    if processor.expecting:
        binder.begin_pipeline()
        processor.binder = binder


def _anonymous(processor: ScriptProcessor) -> Any:
    from pyshell.runtime.commands import FunctionInfo

    return FunctionInfo("", processor.block)


def set_preferences(processor: ScriptProcessor, runtime: CommandRuntime, common: dict[str, Any]) -> None:
    """Common parameters hold for everything the function calls: they become its local preference variables."""
    scope = processor.scope
    for key, variable in PREFERENCES.items():
        if key in common:
            scope.set(variable, common[key])
    if "verbose" in common:
        scope.set("VerbosePreference", _action("Continue" if common["verbose"] else "SilentlyContinue"))
    if "debug" in common:
        scope.set("DebugPreference", _action("Continue" if common["debug"] else "SilentlyContinue"))
    if "whatif" in common:
        scope.set("WhatIfPreference", common["whatif"])
    if "confirm" in common:
        scope.set("ConfirmPreference", _impact("Low" if common["confirm"] else "None"))


def _action(name: str) -> Any:
    from pyshell.values.enums import member

    return member("System.Management.Automation.ActionPreference", name)


def _impact(name: str) -> Any:
    from pyshell.values.enums import member

    return member("System.Management.Automation.ConfirmImpact", name)
