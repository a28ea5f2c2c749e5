"""Running scripts in this process as the command line would, with everything that a script can see replaced."""

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


def run(arguments: list[str], folder: Path, home: Path, stdin: bytes = b"", limit: int = LIMIT) -> Outcome:
    """Run the command line in a folder; file descriptors, streams, environment and folder are put back afterwards."""
    former_environment, former_folder, former_limit = dict(os.environ), os.getcwd(), sys.getrecursionlimit()
    former_streams = sys.stdin, sys.stdout, sys.stderr
    saved = [os.dup(number) for number in (0, 1, 2)]
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(stdin)
        given.seek(0)
        os.environ.update({**ENVIRONMENT, "HOME": str(home), "PYSHELL_CACHE_DIR": str(home / "cache")})
        time.tzset()
        os.chdir(folder)
        for stream, number in ((given, 0), (out, 1), (err, 2)):
            os.dup2(stream.fileno(), number)
        sys.stdin = open(0, encoding="utf-8", closefd=False)
        sys.stdout = open(1, "w", encoding="utf-8", closefd=False, newline="\n")
        sys.stderr = open(2, "w", encoding="utf-8", closefd=False, newline="\n")
        alarm = signal.signal(signal.SIGALRM, _too_long)
        signal.alarm(limit)
        try:
            code = cli.main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        except BaseException:
            sys.stderr.write(traceback.format_exc())
            code = -1
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, alarm)
            for written in (sys.stdout, sys.stderr):
                written.flush()
            sys.stdin, sys.stdout, sys.stderr = former_streams
            for number, copy in enumerate(saved):
                os.dup2(copy, number)
                os.close(copy)
            os.chdir(former_folder)
            os.environ.clear()
            os.environ.update(former_environment)
            sys.setrecursionlimit(former_limit)
        out.seek(0)
        err.seek(0)
        return Outcome(out.read().decode("utf-8", "replace"), err.read().decode("utf-8", "replace"), code)


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
