"""Parameters of the command at the cursor, and which of them the cursor's argument is for."""

from __future__ import annotations

from pyshell.binding.metadata import NOT_POSITIONAL
from pyshell.completion import files, values
from pyshell.completion.results import CompletionResult
from pyshell.language import nodes as ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.binding.metadata import CommandMetadata, ParameterMetadata
    from pyshell.completion.analysis import Place


class Binding:
    """The command line as far as it goes without running anything: what is bound, what a position would bind."""

    def __init__(self, place: Place, command: ast.CommandAst) -> None:
        self.place = place
        self.command = command
        self.name = command.get_command_name() or ""
        context = place.context
        self.info = context.commands.find(self.name) if self.name else None
        self.metadata: CommandMetadata | None = self.info.metadata(context) if self.info is not None else None
        self.bound: dict[str, Any] = {}
        self.current: ParameterMetadata | None = None
        self.sets: list[str] = list(self.metadata.set_names) if self.metadata is not None else []
        if self.metadata is not None:
            self._bind(self.metadata)

    def _bind(self, metadata: CommandMetadata) -> None:
        """Go through the elements before the cursor (and behind it, for what is bound)."""
        place = self.place
        waiting: ParameterMetadata | None = None
        positional = 0
        seen_cursor = False
        for element in self.command.command_elements[1:]:
            at_cursor = element.start <= place.cursor <= element.end and place.token is not None
            if not at_cursor and not seen_cursor and element.start >= place.cursor:
                seen_cursor = True
                self._aim(metadata, waiting, positional)
                if waiting is not None:
                    self._note(waiting, None)
                    waiting = None
            if isinstance(element, ast.CommandParameterAst):
                waiting = None
                found = find(metadata, element.parameter_name)
                if (
                    at_cursor
                    and element.argument is None
                    and place.cursor <= element.start + 1 + len(element.parameter_name)
                ):
                    seen_cursor = True
                    continue
                if found is None:
                    continue
                if element.argument is not None:
                    self._note(found, element.argument)
                    if at_cursor:
                        self.current, seen_cursor = found, True
                elif found.is_switch:
                    self._note(found, None)
                else:
                    waiting = found
                continue
            if at_cursor and not seen_cursor:
                seen_cursor = True
                self._aim(metadata, waiting, positional)
                waiting = None
                continue
            if waiting is not None:
                self._note(waiting, element)
                waiting = None
            else:
                target = self.at_position(metadata, positional)
                positional += 1
                if target is not None:
                    self._note(target, element)
        if not seen_cursor:
            self._aim(metadata, waiting, positional)

    def _aim(self, metadata: CommandMetadata, waiting: ParameterMetadata | None, positional: int) -> None:
        self.current = waiting if waiting is not None else self.at_position(metadata, positional)

    def _note(self, parameter: ParameterMetadata, value: Any) -> None:
        self.bound[parameter.name] = value
        remaining = [name for name in self.sets if parameter.for_set(name) is not None]
        if remaining:
            self.sets = remaining

    def at_position(self, metadata: CommandMetadata, number: int) -> ParameterMetadata | None:
        """The parameter that the next argument without a name would go to."""
        order = [metadata.default_set] if metadata.default_set in self.sets else []
        order += [name for name in self.sets if name not in order]
        for set_name in order:
            positions: list[tuple[int, ParameterMetadata]] = []
            for parameter in metadata.parameters:
                part = parameter.for_set(set_name)
                if part is None or parameter.name in self.bound:
                    continue
                if part.position != NOT_POSITIONAL:
                    positions.append((part.position, parameter))
                elif part.remaining:
                    positions.append((1 << 30, parameter))
            if positions:
                return min(positions, key=lambda each: each[0])[1]
        return None


def find(metadata: CommandMetadata, name: str) -> ParameterMetadata | None:
    """The parameter that a name, an alias or an unambiguous beginning means."""
    folded = name.lower()
    exact = metadata.by_name.get(folded)
    if exact is not None:
        return exact
    found = [p for p in metadata.parameters if p.lower.startswith(folded)]
    return found[0] if len(found) == 1 else None


def complete(place: Place) -> list[CompletionResult]:
    """The parameters that begin as typed and could still be given."""
    command = place.command()
    if command is None:
        return []
    word = place.word
    if ":" in word:
        return argument(place)
    typed = word[1:].lower()
    binding = Binding(place, command)
    metadata = binding.metadata
    if metadata is None:
        return _native(place, command)
    possible = [
        p
        for p in metadata.parameters
        if p.name not in binding.bound and any(p.for_set(name) is not None for name in binding.sets) and not _hidden(p)
    ]
    found = [p for p in possible if p.lower.startswith(typed)]
    results = [_result(p, p.name) for p in sorted(found, key=lambda p: p.is_common)]
    if not results:
        for parameter in possible:
            for alias in parameter.aliases:
                if alias.lower().startswith(typed):
                    results.append(_result(parameter, alias))
    return results


def _hidden(parameter: ParameterMetadata) -> bool:
    from pyshell.binding.attributes import DontShowAttribute

    return any(
        isinstance(each, DontShowAttribute) or getattr(each, "dont_show", False) for each in parameter.attributes
    )


def _result(parameter: ParameterMetadata, name: str) -> CompletionResult:
    return CompletionResult("-" + name, name, "ParameterName", f"[{type_text(parameter)}] {name}")


def type_text(parameter: ParameterMetadata) -> str:
    """A parameter's type as completion shows it."""
    from pyshell.runtime import commandview

    kind = parameter.pstype
    if kind.generic_definition is not None and kind.full_name.startswith("System.Nullable"):
        return f"Nullable[{kind.generic_arguments[0].ps_name.rpartition('.')[2]}]"
    return commandview.type_text(parameter)


def _native(place: Place, command: ast.CommandAst) -> list[CompletionResult]:
    """The arguments of a program, where a completer was registered for it."""
    from pyshell.completion.completers import registered, run

    name = command.get_command_name() or ""
    block = registered(place.context).native(name)
    if block is None:
        return []
    return run(place.context, block, [place.word, ast_value(command), place.cursor]) or []


def ast_value(command: ast.CommandAst) -> Any:
    """A command's tree as a completer sees it."""
    return command


def argument(place: Place) -> list[CompletionResult]:
    """The values that the argument at the cursor could have."""
    command = place.command()
    if command is None:
        return []
    _narrow(place)
    binding = Binding(place, command)
    if binding.metadata is None:
        native = _native(place, command)
        return native or files.complete(place.context, place.word)
    if binding.current is not None:
        found = values.complete(place, binding, binding.current)
        if found is not None:
            return found
    return files.complete(place.context, place.word)


def _narrow(place: Place) -> None:
    """Behind `-Name:` and after a comma, only what follows is the argument."""
    token = place.token
    if token is None:
        return
    if token.kind == "Parameter" and ":" in place.word:
        place.start += place.word.index(":") + 1
