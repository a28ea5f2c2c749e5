"""A lab of the tests' own: a process on free ports that ends with the session, and clients as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from pyshell.shell import Shell

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
    with started(tmp_path_factory.mktemp("lab")) as made:
        yield made


@contextmanager
def started(folder: Path) -> Iterator[Lab]:
    """A lab whose registry and configuration lie in a folder."""
    registry = folder / "lab.json"
    own = {"PYSHELL_LAB": str(registry), "XDG_CONFIG_HOME": str(folder / "config"), "NO_COLOR": "1"}
    environment = {**os.environ, **own}
    accounts = ["--user", f"{USER}:{PASSWORD}", "--user", "bob:Other-1"]
    process = subprocess.Popen(
        [sys.executable, "-m", "pyshell.lab", "--port", "0", "--https-port", "0", *accounts],
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


@pytest.fixture
def shell(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shell]:
    """A shell that finds the lab, with a configuration of its own."""
    enter(lab, monkeypatch)
    made = Shell()
    yield made
    made.run("Get-PSSession | Remove-PSSession")


def enter(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let shells of this process find a lab."""
    for name in ("PYSHELL_LAB", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, lab.environment[name])


def values(shell: Shell, script: str) -> list[str]:
    """The texts of a script's output; its errors fail the test."""
    result = shell.run(script + ' | ForEach-Object { "$_" }')
    assert [str(each) for each in result.errors] == []
    return [str(each) for each in result.output]


def error_ids(shell: Shell, script: str) -> list[str]:
    return [each.fully_qualified_error_id for each in shell.run(script).errors]


def give_credential(shell: Shell, variable: str, user: str, password: str) -> None:
    """Put a credential into a variable."""
    typed = "; ".join(f"$p.AppendChar('{character}')" for character in password)
    result = shell.run(f"$p = [securestring]::new(); {typed}; ${variable} = [pscredential]::new('{user}', $p)")
    assert result.errors == []
