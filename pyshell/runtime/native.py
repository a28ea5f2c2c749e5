"""Programs as commands: arguments, piped text in and out, exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

from pyshell.runtime.callsite import PARAMETER, PARAMETER_WITH_VALUE
from pyshell.runtime.scripts import set_last_exit_code
from pyshell.values import exceptions
from pyshell.values.convert import enumerate_value, to_string
from pyshell.values.errors import ErrorRecord
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.runtime.commands import ApplicationInfo
    from pyshell.runtime.context import ExecutionContext


class NativeProcessor:
    """Runs a program. Its standard output becomes lines of text in the pipeline, unless it goes straight to the
    console.
    """

    __slots__ = (
        "context", "info", "site", "args", "values", "caller", "streams", "out", "position", "length",
        "expecting", "failed",
        "process_handle", "reader", "lines", "lock", "merged", "redirect_error", "stdin_open", "runtime", "has_console",
        "wrote_error",
    )  # fmt: skip

    def __init__(
        self, context: ExecutionContext, info: ApplicationInfo, site: Any, args: Any, values: list[Any]
    ) -> None:
        self.wrote_error = False
        self.context = context
        self.info = info
        self.site = site
        self.args = args
        self.values = values
        self.caller = context.scope
        self.streams = context.streams
        self.out: Callable[[Any], Any] = lambda value: None
        self.position = 1
        self.length = 1
        self.expecting = False
        self.failed = False
        self.process_handle: Any = None
        self.runtime: Any = None
        self.has_console = False

    def prepare(self, expecting: bool) -> None:
        self.expecting = expecting

    def begin(self) -> None:
        context = self.context
        argv = [self.info.path, *native_arguments(context, self.args, self.values)]
        to_console = self.out is context.default_out and context.host.ui.interactive
        has_error_sink = self.streams.error is not context.streams.error or self.streams.error != context.show_error
        stdin: Any = subprocess.PIPE if self.expecting else None
        if not self.expecting and not sys.stdin:
            stdin = subprocess.DEVNULL
        context.host.ui.flush()
        self.has_console = to_console or not self.expecting
        if self.has_console:
            context.host.begin_application()
        cwd = context.file_path(".") or None
        try:
            self.process_handle = subprocess.Popen(
                argv,
                stdin=stdin,
                stdout=None if to_console else subprocess.PIPE,
                stderr=subprocess.PIPE if has_error_sink else None,
                cwd=cwd,
                env=dict(os.environ),
            )
        except OSError as error:
            self.release_console()
            raise self.cannot_run(error) from error
        if self.has_console:
            self.check_interrupt()
        if self.process_handle.stdout is not None:
            self.lines: list[bytes] = []
            self.reader = threading.Thread(target=self.collect, daemon=True)
        self.stdin_open = stdin == subprocess.PIPE

    def cannot_run(self, error: OSError) -> Exception:
        failure: Any = exceptions.ApplicationFailedException(
            f"Program '{self.info.name}' failed to run: An error occurred trying to start process "
            f"'{self.info.path}' with working directory "
            f"'{self.context.file_path('.')}'. {error.strerror}"
        )
        failure.error_id = "NativeCommandFailed"
        failure.error_category = "ResourceUnavailable"
        return failure  # type: ignore[no-any-return]

    def collect(self) -> None:
        """Not used while lines are read in order; kept for input and output that run at once."""
        for line in self.process_handle.stdout:
            self.lines.append(line)

    def process(self, value: Any) -> None:
        """Input objects reach the program as lines of text."""
        if self.process_handle is None or not self.stdin_open:
            return
        if self.process_handle.stdout is not None and self.reader.ident is None:
            self.reader.start()
        inner = base_of(value)
        text = inner if isinstance(inner, str) else to_string(value)
        if isinstance(inner, bytes):
            data = inner
        else:
            data = (text + "\n").encode()
        try:
            self.process_handle.stdin.write(data)
        except (BrokenPipeError, ValueError):
            self.stdin_open = False

    def no_input(self) -> None:
        """Nothing comes: the program runs as it is."""

    def end(self) -> None:
        process = self.process_handle
        if self.stdin_open:
            try:
                process.stdin.close()
            except BrokenPipeError:
                self.stdin_open = False
        errors: list[bytes] = []
        error_reader = None
        if process.stderr is not None:
            error_reader = threading.Thread(target=lambda: errors.extend(process.stderr), daemon=True)
            error_reader.start()
        if process.stdout is not None:
            if self.reader.ident is not None:
                self.reader.join()
                self.write_lines(self.lines)
            else:
                self.write_lines(process.stdout)
        if error_reader is not None:
            error_reader.join()
            for raw in errors:
                self.write_error_line(raw.decode("utf-8", "replace").rstrip("\r\n"))
        code = process.wait()
        if code < 0:
            code = 128 - code
        set_last_exit_code(self.context, code)
        self.release_console()
        self.failed = code != 0
        if code and bool(self.caller.get("PSNativeCommandUseErrorActionPreference", False)):
            self.exit_error(code)

    def check_interrupt(self) -> None:
        """Ctrl-C may have come before the program was there to take the signal."""
        if self.context.host.application_interrupted():
            self.process_handle.send_signal(signal.SIGINT)

    def release_console(self) -> None:
        """Give the console back to the shell; raises PipelineStopped when Ctrl-C came while the program had it."""
        if self.has_console:
            self.has_console = False
            self.context.host.end_application()

    def exit_error(self, code: int) -> None:
        from pyshell.runtime.streams import CommandRuntime

        message = f'Program "{self.info.name}" ended with non-zero exit code: {code} (0x{code:02X}).'
        error: Any = exceptions.NativeCommandExitException(message)
        error.exit_code = code
        error.path = self.info.path
        record = ErrorRecord(error, "ProgramExitedWithNonZeroCode", "NotSpecified", self.info.path)
        runtime = CommandRuntime(self.context, None, self.caller, self.site)
        runtime.streams = self.streams
        runtime.stamp(record)
        runtime.write_error(record)

    def write_lines(self, lines: Any) -> None:
        for raw in lines:
            self.out(
                raw.decode("utf-8", "replace").rstrip("\r\n") if raw.endswith(b"\n") else raw.decode("utf-8", "replace")
            )

    def write_error_line(self, text: str) -> None:
        error: Any = exceptions.RemoteException(text)
        # The first line is the error, what follows belongs to it.
        record = ErrorRecord(
            error, "NativeCommandErrorMessage" if self.wrote_error else "NativeCommandError", "NotSpecified", text
        )
        self.wrote_error = True
        self.streams.error(record)

    def stop(self) -> None:
        if self.process_handle is not None and self.process_handle.poll() is None:
            self.process_handle.terminate()

    def dispose(self) -> None:
        self.release_console()
        process = self.process_handle
        if process is not None:
            if process.poll() is None:
                process.kill()
                process.wait()
            for stream in (process.stdin, process.stdout, process.stderr):
                if stream is not None and not stream.closed:
                    try:
                        stream.close()
                    except BrokenPipeError:
                        continue

    def bound_parameters(self) -> dict[str, Any]:
        return {}

    def unbound_arguments(self) -> list[Any]:
        return list(self.values)


def native_arguments(context: ExecutionContext, args: Any, values: list[Any]) -> list[str]:
    """The argument strings of a program: words are globbed, collections spread."""
    result: list[str] = []
    for arg, value in zip(args, values):
        if arg.kind == PARAMETER:
            result.append("-" + (arg.name or ""))
            continue
        if arg.kind == PARAMETER_WITH_VALUE:
            text = "-" + (arg.name or "") + ":"
            if value is not None:
                text += to_string(value)
            result.append(text)
            continue
        if value is None:
            continue
        text_form = arg.text
        if text_form is not None:
            result.append(text_form)
            continue
        items = None if isinstance(base_of(value), str) else enumerate_value(value)
        for item in (value,) if items is None else items:
            text = to_string(item)
            if arg.name == "word":
                result.extend(expand(context, text))
            else:
                result.append(text)
    return result


def expand(context: ExecutionContext, word: str) -> list[str]:
    """A bare word as the Unix shell of PowerShell expands it: `~` and wildcards of file names."""
    if word == "~" or word.startswith("~/"):
        return [os.path.expanduser(word)]
    if not any(c in word for c in "*?["):
        return [word]
    import glob

    base = context.file_path(".") or "."
    found = sorted(glob.glob(word, root_dir=base))
    return found or [word]
