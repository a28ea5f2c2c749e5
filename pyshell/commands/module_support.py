"""What the module cmdlets share: versions, wildcards of names, errors."""

from __future__ import annotations

from pyshell.values import exceptions
from pyshell.values.convert import convert, to_string
from pyshell.values.exceptions import NetException
from pyshell.values.psobject import base_of
from pyshell.values.pstype import find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.modules import PSModuleInfo


def version(text: Any) -> Any:
    """A text as System.Version; a single number gets `.0`."""
    found = find_type("version")
    assert found is not None
    shown = to_string(text)
    return convert(shown if "." in shown else shown + ".0", found)


def fits(module: PSModuleInfo, minimum: Any, maximum: Any, required: Any) -> bool:
    """Whether a module's version is within the limits that were given."""
    own = numbers(module.version_text)
    if required is not None and own != numbers(required):
        return False
    if minimum is not None and own < numbers(minimum):
        return False
    return maximum is None or own <= numbers(to_string(maximum).replace("*", "2147483647"))


def numbers(value: Any) -> tuple[int, ...]:
    parts = [int(p) if p.isdigit() else 0 for p in to_string(value).split(".")]
    return tuple((parts + [0, 0, 0, 0])[:4])


def wrong_version(name: str, wanted: str) -> NetException:
    error: NetException = exceptions.FileNotFoundException(
        f"The specified module '{name}' with version '{wanted}' was not loaded because no valid module file was "
        "found in any module "
        "directory."
    )
    error.error_id = "Modules_ModuleWithVersionNotFound"
    error.error_category = "ResourceUnavailable"
    error.target = name
    return error


def specification(value: Any) -> tuple[str, Any, Any, Any]:
    """(name, minimum, maximum, required version) of a ModuleSpecification: a hashtable or a name."""
    inner = base_of(value)
    if hasattr(inner, "get"):
        return (
            to_string(inner.get("ModuleName")),
            inner.get("ModuleVersion"),
            inner.get("MaximumVersion"),
            inner.get("RequiredVersion"),
        )
    return to_string(inner), None, None, None
