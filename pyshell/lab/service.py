"""The lab as a process: its computers behind listeners on loopback, its accounts, and a control port for its owner."""

from __future__ import annotations

import asyncio
import hmac
import json
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pyshell.lab import soap
from pyshell.lab.auth import CHALLENGES, MUTUAL, AuthenticationFailed, Security, Users
from pyshell.lab.computers import Computer, Configuration, Listener, share_table
from pyshell.lab.http import HttpConnection, HttpRequest, HttpResponse
from pyshell.lab.soap import Fault, Request
from pyshell.lab.wsman import Caller, WSManService
from pyshell.remoting import lab_registry as registry

TYPE_CHECKING = False
if TYPE_CHECKING:
    import ssl

    from pyshell.remoting.certificates import CertificateWithKey
    from pyshell.remoting.engine import Engine

LOOPBACK = "127.0.0.1"
_XML = "application/soap+xml;charset=UTF-8"


class LabService:
    """Everything that one lab process serves."""

    def __init__(
        self,
        computers: list[Computer],
        users: dict[str, str],
        engine: Engine,
        *,
        settings: dict[str, Any] | None = None,
    ) -> None:
        self.computers = computers
        self.accounts = users
        self.users = Users(users)
        self._executor = ThreadPoolExecutor(max_workers=16, thread_name_prefix="lab")
        shared = {"shares": share_table(computers), **(settings or {})}
        self.services = {
            computer.name.lower(): WSManService(computer, engine, self._executor, shared) for computer in computers
        }
        self._servers: dict[tuple[str, str], asyncio.Server] = {}
        self._connections: set[HttpConnection] = set()
        self._control: asyncio.Server | None = None
        self.control_port = 0
        self.token = secrets.token_urlsafe(24)
        self.stopped = asyncio.Event()
        self._listener_count = 0
        self._tls: ssl.SSLContext | None = None
        self._certificate: CertificateWithKey | None = None
        self._publish = False
        self._housekeeping: asyncio.Task[None] | None = None

    # -- life --------------------------------------------------------------------------------------

    async def start(self, port: int = 0, *, https_port: int | None = None, publish: bool = True) -> None:
        """Open the listeners: the first computer on `port`, the others on free ones. `https_port` adds TLS."""
        for index, computer in enumerate(self.computers):
            await self.add_listener(computer.name, "HTTP", port if index == 0 else 0)
            if https_port is not None:
                await self.add_listener(computer.name, "HTTPS", https_port if index == 0 else 0)
        loop = asyncio.get_running_loop()
        self._control = await loop.create_server(
            lambda: HttpConnection(self._answer_control, self._connections.discard), LOOPBACK, 0
        )
        self.control_port = self._control.sockets[0].getsockname()[1]
        self._publish = publish
        self.publish()
        self._housekeeping = loop.create_task(self._expire())

    async def run(self) -> None:
        """Serve until somebody stops the lab."""
        await self.stopped.wait()
        await self.close()

    async def close(self) -> None:
        if self._housekeeping is not None:
            self._housekeeping.cancel()
        for server in self._servers.values():
            server.close()
        if self._control is not None:
            self._control.close()
        for service in self.services.values():
            for shell in list(service.shells.values()):
                await service.close_shell(shell)
            await service.command_shells.close()
        for connection in list(self._connections):
            if connection.transport is not None:
                connection.transport.close()
        if self._publish:
            registry.remove(os.getpid())
        self.users.close()
        self._executor.shutdown(wait=False, cancel_futures=True)

    async def _expire(self) -> None:
        while True:
            await asyncio.sleep(5)
            for service in self.services.values():
                await service.expire()

    # -- listeners ---------------------------------------------------------------------------------

    async def add_listener(self, computer_name: str, transport: str, port: int) -> Listener:
        """Open a listener of a computer. Raises OSError when the port is taken."""
        computer = self._computer(computer_name)
        server = await self._listen(self.services[computer.name.lower()], transport, port)
        self._listener_count += 1
        listener_id = f"Listener_{1084132640 + self._listener_count}"
        listener = Listener(listener_id, transport.upper(), "*", server.sockets[0].getsockname()[1])
        computer.listeners[listener_id.lower()] = listener
        self._servers[computer.name.lower(), listener_id.lower()] = server
        self.publish()
        return listener

    async def _listen(self, service: WSManService, transport: str, port: int) -> asyncio.Server:
        from pyshell.remoting import certificates

        def connection() -> HttpConnection:
            made = HttpConnection(lambda own, request: self._answer(service, own, request), self._lost)
            made.state = Security(self.users)
            self._connections.add(made)
            if context is not None:
                certificates.trust_clients(context)
            return made

        context = self._tls_context() if transport.upper() == "HTTPS" else None
        return await asyncio.get_running_loop().create_server(connection, LOOPBACK, port, ssl=context)

    def _tls_context(self) -> ssl.SSLContext:
        """TLS with the lab's own certificate, made when first asked for."""
        if self._tls is None:
            from pyshell.remoting import certificates

            names = [name for computer in self.computers for name in (computer.name, *computer.aliases)]
            self._certificate = certificates.self_signed("pyshell lab", names)
            self._tls = certificates.server_context(self._certificate)
        return self._tls

    def remove_listener(self, computer_name: str, listener_id: str) -> None:
        """Close a listener; connections that are open go on. Raises KeyError."""
        computer = self._computer(computer_name)
        del computer.listeners[listener_id.lower()]
        self._servers.pop((computer.name.lower(), listener_id.lower())).close()
        self.publish()

    async def move_listener(self, computer_name: str, listener_id: str, port: int) -> Listener:
        """Let a listener listen at another port. Raises KeyError, OSError."""
        computer = self._computer(computer_name)
        found = computer.listeners[listener_id.lower()]
        if port != found.port:
            server = await self._listen(self.services[computer.name.lower()], found.transport, port)
            self._servers[computer.name.lower(), listener_id.lower()].close()
            self._servers[computer.name.lower(), listener_id.lower()] = server
            found.port = server.sockets[0].getsockname()[1]
            self.publish()
        return found

    def _computer(self, name: str) -> Computer:
        for computer in self.computers:
            if computer.answers_to(name):
                return computer
        raise KeyError(name)

    def _lost(self, connection: HttpConnection) -> None:
        self._connections.discard(connection)
        for service in self.services.values():
            service.lost(connection)

    # -- what others learn -------------------------------------------------------------------------

    def endpoints(self) -> dict[str, Any]:
        """The lab's computers with the URLs of their listeners."""
        return {
            computer.name: [
                f"{listener.transport.lower()}://{LOOPBACK}:{listener.port}/wsman"
                for listener in computer.listeners.values()
            ]
            for computer in self.computers
        }

    def announcement(self) -> dict[str, Any]:
        """The first line on standard output of `python -m pyshell.lab`."""
        endpoints = self.endpoints()
        first = endpoints[self.computers[0].name][0]
        secure = [url for url in endpoints[self.computers[0].name] if url.startswith("https:")]
        return {
            "http": first,
            **({"https": secure[0]} if secure else {}),
            "computers": {name: urls[0] for name, urls in endpoints.items() if urls},
            "users": sorted(self.accounts),
            "pid": os.getpid(),
        }

    def publish(self) -> None:
        if not self._publish:
            return
        user = next(iter(self.accounts))
        registry.write(
            {
                "pid": os.getpid(),
                "computers": self.endpoints(),
                "aliases": {computer.name: list(computer.aliases) for computer in self.computers},
                "user": user,
                "password": self.accounts[user],
                "control": f"http://{LOOPBACK}:{self.control_port}/",
                "token": self.token,
            }
        )

    # -- requests ----------------------------------------------------------------------------------

    async def _answer(self, service: WSManService, connection: HttpConnection, http: HttpRequest) -> HttpResponse:
        security = connection.state
        assert isinstance(security, Security)
        if http.method != "POST":
            return HttpResponse(405)
        if http.headers.get("wsmanidentify", "").lower() == "unauthenticated":
            return HttpResponse(200, soap.identify_response().encode(), [("Content-Type", _XML)])
        headers: list[tuple[str, str]] = []
        authorization = http.headers.get("authorization")
        if authorization == MUTUAL:
            try:
                security.accept_certificate(connection.peer_certificate(), next(iter(self.accounts)))
            except AuthenticationFailed:
                return _unauthorized()
        elif authorization is not None:
            try:
                token = security.authorize(authorization)
            except AuthenticationFailed:
                return _unauthorized()
            if security.user is None:
                return HttpResponse(401, headers=[("WWW-Authenticate", token or "Negotiate")])
            if token is not None:
                headers.append(("WWW-Authenticate", token))
        if security.user is None:
            return _unauthorized()
        if not http.path.lower().startswith("/wsman"):
            return HttpResponse(404)
        content_type = http.headers.get("content-type", "")
        encrypted = content_type.lower().startswith("multipart/")
        try:
            body = security.decrypt(content_type, http.body) if encrypted else http.body
        except AuthenticationFailed:
            return _unauthorized()
        if not body:
            return HttpResponse(200, headers=headers)
        status, text = await self._envelope(service, connection, security.user, body)
        data = text.encode("utf-8")
        if encrypted:
            content, data = security.encrypt(data)
            headers.append(("Content-Type", content))
        else:
            headers.append(("Content-Type", _XML))
        return HttpResponse(status, data, headers)

    async def _envelope(
        self, service: WSManService, connection: HttpConnection, user: str, body: bytes
    ) -> tuple[int, str]:
        request: Request | None = None
        machine = service.computer.name
        try:
            try:
                request = Request(body.decode("utf-8-sig"))
            except UnicodeDecodeError as error:
                raise soap.invalid("The request is not UTF-8.") from error
            if request.is_identify:
                return 200, soap.identify_response()
            return 200, await service.answer(request, Caller(user, connection))
        except Fault as fault:
            return fault.status, soap.fault(request, fault, machine)

    # -- control -----------------------------------------------------------------------------------

    async def _answer_control(self, connection: HttpConnection, http: HttpRequest) -> HttpResponse:
        """The owner's requests: JSON with the lab's token, on a port of its own."""
        if not hmac.compare_digest(http.headers.get("x-lab-token", "").encode(), self.token.encode()):
            return HttpResponse(401)
        try:
            request = json.loads(http.body or b"{}")
            result = await self._control_action(str(request.get("action")), request)
        except (ValueError, KeyError, OSError) as error:
            return HttpResponse(400, json.dumps({"error": str(error)}).encode(), [("Content-Type", "application/json")])
        return HttpResponse(200, json.dumps(result).encode(), [("Content-Type", "application/json")])

    async def _control_action(self, action: str, request: dict[str, Any]) -> Any:
        if action == "status":
            return self._status()
        if action == "stop":
            asyncio.get_running_loop().call_later(0.05, self.stopped.set)
            return {}
        if action == "listeners":
            return self._listeners(str(request["computer"]))
        if action == "add-listener":
            made = await self.add_listener(str(request["computer"]), str(request["transport"]), int(request["port"]))
            return {"id": made.listener_id, "port": made.port}
        if action == "remove-listener":
            self.remove_listener(str(request["computer"]), str(request["id"]))
            return {}
        if action == "move-listener":
            moved = await self.move_listener(str(request["computer"]), str(request["id"]), int(request["port"]))
            return {"id": moved.listener_id, "port": moved.port}
        if action == "configurations":
            return self._configurations(str(request["computer"]))
        if action == "set-configuration":
            return self._set_configuration(str(request["computer"]), request["configuration"])
        if action == "remove-configuration":
            del self._computer(str(request["computer"])).configurations[str(request["name"]).lower()]
            return {}
        raise ValueError(f"no action {action}")

    def _status(self) -> dict[str, Any]:
        return {
            "pid": os.getpid(),
            "users": sorted(self.accounts),
            "computers": [
                {
                    "name": computer.name,
                    "urls": self.endpoints()[computer.name],
                    "configurations": [each.name for each in computer.configurations.values()],
                    "sessions": len(self.services[computer.name.lower()].shells),
                    "shares": {name: str(folder) for name, folder in computer.shares.items()},
                }
                for computer in self.computers
            ],
        }

    def _listeners(self, computer_name: str) -> list[dict[str, Any]]:
        return [
            {
                "id": each.listener_id,
                "thumbprint": self._certificate.thumbprint if self._certificate and each.transport == "HTTPS" else "",
                "transport": each.transport,
                "address": each.address,
                "port": each.port,
                "enabled": True,
            }
            for each in self._computer(computer_name).listeners.values()
        ]

    def _configurations(self, computer_name: str) -> list[dict[str, Any]]:
        return [
            {
                "name": each.name,
                "enabled": each.enabled,
                "startup_script": each.startup_script,
                "properties": each.properties,
                "users": None if each.users is None else sorted(each.users),
            }
            for each in self._computer(computer_name).configurations.values()
        ]

    def _set_configuration(self, computer_name: str, data: dict[str, Any]) -> dict[str, Any]:
        computer = self._computer(computer_name)
        name = str(data["name"])
        found = computer.configurations.get(name.lower())
        if found is None:
            found = Configuration(name)
            computer.add_configuration(found)
        if "enabled" in data:
            found.enabled = bool(data["enabled"])
        if "startup_script" in data:
            found.startup_script = str(data["startup_script"])
        if "properties" in data:
            found.properties = dict(data["properties"])
        if "users" in data:
            found.users = None if data["users"] is None else frozenset(str(each).lower() for each in data["users"])
        return {}


def _unauthorized() -> HttpResponse:
    return HttpResponse(401, headers=[("WWW-Authenticate", challenge) for challenge in CHALLENGES])
