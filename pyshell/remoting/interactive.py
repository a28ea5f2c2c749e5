"""An interactive session, as Enter-PSSession makes one. The console and the REPL put their lines through it."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.client import ClientPipeline
from pyshell.remoting.engine import Command, Invocation
from pyshell.remoting.fan_out import Nowhere
from pyshell.remoting.session import PSSession


class _Collected(Nowhere):
    """Keeps what a pipeline outputs."""

    def __init__(self) -> None:
        self.values: list[Any] = []

    def output(self, value: Any) -> None:
        self.values.append(value)


class InteractiveSession:
    """The session that the prompt is in, from Enter-PSSession to Exit-PSSession."""

    def __init__(self, session: PSSession, host: Any) -> None:
        self.session = session
        self.host = host
        self._pipeline: ClientPipeline | None = None

    def prompt(self) -> str:
        """The prompt: the other side's, after the computer's name. Raises TransportError."""
        collected = _Collected()
        self._run(Invocation([Command("prompt")]), collected)
        from pyshell.values.text import to_string

        there = to_string(collected.values[0]) if collected.values else "PS> "
        return f"[{self.name}]: {there}"

    @property
    def name(self) -> str:
        """The computer, with the user's name where the connection has one."""
        user = getattr(self.session.info, "user_name", "")
        return f"{user}@{self.session.computer_name}" if user else self.session.computer_name

    def run(self, text: str) -> None:
        """Run a line over there, its output formatted there and written by this host. Raises TransportError.

        `exit` leaves the session: the other side's Exit-PSSession calls the host's `pop_runspace`.
        """
        if text.strip().lower() == "exit":
            text = "Exit-PSSession"
        line = Command(text, True)
        line.merge["error"] = "output"
        pipeline = self._run(Invocation([line, Command("Out-Default")], add_to_history=True), Nowhere())
        if pipeline.state == 5 and pipeline.reason is not None:
            shown = Invocation([Command("Out-Default")], no_input=False)
            self._run(shown, Nowhere(), [pipeline.reason])

    def stop(self) -> None:
        """Stop what runs (Ctrl-C), from another thread."""
        if self._pipeline is not None:
            self._pipeline.stop()

    def _run(self, invocation: Invocation, sink: Any, values: list[Any] | None = None) -> ClientPipeline:
        pipeline = ClientPipeline(self.session.pool, invocation, sink, self.host, with_host_streams=True)
        self._pipeline = pipeline
        try:
            pipeline.start()
            if values is not None:
                for value in values:
                    pipeline.feed(value)
                pipeline.end_input()
            pipeline.run()
            pipeline.close()
        finally:
            self._pipeline = None
        return pipeline
