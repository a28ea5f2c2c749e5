"""Write `index.py`, the registry of cmdlets, from the declarations: `python -m pyshell.commands.build`."""

from __future__ import annotations

import ast
from pathlib import Path

from pyshell.commands.aliases import ALIASES
from pyshell.commands.functions import FUNCTIONS

FOLDER = Path(__file__).parent


def found_cmdlets() -> dict[str, tuple[str, str, str, str]]:
    """Lower-case name → (name, module path, class, PowerShell module), read from the sources without importing them."""
    entries: dict[str, tuple[str, str, str, str]] = {}
    for path in sorted(FOLDER.glob("*/*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if not isinstance(node, ast.ClassDef):
                continue
            for decorator in node.decorator_list:
                if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "cmdlet":
                    verb, noun = (ast.literal_eval(argument) for argument in decorator.args)
                    module = next(ast.literal_eval(k.value) for k in decorator.keywords if k.arg == "module")
                    name = f"{verb}-{noun}"
                    dotted = f"pyshell.commands.{path.parent.name}.{path.stem}"
                    entries[name.lower()] = (name, dotted, node.name, module)
    return entries


def index_text() -> str:
    """The text of `index.py`."""
    lines = [
        '"""Which module holds which cmdlet. Written by `python -m pyshell.commands.build`."""',
        "",
        "from __future__ import annotations",
        "",
        "CMDLETS: dict[str, tuple[str, str, str, str]] = {",
    ]
    for key, entry in sorted(found_cmdlets().items()):
        inner = ", ".join(f'"{part}"' for part in entry)
        line = f'    "{key}": ({inner}),'
        if len(line) > 120:
            parts = "".join(f'        "{part}",\n' for part in entry)
            line = f'    "{key}": (\n{parts}    ),'
        lines.append(line)
    lines.append("}")
    lines.append("ALIASES: tuple[tuple[str, str, int, str], ...] = (")
    lines.extend(
        f'    ("{name}", "{definition}", {options}, "{module}"),' for name, definition, options, module in ALIASES
    )
    lines.append(")")
    lines.append("FUNCTIONS: tuple[tuple[str, str], ...] = (")
    lines.extend(f"    ({name!r}, {text!r}),  # fmt: skip" for name, text in FUNCTIONS)
    lines.append(")")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    (FOLDER / "index.py").write_text(index_text(), encoding="utf-8")
