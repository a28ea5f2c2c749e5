"""Remove-Variable."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.variables import CONSTANT, READ_ONLY, scope_of, variables_in
from pyshell.values.exceptions import ItemNotFoundException, NetException, SessionStateUnauthorizedAccessException


@cmdlet("Remove", "Variable", module="Microsoft.PowerShell.Utility", should_process=True)
class RemoveVariableCommand(Cmdlet):
    """Removes variables."""

    name: list[str] | None = parameter("string[]", mandatory=True, position=0, by_name=True)
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    force: bool = parameter("switch")
    scope: str | None = parameter("string", validate=(ValidateNotNullOrEmptyAttribute(),))

    def process(self) -> None:
        from pyshell.values.wildcard import matcher

        try:
            scope = scope_of(self, self.scope)
        except NetException as error:
            self.throw(error)
        include = [matcher(p) for p in self.include or ()]
        exclude = [matcher(p) for p in self.exclude or ()]
        for name in self.name or ():
            plain = not any(c in name for c in "*?[")
            matches = matcher(name)
            if plain:
                home = scope if self.scope else scope.scope_of(name.lower())
                found = [home.variable(name.lower())] if home is not None and name.lower() in home.vars else []
            else:
                found = [v for v in variables_in(scope, bool(self.scope)) if matches(v.name)]
            if not found and plain:
                missing = ItemNotFoundException(f"Cannot find a variable with the name '{name}'.")
                self.error(missing, "VariableNotFound", "ObjectNotFound", name)
            for variable in found:
                if include and not any(m(variable.name) for m in include) or any(m(variable.name) for m in exclude):
                    continue
                if not self.should_process(f"Name: {variable.name}", "Remove variable"):
                    continue
                if variable.options & CONSTANT or (variable.options & READ_ONLY and not self.force):
                    locked = SessionStateUnauthorizedAccessException(
                        f"Cannot remove variable {variable.name} because it is constant or read-only. If the "
                        "variable is "
                        "read-only, try the operation again specifying the Force option."
                    )
                    self.error(locked, "VariableNotRemovable", "WriteError", variable.name)
                    continue
                home = variable.scope or scope
                home.remove(variable.name.lower())
