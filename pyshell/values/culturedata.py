"""Number and date conventions of cultures beyond the invariant one and en-US, from CLDR through Babel."""

from __future__ import annotations

from typing import Any

from pyshell.values.culture import DateInfo, NumberInfo
from pyshell.values.exceptions import NetException

LCIDS: dict[str, int] = {
    "": 127, "ar": 1, "bg": 2, "ca": 3, "zh-Hans": 4, "cs": 5, "da": 6, "de": 7, "el": 8, "en": 9, "es": 10, "fi": 11,
    "fr": 12, "he": 13, "hu": 14, "is": 15, "it": 16, "ja": 17, "ko": 18, "nl": 19, "no": 20, "pl": 21, "pt": 22,
    "rm": 23,
    "ro": 24, "ru": 25, "hr": 26, "sk": 27, "sq": 28, "sv": 29, "th": 30, "tr": 31, "ur": 32, "id": 33, "uk": 34,
    "be": 35,
    "sl": 36, "et": 37, "lv": 38, "lt": 39, "tg": 40, "fa": 41, "vi": 42, "hy": 43, "az": 44, "eu": 45, "mk": 47,
    "af": 54,
    "ka": 55, "hi": 57, "mt": 58, "ms": 62, "kk": 63, "sw": 65, "bn": 69, "ta": 73, "te": 74, "ar-SA": 1025,
    "bg-BG": 1026,
    "ca-ES": 1027, "zh-TW": 1028, "cs-CZ": 1029, "da-DK": 1030, "de-DE": 1031, "el-GR": 1032, "en-US": 1033,
    "fi-FI": 1035,
    "fr-FR": 1036, "he-IL": 1037, "hu-HU": 1038, "is-IS": 1039, "it-IT": 1040, "ja-JP": 1041, "ko-KR": 1042,
    "nl-NL": 1043,
    "nb-NO": 1044, "pl-PL": 1045, "pt-BR": 1046, "ro-RO": 1048, "ru-RU": 1049, "hr-HR": 1050, "sk-SK": 1051,
    "sq-AL": 1052,
    "sv-SE": 1053, "th-TH": 1054, "tr-TR": 1055, "ur-PK": 1056, "id-ID": 1057, "uk-UA": 1058, "be-BY": 1059,
    "sl-SI": 1060,
    "et-EE": 1061, "lv-LV": 1062, "lt-LT": 1063, "fa-IR": 1065, "vi-VN": 1066, "hy-AM": 1067, "eu-ES": 1069,
    "mk-MK": 1071,
    "af-ZA": 1078, "ka-GE": 1079, "hi-IN": 1081, "mt-MT": 1082, "ms-MY": 1086, "kk-KZ": 1087, "sw-KE": 1089,
    "ta-IN": 1097,
    "te-IN": 1098, "ar-IQ": 2049, "zh-CN": 2052, "de-CH": 2055, "en-GB": 2057, "es-MX": 2058, "fr-BE": 2060,
    "it-CH": 2064,
    "nl-BE": 2067, "nn-NO": 2068, "pt-PT": 2070, "sv-FI": 2077, "ar-EG": 3073, "zh-HK": 3076, "de-AT": 3079,
    "en-AU": 3081,
    "es-ES": 3082, "fr-CA": 3084, "ar-LY": 4097, "zh-SG": 4100, "de-LU": 4103, "en-CA": 4105, "es-GT": 4106,
    "fr-CH": 4108,
    "en-NZ": 5129, "es-CR": 5130, "fr-LU": 5132, "en-IE": 6153, "es-PA": 6154, "en-ZA": 7177, "es-CO": 9226,
    "es-PE": 10250,
    "es-AR": 11274, "es-CL": 13322, "en-IN": 16393, "en-SG": 18441, "zh": 30724, "nb": 31764, "zh-Hant": 31748,
}  # fmt: skip
_CALENDARS = {"ar-SA": "Hijri", "th-TH": "Buddhist", "fa-IR": "Persian"}


def locale_of(name: str) -> Any:
    """Babel's locale of a culture name. Raises CultureNotFoundException."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(name.replace("-", "_"))
    except (UnknownLocaleError, ValueError, TypeError):
        raise not_found(name) from None


def not_found(name: str) -> NetException:
    from pyshell.values import exceptions

    made: NetException = exceptions.CultureNotFoundException(
        f"Culture is not supported. (Parameter 'name')\n{name} is an invalid culture identifier."
    )
    return made


def net_pattern(pattern: str) -> str:
    """A CLDR date or time pattern as .NET writes it."""
    out: list[str] = []
    index = 0
    while index < len(pattern):
        character = pattern[index]
        if character == "'":
            end = pattern.find("'", index + 1)
            end = len(pattern) - 1 if end < 0 else end
            text = pattern[index + 1 : end]
            out.append(f"'{text}'")
            index = end + 1
            continue
        count = 1
        if character.isalpha():
            while pattern[index + count : index + count + 1] == character:
                count += 1
        index += count
        if character in "Ec":
            out.append("dddd" if count >= 4 else "ddd")
        elif character in "ML":
            out.append("M" * min(count, 4))
        elif character in "yur":
            out.append("yyyy")
        elif character in "aBb":
            out.append("tt")
        elif character == "K":
            out.append("h" * count)
        elif character == "k":
            out.append("H" * count)
        elif character == "G":
            out.append("gg")
        elif character in "zvVOXx":
            continue
        else:
            out.append(character * count)
    return "".join(out).strip(" ,")


def _sizes(grouping: tuple[int, int]) -> tuple[int, ...]:
    first, second = grouping
    return (first,) if first == second or second > 1000 else (first, second)


def numbers_of(name: str) -> NumberInfo:
    """The number conventions of a culture."""
    locale = locale_of(name)
    info = NumberInfo()
    symbols = locale.number_symbols.get("latn") or locale.number_symbols
    minus = str(symbols.get("minusSign", "-"))
    info.negative_sign = "-" if minus.strip("\u200e\u200f\u061c") == "-" and minus[0] == "-" else minus
    info.positive_sign = str(symbols.get("plusSign", "+"))
    info.decimal_separator = info.currency_decimal_separator = info.percent_decimal_separator = str(
        symbols.get("decimal", ".")
    )
    info.group_separator = info.currency_group_separator = info.percent_group_separator = str(symbols.get("group", ","))
    info.decimal_digits = info.percent_decimal_digits = 3
    info.nan_symbol = str(symbols.get("nan", "NaN"))
    info.positive_infinity = str(symbols.get("infinity", "∞"))
    info.negative_infinity = info.negative_sign + info.positive_infinity
    info.percent_symbol, info.per_mille_symbol = str(symbols.get("percentSign", "%")), str(symbols.get("perMille", "‰"))
    decimal = locale.decimal_formats[None]
    info.group_sizes = info.currency_group_sizes = info.percent_group_sizes = _sizes(decimal.grouping)
    percent = str(locale.percent_formats[None].pattern)
    info.percent_positive_pattern, info.percent_negative_pattern = _percent_patterns(percent)
    _currency(info, name, locale)
    return info


def _percent_patterns(pattern: str) -> tuple[int, int]:
    plain = pattern.strip("\u200e\u200f\u061c")
    spaced = "\xa0" in plain or " " in plain or "\u202f" in plain
    if plain.startswith("%"):
        return (3, 10) if spaced else (2, 2)
    return (0, 0) if spaced else (1, 1)


def _currency(info: NumberInfo, name: str, locale: Any) -> None:
    from babel.core import get_global
    from babel.numbers import get_currency_precision, get_territory_currencies

    territory = locale.territory
    if territory is None:
        likely = get_global("likely_subtags").get(str(locale))
        territory = likely.rpartition("_")[2] if likely else None
    codes = get_territory_currencies(territory) if territory else []
    code = str(codes[-1]) if codes else "XDR"
    if codes:
        code = str(codes[0])
    symbol = locale.currency_symbols.get(code, code)
    info.currency_symbol = str(symbol)
    info.currency_decimal_digits = get_currency_precision(code)
    if name in ("de-AT", "de-CH", "it-CH", "fr-CH"):
        symbols = locale.number_symbols.get("latn") or locale.number_symbols
        info.currency_decimal_separator = str(symbols.get("currencyDecimal", info.decimal_separator))
        info.currency_group_separator = str(symbols.get("currencyGroup", info.group_separator))
    pattern = str(locale.currency_formats["standard"].pattern)
    positive = pattern.partition(";")[0].strip("\u200e\u200f\u061c")
    spaced = any(each in positive for each in "\xa0 \u202f")
    first = positive.startswith("¤")
    info.currency_positive_pattern = (2 if spaced else 0) if first else (3 if spaced else 1)
    info.currency_negative_pattern = (9 if spaced else 1) if first else (8 if spaced else 5)
    if first and spaced and pattern.partition(";")[2].strip("\u200e\u200f\u061c").startswith("¤"):
        info.currency_negative_pattern = 12


def dates_of(name: str) -> DateInfo:
    """The date conventions of a culture."""
    locale = locale_of(name)
    info = DateInfo()
    info.short_date = net_pattern(str(locale.date_formats["short"].pattern))
    info.long_date = net_pattern(str(locale.date_formats["full"].pattern))
    info.short_time = net_pattern(str(locale.time_formats["short"].pattern))
    info.long_time = net_pattern(str(locale.time_formats["medium"].pattern))
    skeletons = locale.datetime_skeletons
    month_day = skeletons.get("MMMMd") or skeletons.get("MMMd")
    year_month = skeletons.get("yMMMM") or skeletons.get("yMMM")
    if month_day is not None:
        info.month_day = _full_month(net_pattern(str(month_day.pattern)))
    if year_month is not None:
        info.year_month = _full_month(net_pattern(str(year_month.pattern)))
    info.genitive_month_names = [str(locale.months["format"]["wide"][index]) for index in range(1, 13)]
    info.month_names = [str(locale.months["stand-alone"]["wide"][index]) for index in range(1, 13)]
    info.abbreviated_genitive_months = [str(locale.months["format"]["abbreviated"][index]) for index in range(1, 13)]
    info.abbreviated_months = [str(locale.months["stand-alone"]["abbreviated"][index]) for index in range(1, 13)]
    order = (6, 0, 1, 2, 3, 4, 5)
    info.day_names = [str(locale.days["format"]["wide"][index]) for index in order]
    info.abbreviated_days = [str(locale.days["format"]["abbreviated"][index]) for index in order]
    info.shortest_days = [str(locale.days["stand-alone"]["narrow"][index]) for index in order]
    periods = locale.day_periods.get("format", {}).get("abbreviated") or locale.day_periods.get("format", {}).get(
        "wide", {}
    )
    info.am, info.pm = str(periods.get("am", "AM")), str(periods.get("pm", "PM"))
    info.date_separator = next((each for each in info.short_date if each in "/.-"), "/")
    info.time_separator = "." if "." in info.short_time and ":" not in info.short_time else ":"
    info.first_day = (locale.first_week_day + 1) % 7
    eras = locale.eras.get("abbreviated") or {}
    info.era_names = [str(eras.get(1, "AD"))]
    info.calendar = _CALENDARS.get(name, "Gregorian")
    return info


def _full_month(pattern: str) -> str:
    return pattern if "MMMM" in pattern else pattern.replace("MMM", "MMMM")
