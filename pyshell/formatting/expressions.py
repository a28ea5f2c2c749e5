"""What a column or a calculated property shows: a property's name (with wildcards), a script block, or a Python
function.
"""

from __future__ import annotations

from . import objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_WILDCARDS = frozenset("*?[")


class Expression:
    """A source of values from objects.

    `text` is a property's name or pattern, or the script's text (it then labels the column). `function` takes the
    object
    and the execution context. `resolved` says that the name stands for itself even if it contains wildcard characters.
    """

    __slots__ = ("function", "has_wildcards", "resolved", "script", "text")

    def __init__(
        self,
        text: str,
        script: Any = None,
        function: Callable[[Any, Any], Any] | None = None,
        resolved: bool = False,
    ) -> None:
        self.text = text
        self.script = script
        self.function = function
        self.resolved = resolved
        self.has_wildcards = script is None and function is None and not _WILDCARDS.isdisjoint(text)

    @classmethod
    def of_script(cls, script: Any) -> Expression:
        """The expression of a script block, labelled by its text."""
        return cls(objects.to_text(script), script)

    @property
    def is_property(self) -> bool:
        return self.script is None and self.function is None

    def resolve(self, target: Any) -> list[Expression]:
        """The expressions this one stands for on an object: matching properties, none when there is no such
        property.
        """
        if self.resolved or not self.is_property:
            return [self]
        return [Expression(name, resolved=True) for name in objects.match_properties(target, self.text)]

    def value(self, target: Any, context: Any = None) -> tuple[Any, BaseException | None] | None:
        """(value, error) of the first property that matches; None when none does."""
        if self.function is not None:
            try:
                return self.function(target, context), None
            except (LookupError, AttributeError, TypeError, ValueError, ArithmeticError) as error:
                # A built-in column on an object that lacks what the column reads is empty, as a script's null is.
                return None, error
        if self.script is not None:
            return objects.run_script(context, self.script, target)
        if self.resolved:
            return objects.read(target, self.text)
        names = objects.match_properties(target, self.text)
        return objects.read(target, names[0]) if names else None

    def is_true(self, target: Any, context: Any = None) -> bool:
        """Whether the value counts as true; an error or a missing property does not."""
        result = self.value(target, context)
        return result is not None and result[1] is None and objects.to_bool(result[0])
