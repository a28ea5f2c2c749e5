"""Register-ArgumentCompleter."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import AllowNullAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter


@cmdlet("Register", "ArgumentCompleter", module="Microsoft.PowerShell.Core")
class RegisterArgumentCompleterCommand(Cmdlet):
    """Gives completion a script block that knows the values of a parameter, or the arguments of a program."""

    command_name_: list[str] | None = parameter("string[]", In("NativeCommandSet", mandatory=True), In("PowerShellSet"))
    parameter_name: str | None = parameter("string", In("PowerShellSet", mandatory=True))
    script_block: Any = parameter("scriptblock", mandatory=True, validate=(AllowNullAttribute(),))
    native: bool = parameter("switch", In("NativeCommandSet"))
    native_fallback: bool = parameter("switch", In("NativeFallbackSet"))

    def end(self) -> None:
        from pyshell.completion.completers import registered

        known = registered(self.context)
        if self.set_name == "NativeFallbackSet":
            known.set_native("", self.script_block)
        elif self.set_name == "NativeCommandSet":
            for name in self.command_name_ or ():
                known.set_native(name, self.script_block)
        else:
            for command in self.command_name_ or [""]:
                known.set(command, self.parameter_name or "", self.script_block)
