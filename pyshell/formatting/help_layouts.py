"""The layouts of help objects: the pages that Get-Help shows. They read properties, so they work on deserialized help
too.
"""

from __future__ import annotations

from . import objects

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .formatcommand import FormatCommand
    from .records import FormatValue

    Layout = Callable[[Any, FormatCommand], list[FormatValue]]

_INDENT = 4
_COMMON = (
    "This cmdlet supports the common parameters: Verbose, Debug,",
    "ErrorAction, ErrorVariable, WarningAction, WarningVariable,",
    "OutBuffer, PipelineVariable, and OutVariable. For more information, see",
    "about_CommonParameters (https://go.microsoft.com/fwlink/?LinkID=113216). ",
)


def _at(target: Any, *path: str) -> Any:
    for name in path:
        if target is None:
            return None
        target = objects.get(target, name)
    return target


def _text(target: Any, *path: str) -> str:
    value = _at(target, *path)
    return "" if value is None else objects.to_text(value)


def _each(target: Any, *path: str) -> list[Any]:
    value = _at(target, *path)
    if value is None:
        return []
    found = objects.elements(value)
    return [value] if found is None else [each for each in found if each is not None]


def _frame(inner: list[FormatValue]) -> FormatValue:
    return (0, _INDENT, 0, inner)


def _lines(text: str) -> list[FormatValue]:
    out: list[FormatValue] = []
    for line in text.split("\n"):
        out.extend((line, None))
    return out


def _paragraphs(target: Any, *path: str) -> list[FormatValue]:
    """The paragraphs of a description, an empty line between two."""
    out: list[FormatValue] = []
    for number, each in enumerate(_each(target, *path)):
        if number:
            out.append(None)
        out.extend(_lines(_text(each, "Text")))
    return out


def _name(info: Any) -> list[FormatValue]:
    return ["NAME", None, _frame([_text(info, "Name"), None, None])]


def _head(info: Any) -> list[FormatValue]:
    synopsis = _paragraphs(info, "details", "description") or _lines(_text(info, "Synopsis"))
    return [*_name(info), "SYNOPSIS", None, _frame([*synopsis, None, None])]


def syntax(target: Any, command: FormatCommand) -> list[FormatValue]:
    """The lines of the parameter sets, an empty line after each."""
    out: list[FormatValue] = []
    for item in _each(target, "syntaxItem"):
        out.extend((_text(item, "text"), None, None))
    return [out]


def _syntax_and_description(info: Any, command: FormatCommand) -> list[FormatValue]:
    lines = syntax(_at(info, "Syntax"), command)
    return [
        "SYNTAX",
        None,
        _frame([*lines, None]),
        "DESCRIPTION",
        None,
        _frame([*_paragraphs(info, "description"), None]),
        None,
    ]


def _links(info: Any) -> list[FormatValue]:
    out: list[FormatValue] = []
    for link in _each(info, "relatedLinks", "navigationLink"):
        out.extend((_text(link, "linkText"), " ", _text(link, "uri"), None))
    return ["RELATED LINKS", None, _frame(out), None]


def _remarks(info: Any) -> list[FormatValue]:
    name = _text(info, "Name")
    lines: list[FormatValue] = [
        f'To see the examples, type: "Get-Help {name} -Examples"', None,
        f'For more information, type: "Get-Help {name} -Detailed"', None,
        f'For technical information, type: "Get-Help {name} -Full"', None,
    ]  # fmt: skip
    if _each(info, "relatedLinks", "navigationLink"):
        lines.extend((f'For online help, type: "Get-Help {name} -Online"', None))
    return ["REMARKS", None, _frame(lines)]


def _table(item: Any) -> list[FormatValue]:
    rows = [
        ("Required?", "required"),
        ("Position?", "position"),
        ("Default value", "defaultValue"),
        ("Accept pipeline input?", "pipelineInput"),
        ("Aliases", "aliases"),
        ("Accept wildcard characters?", "globbing"),
    ]
    if objects.has_property(item, "isDynamic"):
        rows[2:] = [
            ("Accept pipeline input?", "pipelineInput"),
            ("Parameter set name", "parameterSetName"),
            ("Aliases", "aliases"),
            ("Dynamic?", "isDynamic"),
            ("Accept wildcard characters?", "globbing"),
        ]
    out: list[FormatValue] = []
    for label, name in rows:
        # A cmdlet's own help has no aliases in its tables.
        if name != "aliases" or objects.has_property(item, name):
            out.extend((f"{label:<29}{_text(item, name)}", None))
    return out


def _parameter_head(item: Any) -> str:
    name, kind = _text(item, "name"), _text(item, "type", "name")
    return f"-{name} <{kind}>" if kind else f"-{name}"


def _one_parameter(item: Any, full: bool) -> list[FormatValue]:
    inner = [*_paragraphs(item, "description"), None]
    if full:
        inner.extend((*_table(item), None))
    return [_parameter_head(item), None, _frame(inner)]


def parameter(target: Any, command: FormatCommand) -> list[FormatValue]:
    """One parameter with its table: what -Parameter gives."""
    return [_one_parameter(target, True)]


def _parameters(info: Any, full: bool) -> list[FormatValue]:
    inner: list[FormatValue] = []
    for item in _each(info, "parameters", "parameter"):
        inner.extend(_one_parameter(item, full))
    if objects.to_bool(_at(info, "CommonParameters")):
        common: list[FormatValue] = []
        for line in _COMMON:
            common.extend((line, None))
        inner.extend(("<CommonParameters>", None, _frame(common)))
    return ["PARAMETERS", None, _frame([*inner, None])]


def example(target: Any, command: FormatCommand) -> list[FormatValue]:
    """One example: title, code behind its prompt, remarks."""
    out: list[FormatValue] = [_text(target, "title"), None, None]
    out.append("".join(_text(each, "Text") for each in _each(target, "introduction")))
    out.extend((*_lines(_text(target, "code")), None))
    for each in _each(target, "remarks"):
        out.extend(_lines(_text(each, "Text")))
    if not objects.has_property(target, "introduction"):
        out.append(None)
    return [out]


def _examples(info: Any, command: FormatCommand) -> list[FormatValue]:
    out: list[FormatValue] = []
    for each in _each(info, "examples", "example"):
        out.extend(example(each, command))
    return out


def _types(info: Any, label: str, section: str, item: str) -> list[FormatValue]:
    out: list[FormatValue] = []
    for each in _each(info, section, item):
        out.extend((*_lines(_text(each, "type", "name")), _frame(_paragraphs(each, "description")), None))
    return [label, None, _frame([*out, None])]


def _alerts(info: Any) -> list[FormatValue]:
    if not _each(info, "alertSet", "alert"):
        return []
    return ["NOTES", None, _frame([None, None, _frame(_paragraphs(info, "alertSet", "alert")), None])]


def default(target: Any, command: FormatCommand) -> list[FormatValue]:
    return [[*_head(target), *_syntax_and_description(target, command), *_links(target), *_remarks(target)]]


def detailed(target: Any, command: FormatCommand) -> list[FormatValue]:
    examples = _frame(_examples(target, command))
    body = [*_head(target), *_syntax_and_description(target, command), *_parameters(target, False), examples]
    return [[*body, *_remarks(target)]]


def full(target: Any, command: FormatCommand) -> list[FormatValue]:
    body = [*_head(target), *_syntax_and_description(target, command), *_parameters(target, True)]
    body.extend(_types(target, "INPUTS", "inputTypes", "inputType"))
    body.extend(_types(target, "OUTPUTS", "returnValues", "returnValue"))
    body.extend(_alerts(target))
    body.append(_frame([*_examples(target, command), None]))
    return [[*body, *_links(target)]]


def examples(target: Any, command: FormatCommand) -> list[FormatValue]:
    return [[*_head(target), _frame(_examples(target, command))]]


def _automatic_tail(info: Any) -> list[FormatValue]:
    aliases, remarks = _lines(_text(info, "aliases")), _lines(_text(info, "remarks"))
    return [None, "ALIASES", None, _frame([*aliases, None]), None, "REMARKS", None, _frame(remarks)]


def automatic(target: Any, command: FormatCommand) -> list[FormatValue]:
    """What is known of a command that has no help texts."""
    lines = syntax(_at(target, "Syntax"), command)
    return [[*_name(target), "SYNTAX", None, _frame(lines), *_automatic_tail(target)]]


def automatic_full(target: Any, command: FormatCommand) -> list[FormatValue]:
    lines = syntax(_at(target, "Syntax"), command)
    body = [*_name(target), "SYNTAX", None, _frame([*lines, None]), *_parameters(target, True)]
    body.extend(_types(target, "INPUTS", "inputTypes", "inputType"))
    body.extend(_types(target, "OUTPUTS", "returnValues", "returnValue"))
    return [[*body, *_automatic_tail(target)]]


def parameters(target: Any, command: FormatCommand) -> list[FormatValue]:
    out: list[FormatValue] = []
    for item in _each(target, "parameter"):
        out.extend(_one_parameter(item, True))
    return [out]


def details(target: Any, command: FormatCommand) -> list[FormatValue]:
    return [[*_name(target), "SYNOPSIS", None, _frame([*_paragraphs(target, "description"), None, None])]]


def paragraph(target: Any, command: FormatCommand) -> list[FormatValue]:
    return [_lines(_text(target, "Text"))]


def all_examples(target: Any, command: FormatCommand) -> list[FormatValue]:
    out: list[FormatValue] = []
    for each in _each(target, "example"):
        out.extend(example(each, command))
    return [out]


def all_links(target: Any, command: FormatCommand) -> list[FormatValue]:
    out: list[FormatValue] = []
    for link in _each(target, "navigationLink"):
        out.extend((_text(link, "linkText"), " ", _text(link, "uri"), None))
    return [out]


def alert_set(target: Any, command: FormatCommand) -> list[FormatValue]:
    return [[None, None, _frame(_paragraphs(target, "alert"))]]


def type_name(target: Any, command: FormatCommand) -> list[FormatValue]:
    return [[_text(target, "name"), None]]


LAYOUTS: dict[str, Layout] = {
    "default": default,
    "detailed": detailed,
    "full": full,
    "examples": examples,
    "automatic": automatic,
    "automatic_full": automatic_full,
    "parameter": parameter,
    "parameters": parameters,
    "syntax": syntax,
    "example": example,
    "all_examples": all_examples,
    "all_links": all_links,
    "alert_set": alert_set,
    "details": details,
    "paragraph": paragraph,
    "type_name": type_name,
}
