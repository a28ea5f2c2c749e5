"""What Set-Content and Add-Content share."""

from __future__ import annotations

from pyshell.commands.items import ItemCmdlet
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_DYNAMIC = ("AsByteStream", "Encoding", "NoNewline")


class ContentWriterCmdlet(ItemCmdlet):
    """Opens its items at the first object and writes every object to each of them."""

    append = False
    value: Any
    pass_thru: Any

    def begin(self) -> None:
        self._writers: list[Any] | None = None

    def process(self) -> None:
        if (
            self._writers is None
            or any(name in self.bound for name in ("Path", "LiteralPath"))
            and self._from_pipeline()
        ):
            self._close()
            self._writers = self._open()
        value = self.value
        items = enumerate_value(value)
        listed = [value] if items is None else list(items)
        if items is None and value is None:
            listed = []
        if not self._writers:
            return
        if self.pass_thru:
            self.write_all(listed)
        for writer in list(self._writers):
            try:
                for item in listed:
                    writer.write(item)
            except NetException as error:
                self.error(error)
                self._writers.remove(writer)

    def _from_pipeline(self) -> bool:
        """Whether the path itself comes from the pipeline, so that each object has its own."""
        now = tuple(self.paths()[0])
        if now != getattr(self, "_names", None):
            self._names = now
            return True
        return False

    def _open(self) -> list[Any]:
        self._names = tuple(self.paths()[0])
        request = self.request()
        request.dynamic = {name: self.bound[name] for name in _DYNAMIC if name in self.bound}
        request.dynamic["append"] = self.append
        writers: list[Any] = []
        for place in self.places(must_exist=False):
            action = "Add Content" if self.append else "Set Content"
            if not self.should_process(f"Path: {place.path}", action):
                continue
            try:
                writers.append(place.provider.content_writer(place.path, request))
            except NetException as error:
                self.error(error)
        return writers

    def _close(self) -> None:
        for writer in self._writers or ():
            writer.close()
        self._writers = None

    def end(self) -> None:
        self._close()

    def dispose(self) -> None:
        if getattr(self, "_writers", None):
            self._close()
