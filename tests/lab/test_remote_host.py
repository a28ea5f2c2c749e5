"""What a session shows of its host, its history and its errors."""

from __future__ import annotations

import pytest

from pyshell.remoting.remote_host import _label
from pyshell.shell import Shell
from tests.lab.conftest import values


@pytest.fixture(autouse=True)
def session(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01")


def test_a_session_remembers_its_commands(shell: Shell) -> None:
    shell.run("Invoke-Command $s { 1 + 1 }")
    assert values(shell, "Invoke-Command $s { (Get-History).CommandLine.Trim() }") == ["1 + 1"]


def test_a_warning_line_of_the_remote_host_is_a_warning_here(shell: Shell) -> None:
    shell.run("Invoke-Command $s { $Host.UI.WriteWarningLine('care') } -WarningVariable w 3>$null")
    assert values(shell, "$w") == ["care"]


def test_a_remote_error_tells_where_in_the_script_it_was_written(shell: Shell) -> None:
    shell.run("Invoke-Command $s { function f { Write-Error no }; f } 2>$null")
    assert values(shell, "$Error[0].ScriptStackTrace") == [
        "at f, <No file>: line 1\nat <ScriptBlock>, <No file>: line 1"
    ]


def test_labels_of_prompted_parameters_have_hot_keys_of_their_own() -> None:
    class Field:
        def __init__(self, name: str) -> None:
            self.name = name

    used: set[str] = set()
    assert [_label(Field(name), used) for name in ("Name", "NewItem", "name", "NI")] == [
        "&Name", "New&Item", "&name", "&NI",
    ]  # fmt: skip
