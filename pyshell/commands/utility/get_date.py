"""Get-Date."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateRangeAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.values import enums
from pyshell.values.members import get_member, invoke_member
from pyshell.values.numbers import Int64
from pyshell.values.psobject import PSObject, base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

enums.make_enum("Microsoft.PowerShell.Commands.DisplayHintType", {"Date": 0, "Time": 1, "DateTime": 2})


@cmdlet(
    "Get",
    "Date",
    module="Microsoft.PowerShell.Utility",
    default_set="DateAndFormat",
    output=(
        "System.String",
        "System.DateTime",
    ),
)
class GetDateCommand(Cmdlet):
    """Gets the date and time, in whole or in a format."""

    date: Any = parameter(
        "datetime",
        In("DateAndFormat", position=0, pipeline=True, by_name=True),
        In("DateAndUFormat", position=0, pipeline=True, by_name=True),
        aliases=("LastWriteTime",),
    )
    unix_time_seconds: int | None = parameter(
        "long",
        In("UnixTimeSecondsAndFormat", mandatory=True),
        In("UnixTimeSecondsAndUFormat", mandatory=True),
        aliases=("UnixTime",),
        validate=(ValidateRangeAttribute(-62135596800, 253402300799),),
    )
    year: int | None = parameter("int", validate=(ValidateRangeAttribute(1, 9999),))
    month: int | None = parameter("int", validate=(ValidateRangeAttribute(1, 12),))
    day: int | None = parameter("int", validate=(ValidateRangeAttribute(1, 31),))
    hour: int | None = parameter("int", validate=(ValidateRangeAttribute(0, 23),))
    minute: int | None = parameter("int", validate=(ValidateRangeAttribute(0, 59),))
    second: int | None = parameter("int", validate=(ValidateRangeAttribute(0, 59),))
    millisecond: int | None = parameter("int", validate=(ValidateRangeAttribute(0, 999),))
    display_hint: Any = parameter("Microsoft.PowerShell.Commands.DisplayHintType")
    u_format: str | None = parameter(
        "string",
        In("DateAndUFormat", mandatory=True),
        In("UnixTimeSecondsAndUFormat", mandatory=True),
    )
    format: str | None = parameter("string", In("DateAndFormat"), In("UnixTimeSecondsAndFormat"))
    as_utc: bool = parameter("switch", name="AsUTC")

    def process(self) -> None:
        bound = self.bound
        date = self._start()
        for name, method in (
            ("Year", "AddYears"),
            ("Month", "AddMonths"),
            ("Day", "AddDays"),
            ("Hour", "AddHours"),
            ("Minute", "AddMinutes"),
            ("Second", "AddSeconds"),
            ("Millisecond", "AddMilliseconds"),
        ):
            if name in bound:
                date = invoke_member(date, method, [int(bound[name]) - int(get_member(date, name))])
                if name == "Millisecond":
                    ticks = int(get_member(date, "Ticks"))
                    date = invoke_member(date, "AddTicks", [Int64(-(ticks % 10000))])
        if self.as_utc:
            date = invoke_member(date, "ToUniversalTime", [])
        if self.u_format is not None:
            from pyshell.commands.unix_dates import unix_format

            self.write(unix_format(date, self.u_format))
        elif self.format is not None:
            self._formatted(date, self.format)
        else:
            shown = PSObject(base_of(date))
            hint = self.display_hint
            if hint is None:
                hint = enums.member("Microsoft.PowerShell.Commands.DisplayHintType", "DateTime")
            shown.notes["DisplayHint"] = hint
            self.write(shown)

    def _start(self) -> Any:
        from pyshell.values.members import get_static
        from pyshell.values.pstype import find_type

        if "Date" in self.bound:
            return base_of(self.date)
        if "UnixTimeSeconds" in self.bound:
            from pyshell.commands.times import date_time

            kind = enums.member("System.DateTimeKind", "Utc")
            epoch = date_time(1970, 1, 1, 0, 0, 0, kind)
            return invoke_member(
                invoke_member(epoch, "AddSeconds", [float(self.unix_time_seconds or 0)]), "ToLocalTime", []
            )
        found = find_type("System.DateTime")
        assert found is not None
        return get_static(found, "Now")

    def _formatted(self, date: Any, pattern: str) -> None:
        universal = pattern.lower() in ("filedateuniversal", "filedatetimeuniversal")
        if universal:
            date = invoke_member(date, "ToUniversalTime", [])
        pattern = _FILE_FORMATS.get(pattern.lower(), pattern)
        self.write(invoke_member(date, "ToString", [pattern]))


_FILE_FORMATS = {
    "filedate": "yyyyMMdd",
    "filedateuniversal": "yyyyMMddZ",
    "filedatetime": "yyyyMMddTHHmmssffff",
    "filedatetimeuniversal": "yyyyMMddTHHmmssffffZ",
}
