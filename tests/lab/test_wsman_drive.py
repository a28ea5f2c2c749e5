"""The WSMan: drive: listeners that move, settings that connections obey."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from pyshell.shell import Shell
from tests.lab.conftest import PASSWORD, USER, Lab, enter, error_ids, give_credential, started, values


@pytest.fixture(autouse=True)
def own_settings(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def test_the_reference_pages_two_commands_move_a_listener(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with started(tmp_path) as lab:
        enter(lab, monkeypatch)
        shell, port = Shell(), free_port()
        assert values(shell, r"Remove-Item -Path WSMan:\Localhost\listener\listener* -Recurse") == []
        assert values(shell, r"Get-ChildItem WSMan:\Localhost\Listener") == []
        assert error_ids(shell, "New-PSSession -ComputerName Localhost") == ["CannotConnect,PSSessionOpenFailed"]
        made = rf"(New-Item -Path WSMan:\Localhost\listener -Transport http -Address * -Port {port}).Keys"
        assert values(shell, made) == ["Transport=HTTP", "Address=*"]
        assert values(shell, r"(Get-Item WSMan:\localhost\Listener\*\Port).Value") == [str(port)]
        assert values(shell, f"(New-PSSession -ComputerName Localhost -Port {port}).State") == ["Opened"]
        again = rf"New-Item -Path WSMan:\Localhost\listener -Transport http -Address * -Port {port}"
        assert error_ids(shell, again) == ["WsManError,Microsoft.PowerShell.Commands.NewItemCommand"]
        shell.run("Get-PSSession | Remove-PSSession")


def test_a_listener_is_looked_for_on_the_computer_that_the_shell_runs_on(shell: Shell, lab: Lab) -> None:
    look = r"(Get-ChildItem WSMan:\localhost\Listener\*\Port)[0].Value"
    assert values(shell, f"Invoke-Command -ComputerName Server01 {{ {look} }}") == [str(lab.port("Server01"))]


def test_a_setting_is_kept_and_a_value_that_it_cannot_take_is_refused(shell: Shell) -> None:
    path = r"WSMan:\localhost\MaxEnvelopeSizekb"
    assert values(shell, f"(Get-Item {path}).Value; Set-Item {path} 100; (Get-Item {path}).Value") == ["500", "100"]
    assert values(Shell(), f"(Get-Item {path}).Value") == ["100"]
    assert error_ids(shell, f"Set-Item {path} 1") == ["WsManError,Microsoft.PowerShell.Commands.SetItemCommand"]


def test_messages_stay_within_max_envelope_size(shell: Shell) -> None:
    shell.run(r"Set-Item WSMan:\localhost\MaxEnvelopeSizekb 64; $s = New-PSSession -ComputerName Server01")
    assert values(shell, "(Invoke-Command $s { param($t) $t + 'x' * 300000 } -ArgumentList ('y' * 300000)).Length") == [
        "600000"
    ]


def test_basic_over_http_waits_for_allow_unencrypted(shell: Shell) -> None:
    give_credential(shell, "ann", USER, PASSWORD)
    basic = "New-PSSession -ComputerName Server01 -Authentication Basic -Credential $ann"
    assert error_ids(shell, basic) == ["-2144108322,PSSessionOpenFailed"]
    shell.run(r"Set-Item WSMan:\localhost\Client\AllowUnencrypted true -Force")
    assert values(shell, f"({basic}).State") == ["Opened"]


def test_a_password_goes_to_trusted_hosts_alone(shell: Shell) -> None:
    give_credential(shell, "ann", USER, PASSWORD)
    there = "New-PSSession -ComputerName nosuch.invalid -Credential $ann"
    assert error_ids(shell, there) == ["ServerNotTrusted,PSSessionOpenFailed"]
    shell.run(r"Set-Item WSMan:\localhost\Client\TrustedHosts other.invalid -Force")
    shell.run(r"Set-Item WSMan:\localhost\Client\TrustedHosts *.invalid -Concatenate -Force")
    assert values(shell, r"(Get-Item WSMan:\localhost\Client\TrustedHosts).Value") == ["other.invalid,*.invalid"]
    assert error_ids(shell, there) == ["ComputerNotFound,PSSessionOpenFailed"]


def test_drives_that_nobody_named_are_not_loaded(shell: Shell) -> None:
    assert values(shell, "(Get-PSDrive).Name | Where-Object { $_ -in 'WSMan', 'Cert' }") == []
    assert values(shell, r"(Get-ChildItem WSMan:\).Name; (Get-PSDrive WSMan).Name") == ["localhost", "WSMan"]
