"""Out-File."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.encoding_parameter import EncodingTransformation
from pyshell.commands.formatting_support import guarded, throw_with_details
from pyshell.providers.encodings import UTF8, Encoding
from pyshell.values.exceptions import IOException, NetException

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
        self._file: Any = None
        session = self.context.session
        name = self.literal_path if self.set_name == "ByLiteralPath" else self.file_path
        try:
            if self.set_name == "ByLiteralPath":
                place = session.place(name)
            else:
                found = session.resolve(name, False, True, must_exist=False)
                if len(found) != 1:
                    found = [session.place(name)]
                place = found[0]
        except NetException as error:
            self.throw(error)
        path = place.path
        if place.provider.name != "FileSystem":
            from pyshell.values.exceptions import PSInvalidOperationException

            message = f"Cannot perform operation because the path resolved to more than one file. This command cannot operate on multiple files."
            self.throw(
                PSInvalidOperationException(message), "ReadWriteFileNotFileSystemProvider", "InvalidArgument", name
            )
        import os

        if not self.should_process(path, "Output to File"):
            return
        exists = os.path.exists(path)
        if exists and self.no_clobber and not self.append:
            error = IOException(f"The file '{path}' already exists.")
            throw_with_details(
                self,
                error,
                "NoClobber",
                "ResourceExists",
                f"File {path} already exists and NoClobber was specified.",
                path,
            )
        encoding: Encoding = self.encoding or UTF8
        if exists and self.force and not os.access(path, os.W_OK):
            os.chmod(path, os.stat(path).st_mode | 0o200)
        try:
            self._file = open(path, "ab" if self.append else "wb")
        except OSError as problem:
            from pyshell.providers.filesystem import from_os

            self.throw(from_os(problem, path, "FileOpenFailure", "OpenError"), "FileOpenFailure", "OpenError", path)
        if encoding.mark and self._file.tell() == 0:
            self._file.write(encoding.mark)
        ending = "" if self.no_newline else "\n"
        encode, put = encoding.encode, self._file.write
        self._sink = self.context.formatter.text_output(
            lambda text, stream: put(encode(text + ending)), self.width or self.host.ui.width, self.context
        )

    def process(self) -> None:
        if self._file is not None:
            with guarded(self):
                self._sink.process(self.input_object)

    def end(self) -> None:
        if self._file is not None:
            with guarded(self):
                self._sink.end()
            self._close()

    def _close(self) -> None:
        if getattr(self, "_file", None) is not None:
            self._file.close()
            self._file = None

    def dispose(self) -> None:
        self._close()
