"""The primitives that have a class on the values floor.

Dates, spans, GUIDs, versions, URIs, XML, script blocks, secrets.
"""

from __future__ import annotations

from typing import Any

from pyshell.values.psobject import PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def _type(name: str) -> Any:
    from pyshell.values.pstype import find_type

    found = find_type(name)
    assert found is not None
    return found


def _static(type_name: str, method: str, *arguments: Any) -> Any:
    from pyshell.values.members import invoke_static

    return invoke_static(_type(type_name), method, list(arguments))


def _new(type_name: str, *arguments: Any) -> Any:
    from pyshell.values.members import new_object

    return new_object(_type(type_name), list(arguments))


def now() -> Any:
    """This moment, as a local DateTime."""
    from pyshell.values.members import get_static

    return get_static(_type("System.DateTime"), "Now")


def _text(value: Any) -> str:
    from pyshell.values.text import to_string

    return to_string(value)


def write_span(value: Any) -> str:
    """XmlConvert.ToString(TimeSpan): an ISO 8601 duration."""
    ticks = int(value.ticks)
    sign = "-" if ticks < 0 else ""
    seconds, fraction = divmod(abs(ticks), 10_000_000)
    days, seconds = divmod(seconds, 86400)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    text = sign + "P" + (f"{days}D" if days else "")
    time = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
    if fraction:
        time += f"{seconds}.{fraction:07d}".rstrip("0") + "S"
    elif seconds or not (days or time):
        time += f"{seconds}S"
    return text + ("T" + time if time else "")


def read_span(text: str) -> Any:
    import re

    match = re.fullmatch(
        r"(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d+))?S)?)?", text.strip()
    )
    if match is None:
        raise ValueError(text)
    sign, years, months, days, hours, minutes, seconds, fraction = match.groups()
    total = int(years or 0) * 365 * 86400 + int(months or 0) * 30 * 86400 + int(days or 0) * 86400
    total += int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    ticks = total * 10_000_000 + int((fraction or "").ljust(7, "0")[:7] or 0)
    from pyshell.values.numbers import Int64

    return _new("System.TimeSpan", Int64(-ticks if sign else ticks))


def write_date(value: Any) -> str:
    """XmlConvert.ToString(DateTime, RoundtripKind)."""
    from pyshell.values.members import invoke_member

    text = str(invoke_member(value, "ToString", ["o"]))
    # "o" has seven digits of a second; XML leaves trailing zeros out.
    head, point, tail = text.partition(".")
    digits, zone = tail[:7], tail[7:]
    digits = digits.rstrip("0")
    return head + (point + digits if digits else "") + zone


def read_date(text: str) -> Any:
    from pyshell.values.enums import member

    return _static(
        "System.DateTime", "Parse", text.strip(), None, member("System.Globalization.DateTimeStyles", "RoundtripKind")
    )


def write_xml(value: Any) -> str:
    from pyshell.remoting.clixml.text import encode
    from pyshell.values.members import get_member

    return encode(str(get_member(value, "OuterXml")))


def write_script(value: Any) -> str:
    from pyshell.remoting.clixml.text import encode

    return encode(_text(value))


def _encoded(value: Any) -> str:
    from pyshell.remoting.clixml.text import encode

    return encode(_text(value))


def _uri_text(value: Any) -> str:
    from pyshell.remoting.clixml.text import encode
    from pyshell.values.members import get_member

    return encode(str(get_member(value, "OriginalString")))


def secret(value: Any) -> str:
    """The plain text of a SecureString."""
    return str((value.base if type(value) is PSObject else value).content)


def make_secret(text: str) -> Any:
    from pyshell.values.clr.security import secure_string

    return secure_string(text)


def make_queue(tag: str, values: list[Any]) -> Any:
    """The queue or stack of these elements; a stack is written from its top."""
    if tag == "QUE":
        return _new("System.Collections.Queue", values)
    return _new("System.Collections.Stack", values[::-1])


WRITE: dict[str, Callable[[Any], str]] = {
    "DT": write_date,
    "TS": write_span,
    "G": _text,
    "URI": _uri_text,
    "Version": _text,
    "XD": write_xml,
    "SBK": write_script,
    "TimeOnly": _text,
    "DateOnly": _text,
}

READ: dict[str, Callable[[str], Any]] = {
    "DT": read_date,
    "TS": read_span,
    "G": lambda text: _new("System.Guid", text.strip()),
    "URI": lambda text: _new("System.Uri", text, _relative_or_absolute()),
    "Version": lambda text: _new("System.Version", text.strip()),
    "XD": lambda text: _convert(text, "System.Xml.XmlDocument"),
    # A script block comes back as its text, as in PowerShell.
    "SBK": lambda text: text,
    "BA": lambda text: _bytes(text),
}


def _relative_or_absolute() -> Any:
    from pyshell.values.enums import member

    return member("System.UriKind", "RelativeOrAbsolute")


def _convert(value: Any, type_name: str) -> Any:
    from pyshell.values.convert import convert

    return convert(value, _type(type_name))


def _bytes(text: str) -> Any:
    import base64

    from pyshell.values.numbers import Byte

    return _convert([Byte(each) for each in base64.b64decode(text)], "System.Byte[]")


def _credential(value: PSObject) -> Any:
    user, password = value.notes.get("UserName"), value.notes.get("Password")
    if not user or password is None:
        return None
    return _new("System.Management.Automation.PSCredential", user, password)


def _switch(value: PSObject) -> Any:
    return _new("System.Management.Automation.SwitchParameter", bool(value.notes.get("IsPresent")))


def _parsed(type_name: str, note: str | None = None) -> Callable[[PSObject], Any]:
    """A type that is made again from its text."""

    def make(value: PSObject) -> Any:
        text = value.notes.get(note) if note is not None else _text(value)
        return _convert(str(text), type_name)

    return make


# Types that PowerShell makes anew on this side (TargetTypeForDeserialization).
REHYDRATE: dict[str, Callable[[PSObject], Any]] = {
    "System.Management.Automation.PSCredential": _credential,
    "System.Management.Automation.SwitchParameter": _switch,
    "System.Net.IPAddress": _parsed("System.Net.IPAddress"),
    "System.Net.Mail.MailAddress": _parsed("System.Net.Mail.MailAddress"),
    "System.Globalization.CultureInfo": _parsed("System.Globalization.CultureInfo", "Name"),
}


def make_guid(value: Any) -> Any:
    """A Python UUID as a System.Guid."""
    return _new("System.Guid", str(value))
