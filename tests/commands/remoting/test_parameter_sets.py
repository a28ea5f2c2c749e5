"""The session cmdlets must take what their reference pages say."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path

import pytest

from pyshell.binding.cmdlet import metadata_of
from pyshell.binding.metadata import ALL_SETS
from pyshell.commands.aliases import ALIASES
from pyshell.commands.index import CMDLETS

REFERENCE = json.loads((Path(__file__).parent / "parameter_sets.json").read_text())


@pytest.mark.parametrize("name", sorted(REFERENCE))
def test_a_cmdlet_has_the_parameter_sets_of_its_reference(name: str) -> None:
    _, module, class_name, _ = CMDLETS[name.lower()]
    metadata = metadata_of(getattr(import_module(module), class_name))
    for set_name, expected in REFERENCE[name]["sets"].items():
        parts = {
            each.name: each.for_set(ALL_SETS if set_name == "All" else set_name)
            for each in metadata.parameters
            if not each.is_common
        }
        found = sorted((key, part.mandatory, part.position >= 0) for key, part in parts.items() if part is not None)
        assert found == sorted(tuple(each) for each in expected), set_name


@pytest.mark.parametrize("name", sorted(name for name in REFERENCE if REFERENCE[name]["aliases"]))
def test_a_cmdlet_has_its_alias(name: str) -> None:
    known = {alias.lower(): definition for alias, definition, *_ in ALIASES}
    assert [known.get(alias.lower()) for alias in REFERENCE[name]["aliases"]] == [name] * len(
        REFERENCE[name]["aliases"]
    )
