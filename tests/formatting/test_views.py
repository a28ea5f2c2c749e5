"""The packed views: stale ones would show objects in yesterday's columns."""

from pathlib import Path

from pyshell.formatting import build, database


def test_packed_views_are_current() -> None:
    assert (Path(build.__file__).parent / "views.marshal").read_bytes() == build.packed()


def test_every_view_can_be_built() -> None:
    views = database.FormatDatabase().views()
    assert len(views) > 100
    assert all(view.types for view in views)
