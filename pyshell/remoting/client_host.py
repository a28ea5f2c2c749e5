"""Host calls of a server, run on the host here ([MS-PSRP] 2.2.3.14)."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.hostcalls import METHODS
from pyshell.remoting.wire import WireHashtable, WireVersion, bag, items, note, number

# What the records of the streams show already, where those are shown.
STREAM_METHODS = frozenset(("WriteDebugLine", "WriteProgress", "WriteVerboseLine", "WriteWarningLine"))


class NotSupportedByHost(Exception):
    """The host here has no such method."""


def run(call: Any, host: Any, *, with_streams: bool) -> tuple[int, Any]:
    """Run a host call; returns its id and what the method gave. `with_streams` runs those that double a stream as well.

    Raises what the host raises, and NotSupportedByHost.
    """
    call_id = number(note(call, "ci"))
    name = METHODS.get(number(note(call, "mi")), "")
    arguments = items(note(call, "mp"))
    if name in STREAM_METHODS and not with_streams:
        return call_id, None
    method = _RUN.get(name)
    if method is None:
        raise NotSupportedByHost(name)
    return call_id, method(host, arguments)


def _text(value: Any) -> str:
    from pyshell.values.text import to_string

    return "" if value is None else to_string(value)


def _colour(value: Any) -> Any:
    from pyshell.values.pstype import find_type

    found = find_type("System.ConsoleColor")
    assert found is not None and found.pyclass is not None
    return found.pyclass(number(value))


class Field:
    """A FieldDescription from the server."""

    def __init__(self, data: Any) -> None:
        self.name = _text(note(data, "name"))
        self.label = _text(note(data, "label"))
        self.help_message = _text(note(data, "helpMessage"))
        self.type_name = _text(note(data, "parameterTypeFullName")) or "System.String"
        self.parameter_type_full_name = self.type_name
        self.is_mandatory = bool(note(data, "isMandatory", True))
        self.default_value = None


def _prompt(host: Any, arguments: list[Any]) -> Any:
    fields = [Field(each) for each in items(arguments[2])]
    answers = host.ui.prompt(_text(arguments[0]), _text(arguments[1]), fields)
    return WireHashtable(answers or {})


def _choice(host: Any, arguments: list[Any]) -> int:
    choices = [(_text(note(each, "label")), _text(note(each, "helpMessage"))) for each in items(arguments[2])]
    return int(host.ui.prompt_for_choice(_text(arguments[0]), _text(arguments[1]), choices, number(arguments[3])))


def _credential(host: Any, arguments: list[Any]) -> Any:
    texts = [_text(each) for each in arguments[:4]]
    return host.ui.prompt_for_credential(*texts)


def _write_progress(host: Any, arguments: list[Any]) -> None:
    from pyshell.remoting.records import read_progress

    host.ui.write_progress(number(arguments[0]), read_progress(arguments[1]))


def _size(host: Any, arguments: list[Any]) -> Any:
    return bag({"width": int(host.ui.width), "height": int(host.ui.height)})


def _window_title(host: Any, arguments: list[Any]) -> None:
    setter = getattr(host.ui, "set_window_title", None)
    if setter is not None:
        setter(_text(arguments[0]))


def _nothing(host: Any, arguments: list[Any]) -> None:
    """A setting of the screen that the host here has no place for."""


def _pop_runspace(host: Any, arguments: list[Any]) -> None:
    pop = getattr(host, "pop_runspace", None)
    if pop is not None:
        pop()


_RUN: dict[str, Any] = {
    "GetName": lambda host, arguments: str(host.name),
    "GetVersion": lambda host, arguments: WireVersion(str(host.version)),
    "SetShouldExit": lambda host, arguments: host.should_exit(number(arguments[0])),
    "ReadLine": lambda host, arguments: host.ui.read_line(),
    "ReadLineAsSecureString": lambda host, arguments: host.ui.read_secret(),
    "Write1": lambda host, arguments: host.ui.write(_text(arguments[0])),
    "Write2": lambda host, arguments: host.ui.write(_text(arguments[2]), _colour(arguments[0]), _colour(arguments[1])),
    "WriteLine1": lambda host, arguments: host.ui.write_line(),
    "WriteLine2": lambda host, arguments: host.ui.write_line(_text(arguments[0])),
    "WriteLine3": lambda host, arguments: host.ui.write_line(
        _text(arguments[2]), _colour(arguments[0]), _colour(arguments[1])
    ),
    "WriteErrorLine": lambda host, arguments: host.ui.write_error(_text(arguments[0])),
    "WriteDebugLine": lambda host, arguments: host.ui.write_debug(_text(arguments[0])),
    "WriteProgress": _write_progress,
    "WriteVerboseLine": lambda host, arguments: host.ui.write_verbose(_text(arguments[0])),
    "WriteWarningLine": lambda host, arguments: host.ui.write_warning(_text(arguments[0])),
    "Prompt": _prompt,
    "PromptForCredential1": _credential,
    "PromptForCredential2": _credential,
    "PromptForChoice": _choice,
    "SetForegroundColor": _nothing,
    "SetBackgroundColor": _nothing,
    "SetCursorPosition": _nothing,
    "SetWindowPosition": _nothing,
    "SetCursorSize": _nothing,
    "SetBufferSize": _nothing,
    "SetWindowSize": _nothing,
    "GetBufferSize": _size,
    "GetWindowSize": _size,
    "GetMaxWindowSize": _size,
    "GetMaxPhysicalWindowSize": _size,
    "SetWindowTitle": _window_title,
    "FlushInputBuffer": _nothing,
    "NotifyBeginApplication": _nothing,
    "NotifyEndApplication": _nothing,
    "PopRunspace": _pop_runspace,
}


def host_info(host: Any) -> Any:
    """The HostInfo of INIT_RUNSPACEPOOL for the host here."""
    from pyshell.remoting.remote_host import (
        BACKGROUND,
        BUFFER_SIZE,
        CURSOR,
        CURSOR_SIZE,
        FOREGROUND,
        MAX_PHYSICAL_WINDOW_SIZE,
        MAX_WINDOW_SIZE,
        WINDOW_POSITION,
        WINDOW_SIZE,
        WINDOW_TITLE,
    )

    if host is None:
        return null_host()
    width, height = int(host.ui.width), int(host.ui.height)

    def size() -> Any:
        return bag({"T": "System.Management.Automation.Host.Size", "V": bag({"width": width, "height": height})})

    def place() -> Any:
        return bag({"T": "System.Management.Automation.Host.Coordinates", "V": bag({"x": 0, "y": 0})})

    def colour(value: int) -> Any:
        return bag({"T": "System.ConsoleColor", "V": value})

    data = WireHashtable(
        {
            WINDOW_TITLE: bag({"T": "System.String", "V": ""}),
            MAX_PHYSICAL_WINDOW_SIZE: size(),
            MAX_WINDOW_SIZE: size(),
            WINDOW_SIZE: size(),
            BUFFER_SIZE: size(),
            CURSOR_SIZE: bag({"T": "System.Int32", "V": 25}),
            WINDOW_POSITION: place(),
            CURSOR: place(),
            BACKGROUND: colour(-1),
            FOREGROUND: colour(-1),
        }
    )
    return bag(
        {
            "_isHostUINull": False,
            "_isHostRawUINull": False,
            "_isHostNull": False,
            "_hostDefaultData": bag({"data": data}),
            "_useRunspaceHost": False,
        }
    )


def null_host() -> Any:
    """The HostInfo of a pipeline that uses its runspace's host."""
    return bag({"_isHostUINull": True, "_isHostRawUINull": True, "_isHostNull": True, "_useRunspaceHost": True})
