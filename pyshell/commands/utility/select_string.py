"""Select-String."""

from __future__ import annotations

from pyshell.binding.attributes import (
    AllowEmptyStringAttribute,
    AllowNullAttribute,
    ValidateCountAttribute,
    ValidateNotNullAttribute,
    ValidateNotNullOrEmptyAttribute,
    ValidateRangeAttribute,
)
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.encoding_parameter import EncodingTransformation
from pyshell.commands.matches import INPUT_STREAM, ContextTracker, MatchInfo, MatchInfoContext
from pyshell.providers.encodings import encoding_of, split_lines
from pyshell.values.collections import typed_array
from pyshell.values.exceptions import ArgumentException, InvalidOperationException, NetException
from pyshell.values.numbers import UInt64
from pyshell.values.psobject import base_of
from pyshell.values.pstype import STRING, find_type
from pyshell.values.text import to_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Select",
    "String",
    module="Microsoft.PowerShell.Utility",
    default_set="File",
    output=(
        "System.Boolean",
        "Microsoft.PowerShell.Commands.MatchInfo",
        "System.String",
    ),
)
class SelectStringCommand(Cmdlet):
    """Finds lines that match patterns, in files or in objects as text."""

    culture: str | None = parameter("string", validate=(ValidateNotNullAttribute(),))
    input_object: Any = parameter(
        "psobject",
        In("Object", mandatory=True, pipeline=True),
        In("ObjectRaw", mandatory=True, pipeline=True),
        validate=(
            AllowNullAttribute(),
            AllowEmptyStringAttribute(),
        ),
    )
    pattern: list[str] | None = parameter("string[]", mandatory=True, position=0)
    path: list[str] | None = parameter(
        "string[]",
        In("File", mandatory=True, position=1, by_name=True),
        In("FileRaw", mandatory=True, position=1, by_name=True),
    )
    literal_path: list[str] | None = parameter(
        "string[]",
        In("LiteralFile", mandatory=True, by_name=True),
        In("LiteralFileRaw", mandatory=True, by_name=True),
        aliases=(
            "PSPath",
            "LP",
        ),
    )
    raw: bool = parameter(
        "switch",
        In("ObjectRaw", mandatory=True),
        In("FileRaw", mandatory=True),
        In("LiteralFileRaw", mandatory=True),
    )
    simple_match: bool = parameter("switch")
    case_sensitive: bool = parameter("switch")
    quiet: bool = parameter("switch", In("File"), In("Object"), In("LiteralFile"))
    list_: bool = parameter("switch")
    no_emphasis: bool = parameter("switch")
    include: list[str] | None = parameter("string[]", validate=(ValidateNotNullOrEmptyAttribute(),))
    exclude: list[str] | None = parameter("string[]", validate=(ValidateNotNullOrEmptyAttribute(),))
    not_match: bool = parameter("switch")
    all_matches: bool = parameter("switch")
    encoding: Any = parameter(
        "System.Text.Encoding",
        validate=(
            EncodingTransformation(),
            ValidateNotNullOrEmptyAttribute(),
        ),
    )
    context_: list[int] | None = parameter(
        "int[]",
        validate=(
            ValidateNotNullOrEmptyAttribute(),
            ValidateCountAttribute(1, 2),
            ValidateRangeAttribute(0, 2147483647),
        ),
    )

    def begin(self) -> None:
        if "Culture" in self.bound and not self.simple_match:
            message = "You must specify -Culture parameter only with -SimpleMatch parameter."
            error = InvalidOperationException(message)
            self.throw(error, "CannotSpecifyCultureWithoutSimpleMatch", "InvalidData")
        context = self.context_ or [0]
        self._before, self._after = context[0], context[-1]
        self._done = False
        self._number = 0
        self._found = False
        ui = self.host.ui
        self._emphasize = not self.no_emphasis and bool(getattr(ui, "supports_virtual_terminal", False))
        self._expressions = [] if self.simple_match else [self._compiled(p) for p in self.pattern or ()]
        self._match_type = find_type("System.Text.RegularExpressions.Match")
        self._tracker = self._new_tracker()

    def _compiled(self, pattern: str) -> Any:
        from pyshell.values.clr.regex import Regex

        try:
            return Regex(pattern, 0 if self.case_sensitive else 1)
        except NetException as error:
            message = f"The string {pattern} is not a valid regular expression: {error.message}"
            self.throw(ArgumentException(message), "InvalidRegex", "InvalidArgument")
            raise

    def _new_tracker(self) -> ContextTracker | None:
        if self.raw or not (self._before or self._after):
            return None
        return ContextTracker(self._before, self._after, self._emit)

    def process(self) -> None:
        if self._done:
            return
        names = self.literal_path if "LiteralPath" in self.bound else self.path
        value = base_of(self.input_object)
        if names is not None:
            files = self._resolved(list(names), "LiteralPath" in self.bound)
        elif getattr(type(value), "net_name", "") == "System.IO.FileInfo":
            from pyshell.values.members import get_member

            files = [get_member(value, "FullName")]
        else:
            self._object(value)
            return
        self._files(files)

    def _resolved(self, names: list[str], literal: bool) -> list[str]:
        import os

        files: list[str] = []
        session = self.context.session
        for name in names:
            try:
                found = [session.place(name)] if literal else session.resolve(name, False, False)
            except NetException as error:
                self.throw(error)
                raise
            for place in found:
                if place.provider.name != "FileSystem":
                    message = (
                        f"Cannot open the file because the current provider ({place.provider.full_name}) cannot "
                        "open files."
                    )
                    self.error(ArgumentException(message), "ProcessingFile", "InvalidArgument")
                    break
                if not os.path.isdir(place.path):
                    files.append(place.path)
        return files

    def _files(self, files: list[str]) -> None:
        for file in files:
            if self._file(file) and self.quiet:
                return
        if self.quiet:
            self.write(None if self.list_ else False)

    def _meets(self, file: str) -> bool:
        from pyshell.values.wildcard import matcher

        if self.include is not None and not any(matcher(p)(file) for p in self.include):
            return False
        return not (self.exclude is not None and any(matcher(p)(file) for p in self.exclude))

    def _file(self, file: str) -> bool:
        if not self._meets(file):
            return False
        try:
            with open(file, "rb") as stream:
                lines = split_lines(encoding_of(self.encoding).decode(stream.read()))
        except OSError as problem:
            from pyshell.providers.filesystem import from_os

            reason = from_os(problem, file, "ProcessingFile", "InvalidArgument").message
            message = f"The file {file} cannot be read: {reason}"
            self.error(ArgumentException(message), "ProcessingFile", "InvalidArgument")
            return False
        self._found = False
        tracker = self._new_tracker()
        for number, line in enumerate(lines, 1):
            match = self._match(line, None)
            if match is not None:
                match.path = file
                match.line_number = UInt64(number)
            if tracker is not None:
                tracker.track(line, match)
            elif match is not None:
                self._emit(match)
            if self._found and (self.quiet or self.list_):
                return True
        if tracker is not None:
            tracker.finish()
        return self._found

    def _object(self, value: Any) -> None:
        self._number += 1
        earlier: MatchInfo | None = None
        if type(value) is str:
            line = value
        elif isinstance(value, MatchInfo):
            earlier, line = value, value.line
            if self._before or self._after:
                self._before = self._after = 0
                self._tracker = None
                self.warning(
                    'The option "Context" is not valid when searching results that are piped from Select-String output.'
                )
        else:
            line = to_string(self.input_object)
        match = self._match(line, earlier)
        if match is not None and earlier is None:
            match.line_number = UInt64(self._number)
        if self._tracker is not None:
            self._tracker.track(line, match)
        elif match is not None:
            self._emit(match)
        if self.quiet and self._found:
            self._done = True

    def _emit(self, match: MatchInfo) -> None:
        if self._found and (self.quiet or self.list_) and match.path != INPUT_STREAM:
            return
        self._found = True
        if self.raw:
            self.write(match.line)
        elif self.quiet and not self.list_:
            if not self._done:
                self.write(True)
                self._done = match.path == INPUT_STREAM
        else:
            self.write(match)

    def end(self) -> None:
        if self._tracker is not None and not self._done:
            self._tracker.finish()

    def _match(self, line: str, earlier: MatchInfo | None) -> MatchInfo | None:
        matches: list[Any] = []
        spans: list[tuple[int, int]] = []
        place = 0
        patterns = self.pattern or []
        found = False
        if self.simple_match:
            for index, text in enumerate(patterns):
                at = self._index_of(line, text)
                if at >= 0:
                    found, place = True, index
                    spans.append((at, len(text)))
                    break
        else:
            every = self.all_matches and not self.not_match
            for index, expression in enumerate(self._expressions):
                if every:
                    matches = list(expression.Matches(line).content)
                else:
                    match = expression.Match(line)
                    matches = [match] if match.found is not None else []
                if matches:
                    found, place = True, index
                    spans = [(m.Index, m.Length) for m in matches]
                    break
        if self.not_match:
            found = not found
            place = 0
        if not found:
            return None
        if earlier is not None:
            if earlier.context is None:
                return earlier
            made = earlier.copy()
            assert made.context is not None
            made.context.display_pre_context = made.context.display_post_context = typed_array(STRING, [])
            return made
        made = MatchInfo()
        made.ignore_case = not self.case_sensitive
        made.line = line
        made.pattern = patterns[place]
        if self._before or self._after:
            made.context = MatchInfoContext()
        if matches:
            assert self._match_type is not None
            made.matches = typed_array(self._match_type, matches)
        if self._emphasize:
            made.spans = spans
        return made

    def _index_of(self, line: str, text: str) -> int:
        return line.find(text) if self.case_sensitive else line.lower().find(text.lower())
