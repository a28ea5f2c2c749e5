"""The streams a running command writes to, and the preferences that decide what becomes of a record."""

from __future__ import annotations

from pyshell.runtime.scopes import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.runtime.scopes import Scope
    from pyshell.values.errors import ErrorRecord, ProgressRecord
    from pyshell.values.exceptions import NetException, RuntimeException

CONTINUE = "Continue"
SILENT = "SilentlyContinue"
STOP = "Stop"
INQUIRE = "Inquire"
IGNORE = "Ignore"
BREAK = "Break"
SUSPEND = "Suspend"
ACTIONS = {a.lower(): a for a in (SILENT, STOP, CONTINUE, INQUIRE, IGNORE, SUSPEND, BREAK)}
ACTIONS_BY_NUMBER = {0: SILENT, 1: STOP, 2: CONTINUE, 3: INQUIRE, 4: IGNORE, 5: SUSPEND, 6: BREAK}

_SUSPEND = (
    "&Suspend",
    'Pause the current pipeline and return to the command prompt. Type "exit" to resume the pipeline.',
)
CONFIRM_CHOICES = [
    ("&Yes", "Continue with only the next step of the operation."),
    ("Yes to &All", "Continue with all the steps of the operation."),
    ("&No", "Skip this operation and proceed with the next operation."),
    ("No to A&ll", "Skip this operation and all subsequent operations."),
    _SUSPEND,
]
INQUIRE_CHOICES = [*CONFIRM_CHOICES[:2], ("&Halt Command", "Stop this command."), _SUSPEND]


class Streams:
    """Where the records of the side streams go: a callable for each."""

    __slots__ = ("error", "warning", "verbose", "debug", "information", "progress")

    def __init__(
        self,
        error: Callable[[Any], Any],
        warning: Callable[[Any], Any],
        verbose: Callable[[Any], Any],
        debug: Callable[[Any], Any],
        information: Callable[[Any], Any],
        progress: Callable[[Any], Any],
    ) -> None:
        self.error = error
        self.warning = warning
        self.verbose = verbose
        self.debug = debug
        self.information = information
        self.progress = progress

    def copy(self) -> Streams:
        return Streams(self.error, self.warning, self.verbose, self.debug, self.information, self.progress)


def action_name(value: Any) -> str:
    """The name of an ActionPreference given as an enum value, text or number."""
    if type(value) is str:
        return ACTIONS.get(value.lower(), CONTINUE)
    if type(value) is int:
        return ACTIONS_BY_NUMBER.get(value, CONTINUE)
    if isinstance(value, int):  # a value of the enumeration
        return ACTIONS_BY_NUMBER.get(int(value), CONTINUE)
    return ACTIONS.get(str(value).lower(), CONTINUE)


def preference(scope: Scope, key: str, default: str = CONTINUE) -> str:
    """A preference variable's action, seen from a scope."""
    found = scope.find(key)
    if found is MISSING or found is None:
        return default
    return action_name(found)


class CommandRuntime:
    """What a running cmdlet or advanced function writes through: streams, preferences and prompts."""

    __slots__ = (
        "context", "info", "out", "streams", "scope", "site", "stopping", "failed", "error_action", "warning_action",
        "information_action", "progress_action", "verbose_flag", "debug_flag", "what_if", "confirm", "error_variable",
        "warning_variable", "information_variable", "_invocation", "yes_to_all", "no_to_all",
        "inquire_yes_to_all", "continue_to_all", "processor", "impact", "pipeline_variable", "flush_output",
    )  # fmt: skip

    def __init__(self, context: ExecutionContext, info: Any, scope: Scope, site: Any) -> None:
        self.context = context
        self.info = info
        self.scope = scope
        self.site = site
        self.out: Callable[[Any], Any] = _nowhere
        self.streams = context.streams
        self.stopping = False
        self.failed = False
        self.error_action: str | None = None
        self.warning_action: str | None = None
        self.information_action: str | None = None
        self.progress_action: str | None = None
        self.verbose_flag: bool | None = None
        self.debug_flag: bool | None = None
        self.what_if: bool | None = None
        self.confirm: bool | None = None
        self.error_variable: Any = None
        self.warning_variable: Any = None
        self.information_variable: Any = None
        self.pipeline_variable: str | None = None
        self.flush_output: Any = None
        self.yes_to_all = False
        self.no_to_all = False
        self.inquire_yes_to_all = False
        self.continue_to_all: bool | None = None
        self.processor: Any = None
        self.impact = "Medium"
        self._invocation: Any = None

    @property
    def invocation(self) -> Any:
        if self._invocation is None:
            from pyshell.runtime.invocation import invocation_of_command

            self._invocation = invocation_of_command(self)
        return self._invocation

    # -- errors ------------------------------------------------------------------------------------

    def make_record(
        self, error: Any, error_id: str | None = None, category: str = "NotSpecified", target: Any = None
    ) -> ErrorRecord:
        """An ErrorRecord of an exception (or the record itself), with this command's name and position."""
        from pyshell.values.errors import ErrorRecord
        from pyshell.values.exceptions import NetException

        if isinstance(error, ErrorRecord):
            record = error
        else:
            if not isinstance(error, NetException):
                error = net_exception(error)
            inner = error.record
            if error_id is None and inner is not None:
                record = inner
            else:
                record = ErrorRecord(
                    error,
                    error_id or error.error_id or error.net_name,
                    category if category != "NotSpecified" else (error.error_category or "NotSpecified"),
                    target if target is not None else error.target,
                )
        self.stamp(record)
        return record

    def stamp(self, record: ErrorRecord) -> None:
        """Give a record this command's identity and position, where it has none yet."""
        if record.invocation_info is None:
            record.invocation_info = self.invocation
        if record.command_qualifier is None and self.info is not None:
            record.command_qualifier = self.info.error_name
            record.is_command_error = True

    @property
    def error_preference(self) -> str:
        return self.error_action or preference(self.scope_for_preferences, "erroractionpreference")

    @property
    def scope_for_preferences(self) -> Scope:
        return self.scope

    def write_error(self, record: ErrorRecord, collect: bool = True) -> None:
        """Write a non-terminating error as ErrorAction says; raises `ActionPreferenceStopException` for Stop.

        Errors of binding pipeline objects do not reach -ErrorVariable (`collect` False; recorded cases).
        """
        context = self.context
        action = self.error_preference
        if action != IGNORE:
            if action == STOP:
                self.failed = True
                stopped = stop_error(record)
                # The variable gets what ended the command (recorded: errorvariable-with-stop-and-nested).
                self.append_variable(self.error_variable, stopped)
                if context.error_collectors:
                    self.collect(record)
                raise stopped
            if action == INQUIRE:
                self.inquire(str(record), record)
            if record.script_stack_trace is None:
                self.trace(record)
            context.add_error(record)
            if collect:
                self.append_variable(self.error_variable, record)
            if collect and context.error_collectors:
                self.collect(record)
        self.failed = True
        if action in (CONTINUE, INQUIRE):
            self.streams.error(record)

    def trace(self, record: ErrorRecord) -> None:
        """Give a record the script stack at the command that writes it."""
        invocation = self.invocation
        position = invocation.position if invocation is not None else None
        if position is not None:
            from pyshell.runtime.callstack import stack_trace

            source, start, end = position.source, position.start_offset, position.end_offset
            record.script_stack_trace = stack_trace(self.context, source, start, end)

    def collect(self, record: ErrorRecord) -> None:
        """-ErrorVariable of a function also takes the errors of what the function calls."""
        scopes = list(self.scope.each())
        for scope, collected in self.context.error_collectors:
            if scope in scopes and collected is not self.error_variable:
                collected.append(record)

    def write_error_of_caller(self, record: ErrorRecord) -> None:
        """Write-Error's way: the record bears the name and position of the function or script that wrote it."""
        frame = self.scope.frame
        if record.invocation_info is None and frame is not None:
            record.invocation_info = frame.invocation
            command = frame.invocation.my_command
            if command is not None:
                record.command_qualifier = str(command.error_name)
            if not record.category_info.has_activity:
                record.category_info.activity = "Write-Error"
        self.write_error(record)

    def terminating(self, record: ErrorRecord) -> RuntimeException:
        """The exception that ends this command with a record."""
        self.failed = True
        self.append_variable(self.error_variable, record)
        return invocation_error(record)

    def append_variable(self, collector: Any, value: Any) -> None:
        if collector is not None:
            collector.append(value)

    @property
    def caller_invocation(self) -> Any:
        frame = self.scope.frame
        return frame.invocation if frame is not None else self.invocation

    # -- other streams -----------------------------------------------------------------------------

    def write_warning(self, text: str) -> None:
        from pyshell.values.errors import WarningRecord

        action = self.warning_action or preference(self.scope, "warningpreference")
        record = WarningRecord(text)
        record.invocation_info = self.caller_invocation
        self.append_variable(self.warning_variable, record)
        if action in (SILENT, IGNORE):
            return
        self.streams.warning(record)
        self.act(action, text, "WarningPreference")

    def write_verbose(self, text: str) -> None:
        from pyshell.values.errors import VerboseRecord

        action = self.flag_action(self.verbose_flag, "verbosepreference")
        if action in (SILENT, IGNORE):
            return
        record = VerboseRecord(text)
        record.invocation_info = self.caller_invocation
        self.streams.verbose(record)
        self.act(action, text, "VerbosePreference")

    def write_debug(self, text: str) -> None:
        from pyshell.values.errors import DebugRecord

        action = self.flag_action(self.debug_flag, "debugpreference")
        if action in (SILENT, IGNORE):
            return
        record = DebugRecord(text)
        record.invocation_info = self.caller_invocation
        self.streams.debug(record)
        self.act(action, text, "DebugPreference")

    def flag_action(self, flag: bool | None, key: str) -> str:
        if flag is None:
            return preference(self.scope, key, SILENT)
        return CONTINUE if flag else SILENT

    def write_information(self, data: Any, tags: tuple[str, ...] = ()) -> None:
        from pyshell.values.errors import InformationRecord

        record = (
            data if isinstance(data, InformationRecord) else InformationRecord(data, self.source_name(), list(tags))
        )
        is_host = "PSHOST" in record.tags
        action = self.information_action or preference(self.scope, "informationpreference", SILENT)
        if action == IGNORE:
            return
        self.append_variable(self.information_variable, record)
        if action == STOP:
            raise self.stopped("InformationPreference", str(record))
        if is_host and self.information_action is None and action == SILENT:
            action = CONTINUE
        if action == SILENT and self.streams.information == self.context.show_information:
            # Jobs and remote sessions collect the records that are not shown as well.
            keep = self.context.services.get("hidden_information")
            if keep is not None:
                keep(record)
            return
        self.streams.information(record)

    def source_name(self) -> str:
        frame = self.scope.frame
        file = frame.block.code.source.file if frame is not None and frame.block is not None else None
        return file or (self.info.name if self.info is not None else "")

    def write_progress(self, record: ProgressRecord) -> None:
        action = self.progress_action or preference(self.scope, "progresspreference")
        if action in (SILENT, IGNORE):
            return
        self.streams.progress(record)

    def act(self, action: str, text: str, variable: str) -> None:
        if action == STOP:
            raise self.stopped(variable, text)
        if action == INQUIRE:
            self.inquire(text, None)

    def stopped(self, variable: str, text: str) -> RuntimeException:
        error = stop_preference(variable, text)
        assert error.record is not None
        self.stamp(error.record)
        return error

    def inquire(self, text: str, record: Any) -> None:
        """Ask whether to go on after a message (ActionPreference Inquire)."""
        if self.inquire_yes_to_all:
            return
        host = self.context.host
        question = text if record is not None else "Continue with this operation?"
        while True:
            answer = host.ui.prompt_for_choice("Confirm", question, INQUIRE_CHOICES, 0)
            if answer != 3:
                break
            host.enter_nested_prompt()
        if answer == 1:
            self.inquire_yes_to_all = True
        elif answer == 2:
            from pyshell.values import exceptions
            from pyshell.values.errors import ErrorRecord

            error: Any = exceptions.ActionPreferenceStopException(
                "The running command stopped because the user selected the Stop option."
            )
            error.record = ErrorRecord(error, "ActionPreferenceStop", "OperationStopped")
            self.stamp(error.record)
            raise error

    # -- confirmation ------------------------------------------------------------------------------

    def should_process(self, target: str, action: str | None = None) -> bool:
        """What `ShouldProcess` answers for a target and an action (by default the command's name)."""
        action = action or (self.info.name if self.info is not None else "")
        if action == "":
            message = target
        else:
            message = f'Performing the operation "{action}" on target "{target}".'
        return self.should_process_text(message, message, "Confirm")

    def should_process_text(self, description: str, warning: str, caption: str) -> bool:
        if self.what_if if self.what_if is not None else bool(self.scope.get("WhatIfPreference", False)):
            self.context.host.ui.write_line(f"What if: {description}")
            self.context.host.transcribe(f"What if: {description}")
            return False
        if not self.must_confirm():
            if self.verbose_flag or self.flag_action(self.verbose_flag, "verbosepreference") not in (SILENT, IGNORE):
                self.write_verbose(description)
            return True
        return self.confirm_text(warning, caption)

    def must_confirm(self) -> bool:
        if self.confirm is not None:
            return self.confirm
        order = {"none": 0, "low": 1, "medium": 2, "high": 3}
        wanted = self.scope.get("ConfirmPreference", "High")
        threshold = int(wanted) if isinstance(wanted, int) else order.get(str(wanted).lower(), 3)
        return threshold > 0 and order.get(self.impact.lower(), 2) >= threshold

    def confirm_text(self, warning: str, caption: str) -> bool:
        if self.yes_to_all:
            return True
        if self.no_to_all:
            return False
        message = f"Are you sure you want to perform this action?\n{warning}"
        host = self.context.host
        while (answer := host.ui.prompt_for_choice(caption, message, CONFIRM_CHOICES, 0)) == 4:
            host.enter_nested_prompt()
        if answer == 1:
            self.yes_to_all = True
        elif answer == 3:
            self.no_to_all = True
        return answer in (0, 1)

    def should_continue(self, query: str, caption: str, to_all: bool = False) -> bool:
        """Ask whatever the preferences say; with `to_all`, one answer can be for every question that follows."""
        if to_all and self.continue_to_all is not None:
            return self.continue_to_all
        choices = CONFIRM_CHOICES if to_all else [CONFIRM_CHOICES[0], CONFIRM_CHOICES[2], CONFIRM_CHOICES[4]]
        host = self.context.host
        while (answer := host.ui.prompt_for_choice(caption, query, choices, 0)) == len(choices) - 1:
            host.enter_nested_prompt()
        if to_all and answer in (1, 3):
            self.continue_to_all = answer == 1
        return answer in (0, 1) if to_all else answer == 0


def _nowhere(value: Any) -> None:
    """The output of a command whose pipeline was not joined yet."""


def stop_error(record: ErrorRecord) -> RuntimeException:
    """The exception that ErrorAction Stop makes of a non-terminating error; its record is the original one."""
    from pyshell.values import exceptions

    error: RuntimeException = exceptions.ActionPreferenceStopException(
        'The running command stopped because the preference variable "ErrorActionPreference" or common parameter '
        f"is set to Stop: {record}"
    )
    error.record = record
    return error


def stop_preference(variable: str, text: str) -> RuntimeException:
    """The exception that a preference of Stop makes of a warning, verbose, debug or information record."""
    from pyshell.values import exceptions
    from pyshell.values.errors import ErrorRecord

    error: RuntimeException = exceptions.ActionPreferenceStopException(
        f'The running command stopped because the preference variable "{variable}" or common parameter is set to '
        f"Stop: {text}"
    )
    error.record = ErrorRecord(error, "ActionPreferenceStop", "OperationStopped")
    return error


def invocation_error(record: ErrorRecord) -> RuntimeException:
    """The exception with which a cmdlet's terminating error leaves the cmdlet."""
    from pyshell.values import exceptions
    from pyshell.values.exceptions import RuntimeException

    inner = record.exception
    if isinstance(inner, RuntimeException) and inner.record is record:
        return inner
    error: RuntimeException = exceptions.CmdletInvocationException(str(record), inner)
    error.record = record
    return error


def net_exception(error: BaseException) -> NetException:
    """A Python exception as the .NET exception that a PowerShell user would have met."""
    from pyshell.values import exceptions
    from pyshell.values.exceptions import NetException, RuntimeException

    if isinstance(error, NetException):
        return error
    if isinstance(error, RecursionError):
        return RuntimeException(
            "The script failed due to call depth overflow.", error_id="CallDepthOverflow", category="InvalidOperation"
        )
    if isinstance(error, OSError):
        from pyshell.values.clr.io import net_error

        return net_error(error)
    if isinstance(error, MemoryError):
        return RuntimeException("Insufficient memory to continue the execution of the program.")
    unexpected: NetException = exceptions.PSInvalidOperationException(f"{type(error).__name__}: {error}", inner=None)
    return unexpected
