"""Dates in the calendars that some cultures use by default: Hijri, Persian, Buddhist."""

from __future__ import annotations

from pyshell.values import timing

_HIJRI_EPOCH = 227014
_PERSIAN_EPOCH = 226894


def convert_date(calendar: str, days: int) -> tuple[int, int, int]:
    """(year, month, day) of a day number (days since 0001-01-01) in a calendar."""
    if calendar == "Buddhist":
        year, month, day = timing.date_from(days)
        return year + 543, month, day
    if calendar == "Hijri":
        return _hijri(days)
    if calendar == "Persian":
        return _persian(days)
    return timing.date_from(days)


def _hijri(days: int) -> tuple[int, int, int]:
    """The tabular Islamic calendar (30-year cycle)."""
    since = days - _HIJRI_EPOCH
    year = (30 * since + 10646) // 10631
    start = _hijri_year_start(year)
    rest = since - start
    month = min(12, int((rest + 0.5) // 29.5) + 1)
    while month > 1 and rest < _hijri_month_start(month):
        month -= 1
    return year, month, rest - _hijri_month_start(month) + 1


def _hijri_year_start(year: int) -> int:
    return 354 * (year - 1) + (3 + 11 * year) // 30


def _hijri_month_start(month: int) -> int:
    return 29 * (month - 1) + month // 2


def _persian(days: int) -> tuple[int, int, int]:
    """The arithmetic Persian calendar (128-year cycle)."""
    since = days - _PERSIAN_EPOCH
    year = since * 128 // 46751 + 1
    year_start = _persian_year_start(year)
    if since < year_start:
        year -= 1
        year_start = _persian_year_start(year)
    day_of_year = since - year_start + 1
    month = (day_of_year - 1) // 31 + 1 if day_of_year <= 186 else (day_of_year - 7) // 30 + 1
    start = 31 * (month - 1) if month <= 7 else 30 * (month - 1) + 6
    return year, month, day_of_year - start


def _persian_year_start(year: int) -> int:
    return 365 * (year - 1) + (31 * (year - 1) + 5) // 128
