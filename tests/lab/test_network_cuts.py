"""A network that fails in the middle of a command."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pyshell.shell import Shell
from tests.lab.conftest import Lab
from tests.lab.proxy import Proxy


@pytest.fixture
def proxy(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> Iterator[Proxy]:
    monkeypatch.setenv("PYSHELL_LAB", lab.environment["PYSHELL_LAB"])
    made = Proxy(lab.port("Localhost"))
    yield made
    made.close()


def opened(shell: Shell, proxy: Proxy, name: str) -> None:
    result = shell.run(f"$s = New-PSSession -ComputerName Localhost -Port {proxy.port} -Name {name}")
    assert result.errors == []


def test_a_command_goes_on_through_cuts_without_losing_or_doubling_output(proxy: Proxy) -> None:
    shell = Shell()
    opened(shell, proxy, "cut")
    proxy.cut_after = 12000
    result = shell.run("Invoke-Command $s { 1..200 | ForEach-Object { $_; Start-Sleep -Milliseconds 5 } }")
    proxy.cut_after = None
    assert [str(each) for each in result.errors] == []
    assert proxy.cuts > 1
    assert [each.base for each in result.output] == list(range(1, 201))
    shell.run("Remove-PSSession $s")


def test_a_session_whose_network_stays_away_becomes_disconnected_and_connects_later(proxy: Proxy) -> None:
    shell = Shell()
    shell.run("$PSSessionOption = New-PSSessionOption -MaxConnectionRetryCount 1")
    opened(shell, proxy, "lost")
    shell.run("Invoke-Command $s { $kept = 7 }")
    proxy.refusing = True
    proxy.cut()
    result = shell.run("Invoke-Command $s { 1 }")
    assert [each.fully_qualified_error_id for each in result.errors] == ["JobFailure"]
    assert [str(each.name) for each in shell.run("$s.State").output] == ["Disconnected"]
    proxy.refusing = False
    assert [str(each.name) for each in shell.run("($s | Connect-PSSession).State").output] == ["Opened"]
    assert [each.base for each in shell.run("Invoke-Command $s { $kept }").output] == [7]
    shell.run("Remove-PSSession $s")
