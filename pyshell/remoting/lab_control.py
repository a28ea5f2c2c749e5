"""The lab from outside: start and stop its process, ask it, and change its listeners and configurations."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
from typing import Any
from urllib.parse import urlsplit

from pyshell.remoting import lab_registry


class LabError(Exception):
    """There is no lab, or it refused."""


def request(action: str, **arguments: Any) -> Any:
    """Ask the running lab. Raises LabError."""
    state = lab_registry.read()
    if state is None:
        raise LabError("No lab is running. Start one with Start-Lab.")
    parts = urlsplit(str(state["control"]))
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
    try:
        body = json.dumps({"action": action, **arguments})
        connection.request("POST", "/", body, {"X-Lab-Token": str(state["token"]), "Content-Type": "application/json"})
        response = connection.getresponse()
        answer = json.loads(response.read() or b"{}")
    except (OSError, ValueError) as error:
        raise LabError(f"The lab does not answer: {error}") from error
    finally:
        connection.close()
    if response.status != 200:
        raise LabError(str(answer.get("error", "The lab refused.")))
    return answer


def start(arguments: list[str], seconds: float = 30.0) -> dict[str, Any]:
    """Start the lab as a process that outlives this one; gives its announcement. Raises LabError."""
    process = subprocess.Popen(
        [sys.executable, "-m", "pyshell.lab", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        env=os.environ.copy(),
    )
    assert process.stdout is not None and process.stderr is not None
    line = process.stdout.readline()
    if not line:
        told = process.stderr.read().decode("utf-8", "replace").strip()
        process.wait(seconds)
        raise LabError(told or "The lab did not start.")
    process.stdout.close()
    process.stderr.close()
    announcement = json.loads(line)
    assert isinstance(announcement, dict)
    return announcement


def stop(seconds: float = 15.0) -> None:
    """Stop the running lab and wait until its process has gone. Raises LabError."""
    import time

    state = lab_registry.read()
    request("stop")
    deadline = time.monotonic() + seconds
    while lab_registry.read() is not None and time.monotonic() < deadline:
        time.sleep(0.02)
    if state is not None:
        _reap(int(state["pid"]), deadline)


def _reap(pid: int, deadline: float) -> None:
    """Wait for the process; it is a child of this one where this shell started it."""
    import time

    while time.monotonic() < deadline:
        try:
            done, _ = os.waitpid(pid, os.WNOHANG)
            if done == pid:
                return
        except ChildProcessError:
            try:
                os.kill(pid, 0)
            except (ProcessLookupError, PermissionError):
                return
        time.sleep(0.02)
