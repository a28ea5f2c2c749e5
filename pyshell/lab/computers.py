"""The lab's computers: their names, session configurations, listeners and shares."""

from __future__ import annotations

from pathlib import Path
from typing import Any

SCHEMA = "http://schemas.microsoft.com/powershell/"
DEFAULT_CONFIGURATION = "Microsoft.PowerShell"


class Configuration:
    """A session configuration (endpoint): its name, whether it takes sessions, and what a session of it starts with."""

    __slots__ = ("name", "enabled", "startup_script", "properties", "users")

    def __init__(self, name: str, startup_script: str = "", properties: dict[str, Any] | None = None) -> None:
        self.name = name
        self.enabled = True
        self.startup_script = startup_script
        self.properties: dict[str, Any] = properties or {}
        # Who may use it; None stands for every account.
        self.users: frozenset[str] | None = None


class Listener:
    """Where a computer takes connections."""

    __slots__ = ("listener_id", "transport", "address", "port", "enabled")

    def __init__(self, listener_id: str, transport: str, address: str, port: int) -> None:
        self.listener_id = listener_id
        self.transport = transport
        self.address = address
        self.port = port
        self.enabled = True


class Computer:
    """One computer of the lab."""

    def __init__(self, name: str, *, aliases: tuple[str, ...] = (), shares: dict[str, Path] | None = None) -> None:
        self.name = name
        self.aliases = aliases
        self.shares: dict[str, Path] = shares or {}
        self.configurations: dict[str, Configuration] = {}
        self.listeners: dict[str, Listener] = {}
        self.max_envelope_kb = 500
        self.max_shells_per_user = 1500
        self.add_configuration(Configuration(DEFAULT_CONFIGURATION))

    def add_configuration(self, configuration: Configuration) -> None:
        self.configurations[configuration.name.lower()] = configuration

    def configuration_of(self, resource_uri: str) -> Configuration | None:
        """The configuration that a shell's resource URI names."""
        if not resource_uri.lower().startswith(SCHEMA):
            return None
        return self.configurations.get(resource_uri[len(SCHEMA) :].lower())

    def answers_to(self, host: str) -> bool:
        folded = host.lower()
        return folded == self.name.lower() or folded in (alias.lower() for alias in self.aliases)


def examples_folder() -> Path | None:
    """The project's folder of examples, where the source tree is at hand."""
    folder = Path(__file__).resolve().parents[2] / "examples"
    return folder if folder.is_dir() else None


def standard_computers(names: tuple[str, ...] = ()) -> list[Computer]:
    """Server01 (with ITTasks), Server02, Server30 with its share Scripts, and this computer; more by name."""
    localhost = Computer("Localhost", aliases=("localhost", ".", "127.0.0.1", "::1"))
    server01 = Computer("Server01")
    server01.add_configuration(Configuration("ITTasks"))
    server02 = Computer("Server02")
    server30 = Computer("Server30")
    examples = examples_folder()
    if examples is not None and (examples / "Server30" / "Scripts").is_dir():
        server30.shares["Scripts"] = examples / "Server30" / "Scripts"
    computers = [localhost, server01, server02, server30]
    known = {computer.name.lower() for computer in computers}
    computers += [Computer(name) for name in names if name.lower() not in known]
    return computers


def share_table(computers: list[Computer]) -> dict[str, str]:
    r"""`\\computer\share` → folder, for the sessions of the lab."""
    return {
        f"\\\\{computer.name}\\{share}": str(folder)
        for computer in computers
        for share, folder in computer.shares.items()
    }
