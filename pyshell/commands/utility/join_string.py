"""Join-String."""

from __future__ import annotations

from pyshell.binding.attributes import AllowEmptyStringAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.formatting import objects
from pyshell.formatting.expressions import Expression
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("Join", "String", module="Microsoft.PowerShell.Utility", default_set="default", output=("System.String",))
class JoinStringCommand(Cmdlet):
    """Joins objects into one string."""

    property: Any = parameter("pspropertyexpression", position=0)
    separator: str | None = parameter("string", position=1, validate=(AllowEmptyStringAttribute(),))
    output_prefix: str | None = parameter("string", aliases=("op",))
    output_suffix: str | None = parameter("string", aliases=("os",))
    single_quote: bool = parameter("switch", In("SingleQuote"))
    double_quote: bool = parameter("switch", In("DoubleQuote"))
    format_string: str | None = parameter("string", In("Format"))
    use_culture: bool = parameter("switch")
    input_object: list[Any] | None = parameter("psobject[]", pipeline=True)

    def begin(self) -> None:
        self._parts: list[str] = []
        separator = self.separator if "Separator" in self.bound else None
        if separator is None:
            separator = self.runtime.scope.get("OFS")
        self._separator = "" if separator is None else objects.to_text(separator)
        self._expression: Expression | None = None
        given = objects.unwrap(self.property)
        if given is not None:
            self._expression = Expression(given) if isinstance(given, str) else Expression.of_script(given)

    def process(self) -> None:
        for value in self.input_object if isinstance(self.input_object, list) else [self.input_object]:
            if value is None or value is AUTOMATION_NULL:
                continue
            if self._expression is not None:
                found = self._expression.value(value, self.context)
                value = None if found is None else found[0]
            text = self._text(value)
            if text is not None:
                self._parts.append(text)

    def _text(self, value: Any) -> str | None:
        if value is None:
            text = ""
        else:
            text = objects.to_text(value)
        if self.single_quote:
            return "'" + text + "'"
        if self.double_quote:
            return '"' + text + '"'
        if self.format_string:
            return objects.format_value(
                value if value is not None else "", self.format_string if "{" in self.format_string else "{0}"
            )
        return text

    def end(self) -> None:
        self.write((self.output_prefix or "") + self._separator.join(self._parts) + (self.output_suffix or ""))
