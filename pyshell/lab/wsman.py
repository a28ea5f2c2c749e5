"""A computer's WS-Management service: the actions on shells that PSRP clients ask for ([MS-WSMV] 3.1.4)."""

from __future__ import annotations

import base64
import time
import uuid
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pyshell.lab import soap
from pyshell.lab.shells import (
    DEFAULT_IDLE_SECONDS,
    MAX_IDLE_SECONDS,
    MIN_IDLE_SECONDS,
    Shell,
    pipeline_guid,
)
from pyshell.lab.soap import RSP, Fault, Request, response, shell_not_found
from pyshell.lab.winrs import CMD_URI, CommandShells
from pyshell.remoting import protocol as psrp

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from concurrent.futures import ThreadPoolExecutor

    from pyshell.lab.computers import Computer
    from pyshell.lab.http import HttpConnection
    from pyshell.remoting.engine import Engine

SHELL_URI = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell"
_DONE = f"{RSP}/CommandState/Done"
_RUNNING = f"{RSP}/CommandState/Running"


class Caller:
    """Who sent a request: the account, and over which connection."""

    __slots__ = ("user", "connection")

    def __init__(self, user: str, connection: HttpConnection) -> None:
        self.user = user
        self.connection = connection


class WSManService:
    """The service of one computer."""

    def __init__(
        self, computer: Computer, engine: Engine, executor: ThreadPoolExecutor, settings: dict[str, Any]
    ) -> None:
        self.computer = computer
        self._engine = engine
        self._executor = executor
        self._settings = settings
        self.shells: dict[str, Shell] = {}
        self.command_shells = CommandShells(computer.max_shells_per_user)

    async def answer(self, request: Request, caller: Caller) -> str:
        """The envelope that answers a request. Raises Fault."""
        if request.resource_uri.rstrip("/") == CMD_URI:
            return await self.command_shells.answer(request, caller.user, caller.connection.peer)
        handler = _ACTIONS.get(request.action)
        if handler is None:
            raise Fault(2150858771, "w:ActionNotSupported", "The WS-Management service does not support the action.")
        return await handler(self, request, caller)

    # -- finding shells ----------------------------------------------------------------------------

    def _shell(self, request: Request, caller: Caller) -> Shell:
        shell = self._owned_shell(request, caller)
        if request.session_id and shell.session_id and request.session_id != shell.session_id:
            raise Fault(
                2150859213,
                "w:InternalError",
                "The WinRM service cannot process the request because the shell is connected to a different client.",
            )
        if not shell.connected and shell.vanished:
            # The client whose connections broke is back.
            shell.come_back()
        shell.use(caller.connection)
        return shell

    def _owned_shell(self, request: Request, caller: Caller) -> Shell:
        shell_id = request.selectors.get("ShellId", "")
        shell = self.shells.get(shell_id.upper())
        if shell is None:
            raise shell_not_found(shell_id)
        if shell.owner.lower() != caller.user.lower():
            raise soap.access_denied()
        return shell

    def lost(self, connection: HttpConnection) -> None:
        """A connection broke: shells that no other connection uses have lost their client."""
        for shell in self.shells.values():
            shell.lose_connection(connection)

    # -- actions -----------------------------------------------------------------------------------

    async def _create(self, request: Request, caller: Caller) -> str:
        configuration = self.computer.configuration_of(request.resource_uri)
        if configuration is None:
            raise Fault(
                2150858752,
                "w:InvalidResourceURI",
                "The WS-Management service cannot process the request. The resource URI "
                f"({request.resource_uri}) was not found in the WS-Management catalog. The catalog contains the "
                "metadata that describes resources, or logical endpoints. ",
            )
        if not configuration.enabled or (
            configuration.users is not None and caller.user.lower() not in configuration.users
        ):
            raise soap.access_denied()
        # Network access is for loopback sessions; elsewhere the option has no effect.
        interactive = request.options.get("WSMAN_OPTION_USE_INTERACTIVE_TOKEN", "").lower() == "true"
        interactive = interactive and self.computer.answers_to(request.client_computer)
        mine = sum(1 for each in self.shells.values() if each.owner.lower() == caller.user.lower())
        if mine >= self.computer.max_shells_per_user:
            raise Fault(
                2150859174,
                "w:QuotaLimit",
                "The WS-Management service cannot process the request. The maximum number of concurrent shells for "
                "this user has been exceeded. Close existing shells or raise the quota for this user. ",
            )
        if request.body is None:
            raise soap.invalid("The Shell element is missing.")
        shell_id = (request.body.attrib.get("ShellId") or str(uuid.uuid4())).upper()
        if shell_id in self.shells:
            raise Fault(2150858803, "w:AlreadyExists", "A shell with this ShellId exists.")
        idle = self._idle_seconds(request.child_text("IdleTimeOut"), DEFAULT_IDLE_SECONDS)
        settings = dict(self._settings)
        settings.update(
            configuration=configuration.name,
            computer_name=self.computer.name,
            user=caller.user,
            startup=configuration.startup_script,
            client_ip=caller.connection.peer,
            connection_string=request.to,
        )
        shell = Shell(
            self._engine,
            self._executor,
            settings,
            shell_id=shell_id,
            name=request.child_text("Name"),
            owner=caller.user,
            client_ip=caller.connection.peer,
            resource_uri=request.resource_uri,
            session_id=request.session_id,
            idle_seconds=idle,
        )
        shell.buffer_mode = request.child_text("BufferMode", "Block") or "Block"
        shell.loopback_only = interactive
        shell.locale = request.locale
        creation = next((each for each in request.body if each.tag.endswith("creationXml")), None)
        self.shells[shell_id] = shell
        shell.use(caller.connection)
        if creation is not None and creation.text:
            await shell.feed(_decode(creation.text))
        body = (
            "<x:ResourceCreated>"
            f"<a:Address>{escape(request.to)}</a:Address><a:ReferenceParameters>"
            f"<w:ResourceURI>{escape(request.resource_uri)}</w:ResourceURI><w:SelectorSet>"
            f'<w:Selector Name="ShellId">{shell_id}</w:Selector></w:SelectorSet></a:ReferenceParameters>'
            f"</x:ResourceCreated>{shell_element(shell)}"
        )
        return response(request, body)

    def _idle_seconds(self, text: str, default: float) -> float:
        idle = soap.duration(text, default)
        if not MIN_IDLE_SECONDS <= idle <= MAX_IDLE_SECONDS:
            raise Fault(
                2150859250,
                "w:InvalidParameter",
                "The WS-Management service cannot process the request. The requested IdleTimeout is outside the "
                f"allowed range: {int(MIN_IDLE_SECONDS * 1000)} to {int(MAX_IDLE_SECONDS * 1000)} milliseconds.",
            )
        return idle

    async def _command(self, request: Request, caller: Caller) -> str:
        shell = self._shell(request, caller)
        if request.body is None:
            raise soap.invalid("The CommandLine element is missing.")
        command_id = (request.body.attrib.get("CommandId") or str(uuid.uuid4())).upper()
        shell.box_of(pipeline_guid(command_id))
        for element in request.body.iterfind(f"{{{RSP}}}Arguments"):
            if element.text:
                await shell.feed(_decode(element.text))
        return response(
            request, f"<rsp:CommandResponse><rsp:CommandId>{command_id}</rsp:CommandId></rsp:CommandResponse>"
        )

    async def _send(self, request: Request, caller: Caller) -> str:
        shell = self._shell(request, caller)
        if request.body is None:
            raise soap.invalid("The Send element is missing.")
        for stream in request.body.iterfind(f"{{{RSP}}}Stream"):
            if stream.text:
                await shell.feed(_decode(stream.text))
        return response(request, "<rsp:SendResponse/>")

    async def _receive(self, request: Request, caller: Caller) -> str:
        shell = self._shell(request, caller)
        desired = request.body.find(f"{{{RSP}}}DesiredStream") if request.body is not None else None
        command_id = desired.attrib.get("CommandId", "") if desired is not None else ""
        if command_id:
            box = shell.command_boxes.get(pipeline_guid(command_id))
            if box is None:
                raise Fault(
                    2150858843, "w:InvalidSelectors", "The request for the Windows Remote Shell command failed because "
                    f"the command {command_id} was not found on the server."
                )  # fmt: skip
        else:
            box = shell.pool_box
        if request.skips_repeated and box.connection is not caller.connection:
            # The connection of the last reply may have broken without this end knowing yet.
            box.put_back()
        limit = max((min(request.max_envelope, self.computer.max_envelope_kb * 1024) - 4096) * 3 // 4, 16 * 1024)
        found = await shell.receive(box, limit, request.timeout)
        if found is None:
            raise soap.operation_timed_out()
        data, done = found
        box.connection = caller.connection
        attribute = f" CommandId={quoteattr(command_id)}" if command_id else ""
        body = (
            f'<rsp:ReceiveResponse><rsp:Stream Name="stdout"{attribute}>{base64.b64encode(data).decode("ascii")}'
            "</rsp:Stream>"
        )
        if command_id:
            state = _DONE if done else _RUNNING
            code = "<rsp:ExitCode>0</rsp:ExitCode>" if done else ""
            body += f'<rsp:CommandState CommandId={quoteattr(command_id)} State="{state}">{code}</rsp:CommandState>'
        return response(request, body + "</rsp:ReceiveResponse>")

    async def _signal(self, request: Request, caller: Caller) -> str:
        shell = self._shell(request, caller)
        command_id = request.body.attrib.get("CommandId", "") if request.body is not None else ""
        code = request.child_text("Code").lower()
        if command_id:
            pipeline_id = pipeline_guid(command_id)
            if code.endswith("terminate"):
                shell.close_command(pipeline_id)
            elif pipeline_id in shell.command_boxes:
                shell.server.stop_pipeline(pipeline_id)
        return response(request, "<rsp:SignalResponse/>")

    async def _disconnect(self, request: Request, caller: Caller) -> str:
        shell = self._shell(request, caller)
        idle_text = request.child_text("IdleTimeOut")
        idle = self._idle_seconds(idle_text, shell.idle_seconds) if idle_text else None
        shell.disconnect(idle, request.child_text("BufferMode") or None)
        return response(request, "<rsp:DisconnectResponse/>")

    async def _reconnect(self, request: Request, caller: Caller) -> str:
        shell = self._shell(request, caller)
        shell.come_back()
        return response(request, "<rsp:ReconnectResponse/>")

    async def _connect(self, request: Request, caller: Caller) -> str:
        shell = self._owned_shell(request, caller)
        command_id = request.body.attrib.get("CommandId", "") if request.body is not None else ""
        if command_id:
            if shell.command_boxes.get(pipeline_guid(command_id)) is None:
                raise Fault(2150858843, "w:InvalidSelectors", f"The command {command_id} was not found on the server.")
            return response(request, "<rsp:ConnectResponse/>")
        if shell.connected and request.session_id != shell.session_id:
            raise Fault(
                2150859213,
                "w:InternalError",
                "The WinRM service cannot process the request because the shell is connected to a different client.",
            )
        if shell.loopback_only and not self.computer.answers_to(request.client_computer):
            raise Fault(
                5,
                "w:AccessDenied",
                "Access is denied. A loopback session with network access can be reconnected only from the computer on "
                "which it was created. ",
            )
        shell.take_over(request.session_id, caller.connection.peer)
        shell.use(caller.connection)
        element = next((each for each in request.body or () if each.tag.endswith("connectXml")), None)
        if element is None or not element.text:
            raise soap.invalid("The connectXml element is missing.")
        data = await shell.connect(_decode(element.text))
        body = (
            f'<rsp:ConnectResponse><pwsh:connectResponseXml xmlns:pwsh="{soap.POWERSHELL}">'
            f"{base64.b64encode(data).decode('ascii')}</pwsh:connectResponseXml></rsp:ConnectResponse>"
        )
        return response(request, body)

    async def _delete(self, request: Request, caller: Caller) -> str:
        shell = self._owned_shell(request, caller)
        if shell.connected and request.session_id and shell.session_id and request.session_id != shell.session_id:
            raise Fault(
                2150859213,
                "w:InternalError",
                "The WinRM service cannot process the request because the shell is connected to a different client.",
            )
        await self.close_shell(shell)
        return response(request, "")

    async def close_shell(self, shell: Shell) -> None:
        self.shells.pop(shell.shell_id, None)
        await shell.close()

    async def _get(self, request: Request, caller: Caller) -> str:
        if request.resource_uri == SHELL_URI or request.selectors.get("ShellId"):
            return response(request, shell_element(self._owned_shell(request, caller)))
        if request.resource_uri.lower().startswith(soap.CONFIG):
            body = (
                f'<cfg:Config xmlns:cfg="{soap.CONFIG}"><cfg:MaxEnvelopeSizekb>{self.computer.max_envelope_kb}'
                "</cfg:MaxEnvelopeSizekb><cfg:MaxTimeoutms>60000</cfg:MaxTimeoutms></cfg:Config>"
            )
            return response(request, body)
        raise Fault(2150858752, "w:InvalidResourceURI", "The resource URI was not found in the WS-Management catalog.")

    async def _enumerate(self, request: Request, caller: Caller) -> str:
        uri = request.resource_uri.rstrip("/")
        if uri == SHELL_URI:
            items = [
                shell_element(each)
                for each in self.shells.values()
                if each.owner.lower() == caller.user.lower() and not each.closed
            ]
        elif uri == f"{SHELL_URI}/Command":
            items = self._commands(request, caller)
        else:
            raise Fault(
                2150858752, "w:InvalidResourceURI", "The resource URI was not found in the WS-Management catalog."
            )
        body = (
            "<n:EnumerateResponse><n:EnumerationContext/><w:Items>"
            f"{''.join(items)}</w:Items><w:EndOfSequence/></n:EnumerateResponse>"
        )
        return response(request, body)

    def _commands(self, request: Request, caller: Caller) -> list[str]:
        selector = request.body.find(f".//{{{soap.W}}}Selector[@Name='ShellId']") if request.body is not None else None
        if selector is None:
            raise Fault(2150859200, "w:InvalidParameter", "A filter for the ShellId is expected.")
        shell = self.shells.get((selector.text or "").upper())
        if shell is None or shell.owner.lower() != caller.user.lower():
            raise shell_not_found(selector.text or "")
        result: list[str] = []
        for pipeline_id, box in shell.command_boxes.items():
            command_id = str(uuid.UUID(bytes_le=pipeline_id)).upper()
            pipeline = shell.server.pipelines.get(pipeline_id)
            text = pipeline.invocation.commands[0].text if pipeline is not None and pipeline.invocation.commands else ""
            state = "Done" if box.finished else "Running"
            result.append(
                f"<rsp:Command><rsp:ShellId>{shell.shell_id}</rsp:ShellId><rsp:CommandId>{command_id}</rsp:CommandId>"
                f"<rsp:State>{state}</rsp:State><rsp:CommandLine>{escape(_printable(text))}</rsp:CommandLine></rsp:Command>"
            )
        return result

    async def _pull(self, request: Request, caller: Caller) -> str:
        # Enumerate answers with everything at once: there is nothing left to pull.
        return response(request, "<n:PullResponse><n:Items/><n:EndOfSequence/></n:PullResponse>")

    async def expire(self) -> None:
        """Close the shells whose clients stayed away for longer than the idle time-out."""
        for shell in [each for each in self.shells.values() if each.idle_for() > each.idle_seconds]:
            await self.close_shell(shell)
        await self.command_shells.expire()


def _printable(text: str) -> str:
    return "".join(character for character in text if character >= " " or character in "\t\r\n")


def _decode(text: str) -> bytes:
    try:
        return base64.b64decode(text.strip(), validate=False)
    except ValueError as error:
        raise soap.invalid("The data of a stream is not base64.") from error


def _seconds(value: float) -> str:
    return f"P{int(value // 86400)}DT{int(value % 86400 // 3600)}H{int(value % 3600 // 60)}M{int(value % 60)}S"


def shell_element(shell: Shell) -> str:
    """A shell as WinRM describes it ([MS-WSMV] 2.2.4.37)."""
    now = time.monotonic()
    available = shell.server.state in (psrp.POOL_OPENED, psrp.POOL_DISCONNECTED) and shell.server.busy
    return (
        f"<rsp:Shell><rsp:ShellId>{shell.shell_id}</rsp:ShellId><rsp:Name>{escape(shell.name)}</rsp:Name>"
        f"<rsp:ResourceUri>{escape(shell.resource_uri)}</rsp:ResourceUri><rsp:Owner>{escape(shell.owner)}</rsp:Owner>"
        f"<rsp:ClientIP>{escape(shell.client_ip)}</rsp:ClientIP><rsp:ProcessId>{_process_id()}</rsp:ProcessId>"
        f"<rsp:IdleTimeOut>PT{shell.idle_seconds:.3f}S</rsp:IdleTimeOut>"
        "<rsp:InputStreams>stdin pr</rsp:InputStreams><rsp:OutputStreams>stdout</rsp:OutputStreams>"
        f"<rsp:MaxIdleTimeOut>PT{MAX_IDLE_SECONDS:.3f}S</rsp:MaxIdleTimeOut><rsp:Locale>{escape(shell.locale)}</rsp:Locale>"
        f"<rsp:DataLocale>{escape(shell.locale)}</rsp:DataLocale><rsp:CompressionMode>NoCompression</rsp:CompressionMode>"
        f"<rsp:ProfileLoaded>No</rsp:ProfileLoaded><rsp:Encoding>UTF8</rsp:Encoding>"
        f"<rsp:BufferMode>{escape(shell.buffer_mode)}</rsp:BufferMode><rsp:State>{shell.state}</rsp:State>"
        f"<rsp:ShellRunTime>{_seconds(now - shell.created)}</rsp:ShellRunTime>"
        f"<rsp:ShellInactivity>{_seconds(now - shell.last_used)}</rsp:ShellInactivity>"
        f"<rsp:Busy>{'true' if available else 'false'}</rsp:Busy></rsp:Shell>"
    )


def _process_id() -> int:
    import os

    return os.getpid()


_ACTIONS: dict[str, Callable[[WSManService, Request, Caller], Awaitable[str]]] = {
    f"{soap.X}/Create": WSManService._create,
    f"{soap.X}/Delete": WSManService._delete,
    f"{soap.X}/Get": WSManService._get,
    f"{soap.N}/Enumerate": WSManService._enumerate,
    f"{soap.N}/Pull": WSManService._pull,
    f"{RSP}/Command": WSManService._command,
    f"{RSP}/Send": WSManService._send,
    f"{RSP}/Receive": WSManService._receive,
    f"{RSP}/Signal": WSManService._signal,
    f"{RSP}/Disconnect": WSManService._disconnect,
    f"{RSP}/Reconnect": WSManService._reconnect,
    f"{RSP}/Connect": WSManService._connect,
}
