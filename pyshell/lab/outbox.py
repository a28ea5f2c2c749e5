"""What a shell or command has to tell its client: kept until the client has surely got it.

A reply to Receive may be lost with its connection. Fragments therefore stay until the next Receive shows that the reply
arrived; a client that was cut off gets them again (its fragment numbers let it drop what it has). When another
client takes
over a shell whose client vanished without a word, the running command's output starts over: what the vanished client
had
read is gone with it.
"""

from __future__ import annotations

import threading
from collections import deque

from pyshell.remoting import protocol as psrp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

FRAGMENT_SIZE = 32 * 1024
# Output that nobody takes: a command waits (Block) or its oldest output goes (Drop) beyond this.
BUFFER_LIMIT = 32 * 1024 * 1024
# How much of a running command's output is kept for a client that takes over.
HISTORY_LIMIT = 32 * 1024 * 1024


class Outbox:
    """One stream to the client: the pool's, or one command's."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._condition = threading.Condition()
        self._pending: deque[tuple[bool, bytes]] = deque()
        self._pending_size = 0
        self._sent: list[tuple[bool, bytes]] = []
        self._history: list[tuple[bool, bytes]] = []
        self._history_size = 0
        self._history_whole = True
        self.drop = False
        # True once the last message of the command is in: the client may be told that it is done.
        self.finished = False
        self.closed = False
        # The connection that the last reply went over.
        self.connection: object = None

    def put(self, message: psrp.Message, fragmenter: psrp.Fragmenter) -> None:
        """Add a message; waits while the buffer is full and the mode is Block."""
        droppable = message.type == psrp.PIPELINE_OUTPUT
        with self._condition:
            if droppable and self._pending_size > BUFFER_LIMIT:
                if self.drop:
                    self._drop_oldest()
                else:
                    self._condition.wait_for(lambda: self.closed or self.drop or self._pending_size <= BUFFER_LIMIT)
            if self.closed:
                return
            for fragment in fragmenter.fragments(message, FRAGMENT_SIZE):
                self._pending.append((droppable, fragment))
                self._pending_size += len(fragment)
            if message.type == psrp.PIPELINE_STATE:
                self.finished = True
        self._wake()

    def _drop_oldest(self) -> None:
        kept: deque[tuple[bool, bytes]] = deque()
        while self._pending and self._pending_size > BUFFER_LIMIT // 2:
            entry = self._pending.popleft()
            # Only whole messages may go: those of one fragment.
            if entry[0] and entry[1][16] == 3:
                self._pending_size -= len(entry[1])
            else:
                kept.append(entry)
        kept.extend(self._pending)
        self._pending = kept

    @property
    def ready(self) -> bool:
        return bool(self._pending) or self.finished

    def take(self, limit: int) -> tuple[bytes, bool]:
        """The fragments of the next reply, up to `limit` bytes, and whether they are the last.

        What the previous reply carried is taken to have arrived.
        """
        with self._condition:
            self._keep(self._sent)
            self._sent = []
            parts: list[bytes] = []
            size = 0
            while self._pending and (not parts or size + len(self._pending[0][1]) <= limit):
                entry = self._pending.popleft()
                self._pending_size -= len(entry[1])
                size += len(entry[1])
                parts.append(entry[1])
                self._sent.append(entry)
            self._condition.notify_all()
            return b"".join(parts), self.finished and not self._pending

    def _keep(self, entries: list[tuple[bool, bytes]]) -> None:
        if not self._history_whole:
            return
        self._history += entries
        self._history_size += sum(len(each[1]) for each in entries)
        if self._history_size > HISTORY_LIMIT:
            self._history_whole = False
            self._history = []

    def put_back(self) -> None:
        """The last reply may not have arrived: give it again."""
        with self._condition:
            for entry in reversed(self._sent):
                self._pending.appendleft(entry)
                self._pending_size += len(entry[1])
            self._sent = []
        self._wake()

    def start_over(self) -> None:
        """Another client takes over from one that vanished."""
        self.put_back()
        with self._condition:
            for entry in reversed(self._history):
                self._pending.appendleft(entry)
                self._pending_size += len(entry[1])
            self._history = []
            self._history_size = 0
        self._wake()

    def settle(self) -> None:
        """The client left in order: it has all that it was given."""
        with self._condition:
            self._sent = []
            self._history = []
            self._history_size = 0
            self._history_whole = True

    def set_drop(self, drop: bool) -> None:
        with self._condition:
            self.drop = drop
            self._condition.notify_all()

    def close(self) -> None:
        with self._condition:
            self.closed = True
            self._pending.clear()
            self._condition.notify_all()
        self._wake()
