# Example 3, at home: find the session, connect to it, take the job's results, and make the database from them.
# Out-Host stands for the prompt: typed there, each command shows its result by itself.
Get-PSSession -ComputerName Server01 -Name ITTask | Out-Host
$s = Connect-PSSession -ComputerName Server01 -Name ITTask
$s | Out-Host
$null = Invoke-Command -Session $s -ScriptBlock {Wait-Job -Id 1}
Invoke-Command -Session $s -HideComputerName -ScriptBlock {Get-Job} | Out-Host
Invoke-Command -Session $s -ScriptBlock {$BackupSpecs = Receive-Job -Name Job2}
Invoke-Command -Session $s -ScriptBlock {\\Server30\Scripts\New-SQLDatabase.ps1 -Name $BackupSpecs.Name -Script $BackupSpecs.Initialization}
Disconnect-PSSession -Session $s -OutputBufferingMode Drop -IdleTimeoutSec 60*60*15 | Out-Host
