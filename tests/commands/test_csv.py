"""CSV as PowerShell reads it, where that differs from what others read."""

import pytest

from pyshell.commands.csv_reader import CsvReader
from pyshell.values.exceptions import ExtendedTypeSystemException


def rows(text: str, delimiter: str = ",", header: list[str] | None = None) -> list[dict[str, object]]:
    return [dict(record.notes) for record in CsvReader(delimiter, header).read(text)]


def test_quoted_fields_keep_delimiters_quotes_and_line_ends() -> None:
    assert rows('A,B\n"x,""y""\nz",1\n') == [{"A": 'x,"y"\nz', "B": "1"}]


def test_missing_fields_are_null_and_empty_ones_are_not() -> None:
    assert rows("A,B,C\n1,,\n2") == [{"A": "1", "B": "", "C": ""}, {"A": "2", "B": None, "C": None}]


def test_blanks_before_a_field_go_and_one_after_it_stays() -> None:
    assert rows("A,B\n  x   ,  y z \n") == [{"A": "x ", "B": "y z "}]


def test_headers_without_a_name_get_one() -> None:
    assert rows("A,,C\n1,2,3") == [{"A": "1", "H1": "2", "C": "3"}]


def test_a_name_may_not_come_twice() -> None:
    with pytest.raises(ExtendedTypeSystemException):
        rows("A,a\n1,2")


def test_type_line_names_the_objects() -> None:
    record = next(CsvReader(",", None).read("#TYPE My.Thing\nA\n1"))
    assert record.type_names == ["My.Thing", "CSV:My.Thing"]
