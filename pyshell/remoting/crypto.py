"""The session key of a runspace pool: how it is exchanged, and SecureStrings under it ([MS-PSRP] 2.2.5.1.2, 2.2.2.5).

The client makes an RSA key, the server an AES-256 key that it sends back encrypted; SecureStrings then travel as
AES-CBC
(with a zero vector, as the protocol fixes it) of their UTF-16 text.
"""

from __future__ import annotations

import base64
import os
import struct

TYPE_CHECKING = False
if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

_PUBLIC_KEY_HEADER = struct.pack("<BBHI4sII", 0x06, 0x02, 0, 0x0000A400, b"RSA1", 2048, 0x00010001)
_SESSION_KEY_HEADER = struct.pack("<BBHII", 0x01, 0x02, 0, 0x00006610, 0x0000A400)


class SessionKey:
    """The AES key of one pool; `key` is None until it was exchanged."""

    __slots__ = ("key", "_private")

    def __init__(self, key: bytes | None = None) -> None:
        self.key = key
        self._private: RSAPrivateKey | None = None

    # The client's side.
    def public_key(self) -> str:
        """A new RSA key, as the text of a PUBLIC_KEY message."""
        from cryptography.hazmat.primitives.asymmetric import rsa

        self._private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        modulus = self._private.public_key().public_numbers().n
        return base64.b64encode(_PUBLIC_KEY_HEADER + modulus.to_bytes(256, "little")).decode("ascii")

    def accept(self, encrypted: str) -> None:
        """Take the key of an ENCRYPTED_SESSION_KEY message. Raises ValueError when it is not for our public key."""
        from cryptography.hazmat.primitives.asymmetric import padding

        if self._private is None:
            raise ValueError("no key was asked for")
        blob = base64.b64decode(encrypted)
        self.key = self._private.decrypt(blob[len(_SESSION_KEY_HEADER) :][::-1], padding.PKCS1v15())
        self._private = None

    # The server's side.
    def answer(self, public_key: str) -> str:
        """The session key (made when there is none yet) encrypted for a client's public key.

        Raises ValueError when the text is no RSA key of 2048 bits.
        """
        from cryptography.hazmat.primitives.asymmetric import padding, rsa

        blob = base64.b64decode(public_key)
        if len(blob) < 20 + 256 or blob[8:12] != b"RSA1":
            raise ValueError("the public key is not an RSA key of 2048 bits")
        exponent = int.from_bytes(blob[16:20], "little")
        modulus = int.from_bytes(blob[20:276], "little")
        if self.key is None:
            self.key = os.urandom(32)
        key = rsa.RSAPublicNumbers(exponent, modulus).public_key()
        encrypted = key.encrypt(self.key, padding.PKCS1v15())
        return base64.b64encode(_SESSION_KEY_HEADER + encrypted[::-1]).decode("ascii")

    def encrypt(self, text: str) -> str:
        from cryptography.hazmat.primitives import padding
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        assert self.key is not None
        padder = padding.PKCS7(128).padder()
        padded = padder.update(text.encode("utf-16-le")) + padder.finalize()
        encryptor = Cipher(algorithms.AES(self.key), modes.CBC(bytes(16))).encryptor()
        return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode("ascii")

    def decrypt(self, text: str) -> str:
        """Raises ValueError when the text was not encrypted with this key."""
        from cryptography.hazmat.primitives import padding
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

        if self.key is None:
            raise ValueError("no session key was exchanged")
        decryptor = Cipher(algorithms.AES(self.key), modes.CBC(bytes(16))).decryptor()
        padded = decryptor.update(base64.b64decode(text)) + decryptor.finalize()
        unpadder = padding.PKCS7(128).unpadder()
        return (unpadder.update(padded) + unpadder.finalize()).decode("utf-16-le")
