"""ConvertFrom-CliXml."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.remoting.ps_serializer import read_document
from pyshell.values.exceptions import NetException


@cmdlet(
    "ConvertFrom", "CliXml", module="Microsoft.PowerShell.Utility", output=("System.Management.Automation.PSObject",)
)
class ConvertFromCliXmlCommand(Cmdlet):
    """Makes objects of CLIXML text."""

    input_object: str = parameter("string", mandatory=True, position=0, pipeline=True, help="The text.")

    examples = (Example("There and back", "5 | ConvertTo-CliXml | ConvertFrom-CliXml", "The number again."),)

    def begin(self) -> None:
        self._text: list[str] = []

    def process(self) -> None:
        self._text.append(self.input_object)

    def end(self) -> None:
        try:
            self.write_all(read_document("\n".join(self._text)))
        except NetException as error:
            self.throw(error, error.net_name, "NotSpecified")
