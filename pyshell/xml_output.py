"""`-OutputFormat XML`: output and records as one CLIXML document, for another PowerShell to read."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.shell import Shell

_HEAD = '#< CLIXML\n<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">'


def run_as_xml(shell: Shell, text: str) -> int:
    """Run a text; write its objects and errors with the stream each belongs to."""
    from pyshell.remoting.clixml.writer import Writer

    result = shell.run(text)
    pieces: list[str] = []
    for stream, values in (("Output", result.output), ("Error", [_text(shell, e) for e in result.errors])):
        for value in values:
            made = Writer().text(value, 1)
            end = made.find(">")
            name_end = min(i for i in (made.find(" "), made.find("/"), end) if i > 0)
            pieces.append(f'{made[:name_end]} S="{stream}"{made[name_end:]}')
    sys.stdout.write(_HEAD + "".join(pieces) + "</Objs>")
    sys.stdout.flush()
    if result.exit_code is not None:
        return result.exit_code
    return 0 if result.success else 1


def _text(shell: Shell, record: Any) -> str:
    return str(shell.context.formatter.format_error(record, shell.context)) + "\n"
