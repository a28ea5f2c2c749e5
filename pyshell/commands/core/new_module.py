"""New-Module."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.core.import_module import custom_object

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "New",
    "Module",
    module="Microsoft.PowerShell.Core",
    default_set="ScriptBlock",
    output=("System.Management.Automation.PSModuleInfo",),
)
class NewModuleCommand(Cmdlet):
    """Makes a module of a script block, in memory only."""

    name: str | None = parameter(
        "string", In("Name", mandatory=True, position=0, pipeline=True), help="The module's name."
    )
    script_block: Any = parameter(
        "scriptblock",
        In("Name", mandatory=True, position=1),
        In("ScriptBlock", mandatory=True, position=0),
        help="Its code.",
    )
    function: list[str] | None = parameter("string[]", help="Export only these functions (wildcards).")
    cmdlet: list[str] | None = parameter("string[]", help="Export only these cmdlets (wildcards).")
    return_result: bool = parameter("switch", help="Write what the code writes instead of the module.")
    as_custom_object: bool = parameter("switch", help="Write an object whose methods are the module's functions.")
    argument_list: list[Any] | None = parameter(
        "object[]", remaining=True, aliases=("Args",), help="Values for its param block."
    )

    examples = (
        Example(
            "A counter",
            "$m = New-Module { $n = 0; function Step-N { $script:n++; $script:n } }; Step-N",
            "It keeps its variable.",
        ),
    )

    def end(self) -> None:
        modules = self.context.modules
        output: list[Any] = []
        module = modules.dynamic(self.name, self.script_block, list(self.argument_list or ()), output.append)
        if self.function is not None:
            from pyshell.runtime.modules import matching

            module.functions = dict(matching(module.functions, self.function))
        if self.return_result:
            self.write_all(output)
            return
        if self.as_custom_object:
            self.write(custom_object(module))
            return
        modules.bring_in(module, self.context.session_state.top)
        self.write(module)
