"""A place's path as seen from another place."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .session import Location


def relative_path(place: Location, base: Location) -> str:
    """`./child`, `../sibling`, or the whole path when they are on different drives."""
    if place.provider is not base.provider or place.drive is not base.drive and place.provider.name != "FileSystem":
        return place.display
    if place.drive is not base.drive:
        return place.display
    here = [part for part in base.path.split("/") if part]
    there = [part for part in place.path.split("/") if part]
    shared = 0
    while shared < len(here) and shared < len(there) and here[shared] == there[shared]:
        shared += 1
    up = len(here) - shared
    rest = there[shared:]
    if not up:
        return "./" + "/".join(rest) if rest else "."
    if not rest and up:
        # The folder itself, or one above it, is named from its own parent.
        return "/".join([".."] * (up + 1) + there[-1:]) if there else "/".join([".."] * up)
    return "/".join([".."] * up + rest)
