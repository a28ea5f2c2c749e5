"""The recorded runs of the command line."""

from __future__ import annotations

import base64
import json
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.conformance.shell_run import run, tidy
from tests.conformance.test_cases import KNOWN

HERE = Path(__file__).parent
RECORD = json.loads((HERE / "cli.json").read_text(encoding="utf-8"))


def identify(number: int) -> str:
    return f"cli/{number}"


def outcome(record: dict[str, object]) -> tuple[tuple[str, str, object], tuple[str, str, int]]:
    """(wanted, got) of one run: output, errors, exit code."""
    work, home = Path(tempfile.mkdtemp(prefix="case")), Path(tempfile.mkdtemp(prefix="home"))
    try:
        for name, content in RECORD["files"].items():
            path = work / name
            path.write_bytes(base64.b64decode(content))
            path.chmod(0o755)
        found = run([str(a) for a in record["args"]], work, home, str(record["stdin"]).encode())  # type: ignore[union-attr]

        def put(text: str) -> str:
            return tidy(text.replace(str(work), "{cwd}").replace(str(home), "{home}"))

        return (tidy(str(record["stdout"])), tidy(str(record["stderr"])), record["exit"]), (
            put(found.stdout),
            put(found.stderr),
            found.code,
        )
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)


@pytest.mark.parametrize("number", range(len(RECORD["runs"])), ids=identify)
def test_the_command_line_answers_as_recorded(number: int) -> None:
    record = RECORD["runs"][number]
    wanted, got = outcome(record)
    name = identify(number)
    if name in KNOWN:
        assert wanted != got, f"{name} passes: take it out of known_failures.txt"
        return
    assert (got, record["args"]) == (wanted, record["args"])
