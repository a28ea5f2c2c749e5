"""The server mode of `pyshell -s`: one PSRP session over standard input and output, as `pwsh -s` and SSH use it."""

from __future__ import annotations

import os
import sys
import threading
import uuid
from typing import Any

from pyshell.remoting import outofproc
from pyshell.remoting import protocol as psrp
from pyshell.remoting.server import PoolServer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from pyshell.remoting.engine import Engine


class StdioServer:
    """Serves one session until its client closes it or goes away."""

    def __init__(
        self, engine: Engine, reader: BinaryIO, writer: BinaryIO, settings: Mapping[str, Any] | None = None
    ) -> None:
        self._reader = reader
        self._writer = writer
        # Held while a packet is handled, so that its acknowledgement goes before what it sets off in other threads.
        self._lock = threading.RLock()
        self._fragmenter = psrp.Fragmenter()
        self._defragmenter = psrp.Defragmenter()
        self._signalled: set[bytes] = set()
        self.pool = PoolServer(engine, self._deliver, settings)

    def serve(self) -> int:
        """Returns the process's exit code."""
        try:
            for line in self._reader:
                if not line.strip():
                    continue
                packet = outofproc.decode(line)
                if packet.name == "Close" and packet.guid == outofproc.SESSION:
                    self.pool.close()
                    self._send(outofproc.encode_signal("CloseAck", packet.guid))
                    return 0
                self._handle(packet)
        except psrp.ProtocolError as error:
            sys.stderr.write(f"{error}\n")
            self.pool.close(announce=False)
            return 1
        # The client ended without a word.
        self.pool.close(announce=False)
        return 0

    def _handle(self, packet: outofproc.Packet) -> None:
        name, guid = packet.name, packet.guid
        with self._lock:
            if name == "Data":
                for message in self._defragmenter.feed(packet.data):
                    self.pool.handle(message)
                self._send(outofproc.encode_signal("DataAck", guid))
            elif name == "Command":
                self._send(outofproc.encode_signal("CommandAck", guid))
            elif name == "Signal":
                pipeline = self.pool.pipelines.get(guid.bytes_le)
                if pipeline is None or pipeline.finished:
                    self._send(outofproc.encode_signal("SignalAck", guid))
                else:
                    self._signalled.add(guid.bytes_le)
                    pipeline.stop()
            elif name == "Close":
                self.pool.close_pipeline(guid.bytes_le)
                self._send(outofproc.encode_signal("CloseAck", guid))

    def _deliver(self, message: psrp.Message) -> None:
        guid = uuid.UUID(bytes_le=message.pipeline_id)
        with self._lock:
            parts = [
                outofproc.encode_data(guid, fragment)
                for fragment in self._fragmenter.fragments(message, outofproc.FRAGMENT_SIZE)
            ]
            if message.type == psrp.PIPELINE_STATE and message.pipeline_id in self._signalled:
                self._signalled.discard(message.pipeline_id)
                parts.append(outofproc.encode_signal("SignalAck", guid))
            self._send(b"".join(parts))

    def _send(self, data: bytes) -> None:
        with self._lock:
            try:
                self._writer.write(data)
                self._writer.flush()
            except (BrokenPipeError, ValueError):
                # The client is gone; its end of input ends the session.
                return


def serve(engine: Engine, settings: Mapping[str, Any] | None = None) -> int:
    """Serve over this process's own standard streams; what a script prints by other ways goes to standard error."""
    reader = os.fdopen(os.dup(0), "rb")
    writer = os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    os.dup2(2, 1)
    return StdioServer(engine, reader, writer, settings).serve()
