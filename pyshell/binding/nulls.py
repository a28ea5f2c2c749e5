"""What a mandatory parameter, or one with Allow… attributes, says to null and empty values."""

from __future__ import annotations

from pyshell.binding.binder import binding_error
from pyshell.values.collections import NetList

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.binding.metadata import CommandMetadata, ParameterMetadata
    from pyshell.runtime.callsite import Arg


def allowances(param: ParameterMetadata) -> tuple[bool, bool, bool, bool]:
    """(mandatory, allows null, allows an empty string, allows an empty collection)."""
    names = {type(a).__name__ for a in param.attributes}
    mandatory = any(part.mandatory for part in param.sets.values())
    return (
        mandatory,
        "AllowNullAttribute" in names,
        "AllowEmptyStringAttribute" in names,
        "AllowEmptyCollectionAttribute" in names,
    )


def check_nulls(metadata: CommandMetadata, param: ParameterMetadata, value: Any, arg: Arg | None, runtime: Any) -> None:
    """Raise for a null, an empty string or an empty collection given to a mandatory parameter that does not allow
    it.
    """
    mandatory, null, empty_string, empty_collection = param.allow
    if not mandatory:
        return
    pstype = param.pstype
    if value is None:
        if null or pstype.is_value_type:
            return
        raise refusal(
            metadata, param, "because it is null", "ParameterArgumentValidationErrorNullNotAllowed", arg, runtime
        )
    if value == "" and isinstance(value, str):
        if empty_string or pstype.full_name not in ("System.String", "System.String[]"):
            return
        raise refusal(
            metadata,
            param,
            "because it is an empty string",
            "ParameterArgumentValidationErrorEmptyStringNotAllowed",
            arg,
            runtime,
        )
    if isinstance(value, list) and (pstype.rank or is_collection_type(pstype)):
        if not value and not empty_collection:
            kind = "array" if pstype.rank else "collection"
            raise refusal(
                metadata,
                param,
                f"because it is an empty {kind}",
                f"ParameterArgumentValidationErrorEmpty{kind.capitalize()}NotAllowed",
                arg,
                runtime,
            )
        if pstype.rank and pstype.element_type is not None:
            check_elements(metadata, param, value, arg, runtime)


def is_collection_type(pstype: Any) -> bool:
    """Whether a parameter's type is a growing list."""
    return pstype.full_name in COLLECTIONS or (pstype.pyclass is not None and issubclass(pstype.pyclass, NetList))


COLLECTIONS = (
    "System.Collections.ArrayList",
    "System.Collections.IList",
    "System.Collections.ICollection",
    "System.Array",
)


def check_elements(
    metadata: CommandMetadata, param: ParameterMetadata, value: list[Any], arg: Arg | None, runtime: Any
) -> None:
    _, null, empty_string, _ = param.allow
    element = param.pstype.element_type
    assert element is not None
    for item in value:
        if item is None and not null and not element.is_value_type:
            raise refusal(
                metadata,
                param,
                "because it is null",
                "ParameterArgumentValidationErrorNullNotAllowed",
                arg,
                runtime,
            )
        if item == "" and isinstance(item, str) and not empty_string and element.full_name == "System.String":
            raise refusal(
                metadata,
                param,
                "because it is an empty string",
                "ParameterArgumentValidationErrorEmptyStringNotAllowed",
                arg,
                runtime,
            )


def refusal(
    metadata: CommandMetadata, param: ParameterMetadata, why: str, error_id: str, arg: Arg | None, runtime: Any
) -> BaseException:
    return binding_error(
        metadata,
        f"Cannot bind argument to parameter '{param.name}' {why}.",
        error_id,
        arg,
        runtime,
        kind="ParameterBindingValidationException",
        category="InvalidData",
    )
