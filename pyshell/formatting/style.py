"""The colours and styles of formatted output that `$PSStyle` holds."""

from __future__ import annotations


class Styles:
    """The sequences that formatting itself uses (`$PSStyle.Formatting`)."""

    __slots__ = (
        "custom_table_header_label",
        "debug",
        "error",
        "error_accent",
        "format_accent",
        "table_header",
        "verbose",
        "warning",
    )

    def __init__(self) -> None:
        self.format_accent = "\x1b[32;1m"
        self.error_accent = "\x1b[36;1m"
        self.error = "\x1b[31;1m"
        self.warning = self.verbose = self.debug = "\x1b[33;1m"
        self.table_header = "\x1b[32;1m"
        self.custom_table_header_label = "\x1b[32;1;3m"


def enabled(is_terminal: bool) -> bool:
    """Whether output is styled: on terminals, unless NO_COLOR or a dumb terminal says otherwise.

    Rules: https://no-color.org; PowerShell reads the same variables at start.
    """
    from os import environ

    return is_terminal and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"
