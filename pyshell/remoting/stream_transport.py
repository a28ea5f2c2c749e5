"""PSRP over the standard streams of a process: `pyshell -s` here, or any PowerShell behind ssh."""

from __future__ import annotations

import subprocess
import threading
import uuid
from queue import Empty, SimpleQueue
from typing import Any

from pyshell.remoting import outofproc
from pyshell.remoting.protocol import ProtocolError
from pyshell.remoting.transport import TransportError

_BROKEN = 2150859041


class StreamTransport:
    """A session whose server is a process that we started."""

    can_disconnect = False
    fragment_size = outofproc.FRAGMENT_SIZE

    def __init__(self, command: list[str], *, cwd: str | None = None, name: str = "") -> None:
        self._command = command
        self._cwd = cwd
        self._name = name or command[0]
        self._process: subprocess.Popen[bytes] | None = None
        self._queues: dict[uuid.UUID, SimpleQueue[bytes | None]] = {}
        self._acks: dict[tuple[str, uuid.UUID], threading.Event] = {}
        self._write_lock = threading.Lock()
        self._lock = threading.Lock()
        self._broken: str | None = None
        self._errors = b""
        self.exited = threading.Event()

    @property
    def process_id(self) -> int:
        return self._process.pid if self._process is not None else 0

    # -- the process -------------------------------------------------------------------------------

    def open(self, pool_id: uuid.UUID, fragments: bytes) -> None:
        try:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=self._cwd
            )
        except OSError as error:
            raise TransportError(2, f"{self._name}: {error.strerror or error}") from error
        threading.Thread(target=self._read, name="psrp-stream", daemon=True).start()
        threading.Thread(target=self._read_errors, name="psrp-stderr", daemon=True).start()
        self.send(None, fragments)

    def _read(self) -> None:
        assert self._process is not None and self._process.stdout is not None
        try:
            for line in self._process.stdout:
                if not line.strip():
                    continue
                packet = outofproc.decode(line)
                if packet.name == "Data":
                    self._queue(packet.guid).put(packet.data)
                elif packet.name.endswith("Ack"):
                    event = self._acks.get((packet.name, packet.guid))
                    if event is not None:
                        event.set()
        except (ProtocolError, ValueError) as error:
            self._broken = str(error)
        self._broken = self._broken or "The remote session ended unexpectedly."
        self.exited.set()
        with self._lock:
            queues, events = list(self._queues.values()), list(self._acks.values())
        for queue in queues:
            queue.put(None)
        for event in events:
            event.set()

    def _read_errors(self) -> None:
        assert self._process is not None and self._process.stderr is not None
        for line in self._process.stderr:
            self._errors = (self._errors + line)[-4096:]

    def _queue(self, guid: uuid.UUID) -> SimpleQueue[bytes | None]:
        with self._lock:
            found = self._queues.get(guid)
            if found is None:
                found = self._queues[guid] = SimpleQueue()
                if self.exited.is_set():
                    found.put(None)
            return found

    def _write(self, data: bytes) -> None:
        process = self._process
        if process is None or process.stdin is None or self.exited.is_set():
            raise self._ended()
        try:
            with self._write_lock:
                process.stdin.write(data)
                process.stdin.flush()
        except (OSError, ValueError) as error:
            raise self._ended() from error

    def _ended(self) -> TransportError:
        told = self._errors.decode("utf-8", "replace").strip()
        return TransportError(_BROKEN, told or self._broken or "The remote session ended unexpectedly.")

    def _acknowledged(self, name: str, guid: uuid.UUID, packet: bytes, seconds: float) -> None:
        event = threading.Event()
        key = (name, guid)
        self._acks[key] = event
        try:
            self._write(packet)
            event.wait(seconds)
        finally:
            self._acks.pop(key, None)

    # -- the transport -----------------------------------------------------------------------------

    def connect(self, pool_id: uuid.UUID, fragments: bytes) -> bytes:
        raise TransportError(0, "A session over this transport cannot be disconnected and connected again.")

    connect_command: Any = connect

    def disconnect(self, idle_seconds: float | None, buffer_mode: str | None) -> None:
        raise TransportError(0, "A session over this transport cannot be disconnected and connected again.")

    def reconnect(self) -> None:
        raise TransportError(0, "A session over this transport cannot be disconnected and connected again.")

    def command(self, command_id: uuid.UUID, fragments: bytes) -> None:
        self._queue(command_id)
        self._write(outofproc.encode_signal("Command", command_id) + outofproc.encode_data(command_id, fragments))

    def receive(self, command_id: uuid.UUID | None, seconds: float | None) -> bytes | None:
        queue = self._queue(command_id or outofproc.SESSION)
        try:
            data = queue.get(timeout=seconds)
        except Empty:
            return None
        if data is None:
            queue.put(None)
            raise self._ended()
        # What else has come is handed on with it.
        parts = [data]
        while True:
            try:
                more = queue.get_nowait()
            except Empty:
                break
            if more is None:
                queue.put(None)
                break
            parts.append(more)
        return b"".join(parts)

    def send(self, command_id: uuid.UUID | None, fragments: bytes, prompt: bool = False) -> None:
        stream = "PromptResponse" if prompt else "Default"
        self._write(outofproc.encode_data(command_id or outofproc.SESSION, fragments, stream))

    def signal(self, command_id: uuid.UUID) -> None:
        self._write(outofproc.encode_signal("Signal", command_id))

    def close_command(self, command_id: uuid.UUID) -> None:
        self._write(outofproc.encode_signal("Close", command_id))
        with self._lock:
            self._queues.pop(command_id, None)

    def close(self) -> None:
        process = self._process
        if process is None:
            return
        try:
            self._acknowledged("CloseAck", outofproc.SESSION, outofproc.encode_signal("Close", outofproc.SESSION), 10)
        except TransportError:
            # It ended by itself before it could be asked to.
            self._broken = self._broken or "closed"
        self.abandon()

    def abandon(self) -> None:
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            try:
                process.stdin.close()
            except OSError:
                self._broken = self._broken or "closed"
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
