"""Measure-Object."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.measures import (
    GenericMeasureInfo,
    GenericObjectMeasureInfo,
    Statistics,
    TextMeasureInfo,
    as_double,
)
from pyshell.formatting import objects
from pyshell.formatting.expressions import Expression
from pyshell.values.errors import ErrorDetails, ErrorRecord
from pyshell.values.exceptions import PSArgumentException, PSInvalidOperationException
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Measure",
    "Object",
    module="Microsoft.PowerShell.Utility",
    default_set="GenericMeasure",
    output=(
        "Microsoft.PowerShell.Commands.GenericMeasureInfo",
        "Microsoft.PowerShell.Commands.TextMeasureInfo",
        "Microsoft.PowerShell.Commands.GenericObjectMeasureInfo",
    ),
)
class MeasureObjectCommand(Cmdlet):
    """Counts objects, and computes figures of their values or of text."""

    input_object: Any = parameter("psobject", pipeline=True)
    property: Any = parameter("pspropertyexpression[]", position=0, validate=(ValidateNotNullOrEmptyAttribute(),))
    standard_deviation: bool = parameter("switch", In("GenericMeasure"))
    sum: bool = parameter("switch", In("GenericMeasure"))
    all_stats: bool = parameter("switch", In("GenericMeasure"))
    average: bool = parameter("switch", In("GenericMeasure"))
    maximum: bool = parameter("switch", In("GenericMeasure"))
    minimum: bool = parameter("switch", In("GenericMeasure"))
    line: bool = parameter("switch", In("TextMeasure"))
    word: bool = parameter("switch", In("TextMeasure"))
    character: bool = parameter("switch", In("TextMeasure"))
    ignore_white_space: bool = parameter("switch", In("TextMeasure"))

    def begin(self) -> None:
        every = bool(self.all_stats)
        self._sum = every or bool(self.sum)
        self._average = every or bool(self.average)
        self._deviation = every or bool(self.standard_deviation)
        self._maximum = every or bool(self.maximum)
        self._minimum = every or bool(self.minimum)
        self._numbers = self._sum or self._average or self._deviation
        self._text = bool(self.line or self.word or self.character)
        self._failed = False
        self._count = 0
        self._statistics: dict[str, tuple[str, Statistics]] = {}
        self._expressions: list[Expression] | None = None
        if self.property is not None:
            self._expressions = [
                Expression(str(p)) if isinstance(p, str) else Expression.of_script(p)
                for p in map(objects.unwrap, self.property)
            ]

    def process(self) -> None:
        value = self.input_object
        if value is None or value is AUTOMATION_NULL:
            return
        self._count += 1
        if self._expressions is None:
            self._analyze("$_", objects.unwrap(value))
            return
        counted: set[str] = set()
        for expression in self._expressions:
            resolved = expression.resolve(value)
            if not resolved and not expression.has_wildcards:
                self._entry(expression.text)
            for each in resolved:
                if each.text.lower() in counted:
                    continue
                found = each.value(value, self.context)
                if found is not None:
                    counted.add(each.text.lower())
                    self._analyze(each.text, objects.unwrap(found[0]))

    def _entry(self, name: str) -> Statistics:
        found = self._statistics.get(name.lower())
        if found is None:
            found = self._statistics[name.lower()] = (name, Statistics())
        return found[1]

    def _analyze(self, name: str, value: Any) -> None:
        statistics = self._entry(name)
        statistics.count += 1
        if self._text:
            statistics.add_text(objects.to_text(value), bool(self.ignore_white_space))
        if self._numbers:
            number = as_double(value)
            if number is None:
                self._failed = True
                message = f'Input object "{objects.to_text(value)}" is not numeric.'
                self.error(PSInvalidOperationException(message), "NonNumericInputObject", "InvalidType", value)
                return
            statistics.add_number(number, self._deviation)
        if self._minimum:
            statistics.take_minimum(value)
        if self._maximum:
            statistics.take_maximum(value)

    def end(self) -> None:
        if self._count == 0 and self._expressions is None:
            self._entry("$_")
        for name, statistics in self._statistics.values():
            if statistics.count == 0 and self._expressions is not None:
                if objects.is_strict(self.runtime.scope, 2):
                    kind = "GenericMeasure" if self.set_name == "GenericMeasure" else "TextMeasure"
                    record = ErrorRecord(PSArgumentException(), f"{kind}PropertyNotFound", "ObjectNotFound")
                    record.error_details = ErrorDetails(
                        f'The property "{name}" cannot be found in the input for any objects.'
                    )
                    self.error(record)
                continue
            info = self._generic(statistics) if self.set_name == "GenericMeasure" else self._texts(statistics)
            if self._expressions is not None:
                info.property = name
            self.write(info)

    def _generic(self, statistics: Statistics) -> Any:
        low, high = statistics.minimum, statistics.maximum
        numeric = (low is None or as_double(low) is not None) and (high is None or as_double(high) is not None)
        info = GenericMeasureInfo() if numeric else GenericObjectMeasureInfo()
        info.count = statistics.count
        if not self._failed:
            if self._sum:
                info.sum = statistics.sum
            if self._average and statistics.count:
                info.average = statistics.sum / statistics.count
            if self._deviation and numeric:
                info.standard_deviation = statistics.variance**0.5
        info.maximum = as_double(high) if numeric and high is not None else high
        info.minimum = as_double(low) if numeric and low is not None else low
        return info

    def _texts(self, statistics: Statistics) -> Any:
        info = TextMeasureInfo()
        if self.character:
            info.characters = statistics.characters
        if self.word:
            info.words = statistics.words
        if self.line:
            info.lines = statistics.lines
        return info
