"""Members and methods: overloads, errors, extended members, indexers."""

from __future__ import annotations

from typing import Any

import pytest

from pyshell.values.collections import Hashtable, OrderedDictionary, typed_array
from pyshell.values.exceptions import NetException
from pyshell.values.indexing import get_index, set_index
from pyshell.values.members import get_member, get_static, invoke_member, invoke_static, new_object, set_member
from pyshell.values.numbers import Char, Decimal
from pyshell.values.psobject import custom
from pyshell.values.pstype import CHAR, INT32, PSType, find_type, type_of


def type_named(name: str) -> PSType:
    found = find_type(name)
    assert found is not None
    return found


def test_methods_choose_the_overload_by_the_arguments() -> None:
    assert invoke_member("a,b;c", "Split", [typed_array(CHAR, [Char(","), Char(";")])]) == ["a", "b", "c"]
    assert invoke_member("abc", "Substring", [1]) == "bc"
    assert invoke_member("xxabxx", "Trim", [Char("x")]) == "ab"
    assert type(invoke_static(type_named("math"), "Round", [5])) is Decimal
    assert invoke_static(type_named("math"), "Max", [1, 2]) == 2


def test_a_call_without_a_fitting_overload_says_so() -> None:
    with pytest.raises(NetException) as caught:
        invoke_member("abc", "Substring", [1, 2, 3])
    assert caught.value.error_id == "MethodCountCouldNotFindBest"
    assert caught.value.message == 'Cannot find an overload for "Substring" and the argument count: "3".'


def test_what_a_method_throws_is_wrapped() -> None:
    with pytest.raises(NetException) as caught:
        invoke_member("abc", "Substring", [-1])
    assert caught.value.error_id == "ArgumentOutOfRangeException"
    assert caught.value.message.startswith('Exception calling "Substring" with "1" argument(s): "startIndex (\'-1\')')


def test_a_missing_method_names_the_type() -> None:
    with pytest.raises(NetException) as caught:
        invoke_member(1, "Nope", [])
    assert caught.value.error_id == "MethodNotFound"


def test_properties_of_elements_are_enumerated() -> None:
    assert get_member(["a", "bcd"], "Length") == 2
    assert get_member([custom({"N": 1}), custom({"N": 2})], "N") == [1, 2]
    assert get_member(7, "Count") == 1


def test_keys_of_a_dictionary_are_members() -> None:
    table = Hashtable({"Name": "x"})
    assert get_member(table, "name") == "x"
    set_member(table, "Other", 2)
    assert table["other"] == 2
    assert get_member(table, "Count") == 2


def test_a_getter_that_throws_reads_as_null() -> None:
    relative = new_object(type_named("uri"), ["a/b", find_enum("System.UriKind", "Relative")])
    assert get_member(relative, "Host") is None


def find_enum(name: str, value: str) -> Any:
    return get_static(type_named(name), value)


def test_indices_count_from_the_end_and_miss_quietly() -> None:
    assert get_index([1, 2, 3], [-1]) == 3
    assert get_index([1, 2, 3], [9]) is None
    assert get_index([1, 2, 3], [0, 2]) == [1, 3]
    assert get_index("abc", [1]) == "b"
    assert get_index(OrderedDictionary({"a": 1, "b": 2}), [1]) == 2


def test_an_assignment_to_an_index_converts_to_the_arrays_type() -> None:
    numbers = typed_array(INT32, [1, 2])
    set_index(numbers, [0], "5")
    assert numbers == [5, 2]
    with pytest.raises(NetException):
        set_index(numbers, [5], 1)


def test_linq_takes_the_elements_of_typed_arrays() -> None:
    linq = type_named("System.Linq.Enumerable")
    assert invoke_static(linq, "Sum", [typed_array(INT32, [1, 2, 3])]) == 6
    assert type_of(invoke_static(linq, "ToArray", [typed_array(INT32, [1])])).clr_name == "System.Int32[]"
