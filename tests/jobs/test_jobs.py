"""Background and thread jobs as people use them."""

from __future__ import annotations

import pytest

from pyshell.shell import Shell


@pytest.fixture
def shell() -> Shell:
    return Shell()


def texts(shell: Shell, script: str) -> list[str]:
    result = shell.run(f'{script} | ForEach-Object {{ "$_" }}')
    assert [str(each) for each in result.errors] == []
    return [str(each) for each in result.output]


@pytest.mark.parametrize("start", ["Start-Job", "Start-ThreadJob"])
def test_a_job_takes_arguments_using_and_input(shell: Shell, start: str) -> None:
    shell.run("$outer = 'cap'")
    script = f'{start} {{ param($a) "$a-$using:outer" }} -ArgumentList x | Receive-Job -Wait -AutoRemoveJob'
    assert texts(shell, script) == ["x-cap"]
    assert texts(shell, f"1..3 | {start} {{ ($input | Measure-Object -Sum).Sum }} | Receive-Job -Wait") == ["6"]


def test_output_is_received_once_unless_kept(shell: Shell) -> None:
    shell.run("$j = Start-ThreadJob { 1 } -Name kept; $null = Wait-Job $j")
    assert texts(shell, "Receive-Job kept -Keep") == ["1"]
    assert texts(shell, "Receive-Job kept") == ["1"]
    assert texts(shell, "Receive-Job kept") == []


def test_the_streams_of_a_job_are_collected_apart(shell: Shell) -> None:
    shell.run("$j = Start-ThreadJob { Write-Warning w; Write-Information i; Write-Error e; 'o' }; $null = Wait-Job $j")
    counts = "$j.Output.Count, $j.Warning.Count, $j.Information.Count, $j.Error.Count"
    assert texts(shell, counts) == ["1", "1", "1", "1"]


def test_a_job_that_throws_has_failed(shell: Shell) -> None:
    shell.run("$j = Start-ThreadJob { throw 'boom' }; $null = Wait-Job $j")
    assert texts(shell, "$j.State") == ["Failed"]
    assert [str(each) for each in shell.run("Receive-Job $j").errors][-1] == "boom"


@pytest.mark.parametrize("start", ["Start-Job", "Start-ThreadJob"])
def test_a_running_job_is_stopped_and_removed(shell: Shell, start: str) -> None:
    shell.run(f"$j = {start} {{ Start-Sleep 60 }}; Stop-Job $j")
    assert texts(shell, "$j.State") == ["Stopped"]
    assert shell.run("Remove-Job $j; @(Get-Job).Count").output == [0]


def test_a_job_that_is_not_there_is_an_error_with_its_name(shell: Shell) -> None:
    (error,) = shell.run("Get-Job nosuch").errors
    assert error.fully_qualified_error_id == (
        "JobWithSpecifiedNameNotFound,Microsoft.PowerShell.Commands.GetJobCommand"
    )
    assert "the job name nosuch was not found" in str(error)
