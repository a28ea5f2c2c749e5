"""Set-Variable."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.variables import CONSTANT, READ_ONLY, change, not_writable, option_bits, scope_of
from pyshell.runtime.scopes import MISSING
from pyshell.values.exceptions import NetException
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Set",
    "Variable",
    module="Microsoft.PowerShell.Utility",
    output=("System.Management.Automation.PSVariable",),
    should_process=True,
)
class SetVariableCommand(Cmdlet):
    """Sets the value of a variable, making it where there is none."""

    name: list[str] | None = parameter("string[]", mandatory=True, position=0, by_name=True)
    value: Any = parameter("System.Object", position=1, pipeline=True, by_name=True)
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    description: str | None = parameter("string")
    option: Any = parameter("System.Management.Automation.ScopedItemOptions")
    force: bool = parameter("switch")
    visibility: Any = parameter("System.Management.Automation.SessionStateEntryVisibility")
    pass_thru: bool = parameter("switch")
    append: bool = parameter("switch")
    scope: str | None = parameter("string", validate=(ValidateNotNullOrEmptyAttribute(),))

    def begin(self) -> None:
        self._values: list[Any] = []
        self._piped = False
        self._names: list[str] = []

    def process(self) -> None:
        if "Value" in self.bound and self.runtime.processor.expecting:
            self._piped = True
            if self.value is not AUTOMATION_NULL:
                self._values.append(self.value)
            self._names = list(self.name or ())
            return
        self._set(list(self.name or ()), self.value)

    def end(self) -> None:
        if self._piped:
            values = self._values
            self._set(self._names, values[0] if len(values) == 1 else values)

    def _set(self, names: list[str], value: Any) -> None:
        if value is AUTOMATION_NULL:
            value = None
        given = "Value" in self.bound or self._piped
        try:
            scope = scope_of(self, self.scope)
        except NetException as error:
            self.throw(error)
        bits = option_bits(self.option) if "Option" in self.bound else None
        for name in names:
            if not self.should_process(f"Name: {name} Value: {_shown(value)}", "Set variable"):
                continue
            try:
                self._one(scope, name, value, given, bits)
            except NetException as error:
                self.error(error)

    def _one(self, scope: Any, name: str, value: Any, given: bool, bits: int | None) -> None:
        key = name.lower()
        private = (self.scope or "").lower() == "private"
        existing = scope.variable(key) if key in scope.vars else None
        if existing is None:
            above = scope.find(key)
            if above is not MISSING and scope.con is not None and key in scope.con:
                existing = scope.con[key]
        if existing is not None:
            if existing.options & CONSTANT or (existing.options & READ_ONLY and not self.force):
                raise not_writable(name)
            if given:
                options = existing.options
                existing.options &= ~READ_ONLY
                try:
                    existing.value = value
                finally:
                    existing.options = options
            change(existing, bits, self.description, self.visibility if "Visibility" in self.bound else None)
        elif bits is None and not private and self.description is None and "Visibility" not in self.bound:
            scope.set(name, value)
        else:
            existing = scope.declare(name, value, (bits or 0) | (4 if private else 0), None, self.description or "")
            if "Visibility" in self.bound:
                change(existing, None, None, self.visibility)
        if self.pass_thru:
            self.write(scope.lookup_variable(name))


def _shown(value: Any) -> str:
    from pyshell.values.text import to_string

    return to_string(value)
