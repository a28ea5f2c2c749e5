"""Hashtable, OrderedDictionary, Dictionary`2 and the sorted dictionaries; comparers."""

from __future__ import annotations

from pyshell.values import collation
from pyshell.values import pstype as types
from pyshell.values.clr.enumerators import Enumerator
from pyshell.values.collections import Dictionary, GenericDictionary, Hashtable, OrderedDictionary
from pyshell.values.dotnet import static_property, takes_class
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentNullException,
    ArgumentOutOfRangeException,
    InvalidOperationException,
    NotSupportedException,
)
from pyshell.values.pstype import type_of
from pyshell.values.text import net_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


class StringComparer:
    """System.StringComparer: `fold` gives what equal strings share."""

    __slots__ = ("ordinal", "ignore_case")
    net_name = "System.StringComparer"
    net_interfaces = (
        "System.Collections.IComparer",
        "System.Collections.IEqualityComparer",
        "System.Collections.Generic.IComparer[string]",
        "System.Collections.Generic.IEqualityComparer[string]",
    )

    def __init__(self, ordinal: bool, ignore_case: bool) -> None:
        self.ordinal = ordinal
        self.ignore_case = ignore_case

    def fold(self, key: Any) -> Any:
        from pyshell.values.collections import fold_insensitive, fold_sensitive

        return fold_insensitive(key) if self.ignore_case else fold_sensitive(key)

    def Compare(self, first: Any, second: Any) -> int:
        if first is None or second is None:
            return 0 if first is second else -1 if first is None else 1
        if type(first) is not str:
            from pyshell.values.clr.array import default_compare

            return default_compare(first, second)
        if self.ordinal:
            from pyshell.values.clr.string import compare_with

            return compare_with(first, second, 5 if self.ignore_case else 4)
        return collation.compare(first, second, self.ignore_case)

    def Equals(self, first: Any, second: Any) -> bool:
        return (
            bool(self.fold(first) == self.fold(second)) if first is not None and second is not None else first is second
        )

    def GetHashCode(self, value: Any) -> int:
        return hash(self.fold(value)) & 0x7FFFFFFF

    Ordinal = static_property(lambda: StringComparer(True, False))
    OrdinalIgnoreCase = static_property(lambda: StringComparer(True, True))
    CurrentCulture = static_property(lambda: StringComparer(False, False))
    CurrentCultureIgnoreCase = static_property(lambda: StringComparer(False, True))
    InvariantCulture = static_property(lambda: StringComparer(False, False))
    InvariantCultureIgnoreCase = static_property(lambda: StringComparer(False, True))

    @staticmethod
    def Create(info: Any, ignore_case: Any) -> StringComparer:
        return StringComparer(False, bool(ignore_case))


class Comparer:
    """System.Collections.Comparer."""

    __slots__ = ()
    net_name = "System.Collections.Comparer"
    net_interfaces = ("System.Collections.IComparer",)

    def Compare(self, first: Any, second: Any) -> int:
        from pyshell.values.clr.array import default_compare

        return default_compare(first, second)

    Default = static_property(lambda: Comparer())
    DefaultInvariant = static_property(lambda: Comparer())


class GenericComparer:
    """System.Collections.Generic.Comparer`1: a comparison as an IComparer."""

    __slots__ = ("comparison",)
    net_name = "System.Collections.Generic.Comparer`1"
    net_interfaces = ("System.Collections.IComparer", "System.Collections.Generic.IComparer[{0}]")

    def __init__(self, comparison: Any = None) -> None:
        self.comparison = comparison

    def Compare(self, first: Any, second: Any) -> int:
        if self.comparison is not None:
            return int(self.comparison(first, second))
        from pyshell.values.clr.array import default_compare

        return default_compare(first, second)

    Default = static_property(lambda: GenericComparer())

    @staticmethod
    def Create(comparison: Any) -> GenericComparer:
        if not callable(comparison):
            from pyshell.values.convert import convert

            wanted = types.find_type("System.Comparison[object]")
            assert wanted is not None
            comparison = convert(comparison, wanted)
        return GenericComparer(comparison)


class EqualityComparer:
    """System.Collections.Generic.EqualityComparer`1."""

    __slots__ = ()
    net_name = "System.Collections.Generic.EqualityComparer`1"

    def Equals(self, first: Any, second: Any) -> bool:
        from pyshell.values.clr.array import same

        return same(first, second)

    Default = static_property(lambda: EqualityComparer())


def _use(made: Dictionary, comparer: Any) -> None:
    """Gives a new dictionary its comparer."""
    if comparer is None:
        return
    if type(comparer) is StringComparer:
        made.ignore_case = comparer.ignore_case
        made.comparer = comparer
        return
    made.comparer = ScriptComparer(comparer)


class ScriptComparer:
    """Folds keys through an IEqualityComparer written in a script."""

    def __init__(self, inner: Any) -> None:
        self.inner = inner

    def fold(self, key: Any) -> Any:
        return _Folded(self.inner, key)


class _Folded:
    __slots__ = ("inner", "key")

    def __init__(self, inner: Any, key: Any) -> None:
        self.inner = inner
        self.key = key

    def __hash__(self) -> int:
        from pyshell.values.members import invoke_member

        return int(invoke_member(self.inner, "GetHashCode", [self.key]))

    def __eq__(self, other: object) -> bool:
        from pyshell.values.members import invoke_member

        return bool(invoke_member(self.inner, "Equals", [self.key, getattr(other, "key", None)]))


def duplicate(table: Dictionary, key: Any) -> ArgumentException:
    there = net_string(table.exact_key(key))
    return ArgumentException(
        f"Item has already been added. Key in dictionary: '{there}'  Key being added: '{net_string(key)}'"
    )


def require_key(key: Any) -> None:
    if key is None:
        raise ArgumentNullException("key")


def writable(table: Any) -> None:
    if table.read_only:
        raise NotSupportedException("Collection is read-only.")


class DictionaryMembers:
    """What all dictionaries share."""

    Count = property(lambda self: len(self))
    IsReadOnly = property(lambda self: self.read_only)
    IsFixedSize = property(lambda self: False)
    IsSynchronized = property(lambda self: False)
    SyncRoot = property(lambda self: self)

    @property
    def Keys(self: Any) -> Any:
        return _keys_or_values(self, True)

    @property
    def Values(self: Any) -> Any:
        return _keys_or_values(self, False)

    def ToString(self: Any) -> str:
        return type_of(self).clr_name

    def Add(self: Any, key: Any, value: Any) -> None:
        writable(self)
        require_key(key)
        if key in self:
            raise duplicate(self, key)
        self[key] = value

    def Remove(self: Any, key: Any) -> Any:
        writable(self)
        require_key(key)
        self.pop(key)

    def Clear(self: Any) -> None:
        writable(self)
        self.clear()

    def Contains(self: Any, key: Any) -> bool:
        require_key(key)
        return key in self

    def ContainsKey(self: Any, key: Any) -> bool:
        require_key(key)
        return key in self

    def ContainsValue(self: Any, value: Any) -> bool:
        from pyshell.values.clr.array import position

        return position(self.values(), value) >= 0

    def GetEnumerator(self: Any) -> Any:
        from pyshell.values.clr.enumerators import enumerator_of

        name = type_of(self)
        shown = (name.generic_definition or name).full_name
        kind = _ENUMERATORS.get(shown, "Enumerator" if name.generic_definition is not None else "DictionaryEnumerator")
        return enumerator_of(self, list(self.entries()), f"{shown}+{kind}", True)

    def CopyTo(self: Any, target: list[Any], index: int) -> None:
        for offset, entry in enumerate(self.entries()):
            target[index + offset] = entry

    def get_Item(self: Any, key: Any) -> Any:
        return self.get(key)

    def set_Item(self: Any, key: Any, value: Any) -> None:
        self[key] = value

    def Equals(self: Any, other: Any) -> bool:
        return self is other

    def GetHashCode(self: Any) -> int:
        return id(self) & 0x7FFFFFFF


_ENUMERATORS = {
    "System.Collections.Hashtable": "HashtableEnumerator",
    "System.Collections.Specialized.OrderedDictionary": "OrderedDictionaryEnumerator",
}


class KeyCollection:
    """The keys or values of a dictionary, live."""

    __slots__ = ("table", "keys")
    net_name = "System.Collections.Hashtable+KeyCollection"
    net_interfaces = ("System.Collections.ICollection", "System.Collections.IEnumerable")

    def __init__(self, table: Dictionary, keys: bool) -> None:
        self.table = table
        self.keys = keys

    def items(self) -> list[Any]:
        return self.table.keys() if self.keys else self.table.values()

    def enumerate_items(self) -> Iterator[Any]:
        """Raises InvalidOperationException when the loop's body changes the table."""
        table = self.table
        size = len(table)
        for key, value in list(table.items()):
            yield key if self.keys else value
            if len(table) != size or table.get(key) is not value:
                raise InvalidOperationException("Collection was modified; enumeration operation may not execute.")

    def __len__(self) -> int:
        return len(self.table)

    Count = property(lambda self: len(self.table))
    SyncRoot = property(lambda self: self.table)
    IsSynchronized = property(lambda self: False)

    def GetEnumerator(self) -> Any:
        return Enumerator(self.items())

    def CopyTo(self, target: list[Any], index: int) -> None:
        items = self.items()
        target[index : index + len(items)] = items

    def Contains(self, value: Any) -> bool:
        from pyshell.values.clr.array import position

        return position(self.items(), value) >= 0

    signatures = {
        "GetEnumerator": ["System.Collections.IEnumerator GetEnumerator()"],
        "CopyTo": ["void CopyTo(array array, int arrayIndex)"],
        "Contains": ["bool Contains(System.Object item)"],
    }


class OrderedKeyCollection(KeyCollection):
    """The keys or values of an OrderedDictionary, which have an index as those of a Hashtable have not."""

    __slots__ = ()
    net_name = "System.Collections.Specialized.OrderedDictionary+OrderedDictionaryKeyValueCollection"

    def ps_index(self, indices: list[Any]) -> Any:
        from pyshell.values.indexing import get_index

        return get_index(self.items(), indices)


def _keys_or_values(table: Dictionary, keys: bool) -> KeyCollection:
    indexed = isinstance(table, OrderedDictionary) or type_of(table).name.startswith("SortedList")
    return OrderedKeyCollection(table, keys) if indexed else KeyCollection(table, keys)


def _fill(made: Dictionary, source: Any) -> None:
    items = getattr(source, "items", None)
    if isinstance(source, Dictionary) and items is not None:
        for key, value in source.items():
            made[key] = value
        return
    for pair in enumerate_value(source) or ():
        made[pair.key] = pair.value


class HashtableMembers(DictionaryMembers):
    implements: str | tuple[str, ...] = "System.Collections.Hashtable"

    @staticmethod
    def net_new(*args: Any) -> Hashtable:
        made = Hashtable(ignore_case=False)
        for arg in args:
            if isinstance(arg, Dictionary):
                made.capacity = len(arg)
                _fill(made, arg)
            elif isinstance(arg, int) and type(arg) is not bool:
                if arg < 0:
                    raise ArgumentOutOfRangeException("capacity", "Non-negative number required.")
                made.capacity = int(arg)
            elif arg is not None and not isinstance(arg, float):
                _use(made, arg)
        return made

    def Clone(self: Any) -> Any:
        return self.copy()

    @staticmethod
    def Synchronized(table: Hashtable) -> Hashtable:
        return table


class OrderedDictionaryMembers(DictionaryMembers):
    ContainsKey = ContainsValue = Clone = None  # type: ignore[assignment]
    implements: str | tuple[str, ...] = "System.Collections.Specialized.OrderedDictionary"

    @staticmethod
    def net_new(*args: Any) -> Any:
        from pyshell.values.collections import OrderedDictionary

        made = OrderedDictionary(ignore_case=False)
        for arg in args:
            if isinstance(arg, Dictionary):
                _fill(made, arg)
            elif arg is not None and not isinstance(arg, int):
                _use(made, arg)
        return made

    def Insert(self: Any, index: int, key: Any, value: Any) -> None:
        if not 0 <= index <= len(self):
            raise ArgumentOutOfRangeException("index")
        if key in self:
            raise duplicate(self, key)
        self.insert(index, key, value)

    def RemoveAt(self: Any, index: int) -> None:
        if not 0 <= index < len(self):
            raise ArgumentOutOfRangeException(
                "index", "Index was out of range. Must be non-negative and less than the size of the collection."
            )
        del self[self.key_at(index)]

    def AsReadOnly(self: Any) -> Any:
        made = self.copy()
        made.read_only = True
        return made

    def Contains(self: Any, key: Any) -> bool:
        require_key(key)
        return key in self


class GenericDictionaryMembers(DictionaryMembers):
    implements: str | tuple[str, ...] = "System.Collections.Generic.Dictionary`2"

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        made = cls()
        for arg in args:
            if isinstance(arg, int) or arg is None:
                continue
            if hasattr(arg, "fold") or type(arg).__name__ == "EqualityComparer" or not _is_source(arg):
                _use(made, arg)
        for arg in args:
            if _is_source(arg):
                _fill(made, arg)
        return made

    @property
    def Comparer(self: Any) -> Any:
        if self.comparer is not None:
            return self.comparer
        from pyshell.values.collections import _closed_class

        return _closed_class(EqualityComparer.net_name, type_of(self).generic_arguments[0])()

    def Add(self: Any, key: Any, value: Any) -> None:
        require_key(key)
        if key in self:
            raise ArgumentException(f"An item with the same key has already been added. Key: {net_string(key)}")
        self[key] = value

    def Remove(self: Any, key: Any, reference: Any = None) -> Any:
        require_key(key)
        present = key in self
        if present:
            removed = self.pop(key)
            if reference is not None:
                reference.value = removed
        return present

    def TryGetValue(self: Any, key: Any, reference: Any) -> bool:
        require_key(key)
        if key in self:
            reference.value = self[key]
            return True
        from pyshell.values.convert import default_value

        arguments = type_of(self).generic_arguments
        reference.value = default_value(arguments[1]) if arguments else None
        return False

    def TryAdd(self: Any, key: Any, value: Any) -> bool:
        if key in self:
            return False
        self[key] = value
        return True

    def EnsureCapacity(self: Any, capacity: int) -> int:
        return capacity

    def TrimExcess(self: Any, capacity: int = 0) -> None:
        return None


def _is_source(value: Any) -> bool:
    return isinstance(value, Dictionary) or (value is not None and enumerate_value(value) is not None)


class SortedDictionary(GenericDictionary):
    """System.Collections.Generic.SortedDictionary`2: enumerates by key."""

    __slots__ = ("order_by",)
    net_name = "System.Collections.Generic.SortedDictionary`2"
    net_base = types.OBJECT

    def __init__(self, items: Any = None, ignore_case: bool = False) -> None:
        self.order_by: Any = None
        super().__init__(items, ignore_case)

    def _order(self) -> list[Any] | None:
        from pyshell.values.clr.array import comparer_key

        key = comparer_key(self.order_by)
        keys = self._keys
        return sorted(keys, key=lambda folded: key(keys[folded]))


class SortedDictionaryMembers(GenericDictionaryMembers):
    implements: str | tuple[str, ...] = (
        "System.Collections.Generic.SortedDictionary`2",
        "System.Collections.Generic.SortedList`2",
    )

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        made: Any = cls()
        for arg in args:
            if arg is not None and not isinstance(arg, int) and not _is_source(arg):
                made.order_by = arg
                if type(arg) is StringComparer:
                    made.ignore_case = arg.ignore_case
        for arg in args:
            if _is_source(arg):
                _fill(made, arg)
        return made

    def GetKeyAtIndex(self: Any, index: int) -> Any:
        return self.keys()[index]

    def GetValueAtIndex(self: Any, index: int) -> Any:
        return self.values()[index]

    def IndexOfKey(self: Any, key: Any) -> int:
        return self.keys().index(key) if key in self else -1

    def IndexOfValue(self: Any, value: Any) -> int:
        from pyshell.values.clr.array import position

        return position(self.values(), value)

    def RemoveAt(self: Any, index: int) -> None:
        del self[self.keys()[index]]

    def Add(self: Any, key: Any, value: Any) -> None:
        require_key(key)
        if key in self:
            raise ArgumentException(f"An item with the same key has already been added. Key: {net_string(key)}")
        self[key] = value


class GenericSortedList(SortedDictionary):
    __slots__ = ()
    net_name = "System.Collections.Generic.SortedList`2"
    net_base = types.OBJECT


class SortedList(SortedDictionary):
    """System.Collections.SortedList."""

    __slots__ = ()
    net_name = "System.Collections.SortedList"
    net_base = types.OBJECT
    lenient = True


class SortedListMembers(SortedDictionaryMembers):
    implements: str | tuple[str, ...] = "System.Collections.SortedList"

    @staticmethod
    def net_new(*args: Any) -> Any:
        made: Any = SortedList()
        for arg in args:
            if _is_source(arg):
                _fill(made, arg)
            elif arg is not None and not isinstance(arg, int):
                made.order_by = arg
        return made

    def Add(self: Any, key: Any, value: Any) -> None:
        require_key(key)
        if key in self:
            raise duplicate(self, key)
        self[key] = value

    def GetKey(self: Any, index: int) -> Any:
        return self.keys()[index]

    def GetByIndex(self: Any, index: int) -> Any:
        return self.values()[index]

    def SetByIndex(self: Any, index: int, value: Any) -> None:
        self[self.keys()[index]] = value

    def GetKeyList(self: Any) -> list[Any]:
        return list(self.keys())

    def GetValueList(self: Any) -> list[Any]:
        return list(self.values())


class ConcurrentDictionary(GenericDictionary):
    __slots__ = ()
    net_name = "System.Collections.Concurrent.ConcurrentDictionary`2"
    net_base = types.OBJECT


class ConcurrentDictionaryMembers(GenericDictionaryMembers):
    implements: str | tuple[str, ...] = "System.Collections.Concurrent.ConcurrentDictionary`2"

    def TryRemove(self: Any, key: Any, reference: Any = None) -> bool:
        present = key in self
        removed = self.pop(key)
        if reference is not None:
            reference.value = removed
        return present

    def TryUpdate(self: Any, key: Any, value: Any, expected: Any) -> bool:
        from pyshell.values.clr.array import same

        if key in self and same(self[key], expected):
            self[key] = value
            return True
        return False

    def GetOrAdd(self: Any, key: Any, value: Any, *args: Any) -> Any:
        if key not in self:
            self[key] = value(key, *args) if callable(value) else value
        return self[key]

    def AddOrUpdate(self: Any, key: Any, add: Any, update: Any, *args: Any) -> Any:
        if key in self:
            self[key] = update(key, self[key], *args)
        else:
            self[key] = add(key, *args) if callable(add) else add
        return self[key]

    def ToArray(self: Any) -> list[Any]:
        return list(self.entries())

    @property
    def IsEmpty(self: Any) -> bool:
        return len(self) == 0


class KeyValuePairMembers:
    implements: str | tuple[str, ...] = "System.Collections.Generic.KeyValuePair`2"

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        return cls(*args)

    Key = property(lambda self: self.key)
    Value = property(lambda self: self.value)

    def ToString(self: Any) -> str:
        return f"[{net_string(self.key)}, {net_string(self.value)}]"

    def Equals(self: Any, other: Any) -> bool:
        from pyshell.values.clr.array import same

        return type(other) is type(self) and same(self.key, other.key) and same(self.value, other.value)


class DictionaryEntryMembers:
    implements: str | tuple[str, ...] = "System.Collections.DictionaryEntry"

    @staticmethod
    def net_new(*args: Any) -> Any:
        from pyshell.values.collections import DictionaryEntry

        return DictionaryEntry(*args)

    @property
    def Key(self: Any) -> Any:
        return self.key

    @Key.setter
    def Key(self: Any, value: Any) -> None:
        self.key = value

    @property
    def Value(self: Any) -> Any:
        return self.value

    @Value.setter
    def Value(self: Any, value: Any) -> None:
        self.value = value

    def ToString(self: Any) -> str:
        return f"[{net_string(self.key)}, {net_string(self.value)}]"


class NameValueCollection(Dictionary):
    """System.Collections.Specialized.NameValueCollection: several values under a name, joined by commas."""

    __slots__ = ()
    net_name = "System.Collections.Specialized.NameValueCollection"

    def __init__(self, items: Any = None) -> None:
        super().__init__(items, True)

    def enumerate_items(self) -> Iterator[Any]:
        return iter(self.keys())

    Count = property(lambda self: len(self))
    AllKeys = property(lambda self: self.keys())
    Keys = property(lambda self: KeyCollection(self, True))

    def Add(self, name: str, value: str) -> None:
        self[name] = f"{self[name]},{value}" if name in self else value

    def Set(self, name: str, value: str) -> None:
        self[name] = value

    def Get(self, name: Any) -> Any:
        return self.values()[name] if isinstance(name, int) else self.get(name)

    def GetKey(self, index: int) -> Any:
        return self.keys()[index]

    def GetValues(self, name: Any) -> Any:
        found = self.Get(name)
        return None if found is None else found.split(",")

    def Remove(self, name: str) -> None:
        self.pop(name)

    def Clear(self) -> None:
        self.clear()

    def ToString(self) -> str:
        return "System.Collections.Specialized.NameValueCollection"


class CollectionExtensions:
    net_name = "System.Collections.Generic.CollectionExtensions"

    @staticmethod
    def GetValueOrDefault(table: Dictionary, key: Any, default: Any = None) -> Any:
        if key in table:
            return table[key]
        if default is not None:
            return default
        from pyshell.values.convert import default_value

        arguments = type_of(table).generic_arguments
        return default_value(arguments[1]) if arguments else None
