"""Certificates: the account's stores, their files, and TLS contexts made of them.

A store is a folder of PEM files below the account's configuration folder, named by thumbprint; a file holds a
certificate, and its private key where the account has it.
"""

from __future__ import annotations

import datetime
import ipaddress
import ssl
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from pyshell.remoting import user_files

LOCATIONS = ("CurrentUser", "LocalMachine")
STORES = ("My", "Root", "CA", "TrustedPeople", "TrustedPublisher", "Disallowed")


class CertificateWithKey:
    """A certificate, and its private key where there is one."""

    __slots__ = ("certificate", "key")

    def __init__(self, certificate: x509.Certificate, key: Any = None) -> None:
        self.certificate = certificate
        self.key = key

    @property
    def thumbprint(self) -> str:
        # .NET's thumbprint is defined as SHA-1; it names the certificate and secures nothing.
        return self.certificate.fingerprint(hashes.SHA1()).hex().upper()

    def pem(self) -> bytes:
        """The certificate, and the key behind it, as PEM."""
        data = self.certificate.public_bytes(serialization.Encoding.PEM)
        if self.key is not None:
            data += self.key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        return data


def read_pem(data: bytes) -> CertificateWithKey:
    """A certificate from PEM. Raises ValueError."""
    certificate = x509.load_pem_x509_certificate(data)
    key = serialization.load_pem_private_key(data, None) if b"PRIVATE KEY-----" in data else None
    return CertificateWithKey(certificate, key)


def read_any(data: bytes) -> CertificateWithKey:
    """A certificate from PEM or DER. Raises ValueError."""
    return read_pem(data) if b"-----BEGIN" in data else CertificateWithKey(x509.load_der_x509_certificate(data))


def read_pfx(data: bytes, password: str | None) -> CertificateWithKey:
    """A certificate and its key from PKCS #12. Raises ValueError."""
    from cryptography.hazmat.primitives.serialization import pkcs12

    key, certificate, _ = pkcs12.load_key_and_certificates(data, password.encode("utf-8") if password else None)
    if certificate is None:
        raise ValueError("The file holds no certificate.")
    return CertificateWithKey(certificate, key)


def self_signed(subject: str, names: list[str], days: int = 365) -> CertificateWithKey:
    """A new certificate for this computer under the given names."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, subject)])
    now = datetime.datetime.now(datetime.UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + datetime.timedelta(days=days))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH, ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False
        )
    )
    alternatives = [each for name in dict.fromkeys(names) if (each := _general_name(name)) is not None]
    if alternatives:
        builder = builder.add_extension(x509.SubjectAlternativeName(alternatives), critical=False)
    return CertificateWithKey(builder.sign(key, hashes.SHA256()), key)


def _general_name(name: str) -> x509.GeneralName | None:
    try:
        return x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        return x509.DNSName(name.lower()) if name.replace("-", "").replace(".", "").isalnum() else None


# -- stores ----------------------------------------------------------------------------------------


def store_folder(location: str, store: str) -> Path:
    return user_files.folder() / "certificates" / location.lower() / store.lower()


def thumbprints(location: str, store: str) -> list[str]:
    """The thumbprints of a store's certificates."""
    folder = store_folder(location, store)
    if not folder.is_dir():
        return []
    return sorted(path.stem.upper() for path in folder.iterdir() if path.suffix == ".pem")


def load(location: str, store: str, thumbprint: str) -> CertificateWithKey | None:
    """A certificate of a store, or None. Raises ValueError for a damaged file."""
    path = certificate_file(location, store, thumbprint)
    return read_pem(path.read_bytes()) if path is not None else None


def certificate_file(location: str, store: str, thumbprint: str) -> Path | None:
    if not thumbprint.isalnum():
        return None
    path = store_folder(location, store) / f"{thumbprint.lower()}.pem"
    return path if path.is_file() else None


def add(location: str, store: str, certificate: CertificateWithKey) -> Path:
    path = store_folder(location, store) / f"{certificate.thumbprint.lower()}.pem"
    user_files.write(path, certificate.pem())
    return path


def client_file(thumbprint: str) -> Path | None:
    """The file of a certificate that can stand for the account: one of a My store, by thumbprint, with its key."""
    wanted = thumbprint.replace(" ", "")
    for location in LOCATIONS:
        path = certificate_file(location, "My", wanted)
        if path is not None and b"PRIVATE KEY-----" in path.read_bytes():
            return path
    return None


# -- TLS -------------------------------------------------------------------------------------------


def server_context(certificate: CertificateWithKey) -> ssl.SSLContext:
    """A server's TLS context with a certificate."""
    import os
    import tempfile

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    # The ssl module reads keys from files alone; mkstemp's is readable by its owner only, and it goes at once.
    handle, path = tempfile.mkstemp(prefix="pyshell-tls-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(certificate.pem())
        context.load_cert_chain(path)
    finally:
        os.unlink(path)
    return context


def trust_clients(context: ssl.SSLContext) -> None:
    """Let clients show the certificates of the My stores, as those stores are now."""
    context.verify_mode = ssl.CERT_OPTIONAL
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    for location in LOCATIONS:
        for thumbprint in thumbprints(location, "My"):
            found = load(location, "My", thumbprint)
            if found is not None:
                context.load_verify_locations(cadata=_text_of(found))


def _text_of(certificate: CertificateWithKey) -> str:
    return certificate.certificate.public_bytes(serialization.Encoding.PEM).decode("ascii")


def client_context(host: str, port: int, *, skip_ca: bool, skip_cn: bool, seconds: float) -> ssl.SSLContext:
    """A client's TLS context: the system's authorities and those of the Root stores.

    Without the check of the authority the server's own certificate is fetched and taken as one, so that its name and
    dates are still checked. Raises OSError when the server cannot be reached for that.
    """
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    for location in LOCATIONS:
        for thumbprint in thumbprints(location, "Root"):
            found = load(location, "Root", thumbprint)
            if found is not None:
                context.load_verify_locations(cadata=_text_of(found))
    context.verify_flags |= ssl.VERIFY_X509_PARTIAL_CHAIN
    if skip_cn:
        context.check_hostname = False
    if skip_ca and skip_cn:
        context.verify_mode = ssl.CERT_NONE
    elif skip_ca:
        context.load_verify_locations(cadata=ssl.get_server_certificate((host, port), timeout=seconds))
    return context
