"""System.Xml.Linq: XDocument, XElement and what they hold."""

from __future__ import annotations

from pyshell.values.clr.xml import XmlDocument, XmlNode, escape_attribute, escape_text, parse_into
from pyshell.values.dotnet import static_property
from pyshell.values.enumerate import enumerate_value
from pyshell.values.enums import make_enum, member
from pyshell.values.exceptions import InvalidOperationException
from pyshell.values.psobject import AUTOMATION_NULL

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

SaveOptions = make_enum(
    "System.Xml.Linq.SaveOptions", {"None": 0, "DisableFormatting": 1, "OmitDuplicateNamespaces": 2}, flags=True
)


class XNamespace:
    """System.Xml.Linq.XNamespace."""

    __slots__ = ("uri",)
    net_name = "System.Xml.Linq.XNamespace"

    def __init__(self, uri: str = "") -> None:
        self.uri = uri

    NamespaceName = property(lambda self: self.uri)
    Xmlns = static_property(lambda: XNamespace("http://www.w3.org/2000/xmlns/"))
    Xml = static_property(lambda: XNamespace("http://www.w3.org/XML/1998/namespace"))
    static_None = static_property(lambda: XNamespace())

    @staticmethod
    def Get(uri: str) -> XNamespace:
        return XNamespace(uri)

    @staticmethod
    def cast_from(kind: type) -> Any:
        return ("op_Implicit", XNamespace) if kind is str else None

    @staticmethod
    def op_Addition(space: XNamespace, name: str) -> XName:
        return XName(name, space.uri)

    def GetName(self, name: str) -> XName:
        return XName(name, self.uri)

    def __str__(self) -> str:
        return self.uri

    def ToString(self) -> str:
        return self.uri


class XName:
    """System.Xml.Linq.XName: a local name in a namespace."""

    __slots__ = ("local", "uri")
    net_name = "System.Xml.Linq.XName"

    def __init__(self, local: str, uri: str = "") -> None:
        self.local = local
        self.uri = uri

    LocalName = property(lambda self: self.local)
    NamespaceName = property(lambda self: self.uri)
    Namespace = property(lambda self: XNamespace(self.uri))
    net_properties = ("LocalName", "Namespace", "NamespaceName")

    @staticmethod
    def Get(name: str, uri: str | None = None) -> XName:
        return _name(name) if uri is None else XName(name, uri)

    @staticmethod
    def cast_from(kind: type) -> Any:
        return ("op_Implicit", _name) if kind is str else None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, XName) and (self.local, self.uri) == (other.local, other.uri)

    def __hash__(self) -> int:
        return hash((self.local, self.uri))

    def __str__(self) -> str:
        return f"{{{self.uri}}}{self.local}" if self.uri else self.local

    def ToString(self) -> str:
        return str(self)


def _name(value: Any) -> XName:
    if isinstance(value, XName):
        return value
    text = str(value)
    if text.startswith("{"):
        uri, _, local = text[1:].partition("}")
        return XName(local, uri)
    return XName(text)


def _content_text(value: Any) -> str:
    from pyshell.values.clr.xml import XmlConvert

    return value if isinstance(value, str) else XmlConvert.ToString(value)


class XObject:
    __slots__ = ("owner", "__weakref__")
    owner: Any
    net_name = "System.Xml.Linq.XObject"
    kind = "None"

    Parent = property(lambda self: self.owner if isinstance(self.owner, XElement) else None)
    NodeType = property(lambda self: member("System.Xml.XmlNodeType", self.kind))
    BaseUri = property(lambda self: "")

    @property
    def Document(self) -> Any:
        found: Any = self
        while found is not None and not isinstance(found, XDocument):
            found = found.owner
        return found


class XAttribute(XObject):
    __slots__ = ("label", "content", "prefix")
    net_name = "System.Xml.Linq.XAttribute"
    net_properties = (
        "IsNamespaceDeclaration",
        "Name",
        "NextAttribute",
        "NodeType",
        "PreviousAttribute",
        "Value",
        "Parent",
    )
    kind = "Attribute"

    def __init__(self, name: Any, value: Any) -> None:
        self.label = _name(name)
        self.content = _content_text(value)
        self.prefix = ""
        self.owner = None

    signatures = {"new": ["System.Xml.Linq.XAttribute new(System.Xml.Linq.XName name, System.Object value)"]}
    Name = property(lambda self: self.label)
    IsNamespaceDeclaration = property(lambda self: self.label.local == "xmlns" or self.prefix == "xmlns")

    @property
    def Value(self) -> str:
        return self.content

    @Value.setter
    def Value(self, value: str) -> None:
        self.content = value

    def SetValue(self, value: Any) -> None:
        self.content = _content_text(value)

    def Remove(self) -> None:
        if self.owner is not None:
            self.owner.attributes.remove(self)
            self.owner = None

    def __str__(self) -> str:
        shown = f"{self.prefix}:{self.label.local}" if self.prefix else self.label.local
        return f'{shown}="{escape_attribute(self.content)}"'

    def ToString(self) -> str:
        return str(self)


class XNode(XObject):
    __slots__ = ()
    net_name = "System.Xml.Linq.XNode"

    def Remove(self) -> None:
        if self.owner is None:
            raise InvalidOperationException("The parent is missing.")
        self.owner.items.remove(self)
        self.owner = None

    def _siblings(self) -> list[Any]:
        return self.owner.items if self.owner is not None else [self]

    @property
    def NextNode(self) -> Any:
        siblings = self._siblings()
        place = siblings.index(self) + 1
        return siblings[place] if place < len(siblings) else None

    @property
    def PreviousNode(self) -> Any:
        siblings = self._siblings()
        place = siblings.index(self)
        return siblings[place - 1] if place else None

    def AddAfterSelf(self, *content: Any) -> None:
        self.owner.insert(self._siblings().index(self) + 1, content)

    def AddBeforeSelf(self, *content: Any) -> None:
        self.owner.insert(self._siblings().index(self), content)

    def ReplaceWith(self, *content: Any) -> None:
        owner, place = self.owner, self._siblings().index(self)
        self.Remove()
        owner.insert(place, content)

    def Ancestors(self, name: Any = None) -> Any:
        found: list[Any] = []
        current = self.owner
        while isinstance(current, XElement):
            if name is None or current.label == _name(name):
                found.append(current)
            current = current.owner
        return found

    def ElementsAfterSelf(self, name: Any = None) -> Any:
        siblings = self._siblings()
        return _elements(siblings[siblings.index(self) + 1 :], name)

    def ElementsBeforeSelf(self, name: Any = None) -> Any:
        siblings = self._siblings()
        return _elements(siblings[: siblings.index(self)], name)

    def ToString(self, options: Any = None) -> str:
        return self.markup(options is None or not int(options) & 1)

    def markup(self, indent: bool, depth: int = 0) -> str:
        raise NotImplementedError

    def __str__(self) -> str:
        return self.markup(True)


class XText(XNode):
    __slots__ = ("content",)
    net_name = "System.Xml.Linq.XText"
    kind = "Text"

    def __init__(self, value: Any) -> None:
        self.content = _content_text(value)
        self.owner = None

    @property
    def Value(self) -> str:
        return self.content

    @Value.setter
    def Value(self, value: str) -> None:
        self.content = value

    def markup(self, indent: bool, depth: int = 0) -> str:
        return escape_text(self.content)


class XCData(XText):
    __slots__ = ()
    net_name = "System.Xml.Linq.XCData"
    kind = "CDATA"

    def markup(self, indent: bool, depth: int = 0) -> str:
        return f"<![CDATA[{self.content}]]>"


class XComment(XText):
    __slots__ = ()
    net_name = "System.Xml.Linq.XComment"
    kind = "Comment"

    def markup(self, indent: bool, depth: int = 0) -> str:
        return f"<!--{self.content}-->"


class XContainer(XNode):
    __slots__ = ("items",)
    items: list[Any]
    net_name = "System.Xml.Linq.XContainer"

    def insert(self, place: int, content: Any) -> None:
        for value in content:
            for item in _flat(value):
                if isinstance(item, XAttribute):
                    self.add_attribute(item)
                    continue
                node = item if isinstance(item, XNode) else XText(item)
                if node.owner is not None:
                    node = _copy(node)
                node.owner = self
                self.items.insert(place, node)
                place += 1

    def add_attribute(self, attribute: XAttribute) -> None:
        raise InvalidOperationException("An attribute cannot be added to content.")

    def Add(self, *content: Any) -> None:
        self.insert(len(self.items), content)

    def AddFirst(self, *content: Any) -> None:
        self.insert(0, content)

    def Nodes(self) -> Any:
        return list(self.items)

    def RemoveNodes(self) -> None:
        for item in self.items:
            item.owner = None
        self.items.clear()

    def ReplaceNodes(self, *content: Any) -> None:
        self.RemoveNodes()
        self.Add(*content)

    def Element(self, name: Any) -> Any:
        found = _elements(self.items, name)
        return found[0] if found else None

    def Elements(self, name: Any = None) -> Any:
        return _elements(self.items, name)

    def Descendants(self, name: Any = None) -> Any:
        return [
            each for each in self.walk() if isinstance(each, XElement) and (name is None or each.label == _name(name))
        ]

    def DescendantNodes(self) -> Any:
        return list(self.walk())

    def walk(self) -> Iterator[XNode]:
        for item in self.items:
            yield item
            if isinstance(item, XContainer):
                yield from item.walk()

    FirstNode = property(lambda self: self.items[0] if self.items else None)
    LastNode = property(lambda self: self.items[-1] if self.items else None)

    def Save(self, target: Any, *args: Any) -> None:
        from pyshell.values.clr.io import FileMembers
        from pyshell.values.clr.xmlstreams import _deliver

        text = self.markup(not (args and int(args[0]) & 1))
        if not (isinstance(self, XDocument) and self.declaration is not None):
            text = '<?xml version="1.0" encoding="utf-8"?>\n' + text
        elif isinstance(self, XDocument):
            text = f"{self.declaration}\n{text}"
        if isinstance(target, str):
            FileMembers.WriteAllText(target, text)
        else:
            from pyshell.values.clr.text import UTF8Encoding

            _deliver(target, text, UTF8Encoding())


def _flat(value: Any) -> list[Any]:
    if value is None or value is AUTOMATION_NULL:
        return []
    items = None if isinstance(value, XObject) else enumerate_value(value)
    return [value] if items is None else [item for each in items for item in _flat(each)]


def _elements(items: list[Any], name: Any) -> list[Any]:
    return [each for each in items if isinstance(each, XElement) and (name is None or each.label == _name(name))]


class XElement(XContainer):
    """System.Xml.Linq.XElement."""

    __slots__ = ("label", "attributes", "prefix")
    label: XName
    net_name = "System.Xml.Linq.XElement"
    kind = "Element"

    def __init__(self, name: Any, *content: Any) -> None:
        self.owner = None
        self.items = []
        self.attributes: list[XAttribute] = []
        self.prefix = ""
        if isinstance(name, XElement):
            self.label, self.prefix = name.label, name.prefix
            content = ([_copy_attribute(each) for each in name.attributes], [_copy(each) for each in name.items])
        else:
            self.label = _name(name)
        self.Add(*content)

    @staticmethod
    def net_new(*args: Any) -> XElement:
        return XElement(*args)

    @staticmethod
    def Parse(text: str, options: Any = None) -> Any:
        return _read(text, bool(options) and bool(int(options) & 1)).Root

    @staticmethod
    def Load(source: Any, options: Any = None) -> Any:
        return XDocument.Load(source, options).Root

    def add_attribute(self, attribute: XAttribute) -> None:
        if attribute.owner is not None:
            attribute = _copy_attribute(attribute)
        if any(each.label == attribute.label for each in self.attributes):
            raise InvalidOperationException("Duplicate attribute.")
        attribute.owner = self
        self.attributes.append(attribute)

    @property
    def Name(self) -> XName:
        return self.label

    @Name.setter
    def Name(self, value: Any) -> None:
        self.label = _name(value)

    @property
    def Value(self) -> str:
        return "".join(
            each.content for each in self.walk() if isinstance(each, XText) and not isinstance(each, XComment)
        )

    @Value.setter
    def Value(self, value: str) -> None:
        self.ReplaceNodes(value)

    HasAttributes = property(lambda self: bool(self.attributes))
    HasElements = property(lambda self: any(isinstance(each, XElement) for each in self.items))
    IsEmpty = property(lambda self: not self.items)
    FirstAttribute = property(lambda self: self.attributes[0] if self.attributes else None)
    LastAttribute = property(lambda self: self.attributes[-1] if self.attributes else None)

    def Attribute(self, name: Any) -> Any:
        return next((each for each in self.attributes if each.label == _name(name)), None)

    def Attributes(self, name: Any = None) -> Any:
        return [each for each in self.attributes if name is None or each.label == _name(name)]

    def SetAttributeValue(self, name: Any, value: Any) -> None:
        found = self.Attribute(name)
        if value is None:
            if found is not None:
                found.Remove()
        elif found is not None:
            found.SetValue(value)
        else:
            self.add_attribute(XAttribute(name, value))

    def SetElementValue(self, name: Any, value: Any) -> None:
        found = self.Element(name)
        if value is None:
            if found is not None:
                found.Remove()
        elif found is not None:
            found.SetValue(value)
        else:
            self.Add(XElement(name, value))

    def SetValue(self, value: Any) -> None:
        self.ReplaceNodes(_content_text(value))

    def RemoveAttributes(self) -> None:
        self.attributes.clear()

    def RemoveAll(self) -> None:
        self.RemoveAttributes()
        self.RemoveNodes()

    def DescendantsAndSelf(self, name: Any = None) -> Any:
        return [*_elements([self], name), *self.Descendants(name)]

    def AncestorsAndSelf(self, name: Any = None) -> Any:
        return [*_elements([self], name), *self.Ancestors(name)]

    def GetDefaultNamespace(self) -> XNamespace:
        return XNamespace(self.label.uri if not self.prefix else "")

    def _head(self) -> str:
        shown = f"{self.prefix}:{self.label.local}" if self.prefix else self.label.local
        declared = "".join(f" {each}" for each in self.attributes)
        outer = self.owner.label.uri if isinstance(self.owner, XElement) else ""
        needs = (
            not self.prefix
            and self.label.uri != outer
            and not any(each.label.local == "xmlns" for each in self.attributes)
        )
        return shown + (f' xmlns="{escape_attribute(self.label.uri)}"' if needs else "") + declared

    def markup(self, indent: bool, depth: int = 0) -> str:
        head = self._head()
        name = head.partition(" ")[0]
        if not self.items:
            return f"<{head} />"
        if not indent or any(isinstance(each, XText) and not isinstance(each, XComment) for each in self.items):
            return f"<{head}>{''.join(each.markup(False) for each in self.items)}</{name}>"
        pad = "\n" + "  " * (depth + 1)
        inner = "".join(pad + each.markup(True, depth + 1) for each in self.items)
        return f"<{head}>{inner}\n{'  ' * depth}</{name}>"


def _copy_attribute(attribute: XAttribute) -> XAttribute:
    made = XAttribute(attribute.label, attribute.content)
    made.prefix = attribute.prefix
    return made


def _copy(node: Any) -> Any:
    return type(node)(node) if isinstance(node, XElement) else type(node)(node.content)


class XDeclaration:
    net_name = "System.Xml.Linq.XDeclaration"
    net_properties = ("Encoding", "Standalone", "Version")

    def __init__(self, version: str | None = "1.0", encoding: str | None = None, standalone: str | None = None) -> None:
        self.version = version
        self.encoding = encoding
        self.standalone = standalone

    def __str__(self) -> str:
        parts = (("version", self.version), ("encoding", self.encoding), ("standalone", self.standalone))
        return "<?xml" + "".join(f' {name}="{value}"' for name, value in parts if value) + "?>"

    def ToString(self) -> str:
        return str(self)


class XDocument(XContainer):
    """System.Xml.Linq.XDocument."""

    __slots__ = ("declaration",)
    net_name = "System.Xml.Linq.XDocument"
    kind = "Document"

    def __init__(self, *content: Any) -> None:
        self.owner = None
        self.items = []
        self.declaration: XDeclaration | None = None
        if content and isinstance(content[0], XDeclaration):
            self.declaration, content = content[0], content[1:]
        self.Add(*content)

    @staticmethod
    def net_new(*args: Any) -> XDocument:
        return XDocument(*args)

    @staticmethod
    def Parse(text: str, options: Any = None) -> XDocument:
        return _read(text, bool(options) and bool(int(options) & 1))

    @staticmethod
    def Load(source: Any, options: Any = None) -> XDocument:
        if isinstance(source, str):
            from pyshell.values.clr.io import FileMembers

            return _read(FileMembers.ReadAllText(source), False)
        if hasattr(source, "ReadToEnd"):
            return _read(source.ReadToEnd(), False)
        from pyshell.values.clr.streams import StreamReader

        return _read(StreamReader(source).ReadToEnd(), False)

    @property
    def Root(self) -> Any:
        return next((each for each in self.items if isinstance(each, XElement)), None)

    @property
    def Declaration(self) -> Any:
        return self.declaration

    @Declaration.setter
    def Declaration(self, value: Any) -> None:
        self.declaration = value

    def markup(self, indent: bool, depth: int = 0) -> str:
        return ("\n" if indent else "").join(each.markup(indent) for each in self.items)


def _read(text: str, preserve: bool) -> XDocument:
    source = XmlDocument()
    source.preserve_whitespace = preserve
    made = XDocument()
    for child in parse_into(text, source).children:
        if child.kind == "declaration":
            made.declaration = XDeclaration(child.Version or None, child.Encoding or None, child.Standalone or None)  # type: ignore[attr-defined]
        elif child.kind in ("element", "comment"):
            made.Add(_converted(child))
    return made


def _converted(node: XmlNode) -> Any:
    if node.kind == "cdata":
        return XCData(node.data)
    if node.kind == "comment":
        return XComment(node.data)
    if node.kind != "element":
        return XText(node.data)
    made = XElement(XName(node.local_name, node.namespace_uri or ""))
    made.prefix = node.prefix
    for each in node.attributes:
        attribute = XAttribute(XName(each.local_name, each.namespace_uri if each.prefix else ""), each.data)
        attribute.prefix = each.prefix
        made.add_attribute(attribute)
    for child in node.children:
        if child.kind in ("element", "text", "cdata", "comment", "whitespace"):
            made.Add(_converted(child))
    return made
