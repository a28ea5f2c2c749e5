"""What the binder, help, completion and Get-Command know of a command's parameters.

One `CommandMetadata` per command, whether it came from a cmdlet's declaration or from a `param` block.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.values.pstype import PSType

ALL_SETS = "__AllParameterSets"
NOT_POSITIONAL = -(2**31)

COMMON_PARAMETERS = (
    ("Verbose", "vb", "switch"),
    ("Debug", "db", "switch"),
    ("ErrorAction", "ea", "System.Management.Automation.ActionPreference"),
    ("WarningAction", "wa", "System.Management.Automation.ActionPreference"),
    ("InformationAction", "infa", "System.Management.Automation.ActionPreference"),
    ("ProgressAction", "proga", "System.Management.Automation.ActionPreference"),
    ("ErrorVariable", "ev", "string"),
    ("WarningVariable", "wv", "string"),
    ("InformationVariable", "iv", "string"),
    ("OutVariable", "ov", "string"),
    ("OutBuffer", "ob", "int"),
    ("PipelineVariable", "pv", "string"),
)
PAGING_PARAMETERS = (("IncludeTotalCount", "", "switch"), ("Skip", "", "ulong"), ("First", "", "ulong"))
SHOULD_PROCESS_PARAMETERS = (("WhatIf", "wi", "switch"), ("Confirm", "cf", "switch"))
COMMON_NAMES = frozenset(n.lower() for n, _, _ in COMMON_PARAMETERS)
SHOULD_PROCESS_NAMES = frozenset(n.lower() for n, _, _ in SHOULD_PROCESS_PARAMETERS)


class In:
    """How a parameter takes part in one parameter set."""

    __slots__ = ("set_name", "mandatory", "position", "pipeline", "by_name", "remaining", "help_message")

    def __init__(
        self,
        set_name: str = ALL_SETS,
        *,
        mandatory: bool = False,
        position: int | None = None,
        pipeline: bool = False,
        by_name: bool = False,
        remaining: bool = False,
        help_message: str | None = None,
    ) -> None:
        self.set_name = set_name
        self.mandatory = mandatory
        self.position = NOT_POSITIONAL if position is None else position
        self.pipeline = pipeline
        self.by_name = by_name
        self.remaining = remaining
        self.help_message = help_message


class ParameterMetadata:
    """One parameter: its name, type, aliases, sets and attributes.

    `field` is the Python attribute of a cmdlet (or the variable of a function) that takes the value.
    """

    __slots__ = (
        "name",
        "lower",
        "field",
        "type_name",
        "_pstype",
        "aliases",
        "sets",
        "attributes",
        "default",
        "default_text",
        "is_switch",
        "is_dynamic",
        "is_common",
        "help",
        "wildcards",
        "steps",
        "allow",
        "declared_type",
        "written",
        "is_stand_in",
    )

    def __init__(
        self,
        name: str,
        type_name: str,
        sets: tuple[In, ...] = (),
        *,
        field: str | None = None,
        aliases: tuple[str, ...] = (),
        attributes: tuple[Any, ...] = (),
        default: Any = None,
        help: str = "",
        wildcards: bool = False,
        pstype: PSType | None = None,
        is_common: bool = False,
        is_dynamic: bool = False,
    ) -> None:
        self.name = name
        self.lower = name.lower()
        self.field = field or name
        self.type_name = type_name
        self._pstype = pstype
        self.aliases = aliases
        self.sets: dict[str, In] = {s.set_name: s for s in (sets or (In(),))}
        self.attributes = attributes
        self.default = default
        self.default_text: str | None = None
        self.is_switch = type_name.lower() in ("switch", "system.management.automation.switchparameter")
        self.is_dynamic = is_dynamic
        self.is_common = is_common
        self.help = help
        self.wildcards = wildcards
        self.steps: Any = None
        self.allow: Any = None
        self.declared_type = True
        self.is_stand_in = False
        # The attribute objects of a script's parameter as written; a cmdlet's are made from `sets` when asked for.
        self.written: tuple[Any, ...] | None = None

    @property
    def pstype(self) -> PSType:
        """The parameter's type, looked up when first asked for."""
        if self._pstype is None:
            from pyshell.values.pstype import find_type

            found = find_type(self.type_name)
            if found is None:
                # A type that pyshell has no values of takes anything, in the shape that was asked for.
                found = find_type("object[]" if self.type_name.endswith("[]") else "object")
                assert found is not None
                self.is_stand_in = True
            self._pstype = found
        return self._pstype

    def for_set(self, set_name: str) -> In | None:
        """The parameter's part in a set, or None where it has none."""
        sets = self.sets
        return sets.get(set_name) or sets.get(ALL_SETS)

    @property
    def in_all_sets(self) -> bool:
        return ALL_SETS in self.sets


class CommandMetadata:
    """A command's parameters and what its attribute says of it."""

    __slots__ = (
        "name",
        "class_name",
        "parameters",
        "default_set",
        "supports_should_process",
        "confirm_impact",
        "positional_binding",
        "is_advanced",
        "by_name",
        "set_names",
        "output_types",
        "plans",
        "has_pipeline",
        "help_uri",
        "remoting_capability",
        "supports_paging",
    )

    def __init__(
        self,
        name: str,
        parameters: list[ParameterMetadata],
        *,
        class_name: str | None = None,
        default_set: str | None = None,
        supports_should_process: bool = False,
        confirm_impact: str = "Medium",
        positional_binding: bool = True,
        is_advanced: bool = True,
        output_types: tuple[Any, ...] = (),
        help_uri: str = "",
        supports_paging: bool = False,
    ) -> None:
        self.name = name
        self.class_name = class_name or name
        self.default_set = default_set or ALL_SETS
        self.supports_should_process = supports_should_process
        self.supports_paging = supports_paging
        self.confirm_impact = confirm_impact
        self.positional_binding = positional_binding
        self.is_advanced = is_advanced
        self.output_types = output_types
        self.help_uri = help_uri
        self.remoting_capability = "PowerShell"
        self.parameters = parameters
        self.plans: dict[Any, Any] = {}
        if is_advanced:
            for n, alias, type_name in COMMON_PARAMETERS:
                parameters.append(ParameterMetadata(n, type_name, aliases=(alias,), is_common=True))
            if supports_should_process:
                for n, alias, type_name in SHOULD_PROCESS_PARAMETERS:
                    parameters.append(ParameterMetadata(n, type_name, aliases=(alias,), is_common=True))
            if supports_paging:
                for n, _, type_name in PAGING_PARAMETERS:
                    parameters.append(ParameterMetadata(n, type_name, is_common=True))
        self.index()

    def index(self) -> None:
        """Rebuild the look-ups after parameters were added (dynamic parameters)."""
        self.by_name: dict[str, ParameterMetadata] = {}
        # The default set has the first index, whatever the parameters' order (recorded:
        # get-command-parametersets-objects).
        names: list[str] = [] if self.default_set == ALL_SETS else [self.default_set]
        self.has_pipeline = False
        for p in self.parameters:
            self.by_name[p.lower] = p
            for alias in p.aliases:
                self.by_name.setdefault(alias.lower(), p)
            for set_name, part in p.sets.items():
                if set_name != ALL_SETS and set_name not in names:
                    names.append(set_name)
                if part.pipeline or part.by_name:
                    self.has_pipeline = True
        self.set_names = names or [ALL_SETS]

    def parameters_of(self, set_name: str) -> list[ParameterMetadata]:
        """The parameters that take part in a set, in declaration order."""
        return [p for p in self.parameters if p.for_set(set_name) is not None]
