"""Recall, prediction and the file of lines."""

from __future__ import annotations

from pathlib import Path

from pyshell.repl.history import LineHistory
from pyshell.repl.search import HistorySearch


def history(*lines: str) -> LineHistory:
    made = LineHistory()
    for line in lines:
        made.add(line)
    return made


def test_up_shows_each_different_line_once_and_down_comes_back_to_what_was_typed() -> None:
    lines = history("one", "two", "one", "three")
    assert [lines.older("typ"), lines.older(""), lines.older(""), lines.older("")] == ["three", "one", "two", None]
    assert [lines.newer(), lines.newer(), lines.newer(), lines.newer()] == ["one", "three", "typ", None]


def test_prediction_is_the_latest_single_line_that_goes_on() -> None:
    lines = history("Get-Item a", "get-item b", "get-item {\n}")
    assert lines.prediction("GET-I") == "get-item b"
    assert lines.prediction("") is None
    assert lines.prediction("get-item b") is None


def test_lines_of_a_former_session_come_back_and_secrets_do_not(tmp_path: Path) -> None:
    path = str(tmp_path / "deep" / "history.txt")
    first = LineHistory(path)
    for line in ("function f {\n  1\n}", "$password = 'x'", "f"):
        first.add(line)
    assert "$password = 'x'" in first.lines
    assert LineHistory(path).lines == ["function f {\n  1\n}", "f"]


def test_a_history_file_that_cannot_be_written_keeps_nobody_from_working() -> None:
    assert LineHistory("/dev/null/none").lines == []
    history_file = LineHistory("/dev/null/none")
    history_file.add("1")
    assert history_file.lines == ["1"]


def test_searching_goes_back_from_match_to_match_and_says_when_there_is_none() -> None:
    search = HistorySearch(history("echo one", "ls", "echo two"), "typed", True)
    search.type("ec")
    assert (search.found, search.status, search.span()) == ("echo two", "bck-i-search: ec_", (0, 2))
    search.again(True)
    assert search.found == "echo one"
    search.type("x")
    assert search.status == "failed-bck-i-search: ecx_"
    search.erase()
    assert search.found == "echo two"
