"""What Set-Alias and New-Alias share."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet
from pyshell.commands.variables import option_bits, scope_of
from pyshell.providers.tables import check_alias
from pyshell.runtime.commands import AliasInfo
from pyshell.values.exceptions import NetException, SessionStateException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class AliasWriterCmdlet(Cmdlet):
    """Makes an alias in a scope."""

    verb_text = ""
    replaces = True
    name: Any
    value: Any
    description: Any
    option: Any
    pass_thru: Any
    scope: Any
    force: Any

    def process(self) -> None:
        if not self.should_process(f"Name: {self.name} Value: {self.value}", self.verb_text):
            return
        try:
            scope = scope_of(self, self.scope)
            existing = (scope.aliases or {}).get(self.name.lower())
            if existing is not None and not self.replaces and not self.force:
                raise SessionStateException(
                    f"The alias is not allowed, because an alias with the name '{self.name}' already exists.",
                    error_id="AliasAlreadyExists",
                    category="ResourceExists",
                    target=self.name,
                )
            if existing is None and scope.parent is not None and self.replaces:
                inherited = self.context.commands.alias(self.name, scope)
                if inherited is not None and inherited.options & 8:
                    existing = inherited
            check_alias(existing, self.name, bool(self.force))
            bits = option_bits(self.option) if "Option" in self.bound else 0
            info = AliasInfo(self.name, self.value, bits, self.description or "")
            self.context.commands.set_alias(scope, info)
        except NetException as error:
            self.error(error)
            return
        if self.pass_thru:
            self.write(info)
