"""System.Globalization: CultureInfo, NumberFormatInfo, DateTimeFormatInfo, TextInfo, CompareInfo, calendars,
ISOWeek.
"""

from __future__ import annotations

from pyshell.values import collation, culture, culturedata, timing
from pyshell.values import pstype as types
from pyshell.values.collections import typed_array
from pyshell.values.culture import Culture, DateInfo, NumberInfo
from pyshell.values.dotnet import static_property
from pyshell.values.enums import member
from pyshell.values.exceptions import ArgumentNullException, InvalidOperationException
from pyshell.values.text import register_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_CULTURES: dict[str, Culture] = {"": culture.INVARIANT}


def canonical(name: str) -> str:
    """A culture name in its usual spelling. Raises CultureNotFoundException."""
    if not name:
        return ""
    parts = name.replace("_", "-").split("-")
    if not parts[0].isalnum() or not parts[0].isascii() or not 2 <= len(parts[0]) <= 8:
        raise culturedata.not_found(name)
    out = [parts[0].lower()]
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            out.append(part.title())
        elif len(part) == 2 or (len(part) == 3 and part.isdecimal()):
            out.append(part.upper())
        elif part.isalnum():
            out.append(part)
        else:
            raise culturedata.not_found(name)
    return "-".join(out)


class CultureInfo:
    """A culture."""

    __slots__ = ("culture", "_number_format", "_date_format", "ets", "__weakref__")
    net_name = "System.Globalization.CultureInfo"

    def __init__(self, name: str) -> None:
        exact = canonical(name)
        found = culture.current() if exact == culture.current().name else _CULTURES.get(exact)
        if found is None:
            found = _CULTURES[exact] = Culture(exact)
        self.culture = found
        self._number_format: NumberFormatInfo | None = None
        self._date_format: DateTimeFormatInfo | None = None

    @staticmethod
    def net_new(name: Any, override: bool = False) -> CultureInfo:
        return culture_info(name)

    @staticmethod
    def cast_from(kind: type) -> Any:
        return None

    def __str__(self) -> str:
        return self.culture.name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CultureInfo) and self.culture.name == other.culture.name

    def __hash__(self) -> int:
        return hash(self.culture.name)

    @property
    def number_info(self) -> NumberInfo:
        return self._number_format.info if self._number_format is not None else self.culture.numbers

    @property
    def date_info(self) -> DateInfo:
        return self._date_format.info if self._date_format is not None else self.culture.dates

    @property
    def name(self) -> str:
        return self.culture.name

    def _locale(self) -> Any:
        return culturedata.locale_of(self.culture.name)

    Name = property(lambda self: self.culture.name)
    IetfLanguageTag = property(lambda self: self.culture.name)
    TwoLetterISOLanguageName = property(lambda self: self.culture.name.partition("-")[0] or "iv")
    IsNeutralCulture = property(lambda self: bool(self.culture.name) and "-" not in self.culture.name)
    IsReadOnly = property(lambda self: self._number_format is None)
    UseUserOverride = property(lambda self: False)
    LCID = property(lambda self: culturedata.LCIDS.get(self.culture.name, 4096))
    KeyboardLayoutId = property(lambda self: culturedata.LCIDS.get(self.culture.name, 4096))

    @property
    def ThreeLetterISOLanguageName(self) -> str:
        name = self.culture.name.partition("-")[0]
        return _THREE_LETTERS.get(name, name or "ivl")

    ThreeLetterWindowsLanguageName = property(lambda self: _WINDOWS_NAMES.get(self.culture.name, "ZZZ"))

    @property
    def EnglishName(self) -> str:
        if not self.culture.name:
            return "Invariant Language (Invariant Country)"
        return str(self._locale().get_display_name("en"))

    DisplayName = EnglishName

    @property
    def NativeName(self) -> str:
        if not self.culture.name:
            return "Invariant Language (Invariant Country)"
        return str(self._locale().get_display_name())

    @property
    def Parent(self) -> CultureInfo:
        return culture_info(self.culture.name.rpartition("-")[0])

    @property
    def NumberFormat(self) -> NumberFormatInfo:
        if self._number_format is not None:
            return self._number_format
        return NumberFormatInfo(self.culture.numbers)

    @NumberFormat.setter
    def NumberFormat(self, value: NumberFormatInfo) -> None:
        self._number_format = value

    @property
    def DateTimeFormat(self) -> DateTimeFormatInfo:
        if self._date_format is not None:
            return self._date_format
        return DateTimeFormatInfo(self.culture.dates)

    @DateTimeFormat.setter
    def DateTimeFormat(self, value: DateTimeFormatInfo) -> None:
        self._date_format = value

    TextInfo = property(lambda self: TextInfo(self.culture.name))
    CompareInfo = property(lambda self: CompareInfo(self.culture.name))
    Calendar = property(lambda self: GregorianCalendar())

    @property
    def OptionalCalendars(self) -> list[Any]:
        return [GregorianCalendar()]

    @property
    def CultureTypes(self) -> Any:
        name = "NeutralCultures" if "-" not in self.culture.name else "SpecificCultures"
        return member("System.Globalization.CultureTypes", name)

    def Clone(self) -> CultureInfo:
        made = CultureInfo(self.culture.name)
        made._number_format = NumberFormatInfo(self.number_info.copy())
        made._date_format = DateTimeFormatInfo(self.date_info.copy())
        return made

    def GetFormat(self, type_: Any) -> Any:
        return self.NumberFormat if type_.name == "NumberFormatInfo" else self.DateTimeFormat

    def GetConsoleFallbackUICulture(self) -> CultureInfo:
        return self

    def ClearCachedData(self) -> None:
        return None

    def ToString(self) -> str:
        return self.culture.name

    def Equals(self, other: Any) -> bool:
        return bool(self == other)

    InvariantCulture = static_property(lambda: culture_info(""))
    CurrentCulture = static_property(
        lambda: culture_info(culture.current().name), lambda value: culture.set_current(value.culture)
    )
    CurrentUICulture = static_property(lambda: culture_info(culture.current().name), lambda value: None)
    InstalledUICulture = static_property(lambda: culture_info("en-US"))
    DefaultThreadCurrentCulture = static_property(lambda: None, lambda value: None)
    DefaultThreadCurrentUICulture = static_property(lambda: None, lambda value: None)

    @staticmethod
    def GetCultureInfo(name: Any, *args: Any) -> CultureInfo:
        return culture_info(name)

    @staticmethod
    def CreateSpecificCulture(name: str) -> CultureInfo:
        if "-" in name or not name:
            return culture_info(name)
        from babel.core import get_global

        likely = get_global("likely_subtags").get(name.lower(), "")
        territory = likely.rpartition("_")[2]
        return culture_info(f"{name}-{territory}" if territory else name)

    @staticmethod
    def GetCultures(kinds: Any) -> Any:
        from babel.localedata import locale_identifiers

        names = sorted(each.replace("_", "-") for each in locale_identifiers())
        return [culture_info(name) for name in names]


def culture_info(name: Any) -> CultureInfo:
    """A culture by name or LCID. Raises CultureNotFoundException."""
    if name is None:
        raise ArgumentNullException("name")
    if isinstance(name, int) and not isinstance(name, str):
        found = next((each for each, lcid in culturedata.LCIDS.items() if lcid == int(name)), None)
        if found is None:
            from pyshell.values import exceptions

            raise exceptions.CultureNotFoundException(
                f"Culture is not supported. (Parameter 'culture')\n{int(name)} (0x{int(name):04x}) is an invalid "
                f"culture identifier."
            )
        return CultureInfo(found)
    return CultureInfo(str(name))


register_text(CultureInfo, CultureInfo.__str__)
_THREE_LETTERS = {
    "en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "nl": "nld", "pt": "por", "ru": "rus", "pl": "pol",
    "tr": "tur", "ja": "jpn", "zh": "zho", "ko": "kor", "ar": "ara", "he": "heb", "hi": "hin", "sv": "swe", "da": "dan",
    "nb": "nob", "fi": "fin", "cs": "ces", "hu": "hun", "uk": "ukr", "el": "ell", "th": "tha", "vi": "vie", "ro": "ron",
}  # fmt: skip
_WINDOWS_NAMES: dict[str, str] = {
    "en-US": "ENU", "en-GB": "ENG", "de-DE": "DEU", "fr-FR": "FRA", "es-ES": "ESN", "it-IT": "ITA", "ja-JP": "JPN",
    "zh-CN": "CHS", "ko-KR": "KOR", "ru-RU": "RUS", "pt-BR": "PTB", "nl-NL": "NLD", "sv-SE": "SVE", "pl-PL": "PLK",
    "": "IVL",
}  # fmt: skip


class _Format:
    """A view on conventions whose attributes are .NET properties."""

    __slots__ = ("info",)

    def __init__(self, info: Any) -> None:
        self.info = info

    IsReadOnly = property(lambda self: self.info.read_only)

    def _writable(self) -> None:
        if self.info.read_only:
            raise InvalidOperationException("Instance is read-only.")


def _link(cls: type, name: str, attribute: str, plural: bool = False) -> None:
    def read(self: Any) -> Any:
        value = getattr(self.info, attribute)
        if isinstance(value, tuple):
            return typed_array(types.INT32, value)
        return typed_array(types.STRING, value) if isinstance(value, list) else value

    def write(self: Any, value: Any) -> None:
        self._writable()
        setattr(self.info, attribute, tuple(value) if isinstance(value, list) and name.endswith("Sizes") else value)

    setattr(cls, name, property(read, write))


class NumberFormatInfo(_Format):
    __slots__ = ()
    net_name = "System.Globalization.NumberFormatInfo"

    @staticmethod
    def net_new() -> NumberFormatInfo:
        return NumberFormatInfo(culture.invariant_numbers().copy())

    @property
    def number_info(self) -> NumberInfo:
        info: NumberInfo = self.info
        return info

    def Clone(self) -> NumberFormatInfo:
        return NumberFormatInfo(self.info.copy())

    def GetFormat(self, type_: Any) -> Any:
        return self

    InvariantInfo = static_property(lambda: NumberFormatInfo(culture.INVARIANT.numbers))
    CurrentInfo = static_property(lambda: NumberFormatInfo(culture.current().numbers))

    @staticmethod
    def GetInstance(provider: Any) -> NumberFormatInfo:
        return NumberFormatInfo(culture.numbers_from(provider))

    @property
    def NativeDigits(self) -> Any:
        return typed_array(types.STRING, list(self.info.native_digits))


for _name, _attribute in (
    ("NegativeSign", "negative_sign"),
    ("PositiveSign", "positive_sign"),
    ("NumberDecimalSeparator", "decimal_separator"),
    ("NumberGroupSeparator", "group_separator"),
    ("NumberGroupSizes", "group_sizes"),
    ("NumberDecimalDigits", "decimal_digits"),
    ("NumberNegativePattern", "negative_pattern"),
    ("CurrencySymbol", "currency_symbol"),
    ("CurrencyDecimalSeparator", "currency_decimal_separator"),
    ("CurrencyGroupSeparator", "currency_group_separator"),
    ("CurrencyGroupSizes", "currency_group_sizes"),
    ("CurrencyDecimalDigits", "currency_decimal_digits"),
    ("CurrencyPositivePattern", "currency_positive_pattern"),
    ("CurrencyNegativePattern", "currency_negative_pattern"),
    ("PercentSymbol", "percent_symbol"),
    ("PercentDecimalSeparator", "percent_decimal_separator"),
    ("PercentGroupSeparator", "percent_group_separator"),
    ("PercentGroupSizes", "percent_group_sizes"),
    ("PercentDecimalDigits", "percent_decimal_digits"),
    ("PercentPositivePattern", "percent_positive_pattern"),
    ("PercentNegativePattern", "percent_negative_pattern"),
    ("PerMilleSymbol", "per_mille_symbol"),
    ("NaNSymbol", "nan_symbol"),
    ("PositiveInfinitySymbol", "positive_infinity"),
    ("NegativeInfinitySymbol", "negative_infinity"),
):
    _link(NumberFormatInfo, _name, _attribute)


class DateTimeFormatInfo(_Format):
    __slots__ = ()
    net_name = "System.Globalization.DateTimeFormatInfo"

    @staticmethod
    def net_new() -> DateTimeFormatInfo:
        return DateTimeFormatInfo(DateInfo().copy())

    @property
    def date_info(self) -> DateInfo:
        info: DateInfo = self.info
        return info

    @property
    def FullDateTimePattern(self) -> str:
        return str(self.info.full_pattern)

    @FullDateTimePattern.setter
    def FullDateTimePattern(self, value: str) -> None:
        self._writable()
        self.info.full_date = value

    @property
    def FirstDayOfWeek(self) -> Any:
        found = types.find_type("System.DayOfWeek")
        assert found is not None and found.pyclass is not None
        return found.pyclass(self.info.first_day)

    @FirstDayOfWeek.setter
    def FirstDayOfWeek(self, value: Any) -> None:
        self._writable()
        self.info.first_day = int(value)

    @property
    def CalendarWeekRule(self) -> Any:
        found = types.find_type("System.Globalization.CalendarWeekRule")
        assert found is not None and found.pyclass is not None
        return found.pyclass(self.info.week_rule)

    Calendar = property(lambda self: GregorianCalendar())
    NativeCalendarName = property(lambda self: "Gregorian Calendar")
    RFC1123Pattern = property(lambda self: "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'")
    SortableDateTimePattern = property(lambda self: "yyyy'-'MM'-'dd'T'HH':'mm':'ss")
    UniversalSortableDateTimePattern = property(lambda self: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'")
    MonthNames = property(lambda self: typed_array(types.STRING, [*self.info.month_names, ""]))
    MonthGenitiveNames = property(lambda self: typed_array(types.STRING, [*self.info.genitive_month_names, ""]))
    AbbreviatedMonthNames = property(lambda self: typed_array(types.STRING, [*self.info.abbreviated_months, ""]))
    AbbreviatedMonthGenitiveNames = property(
        lambda self: typed_array(types.STRING, [*self.info.abbreviated_genitive_months, ""])
    )

    def Clone(self) -> DateTimeFormatInfo:
        return DateTimeFormatInfo(self.info.copy())

    def GetDayName(self, day: Any) -> str:
        return str(self.info.day_names[int(day)])

    def GetAbbreviatedDayName(self, day: Any) -> str:
        return str(self.info.abbreviated_days[int(day)])

    def GetShortestDayName(self, day: Any) -> str:
        return str(self.info.shortest_days[int(day)])

    def GetMonthName(self, month: int) -> str:
        return str([*self.info.month_names, ""][month - 1])

    def GetAbbreviatedMonthName(self, month: int) -> str:
        return str([*self.info.abbreviated_months, ""][month - 1])

    def GetEraName(self, era: int) -> str:
        return str(self.info.era_names[0])

    def GetAllDateTimePatterns(self, *args: Any) -> Any:
        from pyshell.values.dateformat import _standard

        return typed_array(types.STRING, [_standard(kind, self.info) or "" for kind in "dDfFgGmMtTyY"])

    InvariantInfo = static_property(lambda: DateTimeFormatInfo(culture.INVARIANT.dates))
    CurrentInfo = static_property(lambda: DateTimeFormatInfo(culture.current().dates))


for _name, _attribute in (
    ("ShortDatePattern", "short_date"),
    ("LongDatePattern", "long_date"),
    ("ShortTimePattern", "short_time"),
    ("LongTimePattern", "long_time"),
    ("MonthDayPattern", "month_day"),
    ("YearMonthPattern", "year_month"),
    ("DayNames", "day_names"),
    ("AbbreviatedDayNames", "abbreviated_days"),
    ("ShortestDayNames", "shortest_days"),
    ("AMDesignator", "am"),
    ("PMDesignator", "pm"),
    ("DateSeparator", "date_separator"),
    ("TimeSeparator", "time_separator"),
):
    _link(DateTimeFormatInfo, _name, _attribute)


class TextInfo:
    __slots__ = ("name",)
    net_name = "System.Globalization.TextInfo"

    def __init__(self, name: str) -> None:
        self.name = name

    CultureName = property(lambda self: self.name)
    IsRightToLeft = property(lambda self: self.name.partition("-")[0] in ("ar", "he", "fa", "ur"))
    IsReadOnly = property(lambda self: True)
    ANSICodePage = property(lambda self: 1252)
    LCID = property(lambda self: culturedata.LCIDS.get(self.name, 4096))

    @property
    def ListSeparator(self) -> str:
        if self.name in ("", "en-US"):
            return ","
        return (
            ";"
            if Culture(self.name).numbers.decimal_separator == "," or self.name in ("de-CH", "it-CH", "fr-CH")
            else ","
        )

    def ToUpper(self, value: Any) -> Any:
        from pyshell.values.clr.string import StringMembers
        from pyshell.values.numbers import Char

        text = StringMembers.ToUpper(str.__str__(value), self)
        return Char(text) if type(value) is Char else text

    def ToLower(self, value: Any) -> Any:
        from pyshell.values.clr.string import StringMembers
        from pyshell.values.numbers import Char

        text = StringMembers.ToLower(str.__str__(value), self)
        return Char(text) if type(value) is Char else text

    def ToTitleCase(self, text: str) -> str:
        out: list[str] = []
        word = ""
        for character in text + "\0":
            if character.isalpha() or (character == "'" and word) or (word and character.isdecimal()):
                word += character
                continue
            if word:
                letters = word.replace("'", "")
                out.append(word if letters.isupper() and len(letters) > 1 else word[0].upper() + word[1:].lower())
                word = ""
            out.append(character)
        return "".join(out)[:-1]

    def ToString(self) -> str:
        return f"TextInfo - {self.name}"


class CompareInfo:
    __slots__ = ("name",)
    net_name = "System.Globalization.CompareInfo"

    def __init__(self, name: str) -> None:
        self.name = name

    Name = property(lambda self: self.name)

    signatures = {
        "Compare": [
            "int Compare(string string1, string string2)",
            "int Compare(string string1, string string2, System.Globalization.CompareOptions options)",
        ],
        "IndexOf": [
            "int IndexOf(string source, string value)",
            "int IndexOf(string source, string value, int startIndex)",
            "int IndexOf(string source, string value, System.Globalization.CompareOptions options)",
        ],
        "IsPrefix": [
            "bool IsPrefix(string source, string prefix)",
            "bool IsPrefix(string source, string prefix, System.Globalization.CompareOptions options)",
        ],
        "IsSuffix": [
            "bool IsSuffix(string source, string suffix)",
            "bool IsSuffix(string source, string suffix, System.Globalization.CompareOptions options)",
        ],
    }

    def Compare(self, first: str, second: str, options: Any = None) -> int:
        from pyshell.values.clr.string import StringMembers

        return StringMembers.Compare(first, second, options)

    def IndexOf(self, text: str, value: str, options: Any = None) -> int:
        if type(options) is int:
            return text.find(value, options)
        if options is not None and int(options) & 1:
            return text.lower().find(value.lower())
        return text.find(value)

    def IsPrefix(self, text: str, prefix: str, options: Any = None) -> bool:
        return self.IndexOf(text, prefix, options) == 0

    def IsSuffix(self, text: str, suffix: str, options: Any = None) -> bool:
        if options is not None and int(options) & 1:
            return text.lower().endswith(suffix.lower())
        return text.endswith(suffix)

    def GetSortKey(self, text: str, options: Any = None) -> Any:
        return collation.sort_key(text)

    def ToString(self) -> str:
        return f"CompareInfo - {self.name}"


class GregorianCalendar:
    __slots__ = ()
    net_name = "System.Globalization.GregorianCalendar"

    TwoDigitYearMax = property(lambda self: 2049)
    Eras = property(lambda self: [1])
    IsReadOnly = property(lambda self: False)

    def GetYear(self, value: Any) -> int:
        return int(value.Year)

    def GetMonth(self, value: Any) -> int:
        return int(value.Month)

    def GetDayOfMonth(self, value: Any) -> int:
        return int(value.Day)

    def GetDayOfWeek(self, value: Any) -> Any:
        return value.DayOfWeek

    def GetDayOfYear(self, value: Any) -> int:
        return int(value.DayOfYear)

    def GetDaysInMonth(self, year: int, month: int, *args: Any) -> int:
        return timing.days_in_month(year, month)

    def GetDaysInYear(self, year: int, *args: Any) -> int:
        return 366 if timing.is_leap(year) else 365

    def GetMonthsInYear(self, year: int, *args: Any) -> int:
        return 12

    def IsLeapYear(self, year: int, *args: Any) -> bool:
        return timing.is_leap(year)

    def AddDays(self, value: Any, days: int) -> Any:
        return value.AddDays(days)

    def AddMonths(self, value: Any, months: int) -> Any:
        return value.AddMonths(months)

    def AddYears(self, value: Any, years: int) -> Any:
        return value.AddYears(years)

    def AddWeeks(self, value: Any, weeks: int) -> Any:
        return value.AddDays(weeks * 7)

    def GetWeekOfYear(self, value: Any, rule: Any, first_day: Any) -> int:
        return week_of_year(value.ticks // timing.TICKS_PER_DAY, int(rule), int(first_day))


def week_of_year(days: int, rule: int, first_day: int) -> int:
    """Calendar.GetWeekOfYear."""
    year = timing.date_from(days)[0]
    start = timing.days_from(year, 1, 1)
    day_of_year = days - start
    first_weekday = (start + 1) % 7
    offset = (first_weekday - first_day) % 7
    if rule == 0:
        return (day_of_year + offset) // 7 + 1
    full = 7 if rule == 1 else 4
    lead = (first_day - first_weekday) % 7
    if lead and lead >= full:
        lead -= 7
    since = day_of_year - lead
    if since >= 0:
        return since // 7 + 1
    return week_of_year(start - 1, rule, first_day)


class ISOWeek:
    net_name = "System.Globalization.ISOWeek"

    @staticmethod
    def _iso(value: Any) -> tuple[int, int]:
        days = value.days if hasattr(value, "days") else value.ticks // timing.TICKS_PER_DAY
        thursday = days - days % 7 + 3
        year = timing.date_from(thursday)[0]
        return year, (thursday - timing.days_from(year, 1, 1)) // 7 + 1

    @staticmethod
    def GetWeekOfYear(value: Any) -> int:
        return ISOWeek._iso(value)[1]

    @staticmethod
    def GetYear(value: Any) -> int:
        return ISOWeek._iso(value)[0]

    @staticmethod
    def GetWeeksInYear(year: int) -> int:
        start = (timing.days_from(year, 1, 1)) % 7
        return 53 if start == 3 or (start == 2 and timing.is_leap(year)) else 52

    @staticmethod
    def ToDateTime(year: int, week: int, day: Any) -> Any:
        from pyshell.values.clr.datetime import DateTime

        fourth = timing.days_from(year, 1, 4)
        monday = fourth - fourth % 7
        offset = (int(day) - 1) % 7
        return DateTime((monday + (week - 1) * 7 + offset) * timing.TICKS_PER_DAY)

    @staticmethod
    def GetYearStart(year: int) -> Any:
        return ISOWeek.ToDateTime(year, 1, 1)


class RegionInfo:
    __slots__ = ("code", "locale")
    net_name = "System.Globalization.RegionInfo"

    def __init__(self, name: Any) -> None:
        text = str(name)
        self.code = text.rpartition("-")[2].upper()
        self.locale = culturedata.locale_of("en-" + self.code)

    Name = property(lambda self: self.code)
    TwoLetterISORegionName = property(lambda self: self.code)
    EnglishName = property(lambda self: self.locale.territories.get(self.code, self.code))
    DisplayName = EnglishName
    CurrencySymbol = property(lambda self: Culture("en-" + self.code).numbers.currency_symbol)

    @property
    def ISOCurrencySymbol(self) -> str:
        from babel.numbers import get_territory_currencies

        return str(get_territory_currencies(self.code)[0])

    IsMetric = property(lambda self: self.code not in ("US", "LR", "MM"))

    def __str__(self) -> str:
        return self.code
