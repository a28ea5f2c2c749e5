"""Messages and fragments, and psrpcore as the peer that knows nothing of us."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from typing import Any

import psrpcore
import pytest

from pyshell.remoting import outofproc
from pyshell.remoting import protocol as psrp
from pyshell.remoting.crypto import SessionKey
from pyshell.remoting.engine import Invocation
from pyshell.remoting.stdio_server import StdioServer


def message(data: bytes) -> psrp.Message:
    return psrp.Message(psrp.TO_SERVER, psrp.PIPELINE_OUTPUT, b"a" * 16, b"b" * 16, data)


@pytest.mark.parametrize("step", [1, 7, 100, 5000])
def test_a_message_survives_fragments_cut_anywhere(step: int) -> None:
    wire = b"".join(psrp.Fragmenter().fragments(message(b"x" * 3000), 128))
    reader = psrp.Defragmenter()
    found = [each for start in range(0, len(wire), step) for each in reader.feed(wire[start : start + step])]
    assert [each.data for each in found] == [b"x" * 3000]


def test_fragments_given_twice_count_once() -> None:
    first, second = list(psrp.Fragmenter().fragments(message(b"y" * 100), 120))
    reader = psrp.Defragmenter(skip_repeated=True)
    assert reader.feed(first) == []
    assert [each.data for each in reader.feed(first + second + second)] == [b"y" * 100]


def test_a_missing_fragment_is_an_error() -> None:
    parts = list(psrp.Fragmenter().fragments(message(b"z" * 1000), 128))
    with pytest.raises(psrp.ProtocolError):
        psrp.Defragmenter().feed(parts[0] + parts[2])


def test_both_ends_agree_on_a_session_key() -> None:
    client, server = SessionKey(), SessionKey()
    client.accept(server.answer(client.public_key()))
    assert client.decrypt(server.encrypt("pässword")) == "pässword"


class EchoRunspace:
    """Gives back each command's text, its arguments and its input."""

    def run(self, invocation: Invocation, sink: Any, pipeline_input: Iterator[Any] | None, host: Any) -> None:
        for command in invocation.commands:
            sink.output(command.text)
            for _, value in command.parameters:
                sink.output(value)
        for value in pipeline_input or ():
            sink.output(value)

    def stop(self) -> None: ...
    def reset(self) -> None: ...
    def set_variable(self, name: str, value: Any) -> None: ...
    def close(self) -> None: ...


class EchoEngine:
    def open_runspace(self, host: Any, settings: Any) -> EchoRunspace:
        return EchoRunspace()


class Peer:
    """psrpcore's client over a pair of pipes."""

    def __init__(self) -> None:
        to_server, self._write_end = os.pipe()
        self._read_end, from_server = os.pipe()
        self._server = StdioServer(EchoEngine(), os.fdopen(to_server, "rb"), os.fdopen(from_server, "wb"))
        self._thread = threading.Thread(target=self._server.serve)
        self._thread.start()
        self._writer = os.fdopen(self._write_end, "wb")
        self._reader = os.fdopen(self._read_end, "rb")
        self.pool = psrpcore.ClientRunspacePool()
        self.pool.open()
        self.until(psrpcore.RunspacePoolStateEvent)

    def send(self, data: bytes) -> None:
        self._writer.write(data)
        self._writer.flush()

    def until(self, kind: type) -> list[Any]:
        """The events up to one of a kind."""
        events: list[Any] = []
        while True:
            while (payload := self.pool.data_to_send()) is not None:
                self.send(outofproc.encode_data(payload.pipeline_id or outofproc.SESSION, payload.data))
            packet = outofproc.decode(self._reader.readline())
            if packet.name == "Data":
                self.pool.receive_data(psrpcore.PSRPPayload(packet.data, psrpcore.StreamType.default, None))
                while (event := self.pool.next_event()) is not None:
                    events.append(event)
                    if isinstance(event, kind):
                        return events

    def close(self) -> None:
        self.send(outofproc.encode_signal("Close", outofproc.SESSION))
        self._thread.join(10)
        self._writer.close()
        self._reader.close()


@pytest.fixture
def peer() -> Iterator[Peer]:
    made = Peer()
    yield made
    made.close()


def test_another_implementation_opens_a_session_and_runs_a_pipeline(peer: Peer) -> None:
    shell = psrpcore.ClientPowerShell(peer.pool, no_input=False)
    shell.add_script("text").add_argument(5)
    shell.start()
    peer.send(outofproc.encode_signal("Command", shell.pipeline_id))
    shell.send("in")
    shell.send_eof()
    events = peer.until(psrpcore.PipelineStateEvent)
    assert [each.data for each in events if isinstance(each, psrpcore.PipelineOutputEvent)] == ["text", 5, "in"]
    assert events[-1].state == psrpcore.types.PSInvocationState.Completed
