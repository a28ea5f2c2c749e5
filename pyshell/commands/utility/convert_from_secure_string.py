"""ConvertFrom-SecureString."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.secure_text import encrypted
from pyshell.values.clr.security import SecureString

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "ConvertFrom",
    "SecureString",
    module="Microsoft.PowerShell.Security",
    default_set="Secure",
    output=("System.String",),
)
class ConvertFromSecureStringCommand(Cmdlet):
    """Gives a SecureString as text: encrypted with a key, or plain."""

    secure_string: SecureString = parameter(
        "System.Security.SecureString", mandatory=True, position=0, pipeline=True, help="What to convert."
    )
    as_plain_text: bool = parameter("switch", In("AsPlainText"), help="The text itself.")
    secure_key: SecureString | None = parameter(
        "System.Security.SecureString", In("Secure", position=1), help="The key as a SecureString."
    )
    key: Any = parameter("byte[]", In("Open"), help="The key: 16, 24 or 32 bytes.")

    examples = (
        Example(
            "See the text",
            "ConvertTo-SecureString 'pw' -AsPlainText | ConvertFrom-SecureString -AsPlainText",
            "The text that the string holds.",
        ),
    )

    def process(self) -> None:
        content = self.secure_string.content
        self.write(content if self.as_plain_text else encrypted(content, self.key, self.secure_key))
