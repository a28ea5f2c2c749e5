"""Import-PfxCertificate."""

from __future__ import annotations

from typing import Any

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.pki import support
from pyshell.values.exceptions import NetException


@cmdlet(
    "Import",
    "PfxCertificate",
    module="PKI",
    output=("System.Security.Cryptography.X509Certificates.X509Certificate2",),
    should_process=True,
)
class ImportPfxCertificateCommand(Cmdlet):
    """Puts the certificate and the private key of a PFX file into a store of the Cert: drive."""

    file_path: Any = parameter(
        "string", position=0, mandatory=True, pipeline=True, by_name=True, aliases=("FullName",), help="The file."
    )
    cert_store_location: Any = parameter(
        "string", position=1, help="The store; Cert:\\CurrentUser\\My where none is given."
    )
    password: Any = parameter("securestring", help="What protects the file.")

    def process(self) -> None:
        from pyshell.remoting import certificates
        from pyshell.remoting.clixml.primitives import secret

        path = str(self.file_path)
        try:
            data = support.read_file(self, path)
            held = certificates.read_pfx(data, secret(self.password) if self.password is not None else None)
            if self.should_process(path, "Import certificate"):
                self.write(support.keep(self, self.cert_store_location, held))
        except NetException as error:
            self.error(error)
        except ValueError as error:
            self.error(NetException(f"{path} cannot be read: {error}"), "InvalidCertificate", "InvalidData", path)
