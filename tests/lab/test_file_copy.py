"""Copy-Item into a session and out of one."""

from __future__ import annotations

from pathlib import Path

import pytest

from pyshell.shell import Shell
from tests.lab.conftest import error_ids, values


@pytest.fixture(autouse=True)
def session(shell: Shell) -> None:
    shell.run("$s = New-PSSession -ComputerName Server01")


def test_a_file_of_several_pieces_goes_there_and_back_unchanged(shell: Shell, tmp_path: Path) -> None:
    data = bytes(range(256)) * 2500 + b"end"
    (tmp_path / "a.bin").write_bytes(data)
    (tmp_path / "there").mkdir()
    assert values(shell, f"Copy-Item {tmp_path}/a.bin {tmp_path}/there -ToSession $s") == []
    assert (tmp_path / "there" / "a.bin").read_bytes() == data
    assert values(shell, f"Copy-Item {tmp_path}/there/a.bin {tmp_path}/back.bin -FromSession $s") == []
    assert (tmp_path / "back.bin").read_bytes() == data


def test_a_folder_with_all_that_lies_in_it(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "f" / "inner").mkdir(parents=True)
    (tmp_path / "f" / "one").write_text("1")
    (tmp_path / "f" / "inner" / "empty").write_text("")
    assert values(shell, f"Copy-Item {tmp_path}/f {tmp_path}/copy -Recurse -ToSession $s") == []
    assert values(shell, f"Copy-Item {tmp_path}/copy {tmp_path}/back -Recurse -FromSession $s") == []
    for name in ("copy", "back"):
        below = sorted(str(path.relative_to(tmp_path / name)) for path in (tmp_path / name).rglob("*"))
        assert below == ["inner", "inner/empty", "one"]
        assert (tmp_path / name / "one").read_text() == "1"


def test_what_cannot_be_copied_is_an_error_and_the_shell_goes_on(shell: Shell, tmp_path: Path) -> None:
    own = ",Microsoft.PowerShell.Commands.CopyItemCommand"
    assert error_ids(shell, f"Copy-Item {tmp_path}/none {tmp_path}/x -FromSession $s") == ["RemotePathNotFound" + own]
    (tmp_path / "a").write_text("a")
    to_nowhere = f"Copy-Item {tmp_path}/a {tmp_path}/no/folder -ToSession $s"
    assert error_ids(shell, to_nowhere) == ["CopyItemRemotelyIOError" + own]
    assert error_ids(shell, f"Copy-Item {tmp_path}/a x -ToSession $s -FromSession $s") == ["InvalidInput" + own]
    shell.run("Disconnect-PSSession $s")
    assert error_ids(shell, f"Copy-Item {tmp_path}/a x -ToSession $s") == ["CopyItemRemotelyInvalidSession" + own]
    shell.run("Connect-PSSession $s")
