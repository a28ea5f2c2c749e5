"""Tee-Object."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.encoding_parameter import EncodingTransformation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Tee", "Object", module="Microsoft.PowerShell.Utility", default_set="File")
class TeeObjectCommand(Cmdlet):
    """Saves objects in a file or a variable and passes them on."""

    input_object: Any = parameter("psobject", pipeline=True)
    file_path: str | None = parameter("string", In("File", mandatory=True, position=0), aliases=("Path",))
    literal_path: str | None = parameter(
        "string",
        In("LiteralFile", mandatory=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    append: bool = parameter("switch", In("File"))
    encoding: Any = parameter(
        "System.Text.Encoding",
        In("File"),
        In("LiteralFile"),
        validate=(
            EncodingTransformation(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )
    variable: str | None = parameter("string", In("Variable", mandatory=True))

    def begin(self) -> None:
        self._values: list[Any] = []

    def process(self) -> None:
        self._values.append(self.input_object)
        self.write(self.input_object)

    def end(self) -> None:
        values = self._values
        if self.set_name == "Variable":
            scope = self.runtime.scope
            stored: Any = values[0] if len(values) == 1 else values
            if self.append:
                before = scope.get(self.variable or "")
                held = [] if before is None else list(before) if isinstance(before, list) else [before]
                stored = held + values
            scope.set(self.variable or "", stored)
            return
        parameters: dict[str, Any] = (
            {"Append": bool(self.append), "Encoding": self.encoding}
            if self.encoding is not None
            else {"Append": bool(self.append)}
        )
        if self.set_name == "LiteralFile":
            parameters["LiteralPath"] = self.literal_path
        else:
            parameters["FilePath"] = self.file_path
        self.context.pipeline("Out-File", parameters, values)
