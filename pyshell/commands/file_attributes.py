"""Get-ChildItem's -File, -Directory, -Hidden, -ReadOnly, -System and -Attributes."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    Test = Callable[[str, bool], bool]


def _hidden(path: str, is_folder: bool) -> bool:
    return path.rpartition("/")[2].startswith(".")


def _read_only(path: str, is_folder: bool) -> bool:
    try:
        return not os.stat(path).st_mode & 0o222
    except OSError:
        return False


_NAMED: dict[str, Callable[[str, bool], bool]] = {
    "directory": lambda path, is_folder: is_folder,
    "d": lambda path, is_folder: is_folder,
    "hidden": _hidden,
    "h": _hidden,
    "readonly": _read_only,
    "r": _read_only,
    "reparsepoint": lambda path, is_folder: os.path.islink(path),
    "l": lambda path, is_folder: os.path.islink(path),
    "normal": lambda path, is_folder: (
        not is_folder and not _hidden(path, is_folder) and not _read_only(path, is_folder)
    ),
}


def attribute_test(cmdlet: Any) -> Test | None:
    """What the switches let through, None when everything passes."""
    tests: list[Test] = []
    if cmdlet.directory and not cmdlet.file:
        tests.append(_NAMED["directory"])
    if cmdlet.file and not cmdlet.directory:
        tests.append(lambda path, is_folder: not is_folder)
    if cmdlet.hidden:
        tests.append(_hidden)
    if cmdlet.read_only:
        tests.append(_read_only)
    if cmdlet.system:
        tests.append(lambda path, is_folder: False)
    if cmdlet.attributes is not None:
        tests.append(expression_test(str(cmdlet.attributes)))
    if not tests:
        return None
    return lambda path, is_folder: all(test(path, is_folder) for test in tests)


def expression_test(text: str) -> Test:
    """`A,B` is either, `A+B` both, `!A` not: FlagsExpression[FileAttributes]."""
    alternatives: list[list[tuple[bool, Test]]] = []
    for alternative in text.split(","):
        terms: list[tuple[bool, Test]] = []
        for term in alternative.split("+"):
            term = term.strip()
            negated = term.startswith("!")
            name = term.lstrip("!").strip().lower()
            terms.append((negated, _NAMED.get(name, lambda path, is_folder: False)))
        alternatives.append(terms)
    return lambda path, is_folder: any(
        all(test(path, is_folder) is not negated for negated, test in terms) for terms in alternatives
    )
