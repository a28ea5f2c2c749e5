"""Syntax errors: where they show, and whether a prompt asks for more instead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import pyshell.language
from pyshell.language import parse
from pyshell.language.messages import MESSAGES
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


def test_every_error_has_its_text() -> None:
    package = Path(pyshell.language.__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in package.rglob("*.py"))
    used = set(re.findall(r'(?:report\w*|missing\w*|simple)\((?:[^"()]|\([^)]*\))*"([A-Z]\w+[a-z]\w+)"', source))
    known = {name for name in used if name in MESSAGES}
    assert len(known) > 100
    assert {name for name in used - known if not name[0].islower()} <= {"Requires", "Comment"}


def test_definitions_are_checked_before_a_script_runs() -> None:
    result = parse("enum E { A; B; a }\nclass C { $x; [int]$X; M($a) {} M($b) {} }")
    assert not result.errors
    assert [error.error_id for error in result.definition_errors] == ["MemberAlreadyDefined"] * 3
