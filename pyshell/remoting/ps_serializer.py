"""System.Management.Automation.PSSerializer: CLIXML from and to text."""

from __future__ import annotations

from typing import Any

from pyshell.remoting.clixml import ClixmlError, export_document, import_document
from pyshell.values.exceptions import NetException


class PSSerializer:
    """Static methods only."""

    net_name = "System.Management.Automation.PSSerializer"
    signatures = {
        "Serialize": [
            "static string Serialize(System.Object source)",
            "static string Serialize(System.Object source, int depth)",
        ],
        "Deserialize": ["static System.Object Deserialize(string source)"],
        "DeserializeAsList": ["static System.Object[] DeserializeAsList(string source)"],
    }

    @staticmethod
    def Serialize(source: Any, depth: int = 1) -> str:
        return export_document([source], depth).rstrip("\n")

    @staticmethod
    def Deserialize(source: str) -> Any:
        """The value, or the values where there are several. Raises XmlException."""
        found = read_document(source)
        return found[0] if len(found) == 1 else found

    @staticmethod
    def DeserializeAsList(source: str) -> list[Any]:
        return read_document(source)


def read_document(source: str | bytes) -> list[Any]:
    """The values of a CLIXML document. Raises XmlException."""
    try:
        return list(import_document(source))
    except ClixmlError as error:
        raise bad_document(str(error)) from None


def bad_document(reason: str) -> NetException:
    """What .NET says of a text that is no document at all, or of one with an element that is not known."""
    from pyshell.values import exceptions

    text = "Data at the root level is invalid. Line 1, position 1." if "Objs" not in reason else reason
    error: NetException = exceptions.XmlException(text)
    return error
