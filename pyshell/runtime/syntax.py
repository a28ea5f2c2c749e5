"""Syntax errors as exceptions."""

from __future__ import annotations

from pyshell.runtime.invocation import invocation_at
from pyshell.values import exceptions
from pyshell.values.errors import ErrorRecord
from pyshell.values.exceptions import RuntimeException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.language.source import Source


def parse_exception(errors: list[Any], source: Source) -> RuntimeException:
    """The ParseException of a text's errors; its record stands at the first."""
    first = errors[0]
    shown = [_shown(e, source) for e in errors[:10]]
    if len(errors) > 10:
        shown.append("Not all parse errors were reported.  Correct the reported errors and try again.")
    message = "\n\n".join(shown)
    error: RuntimeException = exceptions.ParseException(message)
    error.errors = errors  # type: ignore[attr-defined]
    error.error_id = first.error_id
    record = ErrorRecord(error, first.error_id, "ParserError")
    record.invocation_info = invocation_at(source, first.extent.start_offset, first.extent.end_offset)
    error.record = record
    return error


def _shown(error: Any, source: Source) -> str:
    """One error as ParseException's message shows it: position, line, mark, text."""
    start, end = error.extent.start, error.extent.end
    line = source.line_of(start)
    column = source.column_of(start)
    text = source.line_text(line)
    last = column - 1 + max(1, min(end, source.line_starts[line - 1] + len(text)) - start)
    mark = " " * (column - 1) + "~" * (last - column + 1)
    where = f"At {source.file}:{line} char:{column}" if source.file else f"At line:{line} char:{column}"
    return f"{where}\n+ {text}\n+ {mark}\n{error.message}"
