"""Secure strings as text.

Without a key PowerShell on Unix writes the characters' UTF-16 bytes as hexadecimal digits; with a key, AES in CBC mode
around the same bytes, as `76492d1116743f0423413b16050a5345` and base64 of `2|IV|digits`.
"""

from __future__ import annotations

from typing import Any

from pyshell.values.exceptions import ArgumentException

_MARK = "76492d1116743f0423413b16050a5345"


def encrypted(content: str, key: Any, secure_key: Any) -> str:
    """The text of a secure string's content."""
    data = content.encode("utf-16-le")
    secret = _key(key, secure_key)
    if secret is None:
        return data.hex()
    from base64 import b64encode
    from os import urandom

    vector = urandom(16)
    body = _cipher(secret, vector, data, True).hex()
    return _MARK + b64encode(f"2|{b64encode(vector).decode()}|{body}".encode("utf-16-le")).decode()


def decrypted(text: str, key: Any, secure_key: Any) -> str:
    """The content that such a text stands for. Raises ValueError for another text or another key."""
    secret = _key(key, secure_key)
    if secret is None:
        return bytes.fromhex(text).decode("utf-16-le")
    if not text.startswith(_MARK):
        raise ValueError(text)
    from base64 import b64decode

    version, vector, body = b64decode(text[len(_MARK) :]).decode("utf-16-le").split("|")
    if version != "2":
        raise ValueError(version)
    return _cipher(secret, b64decode(vector), bytes.fromhex(body), False).decode("utf-16-le")


def _key(key: Any, secure_key: Any) -> bytes | None:
    if secure_key is not None:
        found = secure_key.content.encode("utf-16-le")
    elif key is not None:
        found = bytes(int(each) for each in key)
    else:
        return None
    if len(found) not in (16, 24, 32):
        raise ArgumentException(
            "The specified key is not valid. Only 128-bit, 192-bit and 256-bit key lengths are supported."
        )
    return bytes(found)


def _cipher(key: bytes, vector: bytes, data: bytes, forward: bool) -> bytes:
    from cryptography.hazmat.primitives import padding
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    cipher = Cipher(algorithms.AES(key), modes.CBC(vector))
    if forward:
        padder = padding.PKCS7(128).padder()
        work = cipher.encryptor()
        return work.update(padder.update(data) + padder.finalize()) + work.finalize()
    undo = cipher.decryptor()
    remove = padding.PKCS7(128).unpadder()
    return remove.update(undo.update(data) + undo.finalize()) + remove.finalize()
