"""New-Guid."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.values.convert import convert
from pyshell.values.pstype import find_type


@cmdlet("New", "Guid", module="Microsoft.PowerShell.Utility", default_set="Default", output=("System.Guid",))
class NewGuidCommand(Cmdlet):
    """Makes a GUID."""

    empty: bool = parameter("switch", In("Empty"))
    input_object: str | None = parameter("string", In("InputObject", position=0, pipeline=True))

    def process(self) -> None:
        from uuid import UUID, uuid4

        guid = find_type("System.Guid")
        assert guid is not None
        if self.empty:
            text = str(UUID(int=0))
        elif "InputObject" in self.bound:
            text = self.input_object or ""
        else:
            text = str(uuid4())
        from pyshell.values.exceptions import NetException

        try:
            self.write(convert(text, guid))
        except NetException as error:
            inner = error.inner if isinstance(error.inner, NetException) else error
            self.error(inner, "StringNotRecognizedAsGuid", "InvalidArgument")
