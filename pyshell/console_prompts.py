"""The console's prompts, laid out as PowerShell's console host does."""

from __future__ import annotations

from pyshell.values import exceptions

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.console import ConsoleUI


def prompt_fields(ui: ConsoleUI, caption: str, message: str, fields: list[Any]) -> dict[str, Any]:
    """Ask for each mandatory parameter; a collection's elements one by one until an empty line."""
    ui.write_line()
    ui.write_line(caption)
    ui.write_line(message)
    answers: dict[str, Any] = {}
    for param in fields:
        if param.pstype.rank:
            values: list[str] = []
            while True:
                ui.write(f"{param.name}[{len(values)}]: ")
                line = read(ui)
                if line == "":
                    break
                values.append(line)
            answers[param.name] = values
        else:
            ui.write(f"{param.name}: ")
            answers[param.name] = read(ui)
    return answers


def read(ui: ConsoleUI) -> str:
    line = ui.read_line()
    if line is None:
        raise exceptions.PSInvalidOperationException("The input stream ended before an answer came.")
    return line


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
        ui.write_line(caption)
    if message:
        ui.write_line(message)
    keys = [hot_key(label) for label, _ in choices]
    while True:
        parts = [f"[{key}] {label}  " for key, label in keys]
        shown = "".join(parts) + "[?] Help "
        if 0 <= default < len(choices):
            shown += f'(default is "{keys[default][0] or keys[default][1]}"): '
        else:
            shown += ": "
        ui.write(shown)
        line = ui.read_line()
        if line is None:
            raise exceptions.PSInvalidOperationException("The input stream ended before an answer came.")
        answer = line.strip()
        if answer == "" and 0 <= default < len(choices):
            return default
        if answer == "?":
            for (key, label), (_, text) in zip(keys, choices):
                ui.write_line(f"{key or label} - {text}")
            continue
        for index, (key, label) in enumerate(keys):
            if answer.upper() == key or answer.lower() == label.lower():
                return index


def prompt_credential(ui: ConsoleUI, caption: str, message: str, user: str) -> Any:
    """Ask for a user name (unless given) and a password."""
    from pyshell.values.clr.security import credential

    ui.write_line()
    ui.write_line(caption or "PowerShell credential request")
    ui.write_line(message or "Enter your credentials.")
    if not user:
        ui.write("User: ")
        user = read(ui)
    ui.write(f"Password for user {user}: ")
    return credential(user, ui.read_secret())
