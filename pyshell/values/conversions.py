"""Works out how a Python class converts to a type, in PowerShell's order, with the rank overload resolution
compares.
"""

from __future__ import annotations

from pyshell.values import numbers, numparse, text
from pyshell.values import pstype as types
from pyshell.values.collections import Dictionary, TypedArray, array_class, typed_array  # noqa: F401
from pyshell.values.convert import cast_error, convert, error_text, failed, no_conversion, to_bool
from pyshell.values.enumerate import enumerate_value, is_collection
from pyshell.values.exceptions import (
    FormatException,
    InvalidCastException,
    NetException,
    OverflowException,
    PSInvalidCastException,
)
from pyshell.values.numbers import RANGES, BigInteger, Char, Decimal, Half, Single
from pyshell.values.psobject import CUSTOM, AutomationNull, NullString, PSCustomBase, PSObject
from pyshell.values.pstype import PSType
from pyshell.values.text import to_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Converter = Callable[[Any], Any]

NONE, UNRELATED_ARRAYS, TO_STRING, CUSTOM_RANK, ICONVERTIBLE, IMPLICIT, EXPLICIT, CONSTRUCTOR = (
    0,
    15,
    31,
    47,
    63,
    79,
    95,
    111,
)
CREATE, PARSE, PSOBJECT, LANGUAGE, NULL_TO_VALUE, NULL_TO_REF, NUMERIC_EXPLICIT, NUMERIC_EXPLICIT_1 = (
    120, 127, 143, 159, 175, 191, 207, 223,
)  # fmt: skip
NUMERIC_STRING, NUMERIC_STRING_1, NUMERIC_IMPLICIT, ASSIGNABLE, STRING_TO_CHARS, IDENTITY = 239, 247, 251, 253, 254, 255

CACHE: dict[tuple[type, PSType], tuple[Converter, int]] = {}
_INTEGER_TYPES: dict[PSType, type] = {}
_REAL_TYPES: dict[PSType, type] = {types.DOUBLE: float, types.SINGLE: Single}
for _name in ("Byte", "SByte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64"):
    _found = types.find_type("System." + _name)
    assert _found is not None and _found.pyclass is not None
    _INTEGER_TYPES[_found] = _found.pyclass
_SHORT = {*_INTEGER_TYPES, *_REAL_TYPES, types.DECIMAL, types.CHAR, types.BOOLEAN, types.STRING}
_NUMERIC_CLASSES = {*_INTEGER_TYPES.values(), float, Single, Decimal}
# C#'s implicit numeric conversions: from → to
_WIDENING: dict[type, tuple[type, ...]] = {
    numbers.SByte: (numbers.Int16, int, numbers.Int64, Single, float, Decimal),
    numbers.Byte: (
        numbers.Int16,
        numbers.UInt16,
        int,
        numbers.UInt32,
        numbers.Int64,
        numbers.UInt64,
        Single,
        float,
        Decimal,
    ),
    numbers.Int16: (int, numbers.Int64, Single, float, Decimal),
    numbers.UInt16: (int, numbers.UInt32, numbers.Int64, numbers.UInt64, Single, float, Decimal),
    int: (numbers.Int64, Single, float, Decimal),
    numbers.UInt32: (numbers.Int64, numbers.UInt64, Single, float, Decimal),
    numbers.Int64: (Single, float, Decimal),
    numbers.UInt64: (Single, float, Decimal),
    Single: (float,),
    float: (),
    Decimal: (),
}
# what reflection's default binder widens (constructors with one argument)
_BINDER: dict[type, tuple[type, ...]] = {
    Char: (numbers.UInt16, numbers.UInt32, int, numbers.UInt64, numbers.Int64, Single, float),
    **{kind: tuple(each for each in wider if each is not Decimal) for kind, wider in _WIDENING.items()},
}
_CONVERTIBLE = {*_NUMERIC_CLASSES, bool, Char}


def figure(kind: type, target: PSType) -> tuple[Converter, int]:
    """The conversion of a Python class to a type and its rank; one that raises (rank NONE) when there is none."""
    found = CACHE.get((kind, target))
    if found is None:
        found = CACHE[kind, target] = _figure(kind, target)
    return found


def _figure(kind: type, target: PSType) -> tuple[Converter, int]:
    if kind is type(None):
        return _from_null(target)
    if kind is AutomationNull:
        from_null, rank = figure(type(None), target)
        return (lambda value: from_null(None)), rank
    if kind is PSObject:
        return (lambda value: _from_psobject(value, target)), PSOBJECT
    source = types.type_of_class(kind)
    if source.is_subclass_of(target):
        return _identity, IDENTITY if source is target else ASSIGNABLE
    found = _language(kind, source, target)
    if found is not None:
        return found
    for step in (_parse, _constructor, _cast_operator):
        stepped = step(kind, source, target)
        if stepped is not None:
            return stepped
    if kind in _CONVERTIBLE or source.is_enum or source.full_name in ("System.DateTime", "System.DBNull"):
        if kind in _NUMERIC_CLASSES:
            if not target.is_array:
                via = figure(str, target)
                if via[1] != NONE:
                    return (lambda value: _numeric_by_text(value, target)), ICONVERTIBLE
        else:
            return _iconvertible(source, target), ICONVERTIBLE
    found = _by_properties(kind, target)
    if found is not None:
        return found
    return (lambda value: _none(value, target)), NONE


def _identity(value: Any) -> Any:
    return value


def _none(value: Any, target: PSType) -> Any:
    raise no_conversion(value, target)


def _from_psobject(value: PSObject, target: PSType) -> Any:
    if target is types.OBJECT or target is types.PSOBJECT:
        return value
    if value.base is CUSTOM:
        if target is types.CUSTOM_OBJECT:
            return value
        converter, _ = figure(PSCustomBase, target)
        return converter(value)
    if target is types.STRING:
        return to_string(value)
    if type(value.base) is target.pyclass or types.type_of(value.base).is_subclass_of(target):
        return value.base
    return convert(value.base, target)


def _from_null(target: PSType) -> tuple[Converter, int]:
    if target is types.STRING:
        # Below what null to Char ranks: recorded, 'abc'.Contains($null) takes the character.
        return (lambda value: ""), NULL_TO_VALUE - 1
    if target in _INTEGER_TYPES or target in _REAL_TYPES or target is types.DECIMAL:
        zero = convert(0, target)
        return (lambda value: zero), NULL_TO_VALUE
    if target is types.BOOLEAN:
        return (lambda value: False), NULL_TO_VALUE
    if target is types.CHAR:
        return (lambda value: Char("\0")), NULL_TO_VALUE
    if target is types.BIGINTEGER:
        return (lambda value: BigInteger(0)), NULL_TO_VALUE
    if target.generic_definition is not None and target.generic_definition.full_name == "System.Nullable`1":
        return _identity, NULL_TO_VALUE
    if target.full_name == "System.Management.Automation.SwitchParameter" and target.pyclass is not None:
        absent = target.pyclass(False)
        return (lambda value: absent), NULL_TO_VALUE
    if target.is_value_type:
        return (lambda value: _null_error(target)), NONE
    return _identity, NULL_TO_REF


def _null_error(target: PSType) -> Any:
    if target.is_enum:
        raise cast_error(
            "nullToEnumInvalidCast",
            f'Cannot convert null to type "{target.clr_name}" due to enumeration values that are not valid. '
            f"Specify one of "
            f"the following enumeration values and try again. The possible enumeration values are "
            f'"{_enum_values(target)}".',
        )
    raise cast_error("nullToObjectInvalidCast", f'Cannot convert null to type "{target.clr_name}".')


def _enum_values(target: PSType) -> str:
    return ",".join(sorted_names(target))


def sorted_names(target: PSType) -> list[str]:
    """Enum.GetNames: by unsigned value."""
    names = list(target.enum_names.items())
    return [name for name, _ in sorted(names, key=lambda item: item[1] & 0xFFFFFFFFFFFFFFFF)]


# --- language rules


def _language(kind: type, source: PSType, target: PSType) -> tuple[Converter, int] | None:
    if target is types.VOID:
        return (lambda value: None), LANGUAGE
    if target is types.BOOLEAN:
        return to_bool, LANGUAGE
    if target is types.STRING:
        if kind is NullString:
            return (lambda value: None), NUMERIC_IMPLICIT
        if issubclass(kind, list):
            return _joined, TO_STRING
        return to_string, TO_STRING
    if target.pyclass is Half and (kind in _NUMERIC_CLASSES or kind in RANGES):
        return (lambda value: Half(float(value))), EXPLICIT
    if target is types.PSOBJECT:
        return _identity, PSOBJECT
    if target is types.CHAR:
        return _to_char(kind, source)
    if target in _INTEGER_TYPES:
        return _to_integer(kind, source, target)
    if target in _REAL_TYPES:
        return _to_real(kind, source, target)
    if target is types.DECIMAL:
        return _to_decimal(kind, source, target)
    if target is types.BIGINTEGER:
        return _to_big(kind, source, target)
    if target.is_enum:
        return _to_enum(kind, source, target)
    if target is types.ARRAY:
        return _to_array(kind, types.OBJECT_ARRAY)
    if target.rank == 1:
        return _to_array(kind, target)
    if target.rank > 1:
        return _to_multi(kind, target)
    if target.generic_definition is not None and target.generic_definition.full_name == "System.Nullable`1":
        inner = target.generic_arguments[0]
        found_inner = figure(kind, inner)
        if issubclass(kind, Dictionary) or kind is PSCustomBase:
            return (lambda value: _raise(_null_object(value, target))), CONSTRUCTOR
        if found_inner[1] == NONE or issubclass(kind, list):
            return (lambda value: _none(value, target)), NONE
        return (lambda value: None if value is None else convert(value, inner)), found_inner[1]
    special = _SPECIAL.get(target.full_name)
    if special is not None:
        made = special(kind, target)
        if made is not None:
            return made
    if target.generic_definition is not None and target.generic_definition.full_name in _LISTS:
        return _to_generic_list(kind, target)
    if target.full_name == "System.Collections.ArrayList" and issubclass(kind, list):
        assert target.pyclass is not None
        return target.pyclass, CONSTRUCTOR
    base = target.base
    if base is not None and base.full_name == "System.MulticastDelegate":
        from pyshell.values.delegates import to_delegate

        return to_delegate(kind, target)
    return None


def _joined(value: Any) -> str:
    return to_string(value, text.field_separator())


def _conversion_error(error_id: str, target: PSType, action: Converter) -> Converter:
    def run(value: Any) -> Any:
        try:
            return action(value)
        except PSInvalidCastException:
            raise
        except NetException as error:
            raise failed(error_id, value, target, error) from None

    return run


def _to_integer(kind: type, source: PSType, target: PSType) -> tuple[Converter, int] | None:
    made = _INTEGER_TYPES[target]
    if kind is str:
        convert_text = lambda value: numparse.string_to_integer(value, made)  # noqa: E731
        return _conversion_error(
            "InvalidCastFromStringToInteger", target, _string_error(convert_text, target)
        ), NUMERIC_STRING
    if kind is bool:
        return (lambda value: made(1 if value else 0)), NUMERIC_IMPLICIT if made is int else NUMERIC_EXPLICIT
    if kind is Char:
        return (
            _conversion_error("InvalidCastIConvertible", target, lambda value: numparse.checked(ord(value), made)),
            NUMERIC_IMPLICIT if made in _BINDER[Char] else ICONVERTIBLE,
        )
    if kind in (float, Single):
        return _conversion_error(
            "InvalidCastIConvertible", target, lambda value: round_to(value, made)
        ), NUMERIC_EXPLICIT
    if kind is Decimal:
        return (
            _conversion_error(
                "InvalidCastIConvertible", target, lambda value: numparse.checked(value.to_even_int(), made)
            ),
            NUMERIC_EXPLICIT,
        )
    if kind in _NUMERIC_CLASSES:
        rank = NUMERIC_IMPLICIT if made in _WIDENING[kind] else NUMERIC_EXPLICIT
        return _conversion_error(
            "InvalidCastIConvertible", target, lambda value: numparse.checked(int(value), made)
        ), rank
    if kind is BigInteger or kind in RANGES:
        return (
            _conversion_error(
                "InvalidCastTargetInvocationExceptionop_Explicit", target, lambda value: _checked_big(int(value), made)
            ),
            EXPLICIT,
        )
    if source.is_enum:
        return (
            _conversion_error("InvalidCastIConvertible", target, lambda value: numparse.checked(int(value), made)),
            NUMERIC_EXPLICIT if made is not source.underlying else NUMERIC_IMPLICIT,
        )
    return None


def _checked_big(value: int, made: type) -> Any:
    """BigInteger's explicit operators: those of the small types go through Int32, whose overflow they then show."""
    if made in _REAL_OVERFLOW and not numbers.INT32_MIN <= value <= numbers.INT32_MAX:
        raise numparse.overflow(int)
    return numparse.checked(value, made)


def _string_error(action: Converter, target: PSType) -> Converter:
    def run(value: str) -> Any:
        try:
            return action(value)
        except (FormatException, OverflowException) as error:
            raise failed("InvalidCastFromStringToInteger", value, target, error) from None

    return run


def round_to(value: float, made: type) -> Any:
    """A real to the nearest integer of class `made`, ties to even. Raises OverflowException."""
    if value != value or value in (float("inf"), float("-inf")):
        if made in _WIDE:
            raise OverflowException()
        raise numparse.overflow(_REAL_OVERFLOW.get(made, made))
    number = round(value)
    low, high = RANGES[made]
    if made in _WIDE and not low <= number <= high:
        raise OverflowException()
    if not low <= number <= high:
        # .NET converts through Int32 for the small types, whose overflow then names that type
        small = made in _REAL_OVERFLOW and not numbers.INT32_MIN <= number <= numbers.INT32_MAX
        raise numparse.overflow(int if small else made)
    return made(number)


_WIDE = (numbers.Int64, numbers.UInt64)
_REAL_OVERFLOW: dict[type, type] = {numbers.Byte: int, numbers.SByte: int, numbers.Int16: int, numbers.UInt16: int}


def _to_real(kind: type, source: PSType, target: PSType) -> tuple[Converter, int] | None:
    made = _REAL_TYPES[target]
    if kind is str:
        return (
            _conversion_error(
                "InvalidCastFromStringToDoubleOrSingle", target, lambda value: numparse.string_to_real(value, made)
            ),
            NUMERIC_STRING,
        )
    if kind is bool:
        return (lambda value: made(1.0 if value else 0.0)), NUMERIC_EXPLICIT
    if kind is Char:
        return (lambda value: made(ord(value))), NUMERIC_IMPLICIT
    if kind in _NUMERIC_CLASSES:
        explicit = NUMERIC_EXPLICIT_1 if kind is Decimal else NUMERIC_EXPLICIT
        return (lambda value: made(float(value))), NUMERIC_IMPLICIT if made in _WIDENING[kind] else explicit
    if kind is BigInteger or kind in RANGES or kind is Half:
        return (lambda value: made(_big_to_float(value))), EXPLICIT
    if source.is_enum:
        return (lambda value: made(int(value))), NUMERIC_EXPLICIT
    return None


def _to_big(kind: type, source: PSType, target: PSType) -> tuple[Converter, int] | None:
    if kind is str:
        return (
            _conversion_error(
                "InvalidCastFromStringToInteger", target, lambda value: numparse.string_to_integer(value, BigInteger)
            ),
            NUMERIC_STRING,
        )
    if kind is bool:
        return (lambda value: BigInteger(1 if value else 0)), NUMERIC_EXPLICIT
    if kind is Char:
        return (lambda value: BigInteger(ord(value))), NUMERIC_IMPLICIT
    if source.is_enum:
        return (lambda value: BigInteger(int(value))), NUMERIC_EXPLICIT
    return None


def _big_to_float(value: Any) -> float:
    return numbers.truncated_float(value) if isinstance(value, int) else float(value)


def _to_decimal(kind: type, source: PSType, target: PSType) -> tuple[Converter, int] | None:
    if kind is str:
        return (
            _conversion_error("InvalidCastFromStringToDecimal", target, numparse.string_to_decimal),
            NUMERIC_STRING,
        )
    if kind is bool:
        return (lambda value: Decimal(1 if value else 0)), NUMERIC_EXPLICIT
    if kind is Char:
        return (lambda value: Decimal(ord(value))), NUMERIC_IMPLICIT
    if kind in (float, Single):
        return _conversion_error("InvalidCastIConvertible", target, Decimal.from_float), NUMERIC_EXPLICIT
    if kind in _NUMERIC_CLASSES:
        return (lambda value: Decimal(int(value))), NUMERIC_IMPLICIT
    if kind is BigInteger or kind in RANGES:
        return (
            _conversion_error("InvalidCastTargetInvocationExceptionop_Explicit", target, Decimal.from_int),
            EXPLICIT,
        )
    if source.is_enum:
        return (lambda value: Decimal(int(value))), NUMERIC_EXPLICIT
    return None


def _to_char(kind: type, source: PSType) -> tuple[Converter, int] | None:
    if kind is str:
        return _string_to_char, PARSE
    if kind in _INTEGER_TYPES.values():
        return (
            _conversion_error("InvalidCastIConvertible", types.CHAR, lambda value: _code_to_char(int(value))),
            NUMERIC_EXPLICIT,
        )
    if source.is_enum:
        return (
            _conversion_error("InvalidCastIConvertible", types.CHAR, lambda value: _code_to_char(int(value))),
            NUMERIC_EXPLICIT,
        )
    if kind in _CONVERTIBLE or source.full_name == "System.DateTime":
        return (
            lambda value: _raise(
                failed("InvalidCastIConvertible", value, types.CHAR, f"Invalid cast from '{source.name}' to 'Char'.")
            )
        ), ICONVERTIBLE
    if kind is BigInteger:
        return (
            lambda value: _raise(
                failed("InvalidCastIConvertible", value, types.CHAR, "Object must implement IConvertible.")
            )
        ), ICONVERTIBLE
    return None


def _raise(error: BaseException) -> Any:
    raise error


def _string_to_char(value: str) -> Char:
    if len(value) == 1 and value <= "\uffff":
        return Char(value)
    raise failed("InvalidCastParseTargetInvocation", value, types.CHAR, "String must be exactly one character long.")


def _code_to_char(value: int) -> Char:
    if 0 <= value <= 0xFFFF:
        return Char(chr(value))
    raise numparse.overflow(Char)


def _to_enum(kind: type, source: PSType, target: PSType) -> tuple[Converter, int] | None:
    from pyshell.values import enumparse

    made = target.pyclass
    assert made is not None
    if kind is str:
        return (lambda value: enumparse.parse(value, target)), PARSE
    if kind in _INTEGER_TYPES.values() or source.is_enum:
        return (lambda value: enumparse.from_integer(value, target)), LANGUAGE
    if issubclass(kind, list) or hasattr(kind, "enumerate_items"):
        return (lambda value: enumparse.from_collection(value, target)), PARSE
    return None


def _to_array(kind: type, target: PSType) -> tuple[Converter, int] | None:
    element = target.element_type
    assert element is not None
    make: Callable[[Any], Any] = list if element is types.OBJECT else target.pyclass  # type: ignore[assignment]
    if kind is str and element is types.CHAR:
        return (lambda value: make([Char(each) for each in _utf16(value)])), STRING_TO_CHARS
    if issubclass(kind, list) or hasattr(kind, "enumerate_items"):

        def from_collection(value: Any) -> Any:
            items = enumerate_value(value)
            if items is None:
                return make([convert(value, element)])
            if element is types.OBJECT:
                return list(items)
            try:
                return make([convert(item, element) for item in items])
            except PSInvalidCastException as error:
                if type(value) is list and error.error_id != "ConvertToFinalInvalidCastException":
                    raise
                if (
                    error.error_id == "ConvertToFinalInvalidCastException"
                    or error.error_id == "InvalidCastFromNullToValue"
                ):
                    raise no_conversion(value, target) from None
                raise failed("InvalidCastExceptionEnumerableToArray", value, target, error) from None

        source_element = types.type_of_class(kind).element_type
        if source_element is not None:
            rank = figure(source_element.pyclass or object, element)[1] if source_element is not types.OBJECT else 0
            return from_collection, UNRELATED_ARRAYS if rank < ASSIGNABLE else LANGUAGE
        return from_collection, LANGUAGE
    source = types.type_of_class(kind)
    if source.full_name in ("System.DateTime",) and element is not types.OBJECT and element is not types.STRING:
        return None
    if kind in (bool,) and element is types.CHAR:
        return None
    converter, rank = figure(kind, element)
    if rank == NONE:
        return None

    def from_scalar(value: Any) -> Any:
        try:
            return make([converter(value)])
        except PSInvalidCastException as error:
            raise failed("InvalidCastExceptionScalarToArray", value, target, error) from None

    return from_scalar, max(rank - 8, 1)


def _to_multi(kind: type, target: PSType) -> tuple[Converter, int] | None:
    """No value becomes an array of several dimensions: .NET's cast of the array of one fails."""
    element = target.element_type
    assert element is not None
    flat = types.array_of(element)
    converter, rank = figure(kind, flat)
    if rank == NONE:
        return None

    def fail(value: Any) -> Any:
        converter(value)
        raise InvalidCastException(
            f"Unable to cast object of type '{flat.clr_name}' to type '{target.clr_name}'."
        ).with_error("System.InvalidCastException", "OperationStopped")

    return fail, rank


def _utf16(text: str) -> str:
    if text.isascii() or max(text) <= "\uffff":
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass") and "".join(
        _pair(each) for each in text
    )


def _pair(character: str) -> str:
    code = ord(character)
    if code <= 0xFFFF:
        return character
    code -= 0x10000
    return chr(0xD800 + (code >> 10)) + chr(0xDC00 + (code & 0x3FF))


def _to_generic_list(kind: type, target: PSType) -> tuple[Converter, int] | None:
    definition = target.generic_definition
    assert definition is not None
    made = target.pyclass
    assert made is not None
    element = target.generic_arguments[0]
    if issubclass(kind, list) and types.type_of_class(kind).rank:

        def from_collection(value: Any) -> Any:
            items = enumerate_value(value)
            if items is None:
                items = iter([value])
            result = made()
            add = getattr(result, "append", None) or result.Add
            for item in items:
                try:
                    add(item if element is types.OBJECT else convert(item, element))
                except PSInvalidCastException:
                    raise no_conversion(value, target) from None
            return result

        return from_collection, CONSTRUCTOR
    source = types.type_of_class(kind)
    # a capacity, or what System.Convert refuses: the steps after this one decide
    decided_later = kind in (bool, Char) or source.is_enum or source.full_name == "System.DateTime"
    if definition.full_name in _LISTS_FROM_SCALAR and not decided_later and not issubclass(kind, Dictionary):
        converter, rank = figure(kind, element)
        if kind in _NUMERIC_CLASSES:
            through_text, rank = figure(str, element)

            def by_text(value: Any) -> Any:
                result = made()
                add = getattr(result, "append", None) or result.Add
                add(through_text(to_string(value)))
                return result

            return by_text, max(rank - 8, 1)
        if kind is not PSCustomBase or element is types.STRING:

            def from_scalar(value: Any) -> Any:
                result = made()
                add = getattr(result, "append", None) or result.Add
                add(converter(value))
                return result

            return from_scalar, max(rank - 8, 1)
    return None


_LISTS_FROM_SCALAR = {"System.Collections.Generic.List`1", "System.Collections.ObjectModel.Collection`1"}
_LISTS = _LISTS_FROM_SCALAR | {
    "System.Collections.Generic.HashSet`1",
    "System.Collections.Generic.SortedSet`1",
    "System.Collections.Generic.Queue`1",
    "System.Collections.Generic.Stack`1",
    "System.Collections.Generic.LinkedList`1",
    "System.Collections.ObjectModel.ReadOnlyCollection`1",
    "System.Collections.Concurrent.ConcurrentQueue`1",
    "System.Collections.Concurrent.ConcurrentStack`1",
    "System.Collections.Concurrent.ConcurrentBag`1",
}


# --- single targets with rules of their own


def _to_type(kind: type, target: PSType) -> tuple[Converter, int] | None:
    if kind is not str:
        return None

    def find(value: str) -> Any:
        found = types.find_type(value)
        if found is None:
            raise cast_error(
                "InvalidCastFromStringToType",
                f'Cannot convert the "{value}" value of type "System.String" to type "System.Type".',
            )
        return found

    return find, LANGUAGE


def _to_xml(kind: type, target: PSType) -> tuple[Converter, int] | None:
    from pyshell.values.clr.xml import document_from_value

    def load(value: Any) -> Any:
        try:
            return document_from_value(to_string(value))
        except NetException as error:
            raise failed("InvalidCastToXmlDocument", value, target, error) from None

    return load, LANGUAGE


def _to_script_block(kind: type, target: PSType) -> tuple[Converter, int] | None:
    return None


def _to_switch(kind: type, target: PSType) -> tuple[Converter, int] | None:
    made = target.pyclass
    if made is None or kind is not bool:
        return None
    return made, IMPLICIT


def _to_hashtable(kind: type, target: PSType) -> tuple[Converter, int] | None:
    if issubclass(kind, Dictionary):
        from pyshell.values.collections import Hashtable

        return (lambda value: Hashtable(value, ignore_case=False)), CONSTRUCTOR
    return None


def _to_ordered(kind: type, target: PSType) -> tuple[Converter, int] | None:
    if issubclass(kind, Dictionary):
        from pyshell.values.collections import OrderedDictionary

        return OrderedDictionary, LANGUAGE
    return None


def _to_reference(kind: type, target: PSType) -> tuple[Converter, int] | None:
    from pyshell.values.reference import PSReference

    return PSReference, IMPLICIT


def _to_regex(kind: type, target: PSType) -> tuple[Converter, int] | None:
    if kind is not str:
        return None
    from pyshell.values.clr.regex import Regex

    return _conversion_error("InvalidCastFromStringToRegex", target, Regex), LANGUAGE


def _to_uri(kind: type, target: PSType) -> tuple[Converter, int] | None:
    made: Any = target.pyclass
    if kind is not str or made is None:
        return None
    return _conversion_error("InvalidCastFromStringToUri", target, lambda value: made(value, 0)), LANGUAGE


_SPECIAL: dict[str, Callable[[type, PSType], tuple[Converter, int] | None]] = {
    "System.Uri": _to_uri,
    "System.Type": _to_type,
    "System.RuntimeType": _to_type,
    "System.Xml.XmlDocument": _to_xml,
    "System.Management.Automation.PSReference": _to_reference,
    "System.Text.RegularExpressions.Regex": _to_regex,
    "System.Management.Automation.SwitchParameter": _to_switch,
    "System.Collections.Hashtable": _to_hashtable,
    "System.Collections.Specialized.OrderedDictionary": _to_ordered,
}


# --- .NET: Parse, constructors, cast operators, IConvertible, properties


def _parse(kind: type, source: PSType, target: PSType) -> tuple[Converter, int] | None:
    if kind is not str:
        return None
    made = target.pyclass
    parse = _own_static(made, "Parse")
    if parse is None:
        return None
    suffix = "WithFormatProvider" if getattr(made, "parse_takes_culture", False) else ""
    return _conversion_error("InvalidCastParseTargetInvocation" + suffix, target, parse), PARSE


def _own_static(made: type | None, name: str) -> Any:
    """A static method of the class itself (not inherited from a base .NET type)."""
    if made is None:
        return None
    for each in made.__mro__:
        if name in each.__dict__:
            return getattr(made, name)
        if "net_name" in each.__dict__:
            return None
    return None


def _constructor(kind: type, source: PSType, target: PSType) -> tuple[Converter, int] | None:
    if target.pyclass is None or target.is_enum or target.is_interface or target is types.BIGINTEGER:
        return None
    from pyshell.values.members import constructor_overloads, new_object

    if kind in _INTEGER_TYPES.values() and (
        "System.Collections.ICollection" in target.interfaces or "System.Collections.IList" in target.interfaces
    ):
        return None
    for overload in constructor_overloads(target):
        if len(overload.parameters) != 1 or not overload.usable or overload.has_params:
            continue
        wanted = overload.parameters[0].type
        if wanted is not None and _binder_accepts(kind, source, wanted):

            def construct(value: Any) -> Any:
                try:
                    return new_object(target, [value], raw=True)
                except PSInvalidCastException:
                    raise
                except NetException as error:
                    raise failed("InvalidCastConstructorException", value, target, error) from None

            return construct, CONSTRUCTOR
    return None


def _binder_accepts(kind: type, source: PSType, wanted: PSType) -> bool:
    if source.is_subclass_of(wanted):
        return True
    wide = _BINDER.get(source.underlying if source.is_enum else kind, ())
    return wanted.pyclass in wide or (source.is_enum and wanted.pyclass is source.underlying)


def _cast_operator(kind: type, source: PSType, target: PSType) -> tuple[Converter, int] | None:
    made = target.pyclass
    if made is BigInteger:
        if kind in _INTEGER_TYPES.values() or kind in RANGES:
            return (lambda value: BigInteger(int(value))), IMPLICIT
        if kind in (float, Single):
            return (
                _conversion_error("InvalidCastTargetInvocationExceptionop_Explicit", target, _float_to_big),
                EXPLICIT,
            )
        if kind is Decimal:
            return (lambda value: BigInteger(value.truncated())), EXPLICIT
        return None
    for owner, name in ((made, "cast_from"), (kind, "cast_to")):
        table = getattr(owner, name, None)
        if table is None:
            continue
        found = table(kind if name == "cast_from" else target)
        if found is not None:
            return _conversion_error("InvalidCastTargetInvocationException" + found[0], target, found[1]), (
                IMPLICIT if found[0] == "op_Implicit" else EXPLICIT
            )
    return None


def _float_to_big(value: float) -> BigInteger:
    if value != value:
        raise OverflowException("The value is not a number.")
    if value in (float("inf"), float("-inf")):
        raise OverflowException("BigInteger cannot represent infinity.")
    return BigInteger(int(value))


def _iconvertible(source: PSType, target: PSType) -> Converter:
    # System.Convert names the types it knows without their namespace
    known = (*_SHORT, types.find_type("System.DateTime"))
    short = target in known and source in known
    names = (source.name, target.name) if short else (source.full_name, target.full_name)

    def run(value: Any) -> Any:
        error = InvalidCastException(f"Invalid cast from '{names[0]}' to '{names[1]}'.")
        raise failed("InvalidCastIConvertible", value, target, error)

    return run


def _numeric_by_text(value: Any, target: PSType) -> Any:
    return convert(to_string(value), target)


def _by_properties(kind: type, target: PSType) -> tuple[Converter, int] | None:
    """A dictionary or custom object gives the properties of a new object."""
    is_dictionary = issubclass(kind, Dictionary)
    if not (is_dictionary or kind is PSCustomBase) or target.is_interface:
        return None
    if target in _INTEGER_TYPES or target in _REAL_TYPES or target.is_array:
        return None
    if target in (types.CHAR, types.BOOLEAN):
        return None
    if target.pyclass is None or target is types.STRING or target.full_name == "System.Type":
        return None
    from pyshell.values.members import constructor_overloads

    if not target.is_value_type and target.script_class is None:
        if not any(not each.parameters for each in constructor_overloads(target)):
            return None
        if issubclass(target.pyclass, Dictionary) and not (is_dictionary and target.generic_arguments):
            if is_dictionary:
                return None
            return (lambda value: _raise(_property_failure(value, target))), CONSTRUCTOR
    elif target.script_class is not None:
        overloads = constructor_overloads(target)
        if overloads and not any(not each.parameters for each in overloads):
            return None

    def build(value: Any) -> Any:
        if is_dictionary:
            return create_with_properties(target, [(to_string(key), item) for key, item in value.items()])
        from pyshell.values.members import property_items

        try:
            return create_with_properties(target, property_items(value))
        except PSInvalidCastException as error:
            if error.error_id == "ObjectCreationError":
                raise _property_failure(value, target) from None
            raise

    return build, CONSTRUCTOR


def _null_object(value: Any, target: PSType) -> PSInvalidCastException:
    return failed(
        "InvalidCastConstructorException",
        value,
        target,
        'Cannot process argument because the value of argument "obj" is null. Change the value of argument "obj" '
        "to a non-null "
        "value.",
    )


def _property_failure(value: Any, target: PSType) -> PSInvalidCastException:
    return failed("InvalidCastConstructorException", value, target, no_conversion(value, target))


def create_with_properties(target: PSType, items: list[tuple[str, Any]]) -> Any:
    """A new object of `target` with these properties set. Raises PSInvalidCastException (ObjectCreationError)."""
    from pyshell.values.members import default_instance, set_member, settable_properties

    made = default_instance(target)
    for name, item in items:
        settable = settable_properties(target)
        wanted = settable.get(name.lower())
        if wanted is None:
            if settable:
                listed = ", ".join(
                    f"[{each[0]} <{each[1]}>]"
                    for each in (settable.values() if target.script_class is not None else sorted(settable.values()))
                )
                hint = f"The settable properties are: {listed}."
            else:
                hint = "There is no settable property available."
            raise cast_error(
                "ObjectCreationError",
                f"Cannot create object of type \"{target.clr_name}\". The property '{name}' was not found for the "
                f"'{target.full_name}' object. {hint}",
            )
        try:
            set_member(made, wanted[0], item)
        except NetException as error:
            shown = error.inner if isinstance(error.inner, PSInvalidCastException) else error
            raise cast_error(
                "ObjectCreationError", f'Cannot create object of type "{target.clr_name}". {shown.message}', error
            ) from None
    return made


__all__ = ["IDENTITY", "NONE", "create_with_properties", "error_text", "figure", "is_collection", "typed_array"]
