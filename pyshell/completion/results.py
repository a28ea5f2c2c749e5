"""What completion gives: matches, and which part of the input they replace."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class CompletionResult:
    """One match: what to insert, how it is listed, its kind, and what it means."""

    net_name = "System.Management.Automation.CompletionResult"
    net_properties = ("CompletionText", "ListItemText", "ResultType", "ToolTip")
    __slots__ = ("completion_text", "list_item_text", "result_type", "tool_tip", "ets", "__weakref__")

    def __init__(self, text: str, shown: str | None = None, kind: str = "Text", tip: str | None = None) -> None:
        self.completion_text = text
        self.list_item_text = text if shown is None else shown
        self.result_type = kind
        self.tool_tip = text if tip is None else tip

    @classmethod
    def net_new(cls, *args: Any) -> CompletionResult:
        """`[CompletionResult]::new(text)` or `new(text, listed, type, tip)`."""
        from pyshell.values.convert import to_string

        if len(args) == 1:
            text = to_string(args[0])
            return cls(text, text, "Text", text)
        return cls(to_string(args[0]), to_string(args[1]), str(args[2]), to_string(args[3]))

    CompletionText = property(lambda self: self.completion_text)
    ListItemText = property(lambda self: self.list_item_text)
    ToolTip = property(lambda self: self.tool_tip)

    @property
    def ResultType(self) -> Any:
        from pyshell.values.enums import member

        return member("System.Management.Automation.CompletionResultType", self.result_type)


class CommandCompletion:
    """The matches at a place of the input."""

    net_name = "System.Management.Automation.CommandCompletion"
    net_properties = ("CurrentMatchIndex", "ReplacementIndex", "ReplacementLength", "CompletionMatches")
    __slots__ = ("matches", "replacement_index", "replacement_length", "current", "ets", "__weakref__")

    def __init__(self, matches: list[CompletionResult], index: int, length: int) -> None:
        self.matches = matches
        self.replacement_index = index
        self.replacement_length = length
        self.current = -1

    @staticmethod
    def CompleteInput(*args: Any) -> CommandCompletion:
        """`CompleteInput(text, cursor, options)`, or with a tree, its tokens and a position."""
        from pyshell.completion import complete_input
        from pyshell.runtime import current
        from pyshell.values.convert import to_int, to_string
        from pyshell.values.members import get_member

        context = current.get()
        assert context is not None
        if len(args) > 3:
            text = to_string(get_member(get_member(args[0], "Extent"), "Text"))
            return complete_input(context, text, to_int(get_member(args[2], "Offset")))
        return complete_input(context, to_string(args[0]), to_int(args[1]))

    CurrentMatchIndex = property(lambda self: self.current)
    ReplacementIndex = property(lambda self: self.replacement_index)
    ReplacementLength = property(lambda self: self.replacement_length)

    @property
    def CompletionMatches(self) -> Any:
        from pyshell.values.collections import collection
        from pyshell.values.pstype import type_of_class

        return collection(type_of_class(CompletionResult), self.matches)

    def GetNextResult(self, forward: bool) -> CompletionResult | None:
        """The match after (or before) the one given last, round and round."""
        count = len(self.matches)
        if not count:
            return None
        self.current = (self.current + (1 if forward else -1)) % count if self.current >= 0 or forward else count - 1
        return self.matches[self.current]
