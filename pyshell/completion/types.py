"""Names of types and namespaces."""

from __future__ import annotations

from pyshell.completion.results import CompletionResult

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.runtime.context import ExecutionContext


def known_names(context: ExecutionContext) -> dict[str, str]:
    """Full names of the types that pyshell knows, by lower-case name."""
    from pyshell.runtime.engine_types import PLACES
    from pyshell.values import metadata, pstype
    from pyshell.values.accelerators import ACCELERATORS
    from pyshell.values.clr.index import MODULES

    names: dict[str, str] = {}
    for full in ACCELERATORS.values():
        names.setdefault(full.lower(), full)
    for folded in (*metadata.names(), *MODULES, *PLACES):
        if folded not in names:
            found = pstype.find_type(folded)
            names[folded] = found.full_name if found is not None else folded
    for kind in list(pstype._BY_NAME.values()):
        if not kind.rank and not kind.generic_arguments:
            names.setdefault(kind.full_name.lower(), kind.full_name)
    for name, kind in context.type_scope.items():
        names.setdefault(name, getattr(kind, "full_name", name))
    return {key: name for key, name in names.items() if "[" not in name}


def complete(context: ExecutionContext, typed: str) -> list[CompletionResult]:
    """Types whose full names (or, without a dot, whose last parts or short names) begin as typed; namespaces too."""
    from pyshell.values.accelerators import ACCELERATORS

    typed = typed.lstrip("[")
    folded = typed.lower()
    found: dict[str, CompletionResult] = {}
    spaces: dict[str, CompletionResult] = {}
    for key, name in known_names(context).items():
        if "." in typed:
            if key.startswith(folded):
                rest = name[len(typed) :]
                if "." in rest.partition("`")[0]:
                    space = name[: len(typed) + rest.index(".")]
                    spaces.setdefault(
                        space.lower(),
                        CompletionResult(space, space.rpartition(".")[2], "Namespace", f"Namespace {space}"),
                    )
                else:
                    found[key] = _result(name)
        elif folded and key.rpartition(".")[2].startswith(folded):
            found[key] = _result(name)
    results = sorted(found.values(), key=lambda each: each.list_item_text.lower())
    if "." not in typed:
        short = [
            CompletionResult(name, name, "Type", full)
            for name, full in sorted(ACCELERATORS.items())
            if name.lower().startswith(folded)
        ]
        known = {each.tool_tip for each in short}
        results = short + [each for each in results if each.completion_text not in known]
        results += namespaces(context, typed)
    return results + [spaces[key] for key in sorted(spaces)]


def _result(name: str) -> CompletionResult:
    bare, mark, count = name.partition("`")
    short = bare.rpartition(".")[2].rpartition("+")[2]
    if not mark:
        return CompletionResult(name, short, "Type", name)
    number = int(count) if count.isdigit() else 1
    arguments = "T" if number == 1 else ", ".join(f"T{each}" for each in range(1, number + 1))
    return CompletionResult(bare, f"{short}<>", "Type", f"{bare}[{arguments}]")


def namespaces(context: ExecutionContext, typed: str) -> list[CompletionResult]:
    """Namespaces whose names go on from what is typed by one more part."""
    folded = typed.lower()
    depth = typed.count(".")
    found: dict[str, str] = {}
    for name in known_names(context).values():
        parts = name.split(".")[:-1]
        if len(parts) > depth and name.lower().startswith(folded):
            space = ".".join(parts[: depth + 1])
            found.setdefault(space.lower(), space)
    return [
        CompletionResult(space, space.rpartition(".")[2], "Namespace", f"Namespace {space}")
        for _, space in sorted(found.items())
        if space.lower().startswith(folded)
    ]
