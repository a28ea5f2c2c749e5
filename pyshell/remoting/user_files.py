"""Where remoting keeps what belongs to the account: settings of the WSMan client, certificates."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any


def folder() -> Path:
    """The account's configuration folder; it need not exist yet."""
    import platformdirs

    return Path(platformdirs.user_config_dir("pyshell"))


def write(path: Path, data: bytes) -> None:
    """Replace a file in one step; it is readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    os.replace(partial, path)


def read_table(path: Path) -> dict[str, Any]:
    """A JSON object from a file; empty where there is none. Raises ValueError for a file that is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    table = json.loads(text)
    if not isinstance(table, dict):
        raise ValueError(f"{path} holds no JSON object.")
    return table


def write_table(path: Path, table: dict[str, Any]) -> None:
    write(path, (json.dumps(table, indent=2, sort_keys=True) + "\n").encode("utf-8"))
