"""Read-Host."""

from __future__ import annotations

from pyshell.binding.attributes import AllowNullAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Read",
    "Host",
    module="Microsoft.PowerShell.Utility",
    default_set="AsString",
    output=(
        "System.String",
        "System.Security.SecureString",
    ),
)
class ReadHostCommand(Cmdlet):
    """Reads a line from the user."""

    prompt: Any = parameter("System.Object", position=0, remaining=True, validate=(AllowNullAttribute(),))
    as_secure_string: bool = parameter("switch", In("AsSecureString"))
    mask_input: bool = parameter("switch", In("AsString"))

    def process(self) -> None:
        ui = self.host.ui
        if self.prompt is not None:
            field = PromptField(self._text(), "System.Security.SecureString" if self.hidden else "System.String")
            answer = ui.prompt("", "", [field]).get(field.name)
        else:
            answer = ui.read_secret() if self.hidden else ui.read_line()
        if self.mask_input and not self.as_secure_string and answer is not None:
            answer = answer.content
        self.write("" if answer is None else answer)

    @property
    def hidden(self) -> bool:
        """Whether what is typed is not to be seen."""
        return bool(self.as_secure_string or self.mask_input)

    def _text(self) -> str:
        from pyshell.formatting import objects

        given = base_of(self.prompt)
        if isinstance(given, list):
            return " ".join(objects.to_text(each) for each in given)
        return objects.to_text(self.prompt)


class PromptField:
    """What a host is asked for: one value, by the text of the prompt."""

    def __init__(self, name: str, type_name: str) -> None:
        self.name = name
        self.label = ""
        self.help_message = ""
        self.type_name = type_name
