"""Culture data: number and date conventions of the current culture (en-US), the invariant one, and others through
Babel.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class NumberInfo:
    """What number formatting needs of a culture; names follow NumberFormatInfo."""

    __slots__ = (
        "negative_sign", "positive_sign", "decimal_separator", "group_separator", "group_sizes", "decimal_digits",
        "negative_pattern", "currency_symbol", "currency_decimal_separator", "currency_group_separator",
        "currency_group_sizes", "currency_decimal_digits", "currency_positive_pattern", "currency_negative_pattern",
        "percent_symbol", "percent_decimal_separator", "percent_group_separator", "percent_group_sizes",
        "percent_decimal_digits", "percent_positive_pattern", "percent_negative_pattern", "per_mille_symbol",
        "nan_symbol", "positive_infinity", "negative_infinity", "native_digits", "read_only",
    )  # fmt: skip

    def __init__(self) -> None:
        self.negative_sign, self.positive_sign = "-", "+"
        self.decimal_separator, self.group_separator = ".", ","
        self.group_sizes: tuple[int, ...] = (3,)
        self.decimal_digits, self.negative_pattern = 2, 1
        self.currency_symbol = "¤"
        self.currency_decimal_separator, self.currency_group_separator = ".", ","
        self.currency_group_sizes: tuple[int, ...] = (3,)
        self.currency_decimal_digits = 2
        self.currency_positive_pattern, self.currency_negative_pattern = 0, 0
        self.percent_symbol, self.per_mille_symbol = "%", "‰"
        self.percent_decimal_separator, self.percent_group_separator = ".", ","
        self.percent_group_sizes: tuple[int, ...] = (3,)
        self.percent_decimal_digits = 2
        self.percent_positive_pattern, self.percent_negative_pattern = 0, 0
        self.nan_symbol, self.positive_infinity, self.negative_infinity = "NaN", "Infinity", "-Infinity"
        self.native_digits = "0123456789"
        self.read_only = True

    def copy(self) -> NumberInfo:
        made = NumberInfo()
        for name in NumberInfo.__slots__:
            setattr(made, name, getattr(self, name))
        made.read_only = False
        return made


def invariant_numbers() -> NumberInfo:
    info = NumberInfo()
    info.percent_positive_pattern = info.percent_negative_pattern = 0
    return info


def american_numbers() -> NumberInfo:
    info = NumberInfo()
    info.decimal_digits = info.percent_decimal_digits = 3
    info.currency_symbol = "$"
    info.currency_negative_pattern = 1
    info.percent_positive_pattern = info.percent_negative_pattern = 1
    info.positive_infinity, info.negative_infinity = "∞", "-∞"
    return info


class DateInfo:
    """What date formatting and parsing need of a culture; names follow DateTimeFormatInfo."""

    __slots__ = (
        "short_date", "long_date", "short_time", "long_time", "month_day", "year_month", "full_date", "month_names",
        "genitive_month_names", "abbreviated_months", "abbreviated_genitive_months", "day_names", "abbreviated_days",
        "shortest_days", "am", "pm", "date_separator", "time_separator", "first_day", "era_names", "calendar",
        "read_only",
        "week_rule",
    )  # fmt: skip

    def __init__(self) -> None:
        self.short_date, self.long_date = "MM/dd/yyyy", "dddd, dd MMMM yyyy"
        self.short_time, self.long_time = "HH:mm", "HH:mm:ss"
        self.month_day, self.year_month = "MMMM dd", "yyyy MMMM"
        self.full_date = ""
        self.month_names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ]  # fmt: skip
        self.genitive_month_names = self.month_names
        self.abbreviated_months = [name[:3] for name in self.month_names]
        self.abbreviated_genitive_months = self.abbreviated_months
        self.day_names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
        self.abbreviated_days = [name[:3] for name in self.day_names]
        self.shortest_days = [name[:2] for name in self.day_names]
        self.am, self.pm = "AM", "PM"
        self.date_separator, self.time_separator = "/", ":"
        self.first_day = 0
        self.era_names = ["A.D."]
        self.calendar = "Gregorian"
        self.read_only = True
        self.week_rule = 0

    @property
    def full_pattern(self) -> str:
        return self.full_date or f"{self.long_date} {self.long_time}"

    def copy(self) -> DateInfo:
        made = DateInfo()
        for name in DateInfo.__slots__:
            setattr(made, name, getattr(self, name))
        made.read_only = False
        return made


def american_dates() -> DateInfo:
    info = DateInfo()
    info.short_date, info.long_date = "M/d/yyyy", "dddd, MMMM d, yyyy"
    info.short_time, info.long_time = "h:mm\u202ftt", "h:mm:ss\u202ftt"
    info.month_day, info.year_month = "MMMM d", "MMMM yyyy"
    info.shortest_days = ["S", "M", "T", "W", "T", "F", "S"]
    info.era_names = ["AD"]
    return info


class Culture:
    """A culture's conventions. `invariant_numbers` says that plain numbers look as in the invariant culture."""

    __slots__ = ("name", "_numbers", "_dates", "read_only", "lcid", "data")

    def __init__(self, name: str) -> None:
        self.name = name
        self._numbers: NumberInfo | None = None
        self._dates: DateInfo | None = None
        self.data: Any = None

    @property
    def numbers(self) -> NumberInfo:
        if self._numbers is None:
            if self.name == "":
                self._numbers = invariant_numbers()
            elif self.name == "en-US":
                self._numbers = american_numbers()
            else:
                from pyshell.values.culturedata import numbers_of

                self._numbers = numbers_of(self.name)
        return self._numbers

    @property
    def dates(self) -> DateInfo:
        if self._dates is None:
            if self.name == "":
                self._dates = DateInfo()
            elif self.name == "en-US":
                self._dates = american_dates()
            else:
                from pyshell.values.culturedata import dates_of

                self._dates = dates_of(self.name)
        return self._dates

    @property
    def invariant_numbers(self) -> bool:
        return self.name in ("", "en-US")


INVARIANT = Culture("")
_current = Culture("en-US")


def current() -> Culture:
    """The culture of the current thread."""
    return _current


def set_current(culture: Culture) -> None:
    global _current
    _current = culture


def numbers_from(provider: Any) -> NumberInfo:
    """The number conventions an IFormatProvider argument means; null is the current culture."""
    if provider is None:
        return _current.numbers
    if type(provider) is Culture:
        return provider.numbers
    if type(provider) is NumberInfo:
        return provider
    found = getattr(provider, "number_info", None)
    return found if found is not None else _current.numbers


def dates_from(provider: Any) -> DateInfo:
    """The date conventions an IFormatProvider argument means; null is the current culture."""
    if provider is None:
        return _current.dates
    if type(provider) is Culture:
        return provider.dates
    found = getattr(provider, "date_info", None)
    return found if found is not None else _current.dates
