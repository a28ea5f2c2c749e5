"""The functions that a shell starts with, as PowerShell text. They are compiled when first called."""

from __future__ import annotations

FUNCTIONS: tuple[tuple[str, str], ...] = (
    ("cd..", "Set-Location .."),
    ("cd\\", "Set-Location \\"),
    ("cd~", "Set-Location ~"),
    ("Clear-Host", '[System.Console]::Write("`e[H`e[2J`e[3J")'),
    (
        "help",
        """<#
.FORWARDHELPTARGETNAME Get-Help
.FORWARDHELPCATEGORY Cmdlet
#>
[CmdletBinding(DefaultParameterSetName = 'AllUsersView')]
param(
    [Parameter(Position = 0, ValueFromPipelineByPropertyName)] [string] $Name,
    [string] $Path,
    [ValidateSet('Alias', 'Cmdlet', 'Provider', 'General', 'FAQ', 'Glossary', 'HelpFile', 'ScriptCommand', 'Function',
        'Filter', 'ExternalScript', 'All', 'DefaultHelp', 'DscResource', 'Class', 'Configuration')] [string[]]
        $Category,
    [Parameter(ParameterSetName = 'DetailedView', Mandatory)] [switch] $Detailed,
    [Parameter(ParameterSetName = 'AllUsersView')] [switch] $Full,
    [Parameter(ParameterSetName = 'Examples', Mandatory)] [switch] $Examples,
    [Parameter(ParameterSetName = 'Parameters', Mandatory)] [string[]] $Parameter,
    [string[]] $Component,
    [string[]] $Functionality,
    [string[]] $Role,
    [Parameter(ParameterSetName = 'Online', Mandatory)] [switch] $Online
)
process { Get-Help @PSBoundParameters }""",
    ),
    (
        "oss",
        """[CmdletBinding()]
param([ValidateRange(2, 2147483647)] [int] $Width, [Parameter(ValueFromPipeline)] [psobject] $InputObject)
begin { $objects = [System.Collections.ArrayList]::new() }
process { $null = $objects.Add($InputObject) }
end {
    $settings = if ($Width) { @{ Width = $Width } } else { @{} }
    $objects | Out-String -Stream @settings
}""",
    ),
    ("Pause", "$null = Read-Host 'Press Enter to continue...'"),
    ("prompt", """"PS $($ExecutionContext.SessionState.Path.CurrentLocation)$('>' * ($NestedPromptLevel + 1)) \""""),
    (
        "TabExpansion2",
        """[CmdletBinding(DefaultParameterSetName = 'ScriptInputSet')]
[OutputType([System.Management.Automation.CommandCompletion])]
param(
    [Parameter(ParameterSetName = 'ScriptInputSet', Mandatory, Position = 0)] [AllowEmptyString()] [string]
    $inputScript,
    [Parameter(ParameterSetName = 'ScriptInputSet', Position = 1)] [int] $cursorColumn = $inputScript.Length,
    [Parameter(ParameterSetName = 'AstInputSet', Mandatory, Position = 0)] [System.Management.Automation.Language.Ast]
    $ast,
    [Parameter(ParameterSetName = 'AstInputSet', Mandatory, Position = 1)]
    [System.Management.Automation.Language.Token[]] $tokens,
    [Parameter(ParameterSetName = 'AstInputSet', Mandatory, Position = 2)]
    [object] $positionOfCursor,
    [Parameter(ParameterSetName = 'ScriptInputSet', Position = 2)] [Parameter(ParameterSetName = 'AstInputSet',
    Position = 3)] [hashtable] $options
)
end {
    if ($PSCmdlet.ParameterSetName -eq 'ScriptInputSet') {
        [System.Management.Automation.CommandCompletion]::CompleteInput($inputScript, $cursorColumn, $options)
    }
    else {
        [System.Management.Automation.CommandCompletion]::CompleteInput($ast.Extent.Text, $positionOfCursor.Offset,
        $options)
    }
}""",
    ),
)
