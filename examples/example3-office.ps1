# Example 3, at the office: start the backup in a session on Server01, leave the session, and go home.
# Out-Host stands for the prompt: typed there, each command shows its result by itself.
$s = New-PSSession -ComputerName Server01 -Name ITTask -ConfigurationName ITTasks
Invoke-Command -Session $s -HideComputerName -ScriptBlock {Start-Job -FilePath \\Server30\Scripts\Backup-SQLDatabase.ps1} | Out-Host
Disconnect-PSSession -Session $s -OutputBufferingMode Drop -IdleTimeoutSec 60*60*15 | Out-Host
