"""What the item-property cmdlets share: properties by name, and what is said of providers without properties."""

from __future__ import annotations

from pyshell.providers.provider import not_supported
from pyshell.values.psobject import CUSTOM, PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

NOTES = ("PSPath", "PSParentPath", "PSChildName", "PSDrive", "PSProvider")


def check_properties(place: Any) -> None:
    """Raises PSNotSupportedException for a provider whose items have no properties of this kind."""
    if place.provider.name != "FileSystem":
        raise not_supported(
            "Cannot use interface. The IPropertyCmdletProvider interface is not supported by this provider."
        )


def selected(item: Any, names: list[str]) -> PSObject:
    """An object with the properties of these names (wildcards), and where they come from."""
    from pyshell.values.memberview import properties_of
    from pyshell.values.wildcard import matcher

    made = PSObject(CUSTOM)
    wanted = [matcher(name) for name in names]
    for view in properties_of(item):
        if view.name not in NOTES and any(matches(view.name) for matches in wanted):
            made.notes[view.name] = view.read(item)
    for view in properties_of(item):
        if view.name in NOTES:
            made.notes[view.name] = view.read(item)
    return made
