"""Prompts of the console, and what is shown beside them."""

from __future__ import annotations

from typing import Any

import pytest

from pyshell.console_progress import bar
from pyshell.console_prompts import prompt_choice, prompt_fields, wrapped
from pyshell.repl.feedback import distance_is_one
from pyshell.repl.tabs import columns
from pyshell.values.errors import ProgressRecord


class Console:
    """A console that answers from a list."""

    interactive = True
    width = 80

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.text = ""

    def colored(self, text: str, foreground: Any, background: Any = None) -> str:
        return text

    def write(self, text: str, *_: Any) -> None:
        self.text += text

    def write_line(self, text: str = "", *_: Any) -> None:
        self.text += text + "\n"

    write_error = write_line

    def read_line(self) -> str | None:
        return self.answers.pop(0) if self.answers else None


class Field:
    def __init__(self, name: str, type_name: str, help_message: str = "") -> None:
        self.name, self.type_name, self.help_message = name, type_name, help_message


def test_a_number_is_asked_for_until_it_is_one_and_help_is_shown() -> None:
    console = Console("!?", "abc", "3", "a", "b", "")
    answers = prompt_fields(
        console,  # type: ignore[arg-type]
        "cmdlet f",
        "Supply",
        [Field("Count", "System.Int32", "how many"), Field("Tags", "System.String[]")],
    )
    assert answers == {"Count": "3", "Tags": ["a", "b"]}
    assert "(Type !? for Help.)\nCount: how many\n" in console.text
    assert 'Cannot recognize "abc" as a System.Int32 due to a format error.' in console.text


def test_a_choice_takes_keys_labels_and_enter() -> None:
    choices = [("&Yes", "go on"), ("&No", "stop")]
    for answer, wanted in (("n", 1), ("YES", 0), ("", 1)):
        console = Console("what", answer)
        assert prompt_choice(console, "T", "M", choices, 1) == wanted  # type: ignore[arg-type]
    assert console.text.startswith("\nT\nM\n[Y] Yes  [N] No  [?] Help (default is")


def test_the_end_of_input_ends_a_prompt() -> None:
    from pyshell.values.exceptions import PSInvalidOperationException

    with pytest.raises(PSInvalidOperationException):
        prompt_choice(Console(), "", "", [("&Yes", "")], 0)  # type: ignore[arg-type]


def test_long_help_breaks_at_blanks() -> None:
    assert wrapped("one two three", 8) == "one two\nthree"


def test_a_progress_bar_shows_its_share_in_reverse() -> None:
    record = ProgressRecord(0, "A", "S")
    record.percent_complete, record.seconds_remaining, record.parent_activity_id = 40, -1, -1
    shown = bar(record, 100)
    assert shown.startswith("\x1b[33;1mA [\x1b[7mS" + " " * 37 + "\x1b[27m")
    assert len(bar(record, 100, color=False)) == 98


def test_completions_are_listed_downwards_in_columns() -> None:
    assert columns(["Max", "MaxMagnitude", "Min", "MinMagnitude"], 30).split("\n") == [
        "Max           Min           ",
        "MaxMagnitude  MinMagnitude  ",
    ]


NEAR = (("y", "yq"), ("cho", "echo"), ("cho", "who"), ("ehco", "echo"))
FAR = (("a", "a"), ("abc", "xyz"), ("ab", "abcd"))


@pytest.mark.parametrize(("first", "second"), [*NEAR, *FAR])
def test_advice_names_commands_one_change_away(first: str, second: str) -> None:
    assert distance_is_one(first, second) is ((first, second) in NEAR)
