"""Typing at the prompt, on a pipe instead of a terminal."""

from __future__ import annotations

from typing import Any

from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from pyshell.completion.results import CommandCompletion, CompletionResult
from pyshell.repl.colors import LineColors, style_of
from pyshell.repl.editor import LineEditor, Typed
from pyshell.repl.highlighting import Highlighted
from pyshell.repl.history import LineHistory
from pyshell.runtime.line_options import LineOptions


def offers(*names: str) -> Any:
    """A completer that replaces the last word."""

    def complete(text: str, cursor: int) -> CommandCompletion:
        start = text.rfind(" ") + 1
        found = [name for name in names if name.startswith(text[start:cursor])]
        return CommandCompletion([CompletionResult(name) for name in found], start, cursor - start)

    return complete


def typed(keys: str, *lines: str, names: tuple[str, ...] = (), mode: str = "Emacs") -> Typed:
    """What comes of keys, with these lines in the history."""
    history = LineHistory()
    for line in lines:
        history.add(line)
    options = LineOptions()
    options.edit_mode = mode
    with create_pipe_input() as pipe:
        editor = LineEditor(history, options, LineColors(options.sequences, True), offers(*names), DummyOutput(), pipe)
        pipe.send_text(keys)
        return editor.read("PS> ")


def test_enter_goes_on_while_the_parser_waits_for_more() -> None:
    assert typed("if (1) {\r2\r}\r").text == "if (1) {\n2\n}"


def test_a_pasted_block_is_one_input() -> None:
    found = typed("\x1b[200~function f {\n  1\n}\nf\x1b[201~\r")
    assert found.text == "function f {\n  1\n}\nf"


def test_ctrl_c_gives_the_input_up_and_ctrl_d_leaves_only_an_empty_line() -> None:
    assert typed("abc\x03").outcome == "cancelled"
    assert typed("\x04").outcome == "ended"
    assert typed("ab\x02\x04\r").text == "a"


def test_right_takes_what_history_suggests() -> None:
    assert typed("ec\x1b[C\r", "echo one", "echo two").text == "echo two"
    assert typed("ec\x1bf\r", "echo one").text == "echo"


def test_the_last_argument_of_earlier_lines_can_be_inserted() -> None:
    assert typed("x \x1b.\r", "cp a b", "mv c d").text == "x d"
    assert typed("x \x1b.\x1b.\r", "cp a b", "mv c d").text == "x b"


def test_searching_runs_the_line_found() -> None:
    assert typed("\x12one\r", "echo one", "echo two").text == "echo one"


def test_escape_and_an_unknown_key_do_nothing() -> None:
    assert typed("abc\x1b\x15d\r").text == "abcd"


def test_tab_completes_as_far_as_there_is_no_doubt_then_lists() -> None:
    assert typed("x Ma\t\r", names=("Maxima", "Maximum")).text == "x Maxim"
    listed = typed("x Maxim\t\t", names=("Maxima", "Maximum"))
    assert (listed.outcome, listed.text, listed.shown) == ("listed", "x Maxim", ["Maxima", "Maximum"])


def test_vi_commands_edit_after_escape() -> None:
    assert typed("echo vi\x1b0x\r", mode="Vi").text == "cho vi"


def test_colours_follow_the_tokens_even_behind_an_error() -> None:
    options = LineOptions()
    colors = LineColors(options.sequences, True)
    [line] = Highlighted('Get-Item "a $x" -Path 5 # c', colors).fragments()
    styles = {text: style for style, text in line if text.strip()}
    assert styles["Get-Item"] == "fg:ansibrightyellow"
    assert styles["$x"] == styles["$x"] == "fg:ansibrightgreen"
    assert (styles["-Path"], styles["5"], styles["# c"]) == ("fg:ansibrightblack", "fg:ansiwhite", "fg:ansigreen")
    [broken] = Highlighted("[math]::MS-Tab", colors).fragments()
    assert ("fg:ansibrightblack", "-Tab") in broken


def test_escape_sequences_become_styles() -> None:
    assert style_of("\x1b[1;38;5;238;44m") == "bold fg:#444444 bg:ansiblue"
    assert style_of("\x1b[38;2;1;2;255m") == "fg:#0102ff"
