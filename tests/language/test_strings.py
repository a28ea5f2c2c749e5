"""Strings: what the compiler builds from their parts without reading them again."""

from __future__ import annotations

import pytest

from pyshell.language import parse
from pyshell.language.nodes import CommandAst, ExpandableStringExpressionAst, StringConstantExpressionAst


def string(text: str) -> StringConstantExpressionAst | ExpandableStringExpressionAst:
    found = parse(text).ast.find(
        lambda node: isinstance(node, StringConstantExpressionAst | ExpandableStringExpressionAst)
    )
    assert isinstance(found, StringConstantExpressionAst | ExpandableStringExpressionAst)
    return found


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("'it''s'", "it's"),
        ("\u2018smart\u2019", "smart"),
        ("\u201csmart\u201d", "smart"),
        ('"a""b"', 'a"b'),
        ('"`t`n`0`e`$x"', "\t\n\0\x1b$x"),
        ('"`u{1F600}"', "\U0001f600"),
        ('"50$ or $"', "50$ or $"),
        ("@'\na\n'b\n'@", "a\n'b"),
        ("@'\r\na\r\n'@", "a"),
        ("@'\n'@", ""),
        ('@"\na`tb\n"@', "a\tb"),
    ],
)
def test_text_of_a_constant_string(text: str, value: str) -> None:
    node = string(text)
    assert type(node) is StringConstantExpressionAst
    assert node.value == value


def test_parts_alternate_text_and_expressions() -> None:
    node = string('"a $b`t$(1 + 1)$c.d ${e f}"')
    assert isinstance(node, ExpandableStringExpressionAst)
    shown = [part if isinstance(part, str) else part.text for part in node.parts]
    assert shown == ["a ", "$b", "\t", "$(1 + 1)", "$c", ".d ", "${e f}"]
    assert node.value == "a $b\t$(1 + 1)$c.d ${e f}"


def test_variable_in_a_word_makes_it_expandable() -> None:
    node = parse("cmd pre$x'lit'post").ast.find(lambda node: type(node) is ExpandableStringExpressionAst)
    assert isinstance(node, ExpandableStringExpressionAst)
    assert [part if isinstance(part, str) else part.text for part in node.parts] == ["pre", "$x", "litpost"]
    assert node.string_constant_type == "BareWord"


def test_strings_nested_too_deep_are_an_error_and_no_crash() -> None:
    depth = 200
    text = '"$(' * depth + "1" + ')"' * depth
    assert "ScriptTooComplicated" in [error.error_id for error in parse(text).errors]


def test_doubled_quotes_in_a_subexpression_are_single_ones() -> None:
    result = parse('"a $(Write-Output ""b c"" `"d`") e"')
    assert not result.errors
    command = result.ast.find(lambda node: type(node) is CommandAst)
    assert isinstance(command, CommandAst)
    assert [getattr(element, "value", None) for element in command.command_elements] == ["Write-Output", "b c", "d"]
    assert command.start == 5
