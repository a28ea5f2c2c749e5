"""Get-Alias."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.variables import scope_of
from pyshell.values.exceptions import ItemNotFoundException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Get",
    "Alias",
    module="Microsoft.PowerShell.Utility",
    default_set="Default",
    output=("System.Management.Automation.AliasInfo",),
)
class GetAliasCommand(Cmdlet):
    """Gets aliases."""

    name: list[str] | None = parameter(
        "string[]",
        In("Default", position=0, pipeline=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    exclude: list[str] | None = parameter("string[]")
    scope: str | None = parameter("string")
    definition: list[str] | None = parameter(
        "string[]",
        In("Definition"),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )

    def process(self) -> None:
        from pyshell.values.wildcard import matcher

        scope = scope_of(self, self.scope)
        found: dict[str, Any] = {}
        for level in [scope] if self.scope else scope.each():
            for key, info in (level.aliases or {}).items():
                found.setdefault(key, info)
        exclude = [matcher(p) for p in self.exclude or ()]
        aliases = sorted(found.values(), key=lambda a: a.name.lower())
        by_definition = self.set_name == "Definition"
        for pattern in (self.definition if by_definition else self.name) or ["*"]:
            matches = matcher(pattern)
            any_found = False
            for alias in aliases:
                if matches(alias.definition if by_definition else alias.name) and not any(
                    m(alias.name) for m in exclude
                ):
                    any_found = True
                    self.write(alias)
            if not any_found and not any(c in pattern for c in "*?["):
                what = "definition" if by_definition else "name"
                error = ItemNotFoundException(
                    f"This command cannot find a matching alias because an alias with the {what} '{pattern}' does "
                    "not exist."
                )
                self.error(error, "ItemNotFoundException", "ObjectNotFound", pattern)
