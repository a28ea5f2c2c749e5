"""What scripts see of providers: ProviderInfo, PSDriveInfo, PathInfo."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .provider import Provider


class ProviderInfo:
    """System.Management.Automation.ProviderInfo."""

    __slots__ = ("provider", "ets", "__weakref__")
    net_name = "System.Management.Automation.ProviderInfo"
    net_properties = (
        "ImplementingType", "HelpFile", "Name", "PSSnapIn", "ModuleName", "Module", "Description",
        "Capabilities", "Home",
        "Drives", "VolumeSeparatedByColon", "ItemSeparator", "AltItemSeparator",
    )  # fmt: skip

    def __init__(self, provider: Provider) -> None:
        self.provider = provider

    @property
    def implementing_type(self) -> Any:
        from pyshell.values.pstype import PSType, find_type, register_type

        name = "Microsoft.PowerShell.Commands." + self.provider.implementing_type
        return find_type(name) or register_type(PSType(name))

    help_file = "System.Management.Automation.dll-Help.xml"
    ps_snap_in = None
    module = None
    item_separator = "/"
    alt_item_separator = "\\"

    @property
    def name(self) -> str:
        return self.provider.name

    @property
    def module_name(self) -> str:
        return self.provider.module

    @property
    def description(self) -> str:
        return self.provider.description

    @property
    def capabilities(self) -> Any:
        return ", ".join(self.provider.capabilities)

    @property
    def home(self) -> str | None:
        return self.provider.home

    @property
    def drives(self) -> Any:
        from pyshell.values.collections import collection_of

        session = self.provider.session
        return collection_of(
            "System.Management.Automation.PSDriveInfo", [d for d in session.drives() if d.provider is self.provider]
        )

    @property
    def volume_separated_by_colon(self) -> bool:
        return self.provider.name != "FileSystem"

    def __str__(self) -> str:
        return self.provider.full_name


class PSDriveInfo:
    """System.Management.Automation.PSDriveInfo. `current` is the drive's own location, below its root."""

    __slots__ = (
        "name",
        "provider",
        "root",
        "description",
        "current",
        "display_root",
        "max_size",
        "scope",
        "ets",
        "__weakref__",
    )
    net_name = "System.Management.Automation.PSDriveInfo"
    signatures = {
        "CurrentLocation": ["string CurrentLocation {get;set;}"],
        "Name": ["string Name {get;}"],
        "Provider": ["System.Management.Automation.ProviderInfo Provider {get;}"],
        "Root": ["string Root {get;}"],
        "Description": ["string Description {get;set;}"],
        "MaximumSize": ["System.Nullable[long] MaximumSize {get;}"],
        "Credential": ["pscredential Credential {get;}"],
        "DisplayRoot": ["string DisplayRoot {get;}"],
        "VolumeSeparatedByColon": ["bool VolumeSeparatedByColon {get;}"],
    }

    def __init__(self, name: str, provider: Provider, root: str, description: str = "") -> None:
        self.name = name
        self.provider = provider
        self.root = root
        self.description = description
        self.current = ""
        self.display_root: str | None = None
        self.max_size: Any = None
        self.scope: Any = None

    @property
    def CurrentLocation(self) -> str:
        return self.current

    @property
    def Provider(self) -> ProviderInfo:
        return self.provider.session.info_of(self.provider)

    @property
    def Credential(self) -> Any:
        from pyshell.values.pstype import find_type

        found = find_type("System.Management.Automation.PSCredential")
        return getattr(found.pyclass, "Empty", None) if found is not None and found.pyclass is not None else None

    @property
    def MaximumSize(self) -> Any:
        return self.max_size

    @property
    def VolumeSeparatedByColon(self) -> bool:
        return not self.is_plain

    @property
    def Used(self) -> Any:
        return self._space("used")

    @property
    def Free(self) -> Any:
        return self._space("free")

    def _space(self, which: str) -> Any:
        if self.provider.name != "FileSystem":
            return None
        from shutil import disk_usage

        from pyshell.values.numbers import Int64

        try:
            return Int64(getattr(disk_usage(self.root), which))
        except OSError:
            return None

    @property
    def is_plain(self) -> bool:
        """Whether paths on this drive are written without its name (the file system's root)."""
        return self.name == "/"

    def __str__(self) -> str:
        return self.name


class PathInfo:
    """System.Management.Automation.PathInfo: a location."""

    __slots__ = ("drive_info", "provider_object", "path_text", "provider_path_text", "ets", "__weakref__")
    net_name = "System.Management.Automation.PathInfo"
    net_properties = ("Drive", "Provider", "ProviderPath", "Path")

    def __init__(self, drive: PSDriveInfo | None, provider: Provider, path: str, provider_path: str) -> None:
        self.drive_info = drive
        self.provider_object = provider
        self.path_text = path
        self.provider_path_text = provider_path

    @property
    def drive(self) -> PSDriveInfo | None:
        return self.drive_info

    @property
    def provider(self) -> ProviderInfo:
        return self.provider_object.session.info_of(self.provider_object)

    @property
    def provider_path(self) -> str:
        return self.provider_path_text

    @property
    def path(self) -> str:
        return self.path_text

    def __str__(self) -> str:
        return self.path_text


class PathInfoStack:
    """System.Management.Automation.PathInfoStack: pushed locations, the latest first."""

    __slots__ = ("name", "items", "ets", "__weakref__")
    net_name = "System.Management.Automation.PathInfoStack"
    net_properties = ("Name", "Count")

    def __init__(self, name: str, items: list[PathInfo]) -> None:
        self.name = name
        self.items = items

    @property
    def count(self) -> int:
        return len(self.items)

    def enumerate_items(self) -> Any:
        return iter(self.items)
