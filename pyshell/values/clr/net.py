"""System.Uri, UriBuilder, Net.IPAddress and IPEndPoint, WebUtility, HttpUtility, Dns, Mail.MailAddress."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import quote, unquote

from pyshell.values.clr.convert import byte_array
from pyshell.values.dotnet import static_property
from pyshell.values.enums import EnumValue, member
from pyshell.values.exceptions import (
    ArgumentException,
    ArgumentNullException,
    ArgumentOutOfRangeException,
    FormatException,
    InvalidOperationException,
    NetException,
)
from pyshell.values.numbers import Int64

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DEFAULT_PORTS = {
    "http": 80,
    "https": 443,
    "ftp": 21,
    "ws": 80,
    "wss": 443,
    "ldap": 389,
    "net.tcp": 808,
    "gopher": 70,
    "nntp": 119,
    "telnet": 23,
    "mailto": 25,
}
_SAFE_PATH = "/:@!$&'()*+,;=~-._%"


def bad_uri(reason: str = "The format of the URI could not be determined.") -> NetException:
    from pyshell.values import exceptions

    error: NetException = exceptions.UriFormatException(f"Invalid URI: {reason}")
    return error


def _escape(text: str, safe: str) -> str:
    return quote(text, safe=safe)


# A text with a scheme and a bad authority is no relative URI either.
_BAD_AUTHORITY = ("The hostname could not be parsed.", "Invalid port specified.")


class Uri:
    """System.Uri: absolute with its parts, or relative text."""

    __slots__ = (
        "original",
        "is_absolute",
        "scheme",
        "user_info",
        "host",
        "port",
        "path",
        "query",
        "fragment",
        "ets",
        "__weakref__",
    )
    net_name = "System.Uri"

    def __init__(self, text: str, kind: int = 0) -> None:
        self.original = text
        self.is_absolute = False
        self.scheme = self.user_info = self.host = self.path = self.query = self.fragment = ""
        self.port = -1
        problem = self._parse(text)
        if problem is not None and (kind == 1 or (kind == 0 and problem in _BAD_AUTHORITY)):
            raise bad_uri(problem)
        if kind == 2 and self.is_absolute:
            raise bad_uri(
                "A relative URI cannot be created because the 'uriString' parameter represents an absolute URI."
            )

    @staticmethod
    def net_new(*args: Any) -> Uri:
        first = args[0]
        if first is None:
            raise ArgumentNullException("uriString")
        if type(first) is Uri:
            relative = args[1].original if type(args[1]) is Uri else str(args[1])
            if not first.is_absolute:
                raise ArgumentOutOfRangeException("baseUri", "The base URI is relative.")
            return first.joined(relative)
        kind = 1
        for arg in args[1:]:
            if isinstance(arg, EnumValue):
                kind = int(arg)
        return Uri(first, kind)

    @staticmethod
    def cast_from(kind: type) -> Any:
        return ("op_Implicit", lambda text: Uri(text, 0)) if kind is str else None

    def _parse(self, text: str) -> str | None:
        """Fills the parts; the reason when the text is no absolute URI."""
        body = text.strip()
        if not body:
            return "The URI is empty."
        if body.startswith("/") and not body.startswith("//"):
            body = "file://" + body
        scheme, colon, rest = body.partition(":")
        if (
            not colon
            or not scheme
            or not scheme[0].isalpha()
            or not all(each.isalnum() or each in "+-." for each in scheme)
        ):
            return "The format of the URI could not be determined."
        if "/" in scheme or "?" in scheme:
            return "The format of the URI could not be determined."
        self.scheme = scheme.lower()
        rest, hash_mark, fragment = rest.partition("#")
        self.fragment = "#" + _escape(fragment, _SAFE_PATH + "?/") if hash_mark else ""
        rest, mark, query = rest.partition("?")
        self.query = "?" + _escape(query, _SAFE_PATH + "?/[]") if mark else ""
        if rest.startswith("//"):
            authority, slash, path = rest[2:].partition("/")
            problem = self._authority(authority)
            if problem is not None:
                return problem
            self.path = _escape(_without_dots(slash + path), _SAFE_PATH + "[]") if path or slash else ""
            if not self.path and self.scheme in DEFAULT_PORTS:
                self.path = "/"
            if self.scheme == "file" and not self.path:
                self.path = "/"
        else:
            if self.scheme in ("http", "https", "ftp"):
                return "The hostname could not be parsed."
            self.path = _escape(rest, _SAFE_PATH + "[]")
            if self.scheme == "mailto":
                self.user_info, _, self.host = rest.rpartition("@")
                self.port = 25
                self.path = ""
        self.is_absolute = True
        return None

    def _authority(self, authority: str) -> str | None:
        if "@" in authority:
            self.user_info, _, authority = authority.rpartition("@")
        host, port = authority, ""
        if authority.startswith("["):
            host, _, rest = authority.partition("]")
            host += "]"
            port = rest[1:] if rest.startswith(":") else ""
        elif ":" in authority:
            host, _, port = authority.rpartition(":")
        if not host and self.scheme != "file":
            return "The hostname could not be parsed."
        if any(each in host for each in ' <>"{}|\\^`') and not host.startswith("["):
            return "The hostname could not be parsed."
        self.host = host.lower()
        if port:
            if not port.isdecimal() or int(port) > 65535:
                return "Invalid port specified."
            self.port = int(port)
        else:
            self.port = DEFAULT_PORTS.get(self.scheme, -1)
        return None

    def joined(self, relative: str) -> Uri:
        from urllib.parse import urljoin

        return Uri(urljoin(self.AbsoluteUri, relative), 1)

    def text(self) -> str:
        """The canonical text."""
        if not self.is_absolute:
            return self.original
        if self.scheme == "mailto":
            return f"mailto:{self.user_info}@{self.host}{self.query}"
        hierarchical = self.host or self.scheme == "file" or "//" in self.original[: len(self.scheme) + 3]
        authority = f"//{self.user_info + '@' if self.user_info else ''}{self.host}" if hierarchical else ""
        if hierarchical and self.port >= 0 and self.port != DEFAULT_PORTS.get(self.scheme, -1):
            authority += f":{self.port}"
        return f"{self.scheme}:{authority}{self.path}{self.query}{self.fragment}"

    def __str__(self) -> str:
        if not self.is_absolute:
            return self.original
        return unescape_safe(self.text())

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Uri):
            return False
        if self.is_absolute and other.is_absolute:
            return self.text().partition("#")[0] == other.text().partition("#")[0]
        return self.original == other.original

    def __hash__(self) -> int:
        return hash(self.text())

    def _absolute(self) -> None:
        if not self.is_absolute:
            raise InvalidOperationException("This operation is not supported for a relative URI.")

    def _part(self, value: Any) -> Any:
        self._absolute()
        return value

    OriginalString = property(lambda self: self.original)
    IsAbsoluteUri = property(lambda self: self.is_absolute)
    AbsoluteUri = property(lambda self: self._part(self.text()))
    Scheme = property(lambda self: self._part(self.scheme))
    Host = property(lambda self: self._part(self.host))
    DnsSafeHost = property(lambda self: self._part(self.host.strip("[]")))
    IdnHost = property(lambda self: self._part(self.host))
    Port = property(lambda self: self._part(self.port))
    AbsolutePath = property(lambda self: self._part(self.path))
    Query = property(lambda self: self._part(self.query))
    Fragment = property(lambda self: self._part(self.fragment))
    UserInfo = property(lambda self: self._part(self.user_info))
    PathAndQuery = property(lambda self: self._part(self.path + self.query))
    IsDefaultPort = property(lambda self: self._part(self.port == DEFAULT_PORTS.get(self.scheme, -1)))
    IsFile = property(lambda self: self._part(self.scheme == "file"))
    IsUnc = property(lambda self: self._part(self.scheme == "file" and bool(self.host)))
    IsLoopback = property(
        lambda self: self._part(
            self.host in ("localhost", "127.0.0.1", "[::1]", "loopback") or (self.scheme == "file" and not self.host)
        )
    )
    UserEscaped = property(lambda self: False)

    @property
    def Authority(self) -> str:
        self._absolute()
        return (
            self.host
            if self.port == DEFAULT_PORTS.get(self.scheme, -1) or self.port < 0
            else f"{self.host}:{self.port}"
        )

    @property
    def LocalPath(self) -> str:
        self._absolute()
        return unquote(self.path)

    @property
    def Segments(self) -> Any:
        self._absolute()
        parts = self.path.split("/")
        return [part + "/" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])

    @property
    def HostNameType(self) -> Any:
        self._absolute()
        return host_name_type(self.host)

    def ToString(self) -> str:
        return str(self)

    def Equals(self, other: Any) -> bool:
        return self == (Uri(other) if isinstance(other, str) else other)

    def IsBaseOf(self, other: Uri) -> bool:
        return other.text().startswith(self.text().rpartition("/")[0] + "/")

    def MakeRelativeUri(self, other: Uri) -> Uri:
        from posixpath import relpath

        if (self.scheme, self.host, self.port) != (other.scheme, other.host, other.port):
            return other
        base = self.path.rpartition("/")[0] or "/"
        relative = relpath(other.path, base)
        if other.path.endswith("/") and relative != ".":
            relative += "/"
        return Uri(("" if relative == "." else relative) + other.query + other.fragment)

    def GetLeftPart(self, part: Any) -> str:
        self._absolute()
        start = f"{self.scheme}://"
        name = part.name
        if name == "Scheme":
            return start
        authority = start + (self.user_info + "@" if self.user_info else "") + self.Authority
        if name == "Authority":
            return authority
        return authority + self.path + (self.query if name == "Query" else "")

    UriSchemeHttp = "http"
    UriSchemeHttps = "https"
    UriSchemeFile = "file"
    UriSchemeFtp = "ftp"
    UriSchemeMailto = "mailto"
    SchemeDelimiter = "://"

    @staticmethod
    def EscapeDataString(text: str) -> str:
        return quote(text, safe="-._~")

    @staticmethod
    def UnescapeDataString(text: str) -> str:
        return unquote(text)

    @staticmethod
    def EscapeUriString(text: str) -> str:
        return quote(text, safe="-._~:/?#[]@!$&'()*+,;=%")

    @staticmethod
    def IsWellFormedUriString(text: str | None, kind: Any) -> bool:
        if text is None:
            return False
        try:
            made = Uri(text, 0)
        except NetException:
            return False
        if int(kind) == 1 and not made.is_absolute or int(kind) == 2 and made.is_absolute:
            return False
        if any(each in text for each in ' <>"{}|\\^`'):
            return False
        return not (made.is_absolute and text.startswith("/"))

    @staticmethod
    def TryCreate(first: Any, *rest: Any) -> bool:
        try:
            if isinstance(first, Uri):
                rest[-1].value = Uri.net_new(first, rest[0])
            else:
                kind = int(rest[0])
                made = Uri(first or "", kind)
                if not first and kind == 1:
                    raise bad_uri()
                rest[-1].value = made
        except NetException:
            rest[-1].value = None
            return False
        return True

    @staticmethod
    def CheckSchemeName(name: str | None) -> bool:
        return bool(name) and str(name)[0].isalpha() and all(each.isalnum() or each in "+-." for each in str(name))

    @staticmethod
    def CheckHostName(name: str) -> Any:
        return host_name_type(name)

    @staticmethod
    def HexEscape(character: str) -> str:
        return f"%{ord(character):02X}"

    @staticmethod
    def IsHexDigit(character: str) -> bool:
        return character in "0123456789abcdefABCDEF"

    @staticmethod
    def op_Equality(first: Any, second: Any) -> bool:
        return bool(first == second)


def unescape_safe(text: str) -> str:
    """Uri.ToString(): escapes undone except those of reserved characters."""
    out: list[str] = []
    index = 0
    while index < len(text):
        if text[index] == "%":
            end = index
            while text[end : end + 1] == "%" and len(text) >= end + 3:
                end += 3
            piece = text[index:end]
            if piece:
                try:
                    decoded = bytes.fromhex(piece.replace("%", "")).decode()
                except ValueError:
                    decoded = ""
                if decoded and not any(each in "%#?;/:@&=+$,\\" or ord(each) < 32 for each in decoded):
                    out.append(decoded)
                else:
                    out.append(piece)
                index = end
                continue
        out.append(text[index])
        index += 1
    return "".join(out)


def _without_dots(path: str) -> str:
    parts: list[str] = []
    pieces = path.split("/")
    for place, piece in enumerate(pieces):
        if piece == "..":
            if len(parts) > 1:
                parts.pop()
            if place == len(pieces) - 1:
                parts.append("")
        elif piece == ".":
            if place == len(pieces) - 1:
                parts.append("")
        else:
            parts.append(piece)
    return "/".join(parts)


def host_name_type(name: str) -> Any:
    if not name:
        return member("System.UriHostNameType", "Unknown")
    try:
        address = ip_address(name.strip("[]"))
        return member("System.UriHostNameType", "IPv4" if address.version == 4 else "IPv6")
    except ValueError:
        pass
    good = all(part and all(each.isalnum() or each in "-_" for each in part) for part in name.rstrip(".").split("."))
    return member("System.UriHostNameType", "Dns" if good else "Unknown")


class UriBuilder:
    """System.UriBuilder."""

    __slots__ = ("scheme", "host", "port", "path", "query", "fragment", "user", "secret")
    net_name = "System.UriBuilder"

    def __init__(self) -> None:
        self.scheme, self.host, self.port, self.path = "http", "localhost", -1, "/"
        self.query = self.fragment = self.user = self.secret = ""

    @staticmethod
    def net_new(*args: Any) -> UriBuilder:
        made = UriBuilder()
        if not args:
            return made
        first = args[0]
        if len(args) == 1:
            uri = first if isinstance(first, Uri) else Uri(str(first), 0)
            if not uri.is_absolute:
                uri = Uri("http://" + str(first), 1)
            made.scheme, made.host, made.port, made.path = uri.scheme, uri.host, uri.port, uri.path
            made.query, made.fragment = uri.query, uri.fragment
            made.user, _, made.secret = uri.user_info.partition(":")
            return made
        made.scheme, made.host = str(first), str(args[1])
        if len(args) > 2:
            made.port = int(args[2])
        if len(args) > 3:
            made.path = str(args[3]) if str(args[3]).startswith("/") else "/" + str(args[3])
        if len(args) > 4:
            extra = str(args[4])
            if extra.startswith("#"):
                made.fragment = extra
            else:
                made.query = extra
        return made

    def text(self) -> str:
        user = self.user + (":" + self.secret if self.secret else "") + "@" if self.user else ""
        port = f":{self.port}" if self.port >= 0 else ""
        return f"{self.scheme}://{user}{self.host}{port}{self.path}{self.query}{self.fragment}"

    def __str__(self) -> str:
        return self.text()

    def ToString(self) -> str:
        return self.text()

    @property
    def Uri(self) -> Any:
        return Uri(self.text(), 1)


def _builder_property(name: str, attribute: str, prefix: str = "") -> None:
    def read(self: Any) -> Any:
        return getattr(self, attribute)

    def write(self: Any, value: Any) -> None:
        text = value
        if prefix and value and not str(value).startswith(prefix):
            text = prefix + str(value)
        if attribute == "path":
            text = quote(str(text), safe="/%:@!$&'()*+,;=-._~")
        setattr(self, attribute, text)

    setattr(UriBuilder, name, property(read, write))


for _name, _attribute, _prefix in (
    ("Scheme", "scheme", ""),
    ("Host", "host", ""),
    ("Port", "port", ""),
    ("Path", "path", "/"),
    ("Query", "query", "?"),
    ("Fragment", "fragment", "#"),
    ("UserName", "user", ""),
    ("Password", "secret", ""),
):
    _builder_property(_name, _attribute, _prefix)


class IPAddress:
    """System.Net.IPAddress."""

    __slots__ = ("address", "ets", "__weakref__")
    net_name = "System.Net.IPAddress"

    def __init__(self, address: IPv4Address | IPv6Address) -> None:
        self.address = address

    @staticmethod
    def net_new(value: Any, scope: Any = None) -> IPAddress:
        if isinstance(value, list):
            return IPAddress(ip_address(bytes(int(each) for each in value)))
        number = int(value)
        if not 0 <= number <= 0xFFFFFFFF:
            shown = number & 0xFFFFFFFFFFFFFFFF
            raise ArgumentOutOfRangeException(
                "newAddress",
                f"newAddress ('{shown}') must be less than or equal to '4294967295'.",
                numbers_ulong(shown),
            )
        return IPAddress(IPv4Address(number.to_bytes(4, "little")))

    def __str__(self) -> str:
        return str(self.address)

    def __eq__(self, other: object) -> bool:
        return type(other) is IPAddress and self.address == other.address

    def __hash__(self) -> int:
        return hash(self.address)

    @property
    def Address(self) -> Int64:
        return Int64(int.from_bytes(self.address.packed[:4], "little"))

    @property
    def AddressFamily(self) -> Any:
        return member(
            "System.Net.Sockets.AddressFamily", "InterNetwork" if self.address.version == 4 else "InterNetworkV6"
        )

    IsIPv4MappedToIPv6 = property(lambda self: getattr(self.address, "ipv4_mapped", None) is not None)
    IsIPv6LinkLocal = property(lambda self: self.address.version == 6 and self.address.is_link_local)
    IsIPv6Multicast = property(lambda self: self.address.version == 6 and self.address.is_multicast)
    IsIPv6SiteLocal = property(lambda self: self.address.version == 6 and self.address.is_site_local)
    IsIPv6Teredo = property(lambda self: self.address.version == 6 and self.address.teredo is not None)
    IsIPv6UniqueLocal = property(lambda self: self.address.version == 6 and self.address.packed[0] & 0xFE == 0xFC)

    @property
    def ScopeId(self) -> Int64:
        if self.address.version == 4:
            from pyshell.values import exceptions

            raise exceptions.SocketException(
                "The attempted operation is not supported for the type of object referenced."
            )
        return Int64(0)

    def GetAddressBytes(self) -> Any:
        return byte_array(self.address.packed)

    def ToString(self) -> str:
        return str(self.address)

    def MapToIPv4(self) -> IPAddress:
        return IPAddress(IPv4Address(self.address.packed[-4:]))

    def MapToIPv6(self) -> IPAddress:
        return IPAddress(IPv6Address("::ffff:" + str(self.address))) if self.address.version == 4 else self

    def Equals(self, other: Any) -> bool:
        return bool(self == other)

    Any = static_property(lambda: IPAddress(IPv4Address("0.0.0.0")))
    Loopback = static_property(lambda: IPAddress(IPv4Address("127.0.0.1")))
    Broadcast = static_property(lambda: IPAddress(IPv4Address("255.255.255.255")))
    None_ = static_property(lambda: IPAddress(IPv4Address("255.255.255.255")))
    IPv6Any = static_property(lambda: IPAddress(IPv6Address("::")))
    IPv6Loopback = static_property(lambda: IPAddress(IPv6Address("::1")))

    @staticmethod
    def Parse(text: str) -> IPAddress:
        if text is None:
            raise ArgumentNullException("ipString")
        found = parse_address(text)
        if found is None:
            raise FormatException("An invalid IP address was specified.")
        return IPAddress(found)

    @staticmethod
    def TryParse(text: str | None, result: object) -> bool:
        found = parse_address(text or "")
        result.value = None if found is None else IPAddress(found)  # type: ignore[attr-defined]
        return found is not None

    @staticmethod
    def IsLoopback(value: IPAddress) -> bool:
        return value.address.is_loopback

    @staticmethod
    def HostToNetworkOrder(value: int) -> int:
        kind = type(value)
        size = {int: 4, Int64: 8}.get(kind, 2)
        number = int.from_bytes(int(value).to_bytes(size, "little", signed=True), "big", signed=True)
        return kind(number)

    NetworkToHostOrder = HostToNetworkOrder


def numbers_ulong(value: int) -> object:
    from pyshell.values.numbers import UInt64

    return UInt64(value)


def parse_address(text: str) -> IPv4Address | IPv6Address | None:
    """IPAddress.Parse's reading: also 1 to 4 numbers in octal, hex or decimal."""
    body = text.strip("[]") if text.startswith("[") else text
    if ":" in body:
        try:
            return IPv6Address(body.partition("%")[0])
        except ValueError:
            return None
    parts = body.split(".")
    if not 1 <= len(parts) <= 4:
        return None
    numbers: list[int] = []
    for part in parts:
        try:
            if part[:2].lower() == "0x":
                numbers.append(int(part, 16))
            elif len(part) > 1 and part[0] == "0":
                numbers.append(int(part, 8))
            elif part.isdecimal() and part.isascii():
                numbers.append(int(part))
            else:
                return None
        except ValueError:
            return None
    if any(number > 255 for number in numbers[:-1]) or numbers[-1] >= 256 ** (5 - len(numbers)):
        return None
    total = 0
    for index, number in enumerate(numbers[:-1]):
        total |= number << (24 - 8 * index)
    return IPv4Address(total | numbers[-1])


class IPEndPoint:
    __slots__ = ("address", "port")
    net_name = "System.Net.IPEndPoint"

    def __init__(self, address: IPAddress, port: int) -> None:
        self.address = address
        self.port = port

    @staticmethod
    def net_new(address: object, port: int) -> IPEndPoint:
        if not 0 <= port <= 65535:
            raise ArgumentOutOfRangeException("port", "Specified argument was out of the range of valid values.")
        return IPEndPoint(address if isinstance(address, IPAddress) else IPAddress.net_new(address), port)

    def __str__(self) -> str:
        text = str(self.address)
        return f"[{text}]:{self.port}" if ":" in text else f"{text}:{self.port}"

    Address = property(lambda self: self.address)
    Port = property(lambda self: self.port)
    AddressFamily = property(lambda self: self.address.AddressFamily)

    def ToString(self) -> str:
        return str(self)

    @staticmethod
    def Parse(text: str) -> IPEndPoint:
        host, _, port = text.rpartition(":")
        if not port.isdecimal():
            raise FormatException("An invalid IPEndPoint was specified.")
        return IPEndPoint(IPAddress.Parse(host.strip("[]")), int(port))


class IPNetwork:
    __slots__ = ("network",)
    net_name = "System.Net.IPNetwork"

    def __init__(self, network: IPv4Network | IPv6Network) -> None:
        self.network = network

    @staticmethod
    def net_new(base: IPAddress, length: int) -> IPNetwork:
        try:
            return IPNetwork(ip_network(f"{base}/{length}"))
        except ValueError:
            raise ArgumentException(
                "The specified baseAddress has non-zero bits after the network prefix.", "baseAddress"
            ) from None

    def __str__(self) -> str:
        return str(self.network)

    BaseAddress = property(lambda self: IPAddress(self.network.network_address))
    PrefixLength = property(lambda self: self.network.prefixlen)

    def Contains(self, address: IPAddress) -> bool:
        return address.address in self.network

    def ToString(self) -> str:
        return str(self.network)

    @staticmethod
    def Parse(text: str) -> IPNetwork:
        try:
            return IPNetwork(ip_network(text))
        except ValueError:
            raise FormatException("An invalid IP network was specified.") from None


class WebUtility:
    net_name = "System.Net.WebUtility"

    @staticmethod
    def HtmlEncode(text: str | None) -> str | None:
        if text is None:
            return None
        out: list[str] = []
        for character in text:
            code = ord(character)
            if character in "<>&\"'":
                out.append({"<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;"}[character])
            elif 160 <= code < 256 or code > 0xFFFF:
                out.append(f"&#{code};")
            else:
                out.append(character)
        return "".join(out)

    @staticmethod
    def HtmlDecode(text: str | None) -> str | None:
        from html import unescape

        return None if text is None else unescape(text)

    @staticmethod
    def UrlEncode(text: str | None) -> str | None:
        return None if text is None else quote(text, safe="-_.!*()").replace("%20", "+").replace("~", "%7E")

    @staticmethod
    def UrlDecode(text: str | None) -> str | None:
        return None if text is None else unquote(text.replace("+", " "))


class HttpUtility:
    net_name = "System.Web.HttpUtility"

    HtmlEncode = WebUtility.HtmlEncode
    HtmlDecode = WebUtility.HtmlDecode
    UrlDecode = WebUtility.UrlDecode

    @staticmethod
    def UrlEncode(text: str | None) -> str | None:
        import re

        found = WebUtility.UrlEncode(text)
        return None if found is None else re.sub("%[0-9A-F]{2}", lambda each: each[0].lower(), found)

    @staticmethod
    def UrlPathEncode(text: str) -> str:
        return quote(text, safe="/:?#[]@!$&'()*+,;=-._~%")

    @staticmethod
    def HtmlAttributeEncode(text: str) -> str:
        return text.replace("&", "&amp;").replace('"', "&quot;").replace("'", "&#39;").replace("<", "&lt;")

    @staticmethod
    def ParseQueryString(query: str) -> object:
        from urllib.parse import parse_qsl

        from pyshell.values.clr.dictionaries import NameValueCollection

        class HttpValueCollection(NameValueCollection):
            """Its text is a query string again."""

            __slots__ = ()

            def ToString(self) -> str:
                return "&".join(
                    f"{HttpUtility.UrlEncode(key)}={HttpUtility.UrlEncode(value)}" for key, value in self.items()
                )

            __str__ = ToString

        made = HttpValueCollection()
        for key, value in parse_qsl(query.lstrip("?"), keep_blank_values=True):
            made.Add(key, value)
        return made

    @staticmethod
    def JavaScriptStringEncode(text: str, quotes: bool = False) -> str:
        from json import dumps

        body = (
            dumps(text)[1:-1]
            .replace("'", "\\u0027")
            .replace("<", "\\u003c")
            .replace(">", "\\u003e")
            .replace("&", "\\u0026")
        )
        return f'"{body}"' if quotes else body


class Dns:
    net_name = "System.Net.Dns"

    @staticmethod
    def GetHostName() -> str:
        from socket import gethostname

        return gethostname()

    @staticmethod
    def GetHostAddresses(name: str, *args: object) -> list[object]:
        from socket import gaierror, getaddrinfo

        try:
            found = getaddrinfo(name, None)
        except gaierror:
            from pyshell.values import exceptions

            raise exceptions.SocketException("Name or service not known") from None
        unique = dict.fromkeys(str(each[4][0]).partition("%")[0] for each in found)
        return [IPAddress(ip_address(each)) for each in unique]

    @staticmethod
    def GetHostEntry(name: object, *args: object) -> object:
        return IPHostEntry(str(name), Dns.GetHostAddresses(str(name)))


class IPHostEntry:
    __slots__ = ("name", "addresses")
    net_name = "System.Net.IPHostEntry"

    def __init__(self, name: str, addresses: list[object]) -> None:
        self.name = name
        self.addresses = addresses

    HostName = property(lambda self: self.name)
    AddressList = property(lambda self: self.addresses)
    Aliases = property(lambda self: [])


class MailAddress:
    """System.Net.Mail.MailAddress."""

    __slots__ = ("user", "host_name", "display", "ets", "__weakref__")
    net_name = "System.Net.Mail.MailAddress"

    def __init__(self, user: str, host: str, display: str = "") -> None:
        self.user = user
        self.host_name = host
        self.display = display

    @staticmethod
    def net_new(address: str, display: str | None = None, *args: object) -> MailAddress:
        if address is None:
            raise ArgumentNullException("address")
        if address == "":
            raise ArgumentException("The value cannot be an empty string.", "address")
        body, name = address.strip(), ""
        if body.endswith(">") and "<" in body:
            name, _, body = body[:-1].rpartition("<")
            name = name.strip().strip('"')
        user, at, host = body.rpartition("@")
        allowed = all(each.isalnum() or each in "!#$%&'*+-/=?^_`{|}~." or ord(each) > 127 for each in user)
        good_host = host and all(each.isalnum() or each in "-.[]:" for each in host) and not host.startswith(".")
        if (
            not at
            or not user
            or not good_host
            or not (allowed or user.startswith('"'))
            or ".." in user
            or user[0] == "."
            or user[-1] == "."
        ):
            raise FormatException("The specified string is not in the form required for an e-mail address.")
        return MailAddress(user, host, display if display is not None else name)

    def __str__(self) -> str:
        return f'"{self.display}" <{self.Address}>' if self.display else self.Address

    def __eq__(self, other: object) -> bool:
        return type(other) is MailAddress and str(self).lower() == str(other).lower()

    def __hash__(self) -> int:
        return hash(str(self).lower())

    @property
    def Address(self) -> str:
        return f"{self.user}@{self.host_name}"

    User = property(lambda self: self.user)
    Host = property(lambda self: self.host_name)
    DisplayName = property(lambda self: self.display)

    def ToString(self) -> str:
        return str(self)

    def Equals(self, other: object) -> bool:
        return self == other

    @staticmethod
    def TryCreate(address: str, *rest: object) -> bool:
        try:
            rest[-1].value = MailAddress.net_new(address)  # type: ignore[attr-defined]
        except NetException:
            rest[-1].value = None  # type: ignore[attr-defined]
            return False
        return True

    signatures = {
        "new": [
            "mailaddress new(string address)",
            "mailaddress new(string address, string displayName)",
        ]
    }
