"""The path of a variable: a name, a scope and a name, or a drive and a path."""

from __future__ import annotations

_SCOPES = ("global", "local", "private", "script")


class VariablePath:
    """The meaning of `name`, `scope:name`, `variable:scope:name` and `drive:path`."""

    __slots__ = ("user_path", "unqualified_path", "scope", "is_drive_qualified")

    def __init__(self, path: str) -> None:
        self.user_path = path
        self.scope: str | None = None
        self.is_drive_qualified = False
        at = path.find(":")
        if at < 0:
            self.unqualified_path = path
            return
        prefix = path[:at].lower()
        if prefix == "variable":
            rest = path[at + 1 :]
            at = rest.find(":")
            prefix = rest[:at].lower() if at >= 0 else ""
            self.scope = "variable"
            if prefix in _SCOPES:
                self.scope = prefix
                rest = rest[at + 1 :]
            self.unqualified_path = rest
        elif prefix in _SCOPES:
            self.scope = prefix
            self.unqualified_path = path[at + 1 :]
        elif at > 0:
            self.is_drive_qualified = True
            self.unqualified_path = path[at + 1 :]
        else:
            self.unqualified_path = path[1:]

    @property
    def is_global(self) -> bool:
        return self.scope == "global"

    @property
    def is_local(self) -> bool:
        return self.scope == "local"

    @property
    def is_private(self) -> bool:
        return self.scope == "private"

    @property
    def is_script(self) -> bool:
        return self.scope == "script"

    @property
    def is_unqualified(self) -> bool:
        """True without scope, `variable:` or drive."""
        return self.scope is None and not self.is_drive_qualified

    @property
    def is_unscoped_variable(self) -> bool:
        return (self.scope is None or self.scope == "variable") and not self.is_drive_qualified

    @property
    def is_any_local(self) -> bool:
        """True where the nearest scope is meant: without scope, or with `local:` or `private:`."""
        return self.scope in (None, "variable", "local", "private") and not self.is_drive_qualified

    @property
    def is_variable(self) -> bool:
        return not self.is_drive_qualified

    @property
    def drive_name(self) -> str | None:
        return self.user_path[: self.user_path.index(":")] if self.is_drive_qualified else None

    def __str__(self) -> str:
        return self.user_path
