"""ConvertFrom-Csv."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.csv_reader import UNNAMED, CsvReader
from pyshell.commands.csv_writer import delimiter_of
from pyshell.values.exceptions import NetException
from pyshell.values.text import to_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("ConvertFrom", "Csv", module="Microsoft.PowerShell.Utility", default_set="Delimiter")
class ConvertFromCsvCommand(Cmdlet):
    """Makes objects of lines of comma-separated values."""

    delimiter: Any = parameter(
        "char",
        In("Delimiter", position=1),
        validate=(
            ValidateNotNullAttribute(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )
    use_culture: bool = parameter(
        "switch",
        In("UseCulture", mandatory=True),
        validate=(
            ValidateNotNullAttribute(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )
    input_object: list[Any] | None = parameter(
        "psobject[]",
        mandatory=True,
        position=0,
        pipeline=True,
        by_name=True,
        validate=(
            ValidateNotNullAttribute(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )
    header: list[str] | None = parameter(
        "string[]",
        validate=(
            ValidateNotNullAttribute(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )

    def begin(self) -> None:
        self._reader = CsvReader(delimiter_of(self), self.header)
        self._warned = False

    def process(self) -> None:
        for value in self.input_object or ():
            records = self._reader.read(to_string(value))
            try:
                for record in records:
                    if self._reader.unnamed and not self._warned:
                        self._warned = True
                        self.warning(UNNAMED)
                    self.write(record)
            except NetException as error:
                self.throw(error, "AlreadyPresentPSMemberInfoInternalCollectionAdd")
