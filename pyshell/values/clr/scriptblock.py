"""System.Management.Automation.ScriptBlock's members."""

from __future__ import annotations

from pyshell.values import ambient
from pyshell.values.collections import collection
from pyshell.values.exceptions import ArgumentNullException
from pyshell.values.pstype import PSOBJECT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class ScriptBlockMembers:
    implements = "System.Management.Automation.ScriptBlock"

    @staticmethod
    def Create(script: str) -> Any:
        if script is None:
            raise ArgumentNullException("script")
        return ambient.current().compile(script)

    @property
    def Ast(self: Any) -> Any:
        return self.ast

    @property
    def IsFilter(self: Any) -> bool:
        return bool(self.is_filter)

    @property
    def IsConfiguration(self: Any) -> bool:
        return False

    @property
    def File(self: Any) -> Any:
        return self.code.source.file

    @property
    def Id(self: Any) -> Any:
        from pyshell.values.clr.system import Guid

        if self.id is None:
            self.id = Guid.NewGuid()
        return self.id

    @property
    def StartPosition(self: Any) -> Any:
        return self.ast.extent

    @property
    def Attributes(self: Any) -> Any:
        return []

    @property
    def Module(self: Any) -> Any:
        return getattr(self.session, "module", None)

    @property
    def DebuggerHidden(self: Any) -> bool:
        return bool(self.debugger_hidden)

    @DebuggerHidden.setter
    def DebuggerHidden(self: Any, value: bool) -> None:
        self.debugger_hidden = value

    def ToString(self: Any) -> str:
        return str(self)

    def Invoke(self: Any, args: Any = ()) -> Any:
        return collection(PSOBJECT, self.invoke(list(args)))

    def InvokeReturnAsIs(self: Any, args: Any = ()) -> Any:
        output = self.invoke(list(args))
        return output[0] if len(output) == 1 else (output or None)

    def InvokeWithContext(self: Any, functions: Any, variables: Any = None, args: Any = ()) -> Any:
        given: dict[str, Any] = {}
        for variable in variables or ():
            from pyshell.values.members import get_member

            given[str(get_member(variable, "Name"))] = get_member(variable, "Value")
        under = given.pop("_", None)
        options: dict[str, Any] = {"variables": given}
        if functions is not None:
            from pyshell.values.psobject import base_of

            options["functions"] = {str(name): base_of(body) for name, body in base_of(functions).items()}
        if under is not None:
            options["dollar_under"] = under
        return collection(PSOBJECT, self.invoke(list(args or ()), **options))

    def GetNewClosure(self: Any) -> Any:
        return self.get_new_closure()

    def CheckRestrictedLanguage(self: Any, *args: Any) -> None:
        return None

    def GetHashCode(self: Any) -> int:
        return id(self) & 0x7FFFFFFF

    def Equals(self: Any, other: Any) -> bool:
        return self is other
