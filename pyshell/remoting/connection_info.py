"""Where a session leads and how: WSManConnectionInfo, SSHConnectionInfo and the like, with the session options."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from pyshell.remoting import lab_registry

DEFAULT_APPLICATION = "WSMAN"
SCHEMA = "http://schemas.microsoft.com/powershell/"
DEFAULT_CONFIGURATION = "Microsoft.PowerShell"


class RunspaceConnectionInfo:
    """Base of the kinds of connection."""

    net_name = "System.Management.Automation.Runspaces.RunspaceConnectionInfo"
    net_properties: tuple[str, ...] = (
        "ComputerName",
        "Credential",
        "AuthenticationMechanism",
        "CertificateThumbprint",
        "OpenTimeout",
        "OperationTimeout",
        "CancelTimeout",
        "IdleTimeout",
    )

    def __init__(self) -> None:
        self.computer_name = ""
        self.credential: Any = None
        self.authentication_mechanism = "Default"
        self.certificate_thumbprint = ""
        self.open_timeout = 180000
        self.operation_timeout = 180000
        self.cancel_timeout = 60000
        self.idle_timeout = -1
        self.culture = "en-US"
        self.ui_culture = "en-US"


class WSManConnectionInfo(RunspaceConnectionInfo):
    """A connection over WSMan."""

    net_name = "System.Management.Automation.Runspaces.WSManConnectionInfo"
    net_properties = (
        "Scheme",
        "Port",
        "AppName",
        "ShellUri",
        "ConnectionUri",
        "MaximumConnectionRedirectionCount",
        "MaxConnectionRetryCount",
        "NoEncryption",
        "SkipCACheck",
        "SkipCNCheck",
        "SkipRevocationCheck",
    )

    def __init__(self) -> None:
        super().__init__()
        self.scheme = "http"
        self.port = 5985
        self.app_name = DEFAULT_APPLICATION
        self.shell_uri = SCHEMA + DEFAULT_CONFIGURATION
        self.session_name = ""
        self.host = ""
        self.maximum_connection_redirection_count = 0
        self.max_connection_retry_count = 5
        self.output_buffering_mode = "None"
        self.no_encryption = False
        self.no_compression = False
        self.use_compression = True
        self.skip_ca_check = False
        self.skip_cn_check = False
        self.skip_revocation_check = False
        self.proxy_access_type = "None"
        self.enable_network_access = False
        # The computer that the client itself is, by the lab's names.
        self.client_computer = "Localhost"
        # Credentials that stand for the current user where the lab is the destination.
        self.lab_user: tuple[str, str] | None = None

    @property
    def url(self) -> str:
        """The address that HTTP goes to."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}/{self.app_name.lstrip('/')}"

    @property
    def connection_uri(self) -> str:
        return f"{self.scheme}://{self.computer_name}:{self.port}/{self.app_name.lstrip('/')}"

    @property
    def authority(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def configuration_name(self) -> str:
        return self.shell_uri.removeprefix(SCHEMA)

    @property
    def operation_seconds(self) -> float:
        return _seconds(self.operation_timeout, 180.0)

    @property
    def open_seconds(self) -> float:
        return _seconds(self.open_timeout, 180.0)

    @property
    def cancel_seconds(self) -> float:
        return _seconds(self.cancel_timeout, 60.0)

    @property
    def idle_seconds(self) -> float:
        return self.idle_timeout / 1000 if self.idle_timeout > 0 else 0.0

    @property
    def buffer_mode(self) -> str:
        return "" if self.output_buffering_mode == "None" else self.output_buffering_mode

    def use_configuration(self, name: str | None) -> None:
        if name:
            self.shell_uri = name if "://" in name else SCHEMA + name

    def move_to(self, other: WSManConnectionInfo) -> None:
        """Lead to another place, by the same means."""
        self.scheme, self.host, self.port, self.app_name = other.scheme, other.host, other.port, other.app_name
        self.lab_user = other.lab_user

    def credentials(self) -> tuple[str, str] | None:
        """User name and password, in plain text for the authentication alone."""
        if self.credential is not None:
            from pyshell.remoting.clixml.primitives import secret

            return str(self.credential.user_name), secret(self.credential.password)
        return self.lab_user


def _seconds(milliseconds: int, default: float) -> float:
    return milliseconds / 1000 if milliseconds > 0 else default


class SSHConnectionInfo(RunspaceConnectionInfo):
    """A connection over SSH, through the system's ssh."""

    net_name = "System.Management.Automation.Runspaces.SSHConnectionInfo"
    net_properties = (
        "UserName",
        "KeyFilePath",
        "Port",
        "Subsystem",
    )

    def __init__(
        self, user_name: str, computer_name: str, key_file_path: str = "", port: int = 0, subsystem: str = ""
    ) -> None:
        super().__init__()
        self.user_name = user_name
        self.computer_name = computer_name
        self.key_file_path = key_file_path
        self.port = port
        self.subsystem = subsystem or "powershell"
        self.connecting_timeout = -1
        self.options: dict[str, Any] = {}

    def arguments(self) -> list[str]:
        """The command line of ssh, in PowerShell's order."""
        result: list[str] = []
        if self.user_name:
            result += ["-l", self.user_name]
        if self.key_file_path:
            result += ["-i", self.key_file_path]
        if self.port:
            result += ["-p", str(self.port)]
        for name, value in self.options.items():
            result += ["-o", f"{name}={value}"]
        return [*result, "-s", self.computer_name, self.subsystem]


class ProcessConnectionInfo(RunspaceConnectionInfo):
    """A connection to a server process of ours, over its standard streams."""

    net_name = "System.Management.Automation.Runspaces.NewProcessConnectionInfo"

    def __init__(self, command: list[str], working_directory: str | None = None) -> None:
        super().__init__()
        self.computer_name = "localhost"
        self.command = command
        self.working_directory = working_directory


class UnknownComputerScheme(ValueError):
    """A connection URI that is neither HTTP nor HTTPS."""


def lab_state_for(name: str) -> tuple[dict[str, Any], str] | None:
    """The running lab and the exact name of its computer `name`, if it has one."""
    state = lab_registry.read()
    if state is None:
        return None
    folded = name.lower()
    for computer, aliases in state.get("aliases", {}).items():
        if folded == computer.lower() or folded in (alias.lower() for alias in aliases):
            return state, computer
    for computer in state.get("computers", {}):
        if folded == computer.lower():
            return state, computer
    return None


def for_computer(
    name: str, *, port: int = 0, use_ssl: bool = False, application: str | None = None
) -> WSManConnectionInfo:
    """The connection to a computer: a lab computer at its listener, any other on the network."""
    info = WSManConnectionInfo()
    info.scheme = "https" if use_ssl else "http"
    if application:
        info.app_name = application
    info.computer_name = "localhost" if name == "." else name
    info.host = info.computer_name
    info.port = port or default_port(info.scheme)
    found = lab_state_for(name)
    if found is not None:
        _lead_to_lab(info, *found, port=port)
    return info


def default_port(scheme: str) -> int:
    """The port of a computer given by name: the WSMan client's setting."""
    from pyshell.remoting import wsman_settings

    return wsman_settings.number(f"Client/DefaultPorts/{scheme.upper()}")


def for_uri(uri: str) -> WSManConnectionInfo:
    """The connection that a URI names; its standard ports are 80 and 443. Raises UnknownComputerScheme."""
    parts = urlsplit(uri)
    if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
        raise UnknownComputerScheme(uri)
    info = WSManConnectionInfo()
    info.scheme = parts.scheme.lower()
    info.computer_name = parts.hostname
    info.host = parts.hostname
    info.port = parts.port or (443 if info.scheme == "https" else 80)
    if parts.path.strip("/"):
        info.app_name = parts.path.strip("/")
    found = lab_state_for(parts.hostname)
    if found is not None:
        _lead_to_lab(info, *found, port=info.port)
    return info


def _lead_to_lab(info: WSManConnectionInfo, state: dict[str, Any], computer: str, *, port: int) -> None:
    info.computer_name = computer
    info.host = "127.0.0.1"
    info.lab_user = (str(state["user"]), str(state["password"]))
    if port:
        info.port = port
        return
    for url in state["computers"].get(computer, ()):
        parts = urlsplit(url)
        if parts.scheme == info.scheme and parts.port:
            info.port = parts.port
            return
    if info.scheme == "https":
        # No listener speaks TLS: the plain one is what the connection meets, and fails at.
        for url in state["computers"].get(computer, ()):
            info.port = urlsplit(url).port or info.port
            return
