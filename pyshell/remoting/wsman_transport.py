"""PSRP over WS-Management.

Envelopes of ours over pypsrp's HTTP, authentication and message encryption ([MS-PSRP] 3.1.5.3).
"""

from __future__ import annotations

import base64
import ssl
import threading
import uuid
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from pyshell.remoting import wsman_settings
from pyshell.remoting.http_client import open_http, redirected
from pyshell.remoting.transport import (
    ACCESS_DENIED,
    CANNOT_CONNECT,
    COMPUTER_NOT_FOUND,
    OPERATION_TIMED_OUT,
    Redirected,
    RemoteShell,
    TransportError,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from pyshell.remoting.connection_info import WSManConnectionInfo

S = "http://www.w3.org/2003/05/soap-envelope"
A = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
W = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
P = "http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd"
RSP = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell"
TRANSFER = "http://schemas.xmlsoap.org/ws/2004/09/transfer"
ENUMERATION = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
FAULT = "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault"
PWSH = "http://schemas.microsoft.com/powershell"
LAB = "urn:pyshell:lab"

INVALID_RESPONSE = 2150859167

# What the envelope's own text may take of it.
_OVERHEAD = 4096


class WSManTransport:
    """One session (or, without one, one computer) reached over WSMan."""

    can_disconnect = True

    def __init__(self, info: WSManConnectionInfo) -> None:
        self.info = info
        self.shell_id = ""
        self.session_id = str(uuid.uuid4()).upper()
        self._envelope_size = wsman_settings.envelope_size()
        self._operation_limit = wsman_settings.operation_limit()
        # Until the server has told that it takes more.
        self.fragment_size = (min(153600, self._envelope_size) - _OVERHEAD) * 3 // 4
        self._resource_uri = info.shell_uri
        self._lock = threading.Lock()
        self._free: list[Any] = []
        self._all: list[Any] = []
        self._closed = False

    # -- HTTP --------------------------------------------------------------------------------------

    def identify(self, envelope: bytes, *, anonymous: bool) -> bytes:
        """The answer to Identify, which a service gives to clients that it does not know. Raises TransportError."""
        return self._send(envelope, self.info.operation_seconds, anonymous=anonymous)

    def _connection(self, anonymous: bool = False) -> Any:
        with self._lock:
            if self._free:
                return self._free.pop()
        made = open_http(self.info, anonymous=anonymous)
        with self._lock:
            self._all.append(made)
        return made

    def _exchange(
        self, action: str, body: str, *, seconds: float | None = None, options: str = "", uri: str | None = None,
        selector: str | None = None,
    ) -> Element:  # fmt: skip
        """Send a request and return the response's body. Raises TransportError."""
        timeout = min(self.info.operation_seconds if seconds is None else seconds, self._operation_limit)
        message_id = f"uuid:{str(uuid.uuid4()).upper()}"
        shell_id = self.shell_id if selector is None else selector
        selectors = (
            f'<w:SelectorSet><w:Selector Name="ShellId">{escape(shell_id)}</w:Selector></w:SelectorSet>'
            if shell_id
            else ""
        )
        envelope = (
            f'<s:Envelope xmlns:s="{S}" xmlns:a="{A}" xmlns:w="{W}" xmlns:p="{P}" xmlns:rsp="{RSP}"><s:Header>'
            f'<a:Action s:mustUnderstand="true">{action}</a:Action>'
            f'<p:DataLocale s:mustUnderstand="false" xml:lang="{self.info.culture}"/>'
            f'<w:Locale s:mustUnderstand="false" xml:lang="{self.info.ui_culture}"/>'
            f'<w:MaxEnvelopeSize s:mustUnderstand="true">{self._envelope_size}</w:MaxEnvelopeSize>'
            f"<a:MessageID>{message_id}</a:MessageID><w:OperationTimeout>PT{timeout:.3f}S</w:OperationTimeout>"
            f'<a:ReplyTo><a:Address s:mustUnderstand="true">{A}/role/anonymous</a:Address></a:ReplyTo>'
            f'<w:ResourceURI s:mustUnderstand="true">{escape(uri or self._resource_uri)}</w:ResourceURI>'
            f'<p:SessionId s:mustUnderstand="false">uuid:{self.session_id}</p:SessionId>'
            f"<a:To>{escape(self.info.url)}</a:To>{self._lab_header}{options}{selectors}</s:Header><s:Body>{body}</s:Body></s:Envelope>"
        )
        message = envelope.encode("utf-8")
        if len(message) > self._envelope_size:
            raise TransportError(
                2150859005,
                "The WinRM client cannot process the request. The total size of the request exceeded the configured "
                "limit. Change the size of the request and try the request again.",
            )
        response = self._send(message, max(timeout, self.info.open_seconds if seconds is None else seconds))
        try:
            root = ElementTree.fromstring(response)
        except ElementTree.ParseError as error:
            raise _invalid_response() from error
        found = root.find(f"{{{S}}}Body")
        if found is None:
            raise _invalid_response()
        return found

    def _send(self, envelope: bytes, seconds: float, *, anonymous: bool = False) -> bytes:
        import requests
        from pypsrp.exceptions import AuthenticationError, WinRMError, WinRMTransportError

        try:
            http = self._connection(anonymous)
        except OSError as error:
            if isinstance(error, ssl.SSLError):
                raise _tls_error(error, self.info) from error
            raise _connection_error(error, self.info) from error
        try:
            # The answer may take as long as the operation; a little longer means that the network is gone.
            response: bytes = http.send(envelope, timeout=(self.info.open_seconds, seconds + 15))
        except WinRMTransportError as error:
            self._give_back(http)
            raise _fault(error.response_text, error.code, self.info) from error
        except AuthenticationError as error:
            self._drop(http)
            raise TransportError(ACCESS_DENIED, "Access is denied. ") from error
        except requests.exceptions.SSLError as error:
            self._drop(http)
            raise _tls_error(error, self.info) from error
        except requests.exceptions.TooManyRedirects as error:
            self._drop(http)
            raise redirected(error.response, self.info) from error
        except requests.exceptions.ConnectTimeout as error:
            self._drop(http)
            raise TransportError(
                OPERATION_TIMED_OUT,
                "WinRM cannot complete the operation. Verify that the specified computer name is valid, that the "
                "computer "
                "is accessible over the network, and that a firewall exception for the WinRM service is enabled and "
                "allows "
                "access from this computer.",
                lost=True,
            ) from error
        except requests.exceptions.ReadTimeout as error:
            self._drop(http)
            raise TransportError(
                OPERATION_TIMED_OUT,
                "The WinRM client cannot complete the operation within the time specified.",
                lost=True,
            ) from error
        except (requests.exceptions.ConnectionError, requests.exceptions.ChunkedEncodingError) as error:
            self._drop(http)
            raise _connection_error(error, self.info) from error
        except (WinRMError, ValueError, requests.exceptions.RequestException) as error:
            self._drop(http)
            raise TransportError(CANNOT_CONNECT, str(error)) from error
        except BaseException:
            self._drop(http)
            raise
        self._give_back(http)
        return response

    def _give_back(self, http: Any) -> None:
        with self._lock:
            if self._closed:
                http.close()
            else:
                self._free.append(http)

    def _drop(self, http: Any) -> None:
        with self._lock:
            if http in self._all:
                self._all.remove(http)
        http.close()

    def abandon(self) -> None:
        with self._lock:
            self._closed = True
            connections, self._all, self._free = self._all, [], []
        for http in connections:
            http.close()

    # -- sessions ----------------------------------------------------------------------------------

    @property
    def _lab_header(self) -> str:
        """Tells the lab, and nobody else, which of its computers this shell stands for."""
        if self.info.lab_user is None:
            return ""
        name = escape(self.info.client_computer)
        return f'<l:ClientComputer xmlns:l="{LAB}" s:mustUnderstand="false">{name}</l:ClientComputer>'

    def open(self, pool_id: uuid.UUID, fragments: bytes) -> None:
        info = self.info
        self.shell_id = str(pool_id).upper()
        name = f"<rsp:Name>{escape(info.session_name)}</rsp:Name>" if info.session_name else ""
        idle = f"<rsp:IdleTimeOut>PT{info.idle_seconds:.3f}S</rsp:IdleTimeOut>" if info.idle_seconds else ""
        mode = f"<rsp:BufferMode>{info.buffer_mode}</rsp:BufferMode>" if info.buffer_mode else ""
        body = (
            f'<rsp:Shell ShellId="{self.shell_id}"{_named(info.session_name)}>'
            "<rsp:InputStreams>stdin pr</rsp:InputStreams>"
            f"<rsp:OutputStreams>stdout</rsp:OutputStreams>{idle}{name}{mode}"
            f'<creationXml xmlns="{PWSH}">{base64.b64encode(fragments).decode("ascii")}</creationXml></rsp:Shell>'
        )
        options = _options(info)
        result = self._exchange(f"{TRANSFER}/Create", body, options=options, seconds=info.open_seconds, selector="")
        shell = result.find(f"{{{RSP}}}Shell")
        granted = shell.findtext(f"{{{RSP}}}ShellId") if shell is not None else None
        self.shell_id = granted or self.shell_id
        self.fragment_size = (self._envelope_size - _OVERHEAD) * 3 // 4

    def connect(self, pool_id: uuid.UUID, fragments: bytes) -> bytes:
        self.shell_id = str(pool_id).upper()
        data = base64.b64encode(fragments).decode("ascii")
        body = f'<rsp:Connect><connectXml xmlns="{PWSH}">{data}</connectXml></rsp:Connect>'
        result = self._exchange(f"{RSP}/Connect", body, options=_OPTIONS, seconds=self.info.open_seconds)
        self.fragment_size = (self._envelope_size - _OVERHEAD) * 3 // 4
        found = result.find(f"{{{RSP}}}ConnectResponse/{{{PWSH}}}connectResponseXml")
        return base64.b64decode(found.text or "") if found is not None else b""

    def disconnect(self, idle_seconds: float | None, buffer_mode: str | None) -> None:
        idle = f"<rsp:IdleTimeOut>PT{idle_seconds:.3f}S</rsp:IdleTimeOut>" if idle_seconds else ""
        mode = f"<rsp:BufferMode>{buffer_mode}</rsp:BufferMode>" if buffer_mode else ""
        self._exchange(f"{RSP}/Disconnect", f"<rsp:Disconnect>{idle}{mode}</rsp:Disconnect>")

    def reconnect(self) -> None:
        self._exchange(f"{RSP}/Reconnect", "<rsp:Reconnect/>")

    def close(self) -> None:
        try:
            self._exchange(f"{TRANSFER}/Delete", "", seconds=self.info.cancel_seconds)
        finally:
            self.abandon()

    # -- commands ----------------------------------------------------------------------------------

    def command(self, command_id: uuid.UUID, fragments: bytes) -> None:
        body = (
            f'<rsp:CommandLine CommandId="{_upper(command_id)}"><rsp:Command/>'
            f"<rsp:Arguments>{base64.b64encode(fragments).decode('ascii')}</rsp:Arguments></rsp:CommandLine>"
        )
        options = (
            '<w:OptionSet s:mustUnderstand="true"><w:Option Name="WINRS_SKIP_CMD_SHELL">False</w:Option></w:OptionSet>'
        )
        self._exchange(f"{RSP}/Command", body, options=options)

    def connect_command(self, command_id: uuid.UUID) -> None:
        self._exchange(f"{RSP}/Connect", f'<rsp:Connect CommandId="{_upper(command_id)}"/>')

    def receive(self, command_id: uuid.UUID | None, seconds: float | None) -> bytes | None:
        attribute = "" if command_id is None else f' CommandId="{_upper(command_id)}"'
        options = (
            '<w:OptionSet s:mustUnderstand="true"><w:Option Name="WSMAN_CMDSHELL_OPTION_KEEPALIVE">True</w:Option>'
            "</w:OptionSet>"
        )
        try:
            result = self._exchange(
                f"{RSP}/Receive",
                f"<rsp:Receive><rsp:DesiredStream{attribute}>stdout</rsp:DesiredStream></rsp:Receive>",
                options=options,
                seconds=seconds,
            )
        except TransportError as error:
            if error.code == OPERATION_TIMED_OUT and not error.lost:
                return None
            raise
        parts = [
            base64.b64decode(stream.text)
            for stream in result.iterfind(f"{{{RSP}}}ReceiveResponse/{{{RSP}}}Stream")
            if stream.text
        ]
        return b"".join(parts)

    def send(self, command_id: uuid.UUID | None, fragments: bytes, prompt: bool = False) -> None:
        attribute = "" if command_id is None else f' CommandId="{_upper(command_id)}"'
        stream = "pr" if prompt else "stdin"
        body = (
            f'<rsp:Send><rsp:Stream Name="{stream}"{attribute}>'
            f"{base64.b64encode(fragments).decode('ascii')}</rsp:Stream>"
            "</rsp:Send>"
        )
        self._exchange(f"{RSP}/Send", body)

    def signal(self, command_id: uuid.UUID) -> None:
        self._signal(command_id, "powershell/signal/crtl_c")

    def close_command(self, command_id: uuid.UUID) -> None:
        self._signal(command_id, f"{RSP}/signal/Terminate")

    def _signal(self, command_id: uuid.UUID, code: str) -> None:
        body = f'<rsp:Signal CommandId="{_upper(command_id)}"><rsp:Code>{code}</rsp:Code></rsp:Signal>'
        self._exchange(f"{RSP}/Signal", body)

    # -- what a computer holds ---------------------------------------------------------------------

    def shells(self) -> list[RemoteShell]:
        """The sessions of this account on the computer. Raises TransportError."""
        body = self._enumerate(RSP, "")
        result: list[RemoteShell] = []
        for element in body.iterfind(f".//{{{RSP}}}Shell"):
            shell = RemoteShell(element.findtext(f"{{{RSP}}}ShellId") or "")
            shell.name = element.findtext(f"{{{RSP}}}Name") or ""
            shell.state = element.findtext(f"{{{RSP}}}State") or "Disconnected"
            shell.configuration_uri = element.findtext(f"{{{RSP}}}ResourceUri") or ""
            shell.owner = element.findtext(f"{{{RSP}}}Owner") or ""
            shell.buffer_mode = element.findtext(f"{{{RSP}}}BufferMode") or "Block"
            shell.idle_seconds = _seconds(element.findtext(f"{{{RSP}}}IdleTimeOut") or "")
            shell.inactive_seconds = _seconds(element.findtext(f"{{{RSP}}}ShellInactivity") or "")
            result.append(shell)
        return result

    def commands(self, shell_id: str) -> list[uuid.UUID]:
        """The commands of a session."""
        chosen = (
            '<w:Filter Dialect="http://schemas.dmtf.org/wbem/wsman/1/wsman/SelectorFilter"><w:SelectorSet>'
            f'<w:Selector Name="ShellId">{escape(shell_id)}</w:Selector></w:SelectorSet></w:Filter>'
        )
        body = self._enumerate(f"{RSP}/Command", chosen)
        found = (element.text for element in body.iterfind(f".//{{{RSP}}}CommandId"))
        return [uuid.UUID(each) for each in found if each]

    def _enumerate(self, uri: str, chosen: str) -> Element:
        request = (
            f'<n:Enumerate xmlns:n="{ENUMERATION}"><w:OptimizeEnumeration/><w:MaxElements>32000</w:MaxElements>{chosen}'
            "</n:Enumerate>"
        )
        return self._exchange(f"{ENUMERATION}/Enumerate", request, uri=uri, selector="")


_VERSION = '<w:Option Name="protocolversion" MustComply="true">2.3</w:Option>'
_OPTIONS = f'<w:OptionSet s:mustUnderstand="true">{_VERSION}</w:OptionSet>'


def _options(info: WSManConnectionInfo) -> str:
    """The options of a new session."""
    if not info.enable_network_access:
        return _OPTIONS
    token = '<w:Option Name="WSMAN_OPTION_USE_INTERACTIVE_TOKEN">True</w:Option>'
    return f'<w:OptionSet s:mustUnderstand="true">{_VERSION}{token}</w:OptionSet>'


def _invalid_response() -> TransportError:
    return TransportError(INVALID_RESPONSE, "The response that the WinRM client received is not valid.")


def _named(name: str) -> str:
    return f" Name={quoteattr(name)}" if name else ""


def _upper(command_id: uuid.UUID) -> str:
    return str(command_id).upper()


def _seconds(text: str) -> float:
    import re

    match = re.fullmatch(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?", text)
    if match is None:
        return 0.0
    days, hours, minutes, seconds = match.groups()
    return int(days or 0) * 86400 + int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds or 0)


def _fault(text: str, status: int, info: WSManConnectionInfo) -> TransportError:
    """The error of a SOAP fault, or of an HTTP status without one."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError:
        return TransportError(
            2150859041,
            f"The WinRM client received an HTTP status code of {status} from the remote WS-Management service.",
        )
    element = root.find(f".//{{{FAULT}}}WSManFault")
    code = element.attrib.get("Code", "") if element is not None else ""
    message = element.findtext(f"{{{FAULT}}}Message") if element is not None else None
    if not message:
        message = root.findtext(f".//{{{S}}}Reason/{{{S}}}Text")
    return TransportError(
        int(code) if code.isdecimal() else 2150858999, (message or "").strip() or "The request failed."
    )


def _tls_error(error: BaseException, info: WSManConnectionInfo) -> TransportError:
    """The error of a TLS handshake, in WinRM's words."""
    text = repr(error)
    if "self-signed" in text or "self signed" in text or "unable to get local issuer" in text:
        reason = "The SSL certificate is signed by an unknown certificate authority."
    elif "doesn't match" in text or "mismatch" in text:
        reason = "The SSL certificate contains a common name (CN) that does not match the hostname."
    elif "has expired" in text:
        reason = "The SSL certificate is expired."
    else:
        reason = "Encountered an internal error in the SSL library."
    return TransportError(
        12175,
        f"The server certificate on the destination computer ({info.authority}) has the following errors:\n{reason}",
    )


def _connection_error(error: BaseException, info: WSManConnectionInfo) -> TransportError:
    text = repr(error)
    if "NameResolution" in text or "getaddrinfo" in text or "Name or service not known" in text or "gaierror" in text:
        return TransportError(
            COMPUTER_NOT_FOUND,
            "The WinRM client cannot process the request because the server name cannot be resolved.",
        )
    refused = "refused" in text
    return (
        TransportError(
            CANNOT_CONNECT,
            "The client cannot connect to the destination specified in the request. Verify that the service on "
            "the destination "
            "is running and is accepting requests. Consult the logs and documentation for the WS-Management "
            "service running on "
            "the destination, most commonly IIS or WinRM.",
            lost=True,
        )
        if refused
        else TransportError(
            CANNOT_CONNECT,
            "The WinRM client cannot complete the operation: the connection with the remote computer was lost.",
            lost=True,
        )
    )


__all__ = ["Redirected", "WSManTransport"]
