"""Paths as typed: what they mean decides which file a command touches."""

import pytest

from pyshell.providers import paths


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("/a/./b/../c", "/a/c"), ("/a//b/", "/a/b"), ("/..", "/")],
)
def test_normalize(typed: str, expected: str) -> None:
    assert (paths.normalize(typed) or "/") == expected


def test_escaped_wildcards_are_plain_characters() -> None:
    assert not paths.has_wildcards("a`[1`].txt")
    assert paths.unescape("a`[1`].txt") == "a[1].txt"
    assert paths.has_wildcards("a[1].txt")


def test_drives_and_providers_are_told_apart() -> None:
    assert paths.split_drive("env:PATH") == ("env", "PATH")
    assert paths.split_provider("FileSystem::/x") == ("FileSystem", "/x")
