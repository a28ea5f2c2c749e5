"""A script run in a session for its results: what cmdlets that work through a session ask the other side."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.client import ClientPipeline
from pyshell.remoting.engine import Command, Invocation
from pyshell.remoting.fan_out import Nowhere
from pyshell.remoting.remote_output import drive
from pyshell.remoting.session import PSSession


class RemoteFailure(Exception):
    """The script failed over there; `record` is the error it ended with, or the first that it wrote."""

    def __init__(self, record: Any) -> None:
        super().__init__(str(record))
        self.record = record


class _Results(Nowhere):
    def __init__(self) -> None:
        self.values: list[Any] = []
        self.errors: list[Any] = []

    def output(self, value: Any) -> None:
        self.values.append(value)

    def error(self, record: Any) -> None:
        self.errors.append(record)


def call(session: PSSession, script: str, *arguments: Any, host: Any = None) -> list[Any]:
    """What a script gives for arguments by position. Raises RemoteFailure, TransportError."""
    command = Command(script, True, parameters=[(None, each) for each in arguments])
    results = _Results()
    pipeline = ClientPipeline(session.pool, Invocation([command]), results, host)
    session.running += 1
    try:
        drive(session, pipeline, lambda text: None)
    finally:
        session.running -= 1
    if pipeline.state == 5 and pipeline.reason is not None:
        raise RemoteFailure(pipeline.reason)
    if results.errors:
        raise RemoteFailure(results.errors[0])
    return results.values
