"""Import-Csv."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.csv_reader import UNNAMED, CsvReader
from pyshell.commands.csv_writer import delimiter_of
from pyshell.commands.encoding_parameter import EncodingTransformation
from pyshell.commands.text_files import read_text
from pyshell.values.exceptions import InvalidOperationException, NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Import", "Csv", module="Microsoft.PowerShell.Utility", default_set="DelimiterPath")
class ImportCsvCommand(Cmdlet):
    """Makes objects of files of comma-separated values."""

    delimiter: Any = parameter(
        "char",
        In("DelimiterPath", position=1),
        In("DelimiterLiteralPath", position=1),
        validate=(ValidateNotNullAttribute(),),
    )
    path: list[str] | None = parameter(
        "string[]",
        In("DelimiterPath", mandatory=True, position=0, pipeline=True, by_name=True),
        In("CulturePath", mandatory=True, position=0, pipeline=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("DelimiterLiteralPath", mandatory=True, by_name=True),
        In("CultureLiteralPath", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    use_culture: bool = parameter(
        "switch",
        In("CulturePath", mandatory=True),
        In("CultureLiteralPath", mandatory=True),
        validate=(ValidateNotNullAttribute(),),
    )
    header: list[str] | None = parameter("string[]", validate=(ValidateNotNullOrEmptyAttribute(),))
    encoding: Any = parameter(
        "System.Text.Encoding",
        validate=(
            EncodingTransformation(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )

    def begin(self) -> None:
        self._warned = False

    def process(self) -> None:
        literal = "LiteralPath" in self.bound
        if ("Path" in self.bound) == literal:
            message = "You must specify either the -Path or -LiteralPath parameters, but not both."
            self.throw(InvalidOperationException(message), "CannotSpecifyPathAndLiteralPath", "InvalidData")
        delimiter = delimiter_of(self)
        for path in (self.literal_path if literal else self.path) or ():
            text = read_text(self, path, self.encoding, literal)
            reader = CsvReader(delimiter, self.header)
            try:
                for record in reader.read(text):
                    if reader.unnamed and not self._warned:
                        self._warned = True
                        self.warning(UNNAMED)
                    self.write(record)
            except NetException as error:
                self.throw(error, "AlreadyPresentPSMemberInfoInternalCollectionAdd")
