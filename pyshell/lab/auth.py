"""Who is at the other end of a connection: Basic, and Negotiate or NTLM with message encryption through pyspnego."""

from __future__ import annotations

import base64
import hmac
import os
import re
import struct
import tempfile

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# What stands in the Authorization header of a client that shows a certificate.
MUTUAL = "http://schemas.dmtf.org/wbem/wsman/1/wsman/secprofile/https/mutual"
CHALLENGES = ("Negotiate", "NTLM", 'Basic realm="WSMAN"')

_BOUNDARY = "Encrypted Boundary"
_SPNEGO = "application/HTTP-SPNEGO-session-encrypted"


class AuthenticationFailed(Exception):
    """The credentials are wrong, or the exchange is broken."""


class Users:
    """The lab's accounts. NTLM needs them in a file; it is readable by its owner alone and goes with the lab."""

    def __init__(self, passwords: dict[str, str]) -> None:
        self._passwords = {name.lower(): (name, password) for name, password in passwords.items()}
        handle, self._path = tempfile.mkstemp(prefix="pyshell-lab-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            for name, password in passwords.items():
                file.write(f":{name}:{password}\n")
        os.environ["NTLM_USER_FILE"] = self._path

    def check(self, name: str, password: str) -> str | None:
        """The account's exact name when the password is its own."""
        short = name.rpartition("\\")[2].partition("@")[0].lower()
        exact, expected = self._passwords.get(short, ("", ""))
        right = hmac.compare_digest(expected.encode(), password.encode())
        return exact if exact and right else None

    def exact_name(self, name: str) -> str:
        short = name.rpartition("\\")[2].partition("@")[0].lower()
        return self._passwords.get(short, (name, ""))[0]

    def close(self) -> None:
        if os.path.exists(self._path):
            os.unlink(self._path)


class Security:
    """The security of one connection: its user once known, and the encryption of its messages."""

    def __init__(self, users: Users) -> None:
        self._users = users
        self._context: Any = None
        self.user: str | None = None
        self.scheme = ""

    def accept_certificate(self, certificate: bytes | None, owner: str) -> None:
        """A client that TLS knows by its certificate: one of the owner's stores stands for the owner.

        Raises AuthenticationFailed.
        """
        import hashlib

        from pyshell.remoting import certificates

        thumbprint = hashlib.sha1(certificate, usedforsecurity=False).hexdigest() if certificate else ""
        if certificates.client_file(thumbprint) is None:
            raise AuthenticationFailed("the certificate belongs to no account")
        self.user = owner
        self.scheme = "Certificate"

    def authorize(self, header: str) -> str | None:
        """Take an Authorization header; returns the token to answer with, if any.

        `user` is set once the exchange is complete. Raises AuthenticationFailed.
        """
        scheme, _, rest = header.strip().partition(" ")
        folded = scheme.lower()
        if folded == "basic":
            self._basic(rest)
            return None
        if folded in ("negotiate", "ntlm"):
            return self._negotiate(scheme, rest.strip())
        raise AuthenticationFailed(f"{scheme} is not offered here")

    def _basic(self, rest: str) -> None:
        try:
            name, colon, password = base64.b64decode(rest.strip(), validate=True).decode("utf-8").partition(":")
        except ValueError as error:
            raise AuthenticationFailed("the Basic header is malformed") from error
        self.user = self._users.check(name, password) if colon else None
        self.scheme = "Basic"
        if self.user is None:
            raise AuthenticationFailed("wrong user name or password")

    def _negotiate(self, scheme: str, rest: str) -> str | None:
        import spnego
        from spnego.exceptions import SpnegoError

        if self._context is None or self._context.complete:
            self._context = spnego.server(protocol="negotiate" if scheme.lower() == "negotiate" else "ntlm")
            self.user = None
        try:
            token = self._context.step(base64.b64decode(rest))
        except (SpnegoError, ValueError, struct.error) as error:
            self._context = None
            raise AuthenticationFailed(str(error)) from error
        if self._context.complete:
            self.user = self._users.exact_name(str(self._context.client_principal or ""))
            self.scheme = scheme
        return None if token is None else f"{scheme} {base64.b64encode(token).decode('ascii')}"

    # -- message encryption ([MS-WSMV] 2.2.9.1) ----------------------------------------------------

    def decrypt(self, content_type: str, body: bytes) -> bytes:
        """The message in a multipart/encrypted body. Raises AuthenticationFailed."""
        match = re.search(r'boundary="?([^";]+)', content_type)
        boundary = (match.group(1) if match else _BOUNDARY).encode("ascii")
        parts = [each for each in re.split(rb"--\s*" + re.escape(boundary) + rb"(?:--)?\r\n", body) if each]
        result = b""
        for index in range(0, len(parts) - 1, 2):
            length = re.search(rb"Length=(\d+)", parts[index])
            payload = parts[index + 1].replace(b"\tContent-Type: application/octet-stream\r\n", b"", 1)
            if length is None or len(payload) < 4 or self._context is None:
                raise AuthenticationFailed("the encrypted message is malformed")
            header_length = struct.unpack_from("<i", payload)[0]
            from spnego.exceptions import SpnegoError

            try:
                plain = self._context.unwrap_winrm(payload[4 : 4 + header_length], payload[4 + header_length :])
            except SpnegoError as error:
                raise AuthenticationFailed("the message cannot be decrypted") from error
            if len(plain) != int(length.group(1)):
                raise AuthenticationFailed("the encrypted message has another length than it says")
            result += plain
        return result

    def encrypt(self, message: bytes) -> tuple[str, bytes]:
        """The content type and body of an encrypted message."""
        header, data, padding = self._context.wrap_winrm(message)
        head = (
            f"--{_BOUNDARY}\r\n\tContent-Type: {_SPNEGO}\r\n"
            f"\tOriginalContent: type=application/soap+xml;charset=UTF-8;Length={len(message) + padding}\r\n"
            f"--{_BOUNDARY}\r\n\tContent-Type: application/octet-stream\r\n"
        )
        body = head.encode("ascii") + struct.pack("<i", len(header)) + header + data + f"--{_BOUNDARY}--\r\n".encode()
        return f'multipart/encrypted;protocol="{_SPNEGO}";boundary="{_BOUNDARY}"', body
