"""Get-Help."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute, ValidateSetAttribute
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.help.finder import HelpFinder
from pyshell.help.model import short, with_view
from pyshell.values.exceptions import ArgumentException, HelpNotFoundException, InvalidOperationException
from pyshell.values.psobject import PSObject
from pyshell.values.wildcard import contains_wildcards, matcher

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_CATEGORIES = (
    "Alias", "Cmdlet", "Provider", "General", "FAQ", "Glossary", "HelpFile", "ScriptCommand", "Function", "Filter",
    "ExternalScript", "All", "DefaultHelp", "DscResource", "Class", "Configuration",
)  # fmt: skip
_FILTERS = ("Component", "Role", "Functionality")


@cmdlet("Get", "Help", module="Microsoft.PowerShell.Core", default_set="AllUsersView")
class GetHelpCommand(Cmdlet):
    """Shows help of commands and subjects."""

    name: str | None = parameter("string", position=0, by_name=True, validate=(ValidateNotNullOrEmptyAttribute(),))
    path: str | None = parameter("string")
    category: list[str] | None = parameter("string[]", validate=(ValidateSetAttribute(*_CATEGORIES),))
    full: bool = parameter("switch", In("AllUsersView"))
    detailed: bool = parameter("switch", In("DetailedView", mandatory=True))
    examples_: bool = parameter("switch", In("Examples", mandatory=True))
    parameter_: list[str] | None = parameter("string[]", In("Parameters", mandatory=True))
    component: list[str] | None = parameter("string[]")
    functionality: list[str] | None = parameter("string[]")
    role: list[str] | None = parameter("string[]")
    online: bool = parameter("switch", In("Online", mandatory=True))

    def process(self) -> None:
        finder = HelpFinder(self.context, tuple(str(c) for c in self.category or ()))
        if self.name is None:
            shown = finder.default()
            found = [shown] if shown is not None else []
        else:
            found = finder.find(self.name)
        found = [each for each in found if self._passes(each)]
        if not found:
            if self.name is not None and not contains_wildcards(self.name):
                self._not_found(self.name)
            return
        if self.parameter_:
            for each in found:
                self._parameters(each)
        elif self.online:
            self._open(found)
        elif len(found) == 1:
            self.write(self._viewed(found[0]))
        else:
            self.write_all(short(each) for each in found)

    def _passes(self, info: PSObject) -> bool:
        for name in _FILTERS:
            patterns = getattr(self, name.lower())
            value = str(info.notes.get(name) or "")
            if patterns and not any(matcher(p)(value) for p in patterns):
                return False
        return True

    def _viewed(self, info: PSObject) -> PSObject:
        if type(info.base) is str:
            return info
        for wanted, view in (
            (self.full, "FullView"),
            (self.detailed, "DetailedView"),
            (self.examples_, "ExamplesView"),
        ):
            if wanted:
                return with_view(info, view)
        return info

    def _parameters(self, info: PSObject) -> None:
        section = info.notes.get("parameters")
        items: list[Any] = section.notes["parameter"] if isinstance(section, PSObject) else []
        for pattern in self.parameter_ or ():
            fits = matcher(pattern)
            chosen = [each for each in items if fits(each.notes["name"])]
            if not chosen:
                error = ArgumentException(f"No parameter matches criteria {pattern}.")
                self.error(error, "NoParmsFound", "InvalidArgument", info)
            self.write_all(chosen)

    def _open(self, found: list[PSObject]) -> None:
        if len(found) > 1:
            error = InvalidOperationException(
                "The online version of this Help topic cannot be displayed because the specified topic matches "
                "more than one topic."
            )
            self.throw(error, "MultipleOnlineTopicsNotSupported", "InvalidOperation")
        links = found[0].notes.get("relatedLinks")
        entries = links.notes["navigationLink"] if isinstance(links, PSObject) else []
        address = next((str(e.notes["uri"]) for e in entries if e.notes.get("uri")), None) or self._own_address(
            found[0]
        )
        if address is None:
            error = InvalidOperationException(
                "The online version of this Help topic cannot be displayed because the Internet address (URI) of the "
                "Help topic is not specified in the command code or in the help topic for the command."
            )
            self.throw(error, "NoURIFound", "InvalidOperation")
            return
        import webbrowser

        if not webbrowser.open(address):
            self.throw(
                InvalidOperationException(f"No web browser can be opened for {address}."),
                "CannotLaunchURI",
                "InvalidOperation",
            )

    def _own_address(self, info: PSObject) -> str | None:
        """What `[CmdletBinding(HelpUri = …)]` says."""
        command = self.context.commands.find(str(info.notes.get("Name")))
        known = command.metadata(self.context) if command is not None else None
        return known.help_uri or None if known is not None else None

    def _not_found(self, name: str) -> None:
        message = (
            f"Get-Help could not find {name} in a help file in this session. To download updated help topics type: "
            '"Update-Help". To get help online, search for the help topic in the TechNet library at '
            "https://go.microsoft.com/fwlink/?LinkID=107116."
        )
        self.error(HelpNotFoundException(message), "HelpNotFound", "ResourceUnavailable")
