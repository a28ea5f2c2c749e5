"""Start-Process."""

from __future__ import annotations

import os
import shutil
import subprocess
from time import sleep, time

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.values.clr.processes import Process
from pyshell.values.convert import to_string
from pyshell.values.exceptions import InvalidOperationException, NetException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_GIVEN = (ValidateNotNullOrEmptyAttribute(),)


@cmdlet(
    "Start",
    "Process",
    module="Microsoft.PowerShell.Management",
    default_set="Default",
    output=("System.Diagnostics.Process",),
    should_process=True,
)
class StartProcessCommand(Cmdlet):
    """Starts a program and goes on without waiting for it."""

    file_path: str = parameter(
        "string", mandatory=True, position=0, aliases=("PSPath", "Path"), validate=_GIVEN, help="The program."
    )
    argument_list: list[str] | None = parameter(
        "string[]", position=1, aliases=("Args",), help="Its arguments, joined by spaces to one command line."
    )
    working_directory: str | None = parameter("string", validate=_GIVEN, help="The folder it starts in.")
    no_new_window: bool = parameter("switch", aliases=("nnw",), help="Use this window; always so on Unix.")
    pass_thru: bool = parameter("switch", help="Give the process.")
    redirect_standard_error: str | None = parameter(
        "string", aliases=("RSE",), validate=_GIVEN, help="The file for its errors."
    )
    redirect_standard_input: str | None = parameter(
        "string", aliases=("RSI",), validate=_GIVEN, help="The file it reads."
    )
    redirect_standard_output: str | None = parameter(
        "string", aliases=("RSO",), validate=_GIVEN, help="The file for its output."
    )
    wait: bool = parameter("switch", help="Wait until it has ended.")
    use_new_environment: bool = parameter("switch", help="Start it without this session's environment variables.")
    environment: Any = parameter("hashtable", help="Environment variables to add, or with null to remove.")

    examples = (
        Example(
            "Run a program and see how it ended",
            "(Start-Process sh '-c \"exit 3\"' -Wait -PassThru).ExitCode",
            "The process object knows the exit code.",
        ),
    )

    def begin(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None
        self._files: list[Any] = []

    def process(self) -> None:
        words = [each for each in self.argument_list or () if each is not None]
        folder = self._folder()
        program = self._program()
        description = " ".join([self.file_path, *words])
        if not self.should_process(description):
            return
        out, errors = self.redirect_standard_output, self.redirect_standard_error
        if out and errors and out.lower() == errors.lower():
            self._refuse(
                'This command cannot be run because "RedirectStandardOutput" and "RedirectStandardError" are '
                "same. Give different inputs and Run your command again."
            )
        self.context.host.ui.flush()
        try:
            started = subprocess.Popen(
                [program, *command_line_words(" ".join(words))],
                stdin=self._file(self.redirect_standard_input, "rb"),
                stdout=self._file(out, "wb"),
                stderr=self._file(errors, "wb"),
                cwd=folder,
                env=self._variables(),
            )
        except OSError as problem:
            self._refuse(
                f"This command cannot be run due to the error: An error occurred trying to start process '{program}' "
                f"with working directory '{folder}'. {problem.strerror}"
            )
            return
        self._running = started
        made = Process(started.pid, os.path.basename(program)[:15], time(), started)
        if self.wait:
            while started.poll() is None and not self.stopping:
                sleep(0.01)
                self.context.check_stop()
        if self.pass_thru:
            self.write(made)

    def dispose(self) -> None:
        for file in self._files:
            file.close()

    def _refuse(self, message: str) -> None:
        self.throw(InvalidOperationException(message), "InvalidOperationException", "InvalidOperation")

    def _path(self, text: str) -> str:
        try:
            place = self.context.session.place(text)
        except NetException as problem:
            self.throw(problem)
            raise
        return str(place.path)

    def _folder(self) -> str:
        if self.working_directory is None:
            return str(self.context.file_path(".") or os.getcwd())
        folder = self._path(self.working_directory)
        if not os.path.isdir(folder):
            self._refuse(
                'This command cannot be run because either the parameter "WorkingDirectory '
                f'{self.working_directory}" has a value that is not valid or cannot be used with this command. '
                "Give a valid input and Run your command again."
            )
        return folder

    def _program(self) -> str:
        if os.sep in self.file_path:
            return self._path(self.file_path)
        return shutil.which(self.file_path) or self.file_path

    def _file(self, name: str | None, mode: str) -> Any:
        if name is None:
            return None
        path = self._path(name)
        try:
            file = open(path, mode)
        except OSError as problem:
            from pyshell.providers.filesystem import from_os

            self.throw(from_os(problem, path, "FileNotFoundException", "ObjectNotFound"))
            raise
        self._files.append(file)
        return file

    def _variables(self) -> dict[str, str]:
        variables = {} if self.use_new_environment else dict(os.environ)
        if self.use_new_environment:
            variables.update({name: os.environ[name] for name in ("PATH", "HOME", "USER") if name in os.environ})
        for name, value in (self.environment or {}).items():
            if value is None:
                variables.pop(to_string(name), None)
            else:
                variables[to_string(name)] = to_string(value)
        return variables


def command_line_words(line: str) -> list[str]:
    """The words of a command line by .NET's rules: double quotes group, a backslash protects a double quote."""
    words: list[str] = []
    word: list[str] | None = None
    quoted = False
    at = 0
    while at < len(line):
        character = line[at]
        if character == "\\":
            run = len(line[at:]) - len(line[at:].lstrip("\\"))
            at += run
            word = word if word is not None else []
            if at < len(line) and line[at] == '"':
                word.append("\\" * (run // 2))
                if run % 2:
                    word.append('"')
                    at += 1
            else:
                word.append("\\" * run)
            continue
        at += 1
        if character == '"':
            word = word if word is not None else []
            if quoted and line[at : at + 1] == '"':
                word.append('"')
                at += 1
            else:
                quoted = not quoted
        elif character in " \t" and not quoted:
            if word is not None:
                words.append("".join(word))
                word = None
        else:
            word = word if word is not None else []
            word.append(character)
    if word is not None:
        words.append("".join(word))
    return words
