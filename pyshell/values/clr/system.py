"""Small types of the System namespace: Guid, Version, SemanticVersion, Random, Environment, GC, Activator,
Nullable …
"""

from __future__ import annotations

from pyshell.values import numbers
from pyshell.values.dotnet import static_property
from pyshell.values.enums import member
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentNullException,
    ArgumentOutOfRangeException,
    FormatException,
    NetException,
    OverflowException,
    RuntimeException,
)
from pyshell.values.numbers import Byte, Int64
from pyshell.values.pstype import PSType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Guid:
    """A GUID as a number of 128 bits."""

    __slots__ = ("number",)
    net_name = "System.Guid"
    parse_takes_culture = True

    def __init__(self, number: int = 0) -> None:
        self.number = number

    @staticmethod
    def net_new(*args: Any) -> Guid:
        if not args:
            return Guid()
        first = args[0]
        if isinstance(first, str):
            return Guid(parse_guid(first))
        from uuid import UUID

        if isinstance(first, list):
            if len(first) != 16:
                raise ArgumentException("Byte array for Guid must be exactly 16 bytes long.", "b")
            return Guid(UUID(bytes_le=bytes(int(each) for each in first)).int)
        rest = args[3] if len(args) == 4 else args[3:]
        number = (int(first) & 0xFFFFFFFF) << 96 | (int(args[1]) & 0xFFFF) << 80 | (int(args[2]) & 0xFFFF) << 64
        return Guid(number | int.from_bytes(bytes(int(each) for each in rest), "big"))

    @staticmethod
    def net_default() -> Guid:
        return Guid()

    def __str__(self) -> str:
        text = f"{self.number:032x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    def __eq__(self, other: object) -> bool:
        return type(other) is Guid and self.number == other.number

    def __hash__(self) -> int:
        return hash(self.number)

    def net_format(self, spec: str | None, provider: Any) -> str:
        kind = (spec or "D").upper()
        text = str(self)
        if kind == "D":
            return text
        if kind == "N":
            return text.replace("-", "")
        if kind == "B":
            return "{" + text + "}"
        if kind == "P":
            return f"({text})"
        if kind == "X":
            digits = text.replace("-", "")
            tail = ",".join("0x" + digits[16 + index * 2 : 18 + index * 2] for index in range(8))
            return f"{{0x{digits[:8]},0x{digits[8:12]},0x{digits[12:16]},{{{tail}}}}}"
        raise FormatException('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".')

    def ToString(self, format: str | None = None, provider: Any = None) -> str:
        return self.net_format(format, provider)

    def ToByteArray(self, big_endian: bool = False) -> Any:
        from uuid import UUID

        from pyshell.values.clr.convert import byte_array

        value = UUID(int=self.number)
        return byte_array(value.bytes if big_endian else value.bytes_le)

    def CompareTo(self, other: Any) -> int:
        return 1 if other is None else (self.number > other.number) - (self.number < other.number)

    def Equals(self, other: Any) -> bool:
        return bool(self == other)

    Version = property(lambda self: self.number >> 76 & 0xF)
    Variant = property(lambda self: self.number >> 60 & 0xF)
    Empty = static_property(lambda: Guid(0))
    AllBitsSet = static_property(lambda: Guid((1 << 128) - 1))

    @staticmethod
    def NewGuid() -> Guid:
        from uuid import uuid4

        return Guid(uuid4().int)

    @staticmethod
    def CreateVersion7(*args: Any) -> Guid:
        from secrets import randbits
        from time import time_ns

        stamp = time_ns() // 1_000_000
        return Guid(stamp << 80 | 7 << 76 | randbits(12) << 64 | 2 << 62 | randbits(62))

    @staticmethod
    def Parse(text: str, provider: Any = None) -> Guid:
        if text is None:
            raise ArgumentNullException("input")
        return Guid(parse_guid(text))

    @staticmethod
    def TryParse(text: str | None, *rest: Any) -> bool:
        try:
            rest[-1].value = Guid(parse_guid(text or ""))
        except NetException:
            rest[-1].value = Guid(0)
            return False
        return True

    @staticmethod
    def ParseExact(text: str, spec: str) -> Guid:
        made = Guid(parse_guid(text))
        if made.net_format(spec, None).lower() != text.strip().lower():
            raise FormatException("Unrecognized Guid format.")
        return made


def parse_guid(text: str) -> int:
    """Raises FormatException."""
    body = text.strip()
    if body.startswith("{0x") or body.startswith("{0X"):
        digits = body.replace("0x", "").replace("0X", "").replace("{", "").replace("}", "").split(",")
        widths = (8, 4, 4, *([2] * 8))
        if len(digits) == 11:
            body = "".join(part.strip().rjust(width, "0") for part, width in zip(digits, widths))
    else:
        if body[:1] + body[-1:] in ("{}", "()"):
            body = body[1:-1]
            if len(body) != 36:
                body = ""
        parts = body.split("-")
        if len(parts) == 5 and [len(part) for part in parts] == [8, 4, 4, 4, 12]:
            body = "".join(parts)
        elif len(parts) != 1:
            if len(body) == 36 or len(parts) == 5:
                raise FormatException(
                    "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
                )
            raise FormatException("Unrecognized Guid format.")
    if len(body) != 32:
        raise FormatException("Unrecognized Guid format.")
    try:
        return int(body, 16)
    except ValueError:
        raise FormatException("Guid string should only contain hexadecimal characters.") from None


class Version:
    """System.Version; build and revision are -1 when not given."""

    __slots__ = ("major", "minor", "build", "revision")
    net_name = "System.Version"

    def __init__(self, major: int = 0, minor: int = 0, build: int = -1, revision: int = -1) -> None:
        self.major = major
        self.minor = minor
        self.build = build
        self.revision = revision

    @staticmethod
    def net_new(*args: Any) -> Version:
        if args and isinstance(args[0], str):
            return Version(*parse_version(args[0]))
        names = ("major", "minor", "build", "revision")
        for name, value in zip(names, args):
            if value < 0:
                raise ArgumentOutOfRangeException(name, f"{name} ('{value}') must be a non-negative value.", value)
        return Version(*[int(arg) for arg in args])

    def parts(self) -> tuple[int, int, int, int]:
        return (self.major, self.minor, self.build, self.revision)

    def __str__(self) -> str:
        return ".".join(str(part) for part in self.parts() if part >= 0)

    def __eq__(self, other: object) -> bool:
        return type(other) is Version and self.parts() == other.parts()

    def __hash__(self) -> int:
        return hash(self.parts())

    def __lt__(self, other: Version) -> bool:
        return self.parts() < other.parts()

    Major = property(lambda self: self.major)
    Minor = property(lambda self: self.minor)
    Build = property(lambda self: self.build)
    Revision = property(lambda self: self.revision)
    MajorRevision = property(lambda self: numbers.Int16(self.revision >> 16))
    MinorRevision = property(lambda self: numbers.Int16(self.revision & 0xFFFF if self.revision >= 0 else -1))

    def ToString(self, count: Any = None, *args: Any) -> str:
        if type(count) is not int:
            return str(self)
        parts = self.parts()
        available = sum(1 for part in parts if part >= 0)
        if not 0 <= count <= available:
            raise ArgumentException(f"Argument must be between 0 and {available}.", "fieldCount")
        return ".".join(str(part) for part in parts[:count])

    def CompareTo(self, other: Any) -> int:
        if other is None:
            return 1
        if type(other) is not Version:
            raise ArgumentException("Object must be of type Version.", "version")
        return int((self.parts() > other.parts()) - (self.parts() < other.parts()))

    def Equals(self, other: Any) -> bool:
        return bool(self == other)

    def Clone(self) -> Version:
        return self

    @staticmethod
    def Parse(text: str) -> Version:
        if text is None:
            raise ArgumentNullException("input")
        return Version(*parse_version(text))

    @staticmethod
    def TryParse(text: str | None, result: Any) -> bool:
        try:
            result.value = Version(*parse_version(text or ""))
        except NetException:
            result.value = None
            return False
        return True


def parse_version(text: str) -> list[int]:
    """Raises ArgumentException, FormatException, OverflowException."""
    from pyshell.values.numparse import bad_format, parse_integer

    parts = text.split(".")
    if not 2 <= len(parts) <= 4:
        raise ArgumentException("Version string portion was too short or too long.", "input")
    found: list[int] = []
    for part in parts:
        number = parse_integer(part)
        if number is None:
            raise bad_format(part)
        if number > numbers.INT32_MAX:
            raise OverflowException("Value was either too large or too small for an Int32.")
        if number < 0:
            raise ArgumentOutOfRangeException("input", "Version's parameters must be greater than or equal to zero.")
        found.append(number)
    return found


def _plain_version(value: SemanticVersion) -> Version:
    return Version(value.major, value.minor, value.patch)


def _three(given: list[int]) -> tuple[int, int, int]:
    major, minor, patch = [*given, 0, 0, 0][:3]
    return major, minor, patch


class SemanticVersion:
    """System.Management.Automation.SemanticVersion."""

    __slots__ = ("major", "minor", "patch", "pre_release", "build_label")
    net_name = "System.Management.Automation.SemanticVersion"

    def __init__(
        self,
        major: int = 0,
        minor: int = 0,
        patch: int = 0,
        pre_release: str | None = None,
        build_label: str | None = None,
    ) -> None:
        self.major = major
        self.minor = minor
        self.patch = patch
        self.pre_release = pre_release
        self.build_label = build_label

    @staticmethod
    def cast_to(target: PSType) -> Any:
        return ("op_Implicit", _plain_version) if target.pyclass is Version else None

    @staticmethod
    def net_new(*args: Any) -> SemanticVersion:
        first = args[0]
        if isinstance(first, str):
            return parse_semantic(first)
        if type(first) is Version:
            if first.revision > 0:
                raise ArgumentException("version")
            return SemanticVersion(first.major, first.minor, max(first.build, 0))
        given = [int(arg) for arg in args if isinstance(arg, int)]
        for name, value in zip(("major", "minor", "patch"), given):
            if value < 0:
                from pyshell.values import exceptions

                raise exceptions.PSArgumentException(
                    f'Cannot process argument because the value of argument "{name}" is not valid. Change the '
                    f"value of the "
                    f'"{name}" argument and run the operation again.'
                )
        texts = [arg for arg in args if isinstance(arg, str)]
        if len(texts) == 1:
            return SemanticVersion(*_three(given), *_labels(texts[0]))
        return SemanticVersion(*_three(given), *texts[:2])

    def __str__(self) -> str:
        text = f"{self.major}.{self.minor}.{self.patch}"
        if self.pre_release:
            text += "-" + self.pre_release
        if self.build_label:
            text += "+" + self.build_label
        return text

    def __eq__(self, other: object) -> bool:
        # The build label has no part in a version's order.
        return type(other) is SemanticVersion and self._compared() == other._compared()

    def __hash__(self) -> int:
        return hash(self._compared())

    def _compared(self) -> tuple[int, int, int, str | None]:
        return self.major, self.minor, self.patch, self.pre_release

    Major = property(lambda self: self.major)
    Minor = property(lambda self: self.minor)
    Patch = property(lambda self: self.patch)
    PreReleaseLabel = property(lambda self: self.pre_release)
    BuildLabel = property(lambda self: self.build_label)

    def ToString(self) -> str:
        return str(self)

    def CompareTo(self, other: Any) -> int:
        if other is None:
            return 1
        mine, theirs = (self.major, self.minor, self.patch), (other.major, other.minor, other.patch)
        if mine != theirs:
            return 1 if mine > theirs else -1
        return compare_labels(self.pre_release, other.pre_release)

    def Equals(self, other: Any) -> bool:
        return bool(self == other)

    @staticmethod
    def Parse(text: str) -> SemanticVersion:
        return parse_semantic(text)

    @staticmethod
    def TryParse(text: str, result: Any) -> bool:
        try:
            result.value = parse_semantic(text)
        except NetException:
            result.value = None
            return False
        return True

    @staticmethod
    def Compare(first: Any, second: Any) -> int:
        if first is None:
            return 0 if second is None else -1
        return int(first.CompareTo(second))


def _labels(text: str) -> tuple[str | None, str | None]:
    pre, plus, build = text.partition("+")
    return pre or None, build or None


def compare_labels(first: str | None, second: str | None) -> int:
    """SemVer's precedence of pre-release labels; none is the highest."""
    if not first or not second:
        return 0 if not first and not second else 1 if not first else -1
    one, two = first.split("."), second.split(".")
    for a, b in zip(one, two):
        if a == b:
            continue
        if a.isdecimal() and b.isdecimal():
            return 1 if int(a) > int(b) else -1
        if a.isdecimal() or b.isdecimal():
            return -1 if a.isdecimal() else 1
        return 1 if a > b else -1
    return (len(one) > len(two)) - (len(one) < len(two))


def parse_semantic(text: str) -> SemanticVersion:
    """Raises FormatException."""
    if text is None:
        raise ArgumentNullException("version")
    bad = FormatException("The input string '' was not in a correct format.")
    body, plus, build = text.partition("+")
    version, dash, pre = body.partition("-")
    if (dash and not pre) or (plus and not build):
        raise bad
    label = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-."
    if any(character not in label for character in pre + build):
        raise bad
    parts = version.split(".")
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() and part.isascii() for part in parts):
        raise bad
    found = [int(part) for part in parts] + [0, 0]
    if any(number > numbers.INT32_MAX for number in found):
        raise bad
    return SemanticVersion(found[0], found[1], found[2], pre or None, build or None)


class Random:
    """System.Random: with a seed, .NET's own sequence."""

    __slots__ = ("state", "next_index", "next_other", "engine")
    net_name = "System.Random"

    def __init__(self, seed: int | None = None) -> None:
        self.engine: Any = None
        if seed is None:
            from random import Random as PythonRandom

            self.engine = PythonRandom()
            return
        state = [0] * 56
        subtraction = 2147483647 if seed == -2147483648 else abs(seed)
        current = 161803398 - subtraction
        state[55] = current
        step = 1
        for index in range(1, 55):
            place = 21 * index % 55
            state[place] = step
            step = current - step
            if step < 0:
                step += 2147483647
            current = state[place]
        for _ in range(4):
            for index in range(1, 56):
                other = index + 30
                if other >= 55:
                    other -= 55
                value = state[index] - state[1 + other]
                # 32-bit wrap-around, as the unchecked subtraction does
                value = (value + 0x80000000) % 0x100000000 - 0x80000000
                if value < 0:
                    value += 2147483647
                state[index] = value
        self.state = state
        self.next_index, self.next_other = 0, 21

    def _sample(self) -> int:
        index = self.next_index + 1 if self.next_index + 1 < 56 else 1
        other = self.next_other + 1 if self.next_other + 1 < 56 else 1
        value = self.state[index] - self.state[other]
        if value == 2147483647:
            value -= 1
        if value < 0:
            value += 2147483647
        self.state[index] = value
        self.next_index, self.next_other = index, other
        return value

    def _unit(self) -> float:
        return float(self.engine.random()) if self.engine is not None else self._sample() * (1.0 / 2147483647)

    def Next(self, *args: int) -> int:
        low, high = (0, 2147483647) if not args else (0, args[0]) if len(args) == 1 else args
        if low > high:
            name = "maxValue" if len(args) == 1 else "minValue"
            raise ArgumentOutOfRangeException(
                name,
                f"'{name}' must be greater than zero."
                if len(args) == 1
                else "'minValue' cannot be greater than maxValue.",
            )
        if not args and self.engine is None:
            return self._sample()
        span = high - low
        if span <= 2147483647:
            return int(self._unit() * span) + low
        return low + int(self._large() * span)

    def _large(self) -> float:
        if self.engine is not None:
            return float(self.engine.random())
        value = self._sample()
        if self._sample() % 2 == 0:
            value = -value
        return (value + 2147483646.0) / 4294967293.0

    def NextInt64(self, *args: int) -> Int64:
        low, high = (0, Int64.MAX) if not args else (0, args[0]) if len(args) == 1 else args
        return Int64(low + int(self._unit() * (int(high) - int(low))))

    def NextDouble(self) -> float:
        return self._unit()

    def NextSingle(self) -> Any:
        return numbers.Single(self._unit())

    def NextBytes(self, buffer: list[Any]) -> None:
        for index in range(len(buffer)):
            buffer[index] = Byte(self._sample() & 0xFF if self.engine is None else self.engine.randrange(256))

    def Shuffle(self, values: list[Any]) -> None:
        size = len(values)
        for index in range(size - 1):
            other = self.Next(index, size)
            if other != index:
                values[index], values[other] = values[other], values[index]

    def GetItems(self, choices: list[Any], length: int) -> Any:
        return type(choices)([choices[self.Next(len(choices))] for _ in range(length)])

    def GetHexString(self, length: int, lowercase: bool = False) -> str:
        digits = "0123456789abcdef" if lowercase else "0123456789ABCDEF"
        return "".join(digits[self.Next(16)] for _ in range(length))

    Shared = static_property(lambda: Random())


class EnvironmentMembers:
    net_name = "System.Environment"

    NewLine = "\n"
    TickCount = static_property(lambda: _milliseconds() & 0x7FFFFFFF)
    TickCount64 = static_property(lambda: Int64(_milliseconds()))
    HasShutdownStarted = False
    Is64BitOperatingSystem = True
    Is64BitProcess = True
    UserInteractive = True
    SystemPageSize = 4096
    SystemDirectory = ""
    ProcessId = static_property(lambda: _os().getpid())
    ProcessorCount = static_property(lambda: _os().cpu_count() or 1)
    CurrentManagedThreadId = 1
    CurrentDirectory = static_property(lambda: _os().getcwd(), lambda value: _os().chdir(value))
    MachineName = static_property(lambda: _os().uname().nodename)
    UserName = static_property(lambda: _user())
    UserDomainName = static_property(lambda: _os().uname().nodename)
    CommandLine = static_property(lambda: " ".join(__import__("sys").argv))
    ProcessPath = static_property(lambda: __import__("sys").executable)
    WorkingSet = static_property(lambda: Int64(__import__("psutil").Process().memory_info().rss))
    ExitCode = 0
    StackTrace = ""

    OSVersion = static_property(lambda: OperatingSystem())
    Version = static_property(lambda: Version(10, 0, 0))

    @staticmethod
    def GetEnvironmentVariable(name: str, target: Any = None) -> str | None:
        if name is None:
            raise ArgumentNullException("variable")
        found: str | None = _os().environ.get(name)
        return found

    @staticmethod
    def SetEnvironmentVariable(name: str, value: str | None, target: Any = None) -> None:
        if not value:
            _os().environ.pop(name, None)
        else:
            _os().environ[name] = value

    @staticmethod
    def GetEnvironmentVariables(target: Any = None) -> Any:
        from pyshell.values.collections import Hashtable

        return Hashtable(dict(_os().environ), ignore_case=False)

    @staticmethod
    def ExpandEnvironmentVariables(text: str) -> str:
        import re

        return re.sub("%([^%]+)%", lambda found: _os().environ.get(found[1], found[0]), text)

    @staticmethod
    def GetCommandLineArgs() -> list[str]:
        import sys

        return list(sys.argv)

    @staticmethod
    def GetLogicalDrives() -> list[str]:
        return ["/"]

    @staticmethod
    def GetFolderPath(folder: Any, option: Any = None) -> str:
        return special_folder(folder.name)

    @staticmethod
    def Exit(code: int) -> None:
        raise SystemExit(code)

    @staticmethod
    def FailFast(message: str) -> None:
        raise SystemExit(134)


def special_folder(name: str) -> str:
    """Environment.GetFolderPath on Linux."""
    from os.path import expanduser, isdir, join

    home = expanduser("~")
    environ = _os().environ
    known = {
        "UserProfile": home,
        "Personal": home,
        "MyDocuments": home,
        "ApplicationData": environ.get("XDG_CONFIG_HOME") or join(home, ".config"),
        "LocalApplicationData": environ.get("XDG_DATA_HOME") or join(home, ".local", "share"),
        "CommonApplicationData": "/usr/share",
        "Desktop": join(home, "Desktop"),
        "DesktopDirectory": join(home, "Desktop"),
        "MyMusic": join(home, "Music"),
        "MyPictures": join(home, "Pictures"),
        "MyVideos": join(home, "Videos"),
        "Templates": join(home, "Templates"),
        "Fonts": join(home, ".fonts"),
        "CommonTemplates": "/usr/share/templates",
    }
    found = known.get(name, "")
    return found if found and (isdir(found) or name in ("UserProfile",)) else ""


def _os() -> Any:
    import os

    return os


def _milliseconds() -> int:
    from time import monotonic_ns

    return monotonic_ns() // 1_000_000


def _user() -> str:
    from getpass import getuser

    return getuser()


class OperatingSystem:
    """System.OperatingSystem."""

    __slots__ = ()
    net_name = "System.OperatingSystem"

    @property
    def Platform(self) -> Any:
        return member("System.PlatformID", "Unix")

    @property
    def Version(self) -> Any:
        digits = [int(part) for part in _os().uname().release.replace("-", ".").split(".")[:4] if part.isdecimal()]
        return Version(*(digits + [0, 0])[:4])

    @property
    def VersionString(self) -> str:
        return f"Unix {self.Version}"

    ServicePack = ""

    def ToString(self) -> str:
        return self.VersionString

    def __str__(self) -> str:
        return self.VersionString

    IsWindows = staticmethod(lambda: False)
    IsLinux = staticmethod(lambda: _os().uname().sysname == "Linux")
    IsMacOS = staticmethod(lambda: _os().uname().sysname == "Darwin")


class GCMembers:
    net_name = "System.GC"

    MaxGeneration = 2

    @staticmethod
    def Collect(*args: Any) -> None:
        import gc

        gc.collect()

    @staticmethod
    def GetTotalMemory(force: bool) -> Int64:
        import psutil

        return Int64(psutil.Process().memory_info().rss)

    @staticmethod
    def WaitForPendingFinalizers() -> None:
        return None

    @staticmethod
    def SuppressFinalize(value: Any) -> None:
        return None

    @staticmethod
    def GetGeneration(value: Any) -> int:
        return 0

    @staticmethod
    def CollectionCount(generation: int) -> int:
        return 0

    @staticmethod
    def KeepAlive(value: Any) -> None:
        return None


class ActivatorMembers:
    net_name = "System.Activator"

    @staticmethod
    def CreateInstance(type_: PSType, *args: Any) -> Any:
        from pyshell.values.members import new_object

        given = list(args[0]) if len(args) == 1 and isinstance(args[0], list) else list(args)
        try:
            return new_object(type_, given, raw=True)
        except RuntimeException as error:
            from pyshell.values import exceptions

            raise exceptions.MissingMethodException(
                f"Constructor on type '{type_.clr_name}' not found."
                if given
                else f"No parameterless constructor defined for type '{type_.clr_name}'."
            ) from error

    signatures = {
        "CreateInstance": [
            "static System.Object CreateInstance(type type)",
            "static System.Object CreateInstance(type type, Params System.Object[] args)",
        ]
    }


class Index:
    """System.Index."""

    __slots__ = ("value", "from_end")
    net_name = "System.Index"

    def __init__(self, value: int = 0, from_end: bool = False) -> None:
        self.value = value
        self.from_end = from_end

    def __str__(self) -> str:
        return f"^{self.value}" if self.from_end else str(self.value)

    Value = property(lambda self: self.value)
    IsFromEnd = property(lambda self: self.from_end)

    @staticmethod
    def cast_from(kind: type) -> Any:
        return ("op_Implicit", Index) if kind is int else None


class Range:
    """System.Range."""

    __slots__ = ("start", "end")
    net_name = "System.Range"

    def __init__(self, start: Any = None, end: Any = None) -> None:
        self.start = start if start is not None else Index()
        self.end = end if end is not None else Index()

    def __str__(self) -> str:
        return f"{self.start}..{self.end}"

    Start = property(lambda self: self.start)
    End = property(lambda self: self.end)
    signatures = {"new": ["System.Range new(System.Index start, System.Index end)"]}
