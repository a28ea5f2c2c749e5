"""Script files as commands: their own scope, `exit`, and what `#requires` demands."""

from __future__ import annotations

from pyshell.runtime.flow import ExitShell
from pyshell.runtime.functions import ScriptProcessor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


class ScriptFileProcessor(ScriptProcessor):
    """A `.ps1` file as a stage of a pipeline: `exit` ends the script and sets `$LASTEXITCODE`."""

    __slots__ = ("done",)

    def prepare(self, expecting: bool) -> None:
        self.done = False
        self.call_guarded(lambda: super(ScriptFileProcessor, self).prepare(expecting))

    def call(self, body: Callable[[Any, Any, Any], Any]) -> None:
        if not self.done:
            self.call_guarded(lambda: super(ScriptFileProcessor, self).call(body))

    def call_guarded(self, work: Callable[[], Any]) -> None:
        try:
            work()
        except ExitShell as stop:
            self.done = True
            set_last_exit_code(self.context, stop.code)
            self.failed = stop.code != 0


def set_last_exit_code(context: Any, code: int) -> None:
    context.last_exit_code = code
    scope = context.session_state.global_scope
    scope.vars["lastexitcode"] = code
    scope.remember_name("lastexitcode", "LASTEXITCODE")
