"""Get-Command."""

from __future__ import annotations

from pyshell.binding.attributes import (
    AllowEmptyCollectionAttribute,
    AllowNullAttribute,
    ValidateNotNullOrEmptyAttribute,
)
from pyshell.binding.cmdlet import Cmdlet, In, cmdlet, parameter
from pyshell.runtime import commandview
from pyshell.values.exceptions import ArgumentException, CommandNotFoundException

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


@cmdlet(
    "Get",
    "Command",
    module="Microsoft.PowerShell.Core",
    default_set="CmdletSet",
    output=(
        "System.Management.Automation.AliasInfo",
        "System.Management.Automation.ApplicationInfo",
        "System.Management.Automation.FunctionInfo",
        "System.Management.Automation.CmdletInfo",
        "System.Management.Automation.ExternalScriptInfo",
        "System.Management.Automation.FilterInfo",
        "System.String",
        "System.Management.Automation.PSObject",
    ),
)
class GetCommandCommand(Cmdlet):
    """Gets commands: cmdlets, functions, aliases, scripts and programs."""

    name: list[str] | None = parameter(
        "string[]",
        In("AllCommandSet", position=0, pipeline=True, by_name=True),
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    verb_: list[str] | None = parameter("string[]", In("CmdletSet", by_name=True))
    noun_: list[str] | None = parameter("string[]", In("CmdletSet", by_name=True))
    module: list[str] | None = parameter("string[]", by_name=True, aliases=("PSSnapin",))
    exclude_module: list[str] | None = parameter("string[]")
    fully_qualified_module: Any = parameter("Microsoft.PowerShell.Commands.ModuleSpecification[]", by_name=True)
    command_type: Any = parameter(
        "System.Management.Automation.CommandTypes",
        In("AllCommandSet", by_name=True),
        aliases=("Type",),
    )
    total_count: int | None = parameter("int", by_name=True)
    syntax: bool = parameter("switch", by_name=True)
    show_command_info: bool = parameter("switch")
    argument_list: Any = parameter(
        "System.Object[]",
        position=1,
        remaining=True,
        aliases=("Args",),
        validate=(
            AllowNullAttribute(),
            AllowEmptyCollectionAttribute(),
        ),
    )
    all: bool = parameter("switch", by_name=True)
    list_imported: bool = parameter("switch", by_name=True)
    parameter_name: list[str] | None = parameter("string[]", validate=(ValidateNotNullOrEmptyAttribute(),))
    parameter_type: Any = parameter(
        "System.Management.Automation.PSTypeName[]",
        validate=(ValidateNotNullOrEmptyAttribute(),),
    )
    use_fuzzy_matching: bool = parameter("switch", In("AllCommandSet"))
    fuzzy_minimum_distance: Any = parameter("uint", In("AllCommandSet"))
    use_abbreviation_expansion: bool = parameter("switch", In("AllCommandSet", by_name=True))

    def begin(self) -> None:
        self._found: list[Any] = []
        self._seen: set[int] = set()
        self._wild = False

    def process(self) -> None:
        if self.set_name == "CmdletSet":
            self._by_parts()
            return
        for name in self.name or ["*"]:
            self._by_name(name)

    def _kinds(self) -> set[str] | None:
        """The command types asked for, None for every one."""
        if self.command_type is None:
            return None
        text = str(self.command_type)
        return None if text == "All" else {part.strip() for part in text.split(",")}

    def _wanted(self, info: Any) -> bool:
        kinds = self._kinds()
        if kinds is not None and info.kind not in kinds:
            return False
        if self.module:
            from pyshell.values.wildcard import matcher

            if not any(matcher(m)(info.module_name) for m in self.module):
                return False
        return self._has_parameters(info)

    def _has_parameters(self, info: Any) -> bool:
        if not self.parameter_name and not self.parameter_type:
            return True
        from pyshell.values.wildcard import matcher

        known = commandview.metadata(info)
        if known is None:
            return False
        for declared in known.parameters:
            names = (declared.name, *declared.aliases)
            if self.parameter_name and not any(matcher(p)(n) for p in self.parameter_name for n in names):
                continue
            if self.parameter_type and not any(str(t) == declared.pstype.full_name for t in self.parameter_type):
                continue
            return True
        return False

    def _add(self, info: Any) -> None:
        if id(info) not in self._seen:
            self._seen.add(id(info))
            self._found.append(info)

    def _by_parts(self) -> None:
        from pyshell.values.wildcard import matcher

        self._wild = True
        verbs = [matcher(v) for v in self.verb_ or ()]
        nouns = [matcher(n) for n in self.noun_ or ()]
        for info in self.context.commands.all():
            verb, dash, noun = info.name.partition("-")
            if not dash and (verbs or nouns):
                continue
            if info.kind == "Alias" and (verbs or nouns):
                continue
            if verbs and not any(m(verb) for m in verbs) or nouns and not any(m(noun) for m in nouns):
                continue
            if self._wanted(info):
                self._add(info)

    def _by_name(self, name: str) -> None:
        from pyshell.values.wildcard import matcher

        commands = self.context.commands
        if any(c in name for c in "*?["):
            self._wild = True
            module, _, pattern = name.rpartition("\\")
            matches = matcher(pattern)
            for info in commands.all():
                if (
                    matches(info.name)
                    and (not module or info.module_name.lower() == module.lower())
                    and self._wanted(info)
                ):
                    self._add(info)
            kinds = self._kinds()
            if self.name is not None and (kinds is None or kinds & {"Application", "ExternalScript"}):
                self._programs(matches)
            return
        found = [info for info in self._called(name) if self._wanted(info)]
        if not found:
            error = CommandNotFoundException(
                f"The term '{name}' is not recognized as a name of a cmdlet, function, script file, or executable "
                "program.\n"
                "Check the spelling of the name, or if a path was included, verify that the path is correct and "
                "try again."
            )
            self.error(error, "CommandNotFoundException", "ObjectNotFound", name)
        for info in found if self.all else found[:1]:
            self._add(info)

    def _called(self, name: str) -> list[Any]:
        """Every command of a name, the one that a call would run first."""
        commands = self.context.commands
        if "\\" in name or "/" in name:
            first = commands.find(name, follow=False)
            return [first] if first is not None else []
        found = [commands.alias(name), commands.function(name), commands.cmdlet(name)]
        known: list[Any] = [info for info in found if info is not None]
        if not known:
            first = commands.find(name, follow=False)
            if first is not None and first.name.lower() != "get-" + name.lower():
                known.append(first)
        outside = commands.external(name)
        if outside is not None and outside not in known:
            known.append(outside)
        return known

    def _programs(self, matches: Any) -> None:
        import os

        from pyshell.runtime.commands import ApplicationInfo, ExternalScriptInfo

        seen: set[str] = set()
        for folder in os.environ.get("PATH", "").split(os.pathsep):
            try:
                names = sorted(os.listdir(folder)) if folder else []
            except OSError:
                continue
            for name in names:
                path = os.path.join(folder, name)
                if path in seen or not matches(name):
                    continue
                seen.add(path)
                info: Any = None
                if name.lower().endswith(".ps1"):
                    info = ExternalScriptInfo(name, path)
                elif os.path.isfile(path) and os.access(path, os.X_OK):
                    info = ApplicationInfo(name, path)
                if info is not None and self._wanted(info):
                    self._add(info)

    def end(self) -> None:
        found = self._found
        kinds = self._kinds()
        if self.name is None and not self.all and "TotalCount" not in self.bound:
            skipped = {"Alias", "Application"} - (kinds or set())
            found = [info for info in found if info.kind not in skipped or info.name.find("-") > 0]
        for wanted in self.parameter_name or ():
            if not any(c in wanted for c in "*?[") and not found:
                message = f'A parameter cannot be found that matches parameter name "{wanted}".'
                self.error(ArgumentException(message), "CommandParameterNotFound", "ObjectNotFound", wanted)
        if self._wild or self.name is None:
            found = sorted(found, key=lambda info: (_ORDER.get(info.kind, 9), info.name.lower()))
        if self.total_count is not None and "TotalCount" in self.bound and self.total_count >= 0:
            found = found[: self.total_count]
        for info in found:
            if self.syntax:
                self._write_syntax(info)
            else:
                self.write(info)

    def _write_syntax(self, info: Any) -> None:
        if info.kind == "Alias":
            target = commandview.resolved_command(info)
            if target is None:
                return
            text = f"{info.name} (alias) -> {target.name}\n{commandview.syntax(target, info.name)}"
        else:
            target = info
            text = commandview.syntax(info)
        self.write(text)


# The order in which a list of commands of several types is shown.
_ORDER = {"Alias": 0, "Function": 1, "Filter": 2, "Cmdlet": 3, "ExternalScript": 4, "Application": 5}
