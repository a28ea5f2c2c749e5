"""Out-File."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.encoding_parameter import EncodingTransformation
from pyshell.commands.formatting_support import guarded
from pyshell.commands.text_files import TextFileWriter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Out", "File", module="Microsoft.PowerShell.Utility", default_set="ByPath", should_process=True)
class OutFileCommand(Cmdlet):
    """Formats objects and writes the text to a file."""

    file_path: str | None = parameter("string", In("ByPath", mandatory=True, position=0), aliases=("Path",))
    literal_path: str | None = parameter(
        "string",
        In("ByLiteralPath", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    encoding: Any = parameter(
        "System.Text.Encoding",
        position=1,
        validate=(
            EncodingTransformation(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )
    append: bool = parameter("switch")
    force: bool = parameter("switch")
    no_clobber: bool = parameter("switch", aliases=("NoOverwrite",))
    width: int | None = parameter("int", validate=(ValidateRangeAttribute(2, 2147483647),))
    no_newline: bool = parameter("switch")
    input_object: Any = parameter("psobject", pipeline=True)

    def begin(self) -> None:
        self._file: TextFileWriter | None = None
        literal = self.set_name == "ByLiteralPath"
        path: str = self.literal_path if literal else self.file_path  # type: ignore[assignment]
        if not self.should_process(path, "Output to File"):
            return
        file = self._file = TextFileWriter(
            self, path, self.encoding, literal, bool(self.append), bool(self.force), bool(self.no_clobber)
        )
        ending = "" if self.no_newline else "\n"
        put = file.write
        self._sink = self.context.formatter.text_output(
            lambda text, stream: put(text + ending), self.width or self.host.ui.width, self.context
        )

    def process(self) -> None:
        if self._file is not None:
            with guarded(self):
                self._sink.process(self.input_object)

    def end(self) -> None:
        if self._file is not None:
            with guarded(self):
                self._sink.end()
            self.dispose()

    def dispose(self) -> None:
        file = getattr(self, "_file", None)
        if file is not None:
            self._file = None
            file.close()
