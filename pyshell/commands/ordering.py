"""Sorting and grouping by property values, as Sort-Object, Group-Object and Select-Object -Unique do it."""

from __future__ import annotations

from functools import cmp_to_key

from pyshell.formatting import objects
from pyshell.formatting.expressions import Expression
from pyshell.formatting.parameters import FormatProperty
from pyshell.values import collation, typedata
from pyshell.values.compare import try_compare
from pyshell.values.errors import ErrorRecord
from pyshell.values.psobject import CUSTOM, PSObject
from pyshell.values.pstype import type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from pyshell.binding.cmdlet import Cmdlet

NOT_THERE: Any = object()
_SMALL = 16


class Comparer:
    """Comparison of values: as PowerShell compares, else by text in the culture."""

    __slots__ = ("culture", "ignore_case")

    def __init__(self, ignore_case: bool = True, culture: str | None = None) -> None:
        self.ignore_case = ignore_case
        self.culture = culture or None

    def compare(self, first: Any, second: Any) -> int:
        """Below, equal or above zero."""
        if first is None and second is None:
            return 0
        result = try_compare(first, second, self.ignore_case)
        if result is not None:
            return result
        return collation.compare(objects.to_text(first), objects.to_text(second), self.ignore_case)

    def ranks(self, values: list[Any]) -> list[int]:
        """Each value's place among the distinct values in ascending order; values that are not there come last."""
        places = [k for k, value in enumerate(values) if value is not NOT_THERE]
        present = [values[k] for k in places]
        keys = self._keys(present)
        if keys is None:
            keys = [cmp_to_key(self.compare)(value) for value in present]
        order = sorted(range(len(keys)), key=keys.__getitem__)
        result = [len(values)] * len(values)
        rank = -1
        last: Any = NOT_THERE
        for k in order:
            key = keys[k]
            if last is NOT_THERE or key != last:
                rank += 1
                last = key
            result[places[k]] = rank
        return result

    def _keys(self, values: list[Any]) -> list[Any] | None:
        """Keys that Python can sort by, where all values are numbers or all are strings."""
        kinds = set(map(type, values))
        if kinds <= {int, float}:
            if float not in kinds or not any(v != v for v in values):
                return values
        elif kinds == {str}:
            key = collation.sort_key
            ignore_case = self.ignore_case
            return [key(value, ignore_case) for value in values]
        return None


def default_keys(value: Any) -> list[str] | None:
    """The names in the type's DefaultKeyPropertySet, None when there is none."""
    if type(value) is PSObject and value.base is CUSTOM and value.type_names is None:
        return None
    for name in objects.type_names(value):
        for data in (typedata.lookup(name), typedata.builtin(name)):
            if data is not None and data.default_key_property_set:
                return list(data.default_key_property_set)
    return None


def expand_wildcards(columns: list[FormatProperty], values: Sequence[Any]) -> list[Column]:
    """Columns to sort by; a pattern stands for every property that any object has under a matching name."""
    result: list[Column] = []
    for column in columns:
        if not column.expression.has_wildcards:
            result.append(Column(column.expression, column.entries))
            continue
        names: dict[str, str] = {}
        for value in values:
            for resolved in column.expression.resolve(value):
                names.setdefault(resolved.text.lower(), resolved.text)
        result.extend(Column(Expression(names[k]), column.entries) for k in sorted(names))
    return result


class Column:
    """A key to sort by, with its own direction where one was given."""

    __slots__ = ("entries", "expression")

    def __init__(self, expression: Expression, entries: dict[str, Any]) -> None:
        self.expression = expression
        self.entries = entries

    def descending(self, default: bool) -> bool:
        """Whether this column descends: its own ascending or descending entry, unless they say the same."""
        up = self.entries.get("ascending", NOT_THERE)
        down = self.entries.get("descending", NOT_THERE)
        if up is NOT_THERE and down is NOT_THERE:
            return default
        if up is not NOT_THERE and down is not NOT_THERE and objects.to_bool(up) == objects.to_bool(down):
            return default
        if up is not NOT_THERE:
            return not objects.to_bool(up)
        return objects.to_bool(down)


def read_keys(cmdlet: Cmdlet, values: Sequence[Any], columns: Sequence[Column]) -> list[list[Any]]:
    """For each column the values of all objects; errors of calculated properties are written."""
    if not columns:
        return [[objects.unwrap(value) for value in values]]
    context = cmdlet.context
    result: list[list[Any]] = []
    for column in columns:
        expression = column.expression
        name = expression.text if expression.is_property else None
        keys: list[Any] = []
        for value in values:
            if name is not None and type(value) is PSObject and name in value.notes:
                key = value.notes[name]
                keys.append(key.base if type(key) is PSObject and key.base is not CUSTOM else key)
                continue
            found = expression.value(value, context)
            if found is None:
                keys.append(NOT_THERE)
                cmdlet.debug(f'"Sort-Object" - "{expression.text}" cannot be found in "InputObject".')
            elif found[1] is not None:
                cmdlet.error(ErrorRecord(found[1], "ExpressionEvaluation", "InvalidResult", value))
                keys.append(None)
            else:
                keys.append(objects.unwrap(found[0]))
        result.append(keys)
    return result


def same_types(columns: Sequence[Sequence[Any]]) -> bool:
    """Whether the values of each column are of one type, nulls aside."""
    for keys in columns:
        kinds = {type(key) for key in keys if key is not None and key is not NOT_THERE}
        if len(kinds) > 1 and len({type_of(key) for key in keys if key is not None and key is not NOT_THERE}) > 1:
            return False
    return True


class Order:
    """Objects by their keys: every object has one integer rank per column."""

    __slots__ = ("columns", "comparer", "rows")

    def __init__(self, columns: Sequence[list[Any]], comparer: Comparer, directions: Sequence[bool]) -> None:
        self.columns = columns
        self.comparer = comparer
        ranked: list[list[int]] = []
        for keys, descending in zip(columns, directions):
            ranks = comparer.ranks(keys)
            if descending:
                # What is not there stays last in either direction.
                missing = len(keys)
                ranks = [rank if rank == missing else -rank for rank in ranks]
            ranked.append(ranks)
        self.rows: list[Any] = ranked[0] if len(ranked) == 1 else list(zip(*ranked))

    def stable(self, unique: bool = False) -> list[int]:
        """Places in order, equal ones in the order of input; with `unique` only the first of equal ones."""
        rows = self.rows
        places = sorted(range(len(rows)), key=rows.__getitem__)
        return self.without_repeats(places) if unique else places

    def unstable(self) -> list[int]:
        """Places in the order in which .NET's List.Sort leaves them, which is not that of input where keys are
        equal.
        """
        rows = self.rows
        count = len(rows)
        if len(set(rows)) == count or (3 < count <= _SMALL) or count < 3:
            return self.stable()
        ranks = {row: rank for rank, row in enumerate(sorted(set(rows)))}
        places = list(range(count))
        keys = [ranks[row] for row in rows]
        _introspective_sort(keys, places)
        return places

    def without_repeats(self, places: list[int]) -> list[int]:
        """The first of each run of equal keys."""
        rows = self.rows
        result: list[int] = []
        last: Any = NOT_THERE
        for place in places:
            row = rows[place]
            if last is NOT_THERE or row != last:
                result.append(place)
                last = row
        return result

    def sorted_groups(self) -> list[list[int]]:
        """Places with equal keys together, in order of the keys."""
        rows = self.rows
        groups: list[list[int]] = []
        last: Any = NOT_THERE
        for place in self.stable():
            if last is not NOT_THERE and rows[place] == last:
                groups[-1].append(place)
            else:
                groups.append([place])
                last = rows[place]
        return groups

    def groups(self) -> list[list[int]]:
        """Places with equal keys together, in order of appearance. Keys of different types are compared one by one."""
        compare = self.comparer.compare
        groups: list[list[int]] = []
        for place in range(len(self.rows)):
            keys = [column[place] for column in self.columns]
            for group in groups:
                others = [column[group[0]] for column in self.columns]
                if all(
                    (a is NOT_THERE) == (b is NOT_THERE) and (a is NOT_THERE or compare(b, a) == 0)
                    for a, b in zip(keys, others)
                ):
                    group.append(place)
                    break
            else:
                groups.append([place])
        return groups


def _introspective_sort(keys: list[int], places: list[int]) -> None:
    """The order of .NET's introspective sort: quicksort with a median of three, insertion sort below 17, heapsort
    when deep.
    """
    count = len(keys)
    work = [(0, count, 2 * count.bit_length())]
    while work:
        low, size, depth = work.pop()
        while size > 1:
            if size <= _SMALL:
                _sort_small(keys, places, low, size)
                break
            if depth == 0:
                _heap_sort(keys, places, low, size)
                break
            depth -= 1
            pivot = _partition(keys, places, low, size)
            # .NET sorts the upper part first; the parts do not touch, so the order of work does not show.
            work.append((low + pivot + 1, size - pivot - 1, depth))
            size = pivot


def _swap_if_greater(keys: list[int], places: list[int], i: int, j: int) -> None:
    if keys[i] > keys[j]:
        keys[i], keys[j] = keys[j], keys[i]
        places[i], places[j] = places[j], places[i]


def _sort_small(keys: list[int], places: list[int], low: int, size: int) -> None:
    if size == 2:
        _swap_if_greater(keys, places, low, low + 1)
        return
    if size == 3:
        _swap_if_greater(keys, places, low, low + 1)
        _swap_if_greater(keys, places, low, low + 2)
        _swap_if_greater(keys, places, low + 1, low + 2)
        return
    for i in range(low, low + size - 1):
        key, place = keys[i + 1], places[i + 1]
        j = i
        while j >= low and key < keys[j]:
            keys[j + 1], places[j + 1] = keys[j], places[j]
            j -= 1
        keys[j + 1], places[j + 1] = key, place


def _partition(keys: list[int], places: list[int], low: int, size: int) -> int:
    high = low + size - 1
    middle = low + ((size - 1) >> 1)
    _swap_if_greater(keys, places, low, middle)
    _swap_if_greater(keys, places, low, high)
    _swap_if_greater(keys, places, middle, high)
    pivot = keys[middle]
    keys[middle], keys[high - 1] = keys[high - 1], keys[middle]
    places[middle], places[high - 1] = places[high - 1], places[middle]
    left, right = low, high - 1
    while left < right:
        left += 1
        while keys[left] < pivot:
            left += 1
        right -= 1
        while pivot < keys[right]:
            right -= 1
        if left >= right:
            break
        keys[left], keys[right] = keys[right], keys[left]
        places[left], places[right] = places[right], places[left]
    if left != high - 1:
        keys[left], keys[high - 1] = keys[high - 1], keys[left]
        places[left], places[high - 1] = places[high - 1], places[left]
    return left - low


def _heap_sort(keys: list[int], places: list[int], low: int, size: int) -> None:
    for i in range(size >> 1, 0, -1):
        _down_heap(keys, places, i, size, low)
    for i in range(size, 1, -1):
        a, b = low, low + i - 1
        keys[a], keys[b] = keys[b], keys[a]
        places[a], places[b] = places[b], places[a]
        _down_heap(keys, places, 1, i - 1, low)


def _down_heap(keys: list[int], places: list[int], i: int, size: int, low: int) -> None:
    key, place = keys[low + i - 1], places[low + i - 1]
    while i <= size >> 1:
        child = 2 * i
        if child < size and keys[low + child - 1] < keys[low + child]:
            child += 1
        if not key < keys[low + child - 1]:
            break
        keys[low + i - 1], places[low + i - 1] = keys[low + child - 1], places[low + child - 1]
        i = child
    keys[low + i - 1], places[low + i - 1] = key, place
