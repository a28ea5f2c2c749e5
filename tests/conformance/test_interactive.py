"""Recorded sessions of a terminal. `known_failures.txt` may only shrink."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.conformance.interactive import play, short_folder
from tests.conformance.test_cases import KNOWN

RECORD = json.loads((Path(__file__).parent / "interactive.json").read_text(encoding="utf-8"))


def identify(record: dict[str, object]) -> str:
    return f"interactive/{record['name']}"


def difference(record: dict[str, object], home: Path) -> list[tuple[object, list[str], list[str]]]:
    """Where a session first looks otherwise than recorded: what was sent, the wanted and the shown screen."""
    folder = short_folder()
    try:
        return play(record, folder, home)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def failing() -> list[str]:
    """The names of the sessions that look otherwise now."""
    found = []
    for record in RECORD:
        home = Path(tempfile.mkdtemp(prefix="home"))
        try:
            if difference(record, home):
                found.append(identify(record))
        finally:
            shutil.rmtree(home, ignore_errors=True)
    return found


@pytest.mark.parametrize("record", RECORD, ids=identify)
def test_looks_as_recorded(record: dict[str, object], tmp_path: Path) -> None:
    different = difference(record, tmp_path)
    name = identify(record)
    if name in KNOWN:
        assert different, f"{name} passes: take it out of known_failures.txt"
        return
    for sent, wanted, shown in different:
        assert shown == wanted, sent
