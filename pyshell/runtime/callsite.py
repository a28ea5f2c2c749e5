"""What compiled code knows of a command call at compile time: its name, the shape of its arguments, its extent."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.language.source import Source

VALUE = 0  # a positional argument (or the value of the parameter before it)
PARAMETER = 1  # -Name
PARAMETER_WITH_VALUE = 2  # -Name:value
SPLAT = 3  # @variable


class Arg:
    """One element after the command's name. `text` is a number's own spelling (a [string] parameter takes that)."""

    __slots__ = ("kind", "name", "text", "start", "end", "name_start", "name_end")

    def __init__(
        self,
        kind: int,
        name: str | None,
        text: str | None,
        start: int,
        end: int,
        name_start: int = 0,
        name_end: int = 0,
    ) -> None:
        self.kind = kind
        self.name = name
        self.text = text
        self.start = start
        self.end = end
        # Where `-Name:` stands when a value is attached (start and end are the value's).
        self.name_start = name_start
        self.name_end = name_end


class Redirection:
    """`N>file`, `N>>file` or `N>&1`: `stream` is 1…6 or 0 for `*`, `to` the stream merged into, or None for a file."""

    __slots__ = ("stream", "to", "append")

    def __init__(self, stream: int, to: int | None, append: bool = False) -> None:
        self.stream = stream
        self.to = to
        self.append = append


class Site:
    """A command call in compiled code."""

    __slots__ = (
        "name",
        "operator",
        "args",
        "start",
        "end",
        "source",
        "redirections",
        "version",
        "info",
        "session",
        "plan",
        "plan_for",
        "splats",
        "name_start",
        "name_end",
        "dashes",
    )

    def __init__(
        self,
        source: Source,
        name: str | None,
        operator: str,
        args: tuple[Arg, ...],
        start: int,
        end: int,
        redirections: tuple[Redirection, ...] = (),
        name_start: int = 0,
        name_end: int = 0,
    ) -> None:
        self.source = source
        self.name = name
        self.operator = operator
        self.args = args
        self.start = start
        self.end = end
        self.redirections = redirections
        self.splats = any(a.kind == SPLAT for a in args)
        # `--` or `-?`: what the way to every command but a program has to look at.
        self.dashes = any(a.name == "--" or a.name == "?" for a in args)
        self.name_start = name_start
        self.name_end = name_end
        self.version = -1
        self.info: Any = None
        self.session: Any = None
        self.plan: Any = None
        self.plan_for: Any = None
