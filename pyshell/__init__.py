"""PowerShell in Python: `pyshell.Shell()` is a shell in this process."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.shell import Result, Shell

__all__ = ["Result", "Shell", "member"]
__version__ = "0.1.0"


def member(value: Any, name: str) -> Any:
    """A property of a value that a shell gave, as `$value.name` reads it; None where there is none."""
    from pyshell.values.members import get_member

    return get_member(value, name)


def __getattr__(name: str) -> Any:
    """`Shell` and `Result`, loaded when first asked for. Raises AttributeError."""
    if name not in __all__:
        raise AttributeError(f"module 'pyshell' has no attribute {name!r}")
    from pyshell import shell

    return getattr(shell, name)
