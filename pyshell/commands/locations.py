"""Going to a location."""

from __future__ import annotations

from pyshell.providers.provider import not_found
from pyshell.values.exceptions import PSArgumentException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.providers.session import Session


def go_to(session: Session, path: str, literal: bool = False) -> None:
    """Make a path the current location. Raises for what is no container, is not there, or is several."""
    found = [p for p in session.resolve(path, literal, True) if p.provider.is_container(p.path)]
    if len(found) > 1:
        raise PSArgumentException(
            f"Cannot set the location because path '{path}' resolved to multiple containers. You can only set the "
            "location to "
            "a single container at a time."
        ).with_error("Argument", "InvalidArgument", path)
    if not found:
        raise not_found(session.place(path).display)
    session.go(found[0])
