"""What Measure-Object computes and gives."""

from __future__ import annotations

from pyshell.formatting import objects
from pyshell.values.convert import try_convert
from pyshell.values.pstype import DOUBLE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def as_double(value: Any) -> float | None:
    """The value as a Double, None when it is none."""
    kind = type(value)
    if kind is float:
        return value  # type: ignore[no-any-return]
    if kind is int:
        return float(value)
    done, result = try_convert(value, DOUBLE)
    return float(result) if done else None


class Statistics:
    """Running figures of one property."""

    __slots__ = ("characters", "count", "lines", "maximum", "minimum", "sum", "variance", "words")

    def __init__(self) -> None:
        self.count = 0
        self.sum = 0.0
        self.variance = 0.0
        self.maximum: Any = None
        self.minimum: Any = None
        self.characters = 0
        self.words = 0
        self.lines = 0

    def add_number(self, number: float, deviation: bool) -> None:
        """Take a number into sum and, by Welford's recurrence, variance."""
        before = self.sum
        self.sum += number
        count = self.count
        if deviation and count > 1:
            mean = before / (count - 1)
            self.variance *= (count - 2.0) / (count - 1)
            self.variance += (number - mean) * (number - mean) / count

    def add_text(self, text: str, ignore_white_space: bool) -> None:
        """Take a text into the counts of characters, words and lines."""
        if not text:
            return
        self.characters += sum(not c.isspace() for c in text) if ignore_white_space else len(text)
        self.words += len(text.split())
        self.lines += text.count("\n") + (not text.endswith("\n"))

    def take_minimum(self, value: Any) -> None:
        if self.minimum is None or _compare(self.minimum, value) > 0:
            self.minimum = value

    def take_maximum(self, value: Any) -> None:
        if self.maximum is None or _compare(self.maximum, value) < 0:
            self.maximum = value


def _compare(kept: Any, value: Any) -> int:
    """Numbers as numbers, otherwise as text where the types differ."""
    first = as_double(kept)
    second = as_double(value) if value is not None else None
    left: Any = kept if first is None else first
    right: Any = value if second is None else second
    if right is not None and type(left) is not type(right):
        left, right = objects.to_text(left), objects.to_text(right)
    from pyshell.values.compare import compare

    return compare(left, right, False) or 0


class MeasureInfo:
    """Base of the results; `property` is the property's name."""

    __slots__ = ("property", "ets", "__weakref__")
    net_name = "Microsoft.PowerShell.Commands.MeasureInfo"

    def __init__(self) -> None:
        self.property: str | None = None


class GenericMeasureInfo(MeasureInfo):
    """Figures of numbers."""

    __slots__ = ("average", "count", "maximum", "minimum", "standard_deviation", "sum")
    net_name = "Microsoft.PowerShell.Commands.GenericMeasureInfo"
    net_properties = ("Count", "Average", "Sum", "Maximum", "Minimum", "StandardDeviation", "Property")

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.average: float | None = None
        self.sum: float | None = None
        self.maximum: Any = None
        self.minimum: Any = None
        self.standard_deviation: float | None = None


class GenericObjectMeasureInfo(GenericMeasureInfo):
    """Figures of values that are not all numbers."""

    __slots__ = ()
    net_name = "Microsoft.PowerShell.Commands.GenericObjectMeasureInfo"
    net_base = "Microsoft.PowerShell.Commands.MeasureInfo"


class TextMeasureInfo(MeasureInfo):
    """Counts of text."""

    __slots__ = ("characters", "lines", "words")
    net_name = "Microsoft.PowerShell.Commands.TextMeasureInfo"
    net_properties = ("Lines", "Words", "Characters", "Property")

    def __init__(self) -> None:
        super().__init__()
        self.lines: int | None = None
        self.words: int | None = None
        self.characters: int | None = None
