"""What a script asks for with `#requires`."""

from __future__ import annotations


class ScriptRequirements:
    """The sum of a script's `#requires` lines, as .NET's ScriptRequirements.

    A module specification is a dict with the keys the script wrote (ModuleName, ModuleVersion, RequiredVersion,
    MaximumVersion, Guid); a version is its text.
    """

    __slots__ = (
        "required_application_id",
        "required_ps_version",
        "required_ps_editions",
        "required_modules",
        "required_assemblies",
        "is_elevation_required",
    )

    def __init__(self) -> None:
        self.required_application_id: str | None = None
        self.required_ps_version: str | None = None
        self.required_ps_editions: list[str] = []
        self.required_modules: list[dict[str, str]] = []
        self.required_assemblies: list[str] = []
        self.is_elevation_required = False
