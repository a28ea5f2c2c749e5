"""Remove-Module."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.module_support import specification
from pyshell.runtime.modules import PSModuleInfo
from pyshell.values.exceptions import InvalidOperationException
from pyshell.values.psobject import base_of
from pyshell.values.wildcard import WildcardPattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Remove", "Module", module="Microsoft.PowerShell.Core", should_process=True)
class RemoveModuleCommand(Cmdlet):
    """Takes modules out of the session, with their functions, aliases and variables."""

    name: list[str] | None = parameter(
        "string[]", In("name", mandatory=True, position=0, pipeline=True), help="Names (wildcards)."
    )
    fully_qualified_name: list[Any] | None = parameter(
        "System.Object[]",
        In("FullyQualifiedName", mandatory=True, position=0, pipeline=True),
        help="Modules as hashtables.",
    )
    module_info: list[Any] | None = parameter(
        "System.Management.Automation.PSModuleInfo[]",
        In("ModuleInfo", mandatory=True, position=0, pipeline=True),
        help="Module objects.",
    )
    force: bool = parameter("switch", help="Read-only modules too.")

    examples = (Example("Remove a module", "New-Module -Name M { } | Import-Module; Remove-Module M", "M is gone."),)

    removed = 0
    wildcards_only = True

    def process(self) -> None:
        modules = self.context.modules
        chosen: list[PSModuleInfo] = [
            m for m in (base_of(i) for i in self.module_info or ()) if isinstance(m, PSModuleInfo)
        ]
        for name in [*(self.name or ()), *[specification(s)[0] for s in self.fully_qualified_name or ()]]:
            pattern = WildcardPattern(name, ignore_case=True)
            if not any(c in name for c in "*?["):
                self.wildcards_only = False
            chosen.extend(m for m in modules.all() if pattern.is_match(m.name))
        for module in chosen:
            if self.should_process(module.name):
                modules.remove(module)
            self.removed += 1

    def end(self) -> None:
        if not self.removed and not self.wildcards_only:
            self.error(
                InvalidOperationException(
                    "No modules were removed. Verify that the specification of modules to remove is correct and "
                    "those modules exist in the "
                    "runspace."
                ),
                "Modules_NoModulesRemoved",
                "ResourceUnavailable",
            )
