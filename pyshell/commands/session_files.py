"""Copy-Item's way into a session and out of one."""

from __future__ import annotations

from functools import partial

from pyshell.remoting.file_copy import RemoteFiles
from pyshell.remoting.remote_call import RemoteFailure
from pyshell.remoting.transport import TransportError
from pyshell.values import exceptions
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any


def copy(cmdlet: Any) -> None:
    """Do what a Copy-Item with -ToSession or -FromSession asks."""
    if cmdlet.to_session is not None and cmdlet.from_session is not None:
        error = exceptions.PSArgumentException(
            "'FromSession' and 'ToSession' are mutually exclusive and cannot be specified at the same time."
        )
        cmdlet.throw(error, "InvalidInput", "InvalidArgument")
    session = base_of(cmdlet.to_session if cmdlet.to_session is not None else cmdlet.from_session)
    if session.state_name != "Opened":
        cmdlet.throw(
            exceptions.PSInvalidOperationException(
                f"The session {session.name} is not in the Opened state: it is {session.state_name}."
            ),
            "CopyItemRemotelyInvalidSession",
            "InvalidOperation",
        )
    if cmdlet.to_session is not None:
        _send(cmdlet, RemoteFiles(session))
    else:
        _receive(cmdlet, RemoteFiles(session))


def _send(cmdlet: Any, files: RemoteFiles) -> None:
    if not cmdlet.destination:
        error = exceptions.PSArgumentNullException("Destination")
        cmdlet.throw(error, "CopyItemRemotelyPathIsNullOrEmpty", "InvalidArgument")
    target = str(cmdlet.destination)
    recurse, force = bool(cmdlet.recurse), bool(cmdlet.force)
    for place in cmdlet.places():
        if place.provider.name != "FileSystem":
            unsupported = exceptions.PSNotSupportedException(f"{place.display} is not a path of the file system.")
            cmdlet.error(unsupported, "NotSupported", "NotImplemented")
        elif cmdlet.should_process(f"Item: {place.path} Destination: {target}", "Copy File"):
            _attempt(cmdlet, place.path, partial(files.send, place.path, target, recurse=recurse, force=force))


def _receive(cmdlet: Any, files: RemoteFiles) -> None:
    names, literal = cmdlet.paths()
    here = cmdlet.session.place(str(cmdlet.destination)) if cmdlet.destination else cmdlet.session.here()

    def fetch(name: str) -> None:
        files.receive(files.find(name, literal=literal, recurse=bool(cmdlet.recurse)), here.path)

    for name in names:
        if cmdlet.should_process(f"Item: {name} Destination: {here.path}", "Copy File"):
            _attempt(cmdlet, name, partial(fetch, name))


def _attempt(cmdlet: Any, path: str, work: Callable[[], None]) -> None:
    try:
        work()
    except RemoteFailure as error:
        missing = str(getattr(error.record, "fully_qualified_error_id", "")).startswith("PathNotFound")
        identifier = "RemotePathNotFound" if missing else "CopyItemRemotelyIOError"
        cmdlet.error(exceptions.IOException(str(error)), identifier, "WriteError", path)
    except TransportError as error:
        cmdlet.error(exceptions.PSRemotingTransportException(error.message), error.identifier, "OpenError", path)
    except OSError as error:
        cmdlet.error(exceptions.IOException(f"{path}: {error.strerror}"), "CopyError", "WriteError", path)
