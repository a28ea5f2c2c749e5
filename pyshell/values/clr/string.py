"""System.String and System.Char."""

from __future__ import annotations

from pyshell.values import collation
from pyshell.values.dotnet import static_property
from pyshell.values.enumerate import enumerate_value
from pyshell.values.enums import member
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentNullException,
    ArgumentOutOfRangeException,
    FormatException,
)
from pyshell.values.indexing import utf16
from pyshell.values.numbers import Char
from pyshell.values.text import net_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

IGNORE_CASE_COMPARISONS = {1, 3, 5}
WHITE = (
    "\t\n\v\f\r \x85\xa0\u1680\u2000"
    "\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)


def length(text: str) -> int:
    """Length in UTF-16 units."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for character in text if character > "\uffff")


def joined(text: str) -> str:
    """UTF-16 units with surrogate pairs put together again."""
    if text.isascii() or not any("\ud800" <= character <= "\udfff" for character in text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass") if _paired(text) else text


def _paired(text: str) -> bool:
    index = 0
    while index < len(text):
        if "\ud800" <= text[index] <= "\udbff":
            if not "\udc00" <= text[index + 1 : index + 2] <= "\udfff":
                return False
            index += 1
        elif "\udc00" <= text[index] <= "\udfff":
            return False
        index += 1
    return True


def net_upper(text: str) -> str:
    """ToUpper: one character for one."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper.replace("I", "I") if "ı" not in text else "".join(_upper(each) for each in text)
    return "".join(_upper(each) for each in text)


def _upper(character: str) -> str:
    if character == "ı":
        return "I"
    upper = character.upper()
    return upper if len(upper) == 1 else character


def net_lower(text: str) -> str:
    """ToLower: one character for one."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(each.lower() if len(each.lower()) == 1 else "i̇"[0] if each == "İ" else each for each in text)


def compare_with(first: str, second: str, comparison: int) -> int:
    """String.Compare under a StringComparison."""
    if comparison in (4, 5):
        if comparison == 5:
            first, second = net_upper(first), net_upper(second)
        return ordinal_difference(first, second)
    return collation.compare(first, second, comparison in IGNORE_CASE_COMPARISONS)


def ordinal_difference(first: str, second: str) -> int:
    for one, two in zip(first, second):
        if one != two:
            return ord(one) - ord(two)
    return len(first) - len(second)


def _folded(text: str, comparison: Any) -> str:
    if comparison is None:
        return text
    return text.lower() if int(comparison) in IGNORE_CASE_COMPARISONS else text


def _comparison(args: tuple[Any, ...]) -> Any:
    """The StringComparison among arguments, or an ignoreCase flag as one."""
    for arg in args:
        if type(arg) is bool:
            return 1 if arg else 0
        if type(arg).__name__ == "StringComparison":
            return arg
    return None


def _check_range(start: int, count: int | None, size: int) -> None:
    if start < 0 or start > size:
        raise ArgumentOutOfRangeException(
            "startIndex",
            "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
        )
    if count is not None and (count < 0 or start + count > size):
        raise ArgumentOutOfRangeException(
            "count", "Count must be positive and count must refer to a location within the string/array/collection."
        )


def _set_of(args: tuple[Any, ...]) -> str | None:
    """Characters to trim: a char, a char array, or none."""
    if not args or args[0] is None:
        return None
    found = args[0]
    if isinstance(found, list):
        return "".join(found) or None
    return str.__str__(found)


def _not_negative(value: int, name: str) -> None:
    if value < 0:
        raise ArgumentOutOfRangeException(name, f"{name} ('{value}') must be a non-negative value.", value)


def _at_most(value: int, limit: int, name: str) -> None:
    if not 0 <= value <= limit:
        if value < 0:
            _not_negative(value, name)
        raise ArgumentOutOfRangeException(name, f"{name} ('{value}') must be less than or equal to '{limit}'.", value)


class StringMembers:
    implements = "System.String"

    @staticmethod
    def net_new(*args: Any) -> str:
        first = args[0]
        if isinstance(first, list):
            if len(args) == 3:
                return "".join(first[args[1] : args[1] + args[2]])
            return "".join(first)
        if args[1] < 0:
            raise ArgumentOutOfRangeException("count", "'count' must be non-negative.")
        return str(str.__str__(first) * args[1])

    Length = property(lambda self: length(self))

    def get_Chars(self: Any, index: int) -> Char:
        text = utf16(self)
        if not 0 <= index < len(text):
            from pyshell.values.exceptions import IndexOutOfRangeException

            raise IndexOutOfRangeException()
        return Char(text[index])

    def Chars(self: Any, index: int) -> Char:
        return StringMembers.get_Chars(self, index)

    def ToString(self: Any, provider: Any = None) -> str:
        return str.__str__(self)

    def Clone(self: Any) -> str:
        return str(self)

    def CompareTo(self: Any, other: Any) -> int:
        return 1 if other is None else collation.compare(self, str(other))

    def Equals(self: Any, other: Any, comparison: Any = None) -> bool:
        if type(other) is not str:
            return False
        if comparison is None:
            return bool(self == other)
        return compare_with(self, other, int(comparison)) == 0

    def Contains(self: Any, value: str, comparison: Any = None) -> bool:
        if value is None:
            raise ArgumentNullException("value")
        return _folded(str.__str__(value), comparison) in _folded(self, comparison)

    def StartsWith(self: Any, value: str, *args: Any) -> bool:
        if value is None:
            raise ArgumentNullException("value")
        comparison = _comparison(args)
        return _folded(self, comparison).startswith(_folded(str.__str__(value), comparison))

    def EndsWith(self: Any, value: str, *args: Any) -> bool:
        if value is None:
            raise ArgumentNullException("value")
        comparison = _comparison(args)
        return _folded(self, comparison).endswith(_folded(str.__str__(value), comparison))

    def IndexOf(self: Any, value: Any, *args: Any) -> int:
        if value is None:
            raise ArgumentNullException("value")
        comparison = _comparison(args)
        numbers = [arg for arg in args if type(arg) is int]
        text, size = utf16(self), length(self)
        start = numbers[0] if numbers else 0
        count = numbers[1] if len(numbers) > 1 else None
        _check_range(start, count, size)
        end = size if count is None else start + count
        return _folded(text, comparison).find(_folded(str.__str__(value), comparison), start, end)

    def LastIndexOf(self: Any, value: Any, *args: Any) -> int:
        if value is None:
            raise ArgumentNullException("value")
        comparison = _comparison(args)
        numbers = [arg for arg in args if type(arg) is int]
        text = _folded(utf16(self), comparison)
        size = len(text)
        start = numbers[0] if numbers else size - 1
        if size == 0:
            return -1 if str.__str__(value) else 0
        if start < -1 or start > size:
            raise ArgumentOutOfRangeException(
                "startIndex",
                "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
            )
        low = 0 if len(numbers) < 2 else max(start - numbers[1] + 1, 0)
        return text.rfind(_folded(str.__str__(value), comparison), low, start + 1)

    def IndexOfAny(self: Any, any_of: Any, start: int = 0, count: int | None = None) -> int:
        end = len(self) if count is None else start + count
        for index in range(start, end):
            if self[index] in any_of:
                return index
        return -1

    def LastIndexOfAny(self: Any, any_of: Any, start: int | None = None, count: int | None = None) -> int:
        first = len(self) - 1 if start is None else start
        last = -1 if count is None else first - count
        for index in range(first, last, -1):
            if self[index] in any_of:
                return index
        return -1

    def Insert(self: Any, index: int, value: str) -> str:
        if value is None:
            raise ArgumentNullException("value")
        _at_most(index, len(self), "startIndex")
        return str(self[:index] + value + self[index:])

    def Remove(self: Any, index: int, count: int | None = None) -> str:
        _not_negative(index, "startIndex")
        if count is None:
            _at_most(index, len(self), "startIndex")
            return str(self[:index])
        _not_negative(count, "count")
        _at_most(count, len(self) - index, "count")
        return str(self[:index] + self[index + count :])

    def Replace(self: Any, old: Any, new: Any, *args: Any) -> str:
        if old is None:
            raise ArgumentNullException("oldValue")
        old, new = str.__str__(old), "" if new is None else str.__str__(new)
        if not old:
            raise ArgumentException("The value cannot be an empty string.", "oldValue")
        comparison = _comparison(args)
        if comparison is None or int(comparison) not in IGNORE_CASE_COMPARISONS:
            return str(self.replace(old, new))
        out, lowered, wanted, position = [], self.lower(), old.lower(), 0
        while True:
            found = lowered.find(wanted, position)
            if found < 0:
                break
            out.append(self[position:found] + new)
            position = found + len(wanted)
        return str("".join(out) + self[position:])

    def ReplaceLineEndings(self: Any, replacement: str = "\n") -> str:
        import re

        return re.sub("\r\n|[\r\n\f\x85\u2028\u2029]", lambda _: replacement, self)

    def Substring(self: Any, start: int, count: int | None = None) -> str:
        text = utf16(self)
        size = len(text)
        if count is None:
            _not_negative(start, "startIndex")
            if start > size:
                raise ArgumentOutOfRangeException("startIndex", "startIndex cannot be larger than length of string.")
            return joined(text[start:])
        if start < 0:
            raise ArgumentOutOfRangeException("startIndex", "StartIndex cannot be less than zero.")
        if start > size:
            raise ArgumentOutOfRangeException("startIndex", "startIndex cannot be larger than length of string.")
        if count < 0:
            raise ArgumentOutOfRangeException("length", "Length cannot be less than zero.")
        if start + count > size:
            raise ArgumentOutOfRangeException("length", "Index and length must refer to a location within the string.")
        return joined(text[start : start + count])

    def Split(self: Any, separator: Any = None, *args: Any) -> list[str]:
        options = 0
        count = -1
        separators: list[str]
        if type(separator) is str or type(separator) is Char:
            separators = [str.__str__(separator)]
        elif separator is None:
            separators = []
        else:
            separators = [str.__str__(each) for each in separator if each is not None]
        for arg in args:
            if type(arg) is int:
                count = arg
            elif isinstance(arg, int) and type(arg).__name__ == "StringSplitOptions":
                options = int(arg)
        if count < -1 or (count == -1 and any(arg == -1 for arg in args if type(arg) is int)):
            raise ArgumentOutOfRangeException("count", "Count cannot be less than zero.")
        return split_text(self, [each for each in separators if each], count, options)

    def Trim(self: Any, *args: Any) -> str:
        characters = _set_of(args)
        return str(self.strip(WHITE if characters is None else characters))

    def TrimStart(self: Any, *args: Any) -> str:
        characters = _set_of(args)
        return str(self.lstrip(WHITE if characters is None else characters))

    def TrimEnd(self: Any, *args: Any) -> str:
        characters = _set_of(args)
        return str(self.rstrip(WHITE if characters is None else characters))

    def PadLeft(self: Any, width: int, filler: str = " ") -> str:
        _not_negative(width, "totalWidth")
        return str(self.rjust(width, str.__str__(filler)))

    def PadRight(self: Any, width: int, filler: str = " ") -> str:
        _not_negative(width, "totalWidth")
        return str(self.ljust(width, str.__str__(filler)))

    def ToUpper(self: Any, info: Any = None) -> str:
        if info is not None and str(getattr(info, "name", "")).startswith(("tr", "az")):
            return net_upper(self.replace("i", "İ"))
        return net_upper(self)

    def ToLower(self: Any, info: Any = None) -> str:
        if info is not None and str(getattr(info, "name", "")).startswith(("tr", "az")):
            return net_lower(self.replace("I", "ı").replace("İ", "i"))
        return net_lower(self)

    def ToUpperInvariant(self: Any) -> str:
        return net_upper(self)

    def ToLowerInvariant(self: Any) -> str:
        return net_lower(self)

    def ToCharArray(self: Any, start: int = 0, count: int | None = None) -> list[Char]:
        text = utf16(self)
        if count is None:
            return [Char(each) for each in text[start:]]
        _not_negative(start, "startIndex")
        _at_most(start, len(text) - count, "startIndex")
        return [Char(each) for each in text[start : start + count]]

    def GetEnumerator(self: Any) -> Any:
        from pyshell.values.clr.enumerators import Enumerator

        return Enumerator([Char(each) for each in utf16(self)], "System.CharEnumerator")

    def GetHashCode(self: Any) -> int:
        number = hash(self) & 0xFFFFFFFF
        return number - (1 << 32) if number > 0x7FFFFFFF else number

    def GetTypeCode(self: Any) -> Any:
        return member("System.TypeCode", "String")

    def IsNormalized(self: Any, form: Any = None) -> bool:
        return bool(StringMembers.Normalize(self, form) == self)

    def Normalize(self: Any, form: Any = None) -> str:
        from unicodedata import normalize

        number = 1 if form is None else int(form)
        return normalize({1: "NFC", 2: "NFD", 5: "NFKC", 6: "NFKD"}[number], self)  # type: ignore[arg-type]

    def EnumerateRunes(self: Any) -> Any:
        from pyshell.values.clr.enumerators import Enumerator
        from pyshell.values.clr.text import Rune

        return Enumerator([Rune(ord(each)) for each in self], "System.Text.StringRuneEnumerator")

    def CopyTo(self: Any, source: int, destination: list[Any], index: int, count: int) -> None:
        destination[index : index + count] = [Char(each) for each in self[source : source + count]]

    # static
    Empty = static_property(lambda: "")

    @staticmethod
    def Compare(first: Any, second: Any, *args: Any) -> int:
        if type(second) is int:
            start1, text, start2, size, *args = second, *args  # type: ignore[assignment]
            first = None if first is None else first[start1 : start1 + size]
            second = None if text is None else text[start2 : start2 + size]
        if first is None or second is None:
            return 0 if first is second else -1 if first is None else 1
        comparison = _comparison(args)
        if comparison is None and any(type(arg).__name__ == "CompareOptions" for arg in args):
            options = next(int(arg) for arg in args if type(arg).__name__ == "CompareOptions")
            if options & 0x10000000 or options & 0x40000000:
                comparison = 5 if options & 0x10000000 else 4
            else:
                comparison = 1 if options & 1 else 0
        return compare_with(first, second, 0 if comparison is None else int(comparison))

    @staticmethod
    def CompareOrdinal(first: str | None, *args: Any) -> int:
        if len(args) > 1:
            start1, second, start2, size = args
            first = (first or "")[start1 : start1 + size]
            second = second[start2 : start2 + size]
        else:
            second = args[0]
        if first is None or second is None:
            return 0 if first is second else -1 if first is None else 1
        return ordinal_difference(first, second)

    @staticmethod
    def static_Equals(first: Any, second: Any, comparison: Any = None) -> bool:
        if first is None or second is None:
            return first is second
        if type(first) is not str or type(second) is not str:
            from pyshell.values.clr.object import net_equals

            return net_equals(first, second)
        return first == second if comparison is None else compare_with(first, second, int(comparison)) == 0

    @staticmethod
    def IsNullOrEmpty(value: str | None) -> bool:
        return not value

    @staticmethod
    def IsNullOrWhiteSpace(value: str | None) -> bool:
        return not value or not value.strip(WHITE)

    @staticmethod
    def Join(separator: Any, *args: Any) -> str:
        text = "" if separator is None else str.__str__(separator)
        if len(args) == 3 and isinstance(args[0], list) and type(args[1]) is int:
            _not_negative(args[1], "startIndex")
            _not_negative(args[2], "count")
            _at_most(args[1], len(args[0]) - args[2], "startIndex")
            values: Any = args[0][args[1] : args[1] + args[2]]
        elif len(args) == 1:
            values = enumerate_value(args[0])
            values = [args[0]] if values is None else values
        else:
            values = args
        return text.join(["" if each is None else plain_text(each) for each in values])

    @staticmethod
    def Concat(*args: Any) -> str:
        if len(args) == 1:
            values = enumerate_value(args[0])
            if values is not None:
                return "".join(plain_text(each) for each in values)
        return "".join(plain_text(each) for each in args)

    @staticmethod
    def Format(*args: Any) -> str:
        from pyshell.values.format import composite

        provider: Any = None
        if type(args[0]) is not str:
            provider, args = args[0], args[1:]
        rest = list(args[1:])
        if len(rest) == 1 and isinstance(rest[0], list):
            rest = list(rest[0])
        if args[0] is None:
            raise ArgumentNullException("format")
        if len(args) == 2 and args[1] is None:
            raise ArgumentNullException("args")
        return composite(args[0], rest, provider)

    @staticmethod
    def Copy(value: str) -> str:
        return value

    @staticmethod
    def Intern(value: str) -> str:
        return value

    @staticmethod
    def IsInterned(value: str) -> str:
        return value


def plain_text(value: Any) -> str:
    """Object.ToString() of a value, empty for null."""
    return "" if value is None else net_string(value)


def split_text(text: str, separators: list[str], count: int, options: int) -> list[str]:
    """String.Split with StringSplitOptions bits 1 (RemoveEmptyEntries) and 2 (TrimEntries)."""
    remove, trim = bool(options & 1), bool(options & 2)
    if count == 0:
        return []
    if count == 1 or not text:
        only = text.strip(WHITE) if trim else text
        return [] if remove and not only else [only]
    parts: list[str] = []
    start = index = 0
    size = len(text)
    single = {each for each in separators if len(each) == 1}
    longer = [each for each in separators if len(each) > 1]
    while index < size:
        found = 0
        for each in longer:
            if text.startswith(each, index):
                found = len(each)
                break
        if not found and (text[index] in single or (not separators and text[index] in WHITE)):
            found = 1
        if found:
            if count > 0 and len(parts) == count - 1:
                break
            part = text[start:index]
            part = part.strip(WHITE) if trim else part
            if part or not remove:
                parts.append(part)
            index += found
            start = index
            continue
        index += 1
    last = text[start:]
    if remove and count > 0 and len(parts) == count - 1:
        changed = True
        while changed:
            changed = False
            for each in separators:
                if last.startswith(each):
                    last, changed = last[len(each) :], True
    last = last.strip(WHITE) if trim else last
    if last or not remove:
        parts.append(last)
    return parts


def _category(character: str) -> str:
    from unicodedata import category

    return category(str.__str__(character))


_CATEGORIES = (
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Pc",
    "Pd",
    "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
)  # fmt: skip


def _one(args: tuple[Any, ...]) -> str:
    """The character meant by (char) or (string, index)."""
    if len(args) == 2:
        text = utf16(args[0])
        if not 0 <= args[1] < len(text):
            raise ArgumentOutOfRangeException("index")
        return text[args[1]]
    return str.__str__(args[0])


class CharMembers:
    implements = "System.Char"

    def ToString(self: Any, provider: Any = None) -> str:
        return str.__str__(self)

    def CompareTo(self: Any, other: Any) -> int:
        return 1 if other is None else ord(self) - ord(other)

    def Equals(self: Any, other: Any) -> bool:
        return type(other) is Char and str.__str__(self) == str.__str__(other)

    def GetHashCode(self: Any) -> int:
        return ord(self) | (ord(self) << 16)

    def GetTypeCode(self: Any) -> Any:
        return member("System.TypeCode", "Char")

    MaxValue = static_property(lambda: Char("\uffff"))
    MinValue = static_property(lambda: Char("\0"))

    @staticmethod
    def IsDigit(*args: Any) -> bool:
        return _category(_one(args)) == "Nd"

    @staticmethod
    def IsNumber(*args: Any) -> bool:
        return _category(_one(args))[0] == "N"

    @staticmethod
    def IsLetter(*args: Any) -> bool:
        return _category(_one(args))[0] == "L"

    @staticmethod
    def IsLetterOrDigit(*args: Any) -> bool:
        kind = _category(_one(args))
        return kind[0] == "L" or kind == "Nd"

    @staticmethod
    def IsUpper(*args: Any) -> bool:
        return _category(_one(args)) == "Lu"

    @staticmethod
    def IsLower(*args: Any) -> bool:
        return _category(_one(args)) == "Ll"

    @staticmethod
    def IsWhiteSpace(*args: Any) -> bool:
        return _one(args) in WHITE

    @staticmethod
    def IsPunctuation(*args: Any) -> bool:
        return _category(_one(args))[0] == "P"

    @staticmethod
    def IsSymbol(*args: Any) -> bool:
        return _category(_one(args))[0] == "S"

    @staticmethod
    def IsSeparator(*args: Any) -> bool:
        return _category(_one(args))[0] == "Z"

    @staticmethod
    def IsControl(*args: Any) -> bool:
        return _category(_one(args)) == "Cc"

    @staticmethod
    def IsSurrogate(*args: Any) -> bool:
        return "\ud800" <= _one(args) <= "\udfff"

    @staticmethod
    def IsHighSurrogate(*args: Any) -> bool:
        return "\ud800" <= _one(args) <= "\udbff"

    @staticmethod
    def IsLowSurrogate(*args: Any) -> bool:
        return "\udc00" <= _one(args) <= "\udfff"

    @staticmethod
    def IsSurrogatePair(*args: Any) -> bool:
        if type(args[1]) is int:
            text = utf16(args[0])
            return args[1] + 1 < len(text) and "\ud800" <= text[args[1]] <= "\udbff"
        return "\ud800" <= str.__str__(args[0]) <= "\udbff" and "\udc00" <= str.__str__(args[1]) <= "\udfff"

    @staticmethod
    def IsAscii(value: str) -> bool:
        return value.isascii()

    @staticmethod
    def IsAsciiLetter(value: str) -> bool:
        return value.isascii() and value.isalpha()

    @staticmethod
    def IsAsciiDigit(value: str) -> bool:
        return value.isascii() and value.isdigit()

    @staticmethod
    def IsAsciiLetterOrDigit(value: str) -> bool:
        return value.isascii() and value.isalnum()

    @staticmethod
    def IsAsciiLetterUpper(value: str) -> bool:
        return value.isascii() and value.isupper()

    @staticmethod
    def IsAsciiLetterLower(value: str) -> bool:
        return value.isascii() and value.islower()

    @staticmethod
    def IsAsciiHexDigit(value: str) -> bool:
        return value in "0123456789abcdefABCDEF"

    @staticmethod
    def IsBetween(value: str, low: str, high: str) -> bool:
        return ord(low) <= ord(value) <= ord(high)

    @staticmethod
    def ToUpper(value: str, info: Any = None) -> str:
        return Char(net_upper(str.__str__(value)))

    @staticmethod
    def ToLower(value: str, info: Any = None) -> str:
        return Char(net_lower(str.__str__(value)))

    @staticmethod
    def ToUpperInvariant(value: str) -> str:
        return Char(net_upper(str.__str__(value)))

    @staticmethod
    def ToLowerInvariant(value: str) -> str:
        return Char(net_lower(str.__str__(value)))

    @staticmethod
    def static_ToString(value: str) -> str:
        return str.__str__(value)

    @staticmethod
    def GetNumericValue(*args: Any) -> float:
        from unicodedata import numeric

        return float(numeric(_one(args), -1.0))

    @staticmethod
    def GetUnicodeCategory(*args: Any) -> Any:
        from pyshell.values.pstype import find_type

        found = find_type("System.Globalization.UnicodeCategory")
        assert found is not None and found.pyclass is not None
        return found.pyclass(_CATEGORIES.index(_category(_one(args))))

    @staticmethod
    def ConvertFromUtf32(value: int) -> str:
        if not 0 <= value <= 0x10FFFF or 0xD800 <= value <= 0xDFFF:
            raise ArgumentOutOfRangeException(
                "utf32",
                "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include "
                "surrogate codepoint "
                "values (0x00d800 ~ 0x00dfff).",
            )
        return chr(value)

    @staticmethod
    def ConvertToUtf32(*args: Any) -> int:
        if type(args[1]) is int:
            text = utf16(args[0])
            high, low = text[args[1]], text[args[1] + 1 : args[1] + 2]
            if not "\ud800" <= high <= "\udbff":
                return ord(high)
        else:
            high, low = str.__str__(args[0]), str.__str__(args[1])
        return (ord(high) - 0xD800) * 0x400 + ord(low) - 0xDC00 + 0x10000

    @staticmethod
    def Parse(text: str) -> Char:
        if text is None:
            raise ArgumentNullException("s")
        if length(text) != 1:
            raise FormatException("String must be exactly one character long.")
        return Char(text)

    @staticmethod
    def TryParse(text: str | None, result: Any) -> bool:
        good = text is not None and length(text) == 1
        result.value = Char(text) if good else Char("\0")
        return good
