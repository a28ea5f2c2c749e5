"""Running scripts as the command line would, each in a forked child that has the shell loaded already."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

from pyshell import cli

ENVIRONMENT = {
    "NO_COLOR": "1",
    "TERM": "xterm",
    "COLUMNS": "120",
    "LINES": "50",
    "LANG": "en_US.UTF-8",
    "LC_ALL": "en_US.UTF-8",
    "TZ": "UTC",
}
# Seconds that one script may take; the alarm ends it and it counts as failed.
LIMIT = 20


class Outcome:
    """What a run printed, and its exit code."""

    def __init__(self, stdout: str, stderr: str, code: int) -> None:
        self.stdout = stdout
        self.stderr = stderr
        self.code = code


def tidy(text: str) -> str:
    """Line ends and trailing blanks do not count."""
    return "\n".join(line.rstrip() for line in text.replace("\r\n", "\n").rstrip("\n").split("\n"))


def _too_long(*_: object) -> None:
    raise KeyboardInterrupt


def warm() -> None:
    """Load once what nearly every script uses, so that the children need not."""
    global _warm
    if not _warm:
        _warm = True
        import pyshell

        pyshell.Shell().run(
            '$x = 1..3 | ForEach-Object { [pscustomobject]@{ A = $_; B = "$_" } } | Where-Object A -gt 1\n'
            "function f([int]$n) { $n * 2 }; f 2; try { 1 / 0 } catch { $_.Exception.Message }\n"
            "$x | Format-Table | Out-String; $x | Sort-Object B | Select-Object A; 'a,b' -split ',' -replace 'a', 'b'\n"
            "Get-ChildItem | Out-Null; [math]::PI.ToString('F2'); Get-Date | Out-Null; @{ a = 1 } | ConvertTo-Json"
        )


_warm = False


def run(arguments: list[str], folder: Path, home: Path, stdin: bytes = b"", limit: int = LIMIT) -> Outcome:
    """Run the command line in a folder, in a child of this process: what a script changes ends with it."""
    warm()
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        told, tell = os.pipe()
        child = os.fork()
        if child == 0:
            code = -1
            try:
                for stream, number in ((given, 0), (out, 1), (err, 2)):
                    os.dup2(stream.fileno(), number)
                code = _in_child(arguments, folder, home, limit)
            finally:
                os.write(tell, str(code).encode())
                os._exit(0)
        os.close(tell)
        with os.fdopen(told) as answer:
            code = int(answer.read() or -1)
        os.waitpid(child, 0)
        out.seek(0)
        err.seek(0)
        return Outcome(out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace"), code)


def _in_child(arguments: list[str], folder: Path, home: Path, limit: int) -> int:
    """The run itself, with descriptors, streams, environment and folder those of a new process."""
    from pyshell.values import typedata

    typedata.forget()
    os.environ.update({**ENVIRONMENT, "HOME": str(home), "PYSHELL_CACHE_DIR": str(home / "cache")})
    time.tzset()
    os.chdir(folder)
    sys.stdin = open(0, encoding="utf-8", closefd=False)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False, newline="\n")
    sys.stderr = open(2, "w", encoding="utf-8", closefd=False, newline="\n")
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(limit)
    try:
        code = cli.main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    except BaseException:
        sys.stderr.write(traceback.format_exc())
        code = -1
    for written in (sys.stdout, sys.stderr):
        try:
            written.flush()
        except (OSError, ValueError):
            code = code or -1
    return code


def run_script(script: str) -> Outcome:
    """Run a script's text as a file in a fresh folder; the outcome has the record's place holders for paths."""
    work, source, home = (Path(tempfile.mkdtemp(prefix=name)) for name in ("case", "src", "home"))
    path = source / "case.ps1"
    path.write_text(script, encoding="utf-8")
    try:
        found = run(["-NoProfile", "-NonInteractive", "-File", str(path)], work, home)
    finally:
        for folder in (work, source, home):
            shutil.rmtree(folder, ignore_errors=True)

    def put(text: str) -> str:
        for value, name in (
            (str(path), "{script}"),
            (str(work), "{cwd}"),
            (str(source), "{src}"),
            (str(home), "{home}"),
        ):
            text = text.replace(value, name)
        return text

    return Outcome(put(found.stdout), put(found.stderr), found.code)
