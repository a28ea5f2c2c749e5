"""InvocationInfo for commands, frames and statements; `$PSBoundParameters`; `$input`."""

from __future__ import annotations

from pyshell.language.source import Extent
from pyshell.values.collections import PSBoundParametersDictionary
from pyshell.values.errors import InvocationInfo

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pyshell.language.source import Source
    from pyshell.runtime.scopes import Frame
    from pyshell.runtime.streams import CommandRuntime


def invocation_at(source: Source, start: int, end: int) -> InvocationInfo:
    """The InvocationInfo of a statement: no command, only a position."""
    info = InvocationInfo()
    set_position(info, source, start, end)
    return info


def set_position(info: InvocationInfo, source: Source, start: int, end: int) -> None:
    """Fill in script, line, column and the statement's text."""
    line = source.line_of(start)
    info.script_name = source.file or ""
    info.script_line_number = line
    info.offset_in_line = source.column_of(start)
    # With its line break, where the text goes on (recorded: invocationinfo-line-and-offset).
    text = source.line_text(line)
    info.line = text + "\n" if source.text.find("\n", start) >= 0 else text
    info.statement = source.text[start:end]
    info.position = Extent(source, start, end)


def invocation_of_command(runtime: CommandRuntime) -> InvocationInfo:
    """The InvocationInfo of a running cmdlet or function."""
    info = InvocationInfo()
    command = runtime.info
    info.my_command = command
    site = runtime.site
    if site is not None:
        set_position(info, site.source, site.start, site.end)
        info.invocation_name = (
            site.source.text[site.name_start : site.name_end] if site.name_end else (command.name if command else "")
        )
        if site.operator:
            info.invocation_name = site.operator if site.name is None else info.invocation_name
    elif command is not None:
        info.invocation_name = command.name
    processor = runtime.processor
    if processor is not None:
        info.bound_parameters = bound_parameters_dictionary(processor.bound_parameters())
        info.unbound_arguments = processor.unbound_arguments()
        info.pipeline_position = processor.position
        info.pipeline_length = processor.length
        info.expecting_input = processor.expecting
    return info


def invocation_of_frame(frame: Frame) -> InvocationInfo:
    """`$MyInvocation` of a script, function or script block."""
    info = InvocationInfo()
    site = frame.site
    if site is not None:
        set_position(info, site.source, site.start, site.end)
        info.invocation_name = site.source.text[site.name_start : site.name_end] if site.name_end else ""
        if site.operator and site.name is None:
            info.invocation_name = site.operator
    if frame.invocation_name is not None:
        info.invocation_name = frame.invocation_name
    command = frame.info
    if command is None and frame.block is not None:
        from pyshell.runtime.commands import FunctionInfo

        command = ScriptInfo("", frame.block) if frame.block.code.kind == "script" else FunctionInfo("", frame.block)
    info.my_command = command
    info.bound_parameters = bound_parameters_dictionary(
        dict(frame.bound) if type(frame.bound) is dict else (frame.bound or {})
    )
    info.unbound_arguments = list(frame.args or ())
    info.pipeline_position = frame.pipeline_position
    info.pipeline_length = frame.pipeline_length
    info.expecting_input = frame.expecting
    return info


class ScriptInfo:
    """The command behind a script text that is no command by name."""

    kind = "Script"
    net_name = "System.Management.Automation.ScriptInfo"
    net_properties = ("Name", "Definition", "Path", "ModuleName")

    def __init__(self, name: str, block: Any) -> None:
        self.name = name
        self.block = block
        self.module = None

    @property
    def definition(self) -> str:
        return str(self.block.code.text)

    @property
    def path(self) -> str | None:
        file: str | None = self.block.code.source.file
        return file

    @property
    def ScriptBlock(self) -> Any:
        return self.block

    @property
    def CommandType(self) -> Any:
        from pyshell.values.enums import member

        return member("System.Management.Automation.CommandTypes", "Script")

    @property
    def Module(self) -> Any:
        return self.block.session.module

    @property
    def error_name(self) -> str:
        return self.name

    @property
    def module_name(self) -> str:
        return ""

    def metadata(self, context: Any) -> Any:
        return self.block.code.metadata(context)

    def __str__(self) -> str:
        return self.definition


def bound_parameters_dictionary(bound: Any) -> PSBoundParametersDictionary:
    """The dictionary that scripts see of what was bound."""
    if isinstance(bound, PSBoundParametersDictionary):
        return bound
    return PSBoundParametersDictionary(bound)


class PipelineInput:
    """`$input`: an enumerator over what came through the pipeline, with MoveNext, Current and Reset."""

    net_name = "System.Collections.ArrayList+ArrayListEnumeratorSimple"
    __slots__ = ("items", "at")

    def __init__(self, items: list[Any]) -> None:
        self.items = items
        self.at = -1

    def __iter__(self) -> Iterator[Any]:
        while self.at + 1 < len(self.items):
            self.at += 1
            yield self.items[self.at]
        self.at = len(self.items)

    def enumerate_items(self) -> Iterator[Any]:
        return iter(self)

    def MoveNext(self) -> bool:
        if self.at + 1 < len(self.items):
            self.at += 1
            return True
        self.at = len(self.items)
        return False

    @property
    def Current(self) -> Any:
        return self.items[self.at] if 0 <= self.at < len(self.items) else None

    def Reset(self) -> None:
        self.at = -1
