"""The WSMan client's settings, which the WSMan: drive shows: stored per account, obeyed by every connection."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pyshell.remoting import user_files
from pyshell.remoting.transport import SERVER_NOT_TRUSTED, TransportError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.remoting.connection_info import WSManConnectionInfo

# Path below WSMan:\localhost → (.NET type, value where nothing was set, smallest and largest number).
SETTINGS: dict[str, tuple[str, str, tuple[int, int] | None]] = {
    "MaxEnvelopeSizekb": ("System.String", "500", (32, 4294967295)),
    "MaxTimeoutms": ("System.String", "60000", (500, 4294967295)),
    "Client/AllowUnencrypted": ("System.String", "false", None),
    "Client/Auth/Basic": ("System.String", "true", None),
    "Client/Auth/Kerberos": ("System.String", "true", None),
    "Client/Auth/Negotiate": ("System.String", "true", None),
    "Client/Auth/Certificate": ("System.String", "true", None),
    "Client/Auth/CredSSP": ("System.String", "false", None),
    "Client/DefaultPorts/HTTP": ("System.String", "5985", (1, 65535)),
    "Client/DefaultPorts/HTTPS": ("System.String", "5986", (1, 65535)),
    "Client/TrustedHosts": ("System.String", "", None),
}
_BY_NAME = {name.lower(): name for name in SETTINGS}
# What stands free, so no word of it can be refused.
_TEXTS = frozenset({"Client/TrustedHosts"})

UNENCRYPTED_DISABLED = 2150858974
_DISABLED = {"Basic": 2150858975, "Negotiate": 2150858977, "Kerberos": 2150858978, "Certificate": 2150858979,
             "CredSSP": 2150859228}  # fmt: skip


class InvalidSetting(ValueError):
    """A value that a setting does not take."""


def _file() -> Path:
    return user_files.folder() / "wsman.json"


def exact_name(path: str) -> str | None:
    """The setting at a path below localhost, as it is written, or None."""
    return _BY_NAME.get(path.lower())


def value(name: str) -> str:
    """A setting's value."""
    stored = user_files.read_table(_file()).get(name)
    return SETTINGS[name][1] if stored is None else str(stored)


def checked(name: str, text: str) -> str:
    """A value as the setting keeps it. Raises InvalidSetting."""
    limits = SETTINGS[name][2]
    if name in _TEXTS:
        return text
    if limits is None:
        folded = text.lower()
        if folded not in ("true", "false"):
            raise InvalidSetting(f"The value {text} of {name.rpartition('/')[2]} must be true or false.")
        return folded
    if not text.isdecimal() or not limits[0] <= int(text) <= limits[1]:
        raise InvalidSetting(
            f"The value {text} of {name.rpartition('/')[2]} must be a number from {limits[0]} to {limits[1]}."
        )
    return str(int(text))


def change(name: str, text: str | None) -> None:
    """Set a value; None brings back the one it has by itself. Raises InvalidSetting, OSError."""
    table: dict[str, Any] = user_files.read_table(_file())
    if text is None:
        table.pop(name, None)
    else:
        table[name] = checked(name, text)
    user_files.write_table(_file(), table)


def number(name: str) -> int:
    return int(value(name))


def is_on(name: str) -> bool:
    return value(name) == "true"


def envelope_size() -> int:
    """Bytes that one message may take."""
    return number("MaxEnvelopeSizekb") * 1024


def operation_limit() -> float:
    """Seconds that one request may ask the server to take."""
    return number("MaxTimeoutms") / 1000


# -- what a connection may do ----------------------------------------------------------------------


def check(info: WSManConnectionInfo) -> None:
    """Hold a connection to the client's settings. Raises TransportError."""
    mechanism = _mechanism(info)
    if f"Client/Auth/{mechanism}" in SETTINGS and not is_on(f"Client/Auth/{mechanism}"):
        raise TransportError(
            _DISABLED[mechanism],
            f"The WinRM client cannot process the request. {mechanism} authentication is currently disabled in the "
            "client configuration. Change the client configuration and try the request again.",
        )
    if info.scheme == "https":
        return
    if (mechanism == "Basic" or info.no_encryption) and not is_on("Client/AllowUnencrypted"):
        raise TransportError(
            UNENCRYPTED_DISABLED,
            "The WinRM client cannot process the request. Unencrypted traffic is currently disabled in the client "
            "configuration. Change the client configuration and try the request again.",
        )
    if mechanism in ("Basic", "Negotiate") and info.credential is not None and not _is_trusted(info):
        raise TransportError(
            SERVER_NOT_TRUSTED,
            "The WinRM client cannot process the request. If the authentication scheme is different from Kerberos, or "
            "if the client computer is not joined to a domain, then HTTPS transport must be used or the destination "
            "machine must be added to the TrustedHosts configuration setting. Use winrm.cmd to configure TrustedHosts. "
            "Note that computers in the TrustedHosts list might not be authenticated. You can get more information "
            "about that by running the following command: winrm help config.",
        )


def _mechanism(info: WSManConnectionInfo) -> str:
    if info.certificate_thumbprint:
        return "Certificate"
    name = info.authentication_mechanism
    if name in ("Default", "NegotiateWithImplicitCredential"):
        return "Negotiate"
    return "CredSSP" if name == "Credssp" else name


def _is_trusted(info: WSManConnectionInfo) -> bool:
    """Whether the destination is this computer, a computer of the lab, or in TrustedHosts."""
    import fnmatch

    host = info.host.lower()
    if info.lab_user is not None or host in ("localhost", "::1") or host.startswith("127."):
        return True
    for pattern in value("Client/TrustedHosts").split(","):
        pattern = pattern.strip().lower()
        if pattern == "<local>":
            if "." not in host and ":" not in host:
                return True
        elif pattern and fnmatch.fnmatchcase(host, pattern.replace("[", "[[]")):
            return True
    return False
