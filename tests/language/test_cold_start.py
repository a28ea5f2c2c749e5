"""The parser loads without the libraries that cost more than a whole command should."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = ("re", "enum", "dataclasses", "typing", "inspect", "lark", "functools", "collections", "decimal", "bisect")


def test_first_parse_loads_nothing_heavy() -> None:
    root = Path(__file__).parents[2]
    script = (
        f"import sys; sys.path.insert(0, {str(root)!r})\n"
        "before = set(sys.modules)\n"
        "from pyshell.language import parse\n"
        "parse('Get-Item $x | Where-Object { $_.Length -gt 5kb }')\n"
        f"print(*sorted((set(sys.modules) - before) & set({HEAVY!r})))\n"
    )
    # -S: no site packages, whose start-up code would hide what we load ourselves.
    run = subprocess.run([sys.executable, "-S", "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == ""
