"""Pack `views.json` into `views.marshal`: `python -m pyshell.formatting.build`."""

from __future__ import annotations

import json
import marshal
from pathlib import Path

FOLDER = Path(__file__).parent
# Readable by every Python from 3.4 on.
MARSHAL_VERSION = 4


def packed() -> bytes:
    """Each view packed by itself, and for each type name the numbers of its views."""
    specs = json.loads((FOLDER / "views.json").read_text(encoding="utf-8"))
    index: dict[str, list[int]] = {}
    for number, spec in enumerate(specs):
        for type_name in spec["types"]:
            index.setdefault(type_name.lower(), []).append(number)
    blobs = [marshal.dumps(spec, MARSHAL_VERSION) for spec in specs]
    return marshal.dumps((blobs, index), MARSHAL_VERSION)


if __name__ == "__main__":
    (FOLDER / "views.marshal").write_bytes(packed())
