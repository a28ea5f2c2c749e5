"""`value[index]` and `value[index] = content`: arrays, lists, dictionaries, strings, and indexers of .NET types."""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.collections import Dictionary, GenericDictionary, MultiArray, OrderedDictionary
from pyshell.values.convert import convert
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import (
    GetValueInvocationException,
    IndexOutOfRangeException,
    NetException,
    RuntimeException,
)
from pyshell.values.numbers import Char
from pyshell.values.psobject import AUTOMATION_NULL, CUSTOM, PSObject
from pyshell.values.pstype import type_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def get_index(value: Any, indices: list[Any]) -> Any:
    """Raises RuntimeException: null array, no indexer, more indices than dimensions."""
    if type(value) is PSObject and value.base is not CUSTOM:
        value = value.base
    if value is None or value is AUTOMATION_NULL:
        raise RuntimeException("Cannot index into a null array.", error_id="NullArray", category="InvalidOperation")
    if len(indices) == 1:
        return _get_one(value, indices[0])
    if isinstance(value, MultiArray):
        return _quiet(_multi, value, indices)
    if isinstance(value, (list, str, Dictionary)):
        return _many(value, indices)
    own = getattr(type(value), "ps_index", None)
    if own is not None:
        return _quiet(own, value, indices)
    return AUTOMATION_NULL


def _get_one(value: Any, index: Any) -> Any:
    kind = type(index)
    if isinstance(value, list):
        if isinstance(value, MultiArray):
            items = index if isinstance(index, list) else [index]
            return _quiet(_multi, value, items)
        if kind is int:
            try:
                return value[index]
            except IndexError:
                return None
        if isinstance(index, list):
            return _many(value, index)
        return _element(value, index)
    if isinstance(value, Dictionary):
        return _entry(value, index)
    if isinstance(value, str):
        text = utf16(value)
        if kind is int:
            return Char(text[index]) if -len(text) <= index < len(text) else None
        if isinstance(index, list):
            return _many(value, index)
        found = _to_index(index)
        if found is None:
            return None
        return Char(text[found]) if -len(text) <= found < len(text) else None
    own = getattr(type(value), "ps_index", None)
    if own is not None:
        return _quiet(own, value, [index])
    # What has no indexer is its own element 0, a set or the keys of a table as well.
    return value if type(index) is int and index == 0 else AUTOMATION_NULL


def _quiet(function: Any, value: Any, indices: list[Any]) -> Any:
    """What an indexer gives; null when it throws, except in strict mode 3."""
    try:
        return function(value, indices)
    except (NetException, IndexError, KeyError) as error:
        if getattr(error, "error_id", None) == "NeedMultidimensionalIndex":
            raise
        if _is_strict():
            raise
        return None


def utf16(text: str) -> str:
    """Text as UTF-16 units: characters beyond the basic plane become two surrogates."""
    if text.isascii() or not any(each > "\uffff" for each in text):
        return text
    from pyshell.values.conversions import _utf16

    return _utf16(text)


def _to_index(index: Any) -> int | None:
    try:
        found: int = convert(index, types.INT32)
    except NetException:
        return None
    return found


def _element(value: list[Any], index: Any) -> Any:
    """One element by an index that is no Int32."""
    if index is None or index is AUTOMATION_NULL:
        raise RuntimeException(
            "Index operation failed; the array index evaluated to null.",
            error_id="NullArrayIndex",
            category="InvalidOperation",
        )
    if enumerate_value(index) is not None:
        return _many(value, list(enumerate_value(index) or ()))
    return _quiet(lambda target, at: target[convert(at[0], types.INT32)], value, [index])


def _many(value: Any, indices: list[Any]) -> list[Any]:
    """A slice: the elements that exist, in the order of the indices."""
    if isinstance(value, Dictionary):
        return [_entry(value, index) for index in indices]
    results: list[Any] = []
    items = utf16(value) if isinstance(value, str) else value
    size = len(items)
    for index in indices:
        if type(index) is not int:
            if isinstance(index, list):
                raise RuntimeException(
                    f"Index operation failed; the array index evaluated to {index}.", error_id="InvalidArrayIndex"
                )
            index = convert(index, types.INT32)
        if -size <= index < size:
            found = items[index]
            results.append(Char(found) if isinstance(value, str) else found)
        elif _is_strict():
            raise IndexOutOfRangeException()
    return results


def _is_strict() -> bool:
    """Strict mode 3: an index outside a collection is an error."""
    from pyshell.values import members

    return members.strict_version is not None and members.strict_version() >= 3


def _entry(value: Dictionary, key: Any) -> Any:
    if isinstance(value, OrderedDictionary):
        if type(key) is int:
            try:
                return value.value_at(key)
            except IndexError:
                if key < 0 and -len(value) <= key:
                    return value.values()[key]
                return None
        if isinstance(key, list) and key not in value:
            return [_entry(value, each) for each in key]
        return value.get(key)
    if isinstance(key, list):
        if key in value:
            return value[key]
        if not isinstance(value, GenericDictionary):
            return [_entry(value, each) for each in key]
    if key is None or key is AUTOMATION_NULL:
        raise RuntimeException(
            "Index operation failed; the array index evaluated to null.",
            error_id="NullArrayIndex",
            category="InvalidOperation",
        )
    arguments = type_of(value).generic_arguments
    if arguments:
        try:
            key = convert(key, arguments[0])
        except NetException:
            return None
        return value.get(key)
    return value.get(key)


def _null_key(value: Any) -> NetException:
    from pyshell.values.exceptions import ArgumentNullException

    inner = ArgumentNullException("key")
    return GetValueInvocationException(f'Exception getting "Item": "{inner.message}"', inner).with_error(
        "ExceptionWhenGetting"
    )


def _multi(value: MultiArray, indices: list[Any]) -> Any:
    if len(indices) == 1 and isinstance(indices[0], list):
        indices = indices[0]
    if indices and isinstance(indices[0], list):
        return [_multi(value, each) for each in indices]
    if len(indices) != len(value.lengths):
        shown = ",".join(str(each) for each in indices)
        raise RuntimeException(
            f"You cannot index into a {len(value.lengths)} dimensional array with index [{shown}].",
            error_id="NeedMultidimensionalIndex",
            category="InvalidOperation",
        )
    try:
        return value[value.offset([_wrap(convert(i, types.INT32), n) for i, n in zip(indices, value.lengths)])]
    except IndexError:
        shown = ",".join(str(each) for each in indices)
        raise RuntimeException(
            f"Array index out of range: [{shown}].", error_id="ArrayIndexOutOfRange", category="InvalidOperation"
        ) from None


def _wrap(index: int, length: int) -> int:
    return index + length if index < 0 else index


def _cannot_index(value: Any) -> NetException:
    shown = "System.Management.Automation.PSCustomObject" if type(value) is PSObject else type_of(value).clr_name
    return RuntimeException(
        f'Unable to index into an object of type "{shown}".', error_id="CannotIndex", category="InvalidOperation"
    )


def set_index(value: Any, indices: list[Any], content: Any) -> None:
    """Raises RuntimeException: null array, index out of range, no indexer."""
    if type(value) is PSObject and value.base is not CUSTOM:
        value = value.base
    if content is AUTOMATION_NULL:
        content = None
    if value is None or value is AUTOMATION_NULL:
        raise RuntimeException("Cannot index into a null array.", error_id="NullArray", category="InvalidOperation")
    if isinstance(value, MultiArray):
        _set_multi(value, indices, content)
        return
    if isinstance(value, list):
        _set_element(value, indices, content)
        return
    if isinstance(value, Dictionary):
        _set_entry(value, indices[0] if len(indices) == 1 else indices, content)
        return
    own = getattr(type(value), "ps_set_index", None)
    if own is not None:
        own(value, indices, content)
        return
    raise _cannot_index(value)


def _set_element(value: list[Any], indices: list[Any], content: Any) -> None:
    index = indices[0] if len(indices) == 1 else list(indices)
    if isinstance(index, list):
        if len(index) == 1:
            index = index[0]
        else:
            raise RuntimeException(
                "Array assignment to [" + ",".join(str(each) for each in index) + "] failed because assignment to "
                "slices is not supported.",
                error_id="ArraySliceAssignmentFailed",
                category="InvalidOperation",
            )
    if type(index) is not int:
        if index is None:
            raise RuntimeException(
                "Index operation failed; the array index evaluated to null.",
                error_id="NullArrayIndex",
                category="InvalidOperation",
            )
        index = convert(index, types.INT32)
    if type(value) is not list:
        if getattr(value, "read_only", False):
            from pyshell.values.exceptions import NotSupportedException

            raise NotSupportedException("Collection is read-only.")
        type_ = type_of(value)
        element = type_.element_type if type_.rank else (type_.generic_arguments or (types.OBJECT,))[0]
        if element is not None and element is not types.OBJECT:
            content = convert(content, element)
    size = len(value)
    if not -size <= index < size:
        raise _out_of_range(value, index)
    value[index] = content


def _out_of_range(value: list[Any], index: int) -> NetException:
    if type_of(value).rank:
        inner: NetException = IndexOutOfRangeException()
    else:
        from pyshell.values.exceptions import ArgumentOutOfRangeException

        inner = ArgumentOutOfRangeException(
            "index",
            "Index was out of range. Must be non-negative and less than the size of the collection.",
        )
    return inner


def _set_entry(value: Dictionary, key: Any, content: Any) -> None:
    if key is None or key is AUTOMATION_NULL:
        if isinstance(value, GenericDictionary):
            raise _null_key(value)
        raise RuntimeException(
            "Index operation failed; the array index evaluated to null.",
            error_id="NullArrayIndex",
            category="InvalidOperation",
        )
    if isinstance(value, OrderedDictionary) and type(key) is int:
        keys = value.keys()
        if not 0 <= key < len(keys):
            from pyshell.values.exceptions import ArgumentOutOfRangeException

            raise ArgumentOutOfRangeException(
                "index",
                "Index was out of range. Must be non-negative and less than the size of the collection.",
            )
        value[keys[key]] = content
        return
    from pyshell.values.members import dictionary_set

    dictionary_set(value, key, content)


def _set_multi(value: MultiArray, indices: list[Any], content: Any) -> None:
    if len(indices) == 1 and isinstance(indices[0], list):
        indices = indices[0]
    if len(indices) != len(value.lengths):
        shown = ",".join(str(each) for each in indices)
        raise RuntimeException(
            f"You cannot index into a {len(value.lengths)} dimensional array with index [{shown}].",
            error_id="NeedMultidimensionalIndex",
            category="InvalidOperation",
        )
    try:
        place = value.offset([_wrap(convert(i, types.INT32), n) for i, n in zip(indices, value.lengths)])
    except IndexError:
        raise IndexOutOfRangeException() from None
    value[place] = convert(content, value.element_type)
