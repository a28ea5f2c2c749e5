"""System.Convert, BitConverter, TypeCode, DBNull."""

from __future__ import annotations

from pyshell.values import numbers, numparse
from pyshell.values import pstype as types
from pyshell.values.collections import typed_array
from pyshell.values.dotnet import static_property
from pyshell.values.enums import make_enum
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentNullException,
    ArgumentOutOfRangeException,
    FormatException,
    InvalidCastException,
    NetException,
)
from pyshell.values.numbers import Byte, Char, Decimal, Int16, Int64, SByte, Single, UInt16, UInt32, UInt64
from pyshell.values.psobject import PSObject
from pyshell.values.pstype import PSType, type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TypeCode = make_enum(
    "System.TypeCode",
    {
        "Empty": 0, "Object": 1, "DBNull": 2, "Boolean": 3, "Char": 4, "SByte": 5, "Byte": 6, "Int16": 7, "UInt16": 8,
        "Int32": 9, "UInt32": 10, "Int64": 11, "UInt64": 12, "Single": 13, "Double": 14, "Decimal": 15, "DateTime": 16,
        "String": 18,
    },
)  # fmt: skip


def type_code(value: Any) -> Any:
    """Type.GetTypeCode of a value's type."""
    if value is None:
        return TypeCode(0)
    found = type_of(value)
    name = type_of_underlying(found).name if found.is_enum else found.name
    return TypeCode(found_code if (found_code := TypeCode.pstype.enum_names.get(name)) is not None else 1)


def type_of_underlying(enum_type: PSType) -> PSType:
    return types.type_of_class(enum_type.underlying)


class DBNull:
    """System.DBNull."""

    __slots__ = ()
    net_name = "System.DBNull"

    def __str__(self) -> str:
        return ""

    def ToString(self, provider: Any = None) -> str:
        return ""

    def ps_bool(self) -> bool:
        return False

    Value = static_property(lambda: DBNULL)


DBNULL: DBNull = DBNull()
_CLASSES: dict[str, type] = {
    "ToByte": Byte, "ToSByte": SByte, "ToInt16": Int16, "ToUInt16": UInt16, "ToInt32": int, "ToUInt32": UInt32,
    "ToInt64": Int64, "ToUInt64": UInt64,
}  # fmt: skip


def to_integer(kind: type, value: Any, args: tuple[Any, ...]) -> Any:
    """Convert.ToInt32 and its kin. Raises FormatException, OverflowException, InvalidCastException."""
    if type(value) is PSObject:
        value = value.base
    if value is None:
        return kind(0)
    if type(value) is str:
        base = next((arg for arg in args if type(arg) is int), 10)
        if base != 10:
            return _based(kind, value, base)
        from pyshell.values.clr.numeric import parse_integer_type

        return parse_integer_type(kind, value, tuple(arg for arg in args if type(arg) is not int))
    if type(value) is bool:
        return kind(int(value))
    if type(value) is Char:
        return numparse.checked(ord(value), kind)
    if isinstance(value, float):
        number = round(value) if value == value and abs(value) != float("inf") else None
        if number is None or not numbers.RANGES[kind][0] <= number <= numbers.RANGES[kind][1]:
            raise numparse.overflow(kind)
        return kind(number)
    if type(value) is Decimal:
        return numparse.checked(value.to_even_int(), kind)
    if isinstance(value, int):
        return numparse.checked(int(value), kind)
    name = type_of(value).name
    if name == "DateTime":
        raise InvalidCastException(f"Invalid cast from 'DateTime' to '{types.type_of_class(kind).name}'.")
    raise InvalidCastException(
        f"Unable to cast object of type '{type_of(value).clr_name}' to type 'System.IConvertible'."
    )


def _based(kind: type, text: str, base: int) -> Any:
    if base not in (2, 8, 16):
        raise ArgumentException("Invalid Base.")
    body = text.lower()
    if body.startswith("-"):
        raise ArgumentException("String cannot contain a minus sign if the base is not 10.")
    if base == 16 and body.startswith("0x"):
        body = body[2:]
    digits = "0123456789abcdef"[:base]
    if not text:
        raise ArgumentOutOfRangeException(
            "startIndex", "Index was out of range. Must be non-negative and less than the size of the collection."
        )
    if not body or any(each not in digits for each in body):
        index = next((i for i, each in enumerate(body) if each not in digits), 0)
        if index == 0:
            raise FormatException("Could not find any recognizable digits.")
        raise FormatException("Additional non-parsable characters are at the end of the string.")
    number = int(body, base)
    low, high = numbers.RANGES[kind]
    if number > high - low:
        raise numparse.overflow(kind)
    return numbers.wrap(number, kind)


def to_real(kind: type, value: Any, args: tuple[Any, ...]) -> Any:
    if value is None:
        return kind(0.0)
    if type(value) is str:
        from pyshell.values.clr.numeric import parse_real_type

        return parse_real_type(kind, value, args)
    if type(value) is Char:
        name = types.type_of_class(kind).name
        raise InvalidCastException(f"Invalid cast from 'Char' to '{name}'.")
    if isinstance(value, (int, float)) or type(value) is Decimal:
        return kind(float(value))
    raise InvalidCastException(
        f"Unable to cast object of type '{type_of(value).clr_name}' to type 'System.IConvertible'."
    )


def _bytes(value: Any) -> bytes:
    return bytes(int(each) for each in value)


def byte_array(data: bytes) -> Any:
    return typed_array(types.BYTE, [Byte(each) for each in data])


class ConvertMembers:
    net_name = "System.Convert"

    DBNull = static_property(lambda: DBNULL)

    ToByte = staticmethod(lambda value, *args: to_integer(Byte, value, args))
    ToSByte = staticmethod(lambda value, *args: to_integer(SByte, value, args))
    ToInt16 = staticmethod(lambda value, *args: to_integer(Int16, value, args))
    ToUInt16 = staticmethod(lambda value, *args: to_integer(UInt16, value, args))
    ToInt32 = staticmethod(lambda value, *args: to_integer(int, value, args))
    ToUInt32 = staticmethod(lambda value, *args: to_integer(UInt32, value, args))
    ToInt64 = staticmethod(lambda value, *args: to_integer(Int64, value, args))
    ToUInt64 = staticmethod(lambda value, *args: to_integer(UInt64, value, args))
    ToDouble = staticmethod(lambda value, *args: to_real(float, value, args))
    ToSingle = staticmethod(lambda value, *args: to_real(Single, value, args))

    @staticmethod
    def ToDecimal(value: Any, provider: Any = None) -> Decimal:
        if value is None:
            return Decimal(0)
        if type(value) is str:
            from pyshell.values.clr.numeric import parse_decimal

            return parse_decimal(value, (provider,))
        if isinstance(value, float):
            return Decimal.from_float(value)
        if isinstance(value, int):
            return Decimal(int(value))
        if type(value) is Decimal:
            return value
        raise InvalidCastException(
            f"Unable to cast object of type '{type_of(value).clr_name}' to type 'System.IConvertible'."
        )

    @staticmethod
    def ToBoolean(value: Any, provider: Any = None) -> bool:
        if value is None:
            return False
        if type(value) is str:
            from pyshell.values.clr.numeric import BooleanMembers

            return BooleanMembers.Parse(value)
        if type(value) is Char:
            raise InvalidCastException("Invalid cast from 'Char' to 'Boolean'.")
        if isinstance(value, (int, float)):
            return value != 0
        if type(value) is Decimal:
            return value.unscaled != 0
        raise InvalidCastException(
            f"Unable to cast object of type '{type_of(value).clr_name}' to type 'System.IConvertible'."
        )

    @staticmethod
    def ToChar(value: Any, provider: Any = None) -> Char:
        if type(value) is str:
            if len(value) != 1:
                raise FormatException("String must be exactly one character long.")
            return Char(value)
        if type(value) is Char:
            return value
        if isinstance(value, int) and type(value) is not bool:
            if not 0 <= value <= 0xFFFF:
                raise numparse.overflow(Char)
            return Char(chr(value))
        raise InvalidCastException(f"Invalid cast from '{type_of(value).name}' to 'Char'.")

    @staticmethod
    def ToDateTime(value: Any, provider: Any = None) -> Any:
        from pyshell.values.clr.datetime import DateTime

        if value is None:
            return DateTime(0)
        if type(value) is str:
            return DateTime.Parse(value, provider)
        if type(value) is DateTime:
            return value
        raise InvalidCastException(f"Invalid cast from '{type_of(value).name}' to 'DateTime'.")

    @staticmethod
    def ToString(value: Any, *args: Any) -> str:
        base = next((arg for arg in args if type(arg) is int), 10)
        if base != 10 and isinstance(value, int):
            if base not in (2, 8, 16):
                raise ArgumentException("Invalid Base.")
            kind = type(value)
            low, high = numbers.RANGES[kind]
            number = int(value) if value >= 0 else int(value) + (high - low + 1)
            return f"{number:{ {2: 'b', 8: 'o', 16: 'x'}[base] }}"
        if value is None:
            return ""
        from pyshell.values.format import to_string_format
        from pyshell.values.text import net_string

        provider = next((arg for arg in args if type(arg) is not int), None)
        return net_string(value) if provider is None else to_string_format(value, None, provider)

    @staticmethod
    def ChangeType(value: Any, target: Any, provider: Any = None) -> Any:
        if type(target) is not PSType:
            found = types.find_type("System." + target.name)
            assert found is not None
            target = found
        if value is None:
            if target.is_value_type:
                raise InvalidCastException("Null object cannot be converted to a value type.")
            return None
        source = type_of(value)
        if source is target:
            return value
        method = getattr(ConvertMembers, "To" + target.name, None)
        if method is not None and target.namespace == "System" and target.name != "Object":
            return method(value, provider) if provider is not None else method(value)
        if source.is_subclass_of(target):
            return value
        if type_code(value) == 1:
            raise InvalidCastException("Object must implement IConvertible.")
        raise InvalidCastException(f"Invalid cast from '{source.clr_name}' to '{target.clr_name}'.")

    @staticmethod
    def GetTypeCode(value: Any) -> Any:
        return type_code(value)

    @staticmethod
    def IsDBNull(value: Any) -> bool:
        return value is DBNULL

    @staticmethod
    def ToBase64String(data: Any, *args: Any) -> str:
        from base64 import b64encode

        if data is None:
            raise ArgumentNullException("inArray")
        raw = _bytes(data)
        numbers_given = [arg for arg in args if type(arg) is int]
        if len(numbers_given) >= 2:
            raw = raw[numbers_given[0] : numbers_given[0] + numbers_given[1]]
        text = b64encode(raw).decode()
        if any(type(arg).__name__ == "Base64FormattingOptions" and int(arg) == 1 for arg in args):
            text = "\r\n".join(text[index : index + 76] for index in range(0, len(text), 76))
        return text

    @staticmethod
    def FromBase64String(text: str) -> Any:
        from base64 import b64decode

        if text is None:
            raise ArgumentNullException("s")
        body = "".join(text.split())
        try:
            if len(body) % 4:
                raise ValueError
            return byte_array(b64decode(body, validate=True))
        except ValueError:
            raise FormatException(
                "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding "
                "characters, or an illegal character among the padding characters."
            ) from None

    @staticmethod
    def ToHexString(data: Any, start: int = 0, count: int | None = None) -> str:
        raw = _bytes(data)
        return (raw[start:] if count is None else raw[start : start + count]).hex().upper()

    @staticmethod
    def ToHexStringLower(data: Any, start: int = 0, count: int | None = None) -> str:
        return ConvertMembers.ToHexString(data, start, count).lower()

    @staticmethod
    def FromHexString(text: str) -> Any:
        if len(text) % 2:
            raise FormatException("The input is not a valid hex string as its length is not a multiple of 2.")
        try:
            return byte_array(bytes.fromhex(text))
        except ValueError:
            raise FormatException("The input is not a valid hex string as it contains a non-hex character.") from None


_FORMATS: dict[type, str] = {
    bool: "?", Int16: "h", UInt16: "H", int: "i", UInt32: "I", Int64: "q", UInt64: "Q", Single: "f", float: "d",
    Char: "H", numbers.Half: "e",
}  # fmt: skip


def _net_nan(value: Any) -> Any:
    """.NET's NaN has its sign bit set."""
    if value != value:
        from math import copysign, nan

        return copysign(nan, -1.0)
    return value


def _unpack(kind: type, data: Any, start: int) -> Any:
    from struct import calcsize, unpack

    form = "<" + _FORMATS[kind]
    raw = _bytes(data)
    if start < 0 or start >= len(raw):
        raise ArgumentOutOfRangeException(
            "startIndex", "Index was out of range. Must be non-negative and less than the size of the collection."
        )
    if start + calcsize(form) > len(raw):
        raise ArgumentException(
            "The array starting from the specified index is not long enough to read a value of the specified type.",
            "value",
        )
    value = unpack(form, raw[start : start + calcsize(form)])[0]
    return Char(chr(value)) if kind is Char else kind(value)


class BitConverterMembers:
    net_name = "System.BitConverter"

    IsLittleEndian = True

    @staticmethod
    def GetBytes(value: Any) -> Any:
        from struct import pack

        kind = type(value)
        content = ord(value) if kind is Char else _net_nan(value)
        return byte_array(pack("<" + _FORMATS[kind], content))

    @staticmethod
    def ToString(data: Any, start: int = 0, count: int | None = None) -> str:
        raw = _bytes(data)
        raw = raw[start:] if count is None else raw[start : start + count]
        return "-".join(f"{each:02X}" for each in raw)

    ToBoolean = staticmethod(lambda data, start=0: _unpack(bool, data, start))
    ToChar = staticmethod(lambda data, start=0: _unpack(Char, data, start))
    ToInt16 = staticmethod(lambda data, start=0: _unpack(Int16, data, start))
    ToUInt16 = staticmethod(lambda data, start=0: _unpack(UInt16, data, start))
    ToInt32 = staticmethod(lambda data, start=0: _unpack(int, data, start))
    ToUInt32 = staticmethod(lambda data, start=0: _unpack(UInt32, data, start))
    ToInt64 = staticmethod(lambda data, start=0: _unpack(Int64, data, start))
    ToUInt64 = staticmethod(lambda data, start=0: _unpack(UInt64, data, start))
    ToSingle = staticmethod(lambda data, start=0: _unpack(Single, data, start))
    ToDouble = staticmethod(lambda data, start=0: _unpack(float, data, start))

    @staticmethod
    def DoubleToInt64Bits(value: float) -> Int64:
        from struct import pack, unpack

        return Int64(unpack("<q", pack("<d", _net_nan(value)))[0])

    @staticmethod
    def Int64BitsToDouble(value: int) -> float:
        from struct import pack, unpack

        return float(unpack("<d", pack("<q", value))[0])

    @staticmethod
    def SingleToInt32Bits(value: float) -> int:
        from struct import pack, unpack

        return int(unpack("<i", pack("<f", value))[0])

    @staticmethod
    def Int32BitsToSingle(value: int) -> Single:
        from struct import pack, unpack

        return Single(unpack("<f", pack("<i", value))[0])

    @staticmethod
    def DoubleToUInt64Bits(value: float) -> UInt64:
        from struct import pack, unpack

        return UInt64(unpack("<Q", pack("<d", value))[0])


class BufferMembers:
    net_name = "System.Buffer"

    @staticmethod
    def BlockCopy(source: Any, start: int, target: Any, at: int, count: int) -> None:
        target[at : at + count] = source[start : start + count]

    @staticmethod
    def ByteLength(data: Any) -> int:
        return len(data)


__all__ = ["NetException", "TypeCode", "byte_array", "type_code"]
