"""CLIXML: the form in which values travel in PSRP, and in which Export-Clixml keeps them."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.clixml.reader import NAMESPACE, ClixmlError, Reader, parse
from pyshell.remoting.clixml.writer import Writer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyshell.remoting.crypto import SessionKey

__all__ = ["ClixmlError", "deserialize", "export_document", "import_document", "serialize"]


def serialize(value: Any, key: SessionKey | None = None, depth: int = 1) -> bytes:
    """A value as a message's data; null is no data at all."""
    if value is None:
        return b""
    return Writer(key).text(value, depth).encode("utf-8")


def deserialize(data: bytes, key: SessionKey | None = None) -> Any:
    """The value of a message's data. Raises ClixmlError."""
    if not data:
        return None
    return Reader(key).read(parse(data))


def export_document(values: Iterable[Any], depth: int = 2, indent: bool = True) -> str:
    """A whole document (`<Objs>`), as Export-Clixml and PSSerializer write it."""
    texts = [Writer().text(value, depth) for value in values]
    head = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">'
    if not indent:
        return head + "".join(texts) + "</Objs>"
    if not texts:
        return head[:-1] + " />"
    from pyshell.remoting.clixml.indent import indented

    return head + "\n" + "".join(indented(text, 1) for text in texts) + "</Objs>"


def import_document(text: str | bytes) -> Iterator[Any]:
    """The values of a document. Raises ClixmlError."""
    root = parse(text)
    for element in root.iter():
        if type(element.tag) is str and element.tag.startswith(NAMESPACE):
            element.tag = element.tag[len(NAMESPACE) :]
    if root.tag != "Objs":
        raise ClixmlError("the document does not start with <Objs>")
    reader = Reader()
    for element in root:
        yield reader.read(element)
