"""One direction of imports: a floor that reached up would tie the shell into one knot."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "pyshell"
FLOORS = {
    "language": 0,
    "values": 1,
    "compiler": 2,
    "runtime": 3,
    "binding": 4,
    "completion": 5,
    "formatting": 5,
    "help": 5,
    "providers": 5,
    "remoting": 6,
    "jobs": 6,
    "commands": 7,
}
TOP = 8
# The runtime's command processors drive the binder, which knows commands only by their metadata.
ALLOWED = {("runtime", "binding")}


def floor_of(module: str) -> tuple[str, int] | None:
    parts = module.split(".")
    if parts[0] != "pyshell":
        return None
    name = parts[1] if len(parts) > 1 else ""
    return name, FLOORS.get(name, TOP)


def imports(path: Path) -> list[tuple[str, int]]:
    found = []
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.append((node.module, node.lineno))
        elif isinstance(node, ast.Import):
            found.extend((alias.name, node.lineno) for alias in node.names)
    return found


@pytest.mark.parametrize("folder", sorted(FLOORS))
def test_a_floor_imports_only_what_is_below_it(folder: str) -> None:
    wrong = []
    for path in (ROOT / folder).rglob("*.py"):
        for module, line in imports(path):
            target = floor_of(module)
            if target is None or target[0] == folder or (folder, target[0]) in ALLOWED:
                continue
            if target[1] > FLOORS[folder]:
                wrong.append(f"{path.relative_to(ROOT.parent)}:{line} imports {module}")
    assert not wrong, "\n".join(wrong)
