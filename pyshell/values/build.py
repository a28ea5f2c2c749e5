"""Packs reflection data and indexes the .NET families: `python -m pyshell.values.build [types.json]`."""

from __future__ import annotations

import ast
import json
import marshal
import sys
from pathlib import Path

HERE = Path(__file__).parent


def pack_types(source: Path, target: Path) -> None:
    """Writes the recorded types as an index and one marshalled block each; generic samples also serve their definition."""
    recorded = json.loads(source.read_text(encoding="utf-8"))
    blocks: list[bytes] = []
    entries: dict[str, tuple[str, int, int]] = {}
    offset = 0
    for name, record in recorded.items():
        block = marshal.dumps(record)
        blocks.append(block)
        entries[name.lower()] = (name, offset, len(block))
        if "`" in name and "[" in name:
            definition = name.partition("[")[0]
            entries.setdefault(definition.lower(), (definition, offset, len(block)))
        offset += len(block)
    # marshal's size of an int does not depend on its value below 2**31, so the index has the same length with final offsets
    start = 4 + len(marshal.dumps(entries))
    entries = {key: (name, place + start, size) for key, (name, place, size) in entries.items()}
    index = marshal.dumps(entries)
    assert len(index) + 4 == start
    target.write_bytes(len(index).to_bytes(4, "little") + index + b"".join(blocks))


def module_index() -> str:
    """The text of `clr/index.py`: lower-case full name → module that registers the type."""
    names: dict[str, str] = {}
    for path in sorted(HERE.rglob("*.py")):
        module = ".".join(path.relative_to(HERE).with_suffix("").parts)
        for name in registered_names(path.read_text(encoding="utf-8")):
            names.setdefault(name.lower(), module)
    lines = [f'    "{name}": "{module}",' for name, module in sorted(names.items())]
    return (
        '"""Which module registers which .NET type. Written by `python -m pyshell.values.build`."""\n\n'
        "from __future__ import annotations\n\nMODULES: dict[str, str] = {\n" + "\n".join(lines) + "\n}\n"
    )


def registered_names(text: str) -> list[str]:
    """Full names that a module's source registers: `net_name = "…"` in classes, `make_enum("…"`, `declare("…"`."""
    found: list[str] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            if any(isinstance(target, ast.Name) and target.id == "net_name" for target in node.targets):
                found.append(node.value.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first = node.args[0]
            if node.func.id in ("make_enum", "declare") and isinstance(first, ast.Constant):
                found.append(str(first.value))
    return [name for name in found if "." in name]


def main() -> None:
    if len(sys.argv) > 1:
        pack_types(Path(sys.argv[1]), HERE / "data" / "types.bin")
    (HERE / "clr" / "index.py").write_text(module_index(), encoding="utf-8")


if __name__ == "__main__":
    main()
