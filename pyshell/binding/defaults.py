"""`$PSDefaultParameterValues`."""

from __future__ import annotations

from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pyshell.binding.binder import Binder
    from pyshell.binding.metadata import ParameterMetadata


def default_values(binder: Binder, table: Any) -> Iterator[tuple[ParameterMetadata, Any]]:
    """The parameters that the table's `Command:Parameter` patterns name for this command, with their values.

    A script block as a value is run, unless it is in a list or the parameter wants a script block.
    """
    from pyshell.runtime.functions import match_names
    from pyshell.runtime.scriptblock import ScriptBlock
    from pyshell.values.convert import to_bool, to_string
    from pyshell.values.wildcard import WildcardPattern

    disabled = table.get("Disabled")
    if disabled is not None and to_bool(disabled):
        return
    names = [binder.metadata.name]
    info = binder.runtime.info
    if info is not None:
        names = [info.name]
        names.extend(a.name for a in binder.context.commands.aliases() if a.definition.lower() == info.name.lower())
    for key, value in table.items():
        text = to_string(key).strip()
        command, colon, parameter = text.rpartition(":")
        if not colon:
            continue
        command = command.strip().strip("'\"")
        parameter = parameter.strip().strip("'\"")
        pattern = WildcardPattern(command, ignore_case=True)
        if not any(pattern.is_match(name) for name in names):
            continue
        if "*" in parameter or "?" in parameter or "[" in parameter:
            wanted = WildcardPattern(parameter, ignore_case=True)
            matches = [p for p in binder.metadata.parameters if wanted.is_match(p.name)]
        else:
            matches = match_names(binder.metadata, parameter)
        if len(matches) != 1:
            continue
        param = matches[0]
        inner = base_of(value)
        if isinstance(inner, ScriptBlock) and param.pstype.full_name != "System.Management.Automation.ScriptBlock":
            output = inner.invoke([])
            inner = output[0] if len(output) == 1 else (output or None)
            value = inner
        yield param, value
