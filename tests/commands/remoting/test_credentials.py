"""-Credential and Get-Credential: what a person is asked, and what happens where nobody can be asked."""

from __future__ import annotations

from typing import Any

import pytest

from pyshell.runtime.host import Host, HostUI
from pyshell.shell import Shell
from pyshell.values.clr.security import credential


class Asking(HostUI):
    """Answers each prompt for a credential, and notes it."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def prompt_for_credential(self, caption: str, message: str, user: str, target: str) -> Any:
        self.asked.append((caption, message, user))
        return credential(user or "typed", "pw")


@pytest.mark.parametrize(
    ("script", "user", "caption", "message"),
    [
        ("(Get-Credential).UserName", "typed", "", ""),
        ("(Get-Credential bob).UserName", "bob", "", ""),
        ("(Get-Credential -UserName ann -Message why -Title who).UserName", "ann", "who", "why"),
    ],
)
def test_a_credential_is_asked_for_once(script: str, user: str, caption: str, message: str) -> None:
    ui = Asking()
    assert [str(each) for each in Shell(Host(ui)).run(script).output] == [user]
    assert len(ui.asked) == 1
    if caption or message:
        assert ui.asked[0][:2] == (caption, message)


def test_a_credential_that_is_given_is_passed_on_without_asking() -> None:
    ui = Asking()
    Shell(Host(ui)).run("$c = Get-Credential bob; $null = Get-Credential $c")
    assert len(ui.asked) == 1


@pytest.mark.parametrize(
    "command",
    ["New-PSSession", "Connect-PSSession", "Get-PSSession", "Invoke-Command -ScriptBlock { 1 }", "Test-WSMan"],
)
def test_a_user_name_as_credential_asks_for_the_password(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSHELL_LAB", "/nonexistent")
    ui = Asking()
    Shell(Host(ui)).run(f"{command} -ComputerName 127.0.0.1 -Port 1 -Credential bob")
    assert [asked[2] for asked in ui.asked] == ["bob"]


def test_where_nobody_can_be_asked_it_is_an_error() -> None:
    [error] = Shell().run("Get-Credential bob").errors
    assert "NonInteractive" in str(error)
