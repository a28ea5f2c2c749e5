"""The console's prompts, laid out as PowerShell's console host does."""

from __future__ import annotations

from pyshell.console import WHITE, YELLOW
from pyshell.values import exceptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.console import ConsoleUI

_ENDED = "The input stream ended before an answer came."


def prompt_fields(ui: ConsoleUI, caption: str, message: str, fields: list[Any]) -> dict[str, Any]:
    """Ask for each field's value; a collection's elements one by one until an empty line. `!?` shows a field's help."""
    if not ui.interactive:
        raise ui.refused("Prompt")
    if caption:
        ui.write_line()
        ui.write_line(ui.colored(wrapped(caption, ui.width), WHITE))
    if message:
        ui.write_line(wrapped(message, ui.width))
    if any(help_of(field) for field in fields):
        ui.write_line("(Type !? for Help.)")
    return {field.name: ask(ui, field) for field in fields}


def ask(ui: ConsoleUI, field: Any) -> Any:
    """One field's value."""
    kind = type_of(field)
    label = getattr(field, "label", "") or field.name
    if kind is None or not kind.rank:
        return ask_single(ui, field, label, kind)
    values: list[Any] = []
    while True:
        value = ask_single(ui, field, f"{label}[{len(values)}]", kind.element_type)
        if value is None or value == "":
            return values
        values.append(value)


def ask_single(ui: ConsoleUI, field: Any, label: str, kind: Any) -> Any:
    """A value that its type takes; what it does not take is asked for again."""
    name = "" if kind is None else kind.full_name
    if name == "System.Management.Automation.PSCredential":
        ui.write_line(label)
        return prompt_credential(ui, "", "", "")
    while True:
        ui.write(f"{label}: ")
        if name == "System.Security.SecureString":
            return ui.read_secret()
        line = read(ui)
        help_text = help_of(field)
        if line == "!?" and help_text:
            ui.write_line(wrapped(help_text, ui.width))
            continue
        if line == "!?" and help_text is not None:
            ui.write_line(f"No help is available for {label}.")
            continue
        if line.startswith("!") and len(line) > 1 and line.rstrip() in ("!!", '!""', "!$null"):
            return {"!!": "!", '!""': "", "!$null": None}[line.rstrip()]
        complaint = refusal(line, kind)
        if complaint is None:
            return line
        ui.write_error(complaint)


def refusal(line: str, kind: Any) -> str | None:
    """Why a number cannot be read from a line, or None."""
    from pyshell.values.convert import try_convert

    if kind is None or not kind.is_value_type or kind.is_enum or line == "":
        return None
    good, _ = try_convert(line, kind)
    if good:
        return None
    return f'Cannot recognize "{line}" as a {kind.full_name} due to a format error.'


def help_of(field: Any) -> str | None:
    """A field's help text ("" when it has none)."""
    own = getattr(field, "help_message", None)
    if own is not None:
        return str(own)
    for part in field.sets.values():
        if part.help_message:
            return str(part.help_message)
    return ""


def type_of(field: Any) -> Any:
    """A field's type, or None when it is not known here."""
    own = getattr(field, "pstype", None)
    if own is not None:
        return own
    from pyshell.values.pstype import find_type

    return find_type(field.type_name)


def read(ui: ConsoleUI) -> str:
    line = ui.read_line()
    if line is None:
        raise exceptions.PSInvalidOperationException(_ENDED)
    return line


def wrapped(text: str, width: int) -> str:
    """Text broken at blanks so that no line fills the console's width."""
    width -= 1
    lines: list[str] = []
    for line in text.split("\n"):
        while len(line) > width:
            at = line.rfind(" ", 0, width + 1)
            if at <= 0:
                at = width
            lines.append(line[:at])
            line = line[at:].lstrip(" ")
        lines.append(line)
    return "\n".join(lines)


def hot_key(label: str) -> tuple[str, str]:
    """(the key, the label without its mark) of a choice such as `Yes to &All`."""
    at = label.find("&")
    if at < 0 or at + 1 >= len(label):
        return "", label
    return label[at + 1].upper(), label[:at] + label[at + 1 :]


def prompt_choice(ui: ConsoleUI, caption: str, message: str, choices: list[tuple[str, str]], default: int) -> int:
    """Ask for one of several choices by its key or label; `?` shows their help."""
    if caption:
        ui.write_line()
        ui.write_line(ui.colored(wrapped(caption, ui.width), WHITE))
    if message:
        ui.write_line(wrapped(message, ui.width))
    keys = [hot_key(label) for label, _ in choices]
    while True:
        show_choices(ui, keys, default)
        line = ui.read_line()
        if line is None:
            raise exceptions.PSInvalidOperationException(_ENDED)
        answer = line.strip()
        if answer == "" and 0 <= default < len(choices):
            return default
        if answer == "?":
            for (key, label), (_, text) in zip(keys, choices):
                ui.write_line(wrapped(f"{key or label} - {text}", ui.width))
            continue
        for index, (key, label) in enumerate(keys):
            if answer.upper() == key or answer.lower() == label.lower():
                return index


def show_choices(ui: ConsoleUI, keys: list[tuple[str, str]], default: int) -> None:
    """The line of choices, the one that Enter means in another colour."""
    used = 0
    parts = [(f"[{key}] {label}  ", YELLOW if index == default else WHITE) for index, (key, label) in enumerate(keys)]
    last = "[?] Help "
    if 0 <= default < len(keys):
        last += f'(default is "{keys[default][0] or keys[default][1]}"): '
    else:
        last = "[?] Help: "
    for text, color in (*parts, (last, None)):
        if used and used + len(text.rstrip()) > ui.width:
            ui.write_line()
            used = 0
        ui.write(text if color is None else ui.colored(text, color))
        used += len(text)


def prompt_credential(ui: ConsoleUI, caption: str, message: str, user: str) -> Any:
    """Ask for a user name (unless given) and a password."""
    from pyshell.values.clr.security import credential

    ui.write_line()
    ui.write_line(ui.colored(wrapped(caption or "PowerShell credential request", ui.width), WHITE))
    ui.write_line(wrapped(message or "Enter your credentials.", ui.width))
    if not user:
        ui.write("User: ")
        user = read(ui)
    ui.write(f"Password for user {user}: ")
    password = ui.read_secret()
    ui.write_line()
    return credential(user, password)
