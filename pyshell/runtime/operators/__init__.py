"""PowerShell's operators on values.

The comparison and matching ones take `case` (True: case-sensitive); the names with `i` and `c` are those the compiler
knows.
"""

from __future__ import annotations

from pyshell.runtime.operators.arithmetic import (
    add,
    decrement,
    divide,
    increment,
    multiply,
    neg,
    plus,
    remainder,
    subtract,
)
from pyshell.runtime.operators.bitwise import band, bnot, bor, bxor, shl, shr
from pyshell.runtime.operators.comparison import contains, eq, ge, gt, in_, le, lt, ne, not_contains, not_in
from pyshell.runtime.operators.text import (
    format_,
    join,
    join_unary,
    like,
    match,
    not_like,
    not_match,
    replace,
    split,
    split_unary,
)
from pyshell.runtime.operators.types import as_, is_, is_not, not_, range_

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

ieq, ine, igt, ige, ilt, ile = eq, ne, gt, ge, lt, le
ilike, inotlike = like, not_like
icontains, inotcontains, iin, inotin = contains, not_contains, in_, not_in


def ceq(left: Any, right: Any) -> Any:
    return eq(left, right, True)


def cne(left: Any, right: Any) -> Any:
    return ne(left, right, True)


def cgt(left: Any, right: Any) -> Any:
    return gt(left, right, True)


def cge(left: Any, right: Any) -> Any:
    return ge(left, right, True)


def clt(left: Any, right: Any) -> Any:
    return lt(left, right, True)


def cle(left: Any, right: Any) -> Any:
    return le(left, right, True)


def clike(left: Any, right: Any) -> Any:
    return like(left, right, True)


def cnotlike(left: Any, right: Any) -> Any:
    return not_like(left, right, True)


def ccontains(left: Any, right: Any) -> bool:
    return contains(left, right, True)


def cnotcontains(left: Any, right: Any) -> bool:
    return not contains(left, right, True)


def cin(left: Any, right: Any) -> bool:
    return in_(left, right, True)


def cnotin(left: Any, right: Any) -> bool:
    return not in_(left, right, True)


__all__ = [
    "add", "as_", "band", "bnot", "bor", "bxor", "ccontains", "ceq", "cge", "cgt", "cin", "cle", "clike", "clt", "cne",
    "cnotcontains", "cnotin", "cnotlike", "contains", "decrement", "divide", "eq", "format_", "ge", "gt",
    "icontains", "ieq",
    "ige", "igt", "iin", "ile", "ilike", "ilt", "in_", "increment", "ine", "inotcontains", "inotin", "inotlike", "is_",
    "is_not", "join", "join_unary", "le", "like", "lt", "match", "multiply", "ne", "neg", "not_", "not_contains",
    "not_in",
    "not_like", "not_match", "plus", "range_", "remainder", "replace", "shl", "shr", "split", "split_unary", "subtract",
]  # fmt: skip
