"""System.IO.FileInfo, DirectoryInfo and DriveInfo."""

from __future__ import annotations

import os
import stat

from pyshell.values import timing
from pyshell.values.clr.datetime import DateTime
from pyshell.values.clr.io import DirectoryMembers, FileMembers, PathMembers, checked, net_error
from pyshell.values.enums import make_enum
from pyshell.values.exceptions import IOException
from pyshell.values.numbers import Int64
from pyshell.values.pstype import find_type
from pyshell.values.text import register_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

UnixFileMode = make_enum(
    "System.IO.UnixFileMode",
    {
        "None": 0, "OtherExecute": 1, "OtherWrite": 2, "OtherRead": 4, "GroupExecute": 8, "GroupWrite": 16,
        "GroupRead": 32,
        "UserExecute": 64, "UserWrite": 128, "UserRead": 256, "StickyBit": 512, "SetGroup": 1024, "SetUser": 2048,
    },
    flags=True,
)  # fmt: skip
READ_ONLY, HIDDEN, DIRECTORY, NORMAL, REPARSE = 1, 2, 16, 128, 1024


def _attribute_class() -> Any:
    found = find_type("System.IO.FileAttributes")
    assert found is not None and found.pyclass is not None
    return found.pyclass


def attributes_of(path: str) -> Any:
    """FileAttributes of a path. Raises FileNotFoundException."""
    try:
        info = os.lstat(path)
    except OSError as error:
        raise net_error(error, path) from None
    value = 0
    if stat.S_ISLNK(info.st_mode):
        value |= REPARSE
        try:
            info = os.stat(path)
        except OSError:
            pass
    if stat.S_ISDIR(info.st_mode):
        value |= DIRECTORY
    if not info.st_mode & 0o222:
        value |= READ_ONLY
    if os.path.basename(path.rstrip("/")).startswith("."):
        value |= HIDDEN
    return _attribute_class()(value or NORMAL)


def set_attributes(path: str, value: int) -> None:
    mode = os.stat(path).st_mode
    os.chmod(path, mode & ~0o222 if value & READ_ONLY else mode | 0o200)


def ticks_of(seconds_ns: int) -> int:
    return timing.UNIX_EPOCH_TICKS + seconds_ns // 100


_NEVER = 504911232000000000


class FileSystemInfo:
    """What files and directories share; `original` is the path as given."""

    __slots__ = ("original", "full_name", "name", "status", "ets", "__weakref__")
    net_name = "System.IO.FileSystemInfo"

    def __init__(self, path: str) -> None:
        checked(path)
        self.original = path
        self.full_name = PathMembers.GetFullPath(path)
        self.name = os.path.basename(self.full_name.rstrip("/")) or "/"
        self.status: os.stat_result | None = None

    def __str__(self) -> str:
        return self.original

    def stat(self) -> os.stat_result:
        """The file's state. Raises FileNotFoundException."""
        try:
            return os.stat(self.full_name)
        except OSError:
            try:
                return os.lstat(self.full_name)
            except OSError as error:
                raise net_error(error, self.full_name) from None

    def is_link(self) -> bool:
        return os.path.islink(self.full_name.rstrip("/") or "/")

    @property
    def extension(self) -> str:
        return PathMembers.GetExtension(self.name) or ""

    def mode_text(self) -> str:
        """The Mode column: `d----`, `-a---`, `l----` …"""
        try:
            value = int(attributes_of(self.full_name))
        except Exception:
            return "-----"
        letters = "l" if self.is_link() else "d" if value & DIRECTORY else "-"
        letters += "-"
        letters += "r" if value & READ_ONLY else "-"
        letters += "h" if value & HIDDEN else "-"
        return letters + "-"

    Name = property(lambda self: self.name)
    FullName = property(lambda self: self.full_name)
    Extension = property(lambda self: self.extension)

    @property
    def Attributes(self) -> Any:
        try:
            return attributes_of(self.full_name)
        except Exception:
            return _attribute_class()(-1)

    @Attributes.setter
    def Attributes(self, value: Any) -> None:
        set_attributes(self.full_name, int(value))

    @property
    def LinkTarget(self) -> str | None:
        return os.readlink(self.full_name) if self.is_link() else None

    @property
    def UnixFileMode(self) -> Any:
        return UnixFileMode(self.stat().st_mode & 0o7777)

    @UnixFileMode.setter
    def UnixFileMode(self, value: Any) -> None:
        os.chmod(self.full_name, int(value))

    def _time(self, name: str, utc: bool) -> DateTime:
        try:
            status = os.stat(self.full_name)
        except OSError:
            made = DateTime(_NEVER, 1)
            return made if utc else made.ToLocalTime()
        nanoseconds = {
            "write": status.st_mtime_ns,
            "access": status.st_atime_ns,
            "creation": min(status.st_mtime_ns, status.st_ctime_ns),
        }[name]
        made = DateTime(ticks_of(nanoseconds), 1)
        return made if utc else made.ToLocalTime()

    def set_time(self, name: str, value: DateTime) -> None:
        """Sets the time called LastWriteTime or LastAccessTime."""
        ticks = value.ToUniversalTime().ticks if value.kind != 1 else value.ticks
        nanoseconds = (ticks - timing.UNIX_EPOCH_TICKS) * 100
        try:
            status = os.stat(self.full_name)
            write, access = status.st_mtime_ns, status.st_atime_ns
            if "Write" in name or "Creation" in name:
                write = nanoseconds
            if "Access" in name:
                access = nanoseconds
            os.utime(self.full_name, ns=(access, write))
        except OSError as error:
            raise net_error(error, self.full_name) from None

    LastWriteTime = property(lambda self: self._time("write", False), lambda self, v: self.set_time("LastWriteTime", v))
    LastWriteTimeUtc = property(
        lambda self: self._time("write", True), lambda self, v: self.set_time("LastWriteTime", v)
    )
    LastAccessTime = property(
        lambda self: self._time("access", False), lambda self, v: self.set_time("LastAccessTime", v)
    )
    LastAccessTimeUtc = property(
        lambda self: self._time("access", True), lambda self, v: self.set_time("LastAccessTime", v)
    )
    CreationTime = property(
        lambda self: self._time("creation", False), lambda self, v: self.set_time("CreationTime", v)
    )
    CreationTimeUtc = property(
        lambda self: self._time("creation", True), lambda self, v: self.set_time("CreationTime", v)
    )

    def Refresh(self) -> None:
        self.status = None

    def ResolveLinkTarget(self, final: bool) -> Any:
        return FileMembers.ResolveLinkTarget(self.full_name, final)

    def CreateAsSymbolicLink(self, target: str) -> None:
        FileMembers.CreateSymbolicLink(self.full_name, target)

    def ToString(self) -> str:
        return self.original

    def Equals(self, other: Any) -> bool:
        return self is other


class FileInfo(FileSystemInfo):
    __slots__ = ()
    net_name = "System.IO.FileInfo"

    @property
    def Exists(self) -> bool:
        return os.path.exists(self.full_name) and not os.path.isdir(self.full_name)

    @property
    def Length(self) -> Int64:
        return Int64(self.stat().st_size)

    @property
    def DirectoryName(self) -> str:
        return os.path.dirname(self.full_name)

    @property
    def Directory(self) -> Any:
        return directory_info(os.path.dirname(self.full_name))

    @property
    def IsReadOnly(self) -> bool:
        return not self.stat().st_mode & 0o222

    @IsReadOnly.setter
    def IsReadOnly(self, value: bool) -> None:
        set_attributes(self.full_name, READ_ONLY if value else 0)

    def Delete(self) -> None:
        FileMembers.Delete(self.full_name)

    def CopyTo(self, target: str, overwrite: bool = False) -> Any:
        FileMembers.Copy(self.full_name, target, overwrite)
        return file_info(target)

    def MoveTo(self, target: str, overwrite: bool = False) -> None:
        FileMembers.Move(self.full_name, target, overwrite)
        self.original = self.full_name = PathMembers.GetFullPath(target)
        self.name = os.path.basename(self.full_name)

    def Create(self) -> Any:
        return FileMembers.Create(self.full_name)

    def Open(self, *args: Any) -> Any:
        return FileMembers.Open(self.full_name, *args)

    def OpenRead(self) -> Any:
        return FileMembers.OpenRead(self.full_name)

    def OpenWrite(self) -> Any:
        return FileMembers.OpenWrite(self.full_name)

    def OpenText(self) -> Any:
        return FileMembers.OpenText(self.full_name)

    def CreateText(self) -> Any:
        return FileMembers.CreateText(self.full_name)

    def AppendText(self) -> Any:
        return FileMembers.AppendText(self.full_name)


class DirectoryInfo(FileSystemInfo):
    __slots__ = ()
    net_name = "System.IO.DirectoryInfo"

    @property
    def Exists(self) -> bool:
        return os.path.isdir(self.full_name)

    @property
    def Parent(self) -> Any:
        path = self.full_name.rstrip("/")
        return directory_info(os.path.dirname(path)) if path else None

    @property
    def Root(self) -> Any:
        return directory_info("/")

    def Create(self, *args: Any) -> None:
        DirectoryMembers.CreateDirectory(self.full_name)

    def CreateSubdirectory(self, path: str) -> Any:
        return DirectoryMembers.CreateDirectory(os.path.join(self.full_name, path))

    def Delete(self, recursive: bool = False) -> None:
        DirectoryMembers.Delete(self.full_name, recursive)

    def MoveTo(self, target: str) -> None:
        if os.path.exists(target):
            raise IOException(
                f"Cannot create '{target}' because a file or directory with the same name already exists."
            )
        DirectoryMembers.Move(self.full_name, target)
        self.original = self.full_name = PathMembers.GetFullPath(target)
        self.name = os.path.basename(self.full_name)

    def GetFiles(self, *args: Any) -> Any:
        return [file_info(path) for path in DirectoryMembers.GetFiles(self.full_name, *args)]

    def GetDirectories(self, *args: Any) -> Any:
        return [directory_info(path) for path in DirectoryMembers.GetDirectories(self.full_name, *args)]

    def GetFileSystemInfos(self, *args: Any) -> Any:
        paths = DirectoryMembers.GetFileSystemEntries(self.full_name, *args)
        return [directory_info(path) if os.path.isdir(path) else file_info(path) for path in paths]

    EnumerateFiles = GetFiles
    EnumerateDirectories = GetDirectories
    EnumerateFileSystemInfos = GetFileSystemInfos


def file_info(path: str) -> FileInfo:
    return FileInfo(path)


def directory_info(path: str) -> DirectoryInfo:
    return DirectoryInfo(path)


for _class in (FileInfo, DirectoryInfo):
    register_text(_class, _class.__str__)


class DriveInfo:
    """System.IO.DriveInfo."""

    __slots__ = ("path",)
    net_name = "System.IO.DriveInfo"

    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path

    Name = property(lambda self: self.path)
    RootDirectory = property(lambda self: directory_info(self.path))
    IsReady = property(lambda self: os.path.isdir(self.path))
    VolumeLabel = property(lambda self: self.path)

    def _usage(self) -> Any:
        from shutil import disk_usage

        return disk_usage(self.path)

    TotalSize = property(lambda self: Int64(self._usage().total))
    TotalFreeSpace = property(lambda self: Int64(self._usage().free))
    AvailableFreeSpace = property(lambda self: Int64(self._usage().free))

    @staticmethod
    def GetDrives() -> list[Any]:
        return [DriveInfo("/")]
