"""Sessions without a terminal: commands from a pipe, with or without the prompt's text."""

from __future__ import annotations

import sys

from pyshell.repl.running import is_complete, prompt_text, run_text
from pyshell.runtime.flow import ExitShell

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.shell import Shell


def run_plain_prompt(shell: Shell, logo: bool) -> int:
    """The prompt's loop where input is piped: each line is echoed behind the prompt."""
    host: Any = shell.host
    ui = host.ui
    if logo:
        ui.write_line("PowerShell 7.6.5")
    pending = ""
    try:
        while True:
            remote = host.remote
            ui.write(">> " if pending else prompt_text(shell) if remote is None else remote.prompt())
            ui.flush()
            line = sys.stdin.readline()
            if line == "":
                break
            line = line.rstrip("\r\n")
            ui.write_line(line)
            if pending:
                if line != "" and not is_complete(pending + line):
                    pending += line + "\n"
                    continue
                text, pending = pending + line, ""
            else:
                text = line
                if not is_complete(text):
                    pending = text + "\n"
                    continue
            if text.strip():
                if remote is not None:
                    remote.run(text)
                else:
                    run_text(shell, text)
    except ExitShell as stop:
        return stop.code
    finally:
        host.pop_runspace()
        ui.flush()
    return 0


def run_piped_command(shell: Shell) -> int:
    """`-Command -`: the commands on standard input, each run when it is complete, without a prompt.

    A command of several lines ends with an empty line, as at a prompt.
    """
    pending: list[str] = []
    good = True
    try:
        for raw in sys.stdin:
            line = raw.rstrip("\r\n")
            if not pending and is_complete(line):
                if line.strip():
                    good = run_text(shell, line)
                continue
            if line.strip() == "" and pending:
                good = run_text(shell, "\n".join(pending))
                pending = []
                continue
            pending.append(line)
        if pending:
            good = run_text(shell, "\n".join(pending))
    except ExitShell as stop:
        return stop.code
    return 0 if good else 1
