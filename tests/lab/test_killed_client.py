"""A client that dies while its command runs must lose nothing."""

from __future__ import annotations

from tests.lab.conftest import Lab


def test_a_second_client_receives_all_output_of_a_killed_one_each_object_once(lab: Lab) -> None:
    first = lab.start(
        "$s = New-PSSession -ComputerName Server01 -Name killed; "
        "Invoke-Command $s { 1..40 | ForEach-Object { $_; Start-Sleep -Milliseconds 20 } }"
    )
    assert first.stdout is not None
    assert first.stdout.readline().strip() == "1"
    first.kill()
    first.communicate()
    received = lab.lines(
        "$s = Get-PSSession -ComputerName Server01 -Name killed | Connect-PSSession; "
        "Receive-PSSession $s; Remove-PSSession $s"
    )
    assert received == [str(number) for number in range(1, 41)]
