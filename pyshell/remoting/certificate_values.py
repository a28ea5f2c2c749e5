"""Certificates, stores and store locations as the Cert: drive gives them."""

from __future__ import annotations

from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import serialization

from pyshell.remoting.certificates import STORES, CertificateWithKey
from pyshell.values import timing
from pyshell.values.clr.datetime import DateTime
from pyshell.values.pstype import type_of_class

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

_USAGES = {
    "1.3.6.1.5.5.7.3.1": "Server Authentication",
    "1.3.6.1.5.5.7.3.2": "Client Authentication",
    "1.3.6.1.5.5.7.3.3": "Code Signing",
    "1.3.6.1.5.5.7.3.4": "Secure Email",
    "1.3.6.1.5.5.7.3.8": "Time Stamping",
    "1.3.6.1.5.5.7.3.9": "OCSP Signing",
}


class X500DistinguishedName:
    """The name of a subject or an issuer."""

    net_name = "System.Security.Cryptography.X509Certificates.X500DistinguishedName"
    net_properties = ("Name",)

    def __init__(self, name: x509.Name) -> None:
        self.name = ", ".join(part.rfc4514_string() for part in reversed(name.rdns))

    @property
    def Name(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.net_name


class EnhancedKeyUsage:
    """A purpose that a certificate serves."""

    net_name = "Microsoft.PowerShell.Commands.EnhancedKeyUsageRepresentation"
    net_properties = ("FriendlyName", "ObjectId")

    def __init__(self, object_id: str) -> None:
        self.friendly_name = _USAGES.get(object_id, "")
        self.object_id = object_id

    @property
    def FriendlyName(self) -> str:
        return self.friendly_name

    @property
    def ObjectId(self) -> str:
        return self.object_id

    def __str__(self) -> str:
        return f"{self.friendly_name} ({self.object_id})" if self.friendly_name else self.object_id


class X509Extension:
    """What a certificate says beyond its names and dates."""

    net_name = "System.Security.Cryptography.X509Certificates.X509Extension"
    net_properties = ("Critical", "Oid")

    def __init__(self, extension: Any) -> None:
        self.extension = extension

    Critical = property(lambda self: self.extension.critical)
    Oid = property(lambda self: self.extension.oid.dotted_string)

    def __str__(self) -> str:
        return "System.Security.Cryptography.Oid"


class X509Certificate2:
    """A certificate."""

    net_name = "System.Security.Cryptography.X509Certificates.X509Certificate2"
    net_properties = (
        "Thumbprint", "Subject", "Issuer", "SubjectName", "IssuerName", "NotBefore", "NotAfter", "SerialNumber",
        "HasPrivateKey", "FriendlyName", "Version", "EnhancedKeyUsageList", "DnsNameList", "Extensions",
        "RawData",
    )  # fmt: skip

    def __init__(self, held: CertificateWithKey) -> None:
        self.held = held

    Thumbprint = property(lambda self: self.held.thumbprint)
    SubjectName = property(lambda self: X500DistinguishedName(self.held.certificate.subject))
    IssuerName = property(lambda self: X500DistinguishedName(self.held.certificate.issuer))
    Subject = property(lambda self: self.SubjectName.name)
    Issuer = property(lambda self: self.IssuerName.name)
    NotBefore = property(lambda self: _local(self.held.certificate.not_valid_before_utc))
    NotAfter = property(lambda self: _local(self.held.certificate.not_valid_after_utc))
    SerialNumber = property(lambda self: _serial(self.held.certificate.serial_number))
    HasPrivateKey = property(lambda self: self.held.key is not None)
    FriendlyName = property(lambda self: "")
    Version = property(lambda self: self.held.certificate.version.value + 1)

    @property
    def EnhancedKeyUsageList(self) -> Any:
        found = self._extension(x509.ExtendedKeyUsage)
        return [EnhancedKeyUsage(each.dotted_string) for each in found] if found is not None else []

    @property
    def DnsNameList(self) -> Any:
        found = self._extension(x509.SubjectAlternativeName)
        return [str(each) for each in found.get_values_for_type(x509.DNSName)] if found is not None else []

    @property
    def RawData(self) -> Any:
        from pyshell.values.clr.convert import byte_array

        return byte_array(self.held.certificate.public_bytes(serialization.Encoding.DER))

    @property
    def Extensions(self) -> Any:
        return [X509Extension(each) for each in self.held.certificate.extensions]

    def GetCertHashString(self) -> str:
        return self.held.thumbprint

    def _extension(self, kind: Any) -> Any:
        try:
            return self.held.certificate.extensions.get_extension_for_class(kind).value
        except x509.ExtensionNotFound:
            return None

    def __str__(self) -> str:
        return f"[Subject]\n  {self.Subject}\n\n[Issuer]\n  {self.Issuer}\n\n[Thumbprint]\n  {self.Thumbprint}\n"


class X509Store:
    """A store of certificates."""

    net_name = "System.Security.Cryptography.X509Certificates.X509Store"
    net_properties = ("Name",)

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def Name(self) -> str:
        return self.name

    def __str__(self) -> str:
        return self.net_name


class X509StoreLocation:
    """A location of stores."""

    net_name = "Microsoft.PowerShell.Commands.X509StoreLocation"
    net_properties = ("Location", "StoreNames")

    def __init__(self, location: str) -> None:
        self.location = location

    @property
    def Location(self) -> str:
        return self.location

    @property
    def StoreNames(self) -> Any:
        from pyshell.values.collections import Hashtable

        made = Hashtable()
        for name in STORES:
            made[name] = True
        return made

    def __str__(self) -> str:
        return self.net_name


def _local(moment: datetime.datetime) -> Any:
    """A moment as a local DateTime."""
    return DateTime(timing.UNIX_EPOCH_TICKS + int(moment.timestamp()) * 10_000_000, 1).ToLocalTime()


def _serial(number: int) -> str:
    digits = f"{number:X}"
    return digits if len(digits) % 2 == 0 else "0" + digits


for _class in (X500DistinguishedName, EnhancedKeyUsage, X509Extension, X509Certificate2, X509Store, X509StoreLocation):
    type_of_class(_class)
