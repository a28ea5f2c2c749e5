"""Type names in scripts: script classes first, then .NET's, with the namespaces that `using` opened."""

from __future__ import annotations

from pyshell.runtime import current
from pyshell.runtime.engine_types import engine_type
from pyshell.values import pstype
from pyshell.values.exceptions import RuntimeException
from pyshell.values.pstype import find_type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.values.pstype import PSType


def script_type(name: str) -> PSType | None:
    """A class or enum that a script of this thread's shell defined."""
    context = current.get()
    if context is not None:
        found = context.type_scope.get(name)
        if found is None and context.session_state.module is not None:
            found = context.session_state.module.types.get(name)
        if found is not None:
            return found  # type: ignore[no-any-return]
    return engine_type(name)


pstype.script_types = script_type


def look_up(context: ExecutionContext, name: str, namespaces: tuple[str, ...] = ()) -> PSType | None:
    """The type of a name as written (arrays and generics included), or None."""
    scope = context.type_scope
    found = scope.get(name.lower()) if scope else None
    if found is None and context.session_state.module is not None:
        found = context.session_state.module.types.get(name.lower())
    return found if found is not None else find_type(name, namespaces)


def find_type_or_raise(context: ExecutionContext, name: str, namespaces: tuple[str, ...] = ()) -> PSType:
    """Like `look_up`, but raises the error that a script sees."""
    found = look_up(context, name, namespaces)
    if found is None:
        shown, bracket, rest = name.partition("[")
        name = shown if bracket and rest.lstrip()[:1] not in ("]", ",") else name
        raise RuntimeException(
            f"Unable to find type [{name}].", error_id="TypeNotFound", category="InvalidOperation", target=_Name(name)
        )
    return found


class _Name(str):
    """The target of a TypeNotFound error: it shows as the name."""

    net_name = "System.Management.Automation.Language.TypeName"
    __slots__ = ()


def type_for_source(context: ExecutionContext, source: Any, name: str) -> PSType:
    """A type that a declaration in a source names, with the namespaces that the source opened."""
    return find_type_or_raise(context, name, source.namespaces)


class TypeRef:
    """A type name in compiled code, resolved when first used."""

    __slots__ = ("name", "namespaces", "_found", "_context")

    def __init__(self, name: str, namespaces: tuple[str, ...] = ()) -> None:
        self.name = name
        self.namespaces = namespaces
        self._found: Any = None
        self._context: Any = None

    def get(self, context: ExecutionContext) -> PSType:
        """The type; raises RuntimeException when there is none."""
        if self._found is not None and self._context is context:
            return self._found  # type: ignore[no-any-return]
        found = find_type_or_raise(context, self.name, self.namespaces)
        self._found = found
        self._context = context
        return found
