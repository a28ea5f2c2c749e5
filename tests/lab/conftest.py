"""A lab of the tests' own: a process on free ports that ends with the session, and clients as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

USER, PASSWORD = "ann", "Secret-1"


class Lab:
    """The running lab: its endpoints, and scripts run as clients of it."""

    def __init__(self, announcement: dict[str, Any], environment: dict[str, str]) -> None:
        self.announcement = announcement
        self.environment = environment

    def port(self, computer: str) -> int:
        return int(self.announcement["computers"][computer].rsplit(":", 1)[1].split("/")[0])

    def start(self, script: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "pyshell", "-NoProfile", "-NonInteractive", "-Command", script],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment,
        )

    def run(self, script: str) -> str:
        """The standard output of a script; its errors fail the test."""
        process = self.start(script)
        out, error = process.communicate(timeout=60)
        assert error == "", error
        return out

    def lines(self, script: str) -> list[str]:
        return self.run(script).split()


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    registry = tmp_path_factory.mktemp("lab") / "lab.json"
    environment = {**os.environ, "PYSHELL_LAB": str(registry), "NO_COLOR": "1"}
    process = subprocess.Popen(
        [sys.executable, "-m", "pyshell.lab", "--port", "0", "--user", f"{USER}:{PASSWORD}", "--user", "bob:Other-1"],
        stdout=subprocess.PIPE,
        env=environment,
    )
    assert process.stdout is not None
    try:
        yield Lab(json.loads(process.stdout.readline()), environment)
    finally:
        process.terminate()
        process.wait(20)
        process.stdout.close()
        assert not Path(registry).exists()
