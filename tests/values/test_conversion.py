"""Casts: each row is something a script writes, with what a real PowerShell answered."""

from __future__ import annotations

from typing import Any

import pytest

from pyshell.values.collections import GenericList, Hashtable
from pyshell.values.convert import convert, to_bool, to_string
from pyshell.values.exceptions import NetException, PSInvalidCastException
from pyshell.values.numbers import Byte, Char, Decimal, Int64
from pyshell.values.psobject import custom
from pyshell.values.pstype import find_type, type_of


def cast(type_name: str, value: Any) -> Any:
    target = find_type(type_name)
    assert target is not None
    return convert(value, target)


@pytest.mark.parametrize(
    ("type_name", "value", "expected"),
    [
        ("int", "12", 12),
        ("int", 2.5, 2),
        ("int", 3.5, 4),
        ("int", "0x1F", 31),
        ("int", None, 0),
        ("int", True, 1),
        ("double", "1e3", 1000.0),
        ("bool", "False", True),
        ("string", None, ""),
        ("string", [1, 2], "1 2"),
        ("char", 65, Char("A")),
        ("long", "5", Int64(5)),
    ],
)
def test_a_cast_gives_the_value_of_the_type(type_name: str, value: Any, expected: Any) -> None:
    result = cast(type_name, value)
    assert result == expected and type_of(result) is find_type(type_name)


@pytest.mark.parametrize(
    ("type_name", "value", "error_id", "message"),
    [
        (
            "int",
            "x",
            "InvalidCastFromStringToInteger",
            'Cannot convert value "x" to type "System.Int32". Error: "The input string \'x\' was not in a correct '
            'format."',
        ),
        (
            "byte",
            300,
            "InvalidCastIConvertible",
            'Cannot convert value "300" to type "System.Byte". Error: "Value was either too large or too small for an '
            'unsigned byte."',
        ),
        ("datetime", None, "nullToObjectInvalidCast", 'Cannot convert null to type "System.DateTime".'),
    ],
)
def test_a_failed_cast_says_why(type_name: str, value: Any, error_id: str, message: str) -> None:
    with pytest.raises(PSInvalidCastException) as caught:
        cast(type_name, value)
    assert (caught.value.error_id, caught.value.message) == (error_id, message)


def test_arrays_convert_each_element() -> None:
    assert list(cast("int[]", ["1", 2.0])) == [1, 2]
    assert cast("char[]", "ab") == [Char("a"), Char("b")]
    made = cast("System.Collections.Generic.List[int]", ["1"])
    assert isinstance(made, GenericList) and made == [1]


def test_a_hashtable_sets_the_properties_of_a_new_object() -> None:
    made = cast("System.UriBuilder", Hashtable({"Host": "example.org"}))
    assert made.text() == "http://example.org/"


def test_enumerations_take_prefixes_numbers_and_lists() -> None:
    assert str(cast("System.DayOfWeek", "mon")) == "Monday"
    assert str(cast("System.DayOfWeek", 2)) == "Tuesday"
    assert str(cast("System.IO.FileAttributes", "ReadOnly, Hidden")) == "ReadOnly, Hidden"
    with pytest.raises(NetException):
        cast("System.DayOfWeek", "T")


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, False), ("", False), ("0", True), ([], False), ([0], False), ([0, 0], True), (None, False)],
)
def test_truth_of_values(value: Any, expected: bool) -> None:
    assert to_bool(value) is expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1.0, "1"),
        (0.1, "0.1"),
        (1e20, "1E+20"),
        (1e-5, "1E-05"),
        (True, "True"),
        (Decimal.parse("1.10"), "1.10"),
        (Byte(7), "7"),
        (custom({"A": 1, "B": None}), "@{A=1; B=}"),
        (Hashtable({"a": 1}), "System.Collections.Hashtable"),
    ],
)
def test_text_of_values(value: Any, expected: str) -> None:
    assert to_string(value) == expected
