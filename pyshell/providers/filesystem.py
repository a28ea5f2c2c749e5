"""The FileSystem provider."""

from __future__ import annotations

import os

from pyshell.values import exceptions
from pyshell.values.exceptions import IOException

from . import paths
from .provider import ItemRequest, Provider, not_found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from pyshell.values.exceptions import NetException

    from .session import Location

_KINDS = (
    ("directory", "directory"), ("container", "directory"), ("file", "file"), ("symboliclink", "symboliclink"),
    ("junction", "junction"), ("hardlink", "hardlink"),
)  # fmt: skip


def from_os(error: OSError, path: str, error_id: str, category: str = "WriteError") -> NetException:
    """The .NET exception and error id of a failed system call."""
    number = error.errno
    import errno

    made: NetException
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        made = exceptions.UnauthorizedAccessException(f"Access to the path '{path}' is denied.")
        return made.with_error(error_id.replace("IOError", "UnauthorizedAccessError"), "PermissionDenied", path)
    if number == errno.ENOENT or number == errno.ENOTDIR:
        parent = paths.parent(path)
        if parent and os.path.isdir(parent):
            made = exceptions.FileNotFoundException(f"Could not find file '{path}'.")
        else:
            made = exceptions.DirectoryNotFoundException(f"Could not find a part of the path '{path}'.")
    elif number == errno.EEXIST:
        made = IOException(f"The file '{path}' already exists.")
    elif number == errno.ENOTEMPTY:
        made = IOException(f"Directory not empty : '{path}'")
    elif number == errno.EISDIR:
        made = exceptions.UnauthorizedAccessException(f"Access to the path '{path}' is denied.")
    else:
        made = IOException(f"{error.strerror} : '{path}'")
    return made.with_error(error_id, category, path)


class FileSystemProvider(Provider):
    """Files and folders. Paths are absolute."""

    name = "FileSystem"
    implementing_type = "FileSystemProvider"
    capabilities = ("Filter", "ShouldProcess", "Credentials")
    nested = True
    case_sensitive = True
    supports_properties = True

    def __init__(self, session: Any) -> None:
        super().__init__(session)
        self.home = os.path.expanduser("~")
        self._file: Callable[[str], Any] | None = None
        self._folder: Callable[[str], Any] | None = None

    def exists(self, path: str) -> bool:
        return os.path.lexists(path)

    def is_container(self, path: str) -> bool:
        return os.path.isdir(path)

    def is_hidden(self, path: str) -> bool:
        name = paths.leaf(path)
        return name.startswith(".") and name not in (".", "..")

    def is_valid(self, path: str) -> bool:
        return bool(path) and "\0" not in path

    def info(self, path: str, is_folder: bool | None = None) -> Any:
        """A FileInfo or DirectoryInfo."""
        if self._file is None:
            from pyshell.values.pstype import find_type

            file_type, folder_type = find_type("System.IO.FileInfo"), find_type("System.IO.DirectoryInfo")
            assert file_type is not None and folder_type is not None
            self._file, self._folder = file_type.pyclass, folder_type.pyclass
        if is_folder is None:
            is_folder = os.path.isdir(path)
        make = self._folder if is_folder else self._file
        assert make is not None
        return make(path)

    def get(self, path: str, request: ItemRequest) -> Any:
        if not os.path.lexists(path):
            raise not_found(path)
        if self.is_hidden(path) and not request.force:
            raise IOException(f"Could not find item {path}.").with_error("ItemNotFound", "ObjectNotFound", path)
        return self.info(path)

    def child_names(self, path: str, force: bool = False) -> list[str]:
        """Folders first, then files, each by name without regard to case."""
        folders: list[str] = []
        files: list[str] = []
        try:
            with os.scandir(path or "/") as entries:
                for entry in entries:
                    if entry.name.startswith(".") and not force:
                        continue
                    (folders if _is_folder(entry) else files).append(entry.name)
        except PermissionError as error:
            raise from_os(error, path, "DirUnauthorizedAccessError", "PermissionDenied") from error
        except OSError as error:
            raise from_os(error, path, "DirIOError", "ReadError") from error
        folders.sort(key=_order)
        files.sort(key=_order)
        return folders + files

    def children(self, path: str, force: bool, pattern: str | None) -> list[tuple[str, bool]]:
        """(name, is a folder) of what lies in a folder; `pattern` is -Filter."""
        matches = filter_of(pattern)
        found: list[tuple[str, bool]] = []
        try:
            with os.scandir(path or "/") as entries:
                for entry in entries:
                    name = entry.name
                    if name.startswith(".") and not force:
                        continue
                    if matches is None or matches(name):
                        found.append((name, _is_folder(entry)))
        except PermissionError as error:
            raise from_os(error, path, "DirUnauthorizedAccessError", "PermissionDenied") from error
        except OSError as error:
            raise from_os(error, path, "DirIOError", "ReadError") from error
        found.sort(key=lambda item: (not item[1], _order(item[0])))
        return found

    # -- making --------------------------------------------------------------------------------------------------------

    def new(self, path: str, kind: str | None, value: Any, request: ItemRequest) -> Any:
        which = _kind(kind)
        if which == "directory":
            return self._new_folder(path, request)
        if which == "file":
            return self._new_file(path, value, request)
        return self._new_link(path, which, value, request)

    def _new_folder(self, path: str, request: ItemRequest) -> Any:
        if os.path.isdir(path) and not request.force:
            raise IOException(f"An item with the specified name {path} already exists.").with_error(
                "DirectoryExist", "ResourceExists", path
            )
        if not request.confirm(f"Destination: {path}", "Create Directory"):
            return None
        try:
            os.makedirs(path, exist_ok=True)
        except OSError as error:
            raise from_os(error, path, "CreateDirectoryIOError") from error
        return self.info(path, True)

    def _new_file(self, path: str, value: Any, request: ItemRequest) -> Any:
        if not request.confirm(f"Destination: {path}", "Create File"):
            return None
        try:
            if request.force:
                os.makedirs(paths.parent(path) or "/", exist_ok=True)
                if os.path.isdir(path):
                    raise exceptions.UnauthorizedAccessException(f"Access to the path '{path}' is denied.").with_error(
                        "NewItemUnauthorizedAccessError", "PermissionDenied", path
                    )
            elif os.path.lexists(path):
                raise IOException(f"The file '{path}' already exists.").with_error("NewItemIOError", "WriteError", path)
            with open(path, "wb") as file:
                if value is not None:
                    from pyshell.values.text import to_string

                    file.write(to_string(value).encode("utf-8", "surrogatepass"))
        except OSError as error:
            raise from_os(error, path, "NewItemIOError") from error
        return self.info(path, False)

    def _new_link(self, path: str, which: str, value: Any, request: ItemRequest) -> Any:
        from pyshell.values.text import to_string

        target = to_string(value) if value is not None else ""
        actions = {
            "symboliclink": "Create Symbolic Link",
            "hardlink": "Create Hard Link",
            "junction": "Create Junction",
        }
        if not target:
            raise exceptions.PSArgumentNullException("content").with_error("ArgumentNull", "InvalidArgument", path)
        if not request.confirm(f"Destination: {path}", actions[which]):
            return None
        if which != "symboliclink":
            resolved = self.session.place(target).path
            if not os.path.lexists(resolved):
                raise not_found(target)
            target = resolved
        if os.path.lexists(path):
            if not request.force:
                raise IOException(f"Cannot create link because the path already exists: {path}.").with_error(
                    "SymLinkExists", "ResourceExists", path
                )
            os.remove(path)
        try:
            if which == "hardlink":
                os.link(target, path)
            else:
                os.symlink(target, path)
        except OSError as error:
            raise from_os(error, path, "NewItemCreateIOError") from error
        return self.info(path)

    # -- changing ------------------------------------------------------------------------------------------------------

    def set(self, path: str, value: Any, request: ItemRequest) -> Any:
        return self.unsupported(path)

    def clear(self, path: str, request: ItemRequest) -> Any:
        return self.unsupported(path)

    def unsupported(self, path: str) -> Any:
        from .provider import not_supported

        raise not_supported("Provider operation stopped because the provider does not support this operation.")

    def remove(self, path: str, request: ItemRequest) -> None:
        folder = os.path.isdir(path) and not os.path.islink(path)
        if not request.confirm(path, "Remove Directory" if folder else "Remove File"):
            return
        if self.is_hidden(path) and not request.force:
            message = (
                "You do not have sufficient access rights to perform this operation or the item is hidden, system, or "
                "read only."
            )
            error: NetException = IOException(f"Cannot remove item {path}: {message}")
            raise error.with_error("RemoveFileSystemItemUnAuthorizedAccess", "PermissionDenied", path)
        try:
            if folder:
                if request.recurse:
                    import shutil

                    shutil.rmtree(path)
                else:
                    os.rmdir(path)
            else:
                if not request.force and not os.access(path, os.W_OK) and not os.path.islink(path):
                    raise PermissionError(13, "read only", path)
                os.remove(path)
        except PermissionError as problem:
            message = (
                "You do not have sufficient access rights to perform this operation or the item is hidden, system, or "
                "read only."
            )
            made: NetException = IOException(f"Cannot remove item {path}: {message}")
            raise made.with_error("RemoveFileSystemItemUnAuthorizedAccess", "PermissionDenied", path) from problem
        except OSError as problem:
            raise from_os(problem, path, "RemoveItemIOError") from problem

    def has_children(self, path: str) -> bool:
        """Whether there is anything in a folder."""
        if os.path.islink(path) or not os.path.isdir(path):
            return False
        with os.scandir(path) as entries:
            return next(entries, None) is not None

    def rename(self, path: str, new_name: str, request: ItemRequest) -> Any:
        folder = os.path.isdir(path) and not os.path.islink(path)
        name = new_name.replace("\\", "/")
        if "/" in name:
            base = paths.parent(path)
            target = paths.normalize(name if name.startswith("/") else base + "/" + name)
            if paths.parent(target) != base:
                raise exceptions.PSArgumentException(
                    "Cannot rename the specified target, because it represents a path or device name."
                ).with_error("Argument", "InvalidArgument", new_name)
            name = paths.leaf(target)
        target = paths.join(paths.parent(path), name)
        if not request.confirm(f"Item: {path} Destination: {target}", "Rename Directory" if folder else "Rename File"):
            return None
        if os.path.lexists(target) and not os.path.samefile(path, target):
            text = f"Cannot create '{target}' because a file or directory with the same name already exists."
            if not folder:
                text = "Cannot create a file when that file already exists."
            if not (request.force and not folder):
                raise IOException(text).with_error("RenameItemIOError", "WriteError", path)
        try:
            os.rename(path, target)
        except OSError as error:
            raise from_os(error, path, "RenameItemIOError") from error
        return self.place_of(target)

    def place_of(self, path: str) -> Location:
        """The location of a path of this provider."""
        from .session import Location

        return Location(self, self.session.find_drive("/"), path)

    def move(self, path: str, destination: str, request: ItemRequest) -> Location | None:
        target = paths.join(destination, paths.leaf(path)) if os.path.isdir(destination) else destination
        folder = os.path.isdir(path) and not os.path.islink(path)
        if folder and (destination + "/").startswith(path.rstrip("/") + "/"):
            message = f"Destination path cannot be a subdirectory of the source or the source itself: {destination}."
            raise exceptions.PSArgumentException(message).with_error("MoveItemArgumentError", "InvalidArgument", path)
        action = "Move Directory" if folder else "Move File"
        if not request.confirm(f"Item: {path} Destination: {target}", action):
            return None
        error_id = "MoveDirectoryItemIOError" if folder else "MoveFileInfoItemIOError"
        if os.path.lexists(target) and not os.path.samefile(path, target):
            if folder or not request.force:
                text = "Cannot create a file when that file already exists."
                raise IOException(text).with_error(error_id, "WriteError", path)
        try:
            import shutil

            if not os.path.isdir(paths.parent(target) or "/"):
                raise exceptions.DirectoryNotFoundException(
                    f"Could not find a part of the path '{target}'."
                ).with_error(error_id, "WriteError", path)
            shutil.move(path, target)
        except OSError as error:
            raise from_os(error, path, error_id) from error
        return self.place_of(target)

    def copy(self, path: str, destination: str, request: ItemRequest) -> Iterator[Location]:
        if os.path.isdir(path):
            if os.path.isdir(destination):
                destination = paths.join(destination, paths.leaf(path))
            yield from self._copy_folder(path, destination, request)
        else:
            if os.path.isdir(destination):
                destination = paths.join(destination, paths.leaf(path))
            yield from self._copy_file(path, destination, request)

    def _copy_folder(self, path: str, destination: str, request: ItemRequest) -> Iterator[Location]:
        if (destination + "/").startswith(path.rstrip("/") + "/"):
            made: NetException = IOException(f"Cannot overwrite the item {path} with itself.")
            raise made.with_error("CopyError", "WriteError", path)
        if not request.confirm(f"Item: {path} Destination: {destination}", "Copy Directory"):
            return
        existed = os.path.isdir(destination)
        try:
            os.makedirs(destination, exist_ok=True)
        except OSError as error:
            raise from_os(error, destination, "CopyDirectoryInfoItemIOError") from error
        if not existed:
            yield self.place_of(destination)
        if not request.recurse:
            return
        matches = filter_of(request.filter)
        for name, is_folder in self.children(path, True, None):
            if is_folder:
                yield from self._copy_folder(paths.join(path, name), paths.join(destination, name), request)
            elif matches is None or matches(name):
                yield from self._copy_file(paths.join(path, name), paths.join(destination, name), request)

    def _copy_file(self, path: str, destination: str, request: ItemRequest) -> Iterator[Location]:
        if os.path.exists(destination) and os.path.samefile(path, destination):
            made: NetException = IOException(f"Cannot overwrite the item {path} with itself.")
            raise made.with_error("CopyError", "WriteError", path)
        if not request.confirm(f"Item: {path} Destination: {destination}", "Copy File"):
            return
        try:
            import shutil

            shutil.copyfile(path, destination)
            shutil.copystat(path, destination)
        except PermissionError as error:
            raise from_os(error, destination, "CopyFileInfoItemUnauthorizedAccessError", "PermissionDenied") from error
        except OSError as error:
            raise from_os(error, destination, "CopyFileInfoItemIOError") from error
        yield self.place_of(destination)

    def invoke(self, path: str, request: ItemRequest) -> None:
        if not request.confirm(f"Item: {path}", "Invoke Item"):
            return
        import subprocess

        command = [path] if os.access(path, os.X_OK) and not os.path.isdir(path) else ["xdg-open", path]
        try:
            subprocess.Popen(command)
        except OSError as error:
            raise from_os(error, path, "Win32Exception", "NotSpecified") from error

    def new_drive_root(self, root: str) -> str:
        full = self.session.place(root).path
        if not os.path.isdir(full):
            raise IOException(
                f'The specified drive root "{root}" either does not exist, or it is not a folder.'
            ).with_error("DriveRootError", "ReadError", root)
        return full

    # -- content -------------------------------------------------------------------------------------------------------

    def content_reader(self, path: str, request: ItemRequest) -> Any:
        from .filecontent import FileReader

        if os.path.isdir(path):
            made = exceptions.InvalidOperationException(
                f"Unable to get content because it is a directory: '{path}'. Please use 'Get-ChildItem' instead."
            )
            raise made.with_error("GetContainerContentException", "InvalidOperation", path)
        try:
            return FileReader(path, request.dynamic)
        except OSError as error:
            raise from_os(error, path, "GetContentReaderIOError", "ReadError") from error

    def content_writer(self, path: str, request: ItemRequest) -> Any:
        from .filecontent import FileWriter

        if os.path.isdir(path):
            text = f"Unable to write content because it is a directory: '{path}'."
            made = exceptions.NotSupportedException(text)
            raise made.with_error("System.NotSupportedException", "NotImplemented", path)
        if request.force and os.path.exists(path) and not os.access(path, os.W_OK):
            os.chmod(path, os.stat(path).st_mode | 0o200)
        try:
            return FileWriter(path, request.dynamic)
        except FileNotFoundError as error:
            made_missing = exceptions.DirectoryNotFoundException(f"Could not find a part of the path '{path}'.")
            raise made_missing.with_error("GetContentWriterDirectoryNotFoundError", "ObjectNotFound", path) from error
        except PermissionError as error:
            denied = exceptions.UnauthorizedAccessException(f"Access to the path '{path}' is denied.")
            raise denied.with_error("GetContentWriterUnauthorizedAccessError", "PermissionDenied", path) from error
        except OSError as error:
            raise from_os(error, path, "GetContentWriterIOError", "WriteError") from error

    def clear_content(self, path: str, request: ItemRequest) -> None:
        if os.path.isdir(path):
            text = (
                f"Unable to clear content of '{path}' because it is a directory. Clear-Content is only "
                "supported on files."
            )
            raise exceptions.NotSupportedException(text).with_error("ClearDirectoryContent", "InvalidOperation", path)
        if not request.confirm(f"Item: {path}", "Clear Content"):
            return
        try:
            with open(path, "wb"):
                pass
        except OSError as error:
            raise from_os(error, path, "ClearContentUnauthorizedAccessError", "PermissionDenied") from error


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _order(name: str) -> tuple[str, str]:
    return name.lower(), name


def filter_of(pattern: str | None) -> Callable[[str], bool] | None:
    """What -Filter lets through: `*` and `?`, without regard to case; `*.*` is everything."""
    if not pattern or pattern in ("*", "*.*"):
        return None
    import fnmatch
    import re

    text = "".join("[[]" if c == "[" else c for c in pattern)
    compiled = re.compile(fnmatch.translate(text), re.IGNORECASE)
    return lambda name: compiled.match(name) is not None


def _kind(text: str | None) -> str:
    if not text:
        return "file"
    for name, kind in _KINDS:
        if name.startswith(text.lower()):
            return kind
    raise exceptions.PSArgumentException(
        'The type is not a known type for the file system. Only "file","directory" or "symboliclink" can be specified.'
    ).with_error("Argument", "InvalidArgument", text)
