"""System.Xml.XmlReader and XmlWriter with their settings."""

from __future__ import annotations

from pyshell.values.clr.xml import XmlAttribute, XmlDocument, XmlNode, escape_attribute, escape_text, parse_into
from pyshell.values.enums import make_enum, member
from pyshell.values.exceptions import InvalidOperationException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

ConformanceLevel = make_enum("System.Xml.ConformanceLevel", {"Auto": 0, "Fragment": 1, "Document": 2})
NewLineHandling = make_enum("System.Xml.NewLineHandling", {"Replace": 0, "Entitize": 1, "None": 2})
DtdProcessing = make_enum("System.Xml.DtdProcessing", {"Prohibit": 0, "Ignore": 1, "Parse": 2})
WriteState = make_enum(
    "System.Xml.WriteState",
    {"Start": 0, "Prolog": 1, "Element": 2, "Attribute": 3, "Content": 4, "Closed": 5, "Error": 6},
)
_KINDS = {
    "element": "Element", "text": "Text", "cdata": "CDATA", "comment": "Comment", "pi": "ProcessingInstruction",
    "declaration": "XmlDeclaration", "doctype": "DocumentType", "whitespace": "Whitespace", "attribute": "Attribute",
}  # fmt: skip


class XmlWriterSettings:
    """System.Xml.XmlWriterSettings."""

    net_name = "System.Xml.XmlWriterSettings"
    net_properties = (
        "Async", "CheckCharacters", "CloseOutput", "ConformanceLevel", "Encoding", "Indent", "IndentChars",
        "NamespaceHandling",
        "NewLineChars", "NewLineHandling", "NewLineOnAttributes", "OmitXmlDeclaration", "WriteEndDocumentOnClose",
    )  # fmt: skip

    def __init__(self) -> None:
        from pyshell.values.clr.text import UTF8Encoding

        self.check_characters = True
        self.close_output = False
        self.conformance_level = ConformanceLevel(2)
        self.encoding: Any = UTF8Encoding()
        self.indent = False
        self.indent_chars = "  "
        self.new_line_chars = "\n"
        self.new_line_handling = NewLineHandling(0)
        self.new_line_on_attributes = False
        self.omit_xml_declaration = False
        self.write_end_document_on_close = True


class XmlReaderSettings:
    """System.Xml.XmlReaderSettings."""

    net_name = "System.Xml.XmlReaderSettings"
    net_properties = (
        "Async", "CheckCharacters", "CloseInput", "ConformanceLevel", "DtdProcessing", "IgnoreComments",
        "IgnoreProcessingInstructions", "IgnoreWhitespace",
    )  # fmt: skip

    def __init__(self) -> None:
        self.check_characters = True
        self.close_input = False
        self.conformance_level = ConformanceLevel(2)
        self.dtd_processing = DtdProcessing(0)
        self.ignore_comments = False
        self.ignore_processing_instructions = False
        self.ignore_whitespace = False


class XmlWriter:
    """System.Xml.XmlWriter over a text writer, a stream, a StringBuilder or a file."""

    net_name = "System.Xml.XmlWriter"

    def __init__(self, output: Any, settings: Any) -> None:
        self.output = output
        self.settings = settings if settings is not None else XmlWriterSettings()
        self.open: list[str] = []
        self.in_tag = False
        self.mixed: list[bool] = [False]
        self.state = 0
        self.pieces: list[str] = []
        self.attribute: list[str] | None = None

    @staticmethod
    def Create(output: Any, settings: Any = None) -> XmlWriter:
        return XmlWriter(output, settings)

    Settings = property(lambda self: self.settings)
    WriteState = property(lambda self: WriteState(self.state))

    def _put(self, text: str) -> None:
        self.pieces.append(text)

    def _close_tag(self) -> None:
        if self.in_tag:
            self._put(">")
            self.in_tag = False

    def _line(self, depth: int) -> None:
        if self.settings.indent and not self.mixed[-1] and (self.pieces or self.state > 1 or self.open):
            self._put(self.settings.new_line_chars + self.settings.indent_chars * depth)

    def WriteStartDocument(self, standalone: Any = None) -> None:
        if self.settings.omit_xml_declaration:
            self.state = 1
            return
        encoding = "utf-16" if _is_text(self.output) else self.settings.encoding.WebName
        shown = "" if standalone is None else f' standalone="{"yes" if standalone else "no"}"'
        self._put(f'<?xml version="1.0" encoding="{encoding}"{shown}?>')
        self.state = 1

    def WriteEndDocument(self) -> None:
        while self.open:
            self.WriteEndElement()

    def WriteStartElement(self, *names: str) -> None:
        if self.state == 0:
            self.WriteStartDocument()
        parent = bool(self.open)
        self._close_tag()
        if parent or self.pieces:
            self._line(len(self.open))
        prefix, name, space = "", names[0], None
        if len(names) == 2:
            name, space = names
        elif len(names) == 3:
            prefix, name, space = names
        shown = f"{prefix}:{name}" if prefix else name
        self._put("<" + shown)
        self.open.append(shown)
        self.mixed.append(False)
        self.in_tag = True
        self.state = 2
        if space:
            self._put(f' xmlns{":" + prefix if prefix else ""}="{escape_attribute(space)}"')

    def WriteEndElement(self) -> None:
        if not self.open:
            raise InvalidOperationException("There was no XML start tag open.")
        name = self.open.pop()
        mixed = self.mixed.pop()
        if self.in_tag:
            self._put(" />")
            self.in_tag = False
        else:
            if self.settings.indent and not mixed:
                self._put(self.settings.new_line_chars + self.settings.indent_chars * len(self.open))
            self._put(f"</{name}>")
        self.state = 4

    def WriteFullEndElement(self) -> None:
        if self.in_tag:
            self._close_tag()
            self.mixed[-1] = True
        self.WriteEndElement()

    def WriteAttributeString(self, *args: str) -> None:
        name, value = args[0], args[-1]
        if len(args) == 4:
            name = f"{args[0]}:{args[1]}" if args[0] else args[1]
        self._put(f' {name}="{escape_attribute(value or "")}"')

    def WriteStartAttribute(self, *names: str) -> None:
        self._put(f' {names[0]}="')
        self.attribute = []

    def WriteEndAttribute(self) -> None:
        self._put(escape_attribute("".join(self.attribute or [])) + '"')
        self.attribute = None

    def _content(self, text: str) -> None:
        self._close_tag()
        self.mixed[-1] = True
        self.state = 4
        self._put(text)

    def WriteString(self, text: str | None) -> None:
        if self.attribute is not None:
            self.attribute.append(text or "")
            return
        self._content(escape_text(text or ""))

    def WriteValue(self, value: Any) -> None:
        from pyshell.values.clr.xml import XmlConvert

        self.WriteString(value if isinstance(value, str) else XmlConvert.ToString(value))

    def WriteElementString(self, *args: Any) -> None:
        self.WriteStartElement(*args[:-1])
        if args[-1]:
            self.WriteString(args[-1])
        self.WriteEndElement()

    def WriteRaw(self, text: str) -> None:
        self._content(text)

    def WriteCData(self, text: str) -> None:
        self._content(f"<![CDATA[{text}]]>")

    def WriteComment(self, text: str) -> None:
        self._close_tag()
        self._line(len(self.open))
        self._put(f"<!--{text}-->")

    def WriteProcessingInstruction(self, name: str, text: str) -> None:
        self._close_tag()
        self._line(len(self.open))
        self._put(f"<?{name} {text}?>")

    def WriteDocType(self, name: str, public: str | None, system: str | None, subset: str | None) -> None:
        self._put(f"<!DOCTYPE {name}>")

    def WriteNode(self, node: Any, default: bool = False) -> None:
        self._content(node.outer() if isinstance(node, XmlNode) else str(node))

    def Flush(self) -> None:
        if self.in_tag:
            return
        text = "".join(self.pieces)
        self.pieces = []
        _deliver(self.output, text, self.settings.encoding)

    def Close(self) -> None:
        if self.state == 5:
            return
        self.WriteEndDocument()
        self.Flush()
        self.state = 5
        if self.settings.close_output and hasattr(self.output, "Close"):
            self.output.Close()

    def Dispose(self) -> None:
        self.Close()


def _is_text(output: Any) -> bool:
    return hasattr(output, "Append") or (hasattr(output, "Write") and not hasattr(output, "ReadByte"))


def _deliver(output: Any, text: str, encoding: Any) -> None:
    if isinstance(output, str):
        from pyshell.values.clr.io import FileMembers

        FileMembers.AppendAllText(output, text, encoding)
    elif hasattr(output, "Append"):
        output.Append(text)
    elif hasattr(output, "ReadByte"):
        data = encoding.GetBytes(text)
        output.Write(data, 0, len(data))
    else:
        output.Write(text)


class XmlTextWriter(XmlWriter):
    net_name = "System.Xml.XmlTextWriter"

    def __init__(self, output: Any, encoding: Any = None) -> None:
        super().__init__(output, None)
        self.settings.omit_xml_declaration = True
        if encoding is not None:
            self.settings.encoding = encoding

    @staticmethod
    def net_new(output: Any, encoding: Any = None) -> XmlTextWriter:
        return XmlTextWriter(output, encoding)

    @property
    def Formatting(self) -> Any:
        return member("System.Xml.Formatting", "Indented" if self.settings.indent else "None")

    @Formatting.setter
    def Formatting(self, value: Any) -> None:
        self.settings.indent = str(value).lower() in ("indented", "1")

    @property
    def Indentation(self) -> int:
        return len(self.settings.indent_chars)

    @Indentation.setter
    def Indentation(self, value: int) -> None:
        self.settings.indent_chars = " " * int(value)

    def WriteStartDocument(self, standalone: Any = None) -> None:
        if self.state:
            super().WriteStartDocument(standalone)
            return
        self.settings.omit_xml_declaration = False
        super().WriteStartDocument(standalone)
        self.settings.omit_xml_declaration = True


Formatting = make_enum("System.Xml.Formatting", {"None": 0, "Indented": 1})


class XmlReader:
    """System.Xml.XmlReader: the nodes of a parsed document in order."""

    net_name = "System.Xml.XmlReader"

    def __init__(self, root: XmlNode, settings: Any = None) -> None:
        self.steps = _steps(root, 0)
        self.settings = settings
        self.node: XmlNode | None = None
        self.ends = False
        self.depth = 0
        self.attribute: XmlAttribute | None = None
        self.done = False

    @staticmethod
    def Create(source: Any, settings: Any = None, *args: Any) -> XmlReader:
        if isinstance(source, str):
            from pyshell.values.clr.io import FileMembers

            text = FileMembers.ReadAllText(source)
        elif hasattr(source, "ReadToEnd"):
            text = source.ReadToEnd()
        else:
            from pyshell.values.clr.streams import StreamReader

            text = StreamReader(source).ReadToEnd()
        document = XmlDocument.net_new()
        document.preserve_whitespace = settings is None or not settings.ignore_whitespace
        return XmlReader(parse_into(text, document), settings)

    def Read(self) -> bool:
        self.attribute = None
        for node, depth, ends in self.steps:
            if self.settings is not None:
                if self.settings.ignore_comments and node.kind == "comment":
                    continue
                if self.settings.ignore_processing_instructions and node.kind == "pi":
                    continue
            self.node, self.depth, self.ends = node, depth, ends
            return True
        self.node, self.done = None, True
        return False

    def _current(self) -> XmlNode | None:
        return self.attribute if self.attribute is not None else self.node

    @property
    def NodeType(self) -> Any:
        node = self._current()
        name = "None" if node is None else "EndElement" if self.ends else _KINDS[node.kind]
        return member("System.Xml.XmlNodeType", name)

    @property
    def Name(self) -> str:
        node = self._current()
        return "" if node is None or node.kind in ("text", "cdata", "comment", "whitespace") else node.name

    LocalName = property(lambda self: self.Name.rpartition(":")[2])
    Prefix = property(lambda self: self.Name.rpartition(":")[0])
    NamespaceURI = property(lambda self: getattr(self._current(), "namespace_uri", "") or "")
    Depth = property(lambda self: self.depth + (1 if self.attribute is not None else 0))
    EOF = property(lambda self: self.done)
    AttributeCount = property(lambda self: 0 if self.node is None or self.ends else len(self.node.attributes))
    HasAttributes = property(lambda self: self.AttributeCount > 0)
    HasValue = property(lambda self: self._current() is not None and self._current().kind != "element")
    ReadState = property(
        lambda self: member(
            "System.Xml.ReadState", "EndOfFile" if self.done else "Interactive" if self.node else "Initial"
        )
    )

    @property
    def IsEmptyElement(self) -> bool:
        return (
            self.node is not None
            and self.node.kind == "element"
            and bool(self.node.is_empty)
            and not self.node.children
        )

    @property
    def Value(self) -> str:
        node = self._current()
        return "" if node is None or node.kind == "element" else node.data

    def GetAttribute(self, name: Any, space: str | None = None) -> str | None:
        if self.node is None:
            return None
        if isinstance(name, int):
            return self.node.attributes[name].data
        return next((each.data for each in self.node.attributes if each.name == name), None)

    def ps_index(self, indices: list[Any]) -> Any:
        return self.GetAttribute(indices[0])

    def MoveToFirstAttribute(self) -> bool:
        if self.node is None or not self.node.attributes:
            return False
        self.attribute = self.node.attributes[0]
        return True

    def MoveToNextAttribute(self) -> bool:
        if self.attribute is None:
            return self.MoveToFirstAttribute()
        assert self.node is not None
        place = self.node.attributes.index(self.attribute) + 1
        if place >= len(self.node.attributes):
            return False
        self.attribute = self.node.attributes[place]
        return True

    def MoveToAttribute(self, name: Any) -> Any:
        assert self.node is not None
        for index, each in enumerate(self.node.attributes):
            if each.name == name or index == name:
                self.attribute = each
                return True
        return False

    def MoveToElement(self) -> bool:
        moved = self.attribute is not None
        self.attribute = None
        return moved

    def MoveToContent(self) -> Any:
        while self.node is None or (not self.ends and self.node.kind not in ("element", "text", "cdata")):
            if not self.Read():
                break
        return self.NodeType

    def IsStartElement(self, name: str | None = None) -> bool:
        self.MoveToContent()
        found = self.node is not None and self.node.kind == "element" and not self.ends
        return found and (name is None or self.Name == name)

    def ReadStartElement(self, *names: str) -> None:
        self.MoveToContent()
        self.Read()

    def ReadEndElement(self) -> None:
        self.MoveToContent()
        self.Read()

    def ReadToFollowing(self, name: str) -> bool:
        while self.Read():
            if self.node is not None and self.node.kind == "element" and not self.ends and self.Name == name:
                return True
        return False

    def ReadToDescendant(self, name: str) -> bool:
        base, depth = self.node, self.depth
        while self.Read():
            if self.node is base or self.depth <= depth:
                return False
            if self.node is not None and self.node.kind == "element" and not self.ends and self.Name == name:
                return True
        return False

    def ReadToNextSibling(self, name: str) -> bool:
        depth = self.depth
        self.Skip()
        while self.node is not None and self.depth >= depth:
            if self.depth == depth and not self.ends and self.node.kind == "element" and self.Name == name:
                return True
            if not self.Read():
                break
        return False

    def Skip(self) -> None:
        base = self.node
        if base is not None and base.kind == "element" and not self.ends and not self.IsEmptyElement:
            while self.Read() and not (self.node is base and self.ends):
                continue
        self.Read()

    def ReadElementContentAsString(self, *names: str) -> str:
        base = self.node
        if base is None:
            return ""
        text = base.text_content()
        self.Skip()
        return text

    ReadElementString = ReadElementContentAsString

    def ReadElementContentAsInt(self) -> int:
        return int(self.ReadElementContentAsString())

    def ReadString(self) -> str:
        return "" if self.node is None else self.node.text_content()

    def ReadInnerXml(self) -> str:
        base = self.node
        if base is None:
            return ""
        text = "".join(child.outer() for child in base.children)
        self.Skip()
        return text

    def ReadOuterXml(self) -> str:
        base = self.node
        if base is None:
            return ""
        self.Skip()
        return base.outer()

    def Close(self) -> None:
        self.steps = iter(())

    Dispose = Close


def _steps(node: XmlNode, depth: int) -> Iterator[tuple[XmlNode, int, bool]]:
    for child in node.children:
        yield child, depth, False
        if child.kind == "element" and not (child.is_empty and not child.children):
            yield from _steps(child, depth + 1)
            yield child, depth, True


ReadState = make_enum("System.Xml.ReadState", {"Initial": 0, "Interactive": 1, "Error": 2, "EndOfFile": 3, "Closed": 4})
