"""Date and time formatting: .NET's standard and custom format strings for DateTime, DateTimeOffset and TimeSpan."""

from __future__ import annotations

from pyshell.values import timing
from pyshell.values.culture import DateInfo
from pyshell.values.exceptions import FormatException


def bad_input() -> FormatException:
    return FormatException("Input string was not in a correct format.")


def _standard(kind: str, info: DateInfo) -> str | None:
    return {
        "d": info.short_date,
        "D": info.long_date,
        "t": info.short_time,
        "T": info.long_time,
        "f": f"{info.long_date} {info.short_time}",
        "F": info.full_pattern,
        "g": f"{info.short_date} {info.short_time}",
        "G": f"{info.short_date} {info.long_time}",
        "m": info.month_day,
        "M": info.month_day,
        "y": info.year_month,
        "Y": info.year_month,
    }.get(kind)


def format_date(ticks: int, kind: int, spec: str | None, info: DateInfo, offset: int | None = None) -> str:
    """DateTime.ToString(spec): `kind` 0 unspecified, 1 UTC, 2 local; `offset` in ticks for a DateTimeOffset.

    Raises FormatException.
    """
    if not spec:
        spec = "G"
        if offset is not None:
            return format_date(ticks, kind, f"{info.short_date} {info.long_time} zzz", info, offset)
    if len(spec) == 1:
        pattern = _standard(spec, info)
        if pattern is not None:
            return _custom(ticks, kind, pattern, info, offset)
        if spec in "oO":
            return _custom(ticks, kind,
            "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffff" + ("zzz" if offset is not None else "K"),
                           _INVARIANT, offset)  # fmt: skip
        if spec in "rR":
            if offset is not None:
                ticks -= offset
            return _custom(ticks, kind, "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'", _INVARIANT, offset)
        if spec == "s":
            return _custom(ticks, kind, "yyyy'-'MM'-'dd'T'HH':'mm':'ss", _INVARIANT, offset)
        if spec == "u":
            if offset is not None:
                ticks -= offset
            return _custom(ticks, kind, "yyyy'-'MM'-'dd HH':'mm':'ss'Z'", _INVARIANT, offset)
        if spec == "U" and offset is None:
            if kind != 1:
                ticks -= timing.offset_of_local(ticks)
            return _custom(ticks, 1, info.full_pattern, info, None)
        raise bad_input()
    return _custom(ticks, kind, spec, info, offset)


_INVARIANT = DateInfo()


def offset_text(offset: int, colon: bool = True) -> str:
    minutes = abs(offset) // timing.TICKS_PER_MINUTE
    sign = "-" if offset < 0 else "+"
    return f"{sign}{minutes // 60:02d}{':' if colon else ''}{minutes % 60:02d}"


def _zone(ticks: int, kind: int, offset: int | None) -> int:
    if offset is not None:
        return offset
    return 0 if kind == 1 else timing.offset_of_local(ticks)


def _custom(ticks: int, kind: int, spec: str, info: DateInfo, offset: int | None) -> str:
    days, rest = divmod(ticks, timing.TICKS_PER_DAY)
    year, month, day = timing.date_from(days)
    if info.calendar != "Gregorian":
        from pyshell.values.calendars import convert_date

        year, month, day = convert_date(info.calendar, days)
    hour = rest // timing.TICKS_PER_HOUR
    minute = rest // timing.TICKS_PER_MINUTE % 60
    second = rest // timing.TICKS_PER_SECOND % 60
    fraction = rest % timing.TICKS_PER_SECOND
    weekday = (days + 1) % 7
    out: list[str] = []
    index, size = 0, len(spec)
    genitive = _uses_genitive(spec)
    while index < size:
        character = spec[index]
        count = 1
        if character in "dfFghHKmMsStyz":
            while index + count < size and spec[index + count] == character:
                count += 1
        if character == "d":
            if count <= 2:
                out.append(f"{day:0{count}d}")
            else:
                out.append(info.abbreviated_days[weekday] if count == 3 else info.day_names[weekday])
        elif character == "M":
            if count <= 2:
                out.append(f"{month:0{count}d}")
            elif count == 3:
                names = info.abbreviated_genitive_months if genitive else info.abbreviated_months
                out.append(names[month - 1])
            else:
                out.append((info.genitive_month_names if genitive else info.month_names)[month - 1])
        elif character == "y":
            if count <= 2:
                out.append(f"{year % 100:0{count}d}")
            else:
                out.append(f"{year:0{count}d}")
        elif character == "h":
            out.append(f"{(hour % 12) or 12:0{min(count, 2)}d}")
        elif character == "H":
            out.append(f"{hour:0{min(count, 2)}d}")
        elif character == "m":
            out.append(f"{minute:0{min(count, 2)}d}")
        elif character == "s":
            out.append(f"{second:0{min(count, 2)}d}")
        elif character in "fF":
            if count > 7:
                raise bad_input()
            digits = f"{fraction:07d}"[:count]
            if character == "F":
                digits = digits.rstrip("0")
                if not digits and out and out[-1] == ".":
                    out.pop()
            out.append(digits)
        elif character == "t":
            name = info.am if hour < 12 else info.pm
            out.append(name[:1] if count == 1 else name)
        elif character == "g":
            out.append(info.era_names[0])
        elif character == "K":
            count = 1
            if offset is not None:
                out.append(offset_text(offset))
            elif kind == 1:
                out.append("Z")
            elif kind == 2:
                out.append(offset_text(timing.offset_of_local(ticks)))
        elif character == "z":
            out.append(_zone_text(_zone(ticks, kind, offset), count))
        elif character == ":":
            out.append(info.time_separator)
        elif character == "/":
            out.append(info.date_separator)
        elif character in "'\"":
            text, count = _quoted(spec, index)
            out.append(text)
        elif character == "%":
            if index + 1 >= size or spec[index + 1] == "%":
                raise bad_input()
            out.append(_custom(ticks, kind, spec[index + 1], info, offset) if spec[index + 1] not in "'\"\\" else "")
            count = 2
        elif character == "\\":
            if index + 1 >= size:
                raise bad_input()
            out.append(spec[index + 1])
            count = 2
        else:
            out.append(character)
        index += count
    return "".join(out)


def _zone_text(offset: int, count: int) -> str:
    if count >= 3:
        return offset_text(offset)
    hours = abs(offset) // timing.TICKS_PER_HOUR
    return f"{'-' if offset < 0 else '+'}{hours:0{count}d}"


def _uses_genitive(spec: str) -> bool:
    """Whether a day number stands beside the month's name, which then takes its genitive."""
    index = 0
    while index < len(spec):
        character = spec[index]
        if character in "'\"":
            end = spec.find(character, index + 1)
            index = len(spec) if end < 0 else end + 1
            continue
        if character == "\\":
            index += 2
            continue
        if character == "d":
            count = 1
            while index + count < len(spec) and spec[index + count] == "d":
                count += 1
            if count <= 2:
                return True
            index += count
            continue
        index += 1
    return False


def _quoted(spec: str, index: int) -> tuple[str, int]:
    quote = spec[index]
    out = ""
    place = index + 1
    while place < len(spec):
        character = spec[place]
        if character == quote:
            return out, place + 1 - index
        if character == "\\":
            place += 1
            if place >= len(spec):
                raise bad_input()
            character = spec[place]
        out += character
        place += 1
    from pyshell.values.exceptions import FormatException

    raise FormatException(f"Cannot find a matching quote character for the character '{quote}'.")


# --- TimeSpan


def format_span(ticks: int, spec: str | None, decimal_separator: str = ".") -> str:
    """TimeSpan.ToString(spec). Raises FormatException."""
    if not spec or spec in ("c", "t", "T"):
        return _constant(ticks)
    if spec in ("g", "G"):
        return _general_span(ticks, spec, decimal_separator)
    if len(spec) == 1:
        raise bad_input()
    return _custom_span(ticks, spec)


def _span_parts(ticks: int) -> tuple[int, int, int, int, int]:
    ticks = abs(ticks)
    days, rest = divmod(ticks, timing.TICKS_PER_DAY)
    hours, rest = divmod(rest, timing.TICKS_PER_HOUR)
    minutes, rest = divmod(rest, timing.TICKS_PER_MINUTE)
    seconds, fraction = divmod(rest, timing.TICKS_PER_SECOND)
    return days, hours, minutes, seconds, fraction


def _constant(ticks: int) -> str:
    days, hours, minutes, seconds, fraction = _span_parts(ticks)
    text = f"{hours:02d}:{minutes:02d}:{seconds:02d}"
    if days:
        text = f"{days}.{text}"
    if fraction:
        text += f".{fraction:07d}"
    return "-" + text if ticks < 0 else text


def _general_span(ticks: int, spec: str, separator: str) -> str:
    days, hours, minutes, seconds, fraction = _span_parts(ticks)
    if spec == "g":
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if days:
            text = f"{days}:{text}"
        if fraction:
            text += separator + f"{fraction:07d}".rstrip("0")
    else:
        text = f"{days}:{hours:02d}:{minutes:02d}:{seconds:02d}{separator}{fraction:07d}"
    return "-" + text if ticks < 0 else text


def _custom_span(ticks: int, spec: str) -> str:
    days, hours, minutes, seconds, fraction = _span_parts(ticks)
    values = {"h": hours, "m": minutes, "s": seconds}
    out: list[str] = []
    index, size = 0, len(spec)
    while index < size:
        character = spec[index]
        count = 1
        if character in "dhmsfF":
            while index + count < size and spec[index + count] == character:
                count += 1
        if character in "hms":
            if count > 2:
                raise bad_input()
            out.append(f"{values[character]:0{count}d}")
        elif character == "d":
            if count > 8:
                raise bad_input()
            out.append(f"{days:0{count}d}")
        elif character in "fF":
            if count > 7:
                raise bad_input()
            digits = f"{fraction:07d}"[:count]
            out.append(digits if character == "f" else digits.rstrip("0"))
        elif character in "'\"":
            text, count = _quoted(spec, index)
            out.append(text)
        elif character == "%":
            if index + 1 >= size or spec[index + 1] == "%":
                raise bad_input()
            out.append(_custom_span(ticks, spec[index + 1] + ""))
            count = 2
        elif character == "\\":
            if index + 1 >= size:
                raise bad_input()
            out.append(spec[index + 1])
            count = 2
        else:
            raise bad_input()
        index += count
    return "".join(out)


__all__ = ["bad_input", "format_date", "format_span", "offset_text"]
