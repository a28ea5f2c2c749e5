"""What the PSRP server asks of a PowerShell engine, so that the server needs no import from the floors above it.

The assembled shell satisfies these protocols; tests use a small engine of their own.
"""

from __future__ import annotations

from typing import Any, Protocol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Command:
    """One command or script of a pipeline, as CREATE_PIPELINE carries it ([MS-PSRP] 2.2.3.11)."""

    __slots__ = ("text", "is_script", "use_local_scope", "parameters", "merge", "ends_statement")

    def __init__(
        self,
        text: str,
        is_script: bool = False,
        use_local_scope: bool | None = None,
        parameters: list[tuple[str | None, Any]] | None = None,
    ) -> None:
        self.text = text
        self.is_script = is_script
        self.use_local_scope = use_local_scope
        self.parameters: list[tuple[str | None, Any]] = parameters if parameters is not None else []
        # Which streams are merged, and into which: {"error": "output", "warning": "null", …}.
        self.merge: dict[str, str] = {}
        self.ends_statement = False


class Invocation:
    """One pipeline to run: statements of commands, and how to run them."""

    __slots__ = ("commands", "add_to_history", "is_nested", "no_input", "invocation_info_streams", "history")

    def __init__(self, commands: list[Command], *, no_input: bool = True, add_to_history: bool = False) -> None:
        self.commands = commands
        self.no_input = no_input
        self.add_to_history = add_to_history
        self.is_nested = False
        # The side streams whose records carry their InvocationInfo (RemoteStreamOptions).
        self.invocation_info_streams: frozenset[str] = frozenset()
        self.history: str | None = None

    def statements(self) -> list[list[Command]]:
        """The commands grouped into pipelines, one per statement."""
        result: list[list[Command]] = [[]]
        for command in self.commands:
            result[-1].append(command)
            if command.ends_statement:
                result.append([])
        return [statement for statement in result if statement]


class Sink(Protocol):
    """Where a running pipeline's streams go; values and records are those of floor 1."""

    def output(self, value: Any) -> None: ...
    def error(self, record: Any) -> None: ...
    def warning(self, record: Any) -> None: ...
    def verbose(self, record: Any) -> None: ...
    def debug(self, record: Any) -> None: ...
    def information(self, record: Any) -> None: ...
    def progress(self, record: Any) -> None: ...


class Runspace(Protocol):
    """One PowerShell session state that runs a pipeline at a time."""

    def run(self, invocation: Invocation, sink: Sink, pipeline_input: Iterator[Any] | None, host: Any) -> None:
        """Run to the end in this thread, with `host` as `$Host`.

        Raises the exception that ended the pipeline; it carries `.error_record` where PowerShell has one.
        """

    def stop(self) -> None:
        """Stop what runs, from another thread; `run` then raises its PipelineStoppedException."""

    def reset(self) -> None:
        """Back to the variables of a new session (RESET_RUNSPACE_STATE)."""

    def set_variable(self, name: str, value: Any) -> None: ...

    def close(self) -> None: ...


class Engine(Protocol):
    """Opens runspaces."""

    def open_runspace(self, host: Any, settings: Mapping[str, Any]) -> Runspace:
        """A new session state.

        `settings` may hold: `sender_info` ($PSSenderInfo), `configuration` (its name), `runspace_id`,
        `working_directory`,
        `computer_name`, `shares` (UNC roots that lead to folders), `startup` (a script to run first), `language_mode`.
        """
