"""Import-Alias."""

from __future__ import annotations

import csv

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.text_files import read_text
from pyshell.commands.variables import option_bits, scope_of
from pyshell.providers.tables import check_alias
from pyshell.runtime.commands import AliasInfo
from pyshell.values.exceptions import FormatException, NetException, SessionStateException


@cmdlet(
    "Import",
    "Alias",
    module="Microsoft.PowerShell.Utility",
    default_set="ByPath",
    output=("System.Management.Automation.AliasInfo",),
    should_process=True,
)
class ImportAliasCommand(Cmdlet):
    """Makes the aliases that `Export-Alias` wrote into a file."""

    path: str = parameter(
        "string", In("ByPath", mandatory=True, position=0, pipeline=True, by_name=True), help="The file."
    )
    literal_path: str = parameter(
        "string",
        In("ByLiteralPath", mandatory=True, by_name=True),
        aliases=("PSPath", "LP"),
        help="The file, without wildcards.",
    )
    scope: str | None = parameter(
        "string", validate=(ValidateNotNullOrEmptyAttribute(),), help="The scope that gets the aliases."
    )
    pass_thru: bool = parameter("switch", help="Give the aliases on.")
    force: bool = parameter("switch", help="Change aliases that exist, read-only ones too.")

    examples = (
        Example(
            "Read aliases from a file",
            'Set-Content a.csv \'"now","Get-Date","","None"\'; Import-Alias a.csv; (Get-Alias now).Definition',
            "Each line holds name, command, description and options.",
        ),
    )

    def process(self) -> None:
        literal = self.set_name == "ByLiteralPath"
        path = self.literal_path if literal else self.path
        text = read_text(self, path, "utf8", literal)
        scope = scope_of(self, self.scope)
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            parts = next(csv.reader([line]))
            if len(parts) != 4:
                message = (
                    f"Line number {number} in the file '{path}' is not a line of four values, which an alias needs."
                )
                self.error(FormatException(message), "ImportAliasFileFormatError", "ReadError", path)
                continue
            name, definition, description, options = parts
            if not self.should_process(f"Name: {name} Value: {definition}", "Import Alias"):
                continue
            try:
                existing = (scope.aliases or {}).get(name.lower()) or (
                    None if self.scope else self.context.commands.alias(name, scope)
                )
                if existing is not None and not self.force:
                    raise SessionStateException(
                        f"The alias is not allowed, because an alias with the name '{name}' already exists.",
                        error_id="AliasAlreadyExists",
                        category="ResourceExists",
                        target=name,
                    )
                check_alias(existing, name, bool(self.force))
                info = AliasInfo(name, definition, option_bits(options.split(",")), description)
                self.context.commands.set_alias(scope, info)
            except NetException as error:
                self.error(error)
                continue
            if self.pass_thru:
                self.write(info)
