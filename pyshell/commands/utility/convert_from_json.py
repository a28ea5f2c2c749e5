"""ConvertFrom-Json."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyStringAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.json_reader import MAX_DEPTH, JsonReader
from pyshell.formatting import objects
from pyshell.values.exceptions import ArgumentException, NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("ConvertFrom", "Json", module="Microsoft.PowerShell.Utility")
class ConvertFromJsonCommand(Cmdlet):
    """Makes objects of JSON."""

    input_object: str | None = parameter(
        "string",
        mandatory=True,
        position=0,
        pipeline=True,
        validate=(AllowEmptyStringAttribute(),),
    )
    as_hashtable: bool = parameter("switch")
    depth: int | None = parameter("int")
    no_enumerate: bool = parameter("switch")
    date_kind: Any = parameter("Microsoft.PowerShell.Commands.JsonDateKind")

    def begin(self) -> None:
        self._texts: list[str] = []
        kind = objects.to_text(self.date_kind) if "DateKind" in self.bound else "Default"
        self._reader = JsonReader(bool(self.as_hashtable), int(self.depth) if self.depth else MAX_DEPTH, kind)

    def process(self) -> None:
        self._texts.append(self.input_object or "")

    def end(self) -> None:
        texts = self._texts
        if not texts:
            return
        if len(texts) == 1:
            self._convert(texts[0])
            return
        # Several strings are one document, unless the first is one by itself.
        try:
            first = self._reader.read(texts[0])
        except ArgumentException:
            self._convert("\n".join(texts))
            return
        except NetException as error:
            self.throw(error)
        self._emit(first)
        for text in texts[1:]:
            self._convert(text)

    def _convert(self, text: str) -> None:
        if not text.strip():
            self.write(None)
            return
        try:
            value = self._reader.read(text)
        except ArgumentException as error:
            self.throw(error, "System.ArgumentException")
        except NetException as error:
            self.throw(error)
        self._emit(value)

    def _emit(self, value: Any) -> None:
        if type(value) is list and not self.no_enumerate:
            self.write_all(value)
        else:
            self.write(value)
