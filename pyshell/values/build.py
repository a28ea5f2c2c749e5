"""Packs recorded data and indexes the .NET families: `python -m pyshell.values.build [types.json typedata.json]`."""

from __future__ import annotations

import ast
import json
import marshal
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
# closed samples of generic types: which recorded arguments stand for the type's own parameters
_KEEP_OBJECT = ("Equals", "OnDeserialization", "ReferenceEquals")


def _generic_record(name: str, record: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """A sample such as List`1[System.Object] as its definition, the arguments replaced by {0}, {1}."""
    definition, _, inner = name.partition("[")
    arguments = inner[:-1].split(",")
    short = {"System.Object": r"System\.Object", "System.String": r"string", "System.Int32": r"int"}
    order = sorted(range(len(arguments)), key=lambda index: arguments[index] == "System.Object")

    def replace(text: str) -> str:
        if any(f" {word}(" in text for word in _KEEP_OBJECT):
            return text
        head, paren, tail = text.partition("(")
        for index in order:
            pattern = rf"(?<![\w.]){short[arguments[index]]}(?![\w.])"
            if arguments[index] == "System.Int32" or arguments[index] == "System.String":
                # a plain int or string elsewhere in a signature is the real one
                pattern = (
                    rf"(?<=[\[,]){short[arguments[index]]}(?=[\],])|(?:^|(?<=[(, ]))string(?= (?:key|item|value)\b)"
                )
                if arguments[index] == "System.Int32":
                    pattern = r"(?<=[\[,])int(?=[\],])|\bint(?= priority\b)"
            tail = re.sub(pattern, f"{{{index}}}", tail)
            head = re.sub(pattern, f"{{{index}}}", head)
        return head + paren + tail

    def walk(value: Any) -> Any:
        if isinstance(value, str):
            return replace(value)
        if isinstance(value, list):
            return [walk(each) for each in value]
        if isinstance(value, dict):
            return {key: walk(each) for key, each in value.items()}
        return value

    made = walk({key: value for key, value in record.items() if key != "base"})
    made["base"] = record.get("base", "")
    return definition, made


def pack_types(source: Path, target: Path) -> None:
    """Writes the recorded types as an index and one marshalled block each; generic samples also make their
    definition.
    """
    recorded: dict[str, dict[str, Any]] = json.loads(source.read_text(encoding="utf-8"))
    interfaces: set[str] = set()
    for record in recorded.values():
        for name in record.get("interfaces", ()):
            bare, bracket, inner = name.partition("[")
            interfaces.add(f"{bare}`{_count(inner)}" if bracket else bare)
    for name in list(recorded):
        if "`" in name and "[" in name:
            if name.endswith("List`1[System.Int32]") or name.endswith("List`1[System.String]"):
                continue
            definition, record = _generic_record(name, recorded[name])
            recorded[definition] = record
    for name in sorted(interfaces):
        recorded.setdefault(name, {"isInterface": True})
    blocks: list[bytes] = []
    entries: dict[str, tuple[str, int, int]] = {}
    offset = 0
    for name, record in recorded.items():
        block = marshal.dumps(record)
        blocks.append(block)
        entries[name.lower()] = (name, offset, len(block))
        offset += len(block)
    # marshal's size of an int does not depend on its value below 2**31, so the index keeps its length with final
    # offsets
    start = 4 + len(marshal.dumps(entries, 2))
    entries = {key: (name, place + start, size) for key, (name, place, size) in entries.items()}
    index = marshal.dumps(entries, 2)
    assert len(index) + 4 == start
    target.write_bytes(len(index).to_bytes(4, "little") + index + b"".join(blocks))


def _count(inner: str) -> int:
    depth, count = 0, 1
    for character in inner[:-1]:
        depth += character == "["
        depth -= character == "]"
        count += character == "," and depth == 0
    return count


def pack_type_data(source: Path, target: Path) -> None:
    """Writes the recorded extended type data: (name, display property, display set, key set, members) by lower-
    case name.
    """
    packed = {}
    for record in json.loads(source.read_text(encoding="utf-8")):
        display, keys = ([each for each in record[field] or () if each] for field in _SETS)
        members = tuple((each["name"], each["kind"], each["ref"]) for each in record["members"])
        if record["defaultDisplayProperty"] or display or keys or members:
            entry = (record["type"], record["defaultDisplayProperty"], tuple(display), tuple(keys), members)
            packed[record["type"].lower()] = entry
    target.write_bytes(marshal.dumps(packed, 2))


_SETS = ("defaultDisplayPropertySet", "defaultKeyPropertySet")


def module_index() -> str:
    """The text of `clr/index.py`: lower-case full name → module that registers the type."""
    names: dict[str, str] = {}
    implementations: dict[str, str] = {}
    for path in sorted(HERE.rglob("*.py")):
        module = ".".join(path.relative_to(HERE).with_suffix("").parts)
        text = path.read_text(encoding="utf-8")
        for name in registered_names(text):
            names.setdefault(name.lower(), module)
        for name, class_name in implementing_classes(text):
            implementations[name.lower()] = f"{module}:{class_name}"
    return (
        '"""Which module registers which .NET type, which class implements which. Written by `values.build`."""\n\n'
        "from __future__ import annotations\n\n"
        + _dict_text("MODULES", names)
        + "\n"
        + _dict_text("IMPLEMENTATIONS", implementations)
    )


def _dict_text(name: str, content: dict[str, str]) -> str:
    lines = [f'    "{key}": "{value}",' for key, value in sorted(content.items())]
    return f"{name}: dict[str, str] = {{\n" + "\n".join(lines) + "\n}\n"


def implementing_classes(text: str) -> list[tuple[str, str]]:
    """(full name, class) for classes with `implements = "…"`."""
    found: list[tuple[str, str]] = []
    for node in ast.parse(text).body:
        if not isinstance(node, ast.ClassDef):
            continue
        for each in node.body:
            targets = each.targets if isinstance(each, ast.Assign) else [getattr(each, "target", None)]
            if any(isinstance(target, ast.Name) and target.id == "implements" for target in targets):
                content: Any = each.value  # type: ignore[attr-defined]
                values = content.elts if isinstance(content, ast.Tuple) else [content]
                found.extend((str(value.value), node.name) for value in values if isinstance(value, ast.Constant))
    return found


def registered_names(text: str) -> list[str]:
    """Full names that a module's source registers: `net_name = "…"` in classes, `make_enum("…"`, `declare("…"`."""
    found: list[str] = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            if any(isinstance(target, ast.Name) and target.id == "net_name" for target in node.targets):
                found.append(node.value.value)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple):
            if any(isinstance(target, ast.Name) and target.id == "NAMES" for target in node.targets):
                found.extend(str(each.value) for each in node.value.elts if isinstance(each, ast.Constant))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            first = node.args[0]
            if node.func.id in ("make_enum", "declare") and isinstance(first, ast.Constant):
                found.append(str(first.value))
    return [name for name in found if "." in name]


def main() -> None:
    if len(sys.argv) > 2:
        pack_types(Path(sys.argv[1]), HERE / "data" / "types.bin")
        pack_type_data(Path(sys.argv[2]), HERE / "data" / "ets.bin")
    (HERE / "clr" / "index.py").write_text(module_index(), encoding="utf-8")


if __name__ == "__main__":
    main()
