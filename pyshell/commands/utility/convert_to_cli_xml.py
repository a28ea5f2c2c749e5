"""ConvertTo-CliXml."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.remoting.clixml import export_document

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("ConvertTo", "CliXml", module="Microsoft.PowerShell.Utility", output=("System.String",))
class ConvertToCliXmlCommand(Cmdlet):
    """Gives objects as the XML text that `ConvertFrom-CliXml` reads."""

    input_object: Any = parameter("psobject", mandatory=True, position=0, pipeline=True, help="The objects.")
    depth: int = parameter("int", validate=(ValidateRangeAttribute(1, 2147483647),), help="How deep objects are kept.")

    examples = (Example("An object as text", "1 | ConvertTo-CliXml", "A document with one number."),)

    def begin(self) -> None:
        self._values: list[Any] = []

    def process(self) -> None:
        self._values.append(self.input_object)

    def end(self) -> None:
        self.write(export_document(self._values, self.depth if "Depth" in self.bound else 2).rstrip("\n"))
