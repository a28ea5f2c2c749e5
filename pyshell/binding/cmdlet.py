"""Declaring a cmdlet: a class whose parameters are typed fields.

`@cmdlet(verb, noun, …)` names it, `parameter(type, In(…), …)` declares a field; the binder sets the fields as plain
instance attributes, so reading one inside `process` costs an attribute look-up. The services that a cmdlet calls
(`write`, `error`, `should_process` …) are those of its `CommandRuntime`.
"""

from __future__ import annotations

from pyshell.binding.metadata import ALL_SETS, CommandMetadata, In, ParameterMetadata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeVar

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.streams import CommandRuntime
    from pyshell.values.errors import ErrorRecord, InvocationInfo, ProgressRecord

    T = TypeVar("T", bound=type)

__all__ = ["ALL_SETS", "Cmdlet", "Example", "In", "cmdlet", "metadata_of", "parameter"]


class Example:
    """One example of a cmdlet's help: a title, the command as typed, and a remark. A test runs the code."""

    __slots__ = ("title", "code", "remark")

    def __init__(self, title: str, code: str, remark: str = "") -> None:
        self.title = title
        self.code = code
        self.remark = remark


class ParameterDeclaration:
    """A field that the binder fills. Read on an instance that got no value, it gives the default."""

    __slots__ = ("type_name", "sets", "aliases", "default", "attributes", "help", "wildcards", "name", "field")

    def __init__(
        self,
        type_name: str,
        sets: tuple[In, ...],
        aliases: tuple[str, ...],
        default: Any,
        attributes: tuple[Any, ...],
        help: str,
        wildcards: bool,
        name: str | None,
    ) -> None:
        self.type_name = type_name
        self.sets = sets
        self.aliases = aliases
        self.default = default
        self.attributes = attributes
        self.help = help
        self.wildcards = wildcards
        self.name = name
        self.field = ""

    def __set_name__(self, owner: type, field: str) -> None:
        self.field = field
        if self.name is None:
            self.name = "".join(part[:1].upper() + part[1:] for part in field.rstrip("_").split("_"))

    def __get__(self, instance: Any, owner: type | None = None) -> Any:
        return self if instance is None else self.default


def parameter(
    type_name: str,
    *sets: In,
    mandatory: bool = False,
    position: int | None = None,
    pipeline: bool = False,
    by_name: bool = False,
    remaining: bool = False,
    aliases: tuple[str, ...] = (),
    default: Any = None,
    validate: tuple[Any, ...] = (),
    help: str = "",
    wildcards: bool = False,
    name: str | None = None,
) -> Any:
    """Declare a parameter. Without `In(…)` the flags hold for every parameter set.

    A switch's default is False. `validate` takes attributes of `pyshell.binding.attributes`.
    """
    if not sets:
        sets = (In(mandatory=mandatory, position=position, pipeline=pipeline, by_name=by_name, remaining=remaining),)
    if default is None and type_name == "switch":
        default = False
    return ParameterDeclaration(type_name, sets, aliases, default, validate, help, wildcards, name)


class Cmdlet:
    """The base of every cmdlet. Subclasses override `begin`, `process`, `end` and, for long waits, `stop`."""

    # What @cmdlet fills in.
    verb = ""
    noun = ""
    command_name = ""
    module_name = ""
    class_full_name = ""
    examples: tuple[Example, ...] = ()
    options: dict[str, Any] = {}

    # What the command processor fills in before `begin`.
    runtime: CommandRuntime
    context: ExecutionContext
    invocation: InvocationInfo
    bound: dict[str, Any]
    set_name: str

    def begin(self) -> None:
        """Called once, after the command line was bound and before any input."""

    def process(self) -> None:
        """Called for each pipeline object once it was bound, or once when there is no pipeline input."""

    def end(self) -> None:
        """Called once after the last object."""

    def stop(self) -> None:
        """Called from another thread when the pipeline is stopped."""

    def dispose(self) -> None:
        """Called when the pipeline has ended, however it did."""

    def dynamic_parameters(self) -> list[ParameterMetadata] | None:
        """Parameters that depend on those bound so far; asked for after the static ones were bound."""
        return None

    @property
    def host(self) -> Any:
        return self.context.host

    @property
    def stopping(self) -> bool:
        return self.runtime.stopping

    def write(self, value: Any) -> None:
        """Write one object to the pipeline, a collection as one object."""
        self.runtime.out(value)

    def write_all(self, values: Iterable[Any]) -> None:
        """Write each element to the pipeline."""
        out = self.runtime.out
        for value in values:
            out(value)

    def error(
        self,
        error: BaseException | ErrorRecord,
        error_id: str | None = None,
        category: str = "NotSpecified",
        target: Any = None,
    ) -> None:
        """Write a non-terminating error; raises `ActionPreferenceStopException` where ErrorAction is Stop."""
        self.runtime.write_error(self.runtime.make_record(error, error_id, category, target))

    def throw(
        self,
        error: BaseException | ErrorRecord,
        error_id: str | None = None,
        category: str = "NotSpecified",
        target: Any = None,
    ) -> Any:
        """Raise a terminating error (it never returns)."""
        raise self.runtime.terminating(self.runtime.make_record(error, error_id, category, target))

    def warning(self, text: str) -> None:
        self.runtime.write_warning(text)

    def verbose(self, text: str) -> None:
        self.runtime.write_verbose(text)

    def debug(self, text: str) -> None:
        self.runtime.write_debug(text)

    def information(self, data: Any, tags: tuple[str, ...] = ()) -> None:
        self.runtime.write_information(data, tags)

    def progress(self, record: ProgressRecord) -> None:
        self.runtime.write_progress(record)

    def should_process(self, target: str, action: str | None = None) -> bool:
        """Ask as -WhatIf and -Confirm demand; the action defaults to the command's name."""
        return self.runtime.should_process(target, action)

    def should_continue(self, query: str, caption: str, to_all: bool = False) -> bool:
        """Ask in any case (where -Force was not given); raises when the host cannot prompt."""
        return self.runtime.should_continue(query, caption, to_all)


def cmdlet(
    verb: str,
    noun: str,
    *,
    module: str,
    default_set: str | None = None,
    output: tuple[str, ...] = (),
    should_process: bool = False,
    confirm_impact: str = "Medium",
    aliases: tuple[str, ...] = (),
    class_name: str | None = None,
    namespace: str = "Microsoft.PowerShell.Commands",
    help_uri: str = "",
    paging: bool = False,
) -> Callable[[T], T]:
    """Name a `Cmdlet` class. The .NET class name (in error ids) is the Python class's, in `namespace`."""

    def declare(cls: Any) -> Any:
        cls.verb = verb
        cls.noun = noun
        cls.command_name = f"{verb}-{noun}"
        cls.module_name = module
        cls.class_full_name = f"{namespace}.{class_name or cls.__name__}"
        cls.options = dict(
            default_set=default_set,
            output_types=output,
            supports_should_process=should_process,
            confirm_impact=confirm_impact,
            help_uri=help_uri,
            supports_paging=paging,
        )
        cls.declared_aliases = aliases
        cls._metadata = None
        return cls

    return declare


def metadata_of(cls: Any) -> CommandMetadata:
    """The metadata of a cmdlet class, built from its fields once."""
    metadata = cls.__dict__.get("_metadata")
    if metadata is None:
        parameters: dict[str, ParameterMetadata] = {}
        for base in reversed(cls.__mro__):
            for field, declaration in base.__dict__.items():
                if type(declaration) is ParameterDeclaration:
                    assert declaration.name is not None
                    parameters[field] = ParameterMetadata(
                        declaration.name,
                        declaration.type_name,
                        declaration.sets,
                        field=field,
                        aliases=declaration.aliases,
                        attributes=declaration.attributes,
                        default=declaration.default,
                        help=declaration.help,
                        wildcards=declaration.wildcards,
                    )
        metadata = CommandMetadata(
            cls.command_name, list(parameters.values()), class_name=cls.class_full_name, **cls.options
        )
        cls._metadata = metadata
    return metadata  # type: ignore[no-any-return]
