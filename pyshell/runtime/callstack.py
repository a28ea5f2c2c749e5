"""The call stack as scripts see it: `Get-PSCallStack`, `ScriptStackTrace`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.language.source import Source
    from pyshell.runtime.context import ExecutionContext

LIMIT = 100


class CallStackFrame:
    """One level of the stack: the command, and the line that it is at."""

    net_name = "System.Management.Automation.CallStackFrame"
    net_properties = (
        "Command",
        "Location",
        "Arguments",
        "FunctionName",
        "ScriptLineNumber",
        "ScriptName",
        "InvocationInfo",
        "Position",
    )

    def __init__(self, frame: Any, source: Source | None, start: int, end: int) -> None:
        self.frame = frame
        self.source = source
        self.script_line_number = source.line_of(start) if source is not None else 0
        self.script_name = source.file if source is not None else None
        self.start = start
        self.end = end

    @property
    def function_name(self) -> str:
        info = self.frame.info
        kind = getattr(info, "kind", "")
        return str(info.name) if info is not None and info.name and kind != "ExternalScript" else "<ScriptBlock>"

    @property
    def command(self) -> str:
        info = self.frame.info
        if info is not None and info.name:
            return str(info.name)
        file = self.frame.block.code.source.file if self.frame.block.code.kind == "script" else None
        return str(file).rpartition("/")[2] if file else "<ScriptBlock>"

    @property
    def location(self) -> str:
        if self.script_name:
            return f"{self.script_name.rpartition('/')[2]}: line {self.script_line_number}"
        return "<No file>"

    @property
    def arguments(self) -> str:
        from pyshell.values.convert import to_string

        bound = self.frame.bound or {}
        pairs = [f"{name}={to_string(value)}" for name, value in bound.items()]
        pairs.extend(to_string(value) for value in self.frame.args or ())
        return "{" + ", ".join(pairs) + "}"

    @property
    def invocation_info(self) -> Any:
        return self.frame.invocation

    @property
    def position(self) -> Any:
        from pyshell.language.source import Extent

        return None if self.source is None else Extent(self.source, self.start, self.end)

    @property
    def trace(self) -> str:
        """The line of a stack trace."""
        file = self.script_name or "<No file>"
        return f"at {self.function_name}, {file}: line {self.script_line_number}"

    def __str__(self) -> str:
        return f"at {self.function_name}, {self.script_name or '<No file>'}: line {self.script_line_number}"


def frames(context: ExecutionContext, source: Source | None, start: int, end: int) -> list[CallStackFrame]:
    """The levels of the stack, innermost first; the place given is where the innermost one stands."""
    found: list[CallStackFrame] = []
    seen: set[int] = set()
    for scope in context.scope.each():
        frame = scope.frame
        if frame is None or id(frame) in seen or frame.block is None:
            continue
        seen.add(id(frame))
        found.append(CallStackFrame(frame, source, start, end))
        site = frame.site
        if site is not None:
            source, start, end = site.source, site.start, site.end
        if len(found) >= LIMIT:
            break
    return found


def stack_trace(context: ExecutionContext, source: Source, start: int, end: int) -> str:
    """`ScriptStackTrace` of an error at a place."""
    return "\n".join(frame.trace for frame in frames(context, source, start, end))
