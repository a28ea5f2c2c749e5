"""The index of cmdlets: without a current one a cmdlet cannot be found by name."""

from pyshell.commands import build, index


def test_index_names_every_cmdlet() -> None:
    with open(index.__file__, encoding="utf-8") as file:
        assert file.read() == build.index_text()
