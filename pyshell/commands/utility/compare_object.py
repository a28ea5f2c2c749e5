"""Compare-Object."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyCollectionAttribute, ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.formatting_support import checked_properties
from pyshell.commands.ordering import NOT_THERE, Column, Comparer
from pyshell.formatting import objects
from pyshell.formatting.parameters import EXPRESSION_KEYS
from pyshell.values.psobject import PSObject, custom

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Compare", "Object", module="Microsoft.PowerShell.Utility")
class CompareObjectCommand(Cmdlet):
    """Compares two sets of objects."""

    reference_object: list[Any] | None = parameter(
        "psobject[]",
        mandatory=True,
        position=0,
        validate=(AllowEmptyCollectionAttribute(),),
    )
    difference_object: list[Any] | None = parameter(
        "psobject[]",
        mandatory=True,
        position=1,
        pipeline=True,
        validate=(AllowEmptyCollectionAttribute(),),
    )
    sync_window: int | None = parameter("int", validate=(ValidateRangeAttribute(0, 2147483647),))
    property: Any = parameter("System.Object[]")
    exclude_different: bool = parameter("switch")
    include_equal: bool = parameter("switch")
    pass_thru: bool = parameter("switch")
    culture: str | None = parameter("string")
    case_sensitive: bool = parameter("switch")

    def begin(self) -> None:
        columns = checked_properties(self, self.property or [], EXPRESSION_KEYS) if self.property else []
        self._columns = [Column(c.expression, c.entries) for c in columns]
        self._comparer = Comparer(ignore_case=not self.case_sensitive)
        self._window = 2147483647 // 2 if self.sync_window is None else self.sync_window
        self._references = [self._keyed(v) for v in self.reference_object or ()]
        self._differences: list[Any] = []

    def process(self) -> None:
        for value in self.difference_object or ():
            self._differences.append(self._keyed(value))

    def _keyed(self, value: Any) -> tuple[Any, list[Any]]:
        if not self._columns:
            return value, [objects.unwrap(value)]
        keys: list[Any] = []
        for column in self._columns:
            found = column.expression.value(value, self.context)
            keys.append(NOT_THERE if found is None else objects.unwrap(found[0]) if found[1] is None else None)
        return value, keys

    def _equal(self, first: Any, second: Any) -> bool:
        for a, b in zip(first[1], second[1]):
            if a is NOT_THERE or b is NOT_THERE:
                if a is not b:
                    return False
            elif self._comparer.compare(a, b) != 0:
                return False
        return True

    def end(self) -> None:
        window = self._window
        left: list[Any] = []
        right: list[Any] = []
        for place in range(max(len(self._references), len(self._differences))):
            self._step(place, left, right, window)
        for each in right:
            self._unmatched(each, "=>")
        for each in left:
            self._unmatched(each, "<=")

    def _step(self, place: int, left: list[Any], right: list[Any], window: int) -> None:
        """Take the next of both sides; what waits longer than the window allows has no match."""
        difference = self._differences[place] if place < len(self._differences) else None
        reference = self._references[place] if place < len(self._references) else None
        if difference is not None and reference is not None and self._equal(reference, difference):
            self._matched(reference)
            return
        if difference is not None:
            match = self._take(difference, left)
            if match is not None:
                self._matched(match)
            elif window > 0:
                right.append(difference)
                if len(right) > window:
                    self._unmatched(right.pop(0), "=>")
            else:
                self._unmatched(difference, "=>")
        if reference is not None:
            match = self._take(reference, right)
            if match is not None:
                self._matched(reference)
            elif window > 0:
                left.append(reference)
                if len(left) > window:
                    self._unmatched(left.pop(0), "<=")
            else:
                self._unmatched(reference, "<=")

    def _take(self, entry: Any, backlog: list[Any]) -> Any:
        for place, other in enumerate(backlog):
            if self._equal(entry, other):
                return backlog.pop(place)
        return None

    def _matched(self, entry: Any) -> None:
        if self.include_equal or (self.exclude_different and "IncludeEqual" not in self.bound):
            self._emit(entry, "==")

    def _unmatched(self, entry: Any, side: str) -> None:
        if not self.exclude_different:
            self._emit(entry, side)

    def _emit(self, entry: Any, side: str) -> None:
        value, keys = entry
        if self.pass_thru:
            target = value if type(value) is PSObject else PSObject(value)
            target.notes["SideIndicator"] = side
            self.write(target)
            return
        notes: dict[str, Any] = {}
        if not self._columns:
            notes["InputObject"] = value
        for column, key in zip(self._columns, keys):
            notes[column.expression.text] = None if key is NOT_THERE else key
        notes["SideIndicator"] = side
        self.write(custom(notes))
