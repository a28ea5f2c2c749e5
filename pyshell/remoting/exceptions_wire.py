"""Exceptions as they are written: the .NET properties of their class, in .NET's order."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.wire import WireObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

# Exception.HResult by class; a class without one has its base's.
_HRESULTS = {
    "System.Exception": -2146233088,
    "System.SystemException": -2146233087,
    "System.ApplicationException": -2146232832,
    "System.ArgumentException": -2147024809,
    "System.ArgumentNullException": -2147467261,
    "System.ArgumentOutOfRangeException": -2146233086,
    "System.ArithmeticException": -2147024362,
    "System.DivideByZeroException": -2147352558,
    "System.OverflowException": -2146233066,
    "System.FormatException": -2146233033,
    "System.IndexOutOfRangeException": -2146233080,
    "System.InvalidCastException": -2147467262,
    "System.InvalidOperationException": -2146233079,
    "System.NotSupportedException": -2146233067,
    "System.NotImplementedException": -2147467263,
    "System.NullReferenceException": -2147467261,
    "System.Collections.Generic.KeyNotFoundException": -2146232969,
    "System.IO.IOException": -2146232800,
    "System.IO.FileNotFoundException": -2147024894,
    "System.IO.DirectoryNotFoundException": -2147024893,
    "System.UnauthorizedAccessException": -2147024891,
    "System.TimeoutException": -2146233083,
    "System.OperationCanceledException": -2146233029,
    "System.ObjectDisposedException": -2146232798,
    "System.OutOfMemoryException": -2147024882,
}

_RUNTIME = "System.Management.Automation.RuntimeException"


class _EmptyData(dict[str, Any]):
    """Exception.Data of an exception that has none."""

    __slots__ = ()
    type_names = ("System.Collections.ListDictionaryInternal", "System.Object")


def exception_names(error: BaseException) -> tuple[str, ...]:
    """The .NET class names of an exception, nearest first."""
    names: list[str] = []
    for cls in type(error).__mro__:
        name = cls.__dict__.get("net_name")
        if name is not None and name not in names:
            names.append(name)
    if not names:
        names.append("System.Exception")
    return (*names, "System.Object")


def exception_text(error: BaseException) -> str:
    """Exception.ToString() without the stack of .NET frames that there is not."""
    text = f"{exception_names(error)[0]}: {message_of(error)}"
    inner = getattr(error, "inner", None)
    if inner is not None:
        text += f"\n ---> {exception_text(inner)}\n   --- End of inner exception stack trace ---"
    return text


def message_of(error: BaseException) -> str:
    message = getattr(error, "message", None)
    return str(error) if message is None else str(message)


def exception_object(error: Any) -> Any:
    """An exception for the writer; what came from another PowerShell goes as it came."""
    if error is None or not isinstance(error, BaseException):
        return error
    names = exception_names(error)
    props: dict[str, Any] = {}
    if _RUNTIME in names:
        record = getattr(error, "record", None)
        props["ErrorRecord"] = message_of(error) if record is None else record.message
        for name, read in _SPECIFIC.get(names[0], {}).items():
            props[name] = read(error)
        props["WasThrownFromThrowStatement"] = bool(getattr(error, "was_thrown_from_throw_statement", False))
    elif "System.ArgumentException" in names:
        props["Message"] = message_of(error)
        props["ParamName"] = getattr(error, "param_name", None)
    props["TargetSite"] = None
    props.setdefault("Message", message_of(error))
    inner = getattr(error, "inner", None)
    props["Data"] = _EmptyData()
    props["InnerException"] = exception_object(inner)
    props["HelpLink"] = None
    props["Source"] = None
    props["HResult"] = next((_HRESULTS[name] for name in names if name in _HRESULTS), -2146233088)
    props["StackTrace"] = None
    return WireObject(names, exception_text(error), props)


_SPECIFIC: dict[str, dict[str, Callable[[Any], Any]]] = {
    "System.Management.Automation.CommandNotFoundException": {
        "CommandName": lambda error: getattr(error, "command_name", None) or getattr(error, "target", None)
    },
    "System.Management.Automation.ItemNotFoundException": {
        "ItemName": lambda error: getattr(error, "item_name", None) or getattr(error, "target", None),
        "SessionStateCategory": lambda error: "Drive",
    },
}
