"""Set-Content."""

from __future__ import annotations

from pyshell.binding.attributes import (
    AllowEmptyCollectionAttribute,
    AllowNullAttribute,
    CredentialAttribute,
    ValidateNotNullOrEmptyAttribute,
)
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.content import ContentWriterCmdlet
from pyshell.commands.encoding_parameter import EncodingTransformation

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Set", "Content", module="Microsoft.PowerShell.Management", default_set="Path", should_process=True)
class SetContentCommand(ContentWriterCmdlet):
    """Writes the content of an item, in place of what it had."""

    value: Any = parameter(
        "System.Object[]",
        mandatory=True,
        position=1,
        pipeline=True,
        by_name=True,
        validate=(
            AllowNullAttribute(),
            AllowEmptyCollectionAttribute(),
        ),
    )
    pass_thru: bool = parameter("switch")
    path: list[str] | None = parameter("string[]", In("Path", mandatory=True, position=0, by_name=True))
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralPath", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    filter: str | None = parameter("string")
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    force: bool = parameter("switch")
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))
    no_newline: bool = parameter("switch")
    encoding: Any = parameter(
        "System.Text.Encoding",
        validate=(
            EncodingTransformation(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )
    as_byte_stream: bool = parameter("switch")

    append = False
