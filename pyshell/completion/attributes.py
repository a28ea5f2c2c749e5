"""Named arguments of attributes."""

from __future__ import annotations

from pyshell.completion.results import CompletionResult
from pyshell.language import nodes as ast

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.completion.analysis import Place

# The settable properties of the attributes, in .NET's order.
_ARGUMENTS = {
    "parameter": (
        "Position Int32|ParameterSetName String|Mandatory Boolean|ValueFromPipeline Boolean|"
        "ValueFromPipelineByPropertyName Boolean|ValueFromRemainingArguments Boolean|HelpMessage String|"
        "HelpMessageBaseName String|HelpMessageResourceId String|DontShow Boolean"
    ),
    "cmdletbinding": (
        "PositionalBinding Boolean|DefaultParameterSetName String|SupportsShouldProcess Boolean|SupportsPaging Boolean|"
        "SupportsTransactions Boolean|ConfirmImpact Management.Automation.ConfirmImpact|HelpUri String|"
        "RemotingCapability Management.Automation.RemotingCapability"
    ),
    "outputtype": "ProviderCmdlet String|ParameterSetName String[]",
    "validateset": "ErrorMessage String|IgnoreCase Boolean",
    "validatepattern": "ErrorMessage String|Options Text.RegularExpressions.RegexOptions",
    "validatescript": "ErrorMessage String",
}


def _attribute(place: Place) -> ast.AttributeAst | None:
    for node in reversed(place.chain()):
        if isinstance(node, ast.AttributeAst):
            return node
    return None


def inside(place: Place) -> bool:
    """Whether the cursor is in an attribute's parentheses."""
    found = _attribute(place)
    return found is not None and "(" in place.text[found.start : place.start]


def complete(place: Place, typed: str) -> list[CompletionResult]:
    """The arguments whose names begin as typed."""
    found = _attribute(place)
    if found is None:
        return []
    name = found.type_name.name.lower().rpartition(".")[2].removesuffix("attribute")
    results = []
    for each in _ARGUMENTS.get(name, "").split("|"):
        argument, _, kind = each.partition(" ")
        if argument and argument.lower().startswith(typed.lower()):
            results.append(CompletionResult(argument, argument, "Property", f"System.{kind} {argument}"))
    return results
