"""Get-Verb."""

from __future__ import annotations

from pyshell.binding.attributes import ValidateSetAttribute
from pyshell.binding.cmdlet import Cmdlet, Example, cmdlet, parameter
from pyshell.commands.verbs import VERBS
from pyshell.values.psobject import custom

_GROUPS = ("Common", "Communications", "Data", "Diagnostic", "Lifecycle", "Other", "Security")


@cmdlet("Get", "Verb", module="Microsoft.PowerShell.Utility", output=("System.Management.Automation.VerbInfo",))
class GetVerbCommand(Cmdlet):
    """Gets the verbs that names of commands should begin with."""

    verb_: list[str] | None = parameter(
        "string[]", position=0, pipeline=True, by_name=True, help="Only these verbs.", wildcards=True
    )
    group: list[str] | None = parameter(
        "string[]",
        position=1,
        pipeline=True,
        by_name=True,
        validate=(ValidateSetAttribute(*_GROUPS),),
        help="Only verbs of these groups.",
    )

    examples = (
        Example("A verb's alias prefix", "(Get-Verb Get).AliasPrefix", "As in the alias `gci`."),
        Example("The verbs of a group", "(Get-Verb -Group Security).Verb", "Block, Grant and so on."),
    )

    def process(self) -> None:
        from pyshell.values.wildcard import matcher

        names = [matcher(pattern) for pattern in self.verb_ or ["*"]]
        groups = [group.lower() for group in self.group or _GROUPS]
        for verb, prefix, group, description in VERBS:
            if group.lower() in groups and any(matches(verb) for matches in names):
                notes = {"Verb": verb, "AliasPrefix": prefix, "Group": group, "Description": description}
                self.write(custom(notes, "System.Management.Automation.VerbInfo"))
