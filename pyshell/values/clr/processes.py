"""System.Diagnostics.Process, read with psutil when a property is asked for."""

from __future__ import annotations

from datetime import datetime as local_datetime
from time import monotonic, sleep

from pyshell.values.clr.datetime import DateTime, TimeSpan
from pyshell.values.enums import member
from pyshell.values.exceptions import ArgumentException, InvalidOperationException
from pyshell.values.numbers import Int64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_TICKS_PER_SECOND = 10_000_000


def _short(number: int) -> int:
    """A 64-bit size as the older 32-bit property shows it."""
    return (number + 2**31) % 2**32 - 2**31


def _span(seconds: float) -> TimeSpan:
    return TimeSpan(round(seconds * _TICKS_PER_SECOND))


def _sizes(*fields: str) -> Any:
    """A property that reads one line of the process's status."""

    def read(self: Process) -> Int64:
        return Int64(self.status_size(*fields))

    return property(read)


def _short_sizes(*fields: str) -> Any:
    return property(lambda self: _short(self.status_size(*fields)))


class Process:
    """System.Diagnostics.Process."""

    __slots__ = ("id", "name", "started", "popen", "ets", "__weakref__")
    net_name = "System.Diagnostics.Process"

    def __init__(self, id: int = 0, name: str | None = None, started: float = 0.0, popen: Any = None) -> None:
        self.id = id
        self.name = name
        self.started = started
        self.popen = popen

    # --- the system's view

    def of_system(self) -> Any:
        """The psutil process; InvalidOperationException when none with this start is left."""
        import psutil

        try:
            found = psutil.Process(self.id)
            if not self.started or abs(found.create_time() - self.started) < 1:
                return found
        except psutil.Error:
            pass
        raise InvalidOperationException(
            f"Process has exited, so the requested information is not available. ({self.id})"
        )

    def ask(self, question: Callable[[Any], Any], otherwise: Any = None) -> Any:
        """What the system tells of the process, `otherwise` where that is not for this user to know."""
        import psutil

        try:
            return question(self.of_system())
        except (psutil.Error, OSError):
            return otherwise

    def status_size(self, *fields: str) -> int:
        """The bytes of a field of /proc/ID/status; elsewhere what psutil calls resident or virtual memory."""
        try:
            with open(f"/proc/{self.id}/status", encoding="utf-8", errors="replace") as file:
                for line in file:
                    if line.startswith(fields):
                        return int(line.split()[1]) * 1024
            return 0
        except OSError:
            kind = "vms" if fields[0] in ("VmSize", "VmPeak") else "rss"
            return int(self.ask(lambda process: getattr(process.memory_info(), kind), 0))

    @property
    def ProcessName(self) -> str:
        if self.name is None:
            self.name = process_name(self.of_system())
        return self.name

    @property
    def SessionId(self) -> int:
        from os import getsid

        try:
            return getsid(self.id)
        except OSError:
            return 0

    @property
    def HasExited(self) -> bool:
        import psutil

        if self.popen is not None:
            return self.popen.poll() is not None
        try:
            return bool(self.of_system().status() == psutil.STATUS_ZOMBIE)
        except (psutil.Error, InvalidOperationException):
            return True

    @property
    def ExitCode(self) -> int:
        if self.popen is None:
            raise InvalidOperationException(
                "Process was not started by this object, so requested information cannot be determined."
            )
        code = self.popen.poll()
        if code is None:
            raise InvalidOperationException("Process must exit before requested information can be determined.")
        return int(code) if code >= 0 else 128 - code

    @property
    def StartTime(self) -> DateTime:
        made = local_datetime.fromtimestamp(self.started or self.of_system().create_time())
        ticks = (made - local_datetime(1, 1, 1)) // _MICROSECOND * 10
        return DateTime(ticks, 2)

    @property
    def HandleCount(self) -> int:
        return int(self.ask(lambda process: process.num_fds(), 0))

    @property
    def BasePriority(self) -> int:
        return _base_priority(int(self.ask(lambda process: process.nice(), 0)))

    @property
    def PriorityClass(self) -> Any:
        number = int(self.ask(lambda process: process.nice(), 0))
        for name, lowest in (("Idle", 19), ("BelowNormal", 10), ("Normal", 0), ("AboveNormal", -6), ("High", -11)):
            if number >= lowest:
                return member("System.Diagnostics.ProcessPriorityClass", name)
        return member("System.Diagnostics.ProcessPriorityClass", "RealTime")

    @property
    def cpu(self) -> float | None:
        times = self.ask(lambda process: process.cpu_times())
        return None if times is None else float(times.user + times.system)

    TotalProcessorTime = property(lambda self: _span(self.cpu or 0.0))
    UserProcessorTime = property(lambda self: _span(self.ask(lambda process: process.cpu_times().user, 0.0)))
    PrivilegedProcessorTime = property(lambda self: _span(self.ask(lambda process: process.cpu_times().system, 0.0)))
    path = property(lambda self: self.ask(lambda process: process.exe() or None))
    Id = property(lambda self: self.id)
    MachineName = property(lambda self: ".")
    MainWindowTitle = property(lambda self: "")
    Responding = property(lambda self: True)

    @property
    def command_line(self) -> str | None:
        words = self.ask(lambda process: process.cmdline())
        return " ".join(words) if words else None

    @property
    def parent(self) -> Process | None:
        found = self.ask(lambda process: process.parent())
        return None if found is None else of_psutil(found)

    @property
    def user_name(self) -> str | None:
        found: str | None = self.ask(lambda process: process.username())
        return found

    WorkingSet64 = _sizes("VmRSS")
    PeakWorkingSet64 = _sizes("VmHWM")
    VirtualMemorySize64 = _sizes("VmSize")
    PeakVirtualMemorySize64 = _sizes("VmPeak")
    PrivateMemorySize64 = _sizes("VmData")
    PagedMemorySize64 = _sizes("VmSwap")
    PeakPagedMemorySize64 = _sizes("VmSwap")
    WorkingSet = _short_sizes("VmRSS")
    PeakWorkingSet = _short_sizes("VmHWM")
    VirtualMemorySize = _short_sizes("VmSize")
    PeakVirtualMemorySize = _short_sizes("VmPeak")
    PrivateMemorySize = _short_sizes("VmData")
    PagedMemorySize = _short_sizes("VmSwap")
    PeakPagedMemorySize = _short_sizes("VmSwap")
    # The system keeps no count of these.
    NonpagedSystemMemorySize64 = property(lambda self: Int64(0))
    PagedSystemMemorySize64 = property(lambda self: Int64(0))
    NonpagedSystemMemorySize = property(lambda self: 0)
    PagedSystemMemorySize = property(lambda self: 0)

    def __str__(self) -> str:
        return f"{self.net_name} ({self.name})" if self.name else self.net_name

    # --- what can be done with it

    def Kill(self, entireProcessTree: bool = False) -> None:
        import psutil

        if self.HasExited:
            return
        process = self.of_system()
        below = process.children(recursive=True) if entireProcessTree else []
        for each in [*below, process]:
            try:
                each.kill()
            except psutil.NoSuchProcess:
                continue
            except psutil.AccessDenied:
                from pyshell.values import exceptions

                raise exceptions.Win32Exception("Operation not permitted") from None

    def WaitForExit(self, milliseconds: int = -1) -> bool:
        until = None if milliseconds < 0 else monotonic() + milliseconds / 1000
        while not self.HasExited:
            if until is not None and monotonic() >= until:
                return False
            sleep(0.01)
        return True

    def Refresh(self) -> None:
        """Nothing is kept that could be old."""

    def Close(self) -> None:
        """Let go of the process; nothing is held."""

    Dispose = Close

    @staticmethod
    def GetCurrentProcess() -> Process:
        from os import getpid

        return process_of(getpid())

    @staticmethod
    def GetProcessById(processId: int) -> Process:
        return process_of(processId)

    @staticmethod
    def GetProcesses() -> list[Process]:
        return processes()

    @staticmethod
    def GetProcessesByName(processName: str) -> list[Process]:
        wanted = processName.lower()
        return [each for each in processes() if (each.name or "").lower() == wanted]


def _microsecond() -> Any:
    from datetime import timedelta

    return timedelta(microseconds=1)


_MICROSECOND = _microsecond()


def _base_priority(nice: int) -> int:
    """Windows' number for a niceness."""
    for priority, lowest in ((4, 19), (6, 10), (8, 0), (10, -6), (13, -11)):
        if nice >= lowest:
            return priority
    return 24


def process_name(process: Any) -> str:
    """The name that .NET gives a process of psutil's."""
    name: str = process.name()
    return name


def of_psutil(process: Any) -> Process:
    """A process of psutil's as .NET's."""
    return Process(process.pid, process_name(process), process.create_time())


def processes() -> list[Process]:
    """All processes of the system, in no particular order."""
    import psutil

    found = []
    for process in psutil.process_iter():
        try:
            found.append(of_psutil(process))
        except psutil.Error:
            continue
    return found


def process_of(number: int) -> Process:
    """The process of an id; ArgumentException when there is none."""
    import psutil

    try:
        if number >= 0:
            return of_psutil(psutil.Process(number))
    except (psutil.Error, OverflowError):
        pass
    raise ArgumentException(f"Process with an Id of {number} is not running.")
