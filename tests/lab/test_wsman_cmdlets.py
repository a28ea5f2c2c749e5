"""The cmdlets of Microsoft.WSMan.Management."""

from __future__ import annotations

import pytest

from pyshell.shell import Shell
from tests.lab.conftest import values


@pytest.mark.parametrize("options", ["", "-Authentication Default"])
def test_a_computer_tells_who_it_is(shell: Shell, options: str) -> None:
    assert values(shell, f"(Test-WSMan Server01 {options}).ProductVendor") == ["pyshell"]


def test_a_computer_without_the_service_is_an_error_with_the_fault(shell: Shell) -> None:
    [error] = shell.run("Test-WSMan Server01 -Port 1").errors
    assert error.fully_qualified_error_id == "WsManError,Microsoft.WSMan.Management.TestWSManCommand"
    assert str(error).startswith("<f:WSManFault ") and 'Code="2150858770"' in str(error)
