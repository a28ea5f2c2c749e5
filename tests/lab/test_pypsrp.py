"""pypsrp's own client, which knows nothing of us, on a lab computer."""

from __future__ import annotations

import pytest
from pypsrp.powershell import PowerShell, RunspacePool
from pypsrp.wsman import WSMan

from tests.lab.conftest import PASSWORD, USER, Lab


def wsman(lab: Lab, auth: str = "ntlm", password: str = PASSWORD) -> WSMan:
    encryption = "never" if auth == "basic" else "auto"
    return WSMan(
        "127.0.0.1",
        port=lab.port("Server01"),
        username=USER,
        password=password,
        ssl=False,
        auth=auth,
        encryption=encryption,
    )


def run(pool: RunspacePool, script: str) -> list[object]:
    shell = PowerShell(pool)
    shell.add_script(script)
    return list(shell.invoke())


@pytest.mark.parametrize("auth", ["ntlm", "negotiate", "basic"])
def test_it_opens_a_pool_runs_disconnects_and_reconnects(lab: Lab, auth: str) -> None:
    with wsman(lab, auth) as connection, RunspacePool(connection) as pool:
        assert run(pool, "$kept = 5; 1 + 1") == [2]
        pool.disconnect()
        pool.connect()
        assert run(pool, "$kept") == [5]


def test_another_client_takes_up_the_command_that_one_left(lab: Lab) -> None:
    connection = wsman(lab)
    pool = RunspacePool(connection)
    pool.open()
    left = PowerShell(pool)
    left.add_script("1..20 | ForEach-Object { $_; Start-Sleep -Milliseconds 10 }")
    left.begin_invoke()
    left.poll_invoke()
    taken = list(left.output)
    pool.disconnect()
    found = [each for each in RunspacePool.get_runspace_pools(wsman(lab)) if each.id == pool.id]
    assert len(found) == 1
    found[0].connect()
    shell = found[0].create_disconnected_power_shells()[0]
    taken += shell.connect()
    assert taken == list(range(1, 21))
    found[0].close()


def test_a_wrong_password_is_refused(lab: Lab) -> None:
    from pypsrp.exceptions import AuthenticationError

    with pytest.raises(AuthenticationError):
        RunspacePool(wsman(lab, password="wrong")).open()
