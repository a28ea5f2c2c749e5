"""Recorded completions. `known_failures.txt` may only shrink."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pyshell.completion import complete_input
from pyshell.shell import Shell
from tests.conformance.test_cases import KNOWN

HERE = Path(__file__).parent
RECORD = json.loads((HERE / "completions.json").read_text(encoding="utf-8"))
MARK = "<|>"


@contextmanager
def prepared() -> Iterator[Shell]:
    """A shell in the folder of the record, after its setup script."""
    folder, former = Path(tempfile.mkdtemp(prefix="completion")), os.getcwd()
    for name in ("alpha.txt", "b eta.txt", "gamma.ps1", "sub/delta.md"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).touch()
    os.chdir(folder)
    environment = dict(os.environ)
    os.environ["PATH"] = str(folder / "programs")
    try:
        made = Shell()
        made.run((HERE / "completions-setup.ps1").read_text(encoding="utf-8"))
        yield made
    finally:
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(former)
        shutil.rmtree(folder)


@pytest.fixture(scope="module")
def shell() -> Iterator[Shell]:
    with prepared() as made:
        yield made


def failing() -> list[str]:
    """The names of the completions that differ now."""
    with prepared() as made:
        return [
            identify(number) for number, record in enumerate(RECORD) if len(set(map(repr, outcome(made, record)))) > 1
        ]


def outcome(shell: Shell, record: dict[str, object]) -> tuple[object, object]:
    """(wanted, got): the part replaced, the number of matches, and the recorded ones with their kinds."""
    text = str(record["input"])
    cursor = text.index(MARK)
    found = complete_input(shell.context, text.replace(MARK, ""), cursor)
    shown = [(m.completion_text, m.list_item_text, m.result_type) for m in found.matches]
    listed = [(m["text"], m["list"], m["type"]) for m in record["matches"]]  # type: ignore[attr-defined]
    wanted = (record["start"], record["length"], record["total"], listed)
    if not found.matches:
        # Without matches, what would be replaced means nothing.
        return (record["total"], listed), (0, [])
    return wanted, (found.replacement_index, found.replacement_length, len(shown), shown[: len(listed)])


def identify(number: int) -> str:
    return f"completions/{number}"


@pytest.mark.parametrize("number", range(len(RECORD)), ids=identify)
def test_offers_what_powershell_offered(shell: Shell, number: int) -> None:
    wanted, got = outcome(shell, RECORD[number])
    name = identify(number)
    if name in KNOWN:
        assert wanted != got, f"{name} passes: take it out of known_failures.txt"
        return
    assert got == wanted
