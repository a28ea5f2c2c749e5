"""Processes that cmdlets find and start."""

import subprocess
import sys

from pyshell.commands.management.start_process import command_line_words
from pyshell.values.clr.processes import process_of


def test_an_argument_in_quotes_stays_one_word() -> None:
    assert command_line_words('-c "exit 3" a\\"b c\\d ""') == ["-c", "exit 3", 'a"b', "c\\d", ""]


def test_a_process_that_was_killed_has_exited() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    found = process_of(child.pid)
    assert not found.HasExited
    found.Kill()
    child.communicate()
    assert found.HasExited
