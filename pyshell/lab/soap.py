"""WS-Management envelopes: requests read, responses and faults written ([MS-WSMV] 2.2)."""

from __future__ import annotations

import re
import uuid
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

TYPE_CHECKING = False
if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

S = "http://www.w3.org/2003/05/soap-envelope"
A = "http://schemas.xmlsoap.org/ws/2004/08/addressing"
W = "http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd"
P = "http://schemas.microsoft.com/wbem/wsman/1/wsman.xsd"
RSP = "http://schemas.microsoft.com/wbem/wsman/1/windows/shell"
X = "http://schemas.xmlsoap.org/ws/2004/09/transfer"
N = "http://schemas.xmlsoap.org/ws/2004/09/enumeration"
F = "http://schemas.microsoft.com/wbem/wsman/1/wsmanfault"
IDENTITY = "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"
POWERSHELL = "http://schemas.microsoft.com/powershell"
LAB = "urn:pyshell:lab"
CONFIG = "http://schemas.microsoft.com/wbem/wsman/1/config"

_HEAD = (
    f'<s:Envelope xml:lang="en-US" xmlns:s="{S}" xmlns:a="{A}" xmlns:x="{X}" xmlns:w="{W}" xmlns:rsp="{RSP}" '
    f'xmlns:p="{P}" xmlns:n="{N}">'
)
_DURATION = re.compile(r"-?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?")


class Fault(Exception):
    """A SOAP fault to answer with: the WSMan code, its SOAP subcode, and what it tells a person."""

    def __init__(self, code: int, subcode: str, reason: str, status: int = 500) -> None:
        super().__init__(reason)
        self.code = code
        self.subcode = subcode
        self.reason = reason
        self.status = status


def access_denied() -> Fault:
    return Fault(5, "w:AccessDenied", "Access is denied. ")


def shell_not_found(shell_id: str) -> Fault:
    return Fault(
        2150858843,
        "w:InvalidSelectors",
        "The request for the Windows Remote Shell with ShellId "
        f"{shell_id} failed because the shell was not found on the server. Possible causes are: the specified ShellId "
        "is incorrect or the shell no longer exists on the server. Provide the correct ShellId or create a new shell "
        "and retry the operation. ",
    )


def operation_timed_out() -> Fault:
    return Fault(
        2150858793,
        "w:TimedOut",
        "The WS-Management service cannot complete the operation within the time specified in OperationTimeout.  ",
    )


def invalid(reason: str) -> Fault:
    return Fault(2150858817, "w:SchemaValidationError", reason)


class Request:
    """One request: its headers, and its body's element."""

    __slots__ = (
        "action", "resource_uri", "message_id", "session_id", "selectors", "options", "timeout", "max_envelope",
        "to", "body",
        "locale", "data_locale", "client_computer", "skips_repeated",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        """Raises Fault when the text is no envelope."""
        if "<!DOCTYPE" in text:
            raise invalid("The XML in the request contains a document type.")
        try:
            envelope = ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            raise invalid("The WS-Management service cannot process the request. The XML is invalid.") from error
        header = envelope.find(f"{{{S}}}Header")
        body = envelope.find(f"{{{S}}}Body")
        if envelope.tag != f"{{{S}}}Envelope" or body is None:
            raise invalid("The request is no SOAP envelope.")
        if header is None:
            header = ElementTree.Element("Header")
        self.body: Element | None = body[0] if len(body) else None
        self.action = _text(header, f"{{{A}}}Action")
        self.resource_uri = _text(header, f"{{{W}}}ResourceURI")
        self.message_id = _text(header, f"{{{A}}}MessageID")
        self.to = _text(header, f"{{{A}}}To")
        self.session_id = _text(header, f"{{{P}}}SessionId").removeprefix("uuid:").upper()
        self.timeout = duration(_text(header, f"{{{W}}}OperationTimeout"), 60.0)
        size = _text(header, f"{{{W}}}MaxEnvelopeSize")
        self.max_envelope = int(size) if size.isdecimal() else 153600
        self.selectors = {
            each.attrib.get("Name", ""): (each.text or "")
            for each in header.iterfind(f"{{{W}}}SelectorSet/{{{W}}}Selector")
        }
        self.options = {
            each.attrib.get("Name", ""): (each.text or "")
            for each in header.iterfind(f"{{{W}}}OptionSet/{{{W}}}Option")
        }
        # The computer of the lab that the client stands for; one that knows nothing of the lab is on this computer.
        told = _text(header, f"{{{LAB}}}ClientComputer")
        self.client_computer = told or "localhost"
        # Clients that tell it are pyshell's; they pass over fragments that they have.
        self.skips_repeated = bool(told)
        self.locale = _language(header, f"{{{W}}}Locale")
        self.data_locale = _language(header, f"{{{P}}}DataLocale")

    @property
    def is_identify(self) -> bool:
        return self.body is not None and self.body.tag == f"{{{IDENTITY}}}Identify"

    def child_text(self, name: str, default: str = "") -> str:
        """The text of an element of the body's element, of the shell's name space."""
        found = self.body.find(f"{{{RSP}}}{name}") if self.body is not None else None
        return default if found is None else (found.text or default)


def _text(header: Element, name: str) -> str:
    found = header.find(name)
    return "" if found is None else (found.text or "").strip()


def _language(header: Element, name: str) -> str:
    found = header.find(name)
    return "en-US" if found is None else found.attrib.get("{http://www.w3.org/XML/1998/namespace}lang", "en-US")


def duration(text: str, default: float) -> float:
    """The seconds of an ISO 8601 duration."""
    match = _DURATION.fullmatch(text.strip()) if text else None
    if match is None:
        return default
    days, hours, minutes, seconds = match.groups()
    return int(days or 0) * 86400 + int(hours or 0) * 3600 + int(minutes or 0) * 60 + float(seconds or 0)


def response(request: Request, body: str, action: str = "") -> str:
    """The envelope that answers a request."""
    return (
        f"{_HEAD}<s:Header><a:Action>{escape(action or request.action + 'Response')}</a:Action>"
        f"<a:MessageID>uuid:{str(uuid.uuid4()).upper()}</a:MessageID><a:To>{A}/role/anonymous</a:To>"
        f"<a:RelatesTo>{escape(request.message_id)}</a:RelatesTo></s:Header><s:Body>{body}</s:Body></s:Envelope>"
    )


def fault(request: Request | None, error: Fault, machine: str) -> str:
    """The envelope of a fault."""
    relates = f"<a:RelatesTo>{escape(request.message_id)}</a:RelatesTo>" if request is not None else ""
    return (
        f"{_HEAD}<s:Header><a:Action>{W[:-4].rsplit('/', 1)[0]}/fault</a:Action>"
        f"<a:MessageID>uuid:{str(uuid.uuid4()).upper()}</a:MessageID><a:To>{A}/role/anonymous</a:To>{relates}</s:Header>"
        f"<s:Body><s:Fault><s:Code><s:Value>s:{'Receiver' if error.code == 2150858793 else 'Sender'}</s:Value>"
        "<s:Subcode>"
        f"<s:Value>{escape(error.subcode)}</s:Value></s:Subcode></s:Code>"
        f'<s:Reason><s:Text xml:lang="en-US">{escape(error.reason)}</s:Text></s:Reason>'
        f'<s:Detail><f:WSManFault xmlns:f="{F}" Code="{error.code}" Machine={quoteattr(machine)}>'
        f"<f:Message>{escape(error.reason)}</f:Message></f:WSManFault></s:Detail></s:Fault></s:Body></s:Envelope>"
    )


def identify_response() -> str:
    """The answer to Identify: who serves here."""
    return (
        f'<s:Envelope xmlns:s="{S}"><s:Header/><s:Body><wsmid:IdentifyResponse xmlns:wsmid="{IDENTITY}">'
        f"<wsmid:ProtocolVersion>{W}</wsmid:ProtocolVersion><wsmid:ProductVendor>pyshell</wsmid:ProductVendor>"
        "<wsmid:ProductVersion>OS: 0.0.0 SP: 0.0 Stack: 3.0</wsmid:ProductVersion></wsmid:IdentifyResponse>"
        "</s:Body></s:Envelope>"
    )
