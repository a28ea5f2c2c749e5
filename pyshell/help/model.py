"""The objects that Get-Help gives: custom objects with the type names and properties of PowerShell's help system."""

from __future__ import annotations

from pyshell.values.psobject import PSObject, custom

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

MAML, EXTENDED = "MamlCommandHelpInfo", "ExtendedCmdletHelpInfo"


def typed(notes: dict[str, Any], *type_names: str) -> PSObject:
    """A custom object under these type names."""
    made = custom(notes)
    made.type_names = list(type_names)
    return made


def paragraphs(text: str) -> list[PSObject]:
    """A text as one paragraph object, nothing for an empty text."""
    return [typed({"Text": text}, "MamlParaTextItem", "MamlTextItem")] if text else []


def part(family: str, name: str, notes: dict[str, Any]) -> PSObject:
    """A piece of a help object: `MamlCommandHelpInfo#syntax` and the like."""
    return typed(notes, f"{family}#{name}")


def links(family: str, entries: list[tuple[str, str]]) -> PSObject:
    """Related links from (text, address) pairs."""
    items = [
        part(family, "navigationLink", {"linkText": text, "uri": uri} if text else {"uri": uri})
        for text, uri in entries
    ]
    return part(family, "relatedLinks", {"navigationLink": items})


def types_section(family: str, section: str, item: str, entries: list[tuple[str, str]]) -> PSObject:
    """Inputs or outputs from (type name, description) pairs."""
    made = [
        part(family, item, {"type": part(family, "type", {"name": name}), "description": paragraphs(description)})
        for name, description in entries
    ]
    return part(family, section, {item: made})


def command_types(family: str, module: str, name: str) -> list[str]:
    """The type names of a command's help: with its module and name, so that a view can be made for one command."""
    return [f"{family}#{module}#{name}", f"{family}#{module}", family] if module else [family]


def with_view(info: PSObject, view: str) -> PSObject:
    """The object shown by another view: `FullView`, `DetailedView`, `ExamplesView`."""
    assert info.type_names is not None
    made = PSObject(info.base, dict(info.notes), info.extra, [])
    made.type_names = [*(f"{name}#{view}" for name in info.type_names), *info.type_names]
    return made


def short(info: PSObject) -> PSObject:
    """The object as a line of a list."""
    made = PSObject(info.base, dict(info.notes), info.extra, [])
    made.type_names = ["HelpInfoShort", *(info.type_names or ())]
    return made
