"""System.Tuple, System.ValueTuple, KeyValuePair's factory, Lazy, Nullable."""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.dotnet import takes_class
from pyshell.values.pstype import PSType, close_generic, find_type, type_of
from pyshell.values.text import net_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class TupleBase:
    """Items 1 to n."""

    __slots__ = ("items",)

    def __init__(self, *items: Any) -> None:
        self.items = items

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TupleBase) and type(self) is type(other) and self.items == other.items

    def __hash__(self) -> int:
        return hash(self.items)

    def __str__(self) -> str:
        return "(" + ", ".join("" if item is None else net_string(item) for item in self.items) + ")"

    @property
    def Length(self) -> int:
        return len(self.items)

    def CompareTo(self, other: Any) -> int:
        from pyshell.values.compare import compare

        for mine, theirs in zip(self.items, other.items):
            result = compare(mine, theirs, False)
            if result:
                return result
        return 0

    def ps_index(self, indices: list[Any]) -> Any:
        return self.items[indices[0]]

    Item1 = property(lambda self: self.items[0])
    Item2 = property(lambda self: self.items[1])
    Item3 = property(lambda self: self.items[2])
    Item4 = property(lambda self: self.items[3])
    Item5 = property(lambda self: self.items[4])
    Item6 = property(lambda self: self.items[5])
    Item7 = property(lambda self: self.items[6])


def _class(base: type, name: str, count: int) -> type:
    body: dict[str, Any] = {"__slots__": (), "net_name": f"{name}`{count}", "net_base": types.OBJECT}
    for index in range(1, 8):
        if index > count:
            body[f"Item{index}"] = None
    if count > 7:
        body["Rest"] = property(lambda self: self.items[7])
    if name == "System.ValueTuple":
        for index in range(1, min(count, 7) + 1):
            body[f"Item{index}"] = _field(index - 1)
    return type("Tuple", (base,), body)


def _field(place: int) -> property:
    def read(self: Any) -> Any:
        return self.items[place]

    def write(self: Any, value: Any) -> None:
        self.items = (*self.items[:place], value, *self.items[place + 1 :])

    return property(read, write)


NAMES = (
    "System.Tuple`1", "System.Tuple`2", "System.Tuple`3", "System.Tuple`4", "System.Tuple`5", "System.Tuple`6",
    "System.Tuple`7", "System.Tuple`8", "System.ValueTuple`1", "System.ValueTuple`2", "System.ValueTuple`3",
    "System.ValueTuple`4", "System.ValueTuple`5", "System.ValueTuple`6", "System.ValueTuple`7", "System.ValueTuple`8",
)  # fmt: skip
for _count in range(1, 9):
    for _name in ("System.Tuple", "System.ValueTuple"):
        _made = _class(TupleBase, _name, _count)
        _type = PSType(f"{_name}`{_count}", _made, types.OBJECT, is_value_type=_name == "System.ValueTuple")
        types.register_type(_type)


def _closed(name: str, items: list[Any]) -> Any:
    definition = find_type(f"{name}`{len(items)}")
    assert definition is not None
    arguments = tuple(types.OBJECT if item is None else type_of(item) for item in items)
    made = close_generic(definition, arguments).pyclass
    assert made is not None
    return made(*items)


def net_tuple(items: list[Any]) -> Any:
    """A System.Tuple of these items."""
    return _closed("System.Tuple", items)


def value_tuple(items: list[Any]) -> Any:
    """A System.ValueTuple of these items."""
    return _closed("System.ValueTuple", items)


class TupleFactory:
    implements = "System.Tuple"

    @staticmethod
    def Create(*items: Any) -> Any:
        return net_tuple(list(items))

    signatures = {
        "Create": [
            "static System.Tuple Create("
            + ", ".join(f"System.Object item{index}" for index in range(1, count + 1))
            + ")"
            for count in range(1, 9)
        ]
    }


class ValueTupleFactory:
    net_name = "System.ValueTuple"

    @staticmethod
    def Create(*items: Any) -> Any:
        return value_tuple(list(items))

    signatures = {
        "Create": [
            "static System.ValueTuple Create("
            + ", ".join(f"System.Object item{index}" for index in range(1, count + 1))
            + ")"
            for count in range(1, 9)
        ]
    }


class KeyValuePairFactory:
    net_name = "System.Collections.Generic.KeyValuePair"

    @staticmethod
    def Create(key: Any, value: Any) -> Any:
        from pyshell.values.collections import _closed_class

        name = "System.Collections.Generic.KeyValuePair`2"
        return _closed_class(name, *[types.OBJECT if each is None else type_of(each) for each in (key, value)])(
            key, value
        )


class Lazy:
    """System.Lazy`1."""

    __slots__ = ("factory", "made", "content")
    net_name = "System.Lazy`1"

    def __init__(self, factory: Any = None) -> None:
        self.factory = factory
        self.made = False
        self.content: Any = None

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        made = cls()
        first = args[0] if args else None
        if callable(first):
            made.factory = first
        elif first is not None and hasattr(first, "invoke"):
            made.factory = lambda: first.invoke([])[0]
        return made

    @property
    def Value(self) -> Any:
        if not self.made:
            if self.factory is not None:
                self.content = self.factory()
            else:
                from pyshell.values.members import new_object

                self.content = new_object(type_of(self).generic_arguments[0], [])
            self.made = True
        return self.content

    @property
    def IsValueCreated(self) -> bool:
        return self.made


class NullableFactory:
    net_name = "System.Nullable"

    @staticmethod
    def GetUnderlyingType(type_: PSType) -> PSType | None:
        definition = type_.generic_definition
        return (
            type_.generic_arguments[0]
            if definition is not None and definition.full_name == "System.Nullable`1"
            else None
        )
