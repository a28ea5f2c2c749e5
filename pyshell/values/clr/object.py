"""System.Object, ValueType and Enum: what every value has."""

from __future__ import annotations

from pyshell.values.enumparse import net_parse
from pyshell.values.enums import EnumValue, enum_text
from pyshell.values.psobject import CUSTOM, PSObject
from pyshell.values.pstype import PSType, type_of
from pyshell.values.text import net_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def net_equals(first: Any, second: Any) -> bool:
    """Object.Equals: same type and same value, or the same reference."""
    if type(first) is PSObject and first.base is not CUSTOM:
        first = first.base
    if type(second) is PSObject and second.base is not CUSTOM:
        second = second.base
    if first is second:
        return True
    if type(first) is not type(second) or isinstance(first, list):
        return False
    return bool(first == second)


class ObjectMembers:
    implements = "System.Object"

    def ToString(self: Any) -> str:
        if type(self) is PSObject:
            from pyshell.values.text import custom_text

            return custom_text(self) if self.base is CUSTOM else net_string(self.base)
        return net_string(self)

    def GetType(self: Any) -> PSType:
        if type(self) is PSObject and self.base is CUSTOM:
            from pyshell.values.pstype import CUSTOM_OBJECT

            return CUSTOM_OBJECT
        shown: PSType = getattr(self, "net_type", None) or type_of(self)
        return shown

    def Equals(self: Any, other: Any) -> bool:
        # Recorded: a custom object's own Equals compares what it wraps, which is never the argument.
        return not (type(self) is PSObject and self.base is CUSTOM) and net_equals(self, other)

    def GetHashCode(self: Any) -> int:
        return hash_code(self)

    @staticmethod
    def static_Equals(first: Any, second: Any) -> bool:
        return net_equals(first, second)

    @staticmethod
    def ReferenceEquals(first: Any, second: Any) -> bool:
        if type(first) is PSObject and first.base is not CUSTOM:
            first = first.base
        if type(second) is PSObject and second.base is not CUSTOM:
            second = second.base
        if isinstance(first, (int, float)) or type(first) is bool:
            return False
        return first is second

    @staticmethod
    def net_new() -> Any:
        return PlainObject()


class PlainObject:
    """`[object]::new()`."""

    __slots__ = ("__weakref__",)
    net_name = "System.Object"


def hash_code(value: Any) -> int:
    """GetHashCode: .NET's for the types where it is fixed, Python's folded to 32 bits otherwise."""
    if type(value) is bool:
        return int(value)
    if isinstance(value, int):
        number = int(value)
        if -0x80000000 <= number <= 0x7FFFFFFF:
            return number
        folded = (number ^ (number >> 32)) & 0xFFFFFFFF
    else:
        try:
            folded = hash(value) & 0xFFFFFFFF
        except TypeError:
            folded = id(value) & 0x7FFFFFFF
    return folded - (1 << 32) if folded > 0x7FFFFFFF else folded


class EnumMembers:
    implements = "System.Enum"

    def ToString(self: Any, format: str | None = None, provider: Any = None) -> str:
        return format_enum(self, format or "G")

    def HasFlag(self: Any, flag: Any) -> bool:
        return int(self) & int(flag) == int(flag)

    def CompareTo(self: Any, target: Any) -> int:
        if target is None:
            return 1
        return (int(self) > int(target)) - (int(self) < int(target))

    def GetTypeCode(self: Any) -> Any:
        from pyshell.values.clr.convert import type_code

        return type_code(self)

    @property
    def value__(self: Any) -> Any:
        return type_of(self).underlying(int(self))

    @property
    def Value__(self: Any) -> Any:
        return type_of(self).underlying(int(self))

    @staticmethod
    def Parse(enum_type: PSType, value: str, ignore_case: bool = False) -> Any:
        return net_parse(value, _checked(enum_type), ignore_case)

    @staticmethod
    def TryParse(*args: Any) -> bool:
        from pyshell.values.exceptions import NetException
        from pyshell.values.reference import PSReference

        reference = next(arg for arg in args if isinstance(arg, PSReference))
        enum_type = args[0] if type(args[0]) is PSType else type_of(reference.value)
        texts = [arg for arg in args if type(arg) is str]
        ignore = any(arg is True for arg in args)
        try:
            reference.value = net_parse(texts[0], enum_type, ignore)
        except NetException:
            return False
        return True

    @staticmethod
    def GetNames(enum_type: PSType) -> list[str]:
        from pyshell.values.conversions import sorted_names

        return sorted_names(_checked(enum_type))

    @staticmethod
    def GetValues(enum_type: PSType) -> Any:
        from pyshell.values.collections import typed_array
        from pyshell.values.conversions import sorted_names

        made = _checked(enum_type).pyclass
        assert made is not None
        return typed_array(enum_type, [made(enum_type.enum_names[name]) for name in sorted_names(enum_type)])

    @staticmethod
    def GetName(enum_type: PSType, value: Any) -> str | None:
        for name, number in _checked(enum_type).enum_names.items():
            if number == int(value):
                return name
        return None

    @staticmethod
    def IsDefined(enum_type: PSType, value: Any) -> bool:
        if isinstance(value, str):
            return value in _checked(enum_type).enum_names
        return int(value) in _checked(enum_type).enum_names.values()

    @staticmethod
    def ToObject(enum_type: PSType, value: Any) -> Any:
        made = _checked(enum_type).pyclass
        assert made is not None
        return made(int(value))

    @staticmethod
    def GetUnderlyingType(enum_type: PSType) -> PSType:
        from pyshell.values.pstype import type_of_class

        return type_of_class(_checked(enum_type).underlying)

    @staticmethod
    def Format(enum_type: PSType, value: Any, format: str) -> str:
        made = _checked(enum_type).pyclass
        assert made is not None
        return format_enum(made(int(value)), format)


def _checked(enum_type: PSType) -> PSType:
    if not enum_type.is_enum:
        from pyshell.values.exceptions import ArgumentException

        raise ArgumentException("Type provided must be an Enum.", "enumType")
    return enum_type


def format_enum(value: EnumValue, format: str) -> str:
    """Enum.ToString(format): G, F, D, X. Raises FormatException."""
    from pyshell.values.enums import flags_text

    kind = format.upper()
    if kind == "G" or not kind:
        return enum_text(value)
    if kind == "F":
        return flags_text(value.pstype, int(value)) or enum_text(value)
    if kind == "D":
        return str(int(value))
    if kind == "X":
        width = {1: 2, 2: 4, 4: 8, 8: 16}[_size(value.pstype.underlying)]
        return f"{int(value) & ((1 << (width * 4)) - 1):0{width}X}"
    from pyshell.values.exceptions import FormatException

    raise FormatException('Format string can be only "G", "g", "X", "x", "F", "f", "D" or "d".')


def _size(underlying: type) -> int:
    from pyshell.values.numbers import RANGES

    low, high = RANGES[underlying]
    return max((high - low).bit_length() // 8, 1)
