"""Syntax lines and parameter tables from a command's declarations, in the spellings of the different help forms."""

from __future__ import annotations

from pyshell.binding.metadata import (
    COMMON_NAMES,
    NOT_POSITIONAL,
    SHOULD_PROCESS_NAMES,
    CommandMetadata,
    In,
    ParameterMetadata,
)
from pyshell.help.model import part
from pyshell.runtime import commandview

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.values.psobject import PSObject
    from pyshell.values.pstype import PSType

COMMON_MARK = "[<CommonParameters>]"
# Values that stand in a help table where a cmdlet's declaration has no value to show.
_DEFAULTS = {"credential": "Current user", "encoding": "UTF8NoBOM"}


def short_type(declared: ParameterMetadata) -> str:
    """`String[]`: what comment-based help shows."""
    kind = _plain(declared.pstype)
    return kind.name


def full_type(declared: ParameterMetadata) -> str:
    """`System.String[]`: what a cmdlet's help shows, also for types that pyshell has no values of."""
    kind = _plain(declared.pstype)
    if kind.full_name.rstrip("[]") == "System.Object" and "." in declared.type_name:
        return declared.type_name
    return kind.full_name


def _plain(kind: PSType) -> PSType:
    if kind.generic_definition is not None and kind.full_name.startswith("System.Nullable"):
        return kind.generic_arguments[0]
    return kind


def choices(declared: ParameterMetadata) -> list[str]:
    """The names of an enum parameter's values in the order of the values."""
    kind = _plain(declared.pstype)
    if not kind.is_enum:
        return []
    return [name for name, _ in sorted(kind.enum_names.items(), key=lambda item: item[1])]


def bracketed(declared: ParameterMetadata, at: bool, mandatory: bool, shown: str) -> str:
    """One parameter in a syntax line."""
    if declared.is_switch:
        text = f"-{declared.name}"
        return text if mandatory else f"[{text}]"
    names = choices(declared)
    value = "{" + " | ".join(names) + "}" if names else f"<{shown}>"
    text = f"{f'[-{declared.name}]' if at else f'-{declared.name}'} {value}"
    return text if mandatory else f"[{text}]"


def declared_lines(known: CommandMetadata, name: str, full: bool, always_common: bool) -> list[str]:
    """The lines in declaration order: the automatic form with PowerShell's short type names, `full` with .NET's."""
    lines = []
    for each in commandview.set_infos(known):
        members, common = commandview.ordered(each.parameters)
        pieces = [
            bracketed(
                m.declared,
                m.part.position != NOT_POSITIONAL,
                m.part.mandatory,
                short_type(m.declared) if full else commandview.type_text(m.declared),
            )
            for m in members
        ]
        if common or always_common:
            pieces.append(COMMON_MARK)
        lines.append(f"{name} {' '.join(pieces)}")
    return lines


def cmdlet_lines(known: CommandMetadata, name: str, order: list[str]) -> list[str]:
    """The lines of a cmdlet's own help: by position, then by name, -Confirm and -WhatIf last; sets in `order` first."""
    lines = []
    for set_name in [s for s in order if s in known.set_names] + [s for s in known.set_names if s not in order]:
        members = [(p, part_) for p in own_parameters(known) if (part_ := p.for_set(set_name)) is not None]
        at = sorted((m for m in members if m[1].position != NOT_POSITIONAL), key=lambda m: m[1].position)
        named = [m for m in members if m[1].position == NOT_POSITIONAL]
        pieces = [bracketed(p, True, i.mandatory, full_type(p)) for p, i in at]
        pieces += [bracketed(p, False, i.mandatory, full_type(p)) for p, i in named]
        lines.append(f"{name} {' '.join([*pieces, COMMON_MARK])}")
    return lines


def own_parameters(known: CommandMetadata) -> list[ParameterMetadata]:
    """A command's parameters by name, without the common ones; -Confirm and -WhatIf come last."""
    own = [p for p in known.parameters if not (p.is_common and p.lower in COMMON_NAMES)]
    asking = [p for p in own if p.is_common and p.lower in SHOULD_PROCESS_NAMES]
    rest = [p for p in own if p not in asking]
    return sorted(rest, key=lambda p: p.lower) + sorted(asking, key=lambda p: p.lower)


def pipeline_text(parts: list[In], yes: str, no: str) -> str:
    """`true (ByValue, ByPropertyName)`, `false`."""
    ways = []
    if any(p.pipeline for p in parts):
        ways.append("ByValue")
    if any(p.by_name for p in parts):
        ways.append("ByPropertyName")
    return f"{yes} ({', '.join(ways)})" if ways else no


def first_part(known: CommandMetadata, declared: ParameterMetadata) -> In:
    """A parameter's part in the default set, in its first one otherwise."""
    return declared.for_set(known.default_set) or next(iter(declared.sets.values()))


def position_text(declared: ParameterMetadata) -> str:
    """The position in the first set that gives one."""
    found = (p.position for p in declared.sets.values() if p.position != NOT_POSITIONAL)
    return str(next(found, "named"))


def takes_wildcards(known: CommandMetadata, declared: ParameterMetadata) -> bool:
    """Whether a cmdlet's parameter is a pattern: as declared, and a path beside which there is a literal one."""
    if declared.wildcards or declared.lower in ("include", "exclude"):
        return True
    return declared.lower == "path" and "literalpath" in known.by_name


def type_part(family: str, name: str) -> PSObject:
    return part(family, "type", {"name": name})


def cmdlet_default(declared: ParameterMetadata) -> str:
    """What the table shows as a cmdlet parameter's default value."""
    if declared.is_switch:
        return "False"
    if declared.default is None:
        return _DEFAULTS.get(declared.lower, "None")
    if isinstance(declared.default, bool):
        return str(declared.default)
    if isinstance(declared.default, (list, tuple)):
        return ", ".join(str(each) for each in declared.default) or "None"
    return str(declared.default) or "None"


def cmdlet_pipeline(declared: ParameterMetadata) -> str:
    """`True (ByPropertyName, ByValue)` in the order that cmdlets' help has."""
    parts = list(declared.sets.values())
    ways = [
        name
        for name, used in (
            ("ByPropertyName", any(p.by_name for p in parts)),
            ("ByValue", any(p.pipeline for p in parts)),
        )
        if used
    ]
    return f"True ({', '.join(ways)})" if ways else "False"
