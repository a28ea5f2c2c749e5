"""Errors as text for a person: ConciseView, NormalView, CategoryView, DetailedView."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.values.errors import ErrorRecord, InvocationInfo

    from .style import Styles

_RESET = "\x1b[0m"
_NATIVE = ("NativeCommandErrorMessage", "NativeCommandError")


def error_text(
    record: ErrorRecord, context: Any, width: int = 120, styles: Styles | None = None, view: str | None = None
) -> str:
    """The text of an error as `$ErrorView` (or `view`) wants it; a trailing line break gives the empty line below."""
    if view is None:
        view = _preferred_view(context)
    error, accent, reset = (styles.error, styles.error_accent, _RESET) if styles is not None else ("", "", "")
    error_id = record.fully_qualified_error_id
    if error_id in _NATIVE:
        return f"{error}{record.exception.message}{reset}"
    if view == "detailedview":
        from .errordetails import detailed_text

        return f"{error}{detailed_text(record, context, styles)}{reset}"
    if view == "categoryview":
        return f"{error}{record.category_info.get_message()}{reset}"
    if view == "conciseview":
        return _concise(record, context, width, error, accent, reset)
    return _normal(record, error, reset)


def _preferred_view(context: Any) -> str:
    if context is None:
        return "conciseview"
    value = context.scope.get("ErrorView")
    return str(getattr(value, "name", value) or "ConciseView").lower()


def message_of(record: ErrorRecord) -> str:
    """What the error says: ErrorDetails before the exception's message."""
    details = record.error_details
    if details is not None and details.message:
        return details.message
    return str(record.exception.message) if record.exception is not None else str(record)


def _truncated(text: str, length: int) -> str:
    """The text cut back to the last blank before `length`."""
    if len(text) <= length:
        return text
    text = text[:length]
    for place in range(len(text) - 1, -1, -1):
        if text[place].isspace():
            return text[:place]
    return text


def _concise(record: ErrorRecord, context: Any, width: int, error: str, accent: str, reset: str) -> str:
    invocation = record.invocation_info
    category = record.category_info.category
    position, message, prefix = "", "", ""
    script_name = (invocation.script_name or "") if invocation is not None else ""
    exception = record.exception
    is_parse_error = category == "ParserError" and hasattr(exception, "error_record")
    outside = bool(script_name) or (invocation is not None and invocation.script_line_number > 1)
    target = _target_location(record.target_object)
    if target is not None or ((is_parse_error or outside) and not script_name.lower().endswith(".psm1")):
        position, prefix = _position(invocation, script_name, target, error, accent, reset)
        message = prefix
    details = record.error_details
    if details is not None and details.message:
        message += details.message
    elif category == "ParserError" and exception is not None and "~\n" in exception.message:
        message += exception.message.split("~\n")[1].split("\n\n")[0]
    else:
        message += message_of(record)
    if script_name or category == "ParserError":
        message = _fold(message, prefix, width) + "\n"
    text = f"{error}{_reason(record, context)}: {position}{error}{message}{reset}"
    advice = details.recommended_action if details is not None else None
    if advice and advice.strip():
        text += f"\n{error}  Recommendation: {advice}{reset}"
    return text


def _target_location(target: Any) -> tuple[str, str, str, int, int] | None:
    """(file, line number, text, start, end) from an error's target that names a place (as test frameworks do), else
    None.
    """
    from . import objects

    if target is None or not objects.is_dictionary(target):
        return None
    items = {str(k).lower(): v for k, v in objects.dictionary_items(target)}
    if "line" not in items or "linetext" not in items:
        return None
    line = objects.to_text(items["linetext"]).strip()
    start = end = 0
    column = items.get("startcolumn")
    if isinstance(column, int) and 0 < column <= len(line):
        last = items.get("endcolumn")
        end = last - 1 if isinstance(last, int) and column < last <= len(line) + 1 else len(line)
        start = column - 1
    return objects.to_text(items.get("file")), objects.to_text(items["line"]), line, start, end


def _position(
    invocation: InvocationInfo | None,
    script_name: str,
    target: tuple[str, str, str, int, int] | None,
    error: str,
    accent: str,
    reset: str,
) -> tuple[str, str]:
    """The lines that show where, and what begins each line of the message under them."""
    if target is not None:
        file, number, line, start, end = target
        text = f"{reset}{file}\n"
        highlight = " " * start + "~" * (end - start)
        offset, length = start, end - start
    else:
        assert invocation is not None
        number = str(invocation.script_line_number)
        text = f"{reset}{script_name}:{number}\n" if script_name else "\n"
        parts = invocation.position_message.split("\n")
        line = parts[1][1:] if len(parts) > 1 else ""
        highlight = parts[-1][1:]
        length, offset = len(highlight.strip()), highlight.find("~")
    header = " " * (len(number) - 4)
    line += "\n"
    if length < len(line) - 1 and offset >= 0:
        line = line[:offset] + accent + line[offset : offset + length] + reset + line[offset + length :]
    prefix = f"{accent}{header}     | {error}"
    text += f"{accent}{header}Line |\n{accent}{' ' * (4 - len(number))}{number} | {reset}{line}"
    if highlight:
        text += f"{prefix}{highlight}\n"
    return text, prefix


def _fold(message: str, prefix: str, width: int) -> str:
    """The message in lines of at most `width` cells, each with the prefix."""
    from .cells import strip_escapes

    shown_prefix = len(strip_escapes(prefix))
    escapes = len(prefix) - shown_prefix
    message = message.replace("\n", " ").replace("\t", " ")
    if width <= 0 or len(message) - escapes <= width:
        return message
    first = _truncated(message, width + escapes)
    lines = [first]
    rest = message[len(first) :].strip()
    while len(rest) + shown_prefix > width:
        part = _truncated(prefix + rest, width + escapes)
        taken = len(part) - len(prefix)
        if taken <= 0:
            break
        lines.append(part)
        rest = rest[taken:].strip()
    lines.append(prefix + rest.strip())
    return "\n".join(lines)


def _reason(record: ErrorRecord, context: Any) -> str:
    """What stands before the colon: the command, `Exception` for a `throw`, or the category."""
    if getattr(record.exception, "was_thrown_from_throw_statement", False):
        return "Exception"
    invocation = record.invocation_info
    command = invocation.my_command if invocation is not None else None
    name = str(getattr(command, "name", "") or "") if command is not None else ""
    if name and context is not None and _is_known(context, name):
        return name
    activity = record.category_info.activity
    if activity:
        return activity
    if name:
        return name
    if invocation is not None and invocation.invocation_name:
        return invocation.invocation_name
    category = record.category_info.category
    if category and category != "NotSpecified":
        return category
    return record.category_info.reason or "Error"


def _is_known(context: Any, name: str) -> bool:
    from pyshell.values.exceptions import CommandNotFoundException

    try:
        return context.commands.resolve(name) is not None
    except CommandNotFoundException:
        return False


def _normal(record: ErrorRecord, error: str, reset: str) -> str:
    invocation = record.invocation_info
    prefix = ""
    if invocation is not None:
        command = invocation.my_command
        name = invocation.invocation_name
        if command is not None:
            if getattr(command, "kind", "") == "ExternalScript":
                name = command.path
            elif name in ("", "&", "."):
                name = command.name
        if name:
            prefix = f"{name} : "
    position = ""
    if invocation is not None and (invocation.my_command is not None or record.category_info.category != "ParserError"):
        position = invocation.position_message
        if position:
            position = "\n" + position
    category = record.category_info.get_message()
    position += f"\n+ CategoryInfo          : {category}"
    position += f"\n+ FullyQualifiedErrorId : {record.fully_qualified_error_id}"
    return f"{error}{prefix}{error}{message_of(record)}{position}{reset}"
