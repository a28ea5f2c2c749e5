"""The common parameters at work: preferences, and the variables that collect what a command writes."""

from __future__ import annotations

from pyshell.runtime.streams import action_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.binding.binder import Binder
    from pyshell.runtime.scopes import Scope


def collector(scope: Scope, name: str) -> Any:
    """The ArrayList behind `-OutVariable name`; `+name` goes on with the one that is there."""
    from pyshell.values.collections import ArrayList

    append = name.startswith("+")
    name = name.lstrip("+")
    prefix, colon, rest = name.partition(":")
    if colon and prefix.lower() in ("global", "script", "local"):
        name = rest
        scope = (
            scope.session.global_scope
            if prefix.lower() == "global"
            else scope.script_scope
            if prefix.lower() == "script"
            else scope
        )
    if append:
        existing = scope.get(name)
        if isinstance(existing, ArrayList):
            return existing
        made = ArrayList([] if existing is None else existing if isinstance(existing, list) else [existing])
    else:
        made = ArrayList()
    scope.set(name, made)
    return made


class PagingParameters:
    """What -First, -Skip and -IncludeTotalCount ask of a command that supports paging."""

    net_name = "System.Management.Automation.PagingParameters"
    net_properties = ("IncludeTotalCount", "Skip", "First")

    def __init__(self, bound: Any) -> None:
        self.include_total_count = bool(bound.get("IncludeTotalCount", False))
        self.skip = int(bound.get("Skip", 0))
        self.first = int(bound.get("First", (1 << 64) - 1))

    def page(self, values: list[Any]) -> list[Any]:
        """The values that were asked for."""
        return values[self.skip : self.skip + self.first]

    def NewTotalCount(self, count: int, accuracy: float) -> str:
        """The text that tells how many there are: `accuracy` 1 is exact, 0 unknown."""
        if accuracy <= 0:
            return "Unknown total count"
        return f"Total count: {count}" if accuracy >= 1 else f"Estimated total count: {count}"


def apply(binder: Binder, processor: Any, common: dict[str, Any]) -> None:
    """Put a command's common parameters into its runtime, and tee its output where asked."""
    runtime = binder.runtime
    scope = processor.caller
    for key, value in common.items():
        if key == "erroraction":
            runtime.error_action = action_name(value)
        elif key == "warningaction":
            runtime.warning_action = action_name(value)
        elif key == "informationaction":
            runtime.information_action = action_name(value)
        elif key == "progressaction":
            runtime.progress_action = action_name(value)
        elif key == "verbose":
            runtime.verbose_flag = bool(value)
        elif key == "debug":
            runtime.debug_flag = bool(value)
        elif key == "whatif":
            runtime.what_if = bool(value)
        elif key == "confirm":
            runtime.confirm = bool(value)
        elif key == "errorvariable":
            runtime.error_variable = collector(scope, value)
        elif key == "warningvariable":
            runtime.warning_variable = collector(scope, value)
        elif key == "informationvariable":
            runtime.information_variable = collector(scope, value)
    if "pipelinevariable" in common:
        runtime.pipeline_variable = common["pipelinevariable"].lower()
        processor.out = with_pipeline_variable(scope, common["pipelinevariable"], processor.out)
    if "outvariable" in common:
        processor.out = tee(collector(scope, common["outvariable"]), processor.out)
    if common.get("outbuffer"):
        processor.out = buffered(processor, int(common["outbuffer"]), processor.out)


def tee(into: list[Any], out: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def write(value: Any) -> None:
        into.append(value)
        out(value)

    return write


def with_pipeline_variable(scope: Scope, name: str, out: Callable[[Any], Any]) -> Callable[[Any], Any]:
    key = name.lower()
    scope.remember_name(key, name)

    def write(value: Any) -> None:
        scope.assign(key, value)
        out(value)

    return write


def buffered(processor: Any, size: int, out: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """-OutBuffer: objects go on in groups of size + 1, the rest at the end."""
    held: list[Any] = []

    def write(value: Any) -> None:
        held.append(value)
        if len(held) > size:
            flush()

    def flush() -> None:
        items = held[:]
        held.clear()
        for item in items:
            out(item)

    processor.runtime.flush_output = flush
    return write
