"""Get-ExecutionPolicy."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.values.enums import member
from pyshell.values.exceptions import InvalidOperationException
from pyshell.values.psobject import custom

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_POLICY = "Microsoft.PowerShell.ExecutionPolicy"
_SCOPE = "Microsoft.PowerShell.ExecutionPolicyScope"
_SCOPES = ("MachinePolicy", "UserPolicy", "Process", "CurrentUser", "LocalMachine")


@cmdlet("Get", "ExecutionPolicy", module="Microsoft.PowerShell.Security", output=(_POLICY,))
class GetExecutionPolicyCommand(Cmdlet):
    """Gives which scripts may run: outside Windows all of them."""

    scope: Any = parameter(_SCOPE, position=0, by_name=True, help="The policy of this scope.")
    list_: bool = parameter("switch", help="The policies of all scopes.", name="List")

    examples = (Example("May scripts run?", "Get-ExecutionPolicy", "Unrestricted everywhere but on Windows."),)

    def process(self) -> None:
        scoped = "Scope" in self.bound
        if self.list_ and scoped:
            error = InvalidOperationException("The List and Scope parameters cannot be specified together.")
            self.throw(error, "ListAndScopeSpecified", "InvalidOperation")
        policy = member(_POLICY, "Unrestricted")
        if self.list_:
            for name in _SCOPES:
                self.write(custom({"Scope": member(_SCOPE, name), "ExecutionPolicy": policy}))
            return
        self.write(policy)
