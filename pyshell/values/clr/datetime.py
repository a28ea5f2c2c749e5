"""System.DateTime, TimeSpan, DateTimeOffset, DateOnly, TimeOnly, TimeZoneInfo."""

from __future__ import annotations

from pyshell.values import culture, dateformat, dateparse, timing
from pyshell.values.dotnet import static_property
from pyshell.values.enums import make_enum, member
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentOutOfRangeException,
    FormatException,
    NetException,
    OverflowException,
)
from pyshell.values.numbers import Int64
from pyshell.values.text import register_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

TICKS_RANGE = "Ticks must be between DateTime.MinValue.Ticks and DateTime.MaxValue.Ticks."
UNREPRESENTABLE = "The added or subtracted value results in an un-representable DateTime."
SPAN_TOO_LONG = "TimeSpan overflowed because the duration is too long."
DAY_NAMES = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")

DateTimeKind = make_enum("System.DateTimeKind", {"Unspecified": 0, "Utc": 1, "Local": 2})


def day_of_week(days: int) -> Any:
    return member("System.DayOfWeek", DAY_NAMES[(days + 1) % 7])


def styles_of(value: Any) -> int:
    return 0 if value is None else int(value)


class TimeSpan:
    """A length of time in ticks."""

    __slots__ = ("ticks",)
    net_name = "System.TimeSpan"
    parse_takes_culture = True

    def __init__(self, ticks: int = 0) -> None:
        self.ticks = int(ticks)

    @staticmethod
    def net_new(*args: int) -> TimeSpan:
        if len(args) <= 1:
            return TimeSpan(*args)
        if len(args) == 3:
            args = (0, *args)
        units = (
            timing.TICKS_PER_DAY,
            timing.TICKS_PER_HOUR,
            timing.TICKS_PER_MINUTE,
            timing.TICKS_PER_SECOND,
            timing.TICKS_PER_MILLISECOND,
            timing.TICKS_PER_MICROSECOND,
        )
        return span(sum(int(value) * unit for value, unit in zip(args, units)))

    def __eq__(self, other: object) -> bool:
        return type(other) is TimeSpan and self.ticks == other.ticks

    def __hash__(self) -> int:
        return hash(("TimeSpan", self.ticks))

    def __lt__(self, other: TimeSpan) -> bool:
        return self.ticks < other.ticks

    def __gt__(self, other: TimeSpan) -> bool:
        return self.ticks > other.ticks

    def __str__(self) -> str:
        return dateformat.format_span(self.ticks, None)

    def __repr__(self) -> str:
        return f"TimeSpan({self})"

    def net_format(self, spec: str | None, provider: Any) -> str:
        return dateformat.format_span(self.ticks, spec, culture.numbers_from(provider).decimal_separator)

    def ToString(self, format: str | None = None, provider: Any = None) -> str:
        return self.net_format(format, provider)

    def _part(self, unit: int, size: int) -> int:
        value = abs(self.ticks) // unit
        if size:
            value %= size
        return -value if self.ticks < 0 else value

    Ticks = property(lambda self: Int64(self.ticks))
    Days = property(lambda self: self._part(timing.TICKS_PER_DAY, 0))
    Hours = property(lambda self: self._part(timing.TICKS_PER_HOUR, 24))
    Minutes = property(lambda self: self._part(timing.TICKS_PER_MINUTE, 60))
    Seconds = property(lambda self: self._part(timing.TICKS_PER_SECOND, 60))
    Milliseconds = property(lambda self: self._part(timing.TICKS_PER_MILLISECOND, 1000))
    Microseconds = property(lambda self: self._part(timing.TICKS_PER_MICROSECOND, 1000))
    Nanoseconds = property(lambda self: self._part(1, 10) * 100)
    TotalDays = property(lambda self: self.ticks / timing.TICKS_PER_DAY)
    TotalHours = property(lambda self: self.ticks / timing.TICKS_PER_HOUR)
    TotalMinutes = property(lambda self: self.ticks / timing.TICKS_PER_MINUTE)
    TotalSeconds = property(lambda self: self.ticks / timing.TICKS_PER_SECOND)
    TotalMilliseconds = property(lambda self: self.ticks / timing.TICKS_PER_MILLISECOND)
    TotalMicroseconds = property(lambda self: self.ticks / timing.TICKS_PER_MICROSECOND)
    TotalNanoseconds = property(lambda self: float(self.ticks * 100))

    def Add(self, other: TimeSpan) -> TimeSpan:
        return span(self.ticks + other.ticks)

    def Subtract(self, other: TimeSpan) -> TimeSpan:
        return span(self.ticks - other.ticks)

    def Negate(self) -> TimeSpan:
        return span(-self.ticks)

    def Duration(self) -> TimeSpan:
        return span(abs(self.ticks))

    def Multiply(self, factor: float) -> TimeSpan:
        return span_from_float(self.ticks * factor)

    def Divide(self, divisor: Any) -> Any:
        if type(divisor) is TimeSpan:
            return TimeSpan.op_Division(self, divisor)
        return span_from_float(self.ticks / divisor if divisor else float("inf"))

    def CompareTo(self, other: Any) -> int:
        return 1 if other is None else (self.ticks > other.ticks) - (self.ticks < other.ticks)

    def Equals(self, other: Any) -> bool:
        return bool(self == other)

    @staticmethod
    def static_Equals(first: Any, second: Any) -> bool:
        return bool(first == second)

    @staticmethod
    def Compare(first: TimeSpan, second: TimeSpan) -> int:
        return first.CompareTo(second)

    @staticmethod
    def Parse(text: str, provider: Any = None) -> TimeSpan:
        return TimeSpan(dateparse.parse_span(text))

    @staticmethod
    def TryParse(text: str | None, *rest: Any) -> bool:
        try:
            rest[-1].value = TimeSpan(dateparse.parse_span(text))
        except NetException:
            rest[-1].value = TimeSpan(0)
            return False
        return True

    @staticmethod
    def ParseExact(text: str, formats: Any, provider: Any, styles: Any = None) -> TimeSpan:
        error: NetException = FormatException("Input string was not in a correct format.")
        for spec in formats if isinstance(formats, list) else [formats]:
            try:
                return TimeSpan(dateparse.parse_span_exact(text, spec))
            except NetException as each:
                error = each
        raise error

    @staticmethod
    def TryParseExact(text: str, formats: Any, provider: Any, *rest: Any) -> bool:
        try:
            rest[-1].value = TimeSpan.ParseExact(text, formats, provider)
        except NetException:
            rest[-1].value = TimeSpan(0)
            return False
        return True

    @staticmethod
    def FromDays(*args: Any) -> TimeSpan:
        return _from(args, timing.TICKS_PER_DAY)

    @staticmethod
    def FromHours(*args: Any) -> TimeSpan:
        return _from(args, timing.TICKS_PER_HOUR)

    @staticmethod
    def FromMinutes(*args: Any) -> TimeSpan:
        return _from(args, timing.TICKS_PER_MINUTE)

    @staticmethod
    def FromSeconds(*args: Any) -> TimeSpan:
        return _from(args, timing.TICKS_PER_SECOND)

    @staticmethod
    def FromMilliseconds(*args: Any) -> TimeSpan:
        return _from(args, timing.TICKS_PER_MILLISECOND)

    @staticmethod
    def FromMicroseconds(*args: Any) -> TimeSpan:
        return _from(args, timing.TICKS_PER_MICROSECOND)

    @staticmethod
    def FromTicks(value: int) -> TimeSpan:
        return TimeSpan(value)

    Zero = static_property(lambda: TimeSpan(0))
    MaxValue = static_property(lambda: TimeSpan(dateparse.MAX_SPAN))
    MinValue = static_property(lambda: TimeSpan(-dateparse.MAX_SPAN - 1))
    TicksPerDay = static_property(lambda: Int64(timing.TICKS_PER_DAY))
    TicksPerHour = static_property(lambda: Int64(timing.TICKS_PER_HOUR))
    TicksPerMinute = static_property(lambda: Int64(timing.TICKS_PER_MINUTE))
    TicksPerSecond = static_property(lambda: Int64(timing.TICKS_PER_SECOND))
    TicksPerMillisecond = static_property(lambda: Int64(timing.TICKS_PER_MILLISECOND))
    TicksPerMicrosecond = static_property(lambda: Int64(timing.TICKS_PER_MICROSECOND))
    HoursPerDay = 24
    NanosecondsPerTick = Int64(100)
    MicrosecondsPerMillisecond = Int64(1_000)
    MicrosecondsPerSecond = Int64(1_000_000)
    MicrosecondsPerMinute = Int64(60_000_000)
    MicrosecondsPerHour = Int64(3_600_000_000)
    MicrosecondsPerDay = Int64(86_400_000_000)
    MillisecondsPerSecond = Int64(1_000)
    MillisecondsPerMinute = Int64(60_000)
    MillisecondsPerHour = Int64(3_600_000)
    MillisecondsPerDay = Int64(86_400_000)
    SecondsPerMinute = Int64(60)
    SecondsPerHour = Int64(3_600)
    SecondsPerDay = Int64(86_400)
    MinutesPerHour = Int64(60)
    MinutesPerDay = Int64(1_440)

    @staticmethod
    def op_Addition(left: TimeSpan, right: TimeSpan) -> TimeSpan:
        return span(left.ticks + right.ticks)

    @staticmethod
    def op_Subtraction(left: TimeSpan, right: TimeSpan) -> TimeSpan:
        return span(left.ticks - right.ticks)

    @staticmethod
    def op_Multiply(left: Any, right: Any) -> TimeSpan:
        if type(left) is TimeSpan:
            return span_from_float(left.ticks * right, right)
        return span_from_float(left * right.ticks, left)

    @staticmethod
    def op_Division(left: TimeSpan, right: Any) -> Any:
        if type(right) is TimeSpan:
            if not right.ticks:
                return float("nan") if not left.ticks else float("inf") if left.ticks > 0 else float("-inf")
            return left.ticks / right.ticks
        if right != right:
            raise ArgumentException("TimeSpan does not accept floating point Not-a-Number values.", "divisor")
        if not right:
            raise OverflowException(SPAN_TOO_LONG)
        return span_from_float(left.ticks / right)

    @staticmethod
    def op_UnaryNegation(value: TimeSpan) -> TimeSpan:
        return span(-value.ticks)

    signatures = {
        "op_Addition": ["static timespan op_Addition(timespan 0, timespan 1)"],
        "op_Subtraction": ["static timespan op_Subtraction(timespan 0, timespan 1)"],
        "op_Multiply": [
            "static timespan op_Multiply(timespan 0, double 1)",
            "static timespan op_Multiply(double 0, timespan 1)",
        ],
        "op_Division": [
            "static timespan op_Division(timespan 0, double 1)",
            "static double op_Division(timespan 0, timespan 1)",
        ],
    }


def span(ticks: int) -> TimeSpan:
    """Raises OverflowException."""
    if not -dateparse.MAX_SPAN - 1 <= ticks <= dateparse.MAX_SPAN:
        raise OverflowException(SPAN_TOO_LONG)
    return TimeSpan(ticks)


def span_from_float(ticks: float, factor: float = 0.0) -> TimeSpan:
    if ticks != ticks or factor != factor:
        raise ArgumentException("TimeSpan does not accept floating point Not-a-Number values.", "factor")
    if abs(ticks) >= 9.223372036854775807e18:
        raise OverflowException(SPAN_TOO_LONG)
    return TimeSpan(round(ticks))


def _from(args: tuple[Any, ...], unit: int) -> TimeSpan:
    first = args[0]
    if isinstance(first, float):
        if first != first:
            raise ArgumentException("TimeSpan does not accept floating point Not-a-Number values.")
        ticks = first * unit
        if abs(ticks) >= 9.223372036854775807e18:
            raise OverflowException(SPAN_TOO_LONG)
        return TimeSpan(int(ticks))
    smaller = {
        timing.TICKS_PER_DAY: (
            timing.TICKS_PER_HOUR,
            timing.TICKS_PER_MINUTE,
            timing.TICKS_PER_SECOND,
            timing.TICKS_PER_MILLISECOND,
            timing.TICKS_PER_MICROSECOND,
        ),
        timing.TICKS_PER_HOUR: (
            timing.TICKS_PER_MINUTE,
            timing.TICKS_PER_SECOND,
            timing.TICKS_PER_MILLISECOND,
            timing.TICKS_PER_MICROSECOND,
        ),
        timing.TICKS_PER_MINUTE: (timing.TICKS_PER_SECOND, timing.TICKS_PER_MILLISECOND, timing.TICKS_PER_MICROSECOND),
        timing.TICKS_PER_SECOND: (timing.TICKS_PER_MILLISECOND, timing.TICKS_PER_MICROSECOND),
        timing.TICKS_PER_MILLISECOND: (timing.TICKS_PER_MICROSECOND,),
    }.get(unit, ())
    total = int(first) * unit + sum(int(value) * each for value, each in zip(args[1:], smaller))
    return span(total)


class DateTime:
    """A point in time: ticks, and whether it is unspecified (0), UTC (1) or local (2)."""

    __slots__ = ("ticks", "kind")
    net_name = "System.DateTime"
    parse_takes_culture = True

    def __init__(self, ticks: int = 0, kind: int = 0) -> None:
        if not 0 <= ticks <= timing.MAX_TICKS:
            raise ArgumentOutOfRangeException("ticks", TICKS_RANGE)
        self.ticks = int(ticks)
        self.kind = int(kind)

    @staticmethod
    def net_new(*args: Any) -> DateTime:
        kind = 0
        if args and type(args[-1]) is DateTimeKind:
            kind = int(args[-1])
            args = args[:-1]
        if len(args) >= 3 and not isinstance(args[-1], int):
            args = args[:-1]
        if len(args) <= 1:
            return DateTime(args[0] if args else 0, kind)
        if type(args[0]) is DateOnly:
            return DateTime(args[0].days * timing.TICKS_PER_DAY + args[1].ticks, kind)
        return DateTime(_fields(args), kind)

    def __eq__(self, other: object) -> bool:
        return type(other) is DateTime and self.ticks == other.ticks

    def __hash__(self) -> int:
        return hash(("DateTime", self.ticks))

    def __lt__(self, other: DateTime) -> bool:
        return self.ticks < other.ticks

    def __gt__(self, other: DateTime) -> bool:
        return self.ticks > other.ticks

    def __repr__(self) -> str:
        return f"DateTime({self.net_format('o', None)})"

    def __str__(self) -> str:
        return dateformat.format_date(self.ticks, self.kind, "MM/dd/yyyy HH:mm:ss", _INVARIANT)

    def net_format(self, spec: str | None, provider: Any) -> str:
        return dateformat.format_date(self.ticks, self.kind, spec, culture.dates_from(provider))

    def ToString(self, *args: Any) -> str:
        spec = next((arg for arg in args if type(arg) is str), None)
        provider = next((arg for arg in args if type(arg) is not str and arg is not None), None)
        return self.net_format(spec, provider)

    def ToLongDateString(self) -> str:
        return self.net_format("D", None)

    def ToShortDateString(self) -> str:
        return self.net_format("d", None)

    def ToLongTimeString(self) -> str:
        return self.net_format("T", None)

    def ToShortTimeString(self) -> str:
        return self.net_format("t", None)

    def date(self) -> tuple[int, int, int]:
        return timing.date_from(self.ticks // timing.TICKS_PER_DAY)

    def _within(self, unit: int, size: int) -> int:
        return self.ticks // unit % size

    Ticks = property(lambda self: Int64(self.ticks))
    Year = property(lambda self: self.date()[0])
    Month = property(lambda self: self.date()[1])
    Day = property(lambda self: self.date()[2])
    Hour = property(lambda self: self._within(timing.TICKS_PER_HOUR, 24))
    Minute = property(lambda self: self._within(timing.TICKS_PER_MINUTE, 60))
    Second = property(lambda self: self._within(timing.TICKS_PER_SECOND, 60))
    Millisecond = property(lambda self: self._within(timing.TICKS_PER_MILLISECOND, 1000))
    Microsecond = property(lambda self: self._within(timing.TICKS_PER_MICROSECOND, 1000))
    Nanosecond = property(lambda self: self.ticks % 10 * 100)
    Date = property(lambda self: DateTime(self.ticks - self.ticks % timing.TICKS_PER_DAY, self.kind))
    TimeOfDay = property(lambda self: TimeSpan(self.ticks % timing.TICKS_PER_DAY))
    DayOfWeek = property(lambda self: day_of_week(self.ticks // timing.TICKS_PER_DAY))
    Kind = property(lambda self: DateTimeKind(self.kind))

    @property
    def DayOfYear(self) -> int:
        days = self.ticks // timing.TICKS_PER_DAY
        return days - timing.days_from(timing.date_from(days)[0], 1, 1) + 1

    def shifted(self, ticks: int, parameter: str = "value") -> DateTime:
        """Raises ArgumentOutOfRangeException."""
        total = self.ticks + ticks
        if not 0 <= total <= timing.MAX_TICKS:
            raise ArgumentOutOfRangeException(parameter, UNREPRESENTABLE)
        return DateTime(total, self.kind)

    def _scaled(self, value: float, unit: int) -> DateTime:
        ticks = value * unit
        if ticks != ticks or abs(ticks) > timing.MAX_TICKS:
            raise ArgumentOutOfRangeException("value", "Value to add was out of range.")
        return self.shifted(int(ticks))

    def Add(self, value: TimeSpan) -> DateTime:
        return self.shifted(value.ticks)

    def AddDays(self, value: float) -> DateTime:
        return self._scaled(value, timing.TICKS_PER_DAY)

    def AddHours(self, value: float) -> DateTime:
        return self._scaled(value, timing.TICKS_PER_HOUR)

    def AddMinutes(self, value: float) -> DateTime:
        return self._scaled(value, timing.TICKS_PER_MINUTE)

    def AddSeconds(self, value: float) -> DateTime:
        return self._scaled(value, timing.TICKS_PER_SECOND)

    def AddMilliseconds(self, value: float) -> DateTime:
        return self._scaled(value, timing.TICKS_PER_MILLISECOND)

    def AddMicroseconds(self, value: float) -> DateTime:
        return self._scaled(value, timing.TICKS_PER_MICROSECOND)

    def AddTicks(self, value: int) -> DateTime:
        return self.shifted(value)

    def AddMonths(self, months: int) -> DateTime:
        year, month, day = self.date()
        total = year * 12 + month - 1 + months
        year, month = total // 12, total % 12 + 1
        if not 1 <= year <= 9999:
            raise ArgumentOutOfRangeException("months", UNREPRESENTABLE)
        day = min(day, timing.days_in_month(year, month))
        rest = self.ticks % timing.TICKS_PER_DAY
        return DateTime(timing.days_from(year, month, day) * timing.TICKS_PER_DAY + rest, self.kind)

    def AddYears(self, value: int) -> DateTime:
        if not -10000 <= value <= 10000:
            raise ArgumentOutOfRangeException("value", "Years value must be between +/-10000.")
        return self.AddMonths(value * 12)

    def Subtract(self, value: Any) -> Any:
        if type(value) is TimeSpan:
            return self.shifted(-value.ticks)
        return TimeSpan(self.ticks - value.ticks)

    def ToUniversalTime(self) -> DateTime:
        if self.kind == 1:
            return self
        return DateTime(self.ticks - timing.offset_of_local(self.ticks), 1)

    def ToLocalTime(self) -> DateTime:
        if self.kind == 2:
            return self
        return DateTime(self.ticks + timing.local_offset(self.ticks), 2)

    def ToFileTime(self) -> int:
        return self.ToUniversalTime().ticks - timing.FILETIME_EPOCH_TICKS

    def ToFileTimeUtc(self) -> int:
        return (self.ToUniversalTime() if self.kind == 2 else self).ticks - timing.FILETIME_EPOCH_TICKS

    def ToOADate(self) -> float:
        return (self.ticks - 599264352000000000) / timing.TICKS_PER_DAY

    def ToBinary(self) -> int:
        return self.ticks | (self.kind << 62 if self.kind == 1 else 0)

    def IsDaylightSavingTime(self) -> bool:
        from time import localtime

        seconds = (self.ticks - timing.UNIX_EPOCH_TICKS) // timing.TICKS_PER_SECOND
        return self.kind != 1 and bool(localtime(seconds).tm_isdst)

    def GetDateTimeFormats(self, *args: Any) -> list[str]:
        return [self.net_format(spec, None) for spec in "dDfFgGMmOoRrsTtUuYy"]

    def CompareTo(self, other: Any) -> int:
        return 1 if other is None else (self.ticks > other.ticks) - (self.ticks < other.ticks)

    def Equals(self, other: Any) -> bool:
        return bool(self == other)

    def GetTypeCode(self) -> Any:
        return member("System.TypeCode", "DateTime")

    Now = static_property(lambda: DateTime(_local_now(), 2))
    UtcNow = static_property(lambda: DateTime(timing.now_ticks(), 1))
    Today = static_property(lambda: DateTime(_local_now() // timing.TICKS_PER_DAY * timing.TICKS_PER_DAY, 2))
    MinValue = static_property(lambda: DateTime(0))
    MaxValue = static_property(lambda: DateTime(timing.MAX_TICKS))
    UnixEpoch = static_property(lambda: DateTime(timing.UNIX_EPOCH_TICKS, 1))

    @staticmethod
    def Compare(first: DateTime, second: DateTime) -> int:
        return first.CompareTo(second)

    @staticmethod
    def static_Equals(first: Any, second: Any) -> bool:
        return bool(first == second)

    @staticmethod
    def DaysInMonth(year: int, month: int) -> int:
        if not 1 <= month <= 12:
            raise ArgumentOutOfRangeException("month", "Month must be between one and twelve.", month)
        if not 1 <= year <= 9999:
            raise ArgumentOutOfRangeException("year", "Year must be between 1 and 9999.")
        return timing.days_in_month(year, month)

    @staticmethod
    def IsLeapYear(year: int) -> bool:
        if not 1 <= year <= 9999:
            raise ArgumentOutOfRangeException("year", "Year must be between 1 and 9999.")
        return timing.is_leap(year)

    @staticmethod
    def Parse(text: str, provider: Any = None, styles: Any = None) -> DateTime:
        info = _INVARIANT_PARSE if provider is None and styles is _CAST else culture.dates_from(provider)
        ticks, kind, _ = dateparse.parse_date(text, info, styles_of(styles) if styles is not _CAST else 0)
        return DateTime(ticks, kind)

    @staticmethod
    def TryParse(text: str | None, *rest: Any) -> bool:
        provider = rest[0] if len(rest) > 1 else None
        styles = rest[1] if len(rest) > 2 else None
        try:
            rest[-1].value = DateTime.Parse(text, provider, styles)  # type: ignore[arg-type]
        except NetException:
            rest[-1].value = DateTime(0)
            return False
        return True

    @staticmethod
    def ParseExact(text: str, formats: Any, provider: Any, styles: Any = None) -> DateTime:
        info = culture.dates_from(provider)
        number = styles_of(styles)
        error: NetException | None = None
        for spec in formats if isinstance(formats, list) else [formats]:
            try:
                parsed = dateparse.parse_exact(text, spec, info, number)
                ticks, kind, _ = dateparse.finish(parsed, text, number | dateparse.NO_CURRENT_DATE & 0)
                return DateTime(ticks, kind)
            except NetException as each:
                error = each
        raise error or dateparse.not_recognized(text)

    @staticmethod
    def TryParseExact(text: str, formats: Any, provider: Any, *rest: Any) -> bool:
        try:
            rest[-1].value = DateTime.ParseExact(text, formats, provider, rest[0] if len(rest) > 1 else None)
        except (NetException, AttributeError):
            rest[-1].value = DateTime(0)
            return False
        return True

    @staticmethod
    def SpecifyKind(value: DateTime, kind: Any) -> DateTime:
        return DateTime(value.ticks, int(kind))

    @staticmethod
    def FromOADate(value: float) -> DateTime:
        milliseconds = int(value * 86400000.0 + (0.5 if value >= 0 else -0.5))
        return DateTime(599264352000000000 + milliseconds * timing.TICKS_PER_MILLISECOND)

    @staticmethod
    def FromFileTime(value: int) -> DateTime:
        return DateTime(value + timing.FILETIME_EPOCH_TICKS, 1).ToLocalTime()

    @staticmethod
    def FromFileTimeUtc(value: int) -> DateTime:
        return DateTime(value + timing.FILETIME_EPOCH_TICKS, 1)

    @staticmethod
    def FromBinary(value: int) -> DateTime:
        return DateTime(value & 0x3FFFFFFFFFFFFFFF, 1 if value & (1 << 62) else 0)

    @staticmethod
    def op_Addition(left: DateTime, right: TimeSpan) -> DateTime:
        return left.shifted(right.ticks, "t")

    @staticmethod
    def op_Subtraction(left: DateTime, right: Any) -> Any:
        if type(right) is TimeSpan:
            return left.shifted(-right.ticks, "t")
        return TimeSpan(left.ticks - right.ticks)

    signatures = {
        "op_Addition": ["static datetime op_Addition(datetime 0, timespan 1)"],
        "op_Subtraction": [
            "static datetime op_Subtraction(datetime 0, timespan 1)",
            "static timespan op_Subtraction(datetime 0, datetime 1)",
        ],
    }


_INVARIANT = culture.INVARIANT.dates
_INVARIANT_PARSE = culture.INVARIANT.dates
_CAST: Any = object()


def _local_now() -> int:
    now = timing.now_ticks()
    return now + timing.local_offset(now)


def _fields(args: tuple[Any, ...]) -> int:
    """Year, month, day, hour … to ticks. Raises ArgumentOutOfRangeException."""
    year, month, day = (int(each) for each in args[:3])
    rest = [int(each) for each in args[3:]] + [0] * 5
    if not (1 <= year <= 9999 and 1 <= month <= 12) or not 1 <= day <= timing.days_in_month(year, month):
        raise ArgumentOutOfRangeException(
            None, "Year, Month, and Day parameters describe an un-representable DateTime."
        )
    hour, minute, second, millisecond, microsecond = rest[:5]
    if not (0 <= hour < 24 and 0 <= minute < 60 and 0 <= second < 60):
        raise ArgumentOutOfRangeException(
            None, "Hour, Minute, and Second parameters describe an un-representable DateTime."
        )
    if not 0 <= millisecond < 1000:
        raise ArgumentOutOfRangeException("millisecond", "Valid values are between 0 and 999, inclusive.")
    ticks = timing.days_from(year, month, day) * timing.TICKS_PER_DAY
    ticks += hour * timing.TICKS_PER_HOUR + minute * timing.TICKS_PER_MINUTE + second * timing.TICKS_PER_SECOND
    return ticks + millisecond * timing.TICKS_PER_MILLISECOND + microsecond * timing.TICKS_PER_MICROSECOND


register_text(DateTime, DateTime.__str__, lambda value: value.net_format(None, None))
register_text(TimeSpan, TimeSpan.__str__)


def checked_offset(ticks: int) -> int:
    """Raises ArgumentOutOfRangeException beyond 14 hours, ArgumentException for a part of a minute."""
    if ticks % timing.TICKS_PER_MINUTE:
        raise ArgumentException("Offset must be specified in whole minutes.", "offset")
    if abs(ticks) > 14 * timing.TICKS_PER_HOUR:
        raise ArgumentOutOfRangeException("offset", "Offset must be within plus or minus 14 hours.")
    return ticks


class DateTimeOffset:
    """A clock time with its offset from UTC, both in ticks."""

    __slots__ = ("ticks", "offset")
    net_name = "System.DateTimeOffset"
    parse_takes_culture = True

    def __init__(self, ticks: int = 0, offset: int = 0) -> None:
        self.ticks = ticks
        self.offset = offset

    @staticmethod
    def net_new(*args: Any) -> DateTimeOffset:
        if not args:
            return DateTimeOffset()
        if type(args[0]) is DateTime:
            date = args[0]
            if len(args) > 1:
                return DateTimeOffset(date.ticks, checked_offset(args[1].ticks))
            return from_date_time(date)
        offset = checked_offset(args[-1].ticks)
        if len(args) == 2:
            return DateTimeOffset(int(args[0]), offset)
        return DateTimeOffset(_fields(args[:-1]), offset)

    @staticmethod
    def cast_from(kind: type) -> Any:
        return ("op_Implicit", from_date_time) if kind is DateTime else None

    @property
    def utc(self) -> int:
        return self.ticks - self.offset

    def __eq__(self, other: object) -> bool:
        return type(other) is DateTimeOffset and self.utc == other.utc

    def __hash__(self) -> int:
        return hash(("DateTimeOffset", self.utc))

    def __str__(self) -> str:
        return dateformat.format_date(self.ticks, 0, "MM/dd/yyyy HH:mm:ss zzz", _INVARIANT, self.offset)

    def net_format(self, spec: str | None, provider: Any) -> str:
        return dateformat.format_date(self.ticks, 0, spec, culture.dates_from(provider), self.offset)

    def ToString(self, *args: Any) -> str:
        spec = next((arg for arg in args if type(arg) is str), None)
        return self.net_format(spec, next((arg for arg in args if type(arg) is not str and arg is not None), None))

    def clock(self) -> DateTime:
        return DateTime(self.ticks)

    Ticks = property(lambda self: Int64(self.ticks))
    UtcTicks = property(lambda self: Int64(self.utc))
    Year = property(lambda self: self.clock().Year)
    Month = property(lambda self: self.clock().Month)
    Day = property(lambda self: self.clock().Day)
    Hour = property(lambda self: self.clock().Hour)
    Minute = property(lambda self: self.clock().Minute)
    Second = property(lambda self: self.clock().Second)
    Millisecond = property(lambda self: self.clock().Millisecond)
    DayOfWeek = property(lambda self: self.clock().DayOfWeek)
    DayOfYear = property(lambda self: self.clock().DayOfYear)
    Date = property(lambda self: self.clock().Date)
    TimeOfDay = property(lambda self: self.clock().TimeOfDay)
    Offset = property(lambda self: TimeSpan(self.offset))
    TotalOffsetMinutes = property(lambda self: self.offset // timing.TICKS_PER_MINUTE)
    DateTime = property(lambda self: DateTime(self.ticks))
    UtcDateTime = property(lambda self: DateTime(self.utc, 1))
    LocalDateTime = property(lambda self: DateTime(self.utc, 1).ToLocalTime())

    def _shift(self, made: Any) -> DateTimeOffset:
        return DateTimeOffset(made.ticks, self.offset)

    def Add(self, value: TimeSpan) -> DateTimeOffset:
        return self._shift(self.clock().Add(value))

    def AddDays(self, value: float) -> DateTimeOffset:
        return self._shift(self.clock().AddDays(value))

    def AddHours(self, value: float) -> DateTimeOffset:
        return self._shift(self.clock().AddHours(value))

    def AddMinutes(self, value: float) -> DateTimeOffset:
        return self._shift(self.clock().AddMinutes(value))

    def AddSeconds(self, value: float) -> DateTimeOffset:
        return self._shift(self.clock().AddSeconds(value))

    def AddMilliseconds(self, value: float) -> DateTimeOffset:
        return self._shift(self.clock().AddMilliseconds(value))

    def AddMonths(self, value: int) -> DateTimeOffset:
        return self._shift(self.clock().AddMonths(value))

    def AddYears(self, value: int) -> DateTimeOffset:
        return self._shift(self.clock().AddYears(value))

    def AddTicks(self, value: int) -> DateTimeOffset:
        return self._shift(self.clock().AddTicks(value))

    def Subtract(self, value: Any) -> Any:
        if type(value) is TimeSpan:
            return DateTimeOffset(self.ticks - value.ticks, self.offset)
        return TimeSpan(self.utc - value.utc)

    def ToUniversalTime(self) -> DateTimeOffset:
        return DateTimeOffset(self.utc, 0)

    def ToLocalTime(self) -> DateTimeOffset:
        offset = timing.local_offset(self.utc)
        return DateTimeOffset(self.utc + offset, offset)

    def ToOffset(self, offset: TimeSpan) -> DateTimeOffset:
        return DateTimeOffset(self.utc + offset.ticks, offset.ticks)

    def ToUnixTimeSeconds(self) -> int:
        return (self.utc - timing.UNIX_EPOCH_TICKS) // timing.TICKS_PER_SECOND

    def ToUnixTimeMilliseconds(self) -> int:
        return (self.utc - timing.UNIX_EPOCH_TICKS) // timing.TICKS_PER_MILLISECOND

    def ToFileTime(self) -> int:
        return self.utc - timing.FILETIME_EPOCH_TICKS

    def CompareTo(self, other: Any) -> int:
        return 1 if other is None else (self.utc > other.utc) - (self.utc < other.utc)

    def Equals(self, other: Any) -> bool:
        return bool(self == other)

    def EqualsExact(self, other: DateTimeOffset) -> bool:
        return self.ticks == other.ticks and self.offset == other.offset

    Now = static_property(lambda: from_date_time(DateTime(_local_now(), 2)))
    UtcNow = static_property(lambda: DateTimeOffset(timing.now_ticks(), 0))
    MinValue = static_property(lambda: DateTimeOffset(0, 0))
    MaxValue = static_property(lambda: DateTimeOffset(timing.MAX_TICKS, 0))
    UnixEpoch = static_property(lambda: DateTimeOffset(timing.UNIX_EPOCH_TICKS, 0))

    @staticmethod
    def Parse(text: str, provider: Any = None, styles: Any = None) -> DateTimeOffset:
        parsed = dateparse._Reader(text, culture.dates_from(provider)).read()
        return _offset_from(parsed, text, styles_of(styles))

    @staticmethod
    def TryParse(text: str, *rest: Any) -> bool:
        try:
            rest[-1].value = DateTimeOffset.Parse(text, rest[0] if len(rest) > 1 else None)
        except NetException:
            rest[-1].value = DateTimeOffset()
            return False
        return True

    @staticmethod
    def ParseExact(text: str, spec: Any, provider: Any, styles: Any = None) -> DateTimeOffset:
        spec = spec[0] if isinstance(spec, list) else spec
        parsed = dateparse.parse_exact(text, spec, culture.dates_from(provider), styles_of(styles))
        return _offset_from(parsed, text, styles_of(styles))

    @staticmethod
    def FromUnixTimeSeconds(value: int) -> DateTimeOffset:
        return DateTimeOffset(timing.UNIX_EPOCH_TICKS + value * timing.TICKS_PER_SECOND, 0)

    @staticmethod
    def FromUnixTimeMilliseconds(value: int) -> DateTimeOffset:
        return DateTimeOffset(timing.UNIX_EPOCH_TICKS + value * timing.TICKS_PER_MILLISECOND, 0)

    @staticmethod
    def FromFileTime(value: int) -> DateTimeOffset:
        return DateTimeOffset(value + timing.FILETIME_EPOCH_TICKS, 0).ToLocalTime()

    @staticmethod
    def Compare(first: DateTimeOffset, second: DateTimeOffset) -> int:
        return first.CompareTo(second)

    @staticmethod
    def op_Addition(left: DateTimeOffset, right: TimeSpan) -> DateTimeOffset:
        return left.Add(right)

    @staticmethod
    def op_Subtraction(left: DateTimeOffset, right: Any) -> Any:
        return left.Subtract(right)

    signatures = {
        "op_Addition": ["static System.DateTimeOffset op_Addition(System.DateTimeOffset 0, timespan 1)"],
        "op_Subtraction": [
            "static System.DateTimeOffset op_Subtraction(System.DateTimeOffset 0, timespan 1)",
            "static timespan op_Subtraction(System.DateTimeOffset 0, System.DateTimeOffset 1)",
        ],
    }


register_text(DateTimeOffset, DateTimeOffset.__str__, lambda value: value.net_format(None, None))


def from_date_time(value: DateTime) -> DateTimeOffset:
    offset = 0 if value.kind == 1 else timing.offset_of_local(value.ticks)
    return DateTimeOffset(value.ticks, offset)


def _offset_from(parsed: dateparse.Parsed, text: str, styles: int) -> DateTimeOffset:
    ticks, _, offset = dateparse.finish(parsed, text, 0, keep_offset=True)
    if offset is None:
        offset = 0 if styles & dateparse.ASSUME_UNIVERSAL else timing.offset_of_local(ticks)
    if styles & dateparse.ADJUST_TO_UNIVERSAL:
        return DateTimeOffset(ticks - offset, 0)
    return DateTimeOffset(ticks, offset)


class DateOnly:
    """A day."""

    __slots__ = ("days",)
    net_name = "System.DateOnly"
    parse_takes_culture = True

    def __init__(self, days: int = 0) -> None:
        self.days = days

    @staticmethod
    def net_new(*args: Any) -> DateOnly:
        return DateOnly(_fields(args[:3]) // timing.TICKS_PER_DAY) if args else DateOnly()

    def __eq__(self, other: object) -> bool:
        return type(other) is DateOnly and self.days == other.days

    def __hash__(self) -> int:
        return hash(("DateOnly", self.days))

    def __str__(self) -> str:
        return dateformat.format_date(self.days * timing.TICKS_PER_DAY, 0, "MM/dd/yyyy", _INVARIANT)

    def clock(self) -> DateTime:
        return DateTime(self.days * timing.TICKS_PER_DAY)

    def net_format(self, spec: str | None, provider: Any) -> str:
        spec = {"o": "yyyy-MM-dd", "O": "yyyy-MM-dd", "r": "ddd, dd MMM yyyy", "R": "ddd, dd MMM yyyy"}.get(
            spec or "d", spec or "d"
        )
        return self.clock().net_format(spec, provider)

    def ToString(self, *args: Any) -> str:
        spec = next((arg for arg in args if type(arg) is str), None)
        return self.net_format(spec, next((arg for arg in args if type(arg) is not str and arg is not None), None))

    Year = property(lambda self: self.clock().Year)
    Month = property(lambda self: self.clock().Month)
    Day = property(lambda self: self.clock().Day)
    DayOfWeek = property(lambda self: self.clock().DayOfWeek)
    DayOfYear = property(lambda self: self.clock().DayOfYear)
    DayNumber = property(lambda self: self.days)

    def AddDays(self, value: int) -> DateOnly:
        return DateOnly(self.days + value)

    def AddMonths(self, value: int) -> DateOnly:
        return DateOnly(self.clock().AddMonths(value).ticks // timing.TICKS_PER_DAY)

    def AddYears(self, value: int) -> DateOnly:
        return DateOnly(self.clock().AddYears(value).ticks // timing.TICKS_PER_DAY)

    def ToDateTime(self, time: TimeOnly, kind: Any = 0) -> DateTime:
        return DateTime(self.days * timing.TICKS_PER_DAY + time.ticks, int(kind))

    def ToLongDateString(self) -> str:
        return self.net_format("D", None)

    def ToShortDateString(self) -> str:
        return self.net_format("d", None)

    def CompareTo(self, other: Any) -> int:
        return 1 if other is None else (self.days > other.days) - (self.days < other.days)

    def Equals(self, other: Any) -> bool:
        return bool(self == other)

    MinValue = static_property(lambda: DateOnly(0))
    MaxValue = static_property(lambda: DateOnly(3652058))

    @staticmethod
    def FromDateTime(value: DateTime) -> DateOnly:
        return DateOnly(value.ticks // timing.TICKS_PER_DAY)

    @staticmethod
    def FromDayNumber(value: int) -> DateOnly:
        return DateOnly(value)

    @staticmethod
    def Parse(text: str, provider: Any = None, styles: Any = None) -> DateOnly:
        try:
            parsed = dateparse._Reader(text, culture.dates_from(provider)).read()
            if parsed.hour is not None:
                raise dateparse.not_recognized(text)
            return DateOnly(dateparse.finish(parsed, text, 0)[0] // timing.TICKS_PER_DAY)
        except FormatException:
            raise FormatException(f"String '{text}' was not recognized as a valid DateOnly.") from None

    @staticmethod
    def TryParse(text: str, *rest: Any) -> bool:
        try:
            rest[-1].value = DateOnly.Parse(text)
        except NetException:
            rest[-1].value = DateOnly()
            return False
        return True

    @staticmethod
    def ParseExact(text: str, spec: Any, provider: Any = None, styles: Any = None) -> DateOnly:
        spec = spec[0] if isinstance(spec, list) else spec
        try:
            parsed = dateparse.parse_exact(text, spec, culture.dates_from(provider))
            return DateOnly(dateparse.finish(parsed, text, 0)[0] // timing.TICKS_PER_DAY)
        except FormatException:
            raise FormatException(f"String '{text}' was not recognized as a valid DateOnly.") from None


register_text(DateOnly, DateOnly.__str__, lambda value: value.net_format(None, None))


class TimeOnly:
    """A time of day in ticks."""

    __slots__ = ("ticks",)
    net_name = "System.TimeOnly"
    parse_takes_culture = True

    def __init__(self, ticks: int = 0) -> None:
        self.ticks = ticks

    @staticmethod
    def net_new(*args: Any) -> TimeOnly:
        if len(args) <= 1:
            return TimeOnly(int(args[0]) if args else 0)
        return TimeOnly(_fields((1, 1, 1, *args)))

    def __eq__(self, other: object) -> bool:
        return type(other) is TimeOnly and self.ticks == other.ticks

    def __hash__(self) -> int:
        return hash(("TimeOnly", self.ticks))

    def __str__(self) -> str:
        return dateformat.format_date(self.ticks, 0, "HH:mm", _INVARIANT)

    def net_format(self, spec: str | None, provider: Any) -> str:
        spec = {"o": "HH:mm:ss.fffffff", "O": "HH:mm:ss.fffffff", "r": "HH:mm:ss", "R": "HH:mm:ss"}.get(
            spec or "t", spec or "t"
        )
        return DateTime(self.ticks).net_format(spec, provider)

    def ToString(self, *args: Any) -> str:
        spec = next((arg for arg in args if type(arg) is str), None)
        return self.net_format(spec, next((arg for arg in args if type(arg) is not str and arg is not None), None))

    Ticks = property(lambda self: Int64(self.ticks))
    Hour = property(lambda self: self.ticks // timing.TICKS_PER_HOUR)
    Minute = property(lambda self: self.ticks // timing.TICKS_PER_MINUTE % 60)
    Second = property(lambda self: self.ticks // timing.TICKS_PER_SECOND % 60)
    Millisecond = property(lambda self: self.ticks // timing.TICKS_PER_MILLISECOND % 1000)

    def Add(self, value: TimeSpan) -> TimeOnly:
        return TimeOnly((self.ticks + value.ticks) % timing.TICKS_PER_DAY)

    def AddHours(self, value: float) -> TimeOnly:
        return TimeOnly(int(self.ticks + value * timing.TICKS_PER_HOUR) % timing.TICKS_PER_DAY)

    def AddMinutes(self, value: float) -> TimeOnly:
        return TimeOnly(int(self.ticks + value * timing.TICKS_PER_MINUTE) % timing.TICKS_PER_DAY)

    def ToTimeSpan(self) -> TimeSpan:
        return TimeSpan(self.ticks)

    def IsBetween(self, start: TimeOnly, end: TimeOnly) -> bool:
        if start.ticks <= end.ticks:
            return start.ticks <= self.ticks < end.ticks
        return self.ticks >= start.ticks or self.ticks < end.ticks

    def ToLongTimeString(self) -> str:
        return self.net_format("T", None)

    def ToShortTimeString(self) -> str:
        return self.net_format("t", None)

    def CompareTo(self, other: Any) -> int:
        return 1 if other is None else (self.ticks > other.ticks) - (self.ticks < other.ticks)

    def Equals(self, other: Any) -> bool:
        return bool(self == other)

    MinValue = static_property(lambda: TimeOnly(0))
    MaxValue = static_property(lambda: TimeOnly(timing.TICKS_PER_DAY - 1))

    @staticmethod
    def FromDateTime(value: DateTime) -> TimeOnly:
        return TimeOnly(value.ticks % timing.TICKS_PER_DAY)

    @staticmethod
    def FromTimeSpan(value: TimeSpan) -> TimeOnly:
        return TimeOnly(value.ticks)

    @staticmethod
    def Parse(text: str, provider: Any = None, styles: Any = None) -> TimeOnly:
        try:
            parsed = dateparse._Reader(text, culture.dates_from(provider)).read()
            if parsed.hour is None or parsed.month is not None:
                raise dateparse.not_recognized(text)
            return TimeOnly(dateparse.finish(parsed, text, 8)[0] % timing.TICKS_PER_DAY)
        except FormatException:
            raise FormatException(f"String '{text}' was not recognized as a valid TimeOnly.") from None


register_text(TimeOnly, TimeOnly.__str__, lambda value: value.net_format(None, None))


class TimeZoneInfo:
    """A time zone by its IANA name (`UTC` and `Local` besides)."""

    __slots__ = ("id", "_zone")
    net_name = "System.TimeZoneInfo"

    def __init__(self, id: str) -> None:
        self.id = id
        self._zone: Any = None

    def zone(self) -> Any:
        if self._zone is None:
            from zoneinfo import ZoneInfo

            self._zone = ZoneInfo(self.id)
        return self._zone

    def offset_at(self, utc_ticks: int) -> int:
        """The offset in ticks at an instant."""
        if self.id in ("UTC", "Etc/UTC"):
            return 0
        if self.id == "":
            return timing.local_offset(utc_ticks)
        from datetime import UTC, datetime, timedelta

        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=(utc_ticks - timing.UNIX_EPOCH_TICKS) // 10)
        offset = moment.astimezone(self.zone()).utcoffset()
        return int((offset or timedelta()).total_seconds()) * timing.TICKS_PER_SECOND

    def _local_offset(self, ticks: int) -> int:
        return self.offset_at(ticks - self.offset_at(ticks))

    Id = property(lambda self: self.id or _local_zone_name())

    @property
    def BaseUtcOffset(self) -> TimeSpan:
        january = timing.days_from(2024, 1, 1) * timing.TICKS_PER_DAY
        july = timing.days_from(2024, 7, 1) * timing.TICKS_PER_DAY
        return TimeSpan(min(self.offset_at(january), self.offset_at(july)))

    @property
    def SupportsDaylightSavingTime(self) -> bool:
        january = timing.days_from(2024, 1, 1) * timing.TICKS_PER_DAY
        july = timing.days_from(2024, 7, 1) * timing.TICKS_PER_DAY
        return self.offset_at(january) != self.offset_at(july)

    @property
    def StandardName(self) -> str:
        return zone_name(self.Id, "standard")

    @property
    def DaylightName(self) -> str:
        return zone_name(self.Id, "daylight")

    @property
    def DisplayName(self) -> str:
        if self.Id in ("UTC", "Etc/UTC"):
            return "(UTC) Coordinated Universal Time"
        base = self.BaseUtcOffset.ticks
        return f"(UTC{dateformat.offset_text(base)}) {zone_name(self.Id, 'generic')}"

    def GetUtcOffset(self, value: Any) -> TimeSpan:
        if type(value) is DateTimeOffset:
            return TimeSpan(self.offset_at(value.utc))
        if value.kind == 1:
            return TimeSpan(self.offset_at(value.ticks))
        return TimeSpan(self._local_offset(value.ticks))

    def IsDaylightSavingTime(self, value: Any) -> bool:
        return self.GetUtcOffset(value).ticks != self.BaseUtcOffset.ticks

    def ToString(self) -> str:
        return self.DisplayName

    def __eq__(self, other: object) -> bool:
        return type(other) is TimeZoneInfo and self.Id == other.Id

    def __hash__(self) -> int:
        return hash(self.id)

    Utc = static_property(lambda: TimeZoneInfo("UTC"))
    Local = static_property(lambda: TimeZoneInfo(_local_zone_name()))

    @staticmethod
    def FindSystemTimeZoneById(id: str) -> TimeZoneInfo:
        if id in ("UTC", "Etc/UTC"):
            return TimeZoneInfo(id)
        from zoneinfo import ZoneInfo

        name = windows_zone(id) or id
        try:
            ZoneInfo(name)
        except Exception:
            from pyshell.values import exceptions

            raise exceptions.TimeZoneNotFoundException(
                f"The time zone ID '{id}' was not found on the local computer."
            ) from None
        return TimeZoneInfo(name)

    @staticmethod
    def GetSystemTimeZones(*args: Any) -> list[Any]:
        from zoneinfo import available_timezones

        return [TimeZoneInfo(name) for name in sorted(available_timezones()) if "/" in name]

    @staticmethod
    def ConvertTimeFromUtc(value: DateTime, zone: TimeZoneInfo) -> DateTime:
        kind = 1 if zone.Id in ("UTC", "Etc/UTC") else 0
        return DateTime(value.ticks + zone.offset_at(value.ticks), kind)

    @staticmethod
    def ConvertTimeToUtc(value: DateTime, zone: TimeZoneInfo | None = None) -> DateTime:
        if value.kind == 1:
            return value
        if zone is None:
            return value.ToUniversalTime()
        return DateTime(value.ticks - zone._local_offset(value.ticks), 1)

    @staticmethod
    def ConvertTime(value: Any, *zones: TimeZoneInfo) -> Any:
        target = zones[-1]
        if type(value) is DateTimeOffset:
            offset = target.offset_at(value.utc)
            return DateTimeOffset(value.utc + offset, offset)
        if len(zones) == 2:
            utc = DateTime(value.ticks - zones[0]._local_offset(value.ticks), 1)
        else:
            utc = value.ToUniversalTime()
        return TimeZoneInfo.ConvertTimeFromUtc(utc, target)

    @staticmethod
    def ConvertTimeBySystemTimeZoneId(value: Any, *ids: str) -> Any:
        return TimeZoneInfo.ConvertTime(value, *[TimeZoneInfo.FindSystemTimeZoneById(each) for each in ids])


register_text(TimeZoneInfo, lambda value: value.DisplayName)


def _local_zone_name() -> str:
    from os import environ, readlink

    name = environ.get("TZ", "").lstrip(":")
    if name:
        return name
    try:
        target = readlink("/etc/localtime")
    except OSError:
        return "UTC"
    return target.partition("zoneinfo/")[2] or "UTC"


def zone_name(id: str, variant: str) -> str:
    """A zone's English name from CLDR."""
    if id in ("UTC", "Etc/UTC"):
        return "Coordinated Universal Time"
    from babel.dates import get_timezone, get_timezone_name

    wanted: Any = None if variant == "generic" else variant
    try:
        return get_timezone_name(get_timezone(id), zone_variant=wanted, locale="en_US")
    except LookupError:
        return id


def windows_zone(name: str) -> str | None:
    """The IANA zone of a Windows zone name."""
    from babel.core import get_global

    return get_global("windows_zone_mapping").get(name)
