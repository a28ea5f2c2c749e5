"""`$Host` of a pipeline that runs for a client: what it writes and asks goes to the client's host ([MS-PSRP] 2.2.3.14).

The host of a client that has none (`_isHostNull`) swallows what is written and refuses to ask.
"""

from __future__ import annotations

from typing import Any

from pyshell.remoting import protocol as psrp
from pyshell.remoting.hostcalls import NUMBERS, RETURNING, VOID_CALL, method
from pyshell.remoting.wire import WireList, bag, note, number, table
from pyshell.runtime.host import Host, HostUI
from pyshell.values.numbers import Int64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.remoting.server import PoolServer
    from pyshell.remoting.server_pipeline import PipelineServer

# Keys of _hostDefaultData.
FOREGROUND, BACKGROUND, CURSOR, WINDOW_POSITION, CURSOR_SIZE, BUFFER_SIZE, WINDOW_SIZE = range(7)
MAX_WINDOW_SIZE, MAX_PHYSICAL_WINDOW_SIZE, WINDOW_TITLE = range(7, 10)


class HostInfo:
    """What a client told of its host."""

    __slots__ = ("is_null", "ui_is_null", "raw_ui_is_null", "use_runspace_host", "data")

    def __init__(self, message: Any) -> None:
        self.is_null = bool(note(message, "_isHostNull", True))
        self.ui_is_null = self.is_null or bool(note(message, "_isHostUINull", True))
        self.raw_ui_is_null = self.ui_is_null or bool(note(message, "_isHostRawUINull", True))
        self.use_runspace_host = bool(note(message, "_useRunspaceHost", True))
        data = table(note(note(message, "_hostDefaultData"), "data"))
        self.data: dict[int, Any] = {int(key): note(value, "V") for key, value in data.items()}

    def size(self, key: int, default: tuple[int, int]) -> tuple[int, int]:
        value = self.data.get(key)
        if value is None:
            return default
        return number(note(value, "width"), default[0]), number(note(value, "height"), default[1])


# What the client tells of its raw user interface in its default data ([MS-PSRP] 2.2.3.14).
_RAW_KEYS = {"ForegroundColor": 0, "BackgroundColor": 1, "WindowTitle": 9}


class RemoteUI(HostUI):
    """The user interface at the other end of the session."""

    def __init__(self, host: RemoteHost) -> None:
        self.remote = host
        info = host.info
        self.width, self.height = info.size(BUFFER_SIZE, (120, 50))
        self.interactive = not info.ui_is_null

    lines_are_records = True

    def raw_value(self, name: str) -> Any:
        known = super().raw_value(name)
        key = _RAW_KEYS.get(name)
        if known is not None or key is None or self.remote.info.raw_ui_is_null:
            return known
        value = self.remote.info.data.get(key)
        if value is None or name == "WindowTitle":
            return value
        from pyshell.values.convert import convert
        from pyshell.values.pstype import find_type

        kind = find_type("System.ConsoleColor")
        assert kind is not None
        return convert(number(value), kind)

    def set_raw_value(self, name: str, value: Any) -> None:
        super().set_raw_value(name, value)
        if not self.remote.info.raw_ui_is_null:
            self._void(f"Set{name}", value if name == "WindowTitle" else int(value))

    @property
    def shown(self) -> bool:
        return not self.remote.info.ui_is_null

    def _void(self, name: str, *arguments: Any) -> None:
        if self.shown:
            self.remote.call(name, *arguments)

    def _ask(self, name: str, *arguments: Any) -> Any:
        if not self.shown:
            raise self.refused(name)
        return self.remote.call(name, *arguments)

    def write(self, text: str, foreground: Any = None, background: Any = None) -> None:
        if foreground is not None or background is not None:
            self._void("Write2", _colour(foreground, 7), _colour(background, 0), text)
        else:
            self._void("Write1", text)

    def write_line(self, text: str = "", foreground: Any = None, background: Any = None) -> None:
        if foreground is not None or background is not None:
            self._void("WriteLine3", _colour(foreground, 7), _colour(background, 0), text)
        elif text == "":
            self._void("WriteLine1")
        else:
            self._void("WriteLine2", text)

    def write_error(self, text: str) -> None:
        self._void("WriteErrorLine", text)

    def write_warning(self, text: str) -> None:
        self._void("WriteWarningLine", text)

    def write_verbose(self, text: str) -> None:
        self._void("WriteVerboseLine", text)

    def write_debug(self, text: str) -> None:
        self._void("WriteDebugLine", text)

    def write_progress(self, source: int, record: Any) -> None:
        from pyshell.remoting.records import progress_bag

        self._void("WriteProgress", Int64(source), progress_bag(record))

    def read_line(self) -> str | None:
        answer = self._ask("ReadLine")
        return None if answer is None else str(answer)

    def read_secret(self) -> Any:
        return self._ask("ReadLineAsSecureString")

    def prompt(self, caption: str, message: str, fields: list[Any]) -> dict[str, Any]:
        used: set[str] = set()
        descriptions = WireList(_field_bag(field, used) for field in fields)
        answer = self._ask("Prompt", caption, message, descriptions)
        return {str(key): value for key, value in table(answer).items()}

    def prompt_for_choice(self, caption: str, message: str, choices: list[tuple[str, str]], default: int) -> int:
        descriptions = WireList(bag({"label": label, "helpMessage": help}) for label, help in choices)
        return number(self._ask("PromptForChoice", caption, message, descriptions, default), default)

    def prompt_for_credential(self, caption: str, message: str, user: str, target: str) -> Any:
        return self._ask("PromptForCredential1", caption, message, user, target)


class RemoteHost(Host):
    """The host of one pipeline (or, without one, of the pool)."""

    name = "ServerRemoteHost"

    def __init__(self, pool: PoolServer, pipeline: PipelineServer | None, info: HostInfo) -> None:
        self.pool = pool
        self.pipeline = pipeline
        self.info = info
        super().__init__(RemoteUI(self))

    def call(self, name: str, *arguments: Any) -> Any:
        """Call a method of the client's host; waits for the answer of those that give one.

        Raises what the client's host raised, as PowerShell's remote exception.
        """
        returning = NUMBERS[name] in RETURNING
        call_id, waiting = self.pool.new_call() if returning else (VOID_CALL, None)
        value = bag({"ci": Int64(call_id), "mi": method(name), "mp": WireList(arguments)})
        if self.pipeline is None:
            self.pool.post(psrp.RUNSPACEPOOL_HOST_CALL, value)
        else:
            self.pool.post(psrp.PIPELINE_HOST_CALL, value, self.pipeline.pipeline_id)
        if waiting is None:
            return None
        if self.pipeline is not None:
            self.pipeline.waits_on(waiting)
        response = waiting.get()
        if response is None:
            from pyshell.values.exceptions import PipelineStoppedException

            raise PipelineStoppedException("The pipeline has been stopped.")
        error = note(response, "me")
        if error is not None:
            from pyshell.remoting.records import exception_of

            raise exception_of(error)
        return note(response, "mr")

    def should_exit(self, code: int) -> None:
        # Sent to a client without a host as well: it is the client that ends its session.
        self.call("SetShouldExit", code)

    def pop_runspace(self) -> None:
        """Exit-PSSession in the session: the client leaves it."""
        if not self.info.is_null:
            self.call("PopRunspace")


def _colour(value: Any, default: int) -> int:
    if value is None:
        return default
    if isinstance(value, int):
        return int(value)
    from pyshell.values.enums import member

    return int(member("System.ConsoleColor", str(value)))


_ASSEMBLY = ", System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e"


def _label(field: Any, used: set[str]) -> str:
    """A field's label; a parameter's is its name with `&` before a hot key that no other has."""
    own = getattr(field, "label", None)
    if own is not None:
        return str(own)
    name = str(field.name)
    for fits in (str.isupper, str.islower, lambda character: not character.isalpha()):
        for at, character in enumerate(name):
            if fits(character) and character not in used:
                used.add(character)
                return f"{name[:at]}&{name[at:]}"
    return "&" + name


def _field_bag(field: Any, used: set[str]) -> Any:
    """A FieldDescription for the client."""
    kind = getattr(field, "pstype", None)
    full_name = str(getattr(field, "type_name", "System.String")) if kind is None else kind.clr_name
    return bag(
        {
            "name": str(field.name),
            "label": _label(field, used),
            "parameterTypeName": full_name.rpartition(".")[2],
            "parameterTypeFullName": full_name,
            "parameterAssemblyFullName": full_name + _ASSEMBLY,
            "helpMessage": str(getattr(field, "help_message", "") or ""),
            "isMandatory": bool(getattr(field, "is_mandatory", True)),
            "metadata": WireList(),
            "modifiedByRemotingProtocol": False,
            "isFromRemoteHost": False,
        }
    )
