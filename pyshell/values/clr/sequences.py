"""HashSet, SortedSet, Queue, Stack, LinkedList, PriorityQueue, ReadOnlyCollection, BitArray and the concurrent
collections.
"""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.clr.array import ListMembers, check_index, comparer_key, position
from pyshell.values.clr.enumerators import Enumerator
from pyshell.values.collections import NetList, _closed_class, fold_sensitive, typed_array
from pyshell.values.dotnet import takes_class
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentNullException,
    InvalidOperationException,
)
from pyshell.values.pstype import type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


def elements(source: Any) -> list[Any]:
    items = enumerate_value(source)
    return [] if source is None else [source] if items is None else list(items)


def to_array(owner: Any, items: Iterable[Any]) -> Any:
    arguments = type_of(owner).generic_arguments
    return typed_array(arguments[0], items) if arguments else list(items)


class HashSet:
    """System.Collections.Generic.HashSet`1, in order of insertion."""

    __slots__ = ("members", "comparer")
    net_name = "System.Collections.Generic.HashSet`1"

    def __init__(self, items: Iterable[Any] = (), comparer: Any = None) -> None:
        self.comparer = comparer
        self.members: dict[Any, Any] = {}
        for item in items:
            self.append(item)

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        made = cls()
        for arg in args:
            if arg is not None and not isinstance(arg, int) and (hasattr(arg, "fold") or enumerate_value(arg) is None):
                from pyshell.values.clr.dictionaries import ScriptComparer

                made.comparer = arg if hasattr(arg, "fold") else ScriptComparer(arg)
        for arg in args:
            if arg is not None and not isinstance(arg, int) and enumerate_value(arg) is not None:
                for item in elements(arg):
                    made.append(item)
        return made

    def fold(self, item: Any) -> Any:
        if item is None:
            return None
        return self.comparer.fold(item) if self.comparer is not None else fold_sensitive(item)

    def append(self, item: Any) -> bool:
        key = self.fold(item)
        if key in self.members:
            return False
        self.members[key] = item
        return True

    def values(self) -> list[Any]:
        return list(self.members.values())

    def enumerate_items(self) -> Iterator[Any]:
        return iter(self.values())

    def __len__(self) -> int:
        return len(self.members)

    Count = property(lambda self: len(self.members))
    Comparer = property(lambda self: self.comparer)

    def Add(self, item: Any) -> bool:
        return self.append(item)

    def Contains(self, item: Any) -> bool:
        return self.fold(item) in self.members

    def Remove(self, item: Any) -> bool:
        key = self.fold(item)
        present = key in self.members
        self.members.pop(key, None)
        return present

    def Clear(self) -> None:
        self.members.clear()

    def _keys(self, other: Any) -> dict[Any, Any]:
        return {self.fold(item): item for item in elements(other)}

    def UnionWith(self, other: Any) -> None:
        for item in elements(other):
            self.append(item)

    def IntersectWith(self, other: Any) -> None:
        keys = self._keys(other)
        self.members = {key: item for key, item in self.members.items() if key in keys}

    def ExceptWith(self, other: Any) -> None:
        for key in self._keys(other):
            self.members.pop(key, None)

    def SymmetricExceptWith(self, other: Any) -> None:
        for key, item in self._keys(other).items():
            if key in self.members:
                del self.members[key]
            else:
                self.members[key] = item

    def IsSubsetOf(self, other: Any) -> bool:
        return self.members.keys() <= self._keys(other).keys()

    def IsSupersetOf(self, other: Any) -> bool:
        return self.members.keys() >= self._keys(other).keys()

    def IsProperSubsetOf(self, other: Any) -> bool:
        return self.members.keys() < self._keys(other).keys()

    def IsProperSupersetOf(self, other: Any) -> bool:
        return self.members.keys() > self._keys(other).keys()

    def Overlaps(self, other: Any) -> bool:
        return not self.members.keys().isdisjoint(self._keys(other).keys())

    def SetEquals(self, other: Any) -> bool:
        return self.members.keys() == self._keys(other).keys()

    def RemoveWhere(self, test: Any) -> int:
        gone = [key for key, item in self.members.items() if test(item)]
        for key in gone:
            del self.members[key]
        return len(gone)

    def TryGetValue(self, item: Any, reference: Any) -> bool:
        key = self.fold(item)
        reference.value = self.members.get(key)
        return key in self.members

    def CopyTo(self, target: list[Any], index: int = 0, count: int | None = None) -> None:
        items = self.values()[:count]
        target[index : index + len(items)] = items

    def GetEnumerator(self) -> Any:
        return Enumerator(self.values())

    def TrimExcess(self) -> None:
        return None

    def EnsureCapacity(self, capacity: int) -> int:
        return capacity


class SortedSet(HashSet):
    """System.Collections.Generic.SortedSet`1."""

    __slots__ = ("order_by",)
    net_name = "System.Collections.Generic.SortedSet`1"
    net_base = types.OBJECT

    def __init__(self, items: Iterable[Any] = (), comparer: Any = None) -> None:
        self.order_by: Any = None
        super().__init__(items, comparer)

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        made = cls()
        for arg in args:
            if arg is not None and enumerate_value(arg) is None:
                made.order_by = arg
                made.comparer = arg if hasattr(arg, "fold") else None
        for arg in args:
            if arg is not None and enumerate_value(arg) is not None:
                made.UnionWith(arg)
        return made

    def append(self, item: Any) -> bool:
        if self.order_by is not None and self.comparer is None:
            from pyshell.values.clr.array import compare_by

            if any(compare_by(self.order_by, item, each) == 0 for each in self.members.values()):
                return False
        return super().append(item)

    def values(self) -> list[Any]:
        return sorted(self.members.values(), key=comparer_key(self.order_by))

    Min = property(lambda self: self.values()[0] if self.members else None)
    Max = property(lambda self: self.values()[-1] if self.members else None)

    def GetViewBetween(self, low: Any, high: Any) -> Any:
        key = comparer_key(self.order_by)
        made = type(self)()
        made.order_by = self.order_by
        for item in self.values():
            if not key(item) < key(low) and not key(high) < key(item):
                made.append(item)
        return made

    def Reverse(self) -> list[Any]:
        return self.values()[::-1]


class Queue(list):  # type: ignore[type-arg]
    """System.Collections.Queue and Queue`1."""

    __slots__ = ()
    net_name = "System.Collections.Queue"
    net_base = types.OBJECT

    def ps_bool(self) -> bool:
        """No IList: true even when empty."""
        return True

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        if args and isinstance(args[0], int):
            return cls()
        return cls(elements(args[0]) if args else ())

    Count = property(lambda self: len(self))
    IsSynchronized = property(lambda self: False)
    SyncRoot = property(lambda self: self)

    def Enqueue(self, item: Any) -> None:
        self.append(item)

    def Add(self, item: Any) -> None:
        self.append(item)

    def Dequeue(self) -> Any:
        if not self:
            raise InvalidOperationException("Queue empty.")
        return self.pop(0)

    def Peek(self) -> Any:
        if not self:
            raise InvalidOperationException("Queue empty.")
        return self[0]

    def TryDequeue(self, reference: Any) -> bool:
        reference.value = self.pop(0) if (good := bool(self)) else None
        return good

    def TryPeek(self, reference: Any) -> bool:
        reference.value = self[0] if self else None
        return bool(self)

    def Clear(self) -> None:
        self.clear()

    def Contains(self, item: Any) -> bool:
        return position(self, item) >= 0

    def ToArray(self) -> Any:
        return to_array(self, self)

    def CopyTo(self, target: list[Any], index: int) -> None:
        target[index : index + len(self)] = self

    def GetEnumerator(self) -> Any:
        return Enumerator(self)

    def Clone(self) -> Any:
        return type(self)(self)

    def TrimExcess(self) -> None:
        return None

    def TrimToSize(self) -> None:
        return None

    def EnsureCapacity(self, capacity: int) -> int:
        return capacity


class GenericQueue(Queue):
    __slots__ = ()
    net_name = "System.Collections.Generic.Queue`1"
    net_base = types.OBJECT


class ConcurrentQueue(GenericQueue):
    __slots__ = ()
    net_name = "System.Collections.Concurrent.ConcurrentQueue`1"
    net_base = types.OBJECT
    IsEmpty = property(lambda self: not self)


class Stack:
    """System.Collections.Stack and Stack`1: enumerates from the top."""

    __slots__ = ("content",)
    net_name = "System.Collections.Stack"
    net_interfaces = ("System.Collections.ICollection", "System.Collections.IEnumerable", "System.ICloneable")

    def __init__(self, items: Iterable[Any] = ()) -> None:
        self.content = list(items)

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        if args and isinstance(args[0], int):
            return cls()
        return cls(elements(args[0]) if args else ())

    def enumerate_items(self) -> Iterator[Any]:
        return iter(self.content[::-1])

    def append(self, item: Any) -> None:
        self.content.append(item)

    def __len__(self) -> int:
        return len(self.content)

    Count = property(lambda self: len(self.content))
    IsEmpty = property(lambda self: not self.content)
    IsSynchronized = property(lambda self: False)
    SyncRoot = property(lambda self: self)

    def Push(self, item: Any) -> None:
        self.content.append(item)

    def Pop(self) -> Any:
        if not self.content:
            raise InvalidOperationException("Stack empty.")
        return self.content.pop()

    def Peek(self) -> Any:
        if not self.content:
            raise InvalidOperationException("Stack empty.")
        return self.content[-1]

    def TryPop(self, reference: Any) -> bool:
        good = bool(self.content)
        reference.value = self.content.pop() if good else None
        return good

    def TryPeek(self, reference: Any) -> bool:
        reference.value = self.content[-1] if self.content else None
        return bool(self.content)

    def Clear(self) -> None:
        self.content.clear()

    def Contains(self, item: Any) -> bool:
        return position(self.content, item) >= 0

    def ToArray(self) -> Any:
        return to_array(self, self.content[::-1])

    def CopyTo(self, target: list[Any], index: int) -> None:
        target[index : index + len(self.content)] = self.content[::-1]

    def GetEnumerator(self) -> Any:
        return Enumerator(self.content[::-1])

    def Clone(self) -> Any:
        return type(self)(self.content)

    def TrimExcess(self) -> None:
        return None


class GenericStack(Stack):
    __slots__ = ()
    net_name = "System.Collections.Generic.Stack`1"
    net_base = types.OBJECT


class ConcurrentStack(GenericStack):
    __slots__ = ()
    net_name = "System.Collections.Concurrent.ConcurrentStack`1"
    net_base = types.OBJECT


class ConcurrentBag(GenericStack):
    __slots__ = ()
    net_name = "System.Collections.Concurrent.ConcurrentBag`1"
    net_base = types.OBJECT

    def Add(self, item: Any) -> None:
        self.content.append(item)

    def TryTake(self, reference: Any) -> bool:
        return self.TryPop(reference)


class LinkedListNode:
    """A node of a LinkedList."""

    __slots__ = ("value", "owner", "before", "after")
    net_name = "System.Collections.Generic.LinkedListNode`1"
    net_properties = ("List", "Next", "Previous", "Value")

    def __init__(self, value: Any = None) -> None:
        self.value = value
        self.owner: LinkedList | None = None
        self.before: LinkedListNode | None = None
        self.after: LinkedListNode | None = None

    List = property(lambda self: self.owner)
    Next = property(lambda self: self.after)
    Previous = property(lambda self: self.before)

    @property
    def Value(self) -> Any:
        return self.value

    @Value.setter
    def Value(self, value: Any) -> None:
        self.value = value


class LinkedList:
    """System.Collections.Generic.LinkedList`1."""

    __slots__ = ("first", "last", "size")
    net_name = "System.Collections.Generic.LinkedList`1"

    def __init__(self, items: Iterable[Any] = ()) -> None:
        self.first: LinkedListNode | None = None
        self.last: LinkedListNode | None = None
        self.size = 0
        for item in items:
            self.append(item)

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        return cls(elements(args[0]) if args else ())

    def nodes(self) -> Iterator[LinkedListNode]:
        node = self.first
        while node is not None:
            yield node
            node = node.after

    def enumerate_items(self) -> Iterator[Any]:
        return (node.value for node in self.nodes())

    def __len__(self) -> int:
        return self.size

    def append(self, item: Any) -> LinkedListNode:
        return self._insert(self.last, self._node(item))

    def _node(self, item: Any) -> LinkedListNode:
        if isinstance(item, LinkedListNode):
            return item
        arguments = type_of(self).generic_arguments
        made: LinkedListNode = (
            _closed_class(LinkedListNode.net_name, *arguments)(item) if arguments else LinkedListNode(item)
        )
        return made

    def _insert(self, before: LinkedListNode | None, node: LinkedListNode) -> LinkedListNode:
        if node.owner is not None:
            raise InvalidOperationException("The LinkedList node already belongs to a LinkedList.")
        after = self.first if before is None else before.after
        node.owner, node.before, node.after = self, before, after
        if before is None:
            self.first = node
        else:
            before.after = node
        if after is None:
            self.last = node
        else:
            after.before = node
        self.size += 1
        return node

    Count = property(lambda self: self.size)
    First = property(lambda self: self.first)
    Last = property(lambda self: self.last)

    def AddLast(self, item: Any) -> Any:
        return self.append(item)

    def AddFirst(self, item: Any) -> Any:
        return self._insert(None, self._node(item))

    def AddAfter(self, node: LinkedListNode, item: Any) -> Any:
        return self._insert(node, self._node(item))

    def AddBefore(self, node: LinkedListNode, item: Any) -> Any:
        return self._insert(node.before, self._node(item))

    def _unlink(self, node: LinkedListNode) -> None:
        if node.before is None:
            self.first = node.after
        else:
            node.before.after = node.after
        if node.after is None:
            self.last = node.before
        else:
            node.after.before = node.before
        node.owner = node.before = node.after = None
        self.size -= 1

    def Remove(self, item: Any) -> Any:
        if isinstance(item, LinkedListNode):
            self._unlink(item)
            from pyshell.values.psobject import AUTOMATION_NULL

            return AUTOMATION_NULL
        node = self.Find(item)
        if node is None:
            return False
        self._unlink(node)
        return True

    def RemoveFirst(self) -> None:
        if self.first is None:
            raise InvalidOperationException("The LinkedList is empty.")
        self._unlink(self.first)

    def RemoveLast(self) -> None:
        if self.last is None:
            raise InvalidOperationException("The LinkedList is empty.")
        self._unlink(self.last)

    def Find(self, value: Any) -> Any:
        from pyshell.values.clr.array import same

        return next((node for node in self.nodes() if same(node.value, value)), None)

    def FindLast(self, value: Any) -> Any:
        from pyshell.values.clr.array import same

        return next((node for node in reversed(list(self.nodes())) if same(node.value, value)), None)

    def Contains(self, value: Any) -> bool:
        return self.Find(value) is not None

    def Clear(self) -> None:
        self.first = self.last = None
        self.size = 0

    def GetEnumerator(self) -> Any:
        return Enumerator(list(self.enumerate_items()))

    def CopyTo(self, target: list[Any], index: int) -> None:
        items = list(self.enumerate_items())
        target[index : index + len(items)] = items

    signatures = {
        "Remove": [
            "bool Remove({0} value)",
            "void Remove(System.Collections.Generic.LinkedListNode[{0}] node)",
        ]
    }
    del signatures


class PriorityQueue:
    """System.Collections.Generic.PriorityQueue`2."""

    __slots__ = ("entries", "order_by")
    net_name = "System.Collections.Generic.PriorityQueue`2"

    def __init__(self, order_by: Any = None) -> None:
        self.entries: list[tuple[Any, Any]] = []
        self.order_by = order_by

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        made = cls()
        for arg in args:
            if arg is not None and not isinstance(arg, int) and enumerate_value(arg) is None:
                made.order_by = arg
        return made

    def __len__(self) -> int:
        return len(self.entries)

    def _less(self, first: int, second: int) -> bool:
        from pyshell.values.clr.array import compare_by, default_compare

        one, two = self.entries[first][1], self.entries[second][1]
        if self.order_by is not None:
            return (self.order_by(one, two) if callable(self.order_by) else compare_by(self.order_by, one, two)) < 0
        return default_compare(one, two) < 0

    Count = property(lambda self: len(self.entries))

    def Enqueue(self, element: Any, priority: Any) -> None:
        entries = self.entries
        entries.append((element, priority))
        index = len(entries) - 1
        while index:
            parent = (index - 1) // 4
            if not self._less(index, parent):
                break
            entries[index], entries[parent] = entries[parent], entries[index]
            index = parent

    def _pop(self) -> tuple[Any, Any]:
        entries = self.entries
        top = entries[0]
        last = entries.pop()
        if entries:
            entries[0] = last
            index = 0
            while True:
                child = index * 4 + 1
                if child >= len(entries):
                    break
                best = child
                for other in range(child + 1, min(child + 4, len(entries))):
                    if self._less(other, best):
                        best = other
                if not self._less(best, index):
                    break
                entries[index], entries[best] = entries[best], entries[index]
                index = best
        return top

    def Dequeue(self) -> Any:
        if not self.entries:
            raise InvalidOperationException("Queue empty.")
        return self._pop()[0]

    def Peek(self) -> Any:
        if not self.entries:
            raise InvalidOperationException("Queue empty.")
        return self.entries[0][0]

    def TryDequeue(self, element: Any, priority: Any) -> bool:
        if not self.entries:
            element.value = priority.value = None
            return False
        element.value, priority.value = self._pop()
        return True

    def TryPeek(self, element: Any, priority: Any) -> bool:
        if not self.entries:
            element.value = priority.value = None
            return False
        element.value, priority.value = self.entries[0]
        return True

    def EnqueueDequeue(self, element: Any, priority: Any) -> Any:
        self.Enqueue(element, priority)
        return self.Dequeue()

    def Clear(self) -> None:
        self.entries.clear()

    @property
    def UnorderedItems(self) -> list[Any]:
        from pyshell.values.clr.tuples import value_tuple

        return [value_tuple(list(entry)) for entry in self.entries]


class ReadOnlyCollection(NetList):
    """System.Collections.ObjectModel.ReadOnlyCollection`1."""

    __slots__ = ()
    net_name = "System.Collections.ObjectModel.ReadOnlyCollection`1"
    net_base = types.OBJECT

    def __init__(self, items: Iterable[Any] = ()) -> None:
        super().__init__(items)
        self.read_only = True

    @staticmethod
    @takes_class
    def net_new(cls: type, source: Any) -> Any:
        if source is None:
            raise ArgumentNullException("list")
        return cls(elements(source))

    Count = property(lambda self: len(self))
    IsReadOnly = property(lambda self: True)

    def Contains(self, value: Any) -> bool:
        return position(self, value) >= 0

    def IndexOf(self, value: Any) -> int:
        return position(self, value)

    def CopyTo(self, target: list[Any], index: int) -> None:
        target[index : index + len(self)] = self

    def GetEnumerator(self) -> Any:
        return Enumerator(self)

    def get_Item(self, index: int) -> Any:
        check_index(self, index)
        return self[index]


class StringCollection(NetList):
    """System.Collections.Specialized.StringCollection."""

    __slots__ = ()
    net_name = "System.Collections.Specialized.StringCollection"
    net_base = types.OBJECT

    @staticmethod
    def net_new(*args: Any) -> StringCollection:
        return StringCollection()

    def Add(self, value: Any) -> int:
        self.append(value)
        return len(self) - 1

    Count = property(lambda self: len(self))
    AddRange = ListMembers.AddRange
    Clear = ListMembers.Clear
    Contains = ListMembers.Contains
    IndexOf = ListMembers.IndexOf
    Insert = ListMembers.Insert
    RemoveAt = ListMembers.RemoveAt

    def Remove(self, value: Any) -> None:
        found = position(self, value)
        if found >= 0:
            del self[found]

    GetEnumerator = ListMembers.GetEnumerator


class ObservableCollection(NetList):
    """System.Collections.ObjectModel.ObservableCollection`1."""

    __slots__ = ()
    net_name = "System.Collections.ObjectModel.ObservableCollection`1"
    net_base = types.OBJECT
    net_new = ListMembers.net_new
    Count = property(lambda self: len(self))
    Add = ListMembers.Add
    Clear = ListMembers.Clear
    Contains = ListMembers.Contains
    IndexOf = ListMembers.IndexOf
    Insert = ListMembers.Insert
    Remove = ListMembers.Remove
    RemoveAt = ListMembers.RemoveAt

    def Move(self, old: int, new: int) -> None:
        self.insert(new, self.pop(old))


class BitArray(list):  # type: ignore[type-arg]
    """System.Collections.BitArray."""

    __slots__ = ()
    net_name = "System.Collections.BitArray"
    net_base = types.OBJECT

    @staticmethod
    def net_new(*args: Any) -> BitArray:
        first = args[0]
        if isinstance(first, BitArray):
            return BitArray(first)
        if isinstance(first, list):
            name = type_of(first).element_type
            if name is types.BYTE:
                return BitArray([bool(byte >> bit & 1) for byte in first for bit in range(8)])
            if name is types.INT32:
                return BitArray([bool(number >> bit & 1) for number in first for bit in range(32)])
            return BitArray([bool(item) for item in first])
        return BitArray([bool(args[1]) if len(args) > 1 else False] * first)

    Count = property(lambda self: len(self))
    Length = property(lambda self: len(self))
    IsReadOnly = property(lambda self: False)

    def Get(self, index: int) -> bool:
        return bool(self[index])

    def Set(self, index: int, value: bool) -> None:
        self[index] = value

    def SetAll(self, value: bool) -> None:
        self[:] = [value] * len(self)

    def _with(self, other: list[bool], action: Any) -> BitArray:
        if len(self) != len(other):
            raise ArgumentException("Array lengths must be the same.")
        self[:] = [action(a, b) for a, b in zip(self, other)]
        return self

    def And(self, other: BitArray) -> BitArray:
        return self._with(other, lambda a, b: a and b)

    def Or(self, other: BitArray) -> BitArray:
        return self._with(other, lambda a, b: a or b)

    def Xor(self, other: BitArray) -> BitArray:
        return self._with(other, lambda a, b: a != b)

    def Not(self) -> BitArray:
        self[:] = [not item for item in self]
        return self

    def HasAnySet(self) -> bool:
        return any(self)

    def HasAllSet(self) -> bool:
        return all(self)

    def CopyTo(self, target: list[Any], index: int) -> None:
        element = type_of(target).element_type
        if element is types.BOOLEAN:
            target[index : index + len(self)] = self
            return
        width = 8 if element is types.BYTE else 32
        for start in range(0, len(self), width):
            number = sum(1 << bit for bit, value in enumerate(self[start : start + width]) if value)
            kind = element.pyclass if element is not None else None
            target[index + start // width] = kind(number) if kind is not None else number

    def GetEnumerator(self) -> Any:
        return Enumerator(self)
