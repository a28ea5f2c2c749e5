"""Values of parameters: sets, enumerations, completers, and what certain cmdlets take."""

from __future__ import annotations

from pyshell.completion import completers, files, inference, members, types
from pyshell.completion.results import CompletionResult

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from pyshell.binding.metadata import ParameterMetadata
    from pyshell.completion.analysis import Place
    from pyshell.completion.parameters import Binding

_ENCODINGS = (
    "ascii", "ansi", "bigendianunicode", "bigendianutf32", "unicode", "utf7", "utf8", "utf8BOM", "utf8NoBOM", "utf32"
)  # fmt: skip
_SCRIPT_ENDINGS = (".ps1", ".psm1", ".psd1", ".dll", ".cdxml", ".xaml")


def complete(place: Place, binding: Binding, parameter: ParameterMetadata) -> list[CompletionResult] | None:
    """The values that begin as typed; None where any file could be meant."""
    context = place.context
    typed = place.word.strip("'\"")
    own = _by_block(place, binding, parameter, typed)
    if own is not None:
        return own
    listed = _declared(parameter)
    if listed is not None:
        return matching(listed, place.word)
    kind = parameter.pstype
    if kind.rank and kind.element_type is not None:
        kind = kind.element_type
    if kind.generic_definition is not None and kind.full_name.startswith("System.Nullable"):
        kind = kind.generic_arguments[0]
    if kind.is_enum:
        return matching(sorted(kind.enum_names, key=str.lower), place.word)
    if kind.full_name == "System.Boolean" or parameter.is_switch:
        return matching(["$true", "$false"], place.word)
    if kind.full_name == "System.Text.Encoding" or parameter.name == "Encoding":
        return matching(_ENCODINGS, place.word)
    name = binding.info.name.lower() if binding.info is not None else ""
    special = _SPECIAL.get((name, parameter.lower)) or _SPECIAL.get(("", parameter.lower))
    if special is not None:
        found = special(place, binding)
        return found  # type: ignore[no-any-return]
    if name in ("set-location", "push-location"):
        return files.complete(context, place.word, containers_only=True)
    return None


def matching(names: Iterable[str], word: str) -> list[CompletionResult]:
    """The names that begin as typed, quoted as the word is."""
    quote = word[:1] if word[:1] in ("'", '"') else ""
    typed = word.strip("'\"").lower()
    results = []
    for name in names:
        if name.lower().startswith(typed):
            text = files.quoted(name, quote) if quote or " " in name else name
            results.append(CompletionResult(text, name, "ParameterValue", name))
    return results


def _declared(parameter: ParameterMetadata) -> list[str] | None:
    """What the attributes list."""
    from pyshell.binding.attributes import ArgumentCompletionsAttribute, ValidateSetAttribute
    from pyshell.values.convert import to_string

    for attribute in parameter.attributes:
        if isinstance(attribute, ValidateSetAttribute):
            return sorted((to_string(v) for v in attribute.valid_values), key=str.lower)
        if isinstance(attribute, ArgumentCompletionsAttribute):
            return [to_string(v) for v in attribute.completions]
    return None


def _by_block(
    place: Place, binding: Binding, parameter: ParameterMetadata, typed: str
) -> list[CompletionResult] | None:
    """What a registered completer, or the one of the parameter's attribute, says."""
    from pyshell.binding.attributes import ArgumentCompleterAttribute
    from pyshell.values.collections import Hashtable

    context = place.context
    name = binding.info.name if binding.info is not None else binding.name
    block = completers.registered(context).block(name, parameter.name)
    if block is None:
        for attribute in parameter.attributes:
            if isinstance(attribute, ArgumentCompleterAttribute):
                block = attribute.script_block
    if block is None:
        return None
    bound = Hashtable()
    for key, node in binding.bound.items():
        bound[key] = _constant(node)
    return completers.run(context, block, [name, parameter.name, typed, binding.command, bound])


def _constant(node: Any) -> Any:
    """The value of an argument that needs no running; a switch's is true."""
    if node is None:
        return True
    value = getattr(node, "value", None)
    return node.text if value is None else value


# -- what certain cmdlets take ---------------------------------------------------------------------------


def _property(place: Place, binding: Binding) -> list[CompletionResult]:
    """Names of the properties of what comes through the pipeline."""
    found: dict[str, CompletionResult] = {}
    for target in inference.before(place, binding.command):
        for result in members.of(target, place.word.strip("'\"")):
            if result.result_type == "Property":
                found.setdefault(result.list_item_text.lower(), result)
    return list(found.values())


def _aliases(place: Place, binding: Binding) -> list[CompletionResult]:
    return matching(sorted((a.name for a in place.context.commands.aliases()), key=str.lower), place.word)


def _drives(place: Place, binding: Binding) -> list[CompletionResult]:
    return matching(sorted((d.name for d in place.context.session.drives()), key=str.lower), place.word)


def _variables(place: Place, binding: Binding) -> list[CompletionResult]:
    context = place.context
    names = {context.spelling.get(key, key) for level in context.scope.each() for key in level.vars}
    return matching(sorted(names, key=str.lower), place.word)


def _commands(place: Place, binding: Binding) -> list[CompletionResult]:
    from pyshell.completion.commands import named

    return named(place.context, place.word.strip("'\"") + "*")


def _functions_and_help(place: Place, binding: Binding) -> list[CompletionResult]:
    if place.word.lower().startswith("about"):
        return []
    return _commands(place, binding)


def _parts(position: int) -> Any:
    def complete_part(place: Place, binding: Binding) -> list[CompletionResult]:
        parts: dict[str, str] = {}
        for info in place.context.commands.all():
            verb, dash, noun = info.name.partition("-")
            if dash and info.kind in ("Cmdlet", "Function", "Filter"):
                part = (verb, noun)[position]
                parts.setdefault(part.lower(), part)
        typed = place.word.lower()
        return [
            CompletionResult(parts[key], parts[key], "Text", parts[key])
            for key in sorted(parts)
            if key.startswith(typed)
        ]

    return complete_part


def _types(place: Place, binding: Binding) -> list[CompletionResult]:
    return types.complete(place.context, place.word.strip("'\""))


def _modules(place: Place, binding: Binding) -> list[CompletionResult]:
    """Module files here, and the modules that are known by name."""
    context = place.context
    results = files.complete(context, place.word, wanted=lambda name: name.lower().endswith(_SCRIPT_ENDINGS))
    if "/" in place.word or "\\" in place.word:
        return results
    return results + _loaded_modules(place, binding)


def _loaded_modules(place: Place, binding: Binding) -> list[CompletionResult]:
    names: dict[str, str] = {}
    for info in place.context.commands.all():
        name = info.module_name
        if name and name != "Microsoft.PowerShell.Core":
            names.setdefault(name.lower(), name)
    return matching([names[key] for key in sorted(names)], place.word)


def _jobs(place: Place, binding: Binding) -> list[CompletionResult]:
    jobs = place.context.services.get("jobs")
    known = [str(job.name) for job in jobs.all()] if jobs is not None and hasattr(jobs, "all") else []
    return matching(known, place.word)


_SPECIAL: dict[tuple[str, str], Any] = {
    ("get-alias", "name"): _aliases,
    ("remove-alias", "name"): _aliases,
    ("set-alias", "value"): _commands,
    ("new-alias", "value"): _commands,
    ("get-psdrive", "name"): _drives,
    ("remove-psdrive", "name"): _drives,
    ("get-command", "name"): _commands,
    ("get-command", "verb"): _parts(0),
    ("get-command", "noun"): _parts(1),
    ("get-command", "module"): _loaded_modules,
    ("get-help", "name"): _functions_and_help,
    ("help", "name"): _functions_and_help,
    ("import-module", "name"): _modules,
    ("get-module", "name"): _loaded_modules,
    ("remove-module", "name"): _loaded_modules,
    ("get-job", "name"): _jobs,
    ("receive-job", "name"): _jobs,
    ("remove-job", "name"): _jobs,
    ("stop-job", "name"): _jobs,
    ("new-object", "typename"): _types,
    ("trace-command", "name"): _commands,
}
for _verb in ("get", "set", "remove", "clear", "new"):
    _SPECIAL[f"{_verb}-variable", "name"] = _variables
for _name in (
    "select-object", "sort-object", "group-object", "measure-object", "where-object", "foreach-object", "format-table",
    "format-list", "format-wide", "format-custom", "compare-object",
):  # fmt: skip
    _SPECIAL[_name, "property"] = _property
    _SPECIAL[_name, "membername"] = _property
_SPECIAL["select-object", "excludeproperty"] = _property
_SPECIAL["select-object", "expandproperty"] = _property
