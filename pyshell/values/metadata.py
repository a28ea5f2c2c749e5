"""Reflection data recorded from a real PowerShell, packed in `data/types.bin`: an index, then one block for each
type.
"""

from __future__ import annotations

import marshal
from os.path import dirname, join

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.values.pstype import PSType

_PATH = join(dirname(__file__), "data", "types.bin")
_index: dict[str, tuple[str, int, int]] = {}
_records: dict[str, dict[str, Any]] = {}


def _load_index() -> None:
    with open(_PATH, "rb") as file:
        size = int.from_bytes(file.read(4), "little")
        _index.update(marshal.loads(file.read(size)))


def exact_name(folded: str) -> str | None:
    """The .NET spelling of a lower-case full name for which there is data."""
    if not _index:
        _load_index()
    entry = _index.get(folded)
    return entry[0] if entry is not None else None


def record(full_name: str) -> dict[str, Any]:
    """The data of one type, empty when none was recorded."""
    found = _records.get(full_name)
    if found is None:
        if not _index:
            _load_index()
        entry = _index.get(full_name.lower())
        if entry is None:
            return {}
        with open(_PATH, "rb") as file:
            file.seek(entry[1])
            found = marshal.loads(file.read(entry[2]))
        _records[full_name] = found
    return found


def load(pstype: PSType) -> dict[str, Any]:
    """The data of a type; a closed generic type without data of its own is made from its definition's."""
    found = record(pstype.clr_name)
    if not found and pstype.generic_definition is not None:
        found = record(pstype.generic_definition.full_name)
        if found:
            names = [argument.ps_name for argument in pstype.generic_arguments]
            closed: dict[str, Any] = _close(found, names)
            return closed
    return found


def _close(value: Any, names: list[str]) -> Any:
    """Recorded texts with {0}, {1} replaced by the names of the arguments."""
    if isinstance(value, str):
        if "{" in value:
            for index, name in enumerate(names):
                value = value.replace(f"{{{index}}}", name)
        return value
    if isinstance(value, list):
        return [_close(each, names) for each in value]
    if isinstance(value, dict):
        return {key: _close(each, names) for key, each in value.items()}
    return value


def names() -> list[str]:
    """The lower-case full names of all types that were recorded."""
    if not _index:
        _load_index()
    return list(_index)
