"""Number literals: a wrong type here changes every sum a script makes."""

from __future__ import annotations

import pytest

from pyshell.language import parse
from pyshell.language.nodes import ConstantExpressionAst


def constant(text: str) -> object:
    found = parse(text).ast.find(lambda node: type(node) is ConstantExpressionAst)
    return found.constant if isinstance(found, ConstantExpressionAst) else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1", ("Int32", 1)),
        ("2147483648", ("Int64", 2147483648)),
        ("9223372036854775808", ("Decimal", "9223372036854775808")),
        ("79228162514264337593543950336", ("Double", 79228162514264337593543950336.0)),
        ("1kb", ("Int32", 1024)),
        ("2gb", ("Int64", 2147483648)),
        ("1.5", ("Double", 1.5)),
        ("1e3", ("Double", 1000.0)),
        (".5", ("Double", 0.5)),
        ("1.50d", ("Decimal", "1.50")),
        ("1l", ("Int64", 1)),
        ("1u", ("UInt32", 1)),
        ("4294967296u", ("UInt64", 4294967296)),
        ("1uy", ("Byte", 1)),
        ("1y", ("SByte", 1)),
        ("1s", ("Int16", 1)),
        ("1us", ("UInt16", 1)),
        ("1ul", ("UInt64", 1)),
        ("1n", ("BigInteger", 1)),
        ("1.5l", ("Int64", 2)),
        ("0x10", ("Int32", 16)),
        ("0xFFFFFFFF", ("Int32", -1)),
        ("0xFFFFFFFFu", ("UInt32", 4294967295)),
        ("0x80y", ("SByte", -128)),
        ("0xFFFFFFFFFFFFFFFF", ("Int64", -1)),
        ("0b101", ("Int32", 5)),
        ("0b11111111", ("Int32", -1)),
        ("-0x10", ("Int32", -16)),
        ("-5", ("Int32", -5)),
        ("1.5mb", ("Double", 1572864.0)),
    ],
)
def test_literal_has_the_type_and_value_of_powershell(text: str, expected: tuple[str, object]) -> None:
    assert constant(text) == expected


def test_number_that_fits_no_type_is_an_error() -> None:
    assert [error.error_id for error in parse("300uy").errors] == ["BadNumericConstant"]


@pytest.mark.parametrize("text", ["7z", "0b", "1e", "5.GetType"])
def test_word_that_begins_like_a_number_is_a_command(text: str) -> None:
    assert constant(text) is None
