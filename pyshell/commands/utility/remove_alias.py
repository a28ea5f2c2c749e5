"""Remove-Alias."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.variables import CONSTANT, READ_ONLY, scope_of
from pyshell.providers.tables import alias_not_removable
from pyshell.values.exceptions import ItemNotFoundException


@cmdlet("Remove", "Alias", module="Microsoft.PowerShell.Utility", default_set="Default")
class RemoveAliasCommand(Cmdlet):
    """Removes aliases."""

    name: list[str] | None = parameter("string[]", mandatory=True, position=0, pipeline=True, by_name=True)
    scope: str | None = parameter("string")
    force: bool = parameter("switch")

    def process(self) -> None:
        start = scope_of(self, self.scope)
        for name in self.name or ():
            key = name.lower()
            home = next((s for s in ([start] if self.scope else start.each()) if s.aliases and key in s.aliases), None)
            if home is None:
                error = ItemNotFoundException(
                    f"This command cannot find a matching alias because an alias with the name '{name}' does not exist."
                )
                self.error(error, "AliasNotFound" if False else "ItemNotFoundException", "ObjectNotFound", name)
                continue
            alias = (home.aliases or {})[key]
            if alias.options & CONSTANT or (alias.options & READ_ONLY and not self.force):
                self.error(alias_not_removable(name))
                continue
            self.context.commands.remove_alias(home, name)
