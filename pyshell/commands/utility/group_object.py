"""Group-Object."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.formatting_support import checked_properties
from pyshell.commands.groups import GroupInfo, GroupInfoNoElement
from pyshell.commands.ordering import NOT_THERE, Comparer, Order, default_keys, expand_wildcards, read_keys, same_types
from pyshell.formatting import objects
from pyshell.formatting.parameters import EXPRESSION_KEYS
from pyshell.values.collections import Hashtable
from pyshell.values.exceptions import ArgumentException
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Group",
    "Object",
    module="Microsoft.PowerShell.Utility",
    output=(
        "System.Collections.Hashtable",
        "Microsoft.PowerShell.Commands.GroupInfo",
    ),
)
class GroupObjectCommand(Cmdlet):
    """Puts objects with the same property values into groups."""

    no_element: bool = parameter("switch")
    as_hash_table: bool = parameter("switch", aliases=("AHT",))
    as_string: bool = parameter("switch")
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
        names = self.property
        if names is None:
            names = default_keys(values[0])
        columns = checked_properties(self, names, EXPRESSION_KEYS, globbing=False) if names else []
        if self.as_string and not self.as_hash_table:
            error = ArgumentException(
                "The command cannot be run because the AsString parameter requires that you specify the "
                "AsHashtable parameter."
            )
            self.throw(error, "ArgumentException", "InvalidArgument", self.as_string)
        if self.as_hash_table and not self.as_string and names is not None and len(names) > 1:
            error = ArgumentException(
                "The command cannot be run because using the AsHashTable parameter with more than one property "
                "requires adding "
                "the AsString parameter."
            )
            self.throw(error, "ArgumentException", "InvalidArgument", self.property)
        keys = expand_wildcards(columns, values)
        comparer = Comparer(ignore_case=not self.case_sensitive, culture=self.culture)
        entries = read_keys(self, values, keys)
        order = Order(entries, comparer, [False] * max(len(keys), 1))
        groups = order.sorted_groups() if same_types(entries) else order.groups()
        make = GroupInfoNoElement if self.no_element else GroupInfo
        infos = [
            make([_value(column[places[0]]) for column in entries], [values[p] for p in places]) for places in groups
        ]
        if self.as_hash_table:
            self._hashtable(infos)
        else:
            self.write_all(infos)

    def _hashtable(self, infos: list[Any]) -> None:
        table = Hashtable(ignore_case=not self.case_sensitive)
        for info in infos:
            key = info.name if self.as_string else objects.unwrap(info.values[0])
            if key is None or key in table:
                error = ArgumentException(
                    "The objects grouped by this property cannot be expanded because there is a key duplication. "
                    "Provide a valid value for the property, and then try again."
                )
                self.error(error, error.message, "InvalidArgument")
                return
            table[key] = info.group
        self.write(table)


def _value(key: Any) -> Any:
    return None if key is NOT_THERE else key
