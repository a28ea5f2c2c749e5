"""Types of the engine that scripts name: where their Python classes are, imported when one is first named."""

from __future__ import annotations

from pyshell.values import pstype

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pyshell.values.pstype import PSType

_SMA = "system.management.automation."
_ATTRIBUTES = (
    "Parameter", "CmdletBinding", "Alias", "OutputType", "AllowNull", "AllowEmptyString", "AllowEmptyCollection",
    "SupportsWildcards", "PSDefaultValue", "ArgumentCompleter", "ArgumentCompletions", "ValidateSet", "ValidateRange",
    "ValidateLength", "ValidateCount", "ValidatePattern", "ValidateScript", "ValidateNotNull", "ValidateNotNullOrEmpty",
    "ValidateNotNullOrWhiteSpace", "ValidateDrive", "ValidateUserDrive", "Credential",
)  # fmt: skip
PLACES: dict[str, tuple[str, str]] = {
    "system.attribute": ("pyshell.binding.attributes", "Attribute"),
    "system.flagsattribute": ("pyshell.binding.attributes", "FlagsAttribute"),
    _SMA + "validateargumentsattribute": ("pyshell.binding.attributes", "ValidateAttribute"),
    _SMA + "validateenumeratedargumentsattribute": ("pyshell.binding.attributes", "ValidateEachAttribute"),
    _SMA + "argumenttransformationattribute": ("pyshell.binding.attributes", "TransformationAttribute"),
    _SMA + "argumenttypeconverterattribute": ("pyshell.binding.attributes", "ArgumentTypeConverter"),
    _SMA + "runtimedefinedparameter": ("pyshell.binding.runtime_defined", "RuntimeDefinedParameter"),
    _SMA + "runtimedefinedparameterdictionary": (
        "pyshell.binding.runtime_defined",
        "RuntimeDefinedParameterDictionary",
    ),
    _SMA + "cmdlet": ("pyshell.binding.runtime_defined", "CmdletFacts"),
    _SMA + "psscriptcmdlet": ("pyshell.runtime.pscmdlet", "PSScriptCmdlet"),
    _SMA + "psmoduleinfo": ("pyshell.runtime.modules", "PSModuleInfo"),
    _SMA + "psvariable": ("pyshell.runtime.scopes", "PSVariable"),
    _SMA + "scriptblock": ("pyshell.runtime.scriptblock", "ScriptBlock"),
    _SMA + "commandinfo": ("pyshell.runtime.commands", "CommandInfo"),
    _SMA + "functioninfo": ("pyshell.runtime.commands", "FunctionInfo"),
    _SMA + "cmdletinfo": ("pyshell.runtime.commands", "CmdletInfo"),
    _SMA + "aliasinfo": ("pyshell.runtime.commands", "AliasInfo"),
    _SMA + "filterinfo": ("pyshell.runtime.commands", "FilterInfo"),
    _SMA + "applicationinfo": ("pyshell.runtime.commands", "ApplicationInfo"),
    _SMA + "externalscriptinfo": ("pyshell.runtime.commands", "ExternalScriptInfo"),
    _SMA + "commandcompletion": ("pyshell.completion.results", "CommandCompletion"),
    _SMA + "completionresult": ("pyshell.completion.results", "CompletionResult"),
    _SMA + "psserializer": ("pyshell.remoting.ps_serializer", "PSSerializer"),
    _SMA + "pagingparameters": ("pyshell.binding.common", "PagingParameters"),
    _SMA + "remoting.pssessionoption": ("pyshell.remoting.session_options", "PSSessionOption"),
    _SMA + "powershell": ("pyshell.remoting.hosting", "PowerShell"),
    _SMA + "host.choicedescription": ("pyshell.runtime.intrinsics", "ChoiceDescription"),
    _SMA + "engineintrinsics": ("pyshell.runtime.intrinsics", "EngineIntrinsics"),
}
for _name in _ATTRIBUTES:
    PLACES[f"{_SMA}{_name.lower()}attribute"] = ("pyshell.binding.attributes", _name + "Attribute")


def engine_type(folded: str) -> PSType | None:
    """The engine's type of a lower-case name (full, short or with an attribute's ending left out), or None."""
    place = PLACES.get(folded)
    if place is None:
        place = PLACES.get(_SMA + folded) if "." not in folded else None
        if place is None:
            place = PLACES.get(f"{_SMA}{folded}attribute") if "." not in folded else PLACES.get(folded + "attribute")
    if place is None:
        return None
    module, name = place
    return pstype.type_of_class(getattr(__import__(module, fromlist=["_"]), name))
