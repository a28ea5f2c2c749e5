"""Seconds written as a product: `-IdleTimeoutSec 60*60*15`, as PowerShell's own help writes it."""

from __future__ import annotations

import re
from typing import Any

from pyshell.binding.attributes import Attribute

_PRODUCT = re.compile(r"\s*\d+(\s*\*\s*\d+)+\s*")


class SecondsExpression(Attribute):
    """Turns the text of a product into its number; every other value goes on to the parameter's type."""

    transforms = True

    def transform(self, context: Any, value: Any) -> Any:
        if not isinstance(value, str) or _PRODUCT.fullmatch(value) is None:
            return value
        result = 1
        for factor in value.split("*"):
            result *= int(factor)
        return result
