"""What the session cmdlets share.

Connections from their parameters, errors in PowerShell's form, sessions found and chosen.
"""

from __future__ import annotations

import copy
import fnmatch
from typing import Any

from pyshell.remoting import connection_info, session_options
from pyshell.remoting.connection_info import RunspaceConnectionInfo, SSHConnectionInfo, WSManConnectionInfo
from pyshell.remoting.session import PSSession, repository, throttled
from pyshell.remoting.session_options import PSSessionOption
from pyshell.remoting.transport import Redirected, TransportError
from pyshell.remoting.wsman_transport import WSManTransport
from pyshell.values import exceptions
from pyshell.values.errors import ErrorRecord
from pyshell.values.psobject import PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pyshell.binding.cmdlet import Cmdlet

DEFAULT_THROTTLE = 32


def text(value: Any) -> str:
    """A parameter's value as plain text."""
    from pyshell.values.text import to_string

    return "" if value is None else to_string(value)


def option_of(cmdlet: Any) -> PSSessionOption:
    """The session options of a call: -SessionOption, else $PSSessionOption, else PowerShell's defaults."""
    given = getattr(cmdlet, "session_option", None)
    if given is None:
        given = cmdlet.context.scope.get("PSSessionOption")
    if type(given) is PSObject:
        given = given.base
    if isinstance(given, PSSessionOption):
        return given
    if given is not None and hasattr(given, "items"):
        return session_options.from_table(given)
    return PSSessionOption()


def shape(cmdlet: Any, info: WSManConnectionInfo, *, new_session: bool = True) -> WSManConnectionInfo:
    """Give a connection what the call says of credentials, authentication, configuration and options."""
    session_options.apply(option_of(cmdlet), info, new_session=new_session)
    credential = getattr(cmdlet, "credential", None)
    if credential is not None:
        info.credential = credential.base if type(credential) is PSObject else credential
    authentication = getattr(cmdlet, "authentication", None)
    if authentication is not None:
        info.authentication_mechanism = str(getattr(authentication, "name", authentication))
    thumbprint = getattr(cmdlet, "certificate_thumbprint", None)
    if thumbprint:
        info.certificate_thumbprint = text(thumbprint)
    configuration = getattr(cmdlet, "configuration_name", None) or cmdlet.context.scope.get(
        "PSSessionConfigurationName"
    )
    info.use_configuration(text(configuration) if configuration else None)
    info.client_computer = text(cmdlet.context.services.get("computer_name")) or "Localhost"
    if getattr(cmdlet, "enable_network_access", False):
        info.enable_network_access = True
    if not getattr(cmdlet, "allow_redirection", False):
        info.maximum_connection_redirection_count = 0
    check_authentication(info)
    return info


def check_authentication(info: WSManConnectionInfo) -> None:
    """The limits of the mechanisms. Raises TransportError."""
    mechanism = info.authentication_mechanism
    if info.certificate_thumbprint and mechanism != "Default":
        raise TransportError(
            2150859072,
            "The authentication mechanism cannot be specified together with a certificate thumbprint.",
        )
    if mechanism in ("Basic", "Credssp", "Digest") and info.credential is None and info.lab_user is None:
        raise TransportError(
            2150859083,
            "The WinRM client cannot process the request. Requests must include user name and password when Basic, "
            "Digest or CredSSP authentication mechanism is used. Add the user name and password or change the "
            "authentication mechanism and try the request again.",
        )
    if mechanism == "NegotiateWithImplicitCredential" and info.credential is not None:
        raise TransportError(
            2150859084,
            "The WinRM client cannot process the request. NegotiateWithImplicitCredential takes no explicit "
            "credential.",
        )
    if mechanism == "Digest":
        raise TransportError(
            2150858976,
            "The WinRM client cannot process the request. The Digest authentication mechanism is not available here.",
        )


def computer_infos(cmdlet: Any, names: Iterable[Any], *, new_session: bool = True) -> list[WSManConnectionInfo]:
    """Connections to computers by name. Raises TransportError for parameters that do not go together."""
    result: list[WSManConnectionInfo] = []
    for name in names:
        application = getattr(cmdlet, "application_name", None) or cmdlet.context.scope.get("PSSessionApplicationName")
        port = getattr(cmdlet, "port", None)
        info = connection_info.for_computer(
            text(name),
            port=int(port or 0),
            use_ssl=bool(getattr(cmdlet, "use_ssl", False)),
            application=text(application) if application else None,
        )
        result.append(shape(cmdlet, info, new_session=new_session))
    return result


def uri_infos(cmdlet: Any, uris: Iterable[Any], *, new_session: bool = True) -> list[WSManConnectionInfo]:
    """Connections by URI. Raises UnknownComputerScheme."""
    return [shape(cmdlet, connection_info.for_uri(text(uri)), new_session=new_session) for uri in uris]


def ssh_infos(cmdlet: Any, names: Iterable[Any]) -> list[SSHConnectionInfo]:
    """Connections over SSH; a name may be `user@host`."""
    result: list[SSHConnectionInfo] = []
    for name in names:
        user, at, host = text(name).rpartition("@")
        info = SSHConnectionInfo(
            text(getattr(cmdlet, "user_name", None)) or (user if at else ""),
            host,
            text(getattr(cmdlet, "key_file_path", None)),
            int(getattr(cmdlet, "port", None) or 0),
            text(getattr(cmdlet, "subsystem", None)),
        )
        options = getattr(cmdlet, "options", None)
        if options is not None and hasattr(options, "items"):
            info.options = {text(key): text(value) for key, value in options.items()}
        result.append(info)
    return result


def ssh_table_infos(tables: Iterable[Any]) -> list[SSHConnectionInfo]:
    """Connections over SSH from hash tables (-SSHConnection)."""
    result: list[SSHConnectionInfo] = []
    for table in tables:
        values = {text(key).lower(): value for key, value in (table.base if type(table) is PSObject else table).items()}
        info = SSHConnectionInfo(
            text(values.get("username")),
            text(values.get("hostname") or values.get("computername")),
            text(values.get("keyfilepath") or values.get("identityfilepath")),
            int(values.get("port") or 0),
            text(values.get("subsystem")),
        )
        result.append(info)
    return result


# -- errors ----------------------------------------------------------------------------------------


def transport_record(error: Exception, computer: str, failure: str, what: str, target: Any = None) -> ErrorRecord:
    """The error record of a failed operation; `failure` is the identifier's second part (`PSSessionOpenFailed` …)."""
    if isinstance(error, Redirected):
        message = (
            f"[{computer}] {error.message} To automatically connect to the redirected URI, verify "
            '"MaximumConnectionRedirectionCount" property of session preference variable "PSSessionOption" and use '
            '"AllowRedirection" parameter on the cmdlet.'
        )
        identifier = error.identifier
    elif isinstance(error, TransportError):
        message = f"[{computer}] {what} {computer} failed with the following error message : {error.message}"
        identifier = error.identifier
    else:
        message = f"[{computer}] {what} {computer} failed with the following error message : {error}"
        identifier = type(error).__name__
    if not isinstance(error, Redirected) and not message.endswith("Help topic."):
        message = message.rstrip() + " For more information, see the about_Remote_Troubleshooting Help topic."
    made: Any = exceptions.PSRemotingTransportException(message)
    if isinstance(error, TransportError):
        made.error_code = error.code
    record = ErrorRecord(made, f"{identifier},{failure}", "OpenError", target)
    # As PowerShell's: the cmdlet's name is no part of it.
    record.fqid = record.error_id
    return record


def open_failed(error: Exception, session: PSSession) -> ErrorRecord:
    return transport_record(
        error, session.computer_name, "PSSessionOpenFailed", "Connecting to remote server", session.name
    )


def state_record(session: PSSession, error_id: str, message: str) -> ErrorRecord:
    return ErrorRecord(exceptions.PSInvalidOperationException(message), error_id, "InvalidOperation", session)


# -- opening and connecting ------------------------------------------------------------------------


def open_session(cmdlet: Any, info: RunspaceConnectionInfo, name: str = "") -> PSSession:
    """Open one session, following redirections where they are allowed. Raises TransportError."""
    session = repository(cmdlet.context).create(info, cmdlet.host, name=name)
    return _follow(session, session.open, cmdlet.host)


def _follow(session: PSSession, work: Callable[[], None], host: Any) -> PSSession:
    """Open or connect a session, at another place where its computer says so and the call allows it."""

    def again() -> None:
        assert isinstance(session.info, WSManConnectionInfo)
        session.pool.transport.abandon()
        session.pool.transport = WSManTransport(session.info)

    following(session.info, work, again, host)
    return session


def following(info: RunspaceConnectionInfo, work: Callable[[], Any], again: Callable[[], None], host: Any) -> Any:
    """Do something, following redirections as often as the connection allows.

    `again` makes ready for the new place. Raises TransportError, Redirected once there are too many.
    """
    left = getattr(info, "maximum_connection_redirection_count", 0)
    while True:
        try:
            return work()
        except Redirected as redirect:
            if left <= 0 or not isinstance(info, WSManConnectionInfo):
                raise
            left -= 1
            host.ui.write_warning(f'Your connection has been redirected to the following URI: "{redirect.uri}"')
            info.move_to(connection_info.for_uri(redirect.uri))
            again()


def open_all(cmdlet: Any, infos: list[Any], names: list[str], throttle: int) -> list[PSSession]:
    """Open sessions side by side; those that fail become errors of the cmdlet."""
    store = repository(cmdlet.context)
    sessions = [
        store.create(info, cmdlet.host, name=names[index] if index < len(names) else "")
        for index, info in enumerate(infos)
    ]
    results = throttled(throttle, [lambda each=each: _follow(each, each.open, cmdlet.host) for each in sessions])
    opened: list[PSSession] = []
    for session, result in zip(sessions, results):
        if isinstance(result, Exception):
            session.pool.transport.abandon()
            cmdlet.error(open_failed(result, session))
        else:
            opened.append(store.add(session))
    return opened


def connect_all(cmdlet: Any, sessions: list[PSSession], throttle: int) -> list[PSSession]:
    """Connect disconnected sessions; sessions in other states are left alone, or refused, as PowerShell does."""
    wanted: list[PSSession] = []
    for session in sessions:
        state = session.state_name
        if state == "Opened":
            continue
        if state != "Disconnected" or session.interactive:
            cmdlet.error(
                state_record(
                    session,
                    "PSSessionConnectFailed",
                    f"The connect operation failed for session {session.name}. The Runspace state is {state}.",
                )
            )
        elif session.busy_elsewhere:
            cmdlet.error(
                state_record(
                    session,
                    "PSSessionConnectFailed",
                    f"The session {session.name} cannot be connected because it is connected to another client "
                    "(its Availability is Busy).",
                )
            )
        elif cmdlet.should_process(session.name, "Connect"):
            wanted.append(session)
    results = throttled(throttle, [lambda each=each: _follow(each, each.connect, cmdlet.host) for each in wanted])
    connected: list[PSSession] = []
    store = repository(cmdlet.context)
    for session, result in zip(wanted, results):
        if isinstance(result, Exception):
            session.pool.state = 9
            cmdlet.error(
                transport_record(
                    result, session.computer_name, "PSSessionConnectFailed", "Connecting to remote server", session
                )
            )
        else:
            connected.append(store.add(session))
    return connected


# -- finding and choosing --------------------------------------------------------------------------


def matches(value: str, patterns: Iterable[Any] | None) -> bool:
    """Whether a name is among wildcard patterns (any case); no patterns admit every name."""
    if not patterns:
        return True
    folded = value.lower()
    return any(fnmatch.fnmatchcase(folded, text(pattern).lower()) for pattern in patterns)


def guid_text(value: Any) -> str:
    return text(value).lower().strip("{}")


def query(cmdlet: Any, infos: list[WSManConnectionInfo], throttle: int) -> list[PSSession]:
    """The sessions that computers hold for this account; computers that do not answer become errors."""
    store = repository(cmdlet.context)

    def ask(info: WSManConnectionInfo) -> list[Any]:
        transports = [WSManTransport(info)]
        try:
            found: list[Any] = following(
                info, lambda: transports[-1].shells(), lambda: transports.append(WSManTransport(info)), cmdlet.host
            )
            return found
        finally:
            for transport in transports:
                transport.abandon()

    results = throttled(throttle, [lambda each=each: ask(each) for each in infos])
    found: list[PSSession] = []
    for info, result in zip(infos, results):
        if isinstance(result, Exception):
            cmdlet.error(
                transport_record(
                    result, info.computer_name, "RemotePSSessionQueryFailed", "Querying sessions on remote server",
                    info.computer_name,
                )
            )  # fmt: skip
            continue
        for shell in result:
            if shell.configuration_uri.startswith(connection_info.SCHEMA):
                found.append(store.found(clone(info), shell, cmdlet.host))
    return found


def clone(info: WSManConnectionInfo) -> WSManConnectionInfo:
    return copy.copy(info)


def clone_any(info: RunspaceConnectionInfo) -> RunspaceConnectionInfo:
    """A connection to the same place by the same means."""
    return copy.copy(info)


def select(
    sessions: Iterable[PSSession],
    *,
    names: Any = None,
    instance_ids: Any = None,
    configuration: Any = None,
    application: Any = None,
    state: Any = None,
) -> list[PSSession]:
    """The sessions that filters leave."""
    wanted_ids = {guid_text(each) for each in instance_ids} if instance_ids else None
    shell = text(configuration).lower().removeprefix(connection_info.SCHEMA) if configuration else ""
    wanted_state = text(getattr(state, "name", state)).lower() if state is not None else "all"
    result: list[PSSession] = []
    for session in sessions:
        if not matches(session.name, names):
            continue
        if wanted_ids is not None and str(session.pool.pool_id).lower() not in wanted_ids:
            continue
        if shell and session.configuration_name.lower() != shell:
            continue
        if application and str(getattr(session.info, "app_name", "")).lower() != text(application).lower():
            continue
        if wanted_state not in ("", "all") and session.state_name.lower() != wanted_state:
            continue
        result.append(session)
    return result


def known(
    cmdlet: Any, *, ids: Any = None, instance_ids: Any = None, names: Any = None, sessions: Any = None
) -> list[PSSession]:
    """Sessions of this shell by whatever the call gives; what is not found becomes an error of the cmdlet."""
    store = repository(cmdlet.context)
    if sessions is not None:
        values = sessions if isinstance(sessions, (list, tuple)) else [sessions]
        return [each.base if type(each) is PSObject else each for each in values]
    if ids is not None:
        return _each(
            cmdlet, ids, lambda id: [s for s in store.all() if s.id == int(id)], "session Id", "PSSessionIdNotFound"
        )
    if instance_ids is not None:
        return _each(
            cmdlet, instance_ids, lambda id: [s for s in store.all() if str(s.pool.pool_id) == guid_text(id)],
            "instance Id", "PSSessionInstanceIdNotFound",
        )  # fmt: skip
    if names is not None:
        return _each(
            cmdlet,
            names,
            lambda name: [s for s in store.all() if matches(s.name, [name])],
            "name",
            "PSSessionNameNotFound",
        )
    return store.all()


def _each(
    cmdlet: Any, wanted: Any, find: Callable[[Any], list[PSSession]], what: str, error_id: str
) -> list[PSSession]:
    result: list[PSSession] = []
    for each in wanted if isinstance(wanted, (list, tuple)) else [wanted]:
        found = find(each)
        if not found and not any(mark in text(each) for mark in "*?["):
            cmdlet.error(
                ErrorRecord(
                    exceptions.PSArgumentException(
                        f"The {what} {text(each)} was not found. Verify that the {what} is that of a session of this "
                        "shell, and try again."
                    ),
                    error_id,
                    "InvalidArgument",
                    each,
                )
            )
        result += found
    return result


def not_available(cmdlet: Cmdlet, what: str) -> None:
    """Refuse what exists on Windows alone (virtual machines, containers, Windows PowerShell)."""
    cmdlet.throw(
        exceptions.PSNotSupportedException(f"{what} can be reached from Windows only."),
        "NotSupported",
        "NotImplemented",
    )
