"""Widths, wrapping and truncation: what a terminal's columns depend on."""

import pytest

from pyshell.formatting import cells, widths
from pyshell.formatting.writers import LEFT, RIGHT, TableWriter, items_per_row, list_lines


@pytest.mark.parametrize(("text", "expected"), [("abc", 3), ("日本", 4), ("\x1b[31mred\x1b[0m", 3), ("é", 1)])
def test_width_counts_cells(text: str, expected: int) -> None:
    assert cells.width(text) == expected


def test_open_columns_share_what_is_left() -> None:
    assert widths.share([0, 0, 0], 60) == [20, 19, 19]


def test_columns_without_room_are_dropped_from_the_right() -> None:
    assert widths.share([10, 10, 10], 15) == [10, 4, -1]


def test_long_values_end_in_an_ellipsis_on_their_alignment_s_far_side() -> None:
    table = TableWriter(12, [5, 5], [LEFT, RIGHT], False)
    assert table.row_lines(["abcdefgh", "abcdefgh"], None, False) == ["abcd… …efgh"]


def test_list_values_wrap_under_themselves() -> None:
    assert list_lines(["A", "Bee"], ["1", "one two three"], 12) == [
        "A   : 1",
        "Bee : one ",
        "      two ",
        "      three",
    ]


def test_wide_items_fill_the_row() -> None:
    assert items_per_row(10, 120) >= 10
