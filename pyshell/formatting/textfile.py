"""Files that get objects as text: redirections."""

from __future__ import annotations

import os

from pyshell.values.errors import DebugRecord, VerboseRecord
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class TextFile:
    """A file that shows what is written to it as default output does."""

    def __init__(self, context: Any, name: str, append: bool) -> None:
        from pyshell.providers.filesystem import from_os

        session = context.session
        try:
            found = session.resolve(name, False, True, must_exist=False)
            place = found[0] if len(found) == 1 else session.place(name)
            if place.provider.name != "FileSystem":
                self._bind_to_item(context, place)
                return
            try:
                self._file = open(place.path, "ab" if append else "wb")
            except OSError as problem:
                raise from_os(problem, place.path, "FileOpenFailure", "OpenError") from None
        except NetException as error:
            if error.error_id and "," not in error.error_id:
                error.error_id += ",Microsoft.PowerShell.Commands.OutFileCommand"
            raise
        self._sink = context.formatter.text_output(self._line, context.host.ui.width, context)

    def _bind_to_item(self, context: Any, place: Any) -> None:
        """Redirection to an item of another provider (`> variable:x`) gives it the text's lines."""
        self._file = open(os.devnull, "wb")
        lines: list[str] = []
        self._sink = context.formatter.text_output(
            lambda text, stream: lines.append(text), context.host.ui.width, context
        )
        self._finish = lambda: place.provider.set(place.path, lines[0] if len(lines) == 1 else lines, _request())

    _finish: Any = None

    def _line(self, text: str, stream: int) -> None:
        self._file.write((text + "\n").encode("utf-8", "surrogatepass"))

    def write(self, value: Any) -> None:
        if isinstance(value, (VerboseRecord, DebugRecord)):
            value = value.message  # these streams are text in a file
        self._sink.process(value)

    def close(self) -> None:
        self._sink.end()
        self._file.close()
        if self._finish is not None:
            self._finish()


def _request() -> Any:
    from pyshell.providers.provider import ItemRequest

    return ItemRequest()
