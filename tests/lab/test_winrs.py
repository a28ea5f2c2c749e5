"""Shells of the cmd kind, as winrs and pywinrm open them; pypsrp's WinRS stands for those clients."""

from __future__ import annotations

import base64

import pytest
from pypsrp.exceptions import WSManFaultError
from pypsrp.shell import Process, SignalCode, WinRS

from tests.lab.conftest import PASSWORD, Lab
from tests.lab.test_pypsrp import wsman


def test_a_command_gives_its_output_errors_and_exit_code(lab: Lab) -> None:
    with wsman(lab) as connection, WinRS(connection, environment={"GREETING": "hello"}) as shell:
        process = Process(shell, "echo $GREETING; echo no >&2; exit 3")
        process.invoke()
        process.signal(SignalCode.TERMINATE)
        assert (process.stdout, process.stderr, process.rc) == (b"hello\n", b"no\n", 3)


def test_input_reaches_a_command_and_much_output_comes_back_whole(lab: Lab) -> None:
    data = bytes(range(1, 256)) * 4000
    with wsman(lab) as connection, WinRS(connection) as shell:
        process = Process(shell, "cat")
        process.begin_invoke()
        for start in range(0, len(data), 200_000):
            process.send(data[start : start + 200_000], start + 200_000 >= len(data))
        process.end_invoke()
        assert process.stdout == data


def test_powershell_in_a_command_line_is_pyshell(lab: Lab) -> None:
    encoded = base64.b64encode("6 * 7".encode("utf-16-le")).decode("ascii")
    with wsman(lab) as connection, WinRS(connection) as shell:
        process = Process(shell, f"powershell -encodedcommand {encoded}")
        process.invoke()
        assert (process.stdout.strip(), process.rc) == (b"42", 0)


def test_a_command_is_stopped_and_what_is_not_there_is_a_fault(lab: Lab) -> None:
    with wsman(lab) as connection, WinRS(connection) as shell:
        process = Process(shell, "sleep 60")
        process.begin_invoke()
        process.signal(SignalCode.CTRL_C)
        process.end_invoke()
        assert process.rc != 0
        with pytest.raises(WSManFaultError):
            Process(shell, "/no/such/program", no_shell=True).invoke()
    assert PASSWORD not in repr(process)
