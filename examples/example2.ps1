# Example 2: the effect of disconnecting and reconnecting.
$null = New-PSSession -ComputerName Localhost -Name Backups
Get-PSSession
Get-PSSession | Disconnect-PSSession
Get-PSSession | Connect-PSSession
Get-PSSession | Remove-PSSession
