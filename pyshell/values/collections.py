"""The collections of the language: hashtables, ordered dictionaries, typed arrays, lists.

Python code uses dictionaries here as it uses `dict` (case-insensitive where PowerShell's are) and the lists as `list`.
"""

from __future__ import annotations

from pyshell.values import pstype
from pyshell.values.psobject import CUSTOM, PSObject
from pyshell.values.pstype import BY_CLASS, PSType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, ClassVar

_MISSING = object()


class DictionaryEntry:
    """System.Collections.DictionaryEntry."""

    __slots__ = ("key", "value", "ets", "__weakref__")
    net_name = "System.Collections.DictionaryEntry"

    def __init__(self, key: Any = None, value: Any = None) -> None:
        self.key = key
        self.value = value

    def __repr__(self) -> str:
        return f"DictionaryEntry({self.key!r}, {self.value!r})"

    def __str__(self) -> str:
        from pyshell.values.text import net_string

        return f"[{net_string(self.key)}, {net_string(self.value)}]"


class KeyValuePair:
    """System.Collections.Generic.KeyValuePair`2."""

    __slots__ = ("key", "value", "ets", "__weakref__")
    net_name = "System.Collections.Generic.KeyValuePair`2"

    def __init__(self, key: Any = None, value: Any = None) -> None:
        self.key = key
        self.value = value

    def __str__(self) -> str:
        from pyshell.values.text import net_string

        return f"[{net_string(self.key)}, {net_string(self.value)}]"


def fold_other(key: Any) -> Any:
    """What a key that is neither str nor int is looked up by: equal only to keys of its own type."""
    kind = type(key)
    if kind is PSObject:
        if key.base is CUSTOM:
            return ("id", id(key))
        return fold_sensitive(key.base)
    if isinstance(key, list):
        return ("id", id(key))
    if key is None:
        from pyshell.values.exceptions import ArgumentNullException

        raise ArgumentNullException("key")
    return (kind, key)


def fold_sensitive(key: Any) -> Any:
    """The look-up form of a key that keeps case."""
    kind = type(key)
    return key if kind is str or kind is int else fold_other(key)


def fold_insensitive(key: Any) -> Any:
    """The look-up form of a key without regard to case."""
    kind = type(key)
    if kind is str:
        return key.lower()
    if kind is PSObject and type(key.base) is str:
        return key.base.lower()
    return key if kind is int else fold_other(key)


class Dictionary:
    """Base of the dictionaries: keys by their look-up form, in order of insertion."""

    __slots__ = ("_values", "_keys", "ignore_case", "comparer", "read_only", "ets", "__weakref__")
    entry_class: ClassVar[type] = DictionaryEntry

    def __init__(self, items: Any = None, ignore_case: bool = False) -> None:
        self._values: dict[Any, Any] = {}
        self._keys: dict[Any, Any] = {}
        self.ignore_case = ignore_case
        self.comparer: Any = None
        self.read_only = False
        if items is not None:
            pairs = items.items() if hasattr(items, "items") else items
            for key, value in pairs:
                self[key] = value

    def fold(self, key: Any) -> Any:
        """The form by which a key is looked up."""
        kind = type(key)
        if kind is str:
            return key.lower() if self.ignore_case else key
        if kind is int:
            return key
        if self.comparer is not None:
            return self.comparer.fold(key)
        return fold_insensitive(key) if self.ignore_case else fold_other(key)

    def __getitem__(self, key: Any) -> Any:
        value = self._values.get(self.fold(key), _MISSING)
        if value is _MISSING:
            raise KeyError(key)
        return value

    def get(self, key: Any, default: Any = None) -> Any:
        return self._values.get(self.fold(key), default)

    def __setitem__(self, key: Any, value: Any) -> None:
        folded = self.fold(key)
        if folded not in self._values:
            self._keys[folded] = key
        self._values[folded] = value

    def exact_key(self, key: Any) -> Any:
        """The key as it is stored. Raises KeyError."""
        return self._keys[self.fold(key)]

    def __delitem__(self, key: Any) -> None:
        folded = self.fold(key)
        del self._values[folded]
        del self._keys[folded]

    def pop(self, key: Any, default: Any = None) -> Any:
        folded = self.fold(key)
        if folded not in self._values:
            return default
        del self._keys[folded]
        return self._values.pop(folded)

    def __contains__(self, key: Any) -> bool:
        return self.fold(key) in self._values

    def __len__(self) -> int:
        return len(self._values)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Any]:
        return iter(self.keys())

    def _order(self) -> list[Any] | None:
        """Look-up forms in the order .NET enumerates, None for the order of insertion."""
        return None

    def keys(self) -> list[Any]:
        order = self._order()
        return list(self._keys.values()) if order is None else [self._keys[folded] for folded in order]

    def values(self) -> list[Any]:
        order = self._order()
        return list(self._values.values()) if order is None else [self._values[folded] for folded in order]

    def items(self) -> list[tuple[Any, Any]]:
        order = self._order()
        if order is None:
            return list(zip(self._keys.values(), self._values.values()))
        return [(self._keys[folded], self._values[folded]) for folded in order]

    def entries(self) -> Iterator[Any]:
        """Each entry as its enumerator gives it: DictionaryEntry or KeyValuePair."""
        make = self.entry_class
        for key, value in self.items():
            yield make(key, value)

    def clear(self) -> None:
        self._values.clear()
        self._keys.clear()

    def copy(self) -> Any:
        made = type(self).__new__(type(self))
        made._values, made._keys = dict(self._values), dict(self._keys)
        made.ignore_case, made.comparer, made.read_only = self.ignore_case, self.comparer, False
        return made

    def update(self, other: Any) -> None:
        for key, value in other.items():
            self[key] = value

    def setdefault(self, key: Any, default: Any = None) -> Any:
        if key not in self:
            self[key] = default
        return self[key]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self.items())!r})"


_PRIMES = (
    3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919, 1103,
    1327, 1597,
    1931, 2333, 2801, 3371, 4049, 4861, 5839, 7013, 8419, 10103, 12143, 14591, 17519, 21023, 25229, 30293, 36353, 43627,
    52361, 62851, 75431, 90523, 108631, 130363, 156437, 187751, 225307, 270371, 324449, 389357, 467237, 560689, 672827,
    807403, 968897, 1162687, 1395263, 1674319, 2009191, 2411033, 2893249, 3471899, 4166287, 4999559, 5999471, 7199369,
)  # fmt: skip


def _prime(least: int) -> int:
    for prime in _PRIMES:
        if prime >= least:
            return prime
    return least | 1


class Hashtable(Dictionary):
    """System.Collections.Hashtable; `@{}` makes them case-insensitive.

    String hashes are random in .NET, so those keep the order of insertion; keys that are all integers enumerate in the
    order of .NET's buckets, which scripts do see.
    """

    __slots__ = ("capacity", "_cached_order")
    net_name = "System.Collections.Hashtable"

    def __init__(self, items: Any = None, ignore_case: bool = True) -> None:
        super().__init__(None, ignore_case)
        self.capacity = 0
        if items is not None:
            pairs = list(items.items() if hasattr(items, "items") else items)
            self.capacity = len(pairs)
            for key, value in pairs:
                self[key] = value

    def copy(self) -> Any:
        made = super().copy()
        made.capacity = len(self._values)
        return made

    def _order(self) -> list[Any] | None:
        keys = self._keys
        if len(keys) < 2:
            return None
        for folded in keys:
            if type(folded) is not int and type(folded) is not tuple:
                return None
        hashes: list[tuple[int, Any]] = []
        for folded in keys:
            code = _hash_code(folded)
            if code is None:
                return None
            hashes.append((code, folded))
        return _bucket_order(hashes, self.capacity)


def _hash_code(folded: Any) -> int | None:
    """GetHashCode of a key whose hash .NET does not randomise, by its look-up form."""
    if type(folded) is int:
        return folded & 0x7FFFFFFF
    kind, value = folded
    if kind is bool:
        return int(value)
    name = getattr(kind, "__name__", "")
    if name in ("Byte", "UInt16", "UInt32", "SByte", "Int16"):
        return int(value) & 0x7FFFFFFF
    if name in ("Int64", "UInt64"):
        return (int(value) ^ (int(value) >> 32)) & 0x7FFFFFFF
    if name == "Char":
        return (ord(value) | (ord(value) << 16)) & 0x7FFFFFFF
    if isinstance(value, int):
        return int(value) & 0x7FFFFFFF
    return None


def _bucket_order(hashes: list[tuple[int, Any]], capacity: int) -> list[Any]:
    """The order in which System.Collections.Hashtable enumerates: its buckets from the last to the first."""
    raw = capacity / 0.72
    size = _prime(int(raw)) if raw > 3 else 3
    limit = int(0.72 * size)
    buckets: list[tuple[int, Any] | None] = [None] * size

    def insert(target: list[tuple[int, Any] | None], item: tuple[int, Any]) -> None:
        seed = item[0]
        length = len(target)
        step = 1 + (seed * 101) % (length - 1)
        place = seed % length
        while target[place] is not None:
            place = (place + step) % length
        target[place] = item

    for count, item in enumerate(hashes):
        if count >= limit:
            size = _prime(size * 2)
            limit = int(0.72 * size)
            grown: list[tuple[int, Any] | None] = [None] * size
            for old in buckets:
                if old is not None:
                    insert(grown, old)
            buckets = grown
        insert(buckets, item)
    return [item[1] for item in reversed(buckets) if item is not None]


class OrderedDictionary(Dictionary):
    """System.Collections.Specialized.OrderedDictionary; `[ordered]@{}` makes them case-insensitive."""

    __slots__ = ()
    net_name = "System.Collections.Specialized.OrderedDictionary"

    def __init__(self, items: Any = None, ignore_case: bool = True) -> None:
        super().__init__(items, ignore_case)

    def __setitem__(self, key: Any, value: Any) -> None:
        # An assignment takes over the key as it is now spelt.
        folded = self.fold(key)
        self._keys[folded] = key
        self._values[folded] = value

    def key_at(self, index: int) -> Any:
        """Raises IndexError."""
        if index < 0:
            raise IndexError(index)
        return self.keys()[index]

    def value_at(self, index: int) -> Any:
        """Raises IndexError."""
        if index < 0:
            raise IndexError(index)
        return self.values()[index]

    def insert(self, index: int, key: Any, value: Any) -> None:
        pairs = self.items()
        pairs.insert(index, (key, value))
        self.clear()
        for each, content in pairs:
            self[each] = content


class GenericDictionary(Dictionary):
    """System.Collections.Generic.Dictionary`2."""

    __slots__ = ()
    net_name = "System.Collections.Generic.Dictionary`2"
    entry_class = KeyValuePair


class PSBoundParametersDictionary(GenericDictionary):
    """What `$PSBoundParameters` holds."""

    __slots__ = ()
    net_name = "System.Management.Automation.PSBoundParametersDictionary"
    net_base = "System.Collections.Generic.Dictionary[string,object]"

    def __init__(self, items: Any = None, ignore_case: bool = True) -> None:
        super().__init__(items, ignore_case)


class TypedArray(list):  # type: ignore[type-arg]
    """Base of the arrays whose elements have a type; each element type has a subclass with `pstype`."""

    __slots__ = ("__weakref__",)
    pstype: ClassVar[PSType]

    @property
    def element_type(self) -> PSType:
        element = self.pstype.element_type
        assert element is not None
        return element


class MultiArray(TypedArray):
    """An array of several dimensions: its elements in row-major order, and `lengths`."""

    __slots__ = ("lengths",)

    def __init__(self, items: Iterable[Any] = (), lengths: tuple[int, ...] = ()) -> None:
        super().__init__(items)
        self.lengths = lengths

    def offset(self, indices: Iterable[int]) -> int:
        """The place of an element. Raises IndexError."""
        place = 0
        for index, length in zip(indices, self.lengths):
            if not 0 <= index < length:
                raise IndexError(index)
            place = place * length + index
        return place


def array_class(type_: PSType) -> type:
    """The Python class of arrays of a type (used by `pstype.array_of`)."""
    base = MultiArray if type_.rank > 1 else TypedArray
    made: type = type("Array", (base,), {"__slots__": (), "pstype": type_})
    return made


def typed_array(element: PSType, items: Iterable[Any] = ()) -> list[Any]:
    """An array of `element`; object[] is a plain list. The items must have the right type already."""
    if element is pstype.OBJECT:
        return list(items)
    cls = pstype.array_of(element).pyclass
    assert cls is not None
    made: list[Any] = cls(items)
    return made


class NetList(list):  # type: ignore[type-arg]
    """Base of the growing lists."""

    __slots__ = ("read_only", "fixed_size", "ets", "__weakref__")

    def __init__(self, items: Iterable[Any] = ()) -> None:
        super().__init__(items)
        self.read_only = False
        self.fixed_size = False


class ArrayList(NetList):
    """System.Collections.ArrayList."""

    __slots__ = ()
    net_name = "System.Collections.ArrayList"


class GenericList(NetList):
    """System.Collections.Generic.List`1; each element type has a subclass with `pstype`."""

    __slots__ = ()
    net_name = "System.Collections.Generic.List`1"

    @property
    def element_type(self) -> PSType:
        return BY_CLASS[type(self)].generic_arguments[0]


class Collection(NetList):
    """System.Collections.ObjectModel.Collection`1."""

    __slots__ = ()
    net_name = "System.Collections.ObjectModel.Collection`1"

    @property
    def element_type(self) -> PSType:
        return BY_CLASS[type(self)].generic_arguments[0]


def _closed_class(definition: str, *arguments: PSType) -> Any:
    found = pstype.find_type(definition)
    assert found is not None
    cls = pstype.close_generic(found, arguments).pyclass
    assert cls is not None
    return cls


def generic_list(element: PSType, items: Iterable[Any] = ()) -> GenericList:
    """A List[element]; the items must have the right type already."""
    made: GenericList = _closed_class("System.Collections.Generic.List`1", element)(items)
    return made


def collection(element: PSType, items: Iterable[Any] = ()) -> Collection:
    """A Collection[element]."""
    made: Collection = _closed_class("System.Collections.ObjectModel.Collection`1", element)(items)
    return made


def collection_of(type_name: str, items: Iterable[Any] = ()) -> Collection:
    """A Collection of the type with that name."""
    element = pstype.find_type(type_name)
    assert element is not None
    return collection(element, items)


def generic_dictionary(key: PSType, value: PSType, items: Any = None, ignore_case: bool = False) -> GenericDictionary:
    """A Dictionary[key, value]."""
    made: GenericDictionary = _closed_class("System.Collections.Generic.Dictionary`2", key, value)(items, ignore_case)
    return made


for _cls in (
    DictionaryEntry,
    KeyValuePair,
    Hashtable,
    OrderedDictionary,
    GenericDictionary,
    ArrayList,
    GenericList,
    Collection,
):
    pstype.register_type(
        PSType(_cls.net_name, _cls, pstype.VALUE_TYPE if _cls in (DictionaryEntry, KeyValuePair) else pstype.OBJECT)
    )
pstype.register_type(pstype.find_type("System.Collections.Hashtable"), "hashtable")  # type: ignore[arg-type]
