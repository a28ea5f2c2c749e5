"""CLIXML to values. What has a .NET type of its own comes back as a property bag under `Deserialized.` type names."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from pyshell.remoting.clixml import primitives
from pyshell.remoting.clixml.describe import OriginalText
from pyshell.remoting.clixml.text import decode
from pyshell.values import numbers
from pyshell.values.collections import ArrayList, Hashtable
from pyshell.values.exceptions import NetException
from pyshell.values.psobject import CUSTOM, PSObject

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

    from pyshell.remoting.crypto import SessionKey

# Nesting beyond this is refused: no PowerShell writes it.
MAX_NESTING = 200

NAMESPACE = "{http://schemas.microsoft.com/powershell/2004/04}"
_PREFIX = "Deserialized."


class ClixmlError(Exception):
    """The text is no CLIXML that a PowerShell writes."""


def parse(data: bytes | str) -> Element:
    """The document's element. Raises ClixmlError; document types, and with them entities, are refused."""
    try:
        text = data.decode("utf-8-sig") if isinstance(data, (bytes, bytearray, memoryview)) else data
        if "<!DOCTYPE" in text:
            raise ClixmlError("a document type is not allowed")
        return ElementTree.fromstring(text)
    except (ElementTree.ParseError, UnicodeDecodeError) as error:
        raise ClixmlError(str(error)) from error


class Reader:
    """Reads one document; references hold within it."""

    __slots__ = ("key", "_objects", "_types", "_nesting", "rehydrate")

    def __init__(self, key: SessionKey | None = None, *, rehydrate: bool = True) -> None:
        self.key = key
        self._objects: dict[str, Any] = {}
        self._types: dict[str, list[str]] = {}
        self._nesting = 0
        self.rehydrate = rehydrate

    def read(self, element: Element) -> Any:
        tag = element.tag
        reader = _READERS.get(tag)
        if reader is not None:
            try:
                return reader(element.text)
            except (ValueError, ArithmeticError, NetException) as error:
                raise ClixmlError(f"<{tag}> holds {element.text!r}") from error
        if tag == "Obj":
            return self._object(element)
        if tag == "Ref":
            try:
                return self._objects[element.attrib["RefId"]]
            except KeyError as error:
                raise ClixmlError("a reference to an object that was not written") from error
        if tag == "SS":
            return self._secret(element.text or "")
        raise ClixmlError(f"<{tag}> is no element of a value")

    def _secret(self, text: str) -> Any:
        try:
            if self.key is not None and self.key.key is not None:
                return primitives.make_secret(self.key.decrypt(text))
            return primitives.make_secret(bytes.fromhex(text).decode("utf-16-le"))
        except ValueError as error:
            raise ClixmlError("a SecureString cannot be decrypted") from error

    def _object(self, element: Element) -> Any:
        self._nesting += 1
        if self._nesting > MAX_NESTING:
            raise ClixmlError("objects are nested too deep")
        names: list[str] | None = None
        text: str | None = None
        props: Element | None = None
        added: Element | None = None
        body: Element | None = None
        for child in element:
            tag = child.tag
            if tag == "MS":
                added = child
            elif tag == "TN":
                names = [decode(each.text or "") for each in child]
                self._types[child.attrib.get("RefId", "")] = names
            elif tag == "TNRef":
                names = self._types.get(child.attrib.get("RefId", ""))
                if names is None:
                    raise ClixmlError("a reference to type names that were not written")
            elif tag == "Props":
                props = child
            elif tag == "ToString":
                text = decode(child.text or "")
            else:
                body = child
        result = PSObject(CUSTOM)
        ref = element.attrib.get("RefId")
        if ref is not None:
            self._objects[ref] = result
        if names is not None:
            result.type_names = [each if each.startswith(_PREFIX) else _PREFIX + each for each in names]
        else:
            result.type_names = []
        if body is not None:
            result.base = self._body(body)
            if names is None:
                result.type_names = None
        notes = result.notes
        if props is not None:
            for child in props:
                notes[decode(child.attrib.get("N", ""))] = self.read(child)
        adapted = frozenset(notes) if props is not None else frozenset()
        if added is not None:
            for child in added:
                notes[decode(child.attrib.get("N", ""))] = self.read(child)
        if text is not None:
            # An enumeration's value converts to text as its number does; only its display keeps the name.
            result.extra = {"ToString" if body is None else "ToStringFromDeserialization": OriginalText(text, adapted)}
        self._nesting -= 1
        if self.rehydrate and names:
            maker = primitives.REHYDRATE.get(names[0].removeprefix(_PREFIX))
            if maker is not None:
                made = maker(result)
                if made is not None:
                    if ref is not None:
                        self._objects[ref] = made
                    return made
        return result

    def _body(self, body: Element) -> Any:
        tag = body.tag
        if tag in ("LST", "IE"):
            return ArrayList([self.read(child) for child in body])
        if tag == "DCT":
            return self._dictionary(body)
        if tag in ("QUE", "STK"):
            return primitives.make_queue(tag, [self.read(child) for child in body])
        return self.read(body)

    def _dictionary(self, body: Element) -> Any:
        result = Hashtable()
        for entry in body:
            key = value = None
            for child in entry:
                if child.attrib.get("N") == "Key":
                    key = self.read(child)
                else:
                    value = self.read(child)
            if key is None:
                raise ClixmlError("a dictionary's key is missing")
            if type(key) is PSObject and key.base is not CUSTOM:
                key = key.base
            if key in result and result.ignore_case:
                # Keys that differ only by case: the table must tell them apart.
                exact = Hashtable(ignore_case=False)
                exact.update(result)
                result = exact
            result[key] = value
        return result


def _text(text: str | None) -> str:
    return "" if text is None else decode(text)


def _boolean(text: str | None) -> bool:
    if text is not None and text.strip().lower() in ("true", "1"):
        return True
    if text is not None and text.strip().lower() in ("false", "0"):
        return False
    raise ValueError


def _float(text: str | None) -> float:
    text = (text or "").strip()
    return float({"INF": "inf", "-INF": "-inf"}.get(text, text))


def _integer(cls: type[int], low: int, high: int) -> Callable[[str | None], int]:
    def read(text: str | None) -> int:
        value = int(text or "")
        if not low <= value <= high:
            raise ValueError
        return cls(value)

    return read


def _decoded(read: Callable[[str], Any]) -> Callable[[str | None], Any]:
    return lambda text: read(_text(text))


def _decimal(text: str | None) -> Any:
    value = numbers.Decimal.parse(text or "")
    if value is None:
        raise ValueError
    return value


_READERS: dict[str, Callable[[str | None], Any]] = {
    "Nil": lambda text: None,
    "S": _text,
    "B": _boolean,
    "I32": _integer(int, numbers.INT32_MIN, numbers.INT32_MAX),
    "Db": _float,
    "Sg": lambda text: numbers.Single(_float(text)),
    "D": _decimal,
    "C": lambda text: numbers.Char(chr(int(text or ""))),
    **{
        tag: _integer(cls, cls.MIN, cls.MAX)
        for tag, cls in (
            ("I64", numbers.Int64),
            ("By", numbers.Byte),
            ("SB", numbers.SByte),
            ("I16", numbers.Int16),
            ("U16", numbers.UInt16),
            ("U32", numbers.UInt32),
            ("U64", numbers.UInt64),
        )
    },
    **{tag: _decoded(read) for tag, read in primitives.READ.items()},
}
