"""Syntax errors: where they show, and whether a prompt asks for more instead."""

from __future__ import annotations

import pytest

from pyshell.language import parse
from pyshell.language.nodes import TypeDefinitionAst


def errors(text: str) -> list[tuple[str, int, int]]:
    return [(error.error_id, error.extent.start_offset, error.extent.end_offset) for error in parse(text).errors]


@pytest.mark.parametrize(
    "text",
    ["if ($true) {", "'abc", '"abc', "@'\nx", "foo |", "foo &&", "(1 +", "@{ a = 1", "function f {", "1 `", "<# x"],
)
def test_prompt_asks_for_more(text: str) -> None:
    assert parse(text).incomplete_input


@pytest.mark.parametrize("text", ["1 + 2)", "1 2", "if { 1 }", "foo >"])
def test_prompt_does_not_ask_for_more(text: str) -> None:
    result = parse(text)
    assert result.errors
    assert not result.incomplete_input


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a | | b", [("EmptyPipeElement", 3, 3)]),
        ("$x = )", [("ExpectedValueExpression", 4, 4), ("UnexpectedToken", 5, 6)]),
        ("foo a,,b", [("MissingExpression", 6, 6), ("MissingArgument", 6, 7)]),
        ("switch ($x) {}", [("MissingSwitchConditionExpression", 13, 13)]),
        ("try { 1 }", [("MissingCatchOrFinally", 9, 9)]),
        ("$x[1", [("MissingEndSquareBracket", 4, 4)]),
        ("a & && b", [("BackgroundOperatorInPipelineChain", 4, 6)]),
        ("[int]5 = 3", [("InvalidLeftHandSide", 5, 6)]),
        ("5++", [("OperatorRequiresVariableOrProperty", 0, 1)]),
        ("@{ a = 1; A = 2 }", [("DuplicateKeyInHashLiteral", 10, 11)]),
        ("foo > a > b", [("StreamAlreadyRedirected", 8, 11)]),
    ],
)
def test_error_and_its_place(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert errors(text) == expected


def test_message_carries_the_token() -> None:
    assert parse("1 2").errors[0].message == "Unexpected token '2' in expression or statement."


def test_statements_after_an_error_are_still_read() -> None:
    tree = parse("if (1 { 2 }\nclass C { }").ast
    assert tree.find(lambda node: type(node) is TypeDefinitionAst) is not None


@pytest.mark.parametrize(
    "text", ["(" * 5000, "{" * 5000, "[int]" * 3000, "$a" + "[0" * 5000, "1 2 " * 3000, ") " * 5000]
)
def test_odd_texts_neither_crash_nor_hang(text: str) -> None:
    parse(text)


def test_long_blanks_take_linear_time() -> None:
    text = "if (1) { }" + " " * 50000 + "\n" + " " * 50000 + "x"
    assert not parse(text).errors
