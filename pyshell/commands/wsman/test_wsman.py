"""Test-WSMan."""

from __future__ import annotations

from typing import Any

from pyshell.binding.attributes import CredentialAttribute, ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.remoting import connection_info, identify
from pyshell.remoting.transport import TransportError
from pyshell.values import exceptions


@cmdlet(
    "Test",
    "WSMan",
    module="Microsoft.WSMan.Management",
    namespace="Microsoft.WSMan.Management",
    output=("System.Xml.XmlElement",),
)
class TestWSManCommand(Cmdlet):
    """Asks a computer whether its WinRM service is there, and who it is.

    Without -Authentication nobody logs on: the service tells its protocol and its maker, and not its version.
    """

    computer_name: Any = parameter("string", position=0, pipeline=True, aliases=("cn",), help="The computer.")
    authentication: Any = parameter(
        "Microsoft.WSMan.Management.AuthenticationMechanism", aliases=("auth", "am"), help="How to log on."
    )
    port: Any = parameter("int", validate=(ValidateNotNullOrEmptyAttribute(),), help="The port of its listener.")
    use_ssl: bool = parameter("switch", name="UseSSL", help="Speak HTTPS.")
    application_name: Any = parameter("string", help="The last part of the connection's URI: wsman.")
    credential: Any = parameter(
        "pscredential",
        by_name=True,
        aliases=("cred", "c"),
        help="The account to log on with.",
        validate=(CredentialAttribute(),),
    )
    certificate_thumbprint: Any = parameter("string", help="A certificate that stands for the account.")

    def process(self) -> None:
        name = str(self.computer_name or "localhost")
        info = connection_info.for_computer(
            name,
            port=int(self.port or 0),
            use_ssl=self.use_ssl,
            application=str(self.application_name) if self.application_name else None,
        )
        info.credential = self.credential
        info.certificate_thumbprint = str(self.certificate_thumbprint or "")
        mechanism = str(getattr(self.authentication, "name", self.authentication or "None"))
        anonymous = mechanism == "None" and self.credential is None and not info.certificate_thumbprint
        if mechanism not in ("None", "ClientCertificate"):
            info.authentication_mechanism = mechanism
        try:
            self.write(identify.ask(info, anonymous=anonymous))
        except TransportError as error:
            message = identify.fault_text(error, name)
            self.error(exceptions.InvalidOperationException(message), "WsManError", "InvalidOperation", None)
