"""Tokens: highlighting and every script that calls `[Parser]::ParseInput` with `[ref]$tokens`."""

from __future__ import annotations

from pyshell.language import parse, tokens


def kinds(text: str) -> list[str]:
    return [token.kind for token in parse(text).tokens]


def test_kinds_of_an_ordinary_line() -> None:
    assert kinds("Get-Item -Path $x | % { $_.Name -eq 'a' } # done\n") == [
        "Generic",
        "Parameter",
        "Variable",
        "Pipe",
        "Rem",
        "LCurly",
        "Variable",
        "Dot",
        "Identifier",
        "Ieq",
        "StringLiteral",
        "RCurly",
        "Comment",
        "NewLine",
        "EndOfInput",
    ]


def test_keywords_are_keywords_only_where_one_may_stand() -> None:
    result = parse("if (1) { foo if }").tokens
    assert result[0].kind == "If" and result[0].flags & tokens.KEYWORD
    assert result[6].kind == "Generic" and not result[6].flags & tokens.KEYWORD


def test_command_names_members_and_types_are_marked() -> None:
    found = {token.text: token.flags for token in parse("foo bar; [string]::Empty").tokens}
    assert found["foo"] & tokens.COMMAND_NAME
    assert not found["bar"] & tokens.COMMAND_NAME
    assert found["string"] & tokens.TYPE_NAME
    assert found["Empty"] & tokens.MEMBER_NAME


def test_tokens_inside_strings_are_nested() -> None:
    token = parse('"a $b $(c -d)"').tokens[0]
    assert token.kind == "StringExpandable"
    assert [inner.kind for inner in token.nested_tokens or []] == [
        "Variable",
        "DollarParen",
        "Identifier",
        "Parameter",
        "RParen",
    ]


def test_offsets_count_utf16_units() -> None:
    token = parse("'\U0001f600' ; foo").tokens[2]
    assert (token.text, token.extent.start_offset) == ("foo", 7)
