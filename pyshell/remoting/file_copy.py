"""Files copied into a session or out of one, in pieces that fit a message; folders with what lies in them."""

from __future__ import annotations

import base64
import errno
import os
from typing import Any

from pyshell.remoting.remote_call import call
from pyshell.remoting.session import PSSession

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

PIECE = 256 * 1024

# What the other side is asked; plain enough for every PowerShell from 3.0 on.
_PLACE = r"""param($path)
$full = $ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($path)
$full
[IO.Directory]::Exists($full)
[IO.File]::Exists($full)
[string][IO.Path]::DirectorySeparatorChar"""
_MAKE_FOLDER = r"""param($path) $null = [IO.Directory]::CreateDirectory($path)"""
_WRITE = r"""param($path, $text, $first, $force)
$ErrorActionPreference = 'Stop'
$data = [Convert]::FromBase64String($text)
if ($first) {
    if ($force -and [IO.File]::Exists($path)) { [IO.File]::SetAttributes($path, 'Normal') }
    [IO.File]::WriteAllBytes($path, $data)
} else {
    $file = [IO.File]::Open($path, 'Append')
    try { $file.Write($data, 0, $data.Length) } finally { $file.Dispose() }
}"""
_FIND = r"""param($path, $literal, $recurse)
$ErrorActionPreference = 'Stop'
$items = if ($literal) { Get-Item -LiteralPath $path -Force } else { Get-Item -Path $path -Force }
foreach ($item in $items) {
    $item.FullName; $item.Name; [bool]$item.PSIsContainer; ''
    if ($item.PSIsContainer -and $recurse) {
        foreach ($inner in Get-ChildItem -LiteralPath $item.FullName -Recurse -Force) {
            $inner.FullName; $item.Name; [bool]$inner.PSIsContainer
            $inner.FullName.Substring($item.FullName.Length + 1)
        }
    }
}"""
_READ = r"""param($path, $from, $count)
$ErrorActionPreference = 'Stop'
$file = [IO.File]::OpenRead($path)
try {
    $data = [byte[]]::new($count)
    $null = $file.Seek($from, 'Begin')
    $read = $file.Read($data, 0, $count)
    [Convert]::ToBase64String($data, 0, $read)
} finally { $file.Dispose() }"""


class RemoteItem:
    """A file or folder over there: its full path, the item that a pattern found, and the way from that to it."""

    __slots__ = ("full_name", "name", "is_folder", "below")

    def __init__(self, full_name: str, name: str, is_folder: bool, below: str) -> None:
        self.full_name = full_name
        self.name = name
        self.is_folder = is_folder
        self.below = below.replace("\\", "/")


class RemoteFiles:
    """The file system of a session. Methods raise RemoteFailure, TransportError."""

    def __init__(self, session: PSSession) -> None:
        self._session = session

    def _ask(self, script: str, *arguments: Any) -> list[Any]:
        return [_plain(value) for value in call(self._session, script, *arguments)]

    # -- there -----------------------------------------------------------------------------------------------------

    def send(self, source: str, destination: str, *, recurse: bool, force: bool) -> None:
        """Copy a local file or folder. A folder that is there takes the item in; any other path names the copy.

        Raises OSError for what cannot be read here.
        """
        full, is_folder, _, separator = self._ask(_PLACE, destination)
        target = f"{full.rstrip(separator)}{separator}{os.path.basename(source)}" if is_folder else str(full)
        if not os.path.isdir(source):
            self._send_file(source, target, force)
            return
        self._ask(_MAKE_FOLDER, target)
        if not recurse:
            return
        for folder, folders, files in os.walk(source):
            below = os.path.relpath(folder, source)
            base = target if below == "." else target + separator + below.replace(os.sep, separator)
            for name in folders:
                self._ask(_MAKE_FOLDER, base + separator + name)
            for name in files:
                self._send_file(os.path.join(folder, name), base + separator + name, force)

    def _send_file(self, source: str, target: str, force: bool) -> None:
        with open(source, "rb") as file:
            first = True
            while (data := file.read(PIECE)) or first:
                self._ask(_WRITE, target, base64.b64encode(data).decode("ascii"), first, force)
                first = False

    # -- and back --------------------------------------------------------------------------------------------------

    def find(self, path: str, *, literal: bool, recurse: bool) -> list[RemoteItem]:
        """The items that a path stands for, each followed by what lies in it where `recurse` is set."""
        told = self._ask(_FIND, path, literal, recurse)
        return [
            RemoteItem(str(told[at]), str(told[at + 1]), bool(told[at + 2]), str(told[at + 3]))
            for at in range(0, len(told), 4)
        ]

    def receive(self, items: list[RemoteItem], destination: str) -> None:
        """Copy what `find` gave to a local path.

        Raises OSError for what cannot be written here, or would lie outside of the destination.
        """
        into = os.path.isdir(destination)
        for item in items:
            root = os.path.join(destination, item.name) if into else destination
            target = os.path.join(root, *item.below.split("/")) if item.below else root
            if ".." in item.below.split("/") or item.below.startswith("/") or os.path.basename(item.name) != item.name:
                raise OSError(errno.EINVAL, f"the other side names a path outside of the destination: {item.below}")
            if item.is_folder:
                os.makedirs(target, exist_ok=True)
                continue
            with open(target, "wb") as file:
                for data in self._read(item.full_name):
                    file.write(data)

    def _read(self, path: str) -> Iterator[bytes]:
        from pyshell.values.numbers import Int64

        position = 0
        while True:
            told = self._ask(_READ, path, Int64(position), PIECE)
            data = base64.b64decode(str(told[0])) if told else b""
            if data:
                yield data
            if len(data) < PIECE:
                return
            position += len(data)


def _plain(value: Any) -> Any:
    from pyshell.values.psobject import base_of

    return base_of(value)
