"""Script blocks that know the values of parameters: registered ones and those that attributes name."""

from __future__ import annotations

from pyshell.completion.results import CompletionResult

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from pyshell.runtime.context import ExecutionContext


class Registered:
    """What Register-ArgumentCompleter was told in this session."""

    def __init__(self) -> None:
        self._parameters: dict[tuple[str, str], Any] = {}
        self._native: dict[str, Any] = {}

    def set(self, command: str, parameter: str, block: Any) -> None:
        """A block for a parameter of a command (of every command where the name is empty); None forgets it."""
        key = command.lower(), parameter.lower()
        if block is None:
            self._parameters.pop(key, None)
        else:
            self._parameters[key] = block

    def set_native(self, command: str, block: Any) -> None:
        """A block for the arguments of a program; for all programs where the name is empty."""
        if block is None:
            self._native.pop(command.lower(), None)
        else:
            self._native[command.lower()] = block

    def block(self, command: str, parameter: str) -> Any:
        known = self._parameters
        return known.get((command.lower(), parameter.lower())) or known.get(("", parameter.lower()))

    def native(self, command: str) -> Any:
        name = command.rpartition("/")[2].lower()
        return self._native.get(name) or self._native.get(name.rpartition(".")[0]) or self._native.get("")


def registered(context: ExecutionContext) -> Registered:
    """The session's registered completers."""
    found = context.services.get("argument_completers")
    if found is None:
        found = context.services["argument_completers"] = Registered()
    known: Registered = found
    return known


def run(context: ExecutionContext, block: Any, arguments: Iterable[Any]) -> list[CompletionResult] | None:
    """The matches that a completer gives; None when it gives none. What it raises counts as nothing."""
    from pyshell.runtime.streams import Streams

    saved = context.streams

    def nowhere(record: Any) -> None:
        """A completer's messages would tear the line that is being typed."""

    context.streams = Streams(nowhere, nowhere, nowhere, nowhere, nowhere, nowhere)
    try:
        given = block.invoke(list(arguments))
    except Exception:
        return None
    finally:
        context.streams = saved
    results = [each for value in given if (each := as_result(value)) is not None]
    return results or None


def as_result(value: Any) -> CompletionResult | None:
    """A completer's output as a match: results as they are, other things as text."""
    from pyshell.values.convert import to_string
    from pyshell.values.psobject import base_of

    inner = base_of(value)
    if isinstance(inner, CompletionResult):
        return inner
    text = to_string(value)
    return CompletionResult(text, text, "ParameterValue", text) if text else None
