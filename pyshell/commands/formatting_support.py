"""What the Format-* and Out-* cmdlets share."""

from __future__ import annotations

from contextlib import contextmanager

from pyshell.binding.cmdlet import Cmdlet
from pyshell.formatting.formatcommand import FormatCommand, UnknownView
from pyshell.formatting.output import OutOfSequence
from pyshell.formatting.parameters import GROUP_KEYS, FormatParameters, Key, ParameterError, process_properties
from pyshell.values.errors import ErrorDetails, ErrorRecord
from pyshell.values.exceptions import InvalidOperationException, NotSupportedException, PipelineStoppedException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from pyshell.formatting.parameters import FormatProperty
    from pyshell.values.exceptions import NetException

OUT_LINE_OUTPUT = "Microsoft.PowerShell.Commands.OutLineOutputCommand"


def throw_with_details(
    cmdlet: Cmdlet, error: NetException, error_id: str, category: str, message: str, target: Any = None
) -> None:
    """Raise a terminating error whose ErrorDetails say what the exception does not."""
    record = ErrorRecord(error, error_id, category, target)
    record.error_details = ErrorDetails(message)
    cmdlet.throw(record)


def checked_properties(
    cmdlet: Cmdlet, arguments: Sequence[Any], keys: Sequence[Key], globbing: bool = True
) -> list[FormatProperty]:
    """-Property arguments; raises the terminating error of one that cannot be used."""
    try:
        return process_properties(arguments, keys, globbing)
    except ParameterError as error:
        throw_with_details(cmdlet, NotSupportedException(), error.error_id, "InvalidArgument", error.message)
        raise


@contextmanager
def guarded(cmdlet: Cmdlet) -> Iterator[None]:
    """Turn packets out of sequence into PowerShell's terminating error."""
    try:
        yield
    except OutOfSequence as error:
        record = ErrorRecord(InvalidOperationException(), "ConsoleLineOutputOutOfSequencePacket", "InvalidData")
        record.error_details = ErrorDetails(str(error))
        record.command_qualifier = OUT_LINE_OUTPUT
        cmdlet.throw(record)


class FormatCmdlet(Cmdlet):
    """The base of Format-Table, -List, -Wide and -Custom."""

    shape = ""
    property: Any
    exclude_property: Any
    group_by: Any
    view: Any
    force: Any
    input_object: Any

    def begin(self) -> None:
        parameters = FormatParameters()
        if self.view and (self.property or getattr(self, "exclude_property", None)):
            self.refuse(
                "Cmdlet parameters View and Property are mutually exclusive.", "FormatCannotSpecifyViewAndProperty"
            )
        parameters.view = self.view
        parameters.force = bool(self.force)
        bound = self.bound
        if "ShowError" in bound:
            parameters.show_error = bool(bound["ShowError"])
        if "DisplayError" in bound:
            parameters.display_error = bool(bound["DisplayError"])
        if "Expand" in bound:
            parameters.expand = bound["Expand"]
        self.read_parameters(parameters)
        if self.group_by is not None:
            parameters.group_by = checked_properties(self, [self.group_by], GROUP_KEYS)[0]
        formatter = self.context.formatter
        self._command = FormatCommand(
            self.runtime.out,
            formatter.database,
            self.context,
            self.shape,
            parameters,
            formatter.enumeration_limit(self.context),
            formatter.styles,
        )

    def read_parameters(self, parameters: FormatParameters) -> None:
        """Take over what only this shape has."""

    def read_properties(self, parameters: FormatParameters, keys: Sequence[Key]) -> None:
        """Take over -Property and -ExcludeProperty."""
        if self.property:
            given = self.property if isinstance(self.property, list) else [self.property]
            parameters.properties = checked_properties(self, given, keys)
        exclude = getattr(self, "exclude_property", None)
        if exclude:
            from pyshell.values.wildcard import matcher

            parameters.exclude = [matcher(pattern) for pattern in exclude]
            if not self.property:
                parameters.properties = checked_properties(self, ["*"], keys)

    def refuse(self, message: str, error_id: str) -> None:
        """Raise the error of parameters that exclude each other."""
        from pyshell.values.exceptions import InvalidDataException

        throw_with_details(self, InvalidDataException(), error_id, "InvalidArgument", message)

    def process(self) -> None:
        if self.input_object is None:
            return
        try:
            self._command.process(self.input_object)
        except UnknownView as error:
            throw_with_details(
                self, PipelineStoppedException(), "FormatViewNotFound", "ObjectNotFound", str(error), self.view
            )

    def end(self) -> None:
        self._command.end()
