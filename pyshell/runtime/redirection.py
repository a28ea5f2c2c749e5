"""Redirections: streams merged into one another, or written to files."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.runtime.callsite import Site
    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.streams import Streams

FIELDS = {2: "error", 3: "warning", 4: "verbose", 5: "debug", 6: "information"}


def redirect(
    context: ExecutionContext, site: Site, values: list[Any], out: Callable[[Any], Any]
) -> tuple[Streams, Callable[[Any], Any], list[Callable[[], None]]]:
    """The streams and output of a command with redirections, and what closes the files afterwards.

    `values` holds the files' names after the command's own arguments.
    """
    streams = context.streams.copy()
    closers: list[Callable[[], None]] = []
    names = iter(values[len(site.args) :])
    for redirection in site.redirections:
        if redirection.to is None:
            sink = file_sink(context, site, next(names), redirection.append, closers)
            if redirection.stream in (1, 0):
                out = sink
        else:
            sink = out
        for number in (2, 3, 4, 5, 6) if redirection.stream == 0 else (redirection.stream,):
            if number in FIELDS:
                setattr(streams, FIELDS[number], sink)
    return streams, out, closers


def file_sink(
    context: ExecutionContext, site: Site, name: Any, append: bool, closers: list[Callable[[], None]]
) -> Callable[[Any], Any]:
    """What writes objects as text into a file, as Out-File does; `$null` swallows them."""
    from pyshell.runtime.callsite import PARAMETER_WITH_VALUE, Arg
    from pyshell.runtime.pipeline import make_processor
    from pyshell.values.convert import to_string

    path = "" if name is None else to_string(name)
    if path == "":
        return nowhere
    args = [Arg(PARAMETER_WITH_VALUE, "FilePath", None, 0, 0), Arg(PARAMETER_WITH_VALUE, "Append", None, 0, 0)]
    processor = make_processor(context, context.commands.resolve("Out-File"), site, args, [path, append])
    processor.out = nowhere
    processor.prepare(True)
    processor.begin()

    def close() -> None:
        processor.end()
        processor.dispose()

    closers.append(close)
    return processor.process  # type: ignore[no-any-return]


def nowhere(value: Any) -> None:
    """`>$null`."""
