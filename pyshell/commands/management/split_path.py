"""Split-Path."""

from __future__ import annotations

from pyshell.binding.attributes import CredentialAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet
from pyshell.providers import paths
from pyshell.values.exceptions import FormatException, NetException, PSArgumentException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Split",
    "Path",
    module="Microsoft.PowerShell.Management",
    default_set="ParentSet",
    output=(
        "System.String",
        "System.Boolean",
    ),
)
class SplitPathCommand(ItemCmdlet):
    """Gives a part of a path."""

    path: list[str] | None = parameter(
        "string[]",
        In("ParentSet", mandatory=True, position=0, pipeline=True, by_name=True),
        In("LeafSet", mandatory=True, position=0, pipeline=True, by_name=True),
        In("LeafBaseSet", mandatory=True, position=0, pipeline=True, by_name=True),
        In("ExtensionSet", mandatory=True, position=0, pipeline=True, by_name=True),
        In("QualifierSet", mandatory=True, position=0, pipeline=True, by_name=True),
        In("NoQualifierSet", mandatory=True, position=0, pipeline=True, by_name=True),
        In("IsAbsoluteSet", mandatory=True, position=0, pipeline=True, by_name=True),
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralPathSet", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    qualifier: bool = parameter("switch", In("QualifierSet", mandatory=True, by_name=True))
    no_qualifier: bool = parameter("switch", In("NoQualifierSet", mandatory=True, by_name=True))
    parent: bool = parameter("switch", In("ParentSet", by_name=True))
    leaf: bool = parameter("switch", In("LeafSet", mandatory=True, by_name=True))
    leaf_base: bool = parameter("switch", In("LeafBaseSet", mandatory=True, by_name=True))
    extension: bool = parameter("switch", In("ExtensionSet", mandatory=True, by_name=True))
    resolve: bool = parameter("switch")
    is_absolute: bool = parameter("switch", In("IsAbsoluteSet", mandatory=True))
    credential: Any = parameter("pscredential", by_name=True, validate=(CredentialAttribute(),))

    def process(self) -> None:
        names, literal = self.paths()
        if self.resolve:
            found: list[str] = []
            for name in names:
                try:
                    found.extend(place.display for place in self.session.resolve(name, literal, True))
                except NetException as error:
                    self.error(error)
            names = found
        for name in names:
            try:
                result = self._part(name)
            except NetException as error:
                self.error(error)
                continue
            if result is not None:
                self.write(result)

    def _part(self, name: str) -> Any:
        kind = self.set_name
        if kind == "IsAbsoluteSet":
            drive, rest = paths.split_drive(name)
            return drive is not None or name.startswith(("/", "\\", "~/")) or name == "~"
        if kind == "QualifierSet":
            qualifier = _qualifier(name)
            if qualifier is None:
                message = f"Cannot parse path because path '{name}' does not have a qualifier specified."
                raise FormatException(message).with_error("ParsePathFormatError", "InvalidArgument", name)
            return qualifier
        if kind == "NoQualifierSet":
            qualifier = _qualifier(name)
            return name if qualifier is None else name[len(qualifier) :]
        if kind in ("LeafSet", "LeafBaseSet", "ExtensionSet"):
            leaf = paths.leaf(name)
            if ":" in leaf and not paths.parent(name):
                leaf = leaf.rpartition(":")[2]
            if kind == "LeafSet":
                return leaf
            base, dot, extension = leaf.rpartition(".")
            if kind == "ExtensionSet":
                return dot + extension if dot and extension else ""
            return base if dot else leaf
        if name in ("/", "\\"):
            raise PSArgumentException(
                'Cannot process argument because the value of argument "path" is not valid. Change the value of '
                'the "path" '
                "argument and run the operation again."
            ).with_error("Argument", "InvalidArgument")
        return _parent(name)


def _qualifier(name: str) -> str | None:
    provider, _ = paths.split_provider(name)
    if provider is not None:
        return provider + "::"
    drive, _ = paths.split_drive(name)
    return None if drive is None else drive + ":"


def _parent(name: str) -> str:
    qualifier = _qualifier(name)
    if qualifier is None:
        return paths.parent(name)
    rest = name[len(qualifier) :]
    parent = paths.parent(rest)
    if not parent and rest.strip("/\\"):
        return qualifier + ("/" if rest.startswith(("/", "\\")) or not qualifier.endswith("::") else "")
    return qualifier + parent
