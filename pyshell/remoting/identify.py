"""Identify: asking a WS-Management service who it is (DSP0226, section 11)."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

from pyshell.remoting.connection_info import WSManConnectionInfo
from pyshell.remoting.transport import TransportError
from pyshell.remoting.wsman_transport import FAULT, INVALID_RESPONSE, S, WSManTransport
from pyshell.values.enums import make_enum
from pyshell.values.psobject import PSObject
from pyshell.values.pstype import find_type

IDENTITY = "http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd"
_REQUEST = (
    f'<s:Envelope xmlns:s="{S}" xmlns:wsmid="{IDENTITY}"><s:Header/><s:Body><wsmid:Identify/></s:Body></s:Envelope>'
)
_PARTS = ("ProtocolVersion", "ProductVendor", "ProductVersion")

if find_type("Microsoft.WSMan.Management.AuthenticationMechanism") is None:
    make_enum(
        "Microsoft.WSMan.Management.AuthenticationMechanism",
        {"None": 0, "Default": 1, "Digest": 2, "Negotiate": 4, "Basic": 8, "Kerberos": 16, "ClientCertificate": 32,
         "Credssp": 128},
        flags=True,
    )  # fmt: skip


def ask(info: WSManConnectionInfo, *, anonymous: bool) -> Any:
    """The service's IdentifyResponse as an XmlElement. Raises TransportError."""
    transport = WSManTransport(info)
    try:
        answer = transport.identify(_REQUEST.encode("utf-8"), anonymous=anonymous)
    finally:
        transport.abandon()
    try:
        found = ElementTree.fromstring(answer).find(f".//{{{IDENTITY}}}IdentifyResponse")
    except ElementTree.ParseError as error:
        raise TransportError(INVALID_RESPONSE, "The response that the WinRM client received is not valid.") from error
    if found is None:
        raise TransportError(INVALID_RESPONSE, "The response that the WinRM client received is not valid.")
    parts = "".join(
        f"<wsmid:{name}>{escape(found.findtext(f'{{{IDENTITY}}}{name}') or '')}</wsmid:{name}>" for name in _PARTS
    )
    return _element(f'<wsmid:IdentifyResponse xmlns:wsmid="{IDENTITY}">{parts}</wsmid:IdentifyResponse>')


def _element(text: str) -> Any:
    from pyshell.values.convert import convert
    from pyshell.values.members import get_member

    kind = find_type("System.Xml.XmlDocument")
    assert kind is not None
    made = PSObject(get_member(convert(text, kind), "DocumentElement"))
    # PowerShell's XML adapter puts the name with its namespace first; the view of the response goes by it.
    made.type_names = [f"System.Xml.XmlElement#{IDENTITY}#IdentifyResponse", "System.Xml.XmlElement"]
    return made


def fault_text(error: TransportError, machine: str) -> str:
    """An error as the WSMan cmdlets write it: the fault's XML."""
    return (
        f'<f:WSManFault xmlns:f="{FAULT}" Code="{error.code}" Machine={quoteattr(machine)}>'
        f"<f:Message>{escape(error.message)}</f:Message></f:WSManFault>"
    )
