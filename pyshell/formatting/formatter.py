"""The formatting of one session: `context.formatter`."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .database import FormatDatabase
    from .output import TextOutput
    from .style import Styles
    from .textfile import TextFile

DEFAULT_ENUMERATION_LIMIT = 4
ERROR_STREAM = 2


class Formatter:
    """Views of the session, and the ways from objects to text.

    The engine is imported when something that is no plain text or number is to be shown.
    """

    def __init__(self, context: Any = None, styles: Styles | None = None) -> None:
        self.context = context
        self.styles = styles
        self._database: FormatDatabase | None = None
        self._ps_style: Any = None

    @property
    def ps_style(self) -> Any:
        """`$PSStyle`; its OutputRendering turns styles on and off."""
        if self._ps_style is None:
            from .psstyle import PSStyle
            from .style import Styles

            styles = self.styles or Styles()
            at_start = self.styles

            def rendering(kind: str) -> None:
                self.styles = styles if kind == "Ansi" else None if kind == "PlainText" else at_start

            self._ps_style = PSStyle(styles, rendering)
        return self._ps_style

    @property
    def database(self) -> FormatDatabase:
        if self._database is None:
            from .database import FormatDatabase

            self._database = FormatDatabase()
        return self._database

    @staticmethod
    def enumeration_limit(context: Any) -> int:
        """`$FormatEnumerationLimit` of the global scope."""
        if context is None:
            return DEFAULT_ENUMERATION_LIMIT
        value = context.session_state.global_scope.vars.get("formatenumerationlimit", DEFAULT_ENUMERATION_LIMIT)
        return value if type(value) is int else DEFAULT_ENUMERATION_LIMIT

    def text_output(
        self,
        write_line: Callable[[str, int], Any],
        width: int,
        context: Any,
        styles: Styles | None = None,
        height: int = 0,
    ) -> TextOutput:
        """A sink (`process(value, stream)`, `end()`) that gives lines to `write_line(text, stream)`.

        Text that is not for a terminal is plain unless `styles` are handed in.
        """
        from .output import TextOutput

        return TextOutput(write_line, width, self.database, context, styles, self.enumeration_limit(context), height)

    def to_text(self, values: Any, width: int, context: Any) -> str:
        """Objects as the text that default output would show."""
        lines: list[str] = []
        sink = self.text_output(lambda text, stream: lines.append(text), width, context)
        for value in values:
            sink.process(value)
        sink.end()
        return "".join(line + "\n" for line in lines)

    @staticmethod
    def open_file(context: Any, name: str, append: bool) -> TextFile:
        """A file (`write(value)`, `close()`) that shows objects as default output does, for redirections."""
        from .textfile import TextFile

        return TextFile(context, name, append)

    def out_default(self, context: Any) -> HostOutput:
        """A sink that shows objects on the session's host."""
        return HostOutput(self, context)

    def format_error(self, record: Any, context: Any, width: int | None = None) -> str:
        """An error as text for a person, as `$ErrorView` wants it."""
        from .errorview import error_text

        return error_text(record, context, context.host.ui.width if width is None else width, self.styles)


class HostOutput:
    """Default output: the first object that needs formatting decides how those after it are shown."""

    __slots__ = ("_context", "_engine", "_formatter", "_ui")

    def __init__(self, formatter: Formatter, context: Any) -> None:
        self._formatter = formatter
        self._context = context
        self._ui = context.host.ui
        self._engine: TextOutput | None = None

    def process(self, value: Any, stream: int = 0) -> None:
        """Show one object."""
        engine = self._engine
        if engine is None:
            kind = type(value)
            if not stream and (kind is str or kind is int or kind is bool):
                text = value if kind is str else str(value)
                if "\x1b" in text and self._formatter.styles is None:
                    from .cells import strip_escapes

                    text = strip_escapes(text)
                self._ui.write_line(text)
                return
            if value is None:
                return
            ui = self._ui
            engine = self._engine = self._formatter.text_output(
                self._line, ui.width - 1, self._context, self._formatter.styles, ui.height
            )
        engine.process(value, stream)

    def _line(self, text: str, stream: int) -> None:
        if stream == ERROR_STREAM:
            self._ui.write_error(text)
        else:
            self._ui.write_line(text)

    def end(self) -> None:
        """Close what is open; the next object starts anew."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.end()
