"""System.Array, ArrayList, List`1 and Collection`1."""

from __future__ import annotations

from functools import cmp_to_key

from pyshell.values import pstype as types
from pyshell.values.collections import ArrayList, MultiArray, generic_list, typed_array
from pyshell.values.compare import compare
from pyshell.values.dotnet import takes_class
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentNullException,
    ArgumentOutOfRangeException,
    IndexOutOfRangeException,
    InvalidOperationException,
    NetException,
    NotSupportedException,
)
from pyshell.values.pstype import PSType, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

OUT_OF_RANGE = "Index was out of range. Must be non-negative and less than the size of the collection."


def same(first: Any, second: Any) -> bool:
    """EqualityComparer.Default: equal values of one type."""
    from pyshell.values.clr.object import net_equals

    if type(first) is int and type(second) is int or type(first) is str and type(second) is str:
        return bool(first == second)
    return net_equals(first, second)


def position(items: list[Any], value: Any, start: int = 0, end: int | None = None) -> int:
    for index in range(start, len(items) if end is None else end):
        if same(items[index], value):
            return index
    return -1


def comparer_key(comparer: Any = None) -> Callable[[Any], Any]:
    """A sort key: the comparer's order, a Comparison's, or the values' own (strings by culture, case-sensitive)."""
    if comparer is None:
        return cmp_to_key(default_compare)
    if callable(comparer):
        return cmp_to_key(lambda a, b: int(comparer(a, b)))
    return cmp_to_key(lambda a, b: compare_by(comparer, a, b))


def compare_by(comparer: Any, first: Any, second: Any) -> int:
    """IComparer.Compare of a .NET or script comparer."""
    own = getattr(comparer, "Compare", None)
    if own is not None:
        return int(own(first, second))
    from pyshell.values.members import invoke_member

    return int(invoke_member(comparer, "Compare", [first, second]))


def default_compare(first: Any, second: Any) -> int:
    """Comparer.Default. Raises InvalidOperationException for what has no order."""
    if type(first) is int and type(second) is int:
        return (first > second) - (first < second)
    if first is None or second is None:
        return 0 if first is second else -1 if first is None else 1
    try:
        own = getattr(first, "ps_compare", None)
        if own is not None:
            return int(own(second))
        if type(first) is not type(second):
            raise ArgumentException(f"Object must be of type {type_of(first).name}.")
        return compare(first, second, False) or 0
    except NetException as error:
        inner = (
            error
            if isinstance(error, ArgumentException)
            else ArgumentException("At least one object must implement IComparable.")
        )
        raise InvalidOperationException("Failed to compare two elements in the array.", inner) from None


def check_index(items: list[Any], index: int) -> None:
    if not 0 <= index < len(items):
        raise ArgumentOutOfRangeException("index", OUT_OF_RANGE)


def sort_items(items: list[Any], args: tuple[Any, ...]) -> None:
    """Sort(), Sort(comparer), Sort(index, count, comparer) in place."""
    if len(args) >= 2 and isinstance(args[0], int):
        start, count = args[0], args[1]
        comparer = args[2] if len(args) > 2 else None
        items[start : start + count] = sorted(items[start : start + count], key=comparer_key(comparer))
        return
    items.sort(key=comparer_key(args[0] if args else None))


class ArrayMembers:
    implements: str | tuple[str, ...] = "System.Array"

    Length = property(lambda self: len(self))
    LongLength = property(lambda self: len(self))
    Count = property(lambda self: len(self))
    Rank = property(lambda self: type_of(self).rank or 1)
    IsReadOnly = property(lambda self: False)
    IsFixedSize = property(lambda self: True)
    IsSynchronized = property(lambda self: False)
    SyncRoot = property(lambda self: self)

    def ToString(self: Any) -> str:
        return type_of(self).clr_name

    def GetLength(self: Any, dimension: int) -> int:
        lengths = self.lengths if isinstance(self, MultiArray) else (len(self),)
        if not 0 <= dimension < len(lengths):
            raise IndexOutOfRangeException("Array does not have that many dimensions.")
        return int(lengths[dimension])

    def GetLowerBound(self: Any, dimension: int) -> int:
        return 0

    def GetUpperBound(self: Any, dimension: int) -> int:
        return ArrayMembers.GetLength(self, dimension) - 1

    def GetValue(self: Any, *indices: Any) -> Any:
        places = indices[0] if len(indices) == 1 and isinstance(indices[0], list) else indices
        if isinstance(self, MultiArray):
            return self[_offset(self, places)]
        if not 0 <= places[0] < len(self):
            raise IndexOutOfRangeException()
        return self[int(places[0])]

    def SetValue(self: Any, value: Any, *indices: Any) -> None:
        from pyshell.values.convert import convert

        places = indices[0] if len(indices) == 1 and isinstance(indices[0], list) else indices
        element = type_of(self).element_type
        content = value if element is None else convert(value, element)
        if isinstance(self, MultiArray):
            self[_offset(self, places)] = content
            return
        if not 0 <= places[0] < len(self):
            raise IndexOutOfRangeException()
        self[int(places[0])] = content

    def Set(self: Any, *args: Any) -> None:
        ArrayMembers.SetValue(self, args[-1], *args[:-1])

    def Get(self: Any, *indices: Any) -> Any:
        return ArrayMembers.GetValue(self, *indices)

    def Clone(self: Any) -> Any:
        if isinstance(self, MultiArray):
            return type(self)(self, self.lengths)
        return type(self)(self)

    def CopyTo(self: Any, target: list[Any], index: int = 0) -> None:
        if len(target) < index + len(self):
            raise ArgumentException(
                "Destination array was not long enough. Check the destination index, length, and the array's "
                "lower bounds.",
                "destinationArray",
            )
        target[index : index + len(self)] = self

    def GetEnumerator(self: Any) -> Any:
        from pyshell.values.clr.enumerators import Enumerator

        return Enumerator(self, "System.ArrayEnumerator", True)

    def Contains(self: Any, value: Any) -> bool:
        return position(self, value) >= 0

    def IndexOf(self: Any, value: Any) -> int:
        return position(self, value)

    def Add(self: Any, value: Any) -> None:
        raise NotSupportedException("Collection was of a fixed size.")

    def Remove(self: Any, value: Any) -> None:
        raise NotSupportedException("Collection was of a fixed size.")

    def RemoveAt(self: Any, index: int) -> None:
        raise NotSupportedException("Collection was of a fixed size.")

    def Insert(self: Any, index: int, value: Any) -> None:
        raise NotSupportedException("Collection was of a fixed size.")

    def Clear(self: Any) -> None:
        _clear(self)

    def Initialize(self: Any) -> None:
        _clear(self)

    def Equals(self: Any, other: Any) -> bool:
        return self is other

    def GetHashCode(self: Any) -> int:
        return id(self) & 0x7FFFFFFF

    # static
    @staticmethod
    def static_IndexOf(items: list[Any], value: Any, start: int = 0, count: int | None = None) -> int:
        _require(items)
        return position(items, _as_element(items, value), start, None if count is None else start + count)

    @staticmethod
    def LastIndexOf(items: list[Any], value: Any, start: int | None = None, count: int | None = None) -> int:
        first = len(items) - 1 if start is None else start
        last = -1 if count is None else first - count
        for index in range(first, last, -1):
            if same(items[index], _as_element(items, value)):
                return index
        return -1

    @staticmethod
    def Sort(items: list[Any], *args: Any) -> None:
        _require(items)
        if args and isinstance(args[0], list):
            pairs = sorted(zip(items, args[0]), key=lambda pair: comparer_key(None)(pair[0]))
            items[:] = [pair[0] for pair in pairs]
            args[0][:] = [pair[1] for pair in pairs]
            return
        sort_items(items, args)

    @staticmethod
    def Reverse(items: list[Any], start: int = 0, count: int | None = None) -> None:
        end = len(items) if count is None else start + count
        items[start:end] = items[start:end][::-1]

    @staticmethod
    def static_Clear(items: list[Any], start: int = 0, count: int | None = None) -> None:
        _clear(items, start, count)

    @staticmethod
    def Copy(source: list[Any], *args: Any) -> None:
        if len(args) == 2:
            start, target, at, count = 0, args[0], 0, args[1]
        else:
            start, target, at, count = args
        if count < 0 or start + count > len(source):
            raise ArgumentException(
                "Source array was not long enough. Check the source index, length, and the array's lower bounds.",
                "sourceArray",
            )
        if at + count > len(target):
            raise ArgumentException(
                "Destination array was not long enough. Check the destination index, length, and the array's "
                "lower bounds.",
                "destinationArray",
            )
        moved = source[start : start + count]
        if type(target) is not type(source):
            moved = [_stored(target, item) for item in moved]
        target[at : at + count] = moved

    @staticmethod
    def Resize(reference: Any, size: int) -> None:
        from pyshell.values.convert import default_value

        items = reference.value
        element = type_of(items).element_type or types.OBJECT
        grown = list(items[:size]) + [default_value(element)] * (size - len(items))
        reference.value = typed_array(element, grown)

    @staticmethod
    def BinarySearch(items: list[Any], *args: Any) -> int:
        low, high, comparer = 0, len(items) - 1, None
        if len(args) >= 3:
            low, high, value = args[0], args[0] + args[1] - 1, args[2]
            comparer = args[3] if len(args) > 3 else None
        else:
            value = _as_element(items, args[0])
            comparer = args[1] if len(args) > 1 else None
        while low <= high:
            middle = (low + high) // 2
            result = (
                default_compare(items[middle], value)
                if comparer is None
                else compare_by(comparer, items[middle], value)
            )
            if result == 0:
                return middle
            if result < 0:
                low = middle + 1
            else:
                high = middle - 1
        return ~low

    @staticmethod
    def CreateInstance(element: PSType, *lengths: Any) -> Any:
        from pyshell.values.members import new_array
        from pyshell.values.pstype import array_of

        sizes = lengths[0] if len(lengths) == 1 and isinstance(lengths[0], list) else lengths
        return new_array(array_of(element, len(sizes)), list(sizes))

    @staticmethod
    def Empty(generics: tuple[PSType, ...] = ()) -> Any:
        return typed_array(generics[0] if generics else types.OBJECT)

    Empty.takes_generics = True  # type: ignore[attr-defined]

    @staticmethod
    def Find(items: list[Any], test: Any) -> Any:
        return next((item for item in items if test(item)), None)

    @staticmethod
    def FindAll(items: list[Any], test: Any) -> Any:
        return type(items)([item for item in items if test(item)])

    @staticmethod
    def FindIndex(items: list[Any], *args: Any) -> int:
        return next((index for index, item in enumerate(items) if args[-1](item)), -1)

    @staticmethod
    def FindLast(items: list[Any], test: Any) -> Any:
        return next((item for item in reversed(items) if test(item)), None)

    @staticmethod
    def Exists(items: list[Any], test: Any) -> bool:
        return any(test(item) for item in items)

    @staticmethod
    def TrueForAll(items: list[Any], test: Any) -> bool:
        return all(test(item) for item in items)

    @staticmethod
    def ForEach(items: list[Any], action: Any) -> None:
        for item in items:
            action(item)

    @staticmethod
    def ConvertAll(items: list[Any], converter: Any) -> Any:
        from pyshell.values.delegates import return_type

        result = [converter(item) for item in items]
        wanted = return_type(type_of(converter))
        return typed_array(wanted, result) if wanted is not None else result

    @staticmethod
    def Fill(items: list[Any], value: Any, start: int = 0, count: int | None = None) -> None:
        end = len(items) if count is None else start + count
        for index in range(start, end):
            items[index] = _as_element(items, value)

    @staticmethod
    def AsReadOnly(items: list[Any]) -> Any:
        from pyshell.values.collections import _closed_class

        element = type_of(items).element_type or types.OBJECT
        return _closed_class("System.Collections.ObjectModel.ReadOnlyCollection`1", element)(items)


def _require(items: Any) -> None:
    if items is None:
        raise ArgumentNullException("array")


def _as_element(items: list[Any], value: Any) -> Any:
    element = type_of(items).element_type
    if element is None or element is types.OBJECT:
        return value
    from pyshell.values.convert import try_convert

    good, converted = try_convert(value, element)
    return converted if good else value


def _stored(items: list[Any], value: Any) -> Any:
    """An element as Array.Copy stores it: widened. Raises InvalidCastException."""
    from pyshell.values.convert import try_convert

    element = type_of(items).element_type or types.OBJECT
    good, converted = try_convert(value, element)
    if not good or (isinstance(value, str) and element is not types.STRING and element is not types.OBJECT):
        from pyshell.values.exceptions import InvalidCastException

        raise InvalidCastException(
            "At least one element in the source array could not be cast down to the destination array type."
        )
    return converted


def _offset(items: MultiArray, places: Any) -> int:
    try:
        return items.offset([int(each) for each in places])
    except IndexError:
        raise IndexOutOfRangeException() from None


def _clear(items: list[Any], start: int = 0, count: int | None = None) -> None:
    from pyshell.values.convert import default_value

    element = type_of(items).element_type or types.OBJECT
    for index in range(start, len(items) if count is None else start + count):
        items[index] = default_value(element)


class ListMembers:
    """What ArrayList, List`1 and Collection`1 share; `_element` converts what is stored."""

    implements: str | tuple[str, ...] = (
        "System.Collections.Generic.List`1",
        "System.Collections.ObjectModel.Collection`1",
    )

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        first = args[0] if args else None
        if first is None or isinstance(first, int):
            if isinstance(first, int) and first < 0:
                raise ArgumentOutOfRangeException(
                    "capacity",
                    "Non-negative number required."
                    if cls.__name__ != "ArrayList"
                    else "'capacity' must be non-negative.",
                )
            return cls()
        items = enumerate_value(first)
        return cls(list(items) if items is not None else [first])

    Count = property(lambda self: len(self))
    IsReadOnly = property(lambda self: self.read_only)
    IsFixedSize = property(lambda self: self.fixed_size or self.read_only)
    IsSynchronized = property(lambda self: False)
    SyncRoot = property(lambda self: self)

    @property
    def Capacity(self: Any) -> int:
        size = 4
        while size < len(self):
            size *= 2
        return size if self else 0

    @Capacity.setter
    def Capacity(self: Any, value: int) -> None:
        if value < len(self):
            raise ArgumentOutOfRangeException("value", "capacity was less than the current size.")

    def ToString(self: Any) -> str:
        return type_of(self).clr_name

    def Add(self: Any, value: Any) -> Any:
        writable(self)
        self.append(value)

    def AddRange(self: Any, values: Any) -> None:
        writable(self)
        if values is None:
            raise ArgumentNullException("collection")
        items = enumerate_value(values)
        self.extend([values] if items is None else list(items))

    def Insert(self: Any, index: int, value: Any) -> None:
        writable(self)
        if not 0 <= index <= len(self):
            raise ArgumentOutOfRangeException("index", "Index must be within the bounds of the List.")
        self.insert(index, value)

    def InsertRange(self: Any, index: int, values: Any) -> None:
        writable(self)
        self[index:index] = list(enumerate_value(values) or ())

    def Remove(self: Any, value: Any) -> bool:
        writable(self)
        found = position(self, value)
        if found >= 0:
            del self[found]
        return found >= 0

    def RemoveAt(self: Any, index: int) -> None:
        writable(self)
        check_index(self, index)
        del self[index]

    def RemoveRange(self: Any, index: int, count: int) -> None:
        writable(self)
        if index < 0:
            raise ArgumentOutOfRangeException("index", "Non-negative number required.")
        if index + count > len(self):
            raise ArgumentException(
                "Offset and length were out of bounds for the array or count is greater than the number of "
                "elements from "
                "index to the end of the source collection."
            )
        del self[index : index + count]

    def RemoveAll(self: Any, test: Any) -> int:
        before = len(self)
        self[:] = [item for item in self if not test(item)]
        return before - len(self)

    def Clear(self: Any) -> None:
        writable(self)
        self.clear()

    def Contains(self: Any, value: Any) -> bool:
        return position(self, value) >= 0

    def IndexOf(self: Any, value: Any, start: int = 0, count: int | None = None) -> int:
        return position(self, value, start, None if count is None else start + count)

    def LastIndexOf(self: Any, value: Any, start: int | None = None, count: int | None = None) -> int:
        return ArrayMembers.LastIndexOf(self, value, start, count)

    def Sort(self: Any, *args: Any) -> None:
        writable(self)
        sort_items(self, args)

    def Reverse(self: Any, start: int = 0, count: int | None = None) -> None:
        ArrayMembers.Reverse(self, start, count)

    def BinarySearch(self: Any, *args: Any) -> int:
        return ArrayMembers.BinarySearch(self, *args)

    def GetRange(self: Any, index: int, count: int) -> Any:
        if index < 0 or count < 0:
            raise ArgumentOutOfRangeException("index" if index < 0 else "count", "Non-negative number required.")
        if index + count > len(self):
            raise ArgumentException(
                "Offset and length were out of bounds for the array or count is greater than the number of "
                "elements from "
                "index to the end of the source collection."
            )
        return type(self)(self[index : index + count])

    Slice = GetRange

    def ToArray(self: Any, element: Any = None) -> Any:
        if element is not None:
            from pyshell.values.convert import convert

            return typed_array(element, [convert(item, element) for item in self])
        arguments = type_of(self).generic_arguments
        return typed_array(arguments[0], self) if arguments else list(self)

    def CopyTo(self: Any, *args: Any) -> None:
        if len(args) == 4:
            source, target, at, count = args
            target[at : at + count] = self[source : source + count]
            return
        ArrayMembers.CopyTo(self, *args)

    def GetEnumerator(self: Any) -> Any:
        from pyshell.values.clr.enumerators import Enumerator, enumerator_of

        if isinstance(self, ArrayList):
            return Enumerator(self, "System.Collections.ArrayList+ArrayListEnumeratorSimple")
        return enumerator_of(self, self, "System.Collections.Generic.List`1+Enumerator")

    def ForEach(self: Any, action: Any) -> None:
        for item in list(self):
            action(item)

    def Find(self: Any, test: Any) -> Any:
        from pyshell.values.convert import default_value

        for item in self:
            if test(item):
                return item
        return default_value(type_of(self).generic_arguments[0])

    def FindAll(self: Any, test: Any) -> Any:
        return type(self)([item for item in self if test(item)])

    def FindIndex(self: Any, *args: Any) -> int:
        return ArrayMembers.FindIndex(self, *args)

    def FindLast(self: Any, test: Any) -> Any:
        return ArrayMembers.FindLast(self, test)

    def FindLastIndex(self: Any, test: Any) -> int:
        return next((index for index in range(len(self) - 1, -1, -1) if test(self[index])), -1)

    def Exists(self: Any, test: Any) -> bool:
        return any(test(item) for item in self)

    def TrueForAll(self: Any, test: Any) -> bool:
        return all(test(item) for item in self)

    def ConvertAll(self: Any, converter: Any) -> Any:
        from pyshell.values.delegates import return_type

        return generic_list(return_type(type_of(converter)) or types.OBJECT, [converter(item) for item in self])

    def TrimExcess(self: Any) -> None:
        return None

    def EnsureCapacity(self: Any, capacity: int) -> int:
        return int(max(capacity, ListMembers.Capacity.fget(self)))  # type: ignore[attr-defined]

    def AsReadOnly(self: Any) -> Any:
        from pyshell.values.collections import _closed_class

        name = "System.Collections.ObjectModel.ReadOnlyCollection`1"
        return _closed_class(name, (type_of(self).generic_arguments or (types.OBJECT,))[0])(self)

    def Equals(self: Any, other: Any) -> bool:
        return self is other

    def GetHashCode(self: Any) -> int:
        return id(self) & 0x7FFFFFFF

    def get_Item(self: Any, index: int) -> Any:
        check_index(self, index)
        return self[index]


def writable(items: Any) -> None:
    """Raises NotSupportedException for a read-only or fixed list."""
    if items.read_only:
        raise NotSupportedException("Collection is read-only.")
    if items.fixed_size:
        raise NotSupportedException("Collection was of a fixed size.")


class ArrayListMembers(ListMembers):
    implements: str | tuple[str, ...] = "System.Collections.ArrayList"

    def Add(self: Any, value: Any) -> int:
        writable(self)
        self.append(value)
        return len(self) - 1

    def Insert(self: Any, index: int, value: Any) -> None:
        writable(self)
        if not 0 <= index <= len(self):
            raise ArgumentOutOfRangeException(
                "index", "Insertion index was out of range. Must be non-negative and less than or equal to size."
            )
        self.insert(index, value)

    def Remove(self: Any, value: Any) -> Any:
        writable(self)
        found = position(self, value)
        if found >= 0:
            del self[found]

    def Clone(self: Any) -> Any:
        return ArrayList(self)

    def TrimToSize(self: Any) -> None:
        return None

    def SetRange(self: Any, index: int, values: Any) -> None:
        for offset, item in enumerate(list(enumerate_value(values) or ())):
            self[index + offset] = item

    @staticmethod
    def ReadOnly(source: Any) -> ArrayList:
        made = ArrayList(source)
        made.read_only = True
        return made

    @staticmethod
    def FixedSize(source: Any) -> ArrayList:
        made = ArrayList(source)
        made.fixed_size = True
        return made

    @staticmethod
    def Synchronized(source: ArrayList) -> ArrayList:
        return source

    @staticmethod
    def Adapter(source: Any) -> ArrayList:
        return ArrayList(source)

    @staticmethod
    def Repeat(value: Any, count: int) -> ArrayList:
        return ArrayList([value] * count)
