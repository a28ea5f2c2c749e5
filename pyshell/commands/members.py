"""Errors of members given by name (ForEach-Object, Where-Object)."""

from __future__ import annotations

from pyshell.values.exceptions import PSArgumentException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def name_error(message: str, parameter: str) -> PSArgumentException:
    """The exception for a name that cannot be used."""
    return PSArgumentException(message)


def ambiguous(
    kind: str, name: str, matches: list[str], parameter: str, error_id: str, target: Any
) -> tuple[PSArgumentException, str, str, Any]:
    """Exception, error id, category and target for a pattern that several members match."""
    shown = "".join(f" {match}" for match in matches)
    message = (
        f'Input name "{name}" is ambiguous. It can be resolved to multiple matched {kind}s. Possible matches '
        f"include:{shown}."
    )
    return name_error(message, parameter), error_id, "InvalidArgument", target
