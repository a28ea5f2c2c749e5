"""Windows Remote Shells: commands of the system in a shell of the `cmd` kind ([MS-WSMV] 2.2.4 and 3.1.4).

Clients such as winrs and pywinrm use them. A command line goes to this system's own shell; `powershell` and `pwsh` at
its head are pyshell.
"""

from __future__ import annotations

import asyncio
import base64
import os
import re
import shlex
import signal
import sys
import time
import uuid
from contextlib import suppress
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pyshell.lab import soap
from pyshell.lab.soap import RSP, Fault, Request, response, shell_not_found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

CMD_URI = f"{RSP}/cmd"
# Output that nobody takes: the command waits beyond this.
BUFFER_LIMIT = 4 * 1024 * 1024
IDLE_SECONDS = 7200.0
_POWERSHELL = re.compile(r"\s*(?:powershell|pwsh)(?:\.exe)?(?=\s|$)", re.IGNORECASE)
_STOPPED = 1223  # ERROR_CANCELLED


class RunningCommand:
    """A process with the output that its client has not taken yet."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process
        self.output: dict[str, bytearray] = {"stdout": bytearray(), "stderr": bytearray()}
        self.ended: set[str] = set()
        self.changed = asyncio.Event()
        assert process.stdout is not None and process.stderr is not None
        self._readers = [
            asyncio.create_task(self._read(name, stream))
            for name, stream in (("stdout", process.stdout), ("stderr", process.stderr))
        ]

    async def _read(self, name: str, stream: asyncio.StreamReader) -> None:
        kept = self.output[name]
        while data := await stream.read(65536):
            kept += data
            self.changed.set()
            while len(kept) > BUFFER_LIMIT:
                await asyncio.sleep(0.02)
        self.ended.add(name)
        if len(self.ended) == len(self.output):
            await self.process.wait()
        self.changed.set()

    @property
    def done(self) -> bool:
        return len(self.ended) == len(self.output) and self.process.returncode is not None

    @property
    def exit_code(self) -> int:
        code = self.process.returncode or 0
        return code if code >= 0 else _STOPPED

    async def wait(self, seconds: float) -> bool:
        """Whether there is something to tell, now or before the time is up."""
        deadline = time.monotonic() + seconds
        while not self.done and not any(self.output.values()):
            self.changed.clear()
            try:
                await asyncio.wait_for(self.changed.wait(), max(deadline - time.monotonic(), 0))
            except TimeoutError:
                return False
        return True

    def take(self, name: str, limit: int) -> bytes:
        kept = self.output[name]
        data = bytes(kept[:limit])
        del kept[:limit]
        return data

    async def interrupt(self) -> None:
        """Ctrl-C; a command that does not heed it is ended."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            self.kill(number)
            for _ in range(20):
                if self.done:
                    return
                await asyncio.sleep(0.05)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Signal the command and all that it started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, number)

    async def close(self) -> None:
        self.kill()
        for reader in self._readers:
            reader.cancel()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.process.wait(), 5)


class CommandShell:
    """A shell of the cmd kind: an environment and a folder for its commands."""

    def __init__(self, shell_id: str, owner: str, request: Request, client_ip: str) -> None:
        self.shell_id = shell_id
        self.owner = owner
        self.client_ip = client_ip
        self.name = request.child_text("Name")
        self.idle_seconds = soap.duration(request.child_text("IdleTimeOut"), IDLE_SECONDS)
        self.folder = request.child_text("WorkingDirectory") or None
        self.environment = dict(os.environ)
        if request.body is not None:
            for variable in request.body.iterfind(f"{{{RSP}}}Environment/{{{RSP}}}Variable"):
                self.environment[variable.attrib.get("Name", "")] = variable.text or ""
        self.environment.pop("", None)
        self.last_used = time.monotonic()
        self.commands: dict[str, RunningCommand] = {}

    def element(self) -> str:
        return (
            f"<rsp:Shell><rsp:ShellId>{self.shell_id}</rsp:ShellId><rsp:Name>{escape(self.name)}</rsp:Name>"
            f"<rsp:ResourceUri>{CMD_URI}</rsp:ResourceUri><rsp:Owner>{escape(self.owner)}</rsp:Owner>"
            f"<rsp:ClientIP>{escape(self.client_ip)}</rsp:ClientIP>"
            f"<rsp:IdleTimeOut>PT{self.idle_seconds:.3f}S</rsp:IdleTimeOut><rsp:InputStreams>stdin</rsp:InputStreams>"
            "<rsp:OutputStreams>stdout stderr</rsp:OutputStreams><rsp:State>Connected</rsp:State></rsp:Shell>"
        )

    async def close(self) -> None:
        commands, self.commands = list(self.commands.values()), {}
        for command in commands:
            await command.close()


class CommandShells:
    """The shells of the cmd kind of one computer."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self.shells: dict[str, CommandShell] = {}

    async def answer(self, request: Request, user: str, client_ip: str) -> str:
        """The envelope that answers a request. Raises Fault."""
        if request.action == f"{soap.X}/Create":
            return self._create(request, user, client_ip)
        handler = _ACTIONS.get(request.action)
        if handler is None:
            raise Fault(2150858771, "w:ActionNotSupported", "The WS-Management service does not support the action.")
        shell_id = request.selectors.get("ShellId", "")
        shell = self.shells.get(shell_id.upper())
        if shell is None:
            raise shell_not_found(shell_id)
        if shell.owner.lower() != user.lower():
            raise soap.access_denied()
        shell.last_used = time.monotonic()
        return await handler(self, request, shell)

    async def expire(self) -> None:
        """Close the shells that nobody has used for longer than their idle time-out."""
        now = time.monotonic()
        for shell in list(self.shells.values()):
            if now - shell.last_used > shell.idle_seconds and all(each.done for each in shell.commands.values()):
                del self.shells[shell.shell_id]
                await shell.close()

    async def close(self) -> None:
        shells, self.shells = list(self.shells.values()), {}
        for shell in shells:
            await shell.close()

    # -- actions -----------------------------------------------------------------------------------

    def _create(self, request: Request, user: str, client_ip: str) -> str:
        if request.body is None:
            raise soap.invalid("The Shell element is missing.")
        if sum(1 for each in self.shells.values() if each.owner.lower() == user.lower()) >= self._limit:
            raise Fault(
                2150859174,
                "w:QuotaLimit",
                "The WS-Management service cannot process the request. The maximum number of concurrent shells for "
                "this user has been exceeded. Close existing shells or raise the quota for this user. ",
            )
        shell = CommandShell(str(uuid.uuid4()).upper(), user, request, client_ip)
        if shell.folder is not None and not os.path.isdir(shell.folder):
            raise Fault(2147942667, "w:InternalError", "The directory name is invalid. ")
        self.shells[shell.shell_id] = shell
        body = (
            f"<x:ResourceCreated><a:Address>{escape(request.to)}</a:Address><a:ReferenceParameters>"
            f"<w:ResourceURI>{CMD_URI}</w:ResourceURI><w:SelectorSet>"
            f'<w:Selector Name="ShellId">{shell.shell_id}</w:Selector></w:SelectorSet></a:ReferenceParameters>'
            f"</x:ResourceCreated>{shell.element()}"
        )
        return response(request, body)

    async def _command(self, request: Request, shell: CommandShell) -> str:
        if request.body is None:
            raise soap.invalid("The CommandLine element is missing.")
        arguments = [each.text or "" for each in request.body.iterfind(f"{{{RSP}}}Arguments")]
        bare = request.options.get("WINRS_SKIP_CMD_SHELL", "").lower() == "true"
        command_id = (request.body.attrib.get("CommandId") or str(uuid.uuid4())).upper()
        try:
            process = await _start(shell, request.child_text("Command"), arguments, bare)
        except OSError as error:
            raise Fault(2147942402, "w:InternalError", "The system cannot find the file specified. ") from error
        shell.commands[command_id] = RunningCommand(process)
        return response(
            request, f"<rsp:CommandResponse><rsp:CommandId>{command_id}</rsp:CommandId></rsp:CommandResponse>"
        )

    async def _send(self, request: Request, shell: CommandShell) -> str:
        streams = request.body.iterfind(f"{{{RSP}}}Stream") if request.body is not None else ()
        for stream in streams:
            command = _known(shell, stream.attrib.get("CommandId", ""))
            stdin = command.process.stdin
            assert stdin is not None
            # A command that has closed its input, or ended, does not take more: that is its affair.
            with suppress(ConnectionError):
                if stream.text:
                    stdin.write(base64.b64decode(stream.text))
                    await stdin.drain()
                if stream.attrib.get("End", "").lower() == "true":
                    stdin.close()
        return response(request, "<rsp:SendResponse/>")

    async def _receive(self, request: Request, shell: CommandShell) -> str:
        desired = request.body.find(f"{{{RSP}}}DesiredStream") if request.body is not None else None
        if desired is None:
            raise soap.invalid("The DesiredStream element is missing.")
        command_id = desired.attrib.get("CommandId", "")
        command = _known(shell, command_id)
        if not await command.wait(request.timeout):
            raise soap.operation_timed_out()
        limit = max((request.max_envelope - 8192) * 3 // 8, 8192)
        attribute = f" CommandId={quoteattr(command_id)}"
        parts: list[str] = []
        done = command.done
        for name in (desired.text or "stdout stderr").split():
            data = command.take(name, limit) if name in command.output else b""
            if data:
                text = base64.b64encode(data).decode("ascii")
                parts.append(f'<rsp:Stream Name="{escape(name)}"{attribute}>{text}</rsp:Stream>')
            done = done and not command.output.get(name)
        if done:
            parts += [f'<rsp:Stream Name="{name}"{attribute} End="true"/>' for name in command.output]
        state = "Done" if done else "Running"
        code = f"<rsp:ExitCode>{command.exit_code}</rsp:ExitCode>" if done else ""
        return response(
            request,
            f"<rsp:ReceiveResponse>{''.join(parts)}<rsp:CommandState{attribute} "
            f'State="{RSP}/CommandState/{state}">{code}</rsp:CommandState></rsp:ReceiveResponse>',
        )

    async def _signal(self, request: Request, shell: CommandShell) -> str:
        command_id = request.body.attrib.get("CommandId", "") if request.body is not None else ""
        command = _known(shell, command_id)
        if request.child_text("Code").lower().endswith("terminate"):
            del shell.commands[command_id.upper()]
            await command.close()
        else:
            await command.interrupt()
        return response(request, "<rsp:SignalResponse/>")

    async def _delete(self, request: Request, shell: CommandShell) -> str:
        del self.shells[shell.shell_id]
        await shell.close()
        return response(request, "")

    async def _get(self, request: Request, shell: CommandShell) -> str:
        return response(request, shell.element())


def _known(shell: CommandShell, command_id: str) -> RunningCommand:
    found = shell.commands.get(command_id.upper())
    if found is None:
        raise Fault(
            2150858843,
            "w:InvalidSelectors",
            f"The request for the Windows Remote Shell command failed because the command {command_id} was not found "
            "on the server.",
        )
    return found


async def _start(shell: CommandShell, command: str, arguments: list[str], bare: bool) -> asyncio.subprocess.Process:
    """The process of a command line; a bare one goes past the system's shell. Raises OSError."""
    more: dict[str, Any] = {
        "stdin": asyncio.subprocess.PIPE,
        "stdout": asyncio.subprocess.PIPE,
        "stderr": asyncio.subprocess.PIPE,
        "cwd": shell.folder,
        "env": shell.environment,
        "start_new_session": True,
    }
    ours = [sys.executable, "-m", "pyshell"]
    if bare:
        words = ours if _POWERSHELL.fullmatch(command) else [command]
        return await asyncio.create_subprocess_exec(*words, *arguments, **more)
    line = " ".join([command, *arguments])
    line = _POWERSHELL.sub(lambda match: shlex.join(ours), line, count=1) if _POWERSHELL.match(line) else line
    return await asyncio.create_subprocess_shell(line, **more)


_ACTIONS: dict[str, Callable[[CommandShells, Request, CommandShell], Awaitable[str]]] = {
    f"{RSP}/Command": CommandShells._command,
    f"{RSP}/Send": CommandShells._send,
    f"{RSP}/Receive": CommandShells._receive,
    f"{RSP}/Signal": CommandShells._signal,
    f"{soap.X}/Delete": CommandShells._delete,
    f"{soap.X}/Get": CommandShells._get,
}
