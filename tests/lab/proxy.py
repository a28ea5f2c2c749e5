"""A TCP proxy that can cut its connections."""

from __future__ import annotations

import socket
import threading


class Proxy:
    """Passes connections on to a port of this computer. `cut` breaks those that are open.

    `refuse` turns new ones away.
    """

    def __init__(self, target: int) -> None:
        self._target = target
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._server.getsockname()[1])
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self.refusing = False
        # Cut by itself once this many bytes have come from the server.
        self.cut_after: int | None = None
        self._passed = 0
        self.cuts = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._server.accept()
            except OSError:
                return
            if self.refusing:
                client.close()
                continue
            server = socket.create_connection(("127.0.0.1", self._target))
            self._pairs.append((client, server))
            threading.Thread(target=self._pass, args=(client, server, False), daemon=True).start()
            threading.Thread(target=self._pass, args=(server, client, True), daemon=True).start()

    def _pass(self, source: socket.socket, sink: socket.socket, from_server: bool) -> None:
        try:
            while data := source.recv(4096):
                if from_server and self.cut_after is not None:
                    self._passed += len(data)
                    if self._passed > self.cut_after:
                        self._passed = 0
                        self.cut()
                        return
                sink.sendall(data)
        except OSError:
            return
        finally:
            for each in (source, sink):
                each.close()

    def cut(self) -> None:
        pairs, self._pairs = self._pairs, []
        self.cuts += 1
        for pair in pairs:
            for each in pair:
                try:
                    each.shutdown(socket.SHUT_RDWR)
                except OSError:
                    continue

    def close(self) -> None:
        self._server.close()
        self.cut()
