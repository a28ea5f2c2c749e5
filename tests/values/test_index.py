"""The generated index: a .NET class that is missing from it cannot be named in a script."""

from __future__ import annotations

from pathlib import Path

from pyshell.values import build, metadata
from pyshell.values.pstype import find_type


def test_the_index_of_net_families_is_the_one_that_the_sources_give() -> None:
    written = (Path(build.__file__).parent / "clr" / "index.py").read_text(encoding="utf-8")
    assert written == build.module_index(), "run `python -m pyshell.values.build`"


def test_recorded_members_are_found_one_type_at_a_time() -> None:
    found = metadata.record("System.String")
    assert "Substring" in found["methods"]
    assert metadata.record("No.Such.Type") == {}


def test_names_of_every_kind_are_types() -> None:
    for name in ("int", "System.Collections.Generic.List[int]", "string[]", "int[,]", "xml", "io.path", "regex"):
        assert find_type(name) is not None, name
    assert find_type("nope") is None
