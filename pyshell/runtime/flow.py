"""Control flow that crosses Python functions: none of these is an error, and `except Exception` never sees them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class FlowControl(BaseException):
    """The base of every transfer of control."""


class BreakLoop(FlowControl):
    """`break`, on its way to the loop of that label (empty: the nearest)."""

    def __init__(self, label: str = "") -> None:
        self.label = label


class ContinueLoop(FlowControl):
    """`continue`, on its way to the loop of that label (empty: the nearest)."""

    def __init__(self, label: str = "") -> None:
        self.label = label


class ReturnFromBlock(FlowControl):
    """`return` from inside a subexpression; its output was already written."""


class ExitShell(FlowControl):
    """`exit`: leaves the script, or the shell when there is none."""

    def __init__(self, code: int = 0) -> None:
        self.code = code


class StopUpstream(FlowControl):
    """A command wants no more input (`Select-Object -First`): everything before it in its pipeline stops."""

    def __init__(self, processor: Any) -> None:
        self.processor = processor


class PipelineStopped(FlowControl):
    """The pipeline is being stopped (Ctrl-C, `Stop-Job`, a client's signal)."""
