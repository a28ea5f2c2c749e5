"""Get-SecureRandom."""

from __future__ import annotations

from pyshell.binding.attributes import AllowNullAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.random_support import RandomCmdlet

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Get",
    "SecureRandom",
    module="Microsoft.PowerShell.Utility",
    default_set="RandomNumberParameterSet",
    output=(
        "System.Int32",
        "System.Int64",
        "System.Double",
    ),
)
class GetSecureRandomCommand(RandomCmdlet):
    """Gives random numbers or objects, fit for secrets."""

    maximum: Any = parameter("System.Object", In("RandomNumberParameterSet", position=0))
    minimum: Any = parameter("System.Object", In("RandomNumberParameterSet"))
    input_object: Any = parameter(
        "System.Object[]",
        In("RandomListItemParameterSet", mandatory=True, position=0, pipeline=True),
        In("ShuffleParameterSet", mandatory=True, position=0, pipeline=True),
        validate=(AllowNullAttribute(),),
    )
    count: int | None = parameter(
        "int",
        In("RandomNumberParameterSet"),
        In("RandomListItemParameterSet"),
        validate=(ValidateRangeAttribute(1, 2147483647),),
    )
    shuffle: bool = parameter("switch", In("ShuffleParameterSet", mandatory=True))

    secure = True
