# Example 3, at home: find the session, connect to it, take the job's results, and make the database from them.
Get-PSSession -ComputerName Server01 -Name ITTask
$s = Connect-PSSession -ComputerName Server01 -Name ITTask
$s
$null = Invoke-Command -Session $s -ScriptBlock {Wait-Job -Id 1}
Invoke-Command -Session $s -ScriptBlock {Get-Job}
Invoke-Command -Session $s -ScriptBlock {$BackupSpecs = Receive-Job -Name Job2}
Invoke-Command -Session $s -ScriptBlock {\\Server30\Scripts\New-SQLDatabase.ps1 -Name $BackupSpecs.Name -Script $BackupSpecs.Initialization}
Disconnect-PSSession -Session $s -OutputBufferingMode Drop -IdleTimeoutSec 60*60*15
