"""PowerShell's view of values: the .NET types people use, conversion, members, numbers and dates as text."""

from __future__ import annotations

from pyshell.language import hooks

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.language.hooks import TypeInfo


def _find_type(name: str, namespaces: tuple[str, ...]) -> TypeInfo | None:
    from pyshell.values.pstype import find_type

    return find_type(name, namespaces)


# The parser's checks ask for types by name; the types are loaded when the first check does.
hooks.find_type = _find_type
