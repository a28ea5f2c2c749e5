"""Scripts that a real PowerShell ran, with what it printed. `known_failures.txt` may only shrink."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conformance.shell_run import run_script, tidy

HERE = Path(__file__).parent
KNOWN = frozenset((HERE / "known_failures.txt").read_text(encoding="utf-8").split("\n"))


def cases() -> list[object]:
    found = []
    for path in sorted((HERE / "cases").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            found.append(pytest.param(case, id=f"{path.stem}/{case['name']}"))
    return found


@pytest.mark.parametrize("case", cases())
def test_prints_what_powershell_printed(case: dict[str, object], request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.id
    found = run_script(str(case["script"]))
    same = (
        tidy(found.stdout) == tidy(str(case["stdout"]))
        and tidy(found.stderr) == tidy(str(case["stderr"]))
        and found.code == case["exit"]
    )
    if name in KNOWN:
        assert not same, f"{name} passes: take it out of known_failures.txt"
        return
    assert tidy(found.stdout) == tidy(str(case["stdout"]))
    assert tidy(found.stderr) == tidy(str(case["stderr"]))
    assert found.code == case["exit"]
