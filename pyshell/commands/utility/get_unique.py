"""Get-Unique."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.formatting import objects
from pyshell.values import collation
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Get", "Unique", module="Microsoft.PowerShell.Utility", default_set="AsString")
class GetUniqueCommand(Cmdlet):
    """Lets through objects that differ from the one before."""

    input_object: Any = parameter("psobject", pipeline=True)
    as_string: bool = parameter("switch", In("AsString"))
    on_type: bool = parameter("switch", In("UniqueByType"))
    case_insensitive: bool = parameter("switch")

    def begin(self) -> None:
        self._last: Any = AUTOMATION_NULL

    def process(self) -> None:
        value = self.input_object
        if value is None or value is AUTOMATION_NULL:
            return
        if self._last is AUTOMATION_NULL:
            same = False
        elif self.on_type:
            same = objects.type_names(value)[0] == objects.type_names(self._last)[0]
        else:
            first, second = objects.to_text(value), objects.to_text(self._last)
            if self.as_string:
                same = first == second or (bool(self.case_insensitive) and collation.equal(first, second, True))
            else:
                from pyshell.commands.ordering import Comparer

                same = (
                    Comparer(ignore_case=bool(self.case_insensitive)).compare(
                        objects.unwrap(value), objects.unwrap(self._last)
                    )
                    == 0
                )
        if not same:
            self._last = value
            self.write(value)
