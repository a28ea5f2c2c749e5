"""Select-Xml."""

from __future__ import annotations

from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.values.exceptions import ArgumentException, NetException
from pyshell.values.psobject import base_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class SelectXmlInfo:
    """A node that was found, and where."""

    net_name = "Microsoft.PowerShell.Commands.SelectXmlInfo"
    net_properties = ("Node", "Path", "Pattern")

    def __init__(self, node: Any, path: str, pattern: str) -> None:
        self.node = node
        self.path = path
        self.pattern = pattern

    def __str__(self) -> str:
        return str(self.node)


@cmdlet(
    "Select",
    "Xml",
    module="Microsoft.PowerShell.Utility",
    default_set="Xml",
    output=("Microsoft.PowerShell.Commands.SelectXmlInfo",),
)
class SelectXmlCommand(Cmdlet):
    """Finds nodes of XML documents by an XPath expression."""

    xml: list[Any] = parameter(
        "System.Xml.XmlNode[]",
        In("Xml", mandatory=True, position=1, pipeline=True, by_name=True),
        aliases=("Node",),
        help="Documents or nodes to look in.",
    )
    path: list[str] = parameter(
        "string[]", In("Path", mandatory=True, position=1, by_name=True), help="Files; wildcards are allowed."
    )
    literal_path: list[str] = parameter(
        "string[]", In("LiteralPath", mandatory=True, by_name=True), aliases=("PSPath", "LP"), help="Files as named."
    )
    content: list[str] = parameter(
        "string[]", In("Content", mandatory=True, pipeline=True, by_name=True), help="Texts of documents."
    )
    x_path: str = parameter("string", mandatory=True, position=0, name="XPath", help="The expression.")
    namespace: Any = parameter("hashtable", help="Prefixes of the expression and what they stand for.")

    examples = (
        Example(
            "Every element of a name",
            "Select-Xml -Content '<r><a>1</a><a>2</a></r>' -XPath '//a' | ForEach-Object { $_.Node.InnerText }",
            "The texts of both elements.",
        ),
    )

    def process(self) -> None:
        if self.set_name == "Xml":
            for node in self.xml:
                self._find(base_of(node), "InputStream")
        elif self.set_name == "Content":
            for text in self.content:
                self._read(text, "InputStream")
        else:
            literal = self.set_name == "LiteralPath"
            for name in self.literal_path if literal else self.path:
                self._files(name, literal)

    def _files(self, name: str, literal: bool) -> None:
        session = self.context.session
        try:
            found = [session.place(name)] if literal else session.resolve(name, False, False)
        except NetException as error:
            self.error(error)
            return
        for place in found:
            try:
                with open(place.path, "rb") as file:
                    data = file.read()
            except OSError as problem:
                from pyshell.values.clr.io import net_error

                self.error(net_error(problem, place.path), "ProcessingFile", "NotSpecified", place.path)
                continue
            self._read(data.decode("utf-8-sig", "replace"), place.path)

    def _read(self, text: str, path: str) -> None:
        from pyshell.values.convert import convert
        from pyshell.values.pstype import find_type

        kind = find_type("xml")
        assert kind is not None
        try:
            document = convert(text, kind)
        except NetException as error:
            shown = error.inner if isinstance(error.inner, NetException) else error
            self.error(shown, "ProcessingFile", "NotSpecified", path)
            return
        self._find(document, path)

    def _find(self, node: Any, path: str) -> None:
        from pyshell.values.members import invoke_member

        arguments: list[Any] = [self.x_path]
        if self.namespace is not None:
            arguments.append(self._namespaces(node))
        try:
            found = invoke_member(node, "SelectNodes", arguments)
        except NetException as error:
            shown = error.inner if isinstance(error.inner, NetException) else error
            self.throw(shown, "System.Xml.XPath.XPathException", "NotSpecified")
            return
        for each in found:
            self.write(SelectXmlInfo(each, path, self.x_path))

    def _namespaces(self, node: Any) -> Any:
        from pyshell.values.members import invoke_member, new_object
        from pyshell.values.pstype import find_type

        names, manager = find_type("System.Xml.NameTable"), find_type("System.Xml.XmlNamespaceManager")
        assert names is not None and manager is not None
        made = new_object(manager, [new_object(names, [])])
        for prefix, uri in base_of(self.namespace).items():
            try:
                invoke_member(made, "AddNamespace", [str(prefix), str(uri)])
            except NetException:
                error = ArgumentException(f"Namespace prefix '{prefix}' cannot be used.")
                self.throw(error, "PrefixError", "InvalidArgument", self.namespace)
        return made
