"""HTTP/1.1 as WSMan needs it: POST requests with bodies, one after another on a connection, answered in order."""

from __future__ import annotations

import asyncio

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

MAX_HEADER = 64 * 1024
MAX_BODY = 8 * 1024 * 1024

_REASONS = {200: "OK", 302: "Found", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found",
            405: "Method Not Allowed",
            413: "Content Too Large", 500: "Internal Server Error", 503: "Service Unavailable"}  # fmt: skip


class HttpRequest:
    """One request: method, path, headers by lower-case name, body."""

    __slots__ = ("method", "path", "headers", "body")

    def __init__(self, method: str, path: str, headers: dict[str, str], body: bytes) -> None:
        self.method = method
        self.path = path
        self.headers = headers
        self.body = body


class HttpResponse:
    """What answers it."""

    __slots__ = ("status", "headers", "body")

    def __init__(self, status: int, body: bytes = b"", headers: list[tuple[str, str]] | None = None) -> None:
        self.status = status
        self.body = body
        self.headers: list[tuple[str, str]] = headers if headers is not None else []

    def pack(self, close: bool) -> bytes:
        lines = [f"HTTP/1.1 {self.status} {_REASONS.get(self.status, 'Unknown')}", "Server: Microsoft-HTTPAPI/2.0"]
        lines += [f"{name}: {value}" for name, value in self.headers]
        lines.append(f"Content-Length: {len(self.body)}")
        if close:
            lines.append("Connection: close")
        return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + self.body


class _BadRequest(Exception):
    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


class HttpConnection(asyncio.Protocol):
    """One connection. `handle` answers a request; `lost` is called when the other end has gone."""

    def __init__(
        self,
        handle: Callable[[HttpConnection, HttpRequest], Awaitable[HttpResponse]],
        lost: Callable[[HttpConnection], None],
    ) -> None:
        self._handle = handle
        self._lost = lost
        self._buffer = b""
        self._waiting: list[HttpRequest] = []
        self._task: asyncio.Task[None] | None = None
        self.transport: asyncio.Transport | None = None
        self.peer = ""
        # What the service keeps of this connection.
        self.state: object = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        peer = transport.get_extra_info("peername")
        self.peer = str(peer[0]) if peer else ""

    def peer_certificate(self) -> bytes | None:
        """The certificate that the client showed, as DER."""
        tls = self.transport.get_extra_info("ssl_object") if self.transport is not None else None
        found: bytes | None = tls.getpeercert(True) if tls is not None else None
        return found

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if not self._buffer[:1].isalpha():
            # Not HTTP: a client that speaks TLS to a listener without it must learn so at once.
            self._refuse(400)
            return
        try:
            while (request := self._next()) is not None:
                self._waiting.append(request)
        except _BadRequest as error:
            self._refuse(error.status)
            return
        if self._waiting and self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._serve())

    def connection_lost(self, error: Exception | None) -> None:
        self.transport = None
        if self._task is not None:
            self._task.cancel()
        self._lost(self)

    def _refuse(self, status: int) -> None:
        if self.transport is not None:
            self.transport.write(HttpResponse(status).pack(True))
            self.transport.close()

    def _next(self) -> HttpRequest | None:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            if len(self._buffer) > MAX_HEADER:
                raise _BadRequest(400)
            return None
        lines = self._buffer[:end].decode("latin-1").split("\r\n")
        parts = lines[0].split(" ")
        if len(parts) != 3 or not parts[2].startswith("HTTP/1."):
            raise _BadRequest(400)
        headers: dict[str, str] = {}
        for line in lines[1:]:
            name, colon, value = line.partition(":")
            if not colon:
                raise _BadRequest(400)
            headers[name.strip().lower()] = value.strip()
        if "chunked" in headers.get("transfer-encoding", "").lower():
            found = _chunks(self._buffer[end + 4 :])
            if found is None:
                if len(self._buffer) > MAX_BODY + MAX_HEADER:
                    raise _BadRequest(413)
                return None
            body, used = found
            self._buffer = self._buffer[end + 4 + used :]
            return HttpRequest(parts[0], parts[1], headers, body)
        size = headers.get("content-length", "0")
        if not size.isdecimal():
            raise _BadRequest(400)
        if int(size) > MAX_BODY:
            raise _BadRequest(413)
        if len(self._buffer) < end + 4 + int(size):
            return None
        body = self._buffer[end + 4 : end + 4 + int(size)]
        self._buffer = self._buffer[end + 4 + int(size) :]
        return HttpRequest(parts[0], parts[1], headers, body)

    async def _serve(self) -> None:
        try:
            while self._waiting:
                request = self._waiting.pop(0)
                response = await self._handle(self, request)
                transport = self.transport
                if transport is None:
                    return
                close = request.headers.get("connection", "").lower() == "close"
                transport.write(response.pack(close))
                if close:
                    transport.close()
        finally:
            self._task = None


def _chunks(data: bytes) -> tuple[bytes, int] | None:
    """A chunked body and its length on the wire; None while it is not complete."""
    body = b""
    position = 0
    while True:
        end = data.find(b"\r\n", position)
        if end < 0:
            return None
        try:
            size = int(data[position:end].split(b";")[0], 16)
        except ValueError as error:
            raise _BadRequest(400) from error
        if len(body) + size > MAX_BODY:
            raise _BadRequest(413)
        position = end + 2
        if size == 0:
            closing = data.find(b"\r\n", position)
            return None if closing < 0 else (body, closing + 2)
        if len(data) < position + size + 2:
            return None
        body += data[position : position + size]
        position += size + 2
