"""New-Variable."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.variables import CONSTANT, READ_ONLY, option_bits, scope_of
from pyshell.values.exceptions import NetException, SessionStateException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "New",
    "Variable",
    module="Microsoft.PowerShell.Utility",
    output=("System.Management.Automation.PSVariable",),
    should_process=True,
    confirm_impact="Low",
)
class NewVariableCommand(Cmdlet):
    """Makes a variable."""

    name: str | None = parameter("string", mandatory=True, position=0, by_name=True)
    value: Any = parameter("System.Object", position=1, pipeline=True, by_name=True)
    description: str | None = parameter("string")
    option: Any = parameter("System.Management.Automation.ScopedItemOptions")
    visibility: Any = parameter("System.Management.Automation.SessionStateEntryVisibility")
    force: bool = parameter("switch")
    pass_thru: bool = parameter("switch")
    scope: str | None = parameter("string", validate=(ValidateNotNullOrEmptyAttribute(),))

    def process(self) -> None:
        name = self.name or ""
        try:
            scope = scope_of(self, self.scope)
        except NetException as error:
            self.throw(error)
        from pyshell.values.text import to_string

        if not self.should_process(f"Name: {name} Value: {to_string(self.value)}", "New variable"):
            return
        key = name.lower()
        existing = scope.variable(key) if key in scope.vars else None
        if existing is not None:
            if not self.force:
                taken = SessionStateException(f"A variable with name '{name}' already exists.")
                self.error(taken, "VariableAlreadyExists", "ResourceExists", name)
                return
            if existing.options & CONSTANT:
                from pyshell.commands.variables import not_writable

                self.error(not_writable(name))
                return
            existing.options &= ~READ_ONLY
        bits = option_bits(self.option) if "Option" in self.bound else 0
        if self.scope and self.scope.lower() == "private":
            bits |= 4
        variable = scope.declare(name, self.value, bits, None, self.description or "")
        if "Visibility" in self.bound:
            variable.visibility = str(getattr(self.visibility, "name", self.visibility))
        if self.pass_thru:
            self.write(variable)
