"""System.Linq.Enumerable."""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.clr.array import comparer_key
from pyshell.values.collections import _closed_class, fold_sensitive, generic_list, typed_array
from pyshell.values.convert import convert, default_value
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import InvalidCastException, InvalidOperationException
from pyshell.values.numbers import Decimal
from pyshell.values.pstype import PSType, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any as Anything

NO_ELEMENTS = "Sequence contains no elements"
NO_MATCH = "Sequence contains no matching element"


def items_of(source: Anything) -> list[Anything]:
    found = enumerate_value(source)
    if found is None:
        if isinstance(source, str):
            from pyshell.values.numbers import Char

            return [Char(each) for each in source]
        return [source]
    return list(found)


def element_of(source: Anything) -> PSType:
    """The element type of a sequence."""
    type_ = type_of(source)
    if type_.rank and type_.element_type is not None:
        return type_.element_type
    return type_.generic_arguments[0] if type_.generic_arguments else types.OBJECT


class Iterator:
    """What a query gives: a sequence that is no array."""

    __slots__ = ("content",)
    net_name = "System.Linq.Enumerable+Iterator`1"

    def __init__(self, content: Iterable[Anything] = ()) -> None:
        self.content = list(content)

    def enumerate_items(self) -> Anything:
        return iter(self.content)

    def GetEnumerator(self) -> Anything:
        from pyshell.values.clr.enumerators import Enumerator

        return Enumerator(self.content)


def query(element: PSType, items: Iterable[Anything]) -> Anything:
    """A sequence of elements of one type."""
    return _closed_class(Iterator.net_name, element)(items)


def sequence(source: Anything, items: list[Anything]) -> Anything:
    """A result with the elements' type of `source`."""
    return query(element_of(source), items)


def _check(items: list[Anything], message: str = NO_ELEMENTS) -> None:
    if not items:
        raise InvalidOperationException(message)


def _filtered(source: Anything, args: tuple[Anything, ...]) -> list[Anything]:
    items = items_of(source)
    if args and args[0] is not None and callable(args[0]):
        return [item for item in items if args[0](item)]
    return items


def _selected(source: Anything, args: tuple[Anything, ...]) -> list[Anything]:
    items = items_of(source)
    return [args[0](item) for item in items] if args and callable(args[0]) else items


def _total(items: list[Anything]) -> Anything:
    present = [item for item in items if item is not None]
    # From the first element on, as a number's own class adds only its own kind (Decimal and int do not mix).
    return sum(present[1:], present[0]) if present else 0


class Grouping:
    """System.Linq.IGrouping: a key and its elements."""

    __slots__ = ("key", "content")
    net_name = "System.Linq.Grouping`2"

    def __init__(self, key: Anything, content: list[Anything]) -> None:
        self.key = key
        self.content = content

    def enumerate_items(self) -> Anything:
        return iter(self.content)

    def __len__(self) -> int:
        return len(self.content)

    Key = property(lambda self: self.key)
    Count = property(lambda self: len(self.content))


def _distinct(items: list[Anything], key: Callable[[Anything], Anything] | None = None) -> list[Anything]:
    seen: dict[Anything, Anything] = {}
    for item in items:
        folded = item if key is None else key(item)
        seen.setdefault(None if folded is None else fold_sensitive(folded), item)
    return list(seen.values())


def _folds(source: Anything) -> set[Anything]:
    return {None if item is None else fold_sensitive(item) for item in items_of(source)}


class Enumerable:
    net_name = "System.Linq.Enumerable"

    @staticmethod
    def Range(start: int, count: int) -> Anything:
        return query(types.INT32, range(start, start + count))

    @staticmethod
    def Repeat(value: Anything, count: int, generics: tuple[PSType, ...] = ()) -> Anything:
        return query(generics[0] if generics else type_of(value), [value] * count)

    Repeat.takes_generics = True  # type: ignore[attr-defined]

    @staticmethod
    def Empty(generics: tuple[PSType, ...] = ()) -> Anything:
        return typed_array(generics[0] if generics else types.OBJECT)

    Empty.takes_generics = True  # type: ignore[attr-defined]

    @staticmethod
    def Where(source: Anything, test: Anything) -> Anything:
        return sequence(source, [item for item in items_of(source) if test(item)])

    @staticmethod
    def Select(source: Anything, selector: Anything) -> Anything:
        return [selector(item) for item in items_of(source)]

    @staticmethod
    def SelectMany(source: Anything, selector: Anything) -> Anything:
        return [each for item in items_of(source) for each in items_of(selector(item))]

    @staticmethod
    def Any(source: Anything, *args: Anything) -> bool:
        return bool(_filtered(source, args))

    @staticmethod
    def All(source: Anything, test: Anything) -> bool:
        return all(test(item) for item in items_of(source))

    @staticmethod
    def Count(source: Anything, *args: Anything) -> int:
        return len(_filtered(source, args))

    @staticmethod
    def LongCount(source: Anything, *args: Anything) -> int:
        return len(_filtered(source, args))

    @staticmethod
    def Sum(source: Anything, *args: Anything) -> Anything:
        total = _total(_selected(source, args))
        element = element_of(source)
        if args or element is types.OBJECT or type(total) is not int:
            return total if element is types.OBJECT or args else convert(total, element)
        return convert(total, element)

    @staticmethod
    def Average(source: Anything, *args: Anything) -> Anything:
        items = _selected(source, args)
        _check(items)
        total = _total(items)
        return total / Decimal(len(items)) if type(total) is Decimal else float(total) / len(items)

    @staticmethod
    def Max(source: Anything, *args: Anything) -> Anything:
        items = _selected(source, args)
        _check(items)
        return max(items, key=comparer_key())

    @staticmethod
    def Min(source: Anything, *args: Anything) -> Anything:
        items = _selected(source, args)
        _check(items)
        return min(items, key=comparer_key())

    @staticmethod
    def MaxBy(source: Anything, selector: Anything) -> Anything:
        key = comparer_key()
        return max(items_of(source), key=lambda item: key(selector(item)))

    @staticmethod
    def MinBy(source: Anything, selector: Anything) -> Anything:
        key = comparer_key()
        return min(items_of(source), key=lambda item: key(selector(item)))

    @staticmethod
    def First(source: Anything, *args: Anything) -> Anything:
        items = _filtered(source, args)
        _check(items, NO_MATCH if args else NO_ELEMENTS)
        return items[0]

    @staticmethod
    def FirstOrDefault(source: Anything, *args: Anything) -> Anything:
        items = _filtered(source, args)
        return items[0] if items else default_value(element_of(source))

    @staticmethod
    def Last(source: Anything, *args: Anything) -> Anything:
        items = _filtered(source, args)
        _check(items, NO_MATCH if args else NO_ELEMENTS)
        return items[-1]

    @staticmethod
    def LastOrDefault(source: Anything, *args: Anything) -> Anything:
        items = _filtered(source, args)
        return items[-1] if items else default_value(element_of(source))

    @staticmethod
    def Single(source: Anything, *args: Anything) -> Anything:
        items = _filtered(source, args)
        _check(items, NO_MATCH if args else NO_ELEMENTS)
        if len(items) > 1:
            raise InvalidOperationException(
                "Sequence contains more than one matching element"
                if args
                else "Sequence contains more than one element"
            )
        return items[0]

    @staticmethod
    def SingleOrDefault(source: Anything, *args: Anything) -> Anything:
        items = _filtered(source, args)
        if len(items) > 1:
            raise InvalidOperationException("Sequence contains more than one element")
        return items[0] if items else default_value(element_of(source))

    @staticmethod
    def ElementAt(source: Anything, index: int) -> Anything:
        items = items_of(source)
        if not 0 <= index < len(items):
            from pyshell.values.exceptions import ArgumentOutOfRangeException

            raise ArgumentOutOfRangeException(
                "index", "Index was out of range. Must be non-negative and less than the size of the collection."
            )
        return items[index]

    @staticmethod
    def ElementAtOrDefault(source: Anything, index: int) -> Anything:
        items = items_of(source)
        return items[index] if 0 <= index < len(items) else default_value(element_of(source))

    @staticmethod
    def Skip(source: Anything, count: int) -> Anything:
        return sequence(source, items_of(source)[max(count, 0) :])

    @staticmethod
    def Take(source: Anything, count: int) -> Anything:
        return sequence(source, items_of(source)[: max(count, 0)])

    @staticmethod
    def SkipLast(source: Anything, count: int) -> Anything:
        items = items_of(source)
        return sequence(source, items[: len(items) - count] if count < len(items) else [])

    @staticmethod
    def TakeLast(source: Anything, count: int) -> Anything:
        return sequence(source, items_of(source)[-count:] if count > 0 else [])

    @staticmethod
    def SkipWhile(source: Anything, test: Anything) -> Anything:
        items = items_of(source)
        index = next((place for place, item in enumerate(items) if not test(item)), len(items))
        return sequence(source, items[index:])

    @staticmethod
    def TakeWhile(source: Anything, test: Anything) -> Anything:
        items = items_of(source)
        index = next((place for place, item in enumerate(items) if not test(item)), len(items))
        return sequence(source, items[:index])

    @staticmethod
    def Distinct(source: Anything, comparer: Anything = None) -> Anything:
        key = comparer.fold if hasattr(comparer, "fold") else None
        return sequence(source, _distinct(items_of(source), key))

    @staticmethod
    def DistinctBy(source: Anything, selector: Anything) -> Anything:
        return sequence(source, _distinct(items_of(source), selector))

    @staticmethod
    def Union(first: Anything, second: Anything, *args: Anything) -> Anything:
        return sequence(first, _distinct([*items_of(first), *items_of(second)]))

    @staticmethod
    def Intersect(first: Anything, second: Anything, *args: Anything) -> Anything:
        keys = _folds(second)
        return sequence(
            first,
            [item for item in _distinct(items_of(first)) if (None if item is None else fold_sensitive(item)) in keys],
        )

    @staticmethod
    def Except(first: Anything, second: Anything, *args: Anything) -> Anything:
        keys = _folds(second)
        return sequence(
            first,
            [
                item
                for item in _distinct(items_of(first))
                if (None if item is None else fold_sensitive(item)) not in keys
            ],
        )

    @staticmethod
    def Concat(first: Anything, second: Anything) -> Anything:
        return sequence(first, [*items_of(first), *items_of(second)])

    @staticmethod
    def Append(source: Anything, item: Anything) -> Anything:
        return sequence(source, [*items_of(source), item])

    @staticmethod
    def Prepend(source: Anything, item: Anything) -> Anything:
        return sequence(source, [item, *items_of(source)])

    @staticmethod
    def Reverse(source: Anything) -> Anything:
        return sequence(source, items_of(source)[::-1])

    @staticmethod
    def OrderBy(source: Anything, selector: Anything, comparer: Anything = None) -> Anything:
        key = comparer_key(comparer)
        return sequence(source, sorted(items_of(source), key=lambda item: key(selector(item))))

    @staticmethod
    def OrderByDescending(source: Anything, selector: Anything, comparer: Anything = None) -> Anything:
        key = comparer_key(comparer)
        return sequence(source, sorted(items_of(source), key=lambda item: key(selector(item)), reverse=True))

    @staticmethod
    def Order(source: Anything, comparer: Anything = None) -> Anything:
        return sequence(source, sorted(items_of(source), key=comparer_key(comparer)))

    @staticmethod
    def OrderDescending(source: Anything, comparer: Anything = None) -> Anything:
        return sequence(source, sorted(items_of(source), key=comparer_key(comparer), reverse=True))

    @staticmethod
    def Contains(source: Anything, value: Anything, *args: Anything) -> bool:
        from pyshell.values.clr.array import position

        return position(items_of(source), value) >= 0

    @staticmethod
    def SequenceEqual(first: Anything, second: Anything, *args: Anything) -> bool:
        from pyshell.values.clr.array import same

        one, two = items_of(first), items_of(second)
        return len(one) == len(two) and all(same(a, b) for a, b in zip(one, two))

    @staticmethod
    def Zip(first: Anything, second: Anything, *args: Anything) -> Anything:
        pairs = zip(items_of(first), items_of(second))
        if args and callable(args[0]):
            return [args[0](a, b) for a, b in pairs]
        from pyshell.values.clr.tuples import value_tuple

        return [value_tuple([a, b]) for a, b in pairs]

    @staticmethod
    def Aggregate(source: Anything, *args: Anything) -> Anything:
        items = items_of(source)
        if len(args) == 1:
            _check(items)
            result = items[0]
            for item in items[1:]:
                result = args[0](result, item)
            return result
        result = args[0]
        for item in items:
            result = args[1](result, item)
        return args[2](result) if len(args) > 2 else result

    @staticmethod
    def GroupBy(source: Anything, selector: Anything, *args: Anything) -> Anything:
        groups: dict[Anything, Grouping] = {}
        for item in items_of(source):
            key = selector(item)
            group = groups.setdefault(None if key is None else fold_sensitive(key), Grouping(key, []))
            group.content.append(args[0](item) if args and callable(args[0]) else item)
        return list(groups.values())

    @staticmethod
    def Chunk(source: Anything, size: int) -> Anything:
        items = items_of(source)
        return [sequence(source, items[start : start + size]) for start in range(0, len(items), size)]

    @staticmethod
    def ToArray(source: Anything) -> Anything:
        return typed_array(element_of(source), items_of(source))

    @staticmethod
    def ToList(source: Anything) -> Anything:
        return generic_list(element_of(source), items_of(source))

    @staticmethod
    def ToHashSet(source: Anything, *args: Anything) -> Anything:
        from pyshell.values.collections import _closed_class

        return _closed_class("System.Collections.Generic.HashSet`1", element_of(source))(items_of(source))

    @staticmethod
    def ToDictionary(source: Anything, key: Anything, value: Anything = None, *args: Anything) -> Anything:
        from pyshell.values.collections import generic_dictionary
        from pyshell.values.delegates import return_type

        key_type = return_type(type_of(key)) or types.OBJECT
        value_type = (return_type(type_of(value)) or types.OBJECT) if callable(value) else element_of(source)
        made = generic_dictionary(key_type, value_type)
        for item in items_of(source):
            made[key(item)] = value(item) if callable(value) else item
        return made

    @staticmethod
    def OfType(source: Anything, generics: tuple[PSType, ...] = ()) -> Anything:
        wanted = generics[0] if generics else types.OBJECT
        return query(
            wanted, [item for item in items_of(source) if item is not None and type_of(item).is_subclass_of(wanted)]
        )

    OfType.takes_generics = True  # type: ignore[attr-defined]

    @staticmethod
    def Cast(source: Anything, generics: tuple[PSType, ...] = ()) -> Anything:
        wanted = generics[0] if generics else types.OBJECT
        found: list[Anything] = []
        for item in items_of(source):
            if item is not None and not type_of(item).is_subclass_of(wanted):
                raise InvalidCastException(
                    f"Unable to cast object of type '{type_of(item).clr_name}' to type '{wanted.clr_name}'."
                )
            found.append(item)
        return query(wanted, found)

    Cast.takes_generics = True  # type: ignore[attr-defined]

    @staticmethod
    def DefaultIfEmpty(source: Anything, *args: Anything) -> Anything:
        items = items_of(source)
        return sequence(source, items or [args[0] if args else default_value(element_of(source))])

    @staticmethod
    def Index(source: Anything) -> Anything:
        from pyshell.values.clr.tuples import value_tuple

        return [value_tuple([place, item]) for place, item in enumerate(items_of(source))]
