"""The drives and the location of a session, and paths resolved against them."""

from __future__ import annotations

import os

from pyshell.values import exceptions

from . import paths
from .infos import PathInfo, ProviderInfo, PSDriveInfo
from .provider import ItemRequest, Provider, not_found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.values.exceptions import NetException

_DRIVE_ILLEGAL = frozenset(";~/\\.:")


class Location:
    """A place in a provider: the drive it was reached by, and the provider's own path."""

    __slots__ = ("drive", "path", "provider")

    def __init__(self, provider: Provider, drive: PSDriveInfo | None, path: str) -> None:
        self.provider = provider
        self.drive = drive
        self.path = path

    @property
    def display(self) -> str:
        """The path as PowerShell shows it: with the drive's name, or plain for the file system's root."""
        drive = self.drive
        if drive is None:
            return f"{self.provider.full_name}::{self.path}" if self.provider.name != "FileSystem" else self.path
        if drive.is_plain:
            return self.path
        below = self.below
        return f"{drive.name}:/{below}"

    @property
    def below(self) -> str:
        """The path below the drive's root."""
        drive = self.drive
        if drive is None or not drive.root:
            return self.path.lstrip("/")
        root = drive.root.rstrip("/")
        path = self.path
        return path[len(root) :].lstrip("/") if path.startswith(root) else path.lstrip("/")

    @property
    def ps_path(self) -> str:
        """Provider-qualified, as in PSPath."""
        return f"{self.provider.full_name}::{self.path}"

    def child(self, name: str) -> Location:
        return Location(self.provider, self.drive, self.provider_join(name))

    def provider_join(self, name: str) -> str:
        """The provider's path of an item in this container."""
        if not self.path:
            return name
        return self.path.rstrip("/") + "/" + name

    @property
    def name(self) -> str:
        return paths.leaf(self.path) or self.path

    @property
    def parent(self) -> str:
        return paths.parent(self.path)

    def exists(self) -> bool:
        return self.provider.exists(self.path)

    def info(self) -> PathInfo:
        return PathInfo(self.drive, self.provider, self.display, self.path)


class Session:
    """`context.session`: providers, drives (by scope) and locations."""

    def __init__(self, context: ExecutionContext) -> None:
        self.context = context
        self.providers: dict[str, Provider] = {}
        self._infos: dict[str, ProviderInfo] = {}
        self._drives: dict[str, PSDriveInfo] = {}
        self._stacks: dict[str, list[PathInfo]] = {"default": []}
        self.default_stack = "default"
        self.history: list[Location] = []
        self.future: list[Location] = []
        self._current: PSDriveInfo | None = None
        self._free: Location | None = None
        # Drives that come into being when first named: lower-case name → (drive, module, class of its provider).
        self.late: dict[str, tuple[str, str, str]] = {}
        self._build()

    def _build(self) -> None:
        from .filesystem import FileSystemProvider
        from .tables import AliasProvider, EnvironmentProvider, FunctionProvider, VariableProvider

        files = FileSystemProvider(self)
        for provider in (
            files,
            EnvironmentProvider(self),
            VariableProvider(self),
            FunctionProvider(self),
            AliasProvider(self),
        ):
            self.providers[provider.name.lower()] = provider
        self._mount(PSDriveInfo("/", files, "/", ""))
        for name, provider_name, description in (
            ("Alias", "alias", "Drive that contains a view of the aliases stored in a session state"),
            ("Env", "environment", "Drive that contains a view of the environment variables for the process"),
            ("Function", "function", "Drive that contains a view of the functions stored in a session state"),
            ("Variable", "variable", "Drive that contains a view of those variables stored in a session state"),
        ):
            self._mount(PSDriveInfo(name, self.providers[provider_name], "", description))
        from tempfile import gettempdir

        temp = gettempdir()
        self._mount(
            PSDriveInfo(
                "Temp",
                files,
                temp if temp.endswith("/") else temp + "/",
                "Drive that maps to the temporary directory path for the current user",
            )
        )
        self._current = self._drives["/"]
        try:
            where = os.getcwd()
        except OSError:
            where = "/"
        self._current.current = where.lstrip("/")

    def _mount(self, drive: PSDriveInfo) -> None:
        self._drives[drive.name.lower()] = drive

    # -- providers and drives ------------------------------------------------------------------------------------------

    def info_of(self, provider: Provider) -> ProviderInfo:
        found = self._infos.get(provider.name)
        if found is None:
            found = self._infos[provider.name] = ProviderInfo(provider)
        return found

    def provider(self, name: str) -> Provider:
        """A provider by name, with or without its module. Raises ProviderNotFoundException."""
        short = name.rpartition("\\")[2].lower()
        found = self.providers.get(short)
        if found is None and self.late:
            self._mount_late(short)
            found = self.providers.get(short)
        if found is None or ("\\" in name and name.lower() != found.full_name.lower()):
            raise exceptions.ProviderNotFoundException(
                f"Cannot find a provider with the name '{name}'.",
                error_id="ProviderNotFound",
                category="ObjectNotFound",
                target=name,
            )
        return found

    def drives(self) -> list[PSDriveInfo]:
        """Every drive seen from the current scope."""
        found: dict[str, PSDriveInfo] = {}
        for scope in self.context.scope.each():
            for key, drive in (scope.drives or {}).items():
                found.setdefault(key, drive)
        for key, drive in self._drives.items():
            found.setdefault(key, drive)
        return list(found.values())

    def find_drive(self, name: str) -> PSDriveInfo | None:
        key = name.lower()
        for scope in self.context.scope.each():
            if scope.drives is not None and key in scope.drives:
                drive: PSDriveInfo = scope.drives[key]
                return drive
        if key in self.late:
            self._mount_late(key)
        return self._drives.get(key)

    def _mount_late(self, key: str) -> None:
        """Load the provider of a drive that is named for the first time (by the drive's or the provider's name)."""
        for drive_key, (drive, module, class_name) in list(self.late.items()):
            if key not in (drive_key, class_name.removesuffix("Provider").lower()):
                continue
            from importlib import import_module

            del self.late[drive_key]
            provider: Provider = getattr(import_module(module), class_name)(self)
            self.providers[provider.name.lower()] = provider
            self._mount(PSDriveInfo(drive, provider, "", provider.description))

    def drive(self, name: str) -> PSDriveInfo:
        """A drive by name. Raises DriveNotFoundException."""
        found = self.find_drive(name)
        if found is None:
            raise drive_not_found(name)
        return found

    def add_drive(self, drive: PSDriveInfo, scope: Any = None) -> None:
        """Mount a drive in a scope (the global one for None)."""
        if self.find_drive(drive.name) is not None and (scope is None or (scope.drives or {}).get(drive.name.lower())):
            raise exceptions.SessionStateException(
                f"A drive with the name '{drive.name}' already exists.",
                error_id="DriveAlreadyExists",
                category="ResourceExists",
                target=drive.name,
            )
        if scope is None or scope.parent is None:
            self._mount(drive)
            return
        if scope.drives is None:
            scope.drives = {}
        scope.drives[drive.name.lower()] = drive

    def remove_drive(self, drive: PSDriveInfo) -> None:
        key = drive.name.lower()
        for scope in self.context.scope.each():
            if scope.drives is not None and scope.drives.get(key) is drive:
                del scope.drives[key]
                return
        self._drives.pop(key, None)

    # -- location ------------------------------------------------------------------------------------------------------

    @property
    def current_drive(self) -> PSDriveInfo:
        assert self._current is not None
        return self._current

    @property
    def current_provider(self) -> ProviderInfo:
        return self.info_of(self.current_drive.provider)

    def here(self) -> Location:
        """The current location."""
        return self.location_of(self.current_drive)

    def location_of(self, drive: PSDriveInfo) -> Location:
        """A drive's own current location."""
        return Location(drive.provider, drive, _on_drive(drive, drive.current))

    @property
    def location(self) -> PathInfo:
        return self.here().info()

    def location_path(self) -> str:
        """The current location as text."""
        return self.here().display

    def go(self, location: Location) -> None:
        """Make a place the current location."""
        drive = location.drive or self._drive_of(location)
        if drive is None:
            raise not_found(location.display)
        drive.current = Location(location.provider, drive, location.path).below
        self._current = drive

    def _drive_of(self, location: Location) -> PSDriveInfo | None:
        for drive in self.drives():
            if drive.provider is location.provider and (drive.is_plain or not drive.root):
                return drive
        return None

    @property
    def file_location(self) -> str:
        """The file system's current directory, wherever the session is."""
        current = self.current_drive
        if current.provider.name == "FileSystem":
            return self.location_of(current).path
        return self.location_of(self._drives["/"]).path

    def stack(self, name: str | None) -> list[PathInfo] | None:
        """A location stack by name (None: the default one)."""
        return self._stacks.get((name or self.default_stack).lower())

    def push(self, name: str | None) -> None:
        """Put the current location on a stack."""
        self._stacks.setdefault((name or self.default_stack).lower(), []).insert(0, self.location)

    def pop(self, name: str | None) -> PathInfo | None:
        """Go to the location on top of a stack; None when the stack is empty. Raises for a stack that does not
        exist.
        """
        found = self.stack(name)
        if found is None:
            if name is None or name.lower() == "default":
                return None
            raise exceptions.PSArgumentException(
                f"Cannot find location stack '{name}'. It does not exist or it is not a container."
            ).with_error("Argument", "InvalidArgument")
        if not found:
            return None
        info = found.pop(0)
        self.go(Location(info.provider_object, info.drive_info, info.provider_path_text))
        return info

    # -- resolving -----------------------------------------------------------------------------------------------------

    def place(self, path: str, relative_to: Location | None = None) -> Location:
        """The place that a path means, whether there is something or not. Wildcards are not looked at.

        Raises DriveNotFoundException, ProviderNotFoundException.
        """
        if path[:2] in ("\\\\", "//"):
            shared = self.shared_folder(path)
            if shared is not None:
                return Location(self.provider("FileSystem"), self._drives["/"], shared)
        provider_name, rest = paths.split_provider(path)
        if provider_name is not None:
            provider = self.provider(provider_name)
            if provider.name == "FileSystem":
                rest = paths.normalize(os.path.join(self.file_location, rest.replace("\\", "/"))) or "/"
            else:
                rest = rest.replace("\\", "/").strip("/")
            return Location(provider, self._plain_drive(provider), rest)
        here = relative_to or self.here()
        drive_name, rest = paths.split_drive(path)
        if drive_name is not None:
            drive = self.find_drive(drive_name)
            if drive is None:
                if here.provider.name == "FileSystem" and _looks_like_file(drive_name):
                    return self._relative(here, path)
                raise drive_not_found(drive_name)
            rest = rest.replace("\\", "/")
            base = "" if rest.startswith("/") or not drive.current else drive.current
            if rest in ("", "."):
                return self.location_of(drive)
            return Location(drive.provider, drive, _on_drive(drive, (base + "/" + rest) if base else rest))
        return self._relative(here, path)

    def shared_folder(self, path: str) -> str | None:
        r"""The file system's path of a UNC path (`\\computer\share\…`) of the lab, None for any other."""
        shares: dict[str, str] = self.context.services.get("shares") or {}
        plain = path.replace("/", "\\")
        for root, folder in shares.items():
            if plain.lower() == root.lower() or plain.lower().startswith(root.lower() + "\\"):
                return os.path.normpath(os.path.join(folder, plain[len(root) :].replace("\\", "/").lstrip("/")))
        return None

    def _plain_drive(self, provider: Provider) -> PSDriveInfo | None:
        return self._drives["/"] if provider.name == "FileSystem" else None

    def _relative(self, here: Location, path: str) -> Location:
        path = path.replace("\\", "/")
        provider = here.provider
        if provider.name == "FileSystem":
            if path == "~" or path.startswith("~/"):
                home = provider.home or "/"
                return Location(provider, self._drives["/"], paths.normalize(home + "/" + path[2:]) or "/")
            drive = here.drive
            if path.startswith("/"):
                if drive is None or drive.is_plain:
                    return Location(provider, self._drives["/"], paths.normalize(path) or "/")
                plain = paths.normalize(path)
                if plain == drive.root.rstrip("/") or plain.startswith(drive.root.rstrip("/") + "/"):
                    return Location(provider, drive, plain)
                return Location(provider, self._drives["/"], plain or "/")
            if drive is not None and not drive.is_plain:
                return Location(provider, drive, _on_drive(drive, here.below + "/" + path))
            return Location(provider, drive, paths.normalize(here.path + "/" + path) or "/")
        if path.startswith("/"):
            return Location(provider, here.drive, paths.normalize(path).strip("/"))
        return Location(provider, here.drive, paths.normalize((here.path + "/" if here.path else "") + path).strip("/"))

    def resolve(
        self,
        path: str,
        literal: bool = False,
        force: bool = False,
        must_exist: bool = True,
        relative_to: Location | None = None,
    ) -> list[Location]:
        """The places a path stands for: those its wildcards match, or the one it names.

        A name where there is nothing raises ItemNotFoundException (unless `must_exist` is False); a pattern may match
        nothing.
        """
        if not literal and paths.has_wildcards(path):
            return list(self._glob(path, force, relative_to))
        place = self.place(path if literal else paths.unescape(path), relative_to)
        if must_exist and not place.exists():
            raise not_found(place.display)
        return [place]

    def _glob(self, path: str, force: bool, relative_to: Location | None) -> Iterator[Location]:
        from pyshell.values.wildcard import matcher

        text = _forward(path)
        head, patterns = _split_pattern(text)
        base = self.place(paths.unescape(head), relative_to) if head else (relative_to or self.here())
        if not base.exists():
            raise not_found(base.display)
        found = [base]
        for pattern in patterns:
            following: list[Location] = []
            literal = None if paths.has_wildcards(pattern) else paths.unescape(pattern)
            matches = matcher(pattern) if literal is None else None
            for place in found:
                if not place.provider.is_container(place.path):
                    continue
                if literal is not None:
                    if literal in (".", ".."):
                        child = self.place(literal, place)
                    else:
                        child = place.child(literal)
                    if child.exists():
                        following.append(child)
                    continue
                assert matches is not None
                hidden = force or pattern.startswith(".")
                following.extend(
                    place.child(name) for name in place.provider.child_names(place.path, hidden) if matches(name)
                )
            found = following
        return iter(found)

    def file_path(self, name: str) -> str | None:
        """The file system's path of a path as typed; None when it is on another provider's drive."""
        place = self.place(name)
        return place.path if place.provider.name == "FileSystem" else None

    def unresolved_provider_path(self, path: str) -> str:
        return self.place(path).path

    def resolved_provider_paths(self, path: str) -> list[str]:
        return [place.path for place in self.resolve(path)]

    # -- items ---------------------------------------------------------------------------------------------------------

    def item(self, place: Location, request: ItemRequest | None = None) -> Any:
        """The item at a place with its provider notes."""
        return self.noted(place, place.provider.get(place.path, request or ItemRequest()))

    def drive_variable(self, drive: str, path: str) -> Any:
        """`$drive:path`: the item's content as one value, None when there is no such item."""
        place = self.place(f"{drive}:{path}")
        if not place.exists():
            return None
        items = list(place.provider.content_reader(place.path, ItemRequest()).items())
        return items[0] if len(items) == 1 else items or None

    def set_drive_variable(self, drive: str, path: str, value: Any) -> None:
        """`$drive:path = value`."""
        from pyshell.values.enumerate import enumerate_value

        place = self.place(f"{drive}:{path}")
        if place.provider.name != "FileSystem":
            place.provider.set(place.path, value, ItemRequest())
            return
        request = ItemRequest()
        writer = place.provider.content_writer(place.path, request)
        elements = enumerate_value(value)
        try:
            for item in [value] if elements is None else elements:
                writer.write(item)
        finally:
            writer.close()

    def noted(self, place: Location, item: Any, is_container: bool | None = None) -> Any:
        """An item with PSPath, PSParentPath, PSChildName, PSDrive, PSProvider and PSIsContainer."""
        from pyshell.values.psobject import PSObject

        provider = place.provider
        if item is None:
            return None
        target = item if type(item) is PSObject else PSObject(item)
        prefix = provider.full_name + "::"
        notes = target.notes
        notes["PSPath"] = prefix + place.path
        if provider.nested:
            parent = place.parent
            notes["PSParentPath"] = prefix + parent if parent else ""
            notes["PSChildName"] = place.name
        if place.drive is not None:
            notes["PSDrive"] = place.drive
        notes["PSProvider"] = self.info_of(provider)
        notes["PSIsContainer"] = provider.is_container(place.path) if is_container is None else is_container
        return target


def drive_not_found(name: str) -> NetException:
    """The error for a drive that is not there."""
    error: NetException = exceptions.DriveNotFoundException(
        f"Cannot find drive. A drive with the name '{name}' does not exist.",
        error_id="DriveNotFound",
        category="ObjectNotFound",
        target=name,
    )
    return error


def check_drive_name(name: str) -> None:
    """Raises for names that no drive can have."""
    if not _DRIVE_ILLEGAL.isdisjoint(name):
        raise exceptions.PSArgumentException(
            "Cannot process the drive name because the drive name contains one or more of the following "
            "characters that are "
            "not valid: ; ~ / \\ . :",
            "Name",
        ).with_error("DriveNameIllegalCharacters", "InvalidArgument", name)


def _on_drive(drive: PSDriveInfo, below: str) -> str:
    """The provider's path of a path below a drive's root; it cannot leave the root."""
    inner = paths.normalize("/" + below).lstrip("/")
    root = drive.root
    if not root:
        return inner
    if not inner:
        return root.rstrip("/") or "/"
    return root.rstrip("/") + "/" + inner


def _looks_like_file(name: str) -> bool:
    """On Unix a colon may stand in a file's name; what looks like a file name rather than a drive is one."""
    return any(c in name for c in " .,=+()&")


def _forward(path: str) -> str:
    """Backslashes as slashes."""
    return path.replace("\\", "/")


def _split_pattern(path: str) -> tuple[str, list[str]]:
    """(the part before the first wildcard, the parts from it on)."""
    prefix = ""
    provider, rest = paths.split_provider(path)
    if provider is not None:
        prefix = provider + "::"
    else:
        drive, after = paths.split_drive(path)
        if drive is not None and not paths.has_wildcards(drive):
            prefix, rest = drive + ":", after
    parts = rest.split("/")
    for place, part in enumerate(parts):
        if paths.has_wildcards(part):
            head = "/".join(parts[:place])
            if place and not head:
                head = "/"
            elif place and head:
                head += "/"
            return prefix + head, [p for p in parts[place:] if p]
    return path, []


def filtered(
    places: Iterable[Location], include: Sequence[str] | None, exclude: Sequence[str] | None
) -> Iterator[Location]:
    """Those whose names match one of `include` (when given) and none of `exclude`."""
    if not include and not exclude:
        yield from places
        return
    from pyshell.values.wildcard import matcher

    wanted = [matcher(p) for p in include or ()]
    unwanted = [matcher(p) for p in exclude or ()]
    for place in places:
        name = place.name
        if wanted and not any(m(name) for m in wanted):
            continue
        if any(m(name) for m in unwanted):
            continue
        yield place
