"""What the variable and alias cmdlets share: scopes by name, options, attributes."""

from __future__ import annotations

from pyshell.providers.tables import option_bits
from pyshell.runtime.scopes import ALL_SCOPE, CONSTANT, PRIVATE, READ_ONLY, PSVariable
from pyshell.values.exceptions import (
    PSArgumentException,
    PSArgumentOutOfRangeException,
    SessionStateUnauthorizedAccessException,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.binding.cmdlet import Cmdlet
    from pyshell.runtime.scopes import Scope
    from pyshell.values.exceptions import NetException

__all__ = ["ALL_SCOPE", "CONSTANT", "PRIVATE", "READ_ONLY", "option_bits"]


def scope_of(cmdlet: Cmdlet, name: str | None) -> Scope:
    """A scope by name (Global, Script, Local, Private) or number of levels up. Raises for one that is not there."""
    scope = cmdlet.runtime.scope
    if not name:
        return scope
    folded = name.lower()
    if folded in ("local", "private"):
        return scope
    if folded == "global":
        return scope.global_scope
    if folded == "script":
        return scope.script_scope
    if folded.lstrip("-").isdigit():
        number = int(folded)
        found = scope.at(number) if number >= 0 else None
        if found is None:
            raise PSArgumentOutOfRangeException(
                "Scope", f"The scope number '{number}' exceeds the number of active scopes.", number
            ).with_error("ArgumentOutOfRange", "InvalidArgument", number)
        return found
    raise PSArgumentException(
        'Cannot process argument because the value of argument "scopeID" is not valid. Change the value of the '
        '"scopeID" argument and run the operation again.'
    ).with_error("Argument", "InvalidArgument", name)


def variables_in(scope: Scope, only: bool) -> list[PSVariable]:
    """The variables of a scope, with those of its parents that it does not hide unless `only`."""
    found: dict[str, PSVariable] = {}
    for level in [scope] if only else scope.each():
        for key in list(level.vars):
            if key not in found:
                variable = level.variable(key)
                if level is not scope and variable.options & PRIVATE:
                    continue
                found[key] = variable
    context = scope.session.context
    if not only or scope.parent is None:
        for key in context.computed:
            if key not in found:
                computed = scope.lookup_variable(context.spelling.get(key, key))
                if computed is not None:
                    found[key] = computed
    return sorted(found.values(), key=lambda v: v.name.lower())


def not_writable(name: str) -> NetException:
    error: NetException = SessionStateUnauthorizedAccessException(
        f"Cannot overwrite variable {name} because it is read-only or constant.",
        error_id="VariableNotWritable",
        category="WriteError",
        target=name,
    )
    return error


def change(variable: PSVariable, bits: int | None, description: str | None, visibility: Any) -> None:
    """Give an existing variable other options, description or visibility."""
    if bits is not None:
        if bits & CONSTANT and not variable.options & CONSTANT:
            raise SessionStateUnauthorizedAccessException(
                f"Existing variable {variable.name} cannot be made constant. Variables can be made constant only "
                "at creation time.",
                error_id="VariableCannotBeMadeConstant",
                category="WriteError",
                target=variable.name,
            )
        variable.options = bits
    if description is not None:
        variable.description = description
    if visibility is not None:
        variable.visibility = str(getattr(visibility, "name", visibility))
