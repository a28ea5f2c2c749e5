"""Sessions as Connect-PSSession's reference page describes them."""

from __future__ import annotations

import pytest

from pyshell.shell import Shell
from tests.lab.conftest import PASSWORD, USER, error_ids, give_credential, values


def test_variables_stay_in_a_session_from_one_command_to_the_next(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01; Invoke-Command $s { $kept = 41 }")
    assert values(shell, "Invoke-Command $s { $kept + 1 }") == ["42"]


def test_a_session_that_is_connected_is_left_alone_without_an_error(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01")
    assert values(shell, "$s | Connect-PSSession") == []


def test_a_closed_session_is_refused(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01; Remove-PSSession $s")
    assert error_ids(shell, "Connect-PSSession -Session $s") == [
        "PSSessionConnectFailed,Microsoft.PowerShell.Commands.ConnectPSSessionCommand"
    ]


def test_state_is_relative_to_the_client_and_availability_says_who_has_the_session(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01 -Name mine")
    other = Shell()
    look = "Get-PSSession -ComputerName Server01 -Name mine | ForEach-Object { $_.State; $_.Availability }"
    assert values(other, look) == ["Disconnected", "Busy"]
    shell.run("Disconnect-PSSession $s")
    assert values(other, look) == ["Disconnected", "None"]


def test_a_session_of_another_user_is_found_with_his_credential_alone(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01 -Name hers; Disconnect-PSSession $s")
    give_credential(shell, "bob", "bob", "Other-1")
    give_credential(shell, "ann", USER, PASSWORD)
    look = "Get-PSSession -ComputerName Server01 -Name hers -Credential {} | ForEach-Object Name"
    assert values(shell, look.format("$bob")) == []
    assert values(shell, look.format("$ann")) == ["hers"]


def test_filters_by_name_configuration_and_instance_id(shell: Shell) -> None:
    shell.run(
        "$a = New-PSSession -ComputerName Server01 -Name fa; "
        "$b = New-PSSession -ComputerName Server01 -Name fb -ConfigurationName ITTasks; Disconnect-PSSession $a, $b"
    )
    get = "(Get-PSSession -ComputerName Server01 {}).Name"
    assert values(shell, get.format("-Name f[ab]")) == ["fa", "fb"]
    assert values(shell, get.format("-ConfigurationName ITTasks -Name f*")) == ["fb"]
    assert values(shell, get.format("-InstanceId $a.InstanceId")) == ["fa"]


def test_the_idle_timeout_is_set_when_leaving_and_not_when_connecting(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01 -Name idle")
    assert values(shell, "(Disconnect-PSSession $s -IdleTimeoutSec 60*60*15).IdleTimeout") == ["54000000"]
    connect = "(Connect-PSSession $s -SessionOption (New-PSSessionOption -IdleTimeout 61000)).IdleTimeout"
    assert values(Shell(), "(Get-PSSession -ComputerName Server01 -Name idle).IdleTimeout") == ["54000000"]
    assert error_ids(shell, connect) != []
    assert values(shell, "(Connect-PSSession $s).IdleTimeout") == ["54000000"]


def test_results_say_which_computer_they_come_from(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01, Server02")
    assert sorted(values(shell, "(Invoke-Command $s { 1 }).PSComputerName")) == ["Server01", "Server02"]


def test_arguments_using_and_input_reach_the_command(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01; $x = 'here'")
    script = 'Invoke-Command $s { param($a) "$a $using:x $($args.Count)" } -ArgumentList 1, 2'
    assert values(shell, script) == ["1 here 1"]
    assert values(shell, "1..3 | Invoke-Command $s { $input | ForEach-Object { $_ * 2 } }") == ["2", "4", "6"]


def test_a_remote_error_ends_the_command_and_says_where_it_happened(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01")
    result = shell.run("Invoke-Command $s { throw 'boom' }")
    assert [(str(each), each.origin_info.ps_computer_name) for each in result.errors] == [("boom", "Server01")]


@pytest.mark.parametrize(
    ("script", "identifier"),
    [
        ("New-PSSession -ComputerName Server01 -Port 1", "CannotConnect,PSSessionOpenFailed"),
        ("New-PSSession -ComputerName Server01 -ConfigurationName Nope", "InvalidResourceUri,PSSessionOpenFailed"),
        ("New-PSSession -ComputerName Server01 -Credential $wrong", "AccessDenied,PSSessionOpenFailed"),
        ("New-PSSession -ComputerName nosuch.invalid", "ComputerNotFound,PSSessionOpenFailed"),
        ("New-PSSession -ComputerName Server01 -UseSSL", "12175,PSSessionOpenFailed"),
    ],
)
def test_a_session_that_cannot_be_opened_is_an_error_with_powershells_identifier(
    shell: Shell, script: str, identifier: str
) -> None:
    give_credential(shell, "wrong", USER, "wrong")
    assert error_ids(shell, script) == [identifier]


def test_a_command_left_running_is_received_later(shell: Shell) -> None:
    shell.run(
        "$s = Invoke-Command -ComputerName Server01 -InDisconnectedSession -SessionName left "
        "{ 1..5 | ForEach-Object { $_; Start-Sleep -Milliseconds 10 } }"
    )
    assert values(shell, "$s.State") == ["Disconnected"]
    assert values(shell, "Receive-PSSession $s") == ["1", "2", "3", "4", "5"]
