"""ConvertTo-Csv."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.csv_writer import CsvWritingCmdlet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("ConvertTo", "Csv", module="Microsoft.PowerShell.Utility", default_set="Delimiter", output=("System.String",))
class ConvertToCsvCommand(CsvWritingCmdlet):
    """Turns objects into lines of comma-separated values."""

    input_object: Any = parameter("psobject", mandatory=True, position=0, pipeline=True, by_name=True)
    delimiter: Any = parameter("char", In("Delimiter", position=1), validate=(ValidateNotNullAttribute(),))
    use_culture: bool = parameter("switch", In("UseCulture"))
    include_type_information: bool = parameter("switch", aliases=("ITI",))
    no_type_information: bool = parameter("switch", aliases=("NTI",))
    quote_fields: list[str] | None = parameter("string[]", aliases=("QF",))
    use_quotes: Any = parameter("Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind", aliases=("UQ",))
    no_header: bool = parameter("switch")

    def line(self, text: str) -> None:
        if text:
            self.write(text)
