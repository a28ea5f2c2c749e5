"""What Import-PSSession and Export-PSSession share."""

from __future__ import annotations

from pyshell.remoting.implicit import ProxyModule, describe
from pyshell.remoting.remote_call import RemoteFailure
from pyshell.remoting.transport import TransportError
from pyshell.values import exceptions
from pyshell.values.psobject import base_of
from pyshell.values.text import to_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def proxy_module(cmdlet: Any) -> ProxyModule:
    """The module that a call asks for; what stands in the way ends the cmdlet."""
    if cmdlet.certificate is not None or cmdlet.format_type_name:
        cmdlet.throw(
            exceptions.PSNotSupportedException("Proxies are neither signed nor do they bring formatting with them."),
            "NotSupported",
            "NotImplemented",
        )
    session = base_of(cmdlet.session)
    if session.state_name != "Opened":
        cmdlet.throw(
            exceptions.PSInvalidOperationException(
                f"The session {session.name} is not in the Opened state: it is {session.state_name}."
            ),
            "InvalidRunspaceState",
            "InvalidOperation",
            session,
        )
    modules = [to_string(each) for each in cmdlet.module or ()]
    modules += [_module_name(each) for each in cmdlet.fully_qualified_module or ()]
    types = to_string(cmdlet.command_type) if cmdlet.command_type is not None else None
    names = [to_string(each) for each in cmdlet.wanted or ()] or None
    try:
        found = describe(session, names, None if types == "All" else types, modules or None, cmdlet.argument_list)
    except RemoteFailure as error:
        cmdlet.throw(error.record)
    except TransportError as error:
        cmdlet.throw(exceptions.PSRemotingTransportException(error.message), error.identifier, "OpenError", session)
    kept = [each for each in found if cmdlet.allow_clobber or not _exists(cmdlet, str(each["name"]), bool(names))]
    if not kept:
        message = (
            "No command proxies have been created, because all of the requested remote commands would shadow existing "
            "local commands.  Use the AllowClobber parameter if you want to shadow existing local commands."
            if found
            else f"Running the Get-Command command in a remote session reported no matching commands: {names or '*'}"
        )
        cmdlet.throw(
            exceptions.ArgumentException(message),
            "ErrorNoCommandsImportedBecauseOfSkipping" if found else "ErrorNoResultsFromRemoteEnd",
            "InvalidResult",
        )
    return ProxyModule(session, kept)


def _module_name(specification: Any) -> str:
    found = base_of(specification)
    return to_string(found.name if hasattr(found, "name") else found)


def _exists(cmdlet: Any, name: str, named: bool) -> bool:
    """Whether a command of that name is here already; says so where the call asked for it by name."""
    try:
        there = cmdlet.context.commands.resolve(name) is not None
    except exceptions.CommandNotFoundException:
        return False
    if there and named:
        cmdlet.warning(
            f"Proxy creation has been skipped for the following command: '{name}', because it would shadow an existing "
            "local command.  Use the AllowClobber parameter if you want to shadow existing local commands."
        )
    return there
