"""Update-Help."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_SAID = "The help of this shell's commands comes with them: there is nothing to download."


@cmdlet("Update", "Help", module="Microsoft.PowerShell.Core", default_set="Path", should_process=True)
class UpdateHelpCommand(Cmdlet):
    """Says that help is up to date: it comes with the shell."""

    module: list[str] | None = parameter(
        "string[]", position=0, by_name=True, aliases=("Name",), validate=(ValidateNotNullAttribute(),)
    )
    fully_qualified_module: Any = parameter("Microsoft.PowerShell.Commands.ModuleSpecification[]", by_name=True)
    source_path: list[str] | None = parameter("string[]", In("Path", position=1), aliases=("Path",))
    literal_path: list[str] | None = parameter("string[]", In("LiteralPath", by_name=True), aliases=("PSPath", "LP"))
    recurse: bool = parameter("switch")
    ui_culture: Any = parameter("cultureinfo[]", position=2, name="UICulture")
    credential: Any = parameter("pscredential")
    use_default_credentials: bool = parameter("switch")
    force: bool = parameter("switch")
    scope: Any = parameter("Microsoft.PowerShell.Commands.UpdateHelpScope", by_name=True)

    def end(self) -> None:
        self.warning(_SAID)
