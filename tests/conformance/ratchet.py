"""Write `known_failures.txt` anew after work that mended cases: `python -m tests.conformance.ratchet`.

It only removes names; `--start` writes the first list.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.conformance import test_completions, test_interactive
from tests.conformance.shell_run import run_script, tidy
from tests.conformance.test_cli import RECORD, identify, outcome
from tests.conformance.test_matrices import MATRICES, results

HERE = Path(__file__).parent


def failures() -> list[str]:
    """The names of everything that fails now."""
    found = []
    for path in sorted((HERE / "cases").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            got = run_script(case["script"])
            if (tidy(got.stdout), tidy(got.stderr), got.code) != (
                tidy(case["stdout"]),
                tidy(case["stderr"]),
                case["exit"],
            ):
                found.append(f"{path.stem}/{case['name']}")
    for number, record in enumerate(RECORD["runs"]):
        wanted, answer = outcome(record)
        if wanted != answer:
            found.append(identify(number))
    found.extend(test_completions.failing())
    found.extend(test_interactive.failing())
    for name in MATRICES:
        found.extend(key for key, _, wanted, got_line in results(name) if wanted != got_line)
    return found


def main() -> None:
    """Rewrite the list; names that are new failures are printed and not added."""
    target = HERE / "known_failures.txt"
    known = set(target.read_text(encoding="utf-8").split("\n"))
    now = failures()
    if "--start" in sys.argv:
        kept = now
    else:
        kept = [name for name in now if name in known]
        for name in now:
            if name not in known:
                print("new failure:", name)
    target.write_text("".join(name + "\n" for name in kept), encoding="utf-8")
    print(len(known), "→", len(kept))


if __name__ == "__main__":
    main()
