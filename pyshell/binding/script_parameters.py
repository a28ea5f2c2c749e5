"""Parameter metadata of functions and scripts, made from what the compiler kept of their `param` blocks."""

from __future__ import annotations

from pyshell.binding.attributes import (
    AliasAttribute,
    ArgumentTypeConverter,
    CmdletBindingAttribute,
    OutputTypeAttribute,
    ParameterAttribute,
)
from pyshell.binding.metadata import (
    ALL_SETS,
    COMMON_PARAMETERS,
    NOT_POSITIONAL,
    SHOULD_PROCESS_PARAMETERS,
    CommandMetadata,
    In,
    ParameterMetadata,
)
from pyshell.runtime.scopes import PSVariable
from pyshell.values import exceptions
from pyshell.values.convert import to_string
from pyshell.values.exceptions import NetException
from pyshell.values.switch import SwitchParameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scriptblock import BlockCode, ParamCode
    from pyshell.values.pstype import PSType


def type_named(context: ExecutionContext, text: str, source: Any = None) -> PSType:
    """The type of a parameter; raises TypeNotFound as a script would see it."""
    from pyshell.runtime.types import find_type_or_raise

    return find_type_or_raise(context, text, source.namespaces if source is not None else ())


def metadata_of_block(code: BlockCode, context: ExecutionContext) -> CommandMetadata:
    """The metadata of a function, script or script block; raises when an attribute or type does not exist."""
    scope = context.scope
    block_attributes = code.attributes(context, scope) if code.attributes is not None else []
    binding: CmdletBindingAttribute | None = None
    output: list[Any] = []
    for attribute in block_attributes:
        if isinstance(attribute, CmdletBindingAttribute):
            binding = attribute
        elif isinstance(attribute, OutputTypeAttribute):
            output.append(attribute)
    parameters: list[ParameterMetadata] = []
    advanced = binding is not None
    declared: list[tuple[ParamCode, list[Any]]] = []
    for param in code.params:
        attributes = param.attributes(context, scope) if param.attributes is not None else []
        declared.append((param, attributes))
        if any(isinstance(a, ParameterAttribute) for a in attributes):
            advanced = True
    positional = binding.positional_binding if binding is not None else True
    explicit = any(
        a.position != NOT_POSITIONAL
        for _, attributes in declared
        for a in attributes
        if isinstance(a, ParameterAttribute)
    )
    any_set = any(
        a.parameter_set_name != ALL_SETS
        for _, attributes in declared
        for a in attributes
        if isinstance(a, ParameterAttribute)
    )
    default_named = binding is not None and bool(binding.default_parameter_set_name)
    next_position = 0
    for param, attributes in declared:
        sets: list[In] = []
        aliases: tuple[str, ...] = ()
        rest: list[Any] = []
        for attribute in attributes:
            if isinstance(attribute, ParameterAttribute):
                sets.append(
                    In(
                        attribute.parameter_set_name,
                        mandatory=attribute.mandatory,
                        position=None if attribute.position == NOT_POSITIONAL else attribute.position,
                        pipeline=attribute.value_from_pipeline,
                        by_name=attribute.value_from_pipeline_by_property_name,
                        remaining=attribute.value_from_remaining_arguments,
                        help_message=attribute.help_message,
                    )
                )
                if [s.set_name for s in sets].count(attribute.parameter_set_name) > 1:
                    raise metadata_error(
                        f'The parameter "{param.name}" is declared in parameter-set '
                        f'"{attribute.parameter_set_name}" multiple times.',
                        "ParameterDeclaredInParameterSetMultipleTimes",
                    )
            elif isinstance(attribute, AliasAttribute):
                aliases = (*aliases, *attribute.alias_names)
            else:
                rest.append(attribute)
        if not sets:
            sets = [In()]
        type_text = param.type_text
        pstype = type_named(context, type_text, code.source) if type_text is not None else type_named(context, "object")
        is_switch = pstype.full_name == "System.Management.Automation.SwitchParameter"
        if not explicit and positional and not is_switch:
            if not any_set and not default_named or all(s.set_name == ALL_SETS for s in sets) and not any_set:
                for part in sets:
                    part.position = next_position
                for attribute in attributes:
                    if isinstance(attribute, ParameterAttribute):
                        attribute.position = next_position
                next_position += 1
        made = ParameterMetadata(
            param.name,
            "switch" if is_switch else pstype.full_name,
            tuple(sets),
            field=param.lower,
            aliases=aliases,
            attributes=tuple(rest),
            pstype=pstype,
        )
        made.declared_type = type_text is not None or bool(rest)
        made.written = tuple(attributes)
        if param.default_span is not None:
            made.default_text = code.source.text[param.default_span[0] : param.default_span[1]]
        else:
            made.default_text = ""
        parameters.append(made)
    check_names(parameters)
    if advanced:
        check_common(parameters, binding is not None and binding.supports_should_process)
    name = code.name
    if not name and code.kind == "script" and code.source.file:
        name = code.source.file.rpartition("/")[2]
    metadata = CommandMetadata(
        name,
        parameters,
        class_name=name,
        default_set=binding.default_parameter_set_name if binding is not None else None,
        supports_should_process=binding.supports_should_process if binding is not None else False,
        confirm_impact=str(getattr(binding.confirm_impact, "name", binding.confirm_impact))
        if binding is not None
        else "Medium",
        positional_binding=positional,
        is_advanced=advanced,
        output_types=tuple(output),
        help_uri=binding.help_uri if binding is not None else "",
        supports_paging=binding.supports_paging if binding is not None else False,
    )
    return metadata


def metadata_error(message: str, error_id: str) -> NetException:
    error: NetException = exceptions.MetadataException(message)
    error.error_id = error_id
    return error


def check_names(parameters: list[ParameterMetadata]) -> None:
    """Names and aliases must differ; raises MetadataException."""
    seen: set[str] = {p.lower for p in parameters}
    for param in parameters:
        for alias in param.aliases:
            if alias.lower() in seen and alias.lower() != param.lower:
                raise metadata_error(f'The alias "{alias}" is declared multiple times.', "AliasDeclaredMultipleTimes")
            seen.add(alias.lower())


def check_common(parameters: list[ParameterMetadata], should_process: bool) -> None:
    """An advanced function's own parameters must not take the names of the common ones; raises MetadataException."""
    common = COMMON_PARAMETERS + (SHOULD_PROCESS_PARAMETERS if should_process else ())
    names = {n.lower() for n, _, _ in common}
    aliases = {a: n for n, a, _ in common}
    for param in parameters:
        if param.lower in names:
            raise metadata_error(
                f"A parameter with the name '{param.name}' was defined multiple times for the command.",
                "ParameterNameAlreadyExistsForCommand",
            )
        if param.lower in aliases:
            raise metadata_error(
                f"The parameter '{param.name}' cannot be specified because it conflicts with the parameter alias "
                "of the same name for "
                f"parameter '{aliases[param.lower]}'.",
                "ParameterNameConflictsWithAlias",
            )
        for alias in param.aliases:
            if alias.lower() in aliases or alias.lower() in names:
                raise metadata_error(
                    f"The parameter alias cannot be specified because an alias with the name '{alias}' was already "
                    "defined multiple times "
                    "for the command.",
                    "AliasParameterNameAlreadyExistsForCommand",
                )


def constraints_of_block(code: BlockCode, context: ExecutionContext) -> dict[str, PSVariable] | None:
    """Templates of the variables of typed or validated parameters: assignments to them convert and validate."""
    if all(p.type_text is None and p.attributes is None for p in code.params):
        return None
    metadata = code.metadata(context)
    found: dict[str, PSVariable] = {}
    for param in code.params:
        known = metadata.by_name[param.lower]
        attributes: list[Any] = []
        if param.type_text is not None and known.pstype.full_name != "System.Object":
            attributes.append(ArgumentTypeConverter(known.pstype, plain=True))
        attributes.extend(a for a in known.attributes if a.validates or a.transforms)
        if attributes:
            template = PSVariable(param.name)
            template.attributes = attributes
            found[param.lower] = template
    return found or None


def coerce_default(context: ExecutionContext, scope: Any, param: ParamCode, template: PSVariable, value: Any) -> Any:
    """A default value through the parameter's type (validations do not look at defaults)."""
    from pyshell.binding.binder import transformation_error

    for attribute in template.attributes:
        if isinstance(attribute, ArgumentTypeConverter):
            try:
                value = attribute.apply_to_variable(template, value)
            except NetException as error:
                metadata = scope.frame.block.code.metadata(context)
                raise transformation_error(metadata, metadata.by_name[param.lower], error, None, None) from error
    return value


def empty_value(param: ParamCode, context: ExecutionContext) -> Any:
    """What an unbound typed parameter holds: zero, false, an empty string, or null."""
    assert param.type_text is not None
    pstype = type_named(context, param.type_text)
    return empty_of(pstype)


def empty_of(pstype: PSType) -> Any:
    name = pstype.full_name
    if name == "System.String":
        return ""
    if name == "System.Management.Automation.SwitchParameter":
        return SwitchParameter(False)
    if pstype.is_value_type:
        from pyshell.values.convert import default_value

        return default_value(pstype)
    return None


__all__ = ["constraints_of_block", "empty_value", "metadata_of_block", "to_string"]
