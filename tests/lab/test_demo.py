"""`make demo` prints the tables of the reference page."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def test_the_three_examples_print_their_tables() -> None:
    environment = {key: value for key, value in os.environ.items() if key != "PYSHELL_LAB"}
    environment["NO_COLOR"] = "1"
    environment["COLUMNS"] = "120"
    done = subprocess.run(
        [sys.executable, "-m", "pyshell.lab.demo"], capture_output=True, text=True, env=environment, timeout=120
    )
    assert done.stderr == ""
    rows = [re.sub(r"\s+", " ", line).strip() for line in done.stdout.splitlines()]
    sessions = [row.partition(" ")[2] for row in rows if re.match(r"\d+ (ITTask|Backups) ", row)]
    assert sessions == [
        "ITTask Server01 Opened ITTasks Available",
        "Backups Localhost Opened Microsoft.PowerShell Available",
        "Backups Localhost Disconnected Microsoft.PowerShell None",
        "Backups Localhost Opened Microsoft.PowerShell Available",
        "ITTask Server01 Disconnected ITTasks None",
        "ITTask Server01 Disconnected ITTasks None",
        "ITTask Server01 Opened ITTasks Available",
        "ITTask Server01 Disconnected ITTasks None",
    ]
    assert "Id Name ComputerName State ConfigurationName Availability" in rows
    assert "Id Name State HasMoreData Location Command" in rows
    jobs = [row.partition(" ")[2] for row in rows if re.match(r"\d+ Job", row)]
    assert [job.split()[1:4] for job in jobs] == [["Running", "True", "Server01"], ["Completed", "True", "Server01"]]
    report = Path(tempfile.gettempdir()) / "pyshell-lab" / "database-report.txt"
    assert report.read_text().strip() == "Databases Orders,Stock,Staff made with init.sql"
