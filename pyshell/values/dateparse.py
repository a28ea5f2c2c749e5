"""Text to dates, times and time spans, as .NET's Parse and ParseExact read it."""

from __future__ import annotations

from pyshell.values import timing
from pyshell.values.culture import DateInfo
from pyshell.values.exceptions import ArgumentNullException, FormatException, NetException, OverflowException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

UNSPECIFIED, UTC, LOCAL = 0, 1, 2


def not_recognized(text: str) -> FormatException:
    return FormatException(f"String '{text}' was not recognized as a valid DateTime.")


def _unknown_word(text: str, index: int) -> FormatException:
    return FormatException(
        f"The string '{text}' was not recognized as a valid DateTime. There is an unknown word starting at index "
        f"'{index}'."
    )


class Parsed:
    """What was read: fields are None when the text did not say."""

    __slots__ = (
        "year",
        "month",
        "day",
        "hour",
        "minute",
        "second",
        "fraction",
        "offset",
        "utc",
        "weekday",
        "pm",
        "era",
    )

    def __init__(self) -> None:
        self.year: int | None = None
        self.month: int | None = None
        self.day: int | None = None
        self.hour: int | None = None
        self.minute = 0
        self.second = 0
        self.fraction = 0
        self.offset: int | None = None
        self.utc = False
        self.weekday: int | None = None
        self.pm: bool | None = None


def _tokens(text: str) -> list[tuple[str, str, int]]:
    """(kind, text, index): number, word, or a separator character."""
    found: list[tuple[str, str, int]] = []
    index, size = 0, len(text)
    while index < size:
        character = text[index]
        start = index
        if character.isdecimal():
            while index < size and text[index].isdecimal():
                index += 1
            found.append(("number", text[start:index], start))
        elif character.isalpha():
            while index < size and (
                text[index].isalpha() or (text[index] == "." and text[index - 1 : index].isalpha() and False)
            ):
                index += 1
            found.append(("word", text[start:index], start))
        elif character.isspace():
            while index < size and text[index].isspace():
                index += 1
            found.append(("space", " ", start))
        else:
            index += 1
            found.append(("mark", character, start))
    return found


def _two_digit_year(year: int) -> int:
    return year + (1900 if year > 49 else 2000)


def _match_name(word: str, names: list[str]) -> int | None:
    folded = word.lower()
    for index, name in enumerate(names):
        if name and name.lower().rstrip(".") == folded:
            return index
    return None


class _Reader:
    """Reads one date text; the order of numeric dates comes from the culture's short pattern."""

    def __init__(self, text: str, info: DateInfo) -> None:
        self.text = text
        self.info = info
        self.tokens = _tokens(text)
        self.at = 0
        self.result = Parsed()
        self.numbers: list[tuple[int, int]] = []
        self.month_place = -1

    def peek(self, ahead: int = 0) -> tuple[str, str, int]:
        index = self.at + ahead
        return self.tokens[index] if index < len(self.tokens) else ("end", "", len(self.text))

    def read(self) -> Parsed:
        if not self.text.strip() or self.text.strip("\0") == "":
            raise not_recognized(self.text)
        while self.at < len(self.tokens):
            kind, token, place = self.tokens[self.at]
            if kind == "space" or (kind == "mark" and token in ",."):
                self.at += 1
            elif kind == "word":
                self._word(token, place)
            elif kind == "number":
                self._number(token)
            elif kind == "mark" and token in "+-" and self.result.hour is not None:
                self._offset()
            elif kind == "mark" and token in "/-":
                self.at += 1
            else:
                raise not_recognized(self.text)
        self._assign()
        return self.result

    def _word(self, word: str, place: int) -> None:
        info, result = self.info, self.result
        self.at += 1
        folded = word.lower()
        if folded == "t" and (self.numbers or result.year is not None) and self.peek()[0] == "number":
            return
        if folded == "z" and result.hour is not None:
            result.utc, result.offset = True, 0
            return
        if folded in ("gmt", "utc") and result.hour is not None:
            result.utc, result.offset = True, 0
            if self.peek()[1] in ("+", "-") and self.peek()[0] == "mark":
                self._offset()
            return
        if folded in (info.am.lower(), "am", "a") and result.hour is not None and result.pm is None:
            result.pm = False
            return
        if folded in (info.pm.lower(), "pm", "p") and result.hour is not None and result.pm is None:
            result.pm = True
            return
        for names in (
            info.month_names,
            info.abbreviated_months,
            info.genitive_month_names,
            info.abbreviated_genitive_months,
        ):
            found = _match_name(word, list(names)[:12])
            if found is not None:
                if result.month is not None:
                    raise not_recognized(self.text)
                result.month = found + 1
                self.month_place = len(self.numbers)
                return
        for names in (info.day_names, info.abbreviated_days):
            found = _match_name(word, names)
            if found is not None:
                result.weekday = found
                return
        if folded in ("ad", "a"):
            return
        raise _unknown_word(self.text, place)

    def _number(self, token: str) -> None:
        following = self.peek(1)
        if following[1] == ":" and self.result.hour is None:
            self._time(token)
            return
        if following[0] == "space" and self.peek(2)[0] == "word" or following[0] == "word":
            word = (following if following[0] == "word" else self.peek(2))[1].lower()
            if word in ("am", "pm", "a", "p") and self.result.hour is None and len(token) <= 2:
                self.result.hour = int(token)
                self.at += 1
                return
        if len(token) > 4 or len(self.numbers) >= 3:
            raise not_recognized(self.text)
        self.numbers.append((int(token), len(token)))
        self.at += 1

    def _time(self, token: str) -> None:
        result = self.result
        result.hour = int(token)
        self.at += 2
        kind, minute, _ = self.peek()
        if kind != "number":
            raise not_recognized(self.text)
        result.minute = int(minute)
        self.at += 1
        if self.peek()[1] == ":" and self.peek(1)[0] == "number":
            result.second = int(self.peek(1)[1])
            self.at += 2
            if self.peek()[1] in (".", ",") and self.peek(1)[0] == "number":
                digits = self.peek(1)[1]
                self.at += 2
                number = int(digits[:7].ljust(7, "0"))
                if len(digits) > 7 and digits[7] >= "5":
                    number += 1
                result.fraction = number
        if result.hour > 24 or result.minute > 59 or result.second > 59:
            raise not_recognized(self.text)

    def _offset(self) -> None:
        sign = -1 if self.peek()[1] == "-" else 1
        self.at += 1
        kind, token, _ = self.peek()
        if kind != "number":
            raise not_recognized(self.text)
        self.at += 1
        hours, minutes = int(token), 0
        if len(token) == 4:
            hours, minutes = int(token[:2]), int(token[2:])
        elif self.peek()[1] == ":" and self.peek(1)[0] == "number":
            minutes = int(self.peek(1)[1])
            self.at += 2
        if hours > 14 or minutes > 59:
            raise not_recognized(self.text)
        self.result.offset = sign * (hours * timing.TICKS_PER_HOUR + minutes * timing.TICKS_PER_MINUTE)
        if self.peek()[0] == "word" and False:
            self.at += 1

    def _assign(self) -> None:
        """Gives the numbers their meaning as day, month and year."""
        result, numbers = self.result, self.numbers
        if result.pm is not None and result.hour is not None:
            if result.hour > 12:
                raise not_recognized(self.text)
            result.hour = result.hour % 12 + (12 if result.pm else 0)
        if result.month is not None:
            self._with_month_name()
            return
        if not numbers:
            if result.hour is None and result.weekday is None:
                raise not_recognized(self.text)
            if result.hour is None:
                raise not_recognized(self.text)
            return
        order = [character for character in "".join(dict.fromkeys(self.info.short_date)) if character in "yMd"]
        if len(numbers) == 3:
            if numbers[0][1] >= 3 or numbers[0][0] > 31 and order[0] != "y":
                order = ["y", "M", "d"]
            for part, (value, width) in zip(order, numbers):
                self._put(part, value, width)
        elif len(numbers) == 2:
            if numbers[0][1] >= 3 or numbers[0][0] > 31:
                self._put("y", *numbers[0])
                self._put("M", *numbers[1])
                result.day = 1
            elif numbers[1][1] >= 3 or numbers[1][0] > 31:
                self._put("M", *numbers[0])
                self._put("y", *numbers[1])
                result.day = 1
            else:
                pair = [part for part in order if part != "y"]
                for part, (value, width) in zip(pair, numbers):
                    self._put(part, value, width)
        else:
            raise not_recognized(self.text)

    def _with_month_name(self) -> None:
        result, numbers = self.result, self.numbers
        if not numbers:
            result.day = 1
            return
        if len(numbers) == 1:
            value, width = numbers[0]
            if width >= 3 or value > 31:
                self._put("y", value, width)
                result.day = 1
            else:
                result.day = value
            return
        if len(numbers) == 2:
            first, second = numbers
            if first[1] >= 3 or first[0] > 31:
                first, second = second, first
            result.day = first[0]
            self._put("y", *second)
            return
        raise not_recognized(self.text)

    def _put(self, part: str, value: int, width: int) -> None:
        if part == "y":
            self.result.year = _two_digit_year(value) if width <= 2 else value
        elif part == "M":
            self.result.month = value
        else:
            self.result.day = value


def parse_date(text: str | None, info: DateInfo, styles: int = 0) -> tuple[int, int, int | None]:
    """(ticks, kind, offset): DateTime.Parse. Raises FormatException, ArgumentNullException."""
    if text is None:
        raise ArgumentNullException("s")
    parsed = _Reader(text, info).read()
    return finish(parsed, text, styles)


ADJUST_TO_UNIVERSAL, ASSUME_LOCAL, ASSUME_UNIVERSAL, ROUNDTRIP_KIND, NO_CURRENT_DATE = 16, 32, 64, 128, 8


def finish(parsed: Parsed, text: str, styles: int, keep_offset: bool = False) -> tuple[int, int, int | None]:
    """Fields to ticks, with the rules for time zones."""
    now = timing.now_ticks()
    today = timing.date_from((now + timing.local_offset(now)) // timing.TICKS_PER_DAY)
    if parsed.year is None and parsed.month is None and parsed.day is None:
        year, month, day = (1, 1, 1) if styles & NO_CURRENT_DATE else today
    else:
        year = parsed.year if parsed.year is not None else today[0]
        month = parsed.month if parsed.month is not None else 1
        day = parsed.day if parsed.day is not None else 1
    hour = parsed.hour or 0
    extra = 0
    if hour == 24 and not parsed.minute and not parsed.second:
        hour, extra = 0, 1
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= timing.days_in_month(year, month)) or hour > 23:
        raise not_recognized(text)
    ticks = (timing.days_from(year, month, day) + extra) * timing.TICKS_PER_DAY
    ticks += hour * timing.TICKS_PER_HOUR + parsed.minute * timing.TICKS_PER_MINUTE
    ticks += parsed.second * timing.TICKS_PER_SECOND + parsed.fraction
    if parsed.weekday is not None and (ticks // timing.TICKS_PER_DAY + 1) % 7 != parsed.weekday:
        raise FormatException(
            f"String '{text}' was not recognized as a valid DateTime because the day of week was incorrect."
        )
    if parsed.offset is None:
        if styles & ASSUME_UNIVERSAL:
            if styles & ADJUST_TO_UNIVERSAL:
                return ticks, UTC, 0
            return ticks + timing.local_offset(ticks), LOCAL, 0
        if styles & ASSUME_LOCAL:
            if styles & ADJUST_TO_UNIVERSAL:
                return ticks - timing.offset_of_local(ticks), UTC, None
            return ticks, LOCAL, None
        return ticks, UNSPECIFIED, None
    if keep_offset:
        return ticks, UNSPECIFIED, parsed.offset
    utc = ticks - parsed.offset
    if styles & ROUNDTRIP_KIND and parsed.utc:
        return utc, UTC, 0
    if styles & ADJUST_TO_UNIVERSAL:
        return utc, UTC, parsed.offset
    return utc + timing.local_offset(utc), LOCAL, parsed.offset


_STANDARD_EXACT = {
    "o": "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK", "O": "yyyy'-'MM'-'dd'T'HH':'mm':'ss.fffffffK",
    "s": "yyyy'-'MM'-'dd'T'HH':'mm':'ss", "u": "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
    "r": "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'", "R": "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'",
}  # fmt: skip


def parse_exact(text: str, spec: str, info: DateInfo, styles: int = 0) -> Parsed:
    """DateTime.ParseExact's reading of one format. Raises FormatException."""
    if len(spec) == 1:
        from pyshell.values.dateformat import _standard

        pattern = _STANDARD_EXACT.get(spec) or _standard(spec, info)
        if pattern is None:
            raise FormatException("Input string was not in a correct format.")
        if spec in "oOsrRu":
            info = DateInfo()
        parsed = parse_exact_pattern(text, pattern, info, styles)
        if spec in "rRu":
            parsed.utc, parsed.offset = True, 0
        return parsed
    return parse_exact_pattern(text, spec, info, styles)


class _Exact:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def fail(self) -> NetException:
        return not_recognized(self.text)

    def digits(self, least: int, most: int) -> str:
        start = self.at
        while self.at < len(self.text) and self.at - start < most and self.text[self.at].isdecimal():
            self.at += 1
        if self.at - start < least:
            raise self.fail()
        return self.text[start : self.at]

    def name(self, names: list[str]) -> int:
        best = -1
        for index, name in enumerate(names):
            if name and self.text[self.at : self.at + len(name)].lower() == name.lower():
                if best < 0 or len(name) > len(names[best]):
                    best = index
        if best < 0:
            raise self.fail()
        self.at += len(names[best])
        return best

    def literal(self, text: str) -> None:
        if self.text[self.at : self.at + len(text)] != text:
            raise self.fail()
        self.at += len(text)

    def offset(self) -> int:
        sign = self.text[self.at : self.at + 1]
        if sign not in ("+", "-"):
            raise self.fail()
        self.at += 1
        hours = int(self.digits(1, 2))
        minutes = 0
        if self.text[self.at : self.at + 1] == ":":
            self.at += 1
        if self.text[self.at : self.at + 1].isdecimal():
            minutes = int(self.digits(2, 2))
        total = hours * timing.TICKS_PER_HOUR + minutes * timing.TICKS_PER_MINUTE
        return -total if sign == "-" else total


def parse_exact_pattern(text: str, spec: str, info: DateInfo, styles: int = 0) -> Parsed:
    reader = _Exact(text.strip() if styles & 3 else text)
    parsed = Parsed()
    hour12: int | None = None
    index, size = 0, len(spec)
    while index < size:
        character = spec[index]
        count = 1
        if character in "dfFghHKmMsStyz":
            while index + count < size and spec[index + count] == character:
                count += 1
        if character == "d":
            if count <= 2:
                parsed.day = int(reader.digits(count, 2))
            else:
                parsed.weekday = reader.name(info.abbreviated_days if count == 3 else info.day_names)
        elif character == "M":
            if count <= 2:
                parsed.month = int(reader.digits(count, 2))
            elif count == 3:
                parsed.month = reader.name(list(info.abbreviated_months)[:12]) + 1
            else:
                parsed.month = reader.name(list(info.month_names)[:12]) + 1
        elif character == "y":
            if count <= 2:
                parsed.year = _two_digit_year(int(reader.digits(count, 2)))
            else:
                parsed.year = int(reader.digits(count, max(count, 4)))
        elif character == "H":
            parsed.hour = int(reader.digits(min(count, 2), 2))
        elif character == "h":
            hour12 = int(reader.digits(min(count, 2), 2))
        elif character == "m":
            parsed.minute = int(reader.digits(min(count, 2), 2))
        elif character == "s":
            parsed.second = int(reader.digits(min(count, 2), 2))
        elif character == "f":
            parsed.fraction = int(reader.digits(count, count).ljust(7, "0"))
        elif character == "F":
            if reader.text[reader.at - 1 : reader.at] == "." or reader.text[reader.at : reader.at + 1].isdecimal():
                parsed.fraction = int(reader.digits(0, count).ljust(7, "0") or "0")
        elif character == "t":
            found = reader.name([info.am[:1], info.pm[:1]] if count == 1 else [info.am, info.pm])
            parsed.pm = found == 1
        elif character in "zK":
            if character == "K" and reader.text[reader.at : reader.at + 1] == "Z":
                reader.at += 1
                parsed.utc, parsed.offset = True, 0
            elif character == "z" or reader.text[reader.at : reader.at + 1] in ("+", "-"):
                parsed.offset = reader.offset()
            if character == "K":
                count = 1
        elif character == "g":
            reader.name(info.era_names)
        elif character in "'\"":
            from pyshell.values.dateformat import _quoted

            literal, count = _quoted(spec, index)
            reader.literal(literal)
        elif character == "\\":
            reader.literal(spec[index + 1 : index + 2])
            count = 2
        elif character == "%":
            count = 1
        elif character == ":":
            reader.literal(info.time_separator)
        elif character == "/":
            reader.literal(info.date_separator)
        elif character == "." and spec[index + 1 : index + 2] == "F" and reader.text[reader.at : reader.at + 1] != ".":
            pass
        else:
            reader.literal(character)
        index += count
    if reader.at != len(reader.text):
        raise reader.fail()
    if hour12 is not None:
        if hour12 > 12:
            raise reader.fail()
        parsed.hour = hour12 % 12 + (12 if parsed.pm else 0)
    elif parsed.pm is not None and parsed.hour is not None and parsed.hour < 12 and parsed.pm:
        parsed.hour += 12
    if parsed.minute > 59 or parsed.second > 59 or (parsed.hour or 0) > 24:
        raise reader.fail()
    return parsed


# --- time spans


def span_not_recognized(text: str) -> FormatException:
    return FormatException(f"String '{text}' was not recognized as a valid TimeSpan.")


def span_overflow(text: str) -> OverflowException:
    return OverflowException(
        f"The TimeSpan string '{text}' could not be parsed because at least one of the numeric components is out "
        f"of range "
        "or contains too many digits."
    )


MAX_SPAN = (1 << 63) - 1


def parse_span(text: str | None) -> int:
    """TimeSpan.Parse in ticks. Raises FormatException, OverflowException."""
    if text is None:
        raise ArgumentNullException("input")
    body = text.strip()
    negative = body[:1] == "-"
    if negative:
        body = body[1:]
    if not body:
        raise span_not_recognized(text)
    numbers, marks = _span_numbers(body, text)
    fraction = ""
    if len(marks) >= 2 and marks[-1] == "." and marks[-2] == ":" and len(numbers) >= 3:
        fraction = numbers.pop()
        marks.pop()
    days = "0"
    if marks and marks[0] == ".":
        days = numbers.pop(0)
        marks.pop(0)
        if len(numbers) < 2:
            raise span_not_recognized(text)
    elif len(marks) == 3 and all(mark == ":" for mark in marks):
        days = numbers.pop(0)
        marks.pop(0)
    if any(mark != ":" for mark in marks) or len(numbers) > 3:
        raise span_not_recognized(text)
    if len(numbers) == 1:
        if fraction or days != "0":
            raise span_not_recognized(text)
        return _span_total(text, negative, int(numbers[0]), 0, 0, 0, 0)
    if len(fraction) > 7:
        raise span_overflow(text)
    hours, minutes = int(numbers[0]), int(numbers[1])
    seconds = int(numbers[2]) if len(numbers) == 3 else 0
    if len(numbers) == 3 and hours > 23 and days == "0":
        # 90:00:00 reads as days:hours:minutes when the hours do not fit
        return _span_total(text, negative, hours, minutes, seconds, 0, 0)
    ticks = int(fraction.ljust(7, "0")) if fraction else 0
    return _span_total(text, negative, int(days), hours, minutes, seconds, ticks)


def _span_numbers(body: str, text: str) -> tuple[list[str], list[str]]:
    numbers: list[str] = []
    marks: list[str] = []
    current = ""
    for character in body:
        if character.isdecimal() and character.isascii():
            current += character
        elif character in ":." and current:
            numbers.append(current)
            marks.append(character)
            current = ""
        else:
            raise span_not_recognized(text)
    if not current:
        raise span_not_recognized(text)
    numbers.append(current)
    return numbers, marks


def _span_total(text: str, negative: bool, days: int, hours: int, minutes: int, seconds: int, fraction: int) -> int:
    if hours > 23 or minutes > 59 or seconds > 59 or days > 10675199:
        raise span_overflow(text)
    total = days * timing.TICKS_PER_DAY + hours * timing.TICKS_PER_HOUR + minutes * timing.TICKS_PER_MINUTE
    total += seconds * timing.TICKS_PER_SECOND + fraction
    if total > MAX_SPAN + (1 if negative else 0):
        raise span_overflow(text)
    return -total if negative else total


def parse_span_exact(text: str, spec: str) -> int:
    """TimeSpan.ParseExact in ticks. Raises FormatException."""
    if spec in ("c", "t", "T", "g", "G"):
        return parse_span(text.replace(":", ".", 1) if spec == "G" and text.count(":") == 3 else text)
    reader = _Exact(text)
    values: dict[str, Any] = {"d": 0, "h": 0, "m": 0, "s": 0, "f": 0}
    index = 0
    try:
        while index < len(spec):
            character = spec[index]
            count = 1
            if character in "dhmsfF":
                while spec[index + count : index + count + 1] == character:
                    count += 1
            if character in "hms":
                values[character] = int(reader.digits(count, 2))
            elif character == "d":
                values["d"] = int(reader.digits(count, 8))
            elif character == "f":
                values["f"] = int(reader.digits(count, count).ljust(7, "0"))
            elif character == "F":
                values["f"] = int(reader.digits(0, count).ljust(7, "0") or "0")
            elif character == "\\":
                reader.literal(spec[index + 1 : index + 2])
                count = 2
            elif character in "'\"":
                from pyshell.values.dateformat import _quoted

                literal, count = _quoted(spec, index)
                reader.literal(literal)
            elif character == "%":
                count = 1
            else:
                raise FormatException("Input string was not in a correct format.")
            index += count
    except FormatException as error:
        if "Input string" in error.message:
            raise
        raise FormatException("Input string was not in a correct format.") from None
    if reader.at != len(text):
        raise FormatException("Input string was not in a correct format.")
    return _span_total(text, False, values["d"], values["h"], values["m"], values["s"], values["f"])
