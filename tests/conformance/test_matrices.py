"""Tables of single expressions. A line that fails stands in `known_failures.txt` as matrix/NAME:LINE."""

from __future__ import annotations

import gzip
import json
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.conformance.shell_run import run
from tests.conformance.test_cases import KNOWN

HERE = Path(__file__).parent
MATRICES = sorted(p.name.partition(".")[0] for p in (HERE / "matrices").glob("*.gz"))


def results(name: str) -> list[tuple[str, str, str, str]]:
    """(id, expression, wanted, got) for each line of a matrix."""
    with gzip.open(HERE / "matrices" / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    work, home = Path(tempfile.mkdtemp(prefix="case")), Path(tempfile.mkdtemp(prefix="home"))
    try:
        lines = work / "lines.txt"
        lines.write_text("".join(row["line"] + "\n" for row in rows), encoding="utf-8")
        script = str(HERE / "run-matrix.ps1")
        found = run(["-NoProfile", "-NonInteractive", "-File", script, str(lines)], work, home, limit=400)
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(home, ignore_errors=True)
    got = found.stdout.replace(str(work), "{cwd}").replace(str(home), "{home}").split("\n")
    return [
        (
            f"matrix/{name}:{number + 1}",
            row["line"],
            row["shows"].rstrip(),
            got[number].rstrip() if number < len(got) else "(no line)",
        )
        for number, row in enumerate(rows)
    ]


@pytest.mark.parametrize("name", MATRICES)
def test_expressions_give_what_powershell_gave(name: str) -> None:
    wrong, mended = [], []
    for key, expression, wanted, got in results(name):
        if wanted == got:
            if key in KNOWN:
                mended.append(key)
        elif key not in KNOWN:
            wrong.append(f"{key}: {expression}\n  wanted {wanted}\n  got    {got}")
    assert not mended, "take these out of known_failures.txt:\n" + "\n".join(mended)
    assert not wrong, "\n".join(wrong[:20])
