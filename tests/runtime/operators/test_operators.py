"""Operators: the promotions and answers that scripts rely on."""

from __future__ import annotations

from typing import Any

import pytest

from pyshell.runtime import operators
from pyshell.values.collections import Hashtable
from pyshell.values.exceptions import NetException
from pyshell.values.numbers import Byte, Decimal, Int64, UInt64
from pyshell.values.pstype import STRING, find_type, type_of


@pytest.mark.parametrize(
    ("result", "type_name", "shown"),
    [
        (operators.add(2147483647, 1), "System.Double", 2147483648.0),
        (operators.add(1, Int64(1)), "System.Int64", 2),
        (operators.add("1", 1), "System.String", "11"),
        (operators.add(1, "1"), "System.Int32", 2),
        (operators.add(Byte(200), Byte(100)), "System.Int32", 300),
        (operators.add(UInt64(18446744073709551615), -7), "System.Decimal", Decimal(18446744073709551608)),
        (operators.divide(7, 2), "System.Double", 3.5),
        (operators.divide(6, 2), "System.Int32", 3),
        (operators.remainder(-7, 3), "System.Int32", -1),
        (operators.multiply("ab", 2), "System.String", "abab"),
        (operators.multiply([1], 3), "System.Object[]", [1, 1, 1]),
    ],
)
def test_arithmetic_keeps_powershells_types(result: Any, type_name: str, shown: Any) -> None:
    assert (type_of(result).clr_name, result) == (type_name, shown)


def test_division_by_zero_is_an_error() -> None:
    with pytest.raises(NetException) as caught:
        operators.divide(1, 0)
    assert caught.value.message == "Attempted to divide by zero."


def test_hash_tables_add_up_but_not_with_other_things() -> None:
    assert operators.add(Hashtable({"a": 1}), Hashtable({"b": 2})).keys() == ["a", "b"]
    with pytest.raises(NetException) as caught:
        operators.add(Hashtable(), 1)
    assert caught.value.error_id == "AddHashTableToNonHashTable"


def test_comparisons_convert_to_the_left_operand_and_filter_collections() -> None:
    assert operators.eq("A", "a") is True
    assert operators.eq("A", "a", True) is False
    assert operators.eq(1, "1") is True
    assert operators.eq(2, "1.5") is False
    assert operators.gt([1, 5, 3], 2) == [5, 3]
    assert operators.lt("10", 9) is True
    assert operators.contains(["a", "B"], "b") is True


def test_a_match_hands_back_what_it_captured() -> None:
    matched, table = operators.match("user@host", r"(?<name>\w+)@(\w+)")
    assert matched is True and table is not None
    assert table["name"] == "user" and table[1] == "host"
    assert operators.match(["ab", "cd"], "b") == (["ab"], None)


def test_split_join_replace_and_format() -> None:
    assert operators.split("a1b2c", r"\d") == ["a", "b", "c"]
    assert operators.split("a,b,c", [",", 2]) == ["a", "b,c"]
    assert operators.join([1, 2], "-") == "1-2"
    assert operators.replace("Hello", ["l+", "L"]) == "HeLo"
    assert operators.format_("{0:d3} {1}", [7, "x"]) == "007 x"


def test_ranges_and_types() -> None:
    assert operators.range_(3, 1) == [3, 2, 1]
    assert operators.range_("a", "c") == ["a", "b", "c"]
    assert operators.is_(1, find_type("int")) is True
    assert operators.as_("x", find_type("int")) is None
    assert operators.as_(5, STRING) == "5"
