"""What Get-Random and Get-SecureRandom share."""

from __future__ import annotations

from random import Random, SystemRandom

from pyshell.binding.cmdlet import Cmdlet
from pyshell.formatting import objects
from pyshell.values.convert import to_number
from pyshell.values.exceptions import ArgumentException
from pyshell.values.numbers import Int64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_GENERATORS: dict[int, Random] = {}
_INT_MAX, _LONG_MAX = 2147483647, 9223372036854775807


class RandomCmdlet(Cmdlet):
    """Random numbers between -Minimum and -Maximum, or -Count objects of the input."""

    secure = False
    input_object: Any
    minimum: Any
    maximum: Any
    count: Any
    shuffle: Any

    def begin(self) -> None:
        self._values: list[Any] = []
        self._random: Random = SystemRandom()
        if not self.secure:
            key = id(self.context)
            if "SetSeed" in self.bound:
                _GENERATORS[key] = Random(self.bound["SetSeed"])
            self._random = _GENERATORS.setdefault(key, Random())
        if self.set_name == "RandomNumberParameterSet":
            self._number()

    def _number(self) -> None:
        low = self._bound("Minimum", self.minimum)
        high = self._bound("Maximum", self.maximum)
        low = 0 if low is None else low
        real = isinstance(low, float) or isinstance(high, float)
        wide = isinstance(low, Int64) or isinstance(high, Int64)
        if high is None:
            high = 1.7976931348623157e308 if real else _LONG_MAX if wide else _INT_MAX
        if low >= high:
            error = ArgumentException(
                f"The Minimum value ({objects.to_text(low)}) cannot be greater than or equal to the Maximum value "
                f"({objects.to_text(high)})."
            )
            self.throw(error, "MinGreaterThanOrEqualMax", "InvalidArgument")
        for _ in range(self.count or 1):
            if real:
                self.write(float(low) + self._random.random() * (float(high) - float(low)))
            else:
                value = self._random.randrange(int(low), int(high))
                self.write(Int64(value) if wide else value)

    def _bound(self, name: str, value: Any) -> Any:
        if name not in self.bound or value is None:
            return None
        value = objects.unwrap(value)
        return to_number(value) if isinstance(value, str) else value

    def process(self) -> None:
        if self.set_name != "RandomNumberParameterSet":
            self._values.extend(self.input_object if isinstance(self.input_object, list) else [self.input_object])

    def end(self) -> None:
        if self.set_name == "RandomNumberParameterSet" or not self._values:
            return
        count = (
            len(self._values)
            if self.shuffle or self.set_name == "ShuffleParameterSet"
            else min(self.count or 1, len(self._values))
        )
        self.write_all(self._random.sample(self._values, count))
