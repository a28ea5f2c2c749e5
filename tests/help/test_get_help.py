"""Get-Help finds the right help and shows it in PowerShell's layout."""

from __future__ import annotations

import pytest

from pyshell.shell import Shell


@pytest.fixture
def shell() -> Shell:
    return Shell()


def text(shell: Shell, script: str) -> list[str]:
    """The lines of a script's output as the screen shows them."""
    result = shell.run(f"({script} | Out-String -Width 120).Trim()")
    assert [str(each) for each in result.errors] == []
    return [line.rstrip() for line in str(result.output[0]).split("\n")]


def values(shell: Shell, script: str) -> list[object]:
    result = shell.run(script)
    assert [str(each) for each in result.errors] == []
    return list(result.output)


def test_a_cmdlets_parameter_table_is_that_of_the_reference_page(shell: Shell) -> None:
    lines = text(shell, "Get-Help Connect-PSSession -Parameter Session")
    assert lines[0] == "-Session <System.Management.Automation.Runspaces.PSSession[]>"
    assert lines[-5:] == [
        "    Required?                    true",
        "    Position?                    0",
        "    Default value                None",
        "    Accept pipeline input?       True (ByPropertyName, ByValue)",
        "    Accept wildcard characters?  false",
    ]


def test_the_syntax_has_the_sets_of_the_reference_page_in_its_order(shell: Shell) -> None:
    lines = values(shell, "(Get-Help Connect-PSSession).Syntax.syntaxItem.text")
    firsts = [str(line).split(" ")[1] for line in lines]
    assert firsts[:2] == ["[-ConnectionUri]", "[-ConnectionUri]"]
    assert firsts[2:6] == ["[-ComputerName]", "[-ComputerName]", "[-Id]", "-InstanceId"]
    tail = "[-ThrottleLimit <System.Int32>] [-Confirm] [-WhatIf] [<CommonParameters>]"
    assert lines[4] == f"Connect-PSSession [-Id] <System.Int32[]> {tail}"


def test_full_help_has_every_section_in_order(shell: Shell) -> None:
    lines = text(shell, "Get-Help Connect-PSSession -Full")
    heads = [line for line in lines if line.isupper() and not line.startswith(" ")]
    assert heads == [
        "NAME",
        "SYNOPSIS",
        "SYNTAX",
        "DESCRIPTION",
        "PARAMETERS",
        "INPUTS",
        "OUTPUTS",
        "NOTES",
        "RELATED LINKS",
    ]


def test_examples_stand_under_their_titles(shell: Shell) -> None:
    lines = text(shell, "Get-Help Get-Random -Examples")
    titles = [line.strip(" -") for line in lines if "Example " in line]
    assert titles[0] == "Example 1: A die"
    assert "    Get-Random -Minimum 1 -Maximum 7" in lines


@pytest.mark.parametrize("ask", ["help Get-Item", "man Get-Item", "Get-Item -?", "gi -?", "Get-Help gi"])
def test_every_way_to_ask_gives_the_same_help(shell: Shell, ask: str) -> None:
    assert values(shell, f"({ask}).Name") == ["Get-Item"]


def test_a_question_mark_behind_two_dashes_is_a_value(shell: Shell) -> None:
    assert values(shell, "function f { $args }; f -- -?") == ["-?"]


def test_a_pattern_lists_what_fits(shell: Shell) -> None:
    names = values(shell, "(Get-Help *-Location).Name")
    assert names == ["Get-Location", "Pop-Location", "Push-Location", "Set-Location"]


def test_a_word_that_is_no_name_is_looked_for_in_the_texts(shell: Shell) -> None:
    assert "Get-Random" in values(shell, "(Get-Help secrets).Name")


def test_subjects_are_text(shell: Shell) -> None:
    assert values(shell, "(Get-Help about_lab) -is [string]; (Get-Help about_l*).Category") == [True, "HelpFile"]


def test_a_comment_says_what_a_parameter_is_for(shell: Shell) -> None:
    script = "function f {\n<#\n.SYNOPSIS\nTen.\n.PARAMETER A\nFirst.\n#>\nparam($A,\n# Second.\n$B) }\n"
    assert values(shell, script + "(Get-Help f).Synopsis; (Get-Help f -Parameter *).description.Text") == [
        "Ten.",
        "First.",
        "Second.",
    ]


def test_what_there_is_no_help_for_is_an_error(shell: Shell) -> None:
    errors = shell.run("Get-Help no-such-thing-at-all").errors
    assert [each.fully_qualified_error_id for each in errors] == [
        "HelpNotFound,Microsoft.PowerShell.Commands.GetHelpCommand"
    ]


def test_online_opens_the_commands_page(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def browse(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", browse)
    shell.run("Get-Help Get-Item -Online")
    shell.run("function f { [CmdletBinding(HelpUri = 'https://example.com/f')] param() }; Get-Help f -Online")
    assert opened == [
        "https://learn.microsoft.com/powershell/module/microsoft.powershell.management/get-item",
        "https://example.com/f",
    ]
