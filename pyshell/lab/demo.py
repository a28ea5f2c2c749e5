"""`make demo`: the lab, and the three examples of Connect-PSSession's help on it, each client a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from pyshell.lab.computers import examples_folder
from pyshell.remoting import lab_control, lab_registry

_STEPS = (
    ("Example 1: Reconnect to a session", ("example1-leave.ps1", "example1.ps1")),
    ("Example 2: Effect of disconnecting and reconnecting", ("example2.ps1",)),
    ("Example 3: Series of commands in an enterprise scenario", ("example3-office.ps1", "example3-home.ps1")),
)
_PLACES = {"example3-office.ps1": "(at the office)", "example3-home.ps1": "(at home)"}


def run_example(path: Path) -> int:
    """Run one script in a process of its own, its output on this one's."""
    sys.stdout.flush()
    return subprocess.run([sys.executable, "-m", "pyshell", "-NoProfile", "-File", str(path)], check=False).returncode


def main() -> int:
    """Run the examples; the exit code is that of the first that fails."""
    folder = examples_folder()
    if folder is None:
        sys.stderr.write("The examples are part of the source tree; run this from a clone of it.\n")
        return 1
    with tempfile.TemporaryDirectory(prefix="pyshell-demo-") as own:
        # A lab of its own: one that runs already is left alone.
        os.environ[lab_registry.ENVIRONMENT] = str(Path(own) / "lab.json")
        try:
            lab_control.start(["--port", "0"])
        except lab_control.LabError as error:
            sys.stderr.write(f"{error}\n")
            return 1
        try:
            return _run(folder)
        finally:
            lab_control.stop()


def _run(folder: Path) -> int:
    for title, scripts in _STEPS:
        sys.stdout.write(f"\n--- {title} ---\n")
        for script in scripts:
            if script in _PLACES:
                sys.stdout.write(f"\n{_PLACES[script]}\n")
            code = run_example(folder / script)
            if code:
                return code
        if title.startswith("Example 1"):
            _forget_example1()
    return 0


def _forget_example1() -> None:
    """Close the session of example 1, so that example 3 has the name for itself."""
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pyshell",
            "-NoProfile",
            "-Command",
            "Get-PSSession -ComputerName Server01 -Name ITTask | Connect-PSSession | Remove-PSSession",
        ],
        check=False,
    )


if __name__ == "__main__":
    raise SystemExit(main())
