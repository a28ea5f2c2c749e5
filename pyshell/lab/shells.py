"""The shells of a computer: a runspace pool each, which lives on when its client has gone."""

from __future__ import annotations

import asyncio
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from pyshell.lab.outbox import Outbox
from pyshell.lab.soap import Fault
from pyshell.remoting import protocol as psrp
from pyshell.remoting.server import PoolServer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from pyshell.lab.http import HttpConnection
    from pyshell.remoting.engine import Engine

DEFAULT_IDLE_SECONDS = 7200.0
MAX_IDLE_SECONDS = 2147483.647
MIN_IDLE_SECONDS = 60.0


class Shell:
    """One session on the server's side."""

    def __init__(
        self,
        engine: Engine,
        executor: ThreadPoolExecutor,
        settings: Mapping[str, Any],
        *,
        shell_id: str,
        name: str,
        owner: str,
        client_ip: str,
        resource_uri: str,
        session_id: str,
        idle_seconds: float,
    ) -> None:
        self.shell_id = shell_id
        self.name = name
        self.owner = owner
        self.client_ip = client_ip
        self.resource_uri = resource_uri
        self.idle_seconds = idle_seconds
        self.buffer_mode = "Block"
        # The client that is connected (its WSMan session id), and whether there is one.
        self.session_id = session_id
        self.connected = True
        # Set while the client is taken to have vanished: its connections broke without a Disconnect.
        self.vanished = False
        # A session with an interactive token: only its own computer may connect to it again.
        self.loopback_only = False
        self.created = time.monotonic()
        self.last_used = time.monotonic()
        self.connections: set[HttpConnection] = set()
        self.closed = False
        self.locale = "en-US"
        self._loop = asyncio.get_running_loop()
        self._executor = executor
        self._order = asyncio.Lock()
        self._defragmenter = psrp.Defragmenter()
        self._fragmenter = psrp.Fragmenter()
        self._changed = asyncio.Event()
        self._receiving: dict[str, int] = {}
        self.pool_box = Outbox(self._wake)
        self.command_boxes: dict[bytes, Outbox] = {}
        self._connecting: list[psrp.Message] | None = None
        self.server = PoolServer(engine, self._deliver, settings)

    # -- from the pool's threads -------------------------------------------------------------------

    def _deliver(self, message: psrp.Message) -> None:
        if self._connecting is not None and message.pipeline_id == psrp.NO_ID:
            self._connecting.append(message)
            return
        box = self.pool_box if message.pipeline_id == psrp.NO_ID else self.command_boxes.get(message.pipeline_id)
        if box is not None:
            box.put(message, self._fragmenter)

    def _wake(self) -> None:
        try:
            self._loop.call_soon_threadsafe(self._changed.set)
        except RuntimeError:
            # The lab's loop has ended; nobody listens any more.
            return

    # -- messages ----------------------------------------------------------------------------------

    async def feed(self, fragments: bytes) -> None:
        """Hand the client's fragments to the pool, in order. Raises Fault when they are no PSRP."""
        async with self._order:
            try:
                messages = self._defragmenter.feed(fragments)
                for message in messages:
                    if message.type in (psrp.CREATE_PIPELINE, psrp.GET_COMMAND_METADATA):
                        self.box_of(message.pipeline_id)
                    await self._loop.run_in_executor(self._executor, self.server.handle, message)
            except psrp.ProtocolError as error:
                raise Fault(
                    2150858999, "w:InternalError", f"The PowerShell session refused the data: {error}"
                ) from error

    async def connect(self, fragments: bytes) -> bytes:
        """Let a new client in: what it sends with Connect, and what it gets back at once."""
        self.server.mark_disconnected()
        self._defragmenter = psrp.Defragmenter()
        self._connecting = []
        try:
            await self.feed(fragments)
        finally:
            messages, self._connecting = self._connecting, None
        head = b""
        for message in messages:
            if message.type in (psrp.SESSION_CAPABILITY, psrp.RUNSPACEPOOL_INIT_DATA):
                head += self._fragmenter.fragment(message)
            else:
                self.pool_box.put(message, self._fragmenter)
        return head

    def box_of(self, pipeline_id: bytes) -> Outbox:
        box = self.command_boxes.get(pipeline_id)
        if box is None:
            box = self.command_boxes[pipeline_id] = Outbox(self._wake)
            box.drop = self.buffer_mode == "Drop" and not self.connected
        return box

    async def receive(self, box: Outbox, limit: int, seconds: float) -> tuple[bytes, bool] | None:
        """The next reply of a stream, or None when there was nothing in time. Raises Fault when the client was left."""
        deadline = self._loop.time() + seconds
        key = str(id(box))
        number = self._receiving[key] = self._receiving.get(key, 0) + 1
        session = self.session_id
        while not box.ready:
            if self.closed or box.closed:
                raise stream_ended()
            if not self.connected or self.session_id != session:
                raise disconnected()
            if self._receiving[key] != number:
                # Another Receive of the same stream came: the earlier one ends without data.
                return None
            remaining = deadline - self._loop.time()
            if remaining <= 0:
                return None
            self._changed.clear()
            if box.ready:
                break
            try:
                await asyncio.wait_for(self._changed.wait(), remaining)
            except TimeoutError:
                return None
        if not self.connected or self.session_id != session:
            raise disconnected()
        return box.take(limit)

    # -- state -------------------------------------------------------------------------------------

    def use(self, connection: HttpConnection) -> None:
        self.connections.add(connection)
        self.last_used = time.monotonic()

    def boxes(self) -> list[Outbox]:
        return [self.pool_box, *self.command_boxes.values()]

    def disconnect(self, idle_seconds: float | None, buffer_mode: str | None) -> None:
        """The client leaves in order."""
        if idle_seconds is not None:
            self.idle_seconds = idle_seconds
        if buffer_mode:
            self.buffer_mode = buffer_mode
        self.connected = False
        self.vanished = False
        self.last_used = time.monotonic()
        self.server.mark_disconnected()
        for box in self.boxes():
            box.settle()
            box.set_drop(self.buffer_mode == "Drop")
        self._changed.set()

    def lose_connection(self, connection: HttpConnection) -> None:
        """A connection broke: what went over it last may not have arrived; without any the client is lost."""
        for box in self.boxes():
            if box.connection is connection:
                box.connection = None
                box.put_back()
        if connection in self.connections:
            self.connections.discard(connection)
            if not self.connections:
                self.lose_client()

    def lose_client(self) -> None:
        """The client's last connection broke: it may come back, or another may take over."""
        if not self.connected:
            return
        self.connected = False
        self.vanished = True
        self.last_used = time.monotonic()
        self.server.mark_disconnected()
        self._changed.set()

    def come_back(self) -> None:
        """The same client again, after a cut or a Disconnect."""
        if self.connected:
            return
        self.vanished = False
        self.connected = True
        self.server.mark_reconnected()
        for box in self.boxes():
            box.set_drop(False)

    def take_over(self, session_id: str, client_ip: str) -> None:
        """Another client connects."""
        was_vanished, self.vanished = self.vanished, False
        self.session_id = session_id
        self.client_ip = client_ip
        self.connected = True
        self.connections.clear()
        for box in self.boxes():
            if was_vanished and box is not self.pool_box:
                box.start_over()
            elif was_vanished:
                box.put_back()
            box.set_drop(False)

    def close_command(self, pipeline_id: bytes) -> None:
        self.server.close_pipeline(pipeline_id)
        box = self.command_boxes.pop(pipeline_id, None)
        if box is not None:
            box.close()

    async def close(self) -> None:
        self.closed = True
        self._changed.set()
        for box in self.boxes():
            box.close()
        await self._loop.run_in_executor(self._executor, lambda: self.server.close(announce=False))

    def idle_for(self) -> float:
        return 0.0 if self.connected else time.monotonic() - self.last_used

    @property
    def state(self) -> str:
        return "Connected" if self.connected else "Disconnected"


def pipeline_guid(command_id: str) -> bytes:
    """A WSMan command id as PSRP's pipeline id. Raises Fault."""
    try:
        return uuid.UUID(command_id).bytes_le
    except ValueError as error:
        raise Fault(2150858843, "w:InvalidSelectors", f"The command id {command_id} is invalid.") from error


def stream_ended() -> Fault:
    return Fault(
        995,
        "w:InternalError",
        "The I/O operation has been aborted because of a thread exit or an application request. ",
    )


def disconnected() -> Fault:
    return Fault(
        2150859204,
        "w:InternalError",
        "The Windows Remote Shell cannot process the request; the shell is disconnected from its client.",
    )
