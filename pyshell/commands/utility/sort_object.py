"""Sort-Object."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.formatting_support import checked_properties
from pyshell.commands.ordering import Comparer, Order, default_keys, expand_wildcards, read_keys
from pyshell.formatting.parameters import SORT_KEYS
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Sort", "Object", module="Microsoft.PowerShell.Utility", default_set="Default")
class SortObjectCommand(Cmdlet):
    """Sorts objects by the values of properties."""

    stable: bool = parameter("switch", In("Default"))
    descending: bool = parameter("switch")
    unique: bool = parameter("switch")
    top: int | None = parameter("int", In("Top", mandatory=True), validate=(ValidateRangeAttribute(1, 2147483647),))
    bottom: int | None = parameter(
        "int",
        In("Bottom", mandatory=True),
        validate=(ValidateRangeAttribute(1, 2147483647),),
    )
    input_object: Any = parameter("psobject", pipeline=True)
    property: Any = parameter("System.Object[]", position=0)
    culture: str | None = parameter("string")
    case_sensitive: bool = parameter("switch")

    def begin(self) -> None:
        self._objects: list[Any] = []
        append = self._objects.append

        def process() -> None:
            value = self.input_object
            if value is not None and value is not AUTOMATION_NULL:
                append(value)

        self.process = process  # type: ignore[method-assign]

    def end(self) -> None:
        values = self._objects
        if not values:
            return
        names: Any = self.property
        if names is None:
            names = default_keys(values[0])
        wanted = checked_properties(self, names, SORT_KEYS) if names else []
        columns = expand_wildcards(wanted, values)
        comparer = Comparer(ignore_case=not self.case_sensitive, culture=self.culture)
        directions = [column.descending(bool(self.descending)) for column in columns] or [bool(self.descending)]
        entries = read_keys(self, values, columns)
        order = Order(entries, comparer, directions)
        if self.top or self.bottom or self.stable:
            places = order.stable(bool(self.unique))
            if self.top:
                places = places[: self.top]
            elif self.bottom:
                places = places[-self.bottom :]
        else:
            places = order.unstable()
            if self.unique:
                places = order.without_repeats(places)
        out = self.runtime.out
        for place in places:
            out(values[place])
