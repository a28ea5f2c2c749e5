"""Out-String."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.formatting_support import guarded

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Out",
    "String",
    module="Microsoft.PowerShell.Utility",
    default_set="NoNewLineFormatting",
    output=("System.String",),
)
class OutStringCommand(Cmdlet):
    """Formats objects and writes the text as strings."""

    stream: bool = parameter("switch", In("StreamFormatting"))
    width: int | None = parameter("int", validate=(ValidateRangeAttribute(2, 2147483647),))
    no_newline: bool = parameter("switch", In("NoNewLineFormatting"))
    input_object: Any = parameter("psobject", pipeline=True)

    def begin(self) -> None:
        self._lines: list[str] = []
        if self.stream:
            out = self.runtime.out
            write = lambda text, stream: out(text)  # noqa: E731
        else:
            lines = self._lines
            write = lambda text, stream: lines.append(text)  # noqa: E731
        self._sink = self.context.formatter.text_output(write, self.width or self._default_width(), self.context)

    def _default_width(self) -> int:
        return int(self.host.ui.width)

    def process(self) -> None:
        with guarded(self):
            self._sink.process(self.input_object)

    def end(self) -> None:
        with guarded(self):
            self._sink.end()
        if not self.stream:
            ending = "" if self.no_newline else "\n"
            self.write(ending.join(self._lines) + (ending if self._lines else ""))
