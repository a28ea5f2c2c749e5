"""ConvertTo-SecureString."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.secure_text import decrypted
from pyshell.values.clr.security import SecureString, secure_string
from pyshell.values.exceptions import ArgumentException, NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "ConvertTo",
    "SecureString",
    module="Microsoft.PowerShell.Security",
    default_set="Secure",
    output=("System.Security.SecureString",),
)
class ConvertToSecureStringCommand(Cmdlet):
    """Makes a SecureString of plain text, or of what ConvertFrom-SecureString wrote."""

    string: str = parameter("string", mandatory=True, position=0, pipeline=True, help="The text.")
    as_plain_text: bool = parameter("switch", In("PlainText", position=1), help="The text is not encrypted.")
    force: bool = parameter("switch", In("PlainText", position=2), help="Kept for older scripts.")
    secure_key: SecureString | None = parameter(
        "System.Security.SecureString", In("Secure", position=1), help="The key as a SecureString."
    )
    key: Any = parameter("byte[]", In("Open"), help="The key: 16, 24 or 32 bytes.")

    examples = (
        Example(
            "From plain text",
            "$s = ConvertTo-SecureString 'pw' -AsPlainText; $s.Length",
            "The text is kept out of sight; its length can be seen.",
        ),
    )

    def process(self) -> None:
        if self.as_plain_text:
            self.write(secure_string(self.string))
            return
        try:
            self.write(secure_string(decrypted(self.string, self.key, self.secure_key)))
        except (ValueError, NetException):
            error = ArgumentException(f'The parameter value "{self.string}" is not a valid encrypted string.')
            self.error(error, "ImportSecureString_InvalidArgument", "InvalidArgument")
