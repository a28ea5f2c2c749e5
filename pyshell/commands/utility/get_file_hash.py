"""Get-FileHash."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateSetAttribute
from pyshell.binding.cmdlet import In, cmdlet, parameter
from pyshell.commands.items import ItemCmdlet
from pyshell.values.exceptions import FileNotFoundException, NetException, UnauthorizedAccessException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Get",
    "FileHash",
    module="Microsoft.PowerShell.Utility",
    default_set="Path",
    output=("Microsoft.PowerShell.Commands.FileHashInfo",),
)
class GetFileHashCommand(ItemCmdlet):
    """Computes the hash of files."""

    path: list[str] | None = parameter(
        "string[]",
        In("Path", mandatory=True, position=0, pipeline=True, by_name=True),
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralPath", mandatory=True, position=0, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    input_stream: Any = parameter("System.IO.Stream", In("StreamParameterSet", mandatory=True, position=0))
    algorithm: str | None = parameter(
        "string",
        position=1,
        validate=(ValidateSetAttribute("SHA1", "SHA256", "SHA384", "SHA512", "MD5"),),
    )

    def process(self) -> None:
        import hashlib

        algorithm = (self.algorithm or "SHA256").upper()
        if self.set_name == "StreamParameterSet":
            from pyshell.values.members import invoke_member

            digest = hashlib.new(algorithm.lower())
            invoke_member(self.input_stream, "Seek", [0, 0]) if False else None
            digest.update(_stream_bytes(self.input_stream))
            self._emit(algorithm, digest.hexdigest(), None)
            return
        names, literal = self.paths()
        for name in names:
            try:
                found = self.session.resolve(name, literal, True)
            except NetException as error:
                message = f"Cannot find path '{name}' because it does not exist." if literal else error.message
                self.error(
                    FileNotFoundException(error.message, error) if False else error,
                    "FileNotFound",
                    "ObjectNotFound",
                    name,
                )
                continue
            for place in found:
                if place.provider.is_container(place.path):
                    continue
                digest = hashlib.new(algorithm.lower())
                try:
                    with open(place.path, "rb") as file:
                        while block := file.read(1 << 20):
                            digest.update(block)
                except OSError as problem:
                    message = f"The file '{place.path}' cannot be read: Access to the path '{place.path}' is denied."
                    refused = UnauthorizedAccessException(message)
                    self.error(refused, "UnauthorizedAccessError", "PermissionDenied", place.path)
                    del problem
                    continue
                self._emit(algorithm, digest.hexdigest(), place.path)

    def _emit(self, algorithm: str, digest: str, path: str | None) -> None:
        self.write(FileHashInfo(algorithm, digest.upper(), path))


def _stream_bytes(stream: Any) -> bytes:
    """The rest of a .NET stream."""
    reader = getattr(stream, "read_all", None)
    if callable(reader):
        return bytes(reader())
    from pyshell.values.members import invoke_member

    return bytes(int(b) for b in invoke_member(stream, "ToArray", []))


class FileHashInfo:
    """Microsoft.PowerShell.Commands.FileHashInfo."""

    __slots__ = ("algorithm", "hash", "path", "ets", "__weakref__")
    net_name = "Microsoft.PowerShell.Commands.FileHashInfo"
    net_properties = ("Algorithm", "Hash", "Path")

    def __init__(self, algorithm: str, digest: str, path: str | None) -> None:
        self.algorithm = algorithm
        self.hash = digest
        self.path = path
