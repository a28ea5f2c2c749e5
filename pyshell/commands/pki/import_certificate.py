"""Import-Certificate."""

from __future__ import annotations

from typing import Any

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.pki import support
from pyshell.values.exceptions import NetException


@cmdlet(
    "Import",
    "Certificate",
    module="PKI",
    output=("System.Security.Cryptography.X509Certificates.X509Certificate2",),
    should_process=True,
)
class ImportCertificateCommand(Cmdlet):
    """Puts the certificate of a PEM or DER file into a store of the Cert: drive.

    A PEM file may hold the private key as well. Certificates of a Root store are trusted when a server shows one.
    """

    file_path: Any = parameter(
        "string", position=0, mandatory=True, pipeline=True, by_name=True, aliases=("FullName",), help="The file."
    )
    cert_store_location: Any = parameter("string", help="The store; Cert:\\CurrentUser\\My where none is given.")

    def process(self) -> None:
        from pyshell.remoting import certificates

        path = str(self.file_path)
        try:
            held = certificates.read_any(support.read_file(self, path))
            if self.should_process(path, "Import certificate"):
                self.write(support.keep(self, self.cert_store_location, held))
        except NetException as error:
            self.error(error)
        except (ValueError, TypeError) as error:
            self.error(NetException(f"{path} holds no certificate: {error}"), "InvalidCertificate", "InvalidData", path)
