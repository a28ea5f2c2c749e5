"""Which help a name means: a command's, a subject's, or every one that fits a pattern."""

from __future__ import annotations

from pyshell.help import commands, topics
from pyshell.help.model import typed
from pyshell.values.wildcard import contains_wildcards, matcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from pyshell.runtime.context import ExecutionContext
    from pyshell.values.psobject import PSObject

DEFAULT_TOPIC = "default"
_COMMANDS = ("Cmdlet", "Function", "Filter", "ExternalScript", "Configuration", "ScriptCommand")


class HelpFinder:
    """Looks for help in one session. `categories` limits it, empty means all."""

    def __init__(self, context: ExecutionContext, categories: tuple[str, ...] = ()) -> None:
        self.context = context
        self.categories = frozenset(c.lower() for c in categories) - {"all"}

    def wants(self, category: str) -> bool:
        if not self.categories:
            return True
        return category.lower() in self.categories or (category == "Filter" and "function" in self.categories)

    def find(self, name: str) -> list[PSObject]:
        """Every help that a name or a pattern means; empty where there is none."""
        if not contains_wildcards(name):
            exact = self.exact(name)
            if exact is not None:
                return [exact]
        found = self.matching(matcher(name if contains_wildcards(name) else f"*{name}*")) or self.mentioning(name)
        if len(found) == 1 and found[0].notes["Category"] == "Alias":
            meant = HelpFinder(self.context).exact(found[0].notes["Name"])
            return [meant] if meant is not None else []
        return found

    def exact(self, name: str) -> PSObject | None:
        """The help of the command of this name, else of the subject."""
        key = name.lower()
        info = self.context.commands.find(name) if name.strip() else None
        if info is not None and self.wants(info.kind) and not self._guessed(key, info):
            return self.of_command(info)
        about = topics.about_topics()
        path = about.get(key)
        if path is not None and self.wants("HelpFile"):
            return self.of_subject(path)
        return None

    def _guessed(self, key: str, info: Any) -> bool:
        """Programs have no help; and `date` is no command's name although `Get-Date` would run."""
        return info.kind not in _COMMANDS or (info.kind == "Cmdlet" and info.name.lower() == "get-" + key)

    def of_command(self, info: Any, seen: frozenset[str] = frozenset()) -> PSObject:
        """A command's help, that of the command it forwards to where it says so."""
        if info.kind == "Cmdlet":
            return commands.cmdlet_help(
                self.context, info, topics.topic_of(info.name, info.module_name, info.cls.__doc__ or "")
            )
        target = commands.forward_target(info, self.context)
        if target is not None and target.lower() not in seen:
            other = self.context.commands.find(target)
            if other is not None and other is not info and other.kind in _COMMANDS:
                return self.of_command(other, seen | {target.lower()})
        return commands.script_help(self.context, info)

    def of_subject(self, path: Path) -> PSObject:
        """An about_ topic: a string with the properties of a help object."""
        text = topics.about_text(path)
        name = path.name.removesuffix(".help.txt")
        notes = {
            "Name": name,
            "Category": "HelpFile",
            "Synopsis": topics.about_synopsis(text),
            "ModuleName": "",
            "PSSnapIn": "",
        }
        made = typed(notes, "HelpFileInfo", "HelpInfo", "System.String", "System.Object")
        made.base = text
        return made

    def matching(self, fits: Callable[[str], bool]) -> list[PSObject]:
        """The help of the commands and subjects whose names fit."""
        found: list[PSObject] = []
        table = self.context.commands
        seen: set[str] = set()
        if self.wants("Alias"):
            for alias in table.aliases():
                if fits(alias.name):
                    notes = {"Name": alias.name, "Category": "Alias", "Synopsis": alias.definition, "ModuleName": ""}
                    found.append(typed(notes, "AliasHelpInfo", "HelpInfo"))
        for info in [*table.functions(), *table.cmdlets()]:
            key = info.name.lower()
            if key not in seen and fits(info.name) and self.wants(info.kind):
                seen.add(key)
                found.append(self.of_command(info))
        for name, path in topics.about_topics().items():
            if name != DEFAULT_TOPIC and fits(name) and self.wants("HelpFile"):
                found.append(self.of_subject(path))
        return found

    def mentioning(self, word: str) -> list[PSObject]:
        """The help of the cmdlets whose texts have the word: what a search that found no name falls back to."""
        key = word.lower()
        found: list[PSObject] = []
        if not self.wants("Cmdlet"):
            return found
        for name, topic in topics.topics().items():
            if any(key in text.lower() for text in topic.description):
                info = self.context.commands.cmdlet(name)
                if info is not None:
                    found.append(self.of_command(info))
        return found

    def default(self) -> PSObject | None:
        """What Get-Help shows without a name."""
        path = topics.about_topics().get(DEFAULT_TOPIC)
        return self.of_subject(path) if path is not None else None
