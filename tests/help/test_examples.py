"""Every example in the help is run: in a fresh shell, in an empty folder, remoting ones on the lab."""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from pyshell.binding.cmdlet import metadata_of
from pyshell.commands.index import CMDLETS
from pyshell.help import syntaxes
from pyshell.help.topics import TopicExample, about_topics, parameter_text, topics
from pyshell.shell import Shell
from tests.lab.conftest import Lab

EXAMPLES = [
    pytest.param(example, id=f"{topic.name}-{number}")
    for topic in topics().values()
    for number, example in enumerate(topic.examples, 1)
]
LOCAL = [each for each in EXAMPLES if not each.values[0].needs]  # type: ignore[union-attr]
REMOTE = [each for each in EXAMPLES if each.values[0].needs == "lab"]  # type: ignore[union-attr]


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Shell]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdin", io.StringIO())
    made = Shell()
    yield made
    made.run("Get-Job | Remove-Job -Force")


def run(shell: Shell, example: TopicExample) -> None:
    result = shell.run(example.code + "\n")
    assert [str(each) for each in result.errors] == []
    # What the example writes can be shown.
    shown = shell.run("$input | Out-String", input=list(result.output))
    assert [str(each) for each in shown.errors] == []


@pytest.mark.parametrize("example", LOCAL)
def test_an_example_does_what_the_help_says_without_an_error(shell: Shell, example: TopicExample) -> None:
    run(shell, example)


@pytest.mark.parametrize("example", REMOTE)
def test_a_remoting_example_works_on_the_lab(
    shell: Shell, lab: Lab, monkeypatch: pytest.MonkeyPatch, example: TopicExample
) -> None:
    monkeypatch.setenv("PYSHELL_LAB", lab.environment["PYSHELL_LAB"])
    try:
        run(shell, example)
    finally:
        shell.run("Get-PSSession | Remove-PSSession; Get-PSSession -ComputerName Server01, Server02 | Remove-PSSession")


def test_an_example_that_is_not_run_gives_its_reason() -> None:
    for each in EXAMPLES:
        needs = each.values[0].needs  # type: ignore[union-attr]
        assert needs in ("", "lab") or needs.startswith("not run: "), each.id


def test_every_topic_is_of_a_cmdlet_or_subject_that_exists() -> None:
    assert [name for name in topics() if name not in CMDLETS] == []
    for topic in topics().values():
        for link in topic.links:
            assert link.lower() in CMDLETS or link.lower() in about_topics(), f"{topic.name} links {link}"


def test_every_cmdlet_has_a_topic_with_an_example() -> None:
    lacking = [entry[0] for name, entry in CMDLETS.items() if name not in topics() or not topics()[name].examples]
    assert lacking == [], f"write topics in pyshell/help/cmdlets for {lacking}"


def test_every_parameter_has_a_text() -> None:
    lacking = []
    for name, (command, module, cls, _) in CMDLETS.items():
        for declared in syntaxes.own_parameters(metadata_of(getattr(import_module(module), cls))):
            own = topics()[name].parameters if name in topics() else {}
            if not (declared.lower in own or declared.help or parameter_text(declared)):
                lacking.append(f"{command} -{declared.name}")
    assert lacking == [], "write them in the cmdlets' topics, or in pyshell/help/cmdlets/_parameters.txt"


def test_a_topic_speaks_of_parameters_that_its_cmdlet_has() -> None:
    wrong: list[str] = []
    for name, (command, module, cls, _) in CMDLETS.items():
        if name in topics():
            known = {p.lower for p in metadata_of(getattr(import_module(module), cls)).parameters}
            topic = topics()[name]
            said = [*topic.parameters, *topic.defaults, *(each.lower() for each in topic.wildcards)]
            wrong.extend(f"{command} -{each}" for each in said if each not in known)
    assert wrong == []
