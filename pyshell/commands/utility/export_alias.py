"""Export-Alias."""

from __future__ import annotations

import getpass
import platform

from pyshell.binding.attributes import ValidateNotNullOrEmptyAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, In, cmdlet, parameter
from pyshell.commands.text_files import TextFileWriter
from pyshell.commands.variables import scope_of
from pyshell.values.convert import to_string
from pyshell.values.members import get_member

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_OPTIONS = ((1, "ReadOnly"), (2, "Constant"), (4, "Private"), (8, "AllScope"))


@cmdlet(
    "Export",
    "Alias",
    module="Microsoft.PowerShell.Utility",
    default_set="ByPath",
    output=("System.Management.Automation.AliasInfo",),
    should_process=True,
)
class ExportAliasCommand(Cmdlet):
    """Writes aliases into a file that `Import-Alias` reads, or as a script."""

    path: str = parameter("string", In("ByPath", mandatory=True, position=0), help="The file.")
    literal_path: str = parameter(
        "string",
        In("ByLiteralPath", mandatory=True, by_name=True),
        aliases=("PSPath", "LP"),
        help="The file, without wildcards.",
    )
    name: list[str] | None = parameter(
        "string[]", position=1, by_name=True, help="Only aliases of these names.", wildcards=True
    )
    pass_thru: bool = parameter("switch", help="Give the aliases on.")
    as_: Any = parameter(
        "Microsoft.PowerShell.Commands.ExportAliasFormat",
        default="Csv",
        help="Csv for Import-Alias, or Script.",
        name="As",
    )
    append: bool = parameter("switch", help="Add to the file.")
    force: bool = parameter("switch", help="Write over a read-only file.")
    no_clobber: bool = parameter("switch", aliases=("NoOverwrite",), help="Leave a file that exists as it is.")
    description: str | None = parameter(
        "string", validate=(ValidateNotNullOrEmptyAttribute(),), help="A remark for the head of the file."
    )
    scope: str | None = parameter(
        "string", validate=(ValidateNotNullOrEmptyAttribute(),), help="The scope whose aliases are written."
    )

    examples = (
        Example(
            "Keep aliases in a file",
            "Set-Alias now Get-Date; Export-Alias aliases.csv -Name now; Get-Content aliases.csv -Tail 1",
            "A line for each alias below some remarks.",
        ),
    )

    def process(self) -> None:
        from pyshell.values.wildcard import matcher

        literal = self.set_name == "ByLiteralPath"
        path = self.literal_path if literal else self.path
        if not self.should_process(path):
            return
        scope = scope_of(self, self.scope)
        found: dict[str, Any] = {}
        for level in [scope] if self.scope else scope.each():
            for key, info in (level.aliases or {}).items():
                found.setdefault(key, info)
        wanted = [matcher(pattern) for pattern in self.name or ["*"]]
        chosen = [info for _, info in sorted(found.items()) if any(matches(info.name) for matches in wanted)]
        script = to_string(self.as_).lower() == "script"
        lines = [*self._head(), *(script_line(info) if script else csv_line(info) for info in chosen)]
        file = TextFileWriter(
            self, path, "utf8NoBOM", literal, bool(self.append), bool(self.force), bool(self.no_clobber)
        )
        file.write("".join(line + "\n" for line in lines))
        file.close()
        if self.pass_thru:
            self.write_all(chosen)

    def _head(self) -> list[str]:
        from pyshell.values.clr.datetime import DateTime
        from pyshell.values.members import get_static
        from pyshell.values.pstype import type_of_class

        now = to_string(get_member(get_static(type_of_class(DateTime), "Now"), "DateTime"))
        lines = [
            "# Alias File",
            f"# Exported by : {getpass.getuser()}",
            f"# Date/Time : {now}",
            f"# Computer : {platform.node()}",
        ]
        if self.description:
            lines.extend("# " + line for line in self.description.splitlines())
        return lines


def _parts(info: Any) -> list[str]:
    options = [name for bit, name in _OPTIONS if info.options & bit]
    return [info.name, info.definition, info.description or "", ", ".join(options) or "None"]


def csv_line(info: Any) -> str:
    """An alias as a line of the file that Import-Alias reads."""
    return ",".join('"' + part.replace('"', '""') + '"' for part in _parts(info))


def script_line(info: Any) -> str:
    """An alias as the command that makes it."""
    quoted = ['"' + part.replace("`", "``").replace('"', '`"').replace("$", "`$") + '"' for part in _parts(info)]
    return "set-alias -Name:{} -Value:{} -Description:{} -Option:{}".format(*quoted)
