"""Types that exist for their names: delegates, Nullable, value types and interfaces without members of their own
here.
"""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.delegates import Delegate
from pyshell.values.pstype import PSType, register_type


def declare(
    full_name: str, pyclass: type | None = None, base: str | PSType | None = None, value: bool = False
) -> PSType:
    """Registers a type by its name."""
    return register_type(PSType(full_name, pyclass, base, is_value_type=value))


declare("System.Delegate")
MULTICAST = types.type_of_class(Delegate)


def _delegate(full_name: str) -> None:
    made = declare(full_name, None, MULTICAST)
    made.pyclass = type(full_name.rpartition(".")[2].partition("`")[0], (Delegate,), {"__slots__": (), "pstype": made})
    types.BY_CLASS[made.pyclass] = made


for _count in range(1, 17):
    _delegate(f"System.Func`{_count + 1}")
    _delegate(f"System.Action`{_count}")
_delegate("System.Func`1")
_delegate("System.Action")
_delegate("System.Predicate`1")
_delegate("System.Comparison`1")
_delegate("System.Converter`2")
_delegate("System.EventHandler")
_delegate("System.EventHandler`1")
_delegate("System.Threading.ThreadStart")
_delegate("System.Threading.ParameterizedThreadStart")
_delegate("System.Threading.TimerCallback")
_delegate("System.Threading.WaitCallback")
_delegate("System.Text.RegularExpressions.MatchEvaluator")
_delegate("System.Net.Security.RemoteCertificateValidationCallback")
declare("System.Nullable`1", value=True)
declare("System.IntPtr", value=True) if types.find_type("System.IntPtr") is None else None

NAMES = (
    "System.Func`1", "System.Func`2", "System.Func`3", "System.Func`4", "System.Func`5", "System.Func`6",
    "System.Func`7",
    "System.Func`8", "System.Func`9", "System.Func`10", "System.Func`11", "System.Func`12", "System.Func`13",
    "System.Func`14", "System.Func`15", "System.Func`16", "System.Func`17", "System.Action", "System.Action`1",
    "System.Action`2", "System.Action`3", "System.Action`4", "System.Action`5", "System.Action`6", "System.Action`7",
    "System.Action`8", "System.Action`9", "System.Action`10", "System.Action`11", "System.Action`12",
    "System.Action`13",
    "System.Action`14", "System.Action`15", "System.Action`16", "System.Predicate`1", "System.Comparison`1",
    "System.Converter`2", "System.EventHandler", "System.EventHandler`1", "System.Threading.ThreadStart",
    "System.Threading.ParameterizedThreadStart", "System.Threading.TimerCallback", "System.Threading.WaitCallback",
    "System.Text.RegularExpressions.MatchEvaluator", "System.Nullable`1", "System.Delegate",
    "System.Net.Security.RemoteCertificateValidationCallback",
)  # fmt: skip
