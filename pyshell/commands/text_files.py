"""Files that cmdlets read or write as text: one file per path, with PowerShell's errors."""

from __future__ import annotations

import os

from pyshell.binding.cmdlet import Cmdlet
from pyshell.providers.encodings import encoding_of
from pyshell.values.exceptions import (
    IOException,
    NetException,
    PSInvalidOperationException,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def resolved_file(cmdlet: Cmdlet, path: str, literal: bool, reading: bool = False) -> str:
    """The one file that a path stands for; anything else is a terminating error."""
    session = cmdlet.context.session
    try:
        if literal:
            found = [session.place(path)]
        else:
            found = session.resolve(path, False, True, must_exist=False)
    except NetException as error:
        cmdlet.throw(error)
        raise
    if not found:
        message = f"Cannot perform operation because the wildcard path {path} did not resolve to a file."
        cmdlet.throw(
            PSInvalidOperationException(message),
            "FileOpenFailure" if reading else "ReadWriteFileNotFileSystemProvider",
            "InvalidArgument" if not reading else "OpenError",
        )
    if len(found) > 1:
        message = (
            "Cannot perform operation because the path resolved to more than one file. "
            "This command cannot operate on multiple files."
        )
        cmdlet.throw(PSInvalidOperationException(message), "ReadWriteMultipleFilesNotSupported", "InvalidArgument")
    place = found[0]
    if place.provider.name != "FileSystem":
        message = f"Cannot open file because the current provider ({place.provider.full_name}) cannot open a file."
        cmdlet.throw(PSInvalidOperationException(message), "ReadWriteFileNotFileSystemProvider", "InvalidArgument")
    file: str = place.path
    return file


def read_text(cmdlet: Cmdlet, path: str, encoding: Any, literal: bool) -> str:
    """A file's text; a file that cannot be opened is the terminating error FileOpenFailure."""
    file = resolved_file(cmdlet, path, literal, True)
    try:
        with open(file, "rb") as stream:
            return encoding_of(encoding).decode(stream.read())
    except OSError as problem:
        from pyshell.providers.filesystem import from_os

        cmdlet.throw(from_os(problem, file, "FileOpenFailure", "OpenError"), "FileOpenFailure", "OpenError")
        raise


class TextFileWriter:
    """A file that gets text in an encoding. A read-only one is made writable while it is open, under -Force."""

    def __init__(
        self,
        cmdlet: Cmdlet,
        path: str,
        encoding: Any,
        literal: bool = False,
        append: bool = False,
        force: bool = False,
        no_clobber: bool = False,
    ) -> None:
        file = resolved_file(cmdlet, path, literal)
        self._encoding = encoding_of(encoding)
        self._read_only: str | None = None
        exists = os.path.exists(file)
        if exists and no_clobber and not append:
            from .formatting_support import throw_with_details

            throw_with_details(
                cmdlet,
                IOException(f"The file '{file}' already exists."),
                "NoClobber",
                "ResourceExists",
                f"File {file} already exists and NoClobber was specified.",
                file,
            )
        mode = os.stat(file).st_mode if exists else 0
        if exists and force and not mode & 0o200:
            os.chmod(file, mode | 0o200)
            self._read_only = file
        try:
            if exists and not mode & 0o200 and self._read_only is None:
                raise PermissionError(13, "denied")
            self._file: Any = open(file, "ab" if append else "wb")
        except OSError as problem:
            from pyshell.providers.filesystem import from_os

            cmdlet.throw(from_os(problem, file, "FileOpenFailure", "OpenError"), "FileOpenFailure", "OpenError")
        if self._encoding.mark and self._file.tell() == 0:
            self._file.write(self._encoding.mark)
        self._mode = mode

    def write(self, text: str) -> None:
        self._file.write(self._encoding.encode(text))

    def close(self) -> None:
        self._file.close()
        if self._read_only is not None:
            os.chmod(self._read_only, self._mode)
            self._read_only = None
