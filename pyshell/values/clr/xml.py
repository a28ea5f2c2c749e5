"""System.Xml: the document model, its text, and PowerShell's view of elements as properties."""

from __future__ import annotations

from pyshell.values import pstype as types
from pyshell.values.enums import member
from pyshell.values.exceptions import ArgumentException, ArgumentNullException, InvalidOperationException, NetException
from pyshell.values.members import MISSING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

_KINDS = {
    "element": "Element", "attribute": "Attribute", "text": "Text", "cdata": "CDATA", "comment": "Comment",
    "pi": "ProcessingInstruction", "document": "Document", "declaration": "XmlDeclaration", "doctype": "DocumentType",
    "whitespace": "Whitespace", "fragment": "DocumentFragment",
}  # fmt: skip
_NAMES = {"text": "#text", "cdata": "#cdata-section", "comment": "#comment", "document": "#document",
"whitespace": "#whitespace",
          "fragment": "#document-fragment"}  # fmt: skip
XMLNS = "http://www.w3.org/2000/xmlns/"
_NAMESPACES = {"xml": "http://www.w3.org/XML/1998/namespace", "xmlns": XMLNS}


def xml_error(message: str) -> NetException:
    from pyshell.values import exceptions

    error: NetException = exceptions.XmlException(message)
    return error


def escape_text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_attribute(text: str) -> str:
    return escape_text(text).replace('"', "&quot;").replace("\n", "&#xA;").replace("\r", "&#xD;").replace("\t", "&#x9;")


class XmlNode:
    """A node; `kind` is one of the keys of the name tables above."""

    __slots__ = (
        "kind",
        "name",
        "namespace_uri",
        "data",
        "parent",
        "children",
        "attributes",
        "document",
        "is_empty",
        "ets",
        "__weakref__",
    )
    net_name = "System.Xml.XmlNode"
    net_interfaces = ("System.ICloneable", "System.Collections.IEnumerable", "System.Xml.XPath.IXPathNavigable")

    def __init__(
        self, kind: str, name: str = "", data: str = "", document: XmlDocument | None = None, uri: str = ""
    ) -> None:
        self.kind = kind
        self.name = name or _NAMES.get(kind, "")
        self.data = data
        self.namespace_uri = uri
        self.parent: XmlNode | None = None
        self.children: list[XmlNode] = []
        self.attributes: list[XmlAttribute] = []
        self.document = document
        self.is_empty = False

    @property
    def local_name(self) -> str:
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        return self.name.rpartition(":")[0]

    def text_content(self) -> str:
        if self.kind in ("text", "cdata", "whitespace", "comment", "pi", "attribute", "declaration"):
            return self.data
        return "".join(child.text_content() for child in self.children if child.kind not in ("comment", "pi"))

    # --- PowerShell's view

    def ps_string(self) -> str:
        """How a node shows as text: an element by its name, the document by its type."""
        if self.kind == "document":
            return "System.Xml.XmlDocument"
        return self.local_name if self.kind in ("element",) else self.name

    def ps_read(self, name: str) -> Any:
        folded = name.lower()
        found: list[Any] = [each.data for each in self.attributes if each.name.lower() == folded]
        for child in self.children:
            shown = child.local_name if child.kind == "element" else child.name
            if shown.lower() == folded:
                found.append(child.simple_value())
        if not found:
            return MISSING
        return found[0] if len(found) == 1 else found

    def simple_value(self) -> Any:
        """What an element is as a property: its text when it has nothing else, else itself."""
        if self.kind in ("text", "cdata", "comment", "whitespace"):
            return self.data
        if self.kind in ("declaration", "pi"):
            return self.data
        if self.kind != "element" or self.attributes:
            return self
        if not self.children:
            return ""
        if len(self.children) == 1 and self.children[0].kind == "text":
            return self.children[0].data
        return self

    def ps_write(self, name: str, value: Any) -> bool:
        from pyshell.values.convert import to_string

        folded = name.lower()
        for each in self.attributes:
            if each.name.lower() == folded:
                each.data = to_string(value)
                return True
        for child in self.children:
            if child.kind == "element" and child.local_name.lower() == folded:
                if isinstance(value, XmlNode):
                    self.ReplaceChild(value, child)
                    return True
                if child.simple_value() is child and any(each.kind == "element" for each in child.children):
                    break
                child.InnerText = to_string(value)
                return True
        return False

    def ps_properties(self) -> list[Any]:
        from pyshell.values.dotnet import Property

        names: dict[str, str] = {}
        for each in self.attributes:
            names.setdefault(each.name.lower(), each.name)
        for child in self.children:
            shown = child.local_name if child.kind == "element" else child.name
            names.setdefault(shown.lower(), shown)
        return [self._property(Property, name) for name in names.values()]

    def _property(self, make: Any, name: str) -> Any:
        value = self.ps_read(name)
        if isinstance(value, list):
            text = "System.Object[]"
        else:
            text = "string" if isinstance(value, str) else types.type_of(value).ps_name
        return make(name, text, lambda node: node.ps_read(name), lambda node, content: node.ps_write(name, content))

    # --- .NET's

    def ToString(self) -> str:
        return self.local_name

    Name = property(lambda self: self.name)
    LocalName = property(lambda self: self.local_name)
    Prefix = property(lambda self: self.prefix)
    NamespaceURI = property(lambda self: self.namespace_uri)
    NodeType = property(lambda self: member("System.Xml.XmlNodeType", _KINDS[self.kind]))
    ParentNode = property(lambda self: None if self.kind == "attribute" else self.parent)
    OwnerDocument = property(lambda self: None if self.kind == "document" else self.document)
    HasChildNodes = property(lambda self: bool(self.children))
    FirstChild = property(lambda self: self.children[0] if self.children else None)
    LastChild = property(lambda self: self.children[-1] if self.children else None)
    ChildNodes = property(lambda self: XmlNodeList(self.children, "System.Xml.XmlChildNodes"))
    IsReadOnly = property(lambda self: False)
    BaseURI = property(lambda self: "")
    OuterXml = property(lambda self: self.outer())
    Attributes = property(lambda self: XmlAttributeCollection(self) if self.kind == "element" else None)

    @property
    def InnerXml(self) -> str:
        return "".join(child.outer() for child in self.children)

    @InnerXml.setter
    def InnerXml(self, value: str) -> None:
        owner = self.document if self.document is not None else self
        parsed = parse_into(f"<x>{value}</x>", XmlDocument())
        self.children = []
        for child in list(parsed.root().children):  # type: ignore[union-attr]
            child.adopt(owner)
            self._attach(child)

    @property
    def InnerText(self) -> str:
        return self.text_content()

    @InnerText.setter
    def InnerText(self, value: str) -> None:
        if self.kind in ("text", "cdata", "comment", "attribute"):
            self.data = value
            return
        self.children = []
        if value:
            self._attach(XmlCharacterData("text", "", value, self.document))

    @property
    def Value(self) -> Any:
        return (
            self.data
            if self.kind in ("text", "cdata", "comment", "attribute", "pi", "whitespace", "declaration")
            else None
        )

    @Value.setter
    def Value(self, value: str) -> None:
        if self.kind in ("element", "document"):
            raise InvalidOperationException(f"Cannot set a value on node type '{_KINDS[self.kind]}'.")
        self.data = value

    def _sibling(self, step: int) -> Any:
        if self.parent is None or self.kind == "attribute":
            return None
        place = next(index for index, each in enumerate(self.parent.children) if each is self) + step
        return self.parent.children[place] if 0 <= place < len(self.parent.children) else None

    NextSibling = property(lambda self: self._sibling(1))
    PreviousSibling = property(lambda self: self._sibling(-1))

    def adopt(self, document: XmlDocument) -> None:
        self.document = document
        for child in self.children:
            child.adopt(document)
        for each in self.attributes:
            each.document = document

    def _attach(self, child: XmlNode, place: int | None = None) -> XmlNode:
        if child.parent is not None:
            child.parent.children.remove(child)
        child.parent = self
        if place is None:
            self.children.append(child)
        else:
            self.children.insert(place, child)
        return child

    def _check(self, child: XmlNode) -> None:
        if child is None:
            raise ArgumentNullException("newChild")
        owner = self if self.kind == "document" else self.document
        if child.document is not owner and child.kind != "document":
            raise ArgumentException("The node to be inserted is from a different document context.")
        if self.kind == "document":
            if child.kind in ("text", "cdata", "attribute"):
                raise InvalidOperationException(
                    "The specified node cannot be inserted as the valid child of this node, because the "
                    "specified node is the "
                    "wrong type."
                )
            if child.kind == "element" and any(each.kind == "element" for each in self.children):
                raise InvalidOperationException("This document already has a 'DocumentElement' node.")

    def AppendChild(self, child: XmlNode) -> Any:
        self._check(child)
        if child.kind == "fragment":
            for each in list(child.children):
                self._attach(each)
            return child
        return self._attach(child)

    def PrependChild(self, child: XmlNode) -> Any:
        self._check(child)
        return self._attach(child, 0)

    def _place(self, reference: XmlNode) -> int:
        return next((index for index, each in enumerate(self.children) if each is reference), len(self.children))

    def InsertBefore(self, child: XmlNode, reference: XmlNode | None) -> Any:
        self._check(child)
        return self._attach(child, None if reference is None else self._place(reference))

    def InsertAfter(self, child: XmlNode, reference: XmlNode | None) -> Any:
        self._check(child)
        return self._attach(child, 0 if reference is None else self._place(reference) + 1)

    def ReplaceChild(self, child: XmlNode, old: XmlNode) -> Any:
        place = self._place(old)
        self.RemoveChild(old)
        self._attach(child, place)
        return old

    def RemoveChild(self, child: XmlNode) -> Any:
        if child.parent is not self:
            raise ArgumentException("The node to be removed is not a child of this node.")
        self.children = [each for each in self.children if each is not child]
        child.parent = None
        return child

    def RemoveAll(self) -> None:
        self.children = []
        self.attributes = []

    def CloneNode(self, deep: bool) -> Any:
        made = type(self).__new__(type(self))
        XmlNode.__init__(made, self.kind, self.name, self.data, self.document, self.namespace_uri)
        made.is_empty = self.is_empty
        for each in self.attributes:
            copied = each.CloneNode(True)
            copied.parent = made
            made.attributes.append(copied)
        if deep or self.kind == "attribute":
            for child in self.children:
                made._attach(child.CloneNode(True))
        return made

    def Clone(self) -> Any:
        return self.CloneNode(True)

    def SelectNodes(self, xpath: str, manager: Any = None) -> Any:
        from pyshell.values.xpath import select_nodes

        found = select_nodes(xpath, self, None if manager is None else manager.lookup)
        return XmlNodeList(found if isinstance(found, list) else [], "System.Xml.XPathNodeList")

    def SelectSingleNode(self, xpath: str, manager: Any = None) -> Any:
        from pyshell.values.xpath import select_nodes

        found = select_nodes(xpath, self, None if manager is None else manager.lookup)
        return found[0] if isinstance(found, list) and found else None

    def GetNamespaceOfPrefix(self, prefix: str) -> str:
        return namespace_of(self, prefix) or ""

    def GetPrefixOfNamespace(self, uri: str) -> str:
        current: XmlNode | None = self
        while current is not None:
            for each in current.attributes:
                if each.data == uri and each.prefix == "xmlns":
                    return each.local_name
            current = current.parent
        return ""

    def Normalize(self) -> None:
        return None

    def WriteTo(self, writer: Any) -> None:
        writer.put(self.outer())

    def CreateNavigator(self) -> Any:
        return XPathNavigator(self)

    def enumerate_xml(self) -> Iterator[Any]:
        return iter(self.children)

    def GetEnumerator(self) -> Any:
        from pyshell.values.clr.enumerators import Enumerator

        return Enumerator(list(self.children))

    def outer(self) -> str:
        """OuterXml."""
        kind = self.kind
        if kind in ("text", "whitespace"):
            return escape_text(self.data)
        if kind == "cdata":
            return f"<![CDATA[{self.data}]]>"
        if kind == "comment":
            return f"<!--{self.data}-->"
        if kind == "pi":
            return f"<?{self.name} {self.data}?>"
        if kind == "declaration":
            return f"<?xml {self.data}?>"
        if kind == "doctype":
            return self.data
        if kind == "attribute":
            return f'{self.name}="{escape_attribute(self.data)}"'
        inner = "".join(child.outer() for child in self.children)
        if kind != "element":
            return inner
        head = self.name + "".join(" " + each.outer() for each in self.attributes)
        if not self.children and self.is_empty:
            return f"<{head} />"
        return f"<{head}>{inner}</{self.name}>"


def namespace_of(node: XmlNode | None, prefix: str) -> str | None:
    """The namespace bound to a prefix at a node."""
    if prefix in _NAMESPACES:
        return _NAMESPACES[prefix]
    wanted = f"xmlns:{prefix}" if prefix else "xmlns"
    while node is not None:
        for each in node.attributes:
            if each.name == wanted:
                return each.data
        node = node.parent
    return "" if not prefix else None


class XmlAttribute(XmlNode):
    __slots__ = ()
    net_name = "System.Xml.XmlAttribute"

    OwnerElement = property(lambda self: self.parent)
    Specified = property(lambda self: True)

    @property
    def is_namespace(self) -> bool:
        return self.name == "xmlns" or self.name.startswith("xmlns:")


class XmlCharacterData(XmlNode):
    """Text, CDATA, comments: the class says which for `GetType()`."""

    __slots__ = ()
    net_name = "System.Xml.XmlCharacterData"

    def __new__(cls, kind: str = "text", *args: Any) -> XmlCharacterData:
        return object.__new__(_DATA_CLASSES.get(kind, cls))

    @property
    def Data(self) -> str:
        return self.data

    @Data.setter
    def Data(self, value: str) -> None:
        self.data = value

    Length = property(lambda self: len(self.data))

    def AppendData(self, text: str) -> None:
        self.data += text


class XmlText(XmlCharacterData):
    __slots__ = ()
    net_name = "System.Xml.XmlText"


class XmlCDataSection(XmlCharacterData):
    __slots__ = ()
    net_name = "System.Xml.XmlCDataSection"


class XmlComment(XmlCharacterData):
    __slots__ = ()
    net_name = "System.Xml.XmlComment"


class XmlWhitespace(XmlCharacterData):
    __slots__ = ()
    net_name = "System.Xml.XmlWhitespace"


_DATA_CLASSES: dict[str, type[XmlCharacterData]] = {
    "text": XmlText, "cdata": XmlCDataSection, "comment": XmlComment, "whitespace": XmlWhitespace,
}  # fmt: skip


class XmlProcessingInstruction(XmlNode):
    __slots__ = ()
    net_name = "System.Xml.XmlProcessingInstruction"
    Target = property(lambda self: self.name)
    Data = property(lambda self: self.data)


class XmlDeclaration(XmlNode):
    __slots__ = ()
    net_name = "System.Xml.XmlDeclaration"

    def _pseudo(self, name: str) -> str:
        start = self.data.find(f'{name}="')
        return "" if start < 0 else self.data[start + len(name) + 2 :].partition('"')[0]

    Version = property(lambda self: self._pseudo("version"))
    Encoding = property(lambda self: self._pseudo("encoding"))
    Standalone = property(lambda self: self._pseudo("standalone"))


class XmlDocumentType(XmlNode):
    __slots__ = ()
    net_name = "System.Xml.XmlDocumentType"


class XmlDocumentFragment(XmlNode):
    __slots__ = ()
    net_name = "System.Xml.XmlDocumentFragment"


class XmlElement(XmlNode):
    __slots__ = ()
    net_name = "System.Xml.XmlElement"

    IsEmpty = property(lambda self: self.is_empty and not self.children)
    HasAttributes = property(lambda self: bool(self.attributes))

    def _find(self, name: str, uri: str | None = None) -> XmlAttribute | None:
        for each in self.attributes:
            if (each.name == name) if uri is None else (each.local_name == name and each.namespace_uri == uri):
                return each
        return None

    def GetAttribute(self, name: str, uri: str | None = None) -> str:
        found = self._find(name, uri)
        return found.data if found is not None else ""

    def GetAttributeNode(self, name: str, uri: str | None = None) -> Any:
        return self._find(name, uri)

    def HasAttribute(self, name: str, uri: str | None = None) -> bool:
        return self._find(name, uri) is not None

    def SetAttribute(self, name: str, value: Any, *args: Any) -> Any:
        from pyshell.values.psobject import AUTOMATION_NULL

        uri = None
        if args:
            uri, value = value, args[0]
        found = self._find(name, uri)
        if found is None:
            found = XmlAttribute("attribute", name, "", self.document, uri or "")
            found.parent = self
            self.attributes.append(found)
        found.data = value
        return value if args else AUTOMATION_NULL

    def SetAttributeNode(self, attribute: XmlAttribute) -> Any:
        self.RemoveAttribute(attribute.name)
        attribute.parent = self
        self.attributes.append(attribute)
        return None

    def RemoveAttribute(self, name: str, uri: str | None = None) -> None:
        self.attributes = [each for each in self.attributes if each is not self._find(name, uri)]

    def RemoveAttributeNode(self, attribute: XmlAttribute) -> Any:
        self.attributes = [each for each in self.attributes if each is not attribute]
        return attribute

    def RemoveAllAttributes(self) -> None:
        self.attributes = []

    def GetElementsByTagName(self, name: str, uri: str | None = None) -> Any:
        return _by_tag_name(self, name)


def _by_tag_name(node: XmlNode, name: str) -> XmlNodeList:
    from pyshell.values.xpath import axis_nodes

    found = [each for each in axis_nodes(node, "descendant") if each.kind == "element" and name in ("*", each.name)]
    return XmlNodeList(found, "System.Xml.XmlElementList")


class XmlDocument(XmlNode):
    """A document."""

    __slots__ = ("preserve_whitespace", "resolver")
    net_name = "System.Xml.XmlDocument"

    def __init__(self) -> None:
        super().__init__("document")
        self.document = self
        self.preserve_whitespace = False
        self.resolver: Any = None

    @staticmethod
    def net_new(*args: Any) -> XmlDocument:
        return XmlDocument()

    def root(self) -> XmlElement | None:
        return next((child for child in self.children if isinstance(child, XmlElement)), None)

    DocumentElement = property(lambda self: self.root())
    DocumentType = property(lambda self: next((child for child in self.children if child.kind == "doctype"), None))
    NameTable = property(lambda self: NameTable())
    Schemas = property(lambda self: None)

    @property
    def PreserveWhitespace(self) -> bool:
        return self.preserve_whitespace

    @PreserveWhitespace.setter
    def PreserveWhitespace(self, value: bool) -> None:
        self.preserve_whitespace = value

    @property
    def XmlResolver(self) -> Any:
        return self.resolver

    @XmlResolver.setter
    def XmlResolver(self, value: Any) -> None:
        self.resolver = value

    def LoadXml(self, text: str) -> None:
        self.children = []
        parse_into(text, self)

    def Load(self, source: Any) -> None:
        if isinstance(source, str):
            from pyshell.values.clr.io import decode, read_bytes
            from pyshell.values.clr.text import UTF8Encoding

            self.LoadXml(decode(read_bytes(source), UTF8Encoding(True)))
            return
        reader = getattr(source, "ReadToEnd", None)
        if reader is not None:
            self.LoadXml(reader())
            return
        inner = getattr(source, "text", None)
        self.LoadXml(inner if isinstance(inner, str) else source.raw.read().decode("utf-8-sig"))

    def Save(self, target: Any) -> None:
        text = indented(self) if not self.preserve_whitespace else self.outer()
        if isinstance(target, str):
            from pyshell.values.clr.io import write_bytes

            declaration = next((each for each in self.children if isinstance(each, XmlDeclaration)), None)
            encoding = (declaration.Encoding if declaration is not None else "") or "utf-8"
            mark = b"\xef\xbb\xbf" if encoding.lower() == "utf-8" and declaration is not None else b""
            write_bytes(target, mark + text.encode(encoding))
            return
        put = getattr(target, "put", None)
        if put is not None:
            put(text)
        else:
            target.raw.write(text.encode())

    def CreateElement(self, name: str, *args: Any) -> Any:
        if len(args) == 2:
            prefix, local, uri = name, args[0], args[1]
            name = f"{prefix}:{local}" if prefix else local
        else:
            uri = args[0] if args else ""
        if not name:
            raise ArgumentException("The local name for elements or attributes cannot be null or an empty string.")
        if any(each in name for each in " <>&\"'") or name[0].isdigit():
            bad = next((each for each in name if each in " <>&\"'"), name[0])
            raise xml_error(f"The '{bad}' character, hexadecimal value 0x{ord(bad):02X}, cannot be included in a name.")
        made = XmlElement("element", name, "", self, uri or "")
        made.is_empty = True
        return made

    def CreateAttribute(self, name: str, *args: Any) -> Any:
        if len(args) == 2:
            name = f"{name}:{args[0]}" if name else args[0]
        return XmlAttribute("attribute", name, "", self, args[-1] if args else "")

    def CreateTextNode(self, text: str) -> Any:
        return XmlCharacterData("text", "", text, self)

    def CreateCDataSection(self, text: str) -> Any:
        return XmlCharacterData("cdata", "", text, self)

    def CreateComment(self, text: str) -> Any:
        return XmlCharacterData("comment", "", text, self)

    def CreateProcessingInstruction(self, target: str, data: str) -> Any:
        return XmlProcessingInstruction("pi", target, data, self)

    def CreateXmlDeclaration(self, version: str, encoding: str | None, standalone: str | None) -> Any:
        data = f'version="{version}"'
        if encoding:
            data += f' encoding="{encoding}"'
        if standalone:
            data += f' standalone="{standalone}"'
        return XmlDeclaration("declaration", "xml", data, self)

    def CreateDocumentFragment(self) -> Any:
        return XmlDocumentFragment("fragment", "", "", self)

    def CreateNode(self, kind: Any, name: str, uri: str = "", *args: Any) -> Any:
        text = kind.name if not isinstance(kind, str) else kind
        if text.lower() == "element":
            return self.CreateElement(name, uri)
        if text.lower() == "attribute":
            return self.CreateAttribute(name, uri)
        return {"comment": self.CreateComment, "text": self.CreateTextNode}[text.lower()]("")

    def ImportNode(self, node: XmlNode, deep: bool) -> Any:
        made = node.CloneNode(deep)
        made.adopt(self)
        return made

    def GetElementsByTagName(self, name: str, uri: str | None = None) -> Any:
        return _by_tag_name(self, name)

    def GetElementById(self, id: str) -> Any:
        return None


class NameTable:
    __slots__ = ()
    net_name = "System.Xml.NameTable"


class XmlNodeList:
    """A list of nodes."""

    __slots__ = ("content", "shown_type")
    net_name = "System.Xml.XmlNodeList"
    net_interfaces = ("System.Collections.IEnumerable", "System.IDisposable")

    def __init__(self, content: list[Any], shown_type: str = "System.Xml.XmlNodeList") -> None:
        self.content = content
        self.shown_type = shown_type

    def enumerate_items(self) -> Iterator[Any]:
        return iter(list(self.content))

    def __len__(self) -> int:
        return len(self.content)

    def __getitem__(self, index: int) -> Any:
        return self.content[index]

    def ps_string(self) -> str:
        return " ".join(each.ps_string() for each in self.content)

    def ps_index(self, indices: list[Any]) -> Any:
        index = indices[0]
        return (
            self.content[index] if isinstance(index, int) and -len(self.content) <= index < len(self.content) else None
        )

    Count = property(lambda self: len(self.content))

    def Item(self, index: int) -> Any:
        return self.content[index] if 0 <= index < len(self.content) else None

    def GetEnumerator(self) -> Any:
        from pyshell.values.clr.enumerators import Enumerator

        return Enumerator(list(self.content))


class XmlAttributeCollection:
    __slots__ = ("owner",)
    net_name = "System.Xml.XmlAttributeCollection"
    net_interfaces = ("System.Collections.ICollection", "System.Collections.IEnumerable")

    def __init__(self, owner: XmlNode) -> None:
        self.owner = owner

    def enumerate_items(self) -> Iterator[Any]:
        return iter(list(self.owner.attributes))

    def __len__(self) -> int:
        return len(self.owner.attributes)

    def ps_index(self, indices: list[Any]) -> Any:
        index = indices[0]
        if isinstance(index, str):
            return next((each for each in self.owner.attributes if each.name == index), None)
        return self.owner.attributes[index] if -len(self) <= index < len(self) else None

    Count = property(lambda self: len(self.owner.attributes))
    ItemOf = property(lambda self: None)

    def GetNamedItem(self, name: str, *args: Any) -> Any:
        return self.ps_index([name])

    def Item(self, index: int) -> Any:
        return self.ps_index([index])

    def Append(self, attribute: XmlAttribute) -> Any:
        self.RemoveNamedItem(attribute.name)
        attribute.parent = self.owner
        self.owner.attributes.append(attribute)
        return attribute

    SetNamedItem = Append

    def RemoveNamedItem(self, name: str, *args: Any) -> Any:
        found = self.ps_index([name])
        self.owner.attributes = [each for each in self.owner.attributes if each is not found]
        return found

    def Remove(self, attribute: XmlAttribute) -> Any:
        self.owner.attributes = [each for each in self.owner.attributes if each is not attribute]
        return attribute

    def RemoveAll(self) -> None:
        self.owner.attributes = []

    def GetEnumerator(self) -> Any:
        from pyshell.values.clr.enumerators import Enumerator

        return Enumerator(list(self.owner.attributes))


class XmlNamespaceManager:
    __slots__ = ("bindings",)
    net_name = "System.Xml.XmlNamespaceManager"

    def __init__(self, table: Any = None) -> None:
        self.bindings: dict[str, str] = {**_NAMESPACES, "": ""}

    DefaultNamespace = property(lambda self: self.bindings.get("", ""))

    def lookup(self, prefix: str) -> str | None:
        return self.bindings.get(prefix)

    def AddNamespace(self, prefix: str, uri: str) -> None:
        self.bindings[prefix] = uri

    def RemoveNamespace(self, prefix: str, uri: str) -> None:
        self.bindings.pop(prefix, None)

    def LookupNamespace(self, prefix: str) -> str | None:
        return self.bindings.get(prefix)

    def HasNamespace(self, prefix: str) -> bool:
        return prefix in self.bindings


class XPathNavigator:
    __slots__ = ("node",)
    net_name = "System.Xml.XPath.XPathNavigator"

    def __init__(self, node: XmlNode) -> None:
        self.node = node

    Value = property(lambda self: self.node.text_content())
    Name = property(lambda self: self.node.name)
    OuterXml = property(lambda self: self.node.outer())
    InnerXml = property(lambda self: self.node.InnerXml)

    def Evaluate(self, xpath: str, *args: Any) -> Any:
        from pyshell.values.xpath import select

        return select(xpath, self.node)

    def Select(self, xpath: str, *args: Any) -> Any:
        from pyshell.values.xpath import select_nodes

        return [XPathNavigator(each) for each in select_nodes(xpath, self.node)]

    def SelectSingleNode(self, xpath: str, *args: Any) -> Any:
        found = self.Select(xpath)
        return found[0] if found else None


class XmlConvert:
    net_name = "System.Xml.XmlConvert"

    @staticmethod
    def ToString(value: Any, *args: Any) -> str:
        from pyshell.values.text import net_string

        return str(value).lower() if isinstance(value, bool) else net_string(value)

    @staticmethod
    def EncodeName(name: str) -> str:
        return "".join(each if each.isalnum() or each in "_-." else f"_x{ord(each):04X}_" for each in name)


# --- reading


def parse_into(text: str, document: XmlDocument) -> XmlDocument:
    """Parses a text into an empty document. Raises XmlException."""
    from xml.parsers import expat

    if not text.strip("\ufeff \t\r\n"):
        raise xml_error("Root element is missing.")
    parser = expat.ParserCreate()
    parser.ordered_attributes = True
    parser.buffer_text = True
    stack: list[XmlNode] = [document]
    in_cdata = False
    pending: list[str] = []

    def flush() -> None:
        nonlocal pending
        if not pending:
            return
        content = "".join(pending)
        pending = []
        top = stack[-1]
        if top is document:
            return
        if content.strip() or document.preserve_whitespace:
            kind = "text" if content.strip() else "whitespace"
            top._attach(XmlCharacterData(kind, "", content, document))

    def start(name: str, attributes: list[str]) -> None:
        flush()
        made = XmlElement("element", name, "", document)
        made.is_empty = True
        for index in range(0, len(attributes), 2):
            each = XmlAttribute("attribute", attributes[index], attributes[index + 1], document)
            each.parent = made
            made.attributes.append(each)
        stack[-1]._attach(made)
        made.namespace_uri = _bound(made, made.prefix)
        for each in made.attributes:
            if each.name == "xmlns" or each.prefix:
                each.namespace_uri = XMLNS if each.is_namespace else _bound(made, each.prefix)
        made.data = str(parser.CurrentByteIndex)
        stack.append(made)

    def end(name: str) -> None:
        flush()
        made = stack.pop()
        if made.children or not _was_self_closed(encoded, int(made.data)):
            made.is_empty = False
        made.data = ""

    def characters(content: str) -> None:
        if in_cdata:
            top = stack[-1]
            if top.children and top.children[-1].kind == "cdata" and top.children[-1].is_empty:
                top.children[-1].data += content
            return
        pending.append(content)

    def start_cdata() -> None:
        nonlocal in_cdata
        flush()
        in_cdata = True
        made = XmlCharacterData("cdata", "", "", document)
        made.is_empty = True
        stack[-1]._attach(made)

    def end_cdata() -> None:
        nonlocal in_cdata
        in_cdata = False
        stack[-1].children[-1].is_empty = False

    def comment(content: str) -> None:
        flush()
        stack[-1]._attach(XmlCharacterData("comment", "", content, document))

    def instruction(target: str, content: str) -> None:
        flush()
        stack[-1]._attach(XmlProcessingInstruction("pi", target, content, document))

    def declaration(version: str, encoding: str | None, standalone: int) -> None:
        data = f'version="{version}"'
        if encoding:
            data += f' encoding="{encoding}"'
        if standalone >= 0:
            data += f' standalone="{"yes" if standalone else "no"}"'
        document._attach(XmlDeclaration("declaration", "xml", data, document))

    def doctype(name: str, system: str | None, public: str | None, internal: int) -> None:
        data = f"<!DOCTYPE {name}"
        if public:
            data += f' PUBLIC "{public}" "{system}"'
        elif system:
            data += f' SYSTEM "{system}"'
        document._attach(XmlDocumentType("doctype", name, data + ">", document))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    parser.StartCdataSectionHandler = start_cdata
    parser.EndCdataSectionHandler = end_cdata
    parser.CommentHandler = comment
    parser.ProcessingInstructionHandler = instruction
    parser.XmlDeclHandler = declaration
    parser.StartDoctypeDeclHandler = doctype
    body = text.lstrip("\ufeff")
    start_mark = body[:1]
    if start_mark not in ("<", " ", "\t", "\r", "\n"):
        raise xml_error("Data at the root level is invalid. Line 1, position 1.")
    encoded = body.encode("utf-8", "surrogatepass")
    try:
        # the text is already decoded, whatever encoding its declaration names
        parser = _with_encoding(parser)
        parser.Parse(encoded, True)
    except expat.ExpatError as error:
        raise xml_error(_expat_message(error, stack, body)) from None
    return document


def _with_encoding(parser: Any) -> Any:
    from xml.parsers import expat

    made = expat.ParserCreate("utf-8")
    made.ordered_attributes = True
    made.buffer_text = True
    for name in (
        "StartElementHandler",
        "EndElementHandler",
        "CharacterDataHandler",
        "StartCdataSectionHandler",
        "EndCdataSectionHandler",
        "CommentHandler",
        "ProcessingInstructionHandler",
        "XmlDeclHandler",
        "StartDoctypeDeclHandler",
    ):
        setattr(made, name, getattr(parser, name))
    return made


def _bound(node: XmlNode, prefix: str) -> str:
    found = namespace_of(node, prefix)
    if found is None:
        raise xml_error(f"'{prefix}' is an undeclared prefix. Line 1, position 2.")
    return found


def _was_self_closed(encoded: bytes, start: int) -> bool:
    """Whether the tag that begins at a place ends with `/>`."""
    quote = 0
    for place in range(start, len(encoded)):
        byte = encoded[place]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in (0x22, 0x27):
            quote = byte
        elif byte == 0x3E:
            return encoded[place - 1] == 0x2F
    return False


def _expat_message(error: Any, stack: list[XmlNode], text: str) -> str:
    from xml.parsers import expat

    line, column = error.lineno, error.offset + 1
    code = error.code
    names = expat.errors.codes
    top = stack[-1]
    if code == names.get(expat.errors.XML_ERROR_TAG_MISMATCH):
        lines = text.split("\n")
        rest = lines[line - 1][error.offset - 0 :] if line <= len(lines) else ""
        closing = rest.lstrip("</").partition(">")[0].strip()
        opened = _position(text, top)
        return (
            f"The '{top.name}' start tag on line {opened[0]} position {opened[1]} does not match the end tag of "
            f"'{closing}'. "
            f"Line {line}, position {column + (2 if rest.startswith('</') else 0)}."
        )
    if code == names.get(expat.errors.XML_ERROR_NO_ELEMENTS):
        if top.kind == "element":
            return _unclosed(stack, line, column)
        return "Root element is missing."
    if code == names.get(expat.errors.XML_ERROR_UNCLOSED_TOKEN):
        return _unclosed(stack, line, column)
    if code == names.get(expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT):
        return f"There are multiple root elements. Line {line}, position {column + 1}."
    if code == names.get(expat.errors.XML_ERROR_DUPLICATE_ATTRIBUTE):
        return f"Duplicate attribute. Line {line}, position {column}."
    if code == names.get(expat.errors.XML_ERROR_UNDEFINED_ENTITY):
        return f"Reference to undeclared entity. Line {line}, position {column}."
    lines = text.split("\n")
    character = lines[line - 1][error.offset : error.offset + 1] if line <= len(lines) else ""
    if character:
        return (
            f"'{character}' is an unexpected token. Line {line}, position {column}."
            if character in "<>=\"'"
            else f"Name cannot begin with the '{character}' character, hexadecimal value 0x{ord(character):02X}. "
            f"Line {line}, position {column}."
        )
    return f"Unexpected end of file has occurred. Line {line}, position {column}."


def _unclosed(stack: list[XmlNode], line: int, column: int) -> str:
    return (
        f"Unexpected end of file has occurred. The following elements are not closed: {_open_names(stack)}. "
        f"Line {line}, position {column}."
    )


def _open_names(stack: list[XmlNode]) -> str:
    return ", ".join(each.name for each in reversed(stack) if each.kind == "element")


def _position(text: str, node: XmlNode) -> tuple[int, int]:
    encoded = text.encode("utf-8", "surrogatepass")
    try:
        before = encoded[: int(node.data)].decode("utf-8", "replace")
    except ValueError:
        return 1, 2
    return before.count("\n") + 1, len(before.rpartition("\n")[2]) + 2


def document_from_value(text: str) -> XmlDocument:
    """PowerShell's cast of a text to [xml]. Raises XmlException, InvalidOperationException."""
    document = XmlDocument()
    if not text.strip():
        return document
    if not text.lstrip("\ufeff \t\r\n").startswith("<"):
        raise InvalidOperationException(
            "The specified node cannot be inserted as the valid child of this node, because the specified node "
            "is the wrong "
            "type."
        )
    return parse_into(text, document)


def indented(node: XmlNode, depth: int = 0, indent: str = "  ") -> str:
    """A node's text with each element on a line of its own, as Save writes it."""
    pad = indent * depth
    if node.kind == "document":
        return "\n".join(indented(child, 0, indent) for child in node.children)
    if node.kind != "element" or not node.children:
        return pad + node.outer()
    if any(child.kind in ("text", "cdata", "whitespace") for child in node.children):
        return pad + node.outer()
    head = node.name + "".join(" " + each.outer() for each in node.attributes)
    inner = "\n".join(indented(child, depth + 1, indent) for child in node.children)
    return f"{pad}<{head}>\n{inner}\n{pad}</{node.name}>"
