"""Implicit remoting: functions here that run a session's commands over there, as the text of a module.

What the other side tells of its commands is not trusted: names that are no plain identifiers are left out, and texts
are quoted.
"""

from __future__ import annotations

import json
import re
import uuid
from pathlib import Path
from typing import Any

from pyshell.remoting.connection_info import WSManConnectionInfo
from pyshell.remoting.remote_call import call
from pyshell.remoting.session import PSSession

# Commands that a session needs for itself.
_NEVER = frozenset({"exit-pssession", "enter-pssession", "prompt", "tabexpansion2", "out-default", "get-command",
                    "get-formatdata", "select-object", "measure-object"})  # fmt: skip
_COMMON = frozenset({
    "verbose", "debug", "erroraction", "warningaction", "informationaction", "progressaction", "errorvariable",
    "warningvariable", "informationvariable", "outvariable", "outbuffer", "pipelinevariable",
})  # fmt: skip
_COMMAND_NAME = re.compile(r"\w[\w.-]*", re.ASCII)
_PARAMETER_NAME = re.compile(r"\w+", re.ASCII)

_DESCRIBE = r"""param($names, $types, $modules, $arguments)
$find = @{}
if ($names) { $find.Name = $names }
if ($types) { $find.CommandType = $types }
if ($modules) { $find.Module = $modules }
if ($arguments) { $find.ArgumentList = $arguments }
foreach ($found in Get-Command @find -ErrorAction SilentlyContinue) {
    $real = $found
    while ("$($real.CommandType)" -eq 'Alias' -and $real.ResolvedCommand) { $real = $real.ResolvedCommand }
    if ('Function', 'Filter', 'Cmdlet' -notcontains "$($real.CommandType)") { continue }
    $parameters = @(foreach ($parameter in $real.Parameters.Values) {
        $sets = @(foreach ($name in $parameter.ParameterSets.Keys) {
            $set = $parameter.ParameterSets[$name]
            @{ set = "$name"; mandatory = $set.IsMandatory; position = $set.Position; pipeline = $set.ValueFromPipeline
               byName = $set.ValueFromPipelineByPropertyName; rest = $set.ValueFromRemainingArguments }
        })
        @{ name = $parameter.Name; switch = $parameter.SwitchParameter; aliases = @($parameter.Aliases); sets = $sets }
    })
    @{ name = $found.Name; target = $real.Name; alias = $found.Name -ne $real.Name
       default = $real.DefaultParameterSet; parameters = $parameters } | ConvertTo-Json -Compress -Depth 6
}"""


class ProxyModule:
    """The functions and aliases of a session's commands."""

    def __init__(self, session: PSSession, commands: list[dict[str, Any]]) -> None:
        self.session = session
        self.functions = {str(each["target"]): each for each in commands if not each["alias"]}
        self.aliases = {str(each["name"]): str(each["target"]) for each in commands if each["alias"]}
        for each in commands:
            # An alias brings the command that it stands for.
            if each["alias"]:
                self.functions.setdefault(str(each["target"]), each)

    def write(self, folder: Path, name: str, encoding: str = "utf-8") -> list[Path]:
        """The module's files in a folder: the manifest first."""
        folder.mkdir(parents=True, exist_ok=True)
        manifest, code = folder / f"{name}.psd1", folder / f"{name}.psm1"
        manifest.write_text(self.manifest(name), encoding=encoding)
        code.write_text(self.code(), encoding=encoding)
        return [manifest, code]

    def manifest(self, name: str) -> str:
        functions = ", ".join(map(quoted, self.functions))
        aliases = ", ".join(map(quoted, self.aliases))
        return (
            "@{\n"
            f"    GUID = '{uuid.uuid4()}'\n"
            f"    Description = {quoted('Implicit remoting for ' + self._where())}\n"
            "    ModuleVersion = '1.0'\n"
            f"    RootModule = {quoted(name + '.psm1')}\n"
            f"    FunctionsToExport = @({functions})\n"
            f"    AliasesToExport = @({aliases})\n"
            "    PrivateData = @{ ImplicitRemoting = $true }\n"
            "}\n"
        )

    def code(self) -> str:
        parts = [_HEAD.replace("@NEW@", self._new_session())]
        parts += [function_text(name, told) for name, told in self.functions.items()]
        parts += [f"Set-Alias -Name {quoted(name)} -Value {quoted(target)}" for name, target in self.aliases.items()]
        parts.append(
            f"Export-ModuleMember -Function @({', '.join(map(quoted, self.functions))}) "
            f"-Alias @({', '.join(map(quoted, self.aliases))})"
        )
        return "\n".join(parts) + "\n"

    def _where(self) -> str:
        info = self.session.info
        return info.connection_uri if isinstance(info, WSManConnectionInfo) else info.computer_name

    def _new_session(self) -> str:
        info = self.session.info
        name = quoted("Session for implicit remoting")
        if isinstance(info, WSManConnectionInfo):
            secure = " -UseSSL" if info.scheme == "https" else ""
            return (
                f"New-PSSession -Name {name} -ComputerName {quoted(info.computer_name)} "
                f"-ApplicationName {quoted(info.app_name)} -ConfigurationName {quoted(info.configuration_name)}{secure}"
            )
        return f"New-PSSession -Name {name} -HostName {quoted(info.computer_name)}"


def describe(session: PSSession, names: Any, types: Any, modules: Any, arguments: Any) -> list[dict[str, Any]]:
    """What a session tells of its commands. Raises RemoteFailure, TransportError."""
    told = call(session, _DESCRIBE, names, types, modules, arguments)
    found = [json.loads(str(each)) for each in told]
    return [each for each in found if _is_wanted(each)]


def _is_wanted(told: dict[str, Any]) -> bool:
    names = (str(told["name"]), str(told["target"]))
    return all(_COMMAND_NAME.fullmatch(name) and name.lower() not in _NEVER for name in names)


def quoted(text: str) -> str:
    """A text as a single-quoted string; PowerShell takes typographic quotes for quotes as well."""
    return "'" + re.sub("(['\u2018\u2019\u201a\u201b])", r"\1\1", text) + "'"


def function_text(name: str, told: dict[str, Any]) -> str:
    """The function that stands for a command."""
    parameters = [
        _parameter(each)
        for each in told["parameters"]
        if _PARAMETER_NAME.fullmatch(str(each["name"])) and str(each["name"]).lower() not in _COMMON
    ]
    if not any(str(each["name"]).lower() == "asjob" for each in told["parameters"]):
        parameters.append("    [switch] ${AsJob}")
    default = str(told.get("default") or "")
    binding = f"DefaultParameterSetName = {quoted(default)}, " if default and default != "__AllParameterSets" else ""
    return (
        _FUNCTION.replace("@NAME@", name)
        .replace("@QUOTED@", quoted(name))
        .replace("@BINDING@", f"{binding}PositionalBinding = $false")
        .replace("@PARAMETERS@", ",\n".join(parameters))
    )


def _parameter(told: dict[str, Any]) -> str:
    lines: list[str] = []
    for each in told["sets"]:
        words: list[str] = []
        if each["set"] != "__AllParameterSets":
            words.append(f"ParameterSetName = {quoted(str(each['set']))}")
        if each["mandatory"]:
            words.append("Mandatory = $true")
        if isinstance(each["position"], int) and each["position"] >= 0:
            words.append(f"Position = {each['position']}")
        for key, word in (
            ("pipeline", "ValueFromPipeline"),
            ("byName", "ValueFromPipelineByPropertyName"),
            ("rest", "ValueFromRemainingArguments"),
        ):
            if each[key]:
                words.append(f"{word} = $true")
        if words:
            lines.append(f"    [Parameter({', '.join(words)})]")
    aliases = [str(each) for each in told["aliases"] or () if _PARAMETER_NAME.fullmatch(str(each))]
    if aliases:
        lines.append(f"    [Alias({', '.join(map(quoted, aliases))})]")
    lines.append(f"    {'[switch] ' if told['switch'] else ''}${{{told['name']}}}")
    return "\n".join(lines)


_HEAD = """param($PSSession)

$script:PSSession = $PSSession

function Get-PSImplicitRemotingSession {
    if ($null -eq $script:PSSession -or "$($script:PSSession.State)" -ne 'Opened') {
        $script:PSSession = @NEW@
    }
    $script:PSSession
}
"""

_FUNCTION = """function @NAME@ {
    [CmdletBinding(@BINDING@)]
    param(
@PARAMETERS@
    )
    begin {
        $bound = @{}
        foreach ($pair in $PSBoundParameters.GetEnumerator()) {
            $bound[$pair.Key] = if ($pair.Value -is [switch]) { [bool] $pair.Value } else { $pair.Value }
        }
        $bound.Remove('AsJob')
        $items = [System.Collections.ArrayList]::new()
    }
    process {
        if ($MyInvocation.ExpectingInput) { $null = $items.Add($_) }
    }
    end {
        $call = @{
            Session = Get-PSImplicitRemotingSession
            HideComputerName = $true
            ArgumentList = @QUOTED@, $bound, $MyInvocation.ExpectingInput
            ScriptBlock = {
                param($name, $bound, $piped)
                if ($piped) { $input | & $name @bound } else { & $name @bound }
            }
        }
        if ($AsJob) { $call.AsJob = $true }
        if ($MyInvocation.ExpectingInput) { $items | Invoke-Command @call } else { Invoke-Command @call }
    }
}
"""
