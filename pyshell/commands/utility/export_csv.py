"""Export-Csv."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.csv_reader import CsvReader
from pyshell.commands.csv_writer import CsvWritingCmdlet
from pyshell.commands.encoding_parameter import EncodingTransformation
from pyshell.commands.text_files import TextFileWriter, read_text
from pyshell.values.exceptions import InvalidOperationException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Export", "Csv", module="Microsoft.PowerShell.Utility", default_set="Delimiter", should_process=True)
class ExportCsvCommand(CsvWritingCmdlet):
    """Writes objects into a file of comma-separated values."""

    input_object: Any = parameter("psobject", mandatory=True, pipeline=True, by_name=True)
    path: str | None = parameter("string", position=0, validate=(ValidateNotNullOrEmptyAttribute(),))
    literal_path: str | None = parameter(
        "string",
        aliases=(
            "PSPath",
            "LP",
        ),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    force: bool = parameter("switch")
    no_clobber: bool = parameter("switch", aliases=("NoOverwrite",))
    encoding: Any = parameter(
        "System.Text.Encoding",
        validate=(
            EncodingTransformation(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )
    append: bool = parameter("switch")
    delimiter: Any = parameter("char", In("Delimiter", position=1), validate=(ValidateNotNullAttribute(),))
    use_culture: bool = parameter("switch", In("UseCulture"))
    include_type_information: bool = parameter("switch", aliases=("ITI",))
    no_type_information: bool = parameter("switch", aliases=("NTI",))
    quote_fields: list[str] | None = parameter("string[]", aliases=("QF",))
    use_quotes: Any = parameter("Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind", aliases=("UQ",))
    no_header: bool = parameter("switch")

    def begin(self) -> None:
        super().begin()
        self._file: TextFileWriter | None = None
        literal = "LiteralPath" in self.bound
        if ("Path" in self.bound) == literal:
            message = "You must specify either the -Path or -LiteralPath parameters, but not both."
            self.throw(InvalidOperationException(message), "CannotSpecifyPathAndLiteralPath", "InvalidData")
        if self.append and self.no_header:
            message = "You must specify either the -Append or -NoHeader parameters, but not both."
            self.throw(InvalidOperationException(message), "CannotSpecifyBothAppendAndNoHeader", "InvalidData")
        self._path: str = self.literal_path if literal else self.path  # type: ignore[assignment]
        if not self.should_process(self._path):
            return
        self._columns = self._existing(literal) if self.append else None
        self._file = TextFileWriter(
            self, self._path, self.encoding, literal, bool(self.append), bool(self.force), bool(self.no_clobber)
        )

    def _existing(self, literal: bool) -> list[str] | None:
        """The columns of the file that is appended to, None for an empty or missing one."""
        if not any(place.exists() for place in self.context.session.resolve(self._path, literal, True, False)):
            return None
        reader = CsvReader(self._lines.delimiter, None)
        for _ in reader.read(read_text(self, self._path, self.encoding, literal)):
            break
        return reader.header

    def process(self) -> None:
        if self._file is not None:
            super().process()

    def start(self, value: Any, names: list[str]) -> list[str]:
        columns = self._columns
        if columns is None:
            return super().start(value, names)
        known = {name.lower() for name in names}
        for column in columns:
            if column.lower() not in known and not self.force:
                message = (
                    f"Cannot append CSV content to the following file: {self._path}. The appended object does "
                    "not have a "
                    f"property that corresponds to the following column: {column}. To continue with mismatched "
                    "properties, add "
                    "the -Force parameter, and then retry the command."
                )
                error = InvalidOperationException(message)
                self.throw(error, "CannotAppendCsvWithMismatchedPropertyNames", "InvalidData", column)
        return columns

    def line(self, text: str) -> None:
        assert self._file is not None
        self._file.write(text + "\n")

    def end(self) -> None:
        self.dispose()

    def dispose(self) -> None:
        file = getattr(self, "_file", None)
        if file is not None:
            self._file = None
            file.close()
