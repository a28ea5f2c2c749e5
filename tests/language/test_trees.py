"""Recorded trees of PowerShell 7.6: what tools that read `.Ast` would lose if a node or an offset were off."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

import pyshell.values  # noqa: F401  (gives the checks the types they ask for)
from pyshell.language import parse

RECORDED: list[dict[str, Any]] = [
    json.loads(line)
    for line in gzip.decompress((Path(__file__).parent / "data" / "trees.jsonl.gz").read_bytes()).splitlines()
]


@pytest.mark.parametrize("record", RECORDED, ids=lambda record: record["name"])
def test_tree_and_errors_are_those_of_powershell(record: dict[str, Any]) -> None:
    result = parse(record["script"])
    nodes = [
        f"{type(node).__name__} {node.extent.start_offset} {node.extent.end_offset}"
        for node in result.ast.find_all(lambda node: True)
    ]
    errors = [
        [error.error_id, error.extent.start_offset, error.extent.end_offset, error.message] for error in result.errors
    ]
    assert nodes == record["nodes"]
    assert errors == record["errors"]
