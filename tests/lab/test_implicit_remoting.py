"""Commands of a session used as if they were here."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyshell.remoting.implicit import function_text, quoted
from pyshell.shell import Shell
from tests.lab.conftest import error_ids, values

THERE = """function Get-Twice {
    [CmdletBinding(DefaultParameterSetName = 'N')]
    param(
        [Parameter(Position = 0, ValueFromPipeline, ParameterSetName = 'N')] [Alias('v')] [int] $Value,
        [switch] $Loud
    )
    process { if ($Loud) { "$($Value * 2)!" } else { $Value * 2 } }
}
function Get-Place { $kept }
Set-Alias twice Get-Twice
$kept = 'there'"""


@pytest.fixture(autouse=True)
def session(shell: Shell) -> None:
    assert values(shell, f"$s = New-PSSession -ComputerName Server01; Invoke-Command $s {{ {THERE} }}") == []


def test_imported_commands_run_in_their_session(shell: Shell) -> None:
    script = "(Import-PSSession $s -CommandName Get-Twice, Get-Place, twice).ExportedFunctions.Keys | Sort-Object"
    assert values(shell, script) == ["Get-Place", "Get-Twice"]
    assert values(shell, "& { Get-Twice 4; Get-Twice -v 5 -Loud; 1, 2 | Get-Twice; Get-Place; twice 6 }") == [
        "8", "10!", "2", "4", "there", "12",
    ]  # fmt: skip
    assert values(shell, "Get-Twice 4 -AsJob | Receive-Job -Wait") == ["8"]
    [error] = shell.run("Get-Twice x").errors
    assert "Cannot convert value" in str(error)


def test_a_prefix_and_commands_that_are_here_already(shell: Shell) -> None:
    assert len(values(shell, "Import-PSSession $s -CommandName Get-Twice, Get-Date -Prefix Far 3>$null")) == 1
    assert values(shell, "& { Get-FarTwice 1; (Get-Command Get-Date).CommandType }") == ["2", "Cmdlet"]
    own = ",Microsoft.PowerShell.Commands.ImportPSSessionCommand"
    taken, missing = "Import-PSSession $s Get-Date 3>$null", "Import-PSSession $s -CommandName No-Such"
    assert error_ids(shell, taken.replace("$s ", "$s -CommandName ")) == [
        "ErrorNoCommandsImportedBecauseOfSkipping" + own
    ]
    assert error_ids(shell, missing) == ["ErrorNoResultsFromRemoteEnd" + own]


def test_an_exported_module_opens_its_own_session(shell: Shell, tmp_path: Path) -> None:
    what = "-CommandName New-Guid, ConvertTo-Json -AllowClobber"
    export = f"(Export-PSSession $s -OutputModule {tmp_path}/Far {what}).Name"
    assert values(shell, export) == ["Far.psd1", "Far.psm1"]
    other = Shell()
    assert values(other, f"Import-Module {tmp_path}/Far; 1, 2 | ConvertTo-Json -Compress") == ["[1,2]"]
    assert values(other, "(Get-PSSession).ComputerName; Get-PSSession | Remove-PSSession") == ["Server01"]
    assert len(error_ids(shell, export)) == 1


def test_what_the_other_side_tells_cannot_become_code() -> None:
    parameter = {"name": "x};evil;${y", "switch": False, "aliases": [], "sets": []}
    told = {"default": "a'; evil '", "parameters": [parameter]}
    text = function_text("Get-X", told)
    assert "evil;" not in text and quoted("a'; evil '") in text
    assert quoted("\u2019") == "'\u2019\u2019'"
