"""Get-Variable."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.variables import scope_of, variables_in
from pyshell.values.exceptions import ItemNotFoundException, NetException


@cmdlet("Get", "Variable", module="Microsoft.PowerShell.Utility", output=("System.Management.Automation.PSVariable",))
class GetVariableCommand(Cmdlet):
    """Gets the variables of a scope."""

    name: list[str] | None = parameter(
        "string[]",
        position=0,
        pipeline=True,
        by_name=True,
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    value_only: bool = parameter("switch")
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    scope: str | None = parameter("string", validate=(ValidateNotNullOrEmptyAttribute(),))

    def process(self) -> None:
        from pyshell.values.wildcard import matcher

        try:
            scope = scope_of(self, self.scope)
        except NetException as error:
            self.throw(error)
        variables = None
        include = [matcher(p) for p in self.include or ()]
        exclude = [matcher(p) for p in self.exclude or ()]
        for name in self.name or ["*"]:
            plain = not any(c in name for c in "*?[")
            if plain:
                key = name.lower()
                if self.scope:
                    found = [scope.variable(key)] if key in scope.vars else []
                else:
                    one = scope.lookup_variable(name)
                    found = [one] if one is not None else []
            else:
                if variables is None:
                    variables = variables_in(scope, bool(self.scope))
                matches = matcher(name)
                found = [v for v in variables if matches(v.name)]
            if not found and plain:
                missing = ItemNotFoundException(f"Cannot find a variable with the name '{name}'.")
                self.error(missing, "VariableNotFound", "ObjectNotFound", name)
            for variable in found:
                if include and not any(m(variable.name) for m in include) or any(m(variable.name) for m in exclude):
                    continue
                self.write(variable.value if self.value_only else variable)
