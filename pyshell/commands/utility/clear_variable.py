"""Clear-Variable."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.variables import CONSTANT, READ_ONLY, not_writable, scope_of, variables_in
from pyshell.values.exceptions import ItemNotFoundException, NetException


@cmdlet(
    "Clear",
    "Variable",
    module="Microsoft.PowerShell.Utility",
    output=("System.Management.Automation.PSVariable",),
    should_process=True,
)
class ClearVariableCommand(Cmdlet):
    """Sets variables to null."""

    name: list[str] | None = parameter("string[]", mandatory=True, position=0, by_name=True)
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    force: bool = parameter("switch")
    pass_thru: bool = parameter("switch")
    scope: str | None = parameter("string", validate=(ValidateNotNullOrEmptyAttribute(),))

    def process(self) -> None:
        from pyshell.values.wildcard import matcher

        try:
            scope = scope_of(self, self.scope)
        except NetException as error:
            self.throw(error)
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
                if not self.should_process(f"Name: {variable.name}", "Clear variable"):
                    continue
                if variable.options & CONSTANT or (variable.options & READ_ONLY and not self.force):
                    self.error(not_writable(variable.name))
                    continue
                options, variable.options = variable.options, variable.options & ~READ_ONLY
                try:
                    variable.value = None
                except NetException as error:
                    self.error(error)
                    continue
                finally:
                    variable.options = options
                if self.pass_thru:
                    self.write(variable)
