"""System.Diagnostics.Stopwatch, System.Threading and Tasks basics."""

from __future__ import annotations

from time import perf_counter_ns, sleep

from pyshell.values.clr.datetime import TimeSpan
from pyshell.values.dotnet import static_property, takes_class
from pyshell.values.enums import member
from pyshell.values.exceptions import NetException
from pyshell.values.numbers import Int64
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Stopwatch:
    """System.Diagnostics.Stopwatch."""

    __slots__ = ("elapsed", "since")
    net_name = "System.Diagnostics.Stopwatch"

    def __init__(self) -> None:
        self.elapsed = 0
        self.since: int | None = None

    def nanoseconds(self) -> int:
        return self.elapsed + (perf_counter_ns() - self.since if self.since is not None else 0)

    IsRunning = property(lambda self: self.since is not None)
    Elapsed = property(lambda self: TimeSpan(self.nanoseconds() // 100))
    ElapsedMilliseconds = property(lambda self: Int64(self.nanoseconds() // 1_000_000))
    ElapsedTicks = property(lambda self: Int64(self.nanoseconds()))

    def __str__(self) -> str:
        return str(self.Elapsed)

    def Start(self) -> None:
        if self.since is None:
            self.since = perf_counter_ns()

    def Stop(self) -> None:
        self.elapsed, self.since = self.nanoseconds(), None

    def Reset(self) -> None:
        self.elapsed, self.since = 0, None

    def Restart(self) -> None:
        self.elapsed, self.since = 0, perf_counter_ns()

    Frequency = static_property(lambda: Int64(1_000_000_000))
    IsHighResolution = True

    @staticmethod
    def StartNew() -> Stopwatch:
        made = Stopwatch()
        made.Start()
        return made

    @staticmethod
    def GetTimestamp() -> Int64:
        return Int64(perf_counter_ns())

    @staticmethod
    def GetElapsedTime(start: int, end: int | None = None) -> TimeSpan:
        return TimeSpan(((perf_counter_ns() if end is None else end) - start) // 100)


class Thread:
    """System.Threading.Thread, the current one."""

    __slots__ = ("name",)
    net_name = "System.Threading.Thread"

    def __init__(self) -> None:
        self.name: str | None = None

    @property
    def CurrentCulture(self) -> Any:
        from pyshell.values.clr.globalization import culture_info
        from pyshell.values.culture import current

        return culture_info(current().name)

    @CurrentCulture.setter
    def CurrentCulture(self, value: Any) -> None:
        from pyshell.values.culture import set_current

        set_current(value.culture)

    CurrentUICulture = CurrentCulture
    ManagedThreadId = property(lambda self: 1)
    IsAlive = property(lambda self: True)
    IsBackground = property(lambda self: False)
    IsThreadPoolThread = property(lambda self: False)
    ThreadState = property(lambda self: member("System.Threading.ThreadState", "Running"))
    Priority = property(lambda self: member("System.Threading.ThreadPriority", "Normal"))

    @property
    def Name(self) -> str | None:
        return self.name

    @Name.setter
    def Name(self, value: str) -> None:
        self.name = value

    def GetApartmentState(self) -> Any:
        return member("System.Threading.ApartmentState", "Unknown")

    CurrentThread = static_property(lambda: _THREAD)

    @staticmethod
    def Sleep(time: Any) -> None:
        sleep(max(time.ticks / 10_000_000 if isinstance(time, TimeSpan) else time / 1000, 0))


_THREAD: Thread = Thread()


class Task:
    """A task that is finished, or runs in a Python thread."""

    __slots__ = ("result", "error", "thread", "done", "__weakref__")
    net_name = "System.Threading.Tasks.Task"

    def __init__(self, result: Any = None) -> None:
        self.result = result
        self.error: NetException | None = None
        self.thread: Any = None
        self.done = True

    def _finish(self) -> None:
        if self.thread is not None:
            self.thread.join()

    IsCompleted = property(lambda self: self.done)
    IsCompletedSuccessfully = property(lambda self: self.done and self.error is None)
    IsFaulted = property(lambda self: self.done and self.error is not None)
    IsCanceled = property(lambda self: False)
    Id = property(lambda self: id(self) & 0xFFFF)
    Exception = property(lambda self: self.error)

    @property
    def Status(self) -> Any:
        name = "Running" if not self.done else "Faulted" if self.error is not None else "RanToCompletion"
        return member("System.Threading.Tasks.TaskStatus", name)

    @property
    def Result(self) -> Any:
        self._finish()
        if self.error is not None:
            raise self._aggregate()
        return self.result

    def _aggregate(self) -> NetException:
        from pyshell.values import exceptions

        assert self.error is not None
        error: NetException = exceptions.AggregateException(
            f"One or more errors occurred. ({self.error.message})", self.error
        )
        return error

    def Wait(self, *args: Any) -> Any:
        self._finish()
        if self.error is not None:
            raise self._aggregate()
        return True if args else AUTOMATION_NULL

    def GetAwaiter(self) -> Any:
        return TaskAwaiter(self)

    def ConfigureAwait(self, capture: Any) -> Task:
        return self

    def Dispose(self) -> None:
        return None

    CompletedTask = static_property(lambda: Task())

    @staticmethod
    def Delay(time: Any, *args: Any) -> Task:
        seconds = time.ticks / 10_000_000 if isinstance(time, TimeSpan) else time / 1000
        return run_task(lambda: sleep(seconds))

    @staticmethod
    def FromResult(value: Any) -> Task:
        return Task(value)

    @staticmethod
    def Run(action: Any, *args: Any) -> Task:
        made = Task()
        try:
            made.result = action()
        except NetException as error:
            made.error = error
        return made

    @staticmethod
    def WaitAll(*tasks: Any) -> Any:
        for task in _flat(tasks):
            task.Wait()
        return AUTOMATION_NULL

    @staticmethod
    def WaitAny(*tasks: Any) -> int:
        return 0

    @staticmethod
    def WhenAll(*tasks: Any) -> Task:
        given = _flat(tasks)
        return run_task(lambda: [task.Result for task in given])

    @staticmethod
    def WhenAny(*tasks: Any) -> Task:
        return Task(_flat(tasks)[0])


def _flat(tasks: tuple[Any, ...]) -> list[Any]:
    return (
        list(tasks[0])
        if len(tasks) == 1 and isinstance(tasks[0], list)
        else [each for each in tasks if isinstance(each, Task)]
    )


def run_task(action: Any) -> Task:
    """A task for a Python function, in a thread of its own."""
    from threading import Thread as PythonThread

    made = Task()
    made.done = False

    def work() -> None:
        try:
            made.result = action()
        except NetException as error:
            made.error = error
        made.done = True

    made.thread = PythonThread(target=work, daemon=True)
    made.thread.start()
    return made


class TaskAwaiter:
    __slots__ = ("task",)
    net_name = "System.Runtime.CompilerServices.TaskAwaiter"

    def __init__(self, task: Task) -> None:
        self.task = task

    IsCompleted = property(lambda self: self.task.done)

    def GetResult(self) -> Any:
        self.task._finish()
        if self.task.error is not None:
            raise self.task.error
        return self.task.result


class CancellationTokenSource:
    __slots__ = ("cancelled",)
    net_name = "System.Threading.CancellationTokenSource"

    def __init__(self, *args: Any) -> None:
        self.cancelled = False

    IsCancellationRequested = property(lambda self: self.cancelled)
    Token = property(lambda self: CancellationToken(self))

    def Cancel(self, *args: Any) -> None:
        self.cancelled = True

    def CancelAfter(self, *args: Any) -> None:
        return None

    def Dispose(self) -> None:
        return None


class CancellationToken:
    __slots__ = ("source",)
    net_name = "System.Threading.CancellationToken"

    def __init__(self, source: Any = None) -> None:
        self.source = source

    IsCancellationRequested = property(lambda self: self.source is not None and self.source.cancelled)
    CanBeCanceled = property(lambda self: self.source is not None)

    def ThrowIfCancellationRequested(self) -> None:
        if self.IsCancellationRequested:
            from pyshell.values import exceptions

            raise exceptions.OperationCanceledException()

    None_ = static_property(lambda: CancellationToken())


class Monitor:
    net_name = "System.Threading.Monitor"

    @staticmethod
    def Enter(value: Any, *args: Any) -> None:
        return None

    @staticmethod
    def Exit(value: Any) -> None:
        return None

    @staticmethod
    def TryEnter(value: Any, *args: Any) -> bool:
        return True


class Interlocked:
    net_name = "System.Threading.Interlocked"

    @staticmethod
    def Increment(reference: Any) -> Any:
        reference.value = type(reference.value)(reference.value + 1)
        return reference.value

    @staticmethod
    def Decrement(reference: Any) -> Any:
        reference.value = type(reference.value)(reference.value - 1)
        return reference.value

    @staticmethod
    def Add(reference: Any, amount: Any) -> Any:
        reference.value = type(reference.value)(reference.value + amount)
        return reference.value

    @staticmethod
    def Exchange(reference: Any, value: Any) -> Any:
        old, reference.value = reference.value, value
        return old

    @staticmethod
    def CompareExchange(reference: Any, value: Any, expected: Any) -> Any:
        old = reference.value
        if old == expected:
            reference.value = value
        return old


class WaitHandle:
    """Base of the handles threads wait for."""

    __slots__ = ("event", "auto")
    net_name = "System.Threading.WaitHandle"

    def __init__(self, signaled: bool = False, auto: bool = False) -> None:
        from threading import Event

        self.event = Event()
        self.auto = auto
        if signaled:
            self.event.set()

    def Set(self) -> bool:
        self.event.set()
        return True

    def Reset(self) -> bool:
        self.event.clear()
        return True

    def WaitOne(self, *args: Any) -> bool:
        timeout: float | None = None
        if args and not isinstance(args[0], bool):
            timeout = args[0].ticks / 10_000_000 if isinstance(args[0], TimeSpan) else args[0] / 1000
        found = self.event.wait(timeout if timeout is None or timeout >= 0 else None)
        if found and self.auto:
            self.event.clear()
        return found

    def Close(self) -> None:
        return None

    Dispose = Close


class ManualResetEvent(WaitHandle):
    __slots__ = ()
    net_name = "System.Threading.ManualResetEvent"


class AutoResetEvent(WaitHandle):
    __slots__ = ()
    net_name = "System.Threading.AutoResetEvent"

    def __init__(self, signaled: bool = False) -> None:
        super().__init__(signaled, True)


class Mutex(WaitHandle):
    __slots__ = ()
    net_name = "System.Threading.Mutex"

    def __init__(self, *args: Any) -> None:
        super().__init__(True, True)

    def ReleaseMutex(self) -> None:
        self.event.set()


class Semaphore(WaitHandle):
    __slots__ = ("count",)
    net_name = "System.Threading.SemaphoreSlim"

    def __init__(self, count: int = 0, *args: Any) -> None:
        super().__init__(count > 0)
        self.count = count

    CurrentCount = property(lambda self: self.count)

    def Wait(self, *args: Any) -> Any:
        self.count -= 1
        return True if args else AUTOMATION_NULL

    def Release(self, count: int = 1) -> int:
        self.count += count
        return self.count - count


class ThreadLocal:
    __slots__ = ("content",)
    net_name = "System.Threading.ThreadLocal`1"

    def __init__(self) -> None:
        self.content: Any = None

    @staticmethod
    @takes_class
    def net_new(cls: type, *args: Any) -> Any:
        made = cls()
        if args and callable(args[0]):
            made.content = args[0]()
        return made

    @property
    def Value(self) -> Any:
        return self.content

    @Value.setter
    def Value(self, value: Any) -> None:
        self.content = value


class Debug:
    net_name = "System.Diagnostics.Debug"

    @staticmethod
    def WriteLine(*args: Any) -> None:
        return None

    @staticmethod
    def Assert(*args: Any) -> None:
        return None


class Debugger:
    net_name = "System.Diagnostics.Debugger"
    IsAttached = False

    @staticmethod
    def Break() -> None:
        return None


class RuntimeInformation:
    net_name = "System.Runtime.InteropServices.RuntimeInformation"

    FrameworkDescription = ".NET 10.0.0"
    RuntimeIdentifier = "linux-x64"

    @staticmethod
    def _machine() -> str:
        from os import uname

        return {"x86_64": "X64", "aarch64": "Arm64", "arm64": "Arm64"}.get(uname().machine, "X64")

    OSArchitecture = static_property(
        lambda: member("System.Runtime.InteropServices.Architecture", RuntimeInformation._machine())
    )
    ProcessArchitecture = static_property(
        lambda: member("System.Runtime.InteropServices.Architecture", RuntimeInformation._machine())
    )

    @property
    def OSDescription(self) -> str:
        return ""

    static_OSDescription = static_property(lambda: _os_description())

    @staticmethod
    def IsOSPlatform(platform: Any) -> bool:
        from os import uname

        return str(platform).lower() in {"Linux": ("linux",), "Darwin": ("osx",)}.get(uname().sysname, ())


def _os_description() -> str:
    try:
        with open("/etc/os-release", encoding="utf-8") as file:
            for line in file:
                if line.startswith("PRETTY_NAME="):
                    return line.partition("=")[2].strip().strip('"')
    except OSError:
        pass
    from os import uname

    return f"{uname().sysname} {uname().release}"


class OSPlatform:
    __slots__ = ("name",)
    net_name = "System.Runtime.InteropServices.OSPlatform"

    def __init__(self, name: str = "") -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name

    Linux = static_property(lambda: OSPlatform("LINUX"))
    Windows = static_property(lambda: OSPlatform("WINDOWS"))
    OSX = static_property(lambda: OSPlatform("OSX"))

    @staticmethod
    def Create(name: str) -> OSPlatform:
        return OSPlatform(name)
