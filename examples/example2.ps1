# Example 2: the effect of disconnecting and reconnecting.
# Out-Host stands for the prompt: typed there, each command shows its result by itself.
$null = New-PSSession -ComputerName Localhost -Name Backups
Get-PSSession | Out-Host
Get-PSSession | Disconnect-PSSession | Out-Host
Get-PSSession | Connect-PSSession | Out-Host
Get-PSSession | Remove-PSSession
