"""ConvertTo-Xml."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidateRangeAttribute, ValidateSetAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.formatting import objects
from pyshell.values.collections import Dictionary
from pyshell.values.enumerate import enumerate_value
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_HEAD = '<?xml version="1.0" encoding="utf-8"?>'


@cmdlet("ConvertTo", "Xml", module="Microsoft.PowerShell.Utility", output=("System.Xml.XmlDocument", "System.String"))
class ConvertToXmlCommand(Cmdlet):
    """Describes objects and their properties as an XML document."""

    depth: int = parameter(
        "int", validate=(ValidateRangeAttribute(1, 2147483647),), help="How deep objects are described."
    )
    input_object: Any = parameter("psobject", mandatory=True, position=0, pipeline=True, help="The objects.")
    no_type_information: bool = parameter("switch", help="Leave the types out.")
    as_: str = parameter(
        "string",
        name="As",
        validate=(ValidateNotNullOrEmptyAttribute(), ValidateSetAttribute("Stream", "String", "Document")),
        help="Document (an XmlDocument), String, or Stream (a string for each part).",
    )

    examples = (
        Example("An object as text", "[pscustomobject]@{ A = 1 } | ConvertTo-Xml -As String", "One Property element."),
    )

    def begin(self) -> None:
        self._objects: list[list[str]] = []

    def process(self) -> None:
        depth = self.depth if "Depth" in self.bound else 1
        self._objects.append(list(self._element("Object", None, self.input_object, depth, 1)))

    def end(self) -> None:
        how = (self.as_ if "As" in self.bound else "Document").lower()
        if how == "stream":
            self.write(_HEAD)
            self.write("<Objects>")
            for lines in self._objects:
                self.write("\n".join(lines))
            self.write("</Objects>")
            return
        lines = [_HEAD, "<Objects>", *(line for each in self._objects for line in each), "</Objects>"]
        if how == "string":
            self.write("\n".join(lines))
            return
        from pyshell.values.convert import convert
        from pyshell.values.pstype import find_type

        kind = find_type("xml")
        assert kind is not None
        self.write(convert("".join(line.strip() for line in lines), kind))

    def _element(self, tag: str, name: str | None, value: Any, depth: int, level: int) -> Iterator[str]:
        """The lines of a value's element."""
        indent = "  " * level
        head = tag
        if name is not None:
            head += f' Name="{_escaped(name, True)}"'
        if not self.no_type_information:
            head += f' Type="{_escaped(_type_name(value), True)}"'
        if value is None:
            yield f"{indent}<{head} />"
            return
        listed = isinstance(base_of(value), Dictionary) or enumerate_value(value) is not None
        if not _is_plain(value) and (depth > 0 or tag == "Object" or listed):
            inner = list(self._inner(value, depth, level + 1))
            if inner:
                yield f"{indent}<{head}>"
                yield from inner
                yield f"{indent}</{tag}>"
            else:
                yield f"{indent}<{head} />"
            return
        if not _is_plain(value) and tag != "Object":
            parts = [(n, objects.read(value, n)[0]) for n in objects.property_names(value)]
            yield f"{indent}<{head}>"
            yield f"{indent}  <Property>{_escaped(objects.to_text(value))}</Property>"
            for part, content in parts:
                text = _escaped(objects.to_text(content))
                yield f'{indent}  <Property Name="{_escaped(part, True)}">{text}</Property>'
            yield f"{indent}</{tag}>"
            return
        text = _escaped(objects.to_text(value))
        yield f"{indent}<{head}>{text}</{tag}>" if text else f"{indent}<{head}></{tag}>"

    def _inner(self, value: Any, depth: int, level: int) -> Iterator[str]:
        base = base_of(value)
        if isinstance(base, Dictionary):
            for key, content in base.items():
                yield from self._element("Property", "Key", key, depth - 1, level)
                yield from self._element("Property", "Value", content, depth - 1, level)
            return
        items = enumerate_value(value)
        if items is not None:
            for item in items:
                yield from self._element("Property", None, item, depth - 1, level)
            return
        for name in objects.property_names(value):
            yield from self._element("Property", name, objects.read(value, name)[0], depth - 1, level)


def _is_plain(value: Any) -> bool:
    """Values that are shown as their text."""
    from pyshell.values.pstype import type_of

    kind = type_of(base_of(value))
    return (
        kind.full_name in ("System.String", "System.Uri", "System.Version", "System.Management.Automation.ScriptBlock")
        or (kind.is_value_type and not objects.property_names(value)[1:])
        or kind.is_enum
        or kind.full_name.startswith(("System.DateTime", "System.TimeSpan", "System.Guid", "System.Decimal"))
    )


def _type_name(value: Any) -> str:
    if value is None:
        return "System.Object"
    from pyshell.values.pstype import type_of

    names = objects.type_names(value)
    return names[0] if names else type_of(value).full_name


def _escaped(text: str, attribute: bool = False) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;") if attribute else text
