"""How shells of this account find the running lab: a file with its endpoints, readable by its owner alone."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

ENVIRONMENT = "PYSHELL_LAB"


def registry_path() -> Path:
    """The file's path; `PYSHELL_LAB` names another one."""
    own = os.environ.get(ENVIRONMENT)
    if own:
        return Path(own)
    import platformdirs

    return Path(platformdirs.user_state_dir("pyshell")) / "lab.json"


def write(state: dict[str, Any], path: Path | None = None) -> Path:
    """Publish a lab's state."""
    target = path or registry_path()
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(target.name + f".{os.getpid()}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(state, file)
    os.replace(partial, target)
    return target


def read() -> dict[str, Any] | None:
    """The state of the lab that runs, or None."""
    try:
        with open(registry_path(), encoding="utf-8") as file:
            state = json.load(file)
    except (OSError, ValueError):
        return None
    return state if isinstance(state, dict) and _alive(state.get("pid")) else None


def remove(pid: int) -> None:
    """Take the file away, where it is this lab's."""
    path = registry_path()
    try:
        with open(path, encoding="utf-8") as file:
            state = json.load(file)
        if state.get("pid") == pid:
            path.unlink()
    except (OSError, ValueError):
        return


def _alive(pid: Any) -> bool:
    if not isinstance(pid, int) or pid <= 0:
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
