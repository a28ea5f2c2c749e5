"""SecureString, PSCredential, NetworkCredential, hashing, HMAC, PBKDF2, AES and random numbers."""

from __future__ import annotations

from pyshell.values.clr.convert import byte_array
from pyshell.values.dotnet import static_property
from pyshell.values.exceptions import ArgumentNullException, InvalidOperationException
from pyshell.values.numbers import Byte

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class SecureString:
    """Text kept out of sight (only out of sight: there is no memory protection here)."""

    __slots__ = ("content", "read_only", "ets", "__weakref__")
    net_name = "System.Security.SecureString"

    def __init__(self, content: str = "") -> None:
        self.content = content
        self.read_only = False

    @staticmethod
    def net_new(*args: Any) -> SecureString:
        return SecureString()

    def __str__(self) -> str:
        return "System.Security.SecureString"

    Length = property(lambda self: len(self.content))

    def _change(self, content: str) -> None:
        if self.read_only:
            raise InvalidOperationException("Instance is read-only.")
        self.content = content

    def AppendChar(self, character: str) -> None:
        self._change(self.content + str.__str__(character))

    def InsertAt(self, index: int, character: str) -> None:
        self._change(self.content[:index] + str.__str__(character) + self.content[index:])

    def SetAt(self, index: int, character: str) -> None:
        self._change(self.content[:index] + str.__str__(character) + self.content[index + 1 :])

    def RemoveAt(self, index: int) -> None:
        self._change(self.content[:index] + self.content[index + 1 :])

    def Clear(self) -> None:
        self._change("")

    def MakeReadOnly(self) -> None:
        self.read_only = True

    def IsReadOnly(self) -> bool:
        return self.read_only

    def Copy(self) -> SecureString:
        return SecureString(self.content)

    def Dispose(self) -> None:
        self.content = ""


def secure_string(text: str) -> SecureString:
    """A read-only SecureString of a text."""
    made = SecureString(text)
    made.read_only = True
    return made


class NetworkCredential:
    """System.Net.NetworkCredential."""

    __slots__ = ("user_name", "secret", "domain")
    net_name = "System.Net.NetworkCredential"

    def __init__(self, user_name: str = "", password: Any = "", domain: str = "") -> None:
        self.user_name = user_name or ""
        self.secret = password.content if isinstance(password, SecureString) else password or ""
        self.domain = domain or ""

    @property
    def UserName(self) -> str:
        return self.user_name

    @UserName.setter
    def UserName(self, value: str) -> None:
        self.user_name = value

    @property
    def Password(self) -> str:
        return str(self.secret)

    @Password.setter
    def Password(self, value: str) -> None:
        self.secret = value

    @property
    def SecurePassword(self) -> SecureString:
        return SecureString(str(self.secret))

    @property
    def Domain(self) -> str:
        return self.domain

    @Domain.setter
    def Domain(self, value: str) -> None:
        self.domain = value

    def GetCredential(self, *args: Any) -> NetworkCredential:
        return self


class PSCredential:
    """System.Management.Automation.PSCredential."""

    __slots__ = ("user_name", "password", "ets", "__weakref__")
    net_name = "System.Management.Automation.PSCredential"
    net_properties = ("UserName", "Password")

    def __init__(self, user_name: str, password: SecureString) -> None:
        self.user_name = user_name
        self.password = password

    @staticmethod
    def net_new(user_name: str, password: Any) -> PSCredential:
        from pyshell.values import exceptions

        if not user_name:
            raise exceptions.PSArgumentException(
                'Cannot process argument because the value of argument "userName" is not valid. Change the value '
                "of the "
                '"userName" argument and run the operation again.'
            )
        if password is None:
            raise exceptions.PSArgumentNullException(
                'Cannot process argument because the value of argument "password" is null. Change the value of '
                'argument "password" to a non-null value.'
            )
        return PSCredential(user_name, password)

    def __str__(self) -> str:
        return "System.Management.Automation.PSCredential"

    UserName = property(lambda self: self.user_name)
    Password = property(lambda self: self.password)

    def GetNetworkCredential(self) -> NetworkCredential:
        domain, slash, user = self.user_name.partition("\\")
        if not slash:
            user, at, domain = self.user_name.rpartition("@")
            if not at:
                user, domain = self.user_name, ""
        return NetworkCredential(user, self.password, domain)

    Empty = static_property(lambda: PSCredential("", SecureString()))


def credential(user_name: str, password: str) -> PSCredential:
    """A credential from plain text."""
    return PSCredential(user_name, secure_string(password))


def raw(data: Any) -> bytes:
    """A byte array or stream as Python bytes. Raises ArgumentNullException."""
    if data is None:
        raise ArgumentNullException("buffer")
    stream = getattr(data, "raw", None)
    if stream is not None:
        return bytes(stream.read())
    return bytes(int(each) for each in data)


class HashAlgorithm:
    """A hash by its Python name."""

    __slots__ = ("key", "result", "fed")
    net_name = "System.Security.Cryptography.HashAlgorithm"
    algorithm = ""

    def __init__(self, key: Any = None) -> None:
        self.key = None if key is None else raw(key)
        self.result: Any = None
        self.fed = b""

    def digest(self, data: bytes) -> bytes:
        from hashlib import new

        return new(self.algorithm, data).digest()

    def ComputeHash(self, data: Any, offset: int = 0, count: int | None = None) -> Any:
        content = raw(data)
        content = content[offset:] if count is None else content[offset : offset + count]
        self.result = byte_array(self.digest(content))
        return self.result

    def TransformBlock(self, data: Any, offset: int, count: int, output: Any, start: int) -> int:
        self.fed += raw(data)[offset : offset + count]
        return count

    def TransformFinalBlock(self, data: Any, offset: int, count: int) -> Any:
        last = raw(data)[offset : offset + count]
        self.result = byte_array(self.digest(self.fed + last))
        self.fed = b""
        return byte_array(last)

    Hash = property(lambda self: self.result)
    HashSize = property(lambda self: len(self.digest(b"")) * 8)

    def Dispose(self) -> None:
        return None

    Clear = Dispose
    Initialize = Dispose

    @staticmethod
    def static_Create(name: str = "SHA1") -> Any:
        return _BY_NAME[name.upper().replace("-", "")]()


class SHA256(HashAlgorithm):
    __slots__ = ()
    net_name = "System.Security.Cryptography.SHA256"
    algorithm = "sha256"


class SHA1(HashAlgorithm):
    __slots__ = ()
    net_name = "System.Security.Cryptography.SHA1"
    algorithm = "sha1"


class SHA384(HashAlgorithm):
    __slots__ = ()
    net_name = "System.Security.Cryptography.SHA384"
    algorithm = "sha384"


class SHA512(HashAlgorithm):
    __slots__ = ()
    net_name = "System.Security.Cryptography.SHA512"
    algorithm = "sha512"


class MD5(HashAlgorithm):
    __slots__ = ()
    net_name = "System.Security.Cryptography.MD5"
    algorithm = "md5"


_BY_NAME = {"SHA1": SHA1, "SHA256": SHA256, "SHA384": SHA384, "SHA512": SHA512, "MD5": MD5}


def _statics(cls: type) -> None:
    def hash_data(data: Any, *args: Any) -> Any:
        return byte_array(cls().digest(raw(data)))

    cls.Create = staticmethod(lambda *args: cls())  # type: ignore[attr-defined]
    cls.static_Create = staticmethod(lambda *args: cls())  # type: ignore[attr-defined]
    cls.HashData = staticmethod(hash_data)  # type: ignore[attr-defined]


for _hash in (SHA256, SHA1, SHA384, SHA512, MD5):
    _statics(_hash)


class HMAC(HashAlgorithm):
    __slots__ = ()
    net_name = "System.Security.Cryptography.HMAC"

    def digest(self, data: bytes) -> bytes:
        from hmac import new

        return new(self.key or b"", data, self.algorithm).digest()

    @property
    def Key(self) -> Any:
        return byte_array(self.key or b"")

    @Key.setter
    def Key(self, value: Any) -> None:
        self.key = raw(value)


class HMACSHA256(HMAC):
    __slots__ = ()
    net_name = "System.Security.Cryptography.HMACSHA256"
    algorithm = "sha256"


class HMACSHA1(HMAC):
    __slots__ = ()
    net_name = "System.Security.Cryptography.HMACSHA1"
    algorithm = "sha1"


class HMACSHA512(HMAC):
    __slots__ = ()
    net_name = "System.Security.Cryptography.HMACSHA512"
    algorithm = "sha512"


class HMACMD5(HMAC):
    __slots__ = ()
    net_name = "System.Security.Cryptography.HMACMD5"
    algorithm = "md5"


def _keyed_hash(cls: Any) -> Any:
    return staticmethod(lambda key, data, *args: byte_array(cls(key).digest(raw(data))))


for _hmac in (HMACSHA256, HMACSHA1, HMACSHA512, HMACMD5):
    setattr(_hmac, "HashData", _keyed_hash(_hmac))  # noqa: B010 - the classes are alike to the checker


class HashAlgorithmName:
    __slots__ = ("name",)
    net_name = "System.Security.Cryptography.HashAlgorithmName"

    def __init__(self, name: str = "") -> None:
        self.name = name

    def __str__(self) -> str:
        return self.name

    Name = property(lambda self: self.name)
    SHA1 = static_property(lambda: HashAlgorithmName("SHA1"))
    SHA256 = static_property(lambda: HashAlgorithmName("SHA256"))
    SHA384 = static_property(lambda: HashAlgorithmName("SHA384"))
    SHA512 = static_property(lambda: HashAlgorithmName("SHA512"))
    MD5 = static_property(lambda: HashAlgorithmName("MD5"))


class Rfc2898DeriveBytes:
    __slots__ = ("password", "salt", "iterations", "algorithm", "taken")
    net_name = "System.Security.Cryptography.Rfc2898DeriveBytes"

    def __init__(self, password: Any, salt: Any, iterations: int = 1000, algorithm: Any = None) -> None:
        self.password = password.encode() if isinstance(password, str) else raw(password)
        self.salt = raw(salt)
        self.iterations = iterations
        self.algorithm = str(algorithm or "SHA1")
        self.taken = 0

    def GetBytes(self, count: int) -> Any:
        from hashlib import pbkdf2_hmac

        data = pbkdf2_hmac(self.algorithm, self.password, self.salt, self.iterations, self.taken + count)
        self.taken += count
        return byte_array(data[-count:])

    @staticmethod
    def Pbkdf2(password: Any, salt: Any, iterations: int, algorithm: Any, length: int) -> Any:
        return Rfc2898DeriveBytes(password, salt, iterations, algorithm).GetBytes(length)


class RandomNumberGenerator:
    __slots__ = ()
    net_name = "System.Security.Cryptography.RandomNumberGenerator"

    def GetBytes(self, data: Any) -> Any:
        from os import urandom

        if isinstance(data, int):
            return byte_array(urandom(data))
        data[:] = [Byte(each) for each in urandom(len(data))]
        from pyshell.values.psobject import AUTOMATION_NULL

        return AUTOMATION_NULL

    def Dispose(self) -> None:
        return None

    @staticmethod
    def Create(*args: Any) -> RandomNumberGenerator:
        return RandomNumberGenerator()

    @staticmethod
    def static_GetBytes(count: int) -> Any:
        from os import urandom

        return byte_array(urandom(count))

    @staticmethod
    def GetInt32(*args: int) -> int:
        from secrets import randbelow

        low, high = (0, args[0]) if len(args) == 1 else args
        return low + randbelow(high - low)

    @staticmethod
    def Fill(data: list[Any]) -> None:
        from os import urandom

        data[:] = [Byte(each) for each in urandom(len(data))]


class CryptographicOperations:
    net_name = "System.Security.Cryptography.CryptographicOperations"

    @staticmethod
    def FixedTimeEquals(first: Any, second: Any) -> bool:
        from hmac import compare_digest

        return compare_digest(raw(first), raw(second))

    @staticmethod
    def ZeroMemory(data: list[Any]) -> None:
        data[:] = [Byte(0)] * len(data)


class Aes:
    """System.Security.Cryptography.Aes through the cryptography library."""

    __slots__ = ("key", "iv", "mode", "padding", "key_size")
    net_name = "System.Security.Cryptography.Aes"

    def __init__(self) -> None:
        from os import urandom

        self.key, self.iv = urandom(32), urandom(16)
        self.mode, self.padding, self.key_size = 1, 2, 256

    @staticmethod
    def Create(*args: Any) -> Aes:
        return Aes()

    @property
    def Key(self) -> Any:
        return byte_array(self.key)

    @Key.setter
    def Key(self, value: Any) -> None:
        data = raw(value)
        if len(data) not in (16, 24, 32):
            from pyshell.values import exceptions

            raise exceptions.CryptographicException("Specified key is not a valid size for this algorithm.")
        self.key, self.key_size = data, len(data) * 8

    @property
    def IV(self) -> Any:
        return byte_array(self.iv)

    @IV.setter
    def IV(self, value: Any) -> None:
        self.iv = raw(value)

    @property
    def KeySize(self) -> int:
        return self.key_size

    @KeySize.setter
    def KeySize(self, value: int) -> None:
        from os import urandom

        self.key_size, self.key = value, urandom(value // 8)

    BlockSize = property(lambda self: 128)

    @property
    def Mode(self) -> Any:
        from pyshell.values.pstype import find_type

        found = find_type("System.Security.Cryptography.CipherMode")
        assert found is not None and found.pyclass is not None
        return found.pyclass(self.mode)

    @Mode.setter
    def Mode(self, value: Any) -> None:
        self.mode = int(value)

    @property
    def Padding(self) -> Any:
        from pyshell.values.pstype import find_type

        found = find_type("System.Security.Cryptography.PaddingMode")
        assert found is not None and found.pyclass is not None
        return found.pyclass(self.padding)

    @Padding.setter
    def Padding(self, value: Any) -> None:
        self.padding = int(value)

    def GenerateKey(self) -> None:
        from os import urandom

        self.key = urandom(self.key_size // 8)

    def GenerateIV(self) -> None:
        from os import urandom

        self.iv = urandom(16)

    def CreateEncryptor(self, *args: Any) -> CryptoTransform:
        return CryptoTransform(self, True)

    def CreateDecryptor(self, *args: Any) -> CryptoTransform:
        return CryptoTransform(self, False)

    def run(self, data: bytes, encrypt: bool) -> bytes:
        """Raises CryptographicException."""
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
        from cryptography.hazmat.primitives.padding import PKCS7

        cipher = Cipher(algorithms.AES(self.key), modes.ECB() if self.mode == 2 else modes.CBC(self.iv))
        padded = self.padding == 2
        if encrypt:
            if padded:
                padder = PKCS7(128).padder()
                data = padder.update(data) + padder.finalize()
            worker = cipher.encryptor()
            return worker.update(data) + worker.finalize()
        worker = cipher.decryptor()
        plain = worker.update(data) + worker.finalize()
        if not padded:
            return plain
        remover = PKCS7(128).unpadder()
        try:
            return remover.update(plain) + remover.finalize()
        except ValueError:
            from pyshell.values import exceptions

            raise exceptions.CryptographicException("Padding is invalid and cannot be removed.") from None

    def EncryptCbc(self, data: Any, iv: Any, *args: Any) -> Any:
        self.mode, self.iv = 1, raw(iv)
        return byte_array(self.run(raw(data), True))

    def DecryptCbc(self, data: Any, iv: Any, *args: Any) -> Any:
        self.mode, self.iv = 1, raw(iv)
        return byte_array(self.run(raw(data), False))

    def Dispose(self) -> None:
        return None

    Clear = Dispose


class CryptoTransform:
    __slots__ = ("owner", "encrypt")
    net_name = "System.Security.Cryptography.ICryptoTransform"

    def __init__(self, owner: Aes, encrypt: bool) -> None:
        self.owner = owner
        self.encrypt = encrypt

    def TransformFinalBlock(self, data: Any, offset: int, count: int) -> Any:
        return byte_array(self.owner.run(raw(data)[offset : offset + count], self.encrypt))

    def Dispose(self) -> None:
        return None


class SecurityElement:
    net_name = "System.Security.SecurityElement"

    @staticmethod
    def Escape(text: str | None) -> str | None:
        if text is None:
            return None
        for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&apos;")):
            text = text.replace(character, entity)
        return text


class Marshal:
    """System.Runtime.InteropServices.Marshal, for reading SecureStrings."""

    net_name = "System.Runtime.InteropServices.Marshal"

    @staticmethod
    def SecureStringToBSTR(value: SecureString) -> Any:
        return _Pointer(value.content)

    SecureStringToGlobalAllocUnicode = SecureStringToBSTR
    SecureStringToCoTaskMemUnicode = SecureStringToBSTR

    @staticmethod
    def PtrToStringBSTR(pointer: Any) -> str:
        return str(getattr(pointer, "content", ""))

    PtrToStringAuto = PtrToStringBSTR
    PtrToStringUni = PtrToStringBSTR

    @staticmethod
    def ZeroFreeBSTR(pointer: Any) -> None:
        return None

    ZeroFreeGlobalAllocUnicode = ZeroFreeBSTR
    FreeHGlobal = ZeroFreeBSTR


class _Pointer:
    __slots__ = ("content",)
    net_name = "System.IntPtr+Text"

    def __init__(self, content: str) -> None:
        self.content = content
