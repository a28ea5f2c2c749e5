"""New-SelfSignedCertificate."""

from __future__ import annotations

from typing import Any

from pyshell.binding.cmdlet import Cmdlet, cmdlet, parameter
from pyshell.commands.pki import support
from pyshell.values.exceptions import NetException


@cmdlet(
    "New",
    "SelfSignedCertificate",
    module="PKI",
    output=("System.Security.Cryptography.X509Certificates.X509Certificate2",),
    should_process=True,
)
class NewSelfSignedCertificateCommand(Cmdlet):
    """Makes a certificate that nobody but itself vouches for, and keeps it in a store of the Cert: drive.

    It serves for servers and clients alike: under the names of -DnsName, for 365 days unless -NotAfter says otherwise.
    """

    dns_name: Any = parameter("string[]", by_name=True, help="Names of the computer; the first one is the subject.")
    subject: Any = parameter("string", help="The subject, where it is not the first name.")
    cert_store_location: Any = parameter("string", help="The store; Cert:\\CurrentUser\\My where none is given.")
    not_after: Any = parameter("datetime", help="When the certificate ends.")

    def process(self) -> None:
        from pyshell.remoting import certificates

        names = [str(each) for each in self.dns_name or ()]
        subject = str(self.subject or (names[0] if names else "localhost"))
        if not self.should_process(subject, "New-SelfSignedCertificate"):
            return
        held = certificates.self_signed(subject.removeprefix("CN="), names or [subject], self._days())
        try:
            self.write(support.keep(self, self.cert_store_location, held))
        except NetException as error:
            self.error(error)

    def _days(self) -> int:
        if self.not_after is None:
            return 365
        import time

        from pyshell.values import timing

        seconds: float = (self.not_after.ToUniversalTime().ticks - timing.UNIX_EPOCH_TICKS) / 10_000_000 - time.time()
        return max(1, round(seconds / 86400))
