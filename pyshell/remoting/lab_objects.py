"""The lab's computers as objects of the pipeline."""

from __future__ import annotations

from typing import Any

from pyshell.values.psobject import custom


def computers(status: dict[str, Any]) -> list[Any]:
    """A `PyShell.Lab.Computer` for each computer."""
    return [
        custom(
            {
                "ComputerName": each["name"],
                "Uri": each["urls"][0] if each["urls"] else None,
                "Configurations": list(each["configurations"]),
                "Sessions": each["sessions"],
                "Shares": [f"\\\\{each['name']}\\{share}" for share in each["shares"]],
            },
            "PyShell.Lab.Computer",
        )
        for each in status["computers"]
    ]
