"""Formats, dates, wildcards, patterns: what a person reads."""

from __future__ import annotations

from typing import Any

import pytest

from pyshell.values import regex, wildcard
from pyshell.values.convert import convert
from pyshell.values.format import composite
from pyshell.values.members import invoke_member
from pyshell.values.numbers import Decimal
from pyshell.values.pstype import find_type


def date(text: str) -> Any:
    target = find_type("datetime")
    assert target is not None
    return convert(text, target)


@pytest.mark.parametrize(
    ("pattern", "args", "expected"),
    [
        ("{0:N2}", [1234.5], "1,234.50"),
        ("{0,6}|", ["ab"], "    ab|"),
        ("{0,-4}|", [1], "1   |"),
        ("{0:x4}", [255], "00ff"),
        ("{0:P1}", [0.256], "25.6%"),
        ("{0:#,##0.00;(#)}", [-5], "(5)"),
        ("{0:C}", [Decimal.parse("3.5")], "$3.50"),
        ("{{{0}}}", [1], "{1}"),
        ("{0:yyyy-MM-dd}", [date("2024-02-03")], "2024-02-03"),
    ],
)
def test_composite_formats(pattern: str, args: list[Any], expected: str) -> None:
    assert composite(pattern, args) == expected


@pytest.mark.parametrize(
    ("text", "format", "expected"),
    [
        ("2024-02-03T04:05:06", "o", "2024-02-03T04:05:06.0000000"),
        ("2/3/2024", "D", "Saturday, February 3, 2024"),
        ("2024-02-29", "ddd dd MMM yy", "Thu 29 Feb 24"),
    ],
)
def test_dates(text: str, format: str, expected: str) -> None:
    assert invoke_member(date(text), "ToString", [format]) == expected


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [("a*c", "ABC", True), ("a?c", "ac", False), ("[a-c]x", "bx", True), ("a`*", "a*", True), ("", "", True)],
)
def test_wildcards(pattern: str, text: str, expected: bool) -> None:
    assert wildcard.matcher(pattern)(text) is expected


def test_named_groups_come_after_numbered_ones() -> None:
    compiled = regex.compile_pattern(r"(?<year>\d+)-(\d+)", False)
    assert [name for name, _, _ in compiled.groups] == ["0", "1", "year"]
    assert compiled.sub("2024-02", "$1/${year}") == "02/2024"


def test_balancing_groups_count_parentheses() -> None:
    compiled = regex.compile_pattern(r"\((?>[^()]+|(?<d>\()|(?<-d>\)))*(?(d)(?!))\)", False)
    found = compiled.search("a(b(c)d)e(f)")
    assert found is not None and found.group(0) == "(b(c)d)"
