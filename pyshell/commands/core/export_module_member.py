"""Export-ModuleMember."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyCollectionAttribute, ValidateNotNullAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.values.exceptions import InvalidOperationException


@cmdlet("Export", "ModuleMember", module="Microsoft.PowerShell.Core")
class ExportModuleMemberCommand(Cmdlet):
    """Says which of a module's functions, aliases and variables the session that imports it sees."""

    function: list[str] | None = parameter(
        "string[]",
        position=0,
        pipeline=True,
        by_name=True,
        validate=(AllowEmptyCollectionAttribute(),),
        help="Functions (wildcards).",
    )
    cmdlet: list[str] | None = parameter(
        "string[]", by_name=True, validate=(AllowEmptyCollectionAttribute(),), help="Cmdlets."
    )
    variable: list[str] | None = parameter(
        "string[]", by_name=True, validate=(ValidateNotNullAttribute(),), help="Variables."
    )
    alias: list[str] | None = parameter(
        "string[]", by_name=True, validate=(ValidateNotNullAttribute(),), help="Aliases."
    )

    def process(self) -> None:
        module = self.context.session_state.module
        if module is None:
            self.throw(
                InvalidOperationException("The Export-ModuleMember cmdlet can only be called from inside a module."),
                "Modules_CanOnlyExecuteExportModuleMemberInsideAModule",
                "PermissionDenied",
            )
        module.export(self.function, self.cmdlet, self.variable, self.alias)
