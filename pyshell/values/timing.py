"""Calendar arithmetic on .NET ticks (100 ns since 0001-01-01), without Python's datetime."""

from __future__ import annotations

TICKS_PER_MICROSECOND = 10
TICKS_PER_MILLISECOND = 10_000
TICKS_PER_SECOND = 10_000_000
TICKS_PER_MINUTE = 600_000_000
TICKS_PER_HOUR = 36_000_000_000
TICKS_PER_DAY = 864_000_000_000
MAX_TICKS = 3_155_378_975_999_999_999
UNIX_EPOCH_TICKS = 621_355_968_000_000_000
FILETIME_EPOCH_TICKS = 504_911_232_000_000_000
_DAYS_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365)


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    if month == 2 and is_leap(year):
        return 29
    return _DAYS_BEFORE[month] - _DAYS_BEFORE[month - 1]


def days_from(year: int, month: int, day: int) -> int:
    """Days since 0001-01-01."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400 + _DAYS_BEFORE[month - 1] + day - 1
    return days + 1 if month > 2 and is_leap(year) else days


def date_from(days: int) -> tuple[int, int, int]:
    """(year, month, day) of a day number."""
    n400, days = divmod(days, 146097)
    n100 = min(days // 36524, 3)
    days -= n100 * 36524
    n4, days = divmod(days, 1461)
    n1 = min(days // 365, 3)
    days -= n1 * 365
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    leap = is_leap(year)
    month = 1
    while month < 12:
        before = _DAYS_BEFORE[month] + (1 if leap and month >= 2 else 0)
        if days < before:
            break
        month += 1
    start = _DAYS_BEFORE[month - 1] + (1 if leap and month > 2 else 0)
    return year, month, days - start + 1


def now_ticks() -> int:
    """The current UTC time in ticks."""
    from time import time_ns

    return UNIX_EPOCH_TICKS + time_ns() // 100


def local_offset(utc_ticks: int) -> int:
    """The local zone's offset from UTC in ticks at an instant."""
    from time import localtime

    seconds = (utc_ticks - UNIX_EPOCH_TICKS) // TICKS_PER_SECOND
    try:
        return int(localtime(seconds).tm_gmtoff) * TICKS_PER_SECOND
    except (OverflowError, OSError, ValueError):
        return int(localtime(0).tm_gmtoff) * TICKS_PER_SECOND


def offset_of_local(local_ticks: int) -> int:
    """The offset from UTC that a local clock time has."""
    guess = local_offset(local_ticks)
    return local_offset(local_ticks - guess)
