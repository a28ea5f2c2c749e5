"""Get-ChildItem."""

from __future__ import annotations

from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.file_attributes import attribute_test
from pyshell.commands.items import ItemCmdlet
from pyshell.providers import paths
from pyshell.providers.session import Location
from pyshell.values.exceptions import NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Get",
    "ChildItem",
    module="Microsoft.PowerShell.Management",
    default_set="Items",
    output=(
        "System.IO.FileInfo",
        "System.IO.DirectoryInfo",
    ),
)
class GetChildItemCommand(ItemCmdlet):
    """Gets the items in a container."""

    path: list[str] | None = parameter("string[]", In("Items", position=0, pipeline=True, by_name=True))
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralItems", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    filter: str | None = parameter("string", position=1)
    include: list[str] | None = parameter("string[]")
    exclude: list[str] | None = parameter("string[]")
    recurse: bool = parameter(
        "switch",
        aliases=(
            "s",
            "r",
        ),
    )
    depth: Any = parameter("uint")
    force: bool = parameter("switch")
    name: bool = parameter("switch")
    attributes: Any = parameter("System.Management.Automation.FlagsExpression[System.IO.FileAttributes]")
    follow_symlink: bool = parameter("switch")
    directory: bool = parameter("switch", aliases=("ad",))
    file: bool = parameter("switch", aliases=("af",))
    hidden: bool = parameter(
        "switch",
        aliases=(
            "ah",
            "h",
        ),
    )
    read_only: bool = parameter("switch", aliases=("ar",))
    system: bool = parameter("switch", aliases=("as",))

    def process(self) -> None:
        names, literal = self.paths()
        if not names:
            names = ["."] if "Path" not in self.bound else names
        self._test = attribute_test(self)
        self._filters()
        for name in names:
            try:
                self._path(name, literal)
            except NetException as error:
                self.error(error)

    def _filters(self) -> None:
        from pyshell.values.wildcard import matcher

        self._include = [matcher(p) for p in self.include or ()]
        self._exclude = [matcher(p) for p in self.exclude or ()]
        depth = self.depth if "Depth" in self.bound else None
        self._deep = bool(self.recurse) or depth is not None
        self._limit = 1 << 30 if depth is None else int(depth)
        self._hidden = bool(self.force) or self._wants_hidden()

    def _wants_hidden(self) -> bool:
        return bool(
            self.hidden or self.system or (self.attributes is not None and "hidden" in str(self.attributes).lower())
        )

    def _path(self, name: str, literal: bool) -> None:
        pattern = not literal and paths.has_wildcards(name)
        session = self.session
        if not pattern:
            place = session.place(name if literal else paths.unescape(name))
            if not place.exists():
                if self._deep and place.provider.nested:
                    # A last part that is a plain name is then looked for in every folder below.
                    self._search(place)
                    return
                session.resolve(name, literal)
            if not self.check_filter(place):
                return
            container = place.provider.is_container(place.path)
            if container and (self._include and not self._deep):
                self._one(place, place.name)
                return
            if container:
                self._container(place, "", 0)
            else:
                self._one(place, place.name)
            return
        if self._deep:
            head = name.replace("\\", "/").rpartition("/")
            base = (
                session.place(paths.unescape(head[0] or ("/" if head[1] else ".")))
                if not paths.has_wildcards(head[0])
                else None
            )
            if base is not None and base.exists():
                from pyshell.values.wildcard import matcher

                self._include = [*self._include, matcher(head[2])] if not self._include else self._include
                self._container(base, "", 0)
                return
        for place in session.resolve(name, False, self._hidden):
            if not self.check_filter(place):
                return
            if self._excluded(place.name):
                continue
            if place.provider.is_container(place.path) and place.provider.nested and not self._pattern_last(name):
                self._container(place, "", 0)
            else:
                self._one(place, place.name)

    @staticmethod
    def _pattern_last(name: str) -> bool:
        """Whether the last part of a path is the pattern: then what it matches is listed, not what lies in it."""
        return paths.has_wildcards(paths.leaf(name)) or True

    def _search(self, place: Location) -> None:
        from pyshell.values.wildcard import matcher

        parent = self.session.place(place.parent or ".") if place.provider.name == "FileSystem" else place
        if not parent.exists():
            from pyshell.providers.provider import not_found

            raise not_found(place.display)
        self._include = [matcher(paths.escape(place.name))]
        before = len(self._written)
        self._container(parent, "", 0)
        if len(self._written) == before and not self._found_any:
            from pyshell.providers.provider import not_found

            raise not_found(place.display)

    _written: list[str] = []
    _found_any = False

    def _excluded(self, name: str) -> bool:
        return any(matches(name) for matches in self._exclude)

    def _wanted(self, name: str) -> bool:
        if self._include and not any(matches(name) for matches in self._include):
            return False
        return not self._excluded(name)

    def _one(self, place: Location, shown: str) -> None:
        if not self._wanted(place.name):
            return
        self._emit(place, shown, place.provider.is_container(place.path))

    def _emit(self, place: Location, shown: str, is_container: bool) -> None:
        provider: Any = place.provider
        if provider.name == "FileSystem":
            if self._test is not None and not self._test(place.path, is_container):
                return
            self._found_any = True
            if self.name:
                self.write(self._named(place, shown, is_container))
                return
            self.write(self.session.noted(place, provider.info(place.path, is_container), is_container))
            return
        self._found_any = True
        if self.name:
            self.write(self._named(place, shown, is_container))
            return
        self.write(self.session.item(place, self.request()))

    def _named(self, place: Location, shown: str, is_container: bool) -> Any:
        return self.session.noted(place, shown, is_container)

    def _container(self, place: Location, prefix: str, depth: int) -> None:
        provider: Any = place.provider
        if provider.name != "FileSystem":
            for name in provider.child_names(place.path):
                child = place.child(name)
                inner = provider.nested and provider.is_container(child.path)
                if self._wanted(name):
                    self._emit(child, prefix + name, inner)
                if inner and self._deep and depth < self._limit:
                    self._container(child, prefix + name + "/", depth + 1)
            return
        folders: list[str] = []
        try:
            children = provider.children(place.path, self._hidden, self.filter)
            if self._deep:
                folders = [n for n, f in provider.children(place.path, bool(self.force), None) if f]
        except NetException as error:
            self.error(error)
            return
        for name, is_folder in children:
            if self._wanted(name):
                self._emit(place.child(name), prefix + name, is_folder)
        if not self._deep or depth >= self._limit:
            return
        import os

        for name in folders:
            child = place.child(name)
            if self.exclude_blocks(name):
                continue
            if os.path.islink(child.path) and not self.follow_symlink:
                continue
            self._container(child, prefix + name + "/", depth + 1)

    def exclude_blocks(self, name: str) -> bool:
        """Whether -Exclude keeps the listing out of a folder; it only hides the folder itself."""
        return False
