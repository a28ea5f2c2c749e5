"""System.IO.Path, File and Directory, and the errors of files."""

from __future__ import annotations

import os

from pyshell.values import pstype as types
from pyshell.values.clr.convert import byte_array
from pyshell.values.collections import typed_array
from pyshell.values.enumerate import enumerate_value
from pyshell.values.exceptions import ArgumentException, ArgumentNullException, IOException, NetException
from pyshell.values.numbers import Char

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def _typed(error: NetException) -> NetException:
    """An exception of a class made on first use, whose type a checker cannot see."""
    return error


def net_error(error: OSError, path: str | None = None) -> NetException:
    """A Python OSError as the exception .NET throws."""
    from errno import EACCES, EEXIST, EISDIR, ENOENT, ENOTDIR, ENOTEMPTY, EPERM

    from pyshell.values import exceptions

    name = path if path is not None else str(error.filename or "")
    full = os.path.abspath(name) if name else name
    number = error.errno
    if number == ENOENT:
        if os.path.isdir(os.path.dirname(full) or "/"):
            made: Any = exceptions.FileNotFoundException(f"Could not find file '{full}'.")
            made.file_name = full
            return made  # type: ignore[no-any-return]
        return _typed(exceptions.DirectoryNotFoundException(f"Could not find a part of the path '{full}'."))
    if number == ENOTDIR:
        return _typed(exceptions.DirectoryNotFoundException(f"Could not find a part of the path '{full}'."))
    if number in (EACCES, EPERM, EISDIR):
        return _typed(exceptions.UnauthorizedAccessException(f"Access to the path '{full}' is denied."))
    if number == EEXIST:
        return IOException(f"The file '{full}' already exists.")
    if number == ENOTEMPTY:
        return IOException(f"Directory not empty : '{full}'")
    return IOException(f"{os.strerror(number) if number else str(error)} : '{full}'")


def checked(path: str | None, name: str = "path") -> str:
    """A path argument. Raises ArgumentNullException, ArgumentException."""
    if path is None:
        raise ArgumentNullException(name)
    if path == "":
        raise ArgumentException("The value cannot be an empty string.", name)
    return path


def _extension_start(path: str) -> int:
    """Where the extension begins (at its dot), or -1."""
    for index in range(len(path) - 1, -1, -1):
        if path[index] == ".":
            return index if index != len(path) - 1 else -1
        if path[index] == "/":
            break
    return -1


class PathMembers:
    net_name = "System.IO.Path"

    DirectorySeparatorChar = Char("/")
    AltDirectorySeparatorChar = Char("/")
    PathSeparator = Char(":")
    VolumeSeparatorChar = Char("/")

    @staticmethod
    def Combine(*parts: Any) -> str:
        pieces = parts[0] if len(parts) == 1 and isinstance(parts[0], list) else parts
        result = ""
        for index, piece in enumerate(pieces):
            if piece is None:
                raise ArgumentNullException(f"path{index + 1}" if len(pieces) < 5 else "paths")
            if not piece:
                continue
            if piece.startswith("/") or not result:
                result = piece
            else:
                result = result + ("" if result.endswith("/") else "/") + piece
        return result

    @staticmethod
    def Join(*parts: Any) -> str:
        pieces = parts[0] if len(parts) == 1 and isinstance(parts[0], list) else parts
        result = ""
        for piece in pieces:
            if not piece:
                continue
            if result and not result.endswith("/") and not piece.startswith("/"):
                result += "/"
            result += piece
        return result

    @staticmethod
    def GetFileName(path: str | None) -> str | None:
        return None if path is None else path.rpartition("/")[2]

    @staticmethod
    def GetFileNameWithoutExtension(path: str | None) -> str | None:
        if path is None:
            return None
        name = path.rpartition("/")[2]
        return name.rpartition(".")[0] if "." in name else name

    @staticmethod
    def GetExtension(path: str | None) -> str | None:
        if path is None:
            return None
        start = _extension_start(path)
        return "" if start < 0 else path[start:]

    @staticmethod
    def HasExtension(path: str | None) -> bool:
        return path is not None and _extension_start(path) >= 0

    @staticmethod
    def ChangeExtension(path: str | None, extension: str | None) -> str | None:
        if path is None:
            return None
        name_start = path.rfind("/") + 1
        dot = path.rfind(".")
        stem = path[:dot] if dot >= name_start else path
        if extension is None:
            return stem
        return stem + ("" if extension.startswith(".") else ".") + extension

    @staticmethod
    def GetDirectoryName(path: str | None) -> str | None:
        if not path or path == "/":
            return None
        head = path.rpartition("/")[0]
        if "/" not in path:
            return ""
        while head.endswith("/") and len(head) > 1:
            head = head[:-1]
        while "//" in head:
            head = head.replace("//", "/")
        return head if head else "/"

    @staticmethod
    def GetPathRoot(path: str | None) -> str | None:
        if not path:
            return None if path is None else None
        return "/" if path.startswith("/") else ""

    @staticmethod
    def GetFullPath(path: str, base: str | None = None) -> str:
        checked(path)
        full = os.path.normpath(os.path.join(base if base is not None else os.getcwd(), path))
        if full.startswith("//"):
            full = full[1:]
        return full + "/" if path.endswith("/") and full != "/" else full

    @staticmethod
    def IsPathRooted(path: str | None) -> bool:
        return bool(path) and str(path).startswith("/")

    @staticmethod
    def IsPathFullyQualified(path: str) -> bool:
        return path.startswith("/")

    @staticmethod
    def GetRelativePath(base: str, path: str) -> str:
        return os.path.relpath(PathMembers.GetFullPath(path), PathMembers.GetFullPath(base))

    @staticmethod
    def GetTempPath() -> str:
        from tempfile import gettempdir

        return gettempdir() + "/"

    @staticmethod
    def GetTempFileName() -> str:
        from tempfile import mkstemp

        handle, path = mkstemp(prefix="tmp", suffix=".tmp")
        os.close(handle)
        return path

    @staticmethod
    def GetRandomFileName() -> str:
        from secrets import choice

        letters = [choice("abcdefghijklmnopqrstuvwxyz012345") for _ in range(11)]
        return "".join(letters[:8]) + "." + "".join(letters[8:])

    @staticmethod
    def TrimEndingDirectorySeparator(path: str) -> str:
        return path[:-1] if len(path) > 1 and path.endswith("/") else path

    @staticmethod
    def EndsInDirectorySeparator(path: str) -> bool:
        return path.endswith("/")

    @staticmethod
    def GetInvalidFileNameChars() -> list[Char]:
        return [Char("\0"), Char("/")]

    @staticmethod
    def GetInvalidPathChars() -> list[Char]:
        return [Char("\0")]

    @staticmethod
    def Exists(path: str | None) -> bool:
        return bool(path) and os.path.exists(str(path))


def _encoding(args: tuple[Any, ...]) -> Any:
    from pyshell.values.clr.text import Encoding, UTF8Encoding

    return next((arg for arg in args if isinstance(arg, Encoding)), None) or UTF8Encoding(False)


def decode(data: bytes, encoding: Any) -> str:
    """Bytes of a file as text: a byte order mark wins over the encoding asked for."""
    for mark, codec in (
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe\0\0", "utf-32-le"),
        (b"\0\0\xfe\xff", "utf-32-be"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    return str(encoding.decode(data))


def read_bytes(path: str) -> bytes:
    try:
        with open(checked(path), "rb") as file:
            return file.read()
    except OSError as error:
        raise net_error(error, path) from None


def write_bytes(path: str, data: bytes, mode: str = "wb") -> None:
    try:
        with open(checked(path), mode) as file:
            file.write(data)
    except OSError as error:
        raise net_error(error, path) from None


def split_lines(text: str) -> list[str]:
    """Lines as a StreamReader gives them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and lines[-1] == "":
        lines.pop()
    return lines


def _lines_text(lines: Any) -> str:
    from pyshell.values.convert import to_string

    items = enumerate_value(lines)
    return "".join(to_string(line) + "\n" for line in ([lines] if items is None else items))


class FileMembers:
    net_name = "System.IO.File"

    @staticmethod
    def Exists(path: str | None) -> bool:
        return bool(path) and os.path.isfile(str(path))

    @staticmethod
    def ReadAllText(path: str, *args: Any) -> str:
        return decode(read_bytes(path), _encoding(args))

    @staticmethod
    def ReadAllLines(path: str, *args: Any) -> Any:
        return typed_array(types.STRING, split_lines(FileMembers.ReadAllText(path, *args)))

    @staticmethod
    def ReadLines(path: str, *args: Any) -> Any:
        return FileMembers.ReadAllLines(path, *args)

    @staticmethod
    def ReadAllBytes(path: str) -> Any:
        return byte_array(read_bytes(path))

    @staticmethod
    def WriteAllText(path: str, text: Any, *args: Any) -> None:
        encoding = _encoding(args)
        preamble = bytes(encoding.GetPreamble())
        write_bytes(path, preamble + encoding.encode("" if text is None else str(text)))

    @staticmethod
    def WriteAllLines(path: str, lines: Any, *args: Any) -> None:
        FileMembers.WriteAllText(path, _lines_text(lines), *args)

    @staticmethod
    def WriteAllBytes(path: str, data: Any) -> None:
        write_bytes(path, bytes(int(each) for each in data))

    @staticmethod
    def AppendAllText(path: str, text: Any, *args: Any) -> None:
        write_bytes(path, _encoding(args).encode("" if text is None else str(text)), "ab")

    @staticmethod
    def AppendAllLines(path: str, lines: Any, *args: Any) -> None:
        FileMembers.AppendAllText(path, _lines_text(lines), *args)

    @staticmethod
    def AppendAllBytes(path: str, data: Any) -> None:
        write_bytes(path, bytes(int(each) for each in data), "ab")

    @staticmethod
    def Delete(path: str) -> None:
        try:
            os.unlink(checked(path))
        except FileNotFoundError:
            return
        except OSError as error:
            raise net_error(error, path) from None

    @staticmethod
    def Copy(source: str, target: str, overwrite: bool = False) -> None:
        from shutil import copyfile, copymode

        if os.path.exists(checked(target, "destFileName")) and not overwrite:
            raise IOException(f"The file '{os.path.abspath(target)}' already exists.")
        try:
            copyfile(checked(source, "sourceFileName"), target)
            copymode(source, target)
        except OSError as error:
            raise net_error(error, source) from None

    @staticmethod
    def Move(source: str, target: str, overwrite: bool = False) -> None:
        from shutil import move

        if not os.path.exists(checked(source, "sourceFileName")):
            raise net_error(FileNotFoundError(2, ""), source)
        if os.path.exists(checked(target, "destFileName")) and not overwrite:
            raise IOException(f"The file '{os.path.abspath(target)}' already exists.")
        try:
            move(source, target)
        except OSError as error:
            raise net_error(error, source) from None

    @staticmethod
    def Replace(source: str, target: str, backup: str | None, *args: Any) -> None:
        if backup:
            FileMembers.Copy(target, backup, True)
        FileMembers.Move(source, target, True)

    @staticmethod
    def GetAttributes(path: str) -> Any:
        from pyshell.values.clr.files import attributes_of

        return attributes_of(path)

    @staticmethod
    def SetAttributes(path: str, value: Any) -> None:
        from pyshell.values.clr.files import set_attributes

        set_attributes(path, int(value))

    @staticmethod
    def GetLastWriteTime(path: str) -> Any:
        from pyshell.values.clr.files import file_info

        return file_info(path).LastWriteTime

    @staticmethod
    def GetLastWriteTimeUtc(path: str) -> Any:
        from pyshell.values.clr.files import file_info

        return file_info(path).LastWriteTimeUtc

    @staticmethod
    def GetCreationTime(path: str) -> Any:
        from pyshell.values.clr.files import file_info

        return file_info(path).CreationTime

    @staticmethod
    def SetLastWriteTime(path: str, value: Any) -> None:
        from pyshell.values.clr.files import file_info

        file_info(path).set_time("LastWriteTime", value)

    @staticmethod
    def SetLastWriteTimeUtc(path: str, value: Any) -> None:
        FileMembers.SetLastWriteTime(path, value)

    @staticmethod
    def SetCreationTime(path: str, value: Any) -> None:
        return None

    @staticmethod
    def Open(path: str, mode: Any, *args: Any) -> Any:
        from pyshell.values.clr.streams import FileStream

        return FileStream.net_new(path, mode, *args)

    @staticmethod
    def OpenRead(path: str) -> Any:
        from pyshell.values.clr.streams import FileStream

        return FileStream.opened(path, "rb")

    @staticmethod
    def OpenWrite(path: str) -> Any:
        from pyshell.values.clr.streams import FileStream

        return FileStream.opened(path, "r+b" if os.path.exists(path) else "w+b")

    @staticmethod
    def Create(path: str, *args: Any) -> Any:
        from pyshell.values.clr.streams import FileStream

        return FileStream.opened(path, "w+b")

    @staticmethod
    def OpenText(path: str) -> Any:
        from pyshell.values.clr.streams import StreamReader

        return StreamReader.net_new(path)

    @staticmethod
    def CreateText(path: str) -> Any:
        from pyshell.values.clr.streams import StreamWriter

        return StreamWriter.net_new(path)

    @staticmethod
    def AppendText(path: str) -> Any:
        from pyshell.values.clr.streams import StreamWriter

        return StreamWriter.net_new(path, True)

    @staticmethod
    def CreateSymbolicLink(path: str, target: str) -> Any:
        from pyshell.values.clr.files import file_info

        try:
            os.symlink(target, path)
        except OSError as error:
            raise net_error(error, path) from None
        return file_info(path)

    @staticmethod
    def ResolveLinkTarget(path: str, final: bool) -> Any:
        from pyshell.values.clr.files import file_info

        return file_info(os.path.realpath(path) if final else os.readlink(path)) if os.path.islink(path) else None


def _listing(path: str, args: tuple[Any, ...], files: bool, folders: bool) -> list[str]:
    from fnmatch import translate
    from re import compile as compile_

    pattern = next((arg for arg in args if isinstance(arg, str)), "*")
    everything = any(type(arg).__name__ == "SearchOption" and int(arg) == 1 for arg in args)
    test = compile_(translate("*" if pattern == "*.*" else pattern)).match
    found: list[str] = []

    def scan(folder: str) -> None:
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            raise net_error(error, folder) from None
        for entry in entries:
            is_folder = entry.is_dir()
            if test(entry.name) and (folders if is_folder else files):
                found.append(os.path.join(folder, entry.name))
        if everything:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    scan(os.path.join(folder, entry.name))

    scan(checked(path))
    return found


class DirectoryMembers:
    net_name = "System.IO.Directory"

    @staticmethod
    def Exists(path: str | None) -> bool:
        return bool(path) and os.path.isdir(str(path))

    @staticmethod
    def CreateDirectory(path: str, *args: Any) -> Any:
        from pyshell.values.clr.files import directory_info

        try:
            os.makedirs(checked(path), exist_ok=True)
        except FileExistsError:
            raise IOException(f"The file '{os.path.abspath(path)}' already exists.") from None
        except OSError as error:
            raise net_error(error, path) from None
        return directory_info(path)

    @staticmethod
    def Delete(path: str, recursive: bool = False) -> None:
        from shutil import rmtree

        try:
            if recursive:
                rmtree(checked(path))
            else:
                os.rmdir(checked(path))
        except FileNotFoundError:
            from pyshell.values import exceptions

            raise exceptions.DirectoryNotFoundException(
                f"Could not find a part of the path '{os.path.abspath(path)}'."
            ) from None
        except OSError as error:
            raise net_error(error, path) from None

    @staticmethod
    def Move(source: str, target: str) -> None:
        from shutil import move

        if not os.path.exists(source):
            raise net_error(FileNotFoundError(2, ""), source)
        move(source, target)

    @staticmethod
    def GetFiles(path: str, *args: Any) -> Any:
        return typed_array(types.STRING, _listing(path, args, True, False))

    @staticmethod
    def GetDirectories(path: str, *args: Any) -> Any:
        return typed_array(types.STRING, _listing(path, args, False, True))

    @staticmethod
    def GetFileSystemEntries(path: str, *args: Any) -> Any:
        return typed_array(types.STRING, _listing(path, args, True, True))

    EnumerateFiles = GetFiles
    EnumerateDirectories = GetDirectories
    EnumerateFileSystemEntries = GetFileSystemEntries

    @staticmethod
    def GetCurrentDirectory() -> str:
        return os.getcwd()

    @staticmethod
    def SetCurrentDirectory(path: str) -> None:
        try:
            os.chdir(path)
        except OSError as error:
            raise net_error(error, path) from None

    @staticmethod
    def GetParent(path: str) -> Any:
        from pyshell.values.clr.files import directory_info

        parent = os.path.dirname(os.path.abspath(path))
        return directory_info(parent) if parent != os.path.abspath(path) else None

    @staticmethod
    def GetDirectoryRoot(path: str) -> str:
        return "/"

    @staticmethod
    def GetLogicalDrives() -> Any:
        return typed_array(types.STRING, ["/"])

    @staticmethod
    def CreateTempSubdirectory(prefix: str | None = None) -> Any:
        from tempfile import mkdtemp

        from pyshell.values.clr.files import directory_info

        return directory_info(mkdtemp(prefix=prefix or ""))

    GetLastWriteTime = FileMembers.GetLastWriteTime
    GetCreationTime = FileMembers.GetCreationTime
    SetLastWriteTime = FileMembers.SetLastWriteTime
