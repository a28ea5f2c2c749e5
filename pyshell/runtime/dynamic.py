"""`dynamicparam`: parameters that a function makes when it is called."""

from __future__ import annotations

from pyshell.binding.attributes import AliasAttribute, ParameterAttribute
from pyshell.binding.metadata import In, ParameterMetadata
from pyshell.values.members import get_member
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.functions import ScriptProcessor


def dynamic_parameters_of(processor: ScriptProcessor) -> list[ParameterMetadata] | None:
    """Run the block and read the dictionary of RuntimeDefinedParameter that it gives."""
    code = processor.code
    if code.dynamic is None:
        return None
    output: list[Any] = []
    out, processor.out = processor.out, output.append
    for param in code.params:
        processor.scope.vars.setdefault(param.lower, None)
    try:
        processor.call(code.dynamic)
    finally:
        processor.out = out
    made: list[ParameterMetadata] = []
    for value in output:
        table = base_of(value)
        if hasattr(table, "items"):
            made.extend(parameter_from(base_of(item)) for _, item in table.items())
    return made


def parameter_from(definition: Any) -> ParameterMetadata:
    """The metadata of one RuntimeDefinedParameter."""
    sets: list[In] = []
    aliases: tuple[str, ...] = ()
    rest: list[Any] = []
    for attribute in get_member(definition, "Attributes") or ():
        attribute = base_of(attribute)
        if isinstance(attribute, ParameterAttribute):
            sets.append(
                In(
                    attribute.parameter_set_name,
                    mandatory=attribute.mandatory,
                    position=None if attribute.position < 0 else attribute.position,
                    pipeline=attribute.value_from_pipeline,
                    by_name=attribute.value_from_pipeline_by_property_name,
                    remaining=attribute.value_from_remaining_arguments,
                    help_message=attribute.help_message,
                )
            )
        elif isinstance(attribute, AliasAttribute):
            aliases = (*aliases, *attribute.alias_names)
        else:
            rest.append(attribute)
    pstype = base_of(get_member(definition, "ParameterType"))
    name = str(get_member(definition, "Name"))
    made = ParameterMetadata(
        name,
        pstype.full_name,
        tuple(sets) or (In(),),
        field="\0dynamic:" + name.lower(),
        aliases=aliases,
        attributes=tuple(rest),
        pstype=pstype,
        is_dynamic=True,
    )
    made.default_text = ""
    made.written = tuple(base_of(each) for each in get_member(definition, "Attributes") or ())
    return made
