"""ConvertTo-Html."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidatePatternAttribute, ValidateSetAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.commands.formatting_support import checked_properties
from pyshell.formatting.expressions import Expression
from pyshell.formatting.parameters import HTML_KEYS
from pyshell.values.psobject import AUTOMATION_NULL
from pyshell.values.text import net_string

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet("ConvertTo", "Html", module="Microsoft.PowerShell.Utility", default_set="Page", output=("System.String",))
class ConvertToHtmlCommand(Cmdlet):
    """Turns objects into a page, or a table of a page."""

    input_object: Any = parameter("psobject", pipeline=True)
    property: Any = parameter("System.Object[]", position=0)
    body: list[str] | None = parameter("string[]", In("Page", position=3))
    head: list[str] | None = parameter("string[]", In("Page", position=1))
    title: str | None = parameter("string", In("Page", position=2), validate=(ValidateNotNullOrEmptyAttribute(),))
    as_: str | None = parameter(
        "string",
        validate=(
            ValidateNotNullOrEmptyAttribute(),
            ValidateSetAttribute("Table", "List"),
        ),
    )
    css_uri: Any = parameter(
        "uri",
        In("Page"),
        aliases=(
            "cu",
            "uri",
        ),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    fragment: bool = parameter("switch", In("Fragment"), validate=(ValidateNotNullOrEmptyAttribute(),))
    post_content: list[str] | None = parameter("string[]", validate=(ValidateNotNullOrEmptyAttribute(),))
    pre_content: list[str] | None = parameter("string[]", validate=(ValidateNotNullOrEmptyAttribute(),))
    meta: Any = parameter("hashtable", In("Page"), validate=(ValidateNotNullOrEmptyAttribute(),))
    charset: str | None = parameter(
        "string",
        In("Page"),
        validate=(
            ValidateNotNullOrEmptyAttribute(),
            ValidatePatternAttribute(r"^[A-Za-z0-9]\w+\S+[A-Za-z0-9]$"),
        ),
    )
    transitional: bool = parameter("switch", In("Page"), validate=(ValidateNotNullOrEmptyAttribute(),))

    def begin(self) -> None:
        self._columns = checked_properties(self, self.property or ["*"], HTML_KEYS)
        self._resolved: list[tuple[str, Expression, dict[str, Any]]] | None = None
        self._count = 0
        self._head_written = False
        if not self.fragment:
            self._page_head()
        self.write_all(self.pre_content or ())
        self.write("<table>")

    def _page_head(self) -> None:
        kind = "Transitional" if self.transitional else "Strict"
        self.write(
            f'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 {kind}//EN"  '
            f'"http://www.w3.org/TR/xhtml1/DTD/xhtml1-{kind.lower()}.dtd">'
        )
        self.write('<html xmlns="http://www.w3.org/1999/xhtml">')
        self.write("<head>")
        if self.charset is not None:
            self.write(f'<meta charset="{self.charset}">')
        for key, value in self.meta.items() if self.meta is not None else ():
            self._meta(net_string(key), net_string(value))
        if self.head is not None:
            self.write_all(self.head)
        else:
            self.write(f"<title>{'HTML TABLE' if self.title is None else self.title}</title>")
        if self.css_uri is not None:
            self.write(f'<link rel="stylesheet" type="text/css" href="{net_string(self.css_uri)}" />')
        self.write("</head><body>")
        self.write_all(self.body or ())

    def _meta(self, name: str, content: str) -> None:
        kind = name.lower()
        attribute = "http-equiv" if kind in ("content-type", "default-style", "x-ua-compatible") else "name"
        known = ("application-name", "author", "description", "generator", "keywords", "viewport")
        if attribute == "name" and kind not in known:
            self.warning(
                "Accepted meta properties are content-type, default-style, application-name, author, description, "
                f"generator, keywords, x-ua-compatible, and viewport. The meta pair: {name} and {content} "
                "may not function correctly."
            )
        self.write(f'<meta {attribute}="{name}" content="{content}">')

    def process(self) -> None:
        value = self.input_object
        if value is None or value is AUTOMATION_NULL:
            return
        self._count += 1
        as_list = (self.as_ or "Table").lower() == "list"
        if not self._head_written:
            self._resolved = self._resolve(value)
            if not self._resolved:
                return
            if as_list:
                if self._count > 1:
                    self.write("<tr><td><hr></td></tr>")
                for label, expression, _ in self._resolved:
                    self.write(f"<tr><td>{label}:</td><td>{self._text(value, expression)}</td></tr>")
                return
            self._table_head()
            self._head_written = True
        if not as_list:
            assert self._resolved is not None
            cells = "".join(f"<td>{self._text(value, expression)}</td>" for _, expression, _ in self._resolved)
            self.write(f"<tr>{cells}</tr>")

    def _resolve(self, value: Any) -> list[tuple[str, Expression, dict[str, Any]]]:
        found: list[tuple[str, Expression, dict[str, Any]]] = []
        for column in self._columns:
            entries = column.entries or {}
            for expression in column.expression.resolve(value):
                label = column.label
                found.append((str(label) if label is not None else expression.text, expression, entries))
        return found

    def _table_head(self) -> None:
        columns = ""
        for _, _, entries in self._resolved or ():
            columns += "<col"
            if entries.get("width") is not None:
                columns += f' width = "{net_string(entries["width"])}"'
            if entries.get("alignment") is not None:
                columns += f' align = "{net_string(entries["alignment"])}"'
            columns += "/>"
        self.write(f"<colgroup>{columns}</colgroup>")
        heads = "".join(f"<th>{label}</th>" for label, _, _ in self._resolved or ())
        self.write(f"<tr>{heads}</tr>")

    def _text(self, value: Any, expression: Expression) -> str:
        from html import escape

        found = expression.value(value, self.context)
        if found is None or found[0] is None:
            return ""
        return escape(net_string(found[0])).replace("&#x27;", "&#39;")

    def end(self) -> None:
        self.write("</table>")
        self.write_all(self.post_content or ())
        if not self.fragment:
            self.write("</body></html>")
