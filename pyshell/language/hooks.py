"""What the language floor asks of the floors above it, which put their answers here when they are loaded."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, Protocol

    class TypeInfo(Protocol):
        """As much of a .NET type as the checks of a script ask for."""

        full_name: str
        is_enum: bool
        is_interface: bool
        is_value_type: bool

        def is_subclass_of(self, other: Any) -> bool: ...


#: The type of a written name, given the namespaces in use, or None. Without it, checks that need types are left out.
find_type: Callable[[str, tuple[str, ...]], TypeInfo | None] | None = None

#: Whether a module that a script names in `using module` can be found; the second argument is the script's file.
module_exists: Callable[[str, str | None], bool] | None = None
