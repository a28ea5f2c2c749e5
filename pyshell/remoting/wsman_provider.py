r"""The WSMan: drive. `WSMan:\localhost` holds the client's settings, and the listeners of the lab's own computer."""

from __future__ import annotations

from typing import Any

from pyshell.binding.metadata import In, ParameterMetadata
from pyshell.providers.provider import ItemRequest, Provider, not_found
from pyshell.remoting import lab_control, lab_registry, wsman_settings
from pyshell.remoting.wsman_elements import WSManConfigContainerElement, WSManConfigElement, WSManConfigLeafElement
from pyshell.values import exceptions
from pyshell.values.text import to_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.values.exceptions import NetException

HOST = "localhost"
LISTENERS = "Listener"
_TRUST_CAPTION = "WinRM Security Configuration."
_TRUST_QUERY = (
    "This command modifies the TrustedHosts list for the WinRM client. The computers in the TrustedHosts list might "
    "not be authenticated. The client might send credential information to these computers. Are you sure that you want "
    "to modify this list?"
)


class WSManProvider(Provider):
    """The provider behind the drive."""

    name = "WSMan"
    module = "Microsoft.WSMan.Management"
    implementing_type = "WSManConfigProvider"
    capabilities = ("Credentials",)
    nested = True
    supports_content = False

    # -- the tree ------------------------------------------------------------------------------------------------------

    def _parts(self, path: str) -> list[str]:
        return [part for part in path.replace("\\", "/").split("/") if part]

    def _computer(self) -> str:
        """The lab's computer that `localhost` stands for: the one this session runs on."""
        return str(self.context.services.get("computer_name") or HOST)

    def _listeners(self) -> list[dict[str, Any]]:
        if lab_registry.read() is None:
            return []
        listeners: list[dict[str, Any]] = self._ask("listeners")
        return listeners

    def _listener(self, name: str) -> dict[str, Any] | None:
        return next((each for each in self._listeners() if str(each["id"]).lower() == name.lower()), None)

    def _ask(self, action: str, **arguments: Any) -> Any:
        try:
            return lab_control.request(action, computer=self._computer(), **arguments)
        except lab_control.LabError as error:
            raise wsman_error(str(error)) from error

    def _element(self, path: str) -> WSManConfigElement | None:
        """The element at a path, or None."""
        parts = self._parts(path)
        if not parts:
            return WSManConfigContainerElement("WSMan")
        if parts[0].lower() != HOST:
            return None
        inner = parts[1:]
        if not inner:
            return WSManConfigContainerElement(parts[0])
        if inner[0].lower() == LISTENERS.lower():
            return self._listener_element(inner)
        below = "/".join(inner)
        exact = wsman_settings.exact_name(below)
        if exact is not None:
            return WSManConfigLeafElement(
                exact.rpartition("/")[2], wsman_settings.value(exact), wsman_settings.SETTINGS[exact][0]
            )
        for name in wsman_settings.SETTINGS:
            if name.lower().startswith(below.lower() + "/"):
                return WSManConfigContainerElement(name.split("/")[len(inner) - 1])
        return None

    def _listener_element(self, inner: list[str]) -> WSManConfigElement | None:
        if len(inner) == 1:
            return WSManConfigContainerElement(LISTENERS)
        listener = self._listener(inner[1])
        if listener is None or len(inner) > 3:
            return None
        if len(inner) == 2:
            keys = [f"Transport={listener['transport']}", f"Address={listener['address']}"]
            return WSManConfigContainerElement(str(listener["id"]), keys)
        for name, value in listener_values(listener).items():
            if name.lower() == inner[2].lower():
                return WSManConfigLeafElement(name, value)
        return None

    # -- looking -------------------------------------------------------------------------------------------------------

    def exists(self, path: str) -> bool:
        return self._element(path) is not None

    def is_container(self, path: str) -> bool:
        return isinstance(self._element(path), WSManConfigContainerElement)

    def get(self, path: str, request: ItemRequest) -> Any:
        found = self._element(path)
        if found is None:
            raise not_found(f"WSMan:/{path}")
        return found

    def child_names(self, path: str, force: bool = False) -> list[str]:
        parts = self._parts(path)
        if not parts:
            return [HOST]
        inner = parts[1:]
        if inner and inner[0].lower() == LISTENERS.lower():
            if len(inner) == 1:
                return [str(each["id"]) for each in self._listeners()]
            listener = self._listener(inner[1])
            return list(listener_values(listener)) if listener is not None and len(inner) == 2 else []
        prefix = "/".join(inner).lower() + "/" if inner else ""
        found: dict[str, None] = {}
        for name in wsman_settings.SETTINGS:
            if name.lower().startswith(prefix):
                found[name.split("/")[len(inner)]] = None
        if not inner:
            found[LISTENERS] = None
        return list(found)

    def has_children(self, path: str) -> bool:
        return bool(self.child_names(path))

    # -- changing ------------------------------------------------------------------------------------------------------

    def new_parameters(self, path: str) -> list[ParameterMetadata]:
        if not _is_listeners(self._parts(path)):
            return []
        return [
            ParameterMetadata("Transport", "string", (In(mandatory=True),), field="transport", is_dynamic=True),
            ParameterMetadata("Address", "string", (In(mandatory=True),), field="address", is_dynamic=True),
            ParameterMetadata("Port", "int", field="port", is_dynamic=True),
            ParameterMetadata("HostName", "string", field="host_name", is_dynamic=True),
            ParameterMetadata("URLPrefix", "string", field="url_prefix", is_dynamic=True),
            ParameterMetadata("CertificateThumbPrint", "string", field="listener_thumbprint", is_dynamic=True),
        ]

    def set_parameters(self, path: str) -> list[ParameterMetadata]:
        if "/".join(self._parts(path)[1:]).lower() != "client/trustedhosts":
            return []
        return [ParameterMetadata("Concatenate", "switch", field="concatenate", is_dynamic=True)]

    def new(self, path: str, kind: str | None, value: Any, request: ItemRequest) -> Any:
        parts = self._parts(path)
        if not _is_listeners(parts):
            raise self.unsupported_container()
        given = request.dynamic
        transport = to_string(given.get("Transport") or "").upper()
        address = to_string(given.get("Address") or "")
        if transport not in ("HTTP", "HTTPS"):
            raise wsman_error(f"The transport of a listener is HTTP or HTTPS, not {transport}.")
        if address not in ("*", "IP:127.0.0.1", "IP:::1"):
            raise wsman_error(f"The lab listens on this computer alone: {address} cannot be listened on.")
        port = int(given.get("Port") or wsman_settings.number(f"Client/DefaultPorts/{transport}"))
        if not request.confirm(f"WSMan:/{'/'.join(parts)}", "New Item"):
            return None
        if any(each["transport"] == transport and each["address"] == address for each in self._listeners()):
            raise wsman_error(
                "The WS-Management service cannot create the resource because it already exists.", "ResourceExists"
            )
        made = self._ask("add-listener", transport=transport, port=port)
        listener = self._listener(str(made["id"]))
        return None if listener is None else self._element("/".join([*parts, str(made["id"])]))

    def remove(self, path: str, request: ItemRequest) -> None:
        parts = self._parts(path)
        if len(parts) != 3 or not _is_listeners(parts[:2]):
            raise self.unsupported_container()
        if request.confirm(f"WSMan:/{path}", "Remove Item"):
            self._ask("remove-listener", id=parts[2])

    def set(self, path: str, value: Any, request: ItemRequest) -> Any:
        parts = self._parts(path)
        text = to_string(value)
        if len(parts) == 4 and _is_listeners(parts[:2]) and parts[3].lower() == "port":
            if not text.isdecimal() or not 1 <= int(text) <= 65535:
                raise wsman_error(f"A port is a number from 1 to 65535, not {text}.")
            if request.confirm(f"WSMan:/{path}", "Set Item"):
                self._ask("move-listener", id=parts[2], port=int(text))
            return self._element(path)
        exact = wsman_settings.exact_name("/".join(parts[1:])) if parts and parts[0].lower() == HOST else None
        if exact is None:
            if self._element(path) is None:
                raise not_found(f"WSMan:/{path}")
            raise self._unsettable(path)
        if exact == "Client/TrustedHosts":
            if request.dynamic.get("Concatenate"):
                text = ",".join(part for part in (wsman_settings.value(exact), text) if part)
            if not request.force and request.should_continue is not None:
                if not request.should_continue(_TRUST_QUERY, _TRUST_CAPTION):
                    return None
        if request.confirm(f"WSMan:/{path}", "Set Item"):
            self._store(exact, text)
        return self._element(path)

    def clear(self, path: str, request: ItemRequest) -> Any:
        exact = wsman_settings.exact_name("/".join(self._parts(path)[1:]))
        if exact is None:
            raise self._unsettable(path)
        if request.confirm(f"WSMan:/{path}", "Clear Item"):
            self._store(exact, None)
        return self._element(path)

    def _store(self, name: str, text: str | None) -> None:
        try:
            wsman_settings.change(name, text)
        except (wsman_settings.InvalidSetting, OSError) as error:
            raise wsman_error(str(error), "InvalidArgument") from error

    def _unsettable(self, path: str) -> NetException:
        return wsman_error(f"The value of WSMan:/{path} cannot be changed.")


def listener_values(listener: dict[str, Any]) -> dict[str, str]:
    """What a listener's container holds."""
    return {
        "Address": str(listener["address"]),
        "Transport": str(listener["transport"]),
        "Port": str(listener["port"]),
        "Hostname": "",
        "Enabled": "true" if listener["enabled"] else "false",
        "URLPrefix": "wsman",
        "CertificateThumbprint": str(listener.get("thumbprint") or ""),
        "ListeningOn_127001": "127.0.0.1",
    }


def _is_listeners(parts: list[str]) -> bool:
    return len(parts) == 2 and parts[0].lower() == HOST and parts[1].lower() == LISTENERS.lower()


def wsman_error(message: str, category: str = "InvalidOperation") -> NetException:
    """An error of the service in PowerShell's form."""
    return exceptions.InvalidOperationException(message).with_error("WsManError", category)
