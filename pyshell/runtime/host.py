"""What a shell asks of the program around it: text out, text in, prompts. The console, the lab's remote host and an
embedding program each have their own."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from pyshell.values.exceptions import NetException


class HostUI:
    """The user interface of a host. This base has no user: what must ask raises."""

    width = 120
    height = 50
    interactive = False
    #: How formatted output looks on this host (formatting's Styles); None means plain text.
    styles: Any = None
    #: The session's formatter, once there is one.
    formatter: Any = None

    #: Whether a line written as a warning, verbose or debug one is a record of that stream as well (remote hosts).
    lines_are_records = False

    def raw_value(self, name: str) -> Any:
        """A property of `$Host.UI.RawUI` (ForegroundColor, BackgroundColor, WindowTitle); None when it is not known."""
        return self.__dict__.get("_raw", {}).get(name)

    def set_raw_value(self, name: str, value: Any) -> None:
        self.__dict__.setdefault("_raw", {})[name] = value

    def write(self, text: str, foreground: Any = None, background: Any = None) -> None:
        """Write text as it is."""

    def write_line(self, text: str = "", foreground: Any = None, background: Any = None) -> None:
        self.write(text + "\n", foreground, background)

    def write_error(self, text: str) -> None:
        """Write a line of the error stream's text."""
        self.write_line(text)

    def write_warning(self, text: str) -> None:
        self.write_line("WARNING: " + text)

    def write_verbose(self, text: str) -> None:
        self.write_line("VERBOSE: " + text)

    def write_debug(self, text: str) -> None:
        self.write_line("DEBUG: " + text)

    def write_progress(self, source: int, record: Any) -> None:
        """Show progress where the host has a place for it."""

    def read_line(self) -> str | None:
        """A line from the user, None at the end of input."""
        raise self.refused("Read-Host")

    def read_secret(self) -> Any:
        raise self.refused("Read-Host")

    def prompt(self, caption: str, message: str, fields: list[Any]) -> dict[str, Any]:
        """Ask for the values of fields (mandatory parameters); raises where there is no user."""
        raise self.refused("Prompt")

    def prompt_for_choice(self, caption: str, message: str, choices: list[tuple[str, str]], default: int) -> int:
        raise self.refused("PromptForChoice")

    def prompt_for_credential(self, caption: str, message: str, user: str, target: str) -> Any:
        raise self.refused("PromptForCredential")

    def refused(self, what: str) -> NetException:
        from pyshell.values import exceptions

        error: NetException = exceptions.PSInvalidOperationException(
            "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available."
        )
        return error

    def flush(self) -> None:
        """Push buffered text out."""


class Host:
    """A host program: its name, version, culture and user interface."""

    name = "Default Host"
    version = "7.6.5"

    def __init__(self, ui: HostUI | None = None) -> None:
        self.ui = ui or HostUI()
        self.instance_id: Any = None
        self.private_data: Any = None
        self.transcripts: list[Any] = []

    def transcribe(self, text: str) -> None:
        """Add a line to the transcripts that run."""
        for transcript in self.transcripts:
            transcript(text)

    def should_exit(self, code: int) -> None:
        """`exit` was called at the top."""

    def begin_application(self) -> None:
        """A program starts that has the console to itself."""

    def application_interrupted(self) -> bool:
        """Whether Ctrl-C came since the program was to start. Until it ends, Ctrl-C is the program's."""
        return False

    def end_application(self) -> None:
        """The program has ended; raises PipelineStopped when Ctrl-C came meanwhile."""

    def enter_nested_prompt(self) -> None:
        from pyshell.values import exceptions

        raise exceptions.PSInvalidOperationException("The host does not support nested prompts.")

    def push_runspace(self, runspace: Any) -> None:
        from pyshell.values import exceptions

        raise exceptions.PSInvalidOperationException(
            "The host does not support Enter-PSSession.", error_id="HostDoesNotSupportPushRunspace"
        )
