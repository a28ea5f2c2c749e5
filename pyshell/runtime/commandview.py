"""What a command tells of itself: its type, version, parameters, sets and syntax, as .NET's CommandInfo does."""

from __future__ import annotations

from pyshell.binding.metadata import ALL_SETS, COMMON_NAMES, NOT_POSITIONAL, In
from pyshell.values import enums
from pyshell.values.collections import collection, generic_dictionary
from pyshell.values.pstype import OBJECT, STRING, find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.binding.metadata import CommandMetadata
    from pyshell.binding.metadata import ParameterMetadata as Declared
    from pyshell.runtime.commands import CommandInfo

_ENGINE_VERSION = (7, 0, 0, 0)


class ParameterSetMetadata:
    """A parameter's part in one set."""

    __slots__ = ("_part", "ets", "__weakref__")
    net_name = "System.Management.Automation.ParameterSetMetadata"

    def __init__(self, part: In) -> None:
        self._part = part

    Position = property(lambda self: self._part.position)
    IsMandatory = property(lambda self: self._part.mandatory)
    ValueFromPipeline = property(lambda self: self._part.pipeline)
    ValueFromPipelineByPropertyName = property(lambda self: self._part.by_name)
    ValueFromRemainingArguments = property(lambda self: self._part.remaining)
    HelpMessage = property(lambda self: self._part.help_message)


class ParameterMetadata:
    """A parameter, over all sets."""

    __slots__ = ("_declared", "ets", "__weakref__")
    net_name = "System.Management.Automation.ParameterMetadata"

    def __init__(self, declared: Declared) -> None:
        self._declared = declared

    Name = property(lambda self: self._declared.name)
    ParameterType = property(lambda self: self._declared.pstype)
    SwitchParameter = property(lambda self: self._declared.is_switch)
    IsDynamic = property(lambda self: self._declared.is_dynamic)
    Aliases = property(lambda self: collection(STRING, self._declared.aliases))
    Attributes = property(lambda self: collection(OBJECT, attributes_of(self._declared)))

    @property
    def ParameterSets(self) -> Any:
        parts = {name: ParameterSetMetadata(part) for name, part in self._declared.sets.items()}
        return generic_dictionary(STRING, OBJECT, parts, True)


class CommandParameterInfo:
    """A parameter as it takes part in one set."""

    __slots__ = ("declared", "part", "ets", "__weakref__")
    net_name = "System.Management.Automation.CommandParameterInfo"

    def __init__(self, declared: Declared, part: In) -> None:
        self.declared = declared
        self.part = part

    Name = property(lambda self: self.declared.name)
    ParameterType = property(lambda self: self.declared.pstype)
    IsMandatory = property(lambda self: self.part.mandatory)
    IsDynamic = property(lambda self: self.declared.is_dynamic)
    Position = property(lambda self: self.part.position)
    ValueFromPipeline = property(lambda self: self.part.pipeline)
    ValueFromPipelineByPropertyName = property(lambda self: self.part.by_name)
    ValueFromRemainingArguments = property(lambda self: self.part.remaining)
    HelpMessage = property(lambda self: self.part.help_message or "")
    Aliases = property(lambda self: collection(STRING, self.declared.aliases))
    Attributes = property(lambda self: collection(OBJECT, attributes_of(self.declared)))


class CommandParameterSetInfo:
    """One parameter set."""

    __slots__ = ("name", "is_default", "parameters", "ets", "__weakref__")
    net_name = "System.Management.Automation.CommandParameterSetInfo"

    def __init__(self, name: str, is_default: bool, parameters: list[CommandParameterInfo]) -> None:
        self.name = name
        self.is_default = is_default
        self.parameters = parameters

    Name = property(lambda self: self.name)
    IsDefault = property(lambda self: self.is_default)
    Parameters = property(lambda self: _array("System.Management.Automation.CommandParameterInfo", self.parameters))

    def ToString(self) -> str:
        return syntax_of_set(self)

    def __str__(self) -> str:
        return syntax_of_set(self)


def _array(type_name: str, items: list[Any]) -> Any:
    kind = find_type(type_name)
    return collection(kind if kind is not None else OBJECT, items)


def attributes_of(declared: Declared) -> list[Any]:
    """A parameter's attributes as .NET would list them: one ParameterAttribute for each set, then the others."""
    from pyshell.binding.attributes import AliasAttribute, ArgumentTypeConverter, ParameterAttribute

    found: list[Any] = []
    if declared.written is not None:
        # The last written first, the type last (recorded: get-command-parameter-attributes-types).
        found.extend(reversed(declared.written))
        if not any(isinstance(each, ParameterAttribute) for each in found):
            found.append(ParameterAttribute())
        if declared.declared_type and declared.pstype is not OBJECT:
            found.append(ArgumentTypeConverter(declared.pstype))
        return found
    for name, part in declared.sets.items():
        made = ParameterAttribute()
        for field, value in (
            ("parameter_set_name", name),
            ("mandatory", part.mandatory),
            ("position", part.position),
            ("value_from_pipeline", part.pipeline),
            ("value_from_pipeline_by_property_name", part.by_name),
            ("value_from_remaining_arguments", part.remaining),
        ):
            if hasattr(made, field):
                setattr(made, field, value)
        found.append(made)
    if declared.aliases:
        found.append(AliasAttribute(*declared.aliases))
    found.extend(a for a in declared.attributes if not isinstance(a, (AliasAttribute, ParameterAttribute)))
    return found


def command_type(info: CommandInfo) -> Any:
    return enums.member("System.Management.Automation.CommandTypes", info.kind)


def metadata(info: CommandInfo) -> CommandMetadata | None:
    """The parameters of a command, of what an alias stands for."""
    from pyshell.runtime.current import get

    context = get()
    if context is None:
        return None
    if info.kind == "Alias":
        resolved = resolved_command(info)
        return resolved.metadata(context) if resolved is not None else None
    return info.metadata(context)


def resolved_command(info: CommandInfo) -> Any:
    """What an alias stands for in the end, None when that is nothing."""
    from pyshell.runtime.current import get

    context = get()
    definition: str = info.definition  # type: ignore[attr-defined]
    return context.commands.find(definition) if context is not None else None


def referenced_command(info: CommandInfo) -> Any:
    from pyshell.runtime.current import get

    context = get()
    definition: str = info.definition  # type: ignore[attr-defined]
    return context.commands.find(definition, follow=False) if context is not None else None


def parameters(info: CommandInfo) -> Any:
    known = metadata(info)
    if known is None:
        return None
    kind = find_type("System.Management.Automation.ParameterMetadata")
    found = {p.name: ParameterMetadata(p) for p in known.parameters}
    return generic_dictionary(STRING, kind if kind is not None else OBJECT, found, True)


def resolve_parameter(info: CommandInfo, name: str) -> ParameterMetadata:
    """CommandInfo.ResolveParameter. Raises ParameterBindingException (not found, ambiguous)."""
    from pyshell.binding.binder import binding_error
    from pyshell.runtime.functions import match_names

    known = metadata(info)
    assert known is not None
    found = match_names(known, name)
    if len(found) == 1:
        return ParameterMetadata(found[0])
    if found:
        names = "".join(f" -{p.name}" for p in found)
        raise binding_error(
            known,
            f"Parameter cannot be processed because the parameter name '{name}' is ambiguous. Possible matches "
            f"include:{names}.",
            "AmbiguousParameter",
        )
    raise binding_error(
        known, f"A parameter cannot be found that matches parameter name '{name}'.", "NamedParameterNotFound"
    )


def set_infos(known: CommandMetadata) -> list[CommandParameterSetInfo]:
    """The sets of a command."""
    found: list[CommandParameterSetInfo] = []
    for name in known.set_names:
        members: list[CommandParameterInfo] = []
        for declared in known.parameters:
            part = declared.for_set(name)
            if part is not None:
                members.append(CommandParameterInfo(declared, part))
        found.append(CommandParameterSetInfo(name, name == known.default_set and name != ALL_SETS, members))
    return found


def parameter_sets(info: CommandInfo) -> Any:
    known = metadata(info)
    if known is None:
        return None
    return _array("System.Management.Automation.CommandParameterSetInfo", set_infos(known))


def type_text(declared: Declared) -> str:
    """A parameter's type in a syntax line: PowerShell's short name without namespace."""
    kind = declared.pstype
    if kind.generic_definition is not None and kind.full_name.startswith("System.Nullable"):
        kind = kind.generic_arguments[0]
    name = kind.ps_name
    if "[" in name and not name.endswith("]" * 1):
        return name
    if kind.generic_arguments:
        head = name.partition("[")[0].rpartition(".")[2]
        return f"{head}[{','.join(a.ps_name.rpartition('.')[2] for a in kind.generic_arguments)}]"
    return name.rpartition(".")[2].rpartition("+")[2]


def ordered(members: list[CommandParameterInfo]) -> tuple[list[CommandParameterInfo], bool]:
    """(parameters in the order a syntax line shows them, whether there are common ones)."""
    positional: dict[int, CommandParameterInfo] = {}
    mandatory: list[CommandParameterInfo] = []
    named: list[CommandParameterInfo] = []
    common = False
    for member in members:
        if member.part.position != NOT_POSITIONAL:
            positional[member.part.position] = member
        elif member.part.mandatory:
            mandatory.append(member)
        elif member.declared.is_common and member.declared.lower in COMMON_NAMES:
            common = True
        else:
            named.append(member)
    return [positional[key] for key in sorted(positional)] + mandatory + named, common


def syntax_of_set(info: CommandParameterSetInfo, show_type: Callable[[Declared], str] = type_text) -> str:
    """A set's parameters as one line."""
    members, common = ordered(info.parameters)
    parts: list[str] = []
    for member in members:
        name, part = member.declared.name, member.part
        at = part.position != NOT_POSITIONAL
        if member.declared.is_switch:
            text = f"-{name}"
            parts.append(text if part.mandatory else f"[{text}]")
            continue
        shown = show_type(member.declared)
        head = f"[-{name}]" if at else f"-{name}"
        text = f"{head} <{shown}>"
        parts.append(text if part.mandatory else f"[{text}]")
    if common:
        parts.append("[<CommonParameters>]")
    return " ".join(parts)


def syntax(info: CommandInfo, name: str | None = None) -> str:
    """Every set of a command, one line each, as `Get-Command -Syntax` shows them."""
    known = metadata(info)
    if known is None:
        return str(getattr(info, "definition", "")) + "\n"
    lines = [f"\n{name or info.name} {syntax_of_set(each)}".rstrip(" ") for each in set_infos(known)]
    return "\n".join(lines) + "\n"


def version(info: CommandInfo) -> Any:
    if info.module is not None:
        return getattr(info.module, "version", None)
    if info.kind == "Cmdlet":
        from pyshell.values.convert import convert

        kind = find_type("version")
        assert kind is not None
        return convert(".".join(map(str, _ENGINE_VERSION)), kind)
    if info.kind == "Application":
        from pyshell.values.convert import convert

        kind = find_type("version")
        assert kind is not None
        return convert("0.0.0.0", kind)
    return None


def output_type(info: CommandInfo) -> Any:
    known = metadata(info)
    kinds: list[Any] = []
    for each in known.output_types if known is not None else ():
        kinds.extend([each] if isinstance(each, str) else getattr(each, "type", None) or [each])
    return _array("System.Management.Automation.PSTypeName", [PSTypeName(k) for k in kinds])


class PSTypeName:
    """The name of a type, known or not."""

    __slots__ = ("_type", "name", "ets", "__weakref__")
    net_name = "System.Management.Automation.PSTypeName"

    def __init__(self, kind: Any) -> None:
        self._type = find_type(kind) if isinstance(kind, str) else kind
        self.name = kind if isinstance(kind, str) else kind.full_name

    Name = property(lambda self: self.name)
    Type = property(lambda self: self._type)

    def ToString(self) -> str:
        return str(self.name)

    def __str__(self) -> str:
        return str(self.name)


def default_parameter_set(info: CommandInfo) -> str | None:
    known = metadata(info)
    return known.default_set if known is not None and known.default_set != ALL_SETS else None


def is_cmdlet_binding(info: CommandInfo) -> bool:
    known = metadata(info)
    return known is not None and known.is_advanced


def implementing_type(info: CommandInfo) -> Any:
    return find_type(info.error_name)
