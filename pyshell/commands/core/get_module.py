"""Get-Module."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.module_support import specification
from pyshell.runtime.modules import PSModuleInfo, describe, exported_names, read_data_file
from pyshell.values.exceptions import NetException
from pyshell.values.wildcard import WildcardPattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Get",
    "Module",
    module="Microsoft.PowerShell.Core",
    default_set="Loaded",
    output=("System.Management.Automation.PSModuleInfo",),
)
class GetModuleCommand(Cmdlet):
    """Lists the modules that are loaded, or with -ListAvailable those that could be."""

    name: list[str] | None = parameter(
        "string[]",
        *[In(s, position=0, pipeline=True) for s in ("Loaded", "Available", "PsSession", "CimSession")],
        help="Names (wildcards).",
    )
    fully_qualified_name: list[Any] | None = parameter(
        "System.Object[]", help="Modules as hashtables with a name and versions."
    )
    all: bool = parameter("switch", In("Loaded"), In("Available"), help="Nested modules too, and every version.")
    list_available: bool = parameter(
        "switch",
        In("Available", mandatory=True),
        In("PsSession"),
        In("CimSession"),
        help="The modules on PSModulePath.",
    )
    ps_edition: str | None = parameter("string", In("Available"), In("PsSession"), name="PSEdition")
    skip_edition_check: bool = parameter("switch", In("Available"), In("PsSession"), In("CimSession"))
    refresh: bool = parameter(
        "switch", In("Available"), In("PsSession"), In("CimSession"), help="Look at the folders again."
    )

    examples = (Example("Loaded modules", "Get-Module", "Modules that were imported in this session."),)

    def process(self) -> None:
        modules = self.context.modules
        names = list(self.name or ()) + [specification(s)[0] for s in self.fully_qualified_name or ()]
        patterns = [WildcardPattern(n, ignore_case=True) for n in names]
        if self.list_available:
            if self.refresh:
                modules._available = None
            for path in modules.available().values():
                found = self.listed(path)
                if not patterns or any(p.is_match(found.name) for p in patterns):
                    self.write(found)
            return
        found_modules = sorted(modules.all(), key=lambda m: m.name.lower())
        for module in found_modules:
            if not patterns or any(p.is_match(module.name) for p in patterns):
                self.write(module)

    def listed(self, path: str) -> PSModuleInfo:
        name = path.rpartition("/")[2].rpartition(".")[0]
        module = PSModuleInfo(self.context, name, path, "Manifest" if path.endswith(".psd1") else "Script")
        module.loaded = False
        if path.endswith(".psd1"):
            try:
                describe(module, read_data_file(self.context, path))
            except NetException as error:
                self.verbose(error.message)
        module.listed_commands = sorted(exported_names(self.context, path))
        return module
